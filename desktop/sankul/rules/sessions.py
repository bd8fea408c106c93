"""Sessions: series of weekly discussions and the single meetings that come of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sankul.clock import in_india, said_day
from sankul.errors import Refusal
from sankul.rules.mentoring import Member
from sankul.rules.rows import Row
from sankul.text import N_, ascii_digits, fold

LONGEST_SEASON_DAYS = 400
LONGEST_MINUTES = 480
MOST_WEEKS = 8


class SessionState(StrEnum):
    """The life of one session."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


STATE_LABELS = {
    SessionState.PLANNED: N_("Planned"),
    SessionState.HELD: N_("Held"),
    SessionState.CANCELLED: N_("Cancelled"),
}
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_WEEKDAY_WORDS = (
    ("monday", "सोमवार", "सोम"),
    ("tuesday", "मंगलवार", "मंगल"),
    ("wednesday", "बुधवार", "बुध"),
    ("thursday", "गुरुवार", "गुरु", "बृहस्पतिवार", "वीरवार"),
    ("friday", "शुक्रवार", "शुक्र"),
    ("saturday", "शनिवार", "शनि"),
    ("sunday", "रविवार", "रवि", "इतवार"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Row):
    """A repeating session of one circle: weekday 0 is Monday; from `from_on` until the day before `until_on`."""

    circle_id: str
    weekday: int
    at: time
    minutes: int
    every_weeks: int = 1
    from_on: date
    until_on: date
    space_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Row):
    """One meeting of a circle. Times are UTC, half-open; `number` counts within the circle and survives gaps.

    `due_on` is the day of the series for which it stands, kept when it is moved; None for a meeting outside any series.
    `revision` counts the moves and the cancelling, so that calendars know the newest state. `led_by_id` is the teacher who
    prepared and led the discussion; None means the mentor.
    """

    circle_id: str
    series_id: str | None = None
    number: int
    starts_at: datetime
    ends_at: datetime
    state: SessionState = SessionState.PLANNED
    topic: str = ""
    reason: str = ""
    is_locked: bool = False
    due_on: date | None = None
    revision: int = 0
    led_by_id: str | None = None


class WeekdayUnknown(Refusal):
    """Not the name of a day of the week."""

    message = N_("“{text}” is no day of the week. Write MON, TUE, WED, THU, FRI, SAT or SUN.")
    field = "weekday"


class TimeUnknown(Refusal):
    """Not a time of day."""

    message = N_("“{text}” is no time of day. Write hours and minutes, such as 15:30.")
    field = "at"


class MinutesImpossible(Refusal):
    """A session of no length, or longer than a working day."""

    message = N_("A session cannot last {minutes} minutes. Enter 1 to {most}, such as 90.")
    field = "minutes"


class EndsNextDay(Refusal):
    """A session ends on the day on which it begins."""

    message = N_(
        "A session of {minutes} minutes from {at} would end on the next day. Begin earlier or make it shorter."
    )
    field = "at"


class WeeksImpossible(Refusal):
    """The step between two sessions of a series."""

    message = N_("A series cannot repeat every {weeks} weeks. Enter 1 for weekly, 2 for fortnightly, at most {most}.")
    field = "every"


class SeasonBackwards(Refusal):
    """The last day lies before the first."""

    message = N_("The season ends on {last} before it begins on {first}. Exchange the dates or correct one.")
    field = "to"


class SeasonTooLong(Refusal):
    """A slip in the year would make thousands of sessions."""

    message = N_("A season of {days} days is too long; the most is {most}. Check the year of both dates.")
    field = "to"


class OutsideProgramme(Refusal):
    """No day of the season lies within the programme."""

    message = N_(
        "The programme “{programme}” runs from {first} to {last}. Choose dates within it, or another programme."
    )
    field = "from"


class NoSuchDay(Refusal):
    """The season is too short to hold the weekday."""

    message = N_("No day of the season from {first} to {last} falls on the chosen weekday. Choose a longer season.")
    field = "weekday"


