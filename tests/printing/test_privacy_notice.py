"""The privacy notice on paper: one page each in every language, whole with the longest names, and nothing outside it."""

from datetime import date

import pytest

from sankul.printing.document import NothingToPrint
from sankul.printing.printer import PdfPrinter
from sankul.printing.privacy_notice import INTRO, RECEIVED, SECTIONS, TITLE
from sankul.printing.sayings import languages, say
from sankul.rules.papers import Both, PrivacyNotice

from .conftest import HEAD, NAMES, SCHOOL

LONG = Both("Gyanendra Kumar Venkatanarasimharajuvaripeta Srivastava", "ज्ञानेन्द्र कुमार वेंकटनरसिम्हराजुवारिपेट श्रीवास्तव")
LONG_SCHOOL = Both(
    "Composite Upper Primary School Kshetrapal Brahmapur Khurd 2, Nyay Panchayat Jungle Kauria",
    "कम्पोजिट उच्च प्राथमिक विद्यालय क्षेत्रपाल ब्रह्मपुर खुर्द 2, न्याय पंचायत जंगल कौड़िया",
)


@pytest.fixture
def printed(tmp_path, read):
    def make(people, language):
        notices = [PrivacyNotice(HEAD, name, school, date(2026, 11, 24), "2026-11") for name, school in people]
        PdfPrinter().privacy_notices(notices, tmp_path / "out.pdf", language)
        return read(tmp_path / "out.pdf")

    return make


def plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("language", ["hi", "en", "both"])
@pytest.mark.parametrize("who", [(LONG, LONG_SCHOOL), (Both("Ira"), Both())])
def test_each_page_says_all_of_it(printed, language, who):
    pages = printed([who, (NAMES[0], SCHOOL)], language).pdfium()
    assert len(pages) == 2
    text = "".join(plain(pages[0]).split())
    for each in languages(language):
        sentences = [TITLE, INTRO, RECEIVED, *(said for heading, all_said in SECTIONS for said in (heading, *all_said))]
        assert [said for said in sentences if "".join(say(said, each).split()) not in text] == []
        assert "".join(who[0].in_language(each).split()) in text
        assert text.count("".join(who[0].in_language(each).split())) >= 2
        assert "".join(HEAD.office.in_language(each).split()) in text
    assert "2026-11" in text
    assert "Aadhaar" in pages[0] or "आधार" in pages[0]


@pytest.mark.parametrize("language", ["hi", "en", "both"])
def test_nothing_stands_outside_the_margins_or_in_the_slip(printed, language):
    reader = printed([(LONG, LONG_SCHOOL)], language)
    image = reader.picture(0, 2)
    width, height = image.size
    edge = round(2 * 8 / 25.4 * 72)
    for strip in (
        (0, 0, width, edge),
        (0, 0, edge, height),
        (width - edge, 0, width, height),
        (0, height - edge, width, height),
    ):
        assert image.crop(strip).getextrema()[0] == 255
    slip = height - round(2 * 68 / 25.4 * 72)
    assert image.crop((0, slip - 7, width, slip - 2)).getextrema()[0] == 255


def test_no_one_is_no_paper(printed):
    with pytest.raises(NothingToPrint):
        printed([], "hi")
