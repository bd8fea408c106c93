"""The register of people as lists and searches show it: names, roles, school and masked account on one line."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from sankul.clock import today
from sankul.operations.programmes import the_programme
from sankul.operations.store import Among, Store, Work
from sankul.rules.people import Person, Role, RoleName, is_held_on, mask_account
from sankul.rules.schools import School
from sankul.text import ascii_digits, fold, matches

MOST_FOUND = 20
_RANK = {RoleName.MENTOR: 0, RoleName.OFFICER: 1, RoleName.TEACHER: 2}
_PART_OF_NUMBER = re.compile(r"[\d\s+()\-]+", re.ASCII)
_LONGEST_MOBILE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A line of the register. `roles` are those held today, mentors first; `account` is masked."""

    id: str
    name: str
    name_hi: str
    roles: tuple[RoleName, ...]
    designation: str
    school: str
    school_hi: str
    udise: str
    block: str
    district: str
    mobile: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """Somebody whom a search found. `role` is the first role held today, or empty."""

    id: str
    name: str
    name_hi: str
    role: str
    school: str
    district: str


def list_people(store: Store, programme: str | None = None) -> tuple[PersonRow, ...]:
    """Everybody by name, or those with a role in the programme called `programme`. Raises ProgrammeUnknown."""
    with store.reading() as work:
        roles = work.roles.where()
        people = work.people.where()
        if programme is not None:
            wanted = the_programme(work, programme).id
            members = {each.person_id for each in roles if each.programme_id == wanted}
            people = tuple(each for each in people if each.id in members)
        schools = {each.id: each for each in work.schools.where()}
        accounts = {each.person_id: each.account for each in work.bank_accounts.where()}
    held = roles_today(roles)
    rows = (_row(each, schools.get(each.school_id or ""), held, accounts.get(each.id, "")) for each in people)
    return tuple(sorted(rows, key=lambda row: (row.name or row.name_hi).casefold()))


def roles_today(roles: Iterable[Role]) -> dict[str, tuple[RoleName, ...]]:
    """The roles that each person holds today by the person's key, each once, mentors first."""
    day, held = today(), defaultdict[str, set[RoleName]](set)
    for role in roles:
        if is_held_on(role, day):
            held[role.person_id].add(role.role)
    return {person_id: tuple(sorted(names, key=_RANK.__getitem__)) for person_id, names in held.items()}


def _row(person: Person, school: School | None, held: Mapping[str, tuple[RoleName, ...]], account: str) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=person.name,
        name_hi=person.name_hi,
        roles=held.get(person.id, ()),
        designation=person.designation,
        school=school.name if school else "",
        school_hi=school.name_hi if school else "",
        udise=(school.udise or "") if school else "",
        block=person.block,
        district=person.district,
        mobile=person.mobile,
        account=mask_account(account),
    )


def find_people(store: Store, text: str, limit: int = MOST_FOUND) -> tuple[FoundPerson, ...]:
    """At most `limit` people for whom every word of `text` begins a word of what is known of them, in any order.

    Names in both scripts, school, district, mobile, UDISE and employee code are searched. Those whose name alone matches
    come first, then by name. A number may be typed with blanks, hyphens and the country code.
    """
    query = _query(text)
    with store.reading() as work:
        schools = {each.id: each for each in work.schools.where()}
        found = [each for each in work.people.where() if matches(query, _key(each, schools.get(each.school_id or "")))]
        found.sort(key=lambda each: (not matches(query, _name_key(each)), (each.name or each.name_hi).casefold()))
        return _found_people(work, found[: max(limit, 0)], schools)


def _found_people(work: Work, people: Iterable[Person], schools: Mapping[str, School]) -> tuple[FoundPerson, ...]:
    people = tuple(people)
    held = roles_today(work.roles.where(person_id=Among(set(map(attrgetter("id"), people)))))
    return tuple(
        FoundPerson(
            id=each.id,
            name=each.name,
            name_hi=each.name_hi,
            role=next(iter(held.get(each.id, ())), ""),
            school=school.name if (school := schools.get(each.school_id or "")) else "",
            district=each.district,
        )
        for each in people
    )


def _query(text: str) -> str:
    """What is looked for; the parts of a typed telephone number are joined."""
    typed = ascii_digits(text).strip()
    if not _PART_OF_NUMBER.fullmatch(typed):
        return text
    digits = re.sub(r"\D", "", typed)
    has_country = typed.startswith("+91") or (len(digits) == _LONGEST_MOBILE + 2 and digits.startswith("91"))
    return digits[2:] if has_country else digits


def _name_key(person: Person) -> str:
    return f"{fold(person.name)} {fold(person.name_hi)}"


def _key(person: Person, school: School | None) -> str:
    of_school = (fold(school.name), fold(school.name_hi), fold(school.udise or "")) if school else ()
    codes = (fold(person.mobile), fold(person.employee_code), fold(person.district), fold(person.block))
    return " ".join((_name_key(person), *codes, *of_school))
