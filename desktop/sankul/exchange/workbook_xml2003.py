"""Reading XML Spreadsheet 2003, which many portals give the name of an .xls."""

from datetime import datetime
from typing import BinaryIO

from sankul.exchange.workbook_formats import PLAIN, CellStyle, Shape, shape_of, shown
from sankul.exchange.workbook_rows import (
    CELL_DAMAGED,
    FORMULA_UNSAVED,
    LAST_COLUMN,
    LAST_ROW,
    LONGEST_TEXT,
    Allowance,
    Row,
    Rows,
    old_font,
)
from sankul.exchange.workbook_sheets import SheetName, wanted
from sankul.exchange.workbook_signals import Damaged, Foreign, TooMuch
from sankul.exchange.workbook_xml import Walker, attribute
from sankul.rules.readings import FORMULA_FAILED, LAST_EXACT_NUMBER, Value
from sankul.rules.sheets import Run, Table

_MOST_STYLES = 100_000
_MOST_SHEETS = 1000


class BookReader(Walker):
    """Reads all sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: dict[str, CellStyle] = {}
        self.style = ""
        self.is_book = False
        self.allowance = Allowance()
        self.names: list[SheetName] = []
        self.tables: dict[str, Table] = {}
        self.rows: Rows | None = None
        self.row: Row | None = None
        self.cell: dict[str, str] | None = None
        self.number = self.place = self.count = 0
        self.kind = ""
        self.fonts: list[str] = []
        self.pieces: list[Run] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Elements of this kind have names in capitals; those within a text are HTML's."""
        if self.fonts:
            face = attribute(attributes, "Face") if name == "Font" else ""
            self.fonts.append(old_font(face) if face else self.fonts[-1])
        elif name == "Cell":
            self._start_cell(attributes)
        elif name == "Data" and self.cell is not None:
            self.kind = attribute(attributes, "Type")
            self.fonts.append(self._style(self.cell).font)
        elif name == "Row":
            self._start_row(attributes)
        elif name == "Column" and self.rows is not None:
            self._note_column(attributes)
        else:
            self._open_other(name, attributes)

    def closed(self, name: str) -> None:
        """The end of a cell, a row or a sheet keeps it."""
        if self.fonts:
            self.fonts.pop()
        elif name == "Cell":
            self._end_cell()
        elif name == "Row" and self.row is not None and self.rows is not None:
            self.rows.add(self.row)
            self.row = None
        elif name == "Worksheet" and self.rows is not None:
            self.tables.setdefault(self.rows.name, self.rows.table())
            self.rows = None

    def said(self, text: str) -> None:
        """Text counts within the data of cells."""
        if self.fonts and self.count <= LONGEST_TEXT:
            self.count += len(text)
            self.pieces.append(Run(text[: LONGEST_TEXT + 1], self.fonts[-1]))

    def _open_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Workbook":
            self.is_book = True
        elif name == "Worksheet":
            self._start_sheet(attributes)
        elif name == "Style":
            self.style = attribute(attributes, "ID")
            self.styles[self.style] = self.styles.get(
                attribute(attributes, "Parent"), self.styles.get("Default", CellStyle())
            )
            if len(self.styles) > _MOST_STYLES:
                raise TooMuch
        elif name == "Font" and self.style in self.styles:
            font = attribute(attributes, "FontName")
            if font:
                self.styles[self.style] = CellStyle(old_font(font), self.styles[self.style].shape)
        elif name == "NumberFormat" and self.style in self.styles:
            self.styles[self.style] = CellStyle(self.styles[self.style].font, _shape(attribute(attributes, "Format")))

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        if self.rows is not None:
            raise Damaged
        if len(self.names) >= _MOST_SHEETS:
            raise TooMuch
        name = attribute(attributes, "Name")
        self.names.append(SheetName(name))
        self.rows = Rows(name, self.allowance)
        self.number = self.place = 0

    def _note_column(self, attributes: dict[str, str]) -> None:
        first = _whole(attributes, "Index", self.place + 1, LAST_COLUMN)
        self.place = first + _whole(attributes, "Span", 0, LAST_COLUMN)
        if (
            self.rows is not None
            and attribute(attributes, "Hidden") == "1"
            and len(self.rows.hidden_columns) < LAST_COLUMN
        ):
            self.rows.hidden_columns.append(range(first - 1, self.place))

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self.row is not None or self.rows is None:
            raise Damaged
        number = _whole(attributes, "Index", self.number + 1, LAST_ROW)
        self.row = Row(number, attribute(attributes, "Hidden") == "1")
        self.number = number + _whole(attributes, "Span", 0, LAST_ROW)
        self.place = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self.cell is not None or self.row is None or self.rows is None:
            raise Damaged
        self.cell = attributes
        self.kind, self.count = "", 0
        self.place = _whole(attributes, "Index", self.place + 1, LAST_COLUMN)

    def _end_cell(self) -> None:
        cell, row, rows = self.cell, self.row, self.rows
        self.cell = None
        if cell is None or row is None or rows is None:
            raise Damaged
        down, across = _whole(cell, "MergeDown", 0, LAST_ROW), _whole(cell, "MergeAcross", 0, LAST_COLUMN)
        if down:
            rows.merge(row.number, row.number + down, self.place - 1)
        self.allowance.take(0, self.count)
        self._put(row, self.place - 1, cell)
        self.pieces.clear()
        self.place += across

    def _style(self, cell: dict[str, str]) -> CellStyle:
        return self.styles.get(attribute(cell, "StyleID") or "Default", CellStyle())

    def _put(self, row: Row, place: int, cell: dict[str, str]) -> None:
        text = "".join(piece.text for piece in self.pieces)
        formula = attribute(cell, "Formula")
        if formula and not self.kind:
            row.put_fault(place, formula, FORMULA_UNSAVED)
        elif self.kind == "Error":
            row.put_fault(place, text, FORMULA_FAILED)
        elif self.kind in ("Number", "DateTime", "Boolean"):
            value = _value(self.kind, text.strip(), self._style(cell).shape)
            if value is None:
                row.put_fault(place, text, CELL_DAMAGED)
            else:
                row.put(place, value)
        elif text:
            row.put_runs(place, self.pieces)


def read_xml2003(file: BinaryIO, sheet: str | None) -> list[Table]:
    """The sheets that were asked for. Raises Foreign when it is some other XML, Damaged, TooMuch or SheetMissing."""
    reader = BookReader()
    reader.walk(file)
    if not reader.is_book:
        raise Foreign
    return [reader.tables[name] for name in wanted(sheet, reader.names)]


def _value(kind: str, text: str, shape: Shape) -> Value:
    try:
        if kind == "Boolean":
            return text == "1"
        if kind == "DateTime":
            return datetime.fromisoformat(text).replace(tzinfo=None)
        number = float(text)
    except ValueError:
        return None
    if not abs(number) < float("inf"):
        return None
    if number.is_integer() and abs(number) < LAST_EXACT_NUMBER:
        number = int(number)
    return shown(number, shape) if shape is not PLAIN else number


def _shape(code: str) -> Shape:
    """Formats are codes, or words such as Short Date; days come as days, so that only zeros count here."""
    shape = shape_of(code)
    return shape if shape.zeros else PLAIN


def _whole(attributes: dict[str, str], name: str, otherwise: int, most: int) -> int:
    text = attribute(attributes, name)
    number = int(text) if text else otherwise
    if not 0 <= number <= most or (name == "Index" and not number):
        raise Damaged
    return number
