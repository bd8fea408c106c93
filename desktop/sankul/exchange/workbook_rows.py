"""What all readers of workbooks do alike: gather rows within limits, fill merged cells down, and remark what is hidden."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sankul.exchange.workbook_signals import TooMuch
from sankul.rules.headings import column_letter
from sankul.rules.krutidev import is_legacy_font, is_unreadable_font
from sankul.rules.readings import Reason, Value
from sankul.rules.sheets import Line, Run, Table
from sankul.text import N_

MOST_LINES = 200_000
MOST_COLUMNS = 300
MOST_CELLS = 3_000_000
MOST_LETTERS = 40_000_000
MOST_MERGED = 300_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONGEST_TEXT = 32_767  # what a cell of Excel can hold
_SHOWN_LETTERS, _SHOWN_ROWS = 60, 8

FORMULA_UNSAVED = N_(
    "The file was saved without the result of this formula. Open it in Excel and save it, or write the value itself."
)
TEXT_TOO_LONG = N_("This cell holds more text than Excel allows (32,767 letters). Shorten it.")
CELL_DAMAGED = N_("This cell is damaged in the file. Write its value again.")
MERGED = N_("This cell is merged with the one in row {row}, so its value counts here too.")
HIDDEN_ROWS = N_("Hidden rows were read too: {rows}. Delete those that shall not count.")
HIDDEN_COLUMNS = N_("Hidden columns were read too: {columns}.")
COLUMNS_CUT = N_("Columns beyond {column} were not read.")
_NOTHING: Mapping[int, Reason] = {}
_NO_TEXT: Mapping[int, str] = {}
_NO_RUNS: Mapping[int, tuple[Run, ...]] = {}


@dataclass(slots=True)
class Allowance:
    """How much may still be read from one workbook, so that no file fills the memory."""

    cells: int = MOST_CELLS
    letters: int = MOST_LETTERS

    def take(self, cells: int, letters: int = 0) -> None:
        """Count cells and letters that are kept. Raises TooMuch."""
        self.cells -= cells
        self.letters -= letters
        if self.cells < 0 or self.letters < 0:
            raise TooMuch


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells merged over several rows: the first and last row (from 1), and the place of the first column (from 0)."""

    column: int
    first: int
    last: int


@dataclass(slots=True)
class Row:
    """The cells of a row while they are read; `values` grows as cells come."""

    number: int = 0
    is_hidden: bool = False
    values: list[Value] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    runs: dict[int, tuple[Run, ...]] = field(default_factory=dict)
    faults: dict[int, Reason] = field(default_factory=dict)
    has_cut: bool = False

    def put(self, place: int, value: Value) -> bool:
        """Put a value at a place, unless it is too far right; False when it was not kept."""
        if place >= MOST_COLUMNS:
            self.has_cut = True
            return False
        values = self.values
        gap = place - len(values)
        if gap >= 0:
            if gap:
                values.extend([None] * gap)
            values.append(value)
        else:
            values[place] = value
        return True

    def put_text(self, place: int, text: str, font: str = "") -> None:
        """Put a text that is in an old font, or in none that matters; blank texts count as nothing."""
        if not text or text.isspace():
            return
        if len(text) > LONGEST_TEXT:
            self.put_fault(place, text, TEXT_TOO_LONG)
        elif self.put(place, text) and font:
            self.fonts[place] = font

    def put_runs(self, place: int, parts: Sequence[Run]) -> None:
        """Put a text whose parts may be in different fonts."""
        text = "".join(part.text for part in parts)
        fonts = {part.font for part in parts if not part.text.isspace()} or {""}
        self.put_text(place, text, max(fonts))
        if len(fonts) > 1 and place in self.fonts:
            self.runs[place] = tuple(parts)

    def put_fault(self, place: int, shown: str, why: str) -> None:
        """Put a cell that cannot be trusted; `shown` is what a person sees of it."""
        if self.put(place, shown[:_SHOWN_LETTERS] or "?"):
            self.faults[place] = Reason(why)

    def line(self) -> Line:
        """The row as it is kept."""
        return Line(
            self.number,
            tuple(self.values),
            self.fonts or _NO_TEXT,
            self.runs or _NO_RUNS,
            self.faults or _NOTHING,
            _NOTHING,
        )


