"""Making two entries about one person one: what would move, what the rules decide, and the act itself (product.md B3).

All that points to the entry that goes then points to the one that stays. Its row is removed, and a Merger keeps its names and
codes, by which search and imports still meet the person. It is one act, and undo brings everything back as it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sankul.clock import today
from sankul.errors import Refusal
from sankul.operations.districts import said_district
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.store import Among, Store, Work
from sankul.rules.designations import in_both
from sankul.rules.merging_case import MOVE_LABELS, POINTERS, Around, Belongings, Case
from sankul.rules.merging_clashes import settle
from sankul.rules.merging_fields import (
    ACCOUNT,
    CIRCLE,
    FIELD_LABELS,
    SCHOOL,
    FieldLine,
    Side,
    Takes,
    check_mergeable,
    differs,
    merged_person,
    merger_of,
    proposed,
)
from sankul.rules.people import GENDER_LABELS, Person, RoleName, mask_account
from sankul.rules.readings import Reason
from sankul.rules.schools import School
from sankul.text import N_, _, in_language, language


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of a collection go over to the entry that stays; `label` is an N_ message."""

    collection: str
    label: str
    n: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Two entries side by side, and what merging them would do.

    `own` is what stands behind the entry that stays already; `merged` is the person as it would stand (None: it cannot).
    """

    kept: Person
    gone: Person
    lines: tuple[FieldLine, ...]
    moves: tuple[Moved, ...]
    own: tuple[Moved, ...]
    decisions: tuple[Reason, ...]
    refusals: tuple[Refusal, ...]
    merged: Person | None

    @property
    def kept_name(self) -> str:
        """The name of the entry that stays, in the language now spoken."""
        return shown_name(self.kept)

    @property
    def gone_name(self) -> str:
        """The name of the entry that goes."""
        return shown_name(self.gone)


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that the act changes."""

    case: Case
    before: Belongings
    after: Belongings


def suggest_kept(work: Work, one_id: str, other_id: str) -> str:
    """Which entry should stay: the one with more behind it, else the one that was made earlier. Raises NotFound."""
    work.people.get(one_id), work.people.get(other_id)
    return max(sorted((one_id, other_id)), key=lambda id_: sum(map(len, _belongings(work, {id_}).values())))


def preview_merge(store: Store, kept_id: str, gone_id: str, takes: Takes | None = None) -> MergePreview:
    """What merging would do; nothing is changed. Raises NotFound, SameEntry or ErasedEntry."""
    with store.reading() as work:
        return read_preview(work, kept_id, gone_id, takes)


def read_preview(work: Work, kept_id: str, gone_id: str, takes: Takes | None = None) -> MergePreview:
    """See `preview_merge`."""
    plan = _plan(work, kept_id, gone_id, takes)
    case = plan.case
    merged, refusals = None, list(case.refusals)
    try:
        merged = merged_person(case.kept, case.gone, case.takes)
    except Refusal as refusal:
        refusals.append(refusal)
    return MergePreview(
        kept=case.kept,
        gone=case.gone,
        lines=tuple(_lines(work, plan)),
        moves=_moved(plan, Side.GONE),
        own=_moved(plan, Side.KEPT),
        decisions=tuple(case.decisions),
        refusals=tuple(refusals),
        merged=merged,
    )


def merge_people(store: Store, kept_id: str, gone_id: str, takes: Takes | None = None) -> MergePreview:
    """Merge `gone_id` into `kept_id`; returns what was done. `takes` says whose value stands where that is not as proposed.

    Raises NotFound, SameEntry, ErasedEntry, and the refusals that a preview lists; nothing is changed then.
    """
    with store.transaction(N_("Merge two entries")) as work:
        preview = read_preview(work, kept_id, gone_id, takes)
        if preview.refusals:
            raise preview.refusals[0]
        _apply(work, _plan(work, kept_id, gone_id, takes))
        work.relabel(N_("{gone} merged into {kept}"), gone=preview.gone_name, kept=preview.kept_name)
    return preview


def ids_of(work: Work, person_id: str) -> tuple[str, ...]:
    """The key of a person and those of all entries that were merged into it."""
    return (person_id, *(each.gone_id for each in work.mergers.where(kept_id=person_id)))


def _plan(work: Work, kept_id: str, gone_id: str, takes: Takes | None) -> _Plan:
    kept, gone = work.people.get(kept_id), work.people.get(gone_id)
    check_mergeable(kept, gone)
    before = _belongings(work, {kept_id, gone_id})
    chosen = {**proposed(kept, gone), **(takes or {})}
    case = Case(kept, gone, chosen, _around(work, before), today())
    return _Plan(case, before, settle(case, before))


