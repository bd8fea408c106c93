"""Real certificates, worn as offices wear them: copied, turned, blurred, photographed; and files that are no papers."""

import io
import os
import zlib
from datetime import UTC, datetime

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageFilter

from sankul.exchange import scan_looks, scans
from sankul.exchange.codes import Codes
from sankul.exchange.issuer_keys import key_id_of
from sankul.exchange.scans import texts_in
from sankul.printing.certificates import print_certificates
from sankul.rules.certificates import IssuerKey
from sankul.rules.papers import CertificatePage
from sankul.rules.verification import (
    PaperEmpty,
    PaperIsFolder,
    PaperLocked,
    PaperMissing,
    PaperTooLarge,
    PaperTooLong,
    PaperUnreadable,
)

FACTS = {
    "kind": "participation",
    "name": "Sushil Kumar Vishwakarma",
    "name_hi": "सुशील कुमार विश्वकर्मा",
    "school": "Primary School Badhalganj 2",
    "school_hi": "प्राथमिक विद्यालय बड़हलगंज 2",
    "udise": "09580100101",
    "district": "Gorakhpur",
    "district_hi": "गोरखपुर",
    "block": "Badhalganj",
    "place": "Gorakhpur",
    "programme": "Foundational Literacy 2026-27",
    "programme_hi": "बुनियादी साक्षरता 2026-27",
    "office": "BRC Badhalganj",
    "office_hi": "बी.आर.सी. बड़हलगंज",
    "from_on": "2026-07-01",
    "until_on": "2026-10-14",
    "issued_on": "2026-11-05",
    "sessions_held": "12",
    "sessions_attended": "10",
    "hours": "15",
    "percent": "83",
}
CODES = Codes()
PRIVATE = bytes(range(32))  # the same squares in each run
PUBLIC = Ed25519PrivateKey.from_private_bytes(PRIVATE).public_key().public_bytes_raw()
KEY = IssuerKey(
    key_id=key_id_of(PUBLIC),
    issuer="BRC Badhalganj",
    public_key=PUBLIC.hex(),
    private_key=PRIVATE.hex(),
    since_at=datetime(2026, 4, 1, tzinfo=UTC),
)


def page_of(number):
    serial = f"GKP/BADHALGANJ/2026-27/{number:04d}"
    code = CODES.sign({**FACTS, "serial": serial, "issuer": KEY.issuer}, KEY)
    return CertificatePage(serial, "participation", "both", FACTS, code)


PAGES = (page_of(1), page_of(2))
CODE = PAGES[0].code


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """A PDF of two certificates."""
    file = tmp_path_factory.mktemp("printed") / "certificates.pdf"
    print_certificates(PAGES, file)
    return file


@pytest.fixture(scope="module")
def papers(printed):
    """Both certificates as a scanner with 150 dots per inch sees them."""
    with pypdfium2.PdfDocument(printed) as document:
        return [page.render(scale=150 / 72, grayscale=True).to_pil().convert("L") for page in document]


def blurred(paper, radius):
    return paper.filter(ImageFilter.GaussianBlur(radius))


def turned(paper, degrees):
    return paper.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def packed(paper, quality):
    """As JPEG."""
    kept = io.BytesIO()
    paper.save(kept, "JPEG", quality=quality)
    return Image.open(kept).convert("L")


def greyed(paper, darkest, lightest):
    """Less contrast: black becomes `darkest`, white becomes `lightest`."""
    return paper.point(lambda value: int(darkest + (lightest - darkest) * value / 255))


def speckled(paper, part):
    """Dust: this part of all dots is black, and as many are white."""
    dots = np.array(paper)
    chance = np.random.default_rng(7).random(dots.shape)
    dots[chance < part] = 0
    dots[chance > 1 - part] = 255
    return Image.fromarray(dots)


def grained(paper, strength):
    dots = np.asarray(paper).astype(float) + np.random.default_rng(7).normal(0, strength, (paper.height, paper.width))
    return Image.fromarray(dots.clip(0, 255).astype("uint8"))


def shadowed(paper):
    """The light falls from one side."""
    light = np.linspace(0.35, 1, paper.width)[None, :]
    return Image.fromarray((np.asarray(paper) * light).astype("uint8"))


def photographed(paper):
    """Seen from one side and from above, on a grey table."""
    width, height = paper.size
    corners = [(60, 40), (width - 20, 0), (width - 90, height - 30), (0, height - 80)]
    lines, values = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (width, 0), (width, height), (0, height)], strict=True):
        lines += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    way = np.linalg.solve(np.array(lines, float), np.array(values, float))
    return paper.transform(paper.size, Image.Transform.PERSPECTIVE, way, Image.Resampling.BICUBIC, fillcolor=128)


