"""Enter presses the button that has the focus, as a person expects. Qt does so by itself only in dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_with_enter(event: QKeyEvent) -> bool:
    """Press the focused button when the key is Enter, and tell whether it was; a key that is held presses once.

    For windows and forms, which get the keys that nothing inside them took.
    """
    focused = QApplication.focusWidget()
    others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in ENTER or others or not isinstance(focused, QPushButton):
        return False
    if not event.isAutoRepeat():
        focused.click()
    return True


class EnterWindow(QMainWindow):
    """A window in which Enter presses the focused button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button; Qt calls it."""
        if not press_with_enter(event):
            super().keyPressEvent(event)
