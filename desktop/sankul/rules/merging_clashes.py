"""What becomes of two rows where one person can have only one (product.md B3); each decision is shown before the merge.

- Two marks of one session: the one that says most presence stays (present, late, excused, absent), with the other's remark if it
  has none of its own.
- Two pledges in one programme: the later one stays, for it is what the mentor said last.
- Course work handed in twice: the earlier day stays.
- Two claims for one programme, month and head: a draft gives way, of two drafts the smaller one. Two claims on their way to
  payment, or paid, are never touched: the merge is refused.
- Two bank accounts: a person chooses; the other is noted, masked. The same number twice is one account.
- Lines of a proposal: the one that a person pinned stays, else that of the entry that stays. Nobody is the own mentor.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sankul.clock import said_day
from sankul.errors import Refusal
from sankul.rules.attendance import MARK_LABELS, Mark, MarkState
from sankul.rules.certificates import KIND_LABELS, Certificate, CertificateState
from sankul.rules.claims import STATE_LABELS, Claim, ClaimState
from sankul.rules.course_work import Submission
from sankul.rules.mentoring import Pair, Pledge
from sankul.rules.merging import Distinction
from sankul.rules.merging_case import Belongings, Case, moved_to
from sankul.rules.merging_fields import ACCOUNT, Side
from sankul.rules.merging_periods import settle_members, settle_roles
from sankul.rules.money import rupees
from sankul.rules.people import BankAccount, mask_account
from sankul.rules.readings import Reason
from sankul.rules.rows import Row
from sankul.text import N_, _, language

R = TypeVar("R", bound=Row)
PRESENCE = (MarkState.PRESENT, MarkState.LATE, MarkState.EXCUSED, MarkState.ABSENT)


class AccountUndecided(Refusal):
    """One person is paid into one account."""

    message = N_("Both have a bank account, {kept} and {gone}. Choose the one into which the person is paid.")
    field = ACCOUNT


class ClaimsClash(Refusal):
    """Money on its way is not put together."""

    message = N_(
        "Both have a claim “{head}” for {month} in “{programme}”: {one} and {other}. Return one that is not paid yet and make it "
        "a draft; then merge, and the draft gives way."
    )


class PaidTwice(Refusal):
    """What was paid twice must be cleared by people."""

    message = N_(
        "“{head}” for {month} in “{programme}” was paid to both entries: {one} and {other}. Both payments stay on record, so "
        "these two entries cannot be merged. End the roles of the entry that is wrong, so that nothing more is paid to it, "
        "and settle the second payment with the office that paid it."
    )


def settle(case: Case, belongings: Belongings) -> Belongings:
    """The rows of both entries as they stand when they are one person's; notes decisions, choices and refusals in `case`."""
    after, case.of_gone = moved_to(case.kept.id, case.gone.id, belongings)
    all_marks = after["marks"]
    after["bank_accounts"] = _settle_accounts(case, after["bank_accounts"])
    after["roles"] = settle_roles(case, after["roles"])
    after["members"] = settle_members(case, after["members"], all_marks)
    after["claims"] = _settle_claims(case, after["claims"])
    after["pledges"] = _settle_pledges(case, after["pledges"])
    after["marks"] = _settle_marks(case, all_marks)
    after["submissions"] = _settle_submissions(case, after["submissions"])
    after["pairs"] = _settle_pairs(case, after["pairs"])
    after["distinctions"] = _settle_distinctions(case, after["distinctions"])
    _look_at_certificates(case, after["certificates"])
    return after


def _by(rows: Iterable[R], key: Callable[[R], Hashable]) -> list[list[R]]:
    groups: dict[Hashable, list[R]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())


