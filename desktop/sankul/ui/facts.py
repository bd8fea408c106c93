"""Facts of one row in the detail pane: a heading, chips, and lines of label and value that can be selected and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sankul.ui.parts import label
from sankul.ui.table_view import draw_chip
from sankul.ui.tables import Tone
from sankul.ui.theme import scaled, text_font


class Chip(QLabel):
    """A word in a rounded field."""

    def __init__(self, text: str, tone: Tone) -> None:
        super().__init__(text)
        self._tone = tone
        self.setFont(text_font(points=9.5))
        self.setFixedHeight(scaled(22))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(text) + scaled(16))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip; Qt calls it."""
        draw_chip(QPainter(self), self.rect(), self.text(), self._tone)


class Facts(QWidget):
    """A column of facts; `add` more widgets below."""

    def __init__(self, title: str = "", under: str = "", chips: Sequence[tuple[str, Tone]] = ()) -> None:
        super().__init__()
        # A stretch below, and not an alignment: Qt gives aligned layouts no more height than their texts need unwrapped.
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        outer.addLayout(self._rows)
        outer.addStretch(1)
        self.setAccessibleName(title)
        if title:
            self._rows.addWidget(label(title, "title", can_copy=True))
        if under:
            self._rows.addWidget(label(under, "soft", can_copy=True))
        if chips:
            self._add_chips(chips)

    def add_lines(self, lines: Sequence[tuple[str, str]], title: str = "") -> None:
        """A block of label and value; lines without a value are left out."""
        if title:
            self._rows.addSpacing(12)
            self._rows.addWidget(label(title, "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, scaled(104))
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(line for line in lines if line[1]):
            said = label(value, can_copy=True)
            said.setAccessibleName(f"{name}: {value}")
            grid.addWidget(label(name, "soft"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, at, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.addSpacing(4)
        self._rows.addLayout(grid)

    def add(self, widget: QWidget) -> None:
        """Any widget below what is there."""
        self._rows.addWidget(widget)

    def _add_chips(self, chips: Sequence[tuple[str, Tone]]) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for text, tone in chips:
            row.addWidget(Chip(text, tone))
        row.addStretch(1)
        self._rows.addLayout(row)
