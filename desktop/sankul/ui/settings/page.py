"""Settings: how the program looks on this PC, and the facts of the office."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sankul.errors import Refusal
from sankul.operations.offices import OfficeNameless, save_office, the_office
from sankul.operations.store import Work
from sankul.rules.offices import Office
from sankul.settings import TEXT_SIZES, THEMES
from sankul.text import N_, _
from sankul.ui.action_bar import NARROW
from sankul.ui.facts import Facts
from sankul.ui.fields import ChoiceField, Field, TextField
from sankul.ui.forms import Form
from sankul.ui.page import Page
from sankul.ui.parts import scrolled
from sankul.ui.theme import scaled

LANGUAGE_NAMES = (("en", "English"), ("hi", "हिन्दी"))
THEME_NAMES = {"system": N_("Like the system"), "light": N_("Light"), "dark": N_("Dark")}


class SettingsPage(Page):
    """The look at the left, applied at once; the office at the right, saved as one act."""

    title = N_("Settings")
    listens: ClassVar[frozenset[str]] = frozenset({"offices"})

    def build(self) -> None:
        """Two columns, each at most a form wide."""
        self.look = Facts(_("This PC"), _("Takes effect at once, for you on this PC only."))
        for field in self._look_fields():
            self.look.add(field)
        self.form: Form | None = None
        self._office = QVBoxLayout()
        sheet = QWidget()
        self._columns = columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.look.setFixedWidth(scaled(320))
        columns.addWidget(self.look, 0, Qt.AlignmentFlag.AlignTop)
        columns.addLayout(self._office, 1)
        self.body.addWidget(scrolled(sheet))

    def load(self, work: Work) -> Office:
        """The office."""
        return the_office(work)

    def display(self, data: Office) -> None:
        """Show the facts of the office in a form."""
        if self.form is not None:
            self.form.deleteLater()
        place = ", ".join(part for part in (data.block, data.district, data.state) if part)
        self.form = Form(_("Office"), _office_fields(data), _("Save"), intro=place, can_cancel=False)
        self.form.submitted.connect(lambda values: self._save(replace(data, **values)))
        self._office.addWidget(self.form)

    def has_unsaved(self) -> bool:
        """See Page."""
        return self.form is not None and self.form.is_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where it is narrow; Qt calls it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def _look_fields(self) -> Sequence[Field]:
        settings = self.shell.context.settings
        self.language = ChoiceField("language", _("Language"), LANGUAGE_NAMES, settings.language)
        self.theme = ChoiceField(
            "theme", _("Colours"), [(theme, _(THEME_NAMES[theme])) for theme in THEMES], settings.theme
        )
        self.text_size = ChoiceField(
            "text_size", _("Size of text"), [(size, f"{size} %") for size in TEXT_SIZES], settings.text_size
        )
        fields = (self.language, self.theme, self.text_size)
        for field in fields:
            field.changed.connect(lambda field=field: self._set(field))
        return fields

    def _set(self, field: ChoiceField) -> None:
        settings = self.shell.context.settings
        if not self.shell.may_rebuild():
            field.put(getattr(settings, field.name))
            return
        setattr(settings, field.name, field.value())
        settings.save()
        self.shell.rebuild()

    def _save(self, office: Office) -> None:
        store = self.shell.context.store
        self.shell.jobs.act(
            lambda _progress: save_office(store, office), what=_("Save"), owner=self, failed=self._refused
        )

    def _refused(self, error: Exception) -> None:
        if self.form is None or not self.form.refuse(error):
            self.shell.fail(error)


def _office_fields(office: Office) -> list[Field]:
    def text(name: str, label: str, **more: Any) -> Field:
        return TextField(name, label, getattr(office, name), **more)

    def named(value: str) -> Refusal | None:
        return None if value else OfficeNameless()

    return [
        text("name", _("Name of the office"), validate=named),
        text("name_hi", _("Name in Hindi")),
        text("block", _("Block")),
        text(
            "letterhead",
            _("Letterhead in English"),
            hint=_("Stands at the head of papers; the name of the office when empty."),
        ),
        text("letterhead_hi", _("Letterhead in Hindi")),
        text(
            "serial_prefix",
            _("Beginning of certificate numbers"),
            hint=_("Such as GKP/KHORABAR; the year and the number follow."),
        ),
    ]
