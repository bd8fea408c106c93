"""Acts on claims: prepare a month's lines from what was held, list them, and move them towards payment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sankul.clock import next_month
from sankul.errors import Refusal
from sankul.operations.offices import the_office
from sankul.operations.programmes import the_programme
from sankul.operations.store import Among, Store, Work
from sankul.rules.claims import (
    DECISIONS,
    MOVES,
    STATE_LABELS,
    Claim,
    ClaimState,
    Line,
    MonthPaid,
    MoveNotAllowed,
    OwnClaim,
    Rate,
    ReturnUnexplained,
    claim_month,
    claim_state,
    propose_line,
)
from sankul.rules.mentoring import Member, Part
from sankul.rules.participation import Meeting, Participation, participations
from sankul.rules.people import Person, Role
from sankul.rules.programmes import Programme
from sankul.rules.rates import BY_HAND, rates_in_force
from sankul.text import N_, _, fold, nfc

_NAMES_SHOWN = 5


class NoRates(Refusal):
    """Without a rate there is nothing to claim."""

    message = N_("No rate is in force in {month}. Enter the allowance with its order on the page Claims, under Rates.")
    field = "month"


class NothingClaimed(Refusal):
    """There is nothing to move or to print."""

    message = N_("There are no claims for {month} in “{programme}”. Prepare them first.")
    field = "month"


@dataclass(frozen=True, slots=True)
class Prepared:
    """One claim of the month; `evidence` names circle, number and day of each session that proves it."""

    person: str
    head: str
    paise: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotClaimed:
    """A person who gets nothing under any rate, and why, in the language then spoken."""

    person: str
    why: str


@dataclass(frozen=True, slots=True)
class PrepareReport:
    """All claims of the month as they stand now, who gets none, and what to look at before the sheets go out."""

    claims: tuple[Prepared, ...]
    refused: tuple[NotClaimed, ...]
    total_paise: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advanced:
    """How many claims were moved, and where."""

    claims: int
    state: ClaimState


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its person, for lists."""

    claim: Claim
    person: Person
    has_account: bool


@dataclass(frozen=True, slots=True)
class _Month:
    """What a month's claims are worked out from."""

    programme: Programme
    month_on: date
    rates: tuple[Rate, ...]
    took_part: tuple[Participation, ...]
    without_circle: frozenset[tuple[str, Part]]
    people: Mapping[str, Person]
    circles: Mapping[str, str]


def shown_name(person: Person) -> str:
    """A person's name in English, else in Hindi."""
    return person.name or person.name_hi


def prepare(store: Store, month: str, programme: str | None = None) -> PrepareReport:
    """Work out the claims of a month from the sessions that were held; one undo step.

    Drafts are put right, new lines added, drafts without ground removed; what has left the draft stays as it is. Doing
    it twice changes nothing. Raises MonthUnknown, MonthPaid, NoRates and the refusals of `the_programme`.
    """
    month_on = claim_month(month)
    with store.transaction(N_("Prepare claims for {month}"), month=_said(month_on)) as work:
        given = _read_month(work, the_programme(work, programme), month_on)
        present = {(each.person_id, each.head): each for each in _claims_of(work, given.programme, month_on)}
        if any(each.state is ClaimState.PAID for each in present.values()):
            raise MonthPaid(month=_said(month_on))
        wanted, refused = _work_out(given)
        _save(work, present, wanted)
        claims = _claims_of(work, given.programme, month_on)
        work.relabel(N_("Prepare {n} claims for {month}"), n=len(claims), month=_said(month_on))
        return _report(work, given, claims, refused)


def list_claims(store: Store, month: str, programme: str | None = None) -> tuple[ClaimRow, ...]:
    """The claims of a month by name and head."""
    month_on = claim_month(month)
    with store.reading() as work:
        claims = _claims_of(work, the_programme(work, programme), month_on)
        people = _people(work, [each.person_id for each in claims])
        paid_into = _with_account(work, people)
    rows = [ClaimRow(each, people[each.person_id], each.person_id in paid_into) for each in claims]
    return tuple(sorted(rows, key=lambda row: (shown_name(row.person), row.claim.head)))


