"""Who should go to whom: the best assignment of all districts, each pair with its reasons and its next best mentor."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sankul.rules.mentoring_costs import (
    BLOCK,
    DISTRICT,
    SCHOOL,
    VILLAGE,
    Mentor,
    Teacher,
    Weights,
    circle_cost,
    even_shares,
    is_in_line,
    left_cost,
    may_pair,
    pair_cost,
    shared_depth,
)
from sankul.rules.mentoring_network import breaks_a_pin, seats_of
from sankul.rules.mentoring_optimum import solve_district
from sankul.rules.mentoring_reasons import code

P = TypeVar("P", Teacher, Mentor)


@dataclass(frozen=True, slots=True)
class Placement:
    """A teacher with a mentor, or left over.

    `next_extra` are the points by which the whole would cost more with the next best mentor who has a free seat; None when
    there is none.
    """

    teacher_id: str
    mentor_id: str | None
    cost: int
    next_mentor_id: str | None
    next_extra: int | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """All placements in the order of the teachers' keys, the points of it all, and the fewest points proved possible."""

    placements: tuple[Placement, ...]
    cost: int
    bound: int

    @property
    def gap(self) -> float:
        """How far from the optimum this can be at most, as a share of its cost."""
        return gap_of(self.cost, self.bound)


def gap_of(cost: int, bound: int) -> float:
    """The proved distance between cost and bound as a share of the cost: 0.0 is the proved optimum."""
    return (cost - bound) / cost if cost > bound else 0.0


