"""What an office sees first: how the programme stands, the coming week, what waits, and circles that may fall asleep."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sankul.clock import in_india, now, today
from sankul.operations.programmes import ProgrammeMissing, ProgrammeUnknown, the_programme
from sankul.operations.sessions import SessionRow, rows_of, sessions_between
from sankul.operations.store import Among, Below, Between, Work
from sankul.rules.claims import ClaimState
from sankul.rules.mentoring import Circle, Part
from sankul.rules.people import RoleName
from sankul.rules.programmes import Programme
from sankul.rules.sessions import SessionState
from sankul.rules.spaces import Permission, permission_on

WEEK_DAYS = 7
PERMISSION_DAYS = 14
RISK_WEEKS = 3
MOST_COMING = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is: people and spaces of the office, the rest of the programme that is shown."""

    teachers: int = 0
    mentors: int = 0
    spaces: int = 0
    circles: int = 0
    sessions: int = 0
    held: int = 0
    certificates: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits for a person, as numbers; the ids are the first of their kind."""

    unmarked: int = 0
    unmarked_id: str = ""
    is_draft_open: bool = False
    left_over: int = 0
    unpermitted: int = 0
    unpermitted_id: str = ""
    draft_claims: int = 0
    proposed_holidays: int = 0


@dataclass(frozen=True, slots=True)
class Sleeping:
    """A circle without a meeting for `weeks` weeks; `last_on` is None when it never met."""

    circle_id: str
    code: str
    name: str
    weeks: int
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it. `coming` holds the first of the `coming_count` sessions of the week.

    `has_programme` is False in an office that has none yet; everything about it is then empty.
    """

    tally: Tally
    waits: Waits
    coming: tuple[SessionRow, ...] = ()
    coming_count: int = 0
    sleeping: tuple[Sleeping, ...] = ()
    has_programme: bool = True


def read_overview(work: Work, programme: str | None = None) -> Overview:
    """The overview of a programme by name, or of that of today."""
    found = _programme(work, programme)
    if found is None:
        return Overview(_tally(work, None, ()), Waits(proposed_holidays=_proposed_holidays(work)), has_programme=False)
    circles = {circle.id: circle for circle in work.circles.where(programme_id=found.id)}
    week = sessions_between(work, circles, today(), today() + timedelta(days=WEEK_DAYS))
    planned = [each for each in week if each.state is SessionState.PLANNED]
    first = sorted(planned, key=lambda session: (session.starts_at, circles[session.circle_id].code))[:MOST_COMING]
    return Overview(
        tally=_tally(work, found, circles),
        waits=_waits(work, found, circles),
        coming=rows_of(work, circles, first),
        coming_count=len(planned),
        sleeping=_sleeping(work, circles),
    )


def _programme(work: Work, name: str | None) -> Programme | None:
    """The programme; one that is no longer there gives way to that of today."""
    try:
        return the_programme(work, name)
    except ProgrammeUnknown:
        return the_programme(work)
    except ProgrammeMissing:
        return None


def _tally(work: Work, programme: Programme | None, circles: Collection[str]) -> Tally:
    tally = {
        "teachers": _holders(work, RoleName.TEACHER),
        "mentors": _holders(work, RoleName.MENTOR),
        "spaces": work.spaces.count(),
    }
    if programme is None:
        return Tally(**tally)
    return Tally(
        **tally,
        circles=len(circles),
        sessions=work.sessions.count(circle_id=Among(circles)),
        held=work.sessions.count(circle_id=Among(circles), state=SessionState.HELD),
        certificates=work.certificates.count(programme_id=programme.id),
        claims=work.claims.count(programme_id=programme.id),
    )


def _holders(work: Work, role: RoleName) -> int:
    """How many people hold the role now or will, each once; a role that has ended makes nobody a teacher."""
    held = work.roles.columns("person_id", "until_on", role=role)
    return len({person_id for person_id, until_on in held if until_on is None or until_on > today()})


def _waits(work: Work, programme: Programme, circles: Collection[str]) -> Waits:
    past = {"circle_id": Among(circles), "state": SessionState.PLANNED, "ends_at": Below(now())}
    unmarked, unmarked_first = work.sessions.count(**past), work.sessions.first(**past)
    is_draft_open, left_over = _proposal(work, programme)
    spaces = _unpermitted(work, circles)
    return Waits(
        unmarked=unmarked,
        unmarked_id=unmarked_first.id if unmarked_first else "",
        is_draft_open=is_draft_open,
        left_over=left_over,
        unpermitted=len(spaces),
        unpermitted_id=spaces[0] if spaces else "",
        draft_claims=work.claims.count(programme_id=programme.id, state=ClaimState.DRAFT),
        proposed_holidays=_proposed_holidays(work),
    )


def _proposal(work: Work, programme: Programme) -> tuple[bool, int]:
    """Whether the newest proposal is not committed yet, and how many teachers it leaves over."""
    proposals = work.proposals.where(programme_id=programme.id)
    if not proposals:
        return False, 0
    newest = proposals[-1]
    return not newest.committed, work.pairs.count(proposal_id=newest.id, mentor_id=None)


def _unpermitted(work: Work, circles: Collection[str]) -> list[str]:
    """The spaces in which a session of the coming two weeks has no granted permission on its day."""
    moment = now()
    span = Between(moment, moment + timedelta(days=PERMISSION_DAYS))
    sessions = work.sessions.where(circle_id=Among(circles), state=SessionState.PLANNED, starts_at=span)
    bookings = work.bookings.where(session_id=Among([each.id for each in sessions]))
    spaces = {each.id: each for each in work.spaces.where(id=Among({each.space_id for each in bookings}))}
    lacking = (
        each.space_id
        for each in sorted(bookings, key=lambda booking: booking.starts_at)
        if permission_on(spaces[each.space_id], in_india(each.starts_at).date()) is not Permission.GRANTED
    )
    return list(dict.fromkeys(lacking))


def _proposed_holidays(work: Work) -> int:
    return work.holidays.count(is_proposed=True)


def _sleeping(work: Work, circles: Mapping[str, Circle]) -> tuple[Sleeping, ...]:
    """Circles that a mentor leads now and that have not met for three weeks or more, the longest first."""
    moment = now()
    recent = Between(moment - timedelta(weeks=RISK_WEEKS), moment + timedelta(days=1))
    met = {each.circle_id for each in work.sessions.where(state=SessionState.HELD, starts_at=recent)}
    quiet = [circle_id for circle_id in circles if circle_id not in met]
    last = _last_held(work, quiet)
    began = _begun(work, quiet)
    found = []
    for circle_id, first in began.items():
        weeks = (today() - last.get(circle_id, first)).days // 7
        if weeks >= RISK_WEEKS:
            circle = circles[circle_id]
            found.append(Sleeping(circle_id, circle.code, circle.name, weeks, last.get(circle_id)))
    return tuple(sorted(found, key=lambda each: (-each.weeks, each.code)))


def _last_held(work: Work, circles: Collection[str]) -> dict[str, date]:
    """The day of the last meeting of each circle that ever met."""
    last: dict[str, date] = {}
    for session in work.sessions.where(circle_id=Among(circles), state=SessionState.HELD):
        day = in_india(session.starts_at).date()
        last[session.circle_id] = max(day, last.get(session.circle_id, day))
    return last


def _begun(work: Work, circles: Collection[str]) -> dict[str, date]:
    """The first day of the mentor who leads each circle now; circles that nobody leads are left out."""
    mentors = work.members.where(circle_id=Among(circles), part=Part.MENTOR, until_on=None)
    return {member.circle_id: member.from_on for member in mentors}
