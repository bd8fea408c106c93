"""The audit trail examined: which entries were altered, and which lost personal data by a lawful erasure."""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from sankul.rules.journal import ActKind
from sankul.storage.journal import SEED, Written, hash_of_changes, hash_of_entry, read_changes, read_history
from sankul.storage.redaction import digest_of
from sankul.storage.tables import KINDS, journal_entries


def broken_entries(connection: Connection) -> Iterator[int]:
    """Numbers of the entries whose own words, changes or place in the chain were altered, in ascending order.

    An entry that is not whole is sound all the same when a later, sound note declares its present digest. Entries are
    looked at from the newest to the oldest, so that what declares is judged before what it speaks for.
    """
    rows = connection.execute(select(journal_entries).order_by(journal_entries.c.sequence)).mappings().all()
    declared: dict[int, str] = {}
    broken = set(_forged(connection))
    for at in range(len(rows) - 1, -1, -1):
        row, previous = rows[at], rows[at - 1]["hash"] if at else SEED
        changes = read_changes(connection, row["sequence"])
        expected = rows[at - 1]["sequence"] + 1 if at else 1
        is_sound = row["sequence"] == expected and (
            (hash_of_changes(changes) == row["changes_hash"] and hash_of_entry(previous, dict(row)) == row["hash"])
            or declared.get(row["sequence"]) == digest_of(connection, previous if at else "", row)
        )
        if not is_sound:
            broken.add(row["sequence"])
        elif row["kind"] == ActKind.NOTE:
            for sequence, digest in _declared_in(changes):
                declared.setdefault(sequence, digest)
    yield from sorted(broken)


def _declared_in(changes: Sequence[Written]) -> Iterator[tuple[int, str]]:
    """The entries and digests that a note declares."""
    for change in changes:
        if change.collection == "redactions" and change.after is not None:
            after = json.loads(change.after)
            yield after["sequence"], after["digest"]


def _forged(connection: Connection) -> Iterator[int]:
    """Entries that a row of redactions names although the journal knows nothing of that row as it is."""
    table = next(kind.table for kind in KINDS if kind.name == "redactions")
    for row in connection.execute(select(table)):
        if not _is_journalled(connection, row.id, row.sequence, row.digest):
            yield row.sequence


def _is_journalled(connection: Connection, row_id: str, sequence: int, digest: str) -> bool:
    history = read_history(connection, row_id)
    last = history[-1][1].after if history else None
    return last is not None and (last["sequence"], last["digest"]) == (sequence, digest)
