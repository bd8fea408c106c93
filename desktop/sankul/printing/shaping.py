"""Shaping: a word is split into runs of one script, and HarfBuzz turns each run into placed glyphs.

HarfBuzz must be told the script: a guess from the first letter breaks "ARPत्रिपाठी" and "S.No./क्रम". Each distinct word is
shaped once.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from sankul.errors import Trouble
from sankul.printing.fonts import Face, Font, load_face
from sankul.printing.glyphs import DEVANAGARI, OTHER, Glyph, shape_run
from sankul.text import N_

NO_BREAK = "\u00a0"
_DANDAS = "।॥"
_DEVANAGARI_BLOCKS = (("\u0900", "\u097f"), ("\ua8e0", "\ua8ff"), ("\u1cd0", "\u1cff"))
_JOINERS = "\u200c\u200d"


class CannotPrint(Trouble):
    """The font has no picture of a character, or the paper cannot set its direction."""

    message = N_(
        "The character “{character}” ({code}) in “{text}” cannot be printed. Write the text without it and print again."
    )


class Word(NamedTuple):
    """A shaped word; `width` is the sum of its advances, `is_level` whether all glyphs stand on the baseline.

    `first` and `last` are the scripts of its outer letters, if any.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    width: int
    first: str | None
    last: str | None
    is_level: bool

    def breaks(self) -> list[int]:
        """Places in the text where it may be broken in an emergency: before each cluster but the first."""
        return sorted({glyph.start for glyph in self.glyphs} - {0})


def split_scripts(word: str) -> list[tuple[str, str]]:
    """Runs of one script, as (script, text); what belongs to no script joins its neighbour, the one before it first."""
    if word.isascii():
        return [(OTHER, word)] if word else []
    runs: list[tuple[str, str]] = []
    pending = ""
    for character in word:
        script = _script(character)
        if script is None and not runs:
            pending += character
        elif runs and script in (None, runs[-1][0]):
            runs[-1] = (runs[-1][0], runs[-1][1] + character)
        else:
            runs.append((script or OTHER, pending + character))
            pending = ""
    return [*runs, (OTHER, pending)] if pending else runs


@lru_cache(maxsize=8_192)
def shape_word(font: Font, word: str) -> Word:
    """Shape a word without blanks; a no-break blank is set as a plain one. Raises CannotPrint."""
    face = load_face(font)
    _check(face, word)
    glyphs: list[Glyph] = []
    start = 0
    for script, run in split_scripts(word):
        glyphs += shape_run(face, script, run.replace(NO_BREAK, " "), start)
        start += len(run)
    first, last = _outer_scripts(word)
    is_level = not any(glyph.y for glyph in glyphs)
    return Word(word, tuple(glyphs), sum([glyph.advance for glyph in glyphs]), first, last, is_level)


def _outer_scripts(word: str) -> tuple[str | None, str | None]:
    """The scripts of the first and the last letter."""
    if word.isascii():
        script = OTHER if any(map(str.isalpha, word)) else None
        return script, script
    scripts = [script for script in map(_script, word) if script]
    return (scripts[0], scripts[-1]) if scripts else (None, None)


def _check(face: Face, word: str) -> None:
    for character in word:
        if not _is_printable(face, character):
            raise CannotPrint(character=character, code=f"U+{ord(character):04X}", text=word)


@lru_cache(maxsize=2_048)
def _is_printable(face: Face, character: str) -> bool:
    is_leftward = unicodedata.bidirectional(character) in ("R", "AL", "RLE", "RLO", "RLI")
    return not is_leftward and (face.glyph_of(character) is not None or character in _JOINERS)


@lru_cache(maxsize=2_048)
def _script(character: str) -> str | None:
    """The script of a character; None for joiners, marks, digits, stops and signs, which join their neighbour."""
    if character in _DANDAS or character in _JOINERS:
        return None
    if any(first <= character <= last for first, last in _DEVANAGARI_BLOCKS):
        return DEVANAGARI
    return OTHER if unicodedata.category(character).startswith("L") else None
