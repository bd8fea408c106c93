"""What differs from state to state in a school's week: weekly days off, school hours, and how late people may meet."""

from dataclasses import dataclass
from datetime import date, time, timedelta


@dataclass(frozen=True, slots=True)
class SchoolHours:
    """School hours in some months (1 to 12), wall-clock time."""

    months: frozenset[int]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class SchoolWeek:
    """The facts of one state. Weekdays count from 0, Monday; `holidays` names the shipped list of days off."""

    name: str
    weekly_off: frozenset[int]
    meetings_until: time
    hours: tuple[SchoolHours, ...]
    holidays: str = ""

    def is_working(self, weekday: int) -> bool:
        """Whether schools work on this weekday."""
        return weekday not in self.weekly_off

    def hours_on(self, day: date) -> SchoolHours | None:
        """The school hours on `day`, or None when the month has none."""
        return next((each for each in self.hours if day.month in each.months), None)

    def latest_closing(self, from_on: date, until_on: date) -> time:
        """The latest closing hour within a half-open period; midnight when no school works in it."""
        months = {(from_on + timedelta(days=offset)).month for offset in range((until_on - from_on).days)}
        return max((each.closes for each in self.hours if each.months & months), default=time(0))


def is_in_school_hours(week: SchoolWeek, day: date, starts: time, ends: time) -> bool:
    """Whether a meeting at these wall-clock times would take teachers out of class."""
    hours = week.hours_on(day) if week.is_working(day.weekday()) else None
    return hours is not None and starts < hours.closes and hours.opens < ends
