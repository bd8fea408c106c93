"""Dated roles: never twice at one time, and posts lapse on 31 March."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.people import Role, RoleBackwards, RoleHeldAlready, RoleName
from sankul.rules.roles import RoleDayImplausible, check_role, lapses_on

DAY = date(2026, 4, 1)


def role(first=0, end=None, name=RoleName.MENTOR, programme="p"):
    """A role from day `first` until before day `end`, counted from 1 April."""
    until = None if end is None else DAY + timedelta(days=end)
    return Role(person_id="a", role=name, programme_id=programme, from_on=DAY + timedelta(days=first), until_on=until)


@pytest.mark.parametrize(
    ("from_on", "last_on"),
    [
        (date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 3, 31), date(2027, 3, 31)),
    ],
)
def test_a_post_lapses_with_the_financial_year(from_on, last_on):
    assert lapses_on(from_on) == last_on


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (role(5, 5), RoleBackwards),
        (role(5, 4), RoleBackwards),
        (role(-400_000 // 365 * 365, None), RoleDayImplausible),
        (role(9, None), RoleHeldAlready),
        (role(0, 11), RoleHeldAlready),
        (role(12, 13), RoleHeldAlready),
        (role(0, None), RoleHeldAlready),
    ],
)
def test_what_cannot_be_is_refused(new, refusal):
    with pytest.raises(refusal):
        check_role(new, [role(10, 20)], "Asha")


@pytest.mark.parametrize(
    "new", [role(0, 10), role(20, None), role(12, 13, RoleName.TEACHER), role(12, 13, programme="other")]
)
def test_what_does_not_overlap_is_right(new):
    check_role(new, [role(10, 20)], "Asha")


def test_a_role_does_not_stand_in_its_own_way():
    held = role(10, 20)
    check_role(held, [held], "Asha")


PERIODS = st.tuples(st.integers(0, 60), st.none() | st.integers(1, 60))


@given(st.lists(PERIODS, max_size=8))
def test_no_walk_of_additions_ever_makes_two_on_one_day(periods):
    kept = []
    for first, length in periods:
        new = role(first, None if length is None else first + length)
        try:
            check_role(new, kept, "Asha")
        except RoleHeldAlready:
            continue
        kept.append(new)
    for day in (DAY + timedelta(days=number) for number in range(130)):
        assert sum(each.from_on <= day and (each.until_on is None or day < each.until_on) for each in kept) <= 1
