"""Days and months in words, in the language now spoken."""

from datetime import date

from sankul.clock import said_day
from sankul.rules.months import MONTHS
from sankul.rules.sessions import WEEKDAYS
from sankul.text import N_, _

SHORT_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def short_day(day: date) -> str:
    """Wed 14.10.2026."""
    return f"{_(SHORT_DAYS[day.weekday()])} {said_day(day)}"


def long_day(day: date) -> str:
    """Wednesday, 14.10.2026."""
    return f"{_(WEEKDAYS[day.weekday()])}, {said_day(day)}"


def month_title(day: date) -> str:
    """October 2026."""
    return f"{_(MONTHS[day.month - 1])} {day.year}"


def week_title(monday: date, sunday: date) -> str:
    """12.10.2026 – 18.10.2026."""
    return f"{said_day(monday)} – {said_day(sunday)}"
