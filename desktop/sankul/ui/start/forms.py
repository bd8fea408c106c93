"""The small forms of the start: the passphrase, the first programme and the folder of the demo office."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sankul.clock import financial_year, today
from sankul.errors import Refusal
from sankul.text import N_, _, speaking
from sankul.ui.forms import Form
from sankul.ui.settings.programmes import ProgrammeForm
from sankul.ui.start.fields import PlaceField, SecretField
from sankul.ui.start.office import ask_for_folder


class FolderMissing(Refusal):
    """The demo needs a folder."""

    message = N_("Choose a folder for the demo office.")
    field = "dir"


def passphrase_form(place: str) -> Form:
    """Asks the passphrase of an office."""
    return Form(
        _("Open {name}").format(name=Path(place).name),
        [SecretField("passphrase", _("Passphrase"))],
        _("Open the office"),
        intro=_("This office is protected by a passphrase."),
    )


def first_programme(typed: Mapping[str, Any]) -> ProgrammeForm:
    """Asks for the first programme of a new office, and proposes one of this year."""
    proposed = {}
    for field, tongue in (("name", "en"), ("name_hi", "hi")):
        with speaking(tongue):
            proposed[field] = _("Foundational Literacy {year}").format(year=financial_year(today()))
    form = ProgrammeForm(
        _("Your programme"),
        typed or proposed,
        _("The office is made. Circles, sessions, certificates and claims belong to a programme of one year."),
    )
    form.cancel.setText(_("Later"))
    return form


def demo_form(folder: Path) -> Form:
    """Asks where the demo office is made."""
    return Form(
        _("Look at the demo office"),
        [
            PlaceField(
                "dir",
                _("Folder of the demo office"),
                folder,
                ask_for_folder,
                validate=lambda value: None if value else FolderMissing(),
                hint=_("Its workbooks and papers are put there too. Remove the folder when you have seen enough."),
            )
        ],
        _("Make the demo office"),
        intro=_("It goes through the whole main job, which takes 10 to 20 seconds. All people in it are invented."),
    )


def free_folder(base: Path) -> Path:
    """The first folder of the demo's name below `base` that does not exist yet."""
    names = ("demo", *(f"demo-{number}" for number in range(2, 100)))
    return next((base / name for name in names if not (base / name).exists()), base / "demo-100")
