"""Designs are drawn as they say: each item inside its box, shared parts once, pictures in their own proportions."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from sankul.operations.designs import STARTERS, starter
from sankul.printing.certificate_wording import field_text
from sankul.printing.certificates import certificate_file, print_certificates
from sankul.printing.designs import SHARED_FIELDS, said
from sankul.printing.pictures import PictureUnreadable
from sankul.rules.designs import (
    FIELDS,
    Align,
    Design,
    DuplicateItem,
    FrameItem,
    FrameStyle,
    PageForm,
    PictureItem,
    RuleItem,
    RuleStyle,
    SignaturesItem,
    Speaks,
    Stand,
    TextItem,
    Weight,
)
from sankul.rules.papers import Both

BOX = {"x_mm": 100.0, "y_mm": 60.0, "width_mm": 80.0, "height_mm": 40.0}
DPMM = 4
SCALE = DPMM * 25.4 / 72


@pytest.fixture
def drawn(tmp_path, read, certificate):
    """Draws items alone on a page and gives the box of the ink in mm from the upper left, or None."""

    def draw(*items, pictures=None, **changes):
        design = Design(name=Both("D"), page=PageForm.LANDSCAPE, layouts={"both": items, "one": items})
        page = replace(certificate(**changes), design=design, pictures=pictures or {})
        print_certificates([page], tmp_path / "out.pdf")
        image = read(tmp_path / "out.pdf").picture(scale=SCALE)
        box = image.point(lambda value: 255 if value < 160 else 0).getbbox()
        return box and tuple(edge / DPMM for edge in box)

    return draw


def is_inside(ink, slack=0.35):
    left, top, right, bottom = ink
    return (
        left >= BOX["x_mm"] - slack
        and top >= BOX["y_mm"] - slack
        and right <= BOX["x_mm"] + BOX["width_mm"] + slack
        and bottom <= BOX["y_mm"] + BOX["height_mm"] + slack
    )


@pytest.mark.parametrize("style", list(FrameStyle))
@pytest.mark.parametrize("thickness", [0.3, 3.0])
def test_each_frame_fills_its_box_and_stays_inside(drawn, style, thickness):
    ink = drawn(FrameItem(key="f", style=style, thickness_pt=thickness, **BOX))
    assert is_inside(ink)
    assert ink == pytest.approx((100, 60, 180, 100), abs=1.2)


@pytest.mark.parametrize("style", list(RuleStyle))
def test_each_rule_runs_along_the_middle_of_its_box(drawn, style):
    left, top, right, bottom = drawn(RuleItem(key="r", style=style, **{**BOX, "height_mm": 6.0}))
    assert (left, right) == pytest.approx((100, 180), abs=0.5)
    assert (top + bottom) / 2 == pytest.approx(63, abs=0.4)


def test_a_high_box_makes_an_upright_rule(drawn):
    left, top, right, bottom = drawn(RuleItem(key="r", **{**BOX, "width_mm": 2.0}))
    assert (left + right) / 2 == pytest.approx(101, abs=0.3)
    assert (top, bottom) == pytest.approx((60, 100), abs=0.5)


@pytest.mark.parametrize(("align", "edge", "at"), [(Align.LEFT, 0, 100), (Align.RIGHT, 2, 180)])
def test_text_stands_at_its_edge(drawn, align, edge, at):
    ink = drawn(TextItem(key="t", text=Both("HHHH"), size_pt=20, align=align, speaks=Speaks.ENGLISH, **BOX))
    assert ink[edge] == pytest.approx(at, abs=0.8)


def test_text_stands_high_in_the_middle_or_low(drawn):
    tops = [
        drawn(TextItem(key="t", text=Both("HHHH"), size_pt=20, stand=stand, speaks=Speaks.ENGLISH, **BOX))[1]
        for stand in (Stand.TOP, Stand.MIDDLE, Stand.BOTTOM)
    ]
    assert tops[0] < 64
    assert tops[1] == pytest.approx(80 - 2.4, abs=1)
    assert tops[2] > 90


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("keeps_line", [True, False])
@pytest.mark.parametrize("name", ["Ram", "W" * 200, "क्षत्रिय ज्ञानेन्द्र " * 30, "श्रीवास्तव" * 20])
def test_text_never_leaves_its_box(drawn, weight, keeps_line, name):
    item = TextItem(key="t", text=Both("{name}"), size_pt=40, weight=weight, keeps_line=keeps_line, **BOX)
    assert is_inside(drawn(item, name=name, name_hi=name), slack=1.2)


def test_what_says_nothing_draws_nothing(drawn):
    assert drawn(TextItem(key="t", text=Both("Replaces {replaces}"), **BOX)) is None
    assert drawn(DuplicateItem(key="d", **BOX)) is None


@pytest.mark.parametrize("speaks", list(Speaks))
def test_the_mark_of_a_duplicate_stays_in_its_box(drawn, speaks):
    item = DuplicateItem(key="d", speaks=speaks, **{**BOX, "height_mm": 9.0})
    left, top, right, bottom = drawn(item, is_duplicate=True)
    assert right == pytest.approx(180, abs=0.5)
    assert (top, bottom) == pytest.approx((60, 69), abs=0.6)
    assert left > 110


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("length", [1, 12])
def test_signatures_stay_in_their_box(drawn, count, length):
    facts = {f"signatory1_{key}": "" for key in ("name", "name_hi", "designation", "designation_hi")}
    for number in range(1, count + 1):
        facts |= {
            f"signatory{number}_name": "Gyanendra Srivastava " * length,
            f"signatory{number}_designation_hi": "खण्ड शिक्षा अधिकारी " * length,
        }
    assert is_inside(drawn(SignaturesItem(key="s", **BOX), **facts))


def picture(size, mode="L", form="PNG"):
    out = BytesIO()
    Image.new(mode, size, 0).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(("size", "ink"), [((400, 100), (100, 70, 180, 90)), ((100, 400), (135, 60, 145, 100))])
@pytest.mark.parametrize(("mode", "form"), [("L", "PNG"), ("1", "PNG"), ("RGB", "JPEG"), ("P", "PNG")])
def test_a_picture_keeps_its_proportions_in_the_middle_of_its_box(drawn, size, ink, mode, form):
    item = PictureItem(key="p", picture="d", **BOX)
    assert drawn(item, pictures={"d": picture(size, mode, form)}) == pytest.approx(ink, abs=0.6)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", picture((40, 40))[:45], None])
def test_a_picture_that_is_none_is_trouble(drawn, data):
    with pytest.raises(PictureUnreadable):
        drawn(PictureItem(key="p", picture="d", **BOX), pictures={} if data is None else {"d": data})


def test_a_picture_stands_in_the_file_once(tmp_path, certificate):
    design = starter("classic")
    noise = Image.effect_noise((300, 300), 80)
    out = BytesIO()
    noise.save(out, "PNG")
    logo = PictureItem(key="logo", picture="d", x_mm=20, y_mm=20, width_mm=20, height_mm=20)
    with_logo = replace(design, layouts={name: (*items, logo) for name, items in design.layouts.items()})
    pages = [replace(certificate(n), design=with_logo, pictures={"d": out.getvalue()}) for n in range(1, 11)]
    print_certificates(pages, tmp_path / "many.pdf")
    one = len(certificate_file(pages[0]))
    assert one > len(out.getvalue()) * 0.8
    assert (tmp_path / "many.pdf").stat().st_size < one * 1.6


def test_every_field_is_filled(certificate):
    page = certificate(replaces="X/1", place="Gorakhpur", place_hi="गोरखपुर")
    for language in ("hi", "en"):
        assert [name for name in FIELDS if not field_text(name, page, language)] == []
    assert set(FIELDS) >= SHARED_FIELDS


def test_a_text_speaks_its_language(certificate):
    def words(speaks, language):
        item = TextItem(key="t", text=Both("{name} of", "{name} का"), speaks=speaks, **BOX)
        return said(item, certificate(language=language))

    hindi, english = "ज्ञानेन्द्र कुमार श्रीवास्तव का", "Gyanendra Kumar Srivastava of"
    assert words(Speaks.PAPER, "both") == f"{hindi} / {english}"
    assert words(Speaks.PAPER, "hi") == words(Speaks.HINDI, "en") == hindi
    assert words(Speaks.PAPER, "en") == words(Speaks.ENGLISH, "both") == english


@pytest.mark.parametrize("key", STARTERS)
def test_papers_of_two_issues_in_one_file_keep_their_own_words(tmp_path, read, certificate, key):
    pages = [
        replace(certificate(1, office="First Office", office_hi="पहला कार्यालय"), design=starter(key)),
        replace(certificate(2, office="Second Office", office_hi="दूसरा कार्यालय"), design=starter(key)),
        replace(certificate(3, kind="completion"), design=starter(key)),
    ]
    print_certificates(pages, tmp_path / "out.pdf")
    first, second, third = read(tmp_path / "out.pdf").pdfium()
    assert "First Office" in first
    assert "Second Office" not in first
    assert "दूसरा कार्यालय" in second
    assert "Certificate of Completion" in third


@pytest.mark.parametrize(
    "marks",
    [(), (DuplicateItem(key="d", x_mm=1, y_mm=1, width_mm=0.5, height_mm=0.5),)],
    ids=["no place", "a place that nobody sees"],
)
@pytest.mark.parametrize("page", list(PageForm))
def test_a_second_print_is_always_marked(certificate, read, tmp_path, page, marks):
    design = Design(name=Both("D"), page=page, layouts={"both": marks, "one": marks})
    pages = [replace(certificate(is_duplicate=each), design=design) for each in (False, True)]
    print_certificates(pages, tmp_path / "out.pdf")
    first, second = read(tmp_path / "out.pdf").pdfium()
    assert "DUPLICATE" not in first
    assert "DUPLICATE" in second
    assert "द्वितीय प्रति" in second
