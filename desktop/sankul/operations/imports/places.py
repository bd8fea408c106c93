"""What imports of things in places share: the district of a row, and the counting of what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sankul.operations.imports.files import ImportOptions, Opened
from sankul.rules.cells import Cells
from sankul.rules.districts import District
from sankul.rules.imports import Duplicate, ImportReport, finished
from sankul.rules.offices import Office
from sankul.rules.readings import Reason
from sankul.rules.rows import Row
from sankul.text import N_

R = TypeVar("R", bound=Row)
ROW_AGAIN = N_("The same entry stands in this list already. The row was left out.")


@dataclass(slots=True)
class Tally(Generic[R]):
    """New and changed rows, and how many rows of the list did what."""

    opened: Opened
    new: dict[str, R] = field(default_factory=dict)
    changed: dict[str, R] = field(default_factory=dict)
    unchanged: int = 0
    row_of: dict[str, int] = field(default_factory=dict)

    def is_again(self, row: int, known: R | None) -> bool:
        """Whether an earlier row of the list was about the same thing; it is then noted as a duplicate."""
        earlier = self.row_of.get(known.id) if known else None
        if earlier is None:
            return False
        self.opened.notes.duplicates.append(Duplicate(row, earlier, 100, Reason(ROW_AGAIN), is_held=True))
        return True

    def keep(self, row: int, known: R | None, kept: R, *, says_more: bool = False) -> None:
        """Count what a row of the list makes of what is known; `says_more`: it changes something beside it, too."""
        self.row_of[kept.id] = row
        if known is None:
            self.new[kept.id] = kept
        elif known != kept or says_more:
            self.changed[kept.id] = kept
        else:
            self.unchanged += 1

    def save(self, collection: Any) -> None:
        """Put all of it into its collection."""
        collection.add(*self.new.values())
        collection.replace(*self.changed.values())

    def report(self, options: ImportOptions) -> ImportReport:
        """What the import did, or would do."""
        return finished(
            self.opened.notes,
            sheet=self.opened.table.name,
            rows=len(self.opened.lines),
            added=len(self.new),
            updated=len(self.changed),
            unchanged=self.unchanged,
            is_trial=options.is_trial,
        )


def rows_of(opened: Opened, options: ImportOptions) -> Iterator[Cells]:
    """The rows of data, one by one, telling the progress."""
    for count, line in enumerate(opened.lines, start=1):
        options.progress.step(count, len(opened.lines))
        yield Cells(line, opened.columns, opened.notes)


def own_district(office: Office) -> District:
    """The district of the office, for rows that name none."""
    return District(office.district_code, office.district, "", office.state_code, office.state)
