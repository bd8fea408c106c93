"""One check for people, space and calendar: red and amber as a table, and the same seen from either side."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.clock import moment
from sankul.rules.clashes import ClashKind, Meeting, Place, Severity, find_clashes, has_red, people_clashes
from sankul.rules.holidays import Holiday
from sankul.rules.papers import Both
from sankul.rules.spaces import Booking, Permission, Space
from sankul.rules.states import SchoolHours, SchoolWeek
from sankul.text import speaking

WEEK = SchoolWeek("", frozenset({6}), time(18, 30), (SchoolHours(frozenset(range(1, 13)), time(9), time(15)),))
WEDNESDAY = date(2026, 10, 14)
NAMES = {"m": Both("Manoj", "मनोज"), "t": Both("Tara", "तारा")}
HALL = Space(name="BRC Hall", name_hi="हॉल", capacity=3, district_code="1", district="D", permission=Permission.GRANTED)


def meeting(name="a", at=time(15, 30), minutes=90, day=WEDNESDAY, mentor="m", teachers="t"):
    starts = moment(day, at)
    return Meeting(
        f"session {name}",
        f"circle {name}",
        name.upper(),
        starts,
        starts + timedelta(minutes=minutes),
        frozenset(mentor),
        frozenset(teachers),
    )


def booked(whose, at=time(15, 30), minutes=90, session_id=None):
    starts = moment(WEDNESDAY, at)
    return Booking(
        space_id=HALL.id, session_id=session_id, starts_at=starts, ends_at=starts + timedelta(minutes=minutes)
    ), whose


OWN = booked("A", session_id="session a")
OTHER = booked("B", at=time(16))


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (meeting("b"), ClashKind.MENTOR),
        (meeting("b", mentor="x", teachers="m"), ClashKind.MENTOR),
        (meeting("b", mentor="x"), ClashKind.TEACHER),
        (meeting("b", mentor="t", teachers="x"), ClashKind.MENTOR),
        (replace(meeting("b"), circle_id="circle a"), ClashKind.CIRCLE),
        (meeting("b", at=time(16, 59), mentor="x"), ClashKind.TEACHER),
    ],
)
def test_people_cannot_be_at_two_places(other, kind):
    found = people_clashes(meeting(teachers="t"), other, NAMES)
    assert kind in {clash.kind for clash in found}
    assert {clash.severity for clash in found} == {Severity.RED}
    assert all("14.10.2026" in clash.what for clash in found)


@pytest.mark.parametrize(
    "other",
    [
        meeting("a"),
        meeting("b", mentor="x", teachers="y"),
        meeting("b", at=time(17)),
        meeting("b", at=time(14)),
        meeting("b", day=date(2026, 10, 15)),
    ],
)
def test_itself_others_and_other_times_do_not_clash(other):
    assert people_clashes(meeting(), other, NAMES) == []


@pytest.mark.parametrize(
    ("place", "holiday", "changes", "kinds"),
    [
        (Place(HALL), None, {}, []),
        (Place(HALL, (OWN,)), None, {}, []),
        (Place(HALL, (OTHER,)), None, {}, [ClashKind.SPACE]),
        (None, None, {}, [ClashKind.NO_SPACE]),
        (Place(HALL), None, {"teachers": "tuv"}, [ClashKind.CAPACITY]),
        (Place(replace(HALL, permission=Permission.ASKED)), None, {}, [ClashKind.PERMISSION]),
        (Place(replace(HALL, permission_until_on=WEDNESDAY)), None, {}, [ClashKind.PERMISSION]),
        (Place(HALL), Holiday(name="Fair", from_on=WEDNESDAY, until_on=WEDNESDAY), {}, [ClashKind.HOLIDAY]),
        (Place(HALL), None, {"day": date(2026, 10, 18)}, [ClashKind.HOLIDAY]),
        (Place(HALL), None, {"at": time(14)}, [ClashKind.SCHOOL_HOURS]),
        (Place(HALL, (OTHER,)), None, {"at": time(14), "minutes": 121}, [ClashKind.SPACE, ClashKind.SCHOOL_HOURS]),
        (Place(HALL, (OTHER,)), None, {"at": time(14), "minutes": 120}, [ClashKind.SCHOOL_HOURS]),
    ],
)
def test_place_and_calendar(place, holiday, changes, kinds):
    found = find_clashes(meeting(**changes), [], place, holiday, WEEK, NAMES)
    assert [clash.kind for clash in found] == kinds
    assert has_red(found) is (ClashKind.SPACE in kinds)
    assert all(clash.what and "{" not in clash.what for clash in found)


def test_red_comes_before_amber():
    found = find_clashes(meeting(at=time(14)), [meeting("b", at=time(15))], None, None, WEEK, NAMES)
    assert [clash.severity for clash in found] == [Severity.RED, Severity.RED, Severity.AMBER, Severity.AMBER]


def test_a_sentence_names_who_and_when_in_the_language_spoken():
    clash = people_clashes(meeting(), meeting("b", teachers="x"), NAMES)[0]
    assert str(clash) == "Manoj is expected at the session of B on 14.10.2026, 15:30."
    with speaking("hi"):
        assert "मनोज" in str(clash)


@st.composite
def meetings(draw, name):
    people = draw(st.sets(st.sampled_from("mtuvw"), min_size=1))
    mentor = draw(st.sampled_from(sorted(people)))
    at = time(draw(st.integers(8, 18)), draw(st.sampled_from([0, 30])))
    return meeting(name, at, draw(st.sampled_from([30, 90, 200])), mentor=mentor, teachers="".join(people - {mentor}))


@given(meetings("a"), meetings("b"))
def test_a_clash_is_one_from_either_side_and_needs_a_shared_person_and_minute(one, other):
    found = {(clash.kind, clash.values["person"]) for clash in people_clashes(one, other, {})}
    back = {(clash.kind, clash.values["person"]) for clash in people_clashes(other, one, {})}
    assert found == back
    people = (one.mentor_ids | one.teacher_ids) & (other.mentor_ids | other.teacher_ids)
    assert bool(found) is bool(people and max(one.starts_at, other.starts_at) < min(one.ends_at, other.ends_at))
