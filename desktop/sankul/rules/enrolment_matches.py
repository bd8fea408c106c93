"""Whom a row of an imported list may be about, and which pairs of people somebody should look at afterwards."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sankul.rules.duplicates import alike_pairs, name_score
from sankul.rules.import_people import PersonEntry
from sankul.rules.imports import Duplicate, Notes
from sankul.rules.likeness import ALIKE, CODE_LABELS, name_key
from sankul.rules.merging import Merger
from sankul.rules.people import Person, mask_account
from sankul.rules.readings import Reason
from sankul.rules.row_answers import SAME_NAME
from sankul.text import N_, _

CODES = ("mobile", "employee_code", "account")
SAME_ROW_AGAIN = N_("The same person stands in this list already. The row stays out until you say who it is.")
SAME_CODES = N_("The same {codes}, and an alike name. The row stays out until you say who it is.")
SAME_CODES_OTHER_NAME = N_("The same {codes}, but another name. The row stays out until you say who it is.")
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
    `is_gone`: what is shared is that of an entry that was merged into this person.
    """

    who: str
    shared: tuple[str, ...]
    score: int
    is_same_name: bool
    differs: bool
    is_gone: bool = False

    @property
    def is_same(self) -> bool:
        """Whether it is the same person: the same name, and the same code or no code that differs."""
        return self.is_same_name and (bool(self.shared) or not self.differs)

    @property
    def is_alarm(self) -> bool:
        """Whether a code is shared by another name."""
        return bool(self.shared) and not self.is_same_name and self.score < ALIKE


def compare(entry: PersonEntry, who: str, other: Person | PersonEntry | Merger, account: str) -> Match:
    """What a row has in common with another person or row, whose account is `account`."""
    codes = {"mobile": other.mobile, "employee_code": other.employee_code, "account": account}
    both = [code for code in CODES if codes[code] and getattr(entry, code)]
    shared = tuple(code for code in both if codes[code] == getattr(entry, code))
    score = name_score((entry.name, entry.name_hi), (other.name, other.name_hi))
    return Match(who, shared, score, _is_same_name(entry, other), len(both) > len(shared))


def with_gone(entry: PersonEntry, match: Match, person: Person, gone: Sequence[Merger], account: str) -> Match:
    """The same when `gone` was merged into the person: whatever both entries said counts.

    `is_gone` when the row says what gave way, be it the name or a code: it then comes from a list older than the merger.
    """
    others = [compare(entry, match.who, each, "") for each in gone]
    is_old_name = not match.is_same_name and any(each.is_same_name for each in others)
    masked = mask_account(entry.account) if match.is_same_name or is_old_name else ""
    is_old_account = bool(masked) and masked != mask_account(account) and masked in {each.account for each in gone}
    shared = {code for each in (match, *others) for code in each.shared} | ({"account"} if is_old_account else set())
    codes = {"mobile": person.mobile, "employee_code": person.employee_code, "account": account}
    differs = any(codes[code] and getattr(entry, code) and code not in shared for code in CODES)
    return replace(
        match,
        shared=tuple(code for code in CODES if code in shared),
        score=max(each.score for each in (match, *others)),
        is_same_name=match.is_same_name or is_old_name,
        differs=differs,
        is_gone=is_old_name or bool(shared - set(match.shared)),
    )


def is_likely(match: Match) -> bool:
    """Whether the match is likely the same person: a shared code and an alike name, or two shared codes."""
    return bool(match.shared) and (match.is_same_name or match.score >= ALIKE or len(match.shared) > 1)


def _is_same_name(entry: PersonEntry, other: PersonEntry | Person | Merger) -> bool:
    pairs = ((entry.name, other.name), (entry.name_hi, other.name_hi))
    return any(one and two and name_key(one) == name_key(two) for one, two in pairs)


def said(person: Person, row_of: Mapping[str, int]) -> int | str:
    """How a report names a person: by the row of this list, or else by name."""
    return row_of.get(person.id) or person.name or person.name_hi


def held_note(row: int, match: Match, of: int | str, key: str) -> Duplicate:
    """What is noted of a row that is held; `of` is whom it is like (an earlier row by its number), and `key` their id."""
    is_again = match.is_same_name and isinstance(of, int)
    codes = Codes(SAME_CODES_OTHER_NAME if match.is_alarm else SAME_CODES, {"codes": match.shared})
    return Duplicate(
        row,
        of,
        SAME_NAME if match.is_same_name else match.score,
        Reason(SAME_ROW_AGAIN) if is_again else codes,
        key,
        is_held=True,
        is_alarm=match.is_alarm,
    )


Distinct = Callable[[str, str], bool]


def review(people: Iterable[Person], row_of: Mapping[str, int], notes: Notes, are_distinct: Distinct) -> None:
    """Note shared mobiles, and alike names in one school, once for each pair; `row_of` are the people of this list.

    Nobody is held back for either: namesakes are common, and families share telephones. Pairs that somebody has found to be
    two people are not noted again.
    """
    groups: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        for kind, value in (("mobile", person.mobile), ("school", person.school_id)):
            if value:
                groups.setdefault((kind, value), []).append(person)
    for (kind, _value), group in groups.items():
        if len(group) > 1 and any(each.id in row_of for each in group):
            ordered = sorted(group, key=lambda each: row_of.get(each.id, 0))
            found = _sharing_mobile(ordered) if kind == "mobile" else _alike(ordered)
            for duplicate, earlier, later in found:
                if later.id in row_of and not are_distinct(earlier.id, later.id):
                    notes.duplicates.append(duplicate(earlier, later, row_of))


_Noted = tuple["_Note", Person, Person]


@dataclass(frozen=True, slots=True)
class _Note:
    """What is noted of a pair."""

    score: int
    message: str
    is_alarm: bool = False

    def __call__(self, earlier: Person, later: Person, row_of: Mapping[str, int]) -> Duplicate:
        row, why = row_of[later.id], Reason(self.message)
        return Duplicate(row, said(earlier, row_of), self.score, why, earlier.id, is_alarm=self.is_alarm)


def _sharing_mobile(people: list[Person]) -> Iterator[_Noted]:
    for earlier, later in pairwise(people):
        score = name_score((earlier.name, earlier.name_hi), (later.name, later.name_hi))
        yield _Note(score, MOBILE_OF_ANOTHER, is_alarm=score < ALIKE), earlier, later


def _alike(people: list[Person]) -> Iterator[_Noted]:
    for first, second, score in alike_pairs([(each.name, each.name_hi) for each in people]):
        if people[first].mobile != people[second].mobile or not people[first].mobile:
            yield _Note(score, ALIKE_IN_SCHOOL), people[first], people[second]
