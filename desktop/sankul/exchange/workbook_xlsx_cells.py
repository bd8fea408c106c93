"""The cells of one sheet of an XLSX, as fast as a parser in Python can be: what is empty costs nothing but its tag."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sankul.exchange.workbook_formats import PLAIN, CellStyle, shown
from sankul.exchange.workbook_rows import (
    CELL_DAMAGED,
    FORMULA_UNSAVED,
    LAST_COLUMN,
    LAST_ROW,
    LONGEST_TEXT,
    Allowance,
    Row,
    Rows,
)
from sankul.exchange.workbook_signals import Damaged
from sankul.exchange.workbook_texts import RichText, TextTaker, runs, unescaped
from sankul.exchange.workbook_xlsx_filled import FilledCells, PlaceUnknown
from sankul.exchange.workbook_xml import MOST_DEPTH, LocalNames, Stream, XmlParser
from sankul.rules.readings import FORMULA_FAILED, Value
from sankul.rules.sheets import Table

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST_WHOLE = 18
_LONGEST_NUMBER = 300
_MOST_PLACES = 50_000
_MOST_TAGS = 20_000_000
_TRUE: Final = ("1", "true")
_NO_STYLE = CellStyle()
_TEXTS = frozenset(
    ("v", "f", "t")
)  # with `t`, a text that stands in the cell itself; in parts, it is left to a TextTaker


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a workbook share. `counts_anew`: the results of formulas were not saved, whatever stands there."""

    texts: Sequence[str | RichText]
    styles: Sequence[CellStyle]
    allowance: Allowance
    from_1904: bool = False
    counts_anew: bool = False


