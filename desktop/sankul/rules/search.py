"""An index over many rows: which of them a query finds, without looking at any row.

For 150,000 people it keeps each distinct word once, sorted, with the numbers of its rows; the words of what many rows share,
such as their school, are kept once for all of them. That is some 30 to 50 MB, and a query costs as much as it finds.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from sankul.spelling import TypedWord, search_words, typed

NOT_FOUND, FOUND, BEGINS = 0, 1, 2
_MOST_KNOWN = 32
_LAST = "\U0010ffff"
_Rows = dict[str, "array[int]"]


class _Words:
    """Distinct words in order, each with the numbers of its rows."""

    def __init__(self, rows: "Mapping[str, array[int]]") -> None:
        self._words = sorted(rows)
        self._rows = [rows[word] for word in self._words]

    def all(self) -> Sequence[str]:
        """The words in order."""
        return self._words

    def beginning(self, beginning: str) -> Sequence["array[int]"]:
        """The rows of each word that begins so."""
        first = bisect_left(self._words, beginning)
        return self._rows[first : bisect_left(self._words, beginning + _LAST, first)]


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
        self._known: dict[TypedWord, bytearray] = {}
        self._letters: dict[TypedWord, bytearray] = {}
        for letter in {word[0] for words in (self._words, self._shared) for word in words.all()}:
            for (word,) in typed(letter).readings:
                self._letters[word] = self._marked(word)

    def find(self, query: str) -> bytes:
        """A byte for each row: NOT_FOUND, FOUND, or BEGINS; an empty query finds all.

        BEGINS means that the name begins with the first word of the query, and has the others in it.
        """
        said = typed(query)
        if not all(said.readings):
            return bytes([FOUND]) * self._size
        found = self._all_of(said.readings[0])
        for reading in said.readings[1:]:
            found = _united(found, self._all_of(reading))
        begins = _common(found, self._beginning(said.readings[0]))
        return (_number(found) + _number(begins)).to_bytes(self._size, "little")  # FOUND and FOUND make BEGINS

    def ordered(self, query: str) -> Iterator[int]:
        """The rows that a query finds; those whose name begins with it come first."""
        found = self.find(query)
        if BEGINS in found:
            yield from _places(found, BEGINS)
        yield from _places(found, FOUND)

    def _all_of(self, reading: Sequence[TypedWord]) -> bytearray:
        found = self._known_of(reading[0])
        for word in reading[1:]:
            if FOUND in found:
                found = _common(found, self._known_of(word))
        return found

    def _known_of(self, word: TypedWord) -> bytearray:
        """The rows of a word; those of the last words are kept, for most keys change one word of several.

        Those of single letters, which find most and take longest, were made with the index.
        """
        known = self._letters.get(word) or self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = self._marked(word)
        return known

    def _marked(self, word: TypedWord) -> bytearray:
        """The rows in which one word is found."""
        if "" in word.beginnings:
            return bytearray([FOUND]) * self._size
        groups: set[int] = set()
        for each in word.beginnings:
            groups.update(*self._shared.beginning(each))
        places = [self._members[group] for group in groups]
        for each in word.beginnings:
            places += self._words.beginning(each)
            places += self._codes.beginning(each)
        marks = self._marks(places)
        for row in self._codes.ending(word.tail) if word.tail else ():
            marks[row] = FOUND
        return marks

    def _beginning(self, reading: Sequence[TypedWord]) -> bytearray:
        """The rows whose name begins with the first word of a query, and has all the others in it."""
        found = self._marks(rows for each in reading[0].surely for rows in self._firsts.beginning(each))
        for word in reading[1:]:
            found = _common(found, self._marks(rows for each in word.surely for rows in self._words.beginning(each)))
        return found

    def _marks(self, places: Iterable[Iterable[int]]) -> bytearray:
        marks = bytearray(self._size)
        for rows in places:
            for row in rows:
                marks[row] = FOUND
        return marks


def _rows_of(texts: Iterable[Iterable[str]]) -> "tuple[_Rows, _Rows]":
    """By word the numbers of those in whose texts it stands; and of those of whose texts it is the first word."""
    words: _Rows = {}
    firsts: _Rows = {}
    for row, said in enumerate(texts):
        for text in said:
            place = firsts
            for word in search_words(text):
                if place is firsts:
                    (firsts.get(word) or firsts.setdefault(word, array("I"))).append(row)
                    place = words
                (words.get(word) or words.setdefault(word, array("I"))).append(row)
    return words, firsts


def _common(one: bytearray, other: bytearray) -> bytearray:
    return bytearray((_number(one) & _number(other)).to_bytes(len(one), "little"))


def _united(one: bytearray, other: bytearray) -> bytearray:
    return bytearray((_number(one) | _number(other)).to_bytes(len(one), "little"))


def _number(marks: bytearray) -> int:
    """All marks as one number: reckoning with it is much quicker than with each of them."""
    return int.from_bytes(marks, "little")


def _places(found: bytes, mark: int) -> Iterator[int]:
    at = found.find(mark)
    while at >= 0:
        yield at
        at = found.find(mark, at + 1)
