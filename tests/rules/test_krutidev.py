import random
import unicodedata
from pathlib import Path

import pytest

from sankul.rules.krutidev import is_devanagari, to_unicode

DATA = Path(__file__).parents[1] / "data"
# The code points that the font draws above ASCII, as its character map lists them.
ALT_KEYS = (
    "\u0090\u00a0¡¢£¤¥§¨©ª«®±³´¶·¸º»¼½¾¿ÀÁÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñóôõö÷øùŒŠŸƒˆ˜‐–—‘’‚“”„†‡…‰‹›™∙"
)


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


PAIRS = rows("krutidev_pairs.tsv")
WORDS = rows("krutidev_words.tsv")
KEYS = [[chr(int(key, 16)) if len(key) == 4 else key, typed, meant] for key, typed, meant in rows("krutidev_keys.tsv")]


@pytest.mark.parametrize(("typed", "meant"), PAIRS)
def test_typing_is_read_as_it_was_seen(typed, meant):
    assert to_unicode(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), WORDS)
def test_hard_words(typed, meant):
    assert to_unicode(typed) == unicodedata.normalize("NFC", meant)


@pytest.mark.parametrize(("key", "typed", "meant"), KEYS)
def test_every_key(key, typed, meant):
    assert key in typed
    assert to_unicode(typed) == unicodedata.normalize("NFC", meant)


def test_no_key_of_the_font_is_left_out():
    assert {key for key, *_ in KEYS} == {chr(code) for code in range(32, 127)} | set(ALT_KEYS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("uke", "नाम"),
        ("in uke", "पद नाम"),
        ("tuin", "जनपद"),
        ("[kkrk la[;k", "खाता संख्या"),
        ("eksckby ua0", "मोबाइल नं0"),
        ("fo|ky; dk uke", "विद्यालय का नाम"),
        (";w&Mk;l dksM", "यू-डायस कोड"),
        ("2026", "2026"),
        ("9.09E+13", "9.09E+13"),
        ("", ""),
        ("   ", ""),
        (" jke   dqekj ", "राम कुमार"),
    ],
)
def test_headings_figures_and_blanks(typed, meant):
    assert to_unicode(typed) == meant


def test_typing_that_was_saved_in_another_code_page_reads_the_same():
    typed = 'd‚yst iq“ik –f"V „‡'
    assert to_unicode(typed.encode("cp1252").decode("latin-1")) == to_unicode(typed) == "कॉलेज पुष्पा दृष्टि २५"


def test_signs_without_a_width_may_be_struck_in_any_order():
    shuffle = random.Random(7)
    for _ in range(50):
        above = ["s", "Z", "a", "+"]
        shuffle.shuffle(above)
        assert to_unicode("M" + "".join(above)) == unicodedata.normalize("NFC", "र्ड़ें")


def test_devanagari_is_told_from_latin():
    assert is_devanagari("श्री X")
    assert not is_devanagari("Shri")
    assert not is_devanagari("।")
