"""Find the bytes of FiraGO that mend its Devanagari (see sankul/fonts.py), and write them to resources/fonts/mends.json.

For developers, after a new release of the package `pymupdf-fonts`: `mend_fonts.py`. Offsets are those of the OpenType
specification: each table says where its parts begin, counted from its own start.
"""

import hashlib
import io
import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from sankul.fonts import Mends, Weight, font_as_made, mend

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts" / "mends.json"
# What `ccmp` must not join: द, र and ह with the vowels below, which `blws` joins later, in order; and े and ै with a dot,
# which hides them from the reph, for which `abvs` has one sign.
EARLY = ("uni0926", "uni0930", "uni0939", "uni0947", "uni0948")
# The letters that lost their anchor for signs above, and those of the same shape that have it: ट्र stands as ट, दू as द.
STRAY = {
    **{f"{letter}0930": letter for letter in ("uni091B", "uni091F", "uni0920", "uni0921", "uni0922")},
    **{f"uni0926{vowel}": "uni0926" for vowel in ("0941", "0942")},
}
GSUB_EXTENSION, LIGATURES = 7, 4
GPOS_EXTENSION, MARKS_ON_BASES = 9, 4
CHECKSUM_OF_ALL = 0xB1B0AFBA


class Font:
    """A font file: its bytes for places, and what fontTools reads from them for meaning."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.read = TTFont(io.BytesIO(data), lazy=False)
        self.tables = {tag: entry.offset for tag, entry in self.read.reader.tables.items()}

    def number(self, place: int, size: str = "H") -> int:
        """The unsigned number at `place`: of 16 bits, or of 32 with size "L"."""
        return int(struct.unpack_from(f">{size}", self.data, place)[0])

    def subtables(self, tag: str, extension: int) -> Iterator[tuple[int, int, Any]]:
        """Each lookup's subtables in table `tag`, as (number of the lookup, place, what fontTools read)."""
        lookups = self.tables[tag] + self.number(self.tables[tag] + 8)
        for index, lookup in enumerate(self.read[tag].table.LookupList.Lookup):
            start = lookups + self.number(lookups + 2 + 2 * index)
            is_extended = self.number(start) == extension
            for nth, read in enumerate(lookup.SubTable):
                place = start + self.number(start + 6 + 2 * nth)
                yield (
                    (index, place + self.number(place + 4, "L"), read.ExtSubTable)
                    if is_extended
                    else (index, place, read)
                )


def early_joins(font: Font) -> Iterator[tuple[int, str]]:
    """Mends that empty the lists of what `ccmp` of Devanagari joins too early."""
    wanted = devanagari_ccmp(font)
    glyph_id = font.read.getGlyphID
    for index, place, read in font.subtables("GSUB", GSUB_EXTENSION):
        if index not in wanted or read.LookupType != LIGATURES:
            continue
        first = sorted(read.ligatures, key=glyph_id)
        lists = [font.number(place + 6 + 2 * nth) for nth in range(len(first))]
        assert len(set(lists)) == len(lists), "two letters share a list"
        yield from ((place + lists[first.index(letter)], "0000") for letter in EARLY)


def devanagari_ccmp(font: Font) -> set[int]:
    """The lookups that `ccmp` uses in Devanagari and nothing else uses."""
    table = font.read["GSUB"].table
    ours, others = set(), set()
    for record in table.ScriptList.ScriptRecord:
        systems = [record.Script.DefaultLangSys, *(each.LangSys for each in record.Script.LangSysRecord)]
        for index in {index for system in systems if system for index in system.FeatureIndex}:
            feature = table.FeatureList.FeatureRecord[index]
            is_ours = feature.FeatureTag == "ccmp" and record.ScriptTag in ("deva", "dev2")
            (ours if is_ours else others).update(feature.Feature.LookupListIndex)
    return ours - others


def lost_anchors(font: Font) -> Iterator[tuple[int, str]]:
    """Mends that give letters without an anchor that of the plain letter; both stand at the same place from the origin."""
    for _index, place, read in font.subtables("GPOS", GPOS_EXTENSION):
        if read.LookupType != MARKS_ON_BASES:
            continue
        glyphs, bases = read.BaseCoverage.glyphs, place + font.number(place + 10)
        for stray, plain in STRAY.items():
            if stray in glyphs and plain in glyphs:
                yield from copied(font, read, bases, glyphs.index(stray), glyphs.index(plain))


def copied(font: Font, read: Any, bases: int, stray: int, plain: int) -> Iterator[tuple[int, str]]:
    """For each kind of sign: where the letter `stray` lacks what `plain` has, the place of plain's anchor."""
    records = read.BaseArray.BaseRecord
    for kind in range(read.ClassCount):
        if is_lost(records[stray].BaseAnchor[kind]) and not is_lost(records[plain].BaseAnchor[kind]):
            anchor = font.number(bases + 2 + 2 * (plain * read.ClassCount + kind))
            yield bases + 2 + 2 * (stray * read.ClassCount + kind), f"{anchor:04x}"


def is_lost(anchor: Any) -> bool:
    """Whether an anchor is missing or was left at the origin."""
    return anchor is None or (anchor.XCoordinate, anchor.YCoordinate) == (0, 0)


def checksums(font: Font, mends: Mends) -> Iterator[tuple[int, str]]:
    """Mends of the checksums of the changed tables and of the file, for readers that verify them."""
    data = bytearray(mend(font.data, mends))
    for index in range(font.number(4)):
        entry = 12 + 16 * index
        start, length = struct.unpack_from(">LL", data, entry + 8)
        if data[entry : entry + 4] in (b"GSUB", b"GPOS"):
            struct.pack_into(">L", data, entry + 4, checksum(data[start : start + length]))
            yield entry + 4, data[entry + 4 : entry + 8].hex()
    whole = font.tables["head"] + 8
    struct.pack_into(">L", data, whole, 0)
    yield whole, f"{(CHECKSUM_OF_ALL - checksum(data)) % 2**32:08x}"


def checksum(data: bytes) -> int:
    """The sum of 32-bit numbers that OpenType asks for; short ends are filled with zeros."""
    padded = data + bytes(-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) % 2**32


def mends_of(data: bytes) -> list[tuple[int, str]]:
    """All mends of one font file."""
    font = Font(data)
    joins, anchors = list(early_joins(font)), list(lost_anchors(font))
    assert len(joins) == len(EARLY), "the joins of this release are others"
    assert len(anchors) == len(STRAY), "the anchors of this release are others"
    mends = sorted([*joins, *anchors])
    return sorted([*mends, *checksums(font, mends)])


def main() -> None:
    """Write the mends of all weights, one font in a line."""
    fonts = [font_as_made(weight) for weight in Weight]
    lines = [f'"{hashlib.sha256(font).hexdigest()}": {json.dumps(mends_of(font))}' for font in fonts]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(lines)} fonts in {TARGET.name}")


if __name__ == "__main__":
    main()
