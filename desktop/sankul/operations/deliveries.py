"""Bringing finished files into a folder: all of them together, or none.

Papers are made in a folder of their own inside the one where they shall be, and moved up when all are whole; a full disk or
a power cut on the way leaves at most that folder, which the next delivery sweeps away.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sankul.errors import Trouble
from sankul.text import N_

PREFIX = ".not-finished-"
_STALE_SECONDS = 3600
_TRIES = 5


class FolderUnusable(Trouble):
    """Nothing can be put into the folder."""

    message = N_("Nothing can be saved in {path} ({why}). Choose a folder where you may save and that has room.")


class FileInUse(Trouble):
    """An old file of the same name cannot be replaced."""

    message = N_("{path} cannot be replaced ({why}). Close it in other programs, then do it again.")


@contextmanager
def delivery(out: Path) -> Iterator[Path]:
    """A new folder inside `out` to make files in; gone afterwards, with what is left in it.

    `out` is made when missing, and unmade when nothing came into it.
    """
    is_new = not os.path.exists(out)  # unlike the method of Path, it is no error for a name that cannot be
    try:
        folder = _new_folder(out)
    except OSError as fault:
        raise FolderUnusable(path=out, why=fault.strerror) from fault
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # something came into it, or it was taken away meanwhile
                out.rmdir()


def deliver(folder: Path, out: Path) -> tuple[Path, ...]:
    """Move all files of `folder` to `out`, in the place of older ones of the same names; their new paths, by name.

    Raises FolderUnusable when the folder is gone, and FileInUse.
    """
    try:
        files = sorted(folder.iterdir())
    except OSError as fault:
        raise FolderUnusable(path=out, why=fault.strerror) from fault
    delivered = []
    for file in files:
        try:
            os.replace(file, out / file.name)
        except OSError as fault:
            raise FileInUse(path=out / file.name, why=fault.strerror) from fault
        delivered.append(out / file.name)
    return tuple(delivered)


def _new_folder(out: Path) -> Path:
    """A new folder inside `out`. Another window may unmake `out`, being empty, between our two steps: then once more."""
    for _try in range(_TRIES):
        with suppress(FileNotFoundError):
            out.mkdir(parents=True, exist_ok=True)
            _sweep(out)
            return Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
    out.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))


def _sweep(out: Path) -> None:
    """Remove what a power cut left behind; folders of the last hour may belong to another window that works just now."""
    for left in out.glob(f"{PREFIX}*"):
        with suppress(OSError):  # that window has just finished with it
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
