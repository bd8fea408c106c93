"""Outline icons (Lucide), coloured when they are loaded. An icon always stands beside a word."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sankul.places import resource
from sankul.ui.theme import colours, scaled

SIZE = 16
AIR = 4


def icon(name: str, tone: str = "text_soft", *, checked: str = "", size: int = SIZE) -> QIcon:
    """The icon for a button, in the colour `tone` (a field of Colours), and in `checked` while the button is down.

    It has some air at its right, because Qt puts the word too near; the style sheet sets the size to match.
    """
    drawn = QIcon(_drawn(name, str(getattr(colours(), tone)), scaled(size), scaled(AIR)))
    if checked:
        drawn.addPixmap(
            _drawn(name, str(getattr(colours(), checked)), scaled(size), scaled(AIR)), QIcon.Mode.Normal, QIcon.State.On
        )
    return drawn


def pixmap(name: str, tone: str = "text_soft", size: int = SIZE) -> QPixmap:
    """The icon as a picture of `size` pixels before the person's text size, drawn sharp for screens of double density."""
    return _drawn(name, str(getattr(colours(), tone)), scaled(size), 0)


@cache
def _drawn(name: str, colour: str, size: int, air: int) -> QPixmap:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap((size + air) * 2, size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size * 2, size * 2))
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture
