"""Keys that count only within one part of a window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_key(place: QWidget, keys: str | Qt.Key, act: Callable[[], object]) -> QShortcut:
    """Act on keys while the cursor is in `place`, so that a form beside it has an Escape of its own.

    PySide passes over `context` in the constructor of QShortcut, and the key would count in the whole window.
    """
    made = QShortcut(QKeySequence(keys), place)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(lambda: act())
    return made
