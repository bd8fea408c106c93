"""The sheets of a month: acquittance rolls and summary in both languages, a workbook, and the list for the bank."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from sankul.clock import today
from sankul.operations.claims import NothingClaimed, the_claims, warnings_about
from sankul.operations.deliveries import deliver, delivery
from sankul.operations.districts import name_in_hindi
from sankul.operations.offices import head_of_papers, the_office
from sankul.operations.printer import Printer
from sankul.operations.privacy import note_export
from sankul.operations.programmes import the_programme
from sankul.operations.store import Among, Store, Work
from sankul.rules.claim_sheets import Occasion, Payee, Register, claims_to_print, payees_of, rolls_of, summary_of
from sankul.rules.claims import Claim, claim_month
from sankul.rules.money import words_en, words_hi
from sankul.rules.offices import Office
from sankul.rules.papers import AcquittanceRoll, ClaimSummary
from sankul.text import fold

LANGUAGES = ("hi", "en")


class SheetWriter(Protocol):
    """Writes the workbooks and lists of a month. Raises a Trouble when a file cannot be written."""

    def claims_workbook(self, rolls: Sequence[AcquittanceRoll], out: Path) -> None:
        """An XLSX with one sheet for each roll; its totals are formulas."""

    def payee_workbook(self, payees: Sequence[Payee], out: Path) -> None:
        """An XLSX of payees, codes as text."""

    def payee_list(self, payees: Sequence[Payee], out: Path) -> None:
        """A CSV of payees."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and the total that stands on every sheet."""

    files: tuple[Path, ...]
    total_paise: int
    total_words_en: str
    total_words_hi: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What all sheets of a month say."""

    rolls: tuple[AcquittanceRoll, ...]
    summary: ClaimSummary
    payees: tuple[Payee, ...]
    payee_ids: tuple[str, ...]
    total_paise: int
    warnings: tuple[str, ...]


def read_sheets(store: Store, month: str, programme: str | None = None) -> Sheets:
    """What the sheets of a month say, without writing any; for a preview too. Raises MonthUnknown or NothingClaimed."""
    month_on = claim_month(month)
    with store.reading() as work:
        chosen = the_programme(work, programme)
        claims = claims_to_print(the_claims(work, chosen, month_on))
        if not claims:
            raise NothingClaimed(month=f"{month_on:%Y-%m}", programme=chosen.name)
        register = _register(work, claims)
        occasion = Occasion(head_of_papers(work, chosen), month_on, today())
        return Sheets(
            rolls_of(claims, register, occasion),
            _in_hindi_too(summary_of(claims, register, occasion), register, the_office(work)),
            payees_of(claims, register),
            tuple(sorted(register.accounts)),
            sum(each.net_paise for each in claims),
            warnings_about(work, claims),
        )


def export_claims(
    store: Store, printer: Printer, writer: SheetWriter, month: str, out: Path, programme: str | None = None
) -> ExportReport:
    """Write all sheets of a month into the folder `out`, which is made when missing; all of them or none.

    Older sheets of the month are replaced. That account numbers went out is on record before they do.
    Raises MonthUnknown, NothingClaimed, or a Trouble with disk or folder.
    """
    sheets = read_sheets(store, month, programme)
    with delivery(out) as folder:
        _write(sheets, printer, writer, folder, claim_month(month))
        note_export(store, sheets.payee_ids, ", ".join(_with_accounts(folder)))
        files = deliver(folder, out)
    total = sheets.total_paise
    return ExportReport(files, total, words_en(total), words_hi(total), sheets.warnings)


def _write(sheets: Sheets, printer: Printer, writer: SheetWriter, folder: Path, month_on: date) -> None:
    stamp = f"{month_on:%Y-%m}"
    for language in LANGUAGES:
        printer.acquittance_rolls(sheets.rolls, folder / f"acquittance-roll-{stamp}-{language}.pdf", language)
        printer.claim_summary(sheets.summary, folder / f"claim-summary-{stamp}-{language}.pdf", language)
    writer.claims_workbook(sheets.rolls, folder / f"claims-{stamp}.xlsx")
    writer.payee_workbook(sheets.payees, folder / f"payees-{stamp}.xlsx")
    writer.payee_list(sheets.payees, folder / f"payees-{stamp}.csv")


def _in_hindi_too(summary: ClaimSummary, register: Register, office: Office) -> ClaimSummary:
    """The summary with the Hindi names of its blocks and districts, as far as they are known."""
    people = register.people.values()
    known = {each.district: name_in_hindi(each.district_code) for each in people}
    known |= {each.block: office.block_names.get(fold(each.block), "") for each in people if each.block}
    return replace(summary, lines=tuple(replace(line, place_hi=known.get(line.place, "")) for line in summary.lines))


def _with_accounts(folder: Path) -> list[str]:
    """The names of the files in which whole account numbers stand: all but the summary."""
    return sorted(file.name for file in folder.iterdir() if not file.name.startswith("claim-summary"))


def _register(work: Work, claims: Sequence[Claim]) -> Register:
    ids = Among({each.person_id for each in claims})
    people = {each.id: each for each in work.people.where(id=ids)}
    schools = Among({each.school_id for each in people.values() if each.school_id})
    return Register(
        people,
        {each.id: each for each in work.schools.where(id=schools)},
        {each.person_id: each for each in work.bank_accounts.where(person_id=ids)},
        {each.id: each for each in work.rates.where()},
    )
