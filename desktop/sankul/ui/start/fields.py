"""Fields that only the making of an office needs: a list that is found by typing, a secret, and a place on the disk."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout

from sankul.text import _, fold, nfc
from sankul.ui.fields import Field, TextField, Validate
from sankul.ui.parts import button
from sankul.ui.proposing import Proposing


class FindField(Field):
    """A choice that is typed: the list shows what the letters find in either script. What is in no list is the typed text itself.

    When only one line is left and nothing else may be meant (`validate` refuses what is in no list), leaving the field takes it.
    """

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        value: str = "",
        *,
        validate: Validate | None = None,
        hint: str = "",
    ) -> None:
        """`choices` are pairs of value and label; both are found."""
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._is_closed = validate is not None
        super().__init__(name, label, self.box, validate=validate, hint=hint)
        edit = self.box.lineEdit()
        assert edit is not None
        self.proposing = Proposing(edit)
        self.box.setCompleter(self.proposing)
        self._values: dict[str, str] = {}
        self.offer(choices, value)
        self.box.editTextChanged.connect(self.changed)

    def offer(self, choices: Sequence[tuple[str, str]], value: str = "") -> None:
        """Offer other choices and show `value`."""
        self._values = {fold(text): each for each, label in choices for text in (each, label)}
        self.proposing.offer([(label, value) for value, label in choices])
        labels = dict(choices)
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([label for _value, label in choices])
        self.box.setCurrentIndex(-1)
        self.box.setEditText(labels.get(value, value))
        self.box.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field takes the only line that is left."""
        if (
            event.type() == QEvent.Type.FocusOut
            and self._is_closed
            and fold(self.box.currentText()) not in self._values
        ):
            found = self.proposing.found(self.box.currentText())
            if len(found) == 1:
                self.box.setCurrentIndex(self.box.findText(found[0]))
        return super().eventFilter(watched, event)

    def value(self) -> str:
        """See Field."""
        typed = nfc(self.box.currentText())
        return self._values.get(fold(typed), typed)


class SecretField(TextField):
    """A passphrase, shown as dots; its value is exactly what was typed."""

    def __init__(self, name: str, label: str, *, validate: Validate | None = None, hint: str = "") -> None:
        super().__init__(name, label, validate=validate, hint=hint)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> str:
        """See Field."""
        return self.edit.text()


class PlaceField(TextField):
    """A file or folder, with a button that asks the system's dialog; `choose` returns the place, or an empty text."""

    def __init__(
        self,
        name: str,
        label: str,
        value: Path,
        choose: Callable[[str], str],
        *,
        validate: Validate | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(name, label, str(value), validate=validate, hint=hint)
        self._choose = choose
        self.button = button(_("Choose…"), self._ask, sign="folder-open")
        self.button.setAccessibleName(f"{label}: {_('Choose…')}")
        rows = self.layout()
        assert isinstance(rows, QVBoxLayout)
        rows.removeWidget(self.edit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        rows.insertLayout(1, row)

    def put(self, place: Path) -> None:
        """Show another place."""
        self.edit.setText(str(place))

    def value(self) -> str:
        """See Field; a path keeps its blanks."""
        return self.edit.text().strip()

    def _ask(self) -> None:
        chosen = self._choose(self.value())
        if chosen:
            self.edit.setText(chosen)
            self.edit.setModified(True)
