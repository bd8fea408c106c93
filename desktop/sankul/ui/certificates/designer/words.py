"""How the items of a design are called on the screen."""

from sankul.rules.designs import FIELDS, ITEM_LABELS, Item, TextItem, fill
from sankul.text import _, language

LONGEST = 40


def said_text(item: TextItem) -> str:
    """The words of a text in the language now spoken, its fields by their labels."""
    return fill(item.text.in_language(language()), lambda name: f"[{_(FIELDS[name])}]" if name in FIELDS else name)


def title_of(item: Item) -> str:
    """The kind of an item, and of a text its words."""
    label = _(ITEM_LABELS[item.kind])
    said = said_text(item).strip() if isinstance(item, TextItem) else ""
    short = said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
    return f"{label} “{short}”" if short else label


def said_mm(value: float) -> str:
    """A length without needless digits: 12, 12.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def place_of(item: Item) -> str:
    """Where an item stands and how large it is, for those who do not see it."""
    said = _("{x} mm from the left, {y} mm from the top, {width} by {height} mm")
    return said.format(
        x=said_mm(item.x_mm), y=said_mm(item.y_mm), width=said_mm(item.width_mm), height=said_mm(item.height_mm)
    )
