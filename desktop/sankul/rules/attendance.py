"""Attendance: who was at a session, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sankul.errors import Refusal
from sankul.rules.rows import Row
from sankul.rules.sessions import Session, SessionState
from sankul.text import N_

WARNED_ABSENCES = 2


class MarkState(StrEnum):
    """A mark in the sign-in sheet."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


AWAY = frozenset({MarkState.EXCUSED, MarkState.ABSENT})
MARK_LABELS = {
    MarkState.PRESENT: N_("Present"),
    MarkState.LATE: N_("Late"),
    MarkState.EXCUSED: N_("Excused"),
    MarkState.ABSENT: N_("Absent"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Row):
    """One person's mark at one session; there is at most one for the two together."""

    session_id: str
    person_id: str
    state: MarkState
    remark: str = ""


class CancelledNotMarked(Refusal):
    """A cancelled session has no attendance."""

    message = N_("Session {number} of {circle} was cancelled ({reason}). Attendance cannot be marked for it.")


class FutureNotMarked(Refusal):
    """A session that has not begun has no attendance."""

    message = N_("Session {number} of {circle} begins only on {when}. Mark it when it has begun.")


class AttendanceLocked(Refusal):
    """The attendance was closed."""

    message = N_("The attendance of session {number} of {circle} is locked. Open it again with a reason to change it.")


class NotInCircle(Refusal):
    """A mark for somebody who does not belong to the circle on that day."""

    message = N_("{person} is not a member of {circle} on {when}, so there is nothing to mark.")


class NothingMarked(Refusal):
    """Attendance cannot be locked before it was marked."""

    message = N_("Mark the attendance of session {number} of {circle} before you lock it.")


class NotLocked(Refusal):
    """Only what is locked can be opened again."""

    message = N_("The attendance of session {number} of {circle} is open already.")


class LeaderOutside(Refusal):
    """Who led a session was a teacher of its circle."""

    message = N_("{person} was no teacher of {circle} on {when}. Choose one of the circle's teachers, or the mentor.")
    field = "led_by"


class LeaderAway(Refusal):
    """Who was not there led nothing."""

    message = N_(
        "{person} was not at session {number} of {circle} by the marks. Correct the mark, or choose who led it."
    )
    field = "led_by"


def check_markable(session: Session, circle: str, now: datetime) -> None:
    """Raise the refusal that forbids marking `session` at `now`; `circle` is its name in the sentence."""
    if session.state is SessionState.CANCELLED:
        raise CancelledNotMarked(number=session.number, circle=circle, reason=session.reason)
    if session.starts_at > now:
        raise FutureNotMarked(number=session.number, circle=circle, when=_when(session))
    if session.is_locked:
        raise AttendanceLocked(number=session.number, circle=circle)


def check_leadable(session: Session, circle: str, now: datetime) -> None:
    """Raise what forbids noting at `now` who led `session`: it was cancelled or has not begun. A lock does not forbid it."""
    if session.state is not SessionState.HELD:
        check_markable(session, circle, now)


def _when(session: Session) -> str:
    from sankul.clock import in_india

    return f"{in_india(session.starts_at):%d.%m.%Y, %H:%M}"


@dataclass(frozen=True, slots=True)
class Attendance:
    """What one person's marks come to.

    `held` counts the held sessions that concern the person; `attended` those present or late. An excused session counts
    as held and not as attended, so that a certificate says only who was there; `commitment_percent` counts it as kept.
    Percentages are whole and rounded down, so that nobody is lifted over a limit; 0 of 0 is 0.
    """

    held: int
    attended: int
    excused: int
    remaining: int
    absences_in_row: int

    @property
    def percent(self) -> int:
        """Attended of held."""
        return self.attended * 100 // self.held if self.held else 0

    @property
    def commitment_percent(self) -> int:
        """Attended or excused, of held."""
        return (self.attended + self.excused) * 100 // self.held if self.held else 0

    @property
    def is_missing(self) -> bool:
        """Whether the last two sessions or more were missed without an excuse."""
        return self.absences_in_row >= WARNED_ABSENCES

    def can_qualify(self, min_percent: int) -> bool:
        """Whether `min_percent` is reached now, or would be if the person came to every session that remains."""
        possible = self.held + self.remaining
        return possible > 0 and (self.attended + self.remaining) * 100 >= min_percent * possible


def summarise(states: Sequence[MarkState | None], remaining: int) -> Attendance:
    """What the marks of one person at held sessions, by time, come to. No mark (None) means absent.

    `remaining` counts the planned sessions still to come. An excuse ends a row of absences.
    """
    there = sum(state in (MarkState.PRESENT, MarkState.LATE) for state in states)
    excused = sum(state is MarkState.EXCUSED for state in states)
    row = 0
    for state in reversed(states):
        if state not in (None, MarkState.ABSENT):
            break
        row += 1
    return Attendance(len(states), there, excused, remaining, row)
