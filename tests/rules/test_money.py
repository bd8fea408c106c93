"""Money in figures and words, in two languages, exact to the paisa."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules import money
from sankul.text import nfc

AMOUNTS = st.integers(min_value=-(10**15), max_value=10**15)
STEPS_EN = {"Hundred": 100, "Thousand": 1_000, "Lakh": 100_000, "Crore": 10_000_000}
STEPS_HI = {"सौ": 100, "हजार": 1_000, "लाख": 100_000, "करोड़": 10_000_000, "अरब": 1_000_000_000}


def read_words(said, values, steps):
    """The number that words say: each step multiplies the smaller numbers that stand before it."""
    stack = []
    for word in said.split():
        if word in steps:
            below = 0
            while stack and stack[-1] < steps[word]:
                below += stack.pop()
            stack.append(below * steps[word])
        else:
            stack.append(values[word])
    return sum(stack)


VALUES_EN = {word: n for n in range(100) for word in [money.count_en(n)] if " " not in word}
VALUES_HI = {money.count_hi(n): n for n in range(100)}


@pytest.mark.parametrize(
    ("paise", "figures"),
    [
        (0, "0.00"),
        (5, "0.05"),
        (50_000, "500.00"),
        (100_000, "1,000.00"),
        (1_234_567_50, "12,34,567.50"),
        (-1_234_567_50, "-12,34,567.50"),
        (99_999_00, "99,999.00"),
        (1_00_00_000_00, "1,00,00,000.00"),
        (123_45_67_890_01, "1,23,45,67,890.01"),
    ],
)
def test_figures_are_grouped_the_indian_way(paise, figures):
    assert money.rupees(paise) == figures


@given(AMOUNTS)
def test_figures_read_back_exactly(paise):
    assert money.parse_rupees(money.rupees(paise)) == paise


@pytest.mark.parametrize(
    ("text", "paise"),
    [
        ("500", 50_000),
        ("₹ 500", 50_000),
        ("Rs. 1,250/-", 125_000),
        ("rs 12.5", 1_250),
        ("१,२५०.५०", 125_050),
        ("1,234,567", 123_456_700),
        (" -12 ", -1_200),
        ("0500.00", 50_000),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, paise):
    assert money.parse_rupees(text) == paise


@pytest.mark.parametrize(
    "text", ["", "abc", "1,2,3", "12,3", "1.234", "1.2.3", "1e5", "५००रु०", "--5", "5 00", "nan", ".", "9" * 20]
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(money.NotAnAmount) as refusal:
        money.parse_rupees(text)
    assert refusal.value.field == "amount"


@pytest.mark.parametrize(
    ("paise", "english", "hindi"),
    [
        (0, "Rupees Zero Only", "रुपये शून्य मात्र"),
        (50, "Paise Fifty Only", "पचास पैसे मात्र"),
        (50_050, "Rupees Five Hundred and Paise Fifty Only", "रुपये पाँच सौ और पचास पैसे मात्र"),
        (450_000, "Rupees Four Thousand Five Hundred Only", "रुपये चार हजार पाँच सौ मात्र"),
        (
            1_234_567_50,
            "Rupees Twelve Lakh Thirty Four Thousand Five Hundred Sixty Seven and Paise Fifty Only",
            "रुपये बारह लाख चौंतीस हजार पाँच सौ सड़सठ और पचास पैसे मात्र",
        ),
        (2_00_00_00_000_00, "Rupees Two Hundred Crore Only", "रुपये दो अरब मात्र"),
        (-1_900, "Minus Rupees Nineteen Only", "ऋण रुपये उन्नीस मात्र"),
    ],
)
def test_words(paise, english, hindi):
    assert money.words_en(paise) == money.words(paise, "en") == english
    assert money.words_hi(paise) == money.words(paise, "hi") == nfc(hindi)


def test_hindi_words_below_hundred_are_a_hundred_different_ones_in_stored_form():
    said = [money.count_hi(n) for n in range(100)]
    assert len(set(said)) == 100
    assert all(nfc(word) == word for word in said)


OFTEN_WRONG = {
    9: "नौ",
    19: "उन्नीस",
    29: "उनतीस",
    39: "उनतालीस",
    49: "उनचास",
    59: "उनसठ",
    69: "उनहत्तर",
    79: "उन्यासी",
    89: "नवासी",
    99: "निन्यानवे",
    90: "नब्बे",
    34: "चौंतीस",
    55: "पचपन",
    67: "सड़सठ",
    46: "छियालीस",
    83: "तिरासी",
}


@pytest.mark.parametrize(("number", "word"), OFTEN_WRONG.items())
def test_hindi_words_that_are_often_wrong(number, word):
    assert money.count_hi(number) == nfc(word)


@given(st.integers(min_value=0, max_value=10**13))
def test_words_read_back_exactly(number):
    assert read_words(money.count_en(number), VALUES_EN, STEPS_EN) == number
    assert read_words(money.count_hi(number), VALUES_HI, {nfc(word): step for word, step in STEPS_HI.items()}) == number
