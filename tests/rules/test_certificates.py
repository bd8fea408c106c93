"""Who may have a certificate, and what its number looks like."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules import certificates as rules
from sankul.rules.certificates import CertificateKind
from sankul.rules.mentoring import Part
from sankul.rules.offices import Office
from sankul.rules.participation import Meeting, Participation

OFFICE = Office(
    name="BRC", state_code="9", state="Uttar Pradesh", district_code="148", district="Gorakhpur", block="Khorabar"
)
LAST, TODAY = date(2027, 3, 31), date(2026, 11, 24)


def took_part(attended, held):
    meetings = tuple(Meeting(number, TODAY, 90, number < attended) for number in range(held))
    return Participation("P", Part.TEACHER, meetings)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 100))
def test_the_limit_is_compared_exactly(attended, more, least):
    why = rules.why_not(CertificateKind.PARTICIPATION, took_part(attended, attended + more), least, LAST, TODAY)
    assert (why == "") == (attended + more > 0 and attended / (attended + more) * 100 >= least - 1e-9)


@pytest.mark.parametrize(
    ("attended", "held", "says"), [(0, 0, "No session"), (2, 3, "Attended 2 of 3 sessions (66 %); 67 % is needed.")]
)
def test_a_refusal_says_why(attended, held, says):
    assert says in rules.why_not(CertificateKind.PARTICIPATION, took_part(attended, held), 67, LAST, TODAY)


@pytest.mark.parametrize(
    ("changes", "serial"),
    [
        ({}, "GORA/KHOR/2026-27/0042"),
        ({"block": ""}, "GORA/2026-27/0042"),
        ({"block": "खोराबार"}, "GORA/2026-27/0042"),
        ({"district": "गोरखपुर"}, "148/KHOR/2026-27/0042"),
        ({"district": "G.B. Nagar"}, "GBNA/KHOR/2026-27/0042"),
        ({"serial_prefix": "GKP/BRC"}, "GKP/BRC/2026-27/0042"),
    ],
)
def test_serial_numbers_begin_with_the_place(changes, serial):
    assert rules.serial_of(replace(OFFICE, **changes), "2026-27", 42) == serial


def test_serial_numbers_grow_beyond_four_digits():
    assert rules.serial_of(OFFICE, "2026-27", 12345).endswith("/12345")


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0"), (90, "1.5"), (100, "1.6"), (120, "2"), (1350, "22.5"), (119, "1.9")]
)
def test_hours_are_never_rounded_up(minutes, text):
    assert rules.hours(minutes) == text


def test_every_kind_has_a_label_and_a_part():
    assert set(rules.KIND_LABELS) == set(CertificateKind)
    assert rules.part_of(CertificateKind.APPRECIATION) is Part.MENTOR
    assert rules.part_of(CertificateKind.PARTICIPATION) is Part.TEACHER
