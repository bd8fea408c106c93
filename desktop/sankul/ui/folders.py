"""Where papers go: the folder that we propose, and the field in which a person chooses another."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from sankul.errors import Refusal
from sankul.text import N_, _
from sankul.ui.fields import Field
from sankul.ui.parts import button

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""What some file system refuses in a name; vowel signs of Hindi are no letters to Python, but every disk takes them."""


class FolderMissing(Refusal):
    """No folder was named."""

    message = N_("Choose the folder for the papers.")
    field = "folder"


def folder_for_papers(programme: str, *parts: str) -> Path:
    """The folder of the documents of this user for the papers of a programme, and perhaps one inside it."""
    import platformdirs

    plain = _FORBIDDEN.sub("-", programme).strip(" .-")
    return Path(platformdirs.user_documents_path()).joinpath("Sankul", plain or "papers", *parts)


class PathField(Field):
    """A path, typed or chosen; it need not be there yet. Subclasses say in `ask` how it is chosen."""

    def __init__(
        self, name: str, label: str, path: str, hint: str, validate: Callable[[Path | None], Refusal | None]
    ) -> None:
        self.edit = QLineEdit(path)
        self.edit.setCursorPosition(0)
        super().__init__(name, label, self.edit, validate=validate, hint=hint)
        rows = self.layout()
        assert isinstance(rows, QVBoxLayout)
        row = QHBoxLayout()
        row.setSpacing(8)
        rows.insertLayout(1, row)
        row.addWidget(self.edit, 1)
        row.addWidget(button(_("Choose"), self._choose, sign="folder-open"))
        self.edit.textChanged.connect(self.changed)

    def value(self) -> Path | None:
        """See Field; None while nothing is named."""
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def ask(self, present: str) -> str:
        """Let the person choose, beginning at `present`; empty when they do not."""
        raise NotImplementedError

    def _choose(self) -> None:
        chosen = self.ask(self.edit.text())
        if chosen:
            self.edit.setText(chosen)


class FolderField(PathField):
    """The path of a folder, typed or chosen; it need not be there yet."""

    def __init__(self, label: str, folder: Path) -> None:
        super().__init__("folder", label, str(folder), _("It is made when it is not there."), _named)

    def ask(self, present: str) -> str:
        """See PathField."""
        return QFileDialog.getExistingDirectory(self, _("Choose the folder for the papers"), present)


def _named(value: Path | None) -> Refusal | None:
    return None if value else FolderMissing()
