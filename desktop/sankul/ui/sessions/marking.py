"""Marking attendance by the keys: one line for each teacher in the order of the paper sheet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from sankul.operations.attendance import SheetRow
from sankul.rules.attendance import AWAY, MARK_LABELS, MarkState
from sankul.text import N_, _, ascii_digits, language, nfc
from sankul.ui.fields import TextLine
from sankul.ui.forms import Form
from sankul.ui.messages import announce
from sankul.ui.parts import button, label
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel, Tone
from sankul.ui.theme import ROW_HEIGHT, scaled

KEYS: dict[int, MarkState] = {
    Qt.Key.Key_P: MarkState.PRESENT,
    Qt.Key.Key_L: MarkState.LATE,
    Qt.Key.Key_E: MarkState.EXCUSED,
    Qt.Key.Key_A: MarkState.ABSENT,
}
OTHER_KEYS = frozenset({Qt.Key.Key_Asterisk, Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_D})
LEADER_DIGIT = "5"
DIGITS = dict(zip("1234", KEYS.values(), strict=True))
LETTERS = {MarkState.PRESENT: "P", MarkState.LATE: "L", MarkState.EXCUSED: "E", MarkState.ABSENT: "A"}
HOW = N_("P present, L late, E excused, A absent, * all present, D led the discussion; Enter saves.")
MARK_TONES: dict[MarkState, Tone] = {
    MarkState.PRESENT: "green",
    MarkState.LATE: "amber",
    MarkState.EXCUSED: "accent",
    MarkState.ABSENT: "red",
}


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One line of the grid; `id` is that of the person."""

    id: str
    number: int
    name: str
    school: str
    state: MarkState | None
    remark: str
    has_led: bool = False


class MarkGrid(TableView):
    """P, L, E, A (or 1 to 4, in either script) set the mark and go down; * or Ctrl+A marks all who have none present.

    D (or 5) says that the person led the discussion.
    """

    marked = Signal(object)  # a MarkState, or None to take the mark away
    all_present = Signal()
    led = Signal()

    def __init__(self, model: RowModel[MarkLine]) -> None:
        super().__init__(model)
        self.setSortingEnabled(False)
        self.setAccessibleName(_("Marks in the order of the sheet"))
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.disconnect()  # only Enter and the button save: two clicks on a line are soon made

    def event(self, event: QEvent) -> bool:
        """Our letters are marks here, not the keys of the page's acts; Qt calls it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the grid; Qt calls it."""
        key, digit, is_control = event.key(), ascii_digits(event.text()), _has_control(event)
        if key == Qt.Key.Key_Asterisk or (key == Qt.Key.Key_A and is_control):
            self.all_present.emit()
        elif key in KEYS and not is_control:
            self.marked.emit(KEYS[key])
        elif digit in DIGITS:
            self.marked.emit(DIGITS[digit])
        elif digit == LEADER_DIGIT or (key == Qt.Key.Key_D and not is_control):
            self.led.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Space):
            self.marked.emit(None)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _has_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _is_ours(event: QKeyEvent) -> bool:
    """Whether a key belongs to the grid while it has the focus."""
    key = event.key()
    if _has_control(event):
        return key == Qt.Key.Key_A
    return key in KEYS or key in OTHER_KEYS or ascii_digits(event.text()) in (*DIGITS, LEADER_DIGIT)


