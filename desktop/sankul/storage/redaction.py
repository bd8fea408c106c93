"""Taking an erased person out of the journal, and telling that from an alteration.

What a change held of the person is replaced by `GONE`; words in sentences, and in texts of other rows, by what stands for
them, so that what was done to those rows can still be undone. The entry keeps its own hash, on which the next ones stand; a
`Redaction` row keeps the digest of the entry as it is now, and that row is itself a change of a later note. So
`audit.broken_entries` can tell: an entry that is neither whole nor declared by a sound later note was altered.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select, update

from sankul.rules.forgetting import TEXTS, Forgetting, Forgotten, blank_row
from sankul.storage.journal import hash_of_changes, hash_of_entry, read_changes
from sankul.storage.records import Plainer
from sankul.storage.tables import KINDS, journal_changes, journal_entries

GONE = "{}"
"""What stands for a row's text; the journal still tells that there was one."""
_PLAINERS = {kind.name: Plainer(kind) for kind in KINDS if kind.name in TEXTS}


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
    touched |= set(_reword_changes(connection, forgetting))
    touched |= set(_reword(connection, forgetting, {row.sequence for row in linked}))
    return [Redacted(sequence, _digest_now(connection, sequence)) for sequence in sorted(touched)]


def is_forgotten(forgetting: Forgetting, collection: str, row_id: str, text: str | None) -> bool:
    """Whether this state of a row (canonical JSON; None: there was none) goes out of the journal."""
    if text is None or text == GONE:
        return False
    if collection not in forgetting.collections or not _is_about(forgetting, row_id, text):
        return False
    field = forgetting.collections[collection]
    return not field or bool(json.loads(text).get(field))


def is_unspoken(forgetting: Forgetting, collection: str, row_id: str, text: str | None) -> bool:
    """Whether an erasure does not say what stood here before it: that went, or the words were in it."""
    if (collection, row_id) in forgetting.rows:
        return reworded(collection, text, forgetting.words) != text
    return is_forgotten(forgetting, collection, row_id, text)


def _is_about(forgetting: Forgetting, row_id: str, text: str) -> bool:
    """Whether a row is the person's; a contact that the person noted with somebody else is not."""
    if row_id in forgetting.ids:
        return True
    if not any(f'"{each}"' in text for each in forgetting.ids):
        return False
    owner = json.loads(text).get("person_id")
    return owner is None or owner in forgetting.ids


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


def _reword_changes(connection: Connection, forgetting: Forgetting) -> Iterator[int]:
    """Replace the words in texts of other rows, in each of their states."""
    table = journal_changes.c
    for row in connection.execute(select(journal_changes).where(_may_tell(forgetting))).all():
        words = forgetting.words_for(row.collection, row.row_id)
        if words is None:
            continue
        states = {name: getattr(row, name) for name in ("before", "after")}
        new = {name: reworded(row.collection, text, words) for name, text in states.items()}
        if new != states:
            place = (table.sequence == row.sequence) & (table.position == row.position)
            connection.execute(update(journal_changes).where(place).values(new))
            yield row.sequence


def _may_tell(forgetting: Forgetting) -> ColumnElement[bool]:
    """Changes of rows with texts that are named, or in which one of the words may stand."""
    table = journal_changes.c
    holds = [column.ilike(pattern) for pattern in _patterns(forgetting.words) for column in (table.before, table.after)]
    named = table.row_id.in_(sorted(row_id for _name, row_id in forgetting.rows))
    return table.collection.in_(sorted(TEXTS)) & or_(named, *holds)


def reworded(collection: str, text: str | None, words: Forgotten) -> str | None:
    """A state of a row (canonical JSON) with the words replaced in its texts."""
    if text is None or text == GONE:
        return text
    plainer = _PLAINERS[collection]
    row = plainer.read(text)
    blank = blank_row(collection, row, words)
    return text if blank is row else plainer.write(blank)


def _reword(connection: Connection, forgetting: Forgetting, linked: set[int]) -> Iterator[int]:
    """Replace the words in sentences: in entries about the person wherever they stand, in others where they are sure."""
    filled, words = journal_entries.c.filled, forgetting.words
    holds = or_(*(filled.ilike(pattern) for pattern in _patterns(words)))
    for row in (
        connection.execute(select(journal_entries.c.sequence, filled).where(holds)).all() if words.instead else ()
    ):
        said = json.loads(row.filled)
        is_linked = row.sequence in linked
        some = words if is_linked else forgetting.sure
        is_meant = some.is_in if is_linked else some.is_meant
        new = {
            name: some.without(text) if isinstance(text, str) and is_meant(text) else text
            for name, text in said.items()
        }
        if new != said:
            place = journal_entries.c.sequence == row.sequence
            connection.execute(update(journal_entries).where(place).values(filled=json.dumps(new, ensure_ascii=False)))
            yield row.sequence


def _patterns(words: Forgotten) -> Iterator[str]:
    """What texts with one of the words look like, in whichever spelling; letters and figures only, so nothing is escaped."""
    return (f"%{'%'.join(pieces)}%" for pieces in words.traces())


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
