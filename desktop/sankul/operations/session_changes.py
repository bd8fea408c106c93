"""Acts on single sessions: add, move, choose a space, cancel; no red clash is ever saved."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sankul.clock import in_india, now
from sankul.operations.store import Store, Work
from sankul.operations.surroundings import Surroundings
from sankul.rules.clashes import Clash
from sankul.rules.meetings import FreeTime, MeetingTimeMissing, refusal_of
from sankul.rules.mentoring import Circle
from sankul.rules.sessions import (
    ReasonMissing,
    Session,
    SessionCancelled,
    SessionHeld,
    SessionState,
    check_length,
    said_moment,
)
from sankul.rules.spaces import Booking
from sankul.text import N_, nfc

SEARCHED_DAYS = 28
SAME_SPACE = "same"


@dataclass(frozen=True, slots=True)
class Arranged:
    """A session as it stands after an act, its space, and the ambers to show."""

    session: Session
    space_id: str | None
    clashes: tuple[Clash, ...]


def add_session(
    store: Store,
    circle_id: str,
    starts_at: datetime,
    minutes: int,
    *,
    space_id: str | None = None,
    topic: str = "",
) -> Arranged:
    """Add a single session to a circle; its number follows the highest. Raises SessionClashes, SpaceTaken and others."""
    _check_time(starts_at, minutes)
    with store.transaction(N_("Add a session")) as work:
        circle = work.circles.get(circle_id)
        number = max((each.number for each in work.sessions.where(circle_id=circle_id)), default=0) + 1
        ends_at = starts_at + timedelta(minutes=minutes)
        session = Session(circle_id=circle_id, number=number, starts_at=starts_at, ends_at=ends_at, topic=nfc(topic))
        clashes = _checked(work, circle, session, space_id)
        work.sessions.add(session)
        _book(work, session, space_id)
        work.relabel(N_("Add session {number} of {circle}"), number=number, circle=circle.code)
    return Arranged(session, space_id, clashes)


def move_session(
    store: Store, session_id: str, starts_at: datetime, reason: str, *, space_id: str | None = SAME_SPACE
) -> Arranged:
    """Move a planned session to another time, in its own length, and to `space_id` when given (None: no space).

    Raises ReasonMissing, SessionHeld, SessionCancelled, SpaceTaken or SessionClashes; the last two propose a free time.
    """
    why = _reason(reason)
    with store.transaction(N_("Move a session")) as work:
        session, circle = _planned(work, session_id)
        length = session.ends_at - session.starts_at
        _check_time(starts_at, int(length.total_seconds()) // 60)
        moved = replace(
            session, starts_at=starts_at, ends_at=starts_at + length, reason=why, revision=session.revision + 1
        )
        place = _space_of(work, session) if space_id == SAME_SPACE else space_id
        clashes = _checked(work, circle, moved, place)
        _put(work, moved, place)
        values = {"number": session.number, "circle": circle.code, "when": said_moment(starts_at)}
        work.relabel(N_("Move session {number} of {circle} to {when}"), **values)
    return Arranged(moved, place, clashes)


def choose_space(store: Store, session_id: str, space_id: str | None) -> Arranged:
    """Give a planned session a space, another one, or none. Raises SpaceTaken and the refusals of `move_session`."""
    with store.transaction(N_("Choose a space")) as work:
        session, circle = _planned(work, session_id)
        clashes = _checked(work, circle, session, space_id)
        changed = replace(session, revision=session.revision + 1)
        _put(work, changed, space_id)
        work.relabel(N_("Choose a space for session {number} of {circle}"), number=session.number, circle=circle.code)
    return Arranged(changed, space_id, clashes)


def cancel_session(store: Store, session_id: str, reason: str) -> Session:
    """Cancel a planned session and free its space; its number stays used. Raises ReasonMissing, SessionHeld and others."""
    why = _reason(reason)
    with store.transaction(N_("Cancel a session")) as work:
        session, circle = _planned(work, session_id)
        changed = replace(session, state=SessionState.CANCELLED, reason=why, revision=session.revision + 1)
        _put(work, changed, None)
        work.relabel(N_("Cancel session {number} of {circle}"), number=session.number, circle=circle.code)
    return changed


def next_free_time(
    store: Store, session_id: str, *, after: datetime | None = None, days: int = SEARCHED_DAYS
) -> FreeTime | None:
    """The next time after `after` (default: the session's own, or now) to which the session can be moved, if any."""
    with store.reading() as work:
        session = work.sessions.get(session_id)
        circle = work.circles.get(session.circle_id)
        start = after or max(session.starts_at, now())
        around = Surroundings(work, circle, start, start + timedelta(days=days + 1))
        return next(around.free_times(session, _space_of(work, session), start, days), None)


def _planned(work: Work, session_id: str) -> tuple[Session, Circle]:
    """The session and its circle; raises SessionHeld or SessionCancelled when it is no longer planned."""
    session = work.sessions.get(session_id)
    circle = work.circles.get(session.circle_id)
    if session.state is SessionState.HELD:
        raise SessionHeld(number=session.number, circle=circle.code)
    if session.state is SessionState.CANCELLED:
        raise SessionCancelled(number=session.number, circle=circle.code)
    return session, circle


def _checked(work: Work, circle: Circle, session: Session, space_id: str | None) -> tuple[Clash, ...]:
    """The ambers of the session at its time and in the space; raises the refusal of its reds, with a proposal."""
    until = session.ends_at + timedelta(days=SEARCHED_DAYS + 1)
    around = Surroundings(work, circle, session.starts_at, until)
    if space_id:
        around.include(work, work.spaces.get(space_id))
    red = around.red(session.id, session.starts_at, session.ends_at, space_id)
    if red:
        free = next(around.free_times(session, space_id, session.starts_at, SEARCHED_DAYS), None)
        raise refusal_of(red, free, SEARCHED_DAYS)
    return around.clashes(session.id, session.starts_at, session.ends_at, space_id)


def _put(work: Work, session: Session, space_id: str | None) -> None:
    work.sessions.replace(session)
    work.bookings.remove(*work.bookings.where(session_id=session.id))
    _book(work, session, space_id)


def _book(work: Work, session: Session, space_id: str | None) -> None:
    if space_id:
        work.bookings.add(
            Booking(space_id=space_id, session_id=session.id, starts_at=session.starts_at, ends_at=session.ends_at)
        )


def _space_of(work: Work, session: Session) -> str | None:
    booking = work.bookings.first(session_id=session.id)
    return booking.space_id if booking else None


def _reason(text: str) -> str:
    reason = nfc(text)
    if not reason:
        raise ReasonMissing
    return reason


def _check_time(starts_at: datetime, minutes: int) -> None:
    if starts_at.tzinfo is None:
        raise MeetingTimeMissing
    check_length(in_india(starts_at).time(), minutes)
