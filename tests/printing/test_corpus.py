"""A corpus of Hindi, word by word and line by line: glyphs stand where HarfBuzz puts them, and three readers read it back.

What HarfBuzz does is asked here anew, on the font's bytes and not through the program's own shaping.
"""

import re
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.fonts import Weight, font_bytes
from sankul.printing.fonts import Font, load_face
from sankul.printing.paper import A4_PORTRAIT, Paper
from sankul.printing.shaping import CannotPrint, shape_word
from sankul.printing.text import draw_line, measure
from sankul.printing.words import blank, blank_scripts, split_words

from .conftest import Reader
from .pdfs import Pdf

CORPUS = Path(__file__).parent.parent / "data" / "hindi_corpus.tsv"
SIZE, LEFT, TOP, PITCH, ON_A_PAGE = 10.0, 40.0, 800.0, 14.0, 54
LATIN = [chr(code) for code in range(0x21, 0x7F)] + list("“”‘’–—₹·…éāṇ×°")
DEVANAGARI = [
    *(chr(code) for code in range(0x0904, 0x093A)),
    *("क" + sign for sign in "ािीुूृेैोौँंः्"),
    *(chr(code) for code in range(0x0966, 0x0970)),
    *"।॥ॐऽ॰",
    *("र्क", "क्र", "ट्र", "क्ष", "ज्ञ", "श्र", "र्कि", "र्कीं", "द्ध", "ह्म", "रु", "हृ"),
]


