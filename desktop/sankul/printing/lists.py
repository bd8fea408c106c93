"""Any list on paper, as the screen shows it: numbered lines under the office's head, on A4 landscape."""

from pathlib import Path

from sankul.printing.document import NothingToPrint, document
from sankul.printing.heads import Detail, draw_details, draw_head, draw_running_head
from sankul.printing.paper import A4_LANDSCAPE, MM, Paper
from sankul.printing.sayings import long_date, say
from sankul.printing.tables import Column, Frame, Piece, Row, Table, draw_table
from sankul.rules.papers import ListPaper
from sankul.text import N_

MARGIN = 11 * MM
BOTTOM = MARGIN + 17
NUMBER_WIDTH = 11 * MM
ROW_HEIGHT = 6.5 * MM


def print_list(listed: ListPaper, out: Path, language: str) -> None:
    """Save the list as one PDF. Raises NothingToPrint, CannotPrint and troubles of the disk."""
    if not listed.lines:
        raise NothingToPrint
    author = listed.head.office.in_language(language)
    with document(out, A4_LANDSCAPE, listed.title, author, language, listed.made_on) as paper:
        _draw(paper, listed, language)
        paper.end_page()


def _draw(paper: Paper, listed: ListPaper, language: str) -> None:
    top = paper.height - MARGIN
    head_end = draw_head(paper, listed.head, listed.title, language, MARGIN, top)
    first_top = draw_details(paper, _details(listed, language), language, MARGIN, head_end) - 4

    def begin(page: int) -> None:
        if page > 1:
            draw_running_head(paper, listed.head, listed.title, language, MARGIN, top)

    room = paper.width - 2 * MARGIN - NUMBER_WIDTH
    whole = sum(column.share for column in listed.columns)
    columns = (
        Column(say(N_("S.No."), language), NUMBER_WIDTH, "center"),
        *(
            Column(column.title, room * column.share / whole, "right" if column.is_number else "left")
            for column in listed.columns
        ),
    )
    rows = tuple(
        Row(((Piece(str(number)),), *((Piece(text),) for text in line))) for number, line in enumerate(listed.lines, 1)
    )
    table = Table(columns, rows, language, ROW_HEIGHT)
    draw_table(paper, table, Frame(MARGIN, BOTTOM, first_top, top - 30), begin)


def _details(listed: ListPaper, language: str) -> list[list[tuple[Detail, float]]]:
    details = [
        (Detail(N_("Lines"), str(len(listed.lines))), 0.2),
        (Detail(N_("Date"), long_date(listed.made_on, language)), 0.3),
    ]
    return [[*details, (Detail(N_("Only those with"), listed.filter), 0.5)] if listed.filter else details]
