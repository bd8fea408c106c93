"""Signed codes: they say exactly what was signed, and every change is found."""

import zlib

import cbor2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sankul.exchange import base45, code_words, codes, cose
from sankul.exchange.codes import Codes
from sankul.operations.codes import CodeReader, Signer
from sankul.rules.verification import PREFIX, CodeChanged, CodeForeign, PaperMissing, PaperUnreadable

CODES = Codes()
KEY = CODES.make_key("BRC Khorabar")
SAYS = {
    "serial": "GKP/KHORABAR/2026-27/0042",
    "kind": "participation",
    "name": "Priyanka Tripathi",
    "name_hi": "प्रियंका त्रिपाठी",
    "school": "P.S. Rampur 2",
    "district": "Gorakhpur",
    "programme": "Foundational Literacy 2026-27",
    "programme_hi": "बुनियादी साक्षरता 2026-27",
    "from_on": "2026-07-01",
    "until_on": "2026-10-28",
    "sessions_held": "17",
    "sessions_attended": "15",
    "hours": "22.5",
    "percent": "88",
    "issued_on": "2026-11-24",
    "issuer": "BRC Khorabar",
}
TEXT = CODES.sign(SAYS, KEY)


def is_genuine(text):
    try:
        return CODES.is_signed_by(CODES.open(text), KEY)
    except (CodeChanged, CodeForeign):
        return False


def test_it_serves_both_protocols():
    signer: Signer = CODES
    reader: CodeReader = CODES
    assert signer is reader


def test_a_code_says_what_was_signed_and_by_whom():
    opened = CODES.open(TEXT)
    assert opened.says == SAYS
    assert opened.key_id == KEY.key_id
    assert CODES.is_signed_by(opened, KEY)
    assert len(TEXT) < 750


def test_another_office_did_not_sign_it():
    assert not CODES.is_signed_by(CODES.open(TEXT), CODES.make_key("BRC Khorabar"))


@given(st.dictionaries(st.sampled_from(sorted(SAYS)), st.text(min_size=1, max_size=40), min_size=1))
@settings(max_examples=40)
def test_any_text_comes_back_exactly(says):
    assert CODES.open(CODES.sign(says, KEY)).says == says


@given(st.integers(min_value=0, max_value=len(TEXT.encode()) * 8 - 1))
@settings(max_examples=400)
def test_any_flipped_bit_of_the_text_is_refused(bit):
    data = bytearray(TEXT.encode())
    data[bit // 8] ^= 1 << bit % 8
    assert not is_genuine(data.decode("latin-1"))


@given(st.data())
@settings(max_examples=400)
def test_any_flipped_bit_of_the_signed_message_is_refused(data):
    """A forger mends the checksum, so that the flipped bit reaches what is behind it."""
    message = bytearray(message_of(TEXT))
    bit = data.draw(st.integers(min_value=0, max_value=len(message) * 8 - 1))
    message[bit // 8] ^= 1 << bit % 8
    try:
        same = CODES.open(text_of(bytes(message))) == CODES.open(TEXT)
    except CodeChanged:
        return
    assert not same
    assert not is_genuine(text_of(bytes(message)))


def message_of(text):
    return zlib.decompressobj(zdict=code_words.dictionary()).decompress(base45.decode(text.removeprefix(PREFIX))[:-4])


def text_of(message):
    packed = zlib.compress(message)
    return PREFIX + base45.encode(packed + zlib.crc32(packed).to_bytes(4, "big"))


def test_a_name_cannot_be_put_under_an_old_signature():
    message = cbor2.loads(message_of(TEXT))
    protected, unprotected, payload, signature = message.value
    fields = cbor2.loads(payload)
    forged = cbor2.dumps({**fields, 3: "Somebody Else"})
    text = text_of(cbor2.dumps(cbor2.CBORTag(18, [protected, unprotected, forged, signature])))
    assert CODES.open(text).says["name"] == "Somebody Else"
    assert not is_genuine(text)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\x00",
        b"\xff" * 50,
        cbor2.dumps({"a": 1}),
        cbor2.dumps(cbor2.CBORTag(18, [])),
        cbor2.dumps(cbor2.CBORTag(17, [b"", {}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps({1: -8, 4: b"k"}), {}, cbor2.dumps({1: [1]}), bytes(64)])),
        cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps({1: -8, 4: b"k"}), {}, cbor2.dumps({1: {}}), bytes(64)])),
        cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps({1: -7, 4: b"k"}), {}, cbor2.dumps({1: "a"}), bytes(64)])),
        cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps({1: -8, 4: b"k"}), {4: 1}, cbor2.dumps({1: "a"}), bytes(64)])),
    ],
)
def test_nonsense_in_the_right_wrapping_is_a_changed_code(message):
    with pytest.raises(CodeChanged):
        CODES.open(text_of(message))


def test_a_code_that_unpacks_to_very_much_is_stopped():
    with pytest.raises(CodeChanged):
        CODES.open(text_of(b"\x00" * 10_000_000))


@pytest.mark.parametrize("text", ["", "https://example.org/x", "HC1:6BF", "sk1:ABC"])
def test_other_codes_are_foreign(text):
    with pytest.raises(CodeForeign):
        CODES.open(text)


def picture_of(text, scale=3):
    return Image.fromarray(
        zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_image(scale=scale)
    )


