"""What a workbook or list holds, told by its headings, before it is imported."""

from collections.abc import Iterator, Mapping, Sequence

from sankul.operations.imports import attendance, course_work, holidays, people, schools, spaces
from sankul.operations.imports.files import fields_of
from sankul.rules.headings import find_columns
from sankul.rules.import_days import ATTENDANCE_LABELS, HOLIDAY_LABELS
from sankul.rules.import_people import PEOPLE_LABELS
from sankul.rules.import_places import SCHOOL_LABELS, SPACE_LABELS
from sankul.rules.import_work import WORK_LABELS
from sankul.rules.sheets import Table

_NOUNS: Mapping[str, tuple[Mapping[str, str], Sequence[tuple[str, ...]]]] = {
    "people": (PEOPLE_LABELS, people.NEEDED),
    "attendance": (ATTENDANCE_LABELS, attendance.NEEDED),
    "course_work": (WORK_LABELS, course_work.NEEDED),
    "spaces": (SPACE_LABELS, spaces.NEEDED),
    "holidays": (HOLIDAY_LABELS, holidays.NEEDED),
    "schools": (SCHOOL_LABELS, schools.NEEDED),
}


def guess_noun(tables: Sequence[Table]) -> str | None:
    """The noun whose import finds most columns in one of the sheets; None when no sheet has what one of them needs.

    It is "people", "spaces", "schools", "holidays", "attendance" or "course_work".
    """
    found = [(count, noun) for noun in _NOUNS for count in _columns_found(tables, noun)]
    best = max((count for count, _noun in found), default=0)
    return next((noun for count, noun in found if count == best), None)


def _columns_found(tables: Sequence[Table], noun: str) -> Iterator[int]:
    labels, needed = _NOUNS[noun]
    fields = fields_of(noun, tuple(labels.items()))
    for table in tables:
        columns = find_columns(table, fields)
        if columns and all(any(name in columns.places for name in group) for group in needed):
            yield len(columns.places)
