"""Rates come with the office's state and are edited there."""

from dataclasses import replace

import pytest

from sankul.operations import rates
from sankul.rules.rates import RateHeadless, RateOverlaps, check_rate


def test_the_states_rates_are_set_in_once(store):
    assert rates.seed_rates(store) == 4
    assert rates.seed_rates(store) == 0
    mentor = next(each for each in rates.list_rates(store) if each.role == "mentor")
    assert (mentor.amount_paise, mentor.is_verified, mentor.order_number) == (50_000, False, "")


@pytest.mark.parametrize(("code", "number"), [("9", 4), ("09", 4), ("22", 1), ("29", 0)])
def test_every_shipped_rate_is_a_right_one(code, number):
    shipped = list(rates.shipped_rates(code))
    assert len(shipped) == number
    for rate in shipped:
        check_rate(rate, shipped)
        assert rate.head_hi


def test_rates_are_added_and_changed(store):
    rates.seed_rates(store)
    mentor = next(each for each in rates.list_rates(store) if each.role == "mentor")
    changed = rates.save_rate(store, replace(mentor, amount_paise=75_000, head="  Communication  allowance "))
    assert changed.head == "Communication allowance"
    with pytest.raises(RateOverlaps):
        rates.save_rate(store, replace(mentor, id="00000000-0000-7000-8000-000000000000"))
    with pytest.raises(RateHeadless):
        rates.save_rate(store, replace(mentor, head=" "))
    store.undo()
    assert next(each for each in rates.list_rates(store) if each.role == "mentor").amount_paise == 50_000
