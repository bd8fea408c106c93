"""How claims are said: months, money, states with their tone, the quantity with its unit, and the proof of a line."""

from collections.abc import Mapping
from datetime import date

from sankul.clock import said_day
from sankul.rules.claims import Claim, ClaimState, RateUnit
from sankul.rules.money import rupees
from sankul.rules.months import MONTHS
from sankul.text import N_, _, language
from sankul.ui.tables import Tone

STATE_TONES: Mapping[ClaimState, Tone] = {
    ClaimState.DRAFT: "grey",
    ClaimState.ATTENDANCE_CLOSED: "accent",
    ClaimState.BLOCK_VERIFIED: "accent",
    ClaimState.DISTRICT_PASSED: "accent",
    ClaimState.SENT_FOR_PAYMENT: "amber",
    ClaimState.PAID: "green",
    ClaimState.RETURNED: "red",
}
UNIT_COUNTS = {
    RateUnit.MONTH: N_("Months"),
    RateUnit.SESSION: N_("Sessions"),
    RateUnit.DAY: N_("Days"),
    RateUnit.KM: N_("Kilometres"),
    RateUnit.VISIT: N_("Visits"),
}


def said_month(month_on: date) -> str:
    """A month in words: October 2026."""
    return f"{_(MONTHS[month_on.month - 1])} {month_on.year}"


def month_key(month_on: date) -> str:
    """A month as operations take it: 2026-10."""
    return f"{month_on:%Y-%m}"


def said_rupees(paise: int) -> str:
    """An amount with its sign: ₹ 12,34,567.50."""
    return f"₹ {rupees(paise)}"


def said_head(claim: Claim) -> str:
    """The head in the language now spoken, as far as it is known."""
    return (claim.head_hi if language() == "hi" else "") or claim.head


def said_proof(proof: str) -> tuple[str, str]:
    """One session that proves a line, as day and circle with its number."""
    session, _blank, day = proof.partition(" ")
    circle, _slash, number = session.rpartition("/")
    said = _("Circle {circle}, session {number}").format(circle=circle, number=number)
    return said_day(date.fromisoformat(day)), said
