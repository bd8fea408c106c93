"""Each kind of paper is a file for archives: PDF/A-2a (ISO 19005-2) as far as its demands can be checked here.

veraPDF found nothing wrong with these papers by its profile PDFA-2A; these tests hold what it looked at.
"""

import os
import pickle
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2.raw as pdfium
import pytest
import uharfbuzz as hb
from PIL import Image, ImageCms

from sankul.operations.designs import STARTERS, starter
from sankul.printing.archive import srgb_profile
from sankul.printing.certificates import print_certificates
from sankul.printing.fonts import Font
from sankul.printing.paper import A4_PORTRAIT, Paper
from sankul.printing.printer import PdfPrinter
from sankul.printing.sayings import languages
from sankul.printing.text import draw_block, draw_line, flow
from sankul.rules.designs import PictureItem
from sankul.rules.papers import Both, CertificateRegister, ClaimSummary, PrivacyNotice, RegisterLine, SummaryLine

from .conftest import HEAD, Reader
from .pdfs import Pdf, text_of

KINDS = [
    (kind, language)
    for kind in ("certificates", "register", "sheets", "roll", "summary", "notices")
    for language in ("hi", "en")
]
KINDS += [("certificates", "both"), ("notices", "both"), *((key, "both") for key in STARTERS[1:])]
XML = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the papers of this file stand, each printed once."""
    return tmp_path_factory.mktemp("papers")


@pytest.fixture(params=KINDS, ids="-".join)
def paper_file(request, folder, certificate, sheet, roll) -> tuple[str, str, Reader]:
    """A file of each kind of paper in each language, of several pages: kind, language, reader."""
    kind, language = request.param
    out = folder / f"{kind}-{language}.pdf"
    if out.exists():
        return kind, language, Reader(out)
    printer = PdfPrinter()
    if kind == "certificates":
        pages = [certificate(number, language, name=f"Ram ({number}) \\ Singh") for number in (1, 2)]
        printer.certificates([*pages, certificate(3, language, is_duplicate=True)], out)
    elif kind in STARTERS:
        design = with_logo(starter(kind))
        pages = [certificate(number, language, is_duplicate=number > 1) for number in (1, 2, 3)]
        printer.certificates([replace(page, design=design, pictures={"logo": LOGO}) for page in pages], out)
    elif kind == "register":
        register = CertificateRegister(
            HEAD, tuple(map(register_line, range(1, 40))), date(2026, 11, 5), ("Whole.",), "1: a"
        )
        printer.certificate_register(register, out, language)
    elif kind == "notices":
        name = Both("Ram Singh", "राम सिंह")
        notices = [PrivacyNotice(HEAD, name, name, date(2026, 11, 5), "2026-11")] * 2
        printer.privacy_notices(notices, out, language)
    elif kind == "sheets":
        printer.sign_in_sheets([sheet(40), sheet(2)], out, language)
    elif kind == "roll":
        printer.acquittance_rolls([roll(40, 500), roll(1)], out, language)
    else:
        lines = tuple(SummaryLine(f"खोराबार {n}", Both("Mobility", "यात्रा भत्ता"), 12, 600_000) for n in range(70))
        printer.claim_summary(ClaimSummary(HEAD, date(2026, 10, 1), lines, date(2026, 11, 5)), out, language)
    return kind, language, Reader(out)


def register_line(number):
    name = Both("Ram Singh", "राम सिंह")
    return RegisterLine(
        f"GKP/{number:04d}", name, name, "Participation", date(2026, 11, 5), "Valid", "समाप्त" * (number % 3)
    )


def with_logo(design):
    """The design with a picture on each of its pages."""
    logo = PictureItem(key="logo", picture="logo", x_mm=20, y_mm=20, width_mm=18, height_mm=18)
    return replace(design, layouts={name: (*items, logo) for name, items in design.layouts.items()})


def picture_of(size):
    """A picture in colours as PNG."""
    out = BytesIO()
    Image.linear_gradient("L").resize((size, size)).convert("RGB").save(out, "PNG")
    return out.getvalue()


LOGO = picture_of(120)


def test_a_strict_reader_has_no_remark(paper_file):
    path = str(paper_file[2].path)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, timeout=60)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in checked.stdout
    for command in (
        ["mutool", "draw", "-q", "-F", "stext", path],
        ["pdftotext", path, "-"],
        ["pdfinfo", "-struct", path],
    ):
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        remarks = done.stderr.replace("warning: ICC support is not available\n", "")  # Debian builds MuPDF without it
        assert (done.returncode, remarks) == (0, "")


def test_the_file_is_laid_out_as_archives_ask(paper_file):
    """ISO 19005-2, 6.1: header, identifier, line ends round streams, nothing behind the end, no encryption, no LZW."""
    data = paper_file[2].path.read_bytes()
    pdf = Pdf(paper_file[2].path)
    head, second, _rest = data.split(b"\n", 2)
    assert re.fullmatch(rb"%PDF-1\.[0-7]", head)
    assert second.startswith(b"%")
    assert all(byte > 127 for byte in second[1:5])
    assert data.endswith(b"%%EOF\n")
    first, again = pdf.trailer["/ID"]
    assert first == again
    assert first.startswith("b:")
    assert "/Encrypt" not in pdf.trailer
    assert data.count(b"\nendstream\nendobj\n") == len(re.findall(rb"endstream\s+endobj", data))
    for held in pdf.objects.values():
        said = held.get("stream", {}).get("dict", {})
        assert said.get("/Filter") in (None, "/FlateDecode", ["/FlateDecode"])


def test_nothing_moves_hides_or_shines_through(paper_file):
    """No scripts, actions, annotations, transparency, interpolation, embedded files or layers (6.2, 6.3, 6.5, 6.8, 6.9)."""
    pdf = Pdf(paper_file[2].path)
    forbidden = {
        "/JavaScript",
        "/JS",
        "/AA",
        "/OpenAction",
        "/Annots",
        "/SMask",
        "/CA",
        "/ca",
        "/BM",
        "/TR",
        "/EmbeddedFiles",
    }
    forbidden |= {
        "/OCProperties",
        "/AcroForm",
        "/Interpolate",
        "/Alternates",
        "/OPI",
        "/PS",
        "/NeedsRendering",
        "/Group",
    }

    def names(value):
        if isinstance(value, dict):
            yield from value
            for each in value.values():
                yield from names(each)
        elif isinstance(value, list):
            for each in value:
                yield from names(each)

    assert not forbidden & set(names(list(pdf.objects.values())))


def test_the_file_tells_twice_alike_what_it_is(paper_file):
    _kind, language, reader = paper_file
    pdf = Pdf(reader.path)
    info = {name: value.removeprefix("u:") for name, value in pdf.get(pdf.trailer["/Info"]).items()}
    assert pdf.get(pdf.catalog["/Metadata"])["/Subtype"] == "/XML"
    packet = pdf.data(pdf.catalog["/Metadata"])
    assert packet in reader.path.read_bytes()  # readable without a PDF reader
    told = ET.fromstring(packet[packet.index(b"<x:xmpmeta") : packet.rindex(b"<?xpacket")])

    def said(path):
        return told.find(f".//{path}", XML).text

    assert said("dc:title//rdf:li") == info["/Title"] == said("dc:description//rdf:li") == info["/Subject"]
    assert said("dc:creator//rdf:li") == info["/Author"]
    assert said("xmp:CreatorTool") == info["/Creator"] == "Sankul"
    assert said("pdf:Producer") == info["/Producer"] == "Sankul"
    moment = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)000000\+05'30'", info["/CreationDate"])
    assert said("xmp:CreateDate") == said("xmp:ModifyDate") == "-".join(moment.groups()) + "T00:00:00+05:30"
    assert info["/ModDate"] == info["/CreationDate"]
    assert (said("pdfaid:part"), said("pdfaid:conformance")) == ("2", "A")
    assert set(info) == {
        f"/{name}" for name in ["Title", "Author", "Subject", "Creator", "Producer", "CreationDate", "ModDate"]
    }
    main = "hi" if language == "both" else language
    assert said("dc:language//rdf:li") == main
    assert pdf.catalog["/Lang"] == f"u:{main}"
    assert pdf.get(pdf.catalog["/ViewerPreferences"])["/DisplayDocTitle"] is True


def test_colours_are_covered_by_the_output_intent(paper_file):
    pdf = Pdf(paper_file[2].path)
    (intent,) = pdf.get(pdf.catalog["/OutputIntents"])
    assert pdf.get(intent)["/S"] == "/GTS_PDFA1"
    profile = pdf.get(intent)["/DestOutputProfile"]
    assert pdf.get(profile)["/N"] == 3
    assert pdf.data(profile) == srgb_profile()
    for page in pdf.pages():
        assert not re.search(rb"\s(k|K|cs|CS|sc|SC|scn|SCN|sh)\s", re.sub(rb"\([^)]*\)", b"", pdf.content(page)))


def test_the_profile_is_one_of_srgb():
    """Its three curves and colours turn pictures as the sRGB of LittleCMS does."""
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert ImageCms.getProfileName(ours).strip() == "sRGB"
    colours = Image.new("RGB", (6, 6))
    colours.putdata([(red * 51, green * 51, (red + green) * 25) for red in range(6) for green in range(6)])
    turned = ImageCms.profileToProfile(colours, ours, ImageCms.createProfile("sRGB"))
    pairs = zip(colours.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 1


def test_fonts_are_whole_as_far_as_they_are_used(paper_file):
    """Embedded subsets; widths that agree with the font; a glyph and a text for each code (6.2.11)."""
    pdf = Pdf(paper_file[2].path)
    fonts = pdf.fonts()
    assert fonts
    for font in fonts.values():
        assert re.fullmatch(r"/[A-Z]{6}\+FiraGO-\w+", font["/BaseFont"])
        assert (font["/Subtype"], font["/Encoding"]) == ("/Type0", "/Identity-H")
        inner = pdf.get(pdf.get(font["/DescendantFonts"])[0])
        system = pdf.get(inner["/CIDSystemInfo"])
        assert (system["/Registry"], system["/Ordering"], system["/Supplement"]) == ("u:Adobe", "u:Identity", 0)
        program = pdf.data(pdf.get(inner["/FontDescriptor"])["/FontFile2"])
        shaper = hb.Font(hb.Face(program))
        glyph_of = dict.fromkeys(range(4), 0)
        codes = inner["/CIDToGIDMap"]
        for code, width in pdf.widths(font).items():
            pair = b"" if codes == "/Identity" else pdf.data(codes)[2 * code : 2 * code + 2]
            glyph_of[code] = struct.unpack(">H", pair)[0] if pair else code
            assert glyph_of[code]
            assert shaper.get_glyph_h_advance(glyph_of[code]) == width
        spelled = pdf.data(font["/ToUnicode"]).decode().partition("endcodespacerange")[2]
        texts = {int(code, 16): bytes.fromhex(text) for code, text in re.findall(r"<(\w{4})> <(\w+)>", spelled)}
        assert set(texts) == set(pdf.widths(font))
        for text in texts.values():
            assert not set(text.decode("utf-16-be")) & set("\x00\ufeff\ufffe\uffff")


def elements(pdf: Pdf, reference: str, above: str | None = None):
    """All elements of the structure as (reference, element, its parent's reference)."""
    element = pdf.get(reference)
    yield reference, element, above
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid, str):
            yield from elements(pdf, kid, reference)


