"""How many teachers wait for a circle."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sankul.operations.store import Work


def count_waiting(work: "Work") -> int:
    """Teachers of the programme of today who are in no circle."""
    from sankul.operations.mentoring_sources import count_unplaced
    from sankul.operations.programmes import ProgrammeMissing, the_programme

    try:
        return count_unplaced(work, the_programme(work))
    except ProgrammeMissing:
        return 0
