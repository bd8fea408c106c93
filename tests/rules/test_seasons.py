"""Hours of the week near a wish, and giving them out so that nothing and nobody is taken twice."""

from datetime import date, time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.rules.seasons import Demand, Offer, Slot, choose, season_slots, space_points
from sankul.rules.states import SchoolHours, SchoolWeek

WEEK = SchoolWeek(
    "",
    frozenset({6}),
    time(18, 30),
    (
        SchoolHours(frozenset(range(4, 10)), time(8), time(14)),
        SchoolHours(frozenset({10, 11, 12, 1, 2, 3}), time(9), time(15)),
    ),
)
WINTER = (date(2026, 10, 1), date(2026, 12, 1))
SLOTS = season_slots(2, time(15, 30), 90, WEEK, WINTER)


def test_the_wish_is_first_and_near_hours_follow():
    said = [(slot.weekday, f"{slot.starts:%H:%M}") for slot in SLOTS]
    assert said[:4] == [(2, "15:30"), (3, "15:30"), (1, "15:30"), (4, "15:30")]
    assert len(said) == len(set(said)) == 12
    assert {weekday for weekday, _ in said} == {0, 1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("weekday", "at", "minutes", "season"),
    [
        (2, time(15, 30), 90, WINTER),
        (2, time(14), 60, (date(2026, 7, 1), date(2026, 9, 1))),
        (5, time(17, 45), 45, (date(2026, 9, 1), date(2026, 12, 1))),
        (6, time(10), 120, WINTER),
        (0, time(13), 480, WINTER),
        (0, time(0), 1, WINTER),
    ],
)
def test_other_hours_lie_between_school_and_evening_and_never_overlap(weekday, at, minutes, season):
    wish, *others = season_slots(weekday, at, minutes, WEEK, season)
    assert (wish.weekday, wish.starts, wish.points) == (weekday, at, 0)
    closes = WEEK.latest_closing(*season)
    assert all(slot.weekday < 6 and slot.starts >= closes and slot.ends <= time(18, 30) for slot in others)
    assert not any(one.overlaps(other) for one, other in combinations([wish, *others], 2))


@pytest.mark.parametrize(
    ("offer", "points"),
    [
        ({}, 5),
        ({"school_id": "s"}, 0),
        ({"block": "other"}, 40),
        ({"capacity": 35}, 7),
        ({"is_permitted": False}, 305),
        ({"capacity": 14}, None),
        ({"district_code": "2"}, None),
    ],
)
def test_what_a_space_costs_a_circle(offer, points):
    demand = Demand("A", "1", "block", 15, frozenset(), "s")
    usual = {
        "space_id": "x",
        "district_code": "1",
        "block": "block",
        "capacity": 15,
        "is_permitted": True,
        "free": SLOTS,
    }
    assert space_points(demand, Offer(**usual | offer)) == points


@st.composite
def towns(draw):
    """Circles of few people who may belong to several, and spaces with some hours free."""
    people = st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=3)
    hours = st.lists(st.sampled_from(SLOTS[:5]), unique=True).map(lambda some: tuple(sorted(some, key=SLOTS.index)))
    blocked = st.lists(st.sampled_from(SLOTS[:3]), unique=True, max_size=2).map(tuple)
    demands = [
        Demand(
            f"C{number}",
            draw(st.sampled_from("12")),
            draw(st.sampled_from("xy")),
            10,
            draw(people),
            None,
            draw(blocked),
        )
        for number in range(draw(st.integers(0, 7)))
    ]
    offers = [
        Offer(
            f"S{number}",
            draw(st.sampled_from("12")),
            "x",
            draw(st.sampled_from([5, 20])),
            draw(st.booleans()),
            draw(hours),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    return demands, offers


@settings(max_examples=150)
@given(towns())
def test_nobody_and_nothing_is_taken_twice(town):
    demands, offers = town
    choices = choose(demands, offers, SLOTS)
    assert len(choices) == len(demands)
    for demand, choice in zip(demands, choices, strict=True):
        assert choice.slot is not None
        assert not any(choice.slot.overlaps(blocked) for blocked in demand.blocked)
        if choice.offer:
            assert space_points(demand, choice.offer) is not None
            assert choice.slot in choice.offer.free
    for (one, first), (other, second) in combinations(list(zip(demands, choices, strict=True)), 2):
        if first.slot.overlaps(second.slot):
            assert not one.people & other.people
            assert first.offer is None or first.offer is not second.offer


def test_as_many_as_possible_have_a_space():
    demands = [Demand(f"C{number}", "1", "x", seats, frozenset({str(number)})) for number, seats in enumerate([10, 30])]
    large = Offer("L", "1", "x", 40, True, SLOTS[:1])
    small = Offer("S", "1", "y", 20, True, SLOTS[:1])
    assert [choice.offer for choice in choose(demands, [large, small], SLOTS)] == [small, large]


def test_circles_with_less_choice_take_their_hour_first():
    first, second = SLOTS[:2]
    demands = [
        Demand("A", "1", "x", 2, frozenset("a")),
        Demand("B", "1", "x", 2, frozenset("bp")),
        Demand("C", "2", "x", 2, frozenset("cp")),
    ]
    offers = [Offer("S", "1", "x", 20, True, (first, second)), Offer("T", "2", "x", 20, True, (second,))]
    choices = choose(demands, offers, SLOTS)
    assert [choice.slot for choice in choices] == [second, first, second]
    assert [choice.offer for choice in choices] == [offers[0], offers[0], offers[1]]


def test_people_without_a_common_hour_get_none():
    one_hour = SLOTS[:1]
    demands = [Demand("A", "1", "x", 2, frozenset("ab")), Demand("B", "1", "x", 2, frozenset("bc"))]
    assert [choice.slot for choice in choose(demands, [], one_hour)] == [Slot(2, time(15, 30), time(17)), None]
