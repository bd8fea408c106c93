"""Codes as offices type them: what is certain is mended, the rest is refused, and nothing wrong comes out."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.rules.identifiers import read_account, read_employee_code, read_ifsc, read_mobile, read_pin, read_udise

ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=24),
    st.text("0123456789०१२+-. eE", max_size=22),
)
FORMS = {
    read_mobile: r"[6-9]\d{9}",
    read_udise: r"\d{9}[0-9A-Z]{2}",
    read_account: r"\d{9,18}",
    read_ifsc: r"[A-Z]{4}0[A-Z0-9]{6}",
    read_pin: r"[1-9]\d{5}",
}


@pytest.mark.parametrize("read", FORMS)
@given(value=ANYTHING)
@settings(max_examples=120)
def test_only_right_codes_come_out(read, value):
    reading = read(value)
    assert reading.text == "" or re.fullmatch(FORMS[read], reading.text, re.ASCII)
    assert not (reading.text and reading.fault)


@pytest.mark.parametrize("read", FORMS)
@given(value=ANYTHING)
@settings(max_examples=60)
def test_a_code_that_came_out_is_read_unchanged(read, value):
    text = read(value).text
    again = read(text)
    assert (again.text, again.repaired, again.fault) == (text, None, None)


@given(st.from_regex(r"[6-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "+91", "91", "0", "+91 ", "0091", "+91-"]))
@settings(max_examples=60)
def test_prefixes_and_forms_of_one_number_come_to_the_same(number, prefix):
    assert read_mobile(prefix + number).text == number
    assert read_mobile(float(number)).text == number
    assert read_mobile(f"{number[:5]} {number[5:]}").text == number


@given(st.from_regex(r"0(?:9[0-6]|[1-8][0-9])[0-9]{8}", fullmatch=True))
@settings(max_examples=60)
def test_a_lost_zero_comes_back(code):
    assert read_udise(int(code)).text == read_udise(code[1:]).text == read_udise(code).text == code


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        ("9415000001/9415000002", "9415000001", "doubt"),
        ("94150 00001 or 9415000002", "9415000001", "doubt"),
        ("9415000001 9415000002", "9415000001", "doubt"),
        ("94150-00001 व +91 94150 00002", "9415000001", "doubt"),
        ("9415000001/02", "9415000001", "doubt"),
        ("मो0 9415000001", "9415000001", "repaired"),
        ("9415000001 (WhatsApp)", "9415000001", "repaired"),
        ("9415000001 / NA", "9415000001", "repaired"),
        ("उपलब्ध नहीं है", "", "repaired"),
        ("9415000001 9", "", "fault"),
        ("0551-2345678", "", "fault"),
        ("0771-2345678", "", "fault"),
        ("07752 234567", "", "fault"),
        ("(0612) 2345678", "", "fault"),
        ("094150-00001", "9415000001", "repaired"),
        ("6000123456.0", "6000123456", "repaired"),
        ("N/A", "", "repaired"),
        ("600012345", "", "fault"),
        ("5000123456", "", "fault"),
        ("6.0E+09", "", "fault"),
        (6000123456.5, "", "fault"),
        (None, "", None),
    ],
)
def test_mobiles(value, text, kind):
    reading = read_mobile(value)
    assert reading.text == text
    assert [name for name in ("repaired", "doubt", "fault") if getattr(reading, name)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("value", "state", "text", "kind"),
    [
        ("09580100101", "9", "09580100101", None),
        ("0958010010A", "9", "0958010010A", "doubt"),
        ("09580100101", "22", "09580100101", "doubt"),
        (9580100101, "9", "09580100101", "repaired"),
        (2201234567, "22", "", "fault"),
        ("9.58E+09", "9", "", "fault"),
        (9.09e13, "", "", "fault"),
        ("99580100101", "", "", "fault"),
        ("095801001", "", "", "fault"),
        ("09580100ABC", "", "", "fault"),
        ("०९५८०१००१०१", "9", "09580100101", "repaired"),
        ("UDISE 09580100101", "9", "09580100101", "repaired"),
        ("09580100101 / 09580100102", "9", "", "fault"),
        ("9876543210", "9", "", "fault"),
        (9876543210, "9", "", "fault"),
    ],
)
def test_udise(value, state, text, kind):
    reading = read_udise(value, state)
    assert reading.text == text
    assert [name for name in ("repaired", "doubt", "fault") if getattr(reading, name)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "value", [10**15, 43210987654321098, 4.3e16, "4.3E+16", "000000000", "12345678", "1" * 19, "12345678X", True]
)
def test_destroyed_accounts_are_refused(value):
    assert read_account(value).fault


@pytest.mark.parametrize(
    "value",
    [
        *("301234567/987654321", "301234567 987654321", "123456789\n987654321", "30012345678/1001234", "3012345678, 9"),
        *("30123456781/82", "30123456781 / 4321", "0001234567/89."),
    ],
)
def test_two_numbers_in_a_cell_are_never_one_account(value):
    assert read_account(value).fault


def test_accounts_keep_their_zeros():
    assert read_account("000123456789").text == "000123456789"
    assert read_account(" 0001-2345 6789").text == "000123456789"
    assert read_account("9" * 18).text == "9" * 18
    assert read_account("0001/234567/89.").text == "000123456789"


def test_the_fifth_sign_of_an_ifsc():
    assert read_ifsc("sbinO000077").text == "SBIN0000077"
    assert read_ifsc("SBINX000077").fault


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("SBINOOO0077", ""),
        ("SBIN000OO77", ""),
        ("SBIN0I00077", ""),
        ("BARBOBUPGBX", "BARB0BUPGBX"),
        ("PUNB0SUPGB5", "PUNB0SUPGB5"),
    ],
)
def test_letters_among_the_digits_of_an_ifsc(value, text):
    assert read_ifsc(value).text == text
    assert bool(read_ifsc(value).fault) == (not text)


def test_employee_codes_are_text():
    assert read_employee_code(123456.0).text == "123456"
    assert read_employee_code("UP-12/a").text == "UP-12/a"
    assert read_employee_code(1.5e20).fault


@pytest.mark.parametrize("value", [1234567890123456, 1234567890123456.5, "1.23456789012E+15"])
def test_what_is_said_of_a_spoilt_account_number_shows_four_signs_of_it(value):
    said = str(read_account(value).fault)
    assert f"XXXX{str(value)[-4:]}" in said
    assert str(value) not in said
