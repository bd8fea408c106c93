"""A field in which one of very many is found by typing: some letters in either script, a code, and the right line chosen.

What is proposed is found by the same search as everywhere else. The arrow keys move in the proposals, Enter takes one, Esc
closes them; when only one is left, leaving the field takes it. See `people.fields` for people and schools.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from sankul.errors import Refusal
from sankul.text import _, nfc
from sankul.ui.fields import Field

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.ui.jobs import Jobs

MOST = 12
UNCLEAR = "?"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that can be chosen: its key, the line that says it, and the thing itself for `chosen`."""

    id: str
    said: str
    what: object = None


Find = Callable[["Work", str, int], Sequence[Proposal]]
"""Reads at most so many proposals for a text; runs on the reader thread."""


class PickField(Field):
    """The value is the key of what was chosen, None while the field is empty, and "?" while its text says nothing known."""

    chosen = Signal(object)  # the thing that was chosen
    proposed = Signal()  # the proposals are those for the text that stands there

    def __init__(
        self,
        name: str,
        label: str,
        jobs: "Jobs",
        find: Find,
        *,
        chosen: Proposal | None = None,
        missing: Refusal | None = None,
        unclear: Refusal,
        hint: str = "",
    ) -> None:
        """`unclear` is said of a text that names nothing; `missing`, when it is given, of an empty field."""
        self._jobs, self._find, self._unclear, self._missing = jobs, find, unclear, missing
        self._chosen, self._proposals = chosen, [chosen] if chosen else []
        self.edit = QLineEdit(chosen.said if chosen else "", clearButtonEnabled=True)
        super().__init__(name, label, self.edit, validate=self._wrong, hint=hint)
        self._lines = QStringListModel(self)
        self.completer = QCompleter(self._lines, self)
        self.popup = QListView()
        self.popup.setAccessibleName(_("Proposals"))
        self.popup.setSpacing(3)
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.completer.setPopup(self.popup)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(MOST)
        self.completer.activated.connect(self._take_line)
        self.edit.textEdited.connect(self._ask)
        self.edit.setCompleter(self.completer)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> str | None:
        """See Field."""
        text = nfc(self.edit.text())
        if not text:
            return None
        return self._chosen.id if self._chosen and nfc(self._chosen.said) == text else UNCLEAR

    def proposals(self) -> list[str]:
        """The lines that are proposed for the text as it stands."""
        return self._lines.stringList()

    def take(self, proposal: Proposal) -> None:
        """Choose one of the proposals."""
        self._chosen = proposal
        self.edit.setText(proposal.said)
        self.edit.setCursorPosition(0)
        self.chosen.emit(proposal.what)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field takes the only proposal."""
        if event.type() == QEvent.Type.FocusOut and self.value() == UNCLEAR and len(self.proposals()) == 1:
            self.take(self._proposals[0])
        return super().eventFilter(watched, event)

    def _take_line(self, said: str) -> None:
        """Take the proposal on which the popup stands: two people may have the same line."""
        at = self.popup.currentIndex().row()
        known = [each for each in self._proposals[max(at, 0) :] if each.said == said]
        if known:
            self.take(known[0])

    def _ask(self, text: str) -> None:
        find = self._find
        if not text.strip():
            self._propose(())
            return
        self._jobs.read(lambda work: find(work, text, MOST), self._propose, owner=self, key=self.name)

    def _propose(self, found: Sequence[Proposal]) -> None:
        self._proposals = list(found)
        self._lines.setStringList([each.said for each in found])
        if found and self.edit.hasFocus():
            self.completer.complete()
        else:
            self.popup.hide()
        self.proposed.emit()

    def _wrong(self, value: str | None) -> Refusal | None:
        if value is None:
            return self._missing
        return self._unclear if value == UNCLEAR else None
