"""Reading codes from scanned or printed papers: PDF, PNG and JPEG."""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sankul.exchange.scan_looks import Looker
from sankul.rules.verification import (
    PageCodes,
    PaperEmpty,
    PaperIsFolder,
    PaperLocked,
    PaperMissing,
    PaperTooLarge,
    PaperTooLong,
    PaperUnreadable,
)

if TYPE_CHECKING:
    from PIL.Image import Image

RESOLUTIONS = (150, 300)
MOST_PIXELS = 60_000_000
"""The larger of two tries reads small or worn codes; A3 at 300 dots per inch has 17 million pixels."""

MOST_PAGES = 1_000
"""As many as one file of issued certificates has at most."""

FEW_PAGES = 5
MOST_BYTES = 500_000_000


def texts_in(file: Path) -> tuple[PageCodes, ...]:
    """The codes on each page.

    Raises PaperMissing, PaperIsFolder, PaperEmpty, PaperLocked, PaperTooLarge, PaperTooLong, or PaperUnreadable for what is
    no picture or PDF, or is broken.
    """
    _check(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large or odd pictures, which are judged here
            pages = _pdf_pages(file) if _is_pdf(file) else _picture(file)
            found = tuple(PageCodes(page, texts) for page, texts in enumerate(pages, start=1))
    except (PaperTooLarge, PaperTooLong, PaperLocked):
        raise
    except Exception as fault:
        # Picture and PDF libraries raise many kinds of errors for broken files; here they all mean the same.
        raise PaperUnreadable(path=file) from fault
    if not found:
        raise PaperUnreadable(path=file)
    return found


def _check(file: Path) -> None:
    if os.path.isdir(file):
        raise PaperIsFolder(path=file)
    if not os.path.isfile(file):
        raise PaperMissing(path=file)
    size = os.path.getsize(file)
    if not size:
        raise PaperEmpty(path=file)
    if size > MOST_BYTES:
        raise PaperTooLarge(path=file)


def _is_pdf(file: Path) -> bool:
    with file.open("rb") as opened:
        return b"%PDF-" in opened.read(1024)


def _picture(file: Path) -> Iterator[tuple[str, ...]]:
    from PIL import Image

    try:
        with Image.open(file, formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PaperTooLarge(path=file)
            shown = _in_grey(picture)
    except Image.DecompressionBombError as fault:
        raise PaperTooLarge(path=file) from fault
    looker = Looker()
    texts = looker.glance(shown)
    yield _union(texts, looker.look_again(shown)) if texts else looker.look_closely(shown)


def _union(*texts: tuple[str, ...]) -> tuple[str, ...]:
    """Each text once."""
    return tuple(dict.fromkeys(text for each in texts for text in each))


def _in_grey(picture: "Image") -> "Image":
    """In shades of grey, on white where the picture is transparent."""
    from PIL import Image

    if picture.mode.startswith("I"):  # 16 bits for each pixel, of which the library would cut off the wrong ones
        return picture.point(lambda value: value / 256).convert("L")
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture.convert("RGBA")).convert("L")
    return picture.convert("L")


def _pdf_pages(file: Path) -> Iterator[tuple[str, ...]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise PaperLocked(path=file) from fault
        raise
    try:
        if len(document) > MOST_PAGES:
            raise PaperTooLong(path=file, pages=len(document), most=MOST_PAGES)
        looker = Looker()
        for page in document:
            _check_images(page, file)
            yield _codes_of_page(page, looker, is_long=len(document) > FEW_PAGES)
            page.close()
    finally:
        document.close()


def _check_images(page: Any, file: Path) -> None:
    """Raises PaperTooLarge for a picture that would fill the memory once it is unpacked."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    for shown in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=5):
        width, height = shown.get_px_size()
        if width * height > MOST_PIXELS:
            raise PaperTooLarge(path=file)


def _codes_of_page(page: Any, looker: Looker, *, is_long: bool) -> tuple[str, ...]:
    """The codes of a page, drawn finer and looked at more closely when the first look finds none.

    In a long file, which is hardly one of scans, a page that shows a code is not looked at again for a second one.
    """
    width, height = page.get_size()
    pictures = []
    for resolution in RESOLUTIONS:
        scale = min(resolution / 72, (MOST_PIXELS / (width * height)) ** 0.5)
        pictures.append(page.render(scale=scale, grayscale=True).to_pil().convert("L"))
        if texts := looker.glance(pictures[-1]):
            return texts if is_long else _union(texts, looker.look_again(pictures[0]))
    return next((texts for picture in pictures if (texts := looker.look_closely(picture))), ())
