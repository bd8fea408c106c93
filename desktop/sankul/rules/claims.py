"""Allowance claims: dated rates, what each person may claim for a month, and the states up to payment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sankul.clock import month_start, next_month
from sankul.errors import Refusal
from sankul.rules.participation import Meeting
from sankul.rules.rows import Row
from sankul.text import N_, _, ascii_digits, nfc


class RateUnit(StrEnum):
    """What a rate is paid for."""

    MONTH = "month"
    SESSION = "session"
    DAY = "day"
    KM = "km"
    VISIT = "visit"


class ClaimState(StrEnum):
    """The way of a claim through the offices (domain.md, Money)."""

    DRAFT = "draft"
    ATTENDANCE_CLOSED = "attendance closed"
    BLOCK_VERIFIED = "block verified"
    DISTRICT_PASSED = "district passed"
    SENT_FOR_PAYMENT = "sent for payment"
    PAID = "paid"
    RETURNED = "returned"


STATE_LABELS = {
    ClaimState.DRAFT: N_("Draft"),
    ClaimState.ATTENDANCE_CLOSED: N_("Attendance closed"),
    ClaimState.BLOCK_VERIFIED: N_("Verified by the block"),
    ClaimState.DISTRICT_PASSED: N_("Passed by the district"),
    ClaimState.SENT_FOR_PAYMENT: N_("Sent for payment"),
    ClaimState.PAID: N_("Paid"),
    ClaimState.RETURNED: N_("Returned"),
}

MOVES: Mapping[ClaimState, frozenset[ClaimState]] = {
    ClaimState.DRAFT: frozenset({ClaimState.ATTENDANCE_CLOSED}),
    ClaimState.ATTENDANCE_CLOSED: frozenset({ClaimState.BLOCK_VERIFIED, ClaimState.RETURNED}),
    ClaimState.BLOCK_VERIFIED: frozenset({ClaimState.DISTRICT_PASSED, ClaimState.RETURNED}),
    ClaimState.DISTRICT_PASSED: frozenset({ClaimState.SENT_FOR_PAYMENT, ClaimState.RETURNED}),
    ClaimState.SENT_FOR_PAYMENT: frozenset({ClaimState.PAID, ClaimState.RETURNED}),
    ClaimState.PAID: frozenset(),
    ClaimState.RETURNED: frozenset({ClaimState.DRAFT}),
}
"""Where a claim may go from each state; what was paid stays paid."""

DECISIONS = frozenset(
    {ClaimState.BLOCK_VERIFIED, ClaimState.DISTRICT_PASSED, ClaimState.SENT_FOR_PAYMENT, ClaimState.PAID}
)
"""The steps that nobody takes with the own claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Row):
    """A dated rate row: what `role` is paid under `head`. Paid only when at least `min_sessions` were held that month.

    `state_code` is the LGD code or empty for any; `cap_paise` is per person and month (0: none); `order_number` names the
    order, and `is_verified` says whether someone has seen it.
    """

    programme_id: str | None = None
    state_code: str = ""
    role: str
    head: str
    head_hi: str = ""
    amount_paise: int
    unit: RateUnit
    cap_paise: int = 0
    min_sessions: int = 1
    from_on: date
    until_on: date | None = None
    order_number: str = ""
    is_verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Row):
    """What one person claims under one head for one month (its first day); at most one for the three together."""

    programme_id: str
    person_id: str
    month_on: date
    head: str
    head_hi: str = ""
    rate_id: str | None = None
    unit: RateUnit
    quantity: int
    rate_paise: int
    gross_paise: int
    deduction_paise: int = 0
    net_paise: int
    evidence: tuple[str, ...] = ()
    state: ClaimState = ClaimState.DRAFT
    reason: str = ""


class MonthUnknown(Refusal):
    """The month is not written as year and month."""

    message = N_("“{text}” is not a month. Write year and month, for example 2026-10.")
    field = "month"


class StateUnknown(Refusal):
    """There is no such state."""

    message = N_("“{state}” is not a state of a claim. The states are: {known}.")
    field = "to"


class MonthPaid(Refusal):
    """What was paid is not worked out again."""

    message = N_("Claims of {month} were paid already, so the month is locked. Nothing was changed.")
    field = "month"


class MoveNotAllowed(Refusal):
    """No claim of the month can go to this state from where it is."""

    message = N_("No claim of {month} can become “{to}” now: they are {present}. Take the steps in their order.")
    field = "to"


class OwnClaim(Refusal):
    """Nobody decides on the own claim."""

    message = N_("{name} cannot decide on the own claim. Let somebody else do this step.")
    field = "by"


class ReturnUnexplained(Refusal):
    """Whoever returns claims says why."""

    message = N_("Say why the claims are returned, so that they can be put right.")
    field = "reason"


def claim_month(text: str) -> date:
    """The first day of the month written as "2026-10"; raises MonthUnknown."""
    written = ascii_digits(nfc(text))
    if not re.fullmatch(r"[12][0-9]{3}-(0[1-9]|1[0-2])", written):
        raise MonthUnknown(text=text)
    return month_start(written)


def claim_state(name: str) -> ClaimState:
    """The state called `name`, also with hyphens or underscores for blanks; raises StateUnknown."""
    said = nfc(re.sub("[-_]", " ", name)).casefold()
    if said not in set(ClaimState):
        raise StateUnknown(state=name, known=", ".join(ClaimState))
    return ClaimState(said)


@dataclass(frozen=True, slots=True)
class Line:
    """What one person may claim under one rate for one month, and the meetings that prove it; or why nothing."""

    quantity: int = 0
    gross_paise: int = 0
    meetings: tuple[Meeting, ...] = ()
    why_not: str = ""


def propose_line(rate: Rate, meetings: tuple[Meeting, ...], month_on: date) -> Line:
    """What `rate` gives for the meetings of `month_on` where the person was, of all that concerned the person.

    A rate a month is given once, a rate a session for each session, a rate a day once for each day; never above the cap.
    The line carries its proof: the meetings themselves.
    """
    held = tuple(each for each in meetings if month_on <= each.on < next_month(month_on))
    there = tuple(each for each in held if each.was_there)
    least = max(rate.min_sessions, 1)
    if not held:
        return Line(why_not=_("No session of the circle was held in this month."))
    if len(there) < least:
        sentence = _("Sessions attended in this month: {there} of {held}; needed: {least}.")
        return Line(why_not=sentence.format(there=len(there), held=len(held), least=least))
    quantity = _quantity(rate.unit, there)
    gross = quantity * rate.amount_paise
    return Line(quantity, min(gross, rate.cap_paise) if rate.cap_paise else gross, there)


def _quantity(unit: RateUnit, there: tuple[Meeting, ...]) -> int:
    if unit is RateUnit.MONTH:
        return 1
    return len({each.on for each in there}) if unit is RateUnit.DAY else len(there)
