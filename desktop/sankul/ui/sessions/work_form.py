"""The forms of course work: a task, and the lists of who has handed it in, ticked by the keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from sankul.clock import said_day, today
from sankul.errors import Refusal
from sankul.operations.course_work import TaskRow, WorkCircle
from sankul.rules.course_work import HandedInLater, TaskUntitled
from sankul.text import N_, _, language, nfc
from sankul.ui.fields import CheckField, DateField, TextField
from sankul.ui.forms import Form
from sankul.ui.messages import announce
from sankul.ui.parts import button, label
from sankul.ui.pick_fields import UNCLEAR, GivenField, Proposal
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel
from sankul.ui.theme import ROW_HEIGHT, scaled

HOW = N_("Space, or a click under “Handed in”: yes or no, * all, ← → another circle; Enter saves all circles.")
DUE_IN = timedelta(days=14)


def task_form(row: TaskRow | None = None) -> Form:
    """Title in one or both scripts, and perhaps a last day."""
    due_on = row.due_on if row else None
    has_due = CheckField("has_due", _("It is due on a day"), due_on is not None)
    due = DateField("due_on", _("Last day"), due_on or today() + DUE_IN)
    has_due.changed.connect(lambda: due.setVisible(has_due.value()))
    fields = [
        TextField("title", _("Title"), row.title.en if row else ""),
        TextField("title_hi", _("Title in Hindi"), row.title.hi if row else ""),
        has_due,
        due,
    ]
    form = _TaskForm(_("Change the task") if row else _("Add a task"), fields, _("Save"))
    due.setVisible(has_due.value())
    return form


class _TaskForm(Form):
    def send(self) -> None:
        """See Form; one of the two titles must be there."""
        values = self.values()
        if nfc(values["title"]) or nfc(values["title_hi"]):
            super().send()
        else:
            self.refuse(TaskUntitled())


def due_of(values: dict[str, Any]) -> date | None:
    """The last day among the values of a task's form."""
    return values["due_on"] if values["has_due"] else None


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One teacher in the list; `id` is that of the person."""

    id: str
    number: int
    name: str
    on: date | None


class WorkGrid(TableView):
    """Space (or 1) ticks and goes down, a click under the last heading ticks; * ticks all; left and right turn the circles."""

    ticked = Signal()
    all_ticked = Signal()
    turned = Signal(int)
    ticked_here = Signal()

    def __init__(self, model: RowModel[WorkRow]) -> None:
        super().__init__(model)
        self.setSortingEnabled(False)
        self.setAccessibleName(_("Teachers of the circle"))
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.disconnect()  # whoever clicks twice wants to tick, not to save
        self.clicked.connect(self._click)

    def event(self, event: QEvent) -> bool:
        """Our keys are not those of the page's acts; Qt calls it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; Qt calls it."""
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_H):
            self.ticked.emit()
        elif key == Qt.Key.Key_Asterisk:
            self.all_ticked.emit()
        elif key in _TURNS:
            self.turned.emit(_TURNS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        if index.column() == self.model().columnCount() - 1:
            self.ticked_here.emit()


_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_H, Qt.Key.Key_Asterisk, *_TURNS})


