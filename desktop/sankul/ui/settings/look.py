"""Language, colours and size of text, for one person on one PC."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sankul.settings import TEXT_SIZES, THEMES
from sankul.text import N_, _
from sankul.ui.fields import ChoiceField
from sankul.ui.settings.sections import Section

if TYPE_CHECKING:
    from sankul.ui.context import Shell

LANGUAGE_NAMES = (("en", "English"), ("hi", "हिन्दी"))
THEME_NAMES = {"system": N_("Like the system"), "light": N_("Light"), "dark": N_("Dark")}


class LookSection(Section):
    """Each choice takes effect at once."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell, _("This PC"), _("Takes effect at once, for you on this PC only."))
        self.fields = self._fields()
        for field in self.fields:
            field.changed.connect(lambda field=field: self._set(field))
            self.rows.addWidget(field)

    def _fields(self) -> Sequence[ChoiceField]:
        settings = self.shell.context.settings
        self.language = ChoiceField("language", _("Language"), LANGUAGE_NAMES, settings.language)
        self.theme = ChoiceField(
            "theme", _("Colours"), [(theme, _(THEME_NAMES[theme])) for theme in THEMES], settings.theme
        )
        self.text_size = ChoiceField(
            "text_size", _("Size of text"), [(size, f"{size} %") for size in TEXT_SIZES], settings.text_size
        )
        return (self.language, self.theme, self.text_size)

    def _set(self, field: ChoiceField) -> None:
        settings = self.shell.context.settings
        if not self.shell.may_rebuild():
            field.put(getattr(settings, field.name))
            return
        setattr(settings, field.name, field.value())
        settings.save()
        self.shell.rebuild()
