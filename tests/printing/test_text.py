"""Text comes out of the paper exactly as it went in, through two readers, and stands where HarfBuzz puts it."""

import random
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.printing.fonts import Font
from sankul.printing.paper import A4_PORTRAIT, Paper
from sankul.printing.shaping import CannotPrint
from sankul.printing.text import balance, draw_block, draw_line, fit, fit_box, flow, measure, wrap

_HARD = (
    "क्षत्रिय प्रशिक्षण नियुक्ति ज्ञानेन्द्र श्रीवास्तव द्वितीय हृदय शृंखला र्‍य ट्रेन कार्यक्रम कर्त्तव्य अर्थ निर्विघ्न "
    "किर्लोस्कर पढ़ाई ज़िला फ़ैज़ाबाद गाँव हैं। ARPत्रिपाठी S.No./क्रम ₹ ₹500 क्‍ष क्‌ष १२३४५६७८९० 1234567890 उर्दू हिन्दू ग्रुप "
    "दुर्गा राष्ट्रों ड्रैगन हूँ रूपये सर्वें डॉ० कु० (त्रिपाठी) उत्तर-प्रदेश AVATAR office file -> M/s. O'Neil “बुनियादी” ॥ ऑफ़"
)
HARD = _HARD.split()
FONTS = tuple(Font)


@pytest.mark.parametrize("font", FONTS)
def test_hard_words_are_read_back_one_for_one(paper, keep, font):
    for number, word in enumerate(HARD):
        draw_line(paper, 60, 800 - number * 13, word, font, 10)
    reader = keep(paper)
    wanted = [unicodedata.normalize("NFC", word) for word in HARD]
    assert reader.poppler("-raw").split() == wanted
    assert sorted(reader.poppler().split()) == sorted(wanted)
    assert " ".join(reader.pdfium()[0].split()) == " ".join(wanted)


def test_lines_of_random_words_keep_every_blank(paper, keep):
    chance = random.Random(7)
    lines = [" ".join(chance.choice(HARD) for _ in range(chance.randint(2, 9))) for _ in range(48)]
    for number, line in enumerate(lines):
        draw_line(paper, 40, 810 - number * 16, line, FONTS[number % 2], 8 + number % 3)
    reader = keep(paper)
    wanted = [unicodedata.normalize("NFC", line) for line in lines]
    assert [line.strip() for line in reader.poppler("-raw").split("\n") if line.strip("\f ")] == wanted
    assert reader.pdfium()[0].split("\n") == wanted


@pytest.mark.parametrize("align", ["left", "center", "right", "justify"])
def test_paragraph_is_read_back_whole(paper, keep, align):
    text = " ".join(HARD * 2)
    draw_block(paper, flow(text, Font.REGULAR, 11, 380), 100, 780, 380, align)
    assert " ".join(keep(paper).poppler("-raw").split()) == unicodedata.normalize("NFC", text)


def test_text_is_normalised_and_blanks_count_as_one(paper, keep):
    draw_line(paper, 60, 700, "  ऩ  प\n\tRāma ", Font.REGULAR, 12)
    assert keep(paper).words() == ["ऩ", "प", "Rāma"]


@pytest.mark.parametrize(
    ("text", "character", "code"),
    [("राम 😀", "😀", "U+1F600"), ("漢字", "漢", "U+6F22"), ("اردو", "ا", "U+0627"), ("ॱ", "ॱ", "U+0971")],
)
def test_character_that_cannot_be_printed_is_named(paper, text, character, code):
    with pytest.raises(CannotPrint) as caught:
        draw_line(paper, 60, 700, text, Font.REGULAR, 12)
    assert character in str(caught.value)
    assert code in str(caught.value)


def test_unseen_signs_of_chats_are_dropped(paper, keep):
    draw_line(paper, 60, 700, "\ufeffराम\u200b \u200eप्रसाद\u200f \u202aRam\u202c क\u200dष", Font.REGULAR, 12)
    assert keep(paper).words() == ["राम", "प्रसाद", "Ram", "क\u200dष"]


def test_no_break_blank_holds_words_together_and_is_read_as_a_blank(paper, keep):
    assert wrap("on 14\u00a0October\u00a02026", Font.REGULAR, 12, 90) == ("on", "14\u00a0October\u00a02026")
    draw_line(paper, 60, 700, "on 14\u00a0अक्टूबर\u00a02026", Font.REGULAR, 12)
    reader = keep(paper)
    assert reader.poppler("-raw").strip() == "on 14 अक्टूबर 2026"
    assert reader.pdfium()[0].strip() == "on 14 अक्टूबर 2026"


