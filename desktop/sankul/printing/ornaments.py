"""Borders and lines of designs: vector drawings in black, which every printer shows as they are meant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from sankul.printing.paper import MM, Paper
from sankul.rules.designs import FrameItem, FrameStyle, RuleItem, RuleStyle

FINE = 0.5
INSET = 2.2 * MM
CORNER = 4.4 * MM
LATTICE_BAND = 6.5 * MM
LATTICE_EDGE = 1.4
BRACKET = 14 * MM
HATCH = 1.5


@dataclass(frozen=True, slots=True)
class Area:
    """A box on the page in points from the lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, lower, right and upper edge."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def inset(self, by: float) -> "Area":
        """The box within it, `by` points from each edge."""
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


def draw_frame(paper: Paper, item: FrameItem, area: Area) -> None:
    """Draw a border along the edges of `area`, its outer line wholly inside."""
    _FRAMES[item.style](paper, area.inset(item.thickness_pt / 2), item.thickness_pt)


def draw_rule(paper: Paper, item: RuleItem, area: Area) -> None:
    """Draw a line through the middle of `area`, along its longer side."""
    if area.height > area.width:
        paper.upright(area.x + area.width / 2, area.y, area.y + area.height, item.thickness_pt)
        return
    _RULES[item.style](paper, area.x, area.x + area.width, area.y + area.height / 2, item.thickness_pt)


def draw_diamond(paper: Paper, x: float, y: float, radius: float) -> None:
    """A black diamond around (x, y)."""
    shape = paper.canvas.beginPath()
    _diamond(shape, x, y, radius)
    paper.canvas.drawPath(shape, stroke=0, fill=1)


def _diamond(shape: Any, x: float, y: float, radius: float) -> None:
    shape.moveTo(x - radius, y)
    shape.lineTo(x, y + radius)
    shape.lineTo(x + radius, y)
    shape.lineTo(x, y - radius)
    shape.close()


def _line(paper: Paper, area: Area, thickness: float) -> None:
    paper.frame(area.x, area.y, area.width, area.height, thickness)


def _double(paper: Paper, area: Area, thickness: float) -> None:
    _line(paper, area, thickness)
    _line(paper, area.inset(thickness / 2 + 1.2 * MM), FINE)


def _corners(paper: Paper, area: Area, thickness: float) -> None:
    """A strong line, a fine line within it, and squares with diamonds that bind the corners."""
    _line(paper, area, thickness)
    inner = area.inset(INSET - thickness / 2)
    _line(paper, inner, FINE)
    for x in (inner.x, inner.x + inner.width - CORNER):
        for y in (inner.y, inner.y + inner.height - CORNER):
            paper.frame(x, y, CORNER, CORNER, FINE)
            draw_diamond(paper, x + CORNER / 2, y + CORNER / 2, CORNER * 0.3)


def _brackets(paper: Paper, area: Area, thickness: float) -> None:
    """An angle in each corner, nothing between them."""
    length = min(BRACKET, area.width / 3, area.height / 3)
    for x, right in ((area.x, 1), (area.x + area.width, -1)):
        for y, up in ((area.y, 1), (area.y + area.height, -1)):
            paper.rule(min(x, x + right * length), y, max(x, x + right * length), thickness)
            paper.upright(x, min(y, y + up * length), max(y, y + up * length), thickness)


def _bar(paper: Paper, area: Area, thickness: float) -> None:
    """An upright or lying band of fine lines between two strong ones, which prints evenly where a black area would not."""
    if area.width <= area.height:
        for row in range(1, int(area.height / HATCH)):
            paper.rule(area.x, area.y + row * HATCH, area.x + area.width, 0.35)
        for x in (area.x, area.x + area.width):
            paper.upright(x, area.y, area.y + area.height, thickness)
        return
    for column in range(1, int(area.width / HATCH)):
        paper.upright(area.x + column * HATCH, area.y, area.y + area.height, 0.35)
    for y in (area.y, area.y + area.height):
        paper.rule(area.x, y, area.x + area.width, thickness)


