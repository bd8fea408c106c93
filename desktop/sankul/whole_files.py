"""Saving a file whole or not at all: written beside its place, made safe on the disk, then renamed."""

import os
from contextlib import suppress
from pathlib import Path

PART = ".part"


def save_whole(data: bytes, file: Path) -> None:
    """Save `data` as `file`; an older one stays as it is when that fails. Raises OSError, or ValueError for an odd name."""
    part = file.with_name(file.name + PART)
    try:
        with part.open("wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
        _keep_name(file.parent)
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        raise


def _keep_name(folder: Path) -> None:
    """Make the new name safe on the disk too, where the system can (Windows does so by itself)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
