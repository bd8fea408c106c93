"""One cell of an ODS: its value, the text that shows it, and its fonts."""

import re
from datetime import datetime, time

from sankul.exchange.workbook_ods_styles import OdsStyles
from sankul.exchange.workbook_rows import CELL_DAMAGED, FORMULA_UNSAVED, LONGEST_TEXT, Row
from sankul.exchange.workbook_xml import attribute
from sankul.rules.readings import FORMULA_FAILED, LAST_EXACT_NUMBER
from sankul.rules.sheets import Run

_NUMBERS = ("float", "percentage", "currency")
_SPAN = re.compile(r"-?PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S")
_FAILED = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)|Err:\d{3}")


def holds_value(attributes: dict[str, str]) -> bool:
    """Whether a cell with these attributes has a value or a formula."""
    return any(key.endswith((":value-type", ":formula")) for key in attributes)


class CellTaker:
    """Takes a cell as its elements come. Of a text that is too long only so much is kept that this can be seen."""

    __slots__ = ("attributes", "count", "font", "fonts", "paragraphs", "pieces", "styles")

    def __init__(self, attributes: dict[str, str], styles: OdsStyles, font: str) -> None:
        self.attributes, self.styles, self.font = attributes, styles, font
        self.fonts = [font]
        self.pieces: list[tuple[str, str]] = []
        self.paragraphs = self.count = 0

    @property
    def holds_anything(self) -> bool:
        """Whether the cell has a value, a text or a formula."""
        return bool(self.pieces) or holds_value(self.attributes)

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element within the cell begins."""
        if name == "p" or name == "h":
            if self.paragraphs:
                self._take("\n")
            self.paragraphs += 1
        elif name == "s":
            self._take(" " * min(int(attribute(attributes, "c") or "1"), LONGEST_TEXT + 1))
        elif name == "tab" or name == "line-break":
            self._take("\t" if name == "tab" else "\n")
        own = self.styles.font("text", attribute(attributes, "style-name")) if name == "span" else None
        self.fonts.append(self.fonts[-1] if own is None else own)

    def closed(self, _name: str) -> None:
        """An element within the cell ends."""
        self.fonts.pop()

    def said(self, text: str) -> None:
        """A piece of text; blanks between elements are none."""
        if len(self.fonts) > 1:
            self._take(text)

    def _take(self, text: str) -> None:
        if self.count <= LONGEST_TEXT:
            self.count += len(text)
            self.pieces.append((text[: LONGEST_TEXT + 1], self.fonts[-1]))

    @property
    def text(self) -> str:
        """The whole text, as the cell shows it."""
        return "".join(text for text, _font in self.pieces)

    def put(self, row: Row, place: int) -> None:
        """Put the value into the row."""
        kind = attribute(self.attributes, "value-type")
        formula = attribute(self.attributes, "formula")
        if formula and not kind and not self.pieces:
            row.put_fault(place, formula.partition(":")[2] or formula, FORMULA_UNSAVED)
        elif self.attributes.get("calcext:value-type") == "error" or (formula and _FAILED.fullmatch(self.text)):
            row.put_fault(place, self.text, FORMULA_FAILED)
        elif kind in _NUMBERS:
            self._put_number(row, place, attribute(self.attributes, "value"))
        elif kind == "date":
            self._put_day(row, place, attribute(self.attributes, "date-value"))
        elif kind == "time":
            self._put_time(row, place, attribute(self.attributes, "time-value"))
        elif kind == "boolean":
            row.put(place, attribute(self.attributes, "boolean-value") == "true")
        else:
            self._put_text(row, place)

    def _put_text(self, row: Row, place: int) -> None:
        if self.pieces:
            row.put_runs(place, [Run(text, font) for text, font in self.pieces])
        else:
            row.put_text(place, attribute(self.attributes, "string-value"), self.font)

    def _put_number(self, row: Row, place: int, value: str) -> None:
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not abs(number) < float("inf"):
            row.put_fault(place, self.text or value, CELL_DAMAGED)
        elif number.is_integer() and abs(number) < LAST_EXACT_NUMBER:
            row.put(place, self._with_zeros(int(number)))
        else:
            row.put(place, number)

    def _with_zeros(self, number: int) -> int | str:
        """The number, or its digits when the cell shows it with leading zeros."""
        shown = self.text.strip()
        has_zeros = (
            len(shown) > 1 and shown.startswith("0") and shown.isdecimal() and shown.isascii() and len(shown) < 40
        )
        return shown if has_zeros and int(shown) == number else number

    def _put_day(self, row: Row, place: int, value: str) -> None:
        try:
            row.put(place, datetime.fromisoformat(value).replace(tzinfo=None))
        except ValueError:
            row.put_fault(place, self.text or value, CELL_DAMAGED)

    def _put_time(self, row: Row, place: int, value: str) -> None:
        found = _SPAN.fullmatch(value)
        if found is None:
            row.put_fault(place, self.text or value, CELL_DAMAGED)
        else:
            hours, minutes, seconds = (int(part) for part in found.groups())
            is_clock = hours < 24 and minutes < 60 and seconds < 60
            row.put(place, time(hours, minutes, seconds) if is_clock else f"{hours}:{minutes:02d}:{seconds:02d}")