def _lattice(paper: Paper, area: Area, thickness: float) -> None:
    """Lattice work between two lines: interlaced circles with a diamond in each, and a rosette in each corner."""
    area = area.inset((LATTICE_EDGE - thickness) / 2)
    band = min(LATTICE_BAND, area.width / 6, area.height / 6)
    _line(paper, area, LATTICE_EDGE)
    _line(paper, area.inset(1.6), FINE)
    inner = area.inset(band + 2.4)
    _line(paper, inner, 0.9)
    work = area.inset(2.0)
    across, up = work.width - 2 * band, work.height - 2 * band
    columns, rows = ceil(across / band), ceil(up / band)
    for column in range(columns):
        x = work.x + band + (column + 0.5) * across / columns
        for y in (work.y + band / 2, work.y + work.height - band / 2):
            _tile(paper, x, y, across / columns, band, thickness)
    for row in range(rows):
        y = work.y + band + (row + 0.5) * up / rows
        for x in (work.x + band / 2, work.x + work.width - band / 2):
            _tile(paper, x, y, band, up / rows, thickness)
    for x in (work.x + band / 2, work.x + work.width - band / 2):
        for y in (work.y + band / 2, work.y + work.height - band / 2):
            _rosette(paper, x, y, band / 2, thickness)


def _tile(paper: Paper, x: float, y: float, width: float, height: float, thickness: float) -> None:
    """One mesh of the lattice around (x, y): a lens along each diagonal, and a diamond where they cross."""
    left, right, low, high = x - width / 2, x + width / 2, y - height / 2, y + height / 2
    shape = paper.canvas.beginPath()
    for from_x, until_x in ((left, right), (right, left)):
        shape.moveTo(from_x, low)
        shape.curveTo(from_x, y, x, high, until_x, high)
        shape.moveTo(from_x, low)
        shape.curveTo(x, low, until_x, y, until_x, high)
    paper.canvas.setLineWidth(thickness)
    paper.canvas.drawPath(shape, stroke=1, fill=0)
    draw_diamond(paper, x, y, min(width, height) * 0.13)


def _rosette(paper: Paper, x: float, y: float, radius: float, thickness: float) -> None:
    """Eight petals in a circle."""
    canvas = paper.canvas
    canvas.setLineWidth(thickness)
    canvas.circle(x, y, radius * 0.94, stroke=1, fill=0)
    canvas.saveState()
    canvas.translate(x, y)
    for _petal in range(8):
        shape = canvas.beginPath()
        shape.moveTo(0, 0)
        shape.curveTo(radius * 0.32, radius * 0.3, radius * 0.32, radius * 0.62, 0, radius * 0.86)
        shape.curveTo(-radius * 0.32, radius * 0.62, -radius * 0.32, radius * 0.3, 0, 0)
        canvas.drawPath(shape, stroke=1, fill=0)
        canvas.rotate(45)
    canvas.restoreState()
    draw_diamond(paper, x, y, radius * 0.16)


def _plain_rule(paper: Paper, x: float, until_x: float, y: float, thickness: float) -> None:
    paper.rule(x, y, until_x, thickness)


def _double_rule(paper: Paper, x: float, until_x: float, y: float, thickness: float) -> None:
    paper.rule(x, y + thickness, until_x, thickness * 1.6)
    paper.rule(x, y - thickness * 1.4, until_x, thickness * 0.6)


def _diamond_rule(paper: Paper, x: float, until_x: float, y: float, thickness: float) -> None:
    """A line with a large diamond in its middle and a small one at each end."""
    middle = (x + until_x) / 2
    draw_diamond(paper, middle, y, 4)
    for end, towards in ((x, 1), (until_x, -1)):
        draw_diamond(paper, end + towards * 1.6, y, 1.6)
        near, far = end + towards * 5.6, middle - towards * 9
        paper.rule(min(near, far), y, max(near, far), thickness)


_FRAMES: Mapping[FrameStyle, Callable[[Paper, Area, float], None]] = {
    FrameStyle.LINE: _line,
    FrameStyle.DOUBLE: _double,
    FrameStyle.CORNERS: _corners,
    FrameStyle.LATTICE: _lattice,
    FrameStyle.BRACKETS: _brackets,
    FrameStyle.BAR: _bar,
}
_RULES: Mapping[RuleStyle, Callable[[Paper, float, float, float, float], None]] = {
    RuleStyle.PLAIN: _plain_rule,
    RuleStyle.DOUBLE: _double_rule,
    RuleStyle.DIAMOND: _diamond_rule,
}