class SheetReader:
    """Reads the XML of one sheet."""

    def __init__(self, name: str, book: Book, leaves_out: bool = True) -> None:
        self.book, self.rows = book, Rows(name, book.allowance)
        self.local = LocalNames()
        self.places = _Places()
        self.source = FilledCells(leaves_out)
        self.styles: dict[str | None, CellStyle] = {str(place): style for place, style in enumerate(book.styles)}
        self.styles[None] = book.styles[0] if book.styles else _NO_STYLE
        self.parser = XmlParser()
        self.parser.expat.StartElementHandler = self._start
        self.parser.expat.EndElementHandler = self._end
        self.parser.expat.CharacterDataHandler = self._said
        self.row: Row | None = None
        self.in_row = self.is_hidden = self.is_inline = False
        self.cell: dict[str, str] | None = None
        self.place = -1
        self.pieces: list[str] = []
        self.is_taking = False
        self.value: str | None = None
        self.formula: str | None = None
        self.taker: TextTaker | None = None
        self.depth = self.number = self.digits = self.length = 0

    def read(self, stream: Stream) -> Table:
        """The rows of the sheet that hold anything. Raises PlaceUnknown when it must be read with its empty cells."""
        self.source.stream = stream
        self.parser.feed(self.source, _MOST_TAGS)
        return self.rows.table()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = self.local[name]
        if name == "c":
            if self.cell is not None or not self.in_row:
                raise Damaged
            self.cell = attributes
            self.place = self.places[attributes["r"][: -self.digits]] if "r" in attributes else self._next_place()
        elif name in _TEXTS and self.taker is None:
            if self.is_taking:
                raise Damaged
            self.is_taking, self.length = True, 0
        elif name == "row":
            self._start_row(attributes)
        else:
            self._start_other(name, attributes)

    def _end(self, name: str) -> None:
        name = self.local[name]
        if name == "c":
            if self.cell is not None and (self.value is not None or self.formula is not None or self.taker):
                self._keep_cell(self.cell)
            self.cell = self.value = self.formula = self.taker = None
            self.is_inline = False
        elif name in _TEXTS and self.taker is None:
            self._end_text(name)
        elif name == "row":
            if self.row is not None:
                self.rows.add(self.row)
            self.row, self.in_row = None, False
        else:
            self.depth -= 1
            if self.taker is not None:
                self.taker.closed(name)

    def _end_text(self, name: str) -> None:
        pieces = self.pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        self.is_taking = False
        if name == "f":
            self.formula = text
        elif name == "t" or not self.is_inline:
            self.value = text

    def _said(self, text: str) -> None:
        if self.is_taking:
            self.length += len(text)
            if self.length <= LONGEST_TEXT:
                self.pieces.append(text)
            else:
                self.pieces[1:] = [text[: LONGEST_TEXT + 1]] * 2
        elif self.taker is not None:
            self.taker.said(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self.in_row:
            raise Damaged
        self.number = int(attributes["r"]) if "r" in attributes else self.number + 1
        if not 1 <= self.number <= LAST_ROW:
            raise Damaged
        if "r" not in attributes and self.source.rows_left_out:
            raise PlaceUnknown
        self.place, self.in_row = -1, True
        self.is_hidden = attributes.get("hidden") in _TRUE
        self.digits = len(str(self.number))

    def _next_place(self) -> int:
        """The place of a cell that does not say it itself. Raises PlaceUnknown or Damaged."""
        if self.source.cells_left_out:
            raise PlaceUnknown
        if self.place + 1 >= LAST_COLUMN:
            raise Damaged
        return self.place + 1

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise Damaged
        if self.cell is not None:
            if name == "is":
                self.value, self.is_inline = None, True
            elif name in ("r", "rPh") and self.taker is None:
                self.taker = TextTaker(self.value or "")
            if self.taker is not None:
                self.taker.opened(name, attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            if len(self.rows.hidden_columns) < LAST_COLUMN:
                self.rows.hidden_columns.append(range(max(0, first - 1), min(last, LAST_COLUMN)))

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        corners = [_REFERENCE.fullmatch(corner) for corner in (first, last)]
        if corners[0] and corners[1]:
            rows = [int(corner[2]) for corner in corners if corner]
            columns = [self.places[corner[1]] for corner in corners if corner]
            self.rows.merge(min(rows), max(rows), min(columns))

    def _keep_cell(self, cell: dict[str, str]) -> None:
        row = self.row
        if row is None:
            row = self.row = Row(self.number, self.is_hidden)
        kind = cell.get("t", "n")
        style = self.styles.get(cell.get("s"), _NO_STYLE)
        if kind == "s" and self.value is not None:
            self._keep_shared(row, self.value, style)
        elif self.taker is not None:
            self._keep_text(row, self.taker.taken(), style)
            self.book.allowance.take(0, self.taker.count)
        elif kind == "n" or self.value is None:
            self._keep_number(row, (self.value or "").strip(), style)
        else:
            self._keep_other(row, kind, self.value, style)

    def _keep_shared(self, row: Row, text: str, style: CellStyle) -> None:
        if text.isdecimal() and len(text) < 9 and int(text) < len(self.book.texts):
            self._keep_text(row, self.book.texts[int(text)], style)
        else:
            row.put_fault(self.place, text, CELL_DAMAGED)

    def _keep_text(self, row: Row, text: str | RichText, style: CellStyle) -> None:
        if isinstance(text, str):
            row.put_text(self.place, text, style.font)
        else:
            row.put_runs(self.place, runs(text, style.font))

    def _keep_number(self, row: Row, text: str, style: CellStyle) -> None:
        if self.formula is not None and (not text or (self.book.counts_anew and text == "0")):
            row.put_fault(self.place, f"={self.formula}", FORMULA_UNSAVED)
        elif text.isdecimal() and len(text) <= _LONGEST_WHOLE:
            number = int(text)
            row.put(self.place, shown(number, style.shape, self.book.from_1904) if style.shape is not PLAIN else number)
        elif _NUMBER.fullmatch(text) and len(text) <= _LONGEST_NUMBER:
            self._keep_decimal(row, text, style)
        elif text:
            row.put_fault(self.place, text, CELL_DAMAGED)

    def _keep_decimal(self, row: Row, text: str, style: CellStyle) -> None:
        is_whole = text.lstrip("+-").isdecimal() and len(text) <= _LONGEST_WHOLE
        number: float = int(text) if is_whole else float(text)
        if number in (float("inf"), float("-inf")):
            row.put_fault(self.place, text, CELL_DAMAGED)
        else:
            row.put(self.place, shown(number, style.shape, self.book.from_1904) if style.shape is not PLAIN else number)

    def _keep_other(self, row: Row, kind: str, text: str, style: CellStyle) -> None:
        if kind == "str" or kind == "inlineStr":
            self.book.allowance.take(0, len(text))
            row.put_text(self.place, unescaped(text), style.font)
        elif kind == "e":
            row.put_fault(self.place, text, FORMULA_FAILED)
        elif kind == "b":
            row.put(self.place, text.strip() in _TRUE)
        elif kind == "d" and (day := _iso(text)) is not None:
            row.put(self.place, day)
        else:
            row.put_fault(self.place, text, CELL_DAMAGED)


class _Places(dict[str, int]):
    """Places of columns (from 0) by their letters; digits behind them do not count."""

    def __missing__(self, reference: str) -> int:
        letters = reference.rstrip("0123456789").strip("$").upper()
        if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
            raise Damaged(reference)
        place = 0
        for letter in letters:
            place = place * 26 + ord(letter) - ord("A") + 1
        if place > LAST_COLUMN:
            raise Damaged(reference)
        if len(self) < _MOST_PLACES:
            self[reference] = place - 1
        return place - 1


def _iso(text: str) -> Value:
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None
