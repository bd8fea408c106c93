"""Sign-in sheets: the order of entry, room to sign, one page for a circle, and every name on it."""

import pytest

from sankul.printing.printer import PdfPrinter
from sankul.printing.sayings import say
from sankul.printing.sessions import MARGIN, ROW_HEIGHT, TITLE
from sankul.printing.tables import Frame
from sankul.rules.papers import Both, SheetLine

from .conftest import NAMES


@pytest.fixture
def printed(tmp_path, read):
    def make(*sheets, language="hi"):
        PdfPrinter().sign_in_sheets(sheets, tmp_path / "out.pdf", language)
        return read(tmp_path / "out.pdf")

    return make


@pytest.mark.parametrize("language", ["hi", "en"])
def test_fifteen_teachers_and_blanks_stand_on_one_page(printed, sheet, language):
    reader = printed(sheet(15), language=language)
    (text,) = reader.pdfium()
    flat = " ".join(text.split())
    assert say(TITLE, language) in flat
    for number in range(15):
        assert f"98765{number:05d}" in flat
    for name in NAMES:
        for each in (name.en, name.hi):
            assert each in flat
    assert "18" in text.split()
    assert "15:30 – 17:00" in flat
    assert say("Wednesday", language) in flat


@pytest.mark.parametrize("count", [0, 1, 57, 200])
def test_everyone_is_on_some_page_once_and_in_order(printed, sheet, count):
    texts = printed(sheet(count)).pdfium()
    mobiles = [word for text in texts for word in text.split() if word.startswith("98765") and len(word) == 10]
    assert mobiles == [f"98765{number:05d}" for number in range(count)]
    for number, text in enumerate(texts, start=1):
        assert say("Page {page} of {pages}", "hi", page=number, pages=len(texts)) in " ".join(text.split())


def test_each_sheet_begins_on_its_own_page(printed, sheet):
    texts = printed(sheet(3, circle="First"), sheet(3, circle="Second"), language="en").pdfium()
    assert ["First" in text for text in texts] == [True, False]
    assert ["Second" in text for text in texts] == [False, True]


def test_what_is_long_stays_inside_the_margins(printed, sheet):
    long = Both("Venkatanarasimharajuvaripeta " * 7, "ज्ञानेन्द्रश्रीवास्तव" * 10)
    full = sheet(
        0, lines=(SheetLine(long, long, "9876543210"),) * 20, mentor=long, space=long, topic=long.hi, circle=long.en
    )
    reader = printed(full)
    for page in range(len(reader.pdfium())):
        image = reader.picture(page, 2)
        width, height = image.size
        edge = round(2 * MARGIN) - 3
        for strip in (
            (0, 0, width, edge),
            (0, 0, edge, height),
            (width - edge, 0, width, height),
            (0, height - edge, width, height),
        ):
            assert image.crop(strip).getextrema()[0] == 255


def test_rows_are_tall_enough_to_sign():
    assert pytest.approx(9 / 25.4 * 72) == ROW_HEIGHT
    assert Frame(0, 0, 1, 1).closing == 0


def test_session_after_midnight_utc_keeps_the_day_of_india(printed, sheet):
    from datetime import UTC, datetime

    late = sheet(
        1, starts_at=datetime(2026, 10, 13, 20, 0, tzinfo=UTC), ends_at=datetime(2026, 10, 13, 21, 0, tzinfo=UTC)
    )
    assert "14 October 2026, Wednesday" in " ".join(printed(late, language="en").poppler("-raw").split())
