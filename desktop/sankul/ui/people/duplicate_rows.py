"""The rows of two entries side by side: a field, and the two values between which the arrow keys or a click choose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sankul.text import N_, _
from sankul.ui.facts import Chip
from sankul.ui.icons import pixmap
from sankul.ui.messages import announce
from sankul.ui.parts import bring_into_view, label, styled
from sankul.ui.theme import scaled

LABEL_WIDTH = 128
NOTHING = "–"
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = (N_("left"), N_("right"))


class ValueCell(QFrame):
    """One of the two values; the first line may be strong, further lines stand soft below it."""

    clicked = Signal()

    def __init__(self, lines: Sequence[str], *, is_strong: bool = False) -> None:
        super().__init__()
        styled(self, "value")
        self.text = lines[0] or NOTHING
        self._mark = QLabel()
        self._mark.setFixedWidth(scaled(16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.text, "strong" if is_strong else ""))
        for line in lines[1:]:
            words.addWidget(label(line, "line"))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def mark(self, *, is_chosen: bool) -> None:
        """Show whether this value is taken."""
        self.setProperty("chosen", is_chosen)
        self._mark.setPixmap(pixmap("check", "accent_text") if is_chosen else pixmap("minus", "line_strong"))
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes this value; Qt calls it."""
        self.clicked.emit()
        event.accept()


class ChoiceRow(QFrame):
    """A field with two values. Left and right take one, space the other one; `chosen` tells the place, 0 or 1.

    `stepped` asks to go up (-1) or down (1); the area around would only scroll.
    """

    chosen = Signal(int)
    stepped = Signal(int)

    def __init__(
        self, title: str, values: tuple[Sequence[str], Sequence[str]], take: int | None, *, is_head: bool = False
    ) -> None:
        super().__init__()
        styled(self, "choice")
        self.title, self.take = title, take
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.label = label(title, "strong" if is_head else "")
        self.open_chip = Chip(_("Choose"), "amber")
        self._name = QWidget()
        names = QVBoxLayout(self._name)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(2)
        names.addWidget(self.label)
        names.addWidget(self.open_chip)
        self.line = label("", "amber")
        self.line.hide()
        self.cells = tuple(ValueCell(lines, is_strong=is_head) for lines in values)
        for place, cell in enumerate(self.cells):
            cell.clicked.connect(lambda place=place: self._clicked(place))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(6, 2, 6, 2)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self.fold(is_narrow=False)
        self._show()

    def fold(self, *, is_narrow: bool) -> None:
        """Put the name of the field beside the values, or above them where it is narrow."""
        _place(self._grid, self._name, self.cells, is_narrow=is_narrow)
        self._grid.addWidget(self.line, 2, 0, 1, 3)

    def tell(self, sentence: str) -> None:
        """Say below the values why one of them must be chosen; choosing takes the sentence away."""
        self.line.setText(sentence)
        self.line.setVisible(bool(sentence))
        self._come_into_view()
        announce(self, sentence)

    def choose(self, place: int) -> None:
        """Take one of the values."""
        if place != self.take:
            self.take = place
            self.line.hide()
            self._show()
            announce(self, self.accessibleName())
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row; Qt calls it."""
        if event.key() == Qt.Key.Key_Left:
            self.choose(0)
        elif event.key() == Qt.Key.Key_Right:
            self.choose(1)
        elif event.key() == Qt.Key.Key_Space:
            self.choose(1 if self.take == 0 else 0)
        elif event.key() in _UP_DOWN:
            self.stepped.emit(_UP_DOWN[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view; Qt calls it."""
        super().focusInEvent(event)
        self._come_into_view()

    def _come_into_view(self) -> None:
        """Once the rows have their places, which they get after this."""
        QTimer.singleShot(0, self, lambda: bring_into_view(self, scaled(8)))

    def _clicked(self, place: int) -> None:
        self.setFocus()
        self.choose(place)

    def _show(self) -> None:
        self.open_chip.setVisible(self.take is None)
        for place, cell in enumerate(self.cells):
            cell.mark(is_chosen=place == self.take)
        texts = {"field": self.title, "left": self.cells[0].text, "right": self.cells[1].text}
        if self.take is None:
            self.setAccessibleName(_("{field}: choose left, {left}, or right, {right}").format(**texts))
        else:
            side = _(_SIDES[self.take])
            self.setAccessibleName(_("{field}: {side} is taken. Left {left}, right {right}").format(side=side, **texts))


class SameRow(QFrame):
    """A field in which both entries say the same: nothing to choose."""

    def __init__(self, title: str, value: str) -> None:
        super().__init__()
        self.label = label(title, "soft")
        self.value = label(value, "soft", can_copy=True)
        self.value.setAccessibleName(f"{title}: {value}")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 2, 8, 2)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self.fold(is_narrow=False)

    def fold(self, *, is_narrow: bool) -> None:
        """See ChoiceRow."""
        _place(self._grid, self.label, (self.value,), is_narrow=is_narrow)


def _place(grid: QGridLayout, name: QWidget, values: Sequence[QWidget], *, is_narrow: bool) -> None:
    top = Qt.AlignmentFlag.AlignTop
    for widget in (name, *values):
        grid.removeWidget(widget)
    grid.setColumnMinimumWidth(0, 0 if is_narrow else scaled(LABEL_WIDTH))
    for column in range(3):
        grid.setColumnStretch(column, int(column < 2 if is_narrow else column > 0))
    if is_narrow:
        grid.addWidget(name, 0, 0, 1, 2)
        for column, widget in enumerate(values):
            grid.addWidget(widget, 1, column, 1, 3 - len(values))
    else:
        grid.addWidget(name, 0, 0, top)
        for column, widget in enumerate(values, 1):
            grid.addWidget(widget, 0, column, 1, 3 - len(values))
