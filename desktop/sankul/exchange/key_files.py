"""Small files that travel between offices: JSON whose first word says what they are; read with care, written whole."""

import json
import os
from pathlib import Path
from typing import Any

from sankul.exchange.bounded_files import read_bounded
from sankul.exchange.file_faults import FileInTheWay, SheetNotSaved
from sankul.whole_files import save_whole

MOST_BYTES = 16_000_000
FORMAT = 1


def read_marked(path: Path) -> dict[str, Any]:
    """What the file says; empty when it is nothing that we wrote. Raises FileMissing, FolderNamed or FileForbidden."""
    content = read_bounded(path, MOST_BYTES)
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
