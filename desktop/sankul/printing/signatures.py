"""Lines to sign on, with name and designation below."""

from collections.abc import Sequence
from dataclasses import dataclass

from sankul.printing.fonts import Font
from sankul.printing.paper import MM, Paper
from sankul.printing.sayings import name_in, say
from sankul.printing.text import Block, draw_block, fit_box
from sankul.rules.papers import Both, Signature
from sankul.text import N_

GAP = 5 * MM
BELOW = 4.5
WIDEST = 68 * MM
TEXT_HEIGHT = 64.0
PLAIN_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Where lines to sign on stand: from `x` on, `width` points wide, the lines at `y`; room to sign is the caller's.

    `scale` makes the words larger or smaller.
    """

    x: float
    y: float
    width: float
    scale: float = 1.0


def unnamed(designation: str) -> Signature:
    """A place for someone whose name is written by hand; `designation` is a sentence of the catalogue."""
    return Signature(Both(), Both(say(designation, "en"), say(designation, "hi")))


def words_height(signatures: Sequence[Signature], language: str, width: float, scale: float = 1.0) -> float:
    """How much room the words below the lines take, in points, when the lines share `width`."""
    shown = _shown(signatures)
    wide = _column(shown, width) - GAP
    return BELOW + max(sum(block.height for block in _words(each, language, wide, scale)) for each in shown)


def draw_signatures(paper: Paper, signatures: Sequence[Signature], language: str, place: SigningPlace) -> None:
    """Draw the lines at the right of `place`, evenly; without signatures one line for the office to sign and stamp."""
    shown = _shown(signatures)
    column = _column(shown, place.width)
    x = place.x + place.width - column * len(shown)
    for signature in shown:
        left, wide = x + GAP, column - GAP
        paper.rule(left, place.y, left + wide, 0.6)
        top = place.y - BELOW
        for block in _words(signature, language, wide, place.scale):
            top = draw_block(paper, block, left, top, wide, "center")
        x += column


def _shown(signatures: Sequence[Signature]) -> Sequence[Signature]:
    return signatures or [unnamed(N_("Signature and seal"))]


def _column(shown: Sequence[Signature], width: float) -> float:
    return min(WIDEST, width / len(shown))


def _words(signature: Signature, language: str, wide: float, scale: float) -> list[Block]:
    """Name and designation, lines broken."""
    return [
        fit_box(name_in(text, language), font, size * scale, 7.5 * scale, (wide, height * scale), 1.25)
        for text, font, size, height in (
            (signature.name, Font.BOLD, PLAIN_SIZE, 27),
            (signature.designation, Font.REGULAR, 9, 34),
        )
    ]
