"""The words of an erased person: found as names are compared, replaced as whole words, and taken out of rows."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.erasure import erased_person
from sankul.rules.forgetting import NO_NUMBER, PLACE_LABELS, TEXTS, Forgetting, Forgotten, blank_row, forgotten_words
from sankul.rules.people import Person
from sankul.rules.spaces import Space
from sankul.text import nfc

DAY = date(2026, 11, 24)
WORDS = Forgotten(
    {
        "Asha Devi": "X",
        "आशा देवी": "Y",
        "सन्तोष": "Z",
        "6000123456": "#",
        "00998877": "@",
        "EMP/01/23": "E",
        "Mohd. Irfan": "I",
    }
)


def person(**facts):
    plain = {"name": "Asha Devi", "name_hi": "आशा देवी", "mobile": "6000123456", "district_code": "148", "district": "G"}
    return Person(**plain | facts)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Smt. Asha Devi", "Asha Devi called", "X called"),
        ("Smt.Asha Devi", "smt. asha devi called", "X called"),
        ("श्रीमती आशा देवी", "आशा देवी ने बताया", "X ने बताया"),
        ("Asha Devi (Retd.)", "Save Asha Devi (Retd.)", "Save X"),
        ("Asha Devi (Retd.)", "Asha Devi came", "X came"),
        ("Maria D'Souza", "Save Maria D'Souza", "Save X"),
        ("Maria D'Souza", "maria d’souza", "X"),
        ("Asha Devi w/o Ram", "Asha Devi w/o Ram", "X"),
        ("Smt. Asha", "Asha Rao came", "Asha Rao came"),
        ("Asha Devi (Retd.)", "Asha Devi, Retd.", "X, Retd."),
        ("Asha (Retd.)", "Asha Rao came", "Asha Rao came"),
    ],
)
def test_a_name_is_known_without_its_title_and_with_the_signs_that_stand_in_it(name, text, expected):
    new = Person(name="X", name_hi="X", district_code="148", district="G")
    assert forgotten_words([person(name=name, name_hi="")], new).without(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Save Asha Devi", "Save X"),
        ("Asha Devi, आशा देवी", "X, Y"),
        ("Asha Devika", "Asha Devika"),
        ("Masha Devi", "Masha Devi"),
        ("आशा देवीं", "आशा देवीं"),
        ("आशा देवी।", "Y।"),
        ("(Asha Devi)", "(X)"),
        ("SMT. ASHA  DEVI said", "SMT. X said"),
        ("Asha, Devi and Rao", "Asha, Devi and Rao"),
        ("asha-devi", "X"),
        ("संतोष जी", "Z जी"),
        ("Mohammad Irfan; Md Irfan", "I; I"),
        ("code emp/01/23", "code E"),
        ("6000123456", "#"),
        ("76000123456", "76000123456"),
        ("call +91 60001-23456 now", "call # now"),
        ("06000123456 or ६०००१२३४५६", "# or #"),
        ("6000 123 4567", "6000 123 4567"),
        ("000998877", "000998877"),
        ("", ""),
    ],
)
def test_whole_words_go_however_they_are_written(text, expected):
    assert WORDS.without(text) == expected
    assert WORDS.is_in(text) is (text != expected)


def test_the_longest_goes_first():
    assert Forgotten({"Asha": "X", "Asha Devi": "Y"}).without("Asha Devi, Asha") == "Y, X"


def test_a_single_name_may_be_anybodys_where_nothing_else_tells():
    words = Forgotten({"Asha": "X", "Asha Devi": "X"})
    assert words.is_meant("Asha")
    assert words.is_meant("Welcome Asha Devi")
    assert not words.is_meant("Asha 2026-27")


def test_a_replacement_is_taken_as_it_stands():
    assert Forgotten({"Asha": r"a\1b"}).without("Asha") == r"a\1b"


@given(st.text(alphabet="ab क्षिंी.1 ", max_size=12).map(nfc), st.text(alphabet="ab क्षिंी.1 ", max_size=40).map(nfc))
def test_what_was_replaced_is_not_there_any_more(word, text):
    words = Forgotten({word: "†"} if word else {})
    assert not words.is_in(words.without(text))
    assert words.without(text) == text or words.is_in(text)


def test_short_numbers_are_no_words():
    words = forgotten_words([person(employee_code="12")], erased_person(person(), "7F3A", DAY), ["00123456789012"])
    assert words.instead == {
        "Asha Devi": "Erased 7F3A",
        "आशा देवी": "विलोपित 7F3A",
        "6000123456": NO_NUMBER,
        "00123456789012": NO_NUMBER,
    }


def test_only_long_numbers_and_full_names_are_clear():
    words = Forgotten(dict.fromkeys(["Asha", "Asha Devi", "273001", "EMP1234567", "12345678", "6000123456"], "—"))
    assert set(words.clear.instead) == {"Asha Devi", "12345678", "6000123456"}
    assert words.is_in("PIN 273001")
    assert not words.clear.is_in("PIN 273001")


def test_what_others_are_called_too_is_known():
    assert WORDS.that_call("ASHA  DEVI") == {"Asha Devi"}
    assert WORDS.that_call("6000123456") == {"6000123456"}
    assert WORDS.that_call("Asha") == WORDS.that_call("") == frozenset()
    assert "Asha Devi" not in WORDS.but(["Asha Devi"]).instead


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Asha Devi", "Asha Devi"),
        (
            "She told me that yesterday in the school of Rampur Asha Devi was",
            "… in the school of Rampur Asha Devi was",
        ),
        ("Asha Devi was not there on that day, nobody knew where", "Asha Devi was not there on that day, …"),
    ],
)
def test_an_excerpt_is_short(text, excerpt):
    assert WORDS.excerpt(text) == excerpt


def test_a_row_loses_the_words_and_a_space_whom_to_ask():
    plain = {"capacity": 9, "district_code": "148", "district": "Asha Devi"}
    space = Space(name="House of Asha Devi", contact="Smt Asha Devi", contact_mobile="9800000001", **plain)
    blank = blank_row("spaces", space, WORDS)
    assert (blank.name, blank.contact, blank.contact_mobile) == ("House of X", "", "")
    assert blank.district == "Asha Devi"
    other = Space(name="Hall", contact="Ravi", contact_mobile="9800000001", **plain)
    assert blank_row("spaces", other, WORDS) is other


def test_from_what_is_left_nothing_is_taken_and_from_others_only_what_is_sure():
    forgetting = Forgetting(
        frozenset(),
        {},
        frozenset({("spaces", "1")}),
        WORDS,
        Forgotten({"Asha Devi": "X", "Asha": "X"}),
        frozenset({("spaces", "2")}),
    )
    assert forgetting.words_for("spaces", "1") is WORDS
    assert forgetting.words_for("spaces", "2") is None
    assert set(forgetting.words_for("spaces", "3").instead) == {"Asha Devi"}


def test_every_place_has_a_name():
    assert set(PLACE_LABELS) == set(TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        *("ASHA  DEVI", "asha-devi", "आशा देवि", "संतोष", "सन्\u200dतोष", "Mohammad Irfan", "md irfan", "emp/01/23"),
        *("+91 60001-23456", "६००० १२३ ४५६", "00998877"),
    ],
)
def test_wherever_a_word_is_found_its_traces_stand_in_order(text):
    assert WORDS.is_in(text)
    patterns = [re.compile(".*".join(pieces), re.IGNORECASE) for pieces in WORDS.traces()]
    assert any(pattern.search(nfc(text)) for pattern in patterns)
