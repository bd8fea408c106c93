"""Tables over pages: the heading repeats, money is carried forward from page to page, and each page says which it is.

Cells never run over: a text first breaks into lines, then gets smaller.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sankul.printing.fonts import Font
from sankul.printing.paper import Paper
from sankul.printing.sayings import say
from sankul.printing.text import Align, Block, draw_block, draw_line, fit_box
from sankul.rules.money import rupees
from sankul.text import N_

PADDING = 3.0
PADDING_ABOVE = 1.5
CELL_LEADING = 1.32
MOST_LINES = 3
SUM_HEIGHT = 16.0
SUM_SIZE = 8.5
LAST_ROWS = 2
FOOT_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One text in a cell; pieces of a cell stand one under the other."""

    text: str
    font: Font = Font.REGULAR
    size: float = 8.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in points, and where its texts stand."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: for each column its pieces; `money` are the paise of the summed columns, in their order."""

    cells: tuple[tuple[Piece, ...], ...]
    money: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table in one language; `summed` are the places of the columns whose money is carried forward."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    language: str
    least_height: float = 0.0
    summed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a table stands: left edge, lower end, and the top of its heading on the first and on further pages.

    `closing` is the height of what follows the last row; it is never alone on a page.
    """

    x: float
    bottom: float
    first_top: float
    next_top: float
    closing: float = 0.0


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row whose lines are broken."""

    cells: tuple[tuple[Block, ...], ...]
    height: float
    money: tuple[int, ...]


def draw_table(paper: Paper, table: Table, frame: Frame, begin: Callable[[int], None]) -> float:
    """Draw the table over as many pages as it needs; the last page is left open and its free top returned.

    `begin(page)` draws the head of each page, counted from 1.
    """
    heading = _lay(table.columns, [(Piece(column.title, Font.BOLD, 8),) for column in table.columns], 0)
    pages = split_pages(
        [lay_row(table, row) for row in table.rows], heading.height, frame, is_summed=bool(table.summed)
    )
    sums = (0,) * len(table.summed)
    top = frame.first_top
    begin(1)
    with paper.tagged("Table"):
        for number, rows in enumerate(pages, start=1):
            if number > 1:
                top = turn_page(paper, frame, begin, number)
            with paper.tagged("TR") if number == 1 else paper.pagination():
                top = _draw_heading(paper, table, heading, frame.x, top)
            if table.summed and number > 1:
                with paper.pagination():
                    top = _draw_sums(paper, table, N_("Brought forward"), sums, frame.x, top)
            for row in rows:
                with paper.tagged("TR"):
                    top = _draw_row(paper, table.columns, row, frame.x, top)
                sums = tuple(a + b for a, b in zip(sums, row.money, strict=True)) if table.summed else ()
            if table.summed:
                with paper.tagged("TR") if number == len(pages) else paper.pagination():
                    label = N_("Total") if number == len(pages) else N_("Carried forward")
                    top = _draw_sums(paper, table, label, sums, frame.x, top)
            draw_page_number(paper, frame, table, number, len(pages))
    return top


def turn_page(paper: Paper, frame: Frame, begin: Callable[[int], None], number: int) -> float:
    """Begin a further page, whose head says nothing new; returns where what goes on stands."""
    paper.end_page()
    with paper.pagination():
        begin(number)
    return frame.next_top


def draw_page_number(paper: Paper, frame: Frame, table: Table, page: int, pages: int) -> None:
    """Say at the foot which page this is."""
    right = frame.x + sum(column.width for column in table.columns)
    text = say(N_("Page {page} of {pages}"), table.language, page=page, pages=pages)
    with paper.pagination():
        draw_line(paper, right, frame.bottom - 14, text, Font.REGULAR, FOOT_SIZE, "right")


