"""Mentoring: pledges, the proposal, circles and their dated members."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sankul.rules.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(Row):
    """What a mentor offers in a programme: minutes a week, and how many teachers at least (wish) and at most (limit)."""

    programme_id: str
    person_id: str
    minutes_per_week: int = 300
    min_teachers: int = 10
    max_teachers: int = 15


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
    """A draft of who goes to whom; nothing else changes until it is committed. Costs in points (see `pair_cost`)."""

    programme_id: str
    made_at: datetime
    cost: int
    bound: int
    seconds: float
    committed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Row):
    """One teacher of a proposal: with a mentor, or left over (`mentor_id` None). `why` holds sentences' codes and values."""

    proposal_id: str
    teacher_id: str
    mentor_id: str | None = None
    cost: int = 0
    next_mentor_id: str | None = None
    next_extra: int | None = None
    why: tuple[str, ...] = field(default=())
