"""Certificates: the frozen facts of each paper, its serial number, who may have one, and its state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sankul.clock import said_day
from sankul.errors import Refusal
from sankul.rules.mentoring import Part
from sankul.rules.offices import Office, Signatory
from sankul.rules.participation import Participation
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.rows import Row
from sankul.rules.schools import School
from sankul.text import N_, _

LANGUAGES = ("hi", "en", "both")
SIGNATORY = "signatory"
"""What begins the names of all facts about those who sign."""


class CertificateKind(StrEnum):
    """What a certificate is given for."""

    PARTICIPATION = "participation"
    COMPLETION = "completion"
    APPRECIATION = "appreciation"
    LEADING = "leading"


KIND_LABELS = {
    CertificateKind.PARTICIPATION: N_("Participation"),
    CertificateKind.COMPLETION: N_("Completion"),
    CertificateKind.APPRECIATION: N_("Mentor's appreciation"),
    CertificateKind.LEADING: N_("Leading a session"),
}


class CertificateState(StrEnum):
    """Nothing issued is ever deleted; it only changes state."""

    VALID = "valid"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


STATE_LABELS = {
    CertificateState.VALID: N_("Valid"),
    CertificateState.REVOKED: N_("Revoked"),
    CertificateState.SUPERSEDED: N_("Replaced"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Row):
    """An issued certificate. `facts` is what the paper says, frozen at issue; `code` is the signed text of its QR code.

    `is_printed` says whether the original paper was ever made: each later print of it is a duplicate. `design_id` is the
    design that it was issued with; None means the first starter. `replaces_id` is the certificate whose place it takes.
    `override` is the reason why it was issued although a condition was not met.
    """

    serial: str
    financial_year: str
    sequence: int
    kind: CertificateKind
    language: str
    person_id: str
    programme_id: str
    issued_on: date
    facts: Mapping[str, str]
    code: str
    key_id: str
    state: CertificateState = CertificateState.VALID
    reason: str = ""
    is_printed: bool = False
    design_id: str | None = None
    replaces_id: str | None = None
    override: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerKey(Row):
    """An Ed25519 key of an issuing office, raw 32 bytes in hex. Only the own office has the private half."""

    key_id: str
    issuer: str
    public_key: str
    private_key: str = ""
    since_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Row):
    """A certificate of another office that is no longer valid, from that office's signed list."""

    key_id: str
    serial: str
    state: CertificateState
    reason: str
    on: date


class KindUnknown(Refusal):
    """There is no such kind of certificate."""

    message = N_("There is no certificate of the kind “{kind}”. The kinds are: {known}.")
    field = "kind"


class LeadersUnknown(Refusal):
    """Who led a session is not on record."""

    message = N_("This office does not record yet who led a session, so these certificates cannot be decided.")
    field = "kind"


class PercentOutside(Refusal):
    """The least attendance is no percentage."""

    message = N_("The least attendance must be from 0 to 100 percent, not {percent}.")
    field = "min_attendance"


class LanguageUnknown(Refusal):
    """A certificate speaks Hindi, English or both."""

    message = N_("“{language}” is not a language for certificates. Choose hi, en or both.")
    field = "language"


def certificate_kind(name: str) -> CertificateKind:
    """The kind called `name`; raises KindUnknown, or LeadersUnknown for the kind that nothing on record supports."""
    if name not in set(CertificateKind):
        raise KindUnknown(kind=name, known=", ".join(CertificateKind))
    if name == CertificateKind.LEADING:
        raise LeadersUnknown
    return CertificateKind(name)


def check_request(min_percent: int, language: str) -> None:
    """Raises PercentOutside or LanguageUnknown."""
    if not 0 <= min_percent <= 100:
        raise PercentOutside(percent=min_percent)
    if language not in LANGUAGES:
        raise LanguageUnknown(language=language)


def part_of(kind: CertificateKind) -> Part:
    """Whom a kind is for: the mentor's appreciation for mentors, the others for teachers."""
    return Part.MENTOR if kind is CertificateKind.APPRECIATION else Part.TEACHER


