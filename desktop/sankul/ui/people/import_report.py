"""What an import would do, or did: the file and what it is taken for, the counts, and a list for each kind of remark."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sankul.rules.imports import Duplicate, ImportReport
from sankul.text import N_, _
from sankul.ui.empty import Empty, EmptyState
from sankul.ui.parts import label, styled
from sankul.ui.people.import_kinds import KINDS, Tried
from sankul.ui.people.import_start import WrongFile
from sankul.ui.people.import_tables import Noted, NoteList, lists_of
from sankul.ui.segments import Segments
from sankul.ui.table_view import TableView
from sankul.ui.tables import ROW_ROLE, RowModel
from sankul.ui.theme import ROW_HEIGHT, scaled

NARROWEST_FIGURE = 112
LEAST_LINES = 5
_ALL_WELL = {
    "problems": Empty(N_("Nothing to look at"), N_("Every row could be read."), "circle-check"),
    "repaired": Empty(N_("Nothing repaired"), N_("Every cell was taken as it stands."), "circle-check"),
    "duplicates": Empty(N_("Nobody twice"), N_("No row looks like another."), "circle-check"),
}


class Figures(QWidget):
    """Numbers with a word under each, in as many columns as there is room for."""

    def __init__(self, figures: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._cells = [_figure(word, number) for word, number in figures]
        self._across = 0
        self._place(len(self._cells))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer beside each other where it is narrow; Qt calls it."""
        super().resizeEvent(event)
        most = max(1, self.width() // scaled(NARROWEST_FIGURE))
        lines = ceil(len(self._cells) / most)
        self._place(ceil(len(self._cells) / lines))

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // across, at % across, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)


def _figure(word: str, number: int) -> QWidget:
    cell = QWidget()
    rows = QVBoxLayout(cell)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(styled(QLabel(str(number)), "number" if number else "number_none"))
    rows.addWidget(label(word, "soft"))
    cell.setAccessibleName(f"{word}: {number}")
    return cell


def figures_of(report: ImportReport) -> list[tuple[str, int]]:
    """The counts of a report with their words."""
    return [
        (_("Rows"), report.rows),
        (_("Added"), report.added),
        (_("Changed"), report.updated),
        (_("As before"), report.unchanged),
        (_("Cells repaired"), len(report.repaired)),
        (_("Rows refused"), report.refused),
        (_("Likely duplicates"), len(report.duplicates)),
    ]


class NoteLists(QWidget):
    """The lists of a report, one seen at a time; the first that has lines comes first."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.lists = {each.key: each for each in lists_of(report)}
        self.segments = Segments([(each.key, each.title) for each in self.lists.values()])
        self.segments.chosen.connect(self.show_list)
        self.stack = QStackedWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.segments)
        rows.addWidget(self.stack, 1)
        self.stack.setMinimumHeight(scaled(LEAST_LINES * ROW_HEIGHT))
        self.sentence = label("", "soft", can_copy=True)
        self.sentence.setMinimumHeight(scaled(36))
        rows.addWidget(self.sentence)
        self._shown: dict[str, QWidget] = {}
        self.show_list(next((key for key, each in self.lists.items() if each.lines), "problems"))

    def show_list(self, key: str) -> None:
        """See one of the lists."""
        self.segments.mark(key)
        if key not in self._shown:
            self._shown[key] = self._table(self.lists[key])
            self.stack.addWidget(self._shown[key])
        self.stack.setCurrentWidget(self._shown[key])
        self._tell()

    def _table(self, notes: NoteList) -> QWidget:
        if not notes.lines:
            return EmptyState(_ALL_WELL[notes.key])
        model: RowModel[Noted] = RowModel(notes.columns)
        model.put(notes.lines)
        table = TableView(model)
        table.setAccessibleName(notes.title)
        table.picked.connect(self._tell)
        return table

    def _tell(self) -> None:
        """Say in full why the selected line is there, for a cell may be too short for it."""
        table = self.stack.currentWidget()
        noted = table.currentIndex().data(ROW_ROLE) if isinstance(table, TableView) else None
        self.sentence.setText(said_note(noted) if noted else self._hint())

    def _hint(self) -> str:
        has_lines = isinstance(self.stack.currentWidget(), TableView)
        return _("Choose a line to read it in full here.") if has_lines else ""


def said_note(noted: Noted) -> str:
    """A line of the report as one sentence."""
    note = noted.note
    if isinstance(note, Duplicate) or not note.column:
        return _("Row {row}: {why}").format(row=note.row, why=note.why)
    return _("Row {row}, {column}: {why}").format(row=note.row, column=note.column, why=note.why)


class ReportPlace(QWidget):
    """The report of a file. `wanted` carries kind and sheet when the person takes the file for something else.

    With another kind the sheet is found anew, because a workbook often has one sheet of each.
    """

    wanted = Signal(str, str)

    def __init__(self, tried: Tried, *, is_done: bool = False) -> None:
        super().__init__()
        self.tried = tried
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 8, 24, 8)
        rows.setSpacing(16)
        rows.addLayout(self._make_head(is_done=is_done))
        if tried.report is None:
            wrong = WrongFile()
            wrong.tell(str(tried.error))
            rows.addWidget(wrong)
            rows.addStretch(1)
            return
        self.figures = Figures(figures_of(tried.report))
        self.notes = NoteLists(tried.report)
        rows.addWidget(self.figures)
        rows.addWidget(self.notes, 1)

    def _make_head(self, *, is_done: bool) -> QGridLayout:
        tried = self.tried
        self.kind, self.sheet = QComboBox(), QComboBox()
        for key, kind in KINDS.items():
            self.kind.addItem(_(kind.label), key)
        for sheet in tried.sheets:
            self.sheet.addItem(sheet)
        self.kind.setCurrentIndex(self.kind.findData(tried.kind.key))
        self.sheet.setCurrentIndex(max(0, self.sheet.findText(tried.wanted.sheet)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        name = label(tried.wanted.file.name, "title", can_copy=True)
        name.setToolTip(str(tried.wanted.file))
        grid.addWidget(name, 0, 0)
        grid.addWidget(label(_said_state(tried, is_done=is_done), "soft"), 1, 0)
        grid.setColumnStretch(0, 1)
        has_sheets = len(tried.sheets) > 1
        for at, (word, box, is_shown) in enumerate(
            ((_("What it holds"), self.kind, bool(tried.sheets)), (_("Sheet"), self.sheet, has_sheets)), start=1
        ):
            caption = label(word, "line")
            caption.setBuddy(box)
            box.setAccessibleName(word)
            box.setMaximumWidth(scaled(260))
            grid.addWidget(caption, 0, at, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(box, 1, at)
            if is_done or not is_shown:  # never shown by hand: without a parent yet it would be a window of its own
                caption.hide()
                box.hide()
        self.kind.currentIndexChanged.connect(lambda _at: self.wanted.emit(self.kind.currentData(), ""))
        self.sheet.currentIndexChanged.connect(
            lambda _at: self.wanted.emit(self.kind.currentData(), self.sheet.currentText())
        )
        return grid


def _said_state(tried: Tried, *, is_done: bool) -> str:
    if is_done:
        return _("Imported. Mend the refused rows in their own file and import that next.")
    report = tried.report
    if report is None:
        return _("This cannot be imported as it stands.")
    if report.added + report.updated:
        return _("This is what would happen. Nothing is saved yet.")
    if report.refused:
        return _("No row can be imported. Save the refused rows, mend them in Excel, and import that file.")
    return _("There is nothing new in this file: all of it is in the office already.")


class Foot(QFrame):
    """The line of buttons below a report."""

    def __init__(self, beside: Sequence[QWidget], primary: QWidget) -> None:
        super().__init__()
        styled(self, "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(8)
        for widget in beside:
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(primary)
