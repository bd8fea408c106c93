"""The line above a likely duplicate: back, how many pairs, and what can be decided."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sankul.text import _
from sankul.ui.parts import button, styled

Act = Callable[[], object]


class ReviewHead(QWidget):
    """The buttons stand at the top because the message with Undo lies over the foot; one line, or two where it is narrow."""

    def __init__(self, back: Act, merge: Act, tell_apart: Act, skip: Act) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.back = button(_("Back to the list"), back, sign="arrow-left", look="quiet")
        self.count = styled(QLabel(), "soft")
        self.merge = button(_("Merge"), merge, look="primary")
        self.tell_apart = button(_("Not the same"), tell_apart)
        self.skip = button(_("Next pair"), skip)
        for made, keys in ((self.merge, "Enter"), (self.tell_apart, "N"), (self.skip, "S"), (self.back, "Esc")):
            made.setToolTip(f"{made.text()}  {keys}")
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(16, 8, 16, 8)
        self._lines.setSpacing(8)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(8)
            self._lines.addLayout(line)
        first.addWidget(self.back)
        first.addWidget(self.count)
        first.addStretch(1)
        for made in (self.skip, self.tell_apart, self.merge):
            second.addWidget(made)
        self.allow(is_allowed=False)

    def tell(self, place: int, total: int) -> None:
        """Say which pair of how many is seen."""
        said = _("Pair {n} of {total}").format(n=place, total=total) if total else ""
        self.count.setText(said)

    def allow(self, *, is_allowed: bool) -> None:
        """Whether something can be decided now."""
        for made in (self.merge, self.tell_apart, self.skip):
            made.setEnabled(is_allowed)

    def fold(self, *, is_narrow: bool) -> None:
        """Two lines where it is narrow."""
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._lines.setDirection(direction)
