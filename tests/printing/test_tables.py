"""Tables of one row and of hundreds, in Hindi with hard conjuncts: nothing is lost, nothing leaves its column, sums add up."""

import re

import pytest

from sankul.printing.fonts import Font
from sankul.printing.paper import A4_PORTRAIT, Paper
from sankul.printing.sayings import say
from sankul.printing.tables import PADDING, Column, Frame, Piece, Row, Table, draw_table
from sankul.rules.money import parse_rupees, rupees

from .pdfs import Pdf
from .test_corpus import WORDS, nfc

HARD = [word for word in WORDS if len(word) > 4 and not re.search(r"[\d\u200c\u200d'“”]", word)]
COLUMNS = (
    Column("क्रमांक", 40, "center"),
    Column("ज्ञानेन्द्र/Name", 190),
    Column("विद्यालय का नाम", 150, "justify"),
    Column("शुद्ध धनराशि (₹)", 90, "right"),
)
FRAME = Frame(50, 60, 760, 780, closing=40)


def names_of(number: int) -> str:
    """Four words, others for each row."""
    return " ".join(HARD[(number * 4 + place) % len(HARD)] for place in range(4))


@pytest.fixture
def drawn(tmp_path, read):
    def make(count: int):
        rows = tuple(
            Row(
                (
                    (Piece(str(number + 1)),),
                    (Piece(names_of(number), Font.BOLD, 9), Piece(HARD[number % len(HARD)], Font.ITALIC, 7.5)),
                    (Piece(f"{names_of(number + 7)} {names_of(number + 8)}", size=8),),
                    (Piece(rupees(100_000 + number)),),
                ),
                (100_000 + number,),
            )
            for number in range(count)
        )
        paper = Paper(A4_PORTRAIT, "पंजिका", "कार्यालय", "hi", None)
        draw_table(paper, Table(COLUMNS, rows, "hi", 20, (3,)), FRAME, lambda _page: None)
        paper.end_page()
        (tmp_path / "table.pdf").write_bytes(paper.finish())
        return read(tmp_path / "table.pdf")

    return make


@pytest.mark.parametrize("count", [0, 1, 2, 37, 400])
def test_every_row_is_read_back_once_and_in_order(drawn, count):
    reader = drawn(count)
    for texts in (reader.pdfium(), reader.poppler("-raw").split("\f"), reader.mupdf().split("\f")):
        said = nfc(" ".join(" ".join(texts).split()))
        at = 0
        for number in range(count):
            for wanted in (
                f" {number + 1} ",
                nfc(names_of(number)),
                nfc(names_of(number + 7)),
                rupees(100_000 + number),
            ):
                at = said.index(wanted, at)
    pages = reader.pdfium()
    for number, text in enumerate(pages, start=1):
        assert say("Page {page} of {pages}", "hi", page=number, pages=len(pages)) in " ".join(text.split())
        assert "ज्ञानेन्द्र/Name" in " ".join(text.split())


@pytest.mark.parametrize("count", [1, 400])
def test_sums_carry_on_from_page_to_page(drawn, count):
    pages = [" ".join(text.split()) for text in drawn(count).pdfium()]
    running = 0
    for number, text in enumerate(pages, start=1):
        if number > 1:
            assert f"{say('Brought forward', 'hi')} {rupees(running)}" in text
        amounts = [parse_rupees(each) for each in re.findall(r"\d[\d,]*\.\d\d", text)]
        running += sum(amounts[number > 1 : -1])
        label = "Total" if number == len(pages) else "Carried forward"
        assert f"{say(label, 'hi')} {rupees(running)}" in text
    assert running == sum(100_000 + number for number in range(count))


def test_no_glyph_leaves_its_column_or_the_frame(drawn):
    pdf = Pdf(drawn(120).path)
    edges = [FRAME.x]
    for column in COLUMNS:
        edges.append(edges[-1] + column.width)
    for page in pdf.pages():
        for mark in pdf.marks(page):
            if mark.tag == "/Span" and (inside := [each for each in mark.glyphs if each.y > FRAME.bottom]):
                left = min(each.x for each in inside)
                column = max(place for place, edge in enumerate(edges) if edge + PADDING - 3 <= left)
                assert all(edges[column] <= each.x <= edges[column + 1] for each in inside)
                assert all(each.y < FRAME.next_top for each in inside)
