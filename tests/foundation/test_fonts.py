"""FiraGO is mended where its Devanagari is wrong, and nowhere else."""

import hashlib
import importlib
import io
import json
import logging
import struct
from functools import cache

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from sankul import fonts
from sankul.fonts import Weight, font_as_made, font_bytes, mend
from sankul.places import resource

STRAY = [("छ्र", "छ"), ("ट्र", "ट"), ("ठ्र", "ठ"), ("ड्र", "ड"), ("ढ्र", "ढ"), ("दु", "द"), ("दू", "द")]
SIGNS = ["ं", "े", "ें", "ै"]
BROKEN = ["उर्दू", "हिन्दू", "ग्रुप", "ट्रू", "श्रुति", "बिन्दु", "क्रूर", "द्रुत", "शत्रु", "छ्रू"]
RIGHT = [
    "क्षत्रिय",
    "शुरू",
    "रुपये",
    "रूप",
    "दुबे",
    "हुआ",
    "हृदय",
    "में",
    "मैं",
    "बॅंक",
    "कॉलेज",
    "र्\u200dय",
    "ज़िला",
    "गाँव",
    "क्\u200cष",
    "१२३",
    "राष्ट्रीय",
    "डॉ०",
    "॥",
    "।।",
]


@cache
def shaper(weight, is_mended=True):
    return hb.Font(hb.Face(font_bytes(weight) if is_mended else font_as_made(weight)))


def shape(weight, text, is_mended=True, script="Deva"):
    """Each glyph with its place from the start of the text, and its advance."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", script, {"Deva": "hi", "Latn": "en"}[script]
    hb.shape(shaper(weight, is_mended), buffer)
    pen, placed = 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((info.codepoint, pen + place.x_offset, place.y_offset, place.x_advance))
        pen += place.x_advance
    return placed


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("word", BROKEN)
def test_no_halant_is_left_bare(weight, word):
    halant = shaper(weight).get_nominal_glyph(ord("्"))
    assert halant in [glyph[0] for glyph in shape(weight, word, is_mended=False)], "the font has no fault here"
    assert halant not in [glyph[0] for glyph in shape(weight, word)]


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize(("stray", "plain"), STRAY)
@pytest.mark.parametrize("sign", SIGNS)
def test_signs_stand_as_on_the_plain_letter(weight, stray, plain, sign):
    fallen, placed, model = (
        shape(weight, stray + sign, is_mended=False),
        shape(weight, stray + sign),
        shape(weight, plain + sign),
    )
    assert fallen[-1][2] < -400, "the font has no fault here"
    assert placed[-1][:3] == model[-1][:3]


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize(("stray", "plain"), STRAY)
def test_reph_stands_as_on_the_plain_letter(weight, stray, plain):
    assert shape(weight, "र्" + stray)[-1][1:3] == shape(weight, "र्" + plain)[-1][1:3]


@pytest.mark.parametrize("weight", list(Weight))
def test_reph_and_dot_join_above_e(weight):
    assert len(shape(weight, "र्में", is_mended=False)) == 3
    assert len(shape(weight, "र्में")) == 2


@pytest.mark.parametrize("weight", list(Weight))
def test_what_was_right_stays(weight):
    for word in RIGHT:
        assert shape(weight, word) == shape(weight, word, is_mended=False), word
    for word in ("AVATAR", "office file", "Ā̀ é", "₹500"):
        assert shape(weight, word, script="Latn") == shape(weight, word, is_mended=False, script="Latn"), word


@pytest.mark.parametrize("weight", list(Weight))
def test_the_file_is_sound_and_changed_in_few_places(weight):
    made, mended = font_as_made(weight), font_bytes(weight)
    assert len(mended) == len(made)
    assert 0 < sum(old != new for old, new in zip(made, mended, strict=True)) < 60
    assert sum(struct.unpack(f">{len(mended) // 4}L", mended)) % 2**32 == 0xB1B0AFBA
    before, after = TTFont(io.BytesIO(made)), TTFont(io.BytesIO(mended), lazy=False, checkChecksums=2)
    changed = {tag for tag in before.reader.tables if before.reader[tag] != after.reader[tag]}
    assert changed == {"GSUB", "GPOS", "head"}


@pytest.mark.parametrize("weight", list(Weight))
def test_kept_mends_are_those_that_are_found(weight, monkeypatch):
    monkeypatch.syspath_prepend(resource().parent / "packaging")
    found = importlib.import_module("mend_fonts").mends_of(font_as_made(weight))
    kept = json.loads(resource("fonts", "mends.json").read_text(encoding="utf-8"))
    assert kept[hashlib.sha256(font_as_made(weight)).hexdigest()] == [list(each) for each in found]


def test_bytes_are_overwritten_where_they_stand():
    assert mend(b"abcdef", [(1, "5859"), (5, "5a")]) == b"aXYdeZ"


def test_unknown_release_is_left_as_it_is(monkeypatch, caplog):
    monkeypatch.setattr(fonts, "font_as_made", lambda weight: b"another release")
    with caplog.at_level(logging.INFO, "sankul"):
        assert font_bytes(Weight.BOLD) == b"another release"
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [
        ("INFO", "no mends are known for this release of FiraGO Bold")
    ]
