"""Glyphs placed by HarfBuzz, and two faults of FiraGO itself mended, which are in every weight of it.

Its `ccmp` feature joins दु, दू, रु and रू before the letters were put in order, so that उर्दू, हिन्दू and ग्रुप come out with a
bare halant; switched off, `blws` does the same in its right place. And some anchors of Devanagari were left at the origin:
the e of ट्रेन and the reph of उर्दू fall to the lower left of the letter. Such signs are put where they stand on the plain
letter, whose shape there is the same: ट for ट्र, द for दू.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import uharfbuzz as hb

from sankul.printing.fonts import Face

DEVANAGARI, OTHER = "Deva", "Latn"
_LANGUAGES = {DEVANAGARI: "hi", OTHER: "en"}
_FEATURES = {DEVANAGARI: {"ccmp": False}, OTHER: {}}
_STRAY = {"छ्र": "छ", "ट्र": "ट", "ठ्र": "ठ", "ड्र": "ड", "ढ्र": "ढ", "दु": "द", "दू": "द"}
_SIGN = "ं"
_FALLEN = -400


@dataclass(frozen=True, slots=True)
class Glyph:
    """One placed glyph: `x` and `y` move it from the pen, `advance` moves the pen on; `start` is its cluster's first place."""

    id: int
    x: int
    y: int
    advance: int
    start: int


def shape_run(face: Face, script: str, run: str, start: int) -> list[Glyph]:
    """The glyphs of a run of one script as HarfBuzz gives them; `start` is the run's place in its word."""
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.direction, buffer.script, buffer.language = "ltr", script, _LANGUAGES[script]
    hb.shape(face.shaper, buffer, _FEATURES[script])
    return [
        Glyph(info.codepoint, place.x_offset, place.y_offset, place.x_advance, start + info.cluster)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def attach(face: Face, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The same glyphs with fallen signs put back on their letters."""
    mended: list[Glyph] = []
    letter = -1
    for glyph in glyphs:
        if glyph.advance:
            letter = glyph.id
        right, up = _lost_anchors(face).get(letter, (0, 0))
        has_fallen = glyph.advance == 0 and glyph.y < _FALLEN
        mended.append(replace(glyph, x=glyph.x + right, y=glyph.y + up) if has_fallen else glyph)
    return mended


@cache
def _lost_anchors(face: Face) -> Mapping[int, tuple[int, int]]:
    """Where the anchor for signs above should be, for each letter that lost it: right and up from its origin."""
    anchors = {}
    for stray, plain in _STRAY.items():
        letter, fallen = shape_run(face, DEVANAGARI, stray + _SIGN, 0)
        model, sign = shape_run(face, DEVANAGARI, plain + _SIGN, 0)
        if fallen.y < _FALLEN:
            anchors[letter.id] = (sign.x + model.advance - fallen.x - letter.advance, sign.y - fallen.y)
    return anchors
