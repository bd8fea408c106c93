"""What an import reports: repairs, problems and duplicates by row and column.

Rows are counted as spreadsheets show them, from 1. A column is named by its heading as it stands in the sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sankul.rules.people import RoleName
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
    was refused, and "row:7" when that person is new with row 7. `score` is 0 to 100. `is_held`: the row was left out until
    somebody has looked. `is_alarm`: the same mobile, account or employee code stands with another name.
    """

    row: int
    of: int | str
    score: int
    why: Reason
    person_id: str = ""
    is_held: bool = False
    is_alarm: bool = False


class RowState(StrEnum):
    """What becomes of a row. HELD waits until somebody decided whether it is a known person; LEFT_OUT was so decided."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    HELD = "held"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a known thing, before and after; `label` is an N_ message. Account numbers are masked."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutcome:
    """What becomes of one row of data. `name` says whom it is about, `of_id` is the known or new thing (empty: none).

    `changes` are those of a CHANGED row; of a HELD row they say what an update of the known thing would change. `is_remembered`:
    so it was decided at an earlier import.
    """

    row: int
    state: RowState
    name: str = ""
    of_id: str = ""
    changes: tuple[FieldChange, ...] = ()
    is_remembered: bool = False


class DecisionKind(StrEnum):
    """What a person decides on a row that is likely a duplicate."""

    ADD = "add"
    UPDATE = "update"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Decision:
    """ADD: it is somebody else. UPDATE: it is the person `of_id`, or the one of an earlier row ("row:7"). LEAVE: leave it out.

    An UPDATE without `of_id` means whom the row is like. `is_remembered`: so it was decided at an earlier import.
    """

    kind: DecisionKind
    of_id: str = ""
    is_remembered: bool = False


class ColumnHow(StrEnum):
    """How it is known what a column holds. UNSURE waits for a person; UNKNOWN is read by nothing."""

    SURE = "sure"
    UNSURE = "unsure"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of the sheet as it was understood.

    `place` counts from 0; `key` is the heading with its turn, such as "name#1", by which choices name the column. `field` is what
    it fills (empty: nothing); only when `is_read` does it fill it, else the field is a guess that waits for a person. `rival_for`
    is the field that this column and others claim alike, so that none of them is read. `why` says what is not sure.
    `samples` are some of its cells as they stand, `read` the same as they are read (empty: cannot be trusted); account numbers
    are masked, and so is what may be some (`is_secret`).
    `font` is the old Hindi font of its cells, if there is one; `script` is "krutidev" (turned into Unicode), "leave" (left out),
    "ask" while nobody has said (left out until then), or empty where nothing looks like old typing.
    """

    place: int
    key: str
    heading: str
    field: str = ""
    how: ColumnHow = ColumnHow.UNKNOWN
    is_read: bool = False
    rival_for: str = ""
    why: Reason | None = None
    samples: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    is_secret: bool = False
    font: str = ""
    script: str = ""


def rivals_of(columns: Iterable[SheetColumn]) -> dict[str, list[SheetColumn]]:
    """The columns that claim one field alike, by that field."""
    found: dict[str, list[SheetColumn]] = {}
    for column in columns:
        if column.rival_for:
            found.setdefault(column.rival_for, []).append(column)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do when `is_trial`. `rows` counts the rows that were read as data.

    `outcomes` has one entry for each of these rows, `columns` one for each column of the sheet; `heading_row` is where the
    headings stand. `sheets` are those that were read; where there are several, their rows are SheetRows.
    Of a list of people, `without_role` rows name no role and are given `role`.
    """

    sheet: str = ""
    sheets: tuple[str, ...] = ()
    heading_row: int = 0
    columns: tuple[SheetColumn, ...] = ()
    outcomes: tuple[RowOutcome, ...] = ()
    rows: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    repaired: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    role: RoleName | None = None
    without_role: int = 0
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
    outcomes: dict[int, RowOutcome] = field(default_factory=dict)

    def error(self, row: int, column: str, value: Value, why: Reason) -> None:
        """Note a fault that keeps the row out."""
        self.problems.append(Problem(row, column, as_text(value), why, Severity.ERROR))

    def warn(self, row: int, column: str, value: Value, why: Reason) -> None:
        """Note what somebody should look at."""
        self.problems.append(Problem(row, column, as_text(value), why, Severity.WARNING))

    def become(self, row: int, state: RowState, **facts: Any) -> None:
        """Note what becomes of a row; `facts` are those of RowOutcome."""
        self.outcomes[row] = RowOutcome(row=row, state=state, **facts)

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
