"""Reading XLSX: which sheets there are and where their parts lie; then each sheet, row by row."""

import posixpath
from dataclasses import dataclass, field
from typing import BinaryIO

from sankul.exchange.workbook_formats import CellStyle
from sankul.exchange.workbook_parts import Parts
from sankul.exchange.workbook_rows import Allowance
from sankul.exchange.workbook_sheets import SheetName, wanted
from sankul.exchange.workbook_signals import Damaged, Foreign
from sankul.exchange.workbook_xlsx_cells import Book, SheetReader
from sankul.exchange.workbook_xlsx_styles import StyleReader, ThemeReader, read_shared_texts
from sankul.exchange.workbook_xml import Walker, attribute
from sankul.rules.sheets import Table

WORKBOOK = "xl/workbook.xml"
_MOST_SHEETS = 1000
_TRUE = ("1", "true", "on")


@dataclass(slots=True)
class _Relations:
    """Which part each key of a part's relations names, and the first part of each kind."""

    by_key: dict[str, str] = field(default_factory=dict)
    by_kind: dict[str, str] = field(default_factory=dict)


class _RelationReader(Walker):
    """Reads the relations of the part that lies in `folder`."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder, self.found = folder, _Relations()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(f"{self.folder}/{target}").lstrip("/")
            )
            self.found.by_key[attributes.get("Id", "")] = path
            self.found.by_kind.setdefault(attributes.get("Type", "").rpartition("/")[2], path)


class _BookReader(Walker):
    """Reads the names of the sheets and what counts for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[SheetName, str]] = []
        self.from_1904 = self.counts_anew = self.is_book = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and len(self.sheets) < _MOST_SHEETS:
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
        main = _relations(parts, "").by_kind.get("officeDocument", WORKBOOK)
        if main not in parts:
            main = WORKBOOK
        if main.endswith(".bin") or main not in parts:
            raise Foreign
        reader = _BookReader()
        with parts.opened(main) as part:
            reader.walk(part)
        if not reader.is_book:
            raise Foreign
        relations = _relations(parts, main)
        places = {name.text: relations.by_key.get(key, "") for name, key in reader.sheets}
        names = [name for name, key in reader.sheets if name.text in _sheets_of_cells(relations, places, name.text)]
        chosen = wanted(sheet, names)
        book = _book(parts, relations, reader)
        return [_table(parts, name, places[name], book) for name in chosen]
    finally:
        parts.close()


def _sheets_of_cells(relations: _Relations, places: dict[str, str], name: str) -> tuple[str, ...]:
    """The sheet itself, unless it is a chart or a macro, whose parts lie in folders of their own."""
    folder = posixpath.dirname(places[name]).casefold()
    return () if folder.endswith(("chartsheets", "dialogsheets", "macrosheets")) else (name,)


def _table(parts: Parts, name: str, path: str, book: Book) -> Table:
    if path not in parts:
        raise Damaged(name)
    with parts.opened(path) as part:
        return SheetReader(name, book).read(part)


def _relations(parts: Parts, path: str) -> _Relations:
    """The relations of a part; none when it has no file of them."""
    folder, name = posixpath.split(path)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    reader = _RelationReader(folder)
    if where in parts:
        with parts.opened(where) as part:
            reader.walk(part)
    return reader.found


def _book(parts: Parts, relations: _Relations, reader: _BookReader) -> Book:
    allowance = Allowance()
    texts = relations.by_kind.get("sharedStrings")
    shared = []
    if texts is not None:
        with parts.opened(texts) as part:
            shared = read_shared_texts(part, allowance)
    return Book(shared, _styles(parts, relations), allowance, reader.from_1904, reader.counts_anew)


def _styles(parts: Parts, relations: _Relations) -> list[CellStyle]:
    themes = ThemeReader()
    if (theme := relations.by_kind.get("theme", "")) in parts:
        with parts.opened(theme) as part:
            themes.walk(part)
    reader = StyleReader(themes.fonts)
    if (styles := relations.by_kind.get("styles")) is not None:
        with parts.opened(styles) as part:
            reader.walk(part)
    return reader.styles
