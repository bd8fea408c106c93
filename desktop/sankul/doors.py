"""The window, and the ways into an office that it asks for (see `ui.context.Doors`)."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sankul import app, hands, log, places
from sankul.settings import Settings
from sankul.storage import keys
from sankul.ui.context import Context

if TYPE_CHECKING:
    from sankul.operations.progress import Progress
    from sankul.operations.setup import NewOffice
    from sankul.operations.store import Store


class LateFiles(dict[str, Any]):
    """The readers and writers of files by name, each made when it is first asked for."""

    def __missing__(self, name: str) -> Any:
        made = _MAKERS[name]()
        self[name] = made
        return made


class LatePrinter:
    """A printer that brings its libraries in with the first paper."""

    def __getattr__(self, name: str) -> Any:
        return getattr(hands.printer(), name)


class AppDoors:
    """See `ui.context.Doors`."""

    def __init__(self, place: str) -> None:
        self._place = place
        self.settings: Settings = app.settings()

    def known_place(self) -> str:
        """The office that was named or last opened."""
        return self._place

    def is_there(self, place: str) -> bool:
        """Whether the office can be opened without asking."""
        return bool(place) and keys.can_open_unasked(place)

    def needs_passphrase(self, place: str) -> bool:
        """Whether opening asks for a passphrase."""
        return keys.needs_passphrase(place)

    def open(self, place: str, passphrase: str | None) -> "Store":
        """Open an office."""
        return app.open_store(place, passphrase)

    def make(self, path: Path, new: "NewOffice", passphrase: str | None) -> "Store":
        """Make an office and open it."""
        return app.make_office(path, new, passphrase)

    def make_demo(self, folder: Path, progress: "Progress") -> "Store":
        """Make the demo office and open it."""
        return app.open_store(app.make_demo(folder, 1, progress).office)

    def folder_for_offices(self) -> Path:
        """Where offices are kept."""
        return places.data_folder()

    def context_of(self, store: "Store") -> Context:
        """What the main window is given."""
        printer: Any = LatePrinter()
        return Context(store, printer, self.settings, LateFiles())


def _write_calendar() -> Any:
    from sankul.exchange.calendars import write_calendar

    return write_calendar


_MAKERS = {
    "codes": hands.codes,
    "designs": hands.design_files,
    "key_files": hands.key_files,
    "list_files": hands.list_files,
    "claim_sheets": hands.claim_sheets,
    "workbooks": hands.workbooks,
    "write_calendar": _write_calendar,
}


def open_window(named: str | None) -> int:
    """Show the window until it is closed, on the office named or last opened."""
    from sankul.ui.application import run

    log.start_log(places.log_folder())
    return run(AppDoors(named or app.settings().last_office))