WORN = {
    "as it is": lambda paper: paper,
    "blurred": lambda paper: blurred(paper, 1.2),
    "turned left": lambda paper: turned(paper, 7),
    "turned right": lambda paper: turned(paper, -7),
    "jpeg 30": lambda paper: packed(paper, 30),
    "blurred, turned, jpeg 30": lambda paper: packed(turned(blurred(paper, 0.8), 7), 30),
    "blurred, turned right, jpeg 35": lambda paper: packed(turned(blurred(paper, 0.9), -7), 35),
    "grey ground": lambda paper: greyed(paper, 60, 170),
    "hardly any contrast": lambda paper: greyed(paper, 130, 180),
    "dust": lambda paper: speckled(paper, 0.005),
    "dust on a grey blurred copy": lambda paper: packed(speckled(greyed(blurred(paper, 0.7), 60, 200), 0.002), 40),
    "grain": lambda paper: grained(greyed(paper, 60, 200), 15),
    "photocopy": lambda paper: packed(grained(greyed(blurred(paper, 1), 40, 215), 10), 40),
    "black and white": lambda paper: blurred(paper, 0.8).point(lambda value: 255 if value > 140 else 0),
    "shadow": shadowed,
    "upside down": lambda paper: paper.rotate(180),
    "on its side": lambda paper: paper.rotate(90, expand=True),
    "half as large": lambda paper: paper.resize((paper.width // 2, paper.height // 2), Image.Resampling.BOX),
    "photo": photographed,
    "blurred photo, jpeg 35": lambda paper: packed(blurred(photographed(paper), 0.7), 35),
}


OTHER_FORMS = [
    (wear, form)
    for wear in ("as it is", "blurred, turned, jpeg 30", "photocopy", "upside down", "blurred photo, jpeg 35")
    for form in ("jpg", "pdf")
]


@pytest.mark.parametrize(("wear", "form"), [*((wear, "png") for wear in WORN), *OTHER_FORMS])
def test_a_worn_paper_is_read(papers, tmp_path, wear, form):
    file = tmp_path / f"scan.{form}"
    WORN[wear](papers[0]).save(file, **{"png": {}, "jpg": {"quality": 75}, "pdf": {"resolution": 150}}[form])
    (page,) = texts_in(file)
    assert page.texts == (CODE,)


def test_every_page_of_the_printed_file_is_read(printed):
    assert [page.texts for page in texts_in(printed)] == [(page.code,) for page in PAGES]


@pytest.mark.parametrize("wear", ["as it is", "blurred, turned, jpeg 30", "photocopy"])
def test_two_papers_in_one_picture_are_both_read(papers, tmp_path, wear):
    table = Image.new("L", (papers[0].width + 80, 2 * papers[0].height + 120), 90)
    table.paste(papers[0], (40, 40))
    table.paste(papers[1].rotate(180), (40, papers[0].height + 80))
    WORN[wear](table).save(tmp_path / "both.png")
    (page,) = texts_in(tmp_path / "both.png")
    assert set(page.texts) == {each.code for each in PAGES}


def test_a_code_that_can_hardly_be_read_is_not_lost_beside_a_good_one(papers, tmp_path):
    """A forger could lay a genuine paper beside a blurred one."""
    table = Image.new("L", (papers[0].width, 2 * papers[0].height), 255)
    table.paste(papers[0], (0, 0))
    table.paste(blurred(papers[1], 1.3), (0, papers[0].height))
    table.save(tmp_path / "both.png")
    (page,) = texts_in(tmp_path / "both.png")
    assert set(page.texts) == {each.code for each in PAGES}


def test_colours_transparency_and_sixteen_bits_make_no_difference(papers, tmp_path):
    paper = papers[0]
    clear = Image.new("RGBA", paper.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=paper.point(lambda value: 255 - value))
    deep = Image.fromarray(np.asarray(paper).astype("uint16") * 257)
    for name, shown in (("clear", clear), ("deep", deep), ("palette", paper.convert("P")), ("bit", paper.convert("1"))):
        shown.save(tmp_path / f"{name}.png")
        assert texts_in(tmp_path / f"{name}.png")[0].texts == (CODE,)


def test_the_code_stays_coarse_enough_for_150_dots_per_inch():
    modules = zxingcpp.create_barcode(CODE, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_image(
        scale=1, add_quiet_zones=False
    )
    assert 30 / 25.4 * 150 / modules.shape[0] > 2.3


def test_the_closest_looks_end_when_the_pixels_are_used_up(monkeypatch):
    seen = []
    monkeypatch.setattr(scan_looks, "_look", lambda picture: seen.append(picture.size) or ((), []))
    looker = scan_looks.Looker(most_pixels=700_000)
    empty = Image.new("L", (300, 200), 255)
    for _ in range(5):
        assert looker.look_closely(empty) == ()
    assert sum(width * height for width, height in seen) <= 700_000
    assert seen[0] == (300, 200)


# Files that are no papers.


def pdf_of(box, picture=(1, 1, b"\0"), pages=1):
    """A PDF that shows a grey picture (width, height, bytes) on pages of the given box."""
    width, height, data = picture
    kids = b" ".join(b"%d 0 R" % (4 + page) for page in range(pages))
    packed_data = zlib.compress(data, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
        b"/Length %d>>stream\n%s\nendstream" % (width, height, len(packed_data), packed_data),
    ]
    last = 4 + pages
    for _ in range(pages):
        parts.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<</XObject<</I 3 0 R>>>>/Contents %d 0 R>>" % (box, last)
        )
    drawing = b"q 500 0 0 500 0 0 cm /I Do Q"
    parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing))
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(parts) + 1,
        table,
        len(parts) + 1,
        len(out),
    )


