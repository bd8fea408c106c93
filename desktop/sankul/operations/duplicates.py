"""Finding likely duplicates in the whole register, and noting that two entries are two people (product.md B3)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sankul.clock import today
from sankul.errors import Refusal
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.store import Among, Store, Work
from sankul.rules.duplicate_faces import Face, Stated, faces_of
from sankul.rules.duplicate_pairs import Likeness, compare, likely_pairs, looked_alike
from sankul.rules.merging import Distinction, Merger
from sankul.rules.merging_fields import SameEntry
from sankul.rules.people import Person
from sankul.text import N_


@dataclass(frozen=True, slots=True)
class Survey:
    """What the search needs of the register. Reading it is quick; the search itself needs no store."""

    people: tuple[Stated, ...]
    accounts: Mapping[str, str]
    mergers: tuple[Merger, ...]
    told_apart: frozenset[tuple[str, str]]

    def faces(self) -> Iterator[Face]:
        """Everybody, also as merged entries said."""
        merged: dict[str, list[Merger]] = {}
        for each in self.mergers:
            merged.setdefault(each.kept_id, []).append(each)
        for person in self.people:
            yield from faces_of(person, self.accounts.get(person.id, ""), merged.get(person.id, ()))


class NotToldApart(Refusal):
    """Only what somebody noted can be taken back."""

    message = N_("{one} and {other} are not noted as two people; there is nothing to take back.")


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """A pair to look at, with the names (English, Hindi) of both; the entry that was made earlier is `one`."""

    likeness: Likeness
    one_names: tuple[str, str]
    other_names: tuple[str, str]

    @property
    def id(self) -> str:
        """The keys of both."""
        return f"{self.one_id} {self.other_id}"

    @property
    def one_id(self) -> str:
        """The entry that was made earlier."""
        return self.likeness.one_id

    @property
    def other_id(self) -> str:
        """The later one."""
        return self.likeness.other_id


@dataclass(frozen=True, slots=True)
class ToldApart:
    """A pair that somebody found to be two people: when, and who (empty: the journal does not tell)."""

    pair: DuplicatePair
    on: date
    by: str

    @property
    def id(self) -> str:
        """The keys of both."""
        return self.pair.id


def read_survey(work: Work) -> Survey:
    """Everybody but those who were erased."""
    return Survey(
        people=tuple(map(Stated._make, work.people.columns(*Stated._fields, erased_on=None))),
        accounts=dict(work.bank_accounts.columns("person_id", "account")),
        mergers=work.mergers.where(),
        told_apart=frozenset(work.distinctions.columns("one_id", "other_id")),
    )


def search(survey: Survey, progress: Progress = NO_PROGRESS) -> tuple[DuplicatePair, ...]:
    """The queue: see `rules.duplicate_pairs`."""
    pairs = likely_pairs(tuple(survey.faces()), survey.told_apart, progress.step)
    wanted = {id_ for each in pairs for id_ in (each.one_id, each.other_id)}
    names = {each.id: (each.name, each.name_hi) for each in survey.people if each.id in wanted}
    return tuple(DuplicatePair(each, names[each.one_id], names[each.other_id]) for each in pairs)


def read_pair(work: Work, one_id: str, other_id: str) -> DuplicatePair:
    """Two entries that somebody wants to see side by side. Raises NotFound or SameEntry."""
    if one_id == other_id:
        raise SameEntry
    likeness = compare(_faces(work, one_id), _faces(work, other_id))
    one, other = work.people.get(likeness.one_id), work.people.get(likeness.other_id)
    return DuplicatePair(likeness, (one.name, one.name_hi), (other.name, other.name_hi))


def _faces(work: Work, person_id: str) -> tuple[Face, ...]:
    return _faces_of(work, [work.people.get(person_id)])[person_id]


def told_apart(store: Store) -> tuple[ToldApart, ...]:
    """All pairs that were found to be two people, the latest first, with what made them look like one."""
    with store.reading() as work:
        noted = work.distinctions.where()
        people = {each.id: each for each in work.people.where(id=Among(_both_ids(noted)))}
        faces = _faces_of(work, people.values())
        found = [_told_apart(store, each, people, faces) for each in noted]
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))


def _both_ids(noted: Iterable[Distinction]) -> set[str]:
    return {id_ for each in noted for id_ in (each.one_id, each.other_id)}


def _faces_of(work: Work, people: Iterable[Person]) -> dict[str, tuple[Face, ...]]:
    """The faces of many people, by their keys."""
    known = {each.id: each for each in people}
    accounts = {each.person_id: each.account for each in work.bank_accounts.where(person_id=Among(known))}
    merged: dict[str, list[Merger]] = {}
    for each in work.mergers.where(kept_id=Among(known)):
        merged.setdefault(each.kept_id, []).append(each)
    return {id_: tuple(faces_of(person, accounts.get(id_, ""), merged.get(id_, ()))) for id_, person in known.items()}


def _told_apart(
    store: Store, noted: Distinction, people: Mapping[str, Person], faces: Mapping[str, tuple[Face, ...]]
) -> ToldApart:
    one, other = people[noted.one_id], people[noted.other_id]
    likeness = looked_alike(faces[one.id], faces[other.id])
    history = store.history(noted.id)
    by = history[0][0].actor if history else ""
    return ToldApart(DuplicatePair(likeness, (one.name, one.name_hi), (other.name, other.name_hi)), noted.on, by)


def after_merge(queue: Iterable[DuplicatePair], kept: Person, gone_id: str) -> tuple[DuplicatePair, ...]:
    """The queue once `gone_id` was merged into `kept`: its other pairs are the person's now, and no pair stands twice."""
    names = kept.name, kept.name_hi
    pairs: dict[str, DuplicatePair] = {}
    for pair in queue:
        named = {pair.one_id: pair.one_names, pair.other_id: pair.other_names}
        if gone_id in named or kept.id in named:
            named.pop(gone_id, None)
            named = {**named, kept.id: names}
        if len(named) > 1:
            (one, one_names), (other, other_names) = sorted(named.items())
            likeness = replace(pair.likeness, one_id=one, other_id=other)
            changed = DuplicatePair(likeness, one_names, other_names)
            pairs.setdefault(changed.id, changed)
    return tuple(pairs.values())


