"""How alike two names are, the same for an import and for the review of the register (domain.md, Search).

Alike is never proof (Irfan and Imran Ansari score 93), so what is found here is for a person to judge.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from sankul.rules.names_in_cells import hindi_sounds, latin_sounds, sounds_alike
from sankul.text import MOHAMMADS, N_, fold

ALIKE = 82
ONE_LEFT_OUT = 88
"""The score of names of which one leaves words out or shortens them: "S. K. Yadav", "Santosh Yadav" and "Santosh Kumar Yadav"."""
_NEARLY = 50
"""Of 412 names in both scripts the least alike, Pragya and प्रज्ञा, scores 57; of two different ones four in five score less."""
_CLEARLY = 80
_SHORTEST_NAME = 3
CODE_LABELS = {"account": N_("account number"), "employee_code": N_("employee code"), "mobile": N_("mobile number")}

Names = tuple[str, str]
Spelled = tuple[tuple[str, str], tuple[str, str]]
"""The plain name in English and in Hindi, each with the same words in their alphabetical order; empty where there is none."""

_HONORIFICS = frozenset(
    fold(word)
    for word in (
        "shri", "shree", "sri", "smt", "shrimati", "srimati", "sushri", "mr", "mrs", "ms", "miss", "dr", "km", "ku", "kumari",
        "श्री", "श्रीमती", "सुश्री", "डॉ", "डा", "डा0", "डॉ0", "कु", "कु0", "कुमारी", "मिस",
    )
)  # fmt: skip
_WORDS = {fold(short): fold(long) for short, long in (("kr", "kumar"), ("कु", "कुमार"), ("कु0", "कुमार"), ("pd", "prasad"))}
_KEPT_SPELLED = 20_000


def is_title(word: str) -> bool:
    """Whether the word stands before names and is none: Shri, Smt., Dr. and the like."""
    return fold(word) in _HONORIFICS


@cache
def name_key(name: str) -> str:
    """A name as it is compared: folded, with points and signs as blanks."""
    return " ".join(fold(name).replace("-", " ").replace(",", " ").split())


def plain_name(name: str) -> str:
    """The key of a name without Shri, Smt., Dr. and the like before it, and with "Kr." written out."""
    words = name_key(name).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    return " ".join(_WORDS.get(word, word) for word in words)


@lru_cache(_KEPT_SPELLED)
def spelled(name: str, name_hi: str) -> Spelled:
    """What is compared of a name in English and in Hindi."""
    return _forms(name), _forms(name_hi)


def _forms(name: str) -> tuple[str, str]:
    plain = plain_name(name) if name else ""
    return plain, " ".join(sorted(plain.split()))


def likeness(one: Spelled, other: Spelled) -> int:
    """How alike two people's names are, 0 to 100: max(ratio, token_sort_ratio) in the same script.

    Names of which one is the other with words left out or shortened to a letter score at least 88. Names that have no script in
    common score 82 when they sound alike, else 0.
    """
    from rapidfuzz import fuzz

    scores = [
        max(fuzz.ratio(mine[0], yours[0]), fuzz.ratio(mine[1], yours[1]))
        for mine, yours in zip(one, other, strict=True)
        if mine[0] and yours[0]
    ]
    if not scores:
        return ALIKE if sound_alike(one, other) else 0
    best = round(max(scores))
    return max(best, ONE_LEFT_OUT) if best < ONE_LEFT_OUT and is_shortened(one, other) else best


def sound_alike(one: Spelled, other: Spelled) -> bool:
    """Whether two names of which one stands in English only and one in Hindi only sound alike."""
    return sounds_alike(one[0][0] or other[0][0], one[1][0] or other[1][0])


def names_disagree(name: str, name_hi: str) -> bool:
    """Whether two names that should be one in both scripts are surely not, as when one column of a sheet was sorted alone.

    The first names must not even nearly sound alike, and one of them must sound like no word of the other name.
    """
    latin, hindi = _sounds(name, latin_sounds), _sounds(name_hi, hindi_sounds)
    if not (latin and hindi) or _score(latin[0], hindi[0]) >= _NEARLY:
        return False
    found = [
        any(_score(latin[0], word) >= _CLEARLY for word in hindi),
        any(_score(word, hindi[0]) >= _CLEARLY for word in latin),
    ]
    has_initials = any(len(plain_name(each).split()[0]) < _SHORTEST_NAME for each in (name, name_hi))
    return not (any(found) if has_initials else all(found))


def _sounds(name: str, of_word: Callable[[str], str]) -> list[str]:
    """How the words sound, but for initials and for what many names begin with."""
    words = [word for word in plain_name(name).split() if len(word) >= _SHORTEST_NAME]
    telling = [word for word in words if word not in MOHAMMADS] or words
    return [sounds for word in telling if (sounds := of_word(word))]


def _score(sounds: str, others: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(sounds, others)


def is_shortened(one: Spelled, other: Spelled) -> bool:
    """Whether one name is the other with words left out or shortened to their first letter."""
    return any(
        _words_agree(mine[0].split(), yours[0].split())
        for mine, yours in zip(one, other, strict=True)
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
