"""Claim papers: every rupee on the paper adds up, from page to page and in words."""

import re
from datetime import date

import pytest

from sankul.printing.printer import PdfPrinter
from sankul.printing.sayings import say
from sankul.rules.money import parse_rupees, rupees, words
from sankul.rules.papers import Both, ClaimSummary, SummaryLine

from .conftest import HEAD

MONEY = re.compile(r"(?<![\d.])\d[\d,]*\.\d\d(?![\d.])")


@pytest.fixture
def printed(tmp_path, read):
    def make(*rolls, language="en"):
        PdfPrinter().acquittance_rolls(rolls, tmp_path / "out.pdf", language)
        return read(tmp_path / "out.pdf")

    return make


def sums_after(text, label):
    """The three sums of a row of sums, in paise."""
    after = text[text.index(label) + len(label) :]
    return [parse_rupees(each) for each in MONEY.findall(after)[:3]]


def rows_of(text):
    """(gross, deduction, net) in paise of each payee on a page, read from the text."""
    rows = re.findall(r"(?:Months|Sessions|Days): \d+ ([\d,.]+) ([\d,.]+) ([\d,.]+) ([\d,.]+) 3041234567", text)
    return [[parse_rupees(each) for each in row[1:]] for row in rows]


@pytest.mark.parametrize(("count", "deduction"), [(1, 0), (9, 0), (26, 1_000), (120, 12_345)])
def test_page_totals_carry_on_and_add_up(printed, roll, count, deduction):
    made = roll(count, deduction)
    pages = [" ".join(text.split()) for text in printed(made).pdfium()]
    running, seen = [0, 0, 0], 0
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        if number > 1:
            assert sums_after(text, "Brought forward") == running
        rows = rows_of(text)
        assert rows
        seen += len(rows)
        running = [sum(column) for column in zip(running, *rows, strict=True)]
        assert sums_after(text, "Total" if number == len(pages) else "Carried forward") == running
    assert seen == count
    lines = made.lines
    assert running == [sum(getattr(line, f"{name}_paise") for line in lines) for name in ("gross", "deduction", "net")]
    assert f"Passed for payment of ₹ {rupees(running[2])} ({words(running[2], 'en')})." in pages[-1]


@pytest.mark.parametrize("language", ["hi", "en"])
def test_roll_says_all_that_an_auditor_looks_for(printed, roll, language):
    made = roll(3, 500)
    text = " ".join(" ".join(printed(made, language=language).pdfium()).split())
    net = sum(line.net_paise for line in made.lines)
    wanted = [
        "2202-01-111-07",
        "BSA/1234",
        "09580100101",
        "SBIN0001234",
        "30412345670002",
        "9876543210",
        words(net, language),
    ]
    wanted += [made.title.in_language(language), HEAD.signatures[0].name.in_language(language), rupees(net)]
    wanted += [say("Certified that the rates are those of order no. {order}.", language, order="BSA/1234")]
    wanted += [say("Signature", language), say("Head of account", language)]
    assert [each for each in wanted if each not in text] == []


def test_without_an_order_nothing_is_certified_about_rates(printed, roll):
    text = printed(roll(2, order_number="")).poppler()
    assert "Certified that the rates" not in text
    assert "Certified that these sums" in text


def test_empty_roll_is_a_roll_of_nothing(printed, roll):
    text = " ".join(printed(roll(0)).pdfium()[0].split())
    assert "₹ 0.00 (Rupees Zero Only)" in text


def test_rolls_begin_on_new_pages_and_count_their_own(printed, roll):
    texts = printed(roll(2), roll(2, title=Both("Mobility allowance", "यात्रा भत्ता"))).pdfium()
    assert len(texts) == 2
    assert "Mobility allowance" in texts[1]
    assert all("Page 1 of 1" in " ".join(text.split()) for text in texts)


def test_crores_and_long_names_stay_inside_their_columns(printed, roll):
    from dataclasses import replace

    long = Both("Venkatanarasimharajuvaripeta " * 7, "ज्ञानेन्द्रश्रीवास्तव" * 10)
    line = replace(
        roll(1).lines[0], name=long, school=long, designation=long, gross_paise=99_99_99_99_999, net_paise=99_99_99_99_999,
        account="9" * 18,
    )  # fmt: skip
    reader = printed(roll(0, lines=(line,) * 12), language="hi")
    assert rupees(99_99_99_99_999 * 12) in reader.poppler()
    for page in range(len(reader.pdfium())):
        image = reader.picture(page, 2)
        width, height = image.size
        edge = round(2 * 11 / 25.4 * 72) - 3
        for strip in (
            (0, 0, width, edge),
            (0, 0, edge, height),
            (width - edge, 0, width, height),
            (0, height - edge, width, height),
        ):
            assert image.crop(strip).getextrema()[0] == 255


@pytest.mark.parametrize("count", [1, 26, 200])
@pytest.mark.parametrize("language", ["hi", "en"])
def test_summary_adds_up(tmp_path, read, count, language):
    head = Both("Communication allowance", "संचार भत्ता")
    lines = tuple(SummaryLine(f"Block {number}", head, 12, 600_000 + number) for number in range(count))
    summary = ClaimSummary(HEAD, date(2026, 10, 1), lines, date(2026, 11, 5))
    PdfPrinter().claim_summary(summary, tmp_path / "out.pdf", language)
    text = " ".join(" ".join(read(tmp_path / "out.pdf").pdfium()).split())
    total = sum(line.net_paise for line in lines)
    assert f"{say('Total', language)} {rupees(total)}" in text
    assert words(total, language) in text
    assert text.count(head.in_language(language)) == count
    assert str(12 * count) in text.split()
