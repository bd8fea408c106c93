"""The path of one file, typed or chosen: one to be made, and one that is there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from sankul.errors import Refusal
from sankul.text import N_
from sankul.ui.folders import PathField


class FileUnnamed(Refusal):
    """No file was named."""

    message = N_("Choose the file, or write its name.")
    field = "file"


def _named(path: Path | None) -> Refusal | None:
    return None if path else FileUnnamed()


class FileToSave(PathField):
    """A file that is made; it gets its suffix when none was written."""

    def __init__(self, label: str, proposed: Path, kind: str, hint: str = "") -> None:
        """`kind` says what it is, in the system's dialog."""
        super().__init__("file", label, str(proposed), hint, _named)
        self._suffix, self._kind = proposed.suffix, kind

    def value(self) -> Path | None:
        """See Field."""
        path = super().value()
        return path.with_name(path.name + self._suffix) if path and not path.suffix else path

    def ask(self, present: str) -> str:
        """See PathField; that a file is there already is said when it would be replaced."""
        kinds = f"{self._kind} (*{self._suffix})"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.label.text(), present, kinds, "", QFileDialog.Option.DontConfirmOverwrite
        )
        return chosen


class FileToOpen(PathField):
    """A file that is there."""

    def __init__(self, label: str, kind: str, suffixes: Sequence[str], path: str = "", hint: str = "") -> None:
        """`kind` says what it is, in the system's dialog."""
        super().__init__("file", label, path, hint, _named)
        self._kinds = f"{kind} ({' '.join('*' + suffix for suffix in suffixes)})"

    def ask(self, present: str) -> str:
        """See PathField."""
        chosen, _kind = QFileDialog.getOpenFileName(self, self.label.text(), present, self._kinds)
        return chosen
