"""The lines of an import's report, one for each row of the sheet, and the groups by which they are filtered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from sankul.rules.headings import column_letter
from sankul.rules.imports import (
    Decision,
    DecisionKind,
    Duplicate,
    FieldChange,
    ImportReport,
    Problem,
    Repair,
    RowOutcome,
    RowState,
    Severity,
    SheetColumn,
)
from sankul.rules.joined_sheets import row_shown, sheet_of
from sankul.rules.people import mask_account
from sankul.rules.readings import as_text
from sankul.rules.row_answers import may_decide_together
from sankul.rules.sheets import Line
from sankul.text import N_, _
from sankul.ui.tables import Column, Tone

STATE_LABELS: Mapping[RowState | None, str] = {
    RowState.ADDED: N_("Added"),
    RowState.CHANGED: N_("Changed"),
    RowState.SAME: N_("As before"),
    RowState.REFUSED: N_("Refused"),
    RowState.HELD: N_("Waits for you"),
    RowState.LEFT_OUT: N_("Left out"),
    None: N_("Note"),
}
STATE_TONES: Mapping[RowState | None, Tone] = {
    RowState.ADDED: "green",
    RowState.CHANGED: "accent",
    RowState.SAME: "grey",
    RowState.REFUSED: "red",
    RowState.HELD: "amber",
    RowState.LEFT_OUT: "grey",
    None: "grey",
}
DECISION_LABELS = {
    DecisionKind.UPDATE: N_("Same person: updated"),
    DecisionKind.ADD: N_("Somebody else: added"),
    DecisionKind.LEAVE: N_("Left out, as you said"),
}
REMEMBERED_LABELS = {
    DecisionKind.UPDATE: N_("Same person, as you said at an earlier import"),
    DecisionKind.LEAVE: N_("Left out, as you said at an earlier import"),
}
_BECOMES = {
    DecisionKind.UPDATE: RowState.CHANGED,
    DecisionKind.ADD: RowState.ADDED,
    DecisionKind.LEAVE: RowState.LEFT_OUT,
}

ALL, REPAIRED, LOOK, DUPLICATES = "all", "repaired", "look", "duplicates"
GROUPS: Mapping[str, str] = {
    ALL: N_("All"),
    RowState.ADDED.value: N_("Added"),
    RowState.CHANGED.value: N_("Changed"),
    RowState.SAME.value: N_("As before"),
    REPAIRED: N_("Repaired"),
    RowState.REFUSED.value: N_("Refused"),
    LOOK: N_("Please look"),
    DUPLICATES: N_("Likely duplicates"),
    RowState.LEFT_OUT.value: N_("Left out"),
}
ONLY_WHEN_THERE = frozenset({LOOK, RowState.LEFT_OUT.value})
SECRET_FIELDS = frozenset({"account"})
_NOT_TOLD = SECRET_FIELDS | {"name", "name_hi", "gender", "ifsc"}
MOST_FACTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """One row of the sheet with all that is said about it. `state` is None for a row that was noted, but not read as data.

    `facts` are some of its values, by which people know who is meant. Accounts are masked but in `cells`. `decision` is what a
    person said of the row; until the file was tried again, `state` is what it was before. `is_remembered`: so it was decided at
    an earlier import.
    """

    id: str
    row: int
    state: RowState | None
    name: str = ""
    of_id: str = ""
    changes: tuple[FieldChange, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    cells: Line | None = None
    facts: str = ""
    decision: Decision | None = None
    is_remembered: bool = False
    groups: frozenset[str] = field(init=False, compare=False, repr=False)
    is_waiting: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Find the groups once, for they are asked for with every key; and whether a person must decide first."""
        object.__setattr__(self, "groups", frozenset(self._find_groups()))
        object.__setattr__(self, "is_waiting", self.shown_state is RowState.HELD)

    @property
    def shown_state(self) -> RowState | None:
        """What becomes of the row with what was decided of it."""
        if self.decision is not None and (self.state is RowState.HELD or self.is_remembered):
            return _BECOMES[self.decision.kind]
        return self.state

    @property
    def like_id(self) -> str:
        """Whom the row is like, as decisions name them: a person of the office, or that of an earlier row."""
        found = [self.of_id] if self.state is RowState.HELD or self.is_remembered else []
        return next(filter(None, [*found, *(each.person_id for each in self.duplicates)]), "")

    @property
    def is_decidable(self) -> bool:
        """Whether a person may say who it is."""
        is_alike = self.state is RowState.ADDED and any(each.person_id for each in self.duplicates)
        return self.state is RowState.HELD or self.is_remembered or self.decision is not None or is_alike

    @property
    def answer(self) -> DecisionKind | None:
        """What a person said of the row, now or at an earlier import."""
        if self.decision is not None:
            return self.decision.kind
        if not self.is_remembered:
            return None
        return DecisionKind.LEAVE if self.state is RowState.LEFT_OUT else DecisionKind.UPDATE

    def may_be_decided_with_others(self, kind: DecisionKind) -> bool:
        """Whether the row waits, and may be so decided in one go with others."""
        held = [each for each in self.duplicates if each.is_held]
        is_known = bool(self.like_id) or kind is not DecisionKind.UPDATE
        return self.is_waiting and is_known and all(may_decide_together(kind, each) for each in held)

    def _find_groups(self) -> Iterator[str]:
        yield ALL
        if self.state is RowState.HELD or self.duplicates or self.decision is not None:
            yield DUPLICATES
        if self.shown_state not in (None, RowState.HELD):
            yield str(self.shown_state)
        if self.repairs:
            yield REPAIRED
        if any(each.severity is Severity.WARNING for each in self.problems):
            yield LOOK


