"""FiraGO for papers: its shaper and its measures.

Everything is in thousandths of the font size, which are FiraGO's own units.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import uharfbuzz as hb

from sankul.fonts import Weight, font_bytes

UNITS = 1000


class Font(StrEnum):
    """The weights that papers use."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"

    @property
    def file_name(self) -> str:
        """The PostScript name."""
        return f"FiraGO-{self.value}"


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One loaded weight. `text_of` says which single character a glyph stands for, where there is one."""

    font: Font
    face: hb.Face
    shaper: hb.Font
    text_of: Mapping[int, str]
    ascent: int
    descent: int

    def glyph_of(self, character: str) -> int | None:
        """The glyph of one character before any shaping; None when the font lacks it."""
        glyph: int | None = self.shaper.get_nominal_glyph(ord(character))
        return glyph

    def width_of(self, glyph: int) -> int:
        """How far a glyph moves the pen."""
        width: int = self.shaper.get_glyph_h_advance(glyph)
        return width


@cache
def load_face(font: Font) -> Face:
    """The face of a weight, loaded once."""
    face = hb.Face(font_bytes(Weight(font.value)))
    shaper = hb.Font(face)
    text_of: dict[int, str] = {}
    for code in sorted(face.unicodes):
        glyph = shaper.get_nominal_glyph(code)
        text_of.setdefault(glyph, chr(code))
    extents = shaper.get_font_extents("ltr")
    return Face(font, face, shaper, text_of, extents.ascender, extents.descender)
