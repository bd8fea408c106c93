"""Dated roles: when one ends as a rule, and that no role is held twice at one time."""

from collections.abc import Iterable
from datetime import date, timedelta

from sankul.clock import is_plausible, said_day
from sankul.errors import Refusal
from sankul.rules.people import ROLE_LABELS, Role, RoleBackwards, RoleHeldAlready
from sankul.text import N_, _


class RoleDayImplausible(Refusal):
    """A day that no office can mean."""

    message = N_("{day} cannot be a day of a role. Correct the year.")
    field = "from_on"


def lapses_on(from_on: date) -> date:
    """The 31 March on which a post begun on `from_on` lapses: ARP posts are given until the end of the financial year."""
    year = from_on.year if (from_on.month, from_on.day) <= (3, 31) else from_on.year + 1
    return date(year, 3, 31)


def check_role(role: Role, others: Iterable[Role], name: str) -> None:
    """Raises RoleDayImplausible, RoleBackwards, or RoleHeldAlready when one of `others` overlaps in the same programme.

    `others` are the roles of the same person, who is called `name` in the sentence.
    """
    for day in (role.from_on, role.until_on):
        if day is not None and not is_plausible(day):
            raise RoleDayImplausible(day=said_day(day))
    if role.until_on is not None and role.until_on <= role.from_on:
        raise RoleBackwards(first=said_day(role.from_on), last=said_day(role.until_on - timedelta(days=1)))
    if any(each.id != role.id and _overlap(each, role) for each in others):
        raise RoleHeldAlready(person=name, role=_(ROLE_LABELS[role.role]))


def _overlap(one: Role, other: Role) -> bool:
    is_same = one.role is other.role and one.programme_id == other.programme_id
    begins_before_end = other.until_on is None or one.from_on < other.until_on
    ends_after_begin = one.until_on is None or other.from_on < one.until_on
    return is_same and begins_before_end and ends_after_begin
