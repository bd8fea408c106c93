"""Sessions: series of weekly discussions and the single meetings that come of them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from sankul.rules.rows import Row


class SessionState(StrEnum):
    """The life of one session."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


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
    `revision` counts the moves and the cancelling, so that calendars know the newest state.
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
