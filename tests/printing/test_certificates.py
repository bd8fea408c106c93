"""Certificates say their facts in the wanted language, never overflow, and carry a code that can be read."""

import subprocess
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from sankul.operations.designs import STARTERS, starter
from sankul.printing.certificate_wording import WORDINGS, deed_sentence, title_of
from sankul.printing.certificates import certificate_file, print_certificates
from sankul.printing.paper import MM
from sankul.printing.sayings import long_date, say
from sankul.printing.squares import CodeTooLong
from sankul.rules.certificates import CertificateKind
from sankul.rules.designs import CodeItem, PageForm

MARGIN = 12 * MM

LONG = {
    "latin": "Venkatanarasimharajuvaripeta " * 6 + "Varma",
    "wide": "W" * 200,
    "hindi": "ज्ञानेन्द्र श्रीवास्तव " * 8,
    "one": "क्षत्रिय" * 25,
}


@pytest.fixture
def printed(tmp_path, read):
    def make(*pages):
        print_certificates(pages, tmp_path / "out.pdf")
        return read(tmp_path / "out.pdf")

    return make


def flat(text):
    return " ".join(text.split())


def test_every_kind_has_its_own_words():
    assert set(WORDINGS) == set(CertificateKind)
    for language in ("hi", "en"):
        assert len({title_of(kind, language) for kind in CertificateKind}) == len(CertificateKind)


@pytest.mark.parametrize("key", STARTERS)
@pytest.mark.parametrize("kind", list(CertificateKind))
@pytest.mark.parametrize("language", ["hi", "en", "both"])
def test_all_facts_are_read_back(printed, certificate, kind, language, key):
    page = replace(certificate(language=language, kind=kind.value), design=starter(key))
    reader = printed(page)
    texts = (flat(reader.poppler("-raw")), flat(reader.pdfium()[0]))
    for spoken in ("hi", "en") if language == "both" else (language,):
        suffix = "_hi" if spoken == "hi" else ""
        wanted = [page.facts[key + suffix] for key in ("name", "school", "office", "district")]
        wanted += [title_of(kind.value, spoken), long_date_of(page, spoken), page.facts["udise"], page.serial]
        for text in texts:
            assert [each for each in wanted if each not in text] == []
            assert deed_sentence(kind.value, page.facts, spoken).split()[-1] in text


def long_date_of(page, language):
    from datetime import date

    return flat(long_date(date.fromisoformat(page.facts["issued_on"]), language))


def test_dates_are_written_out(printed, certificate):
    text = flat(printed(certificate()).poppler("-raw"))
    assert "from 1 July 2026 to 14 October 2026" in text
    assert "1 जुलाई 2026 से 14 अक्टूबर 2026" in text


def test_one_language_does_not_speak_the_other(printed, certificate):
    english = printed(certificate(language="en")).poppler()
    assert not [letter for letter in english if "\u0900" <= letter <= "\u097f"]
    assert "certify" not in printed(certificate(language="hi")).poppler()


def test_missing_facts_are_left_out(printed, certificate):
    page = certificate(code="")
    bare = {"name": "Ram"}
    text = flat(printed(replace(page, facts=bare)).poppler("-raw"))
    assert "Ram" in text
    assert page.serial in text
    for stray in ("“”", "{", "None", " .", "UDISE", "Block", " of  "):
        assert stray not in text


def test_only_one_script_of_the_name(printed, certificate):
    text = flat(printed(certificate(language="hi", name_hi="")).poppler("-raw"))
    assert "Gyanendra Kumar Srivastava" in text


@pytest.mark.parametrize("language", ["hi", "en", "both"])
def test_duplicate_is_marked_and_only_then(printed, certificate, language):
    marks = [say("DUPLICATE", spoken) for spoken in (("hi", "en") if language == "both" else (language,))]
    marked = flat(printed(certificate(language=language, is_duplicate=True)).poppler("-raw"))
    plain = flat(printed(certificate(language=language)).poppler("-raw"))
    for mark in marks:
        assert mark in marked
        assert mark not in plain


