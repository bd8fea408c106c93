"""What a calendar shows: sessions and days off by day, and sessions that stand side by side as one block."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sankul.operations.sessions import SessionRow
from sankul.rules.sessions import SessionState, monday_of
from sankul.text import _, language
from sankul.ui.sessions.rows import said_mentor, said_time, tone_of
from sankul.ui.tables import Tone

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

MOST_LANES = 2


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a calendar shows, both included."""

    first: date
    last: date

    def days(self) -> list[date]:
        """All of them."""
        return [self.first + timedelta(days=offset) for offset in range((self.last - self.first).days + 1)]


@dataclass(frozen=True, slots=True)
class Shown:
    """The sessions of a span, and its days off with their names in the language now spoken (empty: weekly)."""

    span: Span
    sessions: tuple[SessionRow, ...] = ()
    off: Mapping[date, str] = field(default_factory=dict)
    has_any: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One or several sessions that a calendar draws as one; `lane` of `lanes` stand side by side."""

    rows: tuple[SessionRow, ...]
    starts: time
    ends: time
    lane: int = 0
    lanes: int = 1

    def tone(self, moment: datetime) -> Tone:
        """The colour: what waits wins, then what is to come."""
        tones = {tone_of(row, moment) for row in self.rows}
        return next(tone for tone in ("amber", "accent", "green", "grey") if tone in tones)

    def is_cancelled(self) -> bool:
        """Whether nothing of it takes place."""
        return all(row.state is SessionState.CANCELLED for row in self.rows)

    def title(self) -> str:
        """The circle, or how many sessions."""
        return self.rows[0].circle if len(self.rows) == 1 else said_count(len(self.rows))

    def hint(self) -> str:
        """The hours, and of a single session its mentor."""
        if len(self.rows) == 1:
            return f"{said_time(self.rows[0])} {said_mentor(self.rows[0])}"
        return f"{self.starts:%H:%M}–{self.ends:%H:%M}"


def said_count(n: int) -> str:
    """How many sessions, in words."""
    from sankul.text import ngettext

    return ngettext("{n} session", "{n} sessions", n).format(n=n)


def month_span(day: date) -> Span:
    """The whole weeks that hold the month of `day`."""
    first = monday_of(day.replace(day=1))
    next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return Span(first, monday_of(next_month - timedelta(days=1)) + timedelta(days=6))


def week_span(day: date) -> Span:
    """Monday to Sunday."""
    return Span(monday_of(day), monday_of(day) + timedelta(days=6))


def by_day(rows: Iterable[SessionRow]) -> dict[date, list[SessionRow]]:
    """The sessions of each day, by time."""
    days: dict[date, list[SessionRow]] = {}
    for row in rows:
        days.setdefault(row.day, []).append(row)
    return days


def blocks_of(rows: Sequence[SessionRow], most_lanes: int = MOST_LANES) -> list[Block]:
    """The sessions of one day as blocks: those of equal hours are one, and so is what would need too many lanes."""
    groups: dict[tuple[time, time], list[SessionRow]] = {}
    for row in rows:
        groups.setdefault((row.start, row.end), []).append(row)
    blocks: list[Block] = []
    for cluster in _clusters(sorted(groups)):
        lanes = _lanes(cluster)
        if max(lanes) < most_lanes:
            blocks += [
                Block(tuple(groups[hours]), *hours, lane, max(lanes) + 1)
                for hours, lane in zip(cluster, lanes, strict=True)
            ]
        else:
            among = tuple(row for hours in cluster for row in groups[hours])
            blocks.append(Block(among, cluster[0][0], max(ends for _starts, ends in cluster)))
    return blocks


def read_shown(work: "Work", programme: "Programme | None", span: Span) -> Shown:
    """Read what a calendar shows."""
    from sankul.operations.sessions import session_rows
    from sankul.ui.sessions.agenda import has_sessions

    rows = session_rows(work, programme.id, span.first, span.last) if programme else ()
    has_any = bool(rows) or (programme is not None and has_sessions(work, programme.id))
    return Shown(span, rows, _off(work, span), has_any)


def _off(work: "Work", span: Span) -> dict[date, str]:
    """The days off where the office is, by name."""
    from sankul.operations.holidays import days_off_of
    from sankul.operations.states import week_of

    office = work.offices.first()
    week = week_of(work)
    named = days_off_of(work)(office.district_code, office.block) if office else {}
    off = {day: "" for day in span.days() if not week.is_working(day.weekday())}
    for day in span.days():
        holiday = named.get(day)
        if holiday is not None:
            off[day] = (holiday.name_hi or holiday.name) if language() == "hi" else holiday.name
    return off


def said_day_off(name: str) -> str:
    """The name of a day off in words."""
    return name or _("Weekly day off")


def _clusters(hours: Sequence[tuple[time, time]]) -> list[list[tuple[time, time]]]:
    """Hours in order, cut where one ends before the next begins."""
    clusters: list[list[tuple[time, time]]] = []
    until = time.min
    for each in hours:
        if clusters and each[0] < until:
            clusters[-1].append(each)
            until = max(until, each[1])
        else:
            clusters.append([each])
            until = each[1]
    return clusters


def _lanes(cluster: Sequence[tuple[time, time]]) -> list[int]:
    """The lane of each hour, so that none overlaps another of its lane."""
    ends: list[time] = []
    lanes = []
    for starts, until in cluster:
        lane = next((at for at, end in enumerate(ends) if end <= starts), len(ends))
        ends[lane : lane + 1] = [until]
        lanes.append(lane)
    return lanes
