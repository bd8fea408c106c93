"""Reading ODS, the workbooks of LibreOffice: repeated rows and columns, which may be a million, are never laid out when empty."""

from collections.abc import Callable
from typing import BinaryIO

from sankul.exchange.workbook_ods_cells import CellTaker, holds_value
from sankul.exchange.workbook_ods_styles import OdsStyles, StyleReader, StyleTaker
from sankul.exchange.workbook_parts import Parts
from sankul.exchange.workbook_rows import LAST_COLUMN, LAST_ROW, MOST_COLUMNS, Allowance, Row, Rows
from sankul.exchange.workbook_sheets import SheetName, wanted
from sankul.exchange.workbook_signals import Damaged, Foreign, Locked, TooMuch
from sankul.exchange.workbook_xml import Walker, attribute
from sankul.rules.sheets import Table
from sankul.text import fold

CONTENT = "content.xml"
_MOST_MANIFEST = 4_000_000
_MOST_SHEETS = 1000
_PASSED = frozenset(
    ("tracked-changes", "annotation", "shapes", "table-source", "dde-links", "forms", "frame", "custom-shape")
)


class ContentReader(Walker):
    """Reads the names of all sheets of `content.xml`, and the rows of those that `keeps` says yes to."""

    def __init__(self, styles: OdsStyles, keeps: Callable[[SheetName], bool]) -> None:
        super().__init__()
        self.styles, self.keeps = styles, keeps
        self.is_kept = False
        self.allowance = Allowance()
        self.style_taker = StyleTaker(styles)
        self.names: list[SheetName] = []
        self.tables: dict[str, Table] = {}
        self.passed = self.nested = self.number = self.column = 0
        self.is_spreadsheet = False
        self.rows: Rows | None = None
        self.row: Row | None = None
        self.repeated = 1
        self.cell: dict[str, str] | None = None
        self.taker: CellTaker | None = None
        self.column_styles: list[tuple[int, str]] = []
        self.row_style = ""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """What is in notes, drawings and tracked changes is passed over."""
        if self.passed or name in _PASSED:
            self.passed += 1
        elif self.cell is not None:
            self._taker(self.cell).opened(name, attributes)
        elif name in ("table-cell", "covered-table-cell"):
            self._start_cell(attributes)
        elif name == "table-row":
            self._start_row(attributes)
        elif name == "table-column":
            self._note_column(attributes)
        elif name == "table":
            self._start_table(attributes)
        else:
            self.is_spreadsheet = self.is_spreadsheet or name == "spreadsheet"
            self.style_taker.opened(name, attributes)

    def closed(self, name: str) -> None:
        """The end of a cell, a row or a sheet keeps it."""
        if self.passed:
            self.passed -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif self.cell is not None:
            self._taker(self.cell).closed(name)
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self._end_table()
        else:
            self.style_taker.closed(name)

    def said(self, text: str) -> None:
        """Text counts within cells."""
        if self.taker is not None and not self.passed:
            self.taker.said(text)

    def _start_table(self, attributes: dict[str, str]) -> None:
        if self.rows is not None:
            raise Damaged
        if len(self.names) >= _MOST_SHEETS:
            raise TooMuch
        title = attribute(attributes, "name")
        is_hidden = attribute(attributes, "style-name") in self.styles.hidden_tables
        self.names.append(SheetName(title, is_hidden))
        self.is_kept = self.keeps(self.names[-1]) and title not in self.tables
        self.rows = Rows(title, self.allowance)
        self.number = self.column = 0
        self.column_styles = []

    def _end_table(self) -> None:
        if self.rows is not None and self.is_kept:
            self.tables[self.rows.name] = self.rows.table()
        self.rows = None

    def _note_column(self, attributes: dict[str, str]) -> None:
        count = _count(attributes, "number-columns-repeated", LAST_COLUMN)
        if self.rows is not None and self.column < MOST_COLUMNS:
            if attribute(attributes, "visibility") in ("collapse", "filter"):
                self.rows.hidden_columns.append(range(self.column, self.column + count))
            self.column_styles.append((self.column + count, attribute(attributes, "default-cell-style-name")))
        self.column += count

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self.row is not None:
            raise Damaged
        self.repeated = _count(attributes, "number-rows-repeated", LAST_ROW)
        is_hidden = attribute(attributes, "visibility") in ("collapse", "filter")
        self.row = Row(self.number + 1, is_hidden)
        self.row_style = attribute(attributes, "default-cell-style-name")
        self.column = 0

    def _end_row(self) -> None:
        row, rows = self.row, self.rows
        self.row = None
        if row is None or rows is None:
            raise Damaged
        if self.number + self.repeated > 2 * LAST_ROW:
            raise Damaged
        if (row.values or row.has_cut) and self.is_kept:
            for number in range(self.number + 1, self.number + 1 + self.repeated):
                row.number = number
                rows.add(row)
        self.number += self.repeated

    def _start_cell(self, attributes: dict[str, str]) -> None:
        """A cell begins; what is needed to read it is made only for those that hold anything."""
        self.cell = attributes
        if holds_value(attributes):
            self._taker(attributes)

    def _taker(self, cell: dict[str, str]) -> CellTaker:
        if self.taker is None:
            style = attribute(cell, "style-name") or self.row_style or self._column_style()
            self.taker = CellTaker(cell, self.styles, self.styles.cell_font(style))
        return self.taker

    def _column_style(self) -> str:
        return next((name for end, name in self.column_styles if self.column < end), "")

    def _end_cell(self) -> None:
        cell, taker, row = self.cell, self.taker, self.row
        self.cell = self.taker = None
        if cell is None or row is None:
            raise Damaged
        count = _count(cell, "number-columns-repeated", LAST_COLUMN)
        if taker is not None and taker.holds_anything and self.is_kept:
            self._keep_cell(taker, row, count)
        self.column += count

    def _keep_cell(self, cell: CellTaker, row: Row, count: int) -> None:
        places = range(self.column, min(self.column + count, MOST_COLUMNS + 1))
        self.allowance.take(0, cell.count * len(places) + len(attribute(cell.attributes, "string-value")))
        spanned = _count(cell.attributes, "number-rows-spanned", LAST_ROW)
        for place in places:
            cell.put(row, place)
            if spanned > 1 and self.rows is not None:
                self.rows.merge(row.number, row.number + spanned - 1, place)


