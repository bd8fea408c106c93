"""Acts on people: finding them, and saving one with the bank account."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sankul.clock import today
from sankul.operations.districts import name_in_hindi
from sankul.operations.programmes import the_programme
from sankul.operations.store import Store, Work
from sankul.rules.erasure import check_not_erased
from sankul.rules.people import (
    AccountTaken,
    BankAccount,
    Person,
    Role,
    RoleName,
    checked_account,
    checked_person,
    is_held_on,
    mask_account,
)
from sankul.rules.schools import School
from sankul.text import N_, fold, matches


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show them. `roles` are those held today; `account` is masked; `udise` is empty when unknown."""

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
    district_code: str

    @property
    def role(self) -> str:
        """The role held today that says most, a mentor's first; empty when there is none."""
        return next((each for each in (RoleName.MENTOR, RoleName.OFFICER, RoleName.TEACHER) if each in self.roles), "")

    @property
    def search_key(self) -> str:
        """The folded words by which the person is found, in both scripts."""
        parts = (
            self.name,
            self.name_hi,
            self.school,
            self.school_hi,
            self.udise,
            self.mobile,
            self.designation,
            self.block,
            self.district,
            name_in_hindi(self.district_code),
        )
        return " ".join(fold(part) for part in parts if part)


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank account as it was typed; an empty account takes it away."""

    account: str
    ifsc: str = ""


def list_people(store: Store, role: RoleName | None = None, programme: str | None = None) -> tuple[PersonRow, ...]:
    """All people by name; with `role`, those who hold it today; with `programme`, those with a role in it."""
    with store.reading() as work:
        programme_id = the_programme(work, programme).id if programme else None
        return people_rows(work, role, programme_id)


def people_rows(work: Work, role: RoleName | None = None, programme_id: str | None = None) -> tuple[PersonRow, ...]:
    """See `list_people`; whoever was erased is in no list."""
    day = today()
    held: dict[str, list[RoleName]] = {}
    in_programme: set[str] = set()
    for each in work.roles.where(**({"programme_id": programme_id} if programme_id else {})):
        in_programme.add(each.person_id)
        if is_held_on(each, day) and each.role not in held.setdefault(each.person_id, []):
            held[each.person_id].append(each.role)
    schools = {each.id: each for each in work.schools.where()}
    accounts = {each.person_id: mask_account(each.account) for each in work.bank_accounts.where()}
    rows = (
        _row(person, held.get(person.id, ()), schools.get(person.school_id or ""), accounts.get(person.id, ""))
        for person in work.people.where(erased_on=None)
        if (role is None or role in held.get(person.id, ())) and (programme_id is None or person.id in in_programme)
    )
    return tuple(sorted(rows, key=lambda row: ((row.name or row.name_hi).casefold(), row.id)))


def _row(person: Person, roles: Iterable[RoleName], school: School | None, account: str) -> PersonRow:
    return PersonRow(
        person.id,
        person.name,
        person.name_hi,
        tuple(roles),
        person.designation,
        school.name if school else "",
        school.name_hi if school else "",
        (school.udise or "") if school else "",
        person.block,
        person.district,
        person.mobile,
        account,
        person.district_code,
    )


def find_people(store: Store, text: str, limit: int | None = 20) -> tuple[PersonRow, ...]:
    """People all words of `text` point to: beginnings of words of name, school, place, mobile or UDISE, in either script.

    Those whose name begins with the text come first. An empty text finds everybody.
    """
    wanted = fold(text)
    found = [row for row in list_people(store) if matches(text, row.search_key)]
    begins = {
        row.id: wanted and (fold(row.name).startswith(wanted) or fold(row.name_hi).startswith(wanted)) for row in found
    }
    return tuple(sorted(found, key=lambda row: not begins[row.id])[:limit])


def save_person(
    store: Store, person: Person, bank: Bank | None = None, role: RoleName | None = None, programme: str | None = None
) -> Person:
    """Add a person or change one; with `bank` the account too, with `role` also a role in the programme from its start.

    Raises PersonNameless, PersonNowhere, MobileWrong, AccountWrong, IfscWrong or AccountTaken; nothing is changed then.
    """
    kept = checked_person(person)
    with store.transaction(N_("Save {person}"), person=kept.name or kept.name_hi) as work:
        for old in work.people.where(id=kept.id):
            check_not_erased(old)
        put = work.people.replace if work.people.find(kept.id) else work.people.add
        put(kept)
        if bank is not None:
            _save_bank(work, kept.id, bank)
        if role is not None:
            chosen = the_programme(work, programme)
            if not any(each.role is role for each in work.roles.where(person_id=kept.id, programme_id=chosen.id)):
                work.roles.add(Role(person_id=kept.id, role=role, programme_id=chosen.id, from_on=chosen.from_on))
    return kept


def _save_bank(work: Work, person_id: str, bank: Bank) -> None:
    old = work.bank_accounts.first(person_id=person_id)
    new = checked_account(
        replace(old or BankAccount(person_id=person_id, account=""), account=bank.account, ifsc=bank.ifsc)
    )
    if not new.account:
        if old:
            work.bank_accounts.remove(old)
        return
    for other in work.bank_accounts.where(account=new.account):
        if other.person_id != person_id:
            person = work.people.get(other.person_id)
            raise AccountTaken(person=person.name or person.name_hi)
    put = work.bank_accounts.replace if old else work.bank_accounts.add
    put(new)
