"""The crash box: for bugs of ours. It shows where the program failed, and nothing about people."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sankul import __version__
from sankul.text import _
from sankul.ui.parts import button, label


class CrashBox(QDialog):
    """Non-blocking; the program goes on behind it."""

    def __init__(self, trace: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A fault of the program"))
        self.resize(560, 320)
        said = label(_("The program made a mistake. Your data are safe: what was not finished was not saved."))
        hint = label(
            _("You can go on. Please send these lines to those who look after the program; they hold no names."), "soft"
        )
        self.details = QPlainTextEdit(f"Sankul {__version__}\n{trace}", readOnly=True)
        self.details.setAccessibleName(_("Details of the fault"))
        copy = button(_("Copy the lines"), self._copy, sign="copy")
        close = button(_("Close"), self.accept, look="primary")
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 24, 24, 16)
        rows.setSpacing(12)
        for widget in (said, hint, self.details):
            rows.addWidget(widget)
        rows.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
