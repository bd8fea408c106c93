"""Proposals below a line in which anything may be typed: what the text finds in either script, as everywhere else."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from sankul.spelling import finding
from sankul.text import _, fold
from sankul.ui.parts import styled

MOST_SHOWN = 12


class Proposing(QCompleter):
    """Proposes lines for a line edit, those that are written as the text before those that only sound so.

    Give it to the edit, or to the combo box around it, with `setCompleter`.
    """

    def __init__(self, edit: QLineEdit) -> None:
        lines = QStringListModel()
        super().__init__(lines, edit)
        lines.setParent(self)
        self._edit, self._lines = edit, lines
        self._choices: Sequence[tuple[str, str]] = ()
        self._list = styled(QListView(), "proposals")
        self._list.setAccessibleName(_("Proposals"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPopup(self._list)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(MOST_SHOWN)
        edit.textEdited.connect(self._propose)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Propose these from now on: the lines, and with each the other words in which it is found."""
        self._choices = tuple(choices)

    def found(self, text: str) -> list[str]:
        """The lines that a text finds, or in which its letters stand at least; an empty one finds none."""
        if not text.strip():
            return []
        found = finding(text, self._choices, lambda choice: choice, len(self._choices))
        return [line for line, _words in found] or [line for line, _words in self._choices if fold(text) in fold(line)]

    def _propose(self, text: str) -> None:
        found = self.found(text)
        self._lines.setStringList(found)
        if found and self._edit.hasFocus():
            self.complete()
        else:
            self._list.hide()
