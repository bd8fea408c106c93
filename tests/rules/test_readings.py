from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.rules.readings import Reading, as_text, read_choice, read_day, read_whole, read_words
from sankul.text import nfc


@given(
    st.one_of(
        st.text(max_size=40),
        st.integers(),
        st.floats(),
        st.none(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
    )
)
@settings(max_examples=150)
def test_words_come_out_in_normal_form_and_stay_so(value):
    text = read_words(value).text
    assert text == nfc(text)
    assert read_words(text).text == text


@pytest.mark.parametrize(
    ("value", "font", "text", "kind"),
    [
        ("Sandhya Rao", "", "Sandhya Rao", None),
        ("  Sandhya  Rao\u00a0", "", "Sandhya Rao", "repaired"),
        ('lUrks"k jko', "Kruti Dev 010", "सन्तोष राव", "repaired"),
        ("सन्तोष", "Kruti Dev 010", "सन्तोष", None),
        ('lUrks"k', "Walkman-Chanakya-905", "", "doubt"),
        ("N/A", "", "", "repaired"),
        ("#REF!", "", "", "fault"),
        (12.0, "", "12", "repaired"),
        (None, "", "", None),
    ],
)
def test_words(value, font, text, kind):
    reading = read_words(value, font)
    assert reading.text == text
    expected = None if value == 12.0 else kind
    assert [name for name in ("repaired", "doubt", "fault") if getattr(reading, name)] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("14.10.2026", "2026-10-14"),
        ("14/10/2026", "2026-10-14"),
        ("14-10-26", "2026-10-14"),
        ("2026-10-14", "2026-10-14"),
        ("१४.१०.२०२६", "2026-10-14"),
        ("14 Oct 2026", "2026-10-14"),
        (datetime(2026, 10, 14), "2026-10-14"),  # noqa: DTZ001
        (date(2026, 10, 14), "2026-10-14"),
        ("", ""),
        ("2 अक्टूबर, 2026", "2026-10-02"),
        ("२ अक्तूबर २०२६", "2026-10-02"),
        ("15अगस्त2026", "2026-08-15"),
        ("मार्च 5, 2027", "2027-03-05"),
        ("14 जनवरी, 2027 (गुरुवार)", "2027-01-14"),
        ("02-10-2026 Friday", "2026-10-02"),
        ("1st March 2027", "2027-03-01"),
        ("Oct 2, 2026", "2026-10-02"),
        ("2-Oct-26", "2026-10-02"),
        ("2026-10-02T00:00:00", "2026-10-02"),
    ],
)
def test_days(value, day):
    assert read_day(value).text == day


@pytest.mark.parametrize(
    "value",
    [
        "31.02.2026",
        "soon",
        "31 मार्च",
        "31.12.2026 से 14.01.2027",
        "30 फरवरी 2027",
        "3/31/2026",
        45000,
        "10.14.2026",
        "2026-13-01",
        "31.12.9999",
        date(9999, 12, 31),
        date(1, 1, 1),
    ],
)
def test_what_is_no_day(value):
    assert read_day(value).fault


def test_whole_numbers_and_their_limits():
    assert read_whole(12.0, 1, 20) == Reading("12")
    assert read_whole("०१२", 1, 20).text == "12"
    assert read_whole(None, 1, 20) == Reading()
    assert all(read_whole(value, 1, 20).fault for value in (0, 21, -3, 1.5, "many", 10**12))


def test_choices_are_compared_by_folded_words():
    choices = {"F": ("female", "महिला"), "M": ("male", "पुरुष")}
    assert read_choice(" FEMALE ", choices, "{text}?").text == "F"
    assert read_choice("पुरुष", choices, "{text}?").text == "M"
    assert str(read_choice("both", choices, "{text}?").doubt) == "both?"


def test_cells_as_people_see_them():
    assert [as_text(value) for value in (None, 1.0, 1.5, True, datetime(2026, 1, 2), 1e20)] == [  # noqa: DTZ001
        "",
        "1",
        "1.5",
        "True",
        "2026-01-02",
        "1e+20",
    ]
