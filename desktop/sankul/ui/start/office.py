"""The form of a new office: its name, where it is, the passphrase and the file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from sankul.errors import Refusal
from sankul.operations.districts import blocks_of, find_state, said_state, the_districts, the_states
from sankul.operations.offices import OfficeNameless
from sankul.operations.setup import NewOffice
from sankul.text import N_, _
from sankul.ui.fields import TextField
from sankul.ui.forms import Form
from sankul.ui.start.fields import FindField, PlaceField, SecretField

SUFFIX = ".sankul"
FIRST_STATE = "Uttar Pradesh"


class PassphrasesDiffer(Refusal):
    """A slip of the finger would lock the office for ever."""

    message = N_("The two passphrases differ. Type the same one twice, or leave both empty.")
    field = "again"


class PlaceMissing(Refusal):
    """The office needs a file."""

    message = N_("Choose where the file of the office is kept.")
    field = "office"


class OfficeForm(Form):
    """Asks what `NewOffice` needs. District and block follow what stands above them; the file follows the name."""

    def __init__(self, folder: Path, choose: Callable[[str], str], values: Mapping[str, Any]) -> None:
        """`folder` is where offices are kept; `choose` asks for a file; `values` were typed before, if any."""
        self._folder = folder
        state = values.get("state", FIRST_STATE)
        self.name = TextField("name", _("Name of the office"), values.get("name", ""), validate=self._check_name)
        self.name_hi = TextField("name_hi", _("Name in Hindi"), values.get("name_hi", ""))
        self.state = FindField(
            "state", _("State or union territory"), _states(), state, validate=lambda _value: self._find("state")
        )
        self.district = FindField(
            "district",
            _("District"),
            [],
            validate=lambda _value: self._find("district"),
            hint=_("Type some letters and choose from the list."),
        )
        self.block = FindField("block", _("Block"), [], hint=_("Leave it empty for an office of the whole district."))
        self.passphrase = SecretField(
            "passphrase",
            _("Passphrase, if you want one"),
            hint=_(
                "Whoever finds this PC or a copy of the file cannot read it without the passphrase. "
                "Nobody can bring a lost one back: write it down and keep it safe."
            ),
        )
        self.again = SecretField("again", _("The same passphrase again"), validate=self._check_again)
        self.place = PlaceField(
            "office",
            _("File of the office"),
            Path(values.get("office") or self._proposed()),
            choose,
            validate=lambda value: None if value else PlaceMissing(),
        )
        self._offer_districts(values.get("district", ""))
        self._offer_blocks(values.get("block", ""))
        super().__init__(
            _("Make my office"),
            [
                self.name,
                self.name_hi,
                self.state,
                self.district,
                self.block,
                self.passphrase,
                self.again,
                self.place,
            ],
            _("Make the office"),
        )
        self._follow()

    def new_office(self) -> NewOffice:
        """What was asked for; an office without an English name goes by its Hindi one."""
        name = self.name.value() or self.name_hi.value()
        return NewOffice(name, self.state.value(), self.district.value(), self.block.value(), self.name_hi.value())

    def path(self) -> Path:
        """The file, with its ending."""
        typed = Path(self.place.value()).expanduser()
        return typed if typed.suffix == SUFFIX else typed.with_name(typed.name + SUFFIX)

    def _follow(self) -> None:
        self.state.changed.connect(self._offer_districts)
        self.state.changed.connect(self._offer_blocks)
        self.district.changed.connect(self._offer_blocks)
        for name in (self.name, self.name_hi):
            name.changed.connect(self._propose_place)
        self.name_hi.changed.connect(self.name.changed)
        self.passphrase.changed.connect(self.again.changed)
        self.place.edit.textEdited.connect(lambda _text: self.place.edit.setModified(True))
        self.place.edit.setModified(self.place.value() != str(self._proposed()))

    def _proposed(self) -> Path:
        return self._folder / f"{file_name(self.name.value())}{SUFFIX}"

    def _propose_place(self) -> None:
        if not self.place.edit.isModified():
            self.place.put(self._proposed())

    def _offer_districts(self, value: str = "") -> None:
        code = find_state(self.state.value())
        found = the_districts().of_state(code) if code else ()
        self.district.offer(
            [(each.name, f"{each.name} – {each.name_hi}" if each.name_hi else each.name) for each in found], value
        )

    def _offer_blocks(self, value: str = "") -> None:
        district = None if self._find("district") else self._district()
        self.block.offer([(each.name, each.name) for each in blocks_of(district)] if district else [], value)

    def _district(self) -> str:
        return NewOffice("-", self.state.value(), self.district.value()).check().code

    def _find(self, field: str) -> Refusal | None:
        """What is wrong with the state or the district, as far as it concerns `field`."""
        try:
            self._district()
        except Refusal as refusal:
            return refusal if refusal.field == field or field == "district" else None
        return None

    def _check_name(self, value: str) -> Refusal | None:
        return None if value or self.name_hi.value() else OfficeNameless()

    def _check_again(self, value: str) -> Refusal | None:
        return None if value == self.passphrase.value() else PassphrasesDiffer()


def file_name(name: str) -> str:
    """A file name from the name of an office: letters and digits of the English name, else "office"."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.strip())
    return "-".join(part for part in plain.split("-") if part) or "office"


def ask_for_new_file(present: str) -> str:
    """The system's dialog for a new office file; an empty text when it is cancelled."""
    path, _kind = QFileDialog.getSaveFileName(
        None,
        _("File of the office"),
        present,
        _office_files(),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return path


def ask_for_office() -> str:
    """The system's dialog for an office file that is there; an empty text when it is cancelled."""
    path, _kind = QFileDialog.getOpenFileName(None, _("Open an office file"), "", _office_files())
    return path


def ask_for_folder(present: str) -> str:
    """The system's dialog for a folder; an empty text when it is cancelled."""
    return QFileDialog.getExistingDirectory(None, _("Folder of the demo office"), present)


def _office_files() -> str:
    return f"{_('Office files')} (*{SUFFIX})"


def _states() -> list[tuple[str, str]]:
    return [(name, said_state(code, name)) for code, name in the_states()]
