"""Acts on certificates: who may have one, issue in bulk, print again, revoke, and the register's rows.

The rows are the truth. Papers are printed inside the transaction into a folder of their own, so that a full disk or a power
cut before the end leaves neither rows nor papers nor a used-up number; after the commit they are moved to where they were
wanted, and each certificate notes that its paper exists. Should power fail just then, the paper is printed from its row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from sankul.clock import financial_year, today
from sankul.errors import Refusal
from sankul.operations.codes import Signer
from sankul.operations.deliveries import deliver, delivery
from sankul.operations.offices import signatories_in_order, the_office
from sankul.operations.printer import Printer
from sankul.operations.programmes import the_programme
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.store import Among, Store, Work
from sankul.rules.certificates import (
    Certificate,
    CertificateKind,
    CertificateState,
    IssuerKey,
    Occasion,
    certificate_kind,
    check_request,
    facts_of,
    next_sequence,
    part_of,
    serial_of,
    why_not,
)
from sankul.rules.offices import Office
from sankul.rules.papers import CertificatePage
from sankul.rules.participation import Participation, participations
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.schools import School
from sankul.text import N_, _, nfc


class NobodyInCircles(Refusal):
    """There is nobody to certify."""

    message = N_("“{programme}” has no circles yet. Commit an assignment of mentors first.")
    field = "programme"


class SerialUnknown(Refusal):
    """No certificate has this number."""

    message = N_("There is no certificate {serial} in this office. Compare the number with the register.")
    field = "serial"


class AlreadyWithdrawn(Refusal):
    """Only a valid certificate can be revoked."""

    message = N_("{serial} is not valid any more: it was withdrawn before. Reason: {reason}")
    field = "serial"


class ReasonMissing(Refusal):
    """To revoke needs a reason, which is kept for ever."""

    message = N_("Say why the certificate is revoked; the reason is kept with it.")
    field = "reason"


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """What shall be issued: kind and language by their names, least attendance in percent, one file or one each."""

    kind: str
    min_percent: int = 75
    language: str = "both"
    separate: bool = False
    programme: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person who could have a certificate of a kind; `why` says why not, and is empty when they can."""

    person: Person
    school: School | None
    took_part: Participation
    why: str


@dataclass(frozen=True, slots=True)
class Issued:
    """One certificate that was issued, and where its paper is; pages count from 1."""

    serial: str
    person: str
    file: Path
    page: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A person who did not get what was asked for, and why, in the language then spoken."""

    person: str
    why: str


@dataclass(frozen=True, slots=True)
class IssueReport:
    """What an issue did."""

    issued: tuple[Issued, ...]
    refused: tuple[Refused, ...]
    files: tuple[Path, ...]


def shown_name(person: Person) -> str:
    """A person's name in English, else in Hindi."""
    return person.name or person.name_hi


def make_issuer_key(store: Store, signer: Signer) -> IssuerKey:
    """The office's own key; made now if it has none."""
    with store.transaction(N_("Make the office's key for certificates"), can_undo=False) as work:
        return _own_key(work, signer, the_office(work))


def eligibility(store: Store, kind: str, min_percent: int = 75, programme: str | None = None) -> tuple[Candidate, ...]:
    """Everyone whom a kind is for, by name, each with why not. Raises KindUnknown, PercentOutside, NobodyInCircles."""
    chosen = certificate_kind(kind)
    check_request(min_percent, "both")
    with store.reading() as work:
        return _candidates(work, the_programme(work, programme), chosen, min_percent)