def test_empty_text_draws_nothing(paper, keep):
    draw_line(paper, 60, 700, " \n", Font.REGULAR, 12)
    draw_block(paper, flow("", Font.REGULAR, 12, 100), 60, 700, 100)
    reader = keep(paper)
    assert reader.words() == []
    assert reader.picture().getextrema() == (255, 255)


def ink(image):
    """The box of everything that is not white: left, top, right, bottom."""
    return image.point(lambda value: 255 if value < 200 else 0).getbbox()


@pytest.mark.parametrize(("align", "x"), [("left", 100), ("center", 300), ("right", 500)])
def test_ink_stands_where_it_was_asked_for(paper, keep, align, x):
    draw_line(paper, x, 500, "HHHHH", Font.BOLD, 20, align)
    left, top, right, bottom = ink(keep(paper).picture(scale=4))
    width = measure("HHHHH", Font.BOLD, 20)
    start = {"left": x, "center": x - width / 2, "right": x - width}[align]
    assert left / 4 == pytest.approx(start, abs=3)
    assert right / 4 == pytest.approx(start + width, abs=3)
    assert bottom / 4 == pytest.approx(A4_PORTRAIT[1] - 500, abs=0.6)
    assert top / 4 == pytest.approx(A4_PORTRAIT[1] - 500 - 20 * 0.689, abs=0.6)


@pytest.mark.parametrize("word", ["ट्रेन", "उर्दू", "दूँगा", "ठ्रे", "ड्रैगन", "छ्रे", "दुं"])
@pytest.mark.parametrize("font", FONTS)
def test_signs_of_letters_that_lost_their_anchor_stay_inside_the_word(keep, word, font):
    """FiraGO puts these to the lower left of the letter; then the ink begins well before the pen does."""
    paper = Paper(A4_PORTRAIT, "Title", "Author", "hi", None)
    draw_line(paper, 200, 400, word, font, 100)
    left, top, _right, _bottom = ink(keep(paper).picture())
    assert left >= 200 - 12
    assert top < A4_PORTRAIT[1] - 400 - 69


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*HARD, "W" * 60, "क्षत्रिय" * 12]), min_size=1, max_size=14),
    st.floats(30, 400),
    st.floats(6, 20),
)
def test_wrapped_lines_fit_and_lose_nothing(words, width, size):
    text = unicodedata.normalize("NFC", " ".join(words))
    lines = wrap(text, Font.REGULAR, size, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    letters = re.compile(r"\S")
    widest = max(measure(letter, Font.REGULAR, size) for letter in letters.findall("Wक्षत्रिर्किज्ञानेन्द्र".replace("्", "")))
    for line in lines:
        assert measure(line, Font.REGULAR, size) <= max(width + 0.01, 4 * widest)


@pytest.mark.parametrize("text", ["A", "Ram Prasad", "W" * 200, "क्षत्रिय" * 25, "ज्ञानेन्द्र " * 17])
def test_fit_box_never_overflows(text):
    block = fit_box(text, Font.BOLD, 30, 12, (300, 60))
    assert block.height <= 60
    assert all(measure(line, Font.BOLD, block.size) <= 300.01 for line in block.lines)


def test_fit_shrinks_first_and_breaks_then():
    short, middle, long = "Ram", "Venkatanarasimharajuvaripeta", "Venkatanarasimharajuvaripeta " * 4
    assert fit(short, Font.BOLD, 30, 15, 300).size == 30
    shrunk = fit(middle, Font.BOLD, 30, 15, 300)
    assert (len(shrunk.lines), 15 < shrunk.size < 30) == (1, True)
    broken = fit(long, Font.BOLD, 30, 15, 300)
    assert (len(broken.lines) > 1, broken.size) == (True, 15)


def test_balanced_lines_are_as_few_and_more_even():
    text = "ने बुनियादी साक्षरता के अन्तर्गत आयोजित साप्ताहिक बैठकों में सहभागिता की"
    width = measure(text, Font.REGULAR, 12) - 10
    plain, even = flow(text, Font.REGULAR, 12, width), balance(text, Font.REGULAR, 12, width)
    assert len(plain.lines) == len(even.lines) == 2
    assert measure(even.lines[1], Font.REGULAR, 12) > measure(plain.lines[1], Font.REGULAR, 12)


def test_same_calls_give_the_same_bytes():
    def made() -> bytes:
        paper = Paper(A4_PORTRAIT, "शीर्षक", "कार्यालय", "hi", None)
        draw_line(paper, 60, 700, " ".join(HARD), Font.REGULAR, 6)
        paper.end_page()
        return paper.finish()

    assert made() == made()
