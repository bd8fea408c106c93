"""How search compares: the words by which something is found, and what a typist may mean by the letters typed so far.

The folded key of `text.fold` says what counts as the same name when records are compared. A search may be more generous,
because what it finds too much only stands further down. So words to search also take these for one:

- ण and न, ष and श: Awadhi and Bhojpuri have one sound for each pair (किरण, किरन; संतोष, संतोश);
- ृ and ्रि, ऋ and रि (कृष्ण, क्रिष्ण; ऋतु, रितु); ॉ and ा (कॉलेज, कालेज); visarga does not count (दुःख, दुख);
- 0 or ० behind a Hindi letter, which is a point (प्रा०वि०, प्रा.वि.);
- ee and i, oo and u, w and v in Latin letters (Pooja, Puja; Shravasti, Shrawasti).

They do not take for one: व and ब (वली and बली), श and स (शाह and साह, two families that blocks have hundreds of), and
long and short e and o (मोर्य is rare, and नैना is not नेना).
What was typed also finds what sounds so in the other script (see `sounds`), below what is written so.

Whoever types is to see a row from its first letter to its last, so what stands at the end of a word is also read as what
it may become: सन् is the beginning of सन्तोष and hence of संतोष, "mohd" of Mohammad, "po" of "pooja" and hence of Puja.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import TypeVar

from sankul.sounds import sounding
from sankul.text import MOHAMMADS, ascii_digits, fold_letters

_LOOSE_LETTERS = str.maketrans(
    {"ण": "न", "ष": "श", "ृ": "्रि", "ऋ": "रि", "ॉ": "ा", "ऑ": "आ", "ः": None, "w": "v", "'": None, "’": None, "‘": None}
    | {chr(mark): None for mark in range(0x300, 0x370)}
)
_POINT = re.compile("(?<=[\u0904-\u0963\u0971-\u097f])0(?![0-9])")
_BETWEEN = re.compile(r"[!-/:-@\[-`{-~\s‐-―•…·“”„«»]+")
_NUMBER = re.compile(r"[+()\-0-9]*[0-9+][+()\-0-9]*")
_NASAL_END = re.compile("[ङञनम]्?$")
_TAIL, _MOBILE, _UDISE_BLOCK = 4, 10, 6
_LONGEST_QUERY = 200

T = TypeVar("T")


@lru_cache(maxsize=20_000)
def words_of(raw: str) -> tuple[str, ...]:
    """The words to search of a text without blanks."""
    return tuple(_named(word) for word in _loosened(raw))


def _loosened(raw: str) -> list[str]:
    key = fold_letters(raw)
    if not key.isascii():
        key = unicodedata.normalize("NFD", key)
    key = _POINT.sub(" ", key.translate(_LOOSE_LETTERS)).replace("ee", "i").replace("oo", "u")
    return _BETWEEN.sub(" ", key).split()


def _named(word: str) -> str:
    return _MOHAMMADS.get(word, word)


_MOHAMMADS = {_loosened(spelling)[0]: name for name, spellings in MOHAMMADS.items() for spelling in spellings}
_TO_MOHAMMAD = {word[:length]: name for word, name in sorted(_MOHAMMADS.items()) for length in range(2, len(word) + 1)}


def search_words(text: str) -> list[str]:
    """The words by which `text` is found; idempotent when they are joined by blanks again."""
    return [word for raw in text.split() for word in words_of(raw)]


def search_key(*texts: str) -> str:
    """The words of all `texts` with a blank before and after each, for `Typed.finds`."""
    return f" {' '.join(word for text in texts for word in search_words(text))} "


@dataclass(frozen=True, slots=True)
class TypedWord:
    """One word of a query: beginnings that it surely means, others that it may become; `tail` may also end a number.

    `sounds` finds in a search key that a word begins so in the other script; None: nothing can.
    """

    surely: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    tail: str = ""
    sounds: re.Pattern[str] | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sounds", sounding(*self.beginnings))

    @property
    def beginnings(self) -> tuple[str, ...]:
        """All that a word may begin with."""
        return self.surely + self.perhaps

    def is_in(self, key: str) -> bool:
        """Whether a word of the search key begins or ends so as it is written."""
        for each in self.surely:
            if " " + each in key:
                return True
        return any(" " + each in key for each in self.perhaps) or bool(self.tail and self.tail + " " in key)

    def is_heard_in(self, key: str) -> bool:
        """Whether a word of the search key sounds so in the other script."""
        return self.sounds is not None and self.sounds.search(key) is not None


@dataclass(frozen=True, slots=True)
class Typed:
    """A query as it can be read; every word of one reading must be found. `readings` begins with the plainest."""

    readings: tuple[tuple[TypedWord, ...], ...]

    def is_in(self, key: str) -> bool:
        """Whether the query finds what has this search key as it is written, and not by its sound only."""
        return any(all(word.is_in(key) for word in reading) for reading in self.readings)

    def finds(self, key: str) -> bool:
        """Whether the query finds what has this search key, by its sound too; an empty query finds all."""
        return any(all(word.is_in(key) or word.is_heard_in(key) for word in reading) for reading in self.readings)


@lru_cache(maxsize=64)
def typed(query: str) -> Typed:
    """The query as search reads it. Of a very long one, such as a pasted page, only the beginning counts."""
    raws = query[:_LONGEST_QUERY].split()
    plain = tuple(word for raw in raws for word in _typed_words(raw))
    joined = tuple(_with_numbers_joined(raws))
    return Typed((plain, joined) if joined != plain else (plain,))


def matches(query: str, *texts: str) -> bool:
    """Whether every word of `query` begins a word of `texts`, in any order. For many texts, keep their `search_key`."""
    return typed(query).finds(search_key(*texts))


def finding(query: str, things: Iterable[T], texts: Callable[[T], Iterable[str]], most: int) -> list[T]:
    """At most so many of the things in whose texts the query is found, in their order, those by sound only behind the others."""
    said, only_heard = typed(query), list[T]()

    def written() -> Iterator[T]:
        for thing in things:
            key = search_key(*texts(thing))
            if said.is_in(key):
                yield thing
            elif len(only_heard) < most and said.finds(key):
                only_heard.append(thing)

    return list(islice(chain(written(), only_heard), most))


def _typed_words(raw: str) -> Iterator[TypedWord]:
    for word in _loosened(raw):
        is_number = word.isascii() and word.isdigit()
        yield _typed_number(word) if is_number else _typed_word(word)


def _typed_word(word: str) -> TypedWord:
    surely, perhaps = [word], list[str]()
    if len(word) > 1 and _NASAL_END.search(word):
        (surely if word.endswith("्") else perhaps).append(_NASAL_END.sub("ं", word))
    for each in (*surely, *perhaps):
        if each in _TO_MOHAMMAD:
            (surely if each in _MOHAMMADS else perhaps).append(_TO_MOHAMMAD[each])
    if word.endswith(("e", "o")):
        perhaps.append(word[:-1] + ("i" if word.endswith("e") else "u"))
    return TypedWord(tuple(dict.fromkeys(surely)), tuple(perhaps))


def _with_numbers_joined(raws: list[str]) -> Iterator[TypedWord]:
    """The words of a query, numbers that stand side by side read as one: +91 98380 12345."""
    digits = ""
    for raw in [*raws, ""]:
        plain = ascii_digits(raw)
        if raw and _NUMBER.fullmatch(plain):
            digits += plain
            continue
        if digits:
            yield _typed_number(digits)
        digits = ""
        yield from _typed_words(raw)


def _typed_number(text: str) -> TypedWord:
    """A number may have the country's code or 0 before a mobile, lack the 0 of a UDISE code, or be a number's last digits."""
    digits = re.sub("[^0-9]", "", text)
    if text.startswith("+") and "91".startswith(digits):
        return TypedWord(("",))  # no more than the country so far
    short = digits.lstrip("0")
    if short.startswith("91") and (len(short) > _MOBILE or text.startswith("+")):
        short = short[2:].lstrip("0")
    perhaps = list[str]()
    if short != digits and (digits == "0" or short[:1] in ("6", "7", "8", "9")):
        perhaps.append(short)
    if digits[0] != "0" and _UDISE_BLOCK <= len(digits) <= _MOBILE:
        perhaps.append("0" + digits)
    return TypedWord((digits,), tuple(perhaps), digits if len(digits) >= _TAIL else "")
