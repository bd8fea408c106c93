"""Reading a file that somebody hands in, but never more of it than it may have."""

import os
from pathlib import Path

from sankul.errors import Refusal
from sankul.exchange.file_faults import FileForbidden, FileMissing, FolderNamed


def read_bounded(file: Path, most: int, folder: type[Refusal] = FolderNamed) -> bytes:
    """What is in the file: at most one byte more than `most`, which tells that it is too large.

    Raises FileMissing, FileForbidden, or `folder` when a folder was named.
    """
    if os.path.isdir(file):
        raise folder(path=file)
    if not os.path.isfile(file):
        raise FileMissing(path=file)
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as fault:
        raise FileForbidden(path=file, why=fault.strerror or fault) from fault
