"""The line above an import: the way back, the file, and how many files wait their turn."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sankul.text import _, ngettext
from sankul.ui.parts import button, label


class ImportHead(QWidget):
    """`left` asks to show the list again."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = button(_("Back to the list"), self.left.emit, sign="arrow-left", look="quiet")
        self.name = label("", "title", can_copy=True)
        self.queue = label("", "soft")
        self.queue.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 24, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.name, 2)
        row.addWidget(self.queue, 1)

    def tell(self, file: Path | None, sheets: Sequence[str], files: Sequence[Path]) -> None:
        """Name the file that is seen, and the sheets and files that follow."""
        self.name.setText(file.name if file else "")
        self.name.setToolTip(str(file or ""))
        said = []
        if sheets:
            more = ngettext("{n} more sheet waits its turn", "{n} more sheets wait their turn", len(sheets))
            said.append(more.format(n=len(sheets)))
        if files:
            more = ngettext("{n} more file waits its turn", "{n} more files wait their turn", len(files))
            said.append(more.format(n=len(files)))
        self.queue.setText(" · ".join(said))
        self.queue.setToolTip("\n".join([*sheets, *(each.name for each in files)]))
