"""What all imports share: the reader that they are given, how to import, and the act in which it happens."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sankul.errors import Refusal
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.store import Store, Work
from sankul.rules.imports import Decision, DecisionKind
from sankul.rules.people import RoleName
from sankul.rules.rows import Row
from sankul.rules.school_book import SchoolBook
from sankul.rules.sheets import Sheet, Table
from sankul.text import N_


class RowFiles(Protocol):
    """Reads and writes workbooks and lists. Both raise refusals and troubles with sentences of their own."""

    def read(self, path: Path, sheet: str | None = None) -> tuple[Table, ...]:
        """The sheets of a file that hold anything, or the one that is named."""

    def write(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """Write a workbook, in the place of an old one."""


class RejectsOverSource(Refusal):
    """The refused rows would replace the workbook that they come from."""

    message = N_("The refused rows cannot be saved over the file that is imported. Choose another name.")
    field = "rejects"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to import. `is_trial`: only say what would happen. `rejects`: where to save the refused rows.

    `all_sheets`: all sheets with the same headings are read as one list, and decisions name their rows as "Bela!14".
    `columns` and `scripts` are what a person chose, by the key of a column (see SheetColumn): the field that it fills, and how
    an old Hindi font is read. `decisions` are those on likely duplicates, by the number of the row; `for_held` is for all others
    that would be held, but for those that must be judged one by one (see `may_decide_together`).
    """

    sheet: str | None = None
    all_sheets: bool = False
    programme: str | None = None
    role: RoleName | None = None
    is_trial: bool = False
    rejects: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    scripts: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[int | str, Decision] = field(default_factory=dict)
    for_held: DecisionKind | None = None
    progress: Progress = NO_PROGRESS


def check_rejects(path: Path, rejects: Path | None) -> None:
    """Raises RejectsOverSource when the refused rows would be saved over the workbook."""
    if rejects is not None and os.path.abspath(path) == os.path.abspath(rejects):
        raise RejectsOverSource


@contextmanager
def acting(store: Store, options: ImportOptions, label: str, path: Path) -> Iterator[Work]:
    """One act; for a trial, a reading in which nothing can be changed."""
    if options.is_trial:
        with store.reading() as work:
            yield work
    else:
        with store.transaction(label, file=Path(path).name) as work:
            yield work


def save_schools(work: Work, book: SchoolBook) -> None:
    """Save the schools that an import made, or to which it gave a name."""
    work.schools.add(*book.made.values())
    work.schools.replace(*book.changed.values())


def put(collection: Any, known: Iterable[Row], rows: Mapping[str, Any]) -> None:
    """Add the rows that are new and replace the others; `known` are the rows that exist already."""
    existing = {each.id for each in known}
    collection.replace(*(row for row in rows.values() if row.id in existing))
    collection.add(*(row for row in rows.values() if row.id not in existing))
