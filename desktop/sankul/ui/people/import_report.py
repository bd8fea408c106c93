"""What an import would do, or did: the file and what it is taken for, then its columns and its rows, one seen at a time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sankul.rules.imports import ColumnHow
from sankul.rules.people import RoleName
from sankul.text import _, ngettext
from sankul.ui.messages import announce
from sankul.ui.parts import label, sign
from sankul.ui.people.import_columns import CalmCombo, ColumnsPlace
from sankul.ui.people.import_kinds import KINDS, Tried, Wanted, is_open_question
from sankul.ui.people.import_role import RolePlace
from sankul.ui.people.import_rows import RowsPlace
from sankul.ui.people.import_sheets import SheetsPlace
from sankul.ui.people.import_start import WrongFile
from sankul.ui.segments import Segments
from sankul.ui.theme import scaled

COLUMNS, ROWS, WRONG = "columns", "rows", "wrong"
NARROW = 760
STEP_KEYS = {COLUMNS: "Alt+1", ROWS: "Alt+2"}


class ReportPlace(QWidget):
    """The report of a file, which stays while it is tried again with what the person changes.

    `other_wanted` carries kind and sheet when the file is taken for something else; with another kind the sheet is found anew,
    because a workbook often has one sheet of each. `choices_made` carries what is wanted with a choice more, `decided` what was
    Made of rows.
    """

    other_wanted = Signal(str, str)
    choices_made = Signal(object)
    decided = Signal(object)

    def __init__(self, read_person: Callable[[str, Callable[[object], object]], object]) -> None:
        super().__init__()
        self.tried: Tried | None = None
        self.columns = ColumnsPlace()
        self.columns.chosen.connect(self._choose_column)
        self.columns.script_chosen.connect(self._choose_script)
        self.columns.scripts_chosen.connect(self._choose_scripts)
        self.columns.accepted.connect(self._accept_columns)
        self.rows = RowsPlace(read_person)
        self.rows.decided.connect(self.decided)
        self.wrong = WrongFile()
        self.together = SheetsPlace()
        self.together.together_wanted.connect(self._choose_sheets)
        self.role = RolePlace()
        self.role.chosen.connect(self._choose_role)
        self.steps = Segments([(COLUMNS, ""), (ROWS, "")])
        self.steps.chosen.connect(self.show_step)
        self.step = ROWS
        self._spare = QWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 2, 24, 8)
        rows.setSpacing(10)
        rows.addLayout(self._make_head())
        rows.addWidget(self.wrong)
        rows.addWidget(self.together)
        rows.addWidget(self.role)
        tools = QHBoxLayout()
        tools.addWidget(self.steps)
        tools.addStretch(1)
        tools.addWidget(self.rows.count)
        tools.addWidget(self.rows.filter)
        rows.addLayout(tools)
        rows.addWidget(self.columns)
        rows.addWidget(self._spare, 1)
        rows.addWidget(self.rows, 1)
        for step, key in STEP_KEYS.items():
            self.steps.buttons[step].setToolTip(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the choices stand below the sentence, which keeps its width; Qt calls it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def _make_head(self) -> QBoxLayout:
        self.check = sign("circle-check", "green")
        self.state = label("", "soft")
        self.kind = CalmCombo(_("What it holds"), [(key, _(kind.label)) for key, kind in KINDS.items()], "")
        self.sheet = CalmCombo(_("Sheet"), [], "")
        self.kind.currentIndexChanged.connect(lambda _at: self.other_wanted.emit(self.kind.currentData(), ""))
        self.sheet.currentIndexChanged.connect(
            lambda _at: self.other_wanted.emit(self.kind.currentData(), self.sheet.currentText())
        )
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(8)
        said, boxes = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self.check)
        said.addWidget(self.state, 1)
        head.addLayout(said, 1)
        head.addLayout(boxes)
        for box in (self.kind, self.sheet):
            box.setMinimumContentsLength(22)
            box.setMaximumWidth(scaled(300))
            box.setToolTip(box.accessibleName())
            boxes.addWidget(box)
        return head

    def show_tried(
        self, tried: Tried, fields: Mapping[str, str], *, note: str = "", decided: int | None = None
    ) -> None:
        """Show what came of trying; `note` says what happened before. Step, group, filter and selection stay.

        When the row `decided` was just decided, the next one that waits is selected.
        """
        before, self.tried = self.tried, tried
        self._show_head(tried, note)
        self.together.show_tried(tried)
        self.role.show_tried(tried)
        self.columns.show_tried(tried, fields)
        has_rows, has_columns = tried.report is not None, bool(tried.columns)
        if has_rows:
            self.rows.show_tried(tried, decided=decided)
        self.wrong.tell("" if has_rows or tried.missing else str(tried.error or ""))
        self.steps.setVisible(has_rows and has_columns)
        self._label_steps(tried)
        if not has_rows:
            self.show_step(COLUMNS if has_columns else WRONG)
        elif not has_columns:
            self.show_step(ROWS)
        elif before is None:
            self.show_step(COLUMNS if tried.asks_columns else ROWS)
        elif before.asks_columns and not tried.asks_columns and self.step == COLUMNS:
            self.go(ROWS)

    def show_step(self, step: str) -> None:
        """See the columns or the rows."""
        self.step = step
        if step in self.steps.buttons:
            self.steps.mark(step)
        self.columns.setVisible(step == COLUMNS)
        self._spare.setVisible(step != ROWS)
        for widget in (self.rows, self.rows.count, self.rows.filter):
            widget.setVisible(step == ROWS)

    def focus_step(self) -> None:
        """The cursor goes to where there is something to do in the step that is seen."""
        if self.step == COLUMNS:
            self.columns.focus_first()
        else:
            self.rows.focus_table()

    def focus_filter(self) -> None:
        """The cursor goes to the filter of the rows."""
        if self.steps.isVisible() or self.step == ROWS:
            self.show_step(ROWS)
            self.rows.focus_filter()

    def state_kept(self) -> dict[str, Any]:
        """What `restore` takes."""
        return {"step": self.step, "rows": self.rows.state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the same step, group, filter and row."""
        self.rows.restore(state["rows"])
        self.show_step(state["step"])

    def _show_head(self, tried: Tried, note: str) -> None:
        said = note or said_state(tried)
        if self.state.text() != said:
            announce(self, said)
        self.state.setText(said)
        self.check.setVisible(tried.is_done)
        self.kind.blockSignals(True)
        self.sheet.blockSignals(True)
        if [self.sheet.itemText(at) for at in range(self.sheet.count())] != list(tried.sheets):
            self.sheet.clear()
            self.sheet.addItems(list(tried.sheets))
        self.kind.setCurrentIndex(self.kind.findData(tried.kind.key))
        self.sheet.setCurrentIndex(max(0, self.sheet.findText(tried.wanted.sheet)))
        self.kind.blockSignals(False)
        self.sheet.blockSignals(False)
        self.kind.setVisible(bool(tried.sheets) and not tried.is_done)
        are_together = len(tried.sheets_read) > 1
        self.sheet.setVisible(len(tried.sheets) > 1 and not tried.is_done and not are_together)

    def _label_steps(self, tried: Tried) -> None:
        to_check = sum(each.how is ColumnHow.UNSURE or is_open_question(each) for each in tried.columns)
        columns = _("Columns")
        if to_check and not tried.is_done:
            columns = ngettext("Columns: {n} to check", "Columns: {n} to check", to_check).format(n=to_check)
        self.steps.buttons[COLUMNS].setText(columns)
        rows = len(tried.report.outcomes) if tried.report else 0
        self.steps.buttons[ROWS].setText(_("Rows: {n}").format(n=rows))

    def go(self, step: str) -> None:
        """See one of the two steps with the cursor in it, when there are two."""
        if self.steps.isVisible():
            self.show_step(step)
            self.focus_step()

    def _choose_column(self, key: str, field: str) -> None:
        """A column fills one field, and a field is filled by one column: the column that had it before is then not read."""
        wanted = self._wanted()
        others = {
            each.key: ""
            for each in self._columns()
            if field and each.key != key and each.field == field and each.is_read
        }
        kept = {each: value for each, value in wanted.columns.items() if not field or value != field}
        self.choices_made.emit(replace(wanted, columns={**kept, **others, key: field}))

    def _choose_sheets(self, are_together: bool) -> None:
        """The numbers of the rows are others then, so that decisions on rows do not hold."""
        self.choices_made.emit(replace(self._wanted(), all_sheets=are_together, decisions={}))

    def _choose_role(self, role: RoleName) -> None:
        self.choices_made.emit(replace(self._wanted(), role=role))

    def _choose_script(self, key: str, script: str) -> None:
        wanted = self._wanted()
        self.choices_made.emit(replace(wanted, scripts={**wanted.scripts, key: script}))

    def _choose_scripts(self, script: str) -> None:
        wanted = self._wanted()
        asked = {each.key: script for each in self._columns() if each.script == "ask"}
        self.choices_made.emit(replace(wanted, scripts={**wanted.scripts, **asked}))

    def _accept_columns(self) -> None:
        """All guesses are right."""
        wanted = self._wanted()
        taken = {each.field for each in self._columns() if each.how is not ColumnHow.UNSURE and each.is_read}
        guesses: dict[str, str] = {}
        for each in self._columns():
            if each.how is ColumnHow.UNSURE and not each.rival_for:
                guesses[each.key] = "" if each.field in taken else each.field
                taken |= {each.field} - {""}
        self.choices_made.emit(replace(wanted, columns={**wanted.columns, **guesses}))

    def _wanted(self) -> Wanted:
        assert self.tried is not None
        return self.tried.wanted

    def _columns(self) -> Any:
        return self.tried.columns if self.tried else ()


def said_state(tried: Tried) -> str:
    """How things stand with the file, in one sentence."""
    report = tried.report
    if report is None:
        return _("Nothing is saved yet.") if tried.missing else _("This cannot be imported as it stands.")
    if tried.is_done:
        said = _("Imported: {added} added, {updated} changed, {unchanged} as before, {refused} refused.")
        return said.format(
            added=report.added, updated=report.updated, unchanged=report.unchanged, refused=report.refused
        )
    if tried.asks_columns:
        return _("Nothing is saved yet. First look at the columns, so that every row is read as it is meant.")
    if not report.rows:
        return _("Nothing can be imported: there are no rows below the headings.")
    if tried.waiting:
        said = ngettext(
            "Nothing is saved yet. {n} row may be about somebody who is there already: it stays out until you say who it is.",
            "Nothing is saved yet. {n} rows may be about people who are there already: they stay out until you say who they are.",
            tried.waiting,
        )
        return said.format(n=tried.waiting)
    if tried.importable:
        return _("This is what would happen. Nothing is saved yet.")
    if report.refused:
        return _("No row can be imported. Save the refused rows, mend them in Excel, and import that file.")
    return _("There is nothing new in this file: all of it is in the office already.")
