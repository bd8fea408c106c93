"""What a proposal or a commit says: who is assigned, who is left over and why, and each mentor's load and hours."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sankul.operations.mentoring_sources import Cast, shown_name
from sankul.rules.mentoring import Pair, Proposal
from sankul.rules.mentoring_assignment import Placement, gap_of
from sankul.rules.mentoring_hours import Effort, Overload, overload
from sankul.rules.mentoring_reasons import explain


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A teacher without a mentor, and why."""

    person_id: str
    person: str
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons as sentences, in the language now spoken."""
        return explain(self.reasons)


@dataclass(frozen=True, slots=True)
class MentorLoad:
    """A mentor in a proposal: how many teachers, the wish and the limit, and planned minutes a week against the pledge."""

    mentor_id: str
    mentor: str
    district: str
    load: int
    wish: int
    limit: int
    planned_minutes: int
    pledged_minutes: int

    @property
    def id(self) -> str:
        """The mentor's key: there is one load for each."""
        return self.mentor_id

    @property
    def hours(self) -> float:
        """Planned hours a week."""
        return round(self.planned_minutes / 60, 2)

    @property
    def overload(self) -> Overload:
        """How the planned time stands to the pledge."""
        return overload(self.planned_minutes, self.pledged_minutes)

    @property
    def is_short(self) -> bool:
        """Whether the circle exists but stays below the wish."""
        return 0 < self.load < self.wish


@dataclass(frozen=True, slots=True)
class ProposalReport:
    """What a proposal says. `cost` and `bound` in points; `gap` is their distance as a share of the cost."""

    proposal_id: str
    assigned: int
    unassigned: tuple[LeftOver, ...]
    mentors: tuple[MentorLoad, ...]
    cost: int
    bound: int
    gap: float
    seconds: float


@dataclass(frozen=True, slots=True)
class CommitReport:
    """What a commit did: circles with teachers, teachers in them, and how many of these came new, moved, stayed or left."""

    circles: int
    teachers: int
    added: int
    moved: int
    kept: int
    ended: int


def report(proposal: Proposal, cast: Cast, pairs: Mapping[str, Pair | Placement]) -> ProposalReport:
    """What the proposal says, with names in the language now spoken."""
    left = [each for each in pairs.values() if each.mentor_id is None]
    loads = Counter(each.mentor_id for each in pairs.values() if each.mentor_id)
    return ProposalReport(
        proposal_id=proposal.id,
        assigned=len(pairs) - len(left),
        unassigned=tuple(LeftOver(e.teacher_id, shown_name(cast.people[e.teacher_id]), e.why) for e in left),
        mentors=tuple(mentor_load(cast, mentor.id, loads[mentor.id]) for mentor in cast.mentors),
        cost=proposal.cost,
        bound=proposal.bound,
        gap=round(gap_of(proposal.cost, proposal.bound), 6),
        seconds=proposal.seconds,
    )


def mentor_load(cast: Cast, mentor_id: str, load: int) -> MentorLoad:
    """A mentor with so many teachers."""
    person, pledge = cast.people[mentor_id], cast.pledge_of(mentor_id)
    return MentorLoad(
        mentor_id=mentor_id,
        mentor=shown_name(person),
        district=person.district,
        load=load,
        wish=pledge.min_teachers,
        limit=pledge.max_teachers,
        planned_minutes=Effort().minutes(load),
        pledged_minutes=pledge.minutes_per_week,
    )
