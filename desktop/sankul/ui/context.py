"""What the window is given, and what a page may ask of the window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sankul.settings import Settings

if TYPE_CHECKING:
    from sankul.operations.printer import Printer
    from sankul.operations.progress import Progress
    from sankul.operations.setup import NewOffice
    from sankul.operations.store import Store
    from sankul.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Context:
    """The open office and the hands that operations need. Only the start of the program builds it.

    `files` holds the readers and writers of files by name, as the protocols beside the operations describe them.
    """

    store: "Store"
    printer: "Printer"
    settings: Settings
    files: Mapping[str, Any] = field(default_factory=dict)


class Shell(Protocol):
    """What every page may ask of the window around it."""

    context: Context
    jobs: "Jobs"

    @property
    def programme(self) -> str | None:
        """The name of the programme that is shown, for operations; None: the only one."""

    def say(self, sentence: str, kind: str = "info") -> None:
        """Show a sentence in the message bar; `kind` is "info", "warning" or "error"."""

    def fail(self, error: BaseException) -> None:
        """Say what went wrong: a sentence for a refusal or trouble, the crash box for a bug."""

    def go(self, room: str, row_id: str = "") -> None:
        """Show a room, and select a row in it."""

    def do(self, act: str) -> None:
        """Go to the room of an act ("people.import") and do it, if the room offers it."""

    def open_pdf(self, path: Path, title: str) -> None:
        """Show a PDF file with its page, zoom, print and save."""

    def show_programme(self, name: str) -> None:
        """Show another programme on all pages."""

    def leave_office(self) -> None:
        """Close the office and show the start, where another one is opened or made."""

    def may_rebuild(self) -> bool:
        """Whether nothing typed would be lost by `rebuild`; says what to do when it would."""

    def rebuild(self) -> None:
        """Build everything anew, after the language, theme or text size changed."""


class Doors(Protocol):
    """The ways into an office, which the start of the program hands to the window. All but `context_of` may take long."""

    settings: Settings

    def known_place(self) -> str:
        """The office that was named or last opened, or an empty text."""

    def is_there(self, place: str) -> bool:
        """Whether the office can be opened without asking: its file and key are there, and no passphrase is needed."""

    def needs_passphrase(self, place: str) -> bool:
        """Whether opening asks for a passphrase."""

    def open(self, place: str, passphrase: str | None) -> "Store":
        """Open an office; raises refusals that say what to do."""

    def make(self, path: Path, new: "NewOffice", passphrase: str | None) -> "Store":
        """Make an office and open it."""

    def make_demo(self, folder: Path, progress: "Progress") -> "Store":
        """Make the demo office in a folder, take it through the main job, and open it."""

    def folder_for_offices(self) -> Path:
        """Where offices are kept unless the person names another place."""

    def context_of(self, store: "Store") -> Context:
        """What the main window is given for an office."""