def test_all_that_is_drawn_is_told_or_an_ornament(paper_file):
    """Each content of a page belongs to one element that names it, in the order of the page (ISO 32000-1, 14.7.4)."""
    pdf = Pdf(paper_file[2].path)
    assert pdf.get(pdf.catalog["/MarkInfo"])["/Marked"] is True
    root = pdf.get(pdf.catalog["/StructTreeRoot"])
    assert root["/Type"] == "/StructTreeRoot"
    owned: dict[tuple[str, int], str] = {}
    for reference, element, above in elements(pdf, root["/K"]):
        assert element["/P"] == (above or pdf.catalog["/StructTreeRoot"])
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, int):
                owned[(element["/Pg"], kid)] = reference
            elif isinstance(kid, dict):
                owned[(kid["/Pg"], kid["/MCID"])] = reference
    parents: dict[int, list[str]] = {}
    for leaf in pdf.get(root["/ParentTree"])["/Kids"]:
        numbers = pdf.get(leaf)["/Nums"]
        parents.update(dict(zip(numbers[::2], map(pdf.get, numbers[1::2]), strict=True)))
        assert pdf.get(leaf)["/Limits"] == [numbers[0], numbers[-2]]
    assert root["/ParentTreeNextKey"] == len(parents)
    for place, reference in enumerate(pdf.page_references()):
        page = pdf.get(reference)
        assert (page["/StructParents"], page["/Tabs"]) == (place, "/S")
        marks = pdf.marks(page)
        assert (marks[0].glyphs, marks[0].painted) == ([], 0)
        contents = [mark.properties["/MCID"] for mark in marks if "/MCID" in mark.properties]
        assert contents == list(range(len(contents)))
        assert parents[place] == [owned.pop((reference, content)) for content in contents]
    assert owned == {}


