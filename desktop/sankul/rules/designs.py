"""Designs of certificates: what stands where on the page, in millimetres from its upper left corner.

A design has two layouts: one for papers in Hindi and English, one for papers in one language. Texts may name facts of the
certificate as {fields}. A design that was used is never changed: papers that were issued with it are printed again as they
were, and a changed design is a new row.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar

from sankul.rules.papers import Both
from sankul.rules.rows import Row
from sankul.text import N_

LAYOUTS = ("both", "one")
MOST_ITEMS = 80
MOST_PICTURES = 20
LONGEST_TEXT = 1_000
SMALLEST_CODE_MM = 24.0
PRINTER_MARGIN_MM = 12.0
"""What an office printer may leave white; items within it are warned of, not refused."""


class PageForm(StrEnum):
    """A4, lying or upright."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


PAGE_SIZES_MM: Mapping[PageForm, tuple[float, float]] = {
    PageForm.LANDSCAPE: (297.0, 210.0),
    PageForm.PORTRAIT: (210.0, 297.0),
}
FIELDS: Mapping[str, str] = {
    "title": N_("Title of the kind"),
    "opening": N_("This is to certify that"),
    "name": N_("Name"),
    "place_line": N_("School, UDISE code, block and district"),
    "deed": N_("What the person did"),
    "measures": N_("Sessions and hours"),
    "office": N_("Office"),
    "programme": N_("Programme"),
    "school": N_("School"),
    "udise": N_("UDISE code"),
    "block": N_("Block"),
    "district": N_("District"),
    "from_on": N_("First day"),
    "until_on": N_("Last day"),
    "sessions_held": N_("Sessions held"),
    "sessions_attended": N_("Sessions attended"),
    "hours": N_("Hours"),
    "percent": N_("Percent"),
    "serial": N_("Serial number"),
    "issued_on": N_("Date of issue"),
    "place": N_("Place of issue"),
    "replaces": N_("In place of which certificate"),
}
"""What a text may name in braces, each with its label; `printing.certificate_wording` fills them."""

NEEDED_FIELDS = ("name", "serial", "issued_on")
_FIELD = re.compile(r"\{([^{}]*)\}")


class Speaks(StrEnum):
    """The language of an item: Hindi, English, or the paper's own (both, with a stroke between, on a paper in both)."""

    HINDI = "hi"
    ENGLISH = "en"
    PAPER = "paper"


class Weight(StrEnum):
    """The weights of a text."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold-italic"


class Align(StrEnum):
    """Where lines stand between left and right."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Stand(StrEnum):
    """Where lines stand between top and bottom."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class FrameStyle(StrEnum):
    """The borders that can be drawn."""

    LINE = "line"
    DOUBLE = "double"
    CORNERS = "corners"
    LATTICE = "lattice"
    BRACKETS = "brackets"
    BAR = "bar"


class RuleStyle(StrEnum):
    """The lines that can be drawn."""

    PLAIN = "plain"
    DIAMOND = "diamond"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A thing on the page: its key, which is its own within the layout, and its box in millimetres."""

    kind: ClassVar[str] = ""
    key: str
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float

    @property
    def right_mm(self) -> float:
        """The right edge."""
        return self.x_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """The lower edge, counted from the top of the page."""
        return self.y_mm + self.height_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem(Item):
    """Words with {fields}. They shrink to stay in the box; `keeps_line` shrinks far before it breaks a line."""

    kind: ClassVar[str] = "text"
    text: Both
    size_pt: float = 12.0
    weight: Weight = Weight.REGULAR
    align: Align = Align.CENTER
    stand: Stand = Stand.MIDDLE
    speaks: Speaks = Speaks.PAPER
    keeps_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureItem(Item):
    """A logo, a seal or a signature: the picture of this digest, as large as the box lets it be, in its own proportions."""

    kind: ClassVar[str] = "picture"
    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleItem(Item):
    """A line through the middle of its box, along the longer side."""

    kind: ClassVar[str] = "rule"
    style: RuleStyle = RuleStyle.PLAIN
    thickness_pt: float = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameItem(Item):
    """A border along the edges of its box."""

    kind: ClassVar[str] = "frame"
    style: FrameStyle = FrameStyle.LINE
    thickness_pt: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeItem(Item):
    """The signed code, as a square in the box."""

    kind: ClassVar[str] = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesItem(Item):
    """Lines to sign on for all who sign, evenly from left to right; the words stand at the foot of the box."""

    kind: ClassVar[str] = "signatures"
    speaks: Speaks = Speaks.PAPER
    size_pt: float = 10.5


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateItem(Item):
    """Where the boxed word DUPLICATE stands on a second print; nothing on the first."""

    kind: ClassVar[str] = "duplicate"
    speaks: Speaks = Speaks.PAPER


