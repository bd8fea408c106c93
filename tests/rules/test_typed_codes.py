"""Typed codes: what is certain is mended, what is not is tried, and all of it within limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.typed_codes import MOST_READINGS, is_like_code, is_long_code, readings

CODE = "SK1:AB C$%*+-./:Z9 Q"


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        f"“{CODE}”",
        f" '{CODE}'\n",
        f"*{CODE}*",
        f"Code: {CODE}",
        f"[24/11, 10:30] Asha: {CODE}",
        CODE.replace("-", "–"),
        CODE.replace(" ", "\u00a0"),
        "SK1:AB\r\n C$%*+-\r\n./:Z9 Q",
        "SK1:AB\nC$%*+-\n./:Z9 Q",
        "SK1:AB \n C$%*+-./:Z9 Q",
        "SK1:AB C$%*\t+-./:Z9 Q.",
        "SK1:AB C$%*\u200b+-./:Z9 Q",
        "SK1:AB C$%* +-./:Z9 Q",
        "SK1:AB C$ %*+-./ :Z9 Q",
    ],
)
def test_the_code_is_among_the_readings(typed):
    assert CODE in set(readings(typed))
    assert is_like_code(typed)


@pytest.mark.parametrize(("code", "typed"), [("SK1:ABC ", "SK1:ABC"), ("SK1:A  B", "SK1:A B"), ("SK1:A.", "SK1:A.")])
def test_a_lost_blank_is_tried(code, typed):
    assert code in set(readings(typed))


@pytest.mark.parametrize("text", ["", "hello", "https://example.org/x", "HC1:6BF", "TASK1:ABC", "C:\\SK1\\a.pdf"])
def test_other_text_stands_as_it_is(text):
    assert list(readings(text)) == [text]
    assert not is_like_code(text)


@pytest.mark.parametrize("beginning", ["/K1:", "XK1:", "SK1.", ""])
def test_a_long_code_is_known_without_its_beginning(beginning):
    assert is_long_code(beginning + "TABPX5HQ5OXN%TSMAHO.J2N412V*$" * 5)


@pytest.mark.parametrize(
    "text",
    ["/K1:TABPX5HQ5OXN%TSMA", "/SCANS/2026-27/" * 12, f"/home/{'long_name/' * 20}a.pdf", "C:/" + "a/b+c%$*" * 20 + "_"],
)
def test_a_path_is_no_long_code(text):
    assert not is_long_code(text)


def test_the_first_reading_is_the_text_itself():
    assert next(readings(CODE)) == CODE


@given(st.text(alphabet='SK1:ab \n"*“.', max_size=400))
def test_there_are_never_too_many(text):
    assert len(list(readings(text))) <= MOST_READINGS
    assert len(list(readings("SK1:" + text))) <= MOST_READINGS
