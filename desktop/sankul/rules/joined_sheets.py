"""Several sheets with the same headings, read as one list: one for each cluster or school is how many offices keep them.

Their rows keep the numbers that a spreadsheet shows, with the name of the sheet beside them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sankul.rules.headings import Columns, heading_keys
from sankul.rules.sheets import Table

ROWS_OF_SHEET = 1 << 21
"""More than any sheet has, so that rows of all sheets have numbers of their own, in the order of the sheets."""

ROW_KEY = "row:"

T = TypeVar("T")


class SheetRow(int):
    """The number of a row among those of all sheets, which is said as the row of its own sheet, such as "14 (Bela)"."""

    sheet: str
    place: int

    def __new__(cls, sheet: str, place: int, row: int) -> "SheetRow":
        """Row `row` of the sheet that is the `place`-th of those that are read together, from 0; no plain number equals it."""
        made = super().__new__(cls, (place + 1) * ROWS_OF_SHEET + row)
        made.sheet, made.place = sheet, place
        return made

    @property
    def row(self) -> int:
        """The number as the spreadsheet shows it."""
        return int(self) % ROWS_OF_SHEET

    @property
    def key(self) -> str:
        """By what decisions name it, as formulas do: "Bela!14"."""
        return f"{self.sheet}!{self.row}"

    def __str__(self) -> str:
        return f"{self.row} ({self.sheet})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __getnewargs__(self) -> tuple[str, int, int]:  # type: ignore[override]
        return self.sheet, self.place, self.row


def row_key(row: int) -> str:
    """How the person of a row is called by decisions on other rows, such as "row:7" or "row:Bela!7"."""
    return f"{ROW_KEY}{row.key if isinstance(row, SheetRow) else int(row)}"


def row_shown(row: int) -> int:
    """The number of a row as the spreadsheet shows it."""
    return row.row if isinstance(row, SheetRow) else row


def sheet_of(row: int) -> str:
    """The sheet of a row; empty where only one sheet is read."""
    return row.sheet if isinstance(row, SheetRow) else ""


def said_of(row: int, by_row: Mapping[int | str, T]) -> T | None:
    """What was said of a row, by its number or by sheet and number."""
    return by_row.get(row.key) or by_row.get(int(row)) if isinstance(row, SheetRow) else by_row.get(row)


def have_same_headings(one: Columns, other: Columns) -> bool:
    """Whether the same headings stand in the same columns, wherever the lines of headings are; no headings tell nothing."""
    return bool(one.headings) and _headings(one) == _headings(other)


def _headings(columns: Columns) -> dict[int, str]:
    return {place: heading_keys(heading)[0] for place, heading in columns.headings.items()}


def numbered(table: Table, place: int) -> Table:
    """The sheet with rows that say to which sheet they belong."""
    lines = tuple(replace(line, number=SheetRow(table.name, place, line.number)) for line in table.lines)
    return replace(table, lines=lines)


def below(table: Table, place: int, columns: Columns) -> Columns:
    """Where the headings stand in a sheet that was numbered, of which `columns` are those it had before."""
    line, last = (SheetRow(table.name, place, number) for number in (columns.line, columns.last_line))
    return replace(columns, line=line, last_line=last)


def joined(parts: Sequence[tuple[Table, Columns]]) -> Table:
    """All of the first numbered sheet, then what stands below the headings of the others."""
    (first, _columns), *others = parts
    lines = [line for table, columns in others for line in table.lines if line.number > columns.last_line]
    return replace(first, lines=(*first.lines, *lines), remarks=())
