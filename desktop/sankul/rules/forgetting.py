"""The words by which an erased person was known: where they stand in a text, and what stands there from then on.

A name is found as names are compared (see `text.fold`): in capitals, with points or more blanks, with another nasal or without
nukta, without Shri or Smt. before it or words in brackets beside it, but only as whole words. A mobile number is found with +91
or 0 before it and with blanks within it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from sankul.rules.likeness import is_title
from sankul.rules.people import Person
from sankul.rules.rows import Row
from sankul.text import MOHAMMADS, N_, ascii_digits, fold

R = TypeVar("R", bound=Row)
FEWEST_FIGURES = 6
"""A shorter number of a person may as well be any other figure in a sentence."""
FEWEST_CLEAR_FIGURES = 8
"""A number of six or seven is looked for, but somebody has to say that it is the person's."""
NO_NUMBER = "—"
"""What stands for a number; an empty reason would be none."""
_AROUND = 28
_MOBILE = re.compile("[6-9][0-9]{9}")
_LETTERS = r"\w\u0900-\u0963\u0966-\u097F\u200C\u200D"  # the last two join letters, and are not seen
_WORD = re.compile(rf"[{_LETTERS}]+")
_WITHIN_NAMES = re.compile(r"[\s.\-/]*")
_STEADY = re.compile("[A-Za-z]+|[अआएऐओऔक-घच-झट-ढत-धप-भय-हाृेैोौः]+")
"""Letters that are in every spelling of a name; nasals, nukta, long and short i and u, and figures are not."""
_HINDI_DIGITS = str.maketrans("0123456789", "०१२३४५६७८९")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")

TEXTS: Mapping[str, tuple[str, ...]] = {
    "contacts": ("note",),
    "marks": ("remark",),
    "members": ("reason",),
    "sessions": ("topic", "reason"),
    "circles": ("name",),
    "spaces": ("name", "name_hi", "contact", "contact_mobile"),
    "bookings": ("purpose",),
    "tasks": ("title", "title_hi"),
    "certificates": ("reason", "override"),
    "claims": ("reason",),
    "withdrawals": ("reason",),
    "holidays": ("name", "name_hi", "order_number"),
    "disclosures": ("what",),
    "column_choices": ("headings", "columns", "scripts"),
    "schools": ("name", "name_hi", "village"),
    "signatories": ("name", "name_hi"),
    "offices": ("letterhead", "letterhead_hi"),
}
"""The texts that people type, by collection: in any of them somebody may be named.

What else holds text is the person's own (and goes with it), a code, or a thing that papers were made of and that never changes.
"""
PLACE_LABELS: Mapping[str, str] = {
    "contacts": N_("Contact log"),
    "marks": N_("Remark of attendance"),
    "members": N_("Change of circle"),
    "sessions": N_("Session"),
    "circles": N_("Circle"),
    "spaces": N_("Meeting space"),
    "bookings": N_("Booking"),
    "tasks": N_("Course work"),
    "certificates": N_("Certificate"),
    "claims": N_("Claim"),
    "withdrawals": N_("Withdrawn certificate"),
    "holidays": N_("Holiday"),
    "disclosures": N_("Export of account numbers"),
    "column_choices": N_("Headings of a list"),
    "schools": N_("School"),
    "signatories": N_("Signatory"),
    "offices": N_("Letterhead"),
}
ABOUT_OTHERS = frozenset({"schools", "signatories", "offices"})
"""Places that name people for the office's sake: they are shown, but nothing is proposed."""


