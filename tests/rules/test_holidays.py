"""Days off count in their district and block, and only sensible ones are kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sankul.rules.holidays import (
    Holiday,
    HolidayBackwards,
    HolidayKind,
    HolidayNameless,
    HolidayTooLong,
    checked_holiday,
    days_off,
    stops_sessions,
)

DAY = date(2026, 10, 20)


def holiday(name="Dussehra", days=1, **changes):
    return Holiday(name=name, from_on=DAY, until_on=DAY + timedelta(days=days), **changes)


@pytest.mark.parametrize(
    ("place", "district", "block", "counts"),
    [
        ({}, "148", "Khorabar", True),
        ({"district_code": "148"}, "148", "", True),
        ({"district_code": "148"}, "152", "", False),
        ({"district_code": "148", "block": "Khorabar"}, "148", "khorabar", True),
        ({"district_code": "148", "block": "Khorabar"}, "148", "Pipraich", False),
        ({"district_code": "148", "block": "खोराबार"}, "148", "खोराबार", True),
    ],
)
def test_a_day_off_counts_where_it_was_given(place, district, block, counts):
    assert (DAY in days_off([holiday(**place)], district, block)) is counts


def test_a_vacation_covers_each_of_its_days_and_none_after():
    found = days_off([holiday(days=3, kind=HolidayKind.VACATION)], "148", "")
    assert sorted(found) == [DAY, DAY + timedelta(days=1), DAY + timedelta(days=2)]


def test_a_stopping_day_is_named_before_a_restricted_one():
    restricted = holiday("Open", kind=HolidayKind.RESTRICTED)
    assert not stops_sessions(restricted)
    assert days_off([restricted, holiday()], "148", "")[DAY].name == "Dussehra"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (holiday(" "), HolidayNameless),
        (replace(holiday(), until_on=DAY), HolidayBackwards),
        (holiday(days=121), HolidayTooLong),
    ],
)
def test_senseless_days_off_are_refused(wrong, refusal):
    with pytest.raises(refusal) as caught:
        checked_holiday(wrong)
    assert str(caught.value)


def test_names_are_kept_in_normal_form_and_hindi_alone_is_enough():
    kept = checked_holiday(holiday("", name_hi=" दशहरा  मेला "))
    assert (kept.name, kept.name_hi) == ("दशहरा मेला", "दशहरा मेला")
