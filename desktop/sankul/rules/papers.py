"""What each paper says: plain values, complete and frozen, ready for the printer.

A text that exists in both scripts comes as a `Both`; the printer takes the half that the paper's language wants and falls
back on the other. Dates and moments are shown in India's time; money is integer paise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sankul.rules.designs import Design


@dataclass(frozen=True, slots=True)
class Both:
    """A name or phrase in English and Hindi; either may be empty, not both."""

    en: str = ""
    hi: str = ""

    def in_language(self, code: str) -> str:
        """The text in `code` ("en" or "hi"), else in the other language."""
        return (self.hi or self.en) if code == "hi" else (self.en or self.hi)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: name and designation under a line."""

    name: Both
    designation: Both


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an official paper."""

    office: Both
    place: Both
    programme: Both
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One certificate as it was issued. `facts` are its frozen data; `language` is "hi", "en" or "both".

    `design` None means the first starter; `pictures` are the bytes of those that the design shows, by digest.
    """

    serial: str
    kind: str
    language: str
    facts: Mapping[str, str]
    code: str
    is_duplicate: bool = False
    design: "Design | None" = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One certificate in the printed register; `kind`, `state` and `note` are said in the register's language."""

    serial: str
    name: Both
    place: Both
    kind: str
    issued_on: date
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CertificateRegister:
    """The register of a programme's certificates in the order of their numbers.

    `closing` are the sentences that stand below the last line, in the register's language; `anchor` is the one on the last
    entry of the audit trail, which a printed register bears witness to.
    """

    head: Head
    lines: tuple[RegisterLine, ...]
    made_on: date
    closing: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a printed list; `share` is its width beside the others', `is_number` puts it at the right."""

    title: str
    share: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ListPaper:
    """Any list as the screen shows it, in one language: each line has a text for each column. `filter` is what was typed."""

    head: Head
    title: str
    columns: tuple[ListColumn, ...]
    lines: tuple[tuple[str, ...], ...]
    made_on: date
    filter: str = ""


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """The notice on personal data for one person; `version` names its wording."""

    head: Head
    name: Both
    school: Both
    made_on: date
    version: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One person in a sign-in sheet."""

    name: Both
    school: Both
    mobile: str = ""


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """The sign-in sheet of one session, in the order of entry."""

    head: Head
    circle: str
    mentor: Both
    number: int
    starts_at: datetime
    ends_at: datetime
    space: Both
    topic: str
    lines: tuple[SheetLine, ...]
    blank_lines: int = 3


@dataclass(frozen=True, slots=True)
class RollLine:
    """One payee of an acquittance roll; account and mobile whole, because the roll is the payment paper."""

    name: Both
    designation: Both
    school: Both
    udise: str
    quantity: int
    unit: str
    rate_paise: int
    gross_paise: int
    deduction_paise: int
    net_paise: int
    account: str
    ifsc: str
    mobile: str


@dataclass(frozen=True, slots=True)
class AcquittanceRoll:
    """The roll of one head and month."""

    head: Head
    title: Both
    account_head: str
    order_number: str
    month_on: date
    lines: tuple[RollLine, ...]
    made_on: date


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of a claim summary: how many people and how much under one head in one block or district."""

    place: str
    head: Both
    people: int
    net_paise: int
    place_hi: str = ""


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """The summary for sanction of one month."""

    head: Head
    month_on: date
    lines: tuple[SummaryLine, ...]
    made_on: date
