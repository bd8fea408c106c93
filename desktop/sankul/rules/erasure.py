"""Erasure of a person: what goes, what stays so that totals do, and when it must wait (domain.md, Privacy)."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from sankul.errors import Refusal
from sankul.rules.certificates import Certificate
from sankul.rules.claims import Claim, ClaimState
from sankul.rules.forgetting import Forgotten
from sankul.rules.mentoring import Member, Part
from sankul.rules.people import Person
from sankul.text import N_

ERASED, ERASED_HI = "Erased", "विलोपित"
CODE_DIGEST = "#"
"""What begins the code of a certificate of an erased person: the fingerprint of the code stands in its place."""
FORGOTTEN_FACTS = ("name", "name_hi", "school", "school_hi", "udise")
FEWEST_DIGITS = 4


class PersonErased(Refusal):
    """Nothing is added to somebody who was erased."""

    message = N_("{person} was erased on request; nothing can be added or changed. Add the person anew if needed.")


class ClaimsOpen(Refusal):
    """Money that is still on its way needs its payee."""

    message = N_("{n} claims of {person} are not paid yet. Pay or return them first, then erase.")


class LeadsCircle(Refusal):
    """A circle would be without its mentor."""

    message = N_("{person} leads the circle {circle} now. Give it another mentor first, then erase.")


class ErasureUnconfirmed(Refusal):
    """An erasure cannot be undone, so it must be meant."""

    message = N_("This erases {person} for good and cannot be undone. Say --yes to do it.")


class CertificateForgotten(Refusal):
    """The paper of an erased person cannot be made again: what it said is no longer known."""

    message = N_(
        "{serial} belongs to a person who was erased; what the paper said is no longer kept. It can be revoked."
    )
    field = "serial"


def check_not_erased(person: Person) -> None:
    """Raises PersonErased."""
    if person.erased_on is not None:
        raise PersonErased(person=person.name)


def check_erasable(claims: Iterable[Claim], name: str) -> None:
    """Raises ClaimsOpen while money is under way."""
    waiting = [each for each in claims if each.state not in (ClaimState.PAID, ClaimState.RETURNED)]
    if waiting:
        raise ClaimsOpen(n=len(waiting), person=name)


def erased_code(person_id: str, taken: Collection[str]) -> str:
    """A neutral code for a person, such as 7F3A: four signs or more, so that it is none of `taken`."""
    digest = hashlib.sha256(person_id.encode()).hexdigest().upper()
    codes = (digest[:length] for length in range(FEWEST_DIGITS, len(digest) + 1))
    return next(code for code in codes if f"{ERASED} {code}" not in taken)


def erased_person(person: Person, code: str, on: date) -> Person:
    """The person without personal data; block and district stay, because totals are counted by them."""
    return Person(
        id=person.id,
        name=f"{ERASED} {code}",
        name_hi=f"{ERASED_HI} {code}",
        block=person.block,
        district_code=person.district_code,
        district=person.district,
        erased_on=on,
    )


def erased_certificate(certificate: Certificate, person: Person, forgotten: Forgotten) -> Certificate:
    """The entry of a certificate without personal data: number, kind, days and state stay.

    In the place of its code stands a fingerprint of it, by which the paper is still known when somebody shows it.
    """
    facts = {name: "" if name in FORGOTTEN_FACTS else text for name, text in certificate.facts.items()}
    facts |= {"name": person.name, "name_hi": person.name_hi}
    return replace(
        certificate,
        facts=facts,
        code=code_digest(certificate.code),
        reason=forgotten.without(certificate.reason),
        override="",
        is_printed=True,
    )


def code_digest(code: str) -> str:
    """The fingerprint that stands for a code; of a fingerprint, itself."""
    return code if is_forgotten(code) else CODE_DIGEST + hashlib.sha256(code.encode()).hexdigest()


def is_forgotten(code: str) -> bool:
    """Whether what is kept of a certificate's code is its fingerprint only."""
    return code.startswith(CODE_DIGEST)


def is_code_of(certificate: Certificate, code: str) -> bool:
    """Whether `code` is the one of this certificate."""
    return certificate.code in (code, code_digest(code))


def check_not_forgotten(certificate: Certificate) -> None:
    """Raises CertificateForgotten."""
    if is_forgotten(certificate.code):
        raise CertificateForgotten(serial=certificate.serial)


def ended_member(member: Member, today: date) -> Member:
    """A teacher's place in a circle, ended with today if it was still held."""
    is_held = member.part is Part.TEACHER and (member.until_on is None or member.until_on > today)
    until_on = max(today, member.from_on) if is_held else member.until_on
    return replace(member, until_on=until_on, reason="")
