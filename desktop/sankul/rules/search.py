"""An index over many rows: which of them a query finds, without looking at any row.

For 150,000 people it keeps each distinct word once, sorted, with the numbers of its rows; the words of what many rows share,
such as their school, are kept once for all of them. That is some 15 to 40 MB, and a query costs as much as it finds.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sankul.spelling import Typed, TypedWord, search_words, typed

NOT_FOUND, FOUND, BEGINS = 0, 1, 2
_MOST_COMPARED = 5_000
_LAST = "\U0010ffff"
_Rows = dict[str, "array[int]"]


class _Words:
    """Distinct words in order, each with the numbers of its rows."""

    def __init__(self, rows: "Mapping[str, array[int]]") -> None:
        self._words = sorted(rows)
        self._rows = [rows[word] for word in self._words]

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
        self._names = names
        members: dict[Hashable, array[int]] = {}
        for row, group in enumerate(groups):
            members.setdefault(group, array("I")).append(row)
        self._size = sum(map(len, members.values()))
        self._members = list(members.values())
        self._shared = _Words(_rows_of(said_of(group) for group in members)[0])
        self._words, self._firsts = map(_Words, _rows_of(map(names, range(self._size))))
        self._codes = _Codes(codes)

    def find(self, query: str) -> bytes:
        """A byte for each row: NOT_FOUND, FOUND, or BEGINS where the name begins with the query. An empty query finds all."""
        said = typed(query)
        if not all(said.readings):
            return bytes([FOUND]) * self._size
        found = self._all_of(said.readings[0])
        for reading in said.readings[1:]:
            found = _united(found, self._all_of(reading))
        for row in self._beginning(said, found):
            found[row] = BEGINS
        return bytes(found)

    def ordered(self, query: str) -> Iterator[int]:
        """The rows that a query finds; those whose name begins with it come first."""
        found = self.find(query)
        if BEGINS in found:
            yield from _places(found, BEGINS)
        yield from _places(found, FOUND)

    def _all_of(self, reading: Sequence[TypedWord]) -> bytearray:
        found = self._marked(reading[0])
        for word in reading[1:]:
            if FOUND in found:
                found = _common(found, self._marked(word))
        return found

    def _marked(self, word: TypedWord) -> bytearray:
        """The rows in which one word is found."""
        marks = bytearray(self._size)
        for rows in self._places_of(word):
            for row in rows:
                marks[row] = FOUND
        return marks

    def _places_of(self, word: TypedWord) -> Iterator[Iterable[int]]:
        for each in word.beginnings:
            yield from self._words.beginning(each)
            yield from self._codes.beginning(each)
            for groups in self._shared.beginning(each):
                yield from (self._members[group] for group in groups)
        if word.tail:
            yield self._codes.ending(word.tail)

    def _beginning(self, said: Typed, found: bytearray) -> Iterable[int]:
        """Those of the found rows whose name begins with the query; of very many, only the first are compared."""
        words = said.readings[0]
        places = (rows for each in words[0].surely for rows in self._firsts.beginning(each))
        rows = {row for some in places for row in some if found[row]}
        if len(words) == 1:
            return rows
        return (row for row in islice(sorted(rows), _MOST_COMPARED) if said.begins(*self._names(row)))


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
    both = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return bytearray(both.to_bytes(len(one), "little"))


def _united(one: bytearray, other: bytearray) -> bytearray:
    either = int.from_bytes(one, "little") | int.from_bytes(other, "little")
    return bytearray(either.to_bytes(len(one), "little"))


def _places(found: bytes, mark: int) -> Iterator[int]:
    at = found.find(mark)
    while at >= 0:
        yield at
        at = found.find(mark, at + 1)
