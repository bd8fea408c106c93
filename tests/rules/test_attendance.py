"""What marks come to: percentages that lift nobody, who can still qualify, absences in a row."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.attendance import (
    Attendance,
    AttendanceLocked,
    CancelledNotMarked,
    FutureNotMarked,
    MarkState,
    check_markable,
    summarise,
)
from sankul.rules.sessions import Session, SessionState

STATES = {"P": MarkState.PRESENT, "L": MarkState.LATE, "E": MarkState.EXCUSED, "A": MarkState.ABSENT, "-": None}
NOW = datetime(2026, 10, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("marks", "attended", "percent", "commitment", "row"),
    [
        ("", 0, 0, 0, 0),
        ("PPPP", 4, 100, 100, 0),
        ("PLEA", 2, 50, 75, 1),
        ("PAA", 1, 33, 33, 2),
        ("AAP", 1, 33, 33, 0),
        ("AEA", 0, 0, 33, 1),
        ("P--", 1, 33, 33, 2),
        ("PPA", 2, 66, 66, 1),
    ],
)
def test_a_summary(marks, attended, percent, commitment, row):
    found = summarise([STATES[each] for each in marks], 0)
    assert (found.attended, found.percent, found.commitment_percent, found.absences_in_row) == (
        attended,
        percent,
        commitment,
        row,
    )
    assert found.is_missing is (row >= 2)


@pytest.mark.parametrize(
    ("attended", "held", "remaining", "minimum", "can"),
    [
        (0, 0, 0, 75, False),
        (0, 0, 4, 75, True),
        (3, 4, 0, 75, True),
        (2, 4, 0, 75, False),
        (2, 4, 4, 75, True),
        (1, 4, 4, 75, False),
        (0, 4, 100, 96, True),
    ],
)
def test_who_can_still_qualify(attended, held, remaining, minimum, can):
    assert Attendance(held, attended, 0, remaining, 0).can_qualify(minimum) is can


@given(st.text("PLEA-", max_size=30), st.integers(0, 30), st.integers(1, 100))
def test_coming_to_all_that_remains_decides(marks, remaining, minimum):
    states = [STATES[each] for each in marks]
    best = summarise([*states, *[MarkState.PRESENT] * remaining], 0)
    reached = best.held > 0 and best.attended / best.held >= minimum / 100 - 1e-9
    assert summarise(states, remaining).can_qualify(minimum) is reached
    assert best.percent * best.held <= best.attended * 100


def session(**changes):
    return Session(circle_id="c", number=3, starts_at=NOW, ends_at=NOW + timedelta(hours=1), **changes)


@pytest.mark.parametrize(
    ("changes", "now", "refusal"),
    [
        ({"state": SessionState.CANCELLED, "reason": "Rain"}, NOW, CancelledNotMarked),
        ({}, NOW - timedelta(seconds=1), FutureNotMarked),
        ({"is_locked": True, "state": SessionState.HELD}, NOW, AttendanceLocked),
    ],
)
def test_what_cannot_be_marked_says_why(changes, now, refusal):
    with pytest.raises(refusal, match="ession 3 of GKP-01"):
        check_markable(session(**changes), "GKP-01", now)


def test_a_session_can_be_marked_from_its_first_moment():
    check_markable(session(), "GKP-01", NOW)