def why_not(kind: CertificateKind, took_part: Participation, min_percent: int, last_on: date, today: date) -> str:
    """Why a person cannot have a certificate of `kind` yet, in words; empty when they can.

    Compared without rounding: attended * 100 >= held * min_percent. Completion also needs the programme's last day.
    """
    if not took_part.held:
        return _("No session of the circle was held while the person was a member.")
    if took_part.attended * 100 < took_part.held * min_percent:
        sentence = _("Attended {attended} of {held} sessions ({percent} %); {least} % is needed.")
        return sentence.format(
            attended=took_part.attended, held=took_part.held, percent=took_part.percent, least=min_percent
        )
    if kind is CertificateKind.COMPLETION and today < last_on:
        sentence = _("The programme runs until {last}; completion can be certified from that day on.")
        return sentence.format(last=said_day(last_on))
    return ""


def serial_prefix(office: Office) -> str:
    """What begins the office's serial numbers: its own prefix, else the first letters of district and block."""
    if office.serial_prefix:
        return office.serial_prefix
    district = _letters(office.district) or office.district_code
    return "/".join(part for part in (district, _letters(office.block)) if part)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isascii() and letter.isalnum())[:4]


def serial_of(office: Office, financial_year: str, sequence: int) -> str:
    """A serial number such as GKP/KHORABAR/2026-27/0042; after 9999 it grows a digit."""
    return f"{serial_prefix(office)}/{financial_year}/{sequence:04d}"


def next_sequence(issued: Iterable[Certificate]) -> int:
    """The number after the last one among those issued in the financial year."""
    return max((certificate.sequence for certificate in issued), default=0) + 1


@dataclass(frozen=True, slots=True)
class Occasion:
    """What certificates of one issue have in common."""

    office: Office
    programme: Programme
    kind: CertificateKind
    issued_on: date
    signatories: tuple[Signatory, ...]


def facts_of(occasion: Occasion, person: Person, school: School | None, took_part: Participation) -> dict[str, str]:
    """What the paper says, as texts; days in ISO form, from the first to the last session held, both included."""
    office = occasion.office
    return {
        "kind": occasion.kind.value,
        **facts_of_person(office, occasion.programme, person, school),
        "place": office.district,
        "place_hi": "",
        "office": office.name,
        "office_hi": office.name_hi,
        "from_on": took_part.meetings[0].on.isoformat(),
        "until_on": took_part.meetings[-1].on.isoformat(),
        "issued_on": occasion.issued_on.isoformat(),
        "sessions_held": str(took_part.held),
        "sessions_attended": str(took_part.attended),
        "hours": hours(took_part.minutes),
        "percent": str(took_part.percent),
        **facts_of_signatories(occasion.signatories),
    }


def facts_of_person(office: Office, programme: Programme, person: Person, school: School | None) -> dict[str, str]:
    """The facts that tell who a certificate is for, and for which programme."""
    return {
        "name": person.name,
        "name_hi": person.name_hi,
        "school": school.name if school else "",
        "school_hi": school.name_hi if school else "",
        "udise": (school.udise if school else None) or "",
        "district": person.district or office.district,
        "district_hi": "",
        "block": person.block or (school.block if school else ""),
        "programme": programme.name,
        "programme_hi": programme.name_hi,
    }


def facts_of_signatories(signatories: Sequence[Signatory]) -> dict[str, str]:
    """The facts that tell who signs, from left to right."""
    facts: dict[str, str] = {}
    for place, signatory in enumerate(signatories, start=1):
        facts |= _signature(f"{SIGNATORY}{place}", signatory)
    return facts


def _signature(key: str, signatory: Signatory) -> dict[str, str]:
    return {
        f"{key}_name": signatory.name,
        f"{key}_name_hi": signatory.name_hi,
        f"{key}_designation": signatory.designation,
        f"{key}_designation_hi": signatory.designation_hi,
    }


def hours(minutes: int) -> str:
    """Minutes as hours with at most one decimal, rounded down: 90 is "1.5", 100 is "1.6", 120 is "2"."""
    whole, tenths = divmod(minutes // 6, 10)
    return f"{whole}.{tenths}" if tenths else str(whole)
