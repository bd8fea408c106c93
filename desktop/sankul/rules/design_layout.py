"""Moving the items of a layout about: pure functions from items to items. All measures are millimetres.

`keys` name the items that are meant; the others, and the order of all, stay as they are. Nothing leaves the page.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from sankul.rules.designs import (
    PAGE_SIZES_MM,
    PRINTER_MARGIN_MM,
    SMALLEST_CODE_MM,
    CodeItem,
    Item,
    PageForm,
)

Items = tuple[Item, ...]
OneItem = TypeVar("OneItem", bound=Item)

LEAST_SIDE_MM = 1.0
NEAR_MM = 0.01


class Edge(StrEnum):
    """The sides of a box that a handle moves."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


class Alignment(StrEnum):
    """What several items can have in common."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, counted from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def moved(self, across: float, down: float) -> "Box":
        """The same box elsewhere."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def overlaps(self, other: "Box") -> bool:
        """Whether both have some area in common."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > NEAR_MM and down > NEAR_MM


def box_of(item: Item) -> Box:
    """The box of one item."""
    return Box(item.x_mm, item.y_mm, item.right_mm, item.bottom_mm)


def page_box(page: PageForm) -> Box:
    """The whole page."""
    return Box(0, 0, *PAGE_SIZES_MM[page])


def bounds(items: Iterable[Item]) -> Box | None:
    """The smallest box around all items; None when there are none."""
    boxes = [box_of(each) for each in items]
    if not boxes:
        return None
    return Box(
        min(each.left for each in boxes),
        min(each.top for each in boxes),
        max(each.right for each in boxes),
        max(each.bottom for each in boxes),
    )


def placed(item: OneItem, box: Box) -> OneItem:
    """The item in another box, to the hundredth of a millimetre."""
    left, top = round(box.left, 2), round(box.top, 2)
    return replace(item, x_mm=left, y_mm=top, width_mm=round(box.right - left, 2), height_mm=round(box.bottom - top, 2))


def picked(items: Items, keys: Collection[str]) -> Items:
    """The items with these keys, in their order."""
    return tuple(each for each in items if each.key in keys)


def put(items: Items, changed: Iterable[Item]) -> Items:
    """Items with those of the same keys replaced."""
    by_key = {each.key: each for each in changed}
    return tuple(by_key.get(each.key, each) for each in items)


def kept_on(box: Box, page: PageForm) -> Box:
    """The box pushed back onto the page, and cut where it is larger."""
    whole = page_box(page)
    width, height = min(box.width, whole.width), min(box.height, whole.height)
    left = min(max(box.left, 0), whole.width - width)
    top = min(max(box.top, 0), whole.height - height)
    return Box(left, top, left + width, top + height)


def moved(items: Items, keys: Collection[str], across: float, down: float, page: PageForm) -> Items:
    """The items moved together, as far as the page lets them."""
    around = bounds(picked(items, keys))
    if around is None:
        return items
    target = kept_on(around.moved(across, down), page)
    across, down = target.left - around.left, target.top - around.top
    return put(items, [placed(each, box_of(each).moved(across, down)) for each in picked(items, keys)])


def least_side(item: Item) -> float:
    """The shortest side that an item may have."""
    return SMALLEST_CODE_MM if isinstance(item, CodeItem) else LEAST_SIDE_MM


def stretched(box: Box, edges: Collection[Edge], across: float, down: float) -> Box:
    """The box with some of its edges moved; no edge passes the one across from it."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    if Edge.LEFT in edges:
        left = min(left + across, right)
    if Edge.RIGHT in edges:
        right = max(right + across, left)
    if Edge.TOP in edges:
        top = min(top + down, bottom)
    if Edge.BOTTOM in edges:
        bottom = max(bottom + down, top)
    return Box(left, top, right, bottom)


def in_proportion(box: Box, old: Box, edges: Collection[Edge]) -> Box:
    """A stretched box given the proportions of the old one; the edges that were not moved stay where they are."""
    if not (old.width and old.height):
        return box
    scales = [box.width / old.width] * bool({Edge.LEFT, Edge.RIGHT} & set(edges))
    scales += [box.height / old.height] * bool({Edge.TOP, Edge.BOTTOM} & set(edges))
    scale = max(scales)
    width, height = old.width * scale, old.height * scale
    left = old.right - width if Edge.LEFT in edges else old.left
    top = old.bottom - height if Edge.TOP in edges else old.top
    return Box(left, top, left + width, top + height)


