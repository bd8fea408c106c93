"""Who signs the papers of the office: up to three people, from left to right."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sankul.errors import Refusal
from sankul.operations.offices import save_office
from sankul.rules.offices import Office, Signatory
from sankul.text import N_, _
from sankul.ui.fields import TextField
from sankul.ui.forms import Form
from sankul.ui.parts import button
from sankul.ui.settings.sections import EntryLine, ListSection

if TYPE_CHECKING:
    from sankul.ui.context import Shell

MOST = 3


class SignerNameless(Refusal):
    """A signature needs a name under it."""

    message = N_("Enter the name of the person who signs.")
    field = "name"


class DesignationMissing(Refusal):
    """A signature needs an office-holder."""

    message = N_("Enter the designation, such as Block Education Officer.")
    field = "designation"


class SignatoriesSection(ListSection):
    """Each change is one act with undo."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell, _("Signatures"), _("Up to three people sign papers, from left to right."))
        self._office: Office | None = None
        self.signatories: tuple[Signatory, ...] = ()
        self.add = button(_("Add a signature"), lambda: self.edit(None), sign="plus")
        self.foot.add(self.add)

    def display(self, office: Office, signatories: Sequence[Signatory]) -> None:
        """Show who signs."""
        self._office, self.signatories = office, tuple(signatories)
        self.fill([self._line(at, each) for at, each in enumerate(signatories)], _("Nobody signs yet."))
        self.add.setEnabled(len(signatories) < MOST)

    def edit(self, signatory: Signatory | None) -> None:
        """Open the form of one signature, or of a new one."""
        shown = signatory or Signatory(name="", designation="")
        form = Form(
            _("Change the signature") if signatory else _("Add a signature"),
            [
                TextField("name", _("Name"), shown.name, validate=lambda text: None if text else SignerNameless()),
                TextField("name_hi", _("Name in Hindi"), shown.name_hi),
                TextField(
                    "designation",
                    _("Designation"),
                    shown.designation,
                    validate=lambda text: None if text else DesignationMissing(),
                ),
                TextField("designation_hi", _("Designation in Hindi"), shown.designation_hi),
            ],
            _("Save the signature"),
        )
        form.submitted.connect(partial(self._saved, form, shown))
        self.show_form(form)

    def _saved(self, form: Form, signatory: Signatory, values: dict[str, Any]) -> None:
        kept = replace(signatory, **values)
        others = [kept if each.id == kept.id else each for each in self.signatories]
        self._save(others if kept in others else [*others, kept], form)

    def _line(self, at: int, signatory: Signatory) -> EntryLine:
        acts = [
            (_("Edit"), partial(self.edit, signatory)),
            (_("Remove"), partial(self._remove, signatory)),
        ]
        if at:
            acts.insert(0, (_("Move left"), partial(self._move_left, at)))
        name = " · ".join(part for part in (signatory.name, signatory.name_hi) if part)
        designation = " · ".join(part for part in (signatory.designation, signatory.designation_hi) if part)
        return EntryLine(f"{at + 1}. {name}", designation, acts)

    def _move_left(self, at: int) -> None:
        order = list(self.signatories)
        order[at - 1], order[at] = order[at], order[at - 1]
        self._save(order)

    def _remove(self, signatory: Signatory) -> None:
        self._save([each for each in self.signatories if each.id != signatory.id])

    def _save(self, signatories: Sequence[Signatory], form: Form | None = None) -> None:
        store, office = self.shell.context.store, self._office
        if office is not None:
            self.act(
                lambda: save_office(store, office, signatories),
                lambda _office: self.close_form() if form else None,
                _("Save the signatures"),
                form,
            )