class NoCircles(Refusal):
    """There is nobody to meet."""

    message = N_("The programme “{programme}” has no circles yet. Commit the assignment of mentors first.")


class ReasonMissing(Refusal):
    """Moving and cancelling ask why, because people will."""

    message = N_("Enter a reason; it stands in the history of the session.")
    field = "reason"


class SessionCancelled(Refusal):
    """A cancelled session stays as it is."""

    message = N_("Session {number} of {circle} was cancelled. Add a new session instead.")


class SessionHeld(Refusal):
    """What has happened is not moved."""

    message = N_("Session {number} of {circle} was held already, so it can no longer be moved or cancelled.")


def said_moment(instant: datetime) -> str:
    """A moment (aware) as offices write it in either language, in India's time: 14.10.2026, 15:30."""
    return f"{in_india(instant):%d.%m.%Y, %H:%M}"


def read_weekday(text: str) -> int:
    """0 for Monday to 6 for Sunday, from an English name or its first letters, or a Hindi name. Raises WeekdayUnknown."""
    wanted = fold(text)
    for number, words in enumerate(_WEEKDAY_WORDS):
        if wanted in (fold(word) for word in words) or (len(wanted) > 2 and words[0].startswith(wanted)):
            return number
    raise WeekdayUnknown(text=text)


def read_time(text: str) -> time:
    """A time of day from "15:30", "15.30" or Devanagari digits. Raises TimeUnknown."""
    hours, _, minutes = ascii_digits(text).strip().replace(".", ":").partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and len(hours) <= 2):
        raise TimeUnknown(text=text)
    try:
        return time(int(hours), int(minutes))
    except ValueError:
        raise TimeUnknown(text=text) from None


def later(at: time, minutes: int) -> time:
    """The wall-clock time `minutes` (may be negative) after `at`. Raises ValueError when that is another day."""
    total = at.hour * 60 + at.minute + minutes
    return time(total // 60, total % 60)


def check_length(at: time, minutes: int) -> None:
    """Raise MinutesImpossible or EndsNextDay unless a session of `minutes` from `at` can be."""
    if not 0 < minutes <= LONGEST_MINUTES:
        raise MinutesImpossible(minutes=minutes, most=LONGEST_MINUTES)
    if at.hour * 60 + at.minute + minutes >= 24 * 60:
        raise EndsNextDay(minutes=minutes, at=f"{at:%H:%M}")


def check_season(from_on: date, to_on: date, every_weeks: int) -> None:
    """Raise the refusal of a season from `from_on` to `to_on` (its last day) that cannot be."""
    if to_on < from_on:
        raise SeasonBackwards(first=said_day(from_on), last=said_day(to_on))
    days = (to_on - from_on).days + 1
    if days > LONGEST_SEASON_DAYS:
        raise SeasonTooLong(days=days, most=LONGEST_SEASON_DAYS)
    if not 0 < every_weeks <= MOST_WEEKS:
        raise WeeksImpossible(weeks=every_weeks, most=MOST_WEEKS)


def season_days(from_on: date, to_on: date, weekday: int, every_weeks: int) -> tuple[date, ...]:
    """The days of a series: the first `weekday` not before `from_on`, then every `every_weeks` weeks, up to `to_on`."""
    first = from_on + timedelta(days=(weekday - from_on.weekday()) % 7)
    step = 7 * every_weeks
    return tuple(first + timedelta(days=offset) for offset in range(0, max(0, (to_on - first).days + 1), step))


def monday_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def members_on(members: Iterable[Member], day: date) -> tuple[Member, ...]:
    """Those of one circle's `members` who belong to it on `day`, in their order.

    Before the circle's first recorded day its first members count: offices often record a circle after it began to meet.
    """
    all_members = tuple(members)
    if not all_members:
        return ()
    on = max(day, min(member.from_on for member in all_members))
    return tuple(each for each in all_members if each.from_on <= on and (each.until_on is None or on < each.until_on))
