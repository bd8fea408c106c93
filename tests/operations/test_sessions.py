"""Lists of sessions and the page of one, as the office sees them."""

from datetime import date, time

import pytest

from sankul.clock import moment
from sankul.errors import NotFound
from sankul.operations.programmes import ProgrammeUnknown
from sankul.operations.seasons import plan_season
from sankul.operations.session_changes import cancel_session
from sankul.operations.sessions import list_sessions, session_page
from sankul.rules.clashes import ClashKind
from sankul.rules.mentoring import Member, Part
from sankul.rules.sessions import SessionState


@pytest.fixture
def hall(store, neighbourhood):
    for code in ("GKP-01", "GKP-02"):
        neighbourhood.circle(code)
    hall = neighbourhood.space("Hall")
    plan_season(store, from_on=date(2026, 10, 7), to_on=date(2026, 10, 22), weekday=2, at=time(15, 30), minutes=90)
    return hall


def test_a_list_is_by_time_with_wall_clock_hours(store, hall):
    rows = list_sessions(store)
    assert [(row.circle, row.day.day, f"{row.start:%H:%M}", f"{row.end:%H:%M}", row.number) for row in rows] == [
        ("GKP-01", 7, "15:30", "17:00", 1),
        ("GKP-02", 8, "15:30", "17:00", 1),
        ("GKP-01", 14, "15:30", "17:00", 2),
        ("GKP-02", 15, "15:30", "17:00", 2),
        ("GKP-01", 21, "15:30", "17:00", 3),
        ("GKP-02", 22, "15:30", "17:00", 3),
    ]
    assert {(row.mentor.en, row.space.en, row.state) for row in rows} == {
        ("GKP-01 M", "Hall", SessionState.PLANNED),
        ("GKP-02 M", "Hall", SessionState.PLANNED),
    }


def test_a_list_is_narrowed_by_days_circle_space_and_programme(store, hall):
    assert [row.day.day for row in list_sessions(store, date(2026, 10, 8), date(2026, 10, 14))] == [8, 14]
    circle_id = list_sessions(store)[0].circle_id
    assert {row.circle for row in list_sessions(store, circle_id=circle_id)} == {"GKP-01"}
    assert len(list_sessions(store, space_id=hall.id, programme="Foundational Literacy 2026-27")) == 6
    assert list_sessions(store, space_id="elsewhere") == ()
    with pytest.raises(ProgrammeUnknown):
        list_sessions(store, programme="Nothing")


def test_an_office_without_circles_has_an_empty_list(store):
    assert list_sessions(store) == ()


def test_the_mentor_of_the_day_is_named(store, hall, neighbourhood):
    _, successor, _ = neighbourhood.circle("GKP-09")
    circle_id = list_sessions(store)[0].circle_id
    with store.transaction("Hand over") as work:
        from dataclasses import replace

        old = work.members.first(circle_id=circle_id, part=Part.MENTOR)
        work.members.replace(replace(old, until_on=date(2026, 10, 14)))
        new = Member(circle_id=circle_id, person_id=successor.id, part=Part.MENTOR, from_on=date(2026, 10, 14))
        work.members.add(new)
    assert [row.mentor.en for row in list_sessions(store, circle_id=circle_id)] == ["GKP-01 M", "GKP-09 M", "GKP-09 M"]


def test_the_page_shows_teachers_and_what_is_not_well(store, hall):
    row = list_sessions(store)[0]
    page = session_page(store, row.id)
    assert (page.row, page.space, page.clashes) == (row, hall, ())
    assert [person.name for person in page.teachers] == ["GKP-01 T1", "GKP-01 T2", "GKP-01 T3"]
    with store.transaction("Free the hall") as work:
        work.bookings.remove(*work.bookings.where(session_id=row.id))
    assert [clash.kind for clash in session_page(store, row.id).clashes] == [ClashKind.NO_SPACE]
    cancel_session(store, row.id, "Rain")
    assert session_page(store, row.id).clashes == ()
    with pytest.raises(NotFound):
        session_page(store, hall.id)


def test_moments_before_dawn_belong_to_their_indian_day(store, hall):
    row = list_sessions(store)[0]
    with store.transaction("Early") as work:
        from dataclasses import replace

        session = work.sessions.get(row.id)
        early = moment(date(2026, 10, 7), time(0, 0))
        work.sessions.replace(replace(session, starts_at=early, ends_at=session.ends_at))
    assert list_sessions(store, date(2026, 10, 7), date(2026, 10, 7))[0].id == row.id
    assert list_sessions(store, None, date(2026, 10, 6)) == ()
