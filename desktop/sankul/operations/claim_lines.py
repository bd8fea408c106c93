"""The lines that a month gives: from rates, circles, held sessions and attendance to claims with their proof."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from sankul.clock import moment, next_month
from sankul.errors import Refusal
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.offices import the_office
from sankul.operations.store import Among, Between, Work
from sankul.rules.claims import Claim, Line, Rate, propose_line
from sankul.rules.mentoring import Member, Part
from sankul.rules.participation import Meeting, Participation, participations
from sankul.rules.people import Person, Role
from sankul.rules.programmes import Programme
from sankul.rules.rates import BY_HAND, rates_in_force
from sankul.rules.sessions import SessionState
from sankul.text import N_, _


class NoRates(Refusal):
    """Without a rate there is nothing to claim."""

    message = N_("No rate is in force in {month}. Enter the allowance with its order on the page Claims, under Rates.")
    field = "month"


@dataclass(frozen=True, slots=True)
class NotClaimed:
    """A person who gets nothing under any rate, and why, in the language then spoken."""

    person: str
    why: str


@dataclass(frozen=True, slots=True)
class ClaimMonth:
    """What a month's claims are worked out from."""

    programme: Programme
    month_on: date
    rates: tuple[Rate, ...]
    took_part: tuple[Participation, ...]
    without_circle: frozenset[tuple[str, Part]]
    people: Mapping[str, Person]
    circles: Mapping[str, str]


def said_month(month_on: date) -> str:
    """The month as it is written everywhere: "2026-10"."""
    return f"{month_on:%Y-%m}"


def people_of(work: Work, ids: Iterable[str]) -> dict[str, Person]:
    """The people with these keys, by key."""
    return {each.id: each for each in work.people.where(id=Among(set(ids)))}


def read_month(work: Work, programme: Programme, month_on: date) -> ClaimMonth:
    """The rates in force, and what everyone with a part in the programme's circles that month took part in."""
    rates = rates_in_force(work.rates.where(), programme.id, the_office(work).state_code, month_on)
    if not rates:
        raise NoRates(month=said_month(month_on))
    circles = {circle.id: circle.code for circle in work.circles.where(programme_id=programme.id)}
    members = [each for each in work.members.where(circle_id=Among(circles)) if _runs_in(each, month_on)]
    of_month = Between(moment(month_on, time.min), moment(next_month(month_on), time.min))
    sessions = work.sessions.where(circle_id=Among(circles), starts_at=of_month, state=SessionState.HELD)
    marks = work.marks.where(session_id=Among([each.id for each in sessions]))
    took_part = participations(members, sessions, marks)
    without_circle = _roles_in(work, programme, month_on) - {(each.person_id, each.part) for each in took_part}
    ids = [*(each.person_id for each in took_part), *(person_id for person_id, _part in without_circle)]
    people = {key: each for key, each in people_of(work, ids).items() if each.erased_on is None}
    took_part = tuple(each for each in took_part if each.person_id in people)
    without_circle = frozenset(each for each in without_circle if each[0] in people)
    return ClaimMonth(programme, month_on, rates, took_part, without_circle, people, circles)


def _roles_in(work: Work, programme: Programme, month_on: date) -> frozenset[tuple[str, Part]]:
    """Who has a role of the circles in the programme for some day of the month, by person and part."""
    roles = [each for each in work.roles.where() if each.programme_id in (None, programme.id)]
    return frozenset(
        (each.person_id, part) for each in roles if _runs_in(each, month_on) and (part := _part(each.role)) is not None
    )


def _runs_in(dated: Role | Member, month_on: date) -> bool:
    """Whether a dated role or place in a circle holds on some day of the month."""
    return dated.from_on < next_month(month_on) and (dated.until_on is None or month_on < dated.until_on)


def work_out(month: ClaimMonth) -> tuple[list[Claim], list[NotClaimed]]:
    """The lines that the month gives, and who gets none although there is a rate for their part."""
    claims, reasons = [], []
    for rate in [each for each in month.rates if each.unit not in BY_HAND]:
        part = _part(rate.role)
        for each in [each for each in month.took_part if each.part is part]:
            line = propose_line(rate, each.meetings, month.month_on)
            if line.why_not:
                reasons.append((each.person_id, line.why_not))
            else:
                claims.append(_claim(month, rate, each.person_id, line))
        no_circle = _("Has no circle in this month.")
        reasons += [(person_id, no_circle) for person_id, its_part in month.without_circle if its_part is part]
    refused = [NotClaimed(shown_name(month.people[person_id]), why) for person_id, why in dict.fromkeys(reasons)]
    return claims, sorted(refused, key=lambda each: each.person)


def _part(role: str) -> Part | None:
    """The part in a circle that a rate's role is paid for; None for posts outside the circles."""
    return Part(role) if role in set(Part) else None


def _claim(month: ClaimMonth, rate: Rate, person_id: str, line: Line) -> Claim:
    return Claim(
        programme_id=month.programme.id,
        person_id=person_id,
        month_on=month.month_on,
        head=rate.head,
        head_hi=rate.head_hi,
        rate_id=rate.id,
        unit=rate.unit,
        quantity=line.quantity,
        rate_paise=rate.amount_paise,
        gross_paise=line.gross_paise,
        net_paise=line.gross_paise,
        evidence=tuple(_proof(month, each) for each in line.meetings),
    )


def _proof(month: ClaimMonth, meeting: Meeting) -> str:
    """One session that proves a line: circle, number and day, the same in every language."""
    return f"{month.circles[meeting.circle_id]}/{meeting.number} {meeting.on.isoformat()}"
