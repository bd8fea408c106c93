"""How the columns of a sheet were understood: heading, some cells, what it is taken for, and how that is known."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QVBoxLayout, QWidget

from sankul.rules.headings import column_letter
from sankul.rules.imports import ColumnHow, SheetColumn, rivals_of
from sankul.text import N_, _, ngettext
from sankul.ui.facts import Chip
from sankul.ui.parts import bring_into_view, label
from sankul.ui.people.import_scripts import (
    ColumnQuestion,
    GuessQuestion,
    MissingFields,
    RivalQuestion,
    ScriptQuestion,
    cut,
)
from sankul.ui.tables import Tone
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.ui.people.import_kinds import Tried

MOST_COLUMNS = 120
WIDEST = 920
HOW_LABELS = {
    ColumnHow.SURE: N_("Sure"),
    ColumnHow.UNSURE: N_("Please check"),
    ColumnHow.REMEMBERED: N_("As last time"),
    ColumnHow.CHOSEN: N_("You chose this"),
    ColumnHow.UNKNOWN: N_("Not read"),
}
HOW_TONES: Mapping[ColumnHow, Tone] = {
    ColumnHow.SURE: "green",
    ColumnHow.UNSURE: "amber",
    ColumnHow.REMEMBERED: "accent",
    ColumnHow.CHOSEN: "accent",
    ColumnHow.UNKNOWN: "grey",
}
SCRIPTS = {"krutidev": N_("Read as Kruti Dev"), "leave": N_("Leave these cells out")}


class CalmCombo(QComboBox):
    """A choice that the mouse wheel does not change while one scrolls past."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """`choices` are pairs of key and label in the language now spoken."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setMaxVisibleItems(20)
        for key, said in choices:
            self.addItem(said, key)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll what is around; Qt calls it."""
        event.ignore()


class ColumnLine:
    """The widgets of one column, which stand in the grid of the place."""

    def __init__(self, place: "ColumnsPlace", column: SheetColumn, fields: Sequence[tuple[str, str]]) -> None:
        self.column = column
        said = column.heading or _("Column {letter}").format(letter=column_letter(column.place))
        self.letter = label(column_letter(column.place), "line")
        self.words = QWidget()
        rows = QVBoxLayout(self.words)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        rows.addWidget(label(said, "strong", can_copy=True))
        samples = said_samples(column)
        if samples:
            rows.addWidget(label(samples, "soft", can_copy=True))
        if column.why is not None:
            rows.addWidget(label(str(column.why), "amber" if column.how is ColumnHow.UNSURE else "line"))
        taken_for = "" if column.rival_for else column.field
        self.field = CalmCombo(_("What “{column}” holds").format(column=said), fields, taken_for)
        self.field.activated.connect(lambda _at: place.chosen.emit(column.key, self.field.currentData()))
        self.script: CalmCombo | None = None
        if column.script in SCRIPTS:
            choices = [(key, _(each)) for key, each in SCRIPTS.items()]
            name = _("How the old typing of “{column}” is read").format(column=said)
            script = self.script = CalmCombo(name, choices, column.script)
            script.activated.connect(lambda _at: place.script_chosen.emit(column.key, script.currentData()))
        self.how = Chip(_(HOW_LABELS[column.how]), HOW_TONES[column.how])

    def choices(self) -> Iterator[QWidget]:
        """What stands under each other in the column of choices."""
        yield self.field
        if self.script is not None:
            yield self.script


def said_samples(column: SheetColumn) -> str:
    """Some cells of a column, short; accounts are masked already."""
    return "   ·   ".join(cut(each) for each in column.samples[:3])


class ColumnsPlace(QWidget):
    """`chosen` carries the key of a column and its field ("" for none), `script_chosen` the key and how it is read.

    `scripts_chosen` says how all columns are read that are asked about, `accepted` that the guesses are right.
    """

    chosen = Signal(str, str)
    script_chosen = Signal(str, str)
    scripts_chosen = Signal(str)
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, ColumnLine] = {}
        self.questions: dict[str, ScriptQuestion] = {}
        self.missing: MissingFields | None = None
        self.rivals: dict[str, RivalQuestion] = {}
        self._content: QWidget | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._shown: object = None

    def show_tried(self, tried: "Tried", fields: Mapping[str, str]) -> None:
        """Show the columns of a sheet; the cursor stays in the choice where it was."""
        shown = (tried.columns, tried.missing, tried.is_done, tried.kind.key)
        if shown == self._shown:
            return
        self._shown = shown
        kept = next((key for key, each in self.lines.items() if each.field.hasFocus()), "")
        had_cursor = self.isAncestorOf(QApplication.focusWidget() or self)
        older, self._content = self._content, self._build(tried, fields)
        self._rows.addWidget(self._content)
        if older is not None:
            self._rows.removeWidget(older)
            older.hide()
            older.deleteLater()
        self.setEnabled(not tried.is_done)
        if kept in self.lines:
            self.lines[kept].field.setFocus()
        elif had_cursor:
            self.focus_first()

    def focus_first(self) -> None:
        """The cursor goes to the first open question, else to the first column."""
        wanted: list[QWidget | None] = [self.missing.first if self.missing else None]
        wanted += [rival.first for rival in self.rivals.values()]
        wanted += [question.read for question in self.questions.values()]
        wanted += [each.field for each in self.lines.values() if each.column.how is ColumnHow.UNSURE]
        wanted += [each.field for each in self.lines.values()]
        first = next(filter(None, wanted), None)
        if first is not None:
            first.setFocus()
            bring_into_view(first, scaled(48))

    def _build(self, tried: "Tried", fields: Mapping[str, str]) -> QWidget:
        content = QWidget()
        content.setMaximumWidth(scaled(WIDEST))
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(12)
        rows.addWidget(label(said_columns(tried.columns), "soft"))
        rivals = rivals_of(tried.columns)
        missing = [group for group in tried.missing if rivals.keys().isdisjoint(group)]
        self.missing = MissingFields(missing, tried.columns, fields) if missing else None
        self.rivals = {name: RivalQuestion(name, _(fields[name]), columns) for name, columns in rivals.items()}
        asking: tuple[ColumnQuestion | None, ...] = (self.missing, *self.rivals.values())
        for each in filter(None, asking):
            each.chosen.connect(self.chosen)
            rows.addWidget(each)
        asked = [each for each in tried.columns if each.script == "ask"]
        self.questions = {each.key: ScriptQuestion(each, len(asked)) for each in asked}
        for question in self.questions.values():
            question.answered.connect(self.script_chosen)
            question.all_answered.connect(self.scripts_chosen)
            rows.addWidget(question)
        unsure = [each for each in tried.columns if each.how is ColumnHow.UNSURE and not each.rival_for]
        if unsure:
            guesses = GuessQuestion(unsure)
            guesses.accepted.connect(self.accepted)
            rows.addWidget(guesses)
        rows.addLayout(self._grid(tried.columns[:MOST_COLUMNS], fields))
        others = len(tried.columns) - MOST_COLUMNS
        if others > 0:
            rows.addWidget(label(_("… and {n} more").format(n=others), "soft"))
        rows.addStretch(1)
        return content

    def _grid(self, columns: Sequence[SheetColumn], fields: Mapping[str, str]) -> QGridLayout:
        choices = [("", _("– not read –")), *((key, _(said)) for key, said in fields.items())]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, scaled(28))
        grid.setColumnStretch(1, 1)
        self.lines = {column.key: ColumnLine(self, column, choices) for column in columns}
        top = Qt.AlignmentFlag.AlignTop
        for at, line in enumerate(self.lines.values()):
            grid.addWidget(_lowered(line.letter), at, 0, top)
            grid.addWidget(line.words, at, 1, top)
            held = QWidget()
            below = QVBoxLayout(held)
            below.setContentsMargins(0, 4, 0, 4)
            below.setSpacing(4)
            for widget in line.choices():
                widget.setMinimumWidth(scaled(184))
                below.addWidget(widget)
            grid.addWidget(held, at, 2, top)
            grid.addWidget(_lowered(line.how), at, 3, top)
        return grid


def _lowered(widget: QWidget) -> QWidget:
    """The widget as high as the words of a choice beside it."""
    held = QWidget()
    rows = QVBoxLayout(held)
    rows.setContentsMargins(0, 4, 0, 0)
    rows.addWidget(widget)
    held.setMinimumHeight(scaled(38))
    return held


def said_columns(columns: Sequence[SheetColumn]) -> str:
    """How many columns are read, and whether they are known from an earlier file."""
    read = sum(each.is_read for each in columns)
    others = len(columns) - read
    said = [ngettext("{n} column is read.", "{n} columns are read.", read).format(n=read)]
    if others:
        said.append(ngettext("{n} is not read.", "{n} are not read.", others).format(n=others))
    if any(each.how is ColumnHow.REMEMBERED for each in columns):
        said.append(_("As last time with these headings."))
    return " ".join(said)
