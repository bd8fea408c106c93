"""Fields of forms: a label, a control, and one reserved line for the sentence under it."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import QDate, QEvent, QMimeData, QObject, Qt, QTime, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from sankul.errors import Refusal
from sankul.text import _, nfc
from sankul.ui import parts
from sankul.ui.icons import pixmap
from sankul.ui.theme import scaled

LEAST_LETTERS = 12

Validate = Callable[[Any], Refusal | None]


class TextLine(QLineEdit):
    """A line for text. Files dropped on it are for the page below; Qt would write their addresses into it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """See QLineEdit; its button that clears gets a name."""
        super().__init__(*args, **kwargs)
        clear = self.findChild(QAction, "_q_qlineeditclearaction")
        if clear is not None:
            clear.setText(_("Clear"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take text alone; Qt calls it."""
        if not event.mimeData().hasUrls():
            super().dragEnterEvent(event)


class FilterField(TextLine):
    """The filter of a list: Esc clears, then leaves; Down goes to the list."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText=_("Filter"), clearButtonEnabled=True)
        self.setAccessibleName(_("Filter this list"))
        self.setMaximumWidth(scaled(240))
        self.setMinimumWidth(scaled(120))
        sign = QAction(QIcon(pixmap("list-filter")), _("Filter"), self)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that leave the field; Qt calls it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Field(QWidget):
    """One field. It is checked first when it is left, and from then on with every change."""

    changed = Signal()

    def __init__(self, name: str, label: str, control: QWidget, *, validate: Validate | None, hint: str = "") -> None:
        """`label` and `hint` are translated already; `name` is the key of the value and the `field` of a Refusal."""
        super().__init__()
        self.name, self.control, self._validate, self._hint = name, control, validate, hint
        self._was_left = False
        self._refused: tuple[Any, Refusal] | None = None
        self.label = QLabel(label)
        self.label.setBuddy(control)
        self.line = parts.label(hint, "line")
        self.line.setMinimumHeight(scaled(16))
        control.setAccessibleName(label)
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for widget in (self.label, control, self.line):
            rows.addWidget(widget)
        self.changed.connect(self._checked_live)

    def value(self) -> Any:
        """What the person gave."""
        raise NotImplementedError

    def check(self) -> bool:
        """Whether the value is right; says under the field what is to mend."""
        self._was_left = True
        value = self.value()
        refusal = self._validate(value) if self._validate else None
        if refusal is None and self._refused is not None and self._refused[0] == value:
            refusal = self._refused[1]
        self.tell(refusal)
        return refusal is None

    def refuse(self, refusal: Refusal) -> None:
        """Say why the act refused this value; it stays said until the value changes or is tried again."""
        self._refused = (self.value(), refusal)
        self.tell(refusal)

    def suggest(self, hint: str) -> None:
        """Give another hint; it is seen as long as nothing is to mend."""
        is_wrong = self.line.text() != self._hint
        self._hint = hint
        if not is_wrong:
            self.tell(None)

    def settle(self) -> None:
        """Make something definite of what stands there, before it is checked because the field is left or sent."""

    def forget(self) -> None:
        """Let the value be tried again."""
        self._refused = None

    def tell(self, refusal: Refusal | None) -> None:
        """Say a refusal under the field, or take it away."""
        said = str(refusal) if refusal else ""
        self.line.setText(said or self._hint)
        self.control.setAccessibleDescription(said or self._hint)
        for widget in (self.line, self.control):
            widget.setProperty("wrong", bool(said))
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check on leaving; keep the mouse wheel from changing what nobody looks at."""
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
            self.check()
        if event.type() == QEvent.Type.Wheel and not self.control.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _checked_live(self) -> None:
        if self._was_left:
            self.check()


class TextField(Field):
    """A line of text; its value is NFC without blanks at the ends."""

    def __init__(
        self, name: str, label: str, value: str = "", *, validate: Validate | None = None, hint: str = ""
    ) -> None:
        self.edit = TextLine(value)
        super().__init__(name, label, self.edit, validate=validate, hint=hint)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> str:
        """See Field."""
        return nfc(self.edit.text())


class TextArea(QPlainTextEdit):
    """Lines for text; files dropped on them are for the page below, as in a TextLine."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text alone; Qt calls it."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)


class LongTextField(Field):
    """Several lines of text, such as a letterhead."""

    def __init__(
        self, name: str, label: str, value: str = "", *, validate: Validate | None = None, hint: str = ""
    ) -> None:
        self.edit = TextArea(value, tabChangesFocus=True)
        self.edit.setMaximumHeight(
            scaled(80)
        )  # the least height stands in the style sheet, which sets it for all fields
        super().__init__(name, label, self.edit, validate=validate, hint=hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> str:
        """See Field."""
        return "\n".join(nfc(line) for line in self.edit.toPlainText().strip().splitlines())


class ChoiceField(Field):
    """One of several: `choices` are pairs of value and label."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[Any, str]],
        value: Any = None,
        *,
        validate: Validate | None = None,
        hint: str = "",
    ) -> None:
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(LEAST_LETTERS)  # a long choice must not push the form out of its pane
        self._choices = [choice for choice, _label in choices]
        self.box.addItems([said for _choice, said in choices])
        if value in self._choices:
            self.box.setCurrentIndex(self._choices.index(value))
        super().__init__(name, label, self.box, validate=validate, hint=hint)
        self.box.currentIndexChanged.connect(self.changed)

    def value(self) -> Any:
        """See Field."""
        at = self.box.currentIndex()
        return self._choices[at] if at >= 0 else None

    def put(self, value: Any) -> None:
        """Show another choice without saying that it changed."""
        self.box.blockSignals(True)
        self.box.setCurrentIndex(self._choices.index(value))
        self.box.blockSignals(False)


class NumberField(Field):
    """A whole number between `low` and `high`."""

    def __init__(
        self,
        name: str,
        label: str,
        value: int = 0,
        *,
        low: int = 0,
        high: int = 9999,
        validate: Validate | None = None,
        hint: str = "",
    ) -> None:
        self.box = QSpinBox(minimum=low, maximum=high, value=value)
        self.box.lineEdit().setTextMargins(6, 0, 0, 0)
        super().__init__(name, label, self.box, validate=validate, hint=hint)
        self.box.valueChanged.connect(self.changed)

    def value(self) -> int:
        """See Field."""
        return self.box.value()


class DateField(Field):
    """A day, typed as 07-10-2026 or chosen from a calendar."""

    def __init__(self, name: str, label: str, value: date, *, validate: Validate | None = None, hint: str = "") -> None:
        self.box = QDateEdit(QDate(value.year, value.month, value.day))
        self.box.setCalendarPopup(True)
        self.box.setDisplayFormat("dd.MM.yyyy")
        super().__init__(name, label, self.box, validate=validate, hint=hint)
        self.box.dateChanged.connect(self.changed)

    def value(self) -> date:
        """See Field."""
        day = self.box.date()
        return date(day.year(), day.month(), day.day())


class TimeField(Field):
    """A time of day, typed as 15:30."""

    def __init__(self, name: str, label: str, value: time, *, validate: Validate | None = None, hint: str = "") -> None:
        self.box = QTimeEdit(QTime(value.hour, value.minute))
        self.box.setDisplayFormat("HH:mm")
        self.box.lineEdit().setTextMargins(6, 0, 0, 0)
        super().__init__(name, label, self.box, validate=validate, hint=hint)
        self.box.timeChanged.connect(self.changed)

    def value(self) -> time:
        """See Field."""
        at = self.box.time()
        return time(at.hour(), at.minute())


class CheckField(Field):
    """Yes or no."""

    def __init__(self, name: str, label: str, value: bool = False, *, hint: str = "") -> None:
        self.box = QCheckBox(label)
        self.box.setChecked(value)
        super().__init__(name, label, self.box, validate=None, hint=hint)
        self.label.hide()
        self.box.toggled.connect(self.changed)

    def value(self) -> bool:
        """See Field."""
        return self.box.isChecked()
