"""Words are split by script, and glyphs are those of HarfBuzz."""

import pytest
import uharfbuzz as hb

from sankul.printing.fonts import Font, load_face
from sankul.printing.shaping import shape_word, split_scripts


@pytest.mark.parametrize(
    ("word", "runs"),
    [
        ("ARPत्रिपाठी", [("Latn", "ARP"), ("Deva", "त्रिपाठी")]),
        ("S.No./क्रम", [("Latn", "S.No./"), ("Deva", "क्रम")]),
        ("(त्रिपाठी)", [("Deva", "(त्रिपाठी)")]),
        ("2026-27", [("Latn", "2026-27")]),
        ("₹500", [("Latn", "₹500")]),
        ("है।", [("Deva", "है।")]),
        ("क्‍षA", [("Deva", "क्‍ष"), ("Latn", "A")]),
        ("कक्षा-5B", [("Deva", "कक्षा-5"), ("Latn", "B")]),
        ("", []),
    ],
)
def test_runs_of_one_script(word, runs):
    assert split_scripts(word) == runs


def shaped_by_harfbuzz(font, word, script):
    face = load_face(font)
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.direction, buffer.script, buffer.language = "ltr", script, {"Deva": "hi", "Latn": "en"}[script]
    hb.shape(face.shaper, buffer)
    return [
        (info.codepoint, place.x_offset, place.y_offset, place.x_advance)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("font", list(Font))
@pytest.mark.parametrize(
    ("word", "script"),
    [
        (word, "Deva")
        for word in (
            "क्षत्रिय",
            "प्रशिक्षण",
            "नियुक्ति",
            "ज्ञानेन्द्र",
            "हृदय",
            "शृंखला",
            "र्‍य",
            "कार्यक्रम",
            "ज़िला",
            "गाँव",
            "१२३",
            "क्‌ष",
        )
    ]
    + [("AVATAR", "Latn"), ("office", "Latn"), ("₹500", "Latn")],
)
def test_glyphs_and_places_are_harfbuzz_s_own(font, word, script):
    glyphs = [(glyph.id, glyph.x, glyph.y, glyph.advance) for glyph in shape_word(font, word).glyphs]
    assert glyphs == shaped_by_harfbuzz(font, word, script)


def test_a_word_of_two_scripts_is_its_runs_one_after_the_other():
    glyphs = [(glyph.id, glyph.x, glyph.y, glyph.advance) for glyph in shape_word(Font.REGULAR, "ARPत्रिपाठी").glyphs]
    assert glyphs == shaped_by_harfbuzz(Font.REGULAR, "ARP", "Latn") + shaped_by_harfbuzz(
        Font.REGULAR, "त्रिपाठी", "Deva"
    )


@pytest.mark.parametrize("font", list(Font))
@pytest.mark.parametrize("word", ["उर्दू", "हिन्दू", "ग्रुप", "ट्रू", "श्रुति", "बिन्दु", "क्रूर"])
def test_no_halant_is_left_bare(font, word):
    assert load_face(font).glyph_of("्") not in [glyph.id for glyph in shape_word(font, word).glyphs]


@pytest.mark.parametrize("font", list(Font))
@pytest.mark.parametrize(
    ("stray", "plain"), [("ट्र", "ट"), ("ठ्र", "ठ"), ("ड्र", "ड"), ("ढ्र", "ढ"), ("छ्र", "छ"), ("दु", "द"), ("दू", "द")]
)
def test_signs_stand_as_high_as_on_the_plain_letter(font, stray, plain):
    sign = "ं"
    mended, model = shape_word(font, stray + sign).glyphs[-1], shape_word(font, plain + sign).glyphs[-1]
    assert mended.y == model.y
    pen = sum(glyph.advance for glyph in shape_word(font, stray).glyphs)
    model_pen = sum(glyph.advance for glyph in shape_word(font, plain).glyphs)
    assert abs((mended.x + pen) - (model.x + model_pen)) <= 1
