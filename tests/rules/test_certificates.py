"""Who may have a certificate, and what its number looks like."""

from dataclasses import replace

import pytest

from sankul.rules import certificates as rules
from sankul.rules.certificates import CertificateKind
from sankul.rules.mentoring import Part
from sankul.rules.offices import Office

OFFICE = Office(
    name="BRC", state_code="9", state="Uttar Pradesh", district_code="148", district="Gorakhpur", block="Khorabar"
)


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
