"""Folding, matching and the spoken language."""

import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul import text
from sankul.text import ascii_digits, fold, nfc


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("सन्तोष", "संतोष"),
        ("सन्ध्या", "संध्या"),
        ("पाण्डेय", "पांडेय"),
        ("चाँद", "चांद"),
        ("बिन्दु", "बिंदु"),
        ("ज़ाकिर", "जाकिर"),
        ("फ़ातिमा", "फातिमा"),
        ("ड़", "ड"),
        ("ईशा", "इशा"),
        ("ऊषा", "उषा"),
        ("रीता", "रिता"),
        ("Mo. Aslam", "Mohammad Aslam"),
        ("Mohd.Aslam", "Mohammad Aslam"),
        ("MD ASLAM", "mohammed aslam"),
        ("मो0 इरफान", "मोहम्मद इरफान"),
        ("मो० इरफान", "मोहम्मद इरफान"),
        ("मोह. इरफान", "मुहम्मद इरफान"),
        ("मौ॰ इरफान", "मोहम्मद इरफान"),
        ("Muhammed Irfan", "Mohamed Irfan"),
        ("  Ram\u00a0  Singh ", "ram singh"),
        ("१२३", "123"),
        (unicodedata.normalize("NFD", "ऩ"), "ऩ"),
        ("क\u200dष", "कष"),
    ],
)
def test_what_a_clerk_calls_the_same_name_has_the_same_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("राम", "रमा"), ("Irfan", "Imran"), ("मोती", "मोहम्मद"), ("Mohan", "Mohammad")]
)
def test_other_names_have_other_keys(one, other):
    assert fold(one) != fold(other)


def test_what_was_folded_is_kept_only_in_part():
    """A register of 150,000 names must not stay in memory twice."""
    assert fold.cache_info().maxsize


@given(st.text(max_size=40))
def test_folding_never_fails_and_folds_once(value):
    assert fold(fold(value)) == fold(value)


def test_nfc_cuts_and_joins_blanks():
    assert nfc("  क\u093c \u00a0 ख\n") == unicodedata.normalize("NFC", "क\u093c ख")


def test_devanagari_digits():
    assert ascii_digits("०१२३४५६७८९") == "0123456789"


def test_the_language_of_the_screen_and_of_a_paper():
    text.use_language("hi")
    assert text.language() == "hi"
    with text.speaking("en"):
        assert text.language() == "en"
    assert text.language() == "hi"
    text.use_language("fr")
    assert text.language() == "en"


def test_a_paper_in_another_thread_does_not_change_the_screen():
    heard = []

    def speak():
        with text.speaking("hi"):
            entered.set()
            left.wait(5)
            heard.append(text.language())

    entered, left = threading.Event(), threading.Event()
    thread = threading.Thread(target=speak)
    thread.start()
    entered.wait(5)
    assert text.language() == "en"
    left.set()
    thread.join()
    assert heard == ["hi"]


def test_an_empty_message_is_not_the_catalogue_head():
    text.use_language("hi")
    assert text._("") == ""
