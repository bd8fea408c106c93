"""Acts on attendance: marking a session, closing and opening it again, and what the marks come to."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime

from sankul.clock import in_india, now, said_day
from sankul.operations.programmes import the_programme
from sankul.operations.rosters import Roster, rosters_of, said_name
from sankul.operations.session_leaders import check_leader_there, led_by
from sankul.operations.store import Among, Below, Store, Work
from sankul.rules.attendance import (
    Attendance,
    AttendanceLocked,
    Mark,
    MarkState,
    NothingMarked,
    NotInCircle,
    NotLocked,
    check_markable,
    summarise,
)
from sankul.rules.mentoring import Circle, Part
from sankul.rules.papers import Both
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.sessions import ReasonMissing, Session, SessionState
from sankul.text import N_, nfc

Marks = Mapping[str, MarkState]
Leaders = Mapping[str, str | None]
"""Who led sessions, by the sessions' ids: the id of a teacher, or None for the mentor."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the marking grid, in the order of the paper sheet. `state` None: not marked yet."""

    person_id: str
    name: Both
    school: Both
    part: Part
    state: MarkState | None
    remark: str


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """What the marks of one teacher in one circle come to."""

    person_id: str
    name: Both
    mobile: str
    circle_id: str
    circle: str
    district_code: str
    attendance: Attendance


def mark(
    store: Store,
    session_id: str,
    states: Marks,
    remarks: Mapping[str, str] | None = None,
    leaders: Leaders | None = None,
) -> Session:
    """Mark people (by id) at a session, which then counts as held; people not named keep their marks.

    `leaders` may say who led it. Raises CancelledNotMarked, FutureNotMarked, AttendanceLocked, NotInCircle, LeaderOutside
    or LeaderAway; nothing is changed then.
    """
    return mark_sessions(store, {session_id: states}, remarks, leaders)[0]


def mark_sessions(
    store: Store,
    states: Mapping[str, Marks],
    remarks: Mapping[str, str] | None = None,
    leaders: Leaders | None = None,
) -> tuple[Session, ...]:
    """Mark several sessions in one act: for each session's id the states of people by id; all of it or nothing."""
    with store.transaction(N_("Mark attendance")) as work:
        sessions = {session.id: session for session in work.sessions.where(id=Among(states))}
        asked = [sessions.get(session_id) or work.sessions.get(session_id) for session_id in states]
        circles = work.circles.where(id=Among({session.circle_id for session in asked}))
        rosters = rosters_of(work, circles)
        present: dict[tuple[str, str], Mark] = {
            (each.session_id, each.person_id): each for each in work.marks.where(session_id=Among(states))
        }
        marks = [
            each
            for session in asked
            for each in _marks(session, rosters[session.circle_id], states[session.id], remarks or {}, present)
        ]
        known = {each.id for each in present.values()}
        work.marks.add(*(each for each in marks if each.id not in known))
        work.marks.replace(*(each for each in marks if each.id in known))
        held = tuple(
            _held(session, rosters[session.circle_id], marks, leaders or {}, present.values()) for session in asked
        )
        work.sessions.replace(*held)
        _relabel(work, held, rosters)
    return held


def _held(
    session: Session, roster: Roster, marks: Iterable[Mark], leaders: Leaders, present: Iterable[Mark]
) -> Session:
    """The session as it stands after the marks, and led by whom; who led it must have been there."""
    states = {each.person_id: each.state for each in (*present, *marks) if each.session_id == session.id}
    held = replace(session, state=SessionState.HELD)
    if session.id in leaders:
        return led_by(held, roster, leaders[session.id], states)
    check_leader_there(session, roster, session.led_by_id, states)
    return held


def _relabel(work: Work, held: tuple[Session, ...], rosters: Mapping[str, Roster]) -> None:
    if len(held) == 1:
        code = rosters[held[0].circle_id].circle.code
        work.relabel(N_("Mark attendance of session {number} of {circle}"), number=held[0].number, circle=code)
    else:
        work.relabel(N_("Mark attendance of {sessions} sessions"), sessions=len(held))


def _marks(
    session: Session,
    roster: Roster,
    states: Marks,
    remarks: Mapping[str, str],
    present: Mapping[tuple[str, str], Mark],
) -> list[Mark]:
    """The marks of one session as they are to be; raises what forbids them."""
    code = roster.circle.code
    check_markable(session, code, now())
    day = in_india(session.starts_at).date()
    members = {member.person_id for member in roster.on(day)}
    marks = []
    for person_id, state in states.items():
        before = present.get((session.id, person_id))
        if person_id not in members and before is None:
            raise NotInCircle(person=said_name(roster.people.get(person_id)).en, circle=code, when=said_day(day))
        base = before or Mark(session_id=session.id, person_id=person_id, state=state)
        marks.append(replace(base, state=state, remark=nfc(remarks.get(person_id, base.remark))))
    return marks


def mark_all_present(store: Store, session_id: str) -> Session:
    """Mark everybody in the circle present who has no mark yet."""
    unmarked = [row for row in attendance_sheet(store, session_id) if row.state is None]
    return mark(store, session_id, {row.person_id: MarkState.PRESENT for row in unmarked})


def lock_attendance(store: Store, session_id: str) -> Session:
    """Close the attendance of a held session. Raises NothingMarked or AttendanceLocked."""
    with store.transaction(N_("Lock attendance")) as work:
        session, circle = _session(work, session_id)
        if session.is_locked:
            raise AttendanceLocked(number=session.number, circle=circle.code)
        if session.state is not SessionState.HELD:
            raise NothingMarked(number=session.number, circle=circle.code)
        locked = replace(session, is_locked=True)
        work.sessions.replace(locked)
        work.relabel(N_("Lock attendance of session {number} of {circle}"), number=session.number, circle=circle.code)
    return locked


