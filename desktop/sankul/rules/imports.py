"""What an import reports: repairs, problems and duplicates by row and column.

Rows are counted as spreadsheets show them, from 1. A column is named by its heading as it stands in the sheet.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sankul.rules.readings import Reason, Value, as_text


class Severity(StrEnum):
    """An error keeps the row out; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell that was mended, because it was certain how."""

    row: int
    column: str
    before: str
    after: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that somebody must look at."""

    row: int
    column: str
    value: str
    why: Reason
    severity: Severity


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that may be about the same person as another.

    `of` is the other row, or the person's name when that person came from elsewhere; `person_id` is empty when the other row
    was refused. `score` is 0 to 100. `is_held`: the row was left out until somebody has looked.
    """

    row: int
    of: int | str
    score: int
    why: Reason
    person_id: str = ""
    is_held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do when `is_trial`. `rows` counts the rows that were read as data."""

    sheet: str = ""
    rows: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    repaired: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    is_trial: bool = False

    @property
    def refused(self) -> int:
        """How many rows an error kept out."""
        return len(self.refused_rows)

    @property
    def refused_rows(self) -> frozenset[int]:
        """The numbers of these rows."""
        return frozenset(each.row for each in self.problems if each.severity is Severity.ERROR)


@dataclass(slots=True)
class Notes:
    """Collects what is said about the rows while they are read."""

    repairs: list[Repair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)

    def error(self, row: int, column: str, value: Value, why: Reason) -> None:
        """Note a fault that keeps the row out."""
        self.problems.append(Problem(row, column, as_text(value), why, Severity.ERROR))

    def warn(self, row: int, column: str, value: Value, why: Reason) -> None:
        """Note what somebody should look at."""
        self.problems.append(Problem(row, column, as_text(value), why, Severity.WARNING))

    @property
    def refused_rows(self) -> frozenset[int]:
        """Numbers of the rows with a fault."""
        return frozenset(each.row for each in self.problems if each.severity is Severity.ERROR)


def finished(notes: Notes, **facts: Any) -> ImportReport:
    """The report of an import, everything in the order of the rows; refused rows report no repairs, for nothing was kept."""
    refused = notes.refused_rows
    return ImportReport(
        repaired=tuple(sorted((each for each in notes.repairs if each.row not in refused), key=lambda each: each.row)),
        problems=tuple(sorted(notes.problems, key=lambda each: each.row)),
        duplicates=tuple(sorted(notes.duplicates, key=lambda each: each.row)),
        **facts,
    )