class MarkForm(Form):
    """The sheet of one session; Enter saves all marks as one act.

    Its values are `states` and `remarks` by person, and `led_by`: who led the discussion (None: the mentor).
    """

    def __init__(self, title: str, intro: str, sheet: Sequence[SheetRow], led_by: str | None = None) -> None:
        self.lines = [_line(number, row, led_by) for number, row in enumerate(sheet, 1)]
        self.model: RowModel[MarkLine] = RowModel(_COLUMNS)
        self.model.put(tuple(self.lines))
        super().__init__(title, [], _("Save the attendance"), intro=intro)
        self.grid = MarkGrid(self.model)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.grid.setFixedHeight(scaled(ROW_HEIGHT) * (len(self.lines) + 1) + 2)
        self.grid.marked.connect(self.mark)
        self.grid.all_present.connect(self.mark_rest)
        self.grid.led.connect(self.mark_leader)
        self.grid.opened.connect(self.send)
        self.grid.picked.connect(self._show_remark)
        self.summary = label("", "strong")
        self.remark = TextLine(placeholderText=_("Remark, when there is one"))
        self.remark.textEdited.connect(self._note)
        for widget in (label(_(HOW), "line"), self.summary, self.grid, self.remark, self._marks()):
            self._rows.insertWidget(self._rows.count() - 2, widget)
        self._first = self.values()
        self._tell()

    def values(self) -> dict[str, Any]:
        """The marks that are set, all remarks, and who led."""
        states = {line.id: line.state for line in self.lines if line.state is not None}
        remarks = {line.id: nfc(line.remark) for line in self.lines if line.state}
        return {"states": states, "remarks": remarks, "led_by": next((e.id for e in self.lines if e.has_led), None)}

    def focus_first(self) -> None:
        """Begin in the first line without a mark."""
        open_lines = [at for at, line in enumerate(self.lines) if line.state is None]
        if self.lines:
            self.grid.choose(open_lines[0] if open_lines else 0)
        self.grid.setFocus()

    def mark(self, state: MarkState | None) -> None:
        """Set the mark of the line we stand on, and go down."""
        for at in self.grid.selected_places():
            self._set({at: state})
            self.grid.choose(min(at + (state is not None), len(self.lines) - 1))
            self._bring_into_view()

    def mark_rest(self) -> None:
        """Everybody without a mark was there; when all have one, everybody was."""
        without = [at for at, line in enumerate(self.lines) if line.state is None]
        here = self.grid.selected_places()
        self._set(dict.fromkeys(without or range(len(self.lines)), MarkState.PRESENT))
        self.grid.choose(here[0] if here else 0)

    def mark_leader(self) -> None:
        """The person whom we stand on led the discussion, and so was there; once more: the mentor led it."""
        for here in self.grid.selected_places():
            has_led = not self.lines[here].has_led
            self.lines = [replace(line, has_led=has_led and at == here) for at, line in enumerate(self.lines)]
            state = self.lines[here].state
            self._set({here: MarkState.PRESENT if has_led and (state is None or state in AWAY) else state})
            self.grid.choose(here)

    def send(self) -> None:
        """Hand out the marks, when there are any."""
        if not self.values()["states"]:
            self.summary.setText(_("Mark at least one teacher first: P, L, E or A; * marks all present."))
            return
        super().send()

    def _set(self, states: Mapping[int, MarkState | None]) -> None:
        for at, state in states.items():
            has_led = self.lines[at].has_led and state is not None and state not in AWAY
            self.lines[at] = replace(self.lines[at], state=state, has_led=has_led)
        self.model.put(tuple(self.lines))
        self._tell()

    def _tell(self) -> None:
        said = said_summary([line.state for line in self.lines])
        for line in filter(lambda line: line.has_led, self.lines):
            said = f"{said} · " + _("led by {name}").format(name=line.name)
        self.summary.setText(said)
        announce(self, self.summary.text())

    def _note(self, text: str) -> None:
        for at in self.grid.selected_places():
            self.lines[at] = replace(self.lines[at], remark=text)

    def _show_remark(self) -> None:
        here = self.grid.selected_places()
        if here:
            line = self.lines[here[0]]
            self.remark.setText(line.remark)
            self.remark.setAccessibleName(_("Remark on {name}").format(name=line.name))
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Keep the line we stand on inside the pane, which scrolls in the place of the grid."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            place = self.grid.mapTo(self, self.grid.visualRect(self.grid.currentIndex()).bottomLeft())
            area.ensureVisible(place.x(), place.y() + scaled(ROW_HEIGHT), 0, scaled(3 * ROW_HEIGHT))

    def _marks(self) -> QWidget:
        """The marks as buttons for the mouse, which also tell the keys."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setSpacing(6)
        for at, (state, letter) in enumerate(LETTERS.items()):
            made = button(f"{_(MARK_LABELS[state])} ({letter})", partial(self._by_mouse, state))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            grid.addWidget(made, at // 2, at % 2)
        others = ((_("All present (*)"), self._all_by_mouse), (_("Led it (D)"), self._leader_by_mouse))
        for at, (word, act) in enumerate(others):
            made = button(word, act)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            grid.addWidget(made, 2, at)
        return holder

    def _by_mouse(self, state: MarkState) -> None:
        self.mark(state)
        self.grid.setFocus()

    def _all_by_mouse(self) -> None:
        self.mark_rest()
        self.grid.setFocus()

    def _leader_by_mouse(self) -> None:
        self.mark_leader()
        self.grid.setFocus()


def said_summary(states: Sequence[MarkState | None]) -> str:
    """Present 12 of 15, and what else there is."""
    counts = Counter(states)
    there = counts[MarkState.PRESENT] + counts[MarkState.LATE]
    said = [_("Present {there} of {total}").format(there=there, total=len(states))]
    for state, words in _COUNTED.items():
        if counts[state]:
            said.append(_(words).format(n=counts[state]))
    return " · ".join(said)


def _line(number: int, row: SheetRow, led_by: str | None) -> MarkLine:
    spoken = language()
    name, school = row.name.in_language(spoken), row.school.in_language(spoken)
    return MarkLine(row.person_id, number, name, school, row.state, row.remark, row.person_id == led_by)


def _said_mark(line: MarkLine) -> str:
    """The mark, and that the person led the discussion."""
    said = _(MARK_LABELS[line.state]) if line.state else "–"
    return _("{mark} · led").format(mark=said) if line.has_led else said


_COUNTED = {
    MarkState.LATE: N_("late {n}"),
    MarkState.EXCUSED: N_("excused {n}"),
    MarkState.ABSENT: N_("absent {n}"),
    None: N_("not marked {n}"),
}
_COLUMNS: tuple[Column[MarkLine], ...] = (
    Column(title=N_("No."), value=lambda line: line.number, align="right", width=44),
    Column(title=N_("Teacher"), value=lambda line: line.name, stretch=True),
    Column(
        title=N_("Mark"),
        value=_said_mark,
        chip=lambda line: MARK_TONES[line.state] if line.state else None,
        width=140,
    ),
)
