"""The look: two sets of colours, one style sheet with named places for them, and the size of the text."""

import re
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sankul.places import resource
from sankul.settings import Settings

FONT = "FiraGO"
FONT_POINTS = 10.5
ROW_HEIGHT = 32


class Colours(NamedTuple):
    """The colours of one theme by their use. `…_soft` lies behind the text colour of the same name.

    `pictures` is the folder of the small signs that only a style sheet can place.
    """

    pictures: str
    page: str
    side: str
    raised: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_soft: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_soft: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    green: str
    green_soft: str
    grey_soft: str


LIGHT = Colours(
    pictures="light",
    page="#ffffff",
    side="#f5f7f7",
    raised="#ffffff",
    hover="#eef2f2",
    line="#e4e8e8",
    line_strong="#c9d1d1",
    text="#1a2223",
    text_soft="#566263",
    accent="#0f6b68",
    accent_hover="#0b5654",
    on_accent="#ffffff",
    accent_text="#0c5f5c",
    accent_soft="#e0f0ee",
    red="#a8221b",
    red_soft="#fbeae8",
    amber="#7d4c00",
    amber_soft="#fbf0d9",
    green="#1a6538",
    green_soft="#e3f3e8",
    grey_soft="#ecefef",
)

DARK = Colours(
    pictures="dark",
    page="#15191a",
    side="#101314",
    raised="#1c2122",
    hover="#20282a",
    line="#262d2e",
    line_strong="#3d484a",
    text="#e4e9e9",
    text_soft="#98a5a6",
    accent="#4fb3aa",
    accent_hover="#68c5bc",
    on_accent="#06201e",
    accent_text="#6fcdc3",
    accent_soft="#17332f",
    red="#f2978f",
    red_soft="#3a1f1d",
    amber="#e6b663",
    amber_soft="#352a15",
    green="#7fcf9a",
    green_soft="#182f20",
    grey_soft="#283031",
)

_now = LIGHT
_scale = 1.0


def colours() -> Colours:
    """The colours in force."""
    return _now


def scaled(pixels: int) -> int:
    """A length that grows with the size of the text, such as the height of a row."""
    return round(pixels * _scale)


def text_font(*, points: float = FONT_POINTS, bold: bool = False) -> QFont:
    """The interface font; `points` is before the person's own text size."""
    font = QFont(FONT)
    font.setPointSizeF(points * _scale)
    font.setBold(bold)
    return font


def is_dark(theme: str) -> bool:
    """Whether the theme of the settings ("system", "light", "dark") means the dark colours on this PC."""
    system = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme == "dark" or (theme == "system" and system)


def apply_theme(app: QApplication, settings: Settings) -> None:
    """Set colours, font and style sheet for the whole program. Widgets that hold icons must be built anew after it."""
    global _now, _scale
    _now = DARK if is_dark(settings.theme) else LIGHT
    _scale = settings.text_size / 100
    sheet = style_sheet(_now)
    if sheet == app.styleSheet():  # it names every colour and size; set again, it would polish every widget again
        return
    app.setFont(text_font())
    app.setPalette(_palette(_now))
    app.setStyleSheet(sheet)


def style_sheet(look: Colours) -> str:
    """The style sheet with its places filled: `@name` is a colour of `look`, a size of text, a scaled length or a picture."""
    names = look._asdict()
    names |= {"toast": "#22302f", "toast_text": "#f2f6f6", "toast_link": "#7fd6cc", "toast_hover": "#33504d"}
    names |= {"small": _points(9.5), "medium": _points(12), "large": _points(13), "huge": _points(20)}
    names |= {
        "control": f"{scaled(30)}px",
        "lines": f"{scaled(70)}px",
        "room": f"{min(scaled(34), 52)}px",
        "check": f"{scaled(16)}px",
        "icon": f"{scaled(20)}px",
        "room_icon": f"{scaled(26)}px",
    }
    names |= {"above": f"{scaled(3)}px", "below": f"{scaled(4)}px", "card": f"{scaled(136)}px"}
    names |= {"below_strong": f"{scaled(5)}px", "above_title": f"{scaled(4)}px", "below_title": f"{scaled(6)}px"}
    names |= {
        name: resource("styles", look.pictures, f"{name}.svg").as_posix()
        for name in ("chevron_down", "chevron_up", "tick")
    }
    sheet = resource("styles", "sankul.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda place: str(names[place[1]]), sheet)


def _points(points: float) -> str:
    return f"{points * _scale}pt"


def _palette(look: Colours) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in {
        roles.Window: look.page,
        roles.Base: look.page,
        roles.AlternateBase: look.side,
        roles.Button: look.raised,
        roles.ToolTipBase: look.text,
        roles.ToolTipText: look.page,
        roles.WindowText: look.text,
        roles.Text: look.text,
        roles.ButtonText: look.text,
        roles.PlaceholderText: look.text_soft,
        roles.Highlight: look.accent,
        roles.HighlightedText: look.on_accent,
        roles.Link: look.accent_text,
        roles.Mid: look.line,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.text_soft))
    return palette