def issue(
    store: Store, printer: Printer, signer: Signer, request: IssueRequest, out: Path, progress: Progress = NO_PROGRESS
) -> IssueReport:
    """Issue certificates to all who may have one, and print them into the folder `out`.

    One act, which cannot be undone: numbers are given out. Raises the refusals of `eligibility`, LanguageUnknown, and
    Trouble when the papers cannot be made; then nothing was issued.
    """
    kind = certificate_kind(request.kind)
    check_request(request.min_percent, request.language)
    with delivery(out) as folder:
        with store.transaction(N_("Issue certificates"), can_undo=False) as work:
            candidates = _candidates(work, the_programme(work, request.programme), kind, request.min_percent)
            certificates = _sign(work, signer, request, [each for each in candidates if not each.why])
            work.certificates.add(*certificates)
            work.relabel(N_("Issue {n} certificates ({kind})"), n=len(certificates), kind=kind.value)
            places = _print(printer, certificates, folder, separate=request.separate, progress=progress)
        files = deliver(folder, out)
    _note_printed(store, certificates)
    issued = tuple(
        Issued(each.serial, each.facts["name"] or each.facts["name_hi"], out / name, page)
        for each, (name, page) in zip(certificates, places, strict=True)
    )
    return IssueReport(
        issued, tuple(Refused(shown_name(each.person), each.why) for each in candidates if each.why), files
    )


def reprint(store: Store, printer: Printer, serial: str, out: Path) -> Path:
    """Print a certificate again from its frozen facts into the folder `out`; a second print says that it is a duplicate."""
    with store.reading() as work:
        certificate = _the_certificate(work, serial)
    with delivery(out) as folder:
        printer.certificates([certificate_page(certificate)], folder / _file_name(certificate, certificate))
        (file,) = deliver(folder, out)
    _note_printed(store, [certificate])
    return file


def revoke(store: Store, serial: str, reason: str) -> Certificate:
    """Revoke a valid certificate for good. Raises SerialUnknown, AlreadyWithdrawn or ReasonMissing."""
    reason = nfc(reason)
    if not reason:
        raise ReasonMissing
    with store.transaction(N_("Revoke the certificate {serial}"), can_undo=False, serial=serial) as work:
        certificate = _the_certificate(work, serial)
        if certificate.state is not CertificateState.VALID:
            raise AlreadyWithdrawn(serial=certificate.serial, reason=certificate.reason)
        revoked = replace(certificate, state=CertificateState.REVOKED, reason=reason)
        work.certificates.replace(revoked)
    return revoked


def list_certificates(store: Store, programme: str | None = None) -> tuple[Certificate, ...]:
    """The certificates of a programme, newest first."""
    with store.reading() as work:
        chosen = the_programme(work, programme)
        return work.certificates.where(programme_id=chosen.id)[::-1]


def certificate_page(certificate: Certificate) -> CertificatePage:
    """What the printer needs for one certificate; a duplicate if its original was made before."""
    return CertificatePage(
        serial=certificate.serial,
        kind=certificate.kind.value,
        language=certificate.language,
        facts=certificate.facts,
        code=certificate.code,
        is_duplicate=certificate.is_printed,
    )


def _the_certificate(work: Work, serial: str) -> Certificate:
    certificate = work.certificates.first(serial=nfc(serial).upper()) or work.certificates.first(serial=nfc(serial))
    if certificate is None:
        raise SerialUnknown(serial=nfc(serial))
    return certificate


def _own_key(work: Work, signer: Signer, office: Office) -> IssuerKey:
    """The newest key whose private half is here, or a new one."""
    own = [key for key in work.issuer_keys.where() if key.private_key]
    if not own:
        own = [signer.make_key(office.name)]
        work.issuer_keys.add(*own)
    return own[-1]


def _candidates(work: Work, programme: Programme, kind: CertificateKind, least: int) -> tuple[Candidate, ...]:
    """Everyone in a circle of the programme in the part that `kind` is for, by name."""
    took_part = _participations(work, programme, kind)
    people = {person.id: person for person in work.people.where(id=Among([each.person_id for each in took_part]))}
    schools = {school.id: school for school in work.schools.where()}
    holders = _holders(work, programme, kind)
    last_on = programme.until_on - timedelta(days=1)
    candidates = []
    for each in took_part:
        person = people[each.person_id]
        held = _("Already holds {serial}.").format(serial=holders[person.id]) if person.id in holders else ""
        why = held or why_not(kind, each, least, last_on, today())
        candidates.append(Candidate(person, schools.get(person.school_id or ""), each, why))
    return tuple(sorted(candidates, key=lambda each: (shown_name(each.person), each.person.id)))


