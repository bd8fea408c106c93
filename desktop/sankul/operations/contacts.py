"""Acts on the contact log: noting a call, visit or message, and lists of contacts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sankul.clock import today
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.people_named import the_person
from sankul.operations.store import Among, Between, Store, Work
from sankul.rules.contacts import CONTACT_LABELS, Contact, checked_contact, newest_first
from sankul.rules.erasure import check_not_erased
from sankul.rules.people import Person, RoleName
from sankul.text import N_, _, fold

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
OFFICE_WORDS = ("office", "कार्यालय")
"""What names the office itself in the place of who was in contact."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact with the people whom it concerns; `by` None: the office itself."""

    contact: Contact
    person: Person
    by: Person | None

    @property
    def id(self) -> str:
        """The key of the contact."""
        return self.contact.id


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """Which contacts are meant: with one person, by one (an id), from a day until another, both included."""

    person_id: str | None = None
    by_id: str | None = None
    from_on: date | None = None
    to_on: date | None = None


def save_contact(store: Store, contact: Contact) -> Contact:
    """Add a contact or change one. Raises NotFound, PersonErased and the refusals of `checked_contact`."""
    with store.transaction(N_("Note a contact")) as work:
        person = work.people.get(contact.person_id)
        check_not_erased(person)
        kept = checked_contact(contact, today(), shown_name(person))
        is_known = work.contacts.find(kept.id) is not None
        (work.contacts.replace if is_known else work.contacts.add)(kept)
        said = N_("Contact with {person} changed") if is_known else N_("Contact with {person} noted")
        work.relabel(said, person=shown_name(person))
    return kept


def remove_contact(store: Store, contact_id: str) -> Contact:
    """Remove a contact that was noted by mistake. Raises NotFound."""
    with store.transaction(N_("Remove a contact")) as work:
        contact = work.contacts.get(contact_id)
        work.contacts.remove(contact)
        work.relabel(N_("Contact with {person} removed"), person=shown_name(work.people.get(contact.person_id)))
    return contact


def list_contacts(store: Store, query: ContactQuery) -> tuple[ContactRow, ...]:
    """The contacts that are meant, the newest first."""
    with store.reading() as work:
        return contact_rows(work, query)


def contact_rows(work: Work, query: ContactQuery) -> tuple[ContactRow, ...]:
    """See `list_contacts`."""
    given = {"person_id": query.person_id, "by_id": query.by_id}
    conditions: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    first, last = query.from_on or FIRST_DAY, query.to_on or LAST_DAY
    contacts = work.contacts.where(**conditions, on=Between(first, last + timedelta(days=1)))
    return with_people(work, newest_first(contacts))


def with_people(work: Work, contacts: Sequence[Contact]) -> tuple[ContactRow, ...]:
    """Contacts with their people, in the same order."""
    ids = {each.person_id for each in contacts} | {each.by_id for each in contacts if each.by_id}
    people = {each.id: each for each in work.people.where(id=Among(ids))}
    return tuple(ContactRow(each, people[each.person_id], people.get(each.by_id or "")) for each in contacts)


def who_calls(work: Work, text: str | None) -> str | None:
    """The id of who was in contact, by name; None for the office. Raises PersonUnknown or SeveralNamed."""
    return None if not text or fold(text) in map(fold, OFFICE_WORDS) else the_person(work, text).id


def callers(work: Work) -> tuple[Person, ...]:
    """Who may have been in contact: mentors and officers of any time, by name."""
    roles = work.roles.where(role=Among([RoleName.MENTOR, RoleName.OFFICER]))
    people = work.people.where(id=Among({each.person_id for each in roles}), erased_on=None)
    return tuple(sorted(people, key=lambda each: (shown_name(each).casefold(), each.id)))


def contact_lines(rows: Iterable[ContactRow]) -> list[list[str]]:
    """A list of contacts as texts, with its headings, for a workbook."""
    heads = [_("Date"), _("Kind"), _("Person"), _("By"), _("Minutes"), _("Remark"), _("What it was about")]
    return [heads, *([*_cells(each)] for each in rows)]


def _cells(row: ContactRow) -> Iterable[str]:
    contact = row.contact
    yield contact.on.isoformat()
    yield _(CONTACT_LABELS[contact.kind])
    yield shown_name(row.person)
    yield shown_name(row.by) if row.by else _("The office")
    yield str(contact.minutes)
    yield _("Under 2 hours") if contact.is_short_visit else ""
    yield contact.note
