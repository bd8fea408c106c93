"""A field in which one of very many is found by typing: some letters in either script, a code, and the right line chosen.

What is proposed is found by the same search as everywhere else. The arrow keys move in the proposals, Enter takes one, Esc
closes them; when only one is left, Enter or leaving the field takes it. See `people.fields` for people and schools, and
`GivenField` for one of a few that are known already.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from sankul.errors import Refusal
from sankul.spelling import finding
from sankul.text import N_, _, nfc
from sankul.ui.fields import Field, TextLine
from sankul.ui.icons import icon
from sankul.ui.parts import styled

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.ui.jobs import Jobs

MOST = 12
UNCLEAR = "?"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that can be chosen: its key, the line that says it, and the thing itself for `chosen`.

    `words` are what else finds it in a GivenField, such as the name in the other script.
    """

    id: str
    said: str
    what: object = None
    words: str = ""


Find = Callable[["Work", str, int], Sequence[Proposal]]
"""Reads at most so many proposals for a text; runs on the reader thread."""


class PickingField(Field):
    """The value is the key of what was chosen, None while the field is empty, and "?" while its text says nothing known."""

    chosen = Signal(object)  # the thing that was chosen
    proposed = Signal()  # the proposals are those for the text that stands there

    def __init__(
        self,
        name: str,
        label: str,
        *,
        chosen: Proposal | None = None,
        missing: Refusal | None = None,
        unclear: Refusal,
        hint: str = "",
    ) -> None:
        """`unclear` is said of a text that names nothing; `missing`, when it is given, of an empty field."""
        self._unclear, self._missing = unclear, missing
        self._chosen, self._proposals = chosen, [chosen] if chosen else []
        self._is_answered = True  # the proposals are those for the text as it stands
        self.edit = TextLine(chosen.said if chosen else "", clearButtonEnabled=True)
        self.edit.setCursorPosition(0)
        super().__init__(name, label, self.edit, validate=self._wrong, hint=hint)
        self._lines = QStringListModel(self)
        self.completer = QCompleter(self._lines, self)
        self.popup = styled(QListView(), "proposals")
        self.popup.setAccessibleName(_("Proposals"))
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.completer.setPopup(self.popup)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(MOST)
        self.completer.activated.connect(self._take_line)
        self.edit.textEdited.connect(self._ask)
        self.edit.returnPressed.connect(self._enter)
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

    def settle(self) -> None:
        """See Field; takes the only proposal, but not one for fewer letters than were typed."""
        if self.value() == UNCLEAR and self._is_answered:
            said = nfc(self.edit.text())
            same = [each for each in self._proposals if nfc(each.said) == said] or self._proposals
            if len(same) == 1:
                self.take(same[0])

    def _take_line(self, said: str) -> None:
        """Take the proposal on which the popup stands: two people may have the same line."""
        at = self.popup.currentIndex().row()
        known = [each for each in self._proposals[max(at, 0) :] if each.said == said]
        if known:
            self.take(known[0])

    def _ask(self, text: str) -> None:
        """Look for what a text that was just typed may mean, and propose it."""
        raise NotImplementedError

    def _enter(self) -> None:
        if not (self.popup.isVisible() and self.popup.currentIndex().isValid()):
            self.settle()

    def _propose(self, found: Sequence[Proposal]) -> None:
        self._proposals, self._is_answered = list(found), True
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


class PickField(PickingField):
    """Proposes what `find` reads for the text."""

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
        """See PickingField."""
        self._jobs, self._find = jobs, find
        super().__init__(name, label, chosen=chosen, missing=missing, unclear=unclear, hint=hint)

    def _ask(self, text: str) -> None:
        find, self._is_answered = self._find, False
        if not text.strip():
            self._propose(())
            return
        self._jobs.read(lambda work: find(work, text, MOST), self._propose, owner=self, key=self.name)


class NotAmongThem(Refusal):
    """What was typed is none of the choices."""

    message = N_("Choose one of the list: type letters of the name, or press ↓ to see all.")


