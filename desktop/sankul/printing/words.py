"""Words and the blanks between them.

A blank belongs to the run that it ends, because FiraGO's blank of Devanagari is wider than that of Latin. HarfBuzz kerns no
letter of FiraGO against a blank, so words that are shaped one by one stand as in a line that is shaped whole; a test holds it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol

from sankul.printing.fonts import Font, load_face
from sankul.printing.glyphs import OTHER, Glyph, shape_run
from sankul.printing.shaping import NO_BREAK, Word, shape_word

_UNSEEN = dict.fromkeys(
    (0x00AD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)
)
_BREAKS = re.compile(rf"[^\S{NO_BREAK}]+")
ROUNDING = 0.01
"""Of a thousandth of the size: a width that was measured is wide enough."""


class Worded(Protocol):
    """What stands between blanks: the scripts of its outer letters, if any."""

    @property
    def first(self) -> str | None:
        """The script of the first letter."""

    @property
    def last(self) -> str | None:
        """The script of the last letter."""


@lru_cache(maxsize=4_096)
def split_words(text: str) -> tuple[str, ...]:
    """What may stand on different lines; a no-break blank holds together. Unseen signs, which chats leave, are dropped."""
    return tuple(word for word in split_at_blanks(text) if word)


def split_at_blanks(text: str) -> list[str]:
    """What stands before, between and behind blanks, in NFC; empty at the ends when they are blank."""
    return _BREAKS.split(unicodedata.normalize("NFC", text.translate(_UNSEEN)))


def break_word(word: str, font: Font, most: float) -> list[str]:
    """The word, or pieces of it that are not wider than `most`, broken between clusters so that no letter falls apart."""
    parts = []
    while shape_word(font, word).width > most:
        places = [place for place in shape_word(font, word).breaks() if shape_word(font, word[:place]).width <= most]
        if not places:
            break
        parts.append(word[: places[-1]])
        word = word[places[-1] :]
    return [*parts, word]


@cache
def blank(font: Font, script: str) -> Glyph:
    """The blank of a script."""
    (glyph,) = shape_run(load_face(font), script, " ", 0)
    return glyph


def blank_scripts(words: Sequence[Worded]) -> list[str]:
    """The script of the blank behind each word of a line but the last: of the letters before it, else of those after it."""
    script = next((word.first for word in words if word.first), OTHER)
    scripts = []
    for word in words[:-1]:
        script = word.last or script
        scripts.append(script)
    return scripts


class Row:
    """A line of one font that is being filled with words; `width` is in thousandths of the size."""

    __slots__ = ("_font", "_loose", "_script", "_used")

    def __init__(self, font: Font, word: Word) -> None:
        self._font, self._used, self._loose, self._script = font, word.width, 0, word.last

    @property
    def width(self) -> int:
        """What the words and blanks take so far."""
        return self._used + self._loose * blank(self._font, OTHER).advance

    def takes(self, word: Word, most: float) -> bool:
        """Add a blank and `word`, unless the line then is wider than `most`."""
        used, loose = self._used + word.width, self._loose
        script = self._script or word.first
        if script is None:
            loose += 1  # a blank between figures or signs at the line's start, whose script is not known yet
        else:
            used += (loose + 1) * blank(self._font, script).advance
            loose = 0
        if used + loose * blank(self._font, OTHER).advance > most:
            return False
        self._used, self._loose, self._script = used, loose, word.last or script
        return True
