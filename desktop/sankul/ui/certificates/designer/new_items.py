"""Items as they are when they are added: in the middle of the page, of a usual size."""

from collections.abc import Callable, Mapping
from typing import Any

from sankul.rules.design_layout import Box, page_box, placed
from sankul.rules.designs import (
    CodeItem,
    DuplicateItem,
    FrameItem,
    Item,
    PageForm,
    PictureItem,
    RuleItem,
    SignaturesItem,
    TextItem,
)
from sankul.rules.papers import Both
from sankul.text import N_

FRAME_EDGE_MM = 12.4
SIZES_MM = {
    "text": (120.0, 8.0),
    "picture": (30.0, 30.0),
    "rule": (80.0, 4.0),
    "code": (30.0, 30.0),
    "signatures": (145.0, 31.0),
    "duplicate": (40.0, 10.0),
}
KINDS: Mapping[str, tuple[str, str]] = {
    "text": (N_("Text"), "type"),
    "picture": (N_("Picture"), "image"),
    "rule": (N_("Line"), "minus"),
    "frame": (N_("Border"), "frame"),
    "code": (N_("Code"), "qr-code"),
    "signatures": (N_("Signatures"), "signature"),
    "duplicate": (N_("Duplicate mark"), "stamp"),
}
"""What can be added: a short word and an icon by kind."""

_HERE: Mapping[str, Any] = {"x_mm": 0.0, "y_mm": 0.0, "width_mm": 1.0, "height_mm": 1.0}
_MAKERS: Mapping[str, Callable[[], Item]] = {
    "text": lambda: TextItem(key="text", text=Both("{name}", "{name}"), **_HERE),
    "rule": lambda: RuleItem(key="line", **_HERE),
    "frame": lambda: FrameItem(key="border", **_HERE),
    "code": lambda: CodeItem(key="code", **_HERE),
    "signatures": lambda: SignaturesItem(key="signatures", **_HERE),
    "duplicate": lambda: DuplicateItem(key="duplicate", **_HERE),
}


def new_item(kind: str, page: PageForm) -> Item:
    """A new item of any kind but a picture."""
    return placed(_MAKERS[kind](), _box_for(kind, page))


def new_picture(digest: str, page: PageForm) -> Item:
    """A box for a picture."""
    return placed(PictureItem(key="picture", picture=digest, **_HERE), _box_for("picture", page))


def _box_for(kind: str, page: PageForm) -> Box:
    whole = page_box(page)
    if kind == "frame":
        return Box(FRAME_EDGE_MM, FRAME_EDGE_MM, whole.right - FRAME_EDGE_MM, whole.bottom - FRAME_EDGE_MM)
    width, height = SIZES_MM[kind]
    x, y = whole.centre
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
