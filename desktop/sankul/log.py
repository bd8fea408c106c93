"""The log: what the program did and where it failed, never about whom. Exceptions are written without their messages."""

import logging
import traceback
from pathlib import Path
from types import TracebackType

_SIZE_BYTES = 512 * 1024


def start_log(folder: Path) -> None:
    """Write the log of this program into `folder`, in at most three files of half a megabyte."""
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("sankul")
    log.setLevel(logging.INFO)
    try:
        handler = RotatingFileHandler(
            folder / "sankul.log", maxBytes=_SIZE_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


def trace(error: BaseException) -> str:
    """Where `error` was raised, line by line, without the message: that may hold names or numbers of people."""
    lines = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in _frames(error.__traceback__)]
    return "\n".join([*lines, type(error).__name__])


def _frames(at: TracebackType | None) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(at))


def log_bug(error: BaseException) -> str:
    """Write a bug of ours into the log, and return its trace for the person who reports it."""
    said = trace(error)
    logging.getLogger("sankul").error("bug: %s", said.replace("\n", " < "))
    return said
