"""Reading sessions: rows for tables and calendars, and the page of one session."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sankul.clock import in_india, moment
from sankul.operations.programmes import the_programme
from sankul.operations.rosters import Roster, rosters_of, said_name
from sankul.operations.store import After, Among, Below, Between, Store, Work
from sankul.operations.surroundings import Surroundings
from sankul.rules.clashes import Clash, name_of
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.papers import Both
from sankul.rules.people import Person
from sankul.rules.sessions import Session, SessionState, members_on
from sankul.rules.spaces import Space


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One line of a list or one block of a calendar. `day`, `start` and `end` are wall-clock values in India.

    `leader` is the teacher who led the discussion; None: the mentor.
    """

    id: str
    circle_id: str
    circle: str
    circle_name: str
    district_code: str
    number: int
    starts_at: datetime
    ends_at: datetime
    mentor: Both
    space_id: str | None
    space: Both | None
    state: SessionState
    topic: str
    reason: str
    is_locked: bool
    revision: int
    leader: Both | None = None

    @property
    def day(self) -> date:
        """The day."""
        return in_india(self.starts_at).date()

    @property
    def start(self) -> time:
        """When it begins."""
        return in_india(self.starts_at).time()

    @property
    def end(self) -> time:
        """When it ends."""
        return in_india(self.ends_at).time()


@dataclass(frozen=True, slots=True)
class SessionPage:
    """All about one session. `clashes` are empty for what was held or cancelled."""

    row: SessionRow
    session: Session
    circle: Circle
    space: Space | None
    teachers: tuple[Person, ...]
    clashes: tuple[Clash, ...]


def list_sessions(
    store: Store,
    from_on: date | None = None,
    to_on: date | None = None,
    *,
    programme: str | None = None,
    circle_id: str | None = None,
    space_id: str | None = None,
) -> tuple[SessionRow, ...]:
    """Sessions by time, from `from_on` to `to_on` (the last day included); without `programme`, those of all."""
    with store.reading() as work:
        circles = _circles(work, programme, circle_id)
        if not circles:
            return ()
        found = sessions_between(work, circles, from_on, to_on)
        rows = rows_of(work, circles, found)
    return tuple(row for row in rows if space_id is None or row.space_id == space_id)


def _circles(work: Work, programme: str | None, circle_id: str | None) -> dict[str, Circle]:
    wanted: dict[str, Any] = {"id": circle_id} if circle_id else {}
    if programme is not None:
        wanted["programme_id"] = the_programme(work, programme).id
    return {circle.id: circle for circle in work.circles.where(**wanted)}


def sessions_between(
    work: Work, circles: Collection[str], from_on: date | None, to_on: date | None
) -> tuple[Session, ...]:
    """The sessions of circles (ids) that begin on the days from `from_on` to `to_on`, by time; None: no bound."""
    span = {"starts_at": _span(from_on, to_on)} if from_on or to_on else {}
    found = work.sessions.where(circle_id=Among(circles), **span)
    return tuple(sorted(found, key=lambda session: (session.starts_at, session.id)))


def _span(from_on: date | None, to_on: date | None) -> Between | Below | After:
    """The condition on moments that lie on the days from `from_on` to `to_on`."""
    first = moment(from_on, time()) if from_on else None
    after = moment(to_on + timedelta(days=1), time()) if to_on else None
    if first is None:
        return Below(after)
    return After(first - timedelta(seconds=1)) if after is None else Between(first, after)


def session_rows(
    work: Work, programme_id: str, from_on: date | None = None, to_on: date | None = None
) -> tuple[SessionRow, ...]:
    """Like `list_sessions` for one programme, within a transaction or reading."""
    circles = {circle.id: circle for circle in work.circles.where(programme_id=programme_id)}
    return rows_of(work, circles, sessions_between(work, circles, from_on, to_on)) if circles else ()


def rows_of(work: Work, circles: Mapping[str, Circle], sessions: Iterable[Session]) -> tuple[SessionRow, ...]:
    """The rows of `sessions` of `circles` (by id), in their order."""
    sessions = tuple(sessions)
    bookings = work.bookings.where(session_id=Among([session.id for session in sessions]))
    space_of = {booking.session_id: booking.space_id for booking in bookings}
    spaces = {space.id: space for space in work.spaces.where(id=Among(space_of.values()))}
    leaders = {each.id: each for each in work.people.where(id=Among({each.led_by_id for each in sessions} - {None}))}
    mentors = _Mentors(work, circles)
    return tuple(
        session_row(
            session,
            circles[session.circle_id],
            mentors.of(session),
            spaces.get(space_of.get(session.id) or ""),
            leaders.get(session.led_by_id or ""),
        )
        for session in sessions
    )


class _Mentors:
    """The mentor of each session by its day."""

    def __init__(self, work: Work, circles: Collection[str]) -> None:
        members = work.members.where(circle_id=Among(circles), part=Part.MENTOR)
        self._people = {each.id: each for each in work.people.where(id=Among({each.person_id for each in members}))}
        self._of: dict[str, list[Member]] = {}
        for member in members:
            self._of.setdefault(member.circle_id, []).append(member)

    def of(self, session: Session) -> Both:
        """The mentor's name, or a dash."""
        there = members_on(self._of.get(session.circle_id, ()), in_india(session.starts_at).date())
        return said_name(self._people[there[0].person_id] if there else None)


def session_row(
    session: Session, circle: Circle, mentor: Both, space: Space | None, leader: Person | None = None
) -> SessionRow:
    """One row from its parts."""
    return SessionRow(
        id=session.id,
        circle_id=circle.id,
        circle=circle.code,
        circle_name=circle.name,
        district_code=circle.district_code,
        number=session.number,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        mentor=mentor,
        space_id=space.id if space else None,
        space=name_of(space) if space else None,
        state=session.state,
        topic=session.topic,
        reason=session.reason,
        is_locked=session.is_locked,
        revision=session.revision,
        leader=said_name(leader) if leader else None,
    )


def session_page(store: Store, session_id: str) -> SessionPage:
    """All about one session; raises NotFound."""
    with store.reading() as work:
        session = work.sessions.get(session_id)
        circle = work.circles.get(session.circle_id)
        booking = work.bookings.first(session_id=session_id)
        space = work.spaces.get(booking.space_id) if booking else None
        roster = rosters_of(work, [circle])[circle.id]
        day = in_india(session.starts_at).date()
        leader = work.people.find(session.led_by_id) if session.led_by_id else None
        row = session_row(session, circle, said_name(roster.mentor_on(day)), space, leader)
        return SessionPage(row, session, circle, space, _teachers(roster, day), _clashes(work, session, circle, space))


def _teachers(roster: Roster, day: date) -> tuple[Person, ...]:
    return tuple(roster.people[each.person_id] for each in roster.on(day) if each.part is Part.TEACHER)


def _clashes(work: Work, session: Session, circle: Circle, space: Space | None) -> tuple[Clash, ...]:
    if session.state is not SessionState.PLANNED:
        return ()
    around = Surroundings(work, circle, session.starts_at, session.ends_at)
    if space:
        around.include(work, space)
    return around.clashes(session.id, session.starts_at, session.ends_at, space.id if space else None)
