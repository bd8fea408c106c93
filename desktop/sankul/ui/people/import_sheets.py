"""Sheets with the same headings, one for each cluster or school: read as one list, or one by one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sankul.text import _, ngettext
from sankul.ui.flow import Flow
from sankul.ui.parts import button
from sankul.ui.people.import_scripts import cut

if TYPE_CHECKING:
    from sankul.ui.people.import_kinds import Tried


class SheetsPlace(QWidget):
    """`together_wanted` says whether all of them are to be read as one list."""

    together_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.said = QLabel()
        self.together: QPushButton = button("", lambda: self.together_wanted.emit(True), sign="file-spreadsheet")
        self.alone: QPushButton = button("", lambda: self.together_wanted.emit(False), look="link")
        self._flow = Flow([self.said, self.together, self.alone], spacing=12)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._flow)

    def show_tried(self, tried: "Tried") -> None:
        """Offer what can be done with the sheets of a file that waits to be imported; once it is, say only what was read."""
        read, alike = len(tried.sheets_read), len(tried.alike_sheets)
        are_together = read > 1
        self.setVisible(are_together or (alike > 0 and not tried.is_done))
        said = ngettext("{n} more sheet has the same headings.", "{n} more sheets have the same headings.", alike)
        if are_together:
            said = ngettext("{n} sheet is read as one list.", "{n} sheets are read as one list.", read)
        self.said.setText(said.format(n=read if are_together else alike))
        self.said.setToolTip("\n".join(tried.sheets_read if are_together else tried.alike_sheets))
        self.together.setText(
            ngettext("Read {n} sheet together", "Read all {n} sheets together", alike + 1).format(n=alike + 1)
        )
        self.together.setVisible(not are_together)
        self.alone.setText(_("Read only “{sheet}”").format(sheet=cut(tried.wanted.sheet)))
        self.alone.setVisible(are_together and not tried.is_done)
        self.said.setFixedHeight(self.together.sizeHint().height())
        self._flow.flow()
