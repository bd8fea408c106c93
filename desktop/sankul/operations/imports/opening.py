"""Opening a list: the sheet that is read, how its columns are understood, and its rows of data."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from sankul.errors import Refusal
from sankul.operations.imports.files import ImportOptions, RowFiles, check_rejects
from sankul.operations.store import Store, Work
from sankul.places import resource
from sankul.rules.column_choices import ColumnChoice
from sankul.rules.data_lines import data_lines
from sankul.rules.headings import (
    NAMING,
    Columns,
    Field,
    bare_columns,
    column_letter,
    find_columns,
    heading_keys,
    labels,
    likely_columns,
)
from sankul.rules.imports import ColumnHow, ImportReport, Notes, RowOutcome, RowState, SheetColumn, finished, rivals_of
from sankul.rules.joined_sheets import SheetRow, below, have_same_headings, joined, numbered
from sankul.rules.readings import Reason
from sankul.rules.rejects import is_of_rejects
from sankul.rules.sheet_columns import Choices, understand
from sankul.rules.sheets import Line, Table
from sankul.text import N_, _

OTHER_SHEET = N_("The sheet “{sheet}” was not read. Import it too, by its name.")
ALIKE_SHEET = N_(
    "The sheet “{sheet}” has the same headings and was not read. Import it too, by its name, or all of them together."
)
NOT_READ = N_("{why} It was not read. Say what the column holds.")
ROW_MISSING = N_(
    "A decision was made on row {row}, but no row of the list has this number, so it counts for nothing. Correct the number."
)
NONE_READ = N_("{why} None of them was read. Say which one it is, or correct the headings.")


class ColumnsAsked(Refusal):
    """A list that cannot be read until somebody says what its columns hold. `columns` are those of `sheet`, for asking."""

    message = N_("Say what the columns of “{path}” hold.")
    field = "file"
    columns: tuple[SheetColumn, ...] = ()
    sheet: str = ""
    heading_row: int = 0

    def about(self, sheet: str, heading_row: int, columns: tuple[SheetColumn, ...]) -> "ColumnsAsked":
        """The same with the columns that are asked about."""
        self.sheet, self.heading_row, self.columns = sheet, heading_row, columns
        return self


class HeadingsMissing(ColumnsAsked):
    """No line of the sheet looks like headings."""

    message = N_("No headings were found in “{path}”. Write a line of headings over the columns: at least {needed}.")


class ColumnsMissing(ColumnsAsked):
    """There are headings, but not those that are needed."""

    message = N_(
        "The sheet “{sheet}” has no column for: {missing}. "
        "Add it, correct its heading in row {row}, or say which column it is."
    )


class ColumnsRivalling(ColumnsAsked):
    """What is needed stands under several headings, and nobody can know which one is meant."""

    message = N_(
        "The sheet “{sheet}” has several columns for “{field}” that say different things: {columns}. "
        "Say which one it is, or correct the headings in row {row}."
    )


class ColumnChosenTwice(Refusal):
    """Two columns cannot fill one field."""

    message = N_("Two columns were chosen for “{field}”. Choose only one.")
    field = "columns"


class ColumnUnknown(Refusal):
    """A choice was made for a column that the sheet does not have."""

    message = N_("The sheet “{sheet}” has no column “{column}”. It has: {known}.")
    field = "columns"


class FieldUnknown(Refusal):
    """A column was chosen for a field that such lists do not have."""

    message = N_("There is no field “{field}” in such a list. It has: {known}.")
    field = "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """A kind of list: its fields with their labels, groups of fields of which one must be there, and fields with codes.

    The digits of a code show that a row is no total.
    """

    noun: str
    labels: Mapping[str, str]
    needed: tuple[tuple[str, ...], ...]
    codes: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields with the headings that offices give them."""
        return fields_of(self.noun, tuple(self.labels.items()))

    def missing(self, columns: Columns) -> list[tuple[str, ...]]:
        """The groups of which no field is there."""
        return [group for group in self.needed if not any(name in columns.places for name in group)]