@pytest.mark.parametrize("box", [b"0 0 1000000 1000000", b"0 0 0 0", b"0 0 -5 -5", b"a b c d"])
def test_a_page_of_no_sensible_size_is_drawn_within_limits(tmp_path, box):
    (tmp_path / "odd.pdf").write_bytes(pdf_of(box))
    (page,) = texts_in(tmp_path / "odd.pdf")
    assert page.texts == ()


def test_a_picture_in_a_pdf_that_would_fill_the_memory_is_refused(tmp_path):
    (tmp_path / "bomb.pdf").write_bytes(pdf_of(b"0 0 600 600", (30_000, 30_000, bytes(1_000_000))))
    with pytest.raises(PaperTooLarge, match=r"bomb\.pdf"):
        texts_in(tmp_path / "bomb.pdf")


def png_of(width, height):
    def chunk(name, content):
        return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    rows = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8_000, 8_000), (12_000, 12_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path, size):
    (tmp_path / "bomb.png").write_bytes(png_of(*size))
    with pytest.raises(PaperTooLarge, match=r"bomb\.png"):
        texts_in(tmp_path / "bomb.png")


def test_a_file_with_more_pages_than_can_be_looked_through_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(scans, "MOST_PAGES", 3)
    (tmp_path / "long.pdf").write_bytes(pdf_of(b"0 0 600 600", pages=4))
    with pytest.raises(PaperTooLong, match="4 pages; 3"):
        texts_in(tmp_path / "long.pdf")


def test_five_hundred_empty_pages_are_looked_through(tmp_path, monkeypatch):
    monkeypatch.setattr(scans, "RESOLUTIONS", (20, 30))
    monkeypatch.setattr(scans, "Looker", lambda: scan_looks.Looker(most_pixels=10_000_000))
    (tmp_path / "long.pdf").write_bytes(pdf_of(b"0 0 595 842", pages=500))
    assert [page.texts for page in texts_in(tmp_path / "long.pdf")] == [()] * 500


LOCKED = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n4 0 obj\n<</Filter/Standard/V 1/R 2/P -4/Length 40/O<"
    + b"41" * 32
    + b">/U<"
    + b"42" * 32
    + b">>>\nendobj\ntrailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
)


def test_a_locked_pdf_is_told_from_a_broken_one(tmp_path):
    (tmp_path / "locked.pdf").write_bytes(LOCKED)
    with pytest.raises(PaperLocked, match=r"locked\.pdf is protected by a password"):
        texts_in(tmp_path / "locked.pdf")


@pytest.mark.parametrize("name", ["scan", "स्कैन १.pdf", "a b'c\"d.png", "100%{x}.jpg", "नाम-\u200b.pdf", "-x.pdf"])
def test_odd_names_stand_in_the_sentence(tmp_path, name):
    file = tmp_path / name
    with pytest.raises(PaperMissing) as missing:
        texts_in(file)
    file.write_bytes(b"")
    with pytest.raises(PaperEmpty) as empty:
        texts_in(file)
    file.write_bytes(b"hello")
    with pytest.raises(PaperUnreadable) as unreadable:
        texts_in(file)
    assert all(name in str(each.value) for each in (missing, empty, unreadable))


def test_a_name_that_is_no_text_is_no_bug(tmp_path):
    file = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.pdf")
    with pytest.raises(PaperMissing):
        texts_in(scans.Path(file))
    with pytest.raises(PaperMissing):
        texts_in(scans.Path("a\0b.pdf"))


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(PaperIsFolder):
        texts_in(tmp_path)


@pytest.mark.parametrize("form", ["png", "jpg", "pdf"])
@pytest.mark.parametrize("kept", [0.05, 0.5, 0.95])
def test_a_file_that_was_cut_off_never_raises_anything_else(papers, tmp_path, form, kept):
    file = tmp_path / f"cut.{form}"
    papers[0].save(file)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])
    try:
        found = texts_in(file)
    except PaperUnreadable:
        return
    assert all(set(page.texts) <= {CODE} for page in found)
