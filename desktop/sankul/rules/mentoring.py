"""Mentoring: pledges, the proposal, circles and their dated members."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sankul.rules.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(Row):
    """What a mentor offers in a programme: minutes a week, and how many teachers at least (wish) and at most (limit).

    Away from `absent_from_on` until the day before `absent_until_on` (None: no end known), the mentor gets no new teachers.
    """

    programme_id: str
    person_id: str
    minutes_per_week: int = 300
    min_teachers: int = 10
    max_teachers: int = 15
    absent_from_on: date | None = None
    absent_until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle(Row):
    """A mentor's circle of teachers. `code` is short and unique in the programme: "GKP-03"."""

    programme_id: str
    code: str
    name: str
    district_code: str
    district: str


class Part(StrEnum):
    """What a member is in a circle."""

    MENTOR = "mentor"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Row):
    """A dated place in a circle, from `from_on` until the day before `until_on` (None: still)."""

    circle_id: str
    person_id: str
    part: Part
    from_on: date
    until_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Row):
    """A draft of who goes to whom; nothing else changes until it is committed. Costs in points (see `mentoring_costs`).

    `weights` are the points by name that the draft was made with, as texts; `source` is the fingerprint of the people and
    pledges that it was made from, by which an outdated draft is noticed.
    """

    programme_id: str
    made_at: datetime
    cost: int
    bound: int
    seconds: float
    committed: bool = False
    weights: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Row):
    """One teacher of a proposal: with a mentor, or left over (`mentor_id` None). `why` holds codes (`mentoring_reasons`).

    `is_pinned`: a person decided it, and the next proposal keeps it. `forbidden` are mentors that a person ruled out.
    """

    proposal_id: str
    teacher_id: str
    mentor_id: str | None = None
    cost: int = 0
    next_mentor_id: str | None = None
    next_extra: int | None = None
    why: tuple[str, ...] = ()
    is_pinned: bool = False
    forbidden: tuple[str, ...] = ()
