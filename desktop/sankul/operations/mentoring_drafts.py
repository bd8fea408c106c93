"""What a person decides on a draft: pin, rule out and move, with the points at once. Nothing else changes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sankul.errors import NotFound, Refusal
from sankul.operations.mentoring import fresh_cast, the_draft
from sankul.operations.mentoring_reports import MentorLoad, mentor_load
from sankul.operations.mentoring_sources import Cast, shown_name, with_decisions
from sankul.operations.programmes import the_programme
from sankul.operations.store import Store, Work
from sankul.rules.mentoring import Pair, Proposal
from sankul.rules.mentoring_assignment import District, describe
from sankul.rules.mentoring_costs import Mentor, Teacher, Weights, left_cost, may_pair
from sankul.rules.people import Person
from sankul.text import N_


class NotInDraft(Refusal):
    """The teacher or mentor does not belong to the proposal."""

    message = N_("This person is not in the proposal. Make a new proposal to take everyone in.")


class OtherDistrict(Refusal):
    """The one rule that no weight bends."""

    message = N_("{teacher} is in {district}, {mentor} is in {other}. Choose a mentor of the same district.")
    field = "mentor"


class OwnMentor(Refusal):
    """Nobody is in the own circle as a teacher."""

    message = N_("{teacher} cannot be the own mentor. Choose another one.")
    field = "mentor"


class MentorAway(Refusal):
    """An absent mentor keeps the circle, but gets nobody new."""

    message = N_("{mentor} is away. Choose another mentor, or correct the days of absence.")
    field = "mentor"


class MentorFull(Refusal):
    """The limit is hard."""

    message = N_("{mentor} has {limit} teachers already, which is the limit. Move someone else away first.")
    field = "mentor"


class StillPinned(Refusal):
    """One cannot pin and rule out the same pair."""

    message = N_("{teacher} is kept with {mentor} by your own decision. Release that first, then rule the mentor out.")
    field = "mentor"


class NothingToPin(Refusal):
    """Without a mentor there is nothing to keep."""

    message = N_("{teacher} has no mentor in the proposal. Choose one first.")
    field = "mentor"


@dataclass(frozen=True, slots=True)
class MoveReport:
    """What a decision did to the points of the whole."""

    cost_before: int
    cost_after: int

    @property
    def extra(self) -> int:
        """How many points more (or fewer, when negative)."""
        return self.cost_after - self.cost_before


@dataclass(frozen=True, slots=True)
class Choice:
    """A mentor of the teacher's district as one to move to: points more than now, or the sentence that says why not.

    `names` are those in both scripts, by which the mentor is found.
    """

    mentor: MentorLoad
    extra: int
    obstacle: str
    names: str = ""


def list_choices(store: Store, teacher_id: str, programme: str | None = None) -> tuple[Choice, ...]:
    """The other mentors of the district, those with the fewest points first, those who cannot be last.

    Raises NotInDraft, NoDraft or DraftOutdated.
    """
    with store.reading() as work:
        desk = _Desk.open(work, programme)
        choices = list(desk.choices(teacher_id))
    return tuple(sorted(choices, key=lambda each: (bool(each.obstacle), each.extra, each.mentor.mentor)))


def pin(store: Store, teacher_id: str, *, pinned: bool = True, programme: str | None = None) -> None:
    """Keep the teacher with the mentor of the draft in every further proposal, or release such a decision."""
    label = N_("Keep {teacher} with the mentor") if pinned else N_("Let the mentor of {teacher} be chosen again")
    with store.transaction(label, teacher=_teacher_name(store, teacher_id)) as work:
        draft = the_draft(work, the_programme(work, programme))
        pair = _pair_of(work, draft, teacher_id)
        if pinned and pair.mentor_id is None:
            raise NothingToPin(teacher=_teacher_name(store, teacher_id))
        why = tuple(each for each in pair.why if each != "pinned") + (("pinned",) if pinned else ())
        work.pairs.replace(replace(pair, is_pinned=pinned, why=why))


def move_pair(store: Store, teacher_id: str, mentor_id: str | None, programme: str | None = None) -> MoveReport:
    """Give the teacher to another mentor in the draft (None: to nobody), and keep it so in further proposals.

    Raises NotInDraft, OtherDistrict, OwnMentor, MentorAway, MentorFull, NoDraft or DraftOutdated.
    """
    with store.transaction(N_("Move {teacher} in the proposal"), teacher=_teacher_name(store, teacher_id)) as work:
        desk = _Desk.open(work, programme)
        if mentor_id is not None:
            desk.refuse_pair(teacher_id, mentor_id)
        pair = desk.pair(teacher_id)
        ruled_out = tuple(each for each in pair.forbidden if each != mentor_id)
        return desk.put(replace(pair, mentor_id=mentor_id, is_pinned=mentor_id is not None, forbidden=ruled_out))


def forbid(
    store: Store, teacher_id: str, mentor_id: str, *, forbidden: bool = True, programme: str | None = None
) -> MoveReport:
    """Rule a mentor out for a teacher, or allow the pair again.

    Who is with that mentor in the draft goes to the next best one with a free seat, or is left over until the next proposal.
    Raises StillPinned, NotInDraft, NoDraft or DraftOutdated.
    """
    label = N_("Rule a mentor out for {teacher}") if forbidden else N_("Allow a mentor for {teacher} again")
    with store.transaction(label, teacher=_teacher_name(store, teacher_id)) as work:
        desk = _Desk.open(work, programme)
        pair, mentor = desk.pair(teacher_id), desk.mentor(mentor_id)
        others = tuple(each for each in pair.forbidden if each != mentor.id)
        pair = replace(pair, forbidden=(*others, mentor.id) if forbidden else others)
        if forbidden and pair.mentor_id == mentor.id:
            if pair.is_pinned:
                raise StillPinned(teacher=desk.name(teacher_id), mentor=desk.name(mentor.id))
            pair = replace(pair, mentor_id=pair.next_mentor_id)
        return desk.put(pair)


def _teacher_name(store: Store, teacher_id: str) -> str:
    with store.reading() as work:
        person: Person | None = work.people.find(teacher_id)
    if person is None:
        raise NotFound
    return shown_name(person)


def _pair_of(work: Work, draft: Proposal, teacher_id: str) -> Pair:
    pair = work.pairs.first(proposal_id=draft.id, teacher_id=teacher_id)
    if pair is None:
        raise NotInDraft
    return pair


@dataclass(frozen=True, slots=True)
class _Desk:
    """A draft opened for changing by hand."""

    work: Work
    draft: Proposal
    cast: Cast
    pairs: dict[str, Pair]

    @classmethod
    def open(cls, work: Work, programme: str | None) -> "_Desk":
        """The waiting draft; raises NoDraft or DraftOutdated."""
        chosen = the_programme(work, programme)
        draft = the_draft(work, chosen)
        pairs = {each.teacher_id: each for each in work.pairs.where(proposal_id=draft.id)}
        return cls(work, draft, fresh_cast(work, chosen, draft), pairs)

    def pair(self, teacher_id: str) -> Pair:
        """The teacher's pair; raises NotInDraft."""
        if teacher_id not in self.pairs:
            raise NotInDraft
        return self.pairs[teacher_id]

    def mentor(self, mentor_id: str) -> Mentor:
        """The mentor; raises NotInDraft."""
        for each in self.cast.mentors:
            if each.id == mentor_id:
                return each
        raise NotInDraft

    def name(self, person_id: str) -> str:
        """A person's name in the language now spoken."""
        return shown_name(self.cast.people[person_id])

    def refuse_pair(self, teacher_id: str, mentor_id: str) -> None:
        """Raise what forbids this pair, if anything does. What a person ruled out, a person may choose after all."""
        if self.pair(teacher_id).mentor_id == mentor_id:
            return
        mentor = self.mentor(mentor_id)
        teacher = next(each for each in self.cast.teachers if each.id == teacher_id)
        load = Counter(each.mentor_id for each in self.pairs.values())[mentor_id]
        if refusal := self.obstacle(teacher, mentor, load):
            raise refusal

    def obstacle(self, teacher: Teacher, mentor: Mentor, load: int) -> Refusal | None:
        """What forbids this pair, if anything does; `load` is how many the mentor has."""
        names = {"teacher": self.name(teacher.id), "mentor": self.name(mentor.id)}
        if teacher.id == mentor.id:
            return OwnMentor(teacher=names["teacher"])
        if not teacher.district or teacher.district != mentor.district:
            people = self.cast.people
            return OtherDistrict(**names, district=people[teacher.id].district, other=people[mentor.id].district)
        if not may_pair(teacher, mentor):
            return MentorAway(mentor=names["mentor"])
        if load >= mentor.max_teachers:
            return MentorFull(mentor=names["mentor"], limit=mentor.max_teachers)
        return None

    def choices(self, teacher_id: str) -> Iterator[Choice]:
        """What it would mean to move the teacher to each other mentor of the district."""
        pair, code = self.pair(teacher_id), self.cast.people[teacher_id].district_code
        weights, mentors = Weights.from_texts(self.draft.weights), [m for m in self.cast.mentors if m.district == code]
        teachers = [each for each in self.cast.teachers if each.district == code]
        teacher = next(each for each in teachers if each.id == teacher_id)
        district = District.of(teachers, mentors, _chosen(self.pairs, teachers), weights)
        present = district.mentors.get(pair.mentor_id or "")
        saved = 0 if present else left_cost(teacher, weights)
        for mentor in mentors:
            if mentor.id != pair.mentor_id:
                load = district.loads.get(mentor.id, 0)
                obstacle = self.obstacle(teacher, mentor, load)
                extra = district.extra_points(teacher, present, mentor) - saved
                person = self.cast.people[mentor.id]
                names = f"{person.name} {person.name_hi}"
                yield Choice(mentor_load(self.cast, mentor.id, load), extra, str(obstacle or ""), names)

    def put(self, pair: Pair) -> MoveReport:
        """Save the changed pair, and what follows for the others of the district: reasons, next best mentors, points."""
        weights = Weights.from_texts(self.draft.weights)
        code = self.cast.people[pair.teacher_id].district_code
        mentors = [each for each in self.cast.mentors if each.district == code]
        before, _ = self._district(self.pairs, code, mentors, weights)
        now = {**self.pairs, pair.teacher_id: pair}
        after, teachers = self._district(now, code, mentors, weights)
        chosen = _chosen(now, teachers)
        placements = describe(teachers, mentors, chosen, weights)
        described = [
            replace(
                now[each.teacher_id],
                cost=each.cost,
                next_mentor_id=each.next_mentor_id,
                next_extra=each.next_extra,
                why=each.why,
            )
            for each in placements
        ]
        self.work.pairs.replace(*(each for each in described if each != self.pairs[each.teacher_id]))
        changed = MoveReport(self.draft.cost, self.draft.cost + after - before)
        self.work.proposals.replace(replace(self.draft, cost=changed.cost_after))
        return changed

    def _district(
        self, pairs: Mapping[str, Pair], code: str, mentors: list[Mentor], weights: Weights
    ) -> tuple[int, list[Teacher]]:
        """The points of a district in the state of `pairs`, and its teachers with what was decided."""
        decided = with_decisions(self.cast.teachers, pairs.values())
        teachers = [each for each in decided if each.district == code]
        chosen = _chosen(pairs, teachers)
        return District.of(teachers, mentors, chosen, weights).total(chosen), teachers


def _chosen(pairs: Mapping[str, Pair], teachers: list[Teacher]) -> dict[str, str]:
    found = ((each.id, pairs[each.id].mentor_id) for each in teachers)
    return {teacher: mentor for teacher, mentor in found if mentor}
