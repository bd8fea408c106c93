"""Everything about one row of an import: what changes, what was repaired, what is wrong, whom it is like, and its cells."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sankul.rules.imports import DecisionKind, Problem, Repair, RowState, Severity
from sankul.rules.joined_sheets import row_shown, sheet_of
from sankul.rules.readings import as_text
from sankul.text import _
from sankul.ui.facts import Facts
from sankul.ui.parts import label, scrolled
from sankul.ui.people.import_decide import Answers, Choices, LikePlace, values_in_file, values_of_person
from sankul.ui.people.import_lines import REMEMBERED_LABELS, STATE_TONES, CellNames, RowLine, said_other, said_state
from sankul.ui.reports import amber_line


class RowPane(QWidget):
    """The pane of one row, with the answers at its foot. `decided` carries what was Made."""

    decided = Signal(object)

    def __init__(self, line: RowLine, names: CellNames, choices: Choices | None) -> None:
        super().__init__()
        where = _("Row {n} of the sheet").format(n=line.row)
        if sheet := sheet_of(line.row):
            where = _("Row {n} of the sheet “{sheet}”").format(n=row_shown(line.row), sheet=sheet)
        chips = [(said_state(line), STATE_TONES[line.shown_state])]
        self.line, self.choices, self._names = line, choices, names
        self.facts = Facts(line.name or where, where if line.name else "", chips)
        self.like: LikePlace | None = None
        self.answers: Answers | None = None
        self._add_all()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(scrolled(self.facts), 1)
        if choices is not None:
            self.answers = Answers(line, choices)
            self.answers.decided.connect(self.decided)
            rows.addWidget(self.answers)

    def show_known(self, page: object) -> None:
        """Show what the office knows of whom the row is like; `page` is their PersonPage."""
        if self.like is not None:
            self.like.show_known(values_of_person(page))  # type: ignore[arg-type]

    def show_other_row(self, other: RowLine) -> None:
        """Show the earlier row that is about the same person."""
        if self.like is not None:
            self.like.show_known(values_in_file(other, self._names))

    def press(self, kind: DecisionKind) -> None:
        """Answer by a key."""
        if self.answers is not None:
            self.answers.press(kind)

    def press_for_all(self, kind: DecisionKind) -> None:
        """Answer for all rows shown, by a key."""
        if self.answers is not None:
            self.answers.press_for_all(kind)

    def _add_all(self) -> None:
        line = self.line
        self._add_duplicates()
        if line.is_remembered and line.decision is None and line.answer is not None:
            self.facts.add(label(f"{_(REMEMBERED_LABELS[line.answer])}."))
        if self.choices is not None and line.like_id:
            self.like = LikePlace(line, self._names)
            self.facts.add(self.like)
        self._add_problems()
        if line.state is RowState.CHANGED:
            changes = [(_(each.label), f"{each.before or '–'}  →  {each.after or '–'}") for each in line.changes]
            self._add_block(_("What changes"), changes)
        self._add_block(_("Repaired"), [(self._place(each.column), _said_repair(each)) for each in line.repairs])
        if line.state is not None:
            self._add_cells()

    def _add_duplicates(self) -> None:
        for each in self.line.duplicates:
            said = _("Like {other}, names {n} % alike: {why}").format(
                other=said_other(each), n=each.score, why=each.why
            )
            is_loud = each.is_alarm or self.line.is_waiting
            self.facts.add(amber_line(said) if is_loud else label(said, can_copy=True))

    def _add_problems(self) -> None:
        for severity, title in ((Severity.ERROR, _("Refused because")), (Severity.WARNING, _("Please look"))):
            found = [each for each in self.line.problems if each.severity is severity]
            placed = [each for each in found if each.column]
            self._add_block(title, [(self._place(each.column), self._said_problem(each)) for each in placed])
            for each in found:
                if not each.column:
                    self.facts.add(amber_line(str(each.why)))

    def _add_block(self, title: str, lines: list[tuple[str, str]]) -> None:
        if lines:
            self.facts.add_lines(lines, title)

    def _place(self, column: str) -> str:
        cell = self._names.cell(column, self.line.row)
        return f"{column} ({cell})" if cell and column else column

    def _said_problem(self, problem: Problem) -> str:
        value = self._names.shown(problem.column, problem.value)
        return f"“{value}”\n{problem.why}" if value else str(problem.why)

    def _add_cells(self) -> None:
        """The row as it stands, for those who have the workbook open beside."""
        if self.line.cells is None:
            return
        lines = [
            (
                column.heading or self._names.cell(column.heading, self.line.row),
                self._names.shown(column.heading, value),
            )
            for column in self._names.columns
            if (value := as_text(self.line.cells.value(column.place)).strip())
        ]
        self._add_block(_("In the file"), lines)


def _said_repair(repair: Repair) -> str:
    return f"{repair.before}  →  {repair.after or '–'}\n{repair.why}"
