"""Certificates: one page each, drawn by their designs."""

from collections.abc import Sequence
from pathlib import Path

from sankul.operations.designs import STARTERS, starter
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.printing.certificate_wording import day_of, fact, title_of
from sankul.printing.designs import Dressing, text_sizes
from sankul.printing.document import NothingToPrint, save_whole
from sankul.printing.paper import A4_LANDSCAPE, Paper
from sankul.printing.sayings import languages
from sankul.rules.papers import CertificatePage


def print_certificates(pages: Sequence[CertificatePage], out: Path, progress: Progress = NO_PROGRESS) -> None:
    """Save `pages` as one PDF, a page each, in the given order; `progress` is told the pages that are drawn.

    Raises NothingToPrint, CannotPrint and troubles of the disk.
    """
    if not pages:
        raise NothingToPrint
    save_whole(_file_of(pages, progress), out)


def certificate_file(page: CertificatePage) -> bytes:
    """The PDF file of one certificate. Raises CannotPrint."""
    return _file_of([page], NO_PROGRESS)


def text_sizes_of(page: CertificatePage) -> dict[str, float]:
    """The size in points that each text of a certificate gets, by the key of its item. Raises CannotPrint."""
    return text_sizes(page, page.design or starter(STARTERS[0]))


def _file_of(pages: Sequence[CertificatePage], progress: Progress) -> bytes:
    first = pages[0]
    language = languages(first.language)[0]
    title = f"{title_of(first.kind, language)} {first.serial}" + (f" … {pages[-1].serial}" if len(pages) > 1 else "")
    author = fact(first.facts, "office", language)
    paper = Paper(A4_LANDSCAPE, title, author, language, day_of(first.facts, "issued_on"))
    dressings: dict[tuple[int, str], Dressing] = {}
    for drawn, page in enumerate(pages):
        progress.step(drawn, len(pages))
        design = page.design or starter(STARTERS[0])
        key = (id(design), page.language)
        if key not in dressings:
            dressings[key] = Dressing(paper, design, page.language)
        paper.turn(dressings[key].size)
        with paper.tagged("Sect"):
            dressings[key].draw(page)
        paper.end_page()
    return paper.finish()
