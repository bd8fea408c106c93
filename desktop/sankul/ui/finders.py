"""What finds the rows of a list: by default a look at every row, by words that are made once for each."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from sankul.rules.search import FOUND, HEARD, NOT_FOUND
from sankul.spelling import search_key, typed


class Finder(Protocol):
    """Rows are numbers, in the order in which the list was read."""

    @property
    def is_ready(self) -> bool:
        """Whether `find` answers at once."""

    def prepare(self) -> None:
        """Get ready; safe beside the screen's thread."""

    def find(self, query: str) -> bytes:
        """A byte for each row, as of `SearchIndex.find`."""

    def number_of(self, row_id: str) -> int:
        """The number of a row by its key, or -1."""


class WaitingFinder:
    """Of a list that is still being read, all rows are shown, whatever is looked for."""

    is_ready = False

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows

    def prepare(self) -> None:
        """See Finder."""

    def find(self, query: str) -> bytes:
        """See Finder."""
        return bytes([FOUND]) * len(self._rows)

    def number_of(self, row_id: str) -> int:
        """See Finder."""
        return _number_of(self._rows, row_id)


class RowFinder:
    """Finds among some thousand rows. The words of a row are made anew only when the row changed."""

    is_ready = True

    def __init__(self, words: Callable[[Any], Sequence[str]]) -> None:
        """`words(row)` gives the texts in which a row is found."""
        self._words = words
        self._rows: Sequence[Any] = ()
        self._keys: dict[str, tuple[Any, str]] = {}

    def put(self, rows: Sequence[Any]) -> None:
        """Find among these from now on."""
        self._rows = rows

    def prepare(self) -> None:
        """See Finder."""
        for row in self._rows:
            self._key(row)

    def find(self, query: str) -> bytes:
        """See Finder."""
        said = typed(query)

        def how(key: str) -> int:
            return FOUND if said.is_in(key) else HEARD if said.finds(key) else NOT_FOUND

        return bytes(how(self._key(row)) for row in self._rows)

    def number_of(self, row_id: str) -> int:
        """See Finder."""
        return _number_of(self._rows, row_id)

    def _key(self, row: Any) -> str:
        known = self._keys.get(row.id)
        if known is not None and known[0] is row:
            return known[1]
        key = known[1] if known is not None and known[0] == row else search_key(*self._words(row))
        self._keys[row.id] = (row, key)
        return key


def _number_of(rows: Sequence[Any], row_id: str) -> int:
    return next((number for number, row in enumerate(rows) if row.id == row_id), -1)