def assign(
    teachers: Sequence[Teacher],
    mentors: Sequence[Mentor],
    weights: Weights,
    seconds: float,
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> Assignment:
    """The best assignment found in about `seconds` in all; small districts first, what they leave is for the big ones.

    Nobody outside the own district, nobody above a limit, nobody left over while an allowed seat is free. Pins that cannot
    hold are let go. `step` hears before each district how many are done, of how many.
    """
    ends_at = time.monotonic() + seconds
    seekers, guides = _by_district(teachers), _by_district(mentors)
    order = sorted(seekers, key=lambda district: (len(seekers[district]) * len(guides[district]), district))
    done = []
    for number, district in enumerate(order):
        step(number, len(order))
        left = max(0.1, ends_at - time.monotonic()) / (len(order) - number)
        done.append(_assign_district(seekers[district], guides[district], weights, left))
    placements = sorted((each for part in done for each in part.placements), key=lambda each: each.teacher_id)
    unused = sum(circle_cost(m, 0, 0, weights) for d in guides if d not in seekers for m in guides[d])
    return Assignment(
        tuple(placements), sum(part.cost for part in done) + unused, sum(part.bound for part in done) + unused
    )


def _by_district(people: Iterable[P]) -> defaultdict[str, list[P]]:
    by_district: defaultdict[str, list[P]] = defaultdict(list)
    for person in people:
        by_district[person.district].append(person)
    return by_district


def _assign_district(teachers: list[Teacher], mentors: list[Mentor], weights: Weights, seconds: float) -> Assignment:
    broken = set(breaks_a_pin(teachers, mentors))
    sound = [replace(each, pinned_mentor_id=None) if each.id in broken else each for each in teachers]
    if not sound[0].district:
        mentors = []
    optimum = solve_district(sound, mentors, weights, seconds)
    return Assignment(describe(sound, mentors, optimum.chosen, weights), optimum.cost, optimum.bound)


@dataclass(frozen=True, slots=True)
class District:
    """One district with loads, even shares and seats, as the points of a change need them."""

    teachers: Sequence[Teacher]
    mentors: Mapping[str, Mentor]
    loads: Mapping[str, int]
    shares: Mapping[str, int]
    seats: Mapping[str, int]
    weights: Weights

    @classmethod
    def of(
        cls, teachers: Sequence[Teacher], mentors: Sequence[Mentor], chosen: Mapping[str, str], weights: Weights
    ) -> "District":
        """The district in the state that `chosen` (mentor by teacher's key) gives it."""
        seats = {mentor.id: seats_of(mentor, teachers) for mentor in mentors}
        by_id = {mentor.id: mentor for mentor in mentors}
        return cls(teachers, by_id, Counter(chosen.values()), even_shares(len(teachers), mentors), seats, weights)

    def circle_cost(self, mentor: Mentor, change: int = 0) -> int:
        """The points of a mentor's circle with `change` teachers more."""
        return circle_cost(mentor, self.loads.get(mentor.id, 0) + change, self.shares.get(mentor.id, 0), self.weights)

    def has_seat(self, mentor: Mentor) -> bool:
        """Whether the mentor is below the limit."""
        return self.loads.get(mentor.id, 0) < self.seats[mentor.id]

    def extra_points(self, teacher: Teacher, present: Mentor | None, other: Mentor) -> int:
        """By how many points the whole changes when the teacher goes from `present` to `other`."""
        gained = pair_cost(teacher, other, self.weights) + self.circle_cost(other, 1) - self.circle_cost(other)
        if present is None:
            return gained
        lost = pair_cost(teacher, present, self.weights) + self.circle_cost(present) - self.circle_cost(present, -1)
        return gained - lost

    def total(self, chosen: Mapping[str, str]) -> int:
        """All points of pairs and circles."""
        pairs = sum(pair_cost(t, self.mentors[chosen[t.id]], self.weights) for t in self.teachers if t.id in chosen)
        left = sum(left_cost(each, self.weights) for each in self.teachers if each.id not in chosen)
        return pairs + left + sum(self.circle_cost(mentor) for mentor in self.mentors.values())


def describe(
    teachers: Sequence[Teacher], mentors: Sequence[Mentor], chosen: Mapping[str, str], weights: Weights
) -> tuple[Placement, ...]:
    """Placements of one district's teachers, given who was chosen for whom (missing: left over)."""
    district = District.of(teachers, mentors, chosen, weights)
    known: dict[tuple[object, ...], tuple[str | None, int | None]] = {}
    placements = []
    for teacher in teachers:
        mentor = district.mentors.get(chosen.get(teacher.id, ""))
        if mentor is None:
            why = (_why_left(teacher, district),)
            placements.append(Placement(teacher.id, None, left_cost(teacher, weights), None, None, why))
            continue
        key = _likeness(teacher, mentor, district)
        if key not in known:
            known[key] = next_best(teacher, mentor, district)
        cost = pair_cost(teacher, mentor, weights)
        placements.append(Placement(teacher.id, mentor.id, cost, *known[key], _why_with(teacher, mentor, district)))
    return tuple(placements)


def _likeness(teacher: Teacher, mentor: Mentor, district: District) -> tuple[object, ...]:
    """Teachers of equal likeness have the same next best mentor."""
    own = teacher.id if teacher.id in district.mentors else None
    return teacher.path, teacher.known_mentor_id, teacher.is_present, teacher.forbidden, own, mentor.id


def next_best(teacher: Teacher, present: Mentor, district: District) -> tuple[str | None, int | None]:
    """The mentor with a free seat to whom the teacher could go for the fewest points more, and those points."""
    best = min(
        (
            (district.extra_points(teacher, present, other), other.id)
            for other in district.mentors.values()
            if other.id != present.id and district.has_seat(other) and may_pair(teacher, other)
        ),
        default=None,
    )
    return (best[1], best[0]) if best else (None, None)


def _why_with(teacher: Teacher, mentor: Mentor, district: District) -> tuple[str, ...]:
    reasons = [_why_near(teacher, mentor, district)]
    if teacher.known_mentor_id == mentor.id:
        reasons.append(code("stays" if teacher.is_present else "last_mentor"))
    elif teacher.is_present:
        reasons.append(code("changes"))
    if is_in_line(teacher, mentor):
        reasons.append(code("reporting_line"))
    if teacher.pinned_mentor_id == mentor.id:
        reasons.append(code("pinned"))
    return tuple(reasons)


def _why_near(teacher: Teacher, mentor: Mentor, district: District) -> str:
    depth = shared_depth(teacher.path, mentor.path)
    near = {SCHOOL: "same_school", VILLAGE: "same_village", BLOCK: "same_block"}
    if depth in near:
        return code(near[depth])
    if len(teacher.path) <= DISTRICT:
        return code("place_unknown")
    own_block = [m for m in district.mentors.values() if shared_depth(teacher.path, m.path) >= BLOCK]
    allowed = [m for m in own_block if may_pair(teacher, m)]
    if not allowed:
        return code("block_without_mentor")
    return code("other_block" if any(district.has_seat(m) for m in allowed) else "block_full")


def _why_left(teacher: Teacher, district: District) -> str:
    mentors = list(district.mentors.values())
    if not teacher.district:
        return code("no_district")
    if not mentors or all(mentor.id == teacher.id for mentor in mentors):
        return code("no_mentor")
    if all(mentor.is_absent for mentor in mentors):
        return code("mentors_absent")
    free = [mentor for mentor in mentors if district.has_seat(mentor)]
    if free:
        return code("taken_out" if any(may_pair(teacher, mentor) for mentor in free) else "not_allowed")
    return code("district_full", sum(district.seats.values()), len(district.teachers))
