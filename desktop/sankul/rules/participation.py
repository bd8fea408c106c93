"""Participation: which held meetings of their circle concern a person, and at which of them they were."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sankul.clock import in_india
from sankul.rules.attendance import Mark, MarkState
from sankul.rules.mentoring import Member, Part
from sankul.rules.sessions import Session, SessionState

THERE = frozenset({MarkState.PRESENT, MarkState.LATE})


@dataclass(frozen=True, slots=True)
class Meeting:
    """One held session as it concerns one person. `on` is the day in India; `circle_id` and `number` name the session."""

    number: int
    on: date
    minutes: int
    was_there: bool
    circle_id: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """The held meetings of one person in one part, by time."""

    person_id: str
    part: Part
    meetings: tuple[Meeting, ...] = ()

    @property
    def held(self) -> int:
        """How many sessions were held."""
        return len(self.meetings)

    @property
    def attended_meetings(self) -> tuple[Meeting, ...]:
        """Those where the person was, on time or late."""
        return tuple(meeting for meeting in self.meetings if meeting.was_there)

    @property
    def attended(self) -> int:
        """How many of them the person attended."""
        return len(self.attended_meetings)

    @property
    def percent(self) -> int:
        """Attended of held in whole percent, rounded down so that nobody is lifted over a limit; 0 of 0 is 0."""
        return self.attended * 100 // self.held if self.held else 0

    @property
    def minutes(self) -> int:
        """Minutes of the sessions attended."""
        return sum(meeting.minutes for meeting in self.attended_meetings)


def participations(
    members: Iterable[Member], sessions: Iterable[Session], marks: Iterable[Mark]
) -> tuple[Participation, ...]:
    """What each person took part in, one for each person and part, in the order of `members`.

    Only held sessions count, and only those on days when the person was a member of the circle; those before the circle's
    first recorded day concern its first members, as in `rules.sessions.members_on`. Present and late are there. Whoever
    has no mark was not there, except the mentor, without whom no session is held.
    """
    held: dict[str, list[Session]] = {}
    for session in sorted(sessions, key=lambda session: session.starts_at):
        if session.state is SessionState.HELD:
            held.setdefault(session.circle_id, []).append(session)
    states = {(mark.session_id, mark.person_id): mark.state for mark in marks}
    found: dict[tuple[str, Part], list[Meeting]] = {}
    all_members = tuple(members)
    first_on = _first_days(all_members)
    for member in all_members:
        meetings = found.setdefault((member.person_id, member.part), [])
        meetings += _meetings_of(member, first_on[member.circle_id], held.get(member.circle_id, ()), states)
    return tuple(
        Participation(person_id, part, tuple(sorted(meetings, key=lambda meeting: meeting.on)))
        for (person_id, part), meetings in found.items()
    )


def _first_days(members: Iterable[Member]) -> Mapping[str, date]:
    """The first recorded day of each circle."""
    first_on: dict[str, date] = {}
    for member in members:
        first_on[member.circle_id] = min(member.from_on, first_on.get(member.circle_id, member.from_on))
    return first_on


def planned_minutes(
    members: Iterable[Member], sessions: Iterable[Session], after: datetime
) -> Mapping[tuple[str, Part], tuple[int, ...]]:
    """Lengths of the sessions planned to begin after `after`, by the person and part that they concern."""
    ahead: dict[str, list[Session]] = {}
    for session in sessions:
        if session.state is SessionState.PLANNED and session.starts_at > after:
            ahead.setdefault(session.circle_id, []).append(session)
    all_members = tuple(members)
    first_on = _first_days(all_members)
    found: dict[tuple[str, Part], tuple[int, ...]] = {}
    for member in all_members:
        lengths = [
            _minutes(session)
            for session in ahead.get(member.circle_id, ())
            if _concerns(session, member, first_on[member.circle_id])
        ]
        found[member.person_id, member.part] = (*found.get((member.person_id, member.part), ()), *lengths)
    return found


def _meetings_of(
    member: Member, first_on: date, sessions: Iterable[Session], states: Mapping[tuple[str, str], MarkState]
) -> Iterable[Meeting]:
    for session in sessions:
        if _concerns(session, member, first_on):
            was_there = _was_there(member, states.get((session.id, member.person_id)))
            yield Meeting(session.number, _day(session), _minutes(session), was_there, session.circle_id)


def _concerns(session: Session, member: Member, first_on: date) -> bool:
    """Whether the person is a member of the circle, which began on `first_on`, on the session's day."""
    counted_on = max(_day(session), first_on)
    return member.from_on <= counted_on and (member.until_on is None or counted_on < member.until_on)


def _day(session: Session) -> date:
    return in_india(session.starts_at).date()


def _minutes(session: Session) -> int:
    return int((session.ends_at - session.starts_at).total_seconds()) // 60


def _was_there(member: Member, state: MarkState | None) -> bool:
    return member.part is Part.MENTOR if state is None else state in THERE
