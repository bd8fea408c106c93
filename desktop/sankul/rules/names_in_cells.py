"""Names as offices type them into one cell: in one script, in both with a sign between, or with a title in the other."""

import re

from sankul.text import fold, nfc

_DEVANAGARI, _LATIN = re.compile("[\u0900-\u097f]"), re.compile("[A-Za-z]")
_BETWEEN = re.compile(r"[/|()\[\],;:\n\r]+|\s[-–—]\s|\s[-–—]|[-–—]\s")
_TITLES = frozenset(
    fold(title)
    for title in (
        "dr",
        "mr",
        "mrs",
        "ms",
        "smt",
        "shri",
        "sri",
        "shree",
        "km",
        "kum",
        "mo",
        "md",
        "mohd",
        "prof",
        "late",
    )
)


def is_mixed(text: str) -> bool:
    """Whether both scripts stand in the text; a Latin title before a Hindi name does not count."""
    return bool(_DEVANAGARI.search(text)) and any(
        _LATIN.search(word) and fold(word.strip(".")) not in _TITLES for word in text.split()
    )


def parted(typed: str) -> tuple[str, str] | None:
    """The name in English and in Hindi of a cell that has both with a sign between, such as "Ramesh / रमेश"; else None."""
    parts = [nfc(part) for part in _BETWEEN.split(typed) if part.strip()]
    if len(parts) != 2:
        return None
    latin = [part for part in parts if _LATIN.search(part) and not _DEVANAGARI.search(part)]
    hindi = [part for part in parts if _DEVANAGARI.search(part) and not is_mixed(part)]
    if len(latin) != 1 or len(hindi) != 1 or fold(latin[0].strip(".")) in _TITLES:
        return None
    return latin[0], hindi[0]


def has_letters(text: str) -> bool:
    """Whether a name can be in the text at all: figures and signs are none."""
    return any(letter.isalpha() for letter in text)