def resized(items: Items, keys: Collection[str], edges: Collection[Edge], new: Box, page: PageForm) -> Items:
    """The items stretched so that the box around them becomes `new`, as far as page and smallest sides let it.

    `edges` are those that move; the others hold their places.
    """
    chosen = picked(items, keys)
    old = bounds(chosen)
    if old is None:
        return items
    whole = page_box(page)
    width = max(new.width, max(_least_of(old.width, each.width_mm, each) for each in chosen))
    height = max(new.height, max(_least_of(old.height, each.height_mm, each) for each in chosen))
    width = min(width, old.right if Edge.LEFT in edges else whole.width - old.left)
    height = min(height, old.bottom if Edge.TOP in edges else whole.height - old.top)
    left = old.right - width if Edge.LEFT in edges else old.left
    top = old.bottom - height if Edge.TOP in edges else old.top
    return put(
        items, [placed(each, _mapped(box_of(each), old, Box(left, top, left + width, top + height))) for each in chosen]
    )


def _least_of(whole: float, side: float, item: Item) -> float:
    """How long the whole must be at least, so that this item's side stays long enough; never more than it is now."""
    return min(whole, whole * least_side(item) / side)


def _mapped(box: Box, old: Box, new: Box) -> Box:
    """Where a box comes to lie when the box around it is stretched."""
    across = new.width / old.width if old.width else 1.0
    down = new.height / old.height if old.height else 1.0
    left, top = new.left + (box.left - old.left) * across, new.top + (box.top - old.top) * down
    return Box(left, top, left + box.width * across, top + box.height * down)


def aligned(items: Items, keys: Collection[str], how: Alignment, page: PageForm) -> Items:
    """Several items aligned to the box around them; one alone is aligned to the page within its margins."""
    chosen = picked(items, keys)
    around = bounds(chosen)
    if around is None:
        return items
    if len(chosen) == 1:
        whole = page_box(page)
        edge = PRINTER_MARGIN_MM
        around = Box(edge, edge, whole.right - edge, whole.bottom - edge)
    return put(items, [placed(each, kept_on(_aligned_box(box_of(each), around, how), page)) for each in chosen])


def _aligned_box(box: Box, around: Box, how: Alignment) -> Box:
    across, down = {
        Alignment.LEFT: (around.left - box.left, 0.0),
        Alignment.CENTRE: (around.centre[0] - box.centre[0], 0.0),
        Alignment.RIGHT: (around.right - box.right, 0.0),
        Alignment.TOP: (0.0, around.top - box.top),
        Alignment.MIDDLE: (0.0, around.centre[1] - box.centre[1]),
        Alignment.BOTTOM: (0.0, around.bottom - box.bottom),
    }[how]
    return box.moved(across, down)


def distributed(items: Items, keys: Collection[str], *, across: bool) -> Items:
    """Three or more items with equal gaps between them, from left to right or from top to bottom; the outer two stay."""
    chosen = sorted(picked(items, keys), key=lambda each: _side(each, across=across))
    if len(chosen) < 3:
        return items
    sides = [_side(each, across=across) for each in chosen]
    first, last = sides[0][0], max(until for _begin, until in sides)
    gap = (last - first - sum(until - begin for begin, until in sides)) / (len(sides) - 1)
    at, changed = first, []
    for each, (begin, until) in zip(chosen, sides, strict=True):
        shift = at - begin
        changed.append(placed(each, box_of(each).moved(shift, 0) if across else box_of(each).moved(0, shift)))
        at += until - begin + gap
    return put(items, changed)


def _side(item: Item, *, across: bool) -> tuple[float, float]:
    """Where an item begins and ends from left to right, or from top to bottom."""
    return (item.x_mm, item.right_mm) if across else (item.y_mm, item.bottom_mm)


def to_front(items: Items, keys: Collection[str]) -> Items:
    """The items drawn after all others."""
    return (*(each for each in items if each.key not in keys), *picked(items, keys))


def to_back(items: Items, keys: Collection[str]) -> Items:
    """The items drawn before all others."""
    return (*picked(items, keys), *(each for each in items if each.key not in keys))


def free_key(items: Iterable[Item], wish: str) -> str:
    """A key like `wish` that no item has: "text", else "text-2" and so on."""
    taken = {each.key for each in items}
    stem = wish.rstrip("0123456789").rstrip("-") or "item"
    stem = stem[:60]
    number, key = 1, wish[:60]
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def added(items: Items, new: Sequence[Item], page: PageForm, shift: float = 0.0) -> tuple[Items, tuple[str, ...]]:
    """Items with others in front of them, each with a free key and moved by `shift`; and the keys that they were given."""
    keys = []
    for each in new:
        key = free_key(items, each.key)
        keys.append(key)
        box = kept_on(box_of(each).moved(shift, shift), page)
        items = (*items, placed(replace(each, key=key), box))
    return items, tuple(keys)
