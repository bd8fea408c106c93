"""The shipped days off are proposed once; the office's table decides from then on."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.errors import NotFound
from sankul.operations.holidays import (
    confirm_holidays,
    list_holidays,
    proposed_holidays,
    remove_holiday,
    save_holiday,
    seed_holidays,
)
from sankul.operations.states import school_week
from sankul.rules.holidays import Holiday, HolidayBackwards, HolidayKind


def test_the_list_of_the_state_is_proposed_once(store):
    added = seed_holidays(store)
    holidays = list_holidays(store)
    assert added == len(holidays) > 15
    assert all(holiday.is_proposed and holiday.name_hi for holiday in holidays)
    assert seed_holidays(store) == 0
    found = {holiday.name: holiday for holiday in holidays}
    summer = found["Summer vacation"]
    assert (summer.kind, summer.from_on, summer.until_on) == (
        HolidayKind.VACATION,
        date(2026, 5, 20),
        date(2026, 6, 16),
    )
    assert found["Govardhan Puja"].from_on == date(2026, 11, 9)
    assert found["Winter vacation"].until_on == date(2027, 1, 15)


@pytest.mark.parametrize("state_code", ["9", "09", "22", "29", "7", ""])
def test_every_state_has_a_week_and_a_list_that_can_be_read(state_code):
    week = school_week(state_code)
    assert week.weekly_off == {6}
    assert all(week.hours_on(date(2026, month, 1)) for month in range(1, 13))
    holidays = proposed_holidays(state_code)
    assert {date(2026, 8, 15), date(2026, 10, 2), date(2027, 1, 26)} <= {each.from_on for each in holidays}
    assert all(each.from_on < each.until_on for each in holidays)


def test_uttar_pradesh_has_summer_and_winter_hours():
    week = school_week("9")
    assert [f"{week.hours_on(date(2026, month, 1)).closes:%H}" for month in (4, 9, 10, 3)] == ["14", "14", "15", "15"]


def test_a_day_off_is_added_changed_and_removed(store):
    saved = save_holiday(store, Holiday(name=" Polling ", from_on=date(2026, 12, 1), until_on=date(2026, 12, 2)))
    assert list_holidays(store) == (replace(saved, name="Polling"),)
    changed = save_holiday(store, replace(saved, kind=HolidayKind.ELECTION))
    assert list_holidays(store) == (changed,)
    assert store.entries()[0].sentence() == "Save the day off “Polling”"
    remove_holiday(store, saved.id)
    assert list_holidays(store) == ()
    with pytest.raises(NotFound):
        remove_holiday(store, saved.id)
    store.undo()
    assert list_holidays(store) == (changed,)


def test_a_wrong_day_off_changes_nothing(store):
    with pytest.raises(HolidayBackwards):
        save_holiday(store, Holiday(name="Fair", from_on=date(2026, 12, 2), until_on=date(2026, 12, 1)))
    assert list_holidays(store) == ()


def test_saving_and_confirming_end_the_proposal(store):
    count = seed_holidays(store)
    first = list_holidays(store)[0]
    assert not save_holiday(store, first).is_proposed
    assert confirm_holidays(store) == count - 1
    assert not any(holiday.is_proposed for holiday in list_holidays(store))
