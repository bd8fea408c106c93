"""Where files are: shipped resources, the user's data folder, settings and logs."""

import re
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import platformdirs


@cache
def resources() -> Path:
    """The folder of shipped resources: beside the package when installed or frozen, at the repository root in a checkout."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "sankul" / "resources"] if frozen else []
    candidates += [package / "resources", package.parent.parent / "resources"]
    return next(folder for folder in candidates if folder.is_dir())


def resource(*parts: str) -> Path:
    """The path of one shipped resource, such as `resource("styles", "light.qss")`."""
    return resources().joinpath(*parts)


def file_name(text: str) -> str:
    """`text` as a name for a file: letters of any script with their vowel signs, and digits; a hyphen for all else."""
    kept = (
        letter if unicodedata.category(letter)[0] in "LMN" else "-" for letter in unicodedata.normalize("NFC", text)
    )
    return re.sub("-+", "-", "".join(kept)).strip("-")[:80]


def data_folder() -> Path:
    """Where offices are kept unless the user names another place; made when missing."""
    return _own_folder(platformdirs.user_data_path)


def settings_file() -> Path:
    """The file of this user's settings on this PC: language, theme, the office last opened."""
    return _own_folder(platformdirs.user_config_path) / "settings.json"


def log_folder() -> Path:
    """Where the log is written."""
    return _own_folder(platformdirs.user_log_path)


def _own_folder(find: Callable[..., Path]) -> Path:
    """A folder of this user, made when missing; where it cannot be made, whoever writes there finds out."""
    try:
        return find("Sankul", appauthor=False, ensure_exists=True)
    except OSError:
        return find("Sankul", appauthor=False)