def test_what_the_elements_are(paper_file):
    kind, language, reader = paper_file
    pdf = Pdf(reader.path)
    told = list(elements(pdf, pdf.get(pdf.catalog["/StructTreeRoot"])["/K"]))
    roles = [element["/S"].removeprefix("/") for _reference, element, _above in told]
    assert set(roles) <= {"Document", "Sect", "P", "H1", "H2", "Table", "TR", "TH", "TD", "Figure"}
    assert roles[0] == "Document"
    for _reference, element, _above in told:
        if element["/S"] == "/Figure":
            assert element["/Alt"].removeprefix("u:")
            assert len(element["/A"]["/BBox"]) == 4
        if element["/S"] == "/TH":
            assert element["/A"]["/Scope"] == "/Column"
    if kind == "certificates" or kind in STARTERS:  # a logo that all pages share belongs to the part that is drawn once
        assert roles.count("Sect") == roles.count("Figure") == len(pdf.pages())
        return
    if kind == "notices":
        assert (roles.count("H1"), roles.count("H2")) == (2, 2 * 6 * len(languages(language)))
        return
    assert roles.count("H1") == roles.count("Table") == {"sheets": 2, "roll": 2, "summary": 1, "register": 1}[kind]
    for _reference, element, _above in told:
        if element["/S"] == "/TR":
            cells = [pdf.get(cell) for cell in element["/K"]]
            columns = {"sheets": 9, "roll": 11, "summary": 5, "register": 7}[kind]
            assert sum(cell.get("/A", {}).get("/ColSpan", 1) for cell in cells) == columns


