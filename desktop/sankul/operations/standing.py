"""What stands in the calendar before a season is planned, and what the planning adds: who and what is taken when."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from sankul.clock import in_india, moment
from sankul.operations.rosters import Roster, rosters_of
from sankul.operations.store import After, Among, Below, Between, Work
from sankul.rules.seasons import Slot
from sankul.rules.sessions import Series, Session, SessionState, monday_of
from sankul.rules.spaces import overlap

_Interval = tuple[datetime, datetime]


class Standing:
    """The sessions and bookings of a period, by circle, shared person, space and day.

    Only people who belong to several circles are followed one by one: nobody else can be wanted twice.
    """

    def __init__(self, work: Work, rosters: Mapping[str, Roster], from_on: date, until_on: date, length: int) -> None:
        """Read what stands from `from_on` until the day before `until_on`; `length` is the sessions' minutes."""
        self._from_on, self._until_on, self._minutes = from_on, until_on, length
        self._own = work.sessions.where(circle_id=Among(rosters))
        self._series: dict[str, list[Series]] = {}
        for series in work.series.where(circle_id=Among(rosters)):
            self._series.setdefault(series.circle_id, []).append(series)
        self._last: dict[str, int] = {}
        self._weeks: dict[str, set[date]] = {}
        self._space_days: dict[tuple[str, date], list[_Interval]] = {}
        self._space_hours: dict[str, set[Slot]] = {}
        self._person_days: dict[tuple[str, date], list[_Interval]] = {}
        self._person_hours: dict[str, set[tuple[str, Slot]]] = {}
        for session in self._own:
            self._read_own(session)
        self._read_people(work, rosters)
        self._read_spaces(work)

    def _read_own(self, session: Session) -> None:
        circle_id = session.circle_id
        self._last[circle_id] = max(session.number, self._last.get(circle_id, 0))
        if session.due_on is not None:
            self._weeks.setdefault(circle_id, set()).add(monday_of(session.due_on))

    def _read_people(self, work: Work, rosters: Mapping[str, Roster]) -> None:
        others = self._other_rosters(work, rosters)
        every = {**rosters, **others}
        counts = Counter(person for roster in every.values() for person in {each.person_id for each in roster.members})
        self.shared = frozenset(person for person, circles in counts.items() if circles > 1)
        if not self.shared:
            return
        span = Between(moment_of(self._from_on), moment_of(self._until_on))
        elsewhere = work.sessions.where(circle_id=Among(others), starts_at=span)
        for session in (*self._own, *elsewhere):
            if session.state is not SessionState.CANCELLED:
                day = in_india(session.starts_at).date()
                present = {member.person_id for member in every[session.circle_id].on(day)}
                self.take_people(session.circle_id, present, session.starts_at, session.ends_at)

    def _other_rosters(self, work: Work, rosters: Mapping[str, Roster]) -> dict[str, Roster]:
        """The circles of other programmes in which our people are too."""
        people = {member.person_id for roster in rosters.values() for member in roster.members}
        members = work.members.where(person_id=Among(people))
        ids = {member.circle_id for member in members} - set(rosters)
        return rosters_of(work, work.circles.where(id=Among(ids)))

    def _read_spaces(self, work: Work) -> None:
        first, after = moment_of(self._from_on), moment_of(self._until_on)
        for booking in work.bookings.where(starts_at=Below(after), ends_at=After(first)):
            for starts_at, ends_at in _by_day(booking.starts_at, booking.ends_at):
                self.take_space(booking.space_id, starts_at, ends_at)

    def take_people(self, circle_id: str, people: Iterable[str], starts_at: datetime, ends_at: datetime) -> None:
        """Remember that the shared ones of `people` are at a session."""
        for person in self.shared.intersection(people):
            day, slot = _hour(starts_at, ends_at)
            self._person_days.setdefault((person, day), []).append((starts_at, ends_at))
            if self._from_on <= day < self._until_on:
                self._person_hours.setdefault(person, set()).add((circle_id, slot))

    def take_space(self, space_id: str, starts_at: datetime, ends_at: datetime) -> None:
        """Remember that a space is taken, within one day."""
        day, slot = _hour(starts_at, ends_at)
        self._space_days.setdefault((space_id, day), []).append((starts_at, ends_at))
        self._space_hours.setdefault(space_id, set()).add(slot)

    def are_free(self, people: Iterable[str], day: date, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether none of `people` is at a session of another circle then."""
        taken = (self._person_days.get((person, day), ()) for person in self.shared.intersection(people))
        return not any(overlap(starts_at, ends_at, *each) for intervals in taken for each in intervals)

    def is_space_free(self, space_id: str, day: date, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether nobody has the space then."""
        return not any(overlap(starts_at, ends_at, *each) for each in self._space_days.get((space_id, day), ()))

    def person_hours(self, person: str, circle_id: str) -> list[Slot]:
        """The hours of the week in which `person` is at sessions of circles other than `circle_id` at least once."""
        found = [slot for circle, slot in self._person_hours.get(person, ()) if circle != circle_id]
        return sorted(found, key=lambda slot: (slot.weekday, slot.starts))

    def space_hours(self, space_id: str) -> frozenset[Slot]:
        """The hours of the week in which the space is taken at least once."""
        return frozenset(self._space_hours.get(space_id, ()))

    def last_number(self, circle_id: str) -> int:
        """The highest number that a session of the circle has; 0 before the first."""
        return self._last.get(circle_id, 0)

    def is_planned(self, circle_id: str, day: date, every_weeks: int) -> bool:
        """Whether a series of the circle has a session, even a cancelled one, in the weeks that begin with that of `day`."""
        weeks = self._weeks.get(circle_id, ())
        return any(monday_of(day) + timedelta(weeks=offset) in weeks for offset in range(every_weeks))

    def going_on(self, circle_id: str, every_weeks: int) -> Series | None:
        """The newest series of the circle that reaches into the period with the same length and step, if any."""
        found = [
            series
            for series in self._series.get(circle_id, ())
            if (series.minutes, series.every_weeks) == (self._minutes, every_weeks)
            and series.from_on < self._until_on
            and self._from_on < series.until_on
        ]
        return found[-1] if found else None


def moment_of(day: date) -> datetime:
    """The beginning of a day in India."""
    return moment(day, datetime.min.time())


def _by_day(starts_at: datetime, ends_at: datetime) -> Iterable[_Interval]:
    """An interval cut at midnight in India; what lasts until midnight is given as lasting until a second before."""
    while starts_at < ends_at:
        midnight = moment_of(in_india(starts_at).date() + timedelta(days=1))
        yield starts_at, min(ends_at, midnight - timedelta(seconds=1))
        starts_at = midnight


def _hour(starts_at: datetime, ends_at: datetime) -> tuple[date, Slot]:
    starts = in_india(starts_at)
    return starts.date(), Slot(starts.weekday(), starts.time(), in_india(ends_at).time())
