"""The line above the start: the name of the program, and the languages in their own scripts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from sankul.text import _
from sankul.ui.parts import button, styled
from sankul.ui.theme import scaled

LANGUAGES = (("hi", "हिन्दी"), ("en", "English"))


class StartHeader(QFrame):
    """`languages` are the buttons by code; the spoken one is strong."""

    def __init__(self, spoken: str, speak: Callable[[str], object]) -> None:
        super().__init__()
        styled(self, "header")
        self.setFixedHeight(scaled(60))
        mark = styled(QLabel("सं", alignment=Qt.AlignmentFlag.AlignCenter), "sign")
        mark.setFixedSize(scaled(28), scaled(28))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(mark)
        row.addWidget(styled(QLabel(_("Sankul")), "title"))
        row.addStretch(1)
        self.languages: dict[str, QPushButton] = {}
        for code, name in LANGUAGES:
            chosen = button(name, partial(speak, code), look="primary" if code == spoken else "")
            chosen.setAccessibleName(f"{_('Language')}: {name}")
            self.languages[code] = chosen
            row.addWidget(chosen)
