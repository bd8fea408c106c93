"""Putting a font into a PDF: only the glyphs that were drawn, numbered as in the whole font, so that a page names glyphs.

The font is a Type 0 font over an identity encoding (ISO 32000-1, 9.7): a page's two-byte codes are glyph ids, as long as a glyph
stands for one text. Where it stands for another one as well (the sign of क in कि is drawn behind that of the i), it has a further
code beyond the glyphs, so that readers which do not know `ActualText` also find the text as it was written.
"""

import hashlib
import struct
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from sankul.printing.fonts import Face
from sankul.printing.glyphs import Glyph

_DROPPED = ("GSUB", "GPOS", "GDEF", "DSIG", "cmap", "name", "OS/2", "post", "gasp")
_SYMBOLIC = 4
_LAST_CODE = 0xFFFF
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
    """One weight in one PDF, whose text is in `language` unless a span says otherwise.

    `code` notes what is drawn, and the subset is made when the file is finished.
    """

    def __init__(self, face: Face, language: str) -> None:
        self.face, self.language = face, language
        self.name = f"Sk{face.font.value}"
        self.arrays: dict[Hashable, str] = {}
        self.spans: dict[Hashable, str] = {}
        self.lines: dict[Hashable, tuple[str, ...]] = {}
        """What text.py has written before, for words, words with blanks, and lines."""
        self._codes: dict[tuple[int, str], str] = {}
        self._plain: dict[int, str] = {}

    def code(self, glyph: Glyph) -> str:
        """The code under which a page draws `glyph`, in hexadecimal."""
        meant = (glyph.id, glyph.text)
        code = self._codes.get(meant)
        if code is None:
            first = self._plain.setdefault(glyph.id, self.face.text_of.get(glyph.id, glyph.text))
            extra = self.face.glyphs + len(self._codes)
            code = f"{glyph.id if first == glyph.text or extra > _LAST_CODE else extra:04X}"
            self._codes[meant] = code
        return code

    def addObjects(self, document: Any) -> None:
        """Add the font's objects; ReportLab asks for this when it finishes the file."""
        drawn = {int(code, 16): (glyph, text) for (glyph, text), code in sorted(self._codes.items(), reverse=True)}
        glyphs = sorted({glyph for glyph, _text in drawn.values()})
        base = PDFName(f"{_tag(glyphs)}+{self.face.font.file_name}")
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(self._descriptor(document, base, glyphs)),
            "CIDToGIDMap": self._glyph_map(document, drawn),
            "DW": 0,
            "W": PDFArray(self._widths(drawn)),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(_stream(_to_unicode(drawn).encode())),
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
                "FontBBox": PDFArray(self._box()),
                "ItalicAngle": -8 if "Italic" in self.face.font.value else 0,
                "Ascent": self.face.ascent,
                "Descent": self.face.descent,
                "CapHeight": 689,
                "StemV": 140 if "Bold" in self.face.font.value else 80,
                "FontFile2": document.Reference(file),
            }
        )

    def _box(self) -> tuple[int, ...]:
        """The box round all glyphs, from the table `head` (OpenType 1.9)."""
        return struct.unpack_from(">4h", self.face.embedded.reference_table("head").data, 36)

    def _subset(self, glyphs: Sequence[int]) -> bytes:
        """The font file with the outlines of `glyphs` alone; other numbers stay, empty."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
        return bytes(hb.subset(self.face.embedded, wanted).blob.data)

    def _widths(self, drawn: Mapping[int, tuple[int, str]]) -> list[Any]:
        widths: list[Any] = []
        for code, (glyph, _text) in sorted(drawn.items()):
            widths += [code, PDFArray([self.face.width_of(glyph)])]
        return widths

    def _glyph_map(self, document: Any, drawn: Mapping[int, tuple[int, str]]) -> Any:
        """The glyph of each code: the same number, or two bytes for each code up to the last."""
        if all(code == glyph for code, (glyph, _text) in drawn.items()):
            return PDFName("Identity")
        glyphs = (drawn.get(code, (0, ""))[0] for code in range(max(drawn) + 1))
        return document.Reference(_stream(b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)))


def _to_unicode(drawn: Mapping[int, tuple[int, str]]) -> str:
    """Which characters codes stand for."""
    pairs = [f"<{code:04X}> <{_utf16(text)}>" for code, (_glyph, text) in sorted(drawn.items())]
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
