"""What an act did, told in the detail pane: one sentence, facts, and lists that may be long."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sankul.text import _
from sankul.ui.facts import Facts
from sankul.ui.forms import Form
from sankul.ui.parts import button, label, sign, styled

MOST_LINES = 40


class Report(Form):
    """A title and a sentence, what `add` puts below, and a button that closes it. Nothing in it can be lost."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__(title, [], _("Close"), intro=sentence, can_cancel=False)
        self._main: QPushButton | None = None
        self.submitted.connect(lambda _values: self.cancelled.emit())

    def is_changed(self) -> bool:
        """See Form."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes as the button does; Qt calls it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def add(self, widget: QWidget) -> None:
        """Add a widget above the button."""
        self._rows.insertWidget(self._rows.count() - 2, widget)

    def add_button(self, word: str, act: Callable[[], object], icon: str, *, is_main: bool = False) -> None:
        """Add a button that leads further; the main one stands out in place of "Close", and has the cursor first."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 4, 0, 4)
        further = button(word, act, sign=icon, look="primary" if is_main else "")
        across.addWidget(further)
        across.addStretch(1)
        self.add(row)
        if is_main:
            styled(self.submit, "")
            self._main = further

    def focus_first(self) -> None:
        """The cursor goes to the button that leads further, else to the one that closes."""
        (self._main or self.submit).setFocus()

    def add_warnings(self, warnings: Sequence[str]) -> None:
        """Add what somebody should look at."""
        for warning in warnings:
            self.add(amber_line(warning))

    def add_pairs(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Add a list of a name and what is said of it; a long one is cut, and says so."""
        if not pairs:
            return
        self.add(label(title, "strong"))
        for name, said in pairs[:MOST_LINES]:
            self.add(label(name, can_copy=True))
            if said:
                self.add(label(said, "line", can_copy=True))
        if len(pairs) > MOST_LINES:
            self.add(label(_("… and {n} more").format(n=len(pairs) - MOST_LINES), "soft"))


def amber_line(sentence: str) -> QFrame:
    """A sentence to look at, with its sign."""
    line = QFrame()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(8)
    row.addWidget(sign("triangle-alert", "amber"))
    row.addWidget(label(sentence, "amber", can_copy=True), 1)
    line.setAccessibleName(sentence)
    return line


def add_history(facts: Facts, lines: Sequence[tuple[str, str]]) -> None:
    """Add what happened to a row: pairs of moment and sentence, oldest first."""
    if lines:
        facts.add_lines(lines, _("History"))
