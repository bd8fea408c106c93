"""Acts on people: their page, saving them with their account, and the dated roles that they hold."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sankul.clock import today
from sankul.operations.districts import the_districts
from sankul.operations.people_register import FoundPerson, PersonRow, find_people, list_people
from sankul.operations.store import Among, Store, Work
from sankul.rules.mentoring import Circle, Member
from sankul.rules.people import (
    ROLE_LABELS,
    AccountTaken,
    BankAccount,
    Person,
    PersonNowhere,
    Role,
    RoleBackwards,
    RoleHeldAlready,
    RoleName,
    checked_account,
    checked_person,
    display_name,
    mask_account,
)
from sankul.rules.schools import School
from sankul.text import N_, _, language

__all__ = [
    "FoundPerson",
    "PersonPage",
    "PersonRow",
    "end_role",
    "find_people",
    "give_role",
    "list_people",
    "person_page",
    "save_person",
]

_GIVEN = {
    RoleName.TEACHER: N_("Make {person} a teacher"),
    RoleName.MENTOR: N_("Make {person} a mentor"),
    RoleName.OFFICER: N_("Make {person} an officer"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    """A dated role and the name of its programme in both scripts (empty: of no programme)."""

    role: Role
    programme: str = ""
    programme_hi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """All that the page of a person shows. `account` is masked; roles and circles stand newest first."""

    person: Person
    school: School | None
    roles: tuple[HeldRole, ...]
    circles: tuple[tuple[Circle, Member], ...]
    account: str
    ifsc: str


def person_page(store: Store, person_id: str) -> PersonPage:
    """The page of a person. Raises NotFound."""
    with store.reading() as work:
        person = work.people.get(person_id)
        account = work.bank_accounts.first(person_id=person_id)
        return PersonPage(
            person=person,
            school=work.schools.find(person.school_id) if person.school_id else None,
            roles=_held_roles(work, person_id),
            circles=_circles_of(work, person_id),
            account=mask_account(account.account) if account else "",
            ifsc=account.ifsc if account else "",
        )


def _held_roles(work: Work, person_id: str) -> tuple[HeldRole, ...]:
    programmes = {each.id: each for each in work.programmes.where()}
    held = []
    for role in sorted(work.roles.where(person_id=person_id), key=lambda each: each.from_on, reverse=True):
        programme = programmes.get(role.programme_id or "")
        names = {"programme": programme.name, "programme_hi": programme.name_hi} if programme else {}
        held.append(HeldRole(role=role, **names))
    return tuple(held)


def _circles_of(work: Work, person_id: str) -> tuple[tuple[Circle, Member], ...]:
    members = sorted(work.members.where(person_id=person_id), key=lambda each: each.from_on, reverse=True)
    circles = {each.id: each for each in work.circles.where(id=Among({each.circle_id for each in members}))}
    return tuple((circles[each.circle_id], each) for each in members)


def save_person(store: Store, person: Person, account: BankAccount | None = None) -> Person:
    """Add a person or change one, with the account in one act; returns what is kept.

    Without `account` that of the person stays; one with an empty number takes it away. Raises PersonNameless, PersonNowhere,
    MobileWrong, AccountWrong, IfscWrong, AccountTaken, or NotFound for a school that is gone.
    """
    kept = _placed(checked_person(person))
    money = checked_account(replace(account, person_id=kept.id)) if account is not None else None
    with store.transaction(N_("Save {person}"), person=kept.name or kept.name_hi) as work:
        if kept.school_id:
            work.schools.get(kept.school_id)
        put = work.people.replace if work.people.find(kept.id) else work.people.add
        put(kept)
        if money is not None:
            _keep_account(work, money)
    return kept


def _placed(person: Person) -> Person:
    """The person with the district named as the directory names it. Raises PersonNowhere for an unknown code."""
    district = the_districts().by_code.get(person.district_code)
    if district is None:
        raise PersonNowhere
    return replace(person, district=district.name)


def _keep_account(work: Work, account: BankAccount) -> None:
    """Put the account in the place of the person's former one. Raises AccountTaken."""
    former = work.bank_accounts.first(person_id=account.person_id)
    if not account.account:
        work.bank_accounts.remove(*([former] if former else []))
        return
    for other in work.bank_accounts.where(account=account.account):
        if other.person_id != account.person_id:
            raise AccountTaken(person=_said(work, other.person_id))
    if former is None:
        work.bank_accounts.add(account)
    else:
        work.bank_accounts.replace(replace(account, id=former.id))


def give_role(
    store: Store, person_id: str, role: RoleName, from_on: date | None = None, programme_id: str | None = None
) -> Role:
    """Give a person a role from `from_on` (today) on. Raises NotFound, or RoleHeldAlready when it is held then or later."""
    given = Role(person_id=person_id, role=role, programme_id=programme_id, from_on=from_on or today())
    with store.transaction(N_("Give a role")) as work:
        person = _said(work, person_id)
        if programme_id is not None:
            work.programmes.get(programme_id)
        for other in work.roles.where(person_id=person_id, role=role, programme_id=programme_id):
            if other.until_on is None or other.until_on > given.from_on:
                raise RoleHeldAlready(person=person, role=_(ROLE_LABELS[role]))
        work.roles.add(given)
        work.relabel(_GIVEN[role], person=person)
    return given


def end_role(store: Store, role_id: str, last_day: date) -> Role:
    """End a role with `last_day`. Raises NotFound or RoleBackwards."""
    with store.transaction(N_("End a role")) as work:
        role = work.roles.get(role_id)
        if last_day < role.from_on:
            raise RoleBackwards(first=role.from_on, last=last_day)
        ended = replace(role, until_on=last_day + timedelta(days=1))
        work.roles.replace(ended)
        work.relabel(N_("End a role of {person}"), person=_said(work, role.person_id))
    return ended


def _said(work: Work, person_id: str) -> str:
    return display_name(work.people.get(person_id), language())
