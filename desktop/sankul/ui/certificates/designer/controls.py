"""The parts of the panel: small fields that show one property and say when a person gave it another value."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sankul.rules.designs import FIELDS, LONGEST_TEXT
from sankul.text import _
from sankul.ui.certificates.designer.words import said_mm
from sankul.ui.parts import button, styled
from sankul.ui.theme import scaled

LABEL_WIDTH = 92


class Control(QWidget):
    """A label and a field. `given` carries the new value; `show_value` never does."""

    given = Signal(object)

    def __init__(self, label: str, field: QWidget, *, is_wide: bool = False) -> None:
        super().__init__()
        self.field, self.label = field, styled(QLabel(label), "soft")
        self.label.setBuddy(field)
        self.label.setWordWrap(not is_wide)
        field.setAccessibleName(label)
        field.installEventFilter(self)
        row = QVBoxLayout(self) if is_wide else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 if is_wide else 8)
        if not is_wide:
            self.label.setFixedWidth(scaled(LABEL_WIDTH))
        row.addWidget(self.label)
        row.addWidget(field, 1)

    def show_value(self, value: Any) -> None:
        """Show a value without saying that it was given."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the mouse wheel from changing what nobody looks at; Qt calls it."""
        if isinstance(event, QWheelEvent) and not self.field.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class MeasureBox(QDoubleSpinBox):
    """A number with two decimals at most, and none that say nothing."""

    def textFromValue(self, value: float) -> str:
        """The number as it is shown; Qt asks."""
        return said_mm(value)


class Measure(Control):
    """A length or size with its unit, given with Enter, by the arrows, or on leaving."""

    def __init__(self, label: str, unit: str, low: float, high: float, step: float = 1.0) -> None:
        self.box = MeasureBox(minimum=low, maximum=high, singleStep=step, decimals=2, suffix=f" {unit}")
        self.box.setKeyboardTracking(False)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.lineEdit().setTextMargins(4, 0, 0, 0)
        super().__init__(label, self.box)
        self.box.valueChanged.connect(lambda value: self.given.emit(round(value, 2)))

    def show_value(self, value: Any) -> None:
        """See Control."""
        with QSignalBlocker(self.box):
            self.box.setValue(float(value))


class Choice(Control):
    """One of several values, each with its label."""

    def __init__(self, label: str, choices: Sequence[tuple[Any, str]]) -> None:
        self.box = QComboBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values = [value for value, _label in choices]
        self.box.addItems([said for _value, said in choices])
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        super().__init__(label, self.box)
        self.box.currentIndexChanged.connect(lambda at: self.given.emit(self._values[at]))

    def show_value(self, value: Any) -> None:
        """See Control."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self._values.index(value))


class Flag(Control):
    """Yes or no."""

    def __init__(self, label: str) -> None:
        self.box = QCheckBox(label)
        super().__init__(label, self.box)
        self.label.hide()
        self.box.toggled.connect(self.given.emit)

    def show_value(self, value: Any) -> None:
        """See Control."""
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))


class Line(Control):
    """A line of text, given with every letter."""

    def __init__(self, label: str) -> None:
        self.edit = QLineEdit()
        super().__init__(label, self.edit, is_wide=True)
        self.edit.textEdited.connect(self.given.emit)

    def show_value(self, value: Any) -> None:
        """See Control; the cursor stays when the text does."""
        if self.edit.text() != value:
            self.edit.setText(str(value))


class Words(Control):
    """Several lines of text with fields in braces, given with every letter; a menu inserts fields."""

    def __init__(self, label: str) -> None:
        self.edit = QPlainTextEdit(tabChangesFocus=True)
        self.edit.setUndoRedoEnabled(False)
        self.edit.setFixedHeight(scaled(64))
        super().__init__(label, self.edit, is_wide=True)
        self.insert = button(_("Insert a field"), self._open_menu, sign="plus", look="quiet")
        self.insert.setAccessibleName(f"{label}: {_('Insert a field')}")
        top = QHBoxLayout()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeWidget(self.label)
        top.addWidget(self.label, 1)
        top.addWidget(self.insert)
        layout.insertLayout(0, top)
        self.edit.textChanged.connect(self._say)

    def show_value(self, value: Any) -> None:
        """See Control; the cursor stays when the text does."""
        if self.edit.toPlainText() != value:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(str(value))

    def field_menu(self) -> QMenu:
        """All fields; choosing one writes it where the cursor is."""
        menu = QMenu(self)
        for name, label in FIELDS.items():
            menu.addAction(_(label), lambda name=name: self.put_field(name))  # type: ignore[misc]
        return menu

    def put_field(self, name: str) -> None:
        """Write a field where the cursor is."""
        self.edit.insertPlainText(f"{{{name}}}")
        self.edit.setFocus()

    def _open_menu(self) -> None:
        menu = self.field_menu()
        menu.exec(self.insert.mapToGlobal(QPoint(0, self.insert.height())))
        menu.deleteLater()

    def _say(self) -> None:
        text = self.edit.toPlainText()
        if len(text) > LONGEST_TEXT:
            self.edit.setPlainText(text[:LONGEST_TEXT])
            return
        self.given.emit(text)


def acts_in_columns(acts: Sequence[tuple[str, Any]], columns: int = 2) -> QWidget:
    """Buttons with words in rows of so many."""
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(6)
    for start in range(0, len(acts), columns):
        row = QHBoxLayout()
        row.setSpacing(6)
        for word, deed in acts[start : start + columns]:
            each: QPushButton = button(word, deed)
            row.addWidget(each, 1)
        rows.addLayout(row)
    return made
