"""What the window is given, and what a page may ask of the window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sankul.settings import Settings

if TYPE_CHECKING:
    from sankul.operations.printer import Printer
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

    def open_pdf(self, path: Path, title: str) -> None:
        """Show a PDF file with its page, zoom, print and save."""

    def may_rebuild(self) -> bool:
        """Whether nothing typed would be lost by `rebuild`; says what to do when it would."""

    def rebuild(self) -> None:
        """Build everything anew, after the language, theme or text size changed."""
