"""Hours of a circle against the pledge."""

import pytest

from sankul.rules.mentoring_hours import Effort, Overload, overload


@pytest.mark.parametrize(("teachers", "minutes"), [(0, 0), (10, 240), (14, 300), (15, 315)])
def test_minutes_grow_with_the_circle(teachers, minutes):
    assert Effort().minutes(teachers) == minutes


@pytest.mark.parametrize(
    ("planned", "pledged", "says"),
    [(300, 300, Overload.NONE), (301, 300, Overload.AMBER), (360, 300, Overload.AMBER), (361, 300, Overload.RED)],
)
def test_overload_is_amber_then_red(planned, pledged, says):
    assert overload(planned, pledged) is says
