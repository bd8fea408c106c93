"""What a workbook or list holds, told by its headings, before it is imported."""

from collections.abc import Mapping, Sequence

from sankul.operations.imports import attendance, course_work, holidays, people, schools, spaces
from sankul.operations.imports.opening import ListKind
from sankul.rules.headings import find_columns
from sankul.rules.joined_sheets import have_same_headings
from sankul.rules.sheets import Table

LISTS: Mapping[str, ListKind] = {
    module.LIST.noun: module.LIST for module in (people, attendance, course_work, spaces, holidays, schools)
}


def guess_noun(tables: Sequence[Table]) -> str | None:
    """The noun whose import finds most columns in one of the sheets; None when no sheet has what one of them needs.

    A list of people whose names stand under an odd heading must not be taken for one of schools: what misses a needed column
    comes first when it finds more, and the columns are then asked for.
    It is "people", "spaces", "schools", "holidays", "attendance" or "course_work".
    """
    found = {
        noun: max((_columns_found(table, kind) for table in tables), default=(False, 0)) for noun, kind in LISTS.items()
    }
    best = max((count for is_whole, count in found.values() if is_whole), default=0)
    if not best:
        return None
    lacking = {noun: count for noun, (is_whole, count) in found.items() if not is_whole and count > best}
    if lacking:
        return max(lacking, key=lambda noun: lacking[noun])
    return next(noun for noun, (is_whole, count) in found.items() if is_whole and count == best)


def sheets_alike(tables: Sequence[Table], sheet: str, noun: str) -> tuple[str, ...]:
    """The other sheets that have the headings of this one in the same columns, so that they can be read as one list."""
    found = {table.name: find_columns(table, LISTS[noun].fields) for table in tables}
    own = found.get(sheet)
    others = ((name, columns) for name, columns in found.items() if name != sheet)
    return tuple(name for name, columns in others if own and columns and have_same_headings(own, columns))


def _columns_found(table: Table, kind: ListKind) -> tuple[bool, int]:
    """Whether the sheet has what a list of this kind needs, and how many columns of it."""
    columns = find_columns(table, kind.fields)
    return (not kind.missing(columns), len(columns.places)) if columns else (False, 0)
