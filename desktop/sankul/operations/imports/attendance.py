"""Import of marks, as a mentor keeps them in a list."""

from dataclasses import dataclass, replace
from pathlib import Path

from sankul.clock import in_india, now, said_day
from sankul.errors import Refusal
from sankul.operations.imports.files import ImportOptions, RowFiles, acting
from sankul.operations.imports.members import Named, people_meant
from sankul.operations.imports.opening import ListKind, open_sheet, remember_columns
from sankul.operations.imports.places import Tally, rows_of
from sankul.operations.imports.rejects import save_rejects
from sankul.operations.programmes import the_programme
from sankul.operations.rosters import Roster, rosters_of
from sankul.operations.session_leaders import check_leader_there, led_by
from sankul.operations.store import Among, Store, Work
from sankul.rules.attendance import LeaderAway, LeaderOutside, Mark, NotInCircle, check_markable
from sankul.rules.import_days import ATTENDANCE_LABELS, MarkEntry, read_marked
from sankul.rules.imports import FieldChange, ImportReport
from sankul.rules.people import Person
from sankul.rules.sessions import Session, SessionState
from sankul.text import N_, fold

_PERSON, _SESSION, _LEADER = ("name", "name_hi", "mobile"), ("number", "day"), ("led", "mark")
_TOLD = {"state": ATTENDANCE_LABELS["mark"], "remark": ATTENDANCE_LABELS["remark"]}
LIST = ListKind(
    noun="attendance",
    labels=ATTENDANCE_LABELS,
    needed=(("circle",), ("number", "day"), ("name", "name_hi", "mobile"), ("mark",)),
    codes=("mobile", "udise"),
)


class CircleUnknown(Refusal):
    """No circle of the programme has this code."""

    message = N_("There is no circle “{circle}” in the programme “{programme}”.")
    field = "circle"


class SessionUnknown(Refusal):
    """The circle has no such session."""

    message = N_("The circle {circle} has no session {session}.")
    field = "number"


class SeveralMembersNamed(Refusal):
    """Two members of one circle bear the name."""

    message = N_("Several members of {circle} are called “{person}”. Add the mobile number or the UDISE code.")
    field = "name"


class LedTwice(Refusal):
    """A session is led by one teacher."""

    message = N_("An earlier row says already who led session {number} of {circle}. Leave only one of them.")
    field = "led"


@dataclass(frozen=True, slots=True)
class _Season:
    """What marks refer to: the circles of a programme, their sessions and people."""

    programme: str
    rosters: dict[str, Roster]
    by_code: dict[str, Roster]
    sessions: dict[str, list[Session]]
    udise: dict[str, str]

    def session(self, entry: MarkEntry) -> tuple[Session, Roster]:
        """The session of a row. Raises CircleUnknown or SessionUnknown."""
        roster = self.by_code.get(fold(entry.circle))
        if roster is None:
            raise CircleUnknown(circle=entry.circle, programme=self.programme)
        for session in self.sessions.get(roster.circle.id, ()):
            is_day = entry.day is None or in_india(session.starts_at).date() == entry.day
            if is_day and entry.number in (None, session.number):
                return session, roster
        said = ", ".join(([str(entry.number)] if entry.number else []) + ([said_day(entry.day)] if entry.day else []))
        raise SessionUnknown(circle=roster.circle.code, session=said)

    def person(self, entry: MarkEntry, session: Session, roster: Roster) -> Person:
        """The member whom a row marks. Raises NotInCircle or SeveralMembersNamed."""
        day = in_india(session.starts_at).date()
        members = [roster.people[member.person_id] for member in roster.on(day)]
        found = people_meant(members, Named(entry.name, entry.mobile, entry.udise), self.udise)
        if len({each.id for each in found}) == 1:
            return found[0]
        values = {"circle": roster.circle.code, "person": entry.name or entry.mobile}
        raise SeveralMembersNamed(**values) if found else NotInCircle(**values, when=said_day(day))


