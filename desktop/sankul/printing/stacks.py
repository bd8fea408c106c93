"""Texts one under the other that must fit into a box whatever they say: first each line, then all together get smaller."""

from collections.abc import Sequence
from dataclasses import dataclass

from sankul.printing.fonts import Font
from sankul.printing.paper import Paper
from sankul.printing.text import LEADING, Block, balance, draw_block, fit

SMALLEST_SCALE = 0.2
SCALE_STEP = 0.04
WIDEST_STRETCH = 1.9


@dataclass(frozen=True, slots=True)
class Item:
    """A text of a stack, `gap` points below the one before, which may take `share` of the width.

    `keeps_line` shrinks it down to 60 % before it is broken.
    """

    text: str
    font: Font
    size: float
    gap: float
    keeps_line: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Laid:
    """An item at its final size."""

    block: Block
    gap: float

    @property
    def height(self) -> float:
        """Gap and lines, in points."""
        return self.gap + self.block.height


def lay(items: Sequence[Item], width: float, height: float) -> list[Laid]:
    """The items that say something, as large as they may be within `width` and `height` points."""
    scale = 1.0
    laid = _at(items, width, scale)
    while sum(each.height for each in laid) > height and scale > SMALLEST_SCALE:
        scale -= SCALE_STEP
        laid = _at(items, width, scale)
    return laid


def draw_stack(paper: Paper, items: Sequence[Item], x: float, top: float, width: float, height: float) -> None:
    """Draw centred items in a box below `top`: spare height first widens the gaps, the rest stays above and below."""
    laid = lay(items, width, height)
    gaps = sum(each.gap for each in laid)
    spare = height - sum(each.height for each in laid)
    stretch = min(WIDEST_STRETCH, 1 + spare / gaps) if gaps else 1.0
    top -= (spare - gaps * (stretch - 1)) / 2
    for each in laid:
        top = draw_block(paper, each.block, x, top - each.gap * stretch, width, "center")


def _at(items: Sequence[Item], width: float, scale: float) -> list[Laid]:
    laid = []
    for item in items:
        size, wide = item.size * scale, width * item.share
        if item.keeps_line:
            size = fit(item.text, item.font, size, size * 0.6, wide).size
        block = balance(item.text, item.font, size, wide, LEADING)
        if block.lines:
            laid.append(Laid(block, item.gap * scale))
    return laid
