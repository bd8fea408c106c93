"""Words for days and times, the days of a season, and who belongs to a circle when."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.mentoring import Member, Part
from sankul.rules.sessions import (
    TimeUnknown,
    WeekdayUnknown,
    later,
    members_on,
    monday_of,
    read_time,
    read_weekday,
    season_days,
)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("MON", 0),
        ("wed", 2),
        ("Wednesday", 2),
        ("thurs", 3),
        ("बुधवार", 2),
        ("बुध", 2),
        (" रविवार ", 6),
        ("SUN", 6),
        ("गुरूवार", 3),
    ],
)
def test_a_weekday_is_read_in_both_languages(text, weekday):
    assert read_weekday(text) == weekday


@pytest.mark.parametrize("text", ["", "we", "WEDX", "someday", "3", "Mittwoch"])
def test_other_words_are_no_weekday(text):
    with pytest.raises(WeekdayUnknown) as caught:
        read_weekday(text)
    assert "MON" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "at"),
    [("15:30", time(15, 30)), ("9.05", time(9, 5)), ("१५:३०", time(15, 30)), ("00:00", time(0))],
)
def test_a_time_is_read(text, at):
    assert read_time(text) == at


@pytest.mark.parametrize(
    "text", ["", "15", "15:5", "24:00", "15:60", "half past", "-1:30", "15:30:00", "115:30", "²:30"]
)
def test_other_words_are_no_time(text):
    with pytest.raises(TimeUnknown):
        read_time(text)


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(days, st.integers(0, 400), st.integers(0, 6), st.integers(1, 4))
def test_the_days_of_a_season_are_its_weekdays_in_step(from_on, length, weekday, every):
    to_on = from_on + timedelta(days=length)
    found = season_days(from_on, to_on, weekday, every)
    every_day = (from_on + timedelta(days=offset) for offset in range(length + 1))
    assert list(found) == [day for day in every_day if day.weekday() == weekday][::every]


@given(days)
def test_monday_is_the_first_day_of_the_week(day):
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert timedelta(0) <= day - monday < timedelta(days=7)


def test_later_stays_within_the_day():
    assert later(time(15, 30), 90) == time(17)
    assert later(time(15, 30), -90) == time(14)
    with pytest.raises(ValueError, match="hour"):
        later(time(23), 90)


def member(name, from_on, until_on=None):
    return Member(circle_id="c", person_id=name, part=Part.TEACHER, from_on=from_on, until_on=until_on)


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2026, 9, 1), "ab"),
        (date(2026, 10, 1), "ab"),
        (date(2026, 10, 31), "ab"),
        (date(2026, 11, 1), "a"),
        (date(2026, 11, 15), "ac"),
        (date(2027, 5, 1), "ac"),
    ],
)
def test_members_count_on_their_days_and_the_first_ones_from_the_beginning(day, there):
    first, change = date(2026, 10, 1), date(2026, 11, 1)
    members = [member("a", first), member("b", first, change), member("c", date(2026, 11, 15))]
    assert "".join(each.person_id for each in members_on(members, day)) == there


def test_a_circle_without_members_has_nobody():
    assert members_on([], date(2026, 10, 1)) == ()
