"""Paragraphs over pages: every line once and in order, none alone at a page's top or bottom, headings with what follows."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.printing.fonts import Font
from sankul.printing.paper import A4_PORTRAIT, Paper
from sankul.printing.paragraphs import Paragraph, draw_paragraphs, split_lines, stand
from sankul.printing.runs import Run, fill_runs
from sankul.printing.tables import Frame

from .pdfs import Pdf

WIDTH = 300.0
WORD = "क्षत्रिय"


def paragraph_of(lines: int, role: str = "P", **how) -> Paragraph:
    """A paragraph of so many lines: each word alone fills one."""
    return Paragraph((Run(" ".join([WORD * 5] * lines)),), size=12, role=role, leading=1.0, after=0, **how)


def laid(*paragraphs: Paragraph):
    return stand(paragraphs, 175)


def shape(pages) -> list[list[tuple[int, int]]]:
    """(number, count) of the lines on each page."""
    return [[(line.number, line.count) for line in page] for page in pages]


def test_so_many_lines_as_asked():
    assert [line.number for line in laid(paragraph_of(5))] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("counts", "room", "pages"),
    [
        ([10], 12 * 4, [4, 4, 2]),
        ([5], 12 * 4, [3, 2]),  # four would leave one line for the next page
        ([3], 12 * 2, [2, 1]),  # three lines do not go apart, unless the page is too short for them
        ([3, 3], 12 * 4, [3, 3]),
        ([1, 1, 1, 1, 1], 12 * 2, [2, 2, 1]),
        ([3, 2], 12 * 4, [3, 2]),
        ([2, 6], 12 * 3, [2, 3, 3]),
        ([2, 6], 12 * 5, [5, 3]),
    ],
)
def test_breaks_leave_no_line_alone(counts, room, pages):
    lines = laid(*(paragraph_of(count) for count in counts))
    assert [len(page) for page in split_lines(lines, room, room)] == pages


def test_a_heading_goes_with_two_lines_of_what_follows():
    lines = laid(paragraph_of(4), paragraph_of(1, "H2"), paragraph_of(6))
    assert [len(page) for page in split_lines(lines, 12 * 6, 12 * 6)] == [4, 5, 2]
    assert [len(page) for page in split_lines(lines, 12 * 7, 12 * 7)] == [7, 4]


def test_a_first_page_with_room_for_one_line_stays_empty():
    lines = laid(paragraph_of(4))
    assert shape(split_lines(lines, 12 * 1, 12 * 10)) == [[], [(0, 4), (1, 4), (2, 4), (3, 4)]]
    assert [len(page) for page in split_lines(lines, 2.0, 12 * 10)] == [0, 4]


def test_the_last_lines_go_with_what_closes_the_paper():
    lines = laid(paragraph_of(6))
    assert [len(page) for page in split_lines(lines, 12 * 6, 12 * 6, closing=20)] == [4, 2]
    assert [len(page) for page in split_lines(lines, 12 * 6, 12 * 6, closing=0)] == [6]


def test_gaps_do_not_stand_at_the_top_of_a_page():
    lines = stand([paragraph_of(4), Paragraph((Run(WORD),), before=30)], 175)
    assert lines[4].above == 30
    assert [len(page) for page in split_lines(lines, 12 * 4, 12 * 4)] == [4, 1]


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["P", "P", "P", "H2"])), min_size=1, max_size=8),
    st.integers(0, 12),
    st.integers(8, 12),
)
def test_all_lines_once_in_order_and_none_alone(counts, first, room):
    lines = laid(*(paragraph_of(1 if role == "H2" else count, role) for count, role in counts))
    pages = split_lines(lines, 12 * min(first, room), 12 * room)
    assert [line for page in pages for line in page] == lines
    assert all(sum(line.height for line in page) <= 12 * room for page in pages)
    for above, below in pairwise(pages):
        if not above:
            continue
        last, next_line = above[-1], below[0]
        headings = sum(1 for line in lines if line.paragraph.is_heading)
        if headings < 3:  # a chain of headings longer than a page has no good break
            assert not last.paragraph.is_heading
        if next_line.number:
            assert next_line.number >= 2
            assert next_line.count - next_line.number >= 2


def letter(count: int) -> list[Paragraph]:
    sentence = "{name} ने {n} बैठकों में भाग लिया, और Foundational Literacy 2026-27 के अन्तर्गत प्रशिक्षण पूर्ण किया।"
    body = [
        Paragraph(fill_runs(sentence * 3, {"name": f"ज्ञानेन्द्र {number}", "n": str(number)}), align="justify")
        for number in range(count)
    ]
    return [Paragraph((Run("विषय: बैठक", Font.BOLD, 14),), role="H1", align="center"), *body]


@pytest.mark.parametrize("count", [1, 40])
def test_a_letter_is_read_back_whole_and_stays_in_its_column(tmp_path, read, count):
    paper = Paper(A4_PORTRAIT, "Letter", "Office", "hi", None)
    begun: list[int] = []
    frame = Frame(100, 80, 700, 760)
    end = draw_paragraphs(paper, letter(count), frame, WIDTH, begun.append)
    paper.end_page()
    (tmp_path / "letter.pdf").write_bytes(paper.finish())
    reader = read(tmp_path / "letter.pdf")
    said = " ".join(" ".join(run.text for run in each.runs) for each in letter(count)).replace(" ", "")
    assert "".join("".join(reader.pdfium()).split()) == said.replace(" ", "")
    pdf = Pdf(tmp_path / "letter.pdf")
    assert begun == list(range(1, len(pdf.pages()) + 1))
    assert (len(begun) > 1) == (count > 1)
    for page in pdf.pages():
        shown = [each for mark in pdf.marks(page) for each in mark.glyphs]
        assert all(99.9 <= each.x <= 400.1 and 80 <= each.y <= 760 for each in shown)
    assert 80 <= end < 760


def test_justified_lines_end_at_the_right_edge(paper, keep):
    (_heading, body) = letter(1)
    draw_paragraphs(paper, [body], Frame(100, 80, 700, 760), WIDTH, lambda _page: None)
    image = keep(paper).picture(scale=4).crop((0, 0, 4 * 595, 4 * 842))
    dark = image.point(lambda value: 255 if value < 128 else 0)
    lines = len(stand([body], WIDTH))
    assert lines > 3
    height = 10.5 * 1.32
    for number in range(lines - 1):
        top = (842 - 700) + number * height
        left, _top, right, _bottom = dark.crop((0, round(4 * top), 4 * 595, round(4 * (top + height)))).getbbox()
        assert left / 4 == pytest.approx(100, abs=1.5)
        assert right / 4 == pytest.approx(400, abs=1.5)
