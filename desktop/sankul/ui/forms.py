"""Forms: one column of fields, at most 640 pixels wide, with buttons that we label. They live in the detail pane."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sankul.errors import Refusal
from sankul.text import _
from sankul.ui.enter_key import press_with_enter
from sankul.ui.fields import Field
from sankul.ui.parts import bring_into_view, button, label
from sankul.ui.theme import scaled

WIDEST = 640


class Form(QWidget):
    """`submitted` carries the values by field name once all are right; `cancelled` comes with the button or Esc."""

    submitted = Signal(dict)
    cancelled = Signal()

    def __init__(
        self, title: str, fields: Sequence[Field], submit: str, *, intro: str = "", can_cancel: bool = True
    ) -> None:
        """All texts are translated already; `submit` names the act: "Save", "Add the space"."""
        super().__init__()
        self.fields = {field.name: field for field in fields}
        self.setMaximumWidth(scaled(WIDEST))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        outer.addLayout(self._rows)
        outer.addStretch(1)  # and no alignment to the top: see Facts
        self._add_label(title, "title")
        self._add_label(intro, "soft")
        self._rows.addSpacing(8)
        for field in fields:
            self._rows.addWidget(field)
        self.submit = button(submit, self.send, look="primary")
        self.cancel = button(_("Cancel"), self.cancelled.emit)
        if not can_cancel:
            self.cancel.hide()
        self._add_buttons()
        self._first = self.values()
        self.setAccessibleName(title)

    def values(self) -> dict[str, Any]:
        """The values by field name."""
        return {name: field.value() for name, field in self.fields.items()}

    def is_changed(self) -> bool:
        """Whether anything differs from what the form began with."""
        return self.values() != self._first

    def send(self) -> None:
        """Check all fields; go to the first wrong one, or hand out the values."""
        for field in self.fields.values():
            field.settle()
            field.forget()
        wrong = [field for field in self.fields.values() if not field.check()]
        if wrong:
            self._go_to(wrong[0])
        else:
            self.submitted.emit(self.values())

    def refuse(self, error: Exception) -> bool:
        """Say a refusal under the field that it names; False when there is none, and the message bar should say it."""
        field = self.fields.get(error.field) if isinstance(error, Refusal) else None
        if field is None or not isinstance(error, Refusal):
            return False
        field.refuse(error)
        self._go_to(field)
        return True

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        for field in list(self.fields.values())[:1]:
            field.control.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button or sends, Esc cancels; Qt calls it."""
        if press_with_enter(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
        elif event.key() == Qt.Key.Key_Escape and self.cancel.isVisible():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _go_to(self, field: Field) -> None:
        field.control.setFocus()
        bring_into_view(field, scaled(16))

    def _add_label(self, text: str, look: str) -> None:
        if text:
            self._rows.addWidget(label(text, look))

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.submit)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self._rows.addSpacing(8)
        self._rows.addLayout(row)
