"""Hours of the year: sessions attended count once, by the financial year in which they were held."""

from datetime import date

import pytest

from sankul.rules.cpd import CpdYear, cpd_years
from sankul.rules.mentoring import Part
from sankul.rules.participation import Meeting, Participation


def meeting(number, on, *, minutes=90, was_there=True, circle="c"):
    return Meeting(number, on, minutes, was_there, circle)


def took_part(*meetings, part=Part.TEACHER):
    return Participation("p", part, meetings)


def test_years_turn_on_the_first_of_april_and_absences_do_not_count():
    years = cpd_years(
        [
            took_part(
                meeting(1, date(2026, 3, 31)),
                meeting(2, date(2026, 4, 1)),
                meeting(3, date(2026, 4, 8), was_there=False),
            )
        ],
        "2026-27",
    )
    assert years == (CpdYear("2026-27", 1, 90), CpdYear("2025-26", 1, 90))


def test_the_same_session_counts_once_for_whoever_was_mentor_and_teacher():
    same = meeting(1, date(2026, 5, 1))
    years = cpd_years([took_part(same), took_part(same, part=Part.MENTOR)], "2026-27")
    assert years == (CpdYear("2026-27", 1, 90),)


def test_this_year_is_there_without_sessions():
    assert cpd_years([], "2026-27") == (CpdYear("2026-27"),)


@pytest.mark.parametrize(("minutes", "hours", "is_reached"), [(0, 0, False), (2999, 49, False), (3000, 50, True)])
def test_hours_are_rounded_down(minutes, hours, is_reached):
    year = CpdYear("2026-27", 1, minutes)
    assert (year.hours, year.is_reached) == (hours, is_reached)
