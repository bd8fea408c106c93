"""Claims as workbooks and lists: amounts as exact decimals, totals as formulas, codes as text."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from sankul.errors import Trouble
from sankul.exchange.workbook_writing import safe_text
from sankul.rules.claim_sheets import Payee
from sankul.rules.money import rupees, words_en, words_hi
from sankul.rules.papers import AcquittanceRoll, RollLine
from sankul.text import N_, _

INDIAN_GROUPING = r"[>=10000000]##\,##\,##\,##0.00;[>=100000]##\,##\,##0.00;##,##0.00"
_FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

ROLL_COLUMNS = (
    N_("S. No."),
    N_("Name"),
    N_("Name in Hindi"),
    N_("Designation"),
    N_("School"),
    N_("UDISE code"),
    N_("Quantity"),
    N_("Rate (Rs)"),
    N_("Gross (Rs)"),
    N_("Deduction (Rs)"),
    N_("Net (Rs)"),
    N_("Account number"),
    N_("IFSC"),
    N_("Mobile"),
)
PAYEE_COLUMNS = (
    N_("S. No."),
    N_("Name"),
    N_("Name in Hindi"),
    N_("Account number"),
    N_("IFSC"),
    N_("Amount (Rs)"),
    N_("Mobile"),
)
_WIDTHS = {N_("Name"): 28, N_("Name in Hindi"): 28, N_("School"): 30, N_("Account number"): 22, N_("Designation"): 20}


class SheetNotWritten(Trouble):
    """A workbook or list could not be written."""

    message = N_("{name} could not be written ({why}). Free some space or choose another folder, then do it again.")


class ClaimSheets:
    """Writes the workbooks and lists that operations ask for (see `SheetWriter`)."""

    def claims_workbook(self, rolls: Sequence[AcquittanceRoll], out: Path) -> None:
        """One sheet for each roll: title, headings, lines, totals as formulas, and the total in words."""
        book = _new_book()
        for roll in rolls:
            _write_roll(book.create_sheet(_title(roll, book.sheetnames)), roll)
        _save(book, out)

    def payee_workbook(self, payees: Sequence[Payee], out: Path) -> None:
        """One line for each payee, and the total as a formula."""
        book = _new_book()
        sheet = book.create_sheet(_("Payees"))
        _headings(sheet, 1, PAYEE_COLUMNS)
        for number, payee in enumerate(payees, start=1):
            values = [
                number,
                payee.name.en,
                payee.name.hi,
                payee.account,
                payee.ifsc,
                _rupees(payee.net_paise),
                payee.mobile,
            ]
            _write_row(sheet, number + 1, values)
        _totals(sheet, 2, len(payees), "F")
        sheet.freeze_panes = "A2"
        _save(book, out)

    def payee_list(self, payees: Sequence[Payee], out: Path) -> None:
        """The same lines as CSV in UTF-8 with the mark by which Excel knows it, amounts without grouping."""
        with _told(out), out.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([_(column) for column in PAYEE_COLUMNS])
            for number, payee in enumerate(payees, start=1):
                amount = rupees(payee.net_paise).replace(",", "")
                names = (safe_text(payee.name.en), safe_text(payee.name.hi))
                writer.writerow([number, *names, payee.account, payee.ifsc, amount, payee.mobile])


def _new_book() -> Any:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _title(roll: AcquittanceRoll, taken: Sequence[str]) -> str:
    """A sheet name from the roll's head: at most 31 characters, none that Excel forbids, none twice."""
    wanted = _FORBIDDEN_IN_TITLES.sub(" ", roll.title.en or roll.title.hi).strip()[:28] or "Claims"
    number = 1 + sum(name.casefold().startswith(wanted.casefold()) for name in taken)
    return wanted if number == 1 else f"{wanted} {number}"


def _write_roll(sheet: Any, roll: AcquittanceRoll) -> None:
    _write_row(sheet, 1, [" / ".join(part for part in (roll.title.en, roll.title.hi) if part)])
    _write_row(sheet, 2, [f"{roll.head.office.en} · {roll.head.programme.en} · {roll.month_on:%m/%Y}"])
    _headings(sheet, 4, ROLL_COLUMNS)
    for number, line in enumerate(roll.lines, start=1):
        _write_row(sheet, number + 4, _roll_values(number, line))
    _totals(sheet, 5, len(roll.lines), "IJK")
    total = sum(line.net_paise for line in roll.lines)
    _write_row(sheet, len(roll.lines) + 6, [words_en(total)])
    _write_row(sheet, len(roll.lines) + 7, [words_hi(total)])
    sheet.freeze_panes = "A5"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _roll_values(number: int, line: RollLine) -> list[Any]:
    money = [_rupees(paise) for paise in (line.rate_paise, line.gross_paise, line.deduction_paise, line.net_paise)]
    school = line.school.en or line.school.hi
    names = [line.name.en, line.name.hi, line.designation.en, school, line.udise]
    return [number, *names, line.quantity, *money, line.account, line.ifsc, line.mobile]


def _rupees(paise: int) -> Decimal:
    return Decimal(paise) / 100


def _headings(sheet: Any, row: int, columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(row, place, _(column))
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS.get(column, 14)


def _write_row(sheet: Any, row: int, values: Sequence[Any]) -> None:
    """Texts as texts, whatever they begin with, so that no code loses a zero and no name becomes a formula."""
    for place, value in enumerate(values, start=1):
        cell = sheet.cell(row, place)
        if isinstance(value, str):
            cell.value = _CONTROL.sub("", value)
            cell.data_type = "s"
            cell.number_format = "@"
        else:
            cell.value = value
            cell.number_format = INDIAN_GROUPING if isinstance(value, Decimal) else "0"


def _totals(sheet: Any, first: int, lines: int, letters: str) -> None:
    from openpyxl.styles import Font

    row = first + lines
    sheet.cell(row, 2, _("Total")).font = Font(bold=True)
    for letter in letters:
        cell = sheet[f"{letter}{row}"]
        cell.value = f"=SUM({letter}{first}:{letter}{row - 1})"
        cell.number_format = INDIAN_GROUPING
        cell.font = Font(bold=True)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Turn the system's errors into a sentence."""
    try:
        yield
    except OSError as fault:
        raise SheetNotWritten(name=out.name, why=fault.strerror or str(fault)) from fault


def _save(book: Any, out: Path) -> None:
    with _told(out):
        book.save(out)
