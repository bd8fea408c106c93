"""The line of buttons below a report: what it is about changes, the buttons stay where they are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from sankul.text import _, ngettext
from sankul.ui.icons import icon
from sankul.ui.parts import button, styled
from sankul.ui.people.import_kinds import Tried, said_button

IMPORT_KEYS = ("Ctrl+Return", "Ctrl+Enter")
GAP = 8


class ImportFoot(QFrame):
    """One signal for each button."""

    another_wanted = Signal()
    refused_wanted = Signal()
    mended_wanted = Signal()
    undo_wanted = Signal()
    waiting_wanted = Signal()
    import_wanted = Signal()
    result_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "foot")
        self.another = button(_("Choose another file"), self.another_wanted.emit, sign="folder-open")
        self.refused = button(_("Save the refused rows…"), self.refused_wanted.emit, sign="download")
        self.mended = button("", self.mended_wanted.emit, sign="file-spreadsheet")
        self.undo = button(_("Undo this import"), self.undo_wanted.emit, sign="undo-2")
        self.next = button("", self.next_wanted.emit, sign="file-spreadsheet")
        self.waiting = button("", self.waiting_wanted.emit, sign="users")
        self.import_it = button("", self.import_wanted.emit, sign="upload", look="primary")
        self.import_it.setObjectName("import")
        self.import_it.setToolTip(IMPORT_KEYS[0])
        self.result = button(_("Show what was imported"), self.result_wanted.emit, look="primary")
        self.more = QPushButton(icon("ellipsis"), _("More"))
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self._beside = (self.another, self.refused, self.mended, self.undo, self.next)
        self._offered: list[QPushButton] = []
        self._words = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(GAP)
        for widget in (*self._beside, self.more):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.waiting, self.import_it, self.result):
            row.addWidget(widget)

    def tell(self, tried: Tried, *, mended: Path | None, can_undo: bool, following: str) -> None:
        """Offer what can be done with a file as it stands.

        `mended` is where refused rows were saved, `following` says what comes next.
        """
        report, waiting = tried.report, tried.waiting
        offered = {
            self.another: True,
            self.refused: report is not None and report.refused > 0,
            self.mended: mended is not None,
            self.undo: tried.is_done and can_undo,
            self.next: bool(following),
            self.waiting: waiting > 0,
            self.import_it: not tried.is_done,
            self.result: tried.is_done,
        }
        self._offered = [each for each, is_offered in offered.items() if is_offered]
        self.mended.setText(_("Import “{file}”").format(file=mended.name if mended else ""))
        self.next.setText(following)
        self.waiting.setText(
            ngettext("Decide the {n} that waits", "Decide the {n} that wait", waiting).format(n=waiting)
        )
        self.import_it.setEnabled(tried.importable > 0)
        self._words = (said_button(tried), said_button(tried, is_short=True))
        for each in offered:
            each.setVisible(each in self._offered)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room goes into the menu "More"; Qt calls it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep the primary button and as many others as there is room for, the last of them longest."""
        self._say(self._words[0])
        room = self.width() - 48
        folded: list[QPushButton] = []
        for each in (*self._beside, self.waiting):
            if self._width_without(folded) <= room:
                break
            if each in self._offered:
                folded.append(each)
        if self._width_without(folded) > room:
            self._say(self._words[1])
        self._menu.clear()
        for each in self._offered:
            each.setVisible(each not in folded)
        for each in folded:
            act = self._menu.addAction(each.text())
            act.triggered.connect(each.click)
        self.more.setVisible(bool(folded))

    def _say(self, word: str) -> None:
        self.import_it.setText(word)
        self.import_it.setAccessibleName(self._words[0])

    def _width_without(self, folded: Sequence[QPushButton]) -> int:
        shown = [each for each in self._offered if each not in folded] + ([self.more] if folded else [])
        return sum(each.sizeHint().width() + GAP for each in shown)

    def press_import(self) -> None:
        """Import by keys, when that can be done."""
        if self.import_it.isVisible():
            self.import_it.click()

    def focus_primary(self) -> None:
        """The cursor goes to the button that leads on."""
        shown = (self.import_it, self.result, self.waiting, self.refused, self.another)
        next(each for each in shown if each.isVisibleTo(self) and each.isEnabled()).setFocus()
