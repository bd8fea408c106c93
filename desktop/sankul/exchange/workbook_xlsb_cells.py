"""The cells of one sheet of a binary workbook (XLSB)."""

import struct
from typing import Protocol

from sankul.exchange.workbook_formats import PLAIN, CellStyle, shown
from sankul.exchange.workbook_rows import CELL_DAMAGED, LAST_COLUMN, LAST_ROW, Allowance, Row, Rows
from sankul.exchange.workbook_signals import Damaged
from sankul.exchange.workbook_texts import RichText, runs
from sankul.exchange.workbook_xls_records import ERRORS, number_of
from sankul.exchange.workbook_xlsb_records import records, text_at
from sankul.exchange.workbook_xml import Stream
from sankul.rules.readings import FORMULA_FAILED, LAST_EXACT_NUMBER
from sankul.rules.sheets import Table

_ROW, _COLUMN, _MERGED, _END_OF_CELLS = 0, 60, 176, 146
_PACKED, _ERROR, _LOGICAL, _NUMBER, _TEXT, _SHARED = 2, 3, 4, 5, 6, 7
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_LOGICAL, _FORMULA_ERROR = 8, 9, 10, 11
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 1
_NO_STYLE = CellStyle()


class Book(Protocol):
    """What a sheet needs to know of its workbook."""

    from_1904: bool
    styles: list[CellStyle]
    texts: list[str | RichText]
    allowance: Allowance


class SheetReader:
    """Reads the records of one sheet."""

    def __init__(self, name: str, book: Book) -> None:
        self.book, self.rows = book, Rows(name, book.allowance)
        self.row: Row | None = None

    def read(self, stream: Stream) -> Table:
        """The rows of the sheet that hold anything. Raises Damaged when its cells have no end."""
        has_end = False
        for kind, data in records(stream):
            if kind == _ROW:
                self._start_row(data)
            elif _PACKED <= kind <= _FORMULA_ERROR:
                self._keep_cell(kind, data)
            elif kind == _MERGED:
                top, bottom, left, _right = struct.unpack_from("<4L", data)
                self.rows.merge(top + 1, bottom + 1, left)
            elif kind == _COLUMN:
                self._note_column(data)
            has_end = has_end or kind == _END_OF_CELLS
        if not has_end:
            raise Damaged
        self._end_row()
        return self.rows.table()

    def _start_row(self, data: bytes) -> None:
        self._end_row()
        (number,) = struct.unpack_from("<L", data)
        if number >= LAST_ROW:
            raise Damaged
        self.row = Row(number + 1, bool(data[11] & _HIDDEN_ROW))

    def _end_row(self) -> None:
        if self.row is not None:
            self.rows.add(self.row)
        self.row = None

    def _note_column(self, data: bytes) -> None:
        first, last, _width, _style, options = struct.unpack_from("<4LH", data)
        if options & _HIDDEN_COLUMN and len(self.rows.hidden_columns) < LAST_COLUMN:
            self.rows.hidden_columns.append(range(first, min(last, LAST_COLUMN - 1) + 1))

    def _keep_cell(self, kind: int, data: bytes) -> None:
        place, style = struct.unpack_from("<LL", data)
        row = self.row
        if row is None or place >= LAST_COLUMN:
            raise Damaged
        styles, number = self.book.styles, style & 0xFFFFFF
        known = styles[number] if number < len(styles) else _NO_STYLE
        if kind in (_NUMBER, _FORMULA_NUMBER):
            self._put_number(row, place, struct.unpack_from("<d", data, 8)[0], known)
        elif kind == _PACKED:
            self._put_number(row, place, number_of(struct.unpack_from("<L", data, 8)[0]), known)
        elif kind == _SHARED:
            self._put_shared(row, place, struct.unpack_from("<L", data, 8)[0], known)
        elif kind in (_TEXT, _FORMULA_TEXT):
            self.book.allowance.take(0, len(data) // 2)
            row.put_text(place, text_at(data, 8)[0], known.font)
        elif kind in (_LOGICAL, _FORMULA_LOGICAL):
            row.put(place, bool(data[8]))
        else:
            row.put_fault(place, ERRORS.get(data[8], "#?"), FORMULA_FAILED)

    def _put_shared(self, row: Row, place: int, number: int, style: CellStyle) -> None:
        if number >= len(self.book.texts):
            row.put_fault(place, "?", CELL_DAMAGED)
            return
        text = self.book.texts[number]
        if isinstance(text, str):
            row.put_text(place, text, style.font)
        else:
            row.put_runs(place, runs(text, style.font))

    def _put_number(self, row: Row, place: int, number: float, style: CellStyle) -> None:
        if not abs(number) < float("inf"):
            row.put_fault(place, str(number), CELL_DAMAGED)
            return
        if number.is_integer() and abs(number) < LAST_EXACT_NUMBER:
            number = int(number)
        row.put(place, shown(number, style.shape, self.book.from_1904) if style.shape is not PLAIN else number)