@cache
def fields_of(noun: str, names: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    """The fields of a list with the headings that offices give them, from the shipped file of the noun."""
    with resource("headings", f"{noun}.toml").open("rb") as file:
        headings = tomllib.load(file)
    second = tuple(headings.get("second_choice", ()))
    return tuple(Field(name, label, tuple(headings[name]), second) for name, label in names)


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheet that is imported, its columns and its rows of data; `sheets` are all that are read as one list."""

    table: Table
    columns: Columns
    shown: tuple[SheetColumn, ...]
    lines: tuple[Line, ...]
    notes: Notes
    noun: str
    sheets: tuple[str, ...] = ()

    @property
    def headings(self) -> dict[str, str]:
        """The heading of each field, as it stands in the sheet."""
        return {name: self.columns.name(name) for name in self.columns.places}

    def report(self, options: ImportOptions, **facts: Any) -> ImportReport:
        """What the import did, or would do; `facts` are those of ImportReport that only the noun knows, such as counts."""
        self._note_decisions_of_nothing(options)
        refused = self.notes.refused_rows
        return finished(
            self.notes,
            sheet=self.table.name,
            sheets=self.sheets,
            heading_row=self.columns.line,
            columns=self.shown,
            outcomes=tuple(self._outcome(line, refused) for line in self.lines),
            rows=len(self.lines),
            is_trial=options.is_trial,
            **facts,
        )

    def _note_decisions_of_nothing(self, options: ImportOptions) -> None:
        """Whoever mistypes the number of a row, or of a row that is no data, must not think that it was decided on."""
        numbers = [line.number for line in self.lines]
        known: set[int | str] = {*numbers, *(each.key for each in numbers if isinstance(each, SheetRow))}
        for key in options.decisions:
            if key not in known:
                self.notes.warn(self.columns.line, "", str(key), Reason(ROW_MISSING, {"row": key}))

    def _outcome(self, line: Line, refused: frozenset[int]) -> RowOutcome:
        known = self.notes.outcomes.get(line.number)
        if known is not None and line.number not in refused:
            return known
        state = RowState.REFUSED if line.number in refused else RowState.SAME
        return RowOutcome(row=line.number, state=state, name=self._name(line))

    def _name(self, line: Line) -> str:
        places = [self.columns.places[name] for name in NAMING if name in self.columns.places]
        return next((text for place in places if (text := line.in_unicode(place).strip())), "")


def open_sheet(store: Store, files: RowFiles, path: Path, options: ImportOptions, kind: ListKind) -> Opened:
    """Read the file and choose its first sheet that has what is needed, by what people chose and by the headings.

    With `all_sheets` all sheets that have the headings of that one in the same columns are read with it, as one list.
    Raises HeadingsMissing, ColumnsMissing, ColumnChosenTwice, ColumnUnknown, FieldUnknown, RejectsOverSource and what the
    reader raises.
    """
    check_rejects(path, options.rejects)
    _check_chosen(options, kind)
    tables = _read(files, path, options)
    with store.reading() as work:
        remembered = {each.headings: each for each in work.column_choices.where(noun=kind.noun)}
    found = [each for table in tables if (each := _understood(table, options, kind, remembered))]
    whole = [each for each in found if not kind.missing(each[1])]
    if not whole:
        raise _asked(path, tables, found, options, kind)
    first, *others = whole
    alike = [each for each in others if have_same_headings(each[1], first[1])]
    parts: list[tuple[Table, Columns]] = [(first[0], first[1])]
    if options.all_sheets and alike:
        parts = [_numbered(*each[:2], place) for place, each in enumerate((first, *alike))]
        first = _understood_together(parts, options, kind, remembered)
        others = [each for each in others if each not in alike]
    _check_keys(first[0], first[2], options)
    notes = _noted(first, parts, others)
    lines = [line for part in parts for line in _data_lines(part, first[1], kind, notes)]
    return Opened(
        *first,
        tuple(lines),
        notes,
        kind.noun,
        sheets=tuple(table.name for table, _columns in parts),
    )


_Found = tuple[Table, Columns, tuple[SheetColumn, ...]]


def _read(files: RowFiles, path: Path, options: ImportOptions) -> Sequence[Table]:
    """The sheets that may be read; where several are read together, the one that was named comes first."""
    if not options.all_sheets:
        return files.read(path, options.sheet)
    tables = files.read(path)
    named = [table for table in tables if table.name == options.sheet]
    if options.sheet and not named:
        named = list(files.read(path, options.sheet))  # which says that there is none
    return [*named, *(table for table in tables if table.name != options.sheet)]


def _numbered(table: Table, columns: Columns, place: int) -> tuple[Table, Columns]:
    return numbered(table, place), below(table, place, columns)


def _understood_together(
    parts: Sequence[tuple[Table, Columns]],
    options: ImportOptions,
    kind: ListKind,
    remembered: Mapping[str, ColumnChoice],
) -> _Found:
    """The columns of all sheets together. Raises what is asked when their cells do not agree on what is needed."""
    first = _understood(joined(parts), options, kind, remembered)
    assert first is not None
    table, columns, shown = first
    if kind.missing(columns):
        raise _lacking(table, columns, shown, kind).about(table.name, columns.line, shown)
    return first


def _noted(first: _Found, parts: Sequence[tuple[Table, Columns]], others: Sequence[_Found]) -> Notes:
    """What is noted of the sheets and columns before any row is read."""
    _table, columns, shown = first
    notes = Notes()
    for other, its, _shown in others:
        is_alike = have_same_headings(its, columns)
        why = Reason(ALIKE_SHEET if is_alike else OTHER_SHEET, {"sheet": other.name})
        notes.warn(columns.line, "", other.name, why)
    for table, its in parts:
        for remark in table.remarks:
            notes.warn(its.line, "", table.name, remark)
    for column in shown:
        if column.how is ColumnHow.UNSURE and column.field and not column.is_read:
            wait = NONE_READ if column.rival_for else NOT_READ
            notes.warn(columns.line, column.heading, "", Reason(wait, {"why": column.why}))
    return notes


def _data_lines(part: tuple[Table, Columns], columns: Columns, kind: ListKind, notes: Notes) -> Sequence[Line]:
    """The rows of one sheet, so that totals and what is said to stand above are those of the same sheet."""
    table, its = part
    its = replace(columns, line=its.line, last_line=its.last_line)
    return data_lines(table, its, kind.codes, notes, kind.fields)


def _understood(
    table: Table, options: ImportOptions, kind: ListKind, remembered: Mapping[str, ColumnChoice]
) -> _Found | None:
    keys = [*options.columns, *(key for each in remembered.values() for key in each.columns)]
    known = frozenset(key.rpartition("#")[0] for key in keys) - {""}
    columns = find_columns(table, kind.fields, known)
    if columns is None and options.columns:
        columns = likely_columns(table) or bare_columns(table)
    if columns is None:
        return None
    return table, *understand(table, columns, kind.fields, _choices(columns, options, remembered))


def _choices(columns: Columns, options: ImportOptions, remembered: Mapping[str, ColumnChoice]) -> Choices:
    old = remembered.get(heading_set(columns))
    return Choices(
        columns=options.columns,
        scripts=options.scripts,
        old_columns=old.columns if old else {},
        old_scripts=old.scripts if old else {},
    )


def heading_set(columns: Columns) -> str:
    """The key of a set of headings: their words in alphabetical order. A file of refused rows has the set of the first file."""
    headings = [heading for heading in columns.headings.values() if not is_of_rejects(heading)]
    return "|".join(sorted(heading_keys(heading)[0] for heading in headings))


def _asked(
    path: Path, tables: Sequence[Table], found: Sequence[_Found], options: ImportOptions, kind: ListKind
) -> ColumnsAsked:
    """What is raised when no sheet can be read: it carries the columns, for asking."""
    if found:
        table, columns, shown = max(found, key=lambda each: len(each[1].places))
        return _lacking(table, columns, shown, kind).about(table.name, columns.line, shown)
    asked: ColumnsAsked = HeadingsMissing(path=path, needed=labels(kind.fields, (group[0] for group in kind.needed)))
    for guess, table in product((likely_columns, bare_columns), tables):
        likely = guess(table)
        if likely is not None:
            shown = understand(table, likely, kind.fields, _choices(likely, options, {}))[1]
            return asked.about(table.name, likely.line, shown)
    return asked


def _lacking(table: Table, columns: Columns, shown: Sequence[SheetColumn], kind: ListKind) -> ColumnsAsked:
    """What is raised for a sheet without what is needed: there is no such column, or there are several."""
    rivals = rivals_of(shown)
    missing = [group for group in kind.missing(columns) if rivals.keys().isdisjoint(group)]
    if missing or not rivals:
        needed = labels(kind.fields, (group[0] for group in missing))
        return ColumnsMissing(sheet=table.name, missing=needed, row=columns.line)
    name = next(name for group in kind.missing(columns) for name in group if name in rivals)
    named = ", ".join(
        _("{letter} (“{heading}”)").format(letter=column_letter(each.place), heading=each.heading)
        for each in rivals[name]
    )
    return ColumnsRivalling(sheet=table.name, field=_(kind.labels[name]), columns=named, row=columns.line)


def _check_chosen(options: ImportOptions, kind: ListKind) -> None:
    chosen = [name for name in options.columns.values() if name]
    for name in chosen:
        if name not in kind.labels:
            raise FieldUnknown(field=name, known=", ".join(kind.labels))
        if chosen.count(name) > 1:
            raise ColumnChosenTwice(field=_(kind.labels[name]))


def _check_keys(table: Table, shown: Sequence[SheetColumn], options: ImportOptions) -> None:
    keys = {each.key for each in shown}
    for key in (*options.columns, *options.scripts):
        if key not in keys:
            known = ", ".join(each.heading for each in shown if each.heading)
            raise ColumnUnknown(sheet=table.name, column=key.removesuffix("#1"), known=known)


def remember_columns(work: Work, opened: Opened, options: ImportOptions) -> None:
    """Keep what was chosen for lists with these headings, in the act of the import."""
    headings = heading_set(opened.columns)
    if not headings or not (options.columns or options.scripts):
        return
    old = work.column_choices.first(noun=opened.noun, headings=headings)
    columns = {**(old.columns if old else {}), **options.columns}
    scripts = {**(old.scripts if old else {}), **options.scripts}
    if old is None:
        work.column_choices.add(ColumnChoice(noun=opened.noun, headings=headings, columns=columns, scripts=scripts))
    else:
        work.column_choices.replace(replace(old, columns=columns, scripts=scripts))
