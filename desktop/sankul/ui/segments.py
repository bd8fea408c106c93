"""A calm switch between a few views of one room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from sankul.ui.flow import place_in_lines
from sankul.ui.parts import styled
from sankul.ui.switches import OneOf

AROUND, BETWEEN = 3, 2


class Segments(QFrame):
    """A switch between a few views; arrows move in it. `chosen` carries the key.

    One that `wraps` breaks into lines where it has no room in one; it needs a layout that gives it the width there is.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], *, wraps: bool = False) -> None:
        """`choices` are pairs of key and label in the language now spoken."""
        super().__init__()
        styled(self, "segments")
        self._wraps = wraps
        self.setSizePolicy(QSizePolicy.Policy.Maximum if wraps else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = OneOf(self)
        self.buttons: dict[str, QPushButton] = {}
        for key, said in choices:
            segment = styled(QPushButton(said, self), "segment")
            segment.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.add(segment)
            self.buttons[key] = segment

    def mark(self, key: str) -> None:
        """Show which view is seen."""
        self._group.mark(self.buttons[key])

    def sizeHint(self) -> QSize:
        """All in one line; Qt asks."""
        sizes = self._sizes()
        width = sum(each.width() for each in sizes) + BETWEEN * (len(sizes) - 1)
        return QSize(width, max(each.height() for each in sizes)) + QSize(AROUND, AROUND) * 2

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part, when it may break into lines; Qt asks."""
        if not self._wraps:
            return self.sizeHint()
        return QSize(max(each.width() for each in self._sizes()) + AROUND * 2, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew; Qt calls it."""
        super().resizeEvent(event)
        self._flow()

    def event(self, event: QEvent) -> bool:
        """A part that got another word asks for a new layout; Qt calls it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._flow()
        return super().event(event)

    def _sizes(self) -> list[QSize]:
        return [each.sizeHint() for each in self.buttons.values()]

    def _flow(self) -> None:
        """Place the parts in as many lines as there must be."""
        width = self.width() if self._wraps else self.sizeHint().width()
        self.setFixedHeight(place_in_lines(self.buttons.values(), width, BETWEEN, AROUND))
