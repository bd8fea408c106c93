import pytest

from sankul.rules.font_layouts import FontLayout, font_layout
from sankul.rules.krutidev import is_legacy_font, is_unreadable_font


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("Kruti Dev 010", FontLayout.KRUTI_DEV),
        ("KrutiDev010", FontLayout.KRUTI_DEV),
        ("Kruti Dev 010 Bold", FontLayout.KRUTI_DEV),
        ("Kruti_Dev_010", FontLayout.KRUTI_DEV),
        ("kruti dev 011", FontLayout.KRUTI_DEV),
        ("Kruti Dev 016", FontLayout.KRUTI_DEV),
        ("Kruti Dev 020 Thin", FontLayout.KRUTI_DEV),
        ("Kruti Dev 055", FontLayout.KRUTI_DEV),
        ("Kruti Dev 240", FontLayout.KRUTI_DEV),
        ("Kruti Dev", FontLayout.KRUTI_DEV),
        ("Kruti Dev Display 010", FontLayout.KRUTI_DEV),
        ("Kruti Dev 035", FontLayout.KRUTI_DEV_LIKE),
        ("Kruti Dev 500", FontLayout.KRUTI_DEV_LIKE),
        ("Kruti Dev 714", FontLayout.KRUTI_DEV_LIKE),
        ("DevLys 010", FontLayout.DEVLYS),
        ("DevLys 010 Condensed", FontLayout.DEVLYS),
        ("Dev Lys 020", FontLayout.DEVLYS),
        ("Chanakya", FontLayout.CHANAKYA),
        ("BRH Chanakya", FontLayout.CHANAKYA),
        ("Walkman-Chanakya-905", FontLayout.WALKMAN),
        ("Walkman Chanakya905 Normal", FontLayout.WALKMAN),
        ("Shusha", FontLayout.SHUSHA),
        ("Shusha02", FontLayout.SHUSHA),
        ("Shivaji01", FontLayout.SHUSHA),
        ("APS-DV-Prakash", FontLayout.OTHER_OLD),
        ("APS-C-DV-Priyanka", FontLayout.OTHER_OLD),
        ("AgraDev", FontLayout.OTHER_OLD),
        ("DV-TTYogesh", FontLayout.OTHER_OLD),
        ("SHREE-DEV-0714", FontLayout.OTHER_OLD),
        ("Shree Dev 0714", FontLayout.OTHER_OLD),
        ("AkrutiDevPriya", FontLayout.OTHER_OLD),
        ("4CGandhi", FontLayout.OTHER_OLD),
        ("Preeti", FontLayout.OTHER_OLD),
        ("Mangal", FontLayout.UNICODE),
        ("Nirmala UI", FontLayout.UNICODE),
        ("Nirmala UI Semilight", FontLayout.UNICODE),
        ("Kokila", FontLayout.UNICODE),
        ("Aparajita", FontLayout.UNICODE),
        ("Utsaah", FontLayout.UNICODE),
        ("Noto Sans Devanagari", FontLayout.UNICODE),
        ("Arial Unicode MS", FontLayout.UNICODE),
        ("Lohit Devanagari", FontLayout.UNICODE),
        ("Calibri", FontLayout.LATIN),
        ("Arial", FontLayout.LATIN),
        ("Times New Roman", FontLayout.LATIN),
        ("Agency FB", FontLayout.LATIN),
        ("", FontLayout.LATIN),
        ("   ", FontLayout.LATIN),
        ("देवनागरी", FontLayout.LATIN),
    ],
)
def test_the_layout_is_told_by_the_name(name, layout):
    assert font_layout(name) is layout


def test_only_kruti_dev_itself_is_read_without_asking():
    old = [layout for layout in FontLayout if layout.is_old]
    assert [layout for layout in old if not layout.is_asked_about] == [FontLayout.KRUTI_DEV]
    assert [layout for layout in old if layout.is_readable] == [
        FontLayout.KRUTI_DEV,
        FontLayout.KRUTI_DEV_LIKE,
        FontLayout.DEVLYS,
    ]
    assert not any(layout.is_asked_about for layout in (FontLayout.LATIN, FontLayout.UNICODE))


def test_fonts_are_readable_or_not():
    assert is_legacy_font("Kruti Dev 010")
    assert is_legacy_font("DevLys 010")
    assert not any(is_legacy_font(name) for name in ("Calibri", "Mangal", "", "Walkman-Chanakya-905"))
    assert is_unreadable_font("Walkman-Chanakya-905")
    assert not any(is_unreadable_font(name) for name in ("Kruti Dev 010", "Nirmala UI", "Arial"))
