"""What imports of things in places share: the district of a row, and the counting of what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.opening import Opened
from sankul.rules.cells import Cells
from sankul.rules.districts import District
from sankul.rules.imports import DecisionKind, Duplicate, FieldChange, ImportReport, RowState
from sankul.rules.joined_sheets import said_of
from sankul.rules.offices import Office
from sankul.rules.readings import Reason
from sankul.rules.row_changes import changes_of
from sankul.rules.rows import Row
from sankul.text import N_

R = TypeVar("R", bound=Row)
ROW_AGAIN = N_("The same entry stands in this list already. The row was left out.")


@dataclass(slots=True)
class Tally(Generic[R]):
    """New and changed rows, and what became of each row of the list.

    `labels` are the N_ messages of the attributes by which a change is told.
    """

    opened: Opened
    options: ImportOptions
    labels: Mapping[str, str]
    new: dict[str, R] = field(default_factory=dict)
    changed: dict[str, R] = field(default_factory=dict)
    unchanged: int = 0
    row_of: dict[str, int] = field(default_factory=dict)

    def is_again(self, row: int, known: R | None) -> bool:
        """Whether an earlier row of the list was about the same thing; it is then noted as a duplicate and held.

        Somebody may have decided to leave the row out, or to let it change the thing once more; it cannot be another thing. For
        all rows at once only the first is taken, as of people: the later row would win unseen.
        """
        earlier = self.row_of.get(known.id) if known else None
        if earlier is None or known is None:
            return False
        decision = said_of(row, self.options.decisions)
        if decision is not None and decision.kind is DecisionKind.UPDATE:
            return False
        kind = decision.kind if decision else self.options.for_held
        state = RowState.LEFT_OUT if kind is DecisionKind.LEAVE else RowState.HELD
        if state is RowState.HELD:
            self.opened.notes.duplicates.append(Duplicate(row, earlier, 100, Reason(ROW_AGAIN), is_held=True))
        self.opened.notes.become(row, state, name=_name(known), of_id=known.id)
        return True

    def keep(self, row: int, known: R | None, kept: R, *, name: str = "", more: Sequence[FieldChange] = ()) -> None:
        """Count what a row of the list makes of what is known; `more` are changes of something beside it."""
        self.row_of[kept.id] = row
        said = {"name": name or _name(kept), "of_id": kept.id}
        if known is None or known.id in self.new:
            self.new[kept.id] = kept
            self.opened.notes.become(row, RowState.CHANGED if known else RowState.ADDED, **said)
        elif known != kept or more:
            self.changed[kept.id] = kept
            changes = (*changes_of(known, kept, self.labels), *more)
            self.opened.notes.become(row, RowState.CHANGED, changes=changes, **said)
        else:
            self.same(row, **said)

    def same(self, row: int, **said: str) -> None:
        """Count a row that says nothing new."""
        self.unchanged += 1
        self.opened.notes.become(row, RowState.SAME, **said)

    def save(self, collection: Any) -> None:
        """Put all of it into its collection."""
        collection.add(*self.new.values())
        collection.replace(*self.changed.values())

    def report(self) -> ImportReport:
        """What the import did, or would do."""
        return self.opened.report(
            self.options, added=len(self.new), updated=len(self.changed), unchanged=self.unchanged
        )


def _name(thing: Row) -> str:
    return getattr(thing, "name", "") or getattr(thing, "name_hi", "")


def rows_of(opened: Opened, options: ImportOptions) -> Iterator[Cells]:
    """The rows of data, one by one, telling the progress."""
    for count, line in enumerate(opened.lines, start=1):
        options.progress.step(count, len(opened.lines))
        yield Cells(line, opened.columns, opened.notes)


def own_district(office: Office) -> District:
    """The district of the office, for rows that name none."""
    return District(office.district_code, office.district, "", office.state_code, office.state)