def _participations(work: Work, programme: Programme, kind: CertificateKind) -> tuple[Participation, ...]:
    circles = Among([circle.id for circle in work.circles.where(programme_id=programme.id)])
    members = work.members.where(circle_id=circles, part=part_of(kind))
    if not members:
        raise NobodyInCircles(programme=programme.name)
    sessions = work.sessions.where(circle_id=circles)
    return participations(members, sessions, work.marks.where(session_id=Among([each.id for each in sessions])))


def _holders(work: Work, programme: Programme, kind: CertificateKind) -> Mapping[str, str]:
    """Serial numbers of the valid certificates of the kind in the programme, by person."""
    valid = work.certificates.where(programme_id=programme.id, kind=kind, state=CertificateState.VALID)
    return {each.person_id: each.serial for each in valid}


def _sign(work: Work, signer: Signer, request: IssueRequest, chosen: Sequence[Candidate]) -> tuple[Certificate, ...]:
    """Numbered and signed certificates for the chosen, in their order; none are saved yet."""
    if not chosen:
        return ()
    office, issued_on = the_office(work), today()
    year = financial_year(issued_on)
    occasion = Occasion(
        office,
        the_programme(work, request.programme),
        certificate_kind(request.kind),
        issued_on,
        signatories_in_order(work),
    )
    key = _own_key(work, signer, office)
    first = next_sequence(work.certificates.where(financial_year=year))
    certificates = []
    for sequence, candidate in enumerate(chosen, start=first):
        facts = facts_of(occasion, candidate.person, candidate.school, candidate.took_part)
        serial = serial_of(office, year, sequence)
        certificates.append(
            Certificate(
                serial=serial,
                financial_year=year,
                sequence=sequence,
                kind=occasion.kind,
                language=request.language,
                person_id=candidate.person.id,
                programme_id=occasion.programme.id,
                issued_on=issued_on,
                facts=facts,
                code=signer.sign({**facts, "serial": serial, "issuer": key.issuer}, key),
                key_id=key.key_id,
            )
        )
    return tuple(certificates)


def _print(
    printer: Printer, certificates: Sequence[Certificate], folder: Path, *, separate: bool, progress: Progress
) -> tuple[tuple[str, int], ...]:
    """Print into `folder`; file name and page for each certificate."""
    bundles = [[each] for each in certificates] if separate else [list(certificates)] if certificates else []
    places = []
    for done, bundle in enumerate(bundles):
        progress.step(done, len(bundles))
        name = _file_name(bundle[0], bundle[-1])
        printer.certificates([certificate_page(each) for each in bundle], folder / name)
        places += [(name, page) for page in range(1, len(bundle) + 1)]
    return tuple(places)


def _file_name(first: Certificate, last: Certificate) -> str:
    """A file name from kind and serial numbers, which never repeat: participation-GKP-2026-27-0001-to-0350.pdf."""
    serial = "".join(letter if letter.isalnum() else "-" for letter in first.serial)
    until = "" if first is last else f"-to-{last.sequence:04d}"
    return f"{first.kind.value}-{serial}{until}.pdf"


def _note_printed(store: Store, certificates: Iterable[Certificate]) -> None:
    """Note that the originals exist now, so that a further print is a duplicate."""
    new = [replace(each, is_printed=True) for each in certificates if not each.is_printed]
    if new:
        with store.transaction(N_("Print {n} certificates"), can_undo=False, n=len(new)) as work:
            work.certificates.replace(*new)