def import_attendance(store: Store, files: RowFiles, path: Path, options: ImportOptions | None = None) -> ImportReport:
    """Import marks; their sessions then count as held. Locked, cancelled and future sessions refuse the rows.

    Raises what `open_sheet` raises, ProgrammeMissing or ProgrammeUnknown.
    """
    options = options or ImportOptions()
    opened = open_sheet(store, files, path, options, LIST)
    tally: Tally[Mark] = Tally(opened, options, _TOLD)
    held: dict[str, Session] = {}
    led: set[str] = set()
    with acting(store, options, N_("Attendance imported from {file}"), path) as work:
        season = _read_season(work, options.programme)
        known = {(each.session_id, each.person_id): each for each in _marks_of(work, season)}
        for cells in rows_of(opened, options):
            entry = read_marked(cells)
            if entry is None:
                continue
            try:
                session, roster = season.session(entry)
                check_markable(session, roster.circle.code, now())
                person = season.person(entry, session, roster)
                session = held.get(session.id, session)
                kept_session = _held(session, roster, person, entry, is_first=session.id not in led)
            except Refusal as refusal:
                cells.refuse_by(refusal, *_columns_of(refusal))
                continue
            old = known.get((session.id, person.id))
            if tally.is_again(entry.row, old):
                continue
            base = old or Mark(session_id=session.id, person_id=person.id, state=entry.state)
            kept = replace(base, state=entry.state, remark=entry.remark or base.remark)
            known[session.id, person.id] = kept
            tally.keep(
                entry.row,
                old,
                kept,
                name=person.name or person.name_hi,
                more=_lead_changed(roster, session, kept_session),
            )
            held[session.id] = kept_session
            led |= {session.id} if entry.has_led else set()
        report = tally.report()
        if not options.is_trial:
            remember_columns(work, opened, options)
            work.sessions.replace(*held.values())
            tally.save(work.marks)
        save_rejects(files, opened, report, options)
    return report


def _lead_changed(roster: Roster, before: Session, after: Session) -> tuple[FieldChange, ...]:
    """Who led the session, when that is other than before."""
    if before.led_by_id == after.led_by_id:
        return ()
    names = [
        roster.people[led].name or roster.people[led].name_hi if led else ""
        for led in (before.led_by_id, after.led_by_id)
    ]
    return (FieldChange(ATTENDANCE_LABELS["led"], *names),)


def _columns_of(refusal: Refusal) -> tuple[str, ...]:
    """The fields that a refusal is about, where it names none that the sheet has."""
    if isinstance(refusal, LeaderOutside | LeaderAway):
        return _LEADER
    return _PERSON if isinstance(refusal, NotInCircle | SeveralMembersNamed) else _SESSION


def _held(session: Session, roster: Roster, person: Person, entry: MarkEntry, *, is_first: bool) -> Session:
    """The session as a row leaves it. Raises LedTwice when an earlier row names another leader, LeaderOutside, LeaderAway."""
    kept = replace(session, state=SessionState.HELD)
    states = {person.id: entry.state}
    if not entry.has_led:
        check_leader_there(session, roster, session.led_by_id, states)
        return kept
    if not is_first:
        raise LedTwice(number=session.number, circle=roster.circle.code)
    return led_by(kept, roster, person.id, states)


def _read_season(work: Work, programme: str | None) -> _Season:
    chosen = the_programme(work, programme)
    rosters = rosters_of(work, work.circles.where(programme_id=chosen.id))
    sessions: dict[str, list[Session]] = {}
    for session in work.sessions.where(circle_id=Among(rosters)):
        sessions.setdefault(session.circle_id, []).append(session)
    by_code = {fold(name): roster for roster in rosters.values() for name in (roster.circle.name, roster.circle.code)}
    udise = {each.id: each.udise or "" for each in work.schools.where()}
    return _Season(chosen.name, rosters, by_code, sessions, udise)


def _marks_of(work: Work, season: _Season) -> tuple[Mark, ...]:
    ids = [session.id for sessions in season.sessions.values() for session in sessions]
    return work.marks.where(session_id=Among(ids))
