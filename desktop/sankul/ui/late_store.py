"""A store that is opened at its first use, on the thread that uses it, so that the window need not wait for the office."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sankul.operations.store import Store, Work
    from sankul.rules.journal import Change, Changes, Entry


class LateStore:
    """A Store (see operations.store) around `open_store`. What that raises, each use raises until it succeeds."""

    def __init__(self, place: str, open_store: "Callable[[], Store]") -> None:
        """`place` is the office as a person knows it, before it is open."""
        self.place = place
        self._open_store = open_store
        self._opening = RLock()
        self._store: Store | None = None
        self._listeners: list[Callable[[Changes], None]] = []

    def opened(self) -> "Store":
        """The store itself, opened when it was not."""
        with self._opening:
            if self._store is None:
                self._store = self._open_store()
                self._store.listen(self._tell)
            return self._store

    @property
    def actor(self) -> str:
        """See Store."""
        return self.opened().actor

    @actor.setter
    def actor(self, name: str) -> None:
        self.opened().actor = name

    @property
    def is_protected(self) -> bool:
        """See Store."""
        return self.opened().is_protected

    def transaction(self, label: str, *, can_undo: bool = True, **values: Any) -> "AbstractContextManager[Work]":
        """See Store."""
        return self.opened().transaction(label, can_undo=can_undo, **values)

    def noting(self, label: str, **values: Any) -> "AbstractContextManager[Work]":
        """See Store."""
        return self.opened().noting(label, **values)

    def reading(self) -> "AbstractContextManager[Work]":
        """See Store."""
        return self.opened().reading()

    def undo(self) -> "Changes":
        """See Store."""
        return self.opened().undo()

    def redo(self) -> "Changes":
        """See Store."""
        return self.opened().redo()

    def entries(self, limit: int = 100) -> "tuple[Entry, ...]":
        """See Store."""
        return self.opened().entries(limit)

    def history(self, row_id: str) -> "tuple[tuple[Entry, Change], ...]":
        """See Store."""
        return self.opened().history(row_id)

    def taken_away(self, collections: Collection[str], person_ids: Collection[str]) -> tuple[str, ...]:
        """See Store."""
        return self.opened().taken_away(collections, person_ids)

    def findings(self) -> tuple[str, ...]:
        """See Store."""
        return self.opened().findings()

    def listen(self, listener: "Callable[[Changes], None]") -> Callable[[], None]:
        """See Store; does not open it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """End all connections, when there are any."""
        with self._opening:
            if self._store is not None:
                self._store.close()

    def _tell(self, changes: "Changes") -> None:
        for listener in tuple(self._listeners):
            listener(changes)
