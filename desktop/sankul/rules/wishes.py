"""What is asked of a season, and what came of it."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from sankul.clock import said_day
from sankul.rules.clashes import Clash, ClashKind, Severity
from sankul.rules.papers import Both
from sankul.rules.programmes import Programme
from sankul.rules.sessions import NoSuchDay, check_length, check_season, later, season_days
from sankul.rules.states import SchoolWeek, is_in_school_hours
from sankul.text import N_, language


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: `to_on` is the last day of the season, weekday 0 is Monday, `at` wall-clock time in India."""

    from_on: date
    to_on: date
    weekday: int
    at: time
    minutes: int
    every_weeks: int = 1

    @property
    def until_on(self) -> date:
        """The day after the last."""
        return self.to_on + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Skip:
    """A day on which circles would have met, and the day off that stands against it."""

    day: date
    name: Both

    @property
    def why(self) -> str:
        """The name of the day off in the language now spoken."""
        return self.name.in_language(language())


@dataclass(frozen=True, slots=True)
class CirclePlan:
    """When and where one circle meets; `space` None: nowhere yet. `is_wish`: at the wished weekday and time."""

    circle: str
    weekday: int
    at: time
    space: Both | None
    sessions: int
    is_wish: bool


@dataclass(frozen=True, slots=True)
class SeasonReport:
    """What the act did: counts, the skipped days, the ambers (never a red), and the plan of each circle."""

    sessions: int
    bookings: int
    skipped: tuple[Skip, ...]
    clashes: tuple[Clash, ...]
    plans: tuple[CirclePlan, ...]


def check_wish(wish: Wish) -> None:
    """Raise the refusal of a wish that cannot be met: dates, length, step, or no such day."""
    check_season(wish.from_on, wish.to_on, wish.every_weeks)
    check_length(wish.at, wish.minutes)
    if not season_days(wish.from_on, wish.to_on, wish.weekday, wish.every_weeks):
        raise NoSuchDay(first=said_day(wish.from_on), last=said_day(wish.to_on))


def wish_clashes(programme: Programme, wish: Wish, week: SchoolWeek) -> list[Clash]:
    """The ambers of the wish itself."""
    clashes = []
    if wish.from_on < programme.from_on or wish.until_on > programme.until_on:
        last = programme.until_on - timedelta(days=1)
        values = {"programme": Both(programme.name, programme.name_hi)}
        dates = {"first": said_day(programme.from_on), "last": said_day(last)}
        message = N_("The season reaches beyond the programme “{programme}” ({first} to {last}).")
        clashes.append(Clash(ClashKind.PROGRAMME, Severity.AMBER, message, {**values, **dates}))
    if not week.is_working(wish.weekday):
        message = N_("The chosen weekday is the weekly day off.")
        clashes.append(Clash(ClashKind.HOLIDAY, Severity.AMBER, message))
    days = season_days(wish.from_on, wish.to_on, wish.weekday, wish.every_weeks)
    early = [day for day in days if is_in_school_hours(week, day, wish.at, later(wish.at, wish.minutes))]
    if early:
        figures = {"at": f"{wish.at:%H:%M}", "first": said_day(early[0]), "count": len(early)}
        message = N_("At {at} teachers are still in class (days: {count}, the first {first}).")
        clashes.append(Clash(ClashKind.SCHOOL_HOURS, Severity.AMBER, message, figures))
    return clashes
