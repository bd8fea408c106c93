"""Acts on claims: prepare a month's lines from what was held, list them, and move them towards payment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sankul.errors import Refusal
from sankul.operations.claim_lines import ClaimMonth, NotClaimed, people_of, read_month, said_month, work_out
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.programmes import the_programme
from sankul.operations.store import Among, Store, Work
from sankul.rules.claims import (
    DECISIONS,
    MOVES,
    STATE_LABELS,
    Claim,
    ClaimState,
    MonthPaid,
    MoveNotAllowed,
    OwnClaim,
    Rate,
    ReturnUnexplained,
    claim_month,
    claim_state,
)
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.rates import BY_HAND
from sankul.text import N_, _, fold, language, nfc

_NAMES_SHOWN = 5


ADVANCE_LABELS = {
    ClaimState.DRAFT: N_("Make claims for {month} drafts again ({n})"),
    ClaimState.ATTENDANCE_CLOSED: N_("Close the attendance behind claims for {month} ({n})"),
    ClaimState.BLOCK_VERIFIED: N_("Verify claims for {month} ({n})"),
    ClaimState.DISTRICT_PASSED: N_("Pass claims for {month} ({n})"),
    ClaimState.SENT_FOR_PAYMENT: N_("Send claims for {month} for payment ({n})"),
    ClaimState.PAID: N_("Mark claims for {month} as paid ({n})"),
    ClaimState.RETURNED: N_("Return claims for {month} ({n})"),
}


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

    @property
    def id(self) -> str:
        """The key of the claim."""
        return self.claim.id


def prepare(store: Store, month: str, programme: str | None = None) -> PrepareReport:
    """Work out the claims of a month from the sessions that were held; one undo step.

    Drafts are put right, new lines added, drafts without ground removed; what has left the draft stays as it is. Doing
    it twice changes nothing. Raises MonthUnknown, MonthPaid, NoRates and the refusals of `the_programme`.
    """
    month_on = claim_month(month)
    with store.transaction(N_("Prepare claims for {month}"), month=said_month(month_on)) as work:
        given = read_month(work, the_programme(work, programme), month_on)
        present = {(each.person_id, each.head): each for each in _claims_of(work, given.programme, month_on)}
        if any(each.state is ClaimState.PAID for each in present.values()):
            raise MonthPaid(month=said_month(month_on))
        wanted, refused = work_out(given)
        _save(work, present, wanted)
        claims = _claims_of(work, given.programme, month_on)
        work.relabel(N_("Prepare claims for {month} ({n})"), n=len(claims), month=said_month(month_on))
        return _report(work, given, claims, refused)


def list_claims(store: Store, month: str, programme: str | None = None) -> tuple[ClaimRow, ...]:
    """The claims of a month by name and head."""
    month_on = claim_month(month)
    with store.reading() as work:
        return claim_rows(work, the_programme(work, programme), month_on)


def claim_rows(work: Work, programme: Programme, month_on: date) -> tuple[ClaimRow, ...]:
    """The claims of a month by name and head, within a reading."""
    claims = _claims_of(work, programme, month_on)
    people = people_of(work, [each.person_id for each in claims])
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
    with store.transaction(ADVANCE_LABELS[state], n=0, month=said_month(month_on)) as work:
        claims = the_claims(work, the_programme(work, programme), month_on)
        movable = [each for each in claims if state in MOVES[each.state]]
        if not movable:
            present = sorted({_(STATE_LABELS[each.state]) for each in claims})
            raise MoveNotAllowed(month=said_month(month_on), to=_(STATE_LABELS[state]), present=", ".join(present))
        if state in DECISIONS:
            _check_not_own(people_of(work, [each.person_id for each in movable]).values(), by or store.actor)
        work.claims.replace(*[replace(each, state=state, reason=reason) for each in movable])
        work.relabel(ADVANCE_LABELS[state], n=len(movable), month=said_month(month_on))
    return Advanced(len(movable), state)


def the_claims(work: Work, programme: Programme, month_on: date) -> tuple[Claim, ...]:
    """The claims of a month; raises NothingClaimed."""
    claims = _claims_of(work, programme, month_on)
    if not claims:
        raise NothingClaimed(month=said_month(month_on), programme=programme.name)
    return claims


def warnings_about(work: Work, claims: Sequence[Claim]) -> tuple[str, ...]:
    """What somebody should look at before the claims are paid: unproven rates and missing accounts."""
    rates = work.rates.where(id=Among({each.rate_id for each in claims if each.rate_id}))
    warnings = [_unproven(each) for each in rates if not each.is_verified]
    people = people_of(work, [each.person_id for each in claims])
    without = sorted(shown_name(people[each]) for each in people.keys() - _with_account(work, people))
    if without:
        named = ", ".join(without[:_NAMES_SHOWN]) + (" …" if len(without) > _NAMES_SHOWN else "")
        sentence = _("People without a bank account: {n} ({names}). Their place on the sheet stays blank.")
        warnings.append(sentence.format(n=len(without), names=named))
    return tuple(warnings)


def _unproven(rate: Rate) -> str:
    head = (rate.head_hi or rate.head) if language() == "hi" else rate.head
    return _("The rate “{head}” is not verified: nobody has entered the order that allows it.").format(head=head)


def _claims_of(work: Work, programme: Programme, month_on: date) -> tuple[Claim, ...]:
    return work.claims.where(programme_id=programme.id, month_on=month_on)


def _with_account(work: Work, people: Iterable[str]) -> frozenset[str]:
    return frozenset(each.person_id for each in work.bank_accounts.where(person_id=Among(set(people))))


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


def _report(work: Work, month: ClaimMonth, claims: Sequence[Claim], refused: Sequence[NotClaimed]) -> PrepareReport:
    people = people_of(work, [each.person_id for each in claims])
    prepared = [
        Prepared(shown_name(people[each.person_id]), each.head, each.net_paise, each.evidence) for each in claims
    ]
    by_hand = [
        _("“{head}” has no lines yet: allowances by kilometre or visit are entered by hand.").format(head=rate.head)
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
