"""Glyphs as HarfBuzz chooses and places them for a run of one script, each with the piece of text that it stands for."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple
from unicodedata import category, normalize

import uharfbuzz as hb

from sankul.printing.fonts import Face

DEVANAGARI, OTHER = "Deva", "Latn"
_LANGUAGES = {DEVANAGARI: "hi", OTHER: "en"}
_NOTHING = "\u200b"


class Glyph(NamedTuple):
    """One placed glyph: `x` and `y` move it from the pen, `advance` moves the pen on; `start` is its cluster's first place.

    The `text`s of the glyphs of a word, one after the other, are the word.
    """

    id: int
    x: int
    y: int
    advance: int
    start: int
    text: str


def shape_run(face: Face, script: str, run: str, start: int) -> list[Glyph]:
    """The glyphs of a run of one script; `start` is the run's place in its word."""
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.direction, buffer.script, buffer.language = "ltr", script, _LANGUAGES[script]
    hb.shape(face.shaper, buffer)
    shaped = [(info.codepoint, info.cluster) for info in buffer.glyph_infos]
    return [
        Glyph(glyph, place.x_offset, place.y_offset, place.x_advance, start + cluster, text)
        for (glyph, cluster), place, text in zip(shaped, buffer.glyph_positions, _spell(face, run, shaped), strict=True)
    ]


def _spell(face: Face, run: str, shaped: Sequence[tuple[int, int]]) -> Sequence[str]:
    """The piece of text of each glyph; `shaped` are glyphs with the first places of their clusters, in rising order."""
    if [cluster for _glyph, cluster in shaped] == list(range(len(run))):
        return run
    clusters = [(start, [glyph for glyph, _start in group]) for start, group in groupby(shaped, key=itemgetter(1))]
    ends = [start for start, _glyphs in clusters[1:]] + [len(run)]
    pieces: list[str] = []
    for (start, glyphs), end in zip(clusters, ends, strict=True):
        pieces += (run[start:end],) if len(glyphs) == 1 else _share(face, run[start:end], glyphs)
    return pieces


def _share(face: Face, text: str, glyphs: Sequence[int]) -> Iterator[str]:
    """Divide a cluster's text among its glyphs, in order, so that each has a letter, and its own one where that can be.

    Glyphs do not stand in the order of the letters: the i of कि comes first. What counts is that the pieces spell the text.
    """
    if len(text) < len(glyphs):
        text = normalize("NFD", text)
    for place in range(1, len(glyphs)):
        own, following = (face.text_of.get(each, "") for each in glyphs[place - 1 : place + 1])
        size = _share_size(text, own, following, len(text) - (len(glyphs) - place))
        yield text[:size] or _NOTHING
        text = text[size:]
    yield text or _NOTHING


def _share_size(text: str, own: str, following: str, most: int) -> int:
    """How much of `text` a glyph takes that alone stands for `own`, before one that stands for `following`.

    What is left does not begin with a sign, if that can be: readers give signs no place of their own.
    """
    if own and text.startswith(own):
        return max(0, min(len(own), most))
    size = max(1, text.find(following, 1) if following else 1)
    while size < most and category(text[size]) == "Mn":
        size += 1
    return max(0, min(size, most))
