"""Workbooks of claims: whatever a name is, it stays text."""

from datetime import date

import openpyxl
import pytest

from sankul.exchange.claims import ClaimSheets, SheetNotWritten
from sankul.operations.claims_export import SheetWriter
from sankul.rules.claim_sheets import Payee
from sankul.rules.papers import AcquittanceRoll, Both, Head, RollLine

SHEETS = ClaimSheets()
HEAD = Head(Both("BRC"), Both("Gorakhpur"), Both("Literacy"))


def line(name, paise=12_345):
    return RollLine(
        Both(name), Both("ARP"), Both(), "", 1, "month", paise, paise, 0, paise, "001234567890", "SBIN0000077", ""
    )


def roll(title, *lines):
    return AcquittanceRoll(HEAD, Both(title), "", "", date(2026, 10, 1), lines, date(2026, 11, 1))


def test_it_serves_the_protocol():
    writer: SheetWriter = SHEETS
    assert writer is SHEETS


@pytest.mark.parametrize("name", ["=1+1", "+91", "@SUM(A1)", "00123", "\x0bAnil", "a" * 400])
def test_a_name_is_never_a_formula(tmp_path, name):
    SHEETS.claims_workbook([roll("Head", line(name))], tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["B5"]
    assert (cell.value, cell.data_type) == (name.replace("\x0b", ""), "s")


def test_sheet_names_are_made_to_fit(tmp_path):
    titles = [
        "A/B: [long] title of an allowance that goes on",
        "A/B: [long] title of an allowance that goes on",
        "संचार भत्ता",
        "'?'",
    ]
    SHEETS.claims_workbook([roll(title, line("X")) for title in titles], tmp_path / "a.xlsx")
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len(set(names)) == 4
    assert all(len(name) <= 31 for name in names)
    assert names[2] == "संचार भत्ता"


def test_the_words_say_what_the_lines_sum_to(tmp_path):
    SHEETS.claims_workbook([roll("Head", line("A"), line("B", 55))], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet["K7"].value == "=SUM(K5:K6)"
    assert sheet["A8"].value == "Rupees One Hundred Twenty Four Only"
    assert (sheet["K5"].value, sheet["K6"].value) == (123.45, 0.55)


def test_a_place_where_nothing_can_be_written_is_told(tmp_path):
    for write in (SHEETS.claims_workbook, SHEETS.payee_workbook, SHEETS.payee_list):
        with pytest.raises(SheetNotWritten, match=r"a\.xlsx"):
            write(
                [roll("Head", line("A"))] if write == SHEETS.claims_workbook else [Payee(Both("A"), "", "", "", 1)],
                tmp_path / "none" / "a.xlsx",
            )


def test_no_name_in_the_payee_list_is_taken_for_a_formula(tmp_path):
    payee = Payee(Both("=HYPERLINK(1)", "@अ"), "123456789012", "SBIN0001234", "6000123456", 50_000)
    SHEETS.payee_list([payee], tmp_path / "payees.csv")
    text = (tmp_path / "payees.csv").read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "'@अ" in text
