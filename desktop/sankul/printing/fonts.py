"""FiraGO for papers: its shaper and its measures.

Everything is in thousandths of the font size, which are FiraGO's own units.

HarfBuzz shapes with the font as it is. What goes into files has wider advances for signs that stand above, below or aside: a
reader that goes by places (MuPDF does) sees a blank where a letter begins more than 150 right of where the glyph before it
ended, and a new line where it begins more than 800 left of there; but a sign of no width stands far from the next letter.
Each glyph is moved to its place anyway, so papers look the same.
"""

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import uharfbuzz as hb

from sankul.fonts import Weight, font_bytes

UNITS = 1000
_SIGN_ADVANCE = 490
_LEANING_ADVANCE = 160
_LEANING = re.compile("uni(0904|090E|0910|091[234]|094[0ABC]|0937|(0926|091B|0933|0939)094D)")
"""Names of glyphs that a sign may follow at their right."""


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
    """One loaded weight: what shapes it, what is put into files, and its number of glyphs.

    `text_of` says which single character a glyph stands for, where there is one.
    """

    font: Font
    shaper: hb.Font
    embedded: hb.Face
    advances: tuple[int, ...]
    text_of: Mapping[int, str]
    glyphs: int
    ascent: int
    descent: int

    def glyph_of(self, character: str) -> int | None:
        """The glyph of one character before any shaping; None when the font lacks it."""
        glyph: int | None = self.shaper.get_nominal_glyph(ord(character))
        return glyph

    def width_of(self, glyph: int) -> int:
        """How far a glyph moves the pen of a reader."""
        return self.advances[glyph]


@cache
def load_face(font: Font) -> Face:
    """The face of a weight, loaded once."""
    data = font_bytes(Weight(font.value))
    face = hb.Face(data)
    shaper = hb.Font(face)
    text_of: dict[int, str] = {}
    for code in sorted(face.unicodes):
        glyph = shaper.get_nominal_glyph(code)
        text_of.setdefault(glyph, chr(code))
    extents = shaper.get_font_extents("ltr")
    advances = tuple(_roomy_advance(shaper, glyph) for glyph in range(face.glyph_count))
    embedded = hb.Face(_with_advances(data, advances))
    return Face(font, shaper, embedded, advances, text_of, face.glyph_count, extents.ascender, extents.descender)


def _roomy_advance(shaper: hb.Font, glyph: int) -> int:
    """The advance of a glyph in files."""
    own: int = shaper.get_glyph_h_advance(glyph)
    if own == 0:
        return _SIGN_ADVANCE
    return own + (_LEANING_ADVANCE if _LEANING.match(shaper.glyph_to_string(glyph)) else 0)


def _with_advances(data: bytes, advances: tuple[int, ...]) -> bytes:
    """The font file with other advances in its table `hmtx` (OpenType 1.9), four bytes a glyph; check sums are the embedder's."""
    written = bytearray(data)
    (tables,) = struct.unpack_from(">H", data, 4)
    places = {}
    for number in range(tables):
        tag, _sum, place, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        places[tag] = place
    (metrics,) = struct.unpack_from(">H", data, places[b"hhea"] + 34)
    for glyph, advance in enumerate(advances[:metrics]):
        struct.pack_into(">H", written, places[b"hmtx"] + 4 * glyph, advance)
    return bytes(written)
