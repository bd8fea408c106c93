"""Buttons of which one is chosen: a single stop of the Tab key, arrows move among them, and a screen reader counts them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class OneOf(QButtonGroup):
    """Exclusive. What it holds is told to a screen reader as one of several, and not as something to tick."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)

    def add(self, one: QAbstractButton) -> None:
        """Take a button in."""
        one.setCheckable(True)
        one.setAutoExclusive(True)  # the group makes it so; this alone tells the screen reader
        self.addButton(one)

    def mark(self, one: QAbstractButton) -> None:
        """Choose a button; Tab stops there, and no longer at the one that had the cursor last."""
        one.setChecked(True)
        for each in self.buttons():
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is one else Qt.FocusPolicy.ClickFocus)
