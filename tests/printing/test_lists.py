"""Any list on paper: every line numbered and in order, headings on each page, in both languages."""

from datetime import date

import pytest

from sankul.printing.document import NothingToPrint
from sankul.printing.printer import PdfPrinter
from sankul.rules.papers import ListColumn, ListPaper

from .conftest import HEAD

COLUMNS = (ListColumn("Name", 240), ListColumn("UDISE", 120), ListColumn("People", 60, is_number=True))


@pytest.fixture
def printed(tmp_path, read):
    def make(lines, language="en", filter_text="", title="Schools", columns=COLUMNS):
        paper = ListPaper(HEAD, title, columns, tuple(lines), date(2026, 11, 24), filter_text)
        PdfPrinter().list_paper(paper, tmp_path / "out.pdf", language)
        return [" ".join(text.split()) for text in read(tmp_path / "out.pdf").pdfium()]

    return make


def lines(count):
    return [(f"P.S. Rampur {n}", f"095801{n:05d}", str(n % 7)) for n in range(1, count + 1)]


@pytest.mark.parametrize("count", [1, 20, 200])
def test_every_line_stands_once_in_order(printed, count):
    pages = printed(lines(count))
    codes = [word for page in pages for word in page.split() if word.startswith("095801")]
    assert codes == [f"095801{n:05d}" for n in range(1, count + 1)]
    assert all("S.No. Name UDISE People" in page for page in pages)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert HEAD.office.en in pages[0]
    assert f"Lines {count}" in pages[0] or f"{count}" in pages[0]


def test_a_hindi_list_says_by_what_it_was_filtered(printed):
    (page,) = printed([("प्रा. वि. रामपुर", "09580100101", "2")], "hi", "रामपुर", "विद्यालय")
    assert "प्रा. वि. रामपुर" in page
    assert "विद्यालय" in page
    assert HEAD.office.hi in page


def test_many_columns_and_long_texts_stay_within_the_page(printed):
    columns = tuple(ListColumn(f"Column {n}", 112) for n in range(9))
    (page,) = printed([tuple("उच्च प्राथमिक विद्यालय रामपुर खास" for _ in range(9))], columns=columns)
    assert page.count("रामपुर") == 9


def test_an_empty_list_is_no_paper(printed):
    with pytest.raises(NothingToPrint):
        printed([])
