"""The journal: every act with who, when and what changed; the ground of undo, history and the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sankul.errors import Refusal
from sankul.rules.rows import Row
from sankul.text import N_, _


class ActKind(StrEnum):
    """An act of the office, or its undoing or redoing; or a note, which stays on record and which undo passes over."""

    ACT = "act"
    UNDO = "undo"
    REDO = "redo"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction(Row):
    """From entry `sequence` of the journal personal data were taken out; `digest` covers the entry as it stands now.

    The redaction is itself journalled, so that the chain tells a lawful erasure from an alteration.
    """

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after (None: was not, is not) an act; `collection` is the name of its collection."""

    collection: str
    row_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in the journal. `label` is a message with named places that `values` fill; `of` is the act undone or redone.

    `hash` is the fingerprint of this entry and of all before it.
    """

    sequence: int
    at: datetime
    actor: str
    kind: ActKind
    label: str
    values: Mapping[str, Any]
    can_undo: bool
    of: int | None
    size: int
    hash: str = ""

    def sentence(self) -> str:
        """What was done, in the language now spoken."""
        said = _(self.label).format(**self.values)
        if self.kind is ActKind.UNDO:
            return _("Undone: {act}").format(act=said)
        return _("Done again: {act}").format(act=said) if self.kind is ActKind.REDO else said


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act changed: the names of the collections, and its sentence's message and values for the toast."""

    collections: frozenset[str]
    sequence: int
    label: str
    values: Mapping[str, Any]
    can_undo: bool
    kind: ActKind = ActKind.ACT


class NothingToUndo(Refusal):
    """There is no act that can be undone."""

    message = N_("There is nothing to undo.")


class NothingToRedo(Refusal):
    """There is no undone act to do again."""

    message = N_("There is nothing to do again.")


class CannotUndo(Refusal):
    """The last act stays: its paper may already be in someone's hands."""

    message = N_("“{act}” cannot be undone: what was given out stays on record. Correct it with a new act.")


class RedactedNotUndone(Refusal):
    """What the act changed is no longer known: somebody was erased since."""

    message = N_("“{act}” cannot be undone or done again: it held data of a person who was erased since.")


class ChangedSince(Refusal):
    """Another window has changed the same rows since."""

    message = N_("This was changed again in another window. Look at the present state before you undo.")
