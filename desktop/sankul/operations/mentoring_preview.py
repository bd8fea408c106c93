"""The draft beside the present state: what a commit would do to each teacher, why, and what else it could have been."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sankul.operations.mentoring import find_draft
from sankul.operations.mentoring_reports import ProposalReport, report
from sankul.operations.mentoring_sources import Cast, read_cast, shown_name
from sankul.operations.programmes import the_programme
from sankul.operations.store import Store
from sankul.rules.mentoring import Pair
from sankul.rules.mentoring_costs import Weights
from sankul.rules.mentoring_reasons import explain, explain_next
from sankul.text import N_


class Change(StrEnum):
    """What a commit would do to a teacher."""

    NEW = "new"
    STAYS = "stays"
    MOVES = "moves"
    LEAVES = "leaves"
    WITHOUT = "without"


CHANGE_LABELS = {
    Change.NEW: N_("New in a circle"),
    Change.STAYS: N_("Stays"),
    Change.MOVES: N_("Moves"),
    Change.LEAVES: N_("Loses the circle"),
    Change.WITHOUT: N_("Left over"),
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One teacher: the mentor now, the mentor proposed, why, and what the next best would cost."""

    teacher_id: str
    teacher: str
    school: str
    block: str
    district: str
    present_mentor_id: str | None
    present_mentor: str
    mentor_id: str | None
    mentor: str
    change: Change
    cost: int
    next_mentor_id: str | None
    next_mentor: str
    next_extra: int | None
    reasons: tuple[str, ...]
    is_pinned: bool
    forbidden: tuple[str, ...]
    district_code: str = ""

    @property
    def id(self) -> str:
        """The teacher's key: there is one row for each."""
        return self.teacher_id

    @property
    def why(self) -> str:
        """The reasons as sentences, in the language now spoken."""
        return explain(self.reasons)

    @property
    def next_best(self) -> str:
        """What the next best mentor would have cost, as a sentence; empty for who is left over."""
        return explain_next(self.next_mentor, self.next_extra) if self.mentor_id else ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The draft beside the present state, in the order of district, block and name."""

    report: ProposalReport
    weights: Weights
    rows: tuple[PreviewRow, ...]
    is_outdated: bool


def preview(store: Store, programme: str | None = None) -> Preview | None:
    """What a commit would change against the present state; None when no proposal waits."""
    with store.reading() as work:
        chosen = the_programme(work, programme)
        draft = find_draft(work, chosen)
        if draft is None:
            return None
        cast = read_cast(work, chosen)
        pairs = {each.teacher_id: each for each in work.pairs.where(proposal_id=draft.id)}
    present = cast.mentor_by_teacher
    rows = sorted(
        (_row(cast, pair, present) for pair in pairs.values()), key=lambda row: (row.district, row.block, row.teacher)
    )
    weights = Weights.from_texts(draft.weights)
    return Preview(report(draft, cast, pairs), weights, tuple(rows), cast.fingerprint != draft.source)


def _row(cast: Cast, pair: Pair, present: Mapping[str, str]) -> PreviewRow:
    person, now_id = cast.people[pair.teacher_id], present.get(pair.teacher_id)
    school = cast.schools.get(person.school_id or "")
    return PreviewRow(
        teacher_id=person.id,
        teacher=shown_name(person),
        school=school.name if school else "",
        block=person.block,
        district=person.district,
        district_code=person.district_code,
        present_mentor_id=now_id,
        present_mentor=_name(cast, now_id),
        mentor_id=pair.mentor_id,
        mentor=_name(cast, pair.mentor_id),
        change=_change(now_id, pair.mentor_id),
        cost=pair.cost,
        next_mentor_id=pair.next_mentor_id,
        next_mentor=_name(cast, pair.next_mentor_id),
        next_extra=pair.next_extra,
        reasons=pair.why,
        is_pinned=pair.is_pinned,
        forbidden=pair.forbidden,
    )


def _name(cast: Cast, person_id: str | None) -> str:
    return shown_name(cast.people[person_id]) if person_id else ""


def _change(present: str | None, proposed: str | None) -> Change:
    if proposed is None:
        return Change.LEAVES if present else Change.WITHOUT
    if present is None:
        return Change.NEW
    return Change.STAYS if present == proposed else Change.MOVES
