"""Where we are: the office and the programmes, read for the header."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sankul.text import in_language

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.offices import Office
    from sankul.rules.programmes import Programme


@dataclass(frozen=True, slots=True)
class Place:
    """The office, all programmes, and the name of the one that is shown (empty: there is none yet)."""

    office: "Office | None" = None
    programmes: "tuple[Programme, ...]" = ()
    programme: str = ""

    def office_name(self) -> str:
        """The office in the language now spoken."""
        return in_language(self.office.name, self.office.name_hi) if self.office else ""

    def programme_labels(self) -> list[tuple[str, str]]:
        """Name and label of each programme."""
        return [(each.name, in_language(each.name, each.name_hi)) for each in self.programmes]


def read_place(work: "Work", wanted: str | None) -> Place:
    """Read it. A programme that is no longer there gives way to that of today."""
    from sankul.operations.programmes import ProgrammeMissing, ProgrammeUnknown, the_programme

    try:
        programme = the_programme(work, wanted).name
    except ProgrammeUnknown:
        programme = the_programme(work).name
    except ProgrammeMissing:
        programme = ""
    return Place(work.offices.first(), work.programmes.where(), programme)
