"""Codes of circles, and which memberships begin and end."""

from datetime import date

import pytest

from sankul.rules.mentoring import Member, Part
from sankul.rules.mentoring_circles import MOVED, NO_LONGER, NO_SEAT, change_members, circle_prefix, next_code

DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("district", "prefix"),
    [
        ("Gorakhpur", "GRK"),
        ("Jaunpur", "JNP"),
        ("Kaushambi", "KSM"),
        ("VARANASI", "VRN"),
        ("Shravasti", "SRV"),
        ("Ao", "AOX"),
        ("Uea", "UEA"),
        ("गोरखपुर", "D148"),
    ],
)
def test_prefix_recalls_the_district(district, prefix):
    assert circle_prefix(district, "148") == prefix


@pytest.mark.parametrize(
    ("taken", "code"),
    [([], "GRK-01"), (["GRK-01", "GRK-07", "VRN-20"], "GRK-08"), (["GRK-99"], "GRK-100"), (["GRK-x"], "GRK-01")],
)
def test_numbers_go_on_and_are_never_given_twice(taken, code):
    assert next_code("GRK", taken) == code


def seat(circle, person, since=date(2026, 4, 1)):
    return Member(circle_id=circle, person_id=person, part=Part.TEACHER, from_on=since)


def test_stay_move_leave_and_join():
    present = [
        seat("a", "stays"),
        seat("a", "moves"),
        seat("a", "unseated"),
        seat("a", "gone"),
        seat("a", "today", DAY),
    ]
    changes = change_members({"stays": "a", "moves": "b", "joins": "b", "today": "b"}, present, {"unseated"}, DAY)
    assert [(each.circle_id, each.person_id, each.from_on) for each in changes.add] == [
        ("b", "moves", DAY),
        ("b", "joins", DAY),
        ("b", "today", DAY),
    ]
    assert {each.person_id: (each.until_on, each.reason) for each in changes.end} == {
        "moves": (DAY, MOVED),
        "unseated": (DAY, NO_SEAT),
        "gone": (DAY, NO_LONGER),
    }
    assert [each.person_id for each in changes.take_back] == ["today"]
    assert (changes.kept, changes.moved) == (1, 2)


def test_who_sits_twice_keeps_one_seat():
    changes = change_members({"t": "a"}, [seat("a", "t"), seat("a", "t")], (), DAY)
    assert (changes.kept, len(changes.end), changes.add) == (1, 1, ())
