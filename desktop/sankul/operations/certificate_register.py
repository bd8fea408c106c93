"""The register of certificates as a paper, with the anchor of the audit trail as a witness (reliability.md, Audit trail)."""

import os
from dataclasses import replace
from pathlib import Path

from sankul.clock import today
from sankul.errors import Refusal
from sankul.operations.deliveries import deliver, delivery
from sankul.operations.offices import head_of_papers
from sankul.operations.printer import Printer
from sankul.operations.programmes import the_programme
from sankul.operations.store import Store
from sankul.rules.certificate_register import counts_sentence, in_order, line_of, number_ranges
from sankul.rules.papers import CertificateRegister, RegisterLine
from sankul.text import N_, _, speaking

_GROUP = 8


class NothingRegistered(Refusal):
    """A register without a line."""

    message = N_("No certificate was issued in “{programme}” yet, so its register is empty. Issue certificates first.")
    field = "programme"


class RegisterIsFolder(Refusal):
    """A folder was named where a file is wanted."""

    message = N_("“{path}” is a folder. Name a file for the register, such as register.pdf in that folder.")
    field = "out"


def read_register(store: Store, language: str, programme: str | None = None) -> CertificateRegister:
    """What the register of a programme says in `language` ("hi" or "en"). Raises NothingRegistered."""
    with store.reading() as work, speaking(language):
        chosen = the_programme(work, programme)
        every = work.certificates.where()
        certificates = in_order(each for each in every if each.programme_id == chosen.id)
        if not certificates:
            raise NothingRegistered(programme=chosen.name)
        ranges = number_ranges(certificates, every)
        return CertificateRegister(
            head=head_of_papers(work, chosen),
            lines=tuple(line_of(each) for each in certificates),
            made_on=today(),
            closing=(counts_sentence(certificates), *(each.sentence() for each in ranges)),
            anchor=_anchor(store),
        )


def print_register(store: Store, printer: Printer, out: Path, language: str, programme: str | None = None) -> Path:
    """Print the register as the file `out`, in the place of an older one; its folder is made when missing.

    Raises RegisterIsFolder, NothingRegistered, or a Trouble with disk or folder.
    """
    if not out.name or os.path.isdir(out):
        raise RegisterIsFolder(path=out)
    register = _printable(printer, read_register(store, language, programme))
    with delivery(out.parent) as folder:
        printer.certificate_register(register, folder / out.name, language)
        (file,) = deliver(folder, out.parent)
    return file


def _printable(printer: Printer, register: CertificateRegister) -> CertificateRegister:
    """The register without the letters of reasons that no paper can show: a reason, once given, cannot be mended."""
    if not printer.why_unprintable(each.note for each in register.lines):
        return register
    return replace(register, lines=tuple(_printable_line(printer, each) for each in register.lines))


def _printable_line(printer: Printer, line: RegisterLine) -> RegisterLine:
    if not printer.why_unprintable([line.note]):
        return line
    return replace(line, note="".join(letter for letter in line.note if not printer.why_unprintable([letter])))


def _anchor(store: Store) -> str:
    """The last entry of the audit trail and its fingerprint, in groups that can be compared by eye."""
    (last,) = store.entries(1)
    groups = (last.hash[start : start + _GROUP] for start in range(0, len(last.hash), _GROUP))
    sentence = _(
        "Anchor of the audit trail: entry {n}, fingerprint {hash}. A record that was altered later has another."
    )
    return sentence.format(n=last.sequence, hash=" ".join(groups))
