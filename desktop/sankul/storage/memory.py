"""What was read once and stays right until an act changes it; the journal tells, also of acts of other programs."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import RLock
from typing import Any, TypeVar

from sqlalchemy import Connection

from sankul.storage.journal import collections_since, last_sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a value was made from: something that must be the same still, and collections that must not have changed."""

    state: Hashable
    collections: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Remembered:
    """A value, what it was made from, and the last act before."""

    value: Any
    origin: Origin
    sequence: int


class Memory:
    """The remembered values of one open office, by key."""

    def __init__(self) -> None:
        self._values: dict[str, _Remembered] = {}
        self._making = RLock()

    def ask(self, connection: Connection, key: str, origin: Origin, make: Callable[[], T]) -> T:
        """The value of `key`, made by `make` when it is not known or not right any more."""
        with self._making:
            sequence = last_sequence(connection)
            known = self._values.pop(key, None)  # so that an old value does not stay while the new one is made
            value = known.value if known and _is_right(connection, known, origin, sequence) else make()
            self._values[key] = _Remembered(value, origin, sequence)
            return value


def _is_right(connection: Connection, known: _Remembered, origin: Origin, sequence: int) -> bool:
    if known.origin != origin or sequence < known.sequence:
        return False
    return sequence == known.sequence or not origin.collections & collections_since(connection, known.sequence)
