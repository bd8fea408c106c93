"""Ctrl+K finds people and schools in either script, as the register does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sankul.operations.districts import said_district
from sankul.operations.levels import said_block
from sankul.text import N_, in_language
from sankul.ui.rooms import Found

if TYPE_CHECKING:
    from sankul.operations.people_register import PersonRow
    from sankul.operations.store import Work
    from sankul.rules.schools import School

MOST = 20
OF_SCHOOL, OF_ROLE = "school:", "role:"


def find_people(work: "Work", query: str) -> Sequence[Found]:
    """At most 20 people, those whose name begins with the query first, then at most 20 schools."""
    from sankul.operations.people_register import people_register
    from sankul.operations.school_register import school_register

    if not query.strip():
        return ()
    return [
        *map(_person, people_register(work).people(query, MOST)),
        *map(_school, school_register(work).find(query, MOST)),
    ]


def _person(row: "PersonRow") -> Found:
    place = in_language(row.school, row.school_hi) or said_block(row.block)
    hint = ", ".join(part for part in (place, said_district(row.district_code, row.district), row.mobile) if part)
    return Found(N_("People"), in_language(row.name, row.name_hi), hint, "people", row.id)


def _school(school: "School") -> Found:
    parts = (school.udise, said_block(school.block), said_district(school.district_code, school.district))
    hint = ", ".join(part for part in parts if part)
    return Found(N_("Schools"), in_language(school.name, school.name_hi), hint, "schools", school.id)
