"""Ctrl+K finds people by name, school, mobile or UDISE code, and schools by name or code, in either script."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from sankul.operations.districts import said_district
from sankul.rules.people import display_name
from sankul.text import N_, fold, language
from sankul.ui.rooms import Found

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.people import Person
    from sankul.rules.schools import School

MOST = 20
OF_SCHOOL = "school:"


def find_people(work: "Work", query: str) -> Sequence[Found]:
    """At most 20 people, those whose name begins with the query first, then at most 20 schools."""
    words = [" " + word for word in fold(query).split()]
    if not words:
        return ()
    schools = {school.id: school for school in work.schools.where()}
    keys = {school.id: _school_key(school) for school in schools.values()}
    people = [person for person in work.people.where(erased_on=None) if _is_meant(words, person, keys)]
    people.sort(key=lambda person: not _begins(fold(query), person))
    found_schools = islice(_matching_schools(words, schools, keys), MOST)
    return [
        *(_person(person, schools.get(person.school_id or "")) for person in people[:MOST]),
        *map(_school, found_schools),
    ]


def _is_meant(words: Sequence[str], person: "Person", keys: dict[str, str]) -> bool:
    """Whether each word begins a word of the person or the school; the cheap parts are looked at first."""
    key = f" {fold(person.name)} {fold(person.name_hi)} {person.mobile} {fold(person.block)}"
    if all(word in key for word in words):
        return True
    school = keys.get(person.school_id or "", "")
    return bool(school) and any(word in key for word in words) and all(word in key or word in school for word in words)


def _begins(query: str, person: "Person") -> bool:
    return fold(person.name).startswith(query) or fold(person.name_hi).startswith(query)


def _matching_schools(words: Sequence[str], schools: dict[str, "School"], keys: dict[str, str]) -> "Iterator[School]":
    return (schools[key] for key, text in keys.items() if all(word in text for word in words))


def _school_key(school: "School") -> str:
    return (
        f" {fold(school.name)} {fold(school.name_hi)} {school.udise or ''} {fold(school.village)} {fold(school.block)}"
    )


def _person(person: "Person", school: "School | None") -> Found:
    place = _name(school) if school else person.block
    hint = ", ".join(
        part for part in (place, said_district(person.district_code, person.district), person.mobile) if part
    )
    return Found(N_("People"), display_name(person, language()), hint, "people", person.id)


def _school(school: "School") -> Found:
    hint = ", ".join(
        part for part in (school.udise, school.block, said_district(school.district_code, school.district)) if part
    )
    return Found(N_("Schools"), _name(school), hint, "people", f"{OF_SCHOOL}{school.udise or school.name}")


def _name(school: "School") -> str:
    return (school.name_hi or school.name) if language() == "hi" else school.name
