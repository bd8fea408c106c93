"""What a workbook or list holds, told by its headings, before it is imported."""

from collections.abc import Iterator, Mapping, Sequence

from sankul.operations.imports import attendance, course_work, holidays, people, schools, spaces
from sankul.operations.imports.opening import ListKind
from sankul.rules.headings import Field, find_columns
from sankul.rules.sheets import Table

LISTS: Mapping[str, ListKind] = {
    module.LIST.noun: module.LIST for module in (people, attendance, course_work, spaces, holidays, schools)
}


def fields_for(noun: str) -> tuple[Field, ...]:
    """The fields that a list of this noun may have, for choosing what a column holds."""
    return LISTS[noun].fields


def guess_noun(tables: Sequence[Table]) -> str | None:
    """The noun whose import finds most columns in one of the sheets; None when no sheet has what one of them needs.

    It is "people", "spaces", "schools", "holidays", "attendance" or "course_work".
    """
    found = [(count, noun) for noun in LISTS for count in _columns_found(tables, noun)]
    best = max((count for count, _noun in found), default=0)
    return next((noun for count, noun in found if count == best), None)


def _columns_found(tables: Sequence[Table], noun: str) -> Iterator[int]:
    kind = LISTS[noun]
    for table in tables:
        columns = find_columns(table, kind.fields)
        if columns and not kind.missing(columns):
            yield len(columns.places)