def test_the_structure_reads_as_the_paper_does(paper_file):
    """Poppler reads it by elements: each word of the rows once, heads of further pages and carried sums not at all."""
    kind, _language, reader = paper_file
    done = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(reader.path)], capture_output=True, check=True, timeout=60
    )
    said = " ".join("".join(re.findall(r'"(.*)"', line)) for line in done.stdout.decode().splitlines())
    said = " ".join(said.split())
    if kind == "certificates":
        assert said.count("ज्ञानेन्द्र कुमार श्रीवास्तव") + said.count("Ram (1) \\ Singh") >= 1
    elif kind == "sheets":
        assert [said.count(f"98765{number:05d}") for number in range(40)] == [2, 2] + [1] * 38
    elif kind == "roll":
        assert said.count("30412345670039") == 1
        assert "Carried forward" not in said
        assert "अग्रेनीत" not in said


def test_words_of_another_language_say_so(tmp_path):
    paper = Paper(A4_PORTRAIT, "शीर्षक", "कार्यालय", "hi", None)
    draw_line(paper, 40, 700, "राम Singh 2026 ARPत्रिपाठी ₹", Font.REGULAR, 12)
    paper.end_page()
    (tmp_path / "a.pdf").write_bytes(paper.finish())
    pdf = Pdf(tmp_path / "a.pdf")
    spans = [mark for mark in pdf.marks(pdf.pages()[0]) if mark.tag == "/Span"]
    spoken = {span.actual.strip(): text_of(span.properties.get("/Lang", b"")) for span in spans}
    assert spoken == {"राम": "", "Singh": "en", "2026": "", "ARPत्रिपाठी": "", "₹": ""}


