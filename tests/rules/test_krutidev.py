from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.rules.krutidev import is_devanagari, is_legacy_font, is_unreadable_font, looks_legacy, to_unicode

LINES = (Path(__file__).parents[1] / "data" / "krutidev_pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("typed", "meant"), PAIRS)
def test_typing_is_read_as_it_was_seen(typed, meant):
    assert to_unicode(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vkfFkZd", "आर्थिक"),
        ("fuekZ.k", "निर्माण"),
        ("bZ'oj", "ईश्वर"),
        ("fd'kksj", "किशोर"),
        ('n`f"V', "दृष्टि"),
        ("fp=k", "चित्रा"),
        ("f=kdks.k", "त्रिकोण"),
        ("iz/kkukè;kid", "प्रधानाध्यापक"),
        ('vkS"kf/k', "औषधि"),
        ("[kkrk la[;k", "खाता संख्या"),
        ("tuin", "जनपद"),
        ("fodkl [k.M", "विकास खण्ड"),
        ("uke", "नाम"),
        ("in uke", "पद नाम"),
        ("eksckby ua0", "मोबाइल नं0"),
        ("lqfJ;k", "सुश्रिया"),
        ("iwf.kZek", "पूर्णिमा"),
        ("dhfrZ", "कीर्ति"),
        ('d`".kk', "कृष्णा"),
        ("M‚0", "डॉ0"),
        ("lat;", "संजय"),
        ("ik¡p", "पाँच"),
        ("jke", "राम"),
        ("fo'o", "विश्व"),
        ("vfXu", "अग्नि"),
        ("Tkkudh", "जानकी"),
        ("'kqDy", "शुक्ल"),
        ("T;ksfr", "ज्योति"),
        ("eqgEen", "मुहम्मद"),
        ("j[kk", "रखा"),
        ("xqIrk", "गुप्ता"),
        ("Jo.k", "श्रवण"),
        ("ckcw", "बाबू"),
        ("2026", "2026"),
        ("", ""),
    ],
)
def test_half_letters_short_i_and_reph(typed, meant):
    assert to_unicode(typed) == meant


def test_curly_quotes_that_excel_puts_in_read_like_straight_ones():
    assert to_unicode("’kekZ") == to_unicode("'kekZ") == "शर्मा"


@given(st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_typing_is_read_without_a_fault_and_without_private_letters(typed):
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in to_unicode(typed))


@pytest.mark.parametrize(
    "typed",
    [
        'lUrks"k jko',
        'iq"ik ;kno',
        "jktsUnz 'kekZ",
        'd`".k dqekj f=ikBh',
        "v#.k 'kekZ",
        "xksj[kiqj",
        "tkSuiqj",
        "esjB",
        "fo|ky;",
    ],
)
def test_typing_is_suspected(typed):
    assert looks_legacy(typed)


@pytest.mark.parametrize(
    "name",
    [
        "Santosh Kumar Rao",
        "Mohd. Aslam",
        "SUNITA DEVI",
        "D'Souza",
        "Smt. Ram Dulari (ARP)",
        "RamKumar",
        "McDonald",
        "Dr. A.K. Singh",
        "P.S. Rampur 1",
        "km pushpa",
        "सन्तोष राव",
        "Md Iqbal Ashfaq",
        "B.R.C. / D.I.E.T.",
        "12345",
        "",
        "Sub-Inspector's School",
    ],
)
def test_names_are_not_suspected(name):
    assert not looks_legacy(name)


def test_fonts():
    assert is_legacy_font("Kruti Dev 010")
    assert is_legacy_font("KrutiDev 016")
    assert is_legacy_font("DevLys 010")
    assert not any(is_legacy_font(name) for name in ("Calibri", "Mangal", "Nirmala UI", "", "Walkman-Chanakya-905"))
    assert is_unreadable_font("Walkman-Chanakya-905")
    assert not is_unreadable_font("Kruti Dev 010")


def test_devanagari_is_told_from_latin():
    assert is_devanagari("श्री X")
    assert not is_devanagari("Shri")
    assert not is_devanagari("।")