@dataclass(frozen=True, slots=True)
class CellNames:
    """How the cells of a sheet are called, and which of them hold what not everybody may read."""

    columns: tuple[SheetColumn, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    secret: frozenset[str] = frozenset()

    def cell(self, heading: str, row: int) -> str:
        """The cell as a spreadsheet names it, such as D17; empty when the column is not known."""
        return f"{letter}{row_shown(row)}" if (letter := self.letters.get(heading)) else ""

    def shown(self, heading: str, value: str) -> str:
        """A value of a column as the screen may show it."""
        return _masked(value) if heading in self.secret else value

    def masked(self, repairs: Iterable[Repair]) -> Iterator[Repair]:
        """Repairs with their values as the screen may show them."""
        for each in repairs:
            is_secret = each.column in self.secret
            yield replace(each, before=_masked(each.before), after=_masked(each.after)) if is_secret else each


def _masked(value: str) -> str:
    """What stands in a column of accounts, masked unless it is only a word, such as N/A."""
    return mask_account(value) if any(sign.isdigit() for sign in value) else value


def cell_names(columns: tuple[SheetColumn, ...]) -> CellNames:
    """The names of the cells under these columns; of two with the same heading, the one that is read gives the name."""
    letters: dict[str, str] = {}
    secret = set()
    for column in sorted(columns, key=lambda each: not each.field):
        letter = column_letter(column.place)
        for name in (column.heading, letter):
            letters.setdefault(name, letter)
            if column.is_secret or column.field in SECRET_FIELDS:
                secret.add(name)
    return CellNames(columns, letters, frozenset(secret))


def lines_of(
    report: ImportReport,
    cells: Mapping[int, Line] | None = None,
    decisions: Mapping[int | str, Decision] | None = None,
    *,
    may_decide: bool = True,
) -> tuple[RowLine, ...]:
    """The lines of a report in the order of the sheet. `cells` are the rows as they stand, by number.

    Unless a person `may_decide` who is who, a row that is held is simply left out.
    """
    cells, decisions, names = cells or {}, decisions or {}, cell_names(report.columns)
    repairs = _by_row(names.masked(report.repaired))
    problems, duplicates = _by_row(report.problems), _by_row(report.duplicates)
    outcomes = {each.row: each for each in report.outcomes}
    told = [each for each in report.columns if each.is_read and each.field not in _NOT_TOLD]

    def line(row: int) -> RowLine:
        noted, alike = tuple(problems.get(row, ())), tuple(duplicates.get(row, ()))
        outcome = outcomes.get(row) or RowOutcome(row=row, state=_state_of(noted, alike))  # type: ignore[arg-type]
        mended = tuple(repairs.get(row, ()))
        return RowLine(
            id=str(row),
            row=row,
            state=outcome.state if may_decide or outcome.state is not RowState.HELD else RowState.LEFT_OUT,
            name=outcome.name,
            of_id=outcome.of_id,
            changes=outcome.changes,
            repairs=mended,
            problems=noted,
            duplicates=alike,
            cells=cells.get(row),
            facts=_facts_of(cells.get(row), told, mended) if outcome.state else "",
            decision=decisions.get(row),
            is_remembered=outcome.is_remembered,
        )

    return tuple(map(line, rows_told(outcomes, repairs, problems, duplicates)))


def rows_told(*by_row: Mapping[int, Any]) -> list[int]:
    """The numbers of all rows of which something is said."""
    return sorted(set().union(*by_row))


def _facts_of(cells: Line | None, columns: Iterable[SheetColumn], repairs: Iterable[Repair]) -> str:
    """The first values of a row, as they are read."""
    if cells is None:
        return ""
    mended = {each.column: each.after for each in repairs}
    values = (mended.get(each.heading, as_text(cells.value(each.place)).strip()) for each in columns)
    return " · ".join(islice(filter(None, values), MOST_FACTS))


def _by_row(notes: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for note in notes:
        found.setdefault(note.row, []).append(note)
    return found


def _state_of(problems: Sequence[Problem], duplicates: Sequence[Duplicate]) -> RowState | None:
    """What became of a row of which the report says nothing else."""
    if any(each.severity is Severity.ERROR for each in problems):
        return RowState.REFUSED
    return RowState.HELD if any(each.is_held for each in duplicates) else None


def counts_of(lines: Iterable[RowLine]) -> dict[str, int]:
    """How many lines each group has."""
    counts = dict.fromkeys(GROUPS, 0)
    for line in lines:
        for group in line.groups:
            counts[group] += 1
    return counts


def said_state(line: RowLine) -> str:
    """What becomes of a row, in a word."""
    return _(STATE_LABELS[line.shown_state])


def said_other(note: Duplicate) -> str:
    """Whom a row is like."""
    return _("Row {n}").format(n=note.of) if isinstance(note.of, int) else note.of


def said_change(change: FieldChange) -> str:
    """A change as old and new."""
    return f"{_(change.label)}: {change.before or '–'} → {change.after or '–'}"


def said_problem(problem: Problem) -> str:
    """A problem with the column in which it stands."""
    return _("{column}: {why}").format(column=problem.column, why=problem.why) if problem.column else str(problem.why)


def said_repair(repair: Repair) -> str:
    """A repair as before and after."""
    return f"{repair.column}: {repair.before} → {repair.after or '–'}"


def said_duplicate(duplicate: Duplicate) -> str:
    """Whom a row is like, and why."""
    return _("Like {other}: {why}").format(other=said_other(duplicate), why=duplicate.why)


def summary(line: RowLine, group: str = ALL) -> str:
    """The one thing to know about a row, short enough for a cell of a table; among the rows of a group, why it is there."""
    if line.decision is not None and line.state is not RowState.REFUSED:
        return _(DECISION_LABELS[line.decision.kind])
    if line.is_remembered and line.answer is not None:
        return _(REMEMBERED_LABELS[line.answer])
    said = {
        RowState.REFUSED: [said_problem(each) for each in line.problems if each.severity is Severity.ERROR],
        DUPLICATES: [said_duplicate(each) for each in line.duplicates],
        REPAIRED: [said_repair(each) for each in line.repairs],
        LOOK: [said_problem(each) for each in line.problems if each.severity is Severity.WARNING],
        RowState.CHANGED: [said_change(each) for each in line.changes if line.state is RowState.CHANGED],
    }
    first = said.get(group, []) or next(filter(None, said.values()), [])
    return _said_first(first) or line.facts


def _said_first(sentences: Sequence[str]) -> str:
    if len(sentences) < 2:
        return "".join(sentences)
    return _("{first} (and {n} more)").format(first=sentences[0], n=len(sentences) - 1)


def all_words(line: RowLine) -> str:
    """What finds a row though no column of the table shows it: all of its cells."""
    return " ".join(as_text(value) for value in line.cells.values) if line.cells else ""


def _tone(line: RowLine) -> Tone | None:
    return STATE_TONES[line.shown_state]


def line_columns(group: Callable[[], str]) -> Sequence[Column[RowLine]]:
    """The columns of the table of rows; `group` says which group is seen. The last is of use where several sheets are read."""
    return (
        Column(
            title=N_("Row"),
            value=lambda line: line.row,
            text=lambda line: str(row_shown(line.row)),
            align="right",
            width=64,
        ),
        Column(title=N_("What happens"), value=said_state, chip=_tone, width=128),
        Column(title=N_("Name"), value=lambda line: line.name, width=176),
        Column(title=N_("Details"), value=lambda line: summary(line, group()), width=280, stretch=True),
        Column(title=N_("Sheet"), value=lambda line: sheet_of(line.row), width=96),
    )
