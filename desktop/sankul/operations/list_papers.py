"""Printing any list that a screen shows, under the head of the office."""

from collections.abc import Sequence
from pathlib import Path

from sankul.clock import today
from sankul.operations.offices import privacy_head
from sankul.operations.printer import Printer
from sankul.operations.store import Store
from sankul.rules.papers import ListColumn, ListPaper
from sankul.text import language


def print_lines(
    store: Store,
    printer: Printer,
    title: str,
    columns: Sequence[ListColumn],
    lines: Sequence[Sequence[str]],
    out: Path,
    filter_text: str = "",
) -> Path:
    """Print the lines in the language of the screen; returns where the paper is.

    Raises OfficeNotSetUp and what the printer raises; nothing is left of a paper that cannot be made.
    """
    with store.reading() as work:
        head = privacy_head(work)
    paper = ListPaper(head, title, tuple(columns), tuple(tuple(line) for line in lines), today(), filter_text)
    out.parent.mkdir(parents=True, exist_ok=True)
    printer.list_paper(paper, out, language())
    return out
