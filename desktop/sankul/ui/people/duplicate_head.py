"""The line above a likely duplicate: back, which list is seen, how many pairs, and what can be decided."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sankul.text import N_, _, ngettext
from sankul.ui.parts import button, styled
from sankul.ui.segments import Segments

Act = Callable[[], object]
QUEUE, APART = "queue", "apart"
VIEWS = ((QUEUE, N_("Likely duplicates")), (APART, N_("Not the same")))


@dataclass(frozen=True, slots=True)
class ReviewActs:
    """What the buttons do: the way back, three on a pair of the queue, two on a pair that was told apart."""

    back: Act
    merge: Act
    tell_apart: Act
    skip: Act
    show_both: Act
    take_back: Act


class ReviewHead(QWidget):
    """The buttons stand at the top because the message with Undo lies over the foot; one line, or two where it is narrow."""

    def __init__(self, acts: ReviewActs) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.back = button(_("Back to the list"), acts.back, sign="arrow-left", look="quiet")
        self.views = Segments([(key, _(said)) for key, said in VIEWS])
        self.views.setToolTip("T")
        self.views.mark(QUEUE)
        self.count = styled(QLabel(), "soft")
        self.merge = button(_("Merge"), acts.merge, look="primary")
        self.tell_apart = button(_("Not the same"), acts.tell_apart)
        self.skip = button(_("Next pair"), acts.skip)
        self.show_both = button(_("Show both"), acts.show_both)
        self.take_back = button(_("Take back"), acts.take_back)
        keys = ((self.merge, "Enter"), (self.tell_apart, "N"), (self.skip, "S"), (self.back, "Esc"))
        for made, key in (*keys, (self.show_both, "Enter"), (self.take_back, "Del")):
            made.setToolTip(f"{made.text()}  {key}")
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(16, 8, 16, 8)
        self._lines.setSpacing(8)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(8)
            self._lines.addLayout(line)
        for widget in (self.back, self.views, self.count):
            first.addWidget(widget)
        first.addStretch(1)
        self._decisions = (self.skip, self.tell_apart, self.merge)
        self._of_apart = (self.show_both, self.take_back)
        for made in (*self._decisions, *self._of_apart):
            second.addWidget(made)
        self.show_view(QUEUE)
        self.allow(is_allowed=False)

    def show_view(self, key: str) -> None:
        """Show which list is seen, and what can be done with its pairs."""
        self.views.mark(key)
        for made in self._decisions:
            made.setVisible(key == QUEUE)
        for made in self._of_apart:
            made.setVisible(key == APART)

    def tell(self, place: int, total: int) -> None:
        """Say which pair of how many is seen."""
        said = _("Pair {n} of {total}").format(n=place, total=total) if total else ""
        self.count.setText(said)

    def tell_apart_count(self, total: int) -> None:
        """Say how many pairs were told apart."""
        self.count.setText(ngettext("{n} pair", "{n} pairs", total).format(n=total) if total else "")
        for made in self._of_apart:
            made.setEnabled(total > 0)

    def allow(self, *, is_allowed: bool) -> None:
        """Whether something can be decided now."""
        for made in self._decisions:
            made.setEnabled(is_allowed)

    def fold(self, *, is_narrow: bool) -> None:
        """Two lines where it is narrow."""
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._lines.setDirection(direction)