def months_with_claims(store: Store, programme: str | None = None) -> tuple[date, ...]:
    """The months that have claims, newest first."""
    with store.reading() as work:
        claims = work.claims.where(programme_id=the_programme(work, programme).id)
    return tuple(sorted({each.month_on for each in claims}, reverse=True))


def advance(
    store: Store, month: str, to: str, by: str = "", reason: str = "", programme: str | None = None
) -> Advanced:
    """Move all claims of a month that may go to the state `to`; `by` is who decides, the user when empty.

    Raises StateUnknown, MonthUnknown, NothingClaimed, MoveNotAllowed, ReturnUnexplained, or OwnClaim when the one who
    decides is among the claimants (compared by the folded name in both scripts); then nothing was moved.
    """
    state, month_on, reason = claim_state(to), claim_month(month), nfc(reason)
    if state is ClaimState.RETURNED and not reason:
        raise ReturnUnexplained
    with store.transaction(N_("Move claims to “{state}”"), state=state.value) as work:
        claims = the_claims(work, the_programme(work, programme), month_on)
        movable = [each for each in claims if state in MOVES[each.state]]
        if not movable:
            present = sorted({_(STATE_LABELS[each.state]) for each in claims})
            raise MoveNotAllowed(month=_said(month_on), to=_(STATE_LABELS[state]), present=", ".join(present))
        if state in DECISIONS:
            _check_not_own(_people(work, [each.person_id for each in movable]).values(), by or store.actor)
        work.claims.replace(*[replace(each, state=state, reason=reason) for each in movable])
        work.relabel(N_("Move {n} claims to “{state}”"), n=len(movable), state=state.value)
    return Advanced(len(movable), state)


def the_claims(work: Work, programme: Programme, month_on: date) -> tuple[Claim, ...]:
    """The claims of a month; raises NothingClaimed."""
    claims = _claims_of(work, programme, month_on)
    if not claims:
        raise NothingClaimed(month=_said(month_on), programme=programme.name)
    return claims


def warnings_about(work: Work, claims: Sequence[Claim]) -> tuple[str, ...]:
    """What somebody should look at before the claims are paid: unproven rates and missing accounts."""
    rates = work.rates.where(id=Among({each.rate_id for each in claims if each.rate_id}))
    warnings = [_unproven(each) for each in rates if not each.is_verified]
    people = _people(work, [each.person_id for each in claims])
    without = sorted(shown_name(people[each]) for each in people.keys() - _with_account(work, people))
    if without:
        named = ", ".join(without[:_NAMES_SHOWN]) + (" …" if len(without) > _NAMES_SHOWN else "")
        sentence = _("No bank account is known of {n}: {names}. Their line on the sheet is left blank.")
        warnings.append(sentence.format(n=len(without), names=named))
    return tuple(warnings)


def _unproven(rate: Rate) -> str:
    return _("The rate “{head}” is not verified: nobody has entered the order that allows it.").format(head=rate.head)


def _said(month_on: date) -> str:
    return f"{month_on:%Y-%m}"


def _claims_of(work: Work, programme: Programme, month_on: date) -> tuple[Claim, ...]:
    return work.claims.where(programme_id=programme.id, month_on=month_on)


def _people(work: Work, ids: Iterable[str]) -> dict[str, Person]:
    return {each.id: each for each in work.people.where(id=Among(set(ids)))}


def _with_account(work: Work, people: Iterable[str]) -> frozenset[str]:
    return frozenset(each.person_id for each in work.bank_accounts.where(person_id=Among(set(people))))


