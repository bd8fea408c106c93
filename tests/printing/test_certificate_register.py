"""The register on paper: every line in its place, page x of y, what closes it, and nothing outside its column."""

from datetime import date

import pytest

from sankul.printing.document import NothingToPrint
from sankul.printing.printer import PdfPrinter
from sankul.printing.sayings import long_date, say
from sankul.rules.papers import Both, CertificateRegister, RegisterLine

from .conftest import HEAD, NAMES, SCHOOL

CLOSING = ("Certificates: 7. Valid: 5.", "2026-27: without a gap.")
ANCHOR = "Anchor: entry 412, fingerprint 9f86d081 884c7d65."


@pytest.fixture
def printed(tmp_path, read):
    def make(lines, language="en"):
        register = CertificateRegister(HEAD, tuple(lines), date(2026, 11, 24), CLOSING, ANCHOR)
        PdfPrinter().certificate_register(register, tmp_path / "out.pdf", language)
        return read(tmp_path / "out.pdf")

    return make


def line(number, **changes):
    plain = {
        "serial": f"GKP/KHORABAR/2026-27/{number:04d}",
        "name": NAMES[number % 3],
        "place": SCHOOL,
        "kind": "Participation",
        "issued_on": date(2026, 11, 24),
        "state": "Valid",
    }
    return RegisterLine(**{**plain, **changes})


@pytest.mark.parametrize("count", [1, 12, 13, 350])
def test_each_number_stands_once_in_order_and_pages_are_counted(printed, count):
    texts = [" ".join(text.split()) for text in printed(line(n) for n in range(1, count + 1)).pdfium()]
    numbers = [word for text in texts for word in text.split() if word.startswith("GKP/")]
    assert numbers[2:] == [f"GKP/KHORABAR/2026-27/{n:04d}" for n in range(1, count + 1)]
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, start=1))
    assert all("Signature of the receiver" in text for text in texts)
    assert all(sentence in texts[-1] for sentence in (*CLOSING, ANCHOR))
    assert HEAD.signatures[0].name.en in texts[-1]
    assert "GKP/" in texts[-1]


def test_three_thousand_lines(printed):
    reader = printed(line(n) for n in range(1, 3001))
    assert reader.poppler().count("GKP/KHORABAR/2026-27/") == 3002


@pytest.mark.parametrize("language", ["hi", "en"])
def test_it_says_what_an_auditor_looks_for(printed, language):
    revoked = line(2, state="Revoked", note="Issued to the wrong person")
    text = " ".join(" ".join(printed([line(1), revoked], language).pdfium()).split())
    wanted = [
        say("Register of certificates", language),
        HEAD.office.in_language(language),
        NAMES[1].en,
        NAMES[1].hi,
        SCHOOL.in_language(language),
        "24.11.2026",
        "Revoked",
        "Issued to the wrong person",
        long_date(date(2026, 11, 24), language).replace("\u00a0", " "),
        *(say(title, language) for title in ("Serial No.", "Name", "Kind", "State", "First number", "Last number")),
    ]
    assert [each for each in wanted if each not in text] == []


@pytest.mark.parametrize("language", ["hi", "en"])
def test_the_longest_names_and_reasons_stay_inside_their_columns(printed, language):
    long = Both("Venkatanarasimharajuvaripeta " * 7, "ज्ञानेन्द्रश्रीवास्तव" * 10)
    note = "A very long reason of somebody who writes everything down. " * 8
    lines = [line(n, name=long, place=long, kind="Mentor's appreciation", note=note) for n in range(1, 9)]
    reader = printed(lines, language)
    whole = "".join(reader.poppler("-layout").split())
    assert "".join(long.hi.split())[:20] in whole
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


def test_an_empty_register_is_no_paper(printed):
    with pytest.raises(NothingToPrint):
        printed([])
