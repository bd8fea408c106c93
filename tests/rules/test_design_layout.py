"""Moving items about: nothing leaves the page, the others stay where they are, gaps and edges become equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.operations.designs import starter
from sankul.rules.design_layout import (
    Alignment,
    Box,
    Edge,
    added,
    aligned,
    bounds,
    box_of,
    distributed,
    in_proportion,
    moved,
    picked,
    resized,
    stretched,
    to_back,
    to_front,
)
from sankul.rules.design_snapping import snap_edges, snap_lines, snap_move
from sankul.rules.designs import CodeItem, FrameItem, PageForm, RuleItem

PAGE = PageForm.LANDSCAPE


def rule(key, x, y, width=20.0, height=4.0):
    return RuleItem(key=key, x_mm=x, y_mm=y, width_mm=width, height_mm=height)


THREE = (rule("a", 20, 20), rule("b", 70, 50, 30), rule("c", 150, 120))


def test_items_move_together_and_stop_at_the_edge():
    items = moved(THREE, {"a", "b"}, -50, 3, PAGE)
    assert [(each.x_mm, each.y_mm) for each in items] == [(0, 23), (50, 53), (150, 120)]


def test_nothing_moves_when_nothing_is_chosen():
    assert moved(THREE, set(), 5, 5, PAGE) == THREE
    assert aligned(THREE, set(), Alignment.LEFT, PAGE) == THREE
    assert resized(THREE, set(), {Edge.LEFT}, Box(0, 0, 9, 9), PAGE) == THREE


@pytest.mark.parametrize(
    ("how", "xs", "ys"),
    [
        (Alignment.LEFT, [20, 20, 20], [20, 50, 120]),
        (Alignment.CENTRE, [85, 80, 85], [20, 50, 120]),
        (Alignment.RIGHT, [150, 140, 150], [20, 50, 120]),
        (Alignment.TOP, [20, 70, 150], [20, 20, 20]),
        (Alignment.MIDDLE, [20, 70, 150], [70, 70, 70]),
        (Alignment.BOTTOM, [20, 70, 150], [120, 120, 120]),
    ],
)
def test_several_are_aligned_to_the_box_around_them(how, xs, ys):
    items = aligned(THREE, {"a", "b", "c"}, how, PAGE)
    assert [each.x_mm for each in items] == xs
    assert [each.y_mm for each in items] == ys


def test_one_alone_is_aligned_to_the_page():
    (only,) = aligned((rule("a", 20, 20),), {"a"}, Alignment.CENTRE, PAGE)
    assert only.x_mm + only.width_mm / 2 == 148.5
    (only,) = aligned((rule("a", 20, 20),), {"a"}, Alignment.RIGHT, PAGE)
    assert only.right_mm == 285


def test_gaps_become_equal_and_the_outer_two_stay():
    items = distributed(THREE, {"a", "b", "c"}, across=True)
    assert [each.x_mm for each in items] == [20, 80, 150]
    assert [each.y_mm for each in distributed(THREE, {"a", "b", "c"}, across=False)] == [20, 70, 120]
    assert distributed(THREE, {"a", "b"}, across=True) == THREE


def test_to_front_and_back():
    assert [each.key for each in to_front(THREE, {"a"})] == ["b", "c", "a"]
    assert [each.key for each in to_back(THREE, {"c", "b"})] == ["b", "c", "a"]


def test_copies_get_keys_of_their_own_and_stay_on_the_page():
    items, keys = added(THREE, [THREE[0], rule("a", 296, 208, 1, 1)], PAGE, 4)
    assert keys == ("a-2", "a-3")
    assert items[3].x_mm == 24
    assert items[4].right_mm == 297
    assert added(items, [items[3]], PAGE)[1] == ("a-4",)


def test_a_code_keeps_its_least_side():
    code = CodeItem(key="code", x_mm=20, y_mm=20, width_mm=30, height_mm=30)
    (small,) = resized((code,), {"code"}, {Edge.RIGHT, Edge.BOTTOM}, Box(20, 20, 25, 25), PAGE)
    assert (small.width_mm, small.height_mm) == (24, 24)
    (other,) = resized((code,), {"code"}, {Edge.LEFT, Edge.TOP}, Box(45, 45, 50, 50), PAGE)
    assert (other.x_mm, other.right_mm) == (26, 50)


def test_several_are_stretched_in_proportion():
    items = resized(THREE[:2], {"a", "b"}, {Edge.RIGHT}, Box(20, 20, 180, 54), PAGE)
    assert [(each.x_mm, each.width_mm) for each in items] == [(20, 40), (120, 60)]


def test_proportions_are_kept_from_the_edge_that_stays():
    old = Box(10, 10, 30, 20)
    wide = stretched(old, {Edge.RIGHT, Edge.BOTTOM}, 20, 0)
    assert in_proportion(wide, old, {Edge.RIGHT, Edge.BOTTOM}) == Box(10, 10, 50, 30)
    tall = stretched(old, {Edge.TOP}, 0, -10)
    assert in_proportion(tall, old, {Edge.TOP}) == Box(10, 0, 50, 20)
    assert stretched(old, {Edge.LEFT}, 90, 0).width == 0


SIDES = st.floats(0, 400, allow_nan=False)


@given(across=st.floats(-400, 400), down=st.floats(-400, 400), data=st.data())
def test_nothing_ever_leaves_the_page(across, down, data):
    items = starter("classic").items("both")
    keys = set(data.draw(st.lists(st.sampled_from([each.key for each in items]), max_size=5)))
    edges = data.draw(st.sets(st.sampled_from(list(Edge)), min_size=1))
    around = bounds(picked(items, keys))
    changed = moved(items, keys, across, down, PAGE)
    if around:
        changed = resized(changed, keys, edges, stretched(bounds(picked(changed, keys)), edges, across, down), PAGE)
    for before, after in zip(items, changed, strict=True):
        assert after.x_mm >= 0
        assert after.y_mm >= 0
        assert after.right_mm <= 297.011
        assert after.bottom_mm <= 210.011
        assert after.key in keys or before == after


def test_a_box_snaps_to_the_nearest_line():
    items = (rule("a", 100, 20), FrameItem(key="b", x_mm=30, y_mm=60, width_mm=40, height_mm=20))
    lines = snap_lines(items, {"a"}, PAGE)
    found = snap_move(Box(71.5, 100, 91.5, 103), lines, 2)
    assert (found.across, found.upright) == (-1.5, 70)
    assert (found.down, found.level) == (2, 105)
    assert snap_move(Box(80, 130, 99, 134), lines, 2).upright is None


def test_the_page_has_centre_and_margins_to_snap_to():
    lines = snap_lines((), (), PAGE)
    assert lines.upright == (148.5, 12, 285)
    assert lines.level == (105, 12, 198)
    assert snap_move(Box(138, 12.4, 158, 20), lines, 1.5).across == 0.5


def test_only_edges_that_move_snap():
    lines = snap_lines((rule("a", 40, 20),), (), PAGE)
    found = snap_edges(Box(39, 50, 61, 80), {Edge.RIGHT}, lines, 2)
    assert (found.across, found.upright, found.level) == (-1, 60, None)


def test_boxes_that_only_touch_do_not_overlap():
    assert not box_of(rule("a", 0, 0)).overlaps(box_of(rule("b", 20, 0)))
    assert box_of(rule("a", 0, 0)).overlaps(box_of(rule("b", 19, 0)))
