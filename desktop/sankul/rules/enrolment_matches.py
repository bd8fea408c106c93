"""Whom a row of an imported list may be about, and which pairs of people somebody should look at afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sankul.rules.duplicates import ALIKE, alike_pairs, name_key, name_score
from sankul.rules.import_people import PersonEntry
from sankul.rules.imports import Duplicate, Notes
from sankul.rules.people import Person
from sankul.rules.readings import Reason
from sankul.text import N_, _

CODES = ("mobile", "employee_code", "account")
CODE_LABELS = {"mobile": N_("mobile number"), "employee_code": N_("employee code"), "account": N_("account number")}
MOBILE_OF_ANOTHER = N_("The same mobile number, but another name.")
ALIKE_IN_SCHOOL = N_("An alike name in the same school.")


class Codes(Reason):
    """A reason whose place {codes} lists codes, translated when shown."""

    __slots__ = ()

    def __str__(self) -> str:
        names = ", ".join(_(CODE_LABELS[code]) for code in self.values["codes"])
        return _(self.message).format(**{**self.values, "codes": names})


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody of the register, or a refused row, who shares something with a row.

    `shared` are the codes that are the same; `differs`: some code that both have is not; `score` compares the names.
    """

    who: str
    shared: tuple[str, ...]
    score: int
    is_same_name: bool
    differs: bool


def compare(entry: PersonEntry, who: str, other: Person | PersonEntry, account: str) -> Match:
    """What a row has in common with another person or row, whose account is `account`."""
    codes = {"mobile": other.mobile, "employee_code": other.employee_code, "account": account}
    both = [code for code in CODES if codes[code] and getattr(entry, code)]
    shared = tuple(code for code in both if codes[code] == getattr(entry, code))
    score = name_score((entry.name, entry.name_hi), (other.name, other.name_hi))
    return Match(who, shared, score, _is_same_name(entry, other), len(both) > len(shared))


def is_likely(match: Match) -> bool:
    """Whether the match is likely the same person: a shared code and an alike name, or two shared codes."""
    return bool(match.shared) and (match.is_same_name or match.score >= ALIKE or len(match.shared) > 1)


def _is_same_name(entry: PersonEntry, other: PersonEntry | Person) -> bool:
    pairs = ((entry.name, other.name), (entry.name_hi, other.name_hi))
    return any(one and two and name_key(one) == name_key(two) for one, two in pairs)


def said(person: Person, row_of: Mapping[str, int]) -> int | str:
    """How a report names a person: by the row of this list, or else by name."""
    return row_of.get(person.id) or person.name or person.name_hi


def review(people: Iterable[Person], row_of: Mapping[str, int], notes: Notes) -> None:
    """Note shared mobiles, and alike names in one school, once for each pair; `row_of` are the people of this list.

    Nobody is held back for either: namesakes are common, and families share telephones.
    """
    groups: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        for kind, value in (("mobile", person.mobile), ("school", person.school_id)):
            if value:
                groups.setdefault((kind, value), []).append(person)
    for (kind, _value), group in groups.items():
        if len(group) > 1 and any(each.id in row_of for each in group):
            ordered = sorted(group, key=lambda each: row_of.get(each.id, 0))
            (_note_shared_mobile if kind == "mobile" else _note_alike)(ordered, row_of, notes)


def _note_shared_mobile(people: list[Person], row_of: Mapping[str, int], notes: Notes) -> None:
    for earlier, later in pairwise(people):
        score = name_score((earlier.name, earlier.name_hi), (later.name, later.name_hi))
        _note((earlier, later), score, MOBILE_OF_ANOTHER, row_of, notes)


def _note_alike(people: list[Person], row_of: Mapping[str, int], notes: Notes) -> None:
    for first, second, score in alike_pairs([(each.name, each.name_hi) for each in people]):
        if people[first].mobile != people[second].mobile or not people[first].mobile:
            _note((people[first], people[second]), score, ALIKE_IN_SCHOOL, row_of, notes)


def _note(pair: tuple[Person, Person], score: int, message: str, row_of: Mapping[str, int], notes: Notes) -> None:
    earlier, later = pair
    if later.id in row_of:
        notes.duplicates.append(Duplicate(row_of[later.id], said(earlier, row_of), score, Reason(message), earlier.id))
