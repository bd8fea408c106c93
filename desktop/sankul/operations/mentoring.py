"""Assigning mentors: a proposal is a draft that changes nothing; committing it makes the circles, as one act."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from time import monotonic

from sankul.clock import now
from sankul.errors import Refusal
from sankul.operations.mentoring_reports import CommitReport, ProposalReport, report
from sankul.operations.mentoring_sources import Cast, read_cast, shown_name, with_decisions
from sankul.operations.programmes import the_programme
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.store import Among, Store, Work
from sankul.rules.mentoring import Circle, Member, Pair, Part, Proposal
from sankul.rules.mentoring_assignment import Assignment, Placement, assign
from sankul.rules.mentoring_circles import NO_LONGER, MemberChanges, change_members, circle_prefix, next_code
from sankul.rules.mentoring_costs import MOST_POINTS, Weights
from sankul.rules.programmes import Programme
from sankul.text import N_, _


class NoTeachers(Refusal):
    """There is nobody to assign."""

    message = N_("“{programme}” has no teachers yet. Import the list of teachers first.")
    field = "programme"


class NoMentors(Refusal):
    """There is nobody to assign to."""

    message = N_("“{programme}” has no mentors yet. Import the list of mentors first, with the role “mentor”.")
    field = "programme"


class NoDraft(Refusal):
    """There is nothing to commit, or to change by hand."""

    message = N_("There is no proposal for “{programme}” that waits. Make a proposal first.")
    field = "programme"


class DraftOutdated(Refusal):
    """People or pledges changed after the proposal was made."""

    message = N_(
        "People, schools or pledges have changed since the proposal was made. Make a new proposal; pins are kept."
    )
    field = "programme"


class PointsOutside(Refusal):
    """Weights are points between nothing and much."""

    message = N_("Enter whole points from 0 to {most} for each wish.")
    field = "weights"


class DayOutside(Refusal):
    """Circles live within their programme."""

    message = N_("“{programme}” runs from {first} to {last}. Choose a day within it.")
    field = "from_on"


class DayTooEarly(Refusal):
    """Somebody joined a circle after the day that was named."""

    message = N_("Somebody joined a circle on {latest}. Choose that day or a later one.")
    field = "from_on"


def propose(
    store: Store,
    programme: str | None = None,
    seconds: float = 10.0,
    weights: Weights | None = None,
    progress: Progress = NO_PROGRESS,
) -> ProposalReport:
    """Make a draft of who goes to whom, in the place of the draft before.

    Pins and mentors ruled out on the proposal before, committed or not, are kept. Without `weights`, those of the proposal
    before hold, else the usual ones. The solving runs outside the transaction, so that no one waits for it; `progress`
    counts districts. Raises NoTeachers, NoMentors, PointsOutside, and what `the_programme` raises.
    """
    began = monotonic()
    with store.reading() as work:
        chosen = the_programme(work, programme)
        cast = read_cast(work, chosen)
        latest = find_latest(work, chosen)
        decided = work.pairs.where(proposal_id=latest.id) if latest else ()
    _refuse_empty(cast)
    if weights is not None and not weights.are_sound:
        raise PointsOutside(most=MOST_POINTS)
    weights = weights or (Weights.from_texts(latest.weights) if latest else Weights())
    assignment = assign(with_decisions(cast.teachers, decided), cast.mentors, weights, seconds, progress.step)
    proposal = Proposal(
        programme_id=chosen.id,
        made_at=now(),
        cost=assignment.cost,
        bound=assignment.bound,
        seconds=round(monotonic() - began, 3),
        weights=weights.as_texts(),
        source=cast.fingerprint,
    )
    _keep_draft(store, proposal, assignment, decided)
    return report(proposal, cast, {each.teacher_id: each for each in assignment.placements})


def _refuse_empty(cast: Cast) -> None:
    if not cast.teachers:
        raise NoTeachers(programme=cast.programme.name)
    if not cast.mentors:
        raise NoMentors(programme=cast.programme.name)


def find_latest(work: Work, programme: Programme) -> Proposal | None:
    """The last proposal that was made, committed or not."""
    return max(work.proposals.where(programme_id=programme.id), key=lambda each: (each.made_at, each.id), default=None)


def find_draft(work: Work, programme: Programme) -> Proposal | None:
    """The proposal that waits to be committed, or None."""
    return work.proposals.first(programme_id=programme.id, committed=False)


def the_draft(work: Work, programme: Programme) -> Proposal:
    """The proposal that waits; raises NoDraft."""
    draft = find_draft(work, programme)
    if draft is None:
        raise NoDraft(programme=programme.name)
    return draft


def fresh_cast(work: Work, programme: Programme, draft: Proposal) -> Cast:
    """The people as they are now; raises DraftOutdated when the draft was made from others."""
    cast = read_cast(work, programme)
    if cast.fingerprint != draft.source:
        raise DraftOutdated
    return cast


def _keep_draft(store: Store, proposal: Proposal, assignment: Assignment, decided: Iterable[Pair]) -> None:
    before = {each.teacher_id: each for each in decided}
    with store.transaction(N_("Propose mentors for {n} teachers"), n=len(assignment.placements)) as work:
        old = work.proposals.where(programme_id=proposal.programme_id, committed=False)
        if old:
            work.pairs.remove(*work.pairs.where(proposal_id=Among([each.id for each in old])))
            work.proposals.remove(*old)
        work.proposals.add(proposal)
        work.pairs.add(*(_pair(proposal, each, before.get(each.teacher_id)) for each in assignment.placements))


def _pair(proposal: Proposal, placement: Placement, before: Pair | None) -> Pair:
    return Pair(
        proposal_id=proposal.id,
        teacher_id=placement.teacher_id,
        mentor_id=placement.mentor_id,
        cost=placement.cost,
        next_mentor_id=placement.next_mentor_id,
        next_extra=placement.next_extra,
        why=placement.why,
        is_pinned="pinned" in placement.why,
        forbidden=before.forbidden if before else (),
    )


def commit(store: Store, programme: str | None = None, from_on: date | None = None) -> CommitReport:
    """Make the draft true: circles for mentors, memberships for teachers.

    The first circles of a programme count from its first day, because offices record them when they meet already; later
    changes count from today. `from_on` names another day, such as that of an order. Who is in the right circle already
    stays there. Raises NoDraft, DraftOutdated, DayOutside or DayTooEarly.
    """
    with store.transaction(N_("Commit the proposal")) as work:
        chosen = the_programme(work, programme)
        draft = the_draft(work, chosen)
        if from_on is None and not work.circles.count(programme_id=chosen.id):
            from_on = chosen.from_on
        cast = _dated(fresh_cast(work, chosen, draft), from_on)
        pairs = work.pairs.where(proposal_id=draft.id)
        circles = _ready_circles(work, cast, pairs)
        wanted = {each.teacher_id: circles[each.mentor_id].id for each in pairs if each.mentor_id}
        changes = _change_members(work, cast, pairs, wanted)
        work.proposals.replace(replace(draft, committed=True))
        work.relabel(N_("Make {circles} circles for {n} teachers"), circles=len(set(wanted.values())), n=len(wanted))
    return CommitReport(
        circles=len(set(wanted.values())),
        teachers=len(wanted),
        added=len(changes.add) - changes.moved,
        moved=changes.moved,
        kept=changes.kept,
        ended=len(changes.end) + len(changes.take_back) - changes.moved,
    )


def _dated(cast: Cast, from_on: date | None) -> Cast:
    """The cast with another day, when one is named that may be: history before it is not rewritten."""
    if from_on is None:
        return cast
    programme, latest = cast.programme, max((each.from_on for each in cast.members), default=from_on)
    if not programme.from_on <= from_on < programme.until_on:
        raise DayOutside(programme=programme.name, first=programme.from_on, last=programme.until_on - timedelta(days=1))
    if from_on < latest:
        raise DayTooEarly(latest=latest)
    return replace(cast, day=from_on)


def _ready_circles(work: Work, cast: Cast, pairs: Iterable[Pair]) -> dict[str, Circle]:
    """The circle of each mentor who gets teachers; new ones are made, and circles of mentors who left are ended."""
    circles, new, leaders = cast.circle_by_mentor, [], []
    taken = {circle.code for circle in cast.circles}
    for mentor_id in _in_order(cast, {each.mentor_id for each in pairs if each.mentor_id} - circles.keys()):
        person = cast.people[mentor_id]
        code = next_code(circle_prefix(person.district, person.district_code), taken)
        taken.add(code)
        circle = Circle(
            programme_id=cast.programme.id,
            code=code,
            name=_("Circle of {mentor}").format(mentor=shown_name(person)),
            district_code=person.district_code,
            district=person.district,
        )
        circles[mentor_id] = circle
        new.append(circle)
        leaders.append(Member(circle_id=circle.id, person_id=mentor_id, part=Part.MENTOR, from_on=cast.day))
    work.circles.add(*new)
    work.members.add(*leaders)
    return circles


def _in_order(cast: Cast, person_ids: Iterable[str]) -> list[str]:
    """Keys by district and name, so that codes and lists follow an order that people see."""
    return sorted(person_ids, key=lambda id_: (cast.people[id_].district, cast.people[id_].name, id_))


def _change_members(work: Work, cast: Cast, pairs: Iterable[Pair], wanted: Mapping[str, str]) -> MemberChanges:
    present = [each for each in cast.members if each.part is Part.TEACHER]
    left_over = {each.teacher_id for each in pairs if each.mentor_id is None}
    changes = change_members({id_: wanted[id_] for id_ in _in_order(cast, wanted)}, present, left_over, cast.day)
    work.members.remove(*changes.take_back)
    work.members.replace(*changes.end, *_gone_mentors(cast))
    work.members.add(*changes.add)
    return changes


def _gone_mentors(cast: Cast) -> list[Member]:
    """Memberships of mentors who no longer are, ended on the day (or on their first one, when that is later)."""
    mentors = {mentor.id for mentor in cast.mentors}
    return [
        replace(each, until_on=max(cast.day, each.from_on), reason=NO_LONGER)
        for each in cast.members
        if each.part is Part.MENTOR and each.person_id not in mentors
    ]
