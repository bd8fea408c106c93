"""Moments, days and years in India."""

from datetime import UTC, date, datetime, time

import pytest

from sankul import clock


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), "2025-26"),
        (date(2026, 4, 1), "2026-27"),
        (date(2026, 12, 31), "2026-27"),
        (date(2099, 5, 1), "2099-00"),
        (date(2100, 1, 1), "2099-00"),
    ],
)
def test_the_financial_year_begins_in_april(day, year):
    assert clock.financial_year(day) == year


def test_a_wall_clock_time_in_india_is_five_and_a_half_hours_ahead():
    moment = clock.moment(date(2026, 10, 14), time(15, 30))
    assert moment == datetime(2026, 10, 14, 10, 0, tzinfo=UTC)
    assert clock.in_india(moment).strftime("%H:%M") == "15:30"


@pytest.mark.parametrize(("word", "day"), [("2026-10", date(2026, 10, 1)), ("1999-01", date(1999, 1, 1))])
def test_months(word, day):
    assert clock.month_start(word) == day


@pytest.mark.parametrize(
    "word", ["", "2026", "2026-1", "2026-1 ", "+202-10", "2026-13", "10-2026", "2026-10-01", "२०२६-xx"]
)
def test_what_is_no_month(word):
    with pytest.raises(ValueError, match=r".*"):
        clock.month_start(word)


@pytest.mark.parametrize(
    ("first", "after"), [(date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 12, 1), date(2027, 1, 1))]
)
def test_the_month_after(first, after):
    assert clock.next_month(first) == after


def test_the_clock_can_be_set(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T23:45:00+00:00")
    assert clock.now() == datetime(2026, 11, 24, 23, 45, tzinfo=UTC)
    assert clock.today() == date(2026, 11, 25)
