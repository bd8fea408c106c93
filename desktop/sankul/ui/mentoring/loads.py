"""The mentors of a draft with their loads. A teacher's row can be dropped on a mentor."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sankul.operations.mentoring_reports import MentorLoad
from sankul.text import N_, _
from sankul.ui.mentoring.circles import load_text, state_tone, worry_text
from sankul.ui.parts import label
from sankul.ui.table_view import TableView
from sankul.ui.tables import ROW_ROLE, Column, RowModel
from sankul.ui.theme import ROW_HEIGHT, scaled

_NO_LIMIT = 16_777_215  # what Qt takes for "any height"
TEACHER = "application/x-sankul-teacher"
LOAD_COLUMNS: Sequence[Column[MentorLoad]] = (
    Column(title=N_("Mentor"), value=lambda row: row.mentor, width=120, stretch=True),
    Column(title=N_("Teachers"), value=lambda row: row.load, text=load_text, align="right", width=88),
    Column(title=N_("State"), value=worry_text, chip=state_tone, width=124),
)


class TeacherDrags(QObject):
    """Lets a teacher's row be dragged out of a table; it lives as long as the table."""

    def __init__(self, table: TableView) -> None:
        super().__init__(table)
        self._table = table
        self._from = QPoint()
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a drag when a pressed row is pulled away; Qt calls it."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._from = event.position().toPoint()
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            return self._pulled(event)
        return super().eventFilter(watched, event)

    def _pulled(self, event: QMouseEvent) -> bool:
        """Whether the movement is a drag; it must not become a selection of many rows."""
        if event.buttons() != Qt.MouseButton.LeftButton or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        away = (event.position().toPoint() - self._from).manhattanLength()
        at = self._table.indexAt(self._from)
        if away >= QApplication.startDragDistance() and at.isValid():
            drag = QDrag(self._table)
            drag.setMimeData(teacher_data(at.data(ROW_ROLE).id))
            drag.exec(Qt.DropAction.MoveAction)
        return True


def teacher_data(teacher_id: str) -> QMimeData:
    """What is dragged: a teacher's key."""
    data = QMimeData()
    data.setData(TEACHER, teacher_id.encode())
    return data


class LoadsTable(TableView):
    """`dropped` carries the keys of the teacher and the mentor."""

    dropped = Signal(str, str)

    def __init__(self, model: RowModel[MentorLoad]) -> None:
        super().__init__(model)
        self._loads = model
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Mentors and their loads"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take teachers only; Qt calls it."""
        event.setAccepted(event.mimeData().hasFormat(TEACHER))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark the mentor below the pointer; Qt calls it."""
        at = self.indexAt(event.position().toPoint())
        event.setAccepted(at.isValid() and event.mimeData().hasFormat(TEACHER))
        if at.isValid():
            self.choose(at.row())

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; Qt calls it."""
        at = self.indexAt(event.position().toPoint())
        if at.isValid():
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData().data(TEACHER).toStdString(), self._loads.row_at(at).id)


class Loads(QWidget):
    """All mentors, or those of one district. `opened` carries the mentor's key, `dropped` also the teacher's before it."""

    opened = Signal(str)
    dropped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.model: RowModel[MentorLoad] = RowModel(LOAD_COLUMNS)
        self.table = LoadsTable(self.model)
        self.table.dropped.connect(self.dropped)
        self.table.opened.connect(self._open)
        self.heading = label(_("Mentors"), "strong")
        self.setMinimumHeight(scaled(ROW_HEIGHT * 3))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 0, 0)
        rows.setSpacing(4)
        title = QVBoxLayout()
        title.setContentsMargins(12, 0, 12, 0)
        title.addWidget(self.heading)
        rows.addLayout(title)
        rows.addWidget(self.table, 1)
        self._all: Sequence[MentorLoad] = ()
        self._district = ""

    def put(self, mentors: Sequence[MentorLoad]) -> None:
        """Show other loads."""
        self._all = mentors
        self._fill()

    def narrow(self, district: str) -> None:
        """Show the mentors of one district; empty: all."""
        if district != self._district:
            self._district = district
            self._fill()

    def _fill(self) -> None:
        rows = [each for each in self._all if not self._district or each.district == self._district]
        self.model.put(rows)
        said = _("Mentors of {district}").format(district=self._district) if self._district else _("Mentors")
        self.heading.setText(f"{said}  {len(rows)}")
        most = scaled(ROW_HEIGHT) * (len(rows) + 2) + scaled(24)
        self.setMaximumHeight(most if self._district else _NO_LIMIT)

    def _open(self) -> None:
        for place in self.table.selected_places():
            self.opened.emit(self.model.row_at(self.model.index(place, 0)).id)