class WorkForm(Form):
    """Who has handed in one task, circle by circle. Its value `days` holds what changed, by person: a day, or None."""

    def __init__(self, title: str, due: str, circles: Sequence[WorkCircle]) -> None:
        spoken = language()
        self._circles = [circle for circle in circles if circle.lines]
        self._first_days = {line.person_id: line.on for circle in circles for line in circle.lines}
        self._days = dict(self._first_days)
        self._names = {line.person_id: line.name.in_language(spoken) for each in circles for line in each.lines}
        self._at = 0
        self._proposals = [
            Proposal(
                str(at),
                f"{each.circle} · {each.mentor.in_language(spoken)}",
                words=f"{each.mentor.en} {each.mentor.hi}",
            )
            for at, each in enumerate(self._circles)
        ]
        self.circle = GivenField("circle", _("Circle"), self._proposals, "0")
        self.on = DateField("on", _("Handed in on"), today(), validate=_not_later)
        self.model: RowModel[WorkRow] = RowModel(_COLUMNS)
        self.grid = WorkGrid(self.model)
        super().__init__(_("Who handed in “{title}”").format(title=title), [self.circle, self.on], _("Save"), intro=due)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.grid.ticked.connect(self.tick)
        self.grid.ticked_here.connect(self.tick_here)
        self.grid.all_ticked.connect(self.tick_all)
        self.grid.turned.connect(self.turn)
        self.grid.opened.connect(self.send)
        self.summary = label("", "strong")
        everybody = button(_("All of the circle (*)"), self.tick_all)
        everybody.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (label(_(HOW), "line"), self.summary, self.grid, everybody):
            self._rows.insertWidget(self._rows.count() - 2, widget)
        self.circle.changed.connect(self._choose_circle)
        self._show_circle()

    def values(self) -> dict[str, Any]:
        """What differs from what was noted."""
        return {"days": {id_: on for id_, on in self._days.items() if on != self._first_days[id_]}}

    def is_changed(self) -> bool:
        """See Form."""
        return bool(self.values()["days"])

    def focus_first(self) -> None:
        """Begin in the list of the first circle."""
        self.grid.choose(0)
        self.grid.setFocus()

    def tick(self) -> None:
        """The teacher we stand on has handed it in, or has not after all; go down."""
        self._turn_about(steps=1)

    def tick_here(self) -> None:
        """The same with the mouse, which stays where it is."""
        self._turn_about(steps=0)

    def tick_all(self) -> None:
        """Everybody of the circle who has not yet."""
        here = self.grid.selected_places()
        for person_id in self._ids():
            if self._days[person_id] is None:
                self._put([person_id], self._day_of(person_id))
        self.grid.choose(here[0] if here else 0)

    def turn(self, steps: int) -> None:
        """Go to another circle; what is ticked stays."""
        if self._proposals:
            self.circle.take(self._proposals[max(0, min(len(self._proposals) - 1, self._at + steps))])
        self.grid.setFocus()

    def _choose_circle(self) -> None:
        """See another circle once one is named."""
        value = self.circle.value()
        if value is not None and value != UNCLEAR:
            self._at = int(value)
            self._show_circle()

    def _turn_about(self, steps: int) -> None:
        for at in self.grid.selected_places():
            person_id = self._ids()[at]
            self._put([person_id], self._day_of(person_id) if self._days[person_id] is None else None)
            self.grid.choose(min(at + steps, len(self._ids()) - 1))

    def _day_of(self, person_id: str) -> date:
        return self._first_days[person_id] or self.on.value()

    def _ids(self) -> list[str]:
        return [line.person_id for line in self._circles[self._at].lines] if self._circles else []

    def _put(self, person_ids: Sequence[str], on: date | None) -> None:
        self._days |= dict.fromkeys(person_ids, on)
        self._fill()

    def _show_circle(self) -> None:
        self._fill()
        self.grid.setFixedHeight(scaled(ROW_HEIGHT) * (len(self._ids()) + 1) + 2)
        self.grid.choose(0)

    def _fill(self) -> None:
        ids = self._ids()
        rows = [WorkRow(each, number, self._names[each], self._days[each]) for number, each in enumerate(ids, 1)]
        self.model.put(tuple(rows))
        done = sum(row.on is not None for row in rows)
        self.summary.setText(_("Handed in: {done} of {total}").format(done=done, total=len(rows)))
        announce(self, self.summary.text())


def _not_later(value: date) -> Refusal | None:
    return HandedInLater(day=said_day(value)) if value > today() else None


_COLUMNS: tuple[Column[WorkRow], ...] = (
    Column(title=N_("No."), value=lambda row: row.number, align="right", width=44),
    Column(title=N_("Teacher"), value=lambda row: row.name, stretch=True),
    Column(
        title=N_("Handed in"),
        value=lambda row: said_day(row.on) if row.on else "–",
        chip=lambda row: "green" if row.on else None,
        width=124,
    ),
)
