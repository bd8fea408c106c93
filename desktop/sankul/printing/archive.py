"""What makes a PDF file one for archives (PDF/A-2, ISO 19005-2): what it is, told twice alike, and what its colours mean."""

import struct
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from sankul.printing.pages import Packed

PROGRAM = "Sankul"
UNDATED = date(2000, 1, 1)
_SRGB = "sRGB IEC61966-2.1"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00+05:30</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00+05:30</xmp:ModifyDate>
<xmp:MetadataDate>{day}T00:00:00+05:30</xmp:MetadataDate>
<pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of itself. `level` is what it keeps of PDF/A-2: "A" with its structure told, else "U"."""

    title: str
    author: str
    language: str
    made_on: date | None
    level: str

    def info(self) -> PDFDictionary:
        """The dictionary of the file's facts (ISO 32000-1, 14.3.3)."""
        moment = PDFString(f"D:{self.made_on or UNDATED:%Y%m%d}000000+05'30'")
        return PDFDictionary(
            {
                "Title": PDFString(self.title),
                "Author": PDFString(self.author),
                "Subject": PDFString(self.title),
                "Creator": PDFString(PROGRAM),
                "Producer": PDFString(PROGRAM),
                "CreationDate": moment,
                "ModDate": moment,
            }
        )

    def metadata(self) -> PDFStream:
        """The same as an XMP packet, which readers of archives look for; it stays readable in the file."""
        packet = _XMP.format(
            title=escape(self.title),
            author=escape(self.author),
            language=self.language,
            program=PROGRAM,
            day=f"{self.made_on or UNDATED:%Y-%m-%d}",
            level=self.level,
        )
        kinds = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        return PDFStream(kinds, packet.encode())


def output_intents(document: object) -> PDFArray:
    """That greys and colours are meant as in sRGB."""
    profile = Packed(srgb_profile(), b"/N 3 ")
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_SRGB),
        "Info": PDFString(_SRGB),
        "DestOutputProfile": document.Reference(profile),  # type: ignore[attr-defined]
    }
    return PDFArray([PDFDictionary(intent)])


def srgb_profile() -> bytes:
    """A profile of sRGB (ICC.1:2010, IEC 61966-2-1), written here so that it is free and always the same."""
    curve = b"para" + struct.pack(">LHH", 0, 3, 0) + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    adaptation = (1.04791, 0.02293, -0.05019, 0.02960, 0.99046, -0.01707, -0.00925, 0.01507, 0.75179)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("Public domain"),
        b"wtpt": _xyz(0.96420, 1.0, 0.82491),
        b"chad": b"sf32\0\0\0\0" + _fixed(*adaptation),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, places = struct.pack(">L", len(tags)), b"", dict[bytes, int]()
    for name, data in tags.items():
        if data not in places:
            places[data] = 128 + 4 + 12 * len(tags) + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">LL", places[data], len(data))
    size = 128 + len(table) + len(body)
    head = struct.pack(
        ">L4sL4s4s4s6H4s", size, b"", 0x04200000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp"
    )
    head += b"\0" * 28 + _fixed(0.96420, 1.0, 0.82491)
    return head + b"\0" * (128 - len(head)) + table + body


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}l", *(round(value * 65536) for value in values))


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _words(text: str) -> bytes:
    spelled = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">LLL2s2sLL", 0, 1, 12, b"en", b"US", len(spelled), 28) + spelled
