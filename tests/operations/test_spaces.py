"""The register of spaces, the search for a free one, and the weekly grid."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from sankul.clock import moment
from sankul.errors import NotFound
from sankul.operations.seasons import plan_season
from sankul.operations.spaces import bookings_of, free_spaces, list_spaces, remove_space, save_space, week_grid
from sankul.rules.spaces import Permission, SeatsImpossible, Space, SpaceInUse, SpaceTwice

HALL = Space(name="BRC Hall", capacity=40, district_code="148", district="Gorakhpur", block="Khorabar")


def plan(store, weeks=4):
    last = date(2026, 10, 7) + timedelta(weeks=weeks - 1)
    return plan_season(store, from_on=date(2026, 10, 7), to_on=last, weekday=2, at=time(15, 30), minutes=90)


def test_a_space_is_registered_changed_and_removed(store):
    saved = save_space(store, replace(HALL, name="  BRC  Hall "))
    assert [row.space for row in list_spaces(store)] == [replace(HALL, id=saved.id)]
    save_space(store, replace(saved, capacity=50))
    assert [row.space.capacity for row in list_spaces(store, "148")] == [50]
    assert list_spaces(store, "152") == ()
    remove_space(store, saved.id)
    assert list_spaces(store) == ()


def test_wrong_and_double_spaces_change_nothing(store):
    save_space(store, HALL)
    with pytest.raises(SeatsImpossible):
        save_space(store, replace(HALL, capacity=0))
    with pytest.raises(SpaceTwice):
        save_space(store, Space(name="brc hall", capacity=9, district_code="148", district="G", block="KHORABAR"))
    save_space(store, Space(name="BRC Hall", capacity=9, district_code="148", district="G", block="Pipraich"))
    assert sorted(row.space.capacity for row in list_spaces(store)) == [9, 40]


def test_a_booked_space_stays(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    hall = neighbourhood.space("Hall")
    plan(store)
    with pytest.raises(SpaceInUse, match="bookings: 4"):
        remove_space(store, hall.id)


def test_the_register_counts_what_is_to_come_and_knows_expired_permissions(store, neighbourhood, monkeypatch):
    neighbourhood.circle("GKP-01")
    neighbourhood.space("Hall", until_on=date(2026, 10, 20))
    plan(store)
    monkeypatch.setenv("SANKUL_NOW", "2026-10-15T09:00:00+05:30")
    assert [(row.bookings, row.permission) for row in list_spaces(store)] == [(2, Permission.GRANTED)]
    monkeypatch.setenv("SANKUL_NOW", "2026-10-20T09:00:00+05:30")
    assert list_spaces(store)[0].permission is Permission.EXPIRED


def test_free_spaces_come_best_first_and_taken_small_refused_or_far_ones_not(store, neighbourhood):
    neighbourhood.circle("GKP-01")
    neighbourhood.space("Taken", block="Khorabar")
    plan(store)
    neighbourhood.space("Far", district="152")
    neighbourhood.space("Small", capacity=14)
    neighbourhood.space("Refused", permission="refused")
    neighbourhood.space("Asked", permission="asked")
    neighbourhood.space("Other block", block="Pipraich")
    neighbourhood.space("Large", capacity=60)
    neighbourhood.space("Right", capacity=16)
    starts = moment(date(2026, 10, 14), time(16))
    found = free_spaces(store, starts, starts + timedelta(hours=1), 15, "148", "khorabar")
    assert [space.name for space in found] == ["Right", "Large", "Other block", "Asked"]
    after = moment(date(2026, 10, 14), time(17))
    assert "Taken" in [space.name for space in free_spaces(store, after, after + timedelta(hours=1), 15, "148")]


def test_bookings_of_a_space_and_the_grid_of_a_week(store, neighbourhood):
    for code in ("GKP-01", "GKP-02"):
        neighbourhood.circle(code)
    hall = neighbourhood.space("Hall")
    empty = neighbourhood.space("Zenana hall", permission="refused")
    plan(store, weeks=2)
    rows = bookings_of(store, hall.id, date(2026, 10, 7), date(2026, 10, 14))
    assert [(row.whose, row.number) for row in rows] == [("GKP-01", 1), ("GKP-02", 1), ("GKP-01", 2)]
    grid = week_grid(store, date(2026, 10, 5))
    assert [space.name for space, _ in grid.rows] == ["Hall", "Zenana hall"]
    assert [[row.whose for row in day] for day in grid.rows[0][1]] == [[], [], ["GKP-01"], ["GKP-02"], [], [], []]
    assert grid.rows[1] == (empty, ((),) * 7)
    with pytest.raises(NotFound):
        bookings_of(store, "00000000-0000-7000-8000-000000000000", date(2026, 10, 7), date(2026, 10, 14))
