"""The contact log: what a mentor or the office did with a person outside sessions (product.md B5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sankul.rules.rows import Row
from sankul.text import N_


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
