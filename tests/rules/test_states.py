"""School hours by month and the working days of a week."""

from datetime import date, time

import pytest

from sankul.rules.states import SchoolHours, SchoolWeek, is_in_school_hours

WEEK = SchoolWeek(
    "Uttar Pradesh",
    frozenset({6}),
    time(18, 30),
    (
        SchoolHours(frozenset(range(4, 10)), time(8), time(14)),
        SchoolHours(frozenset({10, 11, 12, 1, 2, 3}), time(9), time(15)),
    ),
)


@pytest.mark.parametrize(
    ("from_on", "until_on", "closes"),
    [
        (date(2026, 7, 1), date(2026, 9, 30), time(14)),
        (date(2026, 9, 30), date(2026, 10, 1), time(14)),
        (date(2026, 9, 30), date(2026, 10, 2), time(15)),
        (date(2026, 10, 1), date(2026, 10, 1), time(0)),
    ],
)
def test_the_latest_closing_hour_of_a_season(from_on, until_on, closes):
    assert WEEK.latest_closing(from_on, until_on) == closes


@pytest.mark.parametrize(
    ("day", "starts", "ends", "in_school"),
    [
        (date(2026, 10, 14), time(15), time(16), False),
        (date(2026, 10, 14), time(14, 59), time(16), True),
        (date(2026, 9, 16), time(14, 30), time(16), False),
        (date(2026, 10, 18), time(10), time(12), False),
        (date(2026, 10, 14), time(7), time(9), False),
    ],
)
def test_who_is_still_in_class(day, starts, ends, in_school):
    assert is_in_school_hours(WEEK, day, starts, ends) is in_school
