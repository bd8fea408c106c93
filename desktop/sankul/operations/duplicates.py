"""Finding likely duplicates in the whole register, and noting that two entries are two people (product.md B3)."""

from dataclasses import dataclass
from datetime import date

from sankul.clock import today
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.store import Store, Work
from sankul.rules.duplicate_faces import Face, faces_of
from sankul.rules.duplicate_pairs import Likeness, likely_pairs
from sankul.rules.merging import Distinction, Merger
from sankul.rules.merging_fields import SameEntry
from sankul.rules.people import Person
from sankul.text import N_


@dataclass(frozen=True, slots=True)
class Survey:
    """What the search needs of the register. Reading it is quick; the search itself needs no store."""

    faces: tuple[Face, ...]
    told_apart: frozenset[tuple[str, str]]
    names: dict[str, tuple[str, str]]


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


def read_survey(work: Work) -> Survey:
    """Everybody but those who were erased, with what merged entries said."""
    accounts = {each.person_id: each.account for each in work.bank_accounts.where()}
    merged: dict[str, list[Merger]] = {}
    for each in work.mergers.where():
        merged.setdefault(each.kept_id, []).append(each)
    people = [person for person in work.people.where() if person.erased_on is None]
    faces = (
        face for person in people for face in faces_of(person, accounts.get(person.id, ""), merged.get(person.id, ()))
    )
    told_apart = frozenset((each.one_id, each.other_id) for each in work.distinctions.where())
    return Survey(tuple(faces), told_apart, {each.id: (each.name, each.name_hi) for each in people})


def search(survey: Survey) -> tuple[DuplicatePair, ...]:
    """The queue: see `rules.duplicate_pairs`."""
    names = survey.names
    return tuple(
        DuplicatePair(each, names[each.one_id], names[each.other_id])
        for each in likely_pairs(survey.faces, survey.told_apart)
    )


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


def _said(person: Person) -> str:
    return shown_name(person)
