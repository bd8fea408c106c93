"""Opening and making offices, and this user's settings: what the window and the commands begin with."""

import os
import sys
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from sankul import hands, log, places, text
from sankul.errors import Refusal, Trouble
from sankul.settings import Settings, read_settings
from sankul.text import N_

if TYPE_CHECKING:
    from sankul.operations.demo import DemoReport
    from sankul.operations.progress import Progress
    from sankul.operations.setup import NewOffice
    from sankul.operations.store import Store

SUFFIX = ".sankul"


class NoOfficeYet(Refusal):
    """No office was named and none was opened before."""

    message = N_("No office was opened before. Name one with --office FILE, or make one with “office create”.")
    field = "office"


class NoScreen(Trouble):
    """There is nothing to open a window on."""

    message = N_("There is no screen to open the window on. Use the commands instead: sankul --help lists them.")


@cache
def settings() -> Settings:
    """The settings of this user on this PC."""
    return read_settings(places.settings_file())


def log_bug(error: BaseException) -> Path:
    """Write a bug to the log; returns the folder of the log."""
    log.start_log(places.log_folder())
    log.log_bug(error)
    return places.log_folder()


def place_of_office(named: str | None) -> str:
    """The office that is meant: the one named, else the one last opened. Raises NoOfficeYet."""
    place = named or settings().last_office
    if not place:
        raise NoOfficeYet
    return place


def open_store(place: str, passphrase: str | None = None) -> "Store":
    """Open an office and remember it as the one last opened. Raises the refusals of `storage.troubles`."""
    from sankul.storage.offices import open_office

    store = open_office(place, passphrase)
    remember(place)
    return store


def remember(place: str) -> None:
    """Keep `place` as the office last opened; not a server's address, which may hold a password."""
    if "://" in place:
        return
    absolute = str(Path(place).resolve()) if place else ""
    if settings().last_office != absolute:
        settings().last_office = absolute
        settings().save()


def given_passphrase() -> str | None:
    """From the environment, else asked at a terminal; never from an argument, which other users could read."""
    given = os.environ.get("SANKUL_PASSPHRASE")
    if given or not sys.stdin or not sys.stdin.isatty():
        return given
    from getpass import getpass

    return getpass(text._("Passphrase: "))


def make_office(path: Path, new: "NewOffice", passphrase: str | None = None) -> "Store":
    """Make an office file with its seeds; no file is left behind when the office is refused."""
    from sankul.operations.setup import set_up_office
    from sankul.storage.offices import make_office_file, remove_office_file

    new.check()
    store = make_office_file(path, passphrase)
    try:
        set_up_office(store, new, hands.codes())
    except BaseException:
        store.close()
        remove_office_file(path)
        raise
    remember(store.place)
    return store


def path_for_office(name: str) -> Path:
    """A file for a new office in the user's data folder."""
    return places.data_folder() / f"{places.file_name(name) or 'office'}{SUFFIX}"


def make_demo(folder: Path, seed: int, progress: "Progress") -> "DemoReport":
    """Make the demo office in `folder` and take it through the main job; it is removed when it does not come to its end.

    A demo that is there already stays as it is: the new one goes into a folder of its own beside it.
    """
    from sankul.demo_tools import AppDemoTools
    from sankul.operations.demo import build_demo
    from sankul.operations.setup import NewOffice
    from sankul.storage.offices import remove_office_file

    folder = _free_folder(folder)
    path = folder / f"demo{SUFFIX}"
    new = NewOffice("DIET Gorakhpur (demo)", "Uttar Pradesh", "Gorakhpur", name_hi="डायट गोरखपुर (डेमो)")
    opened_before = settings().last_office
    store = make_office(path, new)
    try:
        report = build_demo(store, AppDemoTools(), folder, seed, progress)
    except BaseException:
        store.close()
        remove_office_file(path)
        remember(opened_before)
        raise
    store.close()
    return report


def _free_folder(folder: Path) -> Path:
    """`folder`, or the first of demo-2, demo-3 … in it that holds no demo office yet."""
    numbered = (folder / f"demo-{number}" for number in count(2))
    return next(each for each in chain((folder,), numbered) if not (each / f"demo{SUFFIX}").exists())


def has_screen() -> bool:
    """Whether a window can be opened here."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