def test_a_paragraph_over_two_pages_is_one_element(tmp_path):
    paper = Paper(A4_PORTRAIT, "Title", "Author", "en", None)
    with paper.tagged("P"):
        draw_block(paper, flow("one two", Font.REGULAR, 12, 100), 40, 700, 100)
        paper.end_page()
        draw_block(paper, flow("three", Font.REGULAR, 12, 100), 40, 700, 100)
    paper.end_page()
    (tmp_path / "a.pdf").write_bytes(paper.finish())
    pdf = Pdf(tmp_path / "a.pdf")
    (_root, (_reference, element, _above)) = elements(pdf, pdf.get(pdf.catalog["/StructTreeRoot"])["/K"])
    first, second = pdf.page_references()
    assert element["/Pg"] == first
    assert element["/K"] == [0, 1, {"/Type": "/MCR", "/Pg": second, "/MCID": 0}]


def test_pdfium_finds_the_structure_of_a_page(tmp_path, certificate):
    print_certificates([certificate(1)], tmp_path / "a.pdf")
    document = pdfium.FPDF_LoadDocument(str(tmp_path / "a.pdf").encode(), None)
    page = pdfium.FPDF_LoadPage(document, 0)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    assert pdfium.FPDF_StructTree_CountChildren(tree) == 1
    top = pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0)
    assert pdfium.FPDF_StructElement_CountChildren(top) == 1
    section = pdfium.FPDF_StructElement_GetChildAtIndex(top, 0)
    assert pdfium.FPDF_StructElement_CountChildren(section) > 8
    pdfium.FPDF_StructTree_Close(tree)
    pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)


def test_a_logo_says_what_it_is_and_stays_in_the_archive(tmp_path, certificate):
    from sankul.operations.designs import STARTERS, starter
    from sankul.rules.designs import PictureItem

    picture = BytesIO()
    Image.new("RGBA", (40, 30), (200, 30, 30, 128)).save(picture, "PNG")
    design = starter(STARTERS[0])
    logo = PictureItem(key="logo", x_mm=30, y_mm=20, width_mm=20, height_mm=15, picture="logo.png")
    layouts = {name: (*items, logo) for name, items in design.layouts.items()}
    page = replace(certificate(1), design=replace(design, layouts=layouts), pictures={"logo.png": picture.getvalue()})
    print_certificates([page, page], tmp_path / "a.pdf")
    pdf = Pdf(tmp_path / "a.pdf")
    for described in pdf.pages():
        (said,) = [mark for mark in pdf.marks(described) if "/Alt" in mark.properties]
        assert (said.tag, said.painted) == ("/Span", 1)
        assert text_of(said.properties["/Alt"])
    assert b"/SMask" not in (tmp_path / "a.pdf").read_bytes()


def test_an_untagged_paper_claims_less(tmp_path):
    paper = Paper(A4_PORTRAIT, "Title", "Author", "en", None, is_tagged=False)
    paper.rule(10, 10, 50)
    with paper.tagged("H1"), paper.pagination():
        draw_line(paper, 40, 700, "राम Singh", Font.REGULAR, 12)
    paper.end_page()
    (tmp_path / "a.pdf").write_bytes(paper.finish())
    pdf = Pdf(tmp_path / "a.pdf")
    assert b"<pdfaid:conformance>U<" in pdf.data(pdf.catalog["/Metadata"])
    assert not {"/StructTreeRoot", "/MarkInfo"} & set(pdf.catalog)
    assert {mark.tag for mark in pdf.marks(pdf.pages()[0])} == {"", "/Span"}


def test_another_process_writes_the_same_bytes(tmp_path, certificate, sheet, roll):
    """Whatever order sets and hashes have in it."""
    asked = pickle.dumps(([certificate(number) for number in (1, 2)], [sheet(20)], [roll(30)]))
    (tmp_path / "asked").write_bytes(asked)
    code = (
        "import pickle, sys; from pathlib import Path; from sankul.printing.printer import PdfPrinter;"
        "folder = Path(sys.argv[1]); pages, sheets, rolls = pickle.loads((folder / 'asked').read_bytes());"
        "out = folder / sys.argv[2]; out.mkdir(); printer = PdfPrinter();"
        "printer.certificates(pages, out / 'a.pdf'); printer.sign_in_sheets(sheets, out / 'b.pdf', 'hi');"
        "printer.acquittance_rolls(rolls, out / 'c.pdf', 'en')"
    )
    for seed in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path), seed],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert (done.returncode, done.stderr) == (0, "")
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "77" / name).read_bytes()
