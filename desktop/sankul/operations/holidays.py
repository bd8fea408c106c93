"""Acts on days off: the shipped list is proposed once, and the office's own table decides."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from sankul.operations.states import school_week
from sankul.operations.store import Store, Work
from sankul.places import resource
from sankul.rules.holidays import Holiday, HolidayKind, checked_holiday, days_off
from sankul.text import N_

DaysOff = Callable[[str, str], Mapping[date, Holiday]]


def seed_holidays(store: Store) -> int:
    """Propose the days off of the office's state, leaving out what the table has already; returns how many were added."""
    with store.transaction(N_("Propose the days off of the state")) as work:
        office = work.offices.first()
        known = {(holiday.from_on, holiday.kind) for holiday in work.holidays.where()}
        listed = proposed_holidays(office.state_code if office else "")
        new = [holiday for holiday in listed if (holiday.from_on, holiday.kind) not in known]
        work.holidays.add(*new)
    return len(new)


def proposed_holidays(state_code: str) -> tuple[Holiday, ...]:
    """The shipped days off of a state by its LGD code, all marked as proposed; the file names the last day of each."""
    path = resource("holidays", school_week(state_code).holidays)
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_proposed(row) for row in csv.DictReader(file))


def _proposed(row: Mapping[str, str]) -> Holiday:
    until_on = date.fromisoformat(row["to"]) + timedelta(days=1)
    return Holiday(
        name=row["name"],
        name_hi=row["name_hi"],
        kind=HolidayKind(row["kind"]),
        from_on=date.fromisoformat(row["from"]),
        until_on=until_on,
        is_proposed=True,
    )


def list_holidays(store: Store) -> tuple[Holiday, ...]:
    """All days off by date."""
    with store.reading() as work:
        return tuple(sorted(work.holidays.where(), key=lambda holiday: (holiday.from_on, holiday.id)))


def save_holiday(store: Store, holiday: Holiday) -> Holiday:
    """Add a day off or change one; it then counts as checked. Raises the refusals of `rules.holidays`."""
    kept = replace(checked_holiday(holiday), is_proposed=False)
    with store.transaction(N_("Save the day off “{name}”"), name=kept.name) as work:
        put = work.holidays.replace if work.holidays.find(kept.id) else work.holidays.add
        put(kept)
    return kept


def confirm_holidays(store: Store) -> int:
    """Mark all proposed days off as checked against the order; returns how many they were."""
    with store.transaction(N_("Confirm the proposed days off")) as work:
        proposed = work.holidays.where(is_proposed=True)
        work.holidays.replace(*(replace(holiday, is_proposed=False) for holiday in proposed))
    return len(proposed)


def remove_holiday(store: Store, holiday_id: str) -> None:
    """Take a day off out of the table. Raises NotFound."""
    with store.transaction(N_("Remove a day off")) as work:
        holiday = work.holidays.get(holiday_id)
        work.relabel(N_("Remove the day off “{name}”"), name=holiday.name)
        work.holidays.remove(holiday)


def days_off_of(work: Work) -> DaysOff:
    """A function of district code and block that gives the days off there, each asked for only once."""
    holidays = work.holidays.where()
    known: dict[tuple[str, str], Mapping[date, Holiday]] = {}

    def here(district_code: str, block: str) -> Mapping[date, Holiday]:
        if (district_code, block) not in known:
            known[district_code, block] = days_off(holidays, district_code, block)
        return known[district_code, block]

    return here
