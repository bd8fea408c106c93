"""Reading XLSX: which sheets there are and where their parts lie; then each sheet, row by row."""

from dataclasses import replace
from typing import BinaryIO

from sankul.exchange.workbook_formats import CellStyle
from sankul.exchange.workbook_parts import Parts
from sankul.exchange.workbook_relations import MOST_SHEETS, Relations, relations_of
from sankul.exchange.workbook_rows import Allowance
from sankul.exchange.workbook_sheets import SheetName, wanted
from sankul.exchange.workbook_signals import Damaged, Foreign, TooMuch
from sankul.exchange.workbook_xlsx_cells import Book, SheetReader
from sankul.exchange.workbook_xlsx_filled import PlaceUnknown
from sankul.exchange.workbook_xlsx_styles import StyleReader, ThemeReader, read_shared_texts
from sankul.exchange.workbook_xml import Walker, attribute
from sankul.rules.sheets import Table

WORKBOOK = "xl/workbook.xml"
_TRUE = ("1", "true", "on")


class _BookReader(Walker):
    """Reads the names of the sheets and what counts for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[SheetName, str]] = []
        self.from_1904 = self.counts_anew = self.is_book = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            if len(self.sheets) >= MOST_SHEETS:
                raise TooMuch
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((SheetName(attributes.get("name", ""), is_hidden), attribute(attributes, "id")))
        elif name == "workbook":
            self.is_book = True
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in _TRUE
        elif name == "calcPr":
            self.counts_anew = attributes.get("fullCalcOnLoad") in _TRUE


def read_xlsx(file: BinaryIO, sheet: str | None) -> list[Table]:
    """The sheets of an XLSX that hold anything; formulas count with the results that were saved with them."""
    parts = Parts(file)
    try:
        main = relations_of(parts, "").by_kind.get("officeDocument", WORKBOOK)
        if main not in parts:
            main = WORKBOOK
        if main not in parts:
            raise Foreign
        reader = _BookReader()
        with parts.opened(main) as part:
            reader.walk(part)
        if not reader.is_book:
            raise Foreign
        relations = relations_of(parts, main)
        places = relations.sheets(reader.sheets)
        chosen = wanted(sheet, [name for name, _key in reader.sheets if name.text in places])
        book = _book(parts, relations, reader)
        return [_table(parts, name, places[name], book) for name in chosen]
    finally:
        parts.close()


def _table(parts: Parts, name: str, path: str, book: Book) -> Table:
    if path not in parts:
        raise Damaged(name)
    begin = replace(book.allowance)
    try:
        with parts.opened(path) as part:
            return SheetReader(name, book).read(part)
    except PlaceUnknown:
        book.allowance.cells, book.allowance.letters = begin.cells, begin.letters
        with parts.opened(path) as part:
            return SheetReader(name, book, leaves_out=False).read(part)


def _book(parts: Parts, relations: Relations, reader: _BookReader) -> Book:
    allowance = Allowance()
    texts = relations.by_kind.get("sharedStrings")
    shared = []
    if texts is not None:
        with parts.opened(texts) as part:
            shared = read_shared_texts(part, allowance)
    return Book(shared, _styles(parts, relations), allowance, reader.from_1904, reader.counts_anew)


def _styles(parts: Parts, relations: Relations) -> list[CellStyle]:
    themes = ThemeReader()
    if (theme := relations.by_kind.get("theme", "")) in parts:
        with parts.opened(theme) as part:
            themes.walk(part)
    reader = StyleReader(themes.fonts)
    if (styles := relations.by_kind.get("styles")) is not None:
        with parts.opened(styles) as part:
            reader.walk(part)
    return reader.styles
