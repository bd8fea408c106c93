"""Placing is as cheap as the best of all ways, found by trying them all."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.rules.placing import INFINITE, place_all


def cost_of(places, costs, prices, nowhere):
    """The total cost of a way, or None when it is impossible."""
    total = 0
    for space, hours in enumerate(prices):
        guests = places.count(space)
        if guests > len(hours):
            return None
        total += sum(hours[:guests])
    for circle, space in enumerate(places):
        if space is not None and space not in costs[circle]:
            return None
        total += nowhere if space is None else costs[circle][space]
    return total


@st.composite
def problems(draw):
    spaces = draw(st.integers(0, 3))
    prices = [sorted(draw(st.lists(st.integers(0, 30), max_size=3))) for _ in range(spaces)]
    costs = [
        {space: draw(st.integers(0, 50)) for space in range(spaces) if draw(st.booleans())}
        for _ in range(draw(st.integers(0, 5)))
    ]
    return costs, prices, draw(st.sampled_from([20, 100]))


@settings(max_examples=200)
@given(problems())
def test_no_other_way_is_cheaper(problem):
    costs, prices, nowhere = problem
    found = place_all(costs, prices, nowhere)
    ways = product([None, *range(len(prices))], repeat=len(costs))
    best = min(cost for way in ways if (cost := cost_of(way, costs, prices, nowhere)) is not None)
    assert cost_of(found, costs, prices, nowhere) == best


def test_an_earlier_circle_makes_room():
    assert place_all([{0: 1, 1: 2}, {0: 1}], [[0], [0]], 100) == (1, 0)


def test_without_spaces_all_go_nowhere():
    assert place_all([{}, {}], [], 100) == (None, None)
    assert INFINITE > 10**9
