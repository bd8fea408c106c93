"""The papers of certificates: printed within the act that makes the rows, handed over after it, and printed again later.

The rows are the truth. Papers are printed inside the transaction into a folder of their own, so that a full disk or a power
cut before the end leaves neither rows nor papers nor a used-up number; after the commit they are moved to where they were
wanted, and each certificate notes that its paper exists. Should power fail just then, the paper is printed from its row.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sankul.errors import Refusal, Trouble
from sankul.operations.certificate_serials import printable_certificate_called
from sankul.operations.deliveries import deliver, delivery
from sankul.operations.designs import design_of_certificate, pictures_of
from sankul.operations.printer import Printer
from sankul.operations.programmes import the_programme
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.store import Among, Store, Work
from sankul.places import file_name
from sankul.rules.certificate_register import in_order
from sankul.rules.certificates import Certificate, CertificateState
from sankul.rules.designs import Design
from sankul.rules.papers import CertificatePage
from sankul.text import N_

MOST_PAGES = 10_000
"""In one file: a PDF is held in memory until it is whole."""

PRINT_LABEL = N_("Print certificates ({n})")

Places = Sequence[tuple[str, int]]
"""The file name and the page of each certificate, in their order; pages count from 1."""


class NothingWaiting(Refusal):
    """Every paper was made."""

    message = N_("No certificate waits for its first print. To print one again, choose it by its number.")


class PapersUndelivered(Trouble):
    """The certificates stand, but their papers could not be put where they were wanted."""

    message = N_(
        "The certificates were issued, but their papers cannot be saved in {path}. Do not issue them again: choose "
        "another folder and print those that wait."
    )


class PapersUnnoted(Trouble):
    """The certificates stand and their papers are there, but the office file did not take the note of it."""

    message = N_(
        "The papers are in {path}, but the office could not note that they were printed. Do not issue them again; "
        "they still stand among those that wait for their first print."
    )


def certificate_pages(work: Work, certificates: Iterable[Certificate]) -> list[CertificatePage]:
    """What the printer needs for certificates; those whose originals were made before are duplicates."""
    all_certificates = tuple(certificates)
    dressed = {}
    for each in all_certificates:
        if each.design_id not in dressed:
            design = design_of_certificate(work, each)
            dressed[each.design_id] = design, pictures_of(work, design)
    return [_page_of(each, *dressed[each.design_id]) for each in all_certificates]


def print_pages(
    printer: Printer,
    pages: Sequence[CertificatePage],
    folder: Path,
    most_pages: int = MOST_PAGES,
    progress: Progress = NO_PROGRESS,
) -> Places:
    """Print into files of at most so many pages in `folder`."""
    bundles = [pages[start : start + most_pages] for start in range(0, len(pages), most_pages)]
    places = []
    for number, bundle in enumerate(bundles):
        name = _file_name(bundle[0], bundle[-1])
        printer.certificates(bundle, folder / name, _Further(progress, number * most_pages, len(pages)))
        places += [(name, page) for page in range(1, len(bundle) + 1)]
    return tuple(places)


@dataclass(frozen=True, slots=True)
class _Further:
    """The progress of one file within that of all."""

    whole: Progress
    before: int
    total: int

    def step(self, done: int, _total: int) -> None:
        self.whole.step(self.before + done, self.total)


def hand_over(
    store: Store, certificates: Sequence[Certificate], places: Places, folder: Path, out: Path
) -> tuple[Path, ...]:
    """Move the finished papers of saved certificates from `folder` to `out`, and note that they exist; their files.

    Raises PapersUndelivered or PapersUnnoted. The certificates stand then, and those without a paper wait for it.
    """
    try:
        files = deliver(folder, out)
    except Trouble as fault:
        there = [
            each for each, (name, _page) in zip(certificates, places, strict=True) if _has_moved(name, folder, out)
        ]
        _note(store, there, out)
        raise PapersUndelivered(path=out) from fault
    _note(store, certificates, out)
    return files


def reprint(store: Store, printer: Printer, serial: str, out: Path) -> Path:
    """Print a valid certificate again from its frozen facts into the folder `out`; a second print says so on its face.

    Raises the refusals of `printable_certificate_called`.
    """
    return _print_again(store, printer, lambda work: [printable_certificate_called(work, serial)], out)


def waiting_certificates(work: Work, programme: str | None = None) -> tuple[Certificate, ...]:
    """The valid certificates of a programme whose paper was never made, in the order of their numbers."""
    chosen = the_programme(work, programme)
    return in_order(work.certificates.where(programme_id=chosen.id, state=CertificateState.VALID, is_printed=False))


def print_waiting(store: Store, printer: Printer, out: Path, programme: str | None = None) -> Path:
    """Print all valid certificates whose paper was never made, as after a power cut. Raises NothingWaiting."""
    return _print_again(store, printer, lambda work: _some_waiting(work, programme), out)


def _some_waiting(work: Work, programme: str | None) -> Sequence[Certificate]:
    waiting = waiting_certificates(work, programme)
    if not waiting:
        raise NothingWaiting
    return waiting


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


def _file_name(first: CertificatePage, last: CertificatePage) -> str:
    """A file name from kind and serial numbers, which never repeat: participation-GKP-2026-27-0001-to-0350.pdf.

    A duplicate says so, that it may not take the place of the original.
    """
    serial = file_name(first.serial)
    until = "" if first is last else f"-to-{last.serial.rpartition('/')[2]}"
    return f"{first.kind}-{serial}{until}{'-duplicate' if first.is_duplicate else ''}.pdf"


def _print_again(store: Store, printer: Printer, choose: Callable[[Work], Sequence[Certificate]], out: Path) -> Path:
    """One file of the certificates that are chosen, in the folder `out`, noted as printed.

    One act from the look at the rows to the note: of two windows that print one certificate, one makes the duplicate.
    Raises PapersUnnoted.
    """
    files: tuple[Path, ...] = ()
    with delivery(out) as folder:
        try:
            with store.transaction(PRINT_LABEL, can_undo=False, n=0) as work:
                certificates = choose(work)
                pages = certificate_pages(work, certificates)
                print_pages(printer, pages, folder, len(pages))
                files = deliver(folder, out)
                _note_printed(work, certificates)
        except Trouble as fault:
            if not files:
                raise
            raise PapersUnnoted(path=out) from fault
    return files[0]


def _has_moved(name: str, folder: Path, out: Path) -> bool:
    return os.path.exists(out / name) and not os.path.exists(folder / name)


def _note(store: Store, certificates: Sequence[Certificate], out: Path) -> None:
    """Note that the originals exist now in `out`, so that a further print is a duplicate. Raises PapersUnnoted.

    The rows are read again: another window may have revoked one since.
    """
    try:
        with store.transaction(PRINT_LABEL, can_undo=False, n=0) as work:
            _note_printed(work, certificates)
    except Trouble as fault:
        raise PapersUnnoted(path=out) from fault


def _note_printed(work: Work, certificates: Sequence[Certificate]) -> None:
    new = work.certificates.where(id=Among([each.id for each in certificates]), is_printed=False)
    work.certificates.replace(*[replace(each, is_printed=True) for each in new])
    work.relabel(PRINT_LABEL, n=len(new))