@pytest.mark.parametrize(("name", "turn"), [("a.png", 0), ("a.jpg", 0), ("a.JPEG", 90), ("scan", 0)])
def test_codes_are_read_from_pictures(tmp_path, name, turn):
    file = tmp_path / name
    picture_of(TEXT).rotate(turn, expand=True, fillcolor=255).save(
        file, format="JPEG" if "j" in name.lower() else "PNG"
    )
    (page,) = CODES.texts_in(file)
    assert (page.page, page.texts) == (1, (TEXT,))


def test_codes_are_read_from_every_page_of_a_pdf(tmp_path):
    file = tmp_path / "papers.pdf"
    pages = [Image.new("L", (600, 800), 255) for _ in range(3)]
    pages[0].paste(picture_of(TEXT), (50, 50))
    pages[2].paste(picture_of("another"), (50, 50))
    pages[0].save(file, save_all=True, append_images=pages[1:], resolution=100)
    assert [(page.page, page.texts) for page in CODES.texts_in(file)] == [(1, (TEXT,)), (2, ()), (3, ("another",))]


@pytest.mark.parametrize("content", [b"\x00", b"hello", b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\n broken"])
def test_a_file_that_is_no_paper_is_refused_with_its_name(tmp_path, content):
    file = tmp_path / "paper.pdf"
    file.write_bytes(content)
    with pytest.raises(PaperUnreadable, match=r"paper\.pdf"):
        CODES.texts_in(file)


def test_a_pdf_without_pages_is_refused(tmp_path):
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.save(tmp_path / "empty.pdf")
    document.close()
    with pytest.raises(PaperUnreadable, match=r"empty\.pdf"):
        CODES.texts_in(tmp_path / "empty.pdf")


def test_a_missing_file_is_refused_with_its_name(tmp_path):
    with pytest.raises(PaperMissing, match=r"nowhere\.pdf"):
        CODES.texts_in(tmp_path / "nowhere.pdf")


def test_field_numbers_stay():
    assert list(codes.FIELDS) == list(range(1, 24))
    assert codes.FIELDS[1] == "serial"
    assert codes.FIELDS[16] == "issuer"
    assert [codes.FIELDS[number] for number in range(18, 24)] == [
        "udise",
        "block",
        "replaces",
        "sessions_led",
        "led_on",
        "office",
    ]


def test_the_office_is_said_when_its_name_is_no_longer_that_of_the_key():
    key = CODES.make_key("BRC Khorabar")
    says = {"serial": "A/1", "name": "Ram", "issuer": "BRC Khorabar", "office": "BRC Khorabar"}
    assert "office" not in CODES.open(CODES.sign(says, key)).says
    assert (
        CODES.open(CODES.sign({**says, "office": "Block Education Office"}, key)).says["office"]
        == "Block Education Office"
    )


def test_the_words_stay():
    """Papers in people's hands were written with them; whoever changes one letter makes all of them unreadable."""
    assert (len(code_words.dictionary()), zlib.adler32(code_words.dictionary())) == (2612, 762522672)


def test_codes_from_before_the_words_are_read():
    message = message_of(TEXT)
    assert CODES.open(text_of(message)) == CODES.open(TEXT)
    assert len(text_of(message)) > 1.3 * len(TEXT)


def test_a_code_with_all_that_a_paper_says_is_not_longer_than_150_dots_per_inch_can_show():
    says = {
        **SAYS,
        "name": "Gyanendra Narayan Srivastava",
        "name_hi": "ज्ञानेन्द्र नारायण श्रीवास्तव",
        "school": "Composite Vidyalaya Narayanpur Khurd 2",
        "school_hi": "कम्पोजिट विद्यालय नारायणपुर खुर्द 2",
        "udise": "09580100101",
        "block": "Domariyaganj",
        "replaces": "GKP/KHORABAR/2026-27/0041",
        "issuer": "Block Resource Centre, Domariyaganj",
    }
    modules = zxingcpp.create_barcode(CODES.sign(says, KEY), zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    assert modules.to_image(scale=1, add_quiet_zones=False).shape[0] <= 77


@pytest.mark.parametrize("text", ["09580100101", "22", "007", "-5", "9" * 18, "9" * 30, "१२", "1.50"])
def test_numbers_come_back_as_they_were_written(text):
    assert CODES.open(CODES.sign({"udise": text}, KEY)).says == {"udise": text}


def test_the_key_is_made_ready_once_for_a_whole_batch(monkeypatch):
    from cryptography.hazmat.primitives.asymmetric import ed25519

    made = []
    read = ed25519.Ed25519PrivateKey.from_private_bytes
    monkeypatch.setattr(
        ed25519.Ed25519PrivateKey,
        "from_private_bytes",
        staticmethod(lambda data: made.append(1) or read(data)),
        raising=True,
    )
    key = CODES.make_key("BRC")
    for number in range(50):
        assert CODES.is_signed_by(CODES.open(CODES.sign({"serial": str(number)}, key)), key)
    assert len(made) == 1


def test_a_signed_message_of_another_kind_is_no_code():
    message = cose.sign({1: "GKP/1"}, KEY, "sankul withdrawn")
    with pytest.raises(CodeChanged):
        CODES.open(text_of(message))
    with pytest.raises(cose.NotCose):
        cose.read(cose.sign({1: "GKP/1"}, KEY), "sankul withdrawn")
