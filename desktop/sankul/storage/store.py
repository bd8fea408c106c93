"""An open office: transactions, readings, undo and redo, and its own examination."""

import getpass
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import groupby
from threading import RLock, local
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from sankul.operations.store import Among
from sankul.rules.forgetting import Forgetting
from sankul.rules.journal import (
    ActKind,
    CannotUndo,
    Change,
    ChangedSince,
    Changes,
    Entry,
    NothingToRedo,
    NothingToUndo,
    RedactedNotUndone,
    Redaction,
)
from sankul.rules.rows import Row
from sankul.storage import examination, journal, redaction
from sankul.storage.collections import SqlCollection
from sankul.storage.connections import WRITES, defer_foreign_keys
from sankul.storage.faults import told_apart
from sankul.storage.journal import Act, Written
from sankul.storage.memory import Memory, Origin
from sankul.storage.records import Plainer
from sankul.storage.tables import KINDS, Kind

T = TypeVar("T")
_PLAINERS = {kind.name: Plainer(kind) for kind in KINDS}


class SqlWork:
    """One transaction or reading; `work.people` and so on are its collections (see `operations.store.Work`)."""

    def __init__(
        self,
        connection: Connection,
        label: str = "",
        values: dict[str, Any] | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.label, self.values = label, values or {}
        self._connection, self._memory = connection, memory
        self._changes: dict[tuple[str, str], tuple[Row | None, Row | None]] = {}
        self._forgetting: Forgetting | None = None
        record = self._record if label else None
        for kind in KINDS:
            setattr(self, kind.name, SqlCollection[Any](connection, kind, record))

    def relabel(self, label: str, **values: Any) -> None:
        """Give the act a better sentence."""
        self.label, self.values = label, values

    def redact(self, forgetting: Forgetting) -> int:
        """Take people out of the journal, and out of what this act says of the rows before it."""
        self._forgetting = forgetting
        redactions: SqlCollection[Redaction] = self.redactions  # type: ignore[attr-defined]
        done = redaction.redact(self._connection, forgetting)
        known = {each.sequence: each for each in redactions.where(sequence=Among([each.sequence for each in done]))}
        for each in done:
            if each.sequence in known:
                redactions.replace(replace(known[each.sequence], digest=each.digest))
            else:
                redactions.add(Redaction(sequence=each.sequence, digest=each.digest))
        return len(done)

    def kept(self, key: str, state: Hashable, of: frozenset[str], make: Callable[[], T]) -> T:
        """What `make` gives, remembered between readings; within an act it is made anew, for the act may have changed it."""
        return self._memory.ask(self._connection, key, Origin(state, of), make) if self._memory else make()

    def _record(self, kind: Kind, before: Row | None, after: Row | None) -> None:
        """Keep the first state and the last of each row that the act touches."""
        row = after or before
        assert row is not None
        first, _ = self._changes.get((kind.name, row.id), (before, None))
        self._changes[kind.name, row.id] = (first, after)

    def written_changes(self) -> list[Written]:
        """The changes of the act for the journal, without those that cancelled out."""
        changes = []
        for (name, row_id), (before, after) in self._changes.items():
            write = _PLAINERS[name].write
            change = Written(name, row_id, write(before) if before else None, write(after) if after else None)
            if change.before != change.after:
                changes.append(self._unspoken(change))
        return changes

    def _unspoken(self, change: Written) -> Written:
        forgetting = self._forgetting
        if forgetting and redaction.is_unspoken(forgetting, change.collection, change.row_id, change.before):
            return replace(change, before=redaction.GONE)
        return change


class SqlStore:
    """See `operations.store.Store`."""

    def __init__(self, engine: Engine, place: str, *, is_protected: bool) -> None:
        self._engine = engine
        self._memory = Memory()
        self._listeners: list[Callable[[Changes], None]] = []
        self._writing = RLock()
        self._here = local()
        self.place = place
        self.is_protected = is_protected
        self.actor = _user()

    def transaction(self, label: str, *, can_undo: bool = True, **values: Any) -> AbstractContextManager[Any]:
        """One act: saved, journalled and told to the listeners when the block ends."""
        return self._transaction(label, ActKind.ACT, can_undo, values)

    def noting(self, label: str, **values: Any) -> AbstractContextManager[Any]:
        """The same, but undo and redo pass it over."""
        return self._transaction(label, ActKind.NOTE, False, values)

    @contextmanager
    def _transaction(self, label: str, kind: ActKind, can_undo: bool, values: dict[str, Any]) -> Iterator[SqlWork]:
        with self._connection(writes=True) as connection:
            work = SqlWork(connection, label, values)
            yield work
            act = Act(self.actor, work.label, work.values, kind, can_undo=can_undo)
            changes = self._journal(connection, act, work.written_changes())
        self._tell(changes)

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A consistent reading."""
        with self._connection(writes=False) as connection:
            is_within_act = connection.get_execution_options().get(WRITES, False)
            yield SqlWork(connection, memory=None if is_within_act else self._memory)

    def undo(self) -> Changes:
        """Take the last standing act back."""
        with self._connection(writes=True) as connection:
            entry = journal.last_standing(journal.read_entries(connection))
            if entry is None:
                raise NothingToUndo
            if not entry.can_undo:
                raise CannotUndo(act=entry.sentence())
            backwards = [
                Written(change.collection, change.row_id, change.after, change.before)
                for change in reversed(journal.read_changes(connection, entry.sequence))
            ]
            changes = self._repeat(connection, entry, ActKind.UNDO, backwards)
        self._tell(changes)
        return changes

    def redo(self) -> Changes:
        """Do the act last undone again."""
        with self._connection(writes=True) as connection:
            sequence = journal.last_undone(journal.read_entries(connection))
            if sequence is None:
                raise NothingToRedo
            entry = next(entry for entry in journal.read_entries(connection) if entry.sequence == sequence)
            changes = self._repeat(connection, entry, ActKind.REDO, journal.read_changes(connection, sequence))
        self._tell(changes)
        return changes

    def _repeat(self, connection: Connection, entry: Entry, kind: ActKind, changes: list[Written]) -> Changes:
        if any(redaction.GONE in (change.before, change.after) for change in changes):
            raise RedactedNotUndone(act=entry.sentence())
        defer_foreign_keys(connection)
        work = SqlWork(connection, entry.label, dict(entry.values))
        for name, group in groupby(changes, key=lambda change: change.collection):
            _put(getattr(work, name), _PLAINERS[name], list(group))
        act = Act(self.actor, entry.label, entry.values, kind, can_undo=entry.can_undo, of=entry.sequence)
        done = self._journal(connection, act, changes)
        assert done is not None
        return done

    def _journal(self, connection: Connection, act: Act, changes: list[Written]) -> Changes | None:
        if not changes:
            return None
        sequence = journal.write_entry(connection, act, changes)
        names = frozenset(change.collection for change in changes)
        return Changes(names, sequence, act.label, act.values, act.can_undo, act.kind)

    def entries(self, limit: int = 100) -> tuple[Entry, ...]:
        """The latest acts, newest first."""
        with self._connection(writes=False) as connection:
            return tuple(journal.read_entries(connection, limit))

    def history(self, row_id: str) -> tuple[tuple[Entry, Change], ...]:
        """What happened to one row, oldest first."""
        with self._connection(writes=False) as connection:
            return journal.read_history(connection, row_id)

    def taken_away(self, collections: Collection[str], person_ids: Collection[str]) -> tuple[str, ...]:
        """The keys of rows that stood under these people and were taken away; see the protocol."""
        with self._connection(writes=False) as connection:
            return journal.read_taken_away(connection, collections, person_ids)

    def findings(self) -> tuple[str, ...]:
        """What is wrong with the file or the audit trail, as sentences."""
        with self._connection(writes=False) as connection:
            return tuple(examination.findings(connection))

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `listener` after each act; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """End all connections."""
        self._engine.dispose()

    def _tell(self, changes: Changes | None) -> None:
        for listener in tuple(self._listeners) if changes else ():
            listener(changes)  # type: ignore[arg-type]

    @contextmanager
    def _connection(self, *, writes: bool) -> Iterator[Connection]:
        """A connection in a transaction; database errors come out as the sentences of `troubles`.

        A reading within another on the same thread shares its connection: one of its own could wait for a writer that
        waits for the first.
        """
        outer = getattr(self._here, "connection", None)
        if outer is not None and not writes:
            yield outer
            return
        try:
            if writes:
                with self._writing, self._engine.connect() as raw, raw.execution_options(**{WRITES: True}).begin():
                    yield from self._held(raw, outer)
            else:
                with self._engine.connect() as raw, raw.begin():
                    yield from self._held(raw, outer)
        except DBAPIError as error:
            known = told_apart(error)
            if known is None:
                raise
            raise known from error

    def _held(self, connection: Connection, outer: Connection | None) -> Iterator[Connection]:
        """Keep `connection` as the one of this thread while it is used."""
        self._here.connection = connection
        try:
            yield connection
        finally:
            self._here.connection = outer


def _user() -> str:
    """Who is logged in, for the journal; a user without a name is no reason to keep an office closed."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # no such variable, and no such entry in the system's list of users
        return "?"


def _put(collection: SqlCollection[Any], plainer: Plainer, changes: list[Written]) -> None:
    """Bring rows of one collection from their states before to those after; raises ChangedSince when they are elsewhere."""
    present = {row.id: plainer.write(row) for row in _present(collection, changes)}
    if any(present.get(change.row_id) != change.before for change in changes):
        raise ChangedSince
    new = [plainer.read(change.after) for change in changes if change.before is None and change.after]
    changed = [plainer.read(change.after) for change in changes if change.before and change.after]
    gone = [plainer.read(change.before) for change in changes if change.before and change.after is None]
    collection.remove(*gone)
    collection.replace(*changed)
    collection.add(*new)


def _present(collection: SqlCollection[Any], changes: list[Written]) -> tuple[Row, ...]:
    return collection.where(id=Among([change.row_id for change in changes]))
