"""The sheets of a month: all of them or none, and one sum on every one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from sankul.errors import Trouble
from sankul.exchange.claims import ClaimSheets
from sankul.operations import claims, rates
from sankul.operations.claims import NothingClaimed
from sankul.operations.claims_export import export_claims, read_sheets
from sankul.rules.claims import Rate, RateUnit

FILES = [
    "acquittance-roll-2026-10-en.pdf",
    "acquittance-roll-2026-10-hi.pdf",
    "claim-summary-2026-10-en.pdf",
    "claim-summary-2026-10-hi.pdf",
    "claims-2026-10.xlsx",
    "payees-2026-10.csv",
    "payees-2026-10.xlsx",
]


class PaperJam(Trouble):
    message = "The printer failed."


@pytest.fixture
def office(store, season):
    rates.seed_rates(store)
    rates.save_rate(
        store,
        Rate(role="teacher", head="Refreshment", amount_paise=20_033, unit=RateUnit.DAY, from_on=date(2026, 4, 1)),
    )
    claims.prepare(store, "2026-10")
    return store


def column(sheet, letter, first, last):
    return sum(Decimal(str(sheet[f"{letter}{row}"].value)) for row in range(first, last + 1))


def test_one_sum_stands_on_every_sheet(office, printer, tmp_path):
    report = export_claims(office, printer, ClaimSheets(), "2026-10", tmp_path / "out")
    total = 50_000 + 8 * 20_033
    assert report.total_paise == total
    assert report.total_words_en == "Rupees Two Thousand One Hundred Two and Paise Sixty Four Only"
    assert report.total_words_hi == "रुपये दो हजार एक सौ दो और चौंसठ पैसे मात्र"
    assert [file.name for file in report.files] == FILES == sorted(file.name for file in (tmp_path / "out").iterdir())
    printed = dict(printer.printed)
    for language in ("en", "hi"):
        said, rolls = printed[f"acquittance-roll-2026-10-{language}.pdf"]
        assert said == language
        assert sum(line.net_paise for roll in rolls for line in roll.lines) == total
        assert sum(line.net_paise for line in printed[f"claim-summary-2026-10-{language}.pdf"][1].lines) == total
    book = openpyxl.load_workbook(tmp_path / "out" / "claims-2026-10.xlsx")
    first, second = book["Communication allowance"], book["Refreshment"]
    assert (first["K6"].value, second["K8"].value) == ("=SUM(K5:K5)", "=SUM(K5:K7)")
    assert column(first, "K", 5, 5) + column(second, "K", 5, 7) == Decimal(total) / 100
    payees = openpyxl.load_workbook(tmp_path / "out" / "payees-2026-10.xlsx").worksheets[0]
    assert payees["F6"].value == "=SUM(F2:F5)"
    assert column(payees, "F", 2, 5) == Decimal(total) / 100


def test_codes_stay_text_and_missing_accounts_stay_blank(office, printer, tmp_path):
    report = export_claims(office, printer, ClaimSheets(), "2026-10", tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "claims-2026-10.xlsx")["Communication allowance"]
    assert (sheet["L5"].value, sheet["L5"].data_type, sheet["F5"].value) == ("00123456789012", "s", "09580100101")
    lines = (tmp_path / "payees-2026-10.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1] == "1,Anjali Rao,अंजलि राव,,,801.32,"
    assert lines[4] == "4,Manoj Verma,मनोज वर्मा,00123456789012,SBIN0000077,500.00,"
    assert any("People without a bank account: 3" in each for each in report.warnings)


def test_a_failing_printer_leaves_the_folder_as_it_was(office, printer, tmp_path):
    out = tmp_path / "out"
    export_claims(office, printer, ClaimSheets(), "2026-10", out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    printer.fault = PaperJam()
    with pytest.raises(PaperJam):
        export_claims(office, printer, ClaimSheets(), "2026-10", out)
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_returned_claims_are_on_no_sheet(office, printer, tmp_path):
    claims.advance(office, "2026-10", "attendance closed")
    claims.advance(office, "2026-10", "returned", by="BEO", reason="Wrong month")
    with pytest.raises(NothingClaimed):
        export_claims(office, printer, ClaimSheets(), "2026-10", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_to_export_is_said(office, printer, tmp_path):
    with pytest.raises(NothingClaimed, match="2026-09"):
        export_claims(office, printer, ClaimSheets(), "2026-09", tmp_path)


def test_the_summary_counts_people_by_block(office):
    lines = read_sheets(office, "2026-10").summary.lines
    assert [(line.place, line.head.en, line.people) for line in lines] == [
        ("Khorabar", "Communication allowance", 1),
        ("Khorabar", "Refreshment", 3),
    ]


def test_the_summary_says_blocks_in_hindi_where_the_office_named_them(office):
    from sankul.operations.offices import read_office, save_office

    facts, signatories = read_office(office)
    save_office(office, replace(facts, block_names={"Khorabar": "खोराबार"}), signatories)
    assert {line.place_hi for line in read_sheets(office, "2026-10").summary.lines} == {"खोराबार"}
