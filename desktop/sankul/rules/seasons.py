"""A season for all circles at once: possible hours of the week, and which circle meets when and where.

The wished weekday and time is the best hour; others cost points by their distance. Points weigh in this order: a circle
without a space, hours away from the wish, a space without permission, one in another block, one much too large. So the
wish holds wherever spaces suffice, and among all plans that keep to it this one has the fewest ambers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from sankul.rules.placing import place_all
from sankul.rules.sessions import later
from sankul.rules.states import SchoolWeek

NO_SPACE_POINTS = 10_000_000
DAY_POINTS = 2_000
EARLIER_POINTS = 500
HOUR_POINTS = 5_000
NO_PERMISSION_POINTS = 300
OTHER_BLOCK_POINTS = 40
OTHER_SCHOOL_POINTS = 5
SPARE_SEATS_PER_POINT = 10


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour of the week: weekday 0 is Monday, wall-clock times, half-open. `points` is its distance from the wish."""

    weekday: int
    starts: time
    ends: time
    points: int = 0

    def overlaps(self, other: "Slot") -> bool:
        """Whether both share a moment of the week."""
        return self.weekday == other.weekday and self.starts < other.ends and other.starts < self.ends


@dataclass(frozen=True, slots=True)
class Demand:
    """What one circle needs. `people` are the ids of its members; `blocked` are hours that one of them has no time in."""

    circle: str
    district_code: str
    block: str
    seats: int
    people: frozenset[str]
    school_id: str | None = None
    blocked: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What one space offers: its free hours, best first. `is_permitted`: permission stands for the whole season."""

    space_id: str
    district_code: str
    block: str
    capacity: int
    is_permitted: bool
    free: tuple[Slot, ...]
    school_id: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """When and where a circle meets: `slot` None when its people have no common hour, `offer` None when it has no space."""

    slot: Slot | None = None
    offer: Offer | None = None


def season_slots(weekday: int, at: time, minutes: int, week: SchoolWeek, season: tuple[date, date]) -> tuple[Slot, ...]:
    """All hours in which sessions of the season may be, the wish first, then by distance from it.

    Others than the wish lie on working days, after the latest closing hour of schools in the half-open `season` and before
    the latest hour for meetings. Hours of one day never overlap.
    """
    closes = week.latest_closing(*season)
    times = [at, *other_times(at, minutes, closes, week.meetings_until)]
    slots = [Slot(weekday, at, later(at, minutes))]
    for day in range(7):
        for starts in times if week.is_working(day) else ():
            if (day, starts) != (weekday, at) and starts >= closes:
                slots.append(Slot(day, starts, later(starts, minutes), _distance(weekday, at, day, starts, minutes)))
    return tuple(sorted(slots, key=lambda slot: (slot.points, slot.weekday, slot.starts)))


def other_times(at: time, minutes: int, closes: time, until: time) -> list[time]:
    """Times before and after `at`, a session's length apart, between `closes` and `until`."""
    begins = at.hour * 60 + at.minute
    first, last = closes.hour * 60 + closes.minute, until.hour * 60 + until.minute
    possible = (begins + step * minutes for step in range(-24 * 60 // minutes, 24 * 60 // minutes) if step)
    return [time(start // 60, start % 60) for start in possible if start >= first and start + minutes <= last]


def _distance(weekday: int, at: time, day: int, starts: time, minutes: int) -> int:
    """Points of an hour: days away, with the days after a little nearer than those before, and hours away."""
    days = day - weekday
    hours = abs((starts.hour - at.hour) * 60 + starts.minute - at.minute) // minutes
    return abs(days) * DAY_POINTS + (EARLIER_POINTS if days < 0 else 0) + hours * HOUR_POINTS


def space_points(demand: Demand, offer: Offer) -> int | None:
    """What it costs a circle to meet in a space, without the hour; None when it cannot: too small, another district."""
    if offer.district_code != demand.district_code or offer.capacity < demand.seats:
        return None
    points = (offer.capacity - demand.seats) // SPARE_SEATS_PER_POINT
    if not offer.is_permitted:
        points += NO_PERMISSION_POINTS
    if demand.school_id is None or offer.school_id != demand.school_id:
        points += OTHER_SCHOOL_POINTS if offer.block == demand.block else OTHER_BLOCK_POINTS
    return points


def choose(demands: Sequence[Demand], offers: Sequence[Offer], slots: Sequence[Slot]) -> tuple[Choice, ...]:
    """An hour and a space for each circle, at the fewest points in all.

    Spaces are given out per district by `place_all`. Circles that share people, or whose people are busy, then take their
    hours first, those with the fewest to choose from before others; one that finds none in its space goes to the best
    other space, or has none. No space and no person is ever taken twice.
    """
    taking = _Taking(demands, offers, slots)
    tied = _tied(demands)
    for circle in sorted(range(len(demands)), key=lambda each: (each not in tied, taking.hours_left(each), each)):
        taking.take_at(circle, taking.placed[circle])
    for circle in range(len(demands)):
        if circle not in taking.chosen:
            taking.take_anywhere(circle)
    return tuple(taking.chosen[circle] for circle in range(len(demands)))


def _tied(demands: Sequence[Demand]) -> set[int]:
    """The circles that share a person with another, or have blocked hours."""
    first_of: dict[str, int] = {}
    tied = {circle for circle, demand in enumerate(demands) if demand.blocked}
    for circle, demand in enumerate(demands):
        for person in demand.people:
            other = first_of.setdefault(person, circle)
            if other != circle:
                tied |= {circle, other}
    return tied


class _Taking:
    """Hours being given out: what each space has left and when each person is taken."""

    def __init__(self, demands: Sequence[Demand], offers: Sequence[Offer], slots: Sequence[Slot]) -> None:
        self._demands, self._offers, self._slots = demands, offers, slots
        self._left = [list(offer.free) for offer in offers]
        self._busy: dict[str, list[Slot]] = {}
        self._here: dict[str, list[int]] = {}
        for index, offer in enumerate(offers):
            self._here.setdefault(offer.district_code, []).append(index)
        self.chosen: dict[int, Choice] = {}
        self.placed = self._place()

    def _costs(self, circle: int) -> Mapping[int, int]:
        demand = self._demands[circle]
        near = self._here.get(demand.district_code, ())
        points = ((index, space_points(demand, self._offers[index])) for index in near)
        return {index: each for index, each in points if each is not None}

    def _place(self) -> list[int | None]:
        """The best space of each circle, one district after the other."""
        placed: list[int | None] = [None] * len(self._demands)
        circles: dict[str, list[int]] = {}
        for circle, demand in enumerate(self._demands):
            circles.setdefault(demand.district_code, []).append(circle)
        for district, members in circles.items():
            own = self._here.get(district, [])
            place = {index: position for position, index in enumerate(own)}
            costs = [{place[index]: cost for index, cost in self._costs(circle).items()} for circle in members]
            prices = [[slot.points for slot in self._left[index]] for index in own]
            for circle, position in zip(members, place_all(costs, prices, NO_SPACE_POINTS), strict=True):
                placed[circle] = None if position is None else own[position]
        return placed

    def _has_time(self, circle: int, slot: Slot) -> bool:
        demand = self._demands[circle]
        if any(slot.overlaps(blocked) for blocked in demand.blocked):
            return False
        return not any(slot.overlaps(taken) for person in demand.people for taken in self._busy.get(person, ()))

    def hours_left(self, circle: int) -> int:
        """How many hours the circle could take in the space where it was placed."""
        space = self.placed[circle]
        return 0 if space is None else sum(self._has_time(circle, slot) for slot in self._left[space])

    def take_at(self, circle: int, space: int | None) -> None:
        """Take the best hour that space and people have left; without one, choose nothing yet."""
        if space is None:
            return
        slot = next((each for each in self._left[space] if self._has_time(circle, each)), None)
        if slot is not None:
            self._left[space].remove(slot)
            self._keep(circle, Choice(slot, self._offers[space]))

    def take_anywhere(self, circle: int) -> None:
        """Take the best space that has an hour left for these people, or else the best hour without a space."""
        costs = self._costs(circle)
        hours = [
            (points + slot.points, space)
            for space, points in costs.items()
            if (slot := next((each for each in self._left[space] if self._has_time(circle, each)), None)) is not None
        ]
        if hours:
            self.take_at(circle, min(hours)[1])
            return
        free = next((slot for slot in self._slots if self._has_time(circle, slot)), None)
        self._keep(circle, Choice(free))

    def _keep(self, circle: int, choice: Choice) -> None:
        self.chosen[circle] = choice
        for person in self._demands[circle].people if choice.slot else ():
            self._busy.setdefault(person, []).append(choice.slot)  # type: ignore[arg-type]
