"""An index over many rows: which of them a query finds, without looking at any row.

For 150,000 people it keeps each distinct word once, sorted, with the numbers of its rows; the words of what many rows share,
such as their school, are kept once for all of them. That is some 30 to 50 MB, and a query costs as much as it finds. What only
sounds so in the other script is looked for among the same words (see `sounds`): there are some ten thousand of them.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain

from sankul.spelling import TypedWord, typed, words_of

NOT_FOUND, HEARD, BEGINS_HEARD, FOUND, BEGINS = range(5)
"""HEARD is what sounds so in the other script and is not written so; BEGINS_HEARD, when the name begins so."""
BEST_FIRST = (BEGINS, FOUND, BEGINS_HEARD, HEARD)
_SOUNDS, _WRITTEN, _FIRST, _NAME = 0b01, 0b11, 2, 4
"""How a word of a query is in a row, as bits, so that all rows are reckoned at once: whether it sounds so or is also written so
anywhere; shifted by two, the same of the first words of its names; and by four, of all words of its names."""
_ANSWERS = bytes(
    NOT_FOUND if not bits & _SOUNDS
    else BEGINS if bits >> _FIRST & _WRITTEN == _WRITTEN
    else FOUND if bits & _WRITTEN == _WRITTEN
    else BEGINS_HEARD if bits >> _FIRST & _SOUNDS
    else HEARD
    for bits in range(256)
)  # fmt: skip
_MOST_KNOWN = 32
_LAST = "\U0010ffff"
_Rows = dict[str, "array[int]"]


class _Words:
    """Distinct words in order, each with the numbers of its rows."""

    def __init__(self, rows: "Mapping[str, array[int]]") -> None:
        self._words = sorted(rows)
        self._rows = [rows[word] for word in self._words]
        self._line = f" {' '.join(self._words)} "
        self._starts = array("I", accumulate((len(word) + 1 for word in self._words), initial=0))

    def all(self) -> Sequence[str]:
        """The words in order."""
        return self._words

    def beginning(self, beginning: str) -> Sequence["array[int]"]:
        """The rows of each word that begins so."""
        first = bisect_left(self._words, beginning)
        return self._rows[first : bisect_left(self._words, beginning + _LAST, first)]

    def sounding(self, sounds: re.Pattern[str]) -> Iterator["array[int]"]:
        """The rows of each word that sounds so."""
        for found in sounds.finditer(self._line):
            yield self._rows[bisect_left(self._starts, found.start())]


class _Codes:
    """Codes that few rows share, such as mobile numbers; found by their beginnings, and by their last digits."""

    def __init__(self, codes: Iterable[tuple[str, int]]) -> None:
        said, rows = [], array("I")
        for code, row in codes:
            said.append(code)
            rows.append(row)
        order = sorted(range(len(said)), key=said.__getitem__)
        self._codes = [said[at] for at in order]
        self._rows = array("I", (rows[at] for at in order))
        self._line = "\n".join(self._codes) + "\n"
        self._starts = array("I")
        at = 0
        for code in self._codes:
            self._starts.append(at)
            at += len(code) + 1

    def beginning(self, beginning: str) -> Sequence["array[int]"]:
        """The rows of all codes that begin so."""
        first = bisect_left(self._codes, beginning)
        return [self._rows[first : bisect_left(self._codes, beginning + _LAST, first)]]

    def ending(self, ending: str) -> Iterator[int]:
        """The rows of all codes that end so."""
        at = self._line.find(ending + "\n")
        while at >= 0:
            yield self._rows[bisect_left(self._starts, at + 1) - 1]
            at = self._line.find(ending + "\n", at + 1)


class SearchIndex:
    """Rows are numbers from 0 on, in the order in which they shall be shown."""

    def __init__(
        self,
        names: Callable[[int], Sequence[str]],
        groups: Iterable[Hashable],
        said_of: Callable[[Hashable], Iterable[str]],
        codes: Iterable[tuple[str, int]] = (),
    ) -> None:
        """`names(row)` gives what a row is called, in both scripts; `codes` are numbers with their rows.

        `groups` tells of each row what it shares with others, such as a school, and `said_of(group)` the texts of that.
        """
        members: dict[Hashable, array[int]] = {}
        for row, group in enumerate(groups):
            members.setdefault(group, array("I")).append(row)
        self._size = sum(map(len, members.values()))
        self._members = list(members.values())
        self._shared = _Words(_rows_of(said_of(group) for group in members)[0])
        self._words, self._firsts = map(_Words, _rows_of(map(names, range(self._size))))
        self._codes = _Codes(codes)
        self._anywhere = _number(bytes([_WRITTEN]) * self._size)
        self._begun = self._anywhere << _FIRST
        self._known: dict[TypedWord, bytes] = {}
        self._letters: dict[TypedWord, bytes] = {}
        for letter in {word[0] for words in (self._words, self._shared) for word in words.all()}:
            for (word,) in typed(letter).readings:
                self._letters[word] = self._marked(word)

    def find(self, query: str) -> bytes:
        """A byte for each row: NOT_FOUND, or how it is found, the more the better; an empty query finds all.

        BEGINS means that the name begins with the first word of the query, and has the others in it.
        """
        said = typed(query)
        if not all(said.readings):
            return bytes([FOUND]) * self._size
        plain, *others = map(self._all_of, said.readings)
        for other in others:
            plain |= other & self._anywhere
        return plain.to_bytes(self._size, "little").translate(_ANSWERS)

    def ordered(self, query: str) -> Iterator[int]:
        """The rows that a query finds, the best first."""
        found = self.find(query)
        return chain.from_iterable(_places(found, mark) for mark in BEST_FIRST if mark in found)

    def _all_of(self, reading: Sequence[TypedWord]) -> int:
        """The bits of all rows for all words of a reading: found anywhere, and found so that the name begins with it."""
        first, *others = reading
        found = _number(self._known_of(first))
        for word in others:
            if found & self._anywhere:
                bits = _number(self._known_of(word))
                found &= bits & self._anywhere | bits >> (_NAME - _FIRST) & self._begun
        return found

    def _known_of(self, word: TypedWord) -> bytes:
        """The bits of a word; those of the last words are kept, for most keys change one word of several.

        Those of single letters, which find most and take longest, were made with the index.
        """
        known = self._letters.get(word) or self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = self._marked(word)
        return known

    def _marked(self, word: TypedWord) -> bytes:
        """The bits of one word."""
        if "" in word.beginnings:
            return bytes([_WRITTEN | _WRITTEN << _FIRST | _WRITTEN << _NAME]) * self._size
        named, first, elsewhere = (bytearray(self._size) for _each in range(3))
        sounds = word.sounds
        if sounds is not None:
            _mark(named, self._words.sounding(sounds), _SOUNDS)
            _mark(first, self._firsts.sounding(sounds), _SOUNDS)
            _mark(elsewhere, self._rows_in(self._shared.sounding(sounds)), _SOUNDS)
        for each in word.surely:
            _mark(named, self._words.beginning(each), _WRITTEN)
            _mark(first, self._firsts.beginning(each), _WRITTEN)
        for each in word.perhaps:
            _mark(elsewhere, self._words.beginning(each), _WRITTEN)
        groups = (rows for each in word.beginnings for rows in self._shared.beginning(each))
        _mark(elsewhere, self._rows_in(groups), _WRITTEN)
        for each in word.beginnings:
            _mark(elsewhere, self._codes.beginning(each), _WRITTEN)
        if word.tail:
            _mark(elsewhere, [self._codes.ending(word.tail)], _WRITTEN)
        names = _number(named)
        return (names | _number(elsewhere) | _number(first) << _FIRST | names << _NAME).to_bytes(self._size, "little")

    def _rows_in(self, groups: Iterable[Iterable[int]]) -> Iterator["array[int]"]:
        """The rows of groups, each once."""
        return (self._members[group] for group in set(chain.from_iterable(groups)))


def _mark(marks: bytearray, places: Iterable[Iterable[int]], mark: int) -> None:
    for rows in places:
        for row in rows:
            marks[row] = mark


def _rows_of(texts: Iterable[Iterable[str]]) -> "tuple[_Rows, _Rows]":
    """By word the numbers of those in whose texts it stands; and of those of whose texts it is the first word."""
    said: _Rows = {}
    begun: _Rows = {}
    for row, many in enumerate(texts):
        for text in many:
            parts = text.split()
            for part in parts:
                (said.get(part) or said.setdefault(part, array("I"))).append(row)
            for part in parts:
                if words_of(part):
                    (begun.get(part) or begun.setdefault(part, array("I"))).append(row)
                    break
    words: _Rows = {}
    for part, rows in said.items():
        for word in words_of(part):
            words.setdefault(word, array("I")).extend(rows)
    firsts: _Rows = {}
    for part, rows in begun.items():
        firsts.setdefault(words_of(part)[0], array("I")).extend(rows)
    return words, firsts


def _number(marks: bytes | bytearray) -> int:
    """All marks as one number: reckoning with it is much quicker than with each of them."""
    return int.from_bytes(marks, "little")


def _places(found: bytes, mark: int) -> Iterator[int]:
    at = found.find(mark)
    while at >= 0:
        yield at
        at = found.find(mark, at + 1)
