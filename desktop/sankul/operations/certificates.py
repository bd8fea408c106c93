"""Acts on certificates: issue in bulk, revoke, and the register's rows. Their papers are made by `certificate_papers`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sankul.clock import financial_year, today
from sankul.errors import Refusal
from sankul.operations.certificate_papers import MOST_PAGES, certificate_pages, hand_over, print_pages
from sankul.operations.certificate_reasons import checked_reason
from sankul.operations.certificate_requests import IssueRequest, candidates_for
from sankul.operations.certificate_serials import valid_certificate_called
from sankul.operations.codes import Signer
from sankul.operations.deliveries import delivery
from sankul.operations.designs import saved_design
from sankul.operations.districts import places_in_hindi
from sankul.operations.eligibility import Candidate
from sankul.operations.levels import level_facts
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.offices import signatories_in_order, the_office
from sankul.operations.printable import check_shared
from sankul.operations.printer import Printer
from sankul.operations.programmes import the_programme
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.store import Store, Work
from sankul.rules.certificates import (
    Certificate,
    CertificateKind,
    CertificateState,
    IssuerKey,
    Occasion,
    certificate_kind,
    check_conditions,
    check_language,
    facts_of,
    next_sequence,
    serial_of,
)
from sankul.rules.offices import Office
from sankul.text import N_

ISSUE_LABELS = {
    CertificateKind.PARTICIPATION: N_("Issue certificates of participation ({n})"),
    CertificateKind.COMPLETION: N_("Issue certificates of completion ({n})"),
    CertificateKind.APPRECIATION: N_("Issue certificates of appreciation ({n})"),
    CertificateKind.LEADING: N_("Issue certificates for leading a session ({n})"),
}


class ReasonMissing(Refusal):
    """To revoke needs a reason, which is kept for ever."""

    message = N_("Say why the certificate is revoked; the reason is kept with it.")
    field = "reason"


@dataclass(frozen=True, slots=True)
class Issued:
    """One certificate that was issued, and where its paper is; pages count from 1. `override`: the reason, if it took one."""

    serial: str
    person: str
    file: Path
    page: int
    override: str = ""


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
        return own_key(work, signer, the_office(work))


def issue(
    store: Store, printer: Printer, signer: Signer, request: IssueRequest, out: Path, progress: Progress = NO_PROGRESS
) -> IssueReport:
    """Issue certificates to all who may have one, or to those whom the request names, and print them into `out`.

    One act, which cannot be undone: numbers are given out. Raises the refusals of `candidates_for`, LanguageUnknown,
    SharedUnprintable, and Trouble when the papers cannot be made; then nothing was issued.
    """
    kind = certificate_kind(request.kind)
    check_language(request.language)
    check_conditions(kind, request.conditions)
    with delivery(out) as folder:
        with store.transaction(ISSUE_LABELS[kind], can_undo=False, n=0) as work:
            candidates = candidates_for(work, request, printer)
            programme = the_programme(work, request.programme)
            check_shared(printer, the_office(work), programme, signatories_in_order(work))
            chosen = [each for each in candidates if each.gets_one]
            certificates = _sign(work, signer, request, chosen)
            work.certificates.add(*certificates)
            _relabel(work, kind, chosen)
            pages = 1 if request.separate else MOST_PAGES
            places = print_pages(printer, certificate_pages(work, certificates), folder, pages, progress)
        files = hand_over(store, certificates, places, folder, out)
    issued = tuple(
        Issued(certificate.serial, shown_name(candidate.person), out / name, page, certificate.override)
        for certificate, candidate, (name, page) in zip(certificates, chosen, places, strict=True)
    )
    refused = tuple(Refused(shown_name(each.person), each.why) for each in candidates if not each.gets_one)
    return IssueReport(issued, refused, files)


def _relabel(work: Work, kind: CertificateKind, chosen: Sequence[Candidate]) -> None:
    """Say in the journal how many were issued, and for which reasons some of them as exceptions."""
    reasons = [each.override for each in chosen if each.override]
    if reasons:
        values = {"n": len(chosen), "exceptions": len(reasons), "reasons": "; ".join(dict.fromkeys(reasons))}
        work.relabel(N_("Issue certificates ({n}), as exceptions {exceptions}: {reasons}"), **values)
    else:
        work.relabel(ISSUE_LABELS[kind], n=len(chosen))


def revoke(store: Store, serial: str, reason: str) -> Certificate:
    """Revoke a valid certificate for good. Raises as `checked_reason` and `valid_certificate_called`."""
    reason = checked_reason(reason, ReasonMissing())
    label = N_("Revoke the certificate {serial}")
    with store.transaction(label, can_undo=False, serial=serial) as work:
        certificate = valid_certificate_called(work, serial)
        work.relabel(label, serial=certificate.serial)
        revoked = replace(certificate, state=CertificateState.REVOKED, reason=reason)
        work.certificates.replace(revoked)
    return revoked


def list_certificates(store: Store, programme: str | None = None) -> tuple[Certificate, ...]:
    """The certificates of a programme, newest first."""
    with store.reading() as work:
        chosen = the_programme(work, programme)
        return work.certificates.where(programme_id=chosen.id)[::-1]


def own_key(work: Work, signer: Signer, office: Office) -> IssuerKey:
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
    key = own_key(work, signer, office)
    design = saved_design(work, request.design)
    first = next_sequence(work.certificates.where(financial_year=year))
    certificates = []
    for sequence, candidate in enumerate(chosen, start=first):
        led_on = [each.on for each in candidate.record.led]
        facts = facts_of(occasion, candidate.person, candidate.school, candidate.took_part, led_on)
        facts |= places_in_hindi(office, candidate.person, facts["block"]) | level_facts(office)
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
                override=candidate.override,
            )
        )
    return tuple(certificates)
