"""Reading binary workbooks (XLSB): their parts are those of an XLSX, but records stand in them instead of XML."""

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

from sankul.exchange.workbook_formats import CellStyle, Shape, built_in, shape_of
from sankul.exchange.workbook_parts import Parts
from sankul.exchange.workbook_relations import MOST_SHEETS, Relations, relations_of
from sankul.exchange.workbook_rows import Allowance, old_font
from sankul.exchange.workbook_sheets import SheetName, wanted
from sankul.exchange.workbook_signals import Damaged, Foreign, TooMuch
from sankul.exchange.workbook_texts import RichText
from sankul.exchange.workbook_xls_records import in_parts
from sankul.exchange.workbook_xlsb_cells import SheetReader
from sankul.exchange.workbook_xlsb_records import records, text_at
from sankul.rules.sheets import Table

WORKBOOK = "xl/workbook.bin"
_PROPERTIES, _SHEET = 153, 156
_TEXT = 19
_FONT, _FORMAT, _STYLE, _BEGIN_STYLES, _END_STYLES = 43, 44, 47, 617, 618
_FONT_NAME_AT = 21
_HAS_RUNS = 1
_MOST_STYLES, _MOST_TEXTS = 200_000, 2_000_000


@dataclass(slots=True)
class XlsbBook:
    """What all sheets share."""

    from_1904: bool = False
    sheets: list[tuple[SheetName, str]] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    formats: dict[int, Shape] = field(default_factory=dict)
    styles: list[CellStyle] = field(default_factory=list)
    texts: list[str | RichText] = field(default_factory=list)
    allowance: Allowance = field(default_factory=Allowance)


def read_xlsb(file: BinaryIO, sheet: str | None) -> list[Table]:
    """The sheets of an XLSB that hold anything. Raises Foreign, Damaged, TooMuch or SheetMissing."""
    parts = Parts(file)
    try:
        main = relations_of(parts, "").by_kind.get("officeDocument", WORKBOOK)
        if main not in parts:
            raise Foreign
        book = XlsbBook()
        _read_book(parts, main, book)
        relations = relations_of(parts, main)
        _read_styles(parts, relations, book)
        _read_texts(parts, relations, book)
        places = relations.sheets(book.sheets)
        chosen = wanted(sheet, [name for name, _key in book.sheets if name.text in places])
        return [_table(parts, name, places[name], book) for name in chosen]
    finally:
        parts.close()


def _table(parts: Parts, name: str, path: str, book: XlsbBook) -> Table:
    if path not in parts:
        raise Damaged(name)
    with parts.opened(path) as part:
        return SheetReader(name, book).read(part)


def _read_book(parts: Parts, main: str, book: XlsbBook) -> None:
    with parts.opened(main) as part:
        for kind, data in records(part):
            if kind == _PROPERTIES:
                book.from_1904 = bool(data[0] & 1)
            elif kind == _SHEET:
                if len(book.sheets) >= MOST_SHEETS:
                    raise TooMuch
                key, end = text_at(data, 8)
                name, _end = text_at(data, end)
                book.sheets.append((SheetName(name, is_hidden=data[0] != 0), key))


def _read_styles(parts: Parts, relations: Relations, book: XlsbBook) -> None:
    path = relations.by_kind.get("styles")
    if path is None:
        return
    is_within = False
    with parts.opened(path) as part:
        for kind, data in records(part):
            if kind in (_BEGIN_STYLES, _END_STYLES):
                is_within = kind == _BEGIN_STYLES
            elif kind == _FONT:
                book.fonts.append(text_at(data, _FONT_NAME_AT)[0])
            elif kind == _FORMAT:
                book.formats[struct.unpack_from("<H", data)[0]] = shape_of(text_at(data, 2)[0])
            elif kind == _STYLE and is_within:
                _parent, number, font = struct.unpack_from("<3H", data)
                name = book.fonts[font] if font < len(book.fonts) else ""
                book.styles.append(CellStyle(old_font(name), book.formats.get(number) or built_in(number)))
            if max(len(book.fonts), len(book.styles)) > _MOST_STYLES:
                raise TooMuch


def _read_texts(parts: Parts, relations: Relations, book: XlsbBook) -> None:
    path = relations.by_kind.get("sharedStrings")
    if path is None:
        return
    with parts.opened(path) as part:
        for kind, data in records(part):
            if kind == _TEXT:
                book.texts.append(rich_text(data, book.fonts))
                book.allowance.take(0, len(data) // 2)
            if len(book.texts) > _MOST_TEXTS:
                raise TooMuch


def rich_text(data: bytes, fonts: list[str]) -> str | RichText:
    """A text that may be in parts: a byte of flags, the text, and from which letters on which font is used."""
    text, end = text_at(data, 1)
    if not data[0] & _HAS_RUNS:
        return text
    (count,) = struct.unpack_from("<L", data, end)
    marks = [struct.unpack_from("<HH", data, end + 4 + turn * 4) for turn in range(min(count, len(text)))]
    # There is no font that is left out in this kind, other than in an XLS, whose numbers `in_parts` expects.
    return in_parts(text, [(place, font + (font >= 4)) for place, font in marks], fonts)
