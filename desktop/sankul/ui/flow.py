"""Widgets one after the other, in as many lines as there is room for."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Lays its widgets out by itself; Qt's layouts know no lines that break."""

    def __init__(self, widgets: Sequence[QWidget], spacing: int = 6) -> None:
        super().__init__()
        self._widgets: tuple[QWidget, ...] = tuple(widgets)
        self._spacing = spacing
        for widget in self._widgets:
            widget.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        self._widgets += (widget,)
        widget.setParent(self)

    def flow(self) -> None:
        """Place the widgets anew, after one of them was hidden, shown or got another word."""
        shown = [each for each in self._widgets if not each.isHidden()]
        self.setFixedHeight(max(1, place_in_lines(shown, self.width(), self._spacing)))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest; Qt asks."""
        return QSize(max((each.sizeHint().width() for each in self._widgets), default=0), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew; Qt calls it."""
        super().resizeEvent(event)
        self.flow()

    def event(self, event: QEvent) -> bool:
        """A widget that got another size asks for a new layout; Qt calls it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.flow()
        return super().event(event)


def place_in_lines(widgets: Iterable[QWidget], width: int, spacing: int, around: int = 0) -> int:
    """Place the widgets with so many pixels between and around them; the height that they need."""
    x, y, height = around, around, 0
    for widget in widgets:
        size = widget.sizeHint()
        if x > around and x + size.width() + around > width:
            x, y, height = around, y + height + spacing, 0
        widget.setGeometry(x, y, size.width(), size.height())
        x, height = x + size.width() + spacing, max(height, size.height())
    return y + height + around
