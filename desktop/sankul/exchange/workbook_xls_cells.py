"""The cells of one sheet of an old Excel workbook."""

import struct
from typing import Protocol

from sankul.exchange.workbook_formats import PLAIN, CellStyle, shown
from sankul.exchange.workbook_rows import CELL_DAMAGED, FORMULA_UNSAVED, Allowance, Row, Rows
from sankul.exchange.workbook_signals import Damaged
from sankul.exchange.workbook_texts import RichText, runs
from sankul.exchange.workbook_xls_records import CONTINUE, END, ERRORS, in_parts, number_of, records, spread_text
from sankul.rules.readings import FORMULA_FAILED, LAST_EXACT_NUMBER
from sankul.rules.sheets import Table

_BEGIN = 0x809
_ROW, _COLUMN, _MERGED = 0x208, 0x7D, 0xE5
_SHARED, _LABEL, _RICH, _NUMBER, _PACKED, _MANY_PACKED, _LOGICAL, _FORMULA, _STRING = (
    0xFD, 0x204, 0xD6, 0x203, 0x27E, 0xBD, 0x205, 0x6, 0x207,
)  # fmt: skip
_HIDDEN_ROW, _HIDDEN_COLUMN, _TO_COUNT = 0x20, 1, 2
_NO_STYLE = CellStyle()


class Book(Protocol):
    """What a sheet needs to know of its workbook."""

    content: bytes
    is_wide: bool
    from_1904: bool
    fonts: list[str]
    styles: list[CellStyle]
    texts: list[str | RichText]
    allowance: Allowance

    def text(self, start: int, count: int, end: int) -> str:
        """A text in one record."""