def _belongings(work: Work, ids: set[str]) -> Belongings:
    """All rows that point to one of the people, by collection."""
    found: Belongings = {}
    for name, columns in POINTERS.items():
        rows = {row.id: row for column in columns for row in _collection(work, name).where(**{column: Among(ids)})}
        if name == "pairs":
            rows |= {row.id: row for row in _forbidding(work, ids)}
        found[name] = tuple(rows[id_] for id_ in sorted(rows))
    return found


def _collection(work: Work, name: str) -> Any:
    return getattr(work, name)


def _forbidding(work: Work, ids: set[str]) -> Iterator[Any]:
    """Lines of proposals that rule one of the people out as a mentor."""
    mentor_roles = work.roles.where(person_id=Among(ids), role=RoleName.MENTOR)
    ruled = {each.programme_id for each in mentor_roles}
    ruled |= {each.programme_id for each in work.pledges.where(person_id=Among(ids))}
    if None in ruled:
        ruled = {each.id for each in work.programmes.where()}
    proposals = work.proposals.where(programme_id=Among(ruled))
    for pair in work.pairs.where(proposal_id=Among([each.id for each in proposals])):
        if ids.intersection(pair.forbidden):
            yield pair


def _around(work: Work, rows: Belongings) -> Around:
    sessions = {each.id: each for each in work.sessions.where(id=Among({mark.session_id for mark in rows["marks"]}))}
    circles = {each.circle_id for each in (*rows["members"], *sessions.values())}
    return Around(
        programmes={each.id: each for each in work.programmes.where()},
        circles={each.id: each for each in work.circles.where(id=Among(circles))},
        sessions=sessions,
        tasks={each.id: each for each in work.tasks.where(id=Among({each.task_id for each in rows["submissions"]}))},
        drafts=frozenset(each.id for each in work.proposals.where(committed=False)),
    )


def _moved(plan: _Plan, side: Side) -> tuple[Moved, ...]:
    """How many rows of each collection belong to one of the entries."""
    case = plan.case
    counts = {name: sum(case.side_of(row) is side for row in plan.before[name]) for name in MOVE_LABELS}
    return tuple(Moved(name, MOVE_LABELS[name], n) for name, n in counts.items() if n)


def _apply(work: Work, plan: _Plan) -> None:
    """Rows that go are removed before others are changed, because two cannot stand in one place even for a moment."""
    case = plan.case
    for name, rows in plan.after.items():
        collection = _collection(work, name)
        known = {row.id: row for row in plan.before[name]}
        staying = {row.id for row in rows}
        collection.remove(*(row for row in plan.before[name] if row.id not in staying))
        collection.replace(*(row for row in rows if row.id in known and row != known[row.id]))
        collection.add(*(row for row in rows if row.id not in known))
    work.people.replace(merged_person(case.kept, case.gone, case.takes))
    work.mergers.add(merger_of(case.kept, case.gone, case.takes, case.lost_account, case.today))
    work.people.remove(case.gone)


def _lines(work: Work, plan: _Plan) -> Iterator[FieldLine]:
    case = plan.case
    schools = {each.id: each for each in work.schools.where(id=Among(_schools_of(case.kept, case.gone)))}
    for field in FIELD_LABELS:
        if field in (ACCOUNT, CIRCLE):
            if field in case.choices:
                yield FieldLine(field, *case.choices[field], case.takes.get(field), differs=True)
            elif field == ACCOUNT:
                yield from _account_line(plan)
        else:
            said = _said_field(case.kept, field, schools), _said_field(case.gone, field, schools)
            yield FieldLine(field, *said, case.takes[field], differs(case.kept, case.gone, field))


def _account_line(plan: _Plan) -> Iterator[FieldLine]:
    """An account that only one has, or both: it stays, and there is nothing to choose."""
    accounts = {each.person_id: mask_account(each.account) for each in plan.before["bank_accounts"]}
    if accounts:
        case = plan.case
        account = accounts.get(case.kept.id) or accounts[case.gone.id]
        yield FieldLine(ACCOUNT, account, account, Side.KEPT, differs=False)


def _schools_of(*people: Person) -> set[str]:
    return {each.school_id for each in people if each.school_id}


def _said_field(person: Person, field: str, schools: dict[str, School]) -> str:
    if field == SCHOOL:
        school = schools.get(person.school_id or "")
        name = in_language(school.name, school.name_hi) if school else ""
        place = person.block, said_district(person.district_code, person.district)
        return ", ".join(part for part in (name, school and school.udise, *place) if part)
    if field == "gender":
        return _(GENDER_LABELS[person.gender]) if person.gender else ""
    if field == "designation":
        return in_both(person.designation).in_language(language())
    return str(getattr(person, field))