class Rows:
    """Gathers the rows of one sheet."""

    def __init__(self, name: str, allowance: Allowance) -> None:
        self.name, self.allowance = name, allowance
        self.lines: list[Line] = []
        self.merged: list[Merged] = []
        self.hidden_columns: list[range] = []
        self.hidden_rows: set[int] = set()
        self.has_cut, self.is_sorted, self.last = False, True, 0

    def add(self, row: Row) -> None:
        """Keep a row if anything is in it. Raises TooMuch."""
        self.has_cut = self.has_cut or row.has_cut
        if not row.values:
            return
        self.allowance.take(len(row.values))
        if len(self.lines) >= MOST_LINES:
            raise TooMuch
        self.is_sorted = self.is_sorted and row.number > self.last
        self.last = row.number
        if row.is_hidden:
            self.hidden_rows.add(row.number)
        self.lines.append(row.line())

    def merge(self, first_row: int, last_row: int, column: int) -> None:
        """Note cells that are merged over several rows (from 1), by the place of their first column (from 0)."""
        first, last = sorted((first_row, last_row))
        if first != last and column < MOST_COLUMNS:
            if len(self.merged) >= MOST_MERGED:
                raise TooMuch
            self.merged.append(Merged(column, first, last))

    def table(self) -> Table:
        """The sheet, its rows in order and its merged cells filled down."""
        if not self.is_sorted:
            self.lines = _in_order(self.lines)
        if self.merged:
            _fill_down(self.lines, self.merged, self.allowance)
        return Table(self.name, tuple(self.lines), tuple(self._remarks()))

    def _remarks(self) -> Iterable[Reason]:
        if self.hidden_rows:
            some = [str(row) for row in sorted(self.hidden_rows)[:_SHOWN_ROWS]]
            more = ", …" if len(self.hidden_rows) > _SHOWN_ROWS else ""
            yield Reason(HIDDEN_ROWS, {"rows": ", ".join(some) + more})
        columns = {place for places in self.hidden_columns for place in places[:MOST_COLUMNS]}
        filled = [place for place in sorted(columns) if any(line.value(place) is not None for line in self.lines)]
        if filled:
            yield Reason(HIDDEN_COLUMNS, {"columns": ", ".join(column_letter(place) for place in filled)})
        if self.has_cut:
            yield Reason(COLUMNS_CUT, {"column": column_letter(MOST_COLUMNS - 1)})


def old_font(name: str) -> str:
    """The name of a font if it is one of the old Hindi fonts, else nothing."""
    return name if name and (is_legacy_font(name) or is_unreadable_font(name)) else ""


def _in_order(lines: Iterable[Line]) -> list[Line]:
    """Lines by their numbers; of two with one number, the later fills what the first leaves open."""
    kept: dict[int, Line] = {}
    for line in lines:
        first = kept.get(line.number)
        kept[line.number] = _joined(first, line) if first else line
    return [kept[number] for number in sorted(kept)]


def _joined(first: Line, second: Line) -> Line:
    width = max(len(first.values), len(second.values))
    taken = {place for place in range(width) if first.value(place) is None and second.value(place) is not None}
    return Line(
        first.number,
        tuple(second.value(place) if place in taken else first.value(place) for place in range(width)),
        {**first.fonts, **{place: font for place, font in second.fonts.items() if place in taken}},
        {**first.runs, **{place: runs for place, runs in second.runs.items() if place in taken}},
        {**first.faults, **{place: why for place, why in second.faults.items() if place in taken}},
    )


def _fill_down(lines: list[Line], merged: Iterable[Merged], allowance: Allowance) -> None:
    """Give the value of the first row of merged cells to the other rows that have anything in them.

    Cells merged over columns are filled in their first column only. Ranges of a file that overlap, which Excel never writes,
    count as far as they do not.
    """
    numbers = [line.number for line in lines]
    column, reached = -1, 0
    for each in sorted(merged, key=lambda each: (each.column, each.first)):
        if each.column != column:
            column, reached = each.column, 0
        if each.first <= reached:
            continue
        reached = each.last
        top = bisect_left(numbers, each.first)
        end = bisect_right(numbers, each.last)
        if top < end and numbers[top] == each.first and lines[top].value(column) is not None:
            _copy_down(lines, range(top + 1, end), lines[top], column)
            allowance.take(end - top)


def _copy_down(lines: list[Line], places: range, top: Line, column: int) -> None:
    why = Reason(MERGED, {"row": top.number})
    for place in places:
        line = lines[place]
        if line.value(column) is None:
            lines[place] = line.filled_from(top, column, why)
