"""Two fields of forms on people: a school found by typing, and a text with proposals."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from sankul.errors import Refusal
from sankul.rules.schools import School
from sankul.text import N_, _, fold, matches, nfc
from sankul.ui.fields import Field
from sankul.ui.people.shown import in_language

MOST = 12
UNCLEAR = "?"


class SchoolUnclear(Refusal):
    """What was typed names no school of the register."""

    message = N_("No school is called so. Choose one of those proposed while you type, or leave the field empty.")
    field = "school"


@dataclass(frozen=True, slots=True)
class _Choice:
    said: str
    key: str
    school: School


class SchoolField(Field):
    """Type some letters of a school's name in either script, or of its code, and choose. The value is its id or None."""

    chosen = Signal(object)  # a School

    def __init__(self, schools: Sequence[School], school_id: str | None) -> None:
        self._choices = [_Choice(_said(each), _key(each), each) for each in schools]
        self._by_said = {each.said: each.school for each in self._choices}
        now = next((each.said for each in self._choices if each.school.id == school_id), "")
        self.edit = QLineEdit(now, clearButtonEnabled=True)
        super().__init__(
            "school",
            _("School"),
            self.edit,
            validate=lambda value: SchoolUnclear() if value == UNCLEAR else None,
            hint=_("Type letters of its name, or its UDISE code."),
        )
        self._proposed = QStringListModel(self)
        completer = QCompleter(self._proposed, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._take)
        self.edit.textEdited.connect(self._propose)
        self.edit.setCompleter(completer)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> str | None:
        """See Field; "?" while the text names no school."""
        text = nfc(self.edit.text())
        if not text:
            return None
        school = self._by_said.get(text)
        return school.id if school else UNCLEAR

    def proposals(self) -> list[str]:
        """What is proposed for the text as it stands."""
        return self._proposed.stringList()

    def _propose(self, text: str) -> None:
        found = (each.said for each in self._choices if matches(text, each.key))
        self._proposed.setStringList([said for said, _at in zip(found, range(MOST), strict=False)] if text else [])

    def _take(self, said: str) -> None:
        self.edit.setText(said)
        if said in self._by_said:
            self.chosen.emit(self._by_said[said])


class ProposingField(Field):
    """A line of text with proposals that begin as what is typed; anything else may be typed too."""

    def __init__(self, name: str, label: str, value: str, proposals: Sequence[str]) -> None:
        self.edit = QLineEdit(value)
        super().__init__(name, label, self.edit, validate=None)
        self.edit.textChanged.connect(self.changed)
        self.propose(proposals)

    def value(self) -> str:
        """See Field."""
        return nfc(self.edit.text())

    def propose(self, proposals: Sequence[str]) -> None:
        """Offer other proposals from now on."""
        completer = QCompleter(list(proposals), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(completer)


def _said(school: School) -> str:
    parts = (in_language(school.name, school.name_hi), school.block, school.udise or "")
    return nfc(" · ".join(part for part in parts if part))


def _key(school: School) -> str:
    return fold(f"{school.name} {school.name_hi} {school.udise or ''} {school.block} {school.village}")
