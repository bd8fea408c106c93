"""Which held meetings concern a person, and at which they were."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.clock import moment
from sankul.rules.attendance import Mark, MarkState
from sankul.rules.mentoring import Member, Part
from sankul.rules.participation import Meeting, Participation, participations
from sankul.rules.sessions import Session, SessionState

DAYS = [date(2026, 10, 7), date(2026, 10, 14), date(2026, 10, 21), date(2026, 10, 28)]


def session(number, on, state=SessionState.HELD, circle="C"):
    return Session(
        id=f"S{number}{circle}",
        circle_id=circle,
        number=number,
        starts_at=moment(on, time(15)),
        ends_at=moment(on, time(16, 30)),
        state=state,
    )


SESSIONS = [session(number, on) for number, on in enumerate(DAYS, start=1)]


def member(part=Part.TEACHER, from_on=date(2026, 10, 1), until_on=None, circle="C"):
    return Member(circle_id=circle, person_id="P", part=part, from_on=from_on, until_on=until_on)


def marks(*states):
    return [
        Mark(session_id=each.id, person_id="P", state=state)
        for each, state in zip(SESSIONS, states, strict=False)
        if state
    ]


def one(*members, sessions=SESSIONS, marked=()):
    (found,) = participations(members, sessions, marked)
    return found


@pytest.mark.parametrize(
    ("state", "was_there"),
    [
        (MarkState.PRESENT, True),
        (MarkState.LATE, True),
        (MarkState.EXCUSED, False),
        (MarkState.ABSENT, False),
        (None, False),
    ],
)
def test_present_and_late_are_there(state, was_there):
    found = one(member(), marked=marks(state))
    assert found.meetings[0] == Meeting(1, DAYS[0], 90, was_there, "C")
    assert (found.held, found.attended, found.minutes) == (4, int(was_there), 90 * was_there)


def test_a_mentor_without_a_mark_was_there_and_with_a_mark_as_it_says():
    found = one(member(Part.MENTOR), marked=marks(MarkState.ABSENT))
    assert [each.was_there for each in found.meetings] == [False, True, True, True]


@pytest.mark.parametrize(
    ("from_on", "until_on", "numbers"),
    [
        (date(2026, 10, 7), None, [1, 2, 3, 4]),
        (date(2026, 10, 8), None, [2, 3, 4]),
        (date(2026, 10, 1), date(2026, 10, 28), [1, 2, 3]),
        (date(2026, 10, 1), date(2026, 10, 29), [1, 2, 3, 4]),
        (date(2026, 10, 14), date(2026, 10, 14), []),
    ],
)
def test_only_days_of_membership_count(from_on, until_on, numbers):
    earlier = replace(member(), person_id="Z", from_on=date(2026, 9, 1))
    found = participations([earlier, member(from_on=from_on, until_on=until_on)], SESSIONS, ())
    assert [each.number for each in found[1].meetings] == numbers


def test_first_members_have_the_meetings_before_their_circle_was_recorded():
    assert [each.number for each in one(member(from_on=date(2026, 11, 24))).meetings] == [1, 2, 3, 4]


def test_a_teacher_who_changed_circles_has_the_meetings_of_both():
    other = session(9, date(2026, 10, 20), circle="D")
    found = one(
        member(until_on=date(2026, 10, 15)), member(from_on=date(2026, 10, 15), circle="D"), sessions=[*SESSIONS, other]
    )
    assert [each.number for each in found.meetings] == [1, 2, 9]


def test_only_held_sessions_count():
    sessions = [
        session(1, DAYS[0], SessionState.CANCELLED),
        session(2, DAYS[1], SessionState.PLANNED),
        session(3, DAYS[2]),
    ]
    assert [each.number for each in one(member(), sessions=sessions).meetings] == [3]


def test_teaching_and_mentoring_are_kept_apart():
    found = participations([member(), member(Part.MENTOR)], SESSIONS, ())
    assert [(each.part, each.attended) for each in found] == [(Part.TEACHER, 0), (Part.MENTOR, 4)]


@given(st.lists(st.booleans(), max_size=60))
def test_percent_is_never_rounded_up(there):
    found = Participation("P", Part.TEACHER, tuple(Meeting(n, DAYS[0], 60, each) for n, each in enumerate(there)))
    assert found.percent * max(found.held, 1) <= found.attended * 100
    assert 0 <= found.percent <= 100
    assert (found.percent == 100) == (bool(there) and all(there))
