"""Time: stored in UTC, shown in Indian Standard Time; financial years; a clock that tests and scripts can set."""

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

INDIA = ZoneInfo("Asia/Kolkata")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


def now() -> datetime:
    """The present moment in UTC, to the second. `SANKUL_NOW` (ISO, with offset) sets it for scripts and trials."""
    fixed = os.environ.get("SANKUL_NOW")
    moment = datetime.fromisoformat(fixed) if fixed else datetime.now(UTC)
    return moment.astimezone(UTC).replace(microsecond=0)


def today() -> date:
    """The present day in India."""
    return now().astimezone(INDIA).date()


def is_plausible(day: date) -> bool:
    """Whether an office can mean `day`; the ends of the calendar have no day before or after them to reckon with."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def moment(day: date, at: time) -> datetime:
    """The UTC moment of a wall-clock time in India."""
    return datetime.combine(day, at, INDIA).astimezone(UTC)


def in_india(instant: datetime) -> datetime:
    """`instant` (aware) as wall-clock time in India."""
    return instant.astimezone(INDIA)


def financial_year(day: date) -> str:
    """The Indian financial year of `day`, April to March: "2026-27"."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def month_start(text: str) -> date:
    """The first day of the month written as "2026-10". Raises ValueError for anything else."""
    year, month = text.split("-")
    if len(year) != 4 or len(month) != 2 or not (year + month).isdecimal():
        raise ValueError(text)
    return date(int(year), int(month), 1)


def next_month(first: date) -> date:
    """The first day of the month after that of `first`."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def said_day(day: date) -> str:
    """A day as offices write it: 14.10.2026."""
    return f"{day:%d.%m.%Y}"
