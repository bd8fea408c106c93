"""Who may have a certificate: exact limits, all unmet conditions in words, and what would still meet them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.certificates import (
    CertificateKind,
    Conditions,
    HoursOutside,
    PercentOutside,
    TasksOutside,
    WorkNotForMentors,
    check_conditions,
    usual_conditions,
)
from sankul.rules.course_work import Task
from sankul.rules.eligibility import Led, OnRecord, unmet, why_not
from sankul.rules.mentoring import Part
from sankul.rules.participation import Meeting, Participation

LAST, TODAY = date(2027, 3, 31), date(2026, 11, 24)
PARTICIPATION = CertificateKind.PARTICIPATION
TASKS = tuple(
    Task(programme_id="G", title=title, title_hi=hindi)
    for title, hindi in (("Map", "नक्शा"), ("Diary", ""), ("Song", "गीत"))
)


def took_part(attended, held, minutes=90):
    meetings = tuple(Meeting(number, TODAY, minutes, number < attended) for number in range(held))
    return Participation("P", Part.TEACHER, meetings)


def record(attended, held, *, planned=0, done=0, minutes=90, led=()):
    handed_in = frozenset(task.id for task in TASKS[:done])
    return OnRecord(took_part(attended, held, minutes), (minutes,) * planned, TASKS, handed_in, led)


def why(found, *conditions, kind=PARTICIPATION, today=TODAY):
    return why_not(kind, found, Conditions(*conditions), LAST, today)


@given(
    attended=st.integers(0, 60),
    more=st.integers(0, 60),
    planned=st.integers(0, 20),
    minutes=st.integers(1, 480),
    done=st.integers(0, 3),
    least=st.tuples(st.integers(0, 100), st.integers(0, 300), st.integers(0, 4)),
)
def test_nobody_below_a_limit_comes_through_and_nobody_above_is_stopped(attended, more, planned, minutes, done, least):
    held, (percent, hours, tasks) = attended + more, least
    found = record(attended, held, planned=planned, done=done, minutes=minutes)
    meets = held > 0 and attended * 100 >= percent * held and attended * minutes >= hours * 60 and done >= tasks
    assert (why(found, *least) == "") is meets


@given(attended=st.integers(0, 40), more=st.integers(0, 40), planned=st.integers(1, 30), least=st.integers(0, 100))
def test_what_would_still_reach_the_percentage_does_and_one_less_does_not(attended, more, planned, least):
    held = attended + more
    said = why(record(attended, held, planned=planned), least)
    if not held or not said:
        return
    reaching = [n for n in range(planned + 1) if (attended + n) * 100 >= least * (held + planned)]
    if reaching:
        assert said.endswith(f"whoever attends {reaching[0]} of them reaches it.")
    else:
        assert said.endswith("that is too few to reach it.")


@given(
    attended=st.integers(0, 20),
    planned=st.lists(st.integers(1, 300), min_size=1, max_size=12),
    hours=st.integers(1, 80),
)
def test_the_sessions_that_fill_the_hours_do_so_whichever_they_are(attended, planned, hours):
    found = OnRecord(took_part(attended, 20), tuple(planned))
    said = why(found, 0, hours)
    gap = hours * 60 - attended * 90
    if gap <= 0:
        assert said == ""
    elif sum(planned) < gap:
        assert said.endswith("that is too few to reach it.")
    else:
        n = next(n for n in range(len(planned) + 1) if sum(sorted(planned)[:n]) >= gap)
        assert said.endswith(f"whoever attends {n} of them reaches it.")


@pytest.mark.parametrize(
    ("found", "conditions", "says"),
    [
        (record(0, 0), (75,), "No session of the circle was held while the person was a member."),
        (
            record(0, 0, planned=2),
            (0,),
            "No session of the circle was held while the person was a member. Sessions still planned: 2.",
        ),
        (record(2, 3), (67,), "Attended 2 of 3 sessions (66 %); 67 % is needed."),
        (
            record(4, 8, planned=8),
            (75,),
            "Attended 4 of 8 sessions (50 %); 75 % is needed. "
            "Sessions still planned: 8; whoever attends 8 of them reaches it.",
        ),
        (
            record(4, 8, planned=3),
            (75,),
            "Attended 4 of 8 sessions (50 %); 75 % is needed. Sessions still planned: 3; that is too few to reach it.",
        ),
        (
            record(4, 4, planned=2),
            (75, 8),
            "Attended for 6 hours; 8 are needed. Sessions still planned: 2; whoever attends 2 of them reaches it.",
        ),
        (record(4, 4, minutes=89), (75, 6), "Attended for 5.9 hours; 6 are needed."),
        (record(4, 4, done=1), (75, 0, 2), "Handed in 1 of 3 tasks; 2 are needed. Not handed in: “Diary”, “Song”."),
        (record(4, 4), (75, 0, 4), "Handed in 0 of 3 tasks; 4 are needed."),
        (
            record(1, 4, done=3),
            (75, 6, 3),
            "Attended 1 of 4 sessions (25 %); 75 % is needed. Attended for 1.5 hours; 6 are needed.",
        ),
    ],
)
def test_every_unmet_condition_is_said_with_its_figures(found, conditions, says):
    assert why(found, *conditions) == says


def test_completion_waits_for_the_last_day_beside_all_else():
    found = record(4, 4)
    assert len(unmet(CertificateKind.COMPLETION, record(1, 4), Conditions(75, 9, 1), LAST, TODAY)) == 4
    assert "31.03.2027" in why(found, kind=CertificateKind.COMPLETION)
    assert why(found, kind=CertificateKind.COMPLETION, today=LAST) == ""


def test_leading_needs_a_session_that_was_led():
    leading = CertificateKind.LEADING
    assert why(record(4, 4), 0, kind=leading) == "Led no session that was held."
    assert why(record(1, 4, led=(Led(TODAY, "Stories"),)), 0, kind=leading) == ""
    assert usual_conditions(leading) == Conditions(0)
    assert usual_conditions(PARTICIPATION) == Conditions(75, 0, 0)


@pytest.mark.parametrize(
    ("kind", "conditions", "refusal"),
    [
        (PARTICIPATION, Conditions(101), PercentOutside),
        (PARTICIPATION, Conditions(-1), PercentOutside),
        (PARTICIPATION, Conditions(75, -1), HoursOutside),
        (PARTICIPATION, Conditions(75, 1000), HoursOutside),
        (PARTICIPATION, Conditions(75, 0, 100), TasksOutside),
        (CertificateKind.APPRECIATION, Conditions(75, 0, 1), WorkNotForMentors),
    ],
)
def test_impossible_conditions_are_refused(kind, conditions, refusal):
    with pytest.raises(refusal):
        check_conditions(kind, conditions)
