"""The facts of the office: its names, its place, what stands at the head of its papers and begins its numbers."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sankul.clock import financial_year, today
from sankul.errors import Refusal
from sankul.operations.districts import said_district, said_state
from sankul.operations.levels import levels_of_state, words_of
from sankul.operations.offices import OfficeNameless, save_office
from sankul.rules.certificates import serial_of
from sankul.rules.levels import Level
from sankul.rules.offices import Office
from sankul.text import _
from sankul.ui.block_field import BlockField
from sankul.ui.fields import Field, LongTextField, TextField
from sankul.ui.forms import Form
from sankul.ui.settings.sections import Section
from sankul.ui.settings.tab_order import order_tabs

if TYPE_CHECKING:
    from sankul.ui.context import Shell


class OfficeSection(Section):
    """One form, saved as one act."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell, _("Office"))
        self._shown: Office | None = None
        self._sequence = 1

    def display(self, office: Office, sequence: int) -> None:
        """Show the office; `sequence` is that of the next certificate. What was typed and not saved stays."""
        self._sequence = sequence
        if office != self._shown and not self.has_unsaved():
            self._show(office)
        self._tell_serial()

    def _show(self, office: Office) -> None:
        self._shown = office
        had_cursor = self.form is not None and self.form.isAncestorOf(self.focusWidget() or self)
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
        district, state = (
            said_district(office.district_code, office.district),
            said_state(office.state_code, office.state),
        )
        place = ", ".join(part for part in (district, state) if part)
        form = Form("", _fields(office), _("Save the office"), intro=place, can_cancel=False)
        layout = form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        form.submitted.connect(self._save)
        form.cancelled.connect(lambda: self._saved(office))
        for field in form.fields.values():
            field.changed.connect(lambda: form.cancel.setVisible(form.is_changed()))
        form.setAccessibleName(_("Office"))
        form.fields["serial_prefix"].changed.connect(self._tell_serial)
        form.fields["block"].changed.connect(self._tell_serial)
        self.form = form
        self.rows.addWidget(form)
        form.show()
        order_tabs(self.parentWidget())
        if had_cursor:
            form.submit.setFocus()

    def _tell_serial(self) -> None:
        """Say under the field what the next certificate will be called."""
        if self.form is None or self._shown is None:
            return
        values = self.form.values()
        prefix = values["serial_prefix"].strip("/")
        office = replace(self._shown, serial_prefix=prefix, block=values["block"])
        serial = serial_of(office, financial_year(today()), self._sequence)
        self.form.fields["serial_prefix"].suggest(_("The next certificate: {serial}").format(serial=serial))

    def _save(self, values: dict[str, Any]) -> None:
        if self._shown is None:
            return
        names = {key: values.pop(f"level_{key}") for key in _level_keys()}
        store, office = self.shell.context.store, replace(self._shown, **values, level_names=names)
        self.act(lambda: save_office(store, office), self._saved, _("Save the office"), self.form)

    def _saved(self, office: Office) -> None:
        self._show(office)
        self._tell_serial()


def _fields(office: Office) -> list[Field]:
    def named(value: str) -> Refusal | None:
        return None if value else OfficeNameless()

    return [
        TextField("name", _("Name of the office"), office.name, validate=named),
        TextField("name_hi", _("Name in Hindi"), office.name_hi),
        BlockField(office.block, office.district_code),
        LongTextField(
            "letterhead",
            _("Letterhead in English"),
            office.letterhead,
            hint=_("Stands at the head of papers; the name of the office when empty."),
        ),
        LongTextField("letterhead_hi", _("Letterhead in Hindi"), office.letterhead_hi),
        TextField("serial_prefix", _("Beginning of certificate numbers"), office.serial_prefix),
        *_level_fields(office),
    ]


def _level_keys() -> list[str]:
    return [f"{level.value}{script}" for level in (Level.BLOCK, Level.CLUSTER) for script in ("", "_hi")]


def _level_fields(office: Office) -> list[Field]:
    """How the office calls its levels, beginning with the words of its state."""
    words = words_of(office)
    levels = levels_of_state(office.state_code)
    unsure = _("The word of this state was not read in its papers. Correct it as your letters have it.")
    hints = {level.value: "" if name.is_verified else unsure for level, name in levels.items()}
    said = {
        "block": (_("Word for a block, in English"), words[Level.BLOCK].en),
        "block_hi": (_("Word for a block, in Hindi"), words[Level.BLOCK].hi),
        "cluster": (_("Word for a cluster, in English"), words[Level.CLUSTER].en),
        "cluster_hi": (_("Word for a cluster, in Hindi"), words[Level.CLUSTER].hi),
    }
    return [TextField(f"level_{key}", *said[key], hint=hints[key.removesuffix("_hi")]) for key in _level_keys()]
