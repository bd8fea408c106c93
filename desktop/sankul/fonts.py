"""FiraGO, which carries Latin, Devanagari and the rupee sign, with two faults of its Devanagari mended in memory.

In all its weights, `ccmp` joins दु, दू, रु, रू, हु, हू and हृ before the letters were put in order, so that उर्दू, हिन्दू and
ग्रुप come out with a bare halant; and the place for signs above was left at the origin for छ्र, ट्र, ठ्र, ड्र, ढ्र, दु and दू,
so that the e of ट्रेन and the reph of उर्दू fall to the lower left. The mends are a few bytes each: `packaging/mend_fonts.py`
finds them and `resources/fonts/mends.json` keeps them. The font's licence (OFL, with the reserved name Fira) lets nobody
ship a changed file under its name, therefore it comes as it was made and is mended at each start.
"""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import import_module

from sankul.places import resource

Mends = Sequence[tuple[int, str]]


class Weight(StrEnum):
    """The weights there are."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"


def font_bytes(weight: Weight) -> bytes:
    """The TrueType file of a weight, mended. A release of it that is not known is left as it is, and the log says so."""
    font = font_as_made(weight)
    mends = _all_mends().get(hashlib.sha256(font).hexdigest())
    if mends is None:
        logging.getLogger("sankul.fonts").info("no mends are known for this release of FiraGO %s", weight)
        return font
    return mend(font, mends)


def font_as_made(weight: Weight) -> bytes:
    """The TrueType file of a weight as its makers released it."""
    return bytes(import_module(f"pymupdf_fonts.FiraGO_{weight}").fontbuffer)


def mend(font: bytes, mends: Mends) -> bytes:
    """`font` with bytes overwritten; each mend is a place from the file's start and the new bytes there, in hexadecimal."""
    mended = bytearray(font)
    for offset, new in mends:
        data = bytes.fromhex(new)
        mended[offset : offset + len(data)] = data
    return bytes(mended)


@cache
def _all_mends() -> Mapping[str, Mends]:
    """The mends of each font file by its SHA-256."""
    found: dict[str, Mends] = json.loads(resource("fonts", "mends.json").read_text(encoding="utf-8"))
    return found
