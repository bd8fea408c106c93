"""Which rate is in force, and what a rate row must not say."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.rules import rates as rules
from sankul.rules.claims import Rate, RateUnit

APRIL, JULY, OCTOBER = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)
RATE = Rate(
    state_code="9",
    role="mentor",
    head="Communication allowance",
    amount_paise=50_000,
    unit=RateUnit.MONTH,
    from_on=APRIL,
)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"head": ""}, rules.RateHeadless),
        ({"role": "king"}, rules.RateRoleUnknown),
        ({"amount_paise": 0}, rules.RateWorthless),
        ({"cap_paise": -1}, rules.RateCapNegative),
        ({"min_sessions": -1}, rules.RateCapNegative),
        ({"from_on": date(2026, 4, 2)}, rules.RateMidMonth),
        ({"until_on": date(2026, 9, 30)}, rules.RateMidMonth),
        ({"until_on": APRIL}, rules.RateBackwards),
        ({"is_verified": True}, rules.RateUnproven),
    ],
)
def test_wrong_rates_are_refused(changes, refusal):
    with pytest.raises(refusal):
        rules.check_rate(replace(RATE, **changes), [])


@pytest.mark.parametrize(
    ("from_on", "until_on", "overlaps"),
    [
        (JULY, OCTOBER, True),
        (APRIL, JULY, False),
        (OCTOBER, None, False),
        (APRIL, None, True),
        (date(2026, 9, 1), None, True),
    ],
)
def test_two_rates_for_one_thing_are_never_in_force_together(from_on, until_on, overlaps):
    present = replace(RATE, id="present", from_on=JULY, until_on=OCTOBER)
    new = replace(RATE, from_on=from_on, until_on=until_on)
    if overlaps:
        with pytest.raises(rules.RateOverlaps):
            rules.check_rate(new, [present])
    else:
        rules.check_rate(new, [present])


def test_a_rate_may_overlap_itself_and_other_things():
    rules.check_rate(RATE, [RATE, replace(RATE, id="b", head="Mobility"), replace(RATE, id="c", programme_id="P")])


@pytest.mark.parametrize(
    ("changes", "month", "in_force"),
    [
        ({}, APRIL, True),
        ({}, date(2026, 3, 1), False),
        ({"until_on": OCTOBER}, OCTOBER, False),
        ({"until_on": OCTOBER}, date(2026, 9, 1), True),
        ({"state_code": "22"}, JULY, False),
        ({"state_code": "09"}, JULY, True),
        ({"state_code": ""}, JULY, True),
        ({"programme_id": "P"}, JULY, True),
        ({"programme_id": "Q"}, JULY, False),
    ],
)
def test_what_is_in_force(changes, month, in_force):
    assert bool(rules.rates_in_force([replace(RATE, **changes)], "P", "9", month)) is in_force


def test_the_closest_rate_wins_whatever_the_order():
    general, own = (
        replace(RATE, state_code="", amount_paise=1),
        replace(RATE, programme_id="P", state_code="", amount_paise=3),
    )
    for rows in ([general, RATE, own], [own, RATE, general]):
        assert [each.amount_paise for each in rules.rates_in_force(rows, "P", "9", JULY)] == [3]
    assert [each.amount_paise for each in rules.rates_in_force([RATE, general], "P", "9", JULY)] == [50_000]


def test_roles_and_units_have_labels():
    assert rules.role_label("mentor") == "Mentor"
    assert rules.role_label("ARP") == "ARP"
    assert set(rules.UNIT_LABELS) == set(RateUnit)