ITEM_TYPES: Mapping[str, type[Item]] = {
    each.kind: each for each in (TextItem, PictureItem, RuleItem, FrameItem, CodeItem, SignaturesItem, DuplicateItem)
}
ITEM_LABELS: Mapping[str, str] = {
    "text": N_("Text"),
    "picture": N_("Picture"),
    "rule": N_("Line"),
    "frame": N_("Border"),
    "code": N_("Code to check"),
    "signatures": N_("Signatures"),
    "duplicate": N_("Mark of a duplicate"),
}
RANGES: Mapping[str, tuple[float, float]] = {
    "x_mm": (0, 297),
    "y_mm": (0, 297),
    "width_mm": (0.5, 297),
    "height_mm": (0.5, 297),
    "size_pt": (4, 96),
    "thickness_pt": (0.1, 12),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A design: its names, its page, and the items of each layout in the order in which they are drawn."""

    name: Both
    page: PageForm
    layouts: Mapping[str, tuple[Item, ...]]

    def layout_for(self, language: str) -> str:
        """Which layout a paper in `language` ("hi", "en" or "both") takes."""
        return "both" if language == "both" else "one"

    def items(self, language: str) -> tuple[Item, ...]:
        """What stands on a paper in `language`."""
        return self.layouts[self.layout_for(language)]

    def pictures(self) -> frozenset[str]:
        """The digests of all pictures that it shows."""
        return frozenset(
            item.picture for items in self.layouts.values() for item in items if isinstance(item, PictureItem)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDesign(Row):
    """A design of the office; `body` is its plain form as JSON text.

    One that is not `is_listed` was changed or put away and stays only for papers that were issued with it. `starter` names
    the shipped design that it is, unchanged.
    """

    name: str
    name_hi: str = ""
    body: str
    starter: str = ""
    is_listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Row):
    """A picture of designs: PNG or JPEG as base64 text, named by the SHA-256 of its bytes in hexadecimal."""

    digest: str
    name: str
    data: str


@lru_cache(maxsize=1_024)
def named_fields(text: str) -> tuple[str, ...]:
    """The fields that a text names, known or not."""
    return tuple(found.group(1).strip() for found in _FIELD.finditer(text))


def fill(text: str, value: Callable[[str], str]) -> str:
    """`text` with its fields filled by `value`; empty when it names fields and all of them are empty."""
    names = named_fields(text)
    values = {name: value(name) for name in names}
    if names and not any(values.values()):
        return ""
    if len(names) == 1 and text == f"{{{names[0]}}}":
        return values[names[0]]
    return _FIELD.sub(lambda found: values[found.group(1).strip()], text)


def in_margin(item: Item, page: PageForm) -> bool:
    """Whether an item reaches into the margin that an office printer leaves white."""
    width, height = PAGE_SIZES_MM[page]
    edge = PRINTER_MARGIN_MM - 0.05
    return item.x_mm < edge or item.y_mm < edge or item.right_mm > width - edge or item.bottom_mm > height - edge
