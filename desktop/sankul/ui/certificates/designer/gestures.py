"""What the mouse does on the page, in millimetres: moving, stretching, and choosing with a band.

Nothing is changed before the end: `shown` is how the items would stand, and only outlines follow the mouse.
"""

from collections.abc import Collection

from sankul.rules.design_layout import (
    Box,
    Edge,
    Items,
    bounds,
    box_of,
    in_proportion,
    moved,
    picked,
    resized,
    stretched,
)
from sankul.rules.design_snapping import Snapped, snap_edges, snap_lines, snap_move
from sankul.rules.designs import CodeItem, FrameItem, Item, PictureItem
from sankul.ui.certificates.designer.draft import Draft

Point = tuple[float, float]
NO_SNAP = Snapped()


class Gesture:
    """One drag from press to release. `is_free` switches snapping off, `is_bound` keeps a direction or proportions."""

    def __init__(self, draft: Draft, start: Point) -> None:
        self.draft, self.start = draft, start
        self.shown: Items = draft.items
        self.snapped = NO_SNAP
        self.band: Box | None = None

    def drag(self, at: Point, *, reach: float, is_free: bool, is_bound: bool) -> None:
        """The mouse is at `at`; lines within `reach` attract."""
        raise NotImplementedError

    def end(self) -> None:
        """The mouse was released."""
        self.draft.settle()
        self.draft.put_items(self.shown)


class MoveGesture(Gesture):
    """Moves what is chosen."""

    def __init__(self, draft: Draft, start: Point) -> None:
        super().__init__(draft, start)
        self._around = bounds(draft.chosen_items)
        self._lines = snap_lines(draft.items, draft.chosen, draft.page)

    def drag(self, at: Point, *, reach: float, is_free: bool, is_bound: bool) -> None:
        """See Gesture; bound, it goes only across or only down."""
        if self._around is None:
            return
        across, down = at[0] - self.start[0], at[1] - self.start[1]
        if is_bound:
            across, down = (across, 0.0) if abs(across) >= abs(down) else (0.0, down)
        across, down = _in_tenths(self._around.left, across), _in_tenths(self._around.top, down)
        self.snapped = NO_SNAP if is_free else snap_move(self._around.moved(across, down), self._lines, reach)
        across, down = across + self.snapped.across, down + self.snapped.down
        self.shown = moved(self.draft.items, self.draft.chosen, across, down, self.draft.page)


def _in_tenths(edge: float, way: float) -> float:
    """A way (mm) that takes `edge` to a whole tenth; none stays none, so that what is not moved keeps its place."""
    return round(edge + way, 1) - edge if way else 0.0


class StretchGesture(Gesture):
    """Stretches what is chosen by some of its edges. A code or picture alone keeps its proportions at a corner."""

    def __init__(self, draft: Draft, start: Point, edges: Collection[Edge]) -> None:
        super().__init__(draft, start)
        self._edges = frozenset(edges)
        self._around = bounds(draft.chosen_items)
        self._lines = snap_lines(draft.items, draft.chosen, draft.page)
        chosen = draft.chosen_items
        is_stiff = len(chosen) == 1 and isinstance(chosen[0], CodeItem | PictureItem)
        self._keeps = is_stiff and len(self._edges) == 2

    def drag(self, at: Point, *, reach: float, is_free: bool, is_bound: bool) -> None:
        """See Gesture; bound, it keeps the proportions."""
        if self._around is None:
            return
        across, down = at[0] - self.start[0], at[1] - self.start[1]
        box = stretched(self._around, self._edges, across, down)
        self.snapped = NO_SNAP if is_free else snap_edges(box, self._edges, self._lines, reach)
        box = stretched(self._around, self._edges, across + self.snapped.across, down + self.snapped.down)
        if is_bound or self._keeps:
            box = in_proportion(box, self._around, self._edges)
        self.shown = resized(self.draft.items, self.draft.chosen, self._edges, box, self.draft.page)


class BandGesture(Gesture):
    """Chooses what a band touches; borders only when it holds all of them."""

    def __init__(self, draft: Draft, start: Point, *, adds: bool) -> None:
        super().__init__(draft, start)
        self._first = draft.chosen if adds else frozenset[str]()

    def drag(self, at: Point, *, reach: float, is_free: bool, is_bound: bool) -> None:
        """See Gesture."""
        xs, ys = sorted((self.start[0], at[0])), sorted((self.start[1], at[1]))
        self.band = Box(xs[0], ys[0], xs[1], ys[1])

    def touched(self) -> frozenset[str]:
        """The keys of what would be chosen."""
        if self.band is None:
            return self._first
        band = self.band
        return self._first | {each.key for each in self.draft.items if _is_in(band, each)}

    def end(self) -> None:
        """See Gesture."""
        self.draft.choose(self.touched())


def _is_in(band: Box, item: Item) -> bool:
    if isinstance(item, FrameItem):
        box = box_of(item)
        return band.left <= box.left and band.top <= box.top and band.right >= box.right and band.bottom >= box.bottom
    return band.overlaps(box_of(item))


def nudged(draft: Draft, across: float, down: float) -> None:
    """Move what is chosen by a key; keys one after the other are one undo."""
    draft.put_items(moved(draft.items, draft.chosen, across, down, draft.page), step="nudge")


def widened(draft: Draft, across: float, down: float) -> None:
    """Stretch what is chosen at its right and lower edge by a key."""
    around = bounds(picked(draft.items, draft.chosen))
    if around is None:
        return
    edges = [Edge.RIGHT] * bool(across) + [Edge.BOTTOM] * bool(down)
    box = stretched(around, edges, across, down)
    draft.put_items(resized(draft.items, draft.chosen, edges, box, draft.page), step="widen")


def moved_to(draft: Draft, left: float, top: float) -> None:
    """Move what is chosen so that the box around it begins there."""
    around = bounds(draft.chosen_items)
    if around is not None:
        items = moved(draft.items, draft.chosen, left - around.left, top - around.top, draft.page)
        draft.put_items(items, step="place field")
