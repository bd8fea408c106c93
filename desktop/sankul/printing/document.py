"""Files of papers: written beside their place, made safe on the disk, then renamed, so that no half paper is ever found."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sankul import whole_files
from sankul.errors import Refusal, Trouble
from sankul.printing.paper import Paper
from sankul.text import N_


class NothingToPrint(Refusal):
    """No page was asked for, and a PDF file has at least one."""

    message = N_("There is nothing to print. Choose at least one entry.")


class FolderMissing(Trouble):
    """The folder of the file does not exist."""

    message = N_("There is no folder “{folder}”. Make it, or choose another one, and print again.")


class PaperNotAllowed(Trouble):
    """No right to write there."""

    message = N_("“{path}” may not be written. Choose another folder where you may save, and print again.")


class PaperInUse(Trouble):
    """Another program holds the old file open (Windows)."""

    message = N_("“{path}” is open in another program. Close it there, and print again.")


class NoRoomForPaper(Trouble):
    """The disk is full."""

    message = N_("There is no room for “{path}”. Free some space or choose another drive, and print again.")


class PaperNotSaved(Trouble):
    """Any other fault of disk or drive."""

    message = N_("“{path}” could not be saved ({why}). Check the drive or choose another folder, and print again.")


@contextmanager
def document(
    out: Path, size: tuple[float, float], title: str, author: str, language: str, made_on: date | None
) -> Iterator[Paper]:
    """A new paper that is saved as `out` when the block ends well; if not, nothing is left and an older file stays.

    `language` is "hi" or "en", `made_on` becomes the date in the file. Raises the troubles above.
    """
    paper = Paper(size, title, author, language, made_on)
    yield paper
    save_whole(paper.finish(), out)


def save_whole(data: bytes, out: Path) -> None:
    """Save `data` as `out`, whole or not at all. Raises the troubles above."""
    try:
        whole_files.save_whole(data, out)
    except OSError as fault:
        raise _trouble(fault, out) from fault


def _trouble(fault: OSError, out: Path) -> Trouble:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return NoRoomForPaper(path=out)
    if fault.errno in (errno.ENOENT, errno.ENOTDIR):
        return FolderMissing(folder=out.parent)
    if os.name == "nt" and out.exists():
        return PaperInUse(path=out)
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR):
        return PaperNotAllowed(path=out)
    return PaperNotSaved(path=out, why=fault.strerror)