def reopen_attendance(store: Store, session_id: str, reason: str) -> Session:
    """Open a closed attendance again; the reason stands in the history. Raises ReasonMissing or NotLocked."""
    why = nfc(reason)
    if not why:
        raise ReasonMissing
    with store.transaction(N_("Open attendance again")) as work:
        session, circle = _session(work, session_id)
        if not session.is_locked:
            raise NotLocked(number=session.number, circle=circle.code)
        opened = replace(session, is_locked=False, reason=why)
        work.sessions.replace(opened)
        values = {"number": session.number, "circle": circle.code, "reason": why}
        work.relabel(N_("Open attendance of session {number} of {circle} again: {reason}"), **values)
    return opened


def _session(work: Work, session_id: str) -> tuple[Session, Circle]:
    session = work.sessions.get(session_id)
    return session, work.circles.get(session.circle_id)


def attendance_sheet(store: Store, session_id: str) -> tuple[SheetRow, ...]:
    """The teachers of a session in the order of its paper sheet, then whoever else was marked there."""
    with store.reading() as work:
        session, circle = _session(work, session_id)
        roster = rosters_of(work, [circle])[circle.id]
        marks = {each.person_id: each for each in work.marks.where(session_id=session_id)}
        parts = {each.person_id: each.part for each in roster.on(in_india(session.starts_at).date())}
        listed = [person_id for person_id, part in parts.items() if part is Part.TEACHER]
        listed += [person_id for person_id in marks if person_id not in listed]
        people = {each.id: each for each in work.people.where(id=Among(listed))}
        schools = {
            each.id: each
            for each in work.schools.where(id=Among({p.school_id for p in people.values() if p.school_id}))
        }
    rows = []
    for person_id in listed:
        person, given = people[person_id], marks.get(person_id)
        school = schools.get(person.school_id or "")
        rows.append(
            SheetRow(
                person_id=person_id,
                name=said_name(person),
                school=Both(school.name, school.name_hi) if school else Both(),
                part=parts.get(person_id, Part.TEACHER),
                state=given.state if given else None,
                remark=given.remark if given else "",
            )
        )
    return tuple(rows)


def attendance_rows(store: Store, programme: str | None = None) -> tuple[AttendanceRow, ...]:
    """What the marks of each teacher in each circle of a programme come to, by circle and in the order of entry."""
    with store.reading() as work:
        return attendance_summary(work, the_programme(work, programme).id)


def count_unmarked(work: Work, programme: Programme) -> int:
    """How many sessions of the programme are over and have no attendance yet."""
    circles = [circle.id for circle in work.circles.where(programme_id=programme.id)]
    return work.sessions.count(circle_id=Among(circles), state=SessionState.PLANNED, ends_at=Below(now()))


def attendance_summary(work: Work, programme_id: str) -> tuple[AttendanceRow, ...]:
    """Like `attendance_rows`, within a transaction or reading."""
    moment = now()
    circles = sorted(work.circles.where(programme_id=programme_id), key=lambda circle: circle.code)
    rosters = rosters_of(work, circles)
    sessions: dict[str, list[Session]] = {}
    for session in sorted(work.sessions.where(circle_id=Among(rosters)), key=lambda session: session.starts_at):
        sessions.setdefault(session.circle_id, []).append(session)
    held = [each.id for some in sessions.values() for each in some if each.state is SessionState.HELD]
    marks = {(each.session_id, each.person_id): each.state for each in work.marks.where(session_id=Among(held))}
    ahead = {each.id for some in sessions.values() for each in some if _is_ahead(each, moment)}
    return tuple(
        row for roster in rosters.values() for row in _rows(roster, sessions.get(roster.circle.id, []), marks, ahead)
    )


def _is_ahead(session: Session, moment: datetime) -> bool:
    return session.state is SessionState.PLANNED and session.starts_at > moment


def _rows(
    roster: Roster,
    sessions: list[Session],
    marks: Mapping[tuple[str, str], MarkState],
    ahead: Set[str],
) -> list[AttendanceRow]:
    """One row for each teacher who ever was in the circle; only sessions on days of membership concern a teacher."""
    concerned: dict[str, list[Session]] = {}
    by_day: dict[date, frozenset[str]] = {}
    for session in sessions:
        day = in_india(session.starts_at).date()
        if day not in by_day:
            by_day[day] = roster.ids_on(day, Part.TEACHER)
        for person_id in by_day[day]:
            concerned.setdefault(person_id, []).append(session)
    teachers = dict.fromkeys(each.person_id for each in roster.members if each.part is Part.TEACHER)
    return [_row(roster, roster.people[each], concerned.get(each, []), marks, ahead) for each in teachers]


def _row(
    roster: Roster,
    person: Person,
    sessions: list[Session],
    marks: Mapping[tuple[str, str], MarkState],
    ahead: Set[str],
) -> AttendanceRow:
    states = [marks.get((each.id, person.id)) for each in sessions if each.state is SessionState.HELD]
    remaining = sum(each.id in ahead for each in sessions)
    circle = roster.circle
    return AttendanceRow(
        person_id=person.id,
        name=said_name(person),
        mobile=person.mobile,
        circle_id=circle.id,
        circle=circle.code,
        district_code=circle.district_code,
        attendance=summarise(states, remaining),
    )
