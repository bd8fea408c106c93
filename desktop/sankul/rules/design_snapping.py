"""Lines to which boxes snap while they are dragged: centre and margins of the page, edges and centres of other items."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sankul.rules.design_layout import Box, Edge, box_of, page_box
from sankul.rules.designs import PRINTER_MARGIN_MM, Item, PageForm


@dataclass(frozen=True, slots=True)
class SnapLines:
    """Where something can snap, in millimetres; what comes first wins when two are equally near."""

    upright: tuple[float, ...]
    level: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Snapped:
    """How far to shift what is dragged, and the lines that it then touches (None: none is near)."""

    across: float = 0.0
    down: float = 0.0
    upright: float | None = None
    level: float | None = None


def snap_lines(items: Iterable[Item], moving: Collection[str], page: PageForm) -> SnapLines:
    """The lines of a page on which the items called `moving` are dragged."""
    whole, edge = page_box(page), PRINTER_MARGIN_MM
    upright = [whole.centre[0], edge, whole.right - edge]
    level = [whole.centre[1], edge, whole.bottom - edge]
    for each in items:
        if each.key not in moving:
            box = box_of(each)
            upright += [box.left, box.centre[0], box.right]
            level += [box.top, box.centre[1], box.bottom]
    return SnapLines(tuple(upright), tuple(level))


def snap_move(box: Box, lines: SnapLines, reach: float) -> Snapped:
    """A box that is moved: its edges and centre snap to lines within `reach`."""
    across, upright = _nearest((box.left, box.centre[0], box.right), lines.upright, reach)
    down, level = _nearest((box.top, box.centre[1], box.bottom), lines.level, reach)
    return Snapped(across, down, upright, level)


def snap_edges(box: Box, edges: Collection[Edge], lines: SnapLines, reach: float) -> Snapped:
    """A box that is stretched: only the edges that move snap."""
    xs = [box.left] * (Edge.LEFT in edges) + [box.right] * (Edge.RIGHT in edges)
    ys = [box.top] * (Edge.TOP in edges) + [box.bottom] * (Edge.BOTTOM in edges)
    across, upright = _nearest(xs, lines.upright, reach)
    down, level = _nearest(ys, lines.level, reach)
    return Snapped(across, down, upright, level)


def _nearest(points: Sequence[float], lines: Sequence[float], reach: float) -> tuple[float, float | None]:
    """How far the nearest of the lines is from one of the points, with its sign, and that line; (0, None) beyond `reach`."""
    best: tuple[float, float] | None = None
    for point in points:
        for line in lines:
            if abs(line - point) <= reach and (best is None or abs(line - point) < abs(best[0])):
                best = (line - point, line)
    return best if best is not None else (0.0, None)
