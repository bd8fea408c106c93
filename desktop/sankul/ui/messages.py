"""What the program says: a bar at the top that stays until it is closed, and a toast with Undo that goes by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sankul.rules.journal import ActKind, Changes
from sankul.text import N_, _
from sankul.ui.parts import button, label, sign, styled

MOST_MESSAGES = 3
TOAST_MS = 8_000
PAUSE_MS = 700
_LOOKS = {"info": ("info", "accent_text"), "warning": ("triangle-alert", "amber"), "error": ("circle-alert", "red")}
_SPOKEN = {"info": N_("Note"), "warning": N_("Please mend"), "error": N_("Trouble")}


def announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say `sentence`."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class Spoken(QTimer):
    """Lets a screen reader say how things stand in a widget, once a person who types pauses: connect to `start`."""

    def __init__(self, widget: QWidget, sentence: Callable[[], str]) -> None:
        super().__init__(widget, singleShot=True, interval=PAUSE_MS)
        self._widget, self._sentence = widget, sentence
        self.timeout.connect(self._speak)

    def _speak(self) -> None:
        said = self._sentence()
        if said:
            announce(self._widget, said)


class Message(QFrame):
    """One sentence with its sign and a button that closes it, and perhaps one that does something about it."""

    def __init__(self, sentence: str, kind: str, word: str = "", act: Callable[[], object] | None = None) -> None:
        super().__init__()
        styled(self, "message").setProperty("kind", kind)
        self.sentence, self.kind, self.is_left = sentence, kind, False
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(sign(*_LOOKS[kind]))
        row.addWidget(label(sentence, can_copy=True), 1)
        if act:
            row.addWidget(button(word, partial(self._do, act)))
        row.addWidget(button(_("Close"), self.leave, sign="x", look="quiet"))
        self.setAccessibleName(f"{_(_SPOKEN[kind])}: {sentence}")

    def _do(self, act: Callable[[], object]) -> None:
        self.leave()
        act()

    def leave(self) -> None:
        """Go away."""
        self.is_left = True
        self.hide()
        self.deleteLater()


class MessageBar(QWidget):
    """The latest sentences, newest last; the same sentence is said once, and a note only until the next sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def say(self, sentence: str, kind: str = "info", word: str = "", act: Callable[[], object] | None = None) -> None:
        """Add a sentence; `word` and `act` offer what can be done about it."""
        for message in self.messages():
            if message.sentence == sentence or message.kind == "info":
                message.leave()
        for message in self.messages()[: 1 - MOST_MESSAGES]:
            message.leave()
        self._rows.addWidget(Message(sentence, kind, word, act))
        announce(self, sentence)

    def messages(self) -> list[Message]:
        """The sentences that are shown."""
        return [message for message in self.findChildren(Message) if not message.is_left]

    def settle(self) -> None:
        """Keep only troubles: what was noted or refused in one room is of no use in the next."""
        for message in self.messages():
            if message.kind != "error":
                message.leave()

    def clear(self) -> None:
        """Close all."""
        for message in self.messages():
            message.leave()


class Toast(QFrame):
    """Says what an act did, with a button that undoes it; lies over the lower edge of its parent for eight seconds."""

    undo = Signal()

    def __init__(self, parent: QWidget, free_below: Callable[[], int] = lambda: 0) -> None:
        """`free_below` tells how many pixels of the lower edge hold buttons that must stay in reach."""
        super().__init__(parent)
        self._free_below = free_below
        styled(self, "toast")
        self.label = QLabel()
        self.button = button(_("Undo"), self._undo, look="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(16)
        row.addWidget(self.label)
        row.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, changes: Changes) -> None:
        """Show the sentence of an act."""
        said = _(changes.label).format(**changes.values)
        if changes.kind in (ActKind.UNDO, ActKind.REDO):
            said = (_("Undone: {act}") if changes.kind is ActKind.UNDO else _("Done again: {act}")).format(act=said)
        self.label.setText(said)
        self.button.setVisible(changes.can_undo and changes.kind is ActKind.ACT)
        self.setAccessibleName(said)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the parent grows."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _undo(self) -> None:
        self.hide()
        self.undo.emit()

    def _place(self) -> None:
        self.ensurePolished()
        self.adjustSize()
        parent = self.parentWidget()
        if parent:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 24 - self._free_below())
