"""What a row makes of a person, and how the difference is told. Empty cells erase nothing."""

from collections.abc import Mapping
from dataclasses import replace

from sankul.rules.districts import District
from sankul.rules.import_people import PEOPLE_LABELS, PersonEntry
from sankul.rules.imports import FieldChange
from sankul.rules.mentoring import Pledge
from sankul.rules.people import (
    GENDER_LABELS,
    ROLE_LABELS,
    BankAccount,
    Person,
    RoleName,
    mask_account,
)
from sankul.rules.school_book import NamedSchool
from sankul.rules.schools import School
from sankul.text import _

_TEXTS = ("gender", "designation", "mobile", "employee_code", "block")
_TOLD = (
    "name", "name_hi", "gender", "designation", "mobile", "employee_code", "school", "block", "district",
    "account", "ifsc", "role", "hours", "min_teachers", "max_teachers",
)  # fmt: skip
Facts = Mapping[str, str]


def new_person(entry: PersonEntry, school: School | None, place: District) -> Person:
    """The person whom a row describes."""
    texts = {
        name: getattr(entry, name) for name in ("name", "name_hi", "gender", "designation", "mobile", "employee_code")
    }
    return Person(
        **texts,
        school_id=school.id if school else None,
        block=entry.block or (school.block if school else ""),
        district_code=place.code,
        district=place.name,
    )


def updated_person(entry: PersonEntry, person: Person, place: District | None, *, only_fill: bool = False) -> Person:
    """The person with what the row says, but for the school; a name in capitals replaces none.

    `only_fill`: what is there stays.
    """
    new = {name: value for name in _TEXTS if (value := getattr(entry, name))}
    for name in ("name", "name_hi"):
        value = getattr(entry, name)
        if value and not (value.isupper() and getattr(person, name)):
            new[name] = value
    if place and not (only_fill and person.district_code):
        new |= {"district_code": place.code, "district": place.name}
    if only_fill:
        new = {name: value for name, value in new.items() if not getattr(person, name) or name.startswith("district")}
    return replace(person, **new)


def with_school(new: Person, school: School | None, old: Person, entry: PersonEntry) -> Person:
    """The person at the school of the row; where the row moves `old` without saying the block, it is that of the school.

    A block of the former district is never kept beside the new district.
    """
    if school is None:
        return new
    is_moved = school.id != old.school_id and not entry.block
    has_left = is_moved and new.district_code != old.district_code
    block = (school.block or ("" if has_left else new.block)) if is_moved else new.block
    return replace(new, school_id=school.id, block=block)


def updated_account(entry: PersonEntry, old: BankAccount | None, person_id: str) -> BankAccount | None:
    """The account as the row leaves it; None when nothing of it changes."""
    if not entry.account:
        return None
    base = old or BankAccount(person_id=person_id, account="")
    kept_ifsc = base.ifsc if base.account == entry.account else ""
    new = replace(base, account=entry.account, ifsc=entry.ifsc or kept_ifsc)
    return None if new == base else new


def updated_pledge(entry: PersonEntry, old: Pledge | None, programme_id: str, person_id: str) -> Pledge | None:
    """The pledge as the row leaves it; None when nothing of it changes. Where the row says one limit, the other gives way."""
    if entry.role is not RoleName.MENTOR or not entry.has_pledge:
        return None
    base = old or Pledge(programme_id=programme_id, person_id=person_id)
    minutes = base.minutes_per_week if entry.hours is None else entry.hours * 60
    low = base.min_teachers if entry.min_teachers is None else entry.min_teachers
    high = base.max_teachers if entry.max_teachers is None else entry.max_teachers
    if low > high:
        low, high = (high, high) if entry.min_teachers is None else (low, low)
    new = replace(base, minutes_per_week=minutes, min_teachers=low, max_teachers=high)
    return None if new == old else new


def told_facts(
    person: Person, school: School | None, account: BankAccount | None, roles: str, pledge: Pledge | None
) -> Facts:
    """What is known of a person, by field, as texts; the account is whole, for comparing."""
    return {
        **{name: getattr(person, name) for name in ("name", "name_hi", "designation", "mobile", "employee_code")},
        "gender": _(GENDER_LABELS.get(person.gender, person.gender)) if person.gender else "",
        "school": told_school(school),
        "block": person.block,
        "district": person.district,
        "account": account.account if account else "",
        "ifsc": account.ifsc if account else "",
        "role": roles,
        "hours": f"{pledge.minutes_per_week / 60:g}" if pledge else "",
        "min_teachers": str(pledge.min_teachers) if pledge else "",
        "max_teachers": str(pledge.max_teachers) if pledge else "",
    }


def told_school(school: School | None) -> str:
    """A school by name and code."""
    if school is None:
        return ""
    if not school.udise or school.udise == school.name:
        return school.name
    return f"{school.name} ({school.udise})"


def sketched_school(named: NamedSchool) -> School | None:
    """The school that would be made for what a row names; for telling only."""
    if named.district is None or not (named.udise or named.name):
        return None
    return School(
        udise=named.udise or None,
        name=named.name or named.udise,
        district_code=named.district.code,
        district=named.district.name,
    )


def told_roles(roles: frozenset[RoleName]) -> str:
    """Roles by their words."""
    return ", ".join(_(ROLE_LABELS[role]) for role in RoleName if role in roles)


def told_changes(before: Facts, after: Facts) -> tuple[FieldChange, ...]:
    """The fields that differ; accounts masked."""
    return tuple(
        FieldChange(PEOPLE_LABELS[name], _shown(name, before[name]), _shown(name, after[name]))
        for name in _TOLD
        if before[name] != after[name]
    )


def _shown(name: str, value: str) -> str:
    return mask_account(value) if name == "account" else value
