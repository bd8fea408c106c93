"""Declared acts as buttons in a detail pane."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sankul.ui.parts import button
from sankul.ui.theme import scaled

WIDE = 344


def act_buttons(acts: Sequence[QAction]) -> QWidget:
    """The acts as buttons, as many in a line as the pane has room for."""
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 8, 0, 8)
    lines.setSpacing(8)
    left, line = 0, QHBoxLayout()
    for act in acts:
        made = button(act.text(), act.trigger)
        made.setIcon(act.icon())
        made.setToolTip(act.toolTip())
        made.ensurePolished()
        wide = made.sizeHint().width() + 8
        if wide > left:
            left, line = scaled(WIDE), QHBoxLayout()
            line.addStretch(1)
            lines.addLayout(line)
        line.insertWidget(line.count() - 1, made)
        left -= wide
    return holder
