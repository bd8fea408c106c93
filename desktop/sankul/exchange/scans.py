"""Reading codes from scanned or printed papers: PDF, PNG and JPEG."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sankul.rules.verification import PageCodes, PaperMissing, PaperUnreadable

RESOLUTIONS = (150, 300)
MOST_PIXELS = 60_000_000
"""The larger of two tries reads small or worn codes; A3 at 300 dots per inch has 17 million pixels."""


def texts_in(file: Path) -> tuple[PageCodes, ...]:
    """The codes on each page. Raises PaperMissing, or PaperUnreadable for what is no picture or PDF, or is broken."""
    if not os.path.isfile(file):
        raise PaperMissing(path=file)
    try:
        pages = _pdf_pages(file) if _is_pdf(file) else _picture(file)
        found = tuple(PageCodes(page, texts) for page, texts in enumerate(pages, start=1))
    except Exception as fault:
        # Picture and PDF libraries raise many kinds of errors for broken files; here they all mean the same.
        raise PaperUnreadable(path=file) from fault
    if not found:
        raise PaperUnreadable(path=file)
    return found


def _is_pdf(file: Path) -> bool:
    with file.open("rb") as opened:
        return b"%PDF-" in opened.read(1024)


def _codes(picture: Any) -> tuple[str, ...]:
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    return tuple(code.text for code in found)


def _picture(file: Path) -> Iterator[tuple[str, ...]]:
    from PIL import Image

    with Image.open(file, formats=("PNG", "JPEG")) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("too large")
        yield _codes(picture.convert("L"))


def _pdf_pages(file: Path) -> Iterator[tuple[str, ...]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        for page in document:
            yield _codes_of_page(page)
    finally:
        document.close()


def _codes_of_page(page: Any) -> tuple[str, ...]:
    """The codes of a page, drawn finer when the first look finds none."""
    width, height = page.get_size()
    for resolution in RESOLUTIONS:
        scale = min(resolution / 72, (MOST_PIXELS / (width * height)) ** 0.5)
        if texts := _codes(page.render(scale=scale, grayscale=True).to_pil()):
            return texts
    return ()
