"""What the law on personal data asks for: notices given, and who saw or exported bank data (domain.md, Privacy)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sankul.rules.rows import Row
from sankul.text import N_


class DisclosureKind(StrEnum):
    """What happened to the full account number of a person."""

    SEEN = "seen"
    EXPORTED = "exported"


DISCLOSURE_LABELS = {DisclosureKind.SEEN: N_("Seen"), DisclosureKind.EXPORTED: N_("Exported")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Row):
    """The printed notice on personal data was given to a person on a day. `language`: "en", "hi" or "both"."""

    person_id: str
    on: date
    language: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Row):
    """Somebody saw or exported the full account number of a person. `what` names the paper or file, empty for the screen.

    A record of its own: it outlasts the person's row.
    """

    person_id: str
    at: datetime
    actor: str
    kind: DisclosureKind
    what: str = ""
