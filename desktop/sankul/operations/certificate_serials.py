"""Certificates by their numbers, however a clerk writes them: small letters, blanks, Devanagari digits, or the last number."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from sankul.clock import financial_year, today
from sankul.errors import Refusal
from sankul.operations.store import Work
from sankul.rules.certificates import Certificate, CertificateState
from sankul.rules.erasure import check_not_forgotten
from sankul.text import N_, ascii_digits, nfc

MOST_NAMED = 4
_BETWEEN = re.compile(r"[\s/\\|.,:_‐‑‒–—-]+")
_ALIKE = 70


class SerialUnknown(Refusal):
    """No certificate has this number."""

    message = N_("There is no certificate {serial} in this office. Compare the number with the register.")
    field = "serial"


class SerialUnlike(SerialUnknown):
    """No certificate has this number, but some have one like it."""

    message = N_("There is no certificate {serial} in this office. Near it are: {near}.")


class SerialAmbiguous(Refusal):
    """A part of a number that several certificates share."""

    message = N_("“{serial}” may mean several certificates: {near}. Write the whole number.")
    field = "serial"


class AlreadyWithdrawn(Refusal):
    """Only a valid certificate can be revoked, corrected or printed again."""

    message = N_("{serial} is not valid any more: it was withdrawn. Reason: {reason}")
    field = "serial"


def certificate_called(work: Work, serial: str) -> Certificate:
    """The certificate that `serial` means: its number in any writing, or the end of it when only one number ends so.

    A number alone is one of this financial year. Raises SerialUnknown, SerialUnlike or SerialAmbiguous.
    """
    given, wanted = nfc(serial), _parts(serial)
    exact = work.certificates.first(serial=given)
    if exact is not None:
        return exact
    every = work.certificates.where()
    among = [each for each in every if len(wanted) != 1 or each.financial_year == financial_year(today())]
    found = [each for each in among if wanted and _parts(each.serial)[-len(wanted) :] == wanted]
    whole = [each for each in found if len(_parts(each.serial)) == len(wanted)]
    for narrowed in (whole, found):
        if len(narrowed) == 1:
            return narrowed[0]
    if found:
        raise SerialAmbiguous(serial=given, near=_listed(each.serial for each in found))
    near = _near(wanted, [each.serial for each in among])
    raise SerialUnlike(serial=given, near=near) if near else SerialUnknown(serial=given)


def valid_certificate_called(work: Work, serial: str) -> Certificate:
    """As `certificate_called`; also raises AlreadyWithdrawn."""
    certificate = certificate_called(work, serial)
    if certificate.state is not CertificateState.VALID:
        raise AlreadyWithdrawn(serial=certificate.serial, reason=certificate.reason)
    return certificate


def printable_certificate_called(work: Work, serial: str) -> Certificate:
    """As `valid_certificate_called`; also raises CertificateForgotten."""
    certificate = valid_certificate_called(work, serial)
    check_not_forgotten(certificate)
    return certificate


def _parts(serial: str) -> tuple[str, ...]:
    """What stands between the strokes, as it is compared: digits of 0 to 9 without leading zeros, capital letters."""
    parts = _BETWEEN.split(ascii_digits(nfc(serial)).upper())
    return tuple((part.lstrip("0") or "0") if part.isdigit() else part for part in parts if part)


def _near(wanted: tuple[str, ...], serials: Sequence[str]) -> str:
    """The numbers most like what was written; of a number alone, the first and the last that there are."""
    from rapidfuzz import fuzz, process

    if len(wanted) == 1 and wanted[0].isdigit():
        return " – ".join(dict.fromkeys((serials[0], serials[-1]))) if serials else ""
    written = {serial: "/".join(_parts(serial)) for serial in serials}
    alike = process.extract("/".join(wanted), written, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=MOST_NAMED)
    return _listed(serial for _written, _score, serial in alike)


def _listed(serials: Iterable[str]) -> str:
    first = list(islice(serials, MOST_NAMED + 1))
    return ", ".join(first[:MOST_NAMED]) + (", …" if len(first) > MOST_NAMED else "")
