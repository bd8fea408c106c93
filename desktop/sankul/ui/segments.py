"""A calm switch between a few views of one room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from sankul.ui.parts import styled


class Segments(QFrame):
    """A switch between a few views; arrows move in it. `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        """`choices` are pairs of key and label in the language now spoken."""
        super().__init__()
        styled(self, "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for key, said in choices:
            segment = styled(QPushButton(said), "segment")
            segment.setCheckable(True)
            segment.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(segment)
            self.buttons[key] = segment
            row.addWidget(segment)

    def mark(self, key: str) -> None:
        """Show which view is seen."""
        self.buttons[key].setChecked(True)
