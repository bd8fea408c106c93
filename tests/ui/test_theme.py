"""The look: enough contrast for all words, and a style sheet without open places."""

import pytest

from sankul.settings import Settings
from sankul.ui.application import make_application
from sankul.ui.parts import label
from sankul.ui.theme import DARK, LIGHT, Colours, style_sheet

ON_PAGE = ["text", "text_soft", "accent_text", "red", "amber", "green"]
PAIRS = [(tone, back) for tone in ON_PAGE for back in ("page", "side", "raised")]
PAIRS += [(tone, f"{tone}_soft") for tone in ("red", "amber", "green")]
PAIRS += [
    ("accent_text", "accent_soft"),
    ("text_soft", "grey_soft"),
    ("text", "accent_soft"),
    ("text", "red_soft"),
    ("text", "amber_soft"),
]
PAIRS += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("text", "hover"), ("text_soft", "hover")]


def brightness(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "back"), PAIRS)
def test_contrast_is_at_least_4_5(theme, word, back):
    assert contrast(getattr(theme, word), getattr(theme, back)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_open_places(theme):
    sheet = style_sheet(theme)
    assert "@" not in sheet
    assert theme.accent in sheet


def test_no_colour_is_shouted_in_both_themes_alike():
    assert all(getattr(LIGHT, name) != getattr(DARK, name) for name in Colours._fields)


@pytest.mark.parametrize("word", ["बैठकें", "मण्डलियाँ", "एँगे", "हूँ", "ट्रू"])
@pytest.mark.parametrize("look", ["", "strong", "soft", "title"])
def test_vowel_signs_above_and_below_the_line_are_not_cut(qtbot, look, word):
    make_application(Settings(language="hi"))
    said = label(word, look)
    qtbot.addWidget(said)
    said.adjustSize()
    seen = inked_lines(said)
    said.setFixedHeight(said.height() + 60)
    assert seen == inked_lines(said)


def inked_lines(widget):
    """How many lines of pixels the words of a label take."""
    picture = widget.grab().toImage()
    ground = picture.pixel(0, 0)
    lines = range(picture.height())
    return sum(any(picture.pixel(x, y) != ground for x in range(picture.width())) for y in lines)
