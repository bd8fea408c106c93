"""Putting a font into a PDF: only the glyphs that were drawn, numbered as in the whole font, so that a page names glyphs.

The font is a Type 0 font over an identity encoding (ISO 32000-1, 9.7): a page's two-byte codes are glyph ids.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from sankul.printing.fonts import Face

_DROPPED = ("GSUB", "GPOS", "GDEF", "DSIG", "cmap", "name", "OS/2", "post", "gasp")
_SYMBOLIC = 4
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{sections}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class EmbeddedFont:
    """One weight in one PDF; `use` notes what was drawn, and the subset is made when the file is finished."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.name = f"Sk{face.font.value}"
        self._used: set[int] = set()

    def use(self, glyphs: Iterable[int]) -> None:
        """Note glyphs that a page draws."""
        self._used.update(glyphs)

    def addObjects(self, document: Any) -> None:
        """Add the font's objects; ReportLab asks for this when it finishes the file."""
        glyphs = sorted(self._used)
        base = PDFName(f"{_tag(glyphs)}+{self.face.font.file_name}")
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(self._descriptor(document, base, glyphs)),
            "CIDToGIDMap": PDFName("Identity"),
            "DW": 0,
            "W": PDFArray(self._widths(glyphs)),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(_stream(self._to_unicode(glyphs).encode())),
        }
        document.idToObject[BasicFonts].dict[self.name] = document.Reference(PDFDictionary(font), self.name)

    def _descriptor(self, document: Any, base: Any, glyphs: Sequence[int]) -> Any:
        data = self._subset(glyphs)
        file = _stream(data)
        file.dictionary["Length1"] = len(data)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([-1000, self.face.descent, 2000, self.face.ascent]),
                "ItalicAngle": -12 if "Italic" in self.face.font.value else 0,
                "Ascent": self.face.ascent,
                "Descent": self.face.descent,
                "CapHeight": 689,
                "StemV": 140 if "Bold" in self.face.font.value else 80,
                "FontFile2": document.Reference(file),
            }
        )

    def _subset(self, glyphs: Sequence[int]) -> bytes:
        """The font file with the outlines of `glyphs` alone; other numbers stay, empty."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
        return bytes(hb.subset(self.face.face, wanted).blob.data)

    def _widths(self, glyphs: Sequence[int]) -> list[Any]:
        widths: list[Any] = []
        for glyph in glyphs:
            widths += [glyph, PDFArray([self.face.width_of(glyph)])]
        return widths

    def _to_unicode(self, glyphs: Sequence[int]) -> str:
        """Which characters glyphs stand for, where one glyph is one character; the other words carry their text."""
        pairs = [
            f"<{glyph:04X}> <{_utf16(self.face.text_of[glyph])}>" for glyph in glyphs if glyph in self.face.text_of
        ]
        sections = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        return _CMAP.format(
            sections="\n".join(f"{len(each)} beginbfchar\n" + "\n".join(each) + "\nendbfchar" for each in sections)
        )


def _stream(data: bytes) -> Any:
    return PDFStream(content=data, filters=[PDFZCompress])


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _tag(glyphs: Sequence[int]) -> str:
    """Six capitals that stay the same for the same glyphs (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(repr(list(glyphs)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