def rows_of(kind: str) -> list[str]:
    """The words of all classes, or the lines, as they stand in the corpus."""
    rows = [row.split("\t") for row in CORPUS.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    if kind == "line":
        return [text for name, text in rows if name == "line"]
    return list(dict.fromkeys(word for name, text in rows if name != "line" for word in text.split(" ") if word))


WORDS, LINES = rows_of("word"), rows_of("line")


def nfc(text: str) -> str:
    """As it is read back: a no-break blank as a plain one."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ")


def test_corpus_is_as_large_as_it_should_be():
    assert len({nfc(word) for word in WORDS}) >= 1_000
    assert len(LINES) >= 60
    for signs in ("\u200c", "\u200d", "\u00a0", "\u0958", "ँ", "ॠ", "॥", "₹", "\u0950"):
        assert signs in CORPUS.read_text(encoding="utf-8")


@cache
def shaper(font: Font) -> hb.Font:
    return hb.Font(hb.Face(font_bytes(Weight(font.value))))


def script_of(character: str) -> str:
    name = unicodedata.name(character)
    if name.startswith("DEVANAGARI") and "DANDA" not in name:
        return "Deva"
    return "Latn" if character.isalpha() else ""


def script_runs(line: str) -> list[tuple[str, str]]:
    """A line with its blanks, split where the script changes.

    A sign belongs to the letters of its word, those before it first; a blank to what stands before it, at the start after it.
    """
    scripts: list[str] = []
    for word in re.split("( )", line):
        own = [script_of(character) for character in word]
        for place in range(1, len(own)):
            own[place] = own[place] or own[place - 1]
        for place in range(len(own) - 2, -1, -1):
            own[place] = own[place] or own[place + 1]
        scripts += own
    for place in range(1, len(scripts)):
        scripts[place] = scripts[place] or scripts[place - 1]
    known = next((script for script in scripts if script), "Latn")
    pairs = zip((script or known for script in scripts), line, strict=True)
    return [
        (script, "".join(each for _script, each in run)) for script, run in groupby(pairs, key=lambda pair: pair[0])
    ]


def placed_by_harfbuzz(font: Font, line: str) -> list[tuple[int, int, int]]:
    """Glyph and origin, in thousandths of the size, of a whole line."""
    placed, pen = [], 0
    for script, run in script_runs(nfc(line)):
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.direction, buffer.script, buffer.language = "ltr", script, {"Deva": "hi", "Latn": "en"}[script]
        hb.shape(shaper(font), buffer)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            placed.append((info.codepoint, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
    return placed


@pytest.fixture(scope="module", params=list(Font))
def printed(request, tmp_path_factory) -> tuple[Font, list[str], Reader]:
    """All words and lines in one font, each on a line of its own."""
    font, texts = request.param, [*WORDS, *LINES]
    paper = Paper(A4_PORTRAIT, "Corpus", "Sankul", "hi", None)
    for number, text in enumerate(texts):
        if number and number % ON_A_PAGE == 0:
            paper.end_page()
        draw_line(paper, LEFT, TOP - number % ON_A_PAGE * PITCH, text, font, SIZE)
    paper.end_page()
    path = tmp_path_factory.mktemp("corpus") / "corpus.pdf"
    path.write_bytes(paper.finish())
    return font, texts, Reader(path)


def test_glyphs_and_places_are_those_of_harfbuzz(printed):
    font, texts, reader = printed
    pdf = Pdf(reader.path)
    drawn: dict[tuple[int, int], list] = {}
    for page, described in enumerate(pdf.pages()):
        spans = [mark for mark in pdf.marks(described) if mark.tag == "/Span"]
        for shown in (shown for span in spans for shown in span.glyphs):
            row = round((TOP - shown.y) / PITCH)
            drawn.setdefault((page, row), []).append(shown)
    assert len(drawn) == len(texts)
    for number, text in enumerate(texts):
        shown = drawn[divmod(number, ON_A_PAGE)]
        baseline = TOP - number % ON_A_PAGE * PITCH
        wanted = placed_by_harfbuzz(font, text)
        assert [each.glyph for each in shown] == [glyph for glyph, _x, _y in wanted], text
        for each, (_glyph, x, y) in zip(shown, wanted, strict=True):
            assert (each.x - LEFT) * 1000 / SIZE == pytest.approx(x, abs=1), text
            assert (each.y - baseline) * 1000 / SIZE == pytest.approx(y, abs=1), text
        assert {each.font.partition("+")[2] for each in shown} == {f"FiraGO-{font.value}"}
        assert 0 not in {each.glyph for each in shown}


def test_poppler_reads_what_was_written(printed):
    _font, texts, reader = printed
    read = [line.strip(" ") for line in reader.poppler("-raw").replace("\f", "").split("\n")]
    assert read == [*map(nfc, texts), ""]


def test_pdfium_reads_what_was_written(printed):
    _font, texts, reader = printed
    read = [line for page in reader.pdfium() for line in page.split("\n")]
    assert read == [nfc(text) for text in texts]


def test_mupdf_reads_what_was_written(printed):
    """MuPDF 1.21 knows no ActualText: what it reads are the codes. The letters ऩ and ऴ it reads in two parts."""
    _font, texts, reader = printed
    read = [nfc(line.strip()) for line in reader.mupdf().split("\n") if line.strip()]
    assert read == [nfc(text) for text in texts]


def placed_word_by_word(font: Font, line: str) -> list[tuple[int, int, int]]:
    """As `placed_by_harfbuzz`, through the program's own words and blanks."""
    words = [shape_word(font, word) for word in split_words(line)]
    blanks = [blank(font, script) for script in blank_scripts(words)]
    placed, pen = [], 0
    for word, behind in zip(words, [*blanks, None], strict=True):
        for glyph in (*word.glyphs, behind) if behind else word.glyphs:
            placed.append((glyph.id, pen + glyph.x, glyph.y))
            pen += glyph.advance
    return placed


@pytest.mark.parametrize("font", list(Font))
@pytest.mark.parametrize(
    "letters", [(LATIN, LATIN), (DEVANAGARI, DEVANAGARI), (LATIN, DEVANAGARI), (DEVANAGARI, LATIN)]
)
def test_no_letter_is_kerned_against_a_blank(font, letters):
    """All pairs of letters with a blank between them, each as HarfBuzz sets them with the blank."""
    for first in letters[0]:
        line = " ".join(f"{first} {second}" for second in letters[1])
        assert placed_word_by_word(font, line) == placed_by_harfbuzz(font, line), first


@pytest.mark.parametrize("font", list(Font))
def test_kerning_and_ligatures_are_there(font):
    apart = sum(measure(letter, font, 1000) for letter in "AVATAR")
    assert measure("AVATAR", font, 1000) < apart - 50
    assert len(shape_word(font, "office").glyphs) < len("office")


@pytest.mark.parametrize("font", list(Font))
def test_measure_is_the_sum_of_harfbuzz_s_advances(font):
    for line in LINES:
        buffers = 0
        for script, run in script_runs(nfc(line)):
            buffer = hb.Buffer()
            buffer.add_str(run)
            buffer.direction, buffer.script, buffer.language = "ltr", script, {"Deva": "hi", "Latn": "en"}[script]
            hb.shape(shaper(font), buffer)
            buffers += sum(place.x_advance for place in buffer.glyph_positions)
        assert measure(line, font, 1000) == pytest.approx(buffers)


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=12), st.sampled_from(list(Font)))
def test_no_box_is_ever_drawn(text, font):
    """Whatever is asked for is drawn with real glyphs, or the character that has none is named."""
    paper = Paper(A4_PORTRAIT, "Title", "Author", "hi", None)
    try:
        draw_line(paper, 40, 700, text, font, 10)
    except CannotPrint as trouble:
        named = re.search(r"U\+([0-9A-F]{4,6})", str(trouble))
        assert named
        assert chr(int(named[1], 16)) in unicodedata.normalize("NFC", text)
        return
    assert all(glyph.id for word in split_words(text) for glyph in shape_word(font, word).glyphs)


@pytest.mark.parametrize("font", list(Font))
def test_glyphs_of_a_word_spell_it(font):
    for text in (*WORDS, *LINES):
        for word in split_words(text):
            spelled = "".join(glyph.text for glyph in shape_word(font, word).glyphs)
            assert nfc(spelled) == nfc(word)


def test_every_character_of_the_font_has_its_glyph():
    """Each character that a person could type here and that the font knows comes out, alone, as a glyph of its own."""
    for font in Font:
        face = load_face(font)
        for code in [*range(0x21, 0x7F), *range(0xA1, 0x17F), *range(0x0900, 0x0980), *range(0x2010, 0x2027), 0x20B9]:
            character = chr(code)
            if face.glyph_of(character) is not None and character != "\u00ad":
                assert all(glyph.id for glyph in shape_word(font, unicodedata.normalize("NFC", character)).glyphs)
