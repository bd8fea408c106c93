"""Rates: which of the dated rows is in force for a month, and what a rate row must not say."""

from collections.abc import Iterable
from datetime import date

from sankul.clock import said_day
from sankul.errors import Refusal
from sankul.rules.claims import Rate, RateUnit
from sankul.rules.people import ROLE_LABELS, RoleName
from sankul.text import N_, _

OFFICE_ROLES = ("ARP", "SRG", "DIET mentor")
"""Posts that orders name, but that nobody holds in a circle: their rates are kept for reference."""

BY_HAND = frozenset({RateUnit.KM, RateUnit.VISIT})
"""Units that no session proves; such lines are entered by hand."""

UNIT_LABELS = {
    RateUnit.MONTH: N_("a month"),
    RateUnit.SESSION: N_("a session"),
    RateUnit.DAY: N_("a day"),
    RateUnit.KM: N_("a kilometre"),
    RateUnit.VISIT: N_("a visit"),
}


class RateHeadless(Refusal):
    """A rate needs a head."""

    message = N_("Enter the head of the allowance, as it should stand on the sheet.")
    field = "head"


class RateRoleUnknown(Refusal):
    """Nobody can have this role."""

    message = N_("“{role}” is no role that can be paid. Choose one of: {known}.")
    field = "role"


class RateWorthless(Refusal):
    """The amount is zero or less."""

    message = N_("Enter an amount above zero.")
    field = "amount_paise"


class RateCapNegative(Refusal):
    """The most a month is below zero, or fewer than no sessions are asked for."""

    message = N_("The most a month and the least number of sessions cannot be below zero.")
    field = "cap_paise"


class RateMidMonth(Refusal):
    """A rate that changes inside a month would need two lines for one month."""

    message = N_("A rate changes with the month: choose the first day of a month, not {day}.")
    field = "from_on"


class RateBackwards(Refusal):
    """The rate ends before it begins."""

    message = N_("The rate ends before it begins. Exchange the dates or correct one.")
    field = "until_on"


class RateUnproven(Refusal):
    """Verified means that someone has seen the order."""

    message = N_("Enter the number of the order before you mark the rate as verified.")
    field = "order_number"


class RateOverlaps(Refusal):
    """Two rates for the same thing would both be in force."""

    message = N_("“{head}” has another rate from {other}, so that both would be in force. End that one first.")
    field = "from_on"


def role_label(role: str) -> str:
    """A rate's role in the language now spoken; posts of the office keep their usual short names."""
    return _(ROLE_LABELS[RoleName(role)]) if role in set(RoleName) else role


def check_rate(rate: Rate, others: Iterable[Rate]) -> None:
    """Raise the refusal that `rate` deserves beside the other rates, if any."""
    known = (*RoleName, *OFFICE_ROLES)
    if not rate.head:
        raise RateHeadless
    if rate.role not in known:
        raise RateRoleUnknown(role=rate.role, known=", ".join(known))
    if rate.amount_paise <= 0:
        raise RateWorthless
    if rate.cap_paise < 0 or rate.min_sessions < 0:
        raise RateCapNegative
    _check_dates(rate, others)
    if rate.is_verified and not rate.order_number:
        raise RateUnproven


def _check_dates(rate: Rate, others: Iterable[Rate]) -> None:
    for day in (rate.from_on, rate.until_on):
        if day and day.day != 1:
            raise RateMidMonth(day=said_day(day))
    if rate.until_on and rate.until_on <= rate.from_on:
        raise RateBackwards
    for other in others:
        if other.id != rate.id and _is_same_thing(rate, other) and _overlaps(rate, other):
            raise RateOverlaps(head=rate.head, other=said_day(other.from_on))


def _is_same_thing(rate: Rate, other: Rate) -> bool:
    def thing(each: Rate) -> tuple[str | None, ...]:
        return (each.programme_id, each.state_code, each.role, each.head)

    return thing(rate) == thing(other)


def _overlaps(rate: Rate, other: Rate) -> bool:
    return (rate.until_on is None or other.from_on < rate.until_on) and (
        other.until_on is None or rate.from_on < other.until_on
    )


def rates_in_force(rates: Iterable[Rate], programme_id: str, state_code: str, month_on: date) -> tuple[Rate, ...]:
    """The rates for a month, one for each role and head: the programme's own before the state's before a general one.

    Rates begin and end with months (`check_rate`), so the month's first day decides.
    """
    chosen: dict[tuple[str, str], Rate] = {}
    for rate in sorted(rates, key=_closeness):
        fits = rate.programme_id in (None, programme_id) and rate.state_code.lstrip("0") in ("", state_code.lstrip("0"))
        if fits and rate.from_on <= month_on and (rate.until_on is None or month_on < rate.until_on):
            chosen[rate.role, rate.head] = rate
    return tuple(chosen.values())


def _closeness(rate: Rate) -> tuple[bool, bool]:
    """The later in this order, the closer a rate is to the programme."""
    return (rate.programme_id is not None, bool(rate.state_code))
