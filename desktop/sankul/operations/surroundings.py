"""Everything that may stand against meetings of one circle within a period, read once and asked often."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sankul.clock import in_india, moment
from sankul.operations.holidays import days_off_of
from sankul.operations.rosters import Roster, rosters_of, said_name
from sankul.operations.states import week_of
from sankul.operations.store import After, Among, Below, Work
from sankul.rules.clashes import Clash, Meeting, Place, Severity, find_clashes, has_red
from sankul.rules.clashes import name_of as name_of_space
from sankul.rules.holidays import stops_sessions
from sankul.rules.meetings import FreeTime
from sankul.rules.mentoring import Circle, Part
from sankul.rules.seasons import other_times
from sankul.rules.sessions import Session, SessionState
from sankul.rules.spaces import Booking, Permission, Space, goodness
from sankul.text import fold


class Surroundings:
    """The people of a circle with their other sessions, the spaces of its district with their bookings, the calendar."""

    def __init__(self, work: Work, circle: Circle, from_at: datetime, until_at: datetime) -> None:
        span = {"starts_at": Below(until_at), "ends_at": After(from_at)}
        self.circle = circle
        self.week = week_of(work)
        self.roster = rosters_of(work, [circle])[circle.id]
        self._rosters = self._all_rosters(work)
        self.days_off = days_off_of(work)(circle.district_code, self.roster.block)
        sessions = work.sessions.where(circle_id=Among(self._rosters), **span)
        standing = [session for session in sessions if session.state is not SessionState.CANCELLED]
        self._others = [self._meeting_of(session) for session in standing]
        self.spaces = {space.id: space for space in work.spaces.where(district_code=circle.district_code)}
        self._places = {space_id: Place(space) for space_id, space in self.spaces.items()}
        self._read_bookings(work, work.bookings.where(space_id=Among(self.spaces), **span))

    def _all_rosters(self, work: Work) -> dict[str, Roster]:
        """The rosters of all circles to which one of the circle's people belongs."""
        people = {member.person_id for member in self.roster.members}
        ids = {member.circle_id for member in work.members.where(person_id=Among(people))} | {self.circle.id}
        return rosters_of(work, work.circles.where(id=Among(ids)))

    def _read_bookings(self, work: Work, bookings: tuple[Booking, ...]) -> None:
        sessions = work.sessions.where(id=Among({each.session_id for each in bookings if each.session_id}))
        circles = {each.id: each for each in work.circles.where(id=Among({each.circle_id for each in sessions}))}
        whose = {session.id: circles[session.circle_id].code for session in sessions}
        taken: dict[str, list[tuple[Booking, str]]] = {}
        for booking in bookings:
            taken.setdefault(booking.space_id, []).append(
                (booking, whose.get(booking.session_id or "", booking.purpose))
            )
        self._places = {
            space_id: Place(self.spaces[space_id], tuple(taken.get(space_id, ()))) for space_id in self.spaces
        }

    def include(self, work: Work, space: Space) -> None:
        """Read a space of another district too, when a person chose it."""
        if space.id not in self.spaces:
            self.spaces[space.id] = space
            bookings = [each for place in self._places.values() for each, _ in place.bookings]
            self._read_bookings(work, (*bookings, *work.bookings.where(space_id=space.id)))

    def _meeting_of(self, session: Session) -> Meeting:
        roster = self._rosters[session.circle_id]
        return _meeting(roster, session.id, session.starts_at, session.ends_at)

    def clashes(
        self, session_id: str, starts_at: datetime, ends_at: datetime, space_id: str | None
    ) -> tuple[Clash, ...]:
        """All clashes of a meeting of the circle at this time and place, red first."""
        meeting = _meeting(self.roster, session_id, starts_at, ends_at)
        names = {person_id: said_name(person) for person_id, person in self.roster.people.items()}
        place = self._places[space_id] if space_id else None
        holiday = self.days_off.get(in_india(starts_at).date())
        return find_clashes(meeting, self._others, place, holiday, self.week, names)

    def red(self, session_id: str, starts_at: datetime, ends_at: datetime, space_id: str | None) -> list[Clash]:
        """Only the red clashes."""
        found = self.clashes(session_id, starts_at, ends_at, space_id)
        return [clash for clash in found if clash.severity is Severity.RED]

    def free_times(self, session: Session, space_id: str | None, after: datetime, days: int) -> Iterator[FreeTime]:
        """Times after `after` without a red clash on working days, nearest first, in the same space if it is free.

        Otherwise the best free space of the district is proposed. A session that has no space may stay without one.
        """
        minutes = int((session.ends_at - session.starts_at).total_seconds()) // 60
        at = in_india(session.starts_at).time()
        for day in self._working_days(in_india(after).date(), days):
            hours = self.week.hours_on(day)
            closes = hours.closes if hours else time(0)
            for starts in sorted({at, *other_times(at, minutes, closes, self.week.meetings_until)}):
                starts_at = moment(day, starts)
                ends_at = starts_at + timedelta(minutes=minutes)
                if starts_at > after and not has_red(self.clashes(session.id, starts_at, ends_at, None)):
                    yield from self._with_space(session, space_id, starts_at, ends_at)

    def _working_days(self, first: date, days: int) -> Iterator[date]:
        for offset in range(days + 1):
            day = first + timedelta(days=offset)
            holiday = self.days_off.get(day)
            if self.week.is_working(day.weekday()) and (holiday is None or not stops_sessions(holiday)):
                yield day

    def _with_space(
        self, session: Session, space_id: str | None, starts_at: datetime, ends_at: datetime
    ) -> Iterator[FreeTime]:
        if space_id is None:
            yield FreeTime(starts_at, ends_at)
            return
        choices = [space_id, *[each.id for each in self.fitting(starts_at) if each.id != space_id]]
        free = (each for each in choices if not self.red(session.id, starts_at, ends_at, each))
        found = next(free, None)
        if found:
            yield FreeTime(starts_at, ends_at, found, name_of_space(self.spaces[found]))

    def fitting(self, starts_at: datetime) -> list[Space]:
        """The spaces of the district with enough seats that may be asked for, best first."""
        day = in_india(starts_at).date()
        seats = len(self.roster.on(day))
        block = fold(self.roster.block)
        able = [s for s in self.spaces.values() if s.capacity >= seats and s.permission is not Permission.REFUSED]
        return sorted(able, key=lambda space: goodness(space, day, seats, fold(space.block) == block))


def _meeting(roster: Roster, session_id: str, starts_at: datetime, ends_at: datetime) -> Meeting:
    day = in_india(starts_at).date()
    members = roster.on(day)
    mentors = frozenset(member.person_id for member in members if member.part is Part.MENTOR)
    teachers = frozenset(member.person_id for member in members if member.part is Part.TEACHER)
    return Meeting(session_id, roster.circle.id, roster.circle.code, starts_at, ends_at, mentors, teachers)