def find_duplicates(store: Store) -> tuple[DuplicatePair, ...]:
    """All pairs of the register that somebody should look at."""
    with store.reading() as work:
        survey = read_survey(work)
    return search(survey)


def distinguish(store: Store, one_id: str, other_id: str, on: date | None = None) -> Distinction:
    """Note that two entries are two people: the pair never comes again. Noting it twice changes nothing.

    Raises NotFound or SameEntry.
    """
    if one_id == other_id:
        raise SameEntry
    low, high = sorted((one_id, other_id))
    with store.transaction(N_("Not the same person")) as work:
        one, other = work.people.get(one_id), work.people.get(other_id)
        known = work.distinctions.first(one_id=low, other_id=high)
        if known is not None:
            return known
        made = Distinction(one_id=low, other_id=high, on=on or today())
        work.distinctions.add(made)
        work.relabel(N_("{one} and {other} are not the same person"), one=_said(one), other=_said(other))
    return made


def take_back(store: Store, one_id: str, other_id: str) -> Distinction:
    """Take back that two entries are two people: the review shows the pair again. Raises NotFound or NotToldApart."""
    low, high = sorted((one_id, other_id))
    with store.transaction(N_("“Not the same” taken back")) as work:
        one, other = work.people.get(one_id), work.people.get(other_id)
        known = work.distinctions.first(one_id=low, other_id=high)
        if known is None:
            raise NotToldApart(one=_said(one), other=_said(other))
        work.distinctions.remove(known)
        work.relabel(N_("“Not the same” taken back: {one} and {other}"), one=_said(one), other=_said(other))
    return known


def _said(person: Person) -> str:
    return shown_name(person)
