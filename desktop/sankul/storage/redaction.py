"""Taking an erased person out of the journal, and telling that from an alteration.

What a change held is replaced by `GONE`, words in sentences by what stands for them. The entry keeps its own hash, on which
the next ones stand; a `Redaction` row keeps the digest of the entry as it is now, and that row is itself a change of a later
note. So `audit.broken_entries` can tell: an entry that is neither whole nor declared by a sound later note was altered.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select, update

from sankul.rules.erasure import Forgetting
from sankul.storage.journal import hash_of_changes, hash_of_entry, read_changes
from sankul.storage.tables import journal_changes, journal_entries

GONE = "{}"
"""What stands for a row's text; the journal still tells that there was one."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """An entry of which something was taken out, and the digest of it as it stands now."""

    sequence: int
    digest: str


def redact(connection: Connection, forgetting: Forgetting) -> list[Redacted]:
    """Take what `forgetting` names out of all entries; says which were touched."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is taken out is overwritten, not only unlinked
    linked = list(_linked(connection, forgetting))
    touched = set(_blank_changes(connection, forgetting, linked))
    touched |= set(_reword(connection, forgetting, {row.sequence for row in linked}))
    return [Redacted(sequence, _digest_now(connection, sequence)) for sequence in sorted(touched)]


def is_forgotten(forgetting: Forgetting, collection: str, row_id: str, text: str | None) -> bool:
    """Whether this state of a row (canonical JSON; None: there was none) goes out of the journal."""
    if text is None or text == GONE:
        return False
    if (collection, row_id) in forgetting.rows:
        return forgetting.words.is_in(text)
    if collection not in forgetting.collections or not _is_about(forgetting, row_id, text):
        return False
    field = forgetting.collections[collection]
    return not field or bool(json.loads(text).get(field))


def _is_about(forgetting: Forgetting, row_id: str, text: str) -> bool:
    return row_id in forgetting.ids or any(f'"{each}"' in text for each in forgetting.ids)


def _linked(connection: Connection, forgetting: Forgetting) -> Iterator[Any]:
    """All changes of rows that are or point to the people, and of the other rows that are named."""
    table = journal_changes
    about: list[ColumnElement[bool]] = [
        table.c.row_id.in_(sorted(forgetting.ids | {key for _name, key in forgetting.rows}))
    ]
    for each in sorted(forgetting.ids):
        about += [table.c.before.contains(each, autoescape=True), table.c.after.contains(each, autoescape=True)]
    yield from connection.execute(select(table).where(or_(*about)).order_by(table.c.sequence, table.c.position))


def _blank_changes(connection: Connection, forgetting: Forgetting, linked: Iterable[Any]) -> Iterator[int]:
    for row in linked:
        known = {
            name: GONE
            for name, text in (("before", row.before), ("after", row.after))
            if is_forgotten(forgetting, row.collection, row.row_id, text)
        }
        if known:
            place = (journal_changes.c.sequence == row.sequence) & (journal_changes.c.position == row.position)
            connection.execute(update(journal_changes).where(place).values(known))
            yield row.sequence


def _reword(connection: Connection, forgetting: Forgetting, linked: set[int]) -> Iterator[int]:
    """Replace the words in sentences: in entries about the person wherever they stand, in others where they are clear."""
    filled, words = journal_entries.c.filled, forgetting.words
    holds = or_(*(filled.contains(_in_json(word), autoescape=True) for word in words.instead))
    for row in (
        connection.execute(select(journal_entries.c.sequence, filled).where(holds)).all() if words.instead else ()
    ):
        said = json.loads(row.filled)
        is_meant = words.is_in if row.sequence in linked else words.is_meant
        new = {
            name: words.without(text) if isinstance(text, str) and is_meant(text) else text
            for name, text in said.items()
        }
        if new != said:
            place = journal_entries.c.sequence == row.sequence
            connection.execute(update(journal_entries).where(place).values(filled=json.dumps(new, ensure_ascii=False)))
            yield row.sequence


def _in_json(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _digest_now(connection: Connection, sequence: int) -> str:
    rows = connection.execute(
        select(journal_entries).where(journal_entries.c.sequence.in_((sequence - 1, sequence)))
    ).mappings()
    by_number = {row["sequence"]: row for row in rows}
    previous = by_number.get(sequence - 1)
    return digest_of(connection, previous["hash"] if previous else "", by_number[sequence])


def digest_of(connection: Connection, previous: str, row: RowMapping | Mapping[str, Any]) -> str:
    """The digest of an entry as it stands: all its words, its hashes as they were, its changes as they are, its place."""
    now = [
        previous,
        hash_of_entry(previous, dict(row)),
        row["hash"],
        hash_of_changes(read_changes(connection, row["sequence"])),
    ]
    return hashlib.sha256(json.dumps(now).encode()).hexdigest()
