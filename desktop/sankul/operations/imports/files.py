"""What all imports share: the reader that they are given, the choice of the sheet, and the file of refused rows."""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from sankul.errors import Refusal
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.store import Store, Work
from sankul.places import resource
from sankul.rules.headings import Columns, Field, data_lines, find_columns, labels
from sankul.rules.imports import Decision, ImportReport, Notes, Severity
from sankul.rules.people import RoleName
from sankul.rules.readings import Reason, Value, as_text
from sankul.rules.school_book import SchoolBook
from sankul.rules.sheets import Line, Sheet, Table
from sankul.text import N_, _

OTHER_SHEET = N_("The sheet “{sheet}” was not read. Import it too, by its name.")
_REASON, _ROW = N_("What to correct"), N_("Row in the first file")


class RowFiles(Protocol):
    """Reads and writes workbooks and lists. Both raise refusals and troubles with sentences of their own."""

    def read(self, path: Path, sheet: str | None = None) -> tuple[Table, ...]:
        """The sheets of a file that hold anything, or the one that is named."""

    def write(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """Write a workbook, in the place of an old one."""


class HeadingsMissing(Refusal):
    """No line of the sheet looks like headings."""

    message = N_("No headings were found in “{path}”. Write a line of headings over the columns: at least {needed}.")
    field = "file"


class ColumnsMissing(Refusal):
    """There are headings, but not those that are needed."""

    message = N_("The sheet “{sheet}” has no column for: {missing}. Add it, or correct its heading in row {row}.")
    field = "file"


class RejectsOverSource(Refusal):
    """The refused rows would replace the workbook that they come from."""

    message = N_("The refused rows cannot be saved over the file that is imported. Choose another name.")
    field = "rejects"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to import. `is_trial`: only say what would happen. `rejects`: where to save the refused rows.

    `columns` and `scripts` are what a person chose, by the key of a column (see SheetColumn): the field that it fills, and how
    an old Hindi font is read. `decisions` are those on likely duplicates, by the number of the row.
    """

    sheet: str | None = None
    programme: str | None = None
    role: RoleName | None = None
    is_trial: bool = False
    rejects: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    scripts: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    progress: Progress = NO_PROGRESS


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheet that is imported, its columns and its rows of data."""

    table: Table
    columns: Columns
    lines: tuple[Line, ...]
    notes: Notes

    @property
    def headings(self) -> dict[str, str]:
        """The heading of each field, as it stands in the sheet."""
        return {name: self.columns.name(name) for name in self.columns.places}


@cache
def fields_of(noun: str, names: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    """The fields of a list with the headings that offices give them, from the shipped file of the noun."""
    with resource("headings", f"{noun}.toml").open("rb") as file:
        headings = tomllib.load(file)
    return tuple(Field(name, label, tuple(headings[name])) for name, label in names)


def open_sheet(
    files: RowFiles,
    path: Path,
    options: ImportOptions,
    fields: Sequence[Field],
    needed: Sequence[tuple[str, ...]],
    codes: Iterable[str],
) -> Opened:
    """Read the file and choose its first sheet that has what is needed; `needed` are groups of which one field must be.

    `codes` are fields whose digits show that a row is no total. Raises HeadingsMissing, ColumnsMissing,
    RejectsOverSource and what the reader raises.
    """
    _check_rejects(path, options.rejects)
    found = [(table, columns) for table in files.read(path, options.sheet) if (columns := find_columns(table, fields))]
    whole = [each for each in found if not _missing(each[1], needed)]
    if not found:
        raise HeadingsMissing(path=path, needed=labels(fields, (group[0] for group in needed)))
    if not whole:
        table, columns = max(found, key=lambda each: len(each[1].places))
        missing = labels(fields, (group[0] for group in _missing(columns, needed)))
        raise ColumnsMissing(sheet=table.name, missing=missing, row=columns.line)
    (table, columns), *others = whole
    notes = Notes()
    for other, _columns in others:
        notes.warn(columns.line, "", other.name, Reason(OTHER_SHEET, {"sheet": other.name}))
    for remark in table.remarks:
        notes.warn(columns.line, "", table.name, remark)
    return Opened(table, columns, tuple(data_lines(table, columns, codes, notes)), notes)


def _missing(columns: Columns, needed: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [group for group in needed if not any(name in columns.places for name in group)]


def _check_rejects(path: Path, rejects: Path | None) -> None:
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


def save_rejects(files: RowFiles, opened: Opened, report: ImportReport, options: ImportOptions) -> None:
    """Save the refused rows with their own cells under their own headings, and what is wrong in a last column.

    Numbers are saved as text, so that what is typed over them keeps its zeros; the old Hindi fonts stay on their cells.
    """
    if options.rejects is None:
        return
    refused = [line for line in opened.lines if line.number in report.refused_rows]
    width = max([0, *opened.columns.headings, *(len(line.values) - 1 for line in refused)]) + 1
    why = _reasons(report)
    sheet = Sheet(
        title=opened.table.name,
        headings=(*(opened.columns.headings.get(place, "") for place in range(width)), _(_ROW), _(_REASON)),
        rows=tuple((*_cells(line, width), str(line.number), why[line.number]) for line in refused),
        fonts={(number, place): font for number, line in enumerate(refused) for place, font in line.fonts.items()},
    )
    files.write(options.rejects, [sheet])


def _cells(line: Line, width: int) -> Iterator[Value]:
    for place in range(width):
        value = line.value(place)
        yield as_text(value) if isinstance(value, int | float) else value


def _reasons(report: ImportReport) -> Mapping[int, str]:
    reasons: dict[int, list[str]] = {}
    for problem in report.problems:
        if problem.severity is Severity.ERROR:
            column = f"{problem.column}: " if problem.column else ""
            reasons.setdefault(problem.row, []).append(f"{column}{problem.why}")
    return {row: "; ".join(all_of) for row, all_of in reasons.items()}


def save_schools(work: Work, book: SchoolBook) -> None:
    """Save the schools that an import made, or to which it gave a name."""
    work.schools.add(*book.made.values())
    work.schools.replace(*book.changed.values())


def put(collection: Any, known: Iterable[str], rows: Mapping[str, Any]) -> None:
    """Add the rows that are new and replace the others; `known` are the keys that exist already."""
    existing = set(known)
    collection.replace(*(row for row in rows.values() if row.id in existing))
    collection.add(*(row for row in rows.values() if row.id not in existing))
