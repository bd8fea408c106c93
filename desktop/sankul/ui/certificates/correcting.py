"""The form of a correction: what the paper says now, what the new one will say, and the difference in words."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from sankul.clock import said_day
from sankul.errors import Refusal
from sankul.rules.certificate_corrections import correctable
from sankul.rules.certificate_facts import PAPER_LABELS, said_name
from sankul.rules.certificates import Certificate
from sankul.text import _
from sankul.ui.context import Shell
from sankul.ui.fields import DateField, Field, LongTextField, TextField
from sankul.ui.folders import FolderField
from sankul.ui.forms import Form
from sankul.ui.parts import button, label

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.certificate_corrections import Corrections


class CorrectForm(Form):
    """One field for each fact that can be corrected; under a changed one stands what the old paper says.

    `submitted` carries "reason" and "folder"; `corrections` are the facts that differ.
    """

    def __init__(self, shell: Shell, certificate: Certificate, folder: Path) -> None:
        from sankul.operations.certificate_corrections import ReasonForCorrectionMissing

        def given(value: str) -> Refusal | None:
            return None if value else ReasonForCorrectionMissing()

        self._shell, self._certificate = shell, certificate
        names = correctable(certificate.kind)
        self.facts: list[Field] = [_field_of(name, certificate.facts.get(name, "")) for name in names]
        reason = LongTextField(
            "reason", _("Reason"), validate=given, hint=_("Is kept with the old certificate for ever.")
        )
        intro = _(
            "{name} gets a new certificate with a new number in place of {serial}. Every check of the old paper will say "
            "that it is replaced. This cannot be undone."
        ).format(name=said_name(certificate.facts), serial=certificate.serial)
        fields = [*self.facts, reason, FolderField(_("Folder"), folder)]
        super().__init__(
            _("Correct a certificate"), fields, _("Replace {serial}").format(serial=certificate.serial), intro=intro
        )
        self.fresh = button(_("Take the present data"), self._read_present, sign="refresh-cw")
        self._rows.insertWidget(self._rows.indexOf(self.facts[0]), self.fresh)
        self.summary: QLabel = label("", "strong")
        self._rows.insertWidget(self._rows.count() - 2, self.summary)
        for field in self.facts:
            field.changed.connect(self._compare)
        self._compare()

    def corrections(self) -> "Corrections":
        """What the new paper says otherwise."""
        from sankul.rules.certificate_corrections import Corrections

        return Corrections({field.name: _text_of(field) for field in self._changed()})

    def send(self) -> None:
        """See Form; something must differ."""
        if self.submit.isEnabled():
            super().send()

    def _changed(self) -> list[Field]:
        return [field for field in self.facts if _text_of(field) != self._certificate.facts.get(field.name, "")]

    def _compare(self) -> None:
        """Say under each changed field what the old paper says, and below all of them which they are."""
        changed = self._changed()
        for field in self.facts:
            old = self._certificate.facts.get(field.name, "")
            said = _said(field.name, old) or _("empty")
            field.suggest(_("Until now: {old}").format(old=said) if field in changed else "")
        names = ", ".join(field.label.text() for field in changed)
        self.summary.setText(_("Changes: {names}").format(names=names) if changed else _("Nothing is changed yet."))
        self.submit.setEnabled(bool(changed))

    def _read_present(self) -> None:
        certificate = self._certificate
        self._shell.jobs.read(lambda work: read_present(work, certificate), self._take, owner=self, key="present")

    def _take(self, present: Mapping[str, str]) -> None:
        for field in self.facts:
            if isinstance(field, TextField) and field.name in present:
                field.edit.setText(present[field.name])
        if not self._changed():
            self.summary.setText(_("The present data are those on the paper."))


def read_present(work: "Work", certificate: Certificate) -> Mapping[str, str]:
    """Name, school, place and programme as the office now has them."""
    from sankul.operations.certificate_corrections import present_facts

    return present_facts(work, certificate)


def _field_of(name: str, text: str) -> Field:
    said = _(PAPER_LABELS[name])
    return (
        DateField(name, said, date.fromisoformat(text))
        if name.endswith("_on") and text
        else TextField(name, said, text)
    )


def _text_of(field: Field) -> str:
    value = field.value()
    return value.isoformat() if isinstance(value, date) else str(value)


def _said(name: str, text: str) -> str:
    return said_day(date.fromisoformat(text)) if name.endswith("_on") and text else text
