"""Runs of several fonts and sizes are one line: broken, measured, drawn and read back together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.printing.fonts import Font
from sankul.printing.runs import RichLine, Run, fill_runs, wrap_runs
from sankul.printing.shaping import CannotPrint
from sankul.printing.text import draw_runs, measure, wrap

from .pdfs import Pdf

SENTENCE = "{name} ने {programme} के अन्तर्गत आयोजित बैठकों में सहभागिता की।"
VALUES = {"name": "ज्ञानेन्द्र कुमार श्रीवास्तव", "programme": "Foundational Literacy 2026-27"}
WORDS = ["कर्त्तव्य", "ARPत्रिपाठी", "2026-27", "₹", "500/-", "office", "प्रशिक्षण", "(", "।", "हूँ", "AV", "W" * 12]


def one_line(*runs: Run, size: float = 12) -> RichLine:
    (line,) = wrap_runs(runs, size, 10_000)
    return line


def test_one_run_is_measured_and_broken_as_plain_text():
    text = "ज्ञानेन्द्र कुमार श्रीवास्तव ने 10 of 12 बैठकों में 83% उपस्थिति दी। Well done."
    for font in Font:
        assert one_line(Run(text, font)).width == pytest.approx(measure(text, font, 12))
        for width in (60, 90, 140, 300):
            lines = [line.text for line in wrap_runs([Run(text, font)], 12, width)]
            assert lines == list(wrap(text, font, 12, width))


def test_places_of_a_sentence_are_bold():
    runs = fill_runs(SENTENCE, VALUES)
    assert [run.font for run in runs] == [Font.BOLD, Font.REGULAR, Font.BOLD, Font.REGULAR]
    assert "".join(run.text for run in runs) == SENTENCE.format(**VALUES)


def test_a_bold_name_in_a_sentence_is_read_back(paper, keep):
    line = one_line(*fill_runs(SENTENCE, VALUES), size=9)
    draw_runs(paper, 40, 700, line)
    reader = keep(paper)
    wanted = SENTENCE.format(**VALUES)
    assert line.text == wanted
    assert reader.poppler("-raw").strip() == wanted
    assert reader.pdfium()[0] == wanted
    assert reader.mupdf().strip() == wanted


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_runs_follow_each_other_without_a_gap(paper, keep, align):
    """Bold touches regular and a larger size touches a smaller one as their advances say, on one baseline."""
    line = one_line(
        Run("राम", Font.BOLD), Run("पुर "), Run("AB", Font.ITALIC, 20), Run("C"), Run(" क", Font.BOLD_ITALIC)
    )
    draw_runs(paper, 300, 500, line, align)
    pdf = Pdf(keep(paper).path)
    shown = [shown for mark in pdf.marks(pdf.pages()[0]) if mark.tag == "/Span" for shown in mark.glyphs]
    assert {round(each.y, 3) for each in shown} == {500}
    start = {"left": 300, "center": 300 - line.width / 2, "right": 300 - line.width}[align]
    assert shown[0].x == pytest.approx(start, abs=0.01)
    fonts = [each.font.partition("-")[2] for each in shown]
    assert fonts == sorted(fonts, key=["Bold", "Regular", "Italic", "BoldItalic"].index) or "Regular" in fonts[-3:]
    widths = [measure("राम", Font.BOLD, 12), measure("पुर", Font.REGULAR, 12), measure("AB", Font.ITALIC, 20)]
    a_b = next(each for each in shown if each.size == 20)
    blank = line.blanks[0].advance * 12 / 1000
    assert a_b.x == pytest.approx(start + widths[0] + widths[1] + blank, abs=0.02)
    last = shown[-1]
    assert last.x == pytest.approx(start + line.width - measure("क", Font.BOLD_ITALIC, 12), abs=0.02)


def test_no_break_within_a_word_of_two_fonts():
    lines = wrap_runs([Run("(", Font.BOLD), Run("क"), Run(")।", Font.ITALIC), Run(" ख")], 12, 25)
    assert [line.text for line in lines] == ["(क)।", "ख"]


def test_blanks_at_the_ends_of_runs_count_once():
    assert one_line(Run("राम "), Run(" श्याम"), Run(" "), Run("सीता ")).text == "राम श्याम सीता"
    assert wrap_runs([Run(" "), Run("")], 12, 100) == ()


def test_what_cannot_be_printed_is_named():
    with pytest.raises(CannotPrint, match="U\\+1F600"):
        wrap_runs([Run("राम", Font.BOLD), Run("😀")], 12, 100)


@settings(max_examples=80)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(list(Font)), st.booleans()), min_size=1, max_size=16),
    st.floats(40, 400),
    st.floats(6, 16),
)
def test_lines_fit_and_lose_nothing(pieces, width, size):
    runs = [Run(f"{text} " if is_apart else text, font) for text, font, is_apart in pieces]
    lines = wrap_runs(runs, size, width)
    said = "".join(run.text for run in runs)
    assert "".join(line.text for line in lines).replace(" ", "") == said.replace(" ", "")
    for line in lines:
        assert line.width <= width + 0.01 or len(line.chunks[0].bits[0].word.breaks()) == 0
