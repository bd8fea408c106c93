"""Sheets as they are read from workbooks and lists, and as they are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sankul.rules.krutidev import is_legacy_font, to_unicode
from sankul.rules.readings import Reading, Reason, Value, as_text, read_words


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a cell's text, and the old Hindi font that it is typed in; empty when it is in any other font."""

    text: str
    font: str = ""

    @property
    def in_unicode(self) -> str:
        """The text, read as Kruti Dev when its font says so."""
        return to_unicode(self.text) if self.font and is_legacy_font(self.font) else self.text


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet as it was read. Places count from 0, for column A.

    `values`: the values from column A on, numbers as their format shows them (a UDISE with the format 00000000000 is a text with
    its zero). `fonts`: the names of old Hindi fonts, by the places of the cells in them.
    `runs`: the parts of the texts of which only a part is in an old font; their cells stand in `fonts` too.
    `faults`: why a cell cannot be trusted (a formula that was saved without its result, an error such as #N/A, a text longer than
    any cell can hold). Its value is only what a person should see, and is never stored; the row is refused when it is needed.
    `filled`: cells that were empty because they are merged with one above, and why they have its value now. What belongs to one
    person alone, such as a name or an account, is better not taken from there.
    """

    number: int
    values: tuple[Value, ...]
    fonts: Mapping[int, str] = field(default_factory=dict)
    runs: Mapping[int, tuple[Run, ...]] = field(default_factory=dict)
    faults: Mapping[int, Reason] = field(default_factory=dict)
    filled: Mapping[int, Reason] = field(default_factory=dict)

    def value(self, place: int) -> Value:
        """The value at a place (from 0); None beyond the last."""
        return self.values[place] if place < len(self.values) else None

    def in_unicode(self, place: int) -> str:
        """The text of a cell with what is typed in an old font read as Kruti Dev."""
        if place in self.runs:
            return "".join(run.in_unicode for run in self.runs[place])
        text = as_text(self.value(place))
        return to_unicode(text) if place in self.fonts else text

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in the row."""
        return not any(as_text(value).strip() for value in self.values)

    def with_fault(self, place: int, why: Reason) -> "Line":
        """The row with a cell that cannot be trusted."""
        return replace(self, faults={**self.faults, place: why})

    def filled_from(self, above: "Line", place: int, why: Reason) -> "Line":
        """The row with the cell of another row at a place, with its font and its faults; `why` says why it has it."""
        values = [*self.values, *([None] * (place + 1 - len(self.values)))]
        values[place] = above.values[place]
        return Line(
            self.number,
            tuple(values),
            _with(self.fonts, above.fonts, place),
            _with(self.runs, above.runs, place),
            _with(self.faults, above.faults, place),
            {**self.filled, place: why},
        )


def _with(own: Mapping[int, Any], other: Mapping[int, Any], place: int) -> Mapping[int, Any]:
    """What is known of the places of a row, and of one more if that is known of another row."""
    return {**own, place: other[place]} if place in other else own


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, or a list; blank rows may be left out.

    `remarks` are what a person should know about the reading as a whole: hidden rows that were read, columns too far right.
    """

    name: str
    lines: tuple[Line, ...]
    remarks: tuple[Reason, ...] = ()


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


def read_runs(runs: Sequence[Run]) -> Reading:
    """A text of which parts are in old Hindi fonts: each part is read by its own font, then the whole as words."""
    parts = [(run, read_words(run.text, run.font)) for run in runs]
    doubt = next((reading.doubt for _run, reading in parts if reading.doubt), None)
    if doubt:
        return Reading(doubt=doubt)
    whole = read_words("".join(run.in_unicode for run in runs))
    return whole if whole.fault else replace(whole, repaired=_first_repair(parts) or whole.repaired)


def _first_repair(parts: Sequence[tuple[Run, Reading]]) -> Reason | None:
    return next((reading.repaired for run, reading in parts if run.font and reading.repaired), None)
