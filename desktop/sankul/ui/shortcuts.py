"""The sheet of keys: every act with its key, made from the declarations."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sankul.text import _
from sankul.ui.commands import Command
from sankul.ui.parts import button, label, scrolled, styled
from sankul.ui.theme import scaled


class ShortcutSheet(QDialog):
    """Groups in two columns; Esc closes it."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.resize(scaled(760), scaled(560))
        with_keys = sorted((each for each in commands if each.keys), key=lambda each: _order(each, commands))
        groups = [(group, list(each)) for group, each in groupby(with_keys, key=lambda command: command.group)]
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for half in (groups[:2], groups[2:]):
            columns.addLayout(_column(half), 1)
        sheet = QWidget()
        sheet.setLayout(columns)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 24, 24, 16)
        rows.addWidget(scrolled(sheet), 1)
        rows.addWidget(button(_("Close"), self.accept), 0, Qt.AlignmentFlag.AlignRight)


def _order(command: Command, commands: Sequence[Command]) -> int:
    return next(at for at, each in enumerate(commands) if each.group == command.group)


def _column(groups: Sequence[tuple[str, Sequence[Command]]]) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(8)
    for group, commands in groups:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for at, command in enumerate(commands):
            grid.addWidget(QLabel(command.label), at, 0)
            grid.addWidget(styled(QLabel(command.keys), "soft"), at, 1)
        rows.addWidget(label(group, "strong"))
        rows.addLayout(grid)
        rows.addSpacing(16)
    rows.addStretch(1)
    return rows
