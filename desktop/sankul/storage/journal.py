"""The journal on disk: entries chained by hashes, the changes of each, and what can be undone or done again.

An entry's hash covers its own words, the hash of its changes and the hash of the entry before it, so that a change in
the middle of the trail is noticed by `audit.broken_entries`. Cutting the end off is noticed only against a copy kept elsewhere.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, or_, select

from sankul import clock
from sankul.rules.journal import ActKind, Change, Entry
from sankul.storage.records import plain_mapping
from sankul.storage.tables import journal_changes, journal_entries

SEED = "0" * 64
_LOAD = 5_000
_FEW = 200


@dataclass(frozen=True, slots=True)
class Written:
    """One change as it is written: canonical JSON texts of the row before and after."""

    collection: str
    row_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """What an entry says of an act, before it has a number."""

    actor: str
    label: str
    values: Mapping[str, Any]
    kind: ActKind = ActKind.ACT
    can_undo: bool = True
    of: int | None = None


def write_entry(connection: Connection, act: Act, changes: Sequence[Written]) -> int:
    """Append one act with its changes; returns its sequence number."""
    last = connection.execute(
        select(journal_entries.c.sequence, journal_entries.c.hash).order_by(journal_entries.c.sequence.desc()).limit(1)
    ).first()
    sequence = (last.sequence if last else 0) + 1
    values = {
        "sequence": sequence,
        "at": clock.now(),
        "actor": act.actor,
        "kind": act.kind.value,
        "label": act.label,
        "filled": json.dumps({name: _plain(value) for name, value in act.values.items()}, ensure_ascii=False),
        "can_undo": act.can_undo,
        "of": act.of,
        "size": len(changes),
        "changes_hash": hash_of_changes(changes),
    }
    values["hash"] = hash_of_entry(last.hash if last else SEED, values)
    connection.execute(insert(journal_entries), values)
    _write_changes(connection, sequence, changes)
    return sequence


def _plain(value: Any) -> str | int:
    return value if isinstance(value, int) else str(value)


def _write_changes(connection: Connection, sequence: int, changes: Sequence[Written]) -> None:
    for start in range(0, len(changes), _LOAD):
        rows = [
            {
                "sequence": sequence,
                "position": position,
                "collection": change.collection,
                "row_id": change.row_id,
                "before": change.before,
                "after": change.after,
            }
            for position, change in enumerate(changes[start : start + _LOAD], start)
        ]
        connection.execute(insert(journal_changes), rows)


def hash_of_changes(changes: Sequence[Written]) -> str:
    """The fingerprint of the changes of one act."""
    digest = hashlib.sha256()
    for change in changes:
        line = json.dumps([change.collection, change.row_id, change.before, change.after], ensure_ascii=False)
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def hash_of_entry(previous: str, values: Mapping[str, Any]) -> str:
    """The fingerprint of an entry, given that of the entry before it."""
    names = ("sequence", "actor", "kind", "label", "filled", "of", "size", "changes_hash")
    said = [values[name] for name in names] + [values["at"].isoformat(), int(values["can_undo"])]
    return hashlib.sha256((previous + json.dumps(said, ensure_ascii=False)).encode()).hexdigest()


def read_changes(connection: Connection, sequence: int) -> list[Written]:
    """The changes of one act, in their order."""
    query = select(journal_changes).where(journal_changes.c.sequence == sequence).order_by(journal_changes.c.position)
    return [Written(row.collection, row.row_id, row.before, row.after) for row in connection.execute(query)]


def last_sequence(connection: Connection) -> int:
    """The number of the last act; 0 when there is none."""
    return connection.execute(select(func.max(journal_entries.c.sequence))).scalar_one() or 0


def collections_since(connection: Connection, sequence: int) -> frozenset[str]:
    """The collections that were changed after the act of this number."""
    changes = journal_changes.c
    return frozenset(
        connection.execute(select(changes.collection).where(changes.sequence > sequence).distinct()).scalars()
    )


def read_entries(connection: Connection, limit: int | None = None) -> Iterator[Entry]:
    """Entries, newest first."""
    query = select(journal_entries).order_by(journal_entries.c.sequence.desc()).limit(limit)
    for row in connection.execute(query).mappings():
        yield _entry(row)


def read_history(connection: Connection, row_id: str) -> tuple[tuple[Entry, Change], ...]:
    """What happened to one row, oldest first."""
    query = (
        select(journal_entries, journal_changes.c.collection, journal_changes.c.before, journal_changes.c.after)
        .join(journal_changes, journal_changes.c.sequence == journal_entries.c.sequence)
        .where(journal_changes.c.row_id == row_id)
        .order_by(journal_entries.c.sequence)
    )
    return tuple(
        (_entry(row), Change(row["collection"], row_id, plain_mapping(row["before"]), plain_mapping(row["after"])))
        for row in connection.execute(query).mappings()
    )


def read_taken_away(
    connection: Connection, collections: Collection[str], person_ids: Collection[str]
) -> tuple[str, ...]:
    """The keys of rows of these collections whose `person_id` was one of these when an act took them away, oldest first."""
    changes = journal_changes.c
    # Only the primary key leads to changes without reading all of them: there are half a million in a large office.
    small = select(journal_entries.c.sequence).where(journal_entries.c.size <= _FEW)
    about = or_(*(changes.before.contains(each, autoescape=True) for each in sorted(person_ids)))
    query = (
        select(changes.row_id, changes.before)
        .where(changes.sequence.in_(small), changes.collection.in_(sorted(collections)), changes.after.is_(None), about)
        .order_by(changes.sequence, changes.position)
    )
    found = (row.row_id for row in connection.execute(query) if json.loads(row.before).get("person_id") in person_ids)
    return tuple(dict.fromkeys(found))


def _entry(row: RowMapping) -> Entry:
    return Entry(
        sequence=row["sequence"],
        at=row["at"],
        actor=row["actor"],
        kind=ActKind(row["kind"]),
        label=row["label"],
        values=json.loads(row["filled"]),
        can_undo=row["can_undo"],
        of=row["of"],
        size=row["size"],
        hash=row["hash"],
    )


def last_standing(entries: Iterator[Entry]) -> Entry | None:
    """Of entries newest first, the act that undo would take back: the newest that is not undone."""
    decided: set[int] = set()
    undone: set[int] = set()
    for entry in entries:
        if entry.kind is ActKind.ACT:
            if entry.sequence not in undone:
                return entry
        elif entry.of is not None and entry.of not in decided:
            decided.add(entry.of)
            if entry.kind is ActKind.UNDO:
                undone.add(entry.of)
    return None


def last_undone(entries: Iterator[Entry]) -> int | None:
    """Of entries newest first, the number of the act that redo would do again; a new act ends all redoing."""
    redone: set[int] = set()
    for entry in entries:
        if entry.kind is ActKind.NOTE:
            continue
        if entry.kind is ActKind.ACT or entry.of is None:
            return None
        if entry.kind is ActKind.REDO:
            redone.add(entry.of)
        elif entry.of not in redone:
            return entry.of
    return None
