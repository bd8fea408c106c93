"""Certificates: the frozen facts of each paper, its serial number, who may have one, and its state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sankul.errors import Refusal
from sankul.rules.mentoring import Part
from sankul.rules.offices import Office, Signatory
from sankul.rules.participation import Participation
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.rows import Row
from sankul.rules.schools import School
from sankul.text import N_, is_visible

LANGUAGES = ("hi", "en", "both")
USUAL_PERCENT = 75
MOST_HOURS = 999
MOST_TASKS = 99
LONGEST = 300
"""Characters of one fact: with more, no code could hold what the paper says."""

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
    """An Ed25519 key of an issuing office, raw 32 bytes in hex. Only the own office has the private half.

    `listed_at` is when the newest list of withdrawn certificates was made that was read here, for a key of another office;
    `taken_over_at` is when an own key came from another office, whose papers this register does not hold.
    """

    key_id: str
    issuer: str
    public_key: str
    private_key: str = ""
    since_at: datetime
    listed_at: datetime | None = None
    taken_over_at: datetime | None = None


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


class PercentOutside(Refusal):
    """The least attendance is no percentage."""

    message = N_("The least attendance must be from 0 to 100 percent, not {percent}.")
    field = "min_attendance"


class HoursOutside(Refusal):
    """The least hours are no number of hours."""

    message = N_("The least hours must be from 0 to {most}, not {hours}.")
    field = "min_hours"


class TasksOutside(Refusal):
    """The least course work is no number of tasks."""

    message = N_("The least course work must be from 0 to {most} tasks, not {tasks}.")
    field = "min_work"


class WorkNotForMentors(Refusal):
    """Course work is set to teachers."""

    message = N_("Course work is set to teachers; a mentor's appreciation cannot ask for it. Leave it at 0.")
    field = "min_work"


class LanguageUnknown(Refusal):
    """A certificate speaks Hindi, English or both."""

    message = N_("“{language}” is not a language for certificates. Choose hi, en or both.")
    field = "language"


class FactTooLong(Refusal):
    """More than a paper and its code can hold."""

    message = N_("“{text}…” is too long for a certificate; {most} characters are the most.")


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a certificate asks for: percent of the sessions held, hours attended, and tasks of course work handed in."""

    min_percent: int = USUAL_PERCENT
    min_hours: int = 0
    min_work: int = 0


def usual_conditions(kind: CertificateKind) -> Conditions:
    """What is asked for where nothing else is said; who led a session is thanked for that, however often they came."""
    return Conditions(0 if kind is CertificateKind.LEADING else USUAL_PERCENT)


def certificate_kind(name: str) -> CertificateKind:
    """The kind called `name`; raises KindUnknown."""
    if name not in set(CertificateKind):
        raise KindUnknown(kind=name, known=", ".join(CertificateKind))
    return CertificateKind(name)


def check_conditions(kind: CertificateKind, conditions: Conditions) -> None:
    """Raises PercentOutside, HoursOutside, TasksOutside or WorkNotForMentors."""
    if not 0 <= conditions.min_percent <= 100:
        raise PercentOutside(percent=conditions.min_percent)
    if not 0 <= conditions.min_hours <= MOST_HOURS:
        raise HoursOutside(hours=conditions.min_hours, most=MOST_HOURS)
    if not 0 <= conditions.min_work <= MOST_TASKS:
        raise TasksOutside(tasks=conditions.min_work, most=MOST_TASKS)
    if conditions.min_work and part_of(kind) is Part.MENTOR:
        raise WorkNotForMentors


def check_language(language: str) -> None:
    """Raises LanguageUnknown."""
    if language not in LANGUAGES:
        raise LanguageUnknown(language=language)


def check_length(text: str) -> None:
    """Raises FactTooLong for a fact of a certificate."""
    if len(text) > LONGEST:
        raise FactTooLong(text=text[:20], most=LONGEST)


def part_of(kind: CertificateKind) -> Part:
    """Whom a kind is for: the mentor's appreciation for mentors, the others for teachers."""
    return Part.MENTOR if kind is CertificateKind.APPRECIATION else Part.TEACHER


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


def facts_of(
    occasion: Occasion, person: Person, school: School | None, took_part: Participation, led_on: Iterable[date] = ()
) -> dict[str, str]:
    """What the paper says, as texts; days in ISO form, from the first to the last session held, both included.

    A certificate for leading speaks of the days in `led_on` alone, and of no attendance.
    """
    office = occasion.office
    is_for_leading = occasion.kind is CertificateKind.LEADING
    return {
        "kind": occasion.kind.value,
        **facts_of_person(office, occasion.programme, person, school),
        "place": office.district,
        "place_hi": "",
        "office": office.name,
        "office_hi": office.name_hi,
        "issued_on": occasion.issued_on.isoformat(),
        **(_leading(led_on) if is_for_leading else _attendance(took_part)),
        **facts_of_signatories(occasion.signatories),
    }


def _attendance(took_part: Participation) -> dict[str, str]:
    return {
        **_period([each.on for each in took_part.meetings]),
        "sessions_held": str(took_part.held),
        "sessions_attended": str(took_part.attended),
        "hours": hours(took_part.minutes),
        "percent": str(took_part.percent),
    }


def _leading(led_on: Iterable[date]) -> dict[str, str]:
    days = sorted(led_on)
    return {
        **_period(days),
        "sessions_led": str(len(days) or ""),
        "led_on": ",".join(day.isoformat() for day in days),
    }


def _period(days: Sequence[date]) -> dict[str, str]:
    """The first and the last of `days`, which are in order; empty texts when there are none."""
    first, last = (days[0].isoformat(), days[-1].isoformat()) if days else ("", "")
    return {"from_on": first, "until_on": last}


def facts_of_person(office: Office, programme: Programme, person: Person, school: School | None) -> dict[str, str]:
    """The facts that tell who a certificate is for, and for which programme."""
    facts = {
        "name": person.name,
        "name_hi": person.name_hi,
        "school": school.name if school else "",
        "school_hi": school.name_hi if school else "",
        "udise": (school.udise if school else None) or "",
        "district": person.district or office.district,
        "district_hi": "",
        "block": person.block or (school.block if school else ""),
        "block_hi": "",
        "programme": programme.name,
        "programme_hi": programme.name_hi,
    }
    return {name: seen(text) for name, text in facts.items()}


def seen(text: str) -> str:
    """The text if anything of it can be seen: else the paper would leave its place blank and not take the other script."""
    return text if is_visible(text) else ""


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