class SheetReader:
    """Reads the records of one sheet."""

    def __init__(self, name: str, book: Book) -> None:
        self.book, self.content = book, book.content
        self.rows = Rows(name, book.allowance)
        self.row = Row()
        self.hidden: set[int] = set()
        self.waiting: tuple[int, int, CellStyle] | None = None  # a formula whose text comes in the next record
        self.kinds = {
            _ROW: self._note_row,
            _COLUMN: self._note_column,
            _MERGED: self._note_merged,
            _SHARED: self._shared,
            _LABEL: self._label,
            _RICH: self._label,
            _NUMBER: self._number,
            _PACKED: self._packed,
            _MANY_PACKED: self._many_packed,
            _LOGICAL: self._logical,
            _FORMULA: self._formula,
            _STRING: self._string,
        }

    def read(self, start: int) -> Table:
        """The sheet whose records begin at `start`. Raises Damaged when they end before the sheet does."""
        depth = 0
        for kind, first, end in records(self.content, start):
            if kind != _BEGIN and not depth:
                raise Damaged
            if kind == _BEGIN:
                depth += 1
            elif kind == END:
                depth -= 1
                if not depth:
                    break
            elif depth == 1 and (take := self.kinds.get(kind)) is not None:
                self._give_up(kind)
                take(first, end)
        else:
            raise Damaged
        self._give_up(END)
        self.rows.add(self.row)
        return self.rows.table()

    def _give_up(self, kind: int) -> None:
        """A formula whose text never came cannot be read."""
        if self.waiting is not None and kind != _STRING:
            number, place, _style = self.waiting
            self.waiting = None
            self._at(number).put_fault(place, "=", CELL_DAMAGED)

    def _at(self, number: int) -> Row:
        if self.row.number != number + 1:
            self.rows.add(self.row)
            self.row = Row(number + 1, number in self.hidden)
        return self.row

    def _note_row(self, start: int, end: int) -> None:
        if end - start >= 16 and self.content[start + 12] & _HIDDEN_ROW:
            self.hidden.add(struct.unpack_from("<H", self.content, start)[0])

    def _note_column(self, start: int, _end: int) -> None:
        first, last, _width, _style, options = struct.unpack_from("<5H", self.content, start)
        if options & _HIDDEN_COLUMN and len(self.rows.hidden_columns) < 256:
            self.rows.hidden_columns.append(range(first, min(last, 255) + 1))

    def _note_merged(self, start: int, end: int) -> None:
        (count,) = struct.unpack_from("<H", self.content, start)
        for place in range(start + 2, min(end - 7, start + 2 + count * 8), 8):
            top, bottom, left, _right = struct.unpack_from("<4H", self.content, place)
            self.rows.merge(top + 1, bottom + 1, left)

    def _cell(self, start: int) -> tuple[Row, int, CellStyle]:
        number, place, style = struct.unpack_from("<3H", self.content, start)
        return self._at(number), place, self._style(style)

    def _style(self, number: int) -> CellStyle:
        return self.book.styles[number] if number < len(self.book.styles) else _NO_STYLE

    def _shared(self, start: int, _end: int) -> None:
        row, place, style = self._cell(start)
        (number,) = struct.unpack_from("<L", self.content, start + 6)
        if number < len(self.book.texts):
            self._put_text(row, place, self.book.texts[number], style)
        else:
            row.put_fault(place, "?", CELL_DAMAGED)

    def _put_text(self, row: Row, place: int, text: str | RichText, style: CellStyle) -> None:
        if isinstance(text, str):
            row.put_text(place, text, style.font)
        else:
            row.put_runs(place, runs(text, style.font))

    def _label(self, start: int, end: int) -> None:
        """A text in the cell itself; in BIFF 5 the numbers of its fonts may follow."""
        row, place, style = self._cell(start)
        (count,) = struct.unpack_from("<H", self.content, start + 6)
        text = self.book.text(start + 8, count, end)
        after = start + 8 + count
        if not self.book.is_wide and after < end:
            marks = self.content[after + 1 : after + 1 + self.content[after] * 2]
            pairs = list(zip(marks[::2], marks[1::2], strict=False))
            self._put_text(row, place, in_parts(text, pairs, self.book.fonts), style)
        else:
            row.put_text(place, text, style.font)

    def _number(self, start: int, _end: int) -> None:
        row, place, style = self._cell(start)
        self._put_number(row, place, struct.unpack_from("<d", self.content, start + 6)[0], style)

    def _packed(self, start: int, _end: int) -> None:
        row, place, style = self._cell(start)
        self._put_number(row, place, number_of(struct.unpack_from("<L", self.content, start + 6)[0]), style)

    def _many_packed(self, start: int, end: int) -> None:
        number, place = struct.unpack_from("<HH", self.content, start)
        row = self._at(number)
        for offset in range(start + 4, end - 7, 6):
            style, packed = struct.unpack_from("<HL", self.content, offset)
            self._put_number(row, place, number_of(packed), self._style(style))
            place += 1

    def _put_number(self, row: Row, place: int, number: float, style: CellStyle) -> None:
        if number != number or abs(number) == float("inf"):
            row.put_fault(place, str(number), CELL_DAMAGED)
            return
        if number.is_integer() and abs(number) < LAST_EXACT_NUMBER:
            number = int(number)
        row.put(place, shown(number, style.shape, self.book.from_1904) if style.shape is not PLAIN else number)

    def _logical(self, start: int, _end: int) -> None:
        row, place, _style = self._cell(start)
        self._put_logical(row, place, self.content[start + 6], self.content[start + 7] == 1)

    def _put_logical(self, row: Row, place: int, value: int, is_error: bool) -> None:
        if is_error:
            row.put_fault(place, ERRORS.get(value, "#?"), FORMULA_FAILED)
        else:
            row.put(place, bool(value))

    def _formula(self, start: int, end: int) -> None:
        row, place, style = self._cell(start)
        if end - start < 16:
            raise Damaged
        result, options = self.content[start + 6 : start + 14], self.content[start + 14]
        if result[6:8] != b"\xff\xff":
            (number,) = struct.unpack("<d", result)
            if number == 0 and options & _TO_COUNT:
                row.put_fault(place, "=", FORMULA_UNSAVED)
            else:
                self._put_number(row, place, number, style)
        elif result[0] == 0:
            self.waiting = (row.number - 1, place, style)
        elif result[0] in (1, 2):
            self._put_logical(row, place, result[2], result[0] == 2)

    def _string(self, start: int, end: int) -> None:
        """The text that a formula came to; a long one goes on in further records."""
        if self.waiting is None:
            return
        number, place, style = self.waiting
        self.waiting = None
        pieces = [self.content[start:end]]
        for kind, first, last in records(self.content, end):
            if kind != CONTINUE:
                break
            pieces.append(self.content[first:last])
        if len(pieces) > 1:
            text = spread_text(pieces)
        else:
            text = self.book.text(start + 2, struct.unpack_from("<H", self.content, start)[0], end)
        self._at(number).put_text(place, text, style.font)
