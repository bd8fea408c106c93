"""Lines to sign on, with name and designation below."""

from collections.abc import Sequence
from dataclasses import dataclass

from sankul.printing.fonts import Font
from sankul.printing.paper import MM, Paper
from sankul.printing.sayings import name_in, say
from sankul.printing.text import draw_block, fit_box
from sankul.rules.papers import Both, Signature
from sankul.text import N_

GAP = 5 * MM
WIDEST = 68 * MM
TEXT_HEIGHT = 64.0


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Where lines to sign on stand: from `x` on, `width` points wide, the lines at `y`; room to sign is the caller's."""

    x: float
    y: float
    width: float


def unnamed(designation: str) -> Signature:
    """A place for someone whose name is written by hand; `designation` is a sentence of the catalogue."""
    return Signature(Both(), Both(say(designation, "en"), say(designation, "hi")))


def draw_signatures(paper: Paper, signatures: Sequence[Signature], language: str, place: SigningPlace) -> None:
    """Draw the lines at the right of `place`, evenly; without signatures one line for the office to sign and stamp."""
    shown = signatures or [unnamed(N_("Signature and seal"))]
    column = min(WIDEST, place.width / len(shown))
    x = place.x + place.width - column * len(shown)
    for signature in shown:
        left, wide = x + GAP, column - GAP
        paper.rule(left, place.y, left + wide, 0.6)
        top = place.y - 4.5
        for text, font, size, height in (
            (signature.name, Font.BOLD, 10.5, 27),
            (signature.designation, Font.REGULAR, 9, 34),
        ):
            block = fit_box(name_in(text, language), font, size, 7.5, (wide, height), 1.25)
            top = draw_block(paper, block, left, top, wide, "center")
        x += column
