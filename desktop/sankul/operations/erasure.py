"""The act of erasing a person who asks for it: personal data go, from the journal too; what totals stand on stays."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sankul.clock import today
from sankul.operations.mentions import Mention, blank_mentions, find_mentions, shared_words
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.merging import ids_of
from sankul.operations.store import After, Store, Work
from sankul.rules.erasure import (
    ERASED,
    LeadsCircle,
    check_erasable,
    check_not_erased,
    ended_member,
    erased_certificate,
    erased_code,
    erased_person,
)
from sankul.rules.forgetting import Forgetting, Forgotten, forgotten_words
from sankul.rules.mentoring import Part
from sankul.rules.people import Person
from sankul.text import N_

FORGOTTEN = {
    "people": "",
    "bank_accounts": "",
    "contacts": "note",
    "notices": "",
    "pledges": "absent_from_on",
    "distinctions": "",
    "mergers": "",
    "row_answers": "",
    "certificates": "",
    "marks": "remark",
    "members": "reason",
}
"""Whose rows go out of the journal with a person; where a field is named, only when it holds something."""
_CALLED = ("name", "name_hi", "mobile", "employee_code")
_EVER = After(date(1900, 1, 1))


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure would change or has changed; `person` is how the person is called from then on.

    `mentions` are the places where else the person is named: those that wait to be decided on, or those that were left.
    """

    person: Person
    contacts: int = 0
    certificates: int = 0
    claims: int = 0
    entries: int = 0
    mentions: tuple[Mention, ...] = ()
    blanked: int = 0


def erasure_ahead(store: Store, person_id: str) -> Erasure:
    """What erasing the person would do, for whoever has to confirm it. Raises as `erase_person`."""
    with store.reading() as work:
        person = work.people.get(person_id)
        _check(work, person)
        erased = _erased(work, person)
        words = _words(store, work, person, erased)
        mentions = find_mentions(work, person, words, words.but(shared_words(work, ids_of(work, person_id), words)))
        return replace(_counted(work, erased), mentions=mentions)


def erase_person(store: Store, person_id: str, blanked: Collection[str] | None = None) -> Erasure:
    """Erase a person; it cannot be undone, and what was done with the person's data before cannot be undone either.

    Name, numbers, school, bank account, notices and remarks go, and the name in the places `blanked` (keys of mentions; None:
    those that are sure), in all that is kept of those places. Attendance, claims, contacts and certificates keep their
    figures, under a neutral code; roles and a teacher's place in a circle end today. Copies outside the office remain.
    Raises NotFound, PersonErased, ClaimsOpen or LeadsCircle; nothing is changed then.
    """
    with store.reading() as work:
        person = work.people.get(person_id)
        _check(work, person)
        shared = shared_words(work, ids_of(work, person_id), _words(store, work, person, _erased(work, person)))
    with store.noting(N_("Erase a person")) as work:
        person = work.people.get(person_id)
        _check(work, person)
        erased = _erased(work, person)
        done = _counted(work, erased)
        ids = frozenset(ids_of(work, person_id))
        words = _words(store, work, person, erased)
        sure = words.but(shared)
        mentions = find_mentions(work, person, words, sure)
        chosen = {each.id for each in mentions if each.is_sure} if blanked is None else set(blanked)
        rows = frozenset(each.place for each in mentions if each.id in chosen)
        left = tuple(each for each in mentions if each.place not in rows)
        blank_mentions(work, rows, words)
        _strip(work, erased, words)
        _end_roles(work, person_id)
        entries = work.redact(Forgetting(ids, FORGOTTEN, rows, words, sure, frozenset(each.place for each in left)))
        work.relabel(N_("A person was erased on request: {code}"), code=erased.name.removeprefix(f"{ERASED} "))
    return replace(done, entries=entries, mentions=left, blanked=len(rows))


def _check(work: Work, person: Person) -> None:
    check_not_erased(person)
    check_erasable(work.claims.where(person_id=person.id), shown_name(person))
    for place in work.members.where(person_id=person.id, part=Part.MENTOR):
        if place.until_on is None or place.until_on > today():
            raise LeadsCircle(person=shown_name(person), circle=work.circles.get(place.circle_id).code)


def _erased(work: Work, person: Person) -> Person:
    taken = {each.name for each in work.people.where(erased_on=_EVER)}
    return erased_person(person, erased_code(person.id, taken), today())


def _counted(work: Work, erased: Person) -> Erasure:
    return Erasure(
        erased,
        work.contacts.count(person_id=erased.id),
        work.certificates.count(person_id=erased.id),
        work.claims.count(person_id=erased.id),
    )


def _words(store: Store, work: Work, person: Person, erased: Person) -> Forgotten:
    """What the person was ever called, also by entries that were merged into this one, and the account number."""
    mergers = work.mergers.where(kept_id=person.id)
    others = [replace(person, **{name: getattr(each, name) for name in _CALLED}) for each in mergers]
    for row_id in (person.id, *(each.gone_id for each in mergers)):
        others += [replace(person, **called) for called in _called_before(store, row_id)]
    accounts = [each.account for each in work.bank_accounts.where(person_id=person.id)]
    return forgotten_words([*others, person], erased, accounts)


def _called_before(store: Store, row_id: str) -> Iterator[dict[str, Any]]:
    """Names and numbers of an entry in each of its former states."""
    for _entry, change in store.history(row_id):
        for state in (change.before, change.after):
            if state:
                yield {name: str(state.get(name) or "") for name in _CALLED}


def _strip(work: Work, erased: Person, words: Forgotten) -> None:
    """Take away what is personal, and leave what is counted."""
    own = {"person_id": erased.id}
    work.bank_accounts.remove(*work.bank_accounts.where(**own))
    work.notices.remove(*work.notices.where(**own))
    work.mergers.remove(*work.mergers.where(kept_id=erased.id))
    work.row_answers.remove(*work.row_answers.where(**own))
    work.distinctions.remove(*work.distinctions.where(one_id=erased.id), *work.distinctions.where(other_id=erased.id))
    work.contacts.replace(*[replace(each, note="") for each in work.contacts.where(**own)])
    work.marks.replace(*[replace(each, remark="") for each in work.marks.where(**own)])
    work.members.replace(*[ended_member(each, today()) for each in work.members.where(**own)])
    work.pledges.replace(
        *[replace(each, absent_from_on=None, absent_until_on=None) for each in work.pledges.where(**own)]
    )
    certificates = work.certificates.where(**own)
    work.certificates.replace(*[erased_certificate(each, erased, words) for each in certificates])
    work.people.replace(erased)


def _end_roles(work: Work, person_id: str) -> None:
    """Roles end today; one that would have begun today or later never was."""
    day = today()
    roles = work.roles.where(person_id=person_id)
    work.roles.remove(*[each for each in roles if each.from_on >= day])
    held = [each for each in roles if each.from_on < day and (each.until_on is None or each.until_on > day)]
    work.roles.replace(*[replace(each, until_on=day) for each in held])
