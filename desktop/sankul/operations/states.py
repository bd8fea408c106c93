"""The school week of the office's state, read from the shipped tables."""

import tomllib
from functools import cache
from typing import Any

from sankul.operations.store import Work
from sankul.places import resource
from sankul.rules.states import SchoolHours, SchoolWeek

_DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


def week_of(work: Work) -> SchoolWeek:
    """The school week of the office's state."""
    office = work.offices.first()
    return school_week(office.state_code if office else "")


@cache
def school_week(state_code: str) -> SchoolWeek:
    """The school week of a state by its LGD code; states without a table of their own share one."""
    code = state_code.lstrip("0")
    tables = {table["lgd_code"]: table for path in sorted(resource("states").glob("*.toml")) if (table := _read(path))}
    return _week(tables.get(code, tables[""]))


def _read(path: Any) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _week(table: dict[str, Any]) -> SchoolWeek:
    hours = (SchoolHours(frozenset(each["months"]), each["opens"], each["closes"]) for each in table["hours"])
    weekly_off = frozenset(_DAYS.index(day) for day in table["weekly_off"])
    return SchoolWeek(table["name"], weekly_off, table["meetings_until"], tuple(hours), table["holidays"])
