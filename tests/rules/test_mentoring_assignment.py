"""The optimiser against brute force, and the rules that no weight may bend."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.rules.mentoring_assignment import Assignment, District, assign, describe, gap_of
from sankul.rules.mentoring_costs import (
    WEIGHT_LABELS,
    Mentor,
    Teacher,
    Weights,
    climb_cost,
    may_pair,
    pair_cost,
    path_of,
    shared_depth,
)
from sankul.rules.mentoring_network import seats_of
from sankul.rules.mentoring_reasons import names_of, sentence

PATHS = [
    ("1",),
    ("1", "a"),
    ("1", "a", "v", "s1"),
    ("1", "a", "v", "s2"),
    ("1", "a", "w", "s3"),
    ("1", "b", "x", "s4"),
    ("2", "c", "y", "s5"),
]


@st.composite
def offices(draw):
    """A tiny office: up to 5 teachers and 3 mentors, one of whom may be a teacher too, with every kind of exception."""
    mentors = [
        Mentor(
            id=f"m{number}",
            path=draw(st.sampled_from(PATHS)),
            min_teachers=(least := draw(st.integers(0, 2))),
            max_teachers=least + draw(st.integers(0, 2)),
            heads_school=draw(st.booleans()),
            is_absent=draw(st.sampled_from([False, False, False, True])),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    ids = [mentor.id for mentor in mentors]
    some_mentor = st.sampled_from([None, None, *ids])
    teachers = [
        Teacher(
            id="m0" if number == 0 and ids and draw(st.booleans()) else f"t{number}",
            path=draw(st.sampled_from(PATHS)),
            known_mentor_id=draw(some_mentor),
            is_present=draw(st.booleans()),
            forbidden=frozenset(draw(st.lists(st.sampled_from(ids), max_size=1)) if ids else ()),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    points = st.integers(0, 9)
    return teachers, mentors, Weights(*(draw(points) for _ in range(9)))


def worth(teachers, mentors, chosen, weights):
    """(teachers left over, points), counted district by district as plainly as can be."""
    cost = 0
    for code in {person.district for person in (*teachers, *mentors)}:
        some = [each for each in teachers if each.district == code]
        guides = [each for each in mentors if each.district == code]
        own = {each.id: chosen[each.id] for each in some if each.id in chosen}
        cost += District.of(some, guides, own, weights).total(own)
    return len(teachers) - len(chosen), cost


def brute_force(teachers, mentors, weights):
    """The best worth of all ways to assign."""
    by_id = {mentor.id: mentor for mentor in mentors}
    choices = [[None, *(m.id for m in mentors if may_pair(teacher, m))] for teacher in teachers]
    best = None
    for way in product(*choices):
        chosen = {teacher.id: mentor for teacher, mentor in zip(teachers, way, strict=True) if mentor}
        if any(load > seats_of(by_id[id_], teachers) for id_, load in Counter(chosen.values()).items()):
            continue
        found = worth(teachers, mentors, chosen, weights)
        best = found if best is None else min(best, found)
    return best


def chosen_of(assignment: Assignment):
    return {each.teacher_id: each.mentor_id for each in assignment.placements if each.mentor_id}


@settings(max_examples=150)
@given(offices())
def test_is_as_good_as_trying_every_way(office):
    teachers, mentors, weights = office
    found = assign(teachers, mentors, weights, 20)
    best_left, best_cost = brute_force(teachers, mentors, weights)
    left, cost = worth(teachers, mentors, chosen_of(found), weights)
    assert left == best_left
    assert found.cost == cost
    assert cost == best_cost
    assert found.bound <= cost


@settings(max_examples=60)
@given(offices())
def test_no_rule_is_bent_and_no_next_best_is_better(office):
    teachers, mentors, weights = office
    found = assign(teachers, mentors, weights, 20)
    by_teacher = {each.id: each for each in teachers}
    by_mentor = {each.id: each for each in mentors}
    assert [each.teacher_id for each in found.placements] == sorted(by_teacher)
    loads = Counter(chosen_of(found).values())
    assert all(load <= by_mentor[id_].max_teachers for id_, load in loads.items())
    for each in found.placements:
        assert each.why
        assert all(sentence(reason) for reason in each.why)
        if each.mentor_id:
            assert may_pair(by_teacher[each.teacher_id], by_mentor[each.mentor_id])
            assert each.next_extra is None or each.next_extra >= 0


@settings(max_examples=40)
@given(offices(), st.data())
def test_next_best_points_are_what_the_move_costs(office, data):
    teachers, mentors, weights = office
    found = assign(teachers, mentors, weights, 20)
    movable = [each for each in found.placements if each.next_mentor_id]
    if not movable:
        return
    moved = data.draw(st.sampled_from(movable))
    chosen = chosen_of(found) | {moved.teacher_id: moved.next_mentor_id}
    assert worth(teachers, mentors, chosen, weights)[1] - found.cost == moved.next_extra


def town(teachers, mentors, **wishes):
    """People spread over four blocks of one district."""

    def place(number):
        return ("1", f"b{number % 4}", f"v{number % 12}", f"s{number % 36}")

    guides = [Mentor(id=f"m{number:03}", path=place(number * 5), **wishes) for number in range(mentors)]
    return [Teacher(id=f"t{number:04}", path=place(number)) for number in range(teachers)], guides


def test_everybody_has_a_circle_when_seats_suffice_and_no_circle_is_small():
    found = assign(*town(350, 26), Weights(), 20)
    loads = Counter(chosen_of(found).values())
    assert sum(loads.values()) == 350
    assert set(loads.values()) <= set(range(10, 16))
    assert found.gap <= 0.01


def test_the_same_office_gives_the_same_answer():
    teachers, mentors = town(120, 10)
    assert assign(teachers, mentors, Weights(), 20) == assign(teachers[::-1], mentors[::-1], Weights(), 20)


def test_fewer_circles_rather_than_small_ones():
    found = assign(*town(24, 3), Weights(), 20)
    assert sorted(Counter(chosen_of(found).values()).values()) == [12, 12]


def test_a_thousand_teachers_are_done_in_a_moment():
    teachers, mentors = town(1000, 76)
    found = assign(teachers, mentors, Weights(), 10)
    assert all(each.mentor_id for each in found.placements)
    assert 0 <= found.gap < 0.05


def test_pins_hold_and_an_impossible_pin_is_let_go():
    teachers, mentors = town(30, 2)
    far = next(each for each in teachers if each.path[1] != mentors[0].path[1])
    pinned = [replace(each, pinned_mentor_id="m000") if each.id == far.id else each for each in teachers]
    pinned[0] = replace(pinned[0], pinned_mentor_id="gone")
    found = {each.teacher_id: each for each in assign(pinned, mentors, Weights(), 10).placements}
    assert found[far.id].mentor_id == "m000"
    assert "pinned" in found[far.id].why
    assert found[pinned[0].id].mentor_id
    assert "pinned" not in found[pinned[0].id].why


def test_present_circles_stay_when_a_newcomer_joins():
    teachers, mentors = town(26, 2)
    first = chosen_of(assign(teachers, mentors, Weights(), 10))
    known = [replace(each, known_mentor_id=first[each.id], is_present=True) for each in teachers]
    newcomer = Teacher(id="t9999", path=("1", "b0", "v0", "s0"))
    again = chosen_of(assign([*known, newcomer], mentors, Weights(), 10))
    assert {id_: again[id_] for id_ in first} == first
    assert "t9999" in again


def test_nobody_loses_the_circle_to_a_newcomer_who_lives_nearer():
    mentor = Mentor(id="m", path=("1", "a", "v", "s"), min_teachers=1, max_teachers=1)
    member = Teacher(id="far", path=("1", "b"), known_mentor_id="m", is_present=True)
    newcomer = Teacher(id="near", path=mentor.path)
    assert chosen_of(assign([member, newcomer], [mentor], Weights(), 5)) == {"far": "m"}


def solo(mentor=None, **changes):
    """What happens to one teacher of district 1 beside one mentor of the same school."""
    path = ("1", "a", "v", "s1")
    teacher = replace(Teacher(id="t", path=path), **changes)
    mentors = [Mentor(id="m", path=path, min_teachers=0, max_teachers=1) if mentor is None else mentor]
    return assign([teacher], mentors, Weights(), 5).placements[0]


@pytest.mark.parametrize(
    ("changes", "mentor", "why"),
    [
        ({}, None, ("same_school",)),
        ({"path": ("1", "a", "v", "s2")}, None, ("same_village",)),
        ({"path": ("1", "a", "w", "s3")}, None, ("same_block",)),
        ({"path": ("1", "b", "w", "s3")}, None, ("block_without_mentor",)),
        ({"path": ("1",)}, None, ("place_unknown",)),
        ({"known_mentor_id": "m", "is_present": True}, None, ("same_school", "stays")),
        ({"known_mentor_id": "m"}, None, ("same_school", "last_mentor")),
        ({"known_mentor_id": "x", "is_present": True}, None, ("same_school", "changes")),
        ({}, Mentor(id="m", path=("1", "a", "v", "s1"), heads_school=True), ("same_school", "reporting_line")),
        ({"path": ("2",)}, None, ("no_mentor",)),
        ({"path": ()}, None, ("no_district",)),
        ({"path": ()}, Mentor(id="m", path=()), ("no_district",)),
        ({"id": "m"}, None, ("no_mentor",)),
        ({"forbidden": frozenset({"m"})}, None, ("not_allowed",)),
        ({}, Mentor(id="m", path=("1",), is_absent=True), ("mentors_absent",)),
        ({}, Mentor(id="m", path=("1",), min_teachers=0, max_teachers=0), ("district_full",)),
    ],
)
def test_every_placement_says_why(changes, mentor, why):
    assert names_of(solo(mentor, **changes).why) == why


def test_a_full_district_says_how_full():
    placements = assign(*town(5, 1, min_teachers=1, max_teachers=3), Weights(), 5).placements
    left = [each for each in placements if each.mentor_id is None]
    assert len(left) == 2
    assert sentence(left[0].why[0]) == "All mentors of this district are full: 3 seats for 5 teachers."


def test_a_mentor_who_is_away_keeps_the_circle_and_gets_nobody_new():
    mentors = [Mentor(id="away", path=("1", "a"), is_absent=True), Mentor(id="here", path=("1", "b"), min_teachers=0)]
    teachers = [
        Teacher(id="t1", path=("1", "a"), known_mentor_id="away", is_present=True),
        Teacher(id="t2", path=("1", "a")),
    ]
    assert chosen_of(assign(teachers, mentors, Weights(), 5)) == {"t1": "away", "t2": "here"}


def test_no_time_still_gives_a_whole_assignment_with_an_honest_bound():
    found = assign(*town(600, 60), Weights(), 0.0)
    assert all(each.mentor_id for each in found.placements)
    assert 0 <= found.bound <= found.cost


def test_the_solver_prints_nothing(capfd):
    assign(*town(12, 1), Weights(), 5)
    assert capfd.readouterr() == ("", "")


def test_describing_a_worse_choice_gives_points_back():
    teachers, mentors = town(20, 2, min_teachers=0)
    swapped = {each.id: mentors[(number + 1) % 2].id for number, each in enumerate(teachers)}
    placements = describe(teachers, mentors, swapped, Weights())
    assert sum(each.cost for each in placements) == sum(
        pair_cost(each, next(m for m in mentors if m.id == swapped[each.id]), Weights()) for each in teachers
    )
    assert min(each.next_extra for each in placements) < 0


@pytest.mark.parametrize(
    ("one", "other", "depth", "points"),
    [
        (("1", "a", "v", "s"), ("1", "a", "v", "s"), 4, 0),
        (("1", "a", "v", "s"), ("1", "a", "v", "z"), 3, 1),
        (("1", "a", "v", "s"), ("1", "a", "w", "s"), 2, 3),
        (("1", "a", "v", "s"), ("1", "b", "v", "s"), 1, 9),
        (("1", "a"), ("1", "a", "v", "s"), 2, 3),
        (("1",), ("2",), 0, 9),
    ],
)
def test_distance_is_how_far_one_has_to_climb(one, other, depth, points):
    assert shared_depth(one, other) == depth
    assert climb_cost(depth, Weights()) == points


def test_paths_end_at_the_first_gap():
    assert path_of("1", "a", "", "s") == ("1", "a")
    assert path_of("") == ()


def test_every_weight_has_a_label():
    assert list(WEIGHT_LABELS) == list(Weights().as_texts())


def test_weights_come_back_from_their_texts():
    weights = Weights(other_block=99, balance=0)
    assert Weights.from_texts(weights.as_texts()) == weights
    assert Weights.from_texts({"other_block": "7", "of_tomorrow": "1"}) == Weights(other_block=7)


@pytest.mark.parametrize(("cost", "bound", "gap"), [(0, 0, 0.0), (10, 10, 0.0), (10, 9, 0.1), (5, 6, 0.0)])
def test_gap(cost, bound, gap):
    assert gap_of(cost, bound) == pytest.approx(gap)
