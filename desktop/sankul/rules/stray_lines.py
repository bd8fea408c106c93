"""Lines among the rows of a list that are about nobody: signatures, remarks, sums by post, a school over its teachers.

They are told by what the rows have and they lack: a number in the column of serial numbers, a code, most of the cells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from sankul.rules.headings import NAMING, Columns, column_letter
from sankul.rules.imports import Notes
from sankul.rules.readings import Reason, as_text
from sankul.rules.sheets import Line
from sankul.text import N_, fold

_MOST_NUMBERED, _MOST_CODED = 0.9, 0.8
_REMARK = re.compile(
    r"(?:नोट|टिप्पणी|ह0|ह०|हस्ताक्षर|प्रतिलिपि|दिनांक|स्थान|प्रमाणित|सत्यापित|तैयारकर्ता|प्रस्तुतकर्ता"
    r"|note|remark|sign|signature|sd|copy to|date|place|certified|verified|prepared by|checked by|seal)(?![a-zऀ-ॿ])"
)

REMARK_PASSED = N_("This looks like a signature or a remark; the row was not read.")
NOT_LIKE_A_ROW = N_(
    "This row is not like the others: it has no serial number and no code, or words where their number stands. "
    "If it belongs to the list, fill it in as the others are; otherwise delete the row."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line that may be a row of data, and what it has: how many cells, a serial number (or words in its place), a code."""

    line: Line
    filled: int
    is_numbered: bool
    is_worded: bool
    is_coded: bool

    @property
    def is_known(self) -> bool:
        """Whether it surely is a row."""
        return self.is_numbered or self.is_coded


def without_strays(rows: Sequence[Row], columns: Columns, notes: Notes) -> list[Line]:
    """The lines of the rows; a signature or a remark is left out with a note, and what else is unlike the others gets a fault.

    Nothing is unlike the others where not nearly all rows have a serial number or a code. What stands below the last row that
    has one, and short lines between, say nothing about that.
    """
    likeness = _Likeness(rows)
    lines = []
    for row in rows:
        if not likeness.is_stray(row):
            lines.append(row.line)
        elif (place := _remark(row.line)) is not None:
            heading = columns.headings.get(place) or column_letter(place)
            notes.warn(row.line.number, heading, row.line.value(place), Reason(REMARK_PASSED))
        else:
            lines.append(_with_fault(row.line, columns))
    return lines


class _Likeness:
    """What nearly all rows of a list have."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.filled = median([row.filled for row in rows if row.is_known] or [0])
        last = max((place for place, row in enumerate(rows, start=1) if row.is_known), default=0)
        body = [row for row in rows[:last] if row.filled * 2 > self.filled]
        self.are_numbered = bool(body) and sum(row.is_numbered for row in body) >= _MOST_NUMBERED * len(body)
        self.are_coded = bool(body) and sum(row.is_coded for row in body) >= _MOST_CODED * len(body)

    def is_stray(self, row: Row) -> bool:
        """Whether a line lacks what the rows have."""
        if self.are_numbered and row.is_worded:
            return True
        few = row.filled * 2
        has_little = (self.are_numbered and few <= self.filled) or (self.are_coded and few < self.filled)
        return has_little and not row.is_known


def _remark(line: Line) -> int | None:
    """The place of a signature or a remark at the beginning of a line."""
    filled = [place for place, value in enumerate(line.values) if as_text(value).strip()][:2]
    return next((place for place in filled if _REMARK.match(fold(line.in_unicode(place)))), None)


def _with_fault(line: Line, columns: Columns) -> Line:
    """The line, refused by the cell that should name what it is about."""
    places = [columns.places[name] for name in NAMING if name in columns.places]
    faults = {place: Reason(NOT_LIKE_A_ROW) for place in places if as_text(line.value(place)).strip()}
    return replace(line, faults={**line.faults, **faults})