@dataclass(frozen=True)
class Forgotten:
    """The words and what stands for each from now on."""

    instead: Mapping[str, str]

    def without(self, text: str) -> str:
        """`text` with each of the words replaced, where it stands as whole words; the longest first."""
        for start, end, said in reversed(self._found(text)):
            text = text[:start] + said + text[end:]
        return text

    def is_in(self, text: str) -> bool:
        """Whether one of the words stands in `text`."""
        return bool(self._found(text))

    def is_meant(self, text: str) -> bool:
        """Whether `text`, found where nothing else tells of the person, speaks of it: a single name may be anybody's."""
        return text in self.instead or self.clear.is_in(text)

    def that_call(self, name: str) -> frozenset[str]:
        """The words that are this name or number."""
        return self._words_by_keys.get(_keys(name), frozenset())

    @cached_property
    def clear(self) -> "Forgotten":
        """Only names of two words or more, and long numbers: a short one may as well be an amount or a PIN code."""
        return Forgotten({word: said for word, said in self.instead.items() if _is_clear(word)})

    def but(self, words: Iterable[str]) -> "Forgotten":
        """Without some of the words."""
        gone = set(words)
        return Forgotten({word: said for word, said in self.instead.items() if word not in gone})

    def excerpt(self, text: str) -> str:
        """The first of the words in `text` with a few whole words around it."""
        start, end, _said = self._found(text)[0]
        before, after = text[:start], text[end:]
        if len(before) > _AROUND:
            before = "… " + before[-_AROUND:].partition(" ")[2]
        if len(after) > _AROUND:
            after = after[:_AROUND].rpartition(" ")[0] + " …"
        return before + text[start:end] + after

    def traces(self) -> Iterator[tuple[str, ...]]:
        """For each word what stands in this order wherever the word does, however it is spelled; to look for it quickly."""
        for word in self.instead:
            if word.isdigit():
                yield tuple(ascii_digits(word))
                yield tuple(ascii_digits(word).translate(_HINDI_DIGITS))
            else:
                names = (each for each in _WORD.findall(word) if fold(each) not in MOHAMMADS)
                yield tuple(piece for name in names for piece in _STEADY.findall(name))

    @cached_property
    def _words_by_keys(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        words: dict[tuple[str, ...], frozenset[str]] = {}
        for word in self.instead:
            words[_keys(word)] = words.get(_keys(word), frozenset()) | {word}
        return words

    @cached_property
    def _names_by_first(self) -> Mapping[str, list["_Name"]]:
        """What may begin with a key, the longest first."""
        found = [_Name(word, said) for word, said in self.instead.items() if not word.isdigit()]
        names: dict[str, list[_Name]] = {}
        for name in sorted(found, key=lambda each: -len(each.keys)):
            if name.keys:
                names.setdefault(name.keys[0], []).append(name)
        return names

    @cached_property
    def _numbers(self) -> list[tuple["re.Pattern[str]", str]]:
        return [(_number(word), said) for word, said in self.instead.items() if word.isdigit()]

    def _found(self, text: str) -> list[tuple[int, int, str]]:
        """Begin, end and what stands there instead, in the order of the text and not overlapping."""
        found = [*self._names_in(text)]
        digits = ascii_digits(text)
        found += [(*match.span(), said) for number, said in self._numbers for match in number.finditer(digits)]
        free, kept = 0, []
        for start, end, said in sorted(found, key=lambda each: (each[0], -each[1])):
            if start >= free:
                kept.append((start, end, said))
                free = end
        return kept

    def _names_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        folded = fold(text)
        if not any(first in folded for first in self._names_by_first):
            return  # as for nearly every text
        words = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
        for at, (start, _end, key) in enumerate(words):
            for name in self._names_by_first.get(key, ()):
                some = words[at : at + len(name.keys)]
                if tuple(each[2] for each in some) == name.keys and name.is_together(text, some):
                    yield start, name.end(text, some[-1][1]), name.said
                    break


class _Name:
    """A name to look for: the keys of its words, the signs between them, the signs behind the last one, what stands for it."""

    def __init__(self, name: str, said: str) -> None:
        words = list(_WORD.finditer(name))
        self.keys, self.said = _keys(name), said
        self._between = [_signs(name[one.end() : other.start()]) for one, other in pairwise(words)]
        self._behind = name[words[-1].end() :] if words else ""

    def is_together(self, text: str, words: list[tuple[int, int, str]]) -> bool:
        """Whether nothing but blanks, points and strokes stands between the words, or what stands there in the name itself."""
        gaps = [text[one[1] : other[0]] for one, other in pairwise(words)]
        return all(
            _WITHIN_NAMES.fullmatch(gap) or _signs(gap) == own for gap, own in zip(gaps, self._between, strict=True)
        )

    def end(self, text: str, at: int) -> int:
        """Where the name ends, of which the last word ends `at`: a closing bracket belongs to it."""
        return at + len(self._behind) if text.startswith(self._behind, at) else at


def _is_clear(word: str) -> bool:
    return " " in word or len(re.findall(r"\d", word)) >= FEWEST_CLEAR_FIGURES


def _signs(between: str) -> str:
    return "".join(between.split()).replace("’", "'")


def _keys(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(name))


def _number(number: str) -> "re.Pattern[str]":
    before = r"(?:\+?91[\s-]*|0)?" if _MOBILE.fullmatch(number) else ""
    return re.compile(rf"(?<![{_LETTERS}+]){before}{'[ -]?'.join(number)}(?![{_LETTERS}])")


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What goes out of the journal: rows of `collections` that are, or point to, one of the people `ids`.

    Of a collection with a field beside it only those rows in which the field is not empty. `rows` (collection and key) are
    others from whose texts the words are taken in all their states; from texts of `left` none is, and from all others those of
    `sure` that mean nobody else. The sentences of entries lose the words too.
    """

    ids: frozenset[str]
    collections: Mapping[str, str]
    rows: frozenset[tuple[str, str]]
    words: Forgotten
    sure: Forgotten = field(default_factory=lambda: Forgotten({}))
    left: frozenset[tuple[str, str]] = frozenset()

    def words_for(self, collection: str, row_id: str) -> Forgotten | None:
        """What is taken from the texts of a row; None: nothing."""
        if (collection, row_id) in self.left:
            return None
        return self.words if (collection, row_id) in self.rows else self.sure.clear


def blank_row(collection: str, row: R, words: Forgotten) -> R:
    """The row with the words replaced in its texts; a meeting space forgets whom to ask, with the number."""
    known = {each.name for each in fields(row)}
    values = {name: getattr(row, name) for name in TEXTS[collection] if name in known}
    changed: dict[str, Any] = {name: _without(value, words) for name, value in values.items()}
    asked = ("contact", "contact_mobile")
    if collection == "spaces" and any(words.is_in(values[name]) for name in asked):
        changed |= dict.fromkeys(asked, "")
    return replace(row, **changed) if changed != values else row


def _without(value: str | Mapping[str, str], words: Forgotten) -> str | Mapping[str, str]:
    if isinstance(value, str):
        return words.without(value)
    return {words.without(name): text for name, text in value.items()}


def forgotten_words(people: Iterable[Person], erased: Person, more: Iterable[str] = ()) -> Forgotten:
    """The names and numbers of a person, and of entries merged into it; `more` are numbers that simply go."""
    instead: dict[str, str] = {}
    for each in people:
        instead |= dict.fromkeys(written_names(each.name), erased.name) | dict.fromkeys(
            written_names(each.name_hi), erased.name_hi
        )
        numbers = (each.mobile, each.employee_code)
        instead |= {number: NO_NUMBER for number in numbers if len(number) >= FEWEST_FIGURES}
    instead |= dict.fromkeys(more, NO_NUMBER)
    return Forgotten({word: said for word, said in instead.items() if word})


def written_names(name: str) -> Iterator[str]:
    """The name, and how others write it: without a title before it and without words in brackets, if two words are left."""
    yield name
    words = [*_WORD.finditer(plain := _IN_BRACKETS.sub(" ", name))]
    own = next((at for at, word in enumerate(words) if not is_title(word.group())), len(words))
    if len(words) - own > 1:
        yield plain[words[own].start() :].strip()
