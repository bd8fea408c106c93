"""Who prepared and led a session: a teacher of the circle, or as a rule the mentor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sankul.clock import in_india, now, said_day
from sankul.errors import Refusal
from sankul.operations.programmes import the_programme
from sankul.operations.rosters import Roster, rosters_of, said_name
from sankul.operations.store import Store, Work
from sankul.rules.attendance import AWAY, LeaderAway, LeaderOutside, MarkState, check_leadable
from sankul.rules.mentoring import Part
from sankul.rules.people import Person, people_called
from sankul.rules.sessions import Session
from sankul.text import N_, ascii_digits, fold

THE_MENTOR = ("mentor", "मेंटर")
"""What names the mentor in the place of a teacher."""


class SessionNotFound(Refusal):
    """Neither an id of a session nor a circle with a number."""

    message = N_(
        "There is no session “{text}”. Write its id as `sessions list` shows it, or circle and number: GKP-01/3."
    )
    field = "session"


class SeveralTeachersNamed(Refusal):
    """Two teachers of the circle bear the name."""

    message = N_("Several teachers of {circle} are called “{person}”. Name the one who is meant by the id.")
    field = "led_by"


def note_leader(store: Store, session_id: str, person_id: str | None) -> Session:
    """Note which teacher (by id) led a session that was held or has begun; None, or the mentor's id: the mentor.

    Raises CancelledNotMarked, FutureNotMarked, AttendanceLocked, LeaderOutside or LeaderAway; nothing is changed then.
    """
    with store.transaction(N_("Note who led a session")) as work:
        session, roster = _session(work, session_id)
        states = {each.person_id: each.state for each in work.marks.where(session_id=session_id)}
        led = led_by(session, roster, person_id, states)
        work.sessions.replace(led)
        values = {"number": session.number, "circle": roster.circle.code, "person": _said(roster, led.led_by_id)}
        if led.led_by_id is None:
            work.relabel(N_("Note that the mentor led session {number} of {circle}"), **values)
        else:
            work.relabel(N_("Note who led session {number} of {circle}: {person}"), **values)
    return led


def led_by(session: Session, roster: Roster, person_id: str | None, states: Mapping[str, MarkState]) -> Session:
    """The session as led by a person (id; None: the mentor), whose marks there are `states`. Raises as `note_leader`."""
    check_leadable(session, roster.circle.code, now())
    day = in_india(session.starts_at).date()
    if person_id in roster.ids_on(day, Part.MENTOR):
        person_id = None
    if person_id is None:
        return replace(session, led_by_id=None)
    if person_id not in roster.ids_on(day, Part.TEACHER):
        raise LeaderOutside(person=_said(roster, person_id), circle=roster.circle.code, when=said_day(day))
    check_leader_there(session, roster, person_id, states)
    return replace(session, led_by_id=person_id)


def check_leader_there(
    session: Session, roster: Roster, person_id: str | None, states: Mapping[str, MarkState]
) -> None:
    """Raises LeaderAway when who led the session is marked as away."""
    if person_id is not None and states.get(person_id) in AWAY:
        raise LeaderAway(person=_said(roster, person_id), number=session.number, circle=roster.circle.code)


def leaders_to_choose(store: Store, session_id: str) -> tuple[Session, Sequence[Person]]:
    """A session, and the teachers who may have led it, in the order of entry. Raises what forbids noting it."""
    with store.reading() as work:
        session, roster = _session(work, session_id)
    check_leadable(session, roster.circle.code, now())
    day = in_india(session.starts_at).date()
    return session, [roster.people[each.person_id] for each in roster.on(day) if each.part is Part.TEACHER]


def find_session(work: Work, text: str, programme: str | None = None) -> Session:
    """The session of this id, or of a circle and number such as GKP-01/3. Raises SessionNotFound."""
    circle, _stroke, number = text.strip().rpartition("/")
    found = work.sessions.find(text) if not circle else None
    if circle and ascii_digits(number).isdecimal():
        circles = work.circles.where(programme_id=the_programme(work, programme).id)
        meant = [each.id for each in circles if fold(circle) in (fold(each.code), fold(each.name))]
        found = work.sessions.first(circle_id=meant[0], number=int(ascii_digits(number))) if meant else None
    if found is None:
        raise SessionNotFound(text=text)
    return found


def find_leader(work: Work, session: Session, text: str) -> str | None:
    """The id of the teacher of the session's circle whom an id or a name means; None for the mentor.

    Raises LeaderOutside or SeveralTeachersNamed.
    """
    _same, roster = _session(work, session.id)
    day = in_india(session.starts_at).date()
    if fold(text) in map(fold, THE_MENTOR):
        return None
    found = people_called([roster.people[each.person_id] for each in roster.on(day)], text)
    if not found:
        raise LeaderOutside(person=text, circle=roster.circle.code, when=said_day(day))
    if len(found) > 1:
        raise SeveralTeachersNamed(person=text, circle=roster.circle.code)
    return found[0].id


def _session(work: Work, session_id: str) -> tuple[Session, Roster]:
    session = work.sessions.get(session_id)
    circle = work.circles.get(session.circle_id)
    return session, rosters_of(work, [circle])[circle.id]


def _said(roster: Roster, person_id: str | None) -> str:
    name = said_name(roster.people.get(person_id or ""))
    return name.en or name.hi
