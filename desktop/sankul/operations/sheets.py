"""Sign-in sheets: what stands on them, and printing them week by week."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from sankul.clock import in_india
from sankul.errors import Refusal
from sankul.operations.deliveries import deliver, delivery
from sankul.operations.offices import head_of_papers
from sankul.operations.printer import Printer
from sankul.operations.programmes import the_programme
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.rosters import Roster, rosters_of, said_name
from sankul.operations.sessions import sessions_between
from sankul.operations.store import Among, Store, Work
from sankul.rules.clashes import name_of
from sankul.rules.mentoring import Part
from sankul.rules.papers import Both, Head, SheetLine, SignInSheet
from sankul.rules.schools import School
from sankul.rules.sessions import Session, SessionState, monday_of
from sankul.rules.spaces import Space
from sankul.text import N_


class NothingToPrint(Refusal):
    """A paper without a line helps nobody."""

    message = N_("No session is planned in this time, so there is no sign-in sheet to print. Plan the season first.")


@dataclass(frozen=True, slots=True)
class _Facts:
    """What all sheets share."""

    head: Head
    rosters: Mapping[str, Roster]
    schools: Mapping[str, School]
    space_of: Mapping[str, Space]


def sheets_for(
    store: Store, from_on: date | None = None, to_on: date | None = None, programme: str | None = None
) -> tuple[SignInSheet, ...]:
    """The sheets of all sessions from `from_on` to `to_on` (the last day included) that are not cancelled, by time."""
    with store.reading() as work:
        of = the_programme(work, programme)
        rosters = rosters_of(work, sorted(work.circles.where(programme_id=of.id), key=lambda circle: circle.code))
        found = sessions_between(work, rosters, from_on, to_on)
        sessions = [session for session in found if session.state is not SessionState.CANCELLED]
        facts = _Facts(head_of_papers(work, of), rosters, _schools(work, rosters.values()), _spaces(work, sessions))
    ordered = sorted(sessions, key=lambda session: (session.starts_at, rosters[session.circle_id].circle.code))
    return tuple(_sheet(session, facts) for session in ordered)


def _schools(work: Work, rosters: Iterable[Roster]) -> dict[str, School]:
    people = next((roster.people for roster in rosters), {})
    ids = {person.school_id for person in people.values() if person.school_id}
    return {school.id: school for school in work.schools.where(id=Among(ids))}


def _spaces(work: Work, sessions: Iterable[Session]) -> dict[str, Space]:
    """The space of each session by the session's id."""
    bookings = work.bookings.where(session_id=Among([session.id for session in sessions]))
    spaces = {space.id: space for space in work.spaces.where(id=Among({each.space_id for each in bookings}))}
    return {each.session_id: spaces[each.space_id] for each in bookings if each.session_id}


def _sheet(session: Session, facts: _Facts) -> SignInSheet:
    roster = facts.rosters[session.circle_id]
    day = in_india(session.starts_at).date()
    space = facts.space_of.get(session.id)
    teachers = (member.person_id for member in roster.on(day) if member.part is Part.TEACHER)
    return SignInSheet(
        head=facts.head,
        circle=roster.circle.code,
        mentor=said_name(roster.mentor_on(day)),
        number=session.number,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        space=name_of(space) if space else Both(),
        topic=session.topic,
        lines=tuple(_line(roster, person_id, facts.schools) for person_id in teachers),
    )


def _line(roster: Roster, person_id: str, schools: Mapping[str, School]) -> SheetLine:
    person = roster.people[person_id]
    school = schools.get(person.school_id or "")
    return SheetLine(said_name(person), Both(school.name, school.name_hi) if school else Both(), person.mobile)


def print_sheets(
    store: Store,
    printer: Printer,
    out_dir: Path,
    language: str,
    from_on: date | None = None,
    to_on: date | None = None,
    *,
    programme: str | None = None,
    progress: Progress = NO_PROGRESS,
) -> tuple[Path, ...]:
    """One PDF for each week, its sheets by date, named after the Monday; returns the files. Raises NothingToPrint.

    All files come together or none; files of the same weeks are replaced. Raises the troubles of the printer and of
    `operations.deliveries`.
    """
    sheets = sheets_for(store, from_on, to_on, programme)
    if not sheets:
        raise NothingToPrint
    weeks = [(monday, tuple(some)) for monday, some in groupby(sheets, key=_monday)]
    with delivery(out_dir) as folder:
        for done, (monday, some) in enumerate(weeks):
            progress.step(done, len(weeks))
            printer.sign_in_sheets(some, folder / f"sign-in-{monday.isoformat()}.pdf", language)
        return deliver(folder, out_dir)


def _monday(sheet: SignInSheet) -> date:
    return monday_of(in_india(sheet.starts_at).date())
