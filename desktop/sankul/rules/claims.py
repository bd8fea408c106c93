"""Allowance claims: dated rates, what each person may claim for a month, and the states up to payment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sankul.rules.rows import Row


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
