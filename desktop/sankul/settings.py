"""The user's settings on this PC: language, theme, the office last opened, the window's place. Losing them loses nothing."""

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from sankul.text import LANGUAGES

THEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 125, 150, 200)


@dataclass(slots=True)
class Settings:
    """What is remembered. `geometry` is the window's place as hex; `text_size` is in percent; `programme` is a name.

    `lists_folder` is where the list last imported was chosen.
    """

    language: str = "en"
    theme: str = "system"
    text_size: int = 100
    last_office: str = ""
    programme: str = ""
    geometry: str = ""
    lists_folder: str = ""
    file: Path | None = None

    def save(self) -> None:
        """Write the settings beside their file and rename, so that a power cut leaves the old or the new ones.

        A disk that cannot be written is no reason to stop working: the settings then last until the program ends.
        """
        if self.file is None:
            return
        kept = {name: value for name, value in asdict(self).items() if name != "file"}
        part = self.file.with_name(self.file.name + ".part")
        try:
            part.write_text(json.dumps(kept, indent=1), encoding="utf-8")
            os.replace(part, self.file)
        except OSError:
            return


def read_settings(file: Path) -> Settings:
    """The settings kept in `file`. A missing or damaged file, or a value that cannot be, gives the default instead."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    settings = Settings(file=file)
    if isinstance(kept, dict):
        _take(settings, kept)
    return settings


def _take(settings: Settings, kept: dict[str, Any]) -> None:
    for field in fields(settings):
        value = kept.get(field.name)
        if field.name != "file" and type(value) is type(getattr(settings, field.name)):
            setattr(settings, field.name, value)
    settings.language = settings.language if settings.language in LANGUAGES else "en"
    settings.theme = settings.theme if settings.theme in THEMES else "system"
    settings.text_size = settings.text_size if settings.text_size in TEXT_SIZES else 100
