"""Acts on certificates: who may have one, issue in bulk, print again, revoke, and the register's rows.

The rows are the truth. Papers are printed inside the transaction into a folder of their own, so that a full disk or a power
cut before the end leaves neither rows nor papers nor a used-up number; after the commit they are moved to where they were
wanted, and each certificate notes that its paper exists. Should power fail just then, the paper is printed from its row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sankul.clock import financial_year, today
from sankul.errors import Refusal, Trouble
from sankul.operations.codes import Signer
from sankul.operations.deliveries import FileInUse, deliver, delivery
from sankul.operations.designs import design_of_certificate, pictures_of, saved_design
from sankul.operations.districts import name_in_hindi
from sankul.operations.eligibility import Candidate, candidates_of
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.offices import signatories_in_order, the_office
from sankul.operations.printer import Printer
from sankul.operations.programmes import the_programme
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.store import Among, Store, Work
from sankul.places import file_name
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
    serial_of,
)
from sankul.rules.designs import Design
from sankul.rules.offices import Office
from sankul.rules.papers import CertificatePage
from sankul.text import N_, nfc

MOST_PAGES = 10_000
"""In one file: a PDF is held in memory until it is whole."""

ISSUE_LABELS = {
    CertificateKind.PARTICIPATION: N_("Issue certificates of participation ({n})"),
    CertificateKind.COMPLETION: N_("Issue certificates of completion ({n})"),
    CertificateKind.APPRECIATION: N_("Issue certificates of appreciation ({n})"),
    CertificateKind.LEADING: N_("Issue certificates for leading a session ({n})"),
}


class SerialUnknown(Refusal):
    """No certificate has this number."""

    message = N_("There is no certificate {serial} in this office. Compare the number with the register.")
    field = "serial"


class AlreadyWithdrawn(Refusal):
    """Only a valid certificate can be revoked or printed again."""

    message = N_("{serial} is not valid any more: it was withdrawn. Reason: {reason}")
    field = "serial"


class ReasonMissing(Refusal):
    """To revoke needs a reason, which is kept for ever."""

    message = N_("Say why the certificate is revoked; the reason is kept with it.")
    field = "reason"


class NothingWaiting(Refusal):
    """Every paper was made."""

    message = N_("No certificate waits for its first print. To print one again, choose it by its number.")


class PapersUndelivered(Trouble):
    """The certificates stand, but their papers could not be put where they were wanted."""

    message = N_(
        "The certificates were issued, but their papers cannot be saved in {path}. Do not issue them again: choose "
        "another folder and print those that wait."
    )


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """What shall be issued: kind, language and design by their names, least attendance in percent, one file or one each."""

    kind: str
    min_percent: int = 75
    language: str = "both"
    separate: bool = False
    programme: str | None = None
    design: str | None = None


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


def make_issuer_key(store: Store, signer: Signer) -> IssuerKey:
    """The office's own key; made now if it has none."""
    with store.transaction(N_("Make the office's key for certificates"), can_undo=False) as work:
        return _own_key(work, signer, the_office(work))


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
        with store.transaction(ISSUE_LABELS[kind], can_undo=False, n=0) as work:
            candidates = candidates_of(work, the_programme(work, request.programme), kind, request.min_percent)
            chosen = [each for each in candidates if not each.why]
            certificates = _sign(work, signer, request, chosen)
            work.certificates.add(*certificates)
            work.relabel(ISSUE_LABELS[kind], n=len(certificates))
            pages = 1 if request.separate else MOST_PAGES
            places = _print(printer, certificate_pages(work, certificates), folder, pages, progress)
        files = _deliver_issued(folder, out)
    _note_printed(store, certificates)
    issued = tuple(
        Issued(certificate.serial, shown_name(candidate.person), out / name, page)
        for certificate, candidate, (name, page) in zip(certificates, chosen, places, strict=True)
    )
    refused = tuple(Refused(shown_name(each.person), each.why) for each in candidates if each.why)
    return IssueReport(issued, refused, files)


def reprint(store: Store, printer: Printer, serial: str, out: Path) -> Path:
    """Print a valid certificate again from its frozen facts into the folder `out`; a second print says so on its face."""
    with store.reading() as work:
        certificate = _the_valid_certificate(work, serial)
        pages = certificate_pages(work, [certificate])
    return _print_into(store, printer, pages, [certificate], out)


def print_waiting(store: Store, printer: Printer, out: Path, programme: str | None = None) -> Path:
    """Print all valid certificates whose paper was never made, as after a power cut. Raises NothingWaiting."""
    with store.reading() as work:
        chosen = the_programme(work, programme)
        waiting = work.certificates.where(programme_id=chosen.id, state=CertificateState.VALID, is_printed=False)
        pages = certificate_pages(work, waiting)
    if not waiting:
        raise NothingWaiting
    return _print_into(store, printer, pages, waiting, out)


