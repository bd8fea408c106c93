"""The contact log: what a mentor or the office did with a person outside sessions (product.md B5)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sankul.clock import is_plausible, said_day
from sankul.errors import Refusal
from sankul.rules.rows import Row
from sankul.text import N_, nfc

SHORT_VISIT_MINUTES = 120
"""A visit is to watch a lesson and to talk about it: one under two hours is flagged, not refused (product.md B5)."""
MOST_MINUTES = 1_440
LONGEST_NOTE = 500


class ContactKind(StrEnum):
    """How somebody was met or reached."""

    CALL = "call"
    VISIT = "visit"
    MESSAGE = "message"


CONTACT_LABELS = {ContactKind.CALL: N_("Call"), ContactKind.VISIT: N_("Visit"), ContactKind.MESSAGE: N_("Message")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Row):
    """One contact with `person_id` on a day, by `by_id` (a mentor or officer; None: the office itself), in minutes."""

    person_id: str
    by_id: str | None = None
    programme_id: str | None = None
    kind: ContactKind
    on: date
    minutes: int = 0
    note: str = ""

    @property
    def is_short_visit(self) -> bool:
        """Whether it is a visit of less than two hours."""
        return self.kind is ContactKind.VISIT and self.minutes < SHORT_VISIT_MINUTES


class ContactInFuture(Refusal):
    """The log says what was done, not what is planned."""

    message = N_("{day} has not come yet. Note a contact when it has taken place.")
    field = "on"


class ContactDayImplausible(Refusal):
    """A day that no office can mean."""

    message = N_("{day} cannot be the day of a contact. Correct the year.")
    field = "on"


class MinutesOutside(Refusal):
    """Not a length of one day."""

    message = N_("A call or visit takes from 1 to {most} minutes, not {minutes}. Only a message may take none.")
    field = "minutes"


class NoteTooLong(Refusal):
    """A note is a remark, not a report."""

    message = N_("The note has {n} characters; {most} are the most. Shorten it.")
    field = "note"


class ContactWithSelf(Refusal):
    """Nobody visits themselves."""

    message = N_("{person} cannot be in contact with themselves. Choose who called, visited or wrote.")
    field = "by_id"


def checked_contact(contact: Contact, today: date, name: str = "") -> Contact:
    """`contact` as stored; `name` is the person's, for the sentence.

    Raises ContactInFuture, ContactDayImplausible, MinutesOutside, NoteTooLong or ContactWithSelf.
    """
    least = 0 if contact.kind is ContactKind.MESSAGE else 1
    note = nfc(contact.note)
    if contact.on > today:
        raise ContactInFuture(day=said_day(contact.on))
    if not is_plausible(contact.on):
        raise ContactDayImplausible(day=said_day(contact.on))
    if not least <= contact.minutes <= MOST_MINUTES:
        raise MinutesOutside(most=MOST_MINUTES, minutes=contact.minutes)
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(n=len(note), most=LONGEST_NOTE)
    if contact.by_id == contact.person_id:
        raise ContactWithSelf(person=name)
    return replace(contact, note=note)


@dataclass(frozen=True, slots=True)
class ContactTotals:
    """What contacts come to: how many, their minutes, how many visits were short, and the last day (None: no contact)."""

    count: int = 0
    minutes: int = 0
    visits: int = 0
    short_visits: int = 0
    last_on: date | None = None


def totals_of(contacts: Iterable[Contact]) -> ContactTotals:
    """Add contacts up."""
    every = tuple(contacts)
    return ContactTotals(
        len(every),
        sum(each.minutes for each in every),
        sum(each.kind is ContactKind.VISIT for each in every),
        sum(each.is_short_visit for each in every),
        max((each.on for each in every), default=None),
    )


def newest_first(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Contacts by day, the newest first; of one day, the one noted last first."""
    return tuple(sorted(contacts, key=lambda each: (each.on, each.id), reverse=True))