def _settle_marks(case: Case, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    settled, alike = [], 0
    for group in _by(case.kept_first(marks), lambda mark: mark.session_id):
        best = min(group, key=lambda mark: PRESENCE.index(mark.state))
        remark = best.remark or next((mark.remark for mark in group if mark.remark), "")
        settled.append(replace(best, remark=remark))
        others = [mark.state for mark in group if mark is not best]
        if others and others[0] is not best.state:
            session = case.around.sessions[best.session_id]
            case.decide(
                N_("Session {number} of {circle} is marked for both: “{stays}” stays, “{goes}” goes."),
                number=session.number,
                circle=case.circle(session.circle_id),
                stays=Reason(MARK_LABELS[best.state]),
                goes=Reason(MARK_LABELS[others[0]]),
            )
        elif others:
            alike += 1
    if alike:
        case.decide(N_("Sessions marked alike for both, where one mark is enough: {n}."), n=alike)
    return tuple(settled)


def _settle_pledges(case: Case, pledges: Sequence[Pledge]) -> tuple[Pledge, ...]:
    settled = []
    for group in _by(case.kept_first(pledges), lambda pledge: pledge.programme_id):
        terms = {replace(pledge, id="") for pledge in group}
        stays = group[0] if len(terms) == 1 else max(group, key=lambda pledge: pledge.id)
        settled.append(stays)
        if len(terms) > 1:
            goes = next(pledge for pledge in group if pledge is not stays)
            case.decide(
                N_("Both pledged in “{programme}”: the later pledge stays, {stays}; {goes} goes."),
                programme=case.programme(stays.programme_id),
                stays=_said_pledge(stays),
                goes=_said_pledge(goes),
            )
    return tuple(settled)


def _said_pledge(pledge: Pledge) -> Reason:
    values = {"hours": f"{pledge.minutes_per_week / 60:g}", "low": pledge.min_teachers, "high": pledge.max_teachers}
    return Reason(N_("{hours} hours a week and {low} to {high} teachers"), values)


def _settle_submissions(case: Case, submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    settled = []
    for group in _by(case.kept_first(submissions), lambda each: each.task_id):
        settled.append(stays := min(group, key=lambda each: each.on))
        if len(group) > 1:
            case.decide(
                N_("Both handed in “{task}”: {day} stays, the earlier day."),
                task=case.task(stays.task_id),
                day=said_day(stays.on),
            )
    return tuple(settled)


def _settle_claims(case: Case, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    settled: list[Claim] = []
    for group in _by(case.kept_first(claims), lambda each: (each.programme_id, each.month_on, each.head)):
        standing = [each for each in group if each.state is not ClaimState.DRAFT]
        if len(standing) > 1:
            case.refusals.append(_claims_clash(case, *standing[:2]))
            settled += group
            continue
        stays = standing[0] if standing else max(group, key=lambda each: each.net_paise)
        settled.append(stays)
        for goes in (each for each in group if each is not stays):
            case.decide(
                N_("Both have a claim “{head}” for {month}: {stays} stays, {goes} goes."),
                head=_head(goes),
                month=f"{goes.month_on:%m.%Y}",
                stays=_said_claim(stays),
                goes=_said_claim(goes),
            )
    return tuple(settled)


def _claims_clash(case: Case, one: Claim, other: Claim) -> Refusal:
    both_paid = one.state is other.state is ClaimState.PAID
    return (PaidTwice if both_paid else ClaimsClash)(
        head=_head(one),
        month=f"{one.month_on:%m.%Y}",
        programme=case.programme(one.programme_id),
        one=_said_claim(one),
        other=_said_claim(other),
    )


def _head(claim: Claim) -> str:
    return (claim.head_hi or claim.head) if language() == "hi" else claim.head


class _SaidClaim:
    """A claim's sum and state, in the language of the moment."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim

    def __str__(self) -> str:
        said = f"₹ {rupees(self._claim.net_paise)}, {_(STATE_LABELS[self._claim.state])}"
        if not self._claim.deduction_paise:
            return said
        return said + _(", with a deduction of ₹ {sum}").format(sum=rupees(self._claim.deduction_paise))


def _said_claim(claim: Claim) -> _SaidClaim:
    return _SaidClaim(claim)


def _settle_accounts(case: Case, accounts: Sequence[BankAccount]) -> tuple[BankAccount, ...]:
    if len(accounts) < 2:
        return tuple(accounts)
    ours, theirs = case.kept_first(accounts)[:2]
    if ours.account == theirs.account:
        return (replace(ours, ifsc=ours.ifsc or theirs.ifsc),)
    masked = mask_account(ours.account), mask_account(theirs.account)
    case.choices[ACCOUNT] = masked
    chosen = case.takes.get(ACCOUNT)
    if chosen is None:
        case.refusals.append(AccountUndecided(kept=masked[0], gone=masked[1]))
        return tuple(accounts)
    stays, goes = (ours, theirs) if chosen is Side.KEPT else (theirs, ours)
    case.lost_account = mask_account(goes.account)
    case.decide(
        N_("The account {stays} stays; {goes} gives way and is noted."),
        stays=mask_account(stays.account),
        goes=case.lost_account,
    )
    return (replace(ours, account=stays.account, ifsc=stays.ifsc),)


def _settle_pairs(case: Case, pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    settled, twice = [], 0
    for group in _by(case.kept_first(pairs), lambda pair: (pair.proposal_id, pair.teacher_id)):
        stays = next((pair for pair in group if pair.is_pinned), group[0])
        settled.append(_sound(stays))
        twice += len(group) - 1
    if twice:
        case.decide(N_("In proposals both stand as teachers; one line of each goes: {n}."), n=twice)
    if any(pair.proposal_id in case.around.drafts for pair in pairs):
        case.decide(N_("The proposal that waits was made from both entries. Make a new one after the merge."))
    return tuple(settled)


def _sound(pair: Pair) -> Pair:
    """Nobody is the own mentor, and the next best mentor is another one."""
    if pair.mentor_id == pair.teacher_id:
        pair = replace(pair, mentor_id=None, is_pinned=False, why=())
    if pair.next_mentor_id is not None and pair.next_mentor_id in (pair.mentor_id, pair.teacher_id):
        pair = replace(pair, next_mentor_id=None, next_extra=None)
    return pair


def _settle_distinctions(case: Case, distinctions: Sequence[Distinction]) -> tuple[Distinction, ...]:
    settled: dict[tuple[str, str], Distinction] = {}
    for each in case.kept_first(distinctions):
        low, high = sorted((each.one_id, each.other_id))
        if low == high:
            case.decide(N_("On {day} they were found to be two people; that is taken back."), day=said_day(each.on))
        else:
            settled.setdefault((low, high), replace(each, one_id=low, other_id=high))
    return tuple(settled.values())


def _look_at_certificates(case: Case, certificates: Sequence[Certificate]) -> None:
    valid = [each for each in certificates if each.state is CertificateState.VALID]
    for group in _by(case.kept_first(valid), lambda each: (each.kind, each.programme_id)):
        if len({case.side_of(each) for each in group}) > 1:
            case.decide(
                N_("Both have a certificate “{kind}”: {serials}. All stay valid; revoke one if it was issued twice."),
                kind=Reason(KIND_LABELS[group[0].kind]),
                serials=", ".join(each.serial for each in group),
            )
