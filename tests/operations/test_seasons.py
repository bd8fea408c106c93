"""Planning a season: nobody and nothing is taken twice, days off are left out, and planning again adds what is missing."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations

import pytest

from sankul.clock import in_india, moment
from sankul.operations.seasons import plan_season
from sankul.operations.session_changes import add_session
from sankul.rules.clashes import ClashKind, Severity
from sankul.rules.holidays import Holiday, HolidayKind
from sankul.rules.programmes import Programme
from sankul.rules.sessions import (
    EndsNextDay,
    MinutesImpossible,
    NoCircles,
    NoSuchDay,
    OutsideProgramme,
    SeasonBackwards,
    SeasonTooLong,
    WeeksImpossible,
)
from sankul.rules.spaces import Booking, overlap

WISH = {
    "from_on": date(2026, 10, 1),
    "to_on": date(2026, 10, 31),
    "weekday": 2,
    "at": time(15, 30),
    "minutes": 90,
}


def everything(store):
    with store.reading() as work:
        return work.sessions.where(), work.bookings.where(), work.series.where(), work.members.where()


def assert_nothing_is_taken_twice(store):
    sessions, bookings, _, members = everything(store)
    for one, other in combinations(bookings, 2):
        if one.space_id == other.space_id:
            assert not overlap(one.starts_at, one.ends_at, other.starts_at, other.ends_at)
    people = {}
    for member in members:
        people.setdefault(member.circle_id, set()).add(member.person_id)
    for one, other in combinations(sessions, 2):
        if overlap(one.starts_at, one.ends_at, other.starts_at, other.ends_at):
            assert not people[one.circle_id] & people[other.circle_id]


def test_a_circle_meets_each_week_at_the_wished_hour_in_a_space(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    neighbourhood.space("BRC Hall")
    report = plan_season(store, **WISH)
    sessions, bookings, series, _ = everything(store)
    assert [(in_india(each.starts_at).isoformat(), each.number) for each in sessions] == [
        (f"2026-10-{day:02d}T15:30:00+05:30", number) for number, day in enumerate((7, 14, 21, 28), 1)
    ]
    assert {each.session_id for each in bookings} == {each.id for each in sessions}
    assert (report.sessions, report.bookings, report.clashes, report.skipped) == (4, 4, (), ())
    assert len(series) == 1
    assert store.entries()[0].sentence() == "Plan the season: 4 sessions"


def test_the_last_day_counts_and_other_weeks_do_not(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    plan_season(store, **WISH | {"to_on": date(2026, 11, 4), "every_weeks": 2})
    days = [in_india(each.starts_at).date() for each in everything(store)[0]]
    assert days == [date(2026, 10, 7), date(2026, 10, 21), date(2026, 11, 4)]


def test_days_off_are_skipped_where_they_count_and_named(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    neighbourhood.circle("JNP-01", district="152")
    with store.transaction("Days off") as work:
        days = {"from_on": date(2026, 10, 14), "until_on": date(2026, 10, 15)}
        work.holidays.add(Holiday(name="Election duty", kind=HolidayKind.ELECTION, district_code="152", **days))
        days = {"from_on": date(2026, 10, 21), "until_on": date(2026, 10, 22)}
        work.holidays.add(Holiday(name="Open anyway", kind=HolidayKind.RESTRICTED, **days))
    report = plan_season(store, **WISH)
    assert [(skip.day, skip.why) for skip in report.skipped] == [(date(2026, 10, 14), "Election duty")]
    counts = Counter(each.circle_id for each in everything(store)[0])
    assert sorted(counts.values()) == [3, 4]


def test_a_skipped_day_comes_back_when_it_is_no_day_off_any_more(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    fair = Holiday(name="Fair", from_on=date(2026, 10, 14), until_on=date(2026, 10, 15))
    with store.transaction("A day off") as work:
        work.holidays.add(fair)
    plan_season(store, **WISH)
    with store.transaction("None after all") as work:
        work.holidays.remove(fair)
    assert plan_season(store, **WISH).sessions == 1
    days = {each.number: in_india(each.starts_at).day for each in everything(store)[0]}
    assert days == {1: 7, 2: 21, 3: 28, 4: 14}


def test_circles_that_want_one_space_get_hours_near_the_wish(store, neighbourhood):
    for number in range(1, 15):
        neighbourhood.circle(f"GKP-{number:02d}")
    neighbourhood.space("BRC Hall")
    report = plan_season(store, **WISH)
    assert_nothing_is_taken_twice(store)
    with_space = [plan for plan in report.plans if plan.space]
    assert len(with_space) == 12
    assert Counter(plan.is_wish for plan in with_space)[True] == 1
    assert all(plan.at >= time(15) and plan.weekday < 6 for plan in report.plans)
    homeless = [clash for clash in report.clashes if clash.kind is ClashKind.NO_SPACE]
    assert len(homeless) == 2
    assert all(plan.is_wish for plan in report.plans if not plan.space)


def test_small_spaces_and_other_districts_are_no_use(store, neighbourhood):
    neighbourhood.circle("GKP-01", teachers=10)
    neighbourhood.space("Verandah", capacity=10)
    neighbourhood.space("Far hall", district="152")
    neighbourhood.space("Closed hall", permission="refused")
    report = plan_season(store, **WISH)
    assert report.bookings == 0
    assert [clash.kind for clash in report.clashes] == [ClashKind.NO_SPACE]
    assert report.clashes[0].what == ("GKP-01: no space of its district with 11 seats is free at a possible hour.")


def test_the_wished_hour_holds_where_spaces_suffice_with_the_fewest_ambers(store, neighbourhood):
    for code in ("GKP-01", "GKP-02"):
        neighbourhood.circle(code)
    neighbourhood.space("Asked hall", permission="asked")
    neighbourhood.space("Granted hall", block="Pipraich")
    report = plan_season(store, **WISH)
    assert [plan.is_wish for plan in report.plans] == [True, True]
    assert [clash.kind for clash in report.clashes] == [ClashKind.PERMISSION]
    store.undo()
    neighbourhood.space("Far granted hall", block="Pipraich")
    report = plan_season(store, **WISH)
    assert [plan.is_wish for plan in report.plans] == [True, True]
    assert report.clashes == ()


def test_the_own_block_comes_first_among_permitted_spaces(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    neighbourhood.space("A far hall", block="Pipraich")
    neighbourhood.space("Own hall", capacity=60)
    assert plan_season(store, **WISH).plans[0].space.en == "Own hall"


def test_a_permission_that_ends_within_the_season_is_amber_once(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    neighbourhood.space("Hall", until_on=date(2026, 10, 15))
    report = plan_season(store, **WISH)
    assert [(clash.kind, clash.severity) for clash in report.clashes] == [(ClashKind.PERMISSION, Severity.AMBER)]


def test_people_of_two_circles_are_never_wanted_twice(store, neighbourhood):
    _, mentor, teachers = neighbourhood.circle("GKP-01")
    neighbourhood.circle("GKP-02", mentor=mentor)
    neighbourhood.circle("GKP-03", mentor=teachers[0])
    neighbourhood.circle("GKP-04", extra=[teachers[1]])
    for name in ("A", "B", "C"):
        neighbourhood.space(name)
    report = plan_season(store, **WISH)
    assert_nothing_is_taken_twice(store)
    assert report.bookings == report.sessions == 16 + sum(plan.weekday > 2 for plan in report.plans)


def test_planning_again_changes_nothing(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    neighbourhood.circle("GKP-02")
    neighbourhood.space("Hall")
    plan_season(store, **WISH)
    before = everything(store)
    report = plan_season(store, **WISH | {"weekday": 4})
    assert (report.sessions, report.bookings) == (0, 0)
    assert everything(store) == before


def test_planning_further_goes_on_with_hour_space_and_numbers(store, neighbourhood):
    circle, _, _ = neighbourhood.circle("GKP-01")
    neighbourhood.circle("GKP-02")
    neighbourhood.space("Hall")
    plan_season(store, **WISH)
    with store.transaction("Lose one") as work:
        lost = work.sessions.where(circle_id=circle.id)[1]
        work.bookings.remove(*work.bookings.where(session_id=lost.id))
        work.sessions.remove(lost)
    report = plan_season(store, **WISH | {"to_on": date(2026, 11, 30)})
    assert_nothing_is_taken_twice(store)
    sessions, bookings, series, _ = everything(store)
    own = [each for each in sessions if each.circle_id == circle.id]
    assert [each.number for each in own] == [1, 3, 4, 5, 6, 7, 8, 9]
    assert in_india(own[3].starts_at).date() == lost.due_on
    assert len({(in_india(each.starts_at).weekday(), in_india(each.starts_at).time()) for each in own}) == 1
    assert (len(series), report.sessions, len(bookings)) == (2, 9, len(sessions))


def test_a_space_taken_by_others_is_left_alone(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    hall = neighbourhood.space("Hall")
    with store.transaction("Block meeting") as work:
        begins = moment(date(2026, 10, 14), time(16))
        work.bookings.add(
            Booking(space_id=hall.id, starts_at=begins, ends_at=begins + timedelta(hours=3), purpose="Block meeting")
        )
    report = plan_season(store, **WISH)
    assert report.plans[0].weekday != 2
    assert report.bookings == report.sessions
    assert_nothing_is_taken_twice(store)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"to_on": date(2026, 9, 30)}, SeasonBackwards),
        ({"to_on": date(2028, 10, 31)}, SeasonTooLong),
        ({"to_on": date(2026, 10, 6)}, NoSuchDay),
        ({"minutes": 0}, MinutesImpossible),
        ({"minutes": -90}, MinutesImpossible),
        ({"minutes": 481}, MinutesImpossible),
        ({"at": time(23)}, EndsNextDay),
        ({"every_weeks": 0}, WeeksImpossible),
        ({"from_on": date(2025, 1, 1), "to_on": date(2025, 2, 1)}, OutsideProgramme),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(store, neighbourhood, change, refusal):
    neighbourhood.circle("GKP-01")
    with pytest.raises(refusal) as caught:
        plan_season(store, **WISH | change)
    assert str(caught.value)
    assert everything(store)[:3] == ((), (), ())


def test_without_circles_there_is_nothing_to_plan(store):
    with pytest.raises(NoCircles):
        plan_season(store, **WISH)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"to_on": date(2027, 5, 1)}, ClashKind.PROGRAMME),
        ({"weekday": 6}, ClashKind.HOLIDAY),
        ({"at": time(14)}, ClashKind.SCHOOL_HOURS),
    ],
)
def test_a_doubtful_wish_is_amber(store, neighbourhood, change, kind):
    neighbourhood.circle("GKP-01")
    neighbourhood.space("Hall")
    report = plan_season(store, **WISH | change)
    assert [(clash.kind, clash.severity) for clash in report.clashes] == [(kind, Severity.AMBER)]
    assert report.clashes[0].what
    assert report.sessions


def test_undo_takes_the_whole_season_back(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    neighbourhood.space("Hall")
    before = everything(store)
    plan_season(store, **WISH)
    store.undo()
    assert everything(store) == before


def test_a_new_circle_leaves_the_hours_of_its_people_in_other_circles(store, neighbourhood):
    _, mentor, _ = neighbourhood.circle("GKP-01")
    neighbourhood.space("Hall")
    neighbourhood.space("Annex")
    plan_season(store, **WISH)
    neighbourhood.circle("GKP-02", mentor=mentor)
    report = plan_season(store, **WISH)
    assert (report.clashes, report.sessions, report.plans[-1].is_wish) == ((), 5, False)
    assert_nothing_is_taken_twice(store)


def test_a_series_without_sessions_still_holds_its_hour(store, neighbourhood):
    _, mentor, _ = neighbourhood.circle("GKP-01")
    neighbourhood.space("Hall")
    neighbourhood.space("Annex")
    plan_season(store, **WISH)
    with store.transaction("Lose all") as work:
        work.bookings.remove(*work.bookings.where())
        work.sessions.remove(*work.sessions.where())
    neighbourhood.circle("GKP-02", mentor=mentor)
    report = plan_season(store, **WISH)
    assert [(plan.circle, plan.is_wish) for plan in report.plans] == [("GKP-01", True), ("GKP-02", False)]
    assert (report.clashes, report.sessions) == ((), 9)


def test_a_meeting_in_another_programme_makes_a_circle_choose_another_hour(store, neighbourhood):
    _, mentor, _ = neighbourhood.circle("GKP-01")
    neighbourhood.circle("GKP-02")
    other, _, _ = neighbourhood.circle("MATHS-01", mentor=mentor)
    neighbourhood.space("A")
    neighbourhood.space("B")
    with store.transaction("Another programme") as work:
        programme = work.programmes.first()
        maths = Programme(name="Maths", from_on=programme.from_on, until_on=programme.until_on)
        work.programmes.add(maths)
        work.circles.replace(replace(other, programme_id=maths.id))
    add_session(store, other.id, moment(date(2026, 10, 14), time(16)), 90)
    report = plan_season(store, **WISH, programme=programme.name)
    assert {plan.circle: plan.is_wish for plan in report.plans} == {"GKP-01": False, "GKP-02": True}
    assert report.clashes == ()
    assert_nothing_is_taken_twice(store)


def test_going_on_leaves_out_days_of_other_meetings_and_spaces_of_others(store, neighbourhood):
    _, mentor, _ = neighbourhood.circle("GKP-01")
    hall = neighbourhood.space("Hall")
    plan_season(store, **WISH)
    second, _, _ = neighbourhood.circle("GKP-02", mentor=mentor)
    add_session(store, second.id, moment(date(2026, 11, 4), time(16)), 90)
    with store.transaction("Block meeting") as work:
        begins = moment(date(2026, 11, 11), time(16))
        work.bookings.add(Booking(space_id=hall.id, starts_at=begins, ends_at=begins + timedelta(days=1)))
    report = plan_season(store, **WISH | {"to_on": date(2026, 11, 20)})
    first_days = [in_india(each.starts_at).date() for each in everything(store)[0] if each.number == 6]
    assert date(2026, 11, 18) in first_days
    said = {clash.kind: clash.what for clash in report.clashes if "GKP-01" in clash.what}
    assert said == {
        ClashKind.NO_TIME: "GKP-01: its members are expected elsewhere on some days (1); these were left out.",
        ClashKind.NO_SPACE: "GKP-01: Hall is taken on some days (1); these sessions have no space yet.",
    }
    assert_nothing_is_taken_twice(store)
