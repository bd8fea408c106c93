"""Correction of a certificate: a new one with a new number takes the place of the old, in one act that cannot be undone."""

from dataclasses import dataclass, replace
from pathlib import Path

from sankul.clock import financial_year, today
from sankul.errors import Refusal
from sankul.operations.certificate_papers import certificate_pages, hand_over, print_pages
from sankul.operations.certificate_reasons import checked_reason
from sankul.operations.certificate_serials import printable_certificate_called
from sankul.operations.certificates import own_key
from sankul.operations.codes import Signer
from sankul.operations.deliveries import delivery
from sankul.operations.districts import places_in_hindi
from sankul.operations.offices import signatories_in_order, the_office
from sankul.operations.printer import Printer
from sankul.operations.store import Store, Work
from sankul.rules.certificate_corrections import (
    Corrections,
    changed_facts,
    corrected_facts,
    in_place_of,
    superseded,
)
from sankul.rules.certificates import Certificate, facts_of_person, next_sequence, serial_of
from sankul.text import N_

LABEL = N_("Replace the certificate {serial} by {new}")


class ReasonForCorrectionMissing(Refusal):
    """To correct needs a reason, which is kept for ever."""

    message = N_("Say why the certificate is replaced; the reason is kept with the old one.")
    field = "reason"


class NotForPaper(Refusal):
    """What was written cannot be printed."""

    message = N_("This cannot stand on a certificate. {why}")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The new certificate, the one whose place it took, and the new paper."""

    certificate: Certificate
    replaced: Certificate
    file: Path


def correct(
    store: Store, printer: Printer, signer: Signer, serial: str, corrections: Corrections, reason: str, out: Path
) -> Corrected:
    """Issue a corrected certificate in the place of `serial`, print it into the folder `out`, and let the old one lapse.

    Raises ReasonForCorrectionMissing, ReasonTooLong, NotForPaper, the refusals of `printable_certificate_called` and of
    `corrected_facts`, and Trouble when the paper cannot be made; nothing was changed then. As with `issue`,
    PapersUndelivered comes after the act.
    """
    reason = checked_reason(reason, ReasonForCorrectionMissing())
    with delivery(out) as folder:
        with store.transaction(LABEL, can_undo=False, serial=serial, new="") as work:
            old = printable_certificate_called(work, serial)
            new = _corrected(work, printer, signer, old, corrections)
            replaced = superseded(old, new.serial, reason)
            work.certificates.add(new)
            work.certificates.replace(replaced)
            work.relabel(LABEL, serial=old.serial, new=new.serial)
            places = print_pages(printer, certificate_pages(work, [new]), folder)
        (file,) = hand_over(store, [new], places, folder, out)
    return Corrected(new, replaced, file)


def present_facts(work: Work, certificate: Certificate) -> dict[str, str]:
    """Name, school, place and programme as the office now has them."""
    office, person = the_office(work), work.people.get(certificate.person_id)
    school = work.schools.find(person.school_id) if person.school_id else None
    facts = facts_of_person(office, work.programmes.get(certificate.programme_id), person, school)
    in_hindi = places_in_hindi(office, person, facts["block"])
    return facts | {name: in_hindi[name] for name in ("block_hi", "district_hi")}


def _corrected(work: Work, printer: Printer, signer: Signer, old: Certificate, corrections: Corrections) -> Certificate:
    """The numbered and signed certificate; not saved yet."""
    present = present_facts(work, old) if corrections.is_fresh else {}
    facts = corrected_facts(old, present, corrections)
    why = printer.why_unprintable(changed_facts(old.facts, facts).values())
    if why:
        raise NotForPaper(why=why)
    office, issued_on = the_office(work), today()
    new = in_place_of(old, facts, signatories_in_order(work), issued_on)
    year = financial_year(issued_on)
    sequence = next_sequence(work.certificates.where(financial_year=year))
    serial, key = serial_of(office, year, sequence), own_key(work, signer, office)
    code = signer.sign({**new.facts, "serial": serial, "issuer": key.issuer}, key)
    return replace(new, serial=serial, financial_year=year, sequence=sequence, code=code, key_id=key.key_id)
