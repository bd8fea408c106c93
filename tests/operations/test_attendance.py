"""Marking a session, closing and opening it, and what the marks come to over a season."""

from datetime import date, time

import pytest

from sankul.errors import NotFound
from sankul.operations.attendance import (
    attendance_rows,
    attendance_sheet,
    lock_attendance,
    mark,
    mark_all_present,
    mark_sessions,
    reopen_attendance,
)
from sankul.operations.seasons import plan_season
from sankul.operations.session_changes import cancel_session
from sankul.operations.sessions import list_sessions
from sankul.rules.attendance import (
    AttendanceLocked,
    CancelledNotMarked,
    FutureNotMarked,
    MarkState,
    NothingMarked,
    NotInCircle,
    NotLocked,
)
from sankul.rules.mentoring import Part
from sankul.rules.sessions import ReasonMissing, SessionState


@pytest.fixture
def planned(store, neighbourhood, monkeypatch):
    """A circle of three, four Wednesdays in October; it is the evening of the third."""
    _, mentor, teachers = neighbourhood.circle("GKP-01")
    plan_season(store, from_on=date(2026, 10, 7), to_on=date(2026, 10, 28), weekday=2, at=time(15, 30), minutes=90)
    monkeypatch.setenv("SANKUL_NOW", "2026-10-21T18:00:00+05:30")
    return mentor, [each.id for each in teachers], [row.id for row in list_sessions(store)]


def test_marking_makes_a_session_held_and_shows_in_the_order_of_the_paper(store, planned):
    _, (one, two, three), sessions = planned
    mark(store, sessions[0], {three: MarkState.ABSENT, one: MarkState.LATE}, {three: " fever "})
    rows = attendance_sheet(store, sessions[0])
    assert [(row.person_id, row.state, row.remark) for row in rows] == [
        (one, MarkState.LATE, ""),
        (two, None, ""),
        (three, MarkState.ABSENT, "fever"),
    ]
    assert list_sessions(store)[0].state is SessionState.HELD
    assert store.entries()[0].sentence() == "Mark attendance of session 1 of GKP-01"


def test_marking_again_changes_only_what_is_named(store, planned):
    _, (one, two, _), sessions = planned
    mark(store, sessions[0], {one: MarkState.ABSENT}, {one: "late bus"})
    mark(store, sessions[0], {one: MarkState.PRESENT, two: MarkState.EXCUSED})
    rows = attendance_sheet(store, sessions[0])
    assert [(row.state, row.remark) for row in rows[:2]] == [(MarkState.PRESENT, "late bus"), (MarkState.EXCUSED, "")]


def test_all_present_leaves_marks_that_are_there(store, planned):
    _, (one, _, _), sessions = planned
    mark(store, sessions[0], {one: MarkState.ABSENT})
    mark_all_present(store, sessions[0])
    states = [row.state for row in attendance_sheet(store, sessions[0])]
    assert states == [MarkState.ABSENT, MarkState.PRESENT, MarkState.PRESENT]


def test_cancelled_future_and_unknown_sessions_and_strangers_are_not_marked(store, planned, neighbourhood):
    _, (one, _, _), sessions = planned
    _, _, (stranger, *_) = neighbourhood.circle("GKP-02")
    cancel_session(store, sessions[1], "Rain")
    for session_id, person_id, refusal in [
        (sessions[3], one, FutureNotMarked),
        (sessions[1], one, CancelledNotMarked),
        (sessions[0], stranger.id, NotInCircle),
        ("00000000-0000-7000-8000-000000000000", one, NotFound),
    ]:
        with pytest.raises(refusal):
            mark(store, session_id, {person_id: MarkState.PRESENT})
    with pytest.raises(FutureNotMarked, match=r"28\.10\.2026"):
        mark_sessions(store, {sessions[0]: {one: MarkState.PRESENT}, sessions[3]: {one: MarkState.PRESENT}})
    with store.reading() as work:
        assert work.marks.count() == 0
        assert work.sessions.count(state=SessionState.HELD) == 0


def test_the_mentor_and_whoever_was_marked_stay_in_the_sheet(store, planned):
    mentor, teachers, sessions = planned
    mark(store, sessions[0], {mentor.id: MarkState.PRESENT})
    rows = attendance_sheet(store, sessions[0])
    assert [row.person_id for row in rows] == [*teachers, mentor.id]
    assert rows[-1].part is Part.MENTOR


def test_closed_attendance_opens_only_with_a_reason(store, planned):
    _, (one, _, _), sessions = planned
    with pytest.raises(NothingMarked):
        lock_attendance(store, sessions[0])
    mark(store, sessions[0], {one: MarkState.PRESENT})
    lock_attendance(store, sessions[0])
    for act in (lambda: mark(store, sessions[0], {one: MarkState.ABSENT}), lambda: lock_attendance(store, sessions[0])):
        with pytest.raises(AttendanceLocked):
            act()
    with pytest.raises(ReasonMissing):
        reopen_attendance(store, sessions[0], " ")
    reopen_attendance(store, sessions[0], "Wrong line")
    assert "Wrong line" in store.entries()[0].sentence()
    with pytest.raises(NotLocked):
        reopen_attendance(store, sessions[0], "Again")
    mark(store, sessions[0], {one: MarkState.ABSENT})


def test_the_summary_counts_held_sessions_on_days_of_membership(store, planned):
    _, (one, two, three), sessions = planned
    mark_sessions(
        store,
        {
            sessions[0]: {one: MarkState.PRESENT, two: MarkState.ABSENT, three: MarkState.EXCUSED},
            sessions[1]: {one: MarkState.LATE, two: MarkState.ABSENT, three: MarkState.PRESENT},
        },
    )
    with store.transaction("A late member leaves") as work:
        from dataclasses import replace

        member = work.members.first(person_id=three)
        work.members.replace(replace(member, until_on=date(2026, 10, 14)))
    rows = {row.person_id: row.attendance for row in attendance_rows(store)}
    assert (rows[one].held, rows[one].percent, rows[one].remaining, rows[one].is_missing) == (2, 100, 1, False)
    assert (rows[two].percent, rows[two].absences_in_row, rows[two].can_qualify(75)) == (0, 2, False)
    assert (rows[three].held, rows[three].attended, rows[three].commitment_percent) == (1, 0, 100)
    assert len(rows) == 3


def test_undo_takes_a_marking_back(store, planned):
    _, (one, _, _), sessions = planned
    mark(store, sessions[0], {one: MarkState.PRESENT})
    store.undo()
    assert attendance_sheet(store, sessions[0])[0].state is None
    assert list_sessions(store)[0].state is SessionState.PLANNED