@pytest.mark.parametrize("key", STARTERS)
@pytest.mark.parametrize("name", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("language", ["hi", "en", "both"])
def test_long_texts_stay_inside_the_margin_and_off_the_code(printed, certificate, name, language, key):
    long = dict.fromkeys(
        ("name", "name_hi", "school", "programme", "programme_hi", "office_hi", "district", "block", "place"), name
    )
    signed = dict.fromkeys(
        ("signatory1_name", "signatory1_designation", "signatory2_name", "signatory3_designation"), name
    )
    page = replace(certificate(language=language, is_duplicate=True, **long, **signed), design=starter(key))
    reader = printed(page)
    assert outside_is_white(reader.picture(scale=2))
    assert "".join(name.split()) in "".join(reader.poppler("-raw").split())
    assert zxingcpp.read_barcodes(reader.picture(scale=150 / 72))[0].text == page.code


def outside_is_white(image) -> bool:
    """Whether nothing stands in the margins of 12 mm; `image` has two pixels for each point."""
    edge = round(2 * MARGIN) - 2
    width, height = image.size
    strips = (
        (0, 0, width, edge),
        (0, 0, edge, height),
        (0, height - edge, width, height),
        (width - edge, 0, width, height),
    )
    return all(image.crop(strip).getextrema()[0] == 255 for strip in strips)


@pytest.mark.parametrize("key", STARTERS)
def test_frame_stands_on_the_margin(printed, certificate, key):
    image = printed(replace(certificate(), design=starter(key))).picture(scale=2)
    left, top, right, bottom = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    width, height = image.size
    edges = (left, top, width - right, height - bottom)
    assert edges == pytest.approx([2 * MARGIN + 2] * 4, abs=3)


@pytest.mark.parametrize("key", STARTERS)
def test_the_code_of_each_starter_is_as_large_as_promised(key):
    for items in starter(key).layouts.values():
        (code,) = (item for item in items if isinstance(item, CodeItem))
        assert min(code.width_mm, code.height_mm) >= 30


def test_pages_of_several_designs_stand_in_one_file(printed, certificate):
    pages = [replace(certificate(number), design=starter(key)) for number, key in enumerate(STARTERS, start=1)]
    reader = printed(*pages)
    texts = reader.pdfium()
    for number, page in enumerate(pages):
        width, height = reader.picture(number).size
        assert (width > height) == (page.design.page is PageForm.LANDSCAPE)
        assert page.serial in texts[number]


def test_what_stands_in_place_of_another_says_so(printed, certificate):
    text = flat(printed(certificate(replaces="GKP/KHORABAR/2026-27/0007")).poppler("-raw"))
    assert "In place of No. GKP/KHORABAR/2026-27/0007" in text
    assert "In place of" not in printed(certificate()).poppler("-raw")


def test_the_preview_is_the_paper(tmp_path, certificate):
    print_certificates([certificate()], tmp_path / "a.pdf")
    assert certificate_file(certificate()) == (tmp_path / "a.pdf").read_bytes()


@pytest.mark.parametrize("length", [20, 400, 900])
def test_code_is_read_from_the_paper_as_given(printed, certificate, length):
    code = ("SK1:" + "7Z%9 $QW./" * 100)[:length]
    image = printed(certificate(code=code)).picture(scale=300 / 72)
    (found,) = zxingcpp.read_barcodes(image)
    assert (found.text, found.ec_level) == (code, "M")
    corners = found.position
    assert corners.top_right.x - corners.top_left.x == pytest.approx(30 / 25.4 * 300, rel=0.03)


def test_code_survives_a_poor_copy(printed, certificate):
    image = printed(certificate()).picture(scale=200 / 72).rotate(2, fillcolor=235, resample=Image.Resampling.BILINEAR)
    assert zxingcpp.read_barcodes(image)[0].text == certificate().code


def test_pages_come_in_order_and_share_their_parts(printed, certificate):
    pages = [certificate(number, name=f"Teacher {number}") for number in range(1, 31)]
    reader = printed(*pages)
    for page, text in zip(pages, reader.pdfium(), strict=True):
        assert page.serial in text
        assert page.facts["name"] in text
    assert reader.path.stat().st_size < 30_000 + 30 * 6_500


def test_same_input_same_bytes(tmp_path, certificate):
    pages = [certificate(1), certificate(2, language="hi")]
    print_certificates(pages, tmp_path / "a.pdf")
    print_certificates(pages, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_file_is_sound(printed, certificate):
    reader = printed(certificate(1), certificate(2, is_duplicate=True))
    done = subprocess.run(["pdffonts", str(reader.path)], capture_output=True, text=True, check=True, timeout=60)
    fonts = done.stdout.splitlines()[2:]
    assert fonts
    assert all("yes yes yes" in line and "FiraGO" in line for line in fonts)
    assert "rror" not in done.stderr


def test_what_no_code_can_hold_is_said_in_a_sentence(certificate, tmp_path):
    with pytest.raises(CodeTooLong, match="Shorten the longest names"):
        print_certificates([certificate(code="SK1:" + "A" * 4_000)], tmp_path / "out.pdf")
    assert list(tmp_path.iterdir()) == []