def split_pages(rows: Sequence[LaidRow], heading: float, frame: Frame, *, is_summed: bool) -> list[list[LaidRow]]:
    """The rows of each page. When what follows the table needs a new page, the last rows go there too."""
    sums = SUM_HEIGHT if is_summed else 0.0
    pages: list[list[LaidRow]] = [[]]
    room = frame.first_top - frame.bottom - heading - sums
    for row in rows:
        if row.height > room and pages[-1]:
            pages.append([])
            room = frame.next_top - frame.bottom - heading - 2 * sums
        pages[-1].append(row)
        room -= row.height
    if frame.closing > room and len(pages[-1]) > 1:
        kept = max(1, len(pages[-1]) - LAST_ROWS)
        pages[-1:] = [pages[-1][:kept], pages[-1][kept:]]
    return pages


def lay_row(table: Table, row: Row) -> LaidRow:
    """A row with its lines broken and its height known."""
    laid = _lay(table.columns, row.cells, table.least_height)
    return LaidRow(laid.cells, laid.height, row.money)


def _lay(columns: Sequence[Column], cells: Sequence[Sequence[Piece]], least_height: float) -> LaidRow:
    laid = tuple(
        tuple(_fit_piece(piece, column.width - 2 * PADDING) for piece in pieces if piece.text)
        for column, pieces in zip(columns, cells, strict=True)
    )
    tallest = max(sum(block.height for block in blocks) for blocks in laid)
    return LaidRow(laid, max(least_height, tallest + 2 * PADDING_ABOVE), ())


def _fit_piece(piece: Piece, width: float) -> Block:
    """Lines at full size if they are few, else smaller ones; a number or code rather shrinks a little than breaks."""
    room = (width, MOST_LINES * piece.size * CELL_LEADING + 0.01)
    return fit_box(piece.text, piece.font, piece.size, piece.size * 0.88, room, CELL_LEADING)


def _draw_heading(paper: Paper, table: Table, heading: LaidRow, x: float, top: float) -> float:
    paper.shade(x, top - heading.height, sum(column.width for column in table.columns), heading.height)
    paper.rule(x, top, x + sum(column.width for column in table.columns), 0.9)
    centred = [Column(column.title, column.width, "center") for column in table.columns]
    return _draw_row(paper, centred, heading, x, top, "TH")


def _draw_row(paper: Paper, columns: Sequence[Column], row: LaidRow, x: float, top: float, role: str = "TD") -> float:
    """Texts stand in the middle of the row's height; fine lines all round."""
    bottom = top - row.height
    right = x + sum(column.width for column in columns)
    paper.rule(x, bottom, right, 0.4)
    for column, blocks in zip(columns, row.cells, strict=True):
        paper.upright(x, bottom, top, 0.4)
        at = top - (row.height - sum(block.height for block in blocks)) / 2
        with paper.tagged(role):
            for block in blocks:
                at = draw_block(paper, block, x + PADDING, at, column.width - 2 * PADDING, column.align)
        x += column.width
    paper.upright(x, bottom, top, 0.4)
    return bottom


def _draw_sums(paper: Paper, table: Table, label: str, sums: Sequence[int], x: float, top: float) -> float:
    """A row of sums: its label reaches up to the first summed column."""
    bottom = top - SUM_HEIGHT
    baseline = bottom + (SUM_HEIGHT - SUM_SIZE * 0.7) / 2
    edges = [x]
    for column in table.columns:
        edges.append(edges[-1] + column.width)
    first = table.summed[0]
    paper.shade(x, bottom, edges[-1] - x, SUM_HEIGHT, 0.95)
    with paper.tagged("TD", span=first):
        draw_line(paper, edges[first] - PADDING, baseline, say(label, table.language), Font.BOLD, SUM_SIZE, "right")
    for place, left, right in zip(range(first, len(table.columns)), edges[first:], edges[first + 1 :], strict=False):
        with paper.tagged("TD"):
            if place in table.summed:
                width = right - left - 2 * PADDING
                block = fit_box(rupees(sums[table.summed.index(place)]), Font.BOLD, SUM_SIZE, 5, (width, SUM_HEIGHT))
                draw_block(paper, block, left + PADDING, bottom + (SUM_HEIGHT + block.height) / 2, width, "right")
    for edge in (x, *edges[first:-1], edges[-1]):
        paper.upright(edge, bottom, top, 0.4)
    paper.rule(x, top, edges[-1], 0.4)
    paper.rule(x, bottom, edges[-1], 0.9)
    return bottom
