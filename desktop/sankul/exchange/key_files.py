"""Small files that travel between offices: JSON whose first word says what they are; read with care, written whole."""

import json
import os
from pathlib import Path
from typing import Any

from sankul.exchange.file_faults import FileForbidden, FileInTheWay, FileMissing, FolderNamed, SheetNotSaved
from sankul.exchange.whole_files import save_whole

MOST_BYTES = 16_000_000
FORMAT = 1


def read_marked(path: Path) -> dict[str, Any]:
    """What the file says; empty when it is nothing that we wrote. Raises FileMissing, FolderNamed or FileForbidden."""
    content = _bytes_of(path)
    if len(content) > MOST_BYTES:
        return {}
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def canonical(said: dict[str, Any]) -> bytes:
    """The one writing of values that are signed or sealed together."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def write_marked(path: Path, said: dict[str, Any], replaces: str = "") -> None:
    """Save to `path`, whole or not at all; a file is replaced only when it bears the mark `replaces`.

    Raises FileInTheWay, or SheetNotSaved when disk or folder fail.
    """
    if os.path.lexists(path) and not (replaces and os.path.isfile(path) and replaces in read_marked(path)):
        raise FileInTheWay(path=path)
    try:
        save_whole((json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode(), path)
    except (OSError, ValueError) as fault:
        raise SheetNotSaved(path=path, why=getattr(fault, "strerror", None) or fault) from fault


def _bytes_of(path: Path) -> bytes:
    if os.path.isdir(path):
        raise FolderNamed(path=path)
    if not os.path.isfile(path):
        raise FileMissing(path=path)
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise FileForbidden(path=path, why=fault.strerror or fault) from fault
