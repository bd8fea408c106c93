"""Acts on people: finding them, and saving one with the bank account."""

from dataclasses import dataclass, replace

from sankul.clock import today
from sankul.operations.people_register import PersonRow as PersonRow
from sankul.operations.people_register import people_register
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
)
from sankul.text import N_


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
    rows = tuple(people_register(work).rows)
    if programme_id is not None:
        known = _roles_in_programme(work, programme_id)
        rows = tuple(replace(row, roles=known[row.id]) for row in rows if row.id in known)
    return rows if role is None else tuple(row for row in rows if role in row.roles)


def _roles_in_programme(work: Work, programme_id: str) -> dict[str, tuple[RoleName, ...]]:
    """By person the roles held today in a programme; nothing held today is an empty tuple."""
    held: dict[str, tuple[RoleName, ...]] = {}
    for each in work.roles.where(programme_id=programme_id):
        roles = held.setdefault(each.person_id, ())
        if is_held_on(each, today()) and each.role not in roles:
            held[each.person_id] = (*roles, each.role)
    return held


def find_people(store: Store, text: str, limit: int | None = 20) -> tuple[PersonRow, ...]:
    """At most `limit` people to whom all words of `text` point, in either script and any order of words.

    Beginnings of words will do: of name (also of one that was merged away), school, village, block, district and
    designation, of mobile, UDISE and employee code; or a number's last four digits. Those whose name begins with the text
    come first. An empty text finds everybody.
    """
    with store.reading() as work:
        return people_register(work).people(text, limit)


def save_person(
    store: Store, person: Person, bank: Bank | None = None, role: RoleName | None = None, programme: str | None = None
) -> Person:
    """Add a person or change one; with `bank` the account too, with `role` also a role in the programme from its start.

    Raises PersonNameless, PersonNowhere, MobileWrong, AccountWrong, IfscWrong or AccountTaken; nothing is changed then.
    """
    kept = checked_person(person)
    with store.transaction(N_("{person} saved"), person=kept.name or kept.name_hi) as work:
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
