"""A masked account number; all of it is shown for half a minute, and only once that is on record."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sankul.rules.privacy import SHOWN_SECONDS
from sankul.text import _
from sankul.ui.messages import announce
from sankul.ui.parts import button, label
from sankul.ui.people.block import CAPTION_WIDTH
from sankul.ui.theme import scaled


class AccountLine(QWidget):
    """`read` records the look and hands the number to what it is given. It is masked again by itself.

    That happens after 30 seconds, when the person is left, and when the window is no longer the one in use.
    """

    def __init__(
        self, masked: str, read: Callable[[Callable[[str], None]], object], seen: Callable[[], object] | None = None
    ) -> None:
        """`seen` is called when a number was shown, because its record is new then."""
        super().__init__()
        self._masked, self._read, self._seen = masked, read, seen
        self.number = label(masked, can_copy=True)
        self.number.setWordWrap(False)
        self.show_all = button(_("Show"), self._switch, look="link")
        self.show_all.setToolTip(_("Who sees an account number is recorded."))
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_SECONDS * 1000)
        self._timer.timeout.connect(self.conceal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        caption = label(_("Account"), "soft")
        caption.setFixedWidth(scaled(CAPTION_WIDTH))
        row.addWidget(caption)
        row.addWidget(self.number)
        row.addWidget(self.show_all)
        row.addStretch(1)
        self._name()

    @property
    def is_shown(self) -> bool:
        """Whether the whole number is seen now."""
        return self.number.text() != self._masked

    def conceal(self) -> None:
        """Hide the number again."""
        self._timer.stop()
        self._put(self._masked, _("Show"))

    def changeEvent(self, event: QEvent) -> None:
        """Mask when another window is used; Qt calls it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.is_shown and not self.isActiveWindow():
            self.conceal()

    def hideEvent(self, event: QHideEvent) -> None:
        """Mask when the person is left; Qt calls it."""
        super().hideEvent(event)
        self.conceal()

    def _switch(self) -> None:
        if self.is_shown:
            self.conceal()
        else:
            self._read(self._tell)

    def _tell(self, account: str) -> None:
        """Show it, unless the person or the window was left while the record was written."""
        if self.isVisible() and self.isActiveWindow():
            self._put(account, _("Hide"))
            self._timer.start()
            announce(self, self.number.accessibleName())
        if self._seen:
            self._seen()

    def _put(self, text: str, word: str) -> None:
        self.number.setText(text)
        self.show_all.setText(word)
        self._name()

    def _name(self) -> None:
        self.number.setAccessibleName(f"{_('Account')}: {self.number.text()}")
