"""The beginning of an import: a place to drop a file on; and the moment while a file is looked through."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sankul.text import _
from sankul.ui.messages import announce
from sankul.ui.parts import button, label, sign, styled
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.settings import Settings

WIDEST = 560
ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")


class StartPlace(QWidget):
    """Words, a button, and the sentence about the last file when it could not be read.

    `resumed` asks to go on with the file that was left, `next_wanted` with the one that waits its turn.
    """

    chosen = Signal(Path)
    resumed = Signal()
    next_wanted = Signal()

    def __init__(self, settings: "Settings") -> None:
        super().__init__()
        self._settings = settings
        self.drop = styled(QFrame(), "drop")
        self.drop.setMaximumWidth(scaled(WIDEST))
        rows = QVBoxLayout(self.drop)
        rows.setContentsMargins(32, 32, 32, 32)
        rows.setSpacing(10)
        centre = Qt.AlignmentFlag.AlignHCenter
        rows.addWidget(sign("file-spreadsheet", "accent_text", 40), 0, centre)
        rows.addSpacing(4)
        rows.addWidget(label(_("Drop a workbook or list here"), "title", is_centred=True))
        rows.addWidget(
            label(
                _("Teachers, mentors, schools, spaces, days off, attendance or course work."), "soft", is_centred=True
            )
        )
        stays = _("XLSX, XLS, ODS or CSV. Title lines, merged cells and Hindi headings may stay as they are.")
        rows.addWidget(label(stays, "soft", is_centred=True))
        rows.addSpacing(8)
        self.choose = button(_("Choose a file"), self.ask, sign="folder-open", look="primary")
        rows.addWidget(self.choose, 0, centre)
        self.again = button("", self.resumed.emit, sign="undo-2", look="link")
        self.again.hide()
        rows.addWidget(self.again, 0, centre)
        self.next = button("", self.next_wanted.emit, sign="file-spreadsheet")
        self.next.hide()
        rows.addWidget(self.next, 0, centre)
        self.wrong = WrongFile()
        self.wrong.setMaximumWidth(scaled(WIDEST))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(16)
        outer.addStretch(2)
        outer.addLayout(_centred(self.wrong))
        outer.addLayout(_centred(self.drop))
        outer.addWidget(label(_("Nothing is saved before you have seen what would change."), "soft", is_centred=True))
        outer.addStretch(3)

    def offer(self, name: str) -> None:
        """Offer to go on with a file, or no longer with an empty name."""
        self.again.setText(_("Go on with “{file}”, as you left it").format(file=name))
        self.again.setVisible(bool(name))

    def offer_next(self, word: str) -> None:
        """Offer what waits its turn, or nothing with an empty text."""
        self.next.setText(word)
        self.next.setVisible(bool(word))

    def ask(self) -> None:
        """Let the person choose a file, beginning where the last one was found."""
        file = ask_file(self.window(), _known_folder(self._settings.lists_folder))
        if file is None:
            return
        self._settings.lists_folder = str(file.parent)
        self._settings.save()
        self.chosen.emit(file)


class WrongFile(QFrame):
    """The sentence about a file that cannot be imported; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "message").setProperty("kind", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(sign("triangle-alert", "amber"))
        self.sentence = label("", can_copy=True)
        row.addWidget(self.sentence, 1)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say it, or go when there is nothing to say."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)


class Waiting(QWidget):
    """Which file is looked through or imported, with a button that ends it."""

    def __init__(self, cancel: Callable[[], object]) -> None:
        super().__init__()
        self.words = label("", "title", is_centred=True)
        self.cancel = button(_("Cancel"), cancel)
        rows = QVBoxLayout(self)
        rows.setSpacing(16)
        rows.addStretch(2)
        rows.addWidget(self.words)
        rows.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)


def _centred(widget: QWidget) -> QHBoxLayout:
    """The widget between two springs: as wide as it may become, and its wrapped words get the height that they need."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row


def _known_folder(remembered: str) -> Path:
    """The remembered folder while it is there, else that of the documents or the home: the program's own holds no lists."""
    import platformdirs

    folders = [Path(remembered)] if remembered else []
    folders.append(Path(platformdirs.user_documents_path()))
    return next((each for each in folders if each.is_dir()), Path.home())


def ask_file(parent: QWidget, folder: Path) -> Path | None:
    """Let a person choose a workbook or list, beginning in a folder; None when it was cancelled."""
    kinds = _("Workbooks and lists") + " (" + " ".join(f"*{ending}" for ending in ENDINGS) + ")"
    everything = _("All files") + " (*)"
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, _("Choose a workbook or list"), str(folder), f"{kinds};;{everything}"
    )
    return Path(chosen) if chosen else None
