"""Glyphs as HarfBuzz chooses and places them for a run of one script."""

from dataclasses import dataclass

import uharfbuzz as hb

from sankul.printing.fonts import Face

DEVANAGARI, OTHER = "Deva", "Latn"
_LANGUAGES = {DEVANAGARI: "hi", OTHER: "en"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One placed glyph: `x` and `y` move it from the pen, `advance` moves the pen on; `start` is its cluster's first place."""

    id: int
    x: int
    y: int
    advance: int
    start: int


def shape_run(face: Face, script: str, run: str, start: int) -> list[Glyph]:
    """The glyphs of a run of one script; `start` is the run's place in its word."""
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.direction, buffer.script, buffer.language = "ltr", script, _LANGUAGES[script]
    hb.shape(face.shaper, buffer)
    return [
        Glyph(info.codepoint, place.x_offset, place.y_offset, place.x_advance, start + info.cluster)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