def read_ods(file: BinaryIO, sheet: str | None) -> list[Table]:
    """The sheets of an ODS that hold anything; formulas count with the results that were saved with them.

    Raises Foreign, Locked, Damaged, TooMuch or SheetMissing.
    """
    parts = Parts(file)
    try:
        if "META-INF/manifest.xml" in parts and b"encryption-data" in parts.read(
            "META-INF/manifest.xml", _MOST_MANIFEST
        ):
            raise Locked
        styles = OdsStyles()
        if "styles.xml" in parts:
            with parts.opened("styles.xml") as part:
                StyleReader(styles).walk(part)
        found = _walk(
            parts, styles, lambda name: not name.is_hidden if sheet is None else fold(name.text) == fold(sheet)
        )
        if not found.is_spreadsheet:
            raise Foreign
        chosen = wanted(sheet, found.names)
        if not found.tables.keys() >= set(chosen):  # every sheet is hidden, so that all count
            found = _walk(parts, styles, lambda name: name.text in chosen)
        return [found.tables[name] for name in chosen]
    finally:
        parts.close()


def _walk(parts: Parts, styles: OdsStyles, keeps: Callable[[SheetName], bool]) -> ContentReader:
    reader = ContentReader(styles, keeps)
    with parts.opened(CONTENT) as part:
        reader.walk(part)
    return reader


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    text = attribute(attributes, name)
    if not text:
        return 1
    count = int(text)
    if not 1 <= count <= 2 * most:
        raise Damaged
    return count
