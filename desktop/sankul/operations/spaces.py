"""Acts on meeting spaces, and the search for a free one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sankul.clock import in_india, moment, now, today
from sankul.operations.store import After, Among, Below, Store, Work
from sankul.rules.mentoring import Circle
from sankul.rules.sessions import Session
from sankul.rules.spaces import (
    Booking,
    Permission,
    Space,
    SpaceInUse,
    SpaceTwice,
    checked_space,
    goodness,
    permission_on,
)
from sankul.text import N_, fold


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """A line of the register. `permission` is the state today; `bookings` counts those still to come."""

    space: Space
    school: str
    permission: Permission
    bookings: int


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One booking of a space, and by whom: a circle's code with the number of the session, or the purpose."""

    booking_id: str
    space_id: str
    session_id: str | None
    starts_at: datetime
    ends_at: datetime
    whose: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """All spaces in one week: for each space the bookings of each day, Monday first, by time."""

    monday: date
    rows: tuple[tuple[Space, tuple[tuple[BookingRow, ...], ...]], ...]


def list_spaces(store: Store, district_code: str | None = None) -> tuple[SpaceRow, ...]:
    """All spaces, or those of a district, by district, block and name."""
    with store.reading() as work:
        spaces = work.spaces.where(**({"district_code": district_code} if district_code else {}))
        ids = {space.school_id for space in spaces if space.school_id}
        schools = {school.id: school.name for school in work.schools.where(id=Among(ids))}
        ahead: dict[str, int] = {}
        for booking in work.bookings.where(ends_at=After(now())):
            ahead[booking.space_id] = ahead.get(booking.space_id, 0) + 1
    rows = (
        SpaceRow(space, schools.get(space.school_id or "", ""), permission_on(space, today()), ahead.get(space.id, 0))
        for space in spaces
    )
    return tuple(sorted(rows, key=lambda row: (row.space.district, row.space.block, row.space.name, row.space.id)))


def save_space(store: Store, space: Space) -> Space:
    """Register a space or change one. Raises the refusals of `rules.spaces`."""
    kept = checked_space(space)
    with store.transaction(N_("Save the space “{name}”"), name=kept.name) as work:
        key = _key(kept)
        if any(
            _key(each) == key and each.id != kept.id for each in work.spaces.where(district_code=kept.district_code)
        ):
            raise SpaceTwice(space=kept.name)
        put = work.spaces.replace if work.spaces.find(kept.id) else work.spaces.add
        put(kept)
    return kept


def _key(space: Space) -> tuple[str, str, str | None]:
    """By what two spaces are told apart within a district."""
    return fold(space.name), fold(space.block), space.school_id


def remove_space(store: Store, space_id: str) -> None:
    """Take a space out of the register; raises SpaceInUse when it was ever booked."""
    with store.transaction(N_("Remove a space")) as work:
        space = work.spaces.get(space_id)
        count = work.bookings.count(space_id=space_id)
        if count or work.series.count(space_id=space_id):
            raise SpaceInUse(space=space.name, count=count)
        work.spaces.remove(space)
        work.relabel(N_("Remove the space “{name}”"), name=space.name)


def free_spaces(
    store: Store, starts_at: datetime, ends_at: datetime, seats: int, district_code: str, block: str = ""
) -> tuple[Space, ...]:
    """The spaces of a district with enough seats that are free then, best first (see `rules.spaces.goodness`).

    Spaces whose permission was refused are left out; those of `block` come before others of equal permission.
    """
    with store.reading() as work:
        spaces = work.spaces.where(district_code=district_code)
        ids = [space.id for space in spaces]
        taken = work.bookings.where(space_id=Among(ids), starts_at=Below(ends_at), ends_at=After(starts_at))
    busy = {booking.space_id for booking in taken}
    day, own = in_india(starts_at).date(), fold(block)
    able = [s for s in spaces if s.id not in busy and s.capacity >= seats and s.permission is not Permission.REFUSED]
    return tuple(sorted(able, key=lambda s: (*goodness(s, day, seats, bool(own) and fold(s.block) == own), s.id)))


def bookings_of(store: Store, space_id: str, from_on: date, to_on: date) -> tuple[BookingRow, ...]:
    """The bookings of a space from `from_on` to `to_on`, the last day included, by time. Raises NotFound."""
    with store.reading() as work:
        work.spaces.get(space_id)
        return _booking_rows(work, [space_id], from_on, to_on)


def week_grid(store: Store, monday: date, district_code: str | None = None) -> WeekGrid:
    """The bookings of all spaces, or those of a district, in the week that begins with `monday`."""
    with store.reading() as work:
        found = work.spaces.where(**({"district_code": district_code} if district_code else {}))
        spaces = sorted(found, key=lambda space: (space.district, space.block, space.name, space.id))
        bookings = _booking_rows(work, [space.id for space in spaces], monday, monday + timedelta(days=6))
    cells: dict[tuple[str, date], list[BookingRow]] = {}
    for row in bookings:
        cells.setdefault((row.space_id, in_india(row.starts_at).date()), []).append(row)
    days = [monday + timedelta(days=offset) for offset in range(7)]
    return WeekGrid(
        monday, tuple((space, tuple(tuple(cells.get((space.id, day), ())) for day in days)) for space in spaces)
    )


def _booking_rows(work: Work, spaces: Iterable[str], from_on: date, to_on: date) -> tuple[BookingRow, ...]:
    starts = moment(from_on, datetime.min.time())
    ends = moment(to_on + timedelta(days=1), datetime.min.time())
    bookings = work.bookings.where(space_id=Among(list(spaces)), starts_at=Below(ends), ends_at=After(starts))
    ids = [booking.session_id for booking in bookings if booking.session_id]
    sessions = {session.id: session for session in work.sessions.where(id=Among(ids))}
    circles = {each.id: each for each in work.circles.where(id=Among({s.circle_id for s in sessions.values()}))}
    rows = (_booking_row(booking, sessions, circles) for booking in bookings)
    return tuple(sorted(rows, key=lambda row: (row.starts_at, row.booking_id)))


def _booking_row(booking: Booking, sessions: Mapping[str, Session], circles: Mapping[str, Circle]) -> BookingRow:
    session = sessions.get(booking.session_id or "")
    return BookingRow(
        booking_id=booking.id,
        space_id=booking.space_id,
        session_id=booking.session_id,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        whose=circles[session.circle_id].code if session else booking.purpose,
        number=session.number if session else None,
    )