def revoke(store: Store, serial: str, reason: str) -> Certificate:
    """Revoke a valid certificate for good. Raises SerialUnknown, AlreadyWithdrawn or ReasonMissing."""
    reason = nfc(reason)
    if not reason:
        raise ReasonMissing
    with store.transaction(N_("Revoke the certificate {serial}"), can_undo=False, serial=serial) as work:
        certificate = _the_valid_certificate(work, serial)
        revoked = replace(certificate, state=CertificateState.REVOKED, reason=reason)
        work.certificates.replace(revoked)
    return revoked


def list_certificates(store: Store, programme: str | None = None) -> tuple[Certificate, ...]:
    """The certificates of a programme, newest first."""
    with store.reading() as work:
        chosen = the_programme(work, programme)
        return work.certificates.where(programme_id=chosen.id)[::-1]


def certificate_pages(work: Work, certificates: Iterable[Certificate]) -> list[CertificatePage]:
    """What the printer needs for certificates; those whose originals were made before are duplicates."""
    all_certificates = tuple(certificates)
    dressed = {}
    for each in all_certificates:
        if each.design_id not in dressed:
            design = design_of_certificate(work, each)
            dressed[each.design_id] = design, pictures_of(work, design)
    return [_page_of(each, *dressed[each.design_id]) for each in all_certificates]


def _page_of(certificate: Certificate, design: Design, pictures: Mapping[str, bytes]) -> CertificatePage:
    return CertificatePage(
        serial=certificate.serial,
        kind=certificate.kind.value,
        language=certificate.language,
        facts=certificate.facts,
        code=certificate.code,
        is_duplicate=certificate.is_printed,
        design=design,
        pictures=pictures,
    )


def _the_valid_certificate(work: Work, serial: str) -> Certificate:
    certificate = work.certificates.first(serial=nfc(serial).upper()) or work.certificates.first(serial=nfc(serial))
    if certificate is None:
        raise SerialUnknown(serial=nfc(serial))
    if certificate.state is not CertificateState.VALID:
        raise AlreadyWithdrawn(serial=certificate.serial, reason=certificate.reason)
    return certificate


def _own_key(work: Work, signer: Signer, office: Office) -> IssuerKey:
    """The newest key whose private half is here, or a new one."""
    own = [key for key in work.issuer_keys.where() if key.private_key]
    if not own:
        own = [signer.make_key(office.name)]
        work.issuer_keys.add(*own)
    return own[-1]


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
    design = saved_design(work, request.design)
    first = next_sequence(work.certificates.where(financial_year=year))
    certificates = []
    for sequence, candidate in enumerate(chosen, start=first):
        facts = facts_of(occasion, candidate.person, candidate.school, candidate.took_part)
        facts["district_hi"] = name_in_hindi(candidate.person.district_code or office.district_code)
        facts["place_hi"] = name_in_hindi(office.district_code)
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
                design_id=design.id,
            )
        )
    return tuple(certificates)


def _print(
    printer: Printer,
    pages: Sequence[CertificatePage],
    folder: Path,
    most_pages: int,
    progress: Progress = NO_PROGRESS,
) -> tuple[tuple[str, int], ...]:
    """Print into files of at most so many pages in `folder`; file name and page for each certificate."""
    bundles = [pages[start : start + most_pages] for start in range(0, len(pages), most_pages)]
    places = []
    for done, bundle in enumerate(bundles):
        progress.step(done, len(bundles))
        name = _file_name(bundle[0], bundle[-1])
        printer.certificates(bundle, folder / name)
        places += [(name, page) for page in range(1, len(bundle) + 1)]
    return tuple(places)


def _file_name(first: CertificatePage, last: CertificatePage) -> str:
    """A file name from kind and serial numbers, which never repeat: participation-GKP-2026-27-0001-to-0350.pdf."""
    serial = file_name(first.serial)
    until = "" if first is last else f"-to-{last.serial.rpartition('/')[2]}"
    return f"{first.kind}-{serial}{until}.pdf"


def _print_into(
    store: Store, printer: Printer, pages: Sequence[CertificatePage], certificates: Sequence[Certificate], out: Path
) -> Path:
    """One file of all `pages` in the folder `out`, their `certificates` noted as printed."""
    with delivery(out) as folder:
        _print(printer, pages, folder, len(pages))
        (file,) = deliver(folder, out)
    _note_printed(store, certificates)
    return file


def _deliver_issued(folder: Path, out: Path) -> tuple[Path, ...]:
    try:
        return deliver(folder, out)
    except FileInUse as fault:
        raise PapersUndelivered(path=out) from fault


def _note_printed(store: Store, certificates: Iterable[Certificate]) -> None:
    """Note that the originals exist now, so that a further print is a duplicate.

    The rows are read again: another window may have revoked one since.
    """
    ids = Among([each.id for each in certificates])
    with store.transaction(N_("Print certificates ({n})"), can_undo=False, n=0) as work:
        new = work.certificates.where(id=ids, is_printed=False)
        work.certificates.replace(*[replace(each, is_printed=True) for each in new])
        work.relabel(N_("Print certificates ({n})"), n=len(new))