def _read_month(work: Work, programme: Programme, month_on: date) -> _Month:
    """The rates in force, and what everyone with a part in the programme's circles that month took part in."""
    rates = rates_in_force(work.rates.where(), programme.id, the_office(work).state_code, month_on)
    if not rates:
        raise NoRates(month=_said(month_on))
    circles = {circle.id: circle.code for circle in work.circles.where(programme_id=programme.id)}
    members = [each for each in work.members.where(circle_id=Among(circles)) if _runs_in(each, month_on)]
    sessions = work.sessions.where(circle_id=Among(circles))
    marks = work.marks.where(session_id=Among([each.id for each in sessions]))
    took_part = participations(members, sessions, marks)
    without_circle = _roles_in(work, programme, month_on) - {(each.person_id, each.part) for each in took_part}
    ids = [*(each.person_id for each in took_part), *(person_id for person_id, _part in without_circle)]
    return _Month(programme, month_on, rates, took_part, without_circle, _people(work, ids), circles)


def _roles_in(work: Work, programme: Programme, month_on: date) -> frozenset[tuple[str, Part]]:
    """Who has a role of the circles in the programme for some day of the month, by person and part."""
    roles = [each for each in work.roles.where() if each.programme_id in (None, programme.id)]
    return frozenset(
        (each.person_id, part) for each in roles if _runs_in(each, month_on) and (part := _part(each.role)) is not None
    )


def _runs_in(dated: Role | Member, month_on: date) -> bool:
    """Whether a dated role or place in a circle holds on some day of the month."""
    return dated.from_on < next_month(month_on) and (dated.until_on is None or month_on < dated.until_on)


def _work_out(month: _Month) -> tuple[list[Claim], list[NotClaimed]]:
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


def _claim(month: _Month, rate: Rate, person_id: str, line: Line) -> Claim:
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


def _proof(month: _Month, meeting: Meeting) -> str:
    """One session that proves a line: circle, number and day, the same in every language."""
    return f"{month.circles[meeting.circle_id]}/{meeting.number} {meeting.on.isoformat()}"


def _save(work: Work, present: Mapping[tuple[str, str], Claim], wanted: Sequence[Claim]) -> None:
    """Bring the drafts in line with what is wanted; claims beyond the draft are left alone.

    One person with two parts may earn one head twice over; the month has room for one claim, and the larger stands.
    """
    best: dict[tuple[str, str], Claim] = {}
    for each in wanted:
        known = best.get((each.person_id, each.head))
        if known is None or known.net_paise < each.net_paise:
            best[each.person_id, each.head] = each
    drafts = {key: claim for key, claim in present.items() if claim.state is ClaimState.DRAFT}
    work.claims.remove(*[claim for key, claim in drafts.items() if key not in best])
    work.claims.replace(*[_put_right(claim, best[key]) for key, claim in drafts.items() if key in best])
    work.claims.add(*[claim for key, claim in best.items() if key not in present])


def _put_right(draft: Claim, wanted: Claim) -> Claim:
    """The wanted line under the draft's key; what was deducted from the draft stays deducted, as far as there is enough."""
    deduction = min(draft.deduction_paise, wanted.gross_paise)
    return replace(wanted, id=draft.id, deduction_paise=deduction, net_paise=wanted.gross_paise - deduction)


def _report(work: Work, month: _Month, claims: Sequence[Claim], refused: Sequence[NotClaimed]) -> PrepareReport:
    people = _people(work, [each.person_id for each in claims])
    prepared = [
        Prepared(shown_name(people[each.person_id]), each.head, each.net_paise, each.evidence) for each in claims
    ]
    by_hand = [
        _("“{head}” is paid by {unit} and has no lines yet: such lines are entered by hand.").format(
            head=rate.head, unit=rate.unit.value
        )
        for rate in month.rates
        if rate.unit in BY_HAND
    ]
    return PrepareReport(
        tuple(sorted(prepared, key=lambda each: (each.person, each.head))),
        tuple(refused),
        sum(each.net_paise for each in claims),
        (*warnings_about(work, claims), *by_hand),
    )


def _check_not_own(claimants: Iterable[Person], by: str) -> None:
    for person in claimants:
        if fold(by) in {fold(name) for name in (person.name, person.name_hi) if name}:
            raise OwnClaim(name=by)
