"""The few parts of which all screens are made: labels, buttons and scrolled areas, each with its look from the style sheet."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from sankul.text import _
from sankul.ui.icons import icon, pixmap

W = TypeVar("W", bound=QWidget)


def styled(widget: W, look: str) -> W:
    """Give a widget the look that `[look="…"]` names in the style sheet."""
    widget.setProperty("look", look)
    return widget


def label(text: str = "", look: str = "", *, is_centred: bool = False, can_copy: bool = False) -> QLabel:
    """A text that wraps; looks: title, strong, soft, number. One that can be copied offers it with the right mouse button.

    Text that could be selected is drawn by another part of Qt, which cuts off what Devanagari has above the line.
    """
    made = styled(QLabel(text, wordWrap=True), look)
    if is_centred:
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    if can_copy:
        copy = QAction(_("Copy"), made)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(made.text()))
        made.addAction(copy)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return made


def sign(name: str, tone: str = "text_soft", size: int = 16) -> QLabel:
    """An icon beside words."""
    return QLabel(pixmap=pixmap(name, tone, size))


def button(word: str, act: Callable[[], object], *, sign: str = "", look: str = "", keys: str = "") -> QPushButton:
    """A button with its word, and perhaps an icon before it and keys; looks: primary, quiet, link."""
    made = styled(QPushButton(word), look)
    if sign:
        made.setIcon(icon(sign, "on_accent" if look == "primary" else "text_soft"))
    if keys:
        made.setShortcut(keys)
        made.setToolTip(f"{word}  {keys}")
    made.clicked.connect(lambda: act())
    return made


def bring_into_view(widget: QWidget, margin: int = 0, part: QRect | None = None) -> None:
    """Scroll the area that holds the widget, or a part of it, until it is seen with so many pixels above and below it."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is None or inside is None:
        return
    if part is not None:
        middle = widget.mapTo(inside, part.center())
        area.ensureVisible(middle.x(), middle.y(), 0, part.height() // 2 + margin)
    else:
        area.ensureWidgetVisible(widget, 0, margin)


class ScrollPlace(QScrollArea):
    """Scrolls downwards only. Tab stops at it, and shows that it does, only while there is something to scroll."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._allow_focus)
        self.setAccessibleName(widget.accessibleName() or _("What is shown here"))
        self.setWidget(widget)

    def _allow_focus(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)


def scrolled(widget: QWidget) -> QScrollArea:
    """The widget in an area that scrolls downwards only."""
    return ScrollPlace(widget)
