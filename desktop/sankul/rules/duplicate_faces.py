"""How people of the register are compared to find those who stand twice: what an entry shows, and how alike two names are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sankul.rules.duplicates import name_key
from sankul.rules.merging import Merger
from sankul.rules.people import Person
from sankul.text import fold

ONE_LEFT_OUT = 88
"""The score of names of which one leaves words out or shortens them: "S. K. Yadav", "Santosh Yadav" and "Santosh Kumar Yadav"."""

_HONORIFICS = frozenset(
    fold(word)
    for word in (
        "shri", "shree", "sri", "smt", "shrimati", "srimati", "sushri", "mr", "mrs", "ms", "miss", "dr", "km", "ku", "kumari",
        "श्री", "श्रीमती", "सुश्री", "डॉ", "डा", "डा0", "डॉ0", "कु", "कु0", "कुमारी", "मिस",
    )
)  # fmt: skip
_WORDS = {fold(short): fold(long) for short, long in (("kr", "kumar"), ("कु", "कुमार"), ("कु0", "कुमार"), ("pd", "prasad"))}


@dataclass(frozen=True, slots=True)
class Face:
    """One way in which a person of the register shows: as the entry says, or as a merged entry said. `id` is the person's.

    `names` are the plain names in English and Hindi, each with the same words in their alphabetical order.
    """

    id: str
    names: tuple[tuple[str, str], tuple[str, str]]
    account: str
    employee_code: str
    mobile: str
    gender: str
    designation: str
    school_id: str
    block: str
    district: str


class Stated(NamedTuple):
    """What an entry of the register says, as far as it is compared; a plain tuple, because there may be very many."""

    id: str
    name: str
    name_hi: str
    mobile: str
    employee_code: str
    gender: str
    designation: str
    school_id: str | None
    block: str
    district_code: str


def plain_name(name: str) -> str:
    """A name as it is compared here: folded, without Shri, Smt., Dr. and the like before it, and "Kr." written out."""
    words = name_key(name).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    return " ".join(_WORDS.get(word, word) for word in words)


def faces_of(person: Person | Stated, account: str, mergers: Iterable[Merger] = ()) -> Iterator[Face]:
    """The faces of a person: the entry, and each entry that was merged into it."""
    yield _face(person, person, account)
    for each in mergers:
        yield _face(person, each, "")


def _face(person: Person | Stated, said: Person | Stated | Merger, account: str) -> Face:
    return Face(
        id=person.id,
        names=(_forms(said.name), _forms(said.name_hi)),
        account=account,
        employee_code=said.employee_code,
        mobile=said.mobile,
        gender=person.gender,
        designation=fold(person.designation),
        school_id=said.school_id or person.school_id or "",
        block=fold(person.block),
        district=person.district_code,
    )


def _forms(name: str) -> tuple[str, str]:
    plain = plain_name(name) if name else ""
    return plain, " ".join(sorted(plain.split()))


def alikeness(one: Face, other: Face) -> int | None:
    """How alike the names are, 0 to 100: max(ratio, token_sort_ratio) in the same script; None when no script is common to both.

    Names of which one is the other with words left out or shortened to a letter score at least 88.
    """
    from rapidfuzz import fuzz

    scores = [
        max(fuzz.ratio(mine[0], yours[0]), fuzz.ratio(mine[1], yours[1]))
        for mine, yours in zip(one.names, other.names, strict=True)
        if mine[0] and yours[0]
    ]
    if not scores:
        return None
    best = round(max(scores))
    return max(best, ONE_LEFT_OUT) if best < ONE_LEFT_OUT and is_shortened(one, other) else best


def is_shortened(one: Face, other: Face) -> bool:
    """Whether one name is the other with words left out or shortened to their first letter."""
    return any(
        _words_agree(mine[0].split(), yours[0].split())
        for mine, yours in zip(one.names, other.names, strict=True)
        if mine[0] and yours[0]
    )


def _words_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter name says nothing but words of the longer one, in their order and perhaps as letters.

    It must have two words, the first must stand for the first, and one of them must be written out in both.
    """
    short, long = sorted((one, other), key=len)
    if (
        len(short) < 2
        or not _stands_for(short[0], long[0])
        or not any(len(word) > 1 and word in long for word in short)
    ):
        return False
    rest = iter(long)
    return all(any(_stands_for(word, each) for each in rest) for word in short)


def _stands_for(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])


def speaks_against(one: Face, other: Face) -> bool:
    """Whether some number, gender or designation that both give differs."""
    return any(
        differ(mine, yours)
        for mine, yours in (
            (one.employee_code, other.employee_code),
            (one.mobile, other.mobile),
            (one.account, other.account),
            (one.gender, other.gender),
            (one.designation, other.designation),
        )
    )


def differ(mine: str, yours: str) -> bool:
    """Whether both say something, and not the same."""
    return bool(mine and yours and mine != yours)
