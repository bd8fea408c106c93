"""The hours a circle takes from its mentor each week, held against what the mentor pledged."""

from dataclasses import dataclass
from enum import StrEnum

from sankul.text import N_


class Overload(StrEnum):
    """How the planned time stands to the pledge."""

    NONE = "none"
    AMBER = "amber"
    RED = "red"


OVERLOAD_LABELS = {
    Overload.NONE: N_("Within the pledge"),
    Overload.AMBER: N_("A little above the pledge"),
    Overload.RED: N_("Far above the pledge"),
}


@dataclass(frozen=True, slots=True)
class Effort:
    """What a week takes: the discussion, and the follow-up with each teacher (calls, visits, preparation).

    An estimate of ours, to be held against the 5 to 6 hours that mentors of 10 to 15 teachers give (domain.md): 15 teachers
    come to 5 h 15 min.
    """

    session_minutes: int = 90
    minutes_per_teacher: int = 15

    def minutes(self, teachers: int) -> int:
        """Planned minutes a week for a circle of this size; an empty circle takes none."""
        return self.session_minutes + self.minutes_per_teacher * teachers if teachers else 0


def overload(planned_minutes: int, pledged_minutes: int) -> Overload:
    """Amber above the pledge, red above it by more than a fifth."""
    if planned_minutes <= pledged_minutes:
        return Overload.NONE
    return Overload.AMBER if planned_minutes * 5 <= pledged_minutes * 6 else Overload.RED
