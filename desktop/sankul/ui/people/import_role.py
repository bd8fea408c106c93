"""As what the rows of a list are taken that name no role themselves: said plainly, and changed before anything is saved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sankul.rules.import_people import said_role
from sankul.rules.people import RoleName
from sankul.text import N_, _
from sankul.ui.flow import Flow
from sankul.ui.segments import Segments

if TYPE_CHECKING:
    from sankul.ui.people.import_kinds import Tried

MANY = {RoleName.TEACHER: N_("Teachers"), RoleName.MENTOR: N_("Mentors"), RoleName.OFFICER: N_("Officers")}


class RolePlace(QWidget):
    """`chosen` carries the RoleName."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.said = QLabel()
        self.roles = Segments([(role.value, _(word)) for role, word in MANY.items()])
        self.roles.setAccessibleName(_("Role of the rows that name none"))
        self.roles.chosen.connect(lambda key: self.chosen.emit(RoleName(key)))
        self._flow = Flow([self.said, self.roles], spacing=12)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._flow)

    def show_tried(self, tried: "Tried") -> None:
        """Say it of a list of people that waits to be imported; of anything else there is nothing to say."""
        report = tried.report
        said = said_role(report) if report is not None and not tried.is_done else ""
        self.said.setText(said)
        self.setVisible(bool(said))
        if report is not None and report.role is not None:
            self.roles.mark(report.role.value)
        self.said.setFixedHeight(max(self.said.sizeHint().height(), self.roles.sizeHint().height()))
        self._flow.flow()
