"""Sheets as they are read from workbooks and lists, and as they are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sankul.rules.readings import Value, as_text


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: values from column A on, and the names of old Hindi fonts by the places of the cells in them."""

    number: int
    values: tuple[Value, ...]
    fonts: Mapping[int, str] = field(default_factory=dict)

    def value(self, place: int) -> Value:
        """The value at a place (from 0); None beyond the last."""
        return self.values[place] if place < len(self.values) else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in the row."""
        return not any(as_text(value).strip() for value in self.values)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, or a list; blank rows may be left out."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes, such as `=SUM(C2:C9)`; any other text is written as text, whatever it begins with."""

    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written: headings, then rows. Texts become text cells, so that codes keep their zeros.

    `fonts` names the fonts of single cells by the places (from 0) of their row and column.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value | Formula, ...], ...]
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)