class GivenField(PickingField):
    """One of a few that are known already, such as the teachers of a circle; found by typing like everything else.

    A click, ↓ or F4 shows all of them. The value is the key of the one whose line stands there, at first that with the key
    `value`; it may be empty for nobody in particular. Here a line on which the cursor stands counts at once.
    """

    def __init__(self, name: str, label: str, choices: Sequence[Proposal], value: str = "") -> None:
        self.offer(choices)
        first = next((each for each in choices if each.id == value), None)
        super().__init__(name, label, chosen=first, missing=NotAmongThem(), unclear=NotAmongThem())
        self.popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click beside it only closes it
        self.edit.setClearButtonEnabled(False)
        every = QAction(icon("chevron-down"), _("Show all"), self)
        every.triggered.connect(self.show_all)
        self.edit.addAction(every, QLineEdit.ActionPosition.TrailingPosition)

    def value(self) -> str | None:
        """See Field."""
        value = super().value()
        said = nfc(self.edit.text())
        same = [each.id for each in self._choices if nfc(each.said) == said] if value == UNCLEAR else []
        return same[0] if len(same) == 1 else value

    def offer(self, choices: Sequence[Proposal]) -> None:
        """Let these be the ones that can be chosen."""
        self._choices = tuple(choices)

    def show_all(self) -> None:
        """Propose everything, with the cursor on what is chosen; letters typed now take the place of the text."""
        self.edit.setFocus()
        self.edit.selectAll()
        self._propose(self._choices)
        self._is_answered = self.value() != UNCLEAR
        at = next((at for at, each in enumerate(self._choices) if each is self._chosen), -1)
        if at >= 0:
            self.popup.setCurrentIndex(self.completer.completionModel().index(at, 0))
            self.edit.selectAll()  # the line under the cursor was written there anew

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and clicks that show all."""
        is_click = event.type() == QEvent.Type.MouseButtonRelease
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _OPENING
        if watched is self.edit and (is_click or is_key) and not self.popup.isVisible():
            self.show_all()
            return is_key
        return super().eventFilter(watched, event)

    def _matching(self, text: str) -> Sequence[Proposal]:
        """Those in which the text is found, as it is written before those that only sound so."""
        return finding(text, self._choices, lambda each: (each.said, each.words), len(self._choices))

    def _ask(self, text: str) -> None:
        self._propose(self._matching(text))


class FilterByField(GivenField):
    """A GivenField beside a list that it narrows: without a caption, and never without a choice.

    A text that names nobody gives way to what was chosen before; an empty one stands for the first choice, which narrows nothing.
    """

    narrowed = Signal()  # another one is chosen

    def __init__(self, name: str, label: str, everything: Proposal) -> None:
        super().__init__(name, label, [everything], everything.id)
        self.label.hide()
        self.line.hide()
        self.edit.setPlaceholderText(label)
        self._shown = everything.id
        self.changed.connect(self._narrow)

    def key(self) -> str:
        """The key of what is chosen, also while something else is being typed."""
        return self._shown

    def offer_all(self, choices: Sequence[Proposal]) -> None:
        """Offer others after the first one; what was chosen stays if it is still among them."""
        self.offer((self._choices[0], *choices))
        self._put(next((each for each in self._choices if each.id == self._shown), self._choices[0]))

    def settle(self) -> None:
        """See Field."""
        super().settle()
        if self.popup.isVisible() or self.value() not in (None, UNCLEAR):
            return
        self._put(next(each for each in self._choices if each.id == self._shown))

    def _put(self, proposal: Proposal) -> None:
        if self._chosen is not proposal or nfc(self.edit.text()) != nfc(proposal.said):
            self.take(proposal)

    def _narrow(self) -> None:
        value = self.value()
        key = self._choices[0].id if value is None else value
        if key not in (UNCLEAR, self._shown):
            self._shown = key
            self.narrowed.emit()


_OPENING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_F4})
