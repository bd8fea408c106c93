"""Spaces are kept clean, permissions end on their day, and half-open times touch without clashing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.spaces import (
    Booking,
    Permission,
    SeatsImpossible,
    Space,
    SpaceMobileWrong,
    SpaceNameless,
    SpaceNowhere,
    checked_space,
    goodness,
    is_free,
    overlap,
    permission_on,
)

HALL = Space(name="BRC Hall", capacity=40, district_code="148", district="Gorakhpur", block="Khorabar")
NOON = datetime(2026, 10, 14, 6, 30, tzinfo=UTC)


def at(minutes):
    return NOON + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ((0, 90), (0, 90), True),
        ((0, 90), (90, 180), False),
        ((90, 180), (0, 90), False),
        ((0, 90), (89, 180), True),
        ((0, 90), (30, 60), True),
        ((30, 60), (0, 90), True),
        ((0, 90), (200, 290), False),
        ((0, 90), (-60, 1), True),
    ],
)
def test_overlap(one, other, clash):
    assert overlap(at(one[0]), at(one[1]), at(other[0]), at(other[1])) is clash
    booking = Booking(space_id="s", starts_at=at(other[0]), ends_at=at(other[1]))
    assert is_free([booking], at(one[0]), at(one[1])) is not clash


spans = st.tuples(st.integers(0, 30), st.integers(1, 10))


@given(spans, spans)
def test_overlap_means_a_shared_minute(one, other):
    minutes = [set(range(begin, begin + length)) for begin, length in (one, other)]
    first, second = [(at(begin), at(begin + length)) for begin, length in (one, other)]
    assert overlap(*first, *second) is bool(minutes[0] & minutes[1])


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": "  "}, SpaceNameless),
        ({"capacity": 0}, SeatsImpossible),
        ({"capacity": -3}, SeatsImpossible),
        ({"capacity": 2001}, SeatsImpossible),
        ({"district_code": ""}, SpaceNowhere),
        ({"contact_mobile": "12345"}, SpaceMobileWrong),
        ({"contact_mobile": "5000000000"}, SpaceMobileWrong),
        ({"contact_mobile": "60000000000"}, SpaceMobileWrong),
    ],
)
def test_what_cannot_be_a_space_is_refused(change, refusal):
    with pytest.raises(refusal) as caught:
        checked_space(replace(HALL, **change))
    assert str(caught.value)


@pytest.mark.parametrize("typed", ["6000000001", "+91 60000 00001", "06000000001", "६००००००००१", "60000-00001"])
def test_a_mobile_becomes_ten_digits(typed):
    assert checked_space(replace(HALL, contact_mobile=typed)).contact_mobile == "6000000001"


def test_a_space_may_have_no_mobile():
    assert checked_space(HALL) == HALL


def test_a_hindi_name_alone_is_enough():
    assert checked_space(replace(HALL, name="", name_hi="पंचायत  भवन")).name == "पंचायत भवन"


@pytest.mark.parametrize(
    ("state", "until_on", "day", "stands"),
    [
        (Permission.GRANTED, None, date(2030, 1, 1), Permission.GRANTED),
        (Permission.GRANTED, date(2026, 11, 1), date(2026, 10, 31), Permission.GRANTED),
        (Permission.GRANTED, date(2026, 11, 1), date(2026, 11, 1), Permission.EXPIRED),
        (Permission.ASKED, date(2026, 11, 1), date(2027, 11, 1), Permission.ASKED),
        (Permission.REFUSED, None, date(2026, 11, 1), Permission.REFUSED),
    ],
)
def test_a_permission_ends_on_its_day(state, until_on, day, stands):
    assert permission_on(replace(HALL, permission=state, permission_until_on=until_on), day) is stands


def test_the_best_space_has_permission_then_is_near_then_fits():
    granted = replace(HALL, name="Granted", permission=Permission.GRANTED)
    small = replace(granted, name="Small", capacity=16)
    asked = replace(HALL, name="Asked", permission=Permission.ASKED)
    keys = {
        "asked near": goodness(asked, date(2026, 10, 1), 15, True),
        "granted far": goodness(granted, date(2026, 10, 1), 15, False),
        "granted near": goodness(granted, date(2026, 10, 1), 15, True),
        "small near": goodness(small, date(2026, 10, 1), 15, True),
    }
    assert sorted(keys, key=keys.get) == ["small near", "granted near", "granted far", "asked near"]
