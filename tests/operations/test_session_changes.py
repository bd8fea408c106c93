"""Adding, moving and cancelling single sessions: never a red clash, and proposals that do work."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.clock import in_india, moment
from sankul.errors import NotFound
from sankul.operations.attendance import mark
from sankul.operations.seasons import plan_season
from sankul.operations.session_changes import (
    add_session,
    cancel_session,
    choose_space,
    move_session,
    next_free_time,
)
from sankul.operations.sessions import list_sessions
from sankul.rules.clashes import ClashKind
from sankul.rules.holidays import Holiday
from sankul.rules.meetings import MeetingTimeMissing, NoFreeTime, SessionClashes, SpaceTaken
from sankul.rules.sessions import (
    MinutesImpossible,
    ReasonMissing,
    SessionCancelled,
    SessionHeld,
    SessionState,
)

THURSDAY = date(2026, 10, 8)


@pytest.fixture
def town(store, neighbourhood, monkeypatch):
    """Two circles of one mentor in one hall, four weeks; the second meets on Thursdays."""
    monkeypatch.setenv("SANKUL_NOW", "2026-10-05T09:00:00+05:30")
    first, mentor, _ = neighbourhood.circle("GKP-01")
    neighbourhood.circle("GKP-02", mentor=mentor)
    third, _, _ = neighbourhood.circle("GKP-03")
    neighbourhood.space("Hall")
    plan_season(store, from_on=date(2026, 10, 7), to_on=date(2026, 11, 3), weekday=2, at=time(15, 30), minutes=90)
    return first, third


def rows_of(store, code):
    return [row for row in list_sessions(store) if row.circle == code]


def test_a_moved_session_takes_its_space_along(store, town):
    session = rows_of(store, "GKP-01")[0]
    starts = moment(date(2026, 10, 10), time(16))
    done = move_session(store, session.id, starts, " Rain ")
    assert done.clashes == ()
    row = next(row for row in list_sessions(store) if row.id == session.id)
    assert (row.day, row.start, row.end, row.reason, row.revision) == (starts.date(), time(16), time(17, 30), "Rain", 1)
    with store.reading() as work:
        booking = work.bookings.first(session_id=session.id)
        assert (booking.starts_at, booking.ends_at) == (starts, starts + timedelta(minutes=90))
        assert work.sessions.get(session.id).due_on == date(2026, 10, 7)
    assert store.entries()[0].sentence() == "Move session 1 of GKP-01 to 10.10.2026, 16:00"


def test_the_mentor_cannot_be_at_two_places_and_the_proposal_works(store, town):
    session = rows_of(store, "GKP-01")[0]
    other = rows_of(store, "GKP-02")[0]
    with pytest.raises(SessionClashes) as caught:
        move_session(store, session.id, other.starts_at + timedelta(minutes=30), "Rain", space_id=None)
    assert type(caught.value) is SessionClashes
    assert "GKP-01 M is expected at the session of GKP-02 on 08.10.2026, 15:30." in str(caught.value)
    assert rows_of(store, "GKP-01")[0] == session
    free = caught.value.values["free"]
    assert f"{in_india(free.starts_at):%d.%m.%Y, %H:%M}" in str(caught.value)
    assert move_session(store, session.id, free.starts_at, "Rain", space_id=free.space_id).session.revision == 1


def test_a_taken_space_is_refused_and_the_proposal_works(store, town):
    session = rows_of(store, "GKP-03")[0]
    taken = rows_of(store, "GKP-01")[1]
    with pytest.raises(SpaceTaken, match=r"Hall is taken by GKP-01 on 14\.10\.2026, 15:30") as caught:
        move_session(store, session.id, taken.starts_at, "Fair")
    free = caught.value.values["free"]
    done = move_session(store, session.id, free.starts_at, "Fair", space_id=free.space_id)
    assert done.space_id == session.space_id


def test_a_holiday_is_amber_and_never_proposed(store, town):
    session = rows_of(store, "GKP-03")[0]
    with store.transaction("Days off") as work:
        work.holidays.add(Holiday(name="Fair", from_on=date(2026, 10, 10), until_on=date(2026, 10, 20)))
    done = move_session(store, session.id, moment(date(2026, 10, 12), time(15, 30)), "Wish of all")
    assert [clash.kind for clash in done.clashes] == [ClashKind.HOLIDAY]
    free = next_free_time(store, session.id)
    assert in_india(free.starts_at).date() >= date(2026, 10, 20)


def test_when_every_day_is_off_there_is_no_proposal(store, town):
    session, other = rows_of(store, "GKP-03")[0], rows_of(store, "GKP-01")[0]
    with store.transaction("Days off") as work:
        work.holidays.add(Holiday(name="Flood", from_on=date(2026, 10, 1), until_on=date(2026, 12, 31)))
    assert next_free_time(store, session.id) is None
    with pytest.raises(NoFreeTime):
        move_session(store, session.id, other.starts_at, "Fair")


def test_another_space_is_proposed_when_the_own_is_taken(store, town, neighbourhood):
    neighbourhood.space("Annex")
    session = rows_of(store, "GKP-03")[0]
    taken = rows_of(store, "GKP-01")[1]
    free = next_free_time(store, session.id, after=taken.starts_at - timedelta(minutes=1))
    assert (free.starts_at, free.space.en) == (taken.starts_at, "Annex")
    assert move_session(store, session.id, free.starts_at, "Fair", space_id=free.space_id).space_id == free.space_id


def test_cancelling_frees_the_space_and_keeps_the_number(store, town):
    session = rows_of(store, "GKP-01")[0]
    cancel_session(store, session.id, "Rain")
    row = rows_of(store, "GKP-01")[0]
    assert (row.state, row.reason, row.space, row.number, row.revision) == (SessionState.CANCELLED, "Rain", None, 1, 1)
    move_session(store, rows_of(store, "GKP-03")[0].id, session.starts_at, "Hall is free")
    with pytest.raises(SessionCancelled):
        move_session(store, session.id, session.starts_at, "No")
    again = plan_season(
        store, from_on=date(2026, 10, 7), to_on=date(2026, 11, 3), weekday=2, at=time(15, 30), minutes=90
    )
    assert again.sessions == 0


def test_a_cancelled_session_stands_against_nothing(store, town):
    other = rows_of(store, "GKP-02")[0]
    cancel_session(store, other.id, "Rain")
    done = move_session(store, rows_of(store, "GKP-01")[0].id, other.starts_at, "Free now")
    assert (done.clashes, done.session.starts_at) == ((), other.starts_at)


def test_a_held_session_stays(store, town, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-10-07T18:00:00+05:30")
    session = rows_of(store, "GKP-01")[0]
    mark(store, session.id, {})
    for act in (
        lambda: move_session(store, session.id, session.starts_at, "No"),
        lambda: cancel_session(store, session.id, "No"),
        lambda: choose_space(store, session.id, None),
    ):
        with pytest.raises(SessionHeld):
            act()


@pytest.mark.parametrize("reason", ["", "  ", "\u00a0"])
def test_moving_and_cancelling_ask_why(store, town, reason):
    session = rows_of(store, "GKP-01")[0]
    with pytest.raises(ReasonMissing):
        move_session(store, session.id, session.starts_at, reason)
    with pytest.raises(ReasonMissing):
        cancel_session(store, session.id, reason)


def test_an_added_session_follows_in_number(store, town, neighbourhood):
    _, third = town
    far = neighbourhood.space("Far hall", capacity=2, district="152", permission="asked")
    done = add_session(store, third.id, moment(date(2026, 10, 10), time(16)), 60, space_id=far.id, topic=" Maps ")
    assert (done.session.number, done.session.topic, done.session.series_id) == (5, "Maps", None)
    assert [clash.kind for clash in done.clashes] == [ClashKind.CAPACITY, ClashKind.PERMISSION]
    with pytest.raises(SessionClashes):
        add_session(store, third.id, moment(date(2026, 10, 10), time(16, 30)), 60)
    with pytest.raises(MinutesImpossible):
        add_session(store, third.id, moment(date(2026, 10, 11), time(16)), 0)
    with pytest.raises(MeetingTimeMissing):
        add_session(store, third.id, datetime(2026, 10, 11, 16), 60)  # noqa: DTZ001
    with pytest.raises(NotFound):
        add_session(store, far.id, moment(date(2026, 10, 11), time(16)), 60)


def test_a_space_is_chosen_changed_and_given_up(store, town, neighbourhood):
    annex = neighbourhood.space("Annex")
    session = rows_of(store, "GKP-01")[0]
    assert choose_space(store, session.id, annex.id).space_id == annex.id
    assert rows_of(store, "GKP-01")[0].space.en == "Annex"
    done = choose_space(store, session.id, None)
    assert [clash.kind for clash in done.clashes] == [ClashKind.NO_SPACE]
    assert rows_of(store, "GKP-01")[0].space is None


@settings(max_examples=15)
@given(which=st.integers(0, 11), days=st.integers(0, 27), hour=st.integers(8, 19))
def test_whatever_is_moved_the_proposal_works(store, town, which, days, hour):
    session = [row for row in list_sessions(store) if row.state is SessionState.PLANNED][which]
    try:
        move_session(store, session.id, moment(date(2026, 10, 6) + timedelta(days=days), time(hour)), "Chance")
    except SessionClashes as clash:
        free = clash.values["free"]
        move_session(store, session.id, free.starts_at, "Proposed", space_id=free.space_id)
