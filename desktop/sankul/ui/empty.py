"""Empty states: nothing yet, nothing matches, nothing selected. Each says what would be here and has its button."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sankul.text import _
from sankul.ui.parts import button, label, sign
from sankul.ui.theme import scaled

WIDTH = 272


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty place says: N_ messages, an icon, and the name of the declared act on its button."""

    title: str
    hint: str
    icon: str
    action: str = ""


class EmptyState(QWidget):
    """The words of an Empty in the middle of the place."""

    def __init__(
        self,
        empty: Empty,
        word: str = "",
        act: Callable[[], object] | None = None,
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """`word` and `act` make the button; `other` is a second one, for what may be meant instead."""
        super().__init__()
        words = QWidget()
        words.setFixedWidth(scaled(WIDTH))
        rows = QVBoxLayout(words)
        rows.setContentsMargins(0, 24, 0, 24)
        rows.setSpacing(8)
        rows.addStretch(2)
        rows.addWidget(sign(empty.icon, "line_strong", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addSpacing(4)
        rows.addWidget(label(_(empty.title), "strong", is_centred=True))
        rows.addWidget(label(_(empty.hint), "soft", is_centred=True))
        if act:
            self.button = button(word, act)
            rows.addSpacing(8)
            rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        if other:
            self.other = button(*other)
            rows.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(f"{_(empty.title)} {_(empty.hint)}")
