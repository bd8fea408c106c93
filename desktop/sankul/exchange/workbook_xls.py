"""Reading old Excel workbooks (XLS, BIFF 5 and 8) with the fonts of their cells, merged cells and hidden rows.

The result of a formula is always there; one that was written by another program and never counted is 0 and asks to be counted.
"""

import codecs
import struct
from contextlib import suppress
from dataclasses import dataclass, field

from sankul.exchange.workbook_compound import MARK, CompoundFile
from sankul.exchange.workbook_formats import PLAIN, CellStyle, Shape, built_in, shape_of
from sankul.exchange.workbook_rows import Allowance, old_font
from sankul.exchange.workbook_sheets import SheetName, wanted
from sankul.exchange.workbook_signals import Damaged, Foreign, Locked, TooMuch
from sankul.exchange.workbook_texts import RichText
from sankul.exchange.workbook_xls_cells import SheetReader
from sankul.exchange.workbook_xls_records import CONTINUE, END, SharedTexts, font_name, records, wide_text
from sankul.rules.sheets import Table

MOST_BYTES = 80_000_000
_BEGIN, _CODE_PAGE, _DATES, _SHEET, _FONT, _FORMAT, _STYLE, _TEXTS, _LOCKED = (
    0x809, 0x42, 0x22, 0x85, 0x31, 0x41E, 0xE0, 0xFC, 0x2F,
)  # fmt: skip
_BIFF_5, _BIFF_8 = 0x500, 0x600
_MOST_STYLES = 70_000
_MOST_SHEETS = 1000


@dataclass(slots=True)
class XlsBook:
    """What all sheets share. `code`: how texts of BIFF 5 are coded."""

    content: bytes
    is_wide: bool = True
    code: str = "cp1252"
    from_1904: bool = False
    fonts: list[str] = field(default_factory=list)
    formats: dict[int, Shape] = field(default_factory=dict)
    styles: list[CellStyle] = field(default_factory=list)
    texts: list[str | RichText] = field(default_factory=list)
    sheets: list[tuple[SheetName, int]] = field(default_factory=list)
    allowance: Allowance = field(default_factory=Allowance)

    def text(self, start: int, count: int, end: int) -> str:
        """A text in one record."""
        if self.is_wide:
            return wide_text(self.content, start, count, end)
        if start + count > end:
            raise Damaged
        return self.content[start : start + count].decode(self.code, "replace")


def read_xls(content: bytes, sheet: str | None) -> list[Table]:
    """The sheets of an old workbook that were asked for. Raises Locked, Foreign, Damaged, TooMuch or SheetMissing."""
    book = XlsBook(_stream(content))
    _read_globals(book)
    chosen = wanted(sheet, [name for name, _start in book.sheets])
    starts = {name.text: start for name, start in reversed(book.sheets)}
    return [SheetReader(name, book).read(starts[name]) for name in chosen]


def _stream(content: bytes) -> bytes:
    """The stream with the workbook; very old programs write it without a file system around it."""
    if len(content) > MOST_BYTES:
        raise TooMuch
    if not content.startswith(MARK):
        return content
    file = CompoundFile(content)
    if "EncryptedPackage" in file:
        raise Locked
    for name in ("Workbook", "Book"):
        if name in file:
            return file.stream(name)
    raise Foreign


def _read_globals(book: XlsBook) -> None:
    """What stands before the first sheet."""
    content = book.content
    kind, start, end = next(records(content), (0, 0, 0))
    version = struct.unpack_from("<H", content, start)[0] if kind == _BEGIN and end - start >= 4 else 0
    if version not in (_BIFF_5, _BIFF_8):
        raise Foreign
    book.is_wide = version == _BIFF_8
    styles: list[tuple[int, int]] = []
    texts: list[bytes] = []
    last = 0
    for kind, start, end in records(content):
        if kind == END:
            break
        if kind == _TEXTS or (kind == CONTINUE and last == _TEXTS):
            texts.append(content[start:end])
            kind = _TEXTS
        elif kind == _STYLE and len(styles) < _MOST_STYLES:
            styles.append(struct.unpack_from("<HH", content, start))
        else:
            _read_global(book, kind, start, end)
        last = kind
    else:
        raise Damaged
    book.styles = [_style(book, *style) for style in styles]
    if texts:
        book.texts = SharedTexts(texts, book.fonts, book.allowance).read()


def _read_global(book: XlsBook, kind: int, start: int, end: int) -> None:
    content = book.content
    if kind == _LOCKED:
        raise Locked
    if kind == _CODE_PAGE:
        book.code = _code(struct.unpack_from("<H", content, start)[0])
    elif kind == _DATES:
        book.from_1904 = content[start] == 1
    elif kind == _SHEET and content[start + 5] == 0:
        place, state = struct.unpack_from("<LB", content, start)
        name = book.text(start + 7, content[start + 6], end)
        book.sheets.append((SheetName(name, is_hidden=state & 3 != 0), place))
        if len(book.sheets) > _MOST_SHEETS:
            raise TooMuch
    elif kind == _FONT and len(book.fonts) < _MOST_STYLES:
        book.fonts.append(book.text(start + 15, content[start + 14], end))
    elif kind == _FORMAT and len(book.formats) < _MOST_STYLES:
        number, count = struct.unpack_from("<HH", content, start)
        first = start + 4 if book.is_wide else start + 3
        with suppress(Damaged):  # of some programs; without its format, a number is only a number
            book.formats[number] = shape_of(book.text(first, count if book.is_wide else count & 255, end))


def _style(book: XlsBook, font: int, number: int) -> CellStyle:
    shape = book.formats.get(number) or (built_in(number) if number not in book.formats else PLAIN)
    return CellStyle(old_font(font_name(book.fonts, font)), shape)


def _code(page: int) -> str:
    name = {1200: "utf-16-le", 0x8000: "mac-roman", 0x8001: "cp1252"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
