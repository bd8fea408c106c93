"""What is at hand while two entries are merged: the rows of both, what is around them, and what was decided and refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from sankul.errors import Refusal
from sankul.rules.course_work import Task, said_title
from sankul.rules.mentoring import Circle
from sankul.rules.merging_fields import Side, Takes
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.readings import Reason
from sankul.rules.rows import Row
from sankul.rules.sessions import Session
from sankul.text import N_, language

R = TypeVar("R", bound=Row)

POINTERS: Mapping[str, tuple[str, ...]] = {
    "roles": ("person_id",),
    "bank_accounts": ("person_id",),
    "contacts": ("person_id", "by_id"),
    "notices": ("person_id",),
    "disclosures": ("person_id",),
    "distinctions": ("one_id", "other_id"),
    "mergers": ("kept_id",),
    "row_answers": ("person_id",),
    "pledges": ("person_id",),
    "pairs": ("teacher_id", "mentor_id", "next_mentor_id"),
    "members": ("person_id",),
    "sessions": ("led_by_id",),
    "marks": ("person_id",),
    "submissions": ("person_id",),
    "certificates": ("person_id",),
    "claims": ("person_id",),
}
"""Every column that points to a person, by collection. Pairs also name mentors in `forbidden`."""

Belongings = dict[str, tuple[Any, ...]]
"""Rows by collection."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the sentences about a merge name, by id. `sessions` are those for which either entry has a mark."""

    programmes: Mapping[str, Programme] = field(default_factory=dict)
    circles: Mapping[str, Circle] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    """The proposals that wait to be committed."""


@dataclass(slots=True)
class Case:
    """One merge under way. `of_gone` are the ids of the rows that pointed to the entry that goes, before they were moved."""

    kept: Person
    gone: Person
    takes: Takes
    around: Around
    today: date
    of_gone: frozenset[str] = frozenset()
    decisions: list[Reason] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    choices: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What a person must choose between, by field: how the two sides are shown."""

    lost_account: str = ""

    def decide(self, message: str, **values: Any) -> None:
        """Note a decision of the rules for the preview; `message` is an N_ message."""
        self.decisions.append(Reason(message, values))

    def side_of(self, row: Row) -> Side:
        """Whose row it was."""
        return Side.GONE if row.id in self.of_gone else Side.KEPT

    def kept_first(self, rows: Iterable[R]) -> list[R]:
        """The rows, those of the entry that stays first."""
        return sorted(rows, key=lambda row: (row.id in self.of_gone, row.id))

    def programme(self, programme_id: str | None) -> str:
        """The name of a programme in the language now spoken."""
        known = self.around.programmes.get(programme_id or "")
        if known is None:
            return "–"
        return (known.name_hi or known.name) if language() == "hi" else known.name

    def circle(self, circle_id: str) -> str:
        """The code of a circle."""
        return self.around.circles[circle_id].code

    def task(self, task_id: str) -> str:
        """The title of a task."""
        return said_title(self.around.tasks[task_id])


def moved_to(kept_id: str, gone_id: str, belongings: Belongings) -> tuple[Belongings, frozenset[str]]:
    """All rows pointing to the entry that stays, and the ids of those that pointed to the other."""
    after: Belongings = {}
    moved: set[str] = set()
    for name, rows in belongings.items():
        after[name] = tuple(_moved(row, POINTERS[name], kept_id, gone_id) for row in rows)
        moved |= {old.id for old, new in zip(rows, after[name], strict=True) if old is not new}
    return after, frozenset(moved)


def _moved(row: R, pointers: Iterable[str], kept_id: str, gone_id: str) -> R:
    pointing: dict[str, Any] = {name: kept_id for name in pointers if getattr(row, name) == gone_id}
    forbidden = getattr(row, "forbidden", ())
    if gone_id in forbidden:
        pointing["forbidden"] = tuple(dict.fromkeys(kept_id if each == gone_id else each for each in forbidden))
    return replace(row, **pointing) if pointing else row


MOVE_LABELS = {
    "roles": N_("Roles"),
    "bank_accounts": N_("Bank account"),
    "contacts": N_("Contacts"),
    "notices": N_("Privacy notices"),
    "disclosures": N_("Views of the account"),
    "pledges": N_("Pledges"),
    "pairs": N_("Lines of proposals"),
    "members": N_("Places in circles"),
    "sessions": N_("Sessions led"),
    "marks": N_("Attendance marks"),
    "submissions": N_("Course work"),
    "certificates": N_("Certificates"),
    "claims": N_("Claims"),
    "mergers": N_("Earlier mergers"),
    "distinctions": N_("Found “not the same”"),
    "row_answers": N_("Answers about rows of lists"),
}
"""What the preview calls the rows that move."""
