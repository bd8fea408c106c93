"""What to look at again in a design: faults with which it cannot be kept, and remarks that its maker may overlook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sankul.rules.design_files import DesignBroken, check_items
from sankul.rules.design_layout import box_of
from sankul.rules.designs import (
    FIELDS,
    CodeItem,
    Design,
    FrameItem,
    Item,
    TextItem,
    in_margin,
    named_fields,
)
from sankul.text import N_, _

GOOD_CODE_MM = 30.0
SMALLEST_TEXT_PT = 7.0


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: a message of the catalogue with its values, and the item that it is about (empty: the whole layout)."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""
    is_fault: bool = False

    def __str__(self) -> str:
        said = _(self.message).format(**{name: _(str(value)) for name, value in self.values.items()})
        return said[:1].upper() + said[1:]


def remarks_on(design: Design, language: str, sizes: Mapping[str, float] | None = None) -> tuple[Remark, ...]:
    """All there is to say of the layout for papers in `language`, faults first.

    `sizes` are the sizes in points to which texts shrink with the longest name, by key; see `Printer.certificate_text_sizes`.
    """
    items = design.items(language)
    found = [*_faults(items), *_unknown_fields(items), *_margins(design, items), *_codes(items)]
    found += _small_texts(items, sizes or {})
    return tuple(sorted(found, key=lambda each: not each.is_fault))


def _faults(items: tuple[Item, ...]) -> Iterable[Remark]:
    try:
        check_items(items)
    except DesignBroken as broken:
        values = {name: FIELDS.get(value, value) for name, value in broken.values.items()}
        yield Remark(broken.reason, values, is_fault=True)


def _unknown_fields(items: Iterable[Item]) -> Iterable[Remark]:
    for item in items:
        if isinstance(item, TextItem):
            strange = [
                name for text in (item.text.hi, item.text.en) for name in named_fields(text) if name not in FIELDS
            ]
            if strange:
                message = N_("There is no field “{field}”. Choose one under “Insert a field”.")
                yield Remark(message, {"field": strange[0][:40]}, item.key, is_fault=True)
            elif not (item.text.hi.strip() or item.text.en.strip()):
                yield Remark(N_("A text is empty. Write something, or delete it."), key=item.key)


def _margins(design: Design, items: Iterable[Item]) -> Iterable[Remark]:
    for item in items:
        if in_margin(item, design.page):
            yield Remark(N_("It reaches into the margin of 12 mm that many printers leave white."), key=item.key)


def _codes(items: tuple[Item, ...]) -> Iterable[Remark]:
    for at, code in enumerate(items):
        if not isinstance(code, CodeItem):
            continue
        if min(code.width_mm, code.height_mm) < GOOD_CODE_MM:
            yield Remark(N_("Below 30 mm the code is hard to read after a photocopy."), key=code.key)
        for place, other in enumerate(items):
            if place != at and not isinstance(other, FrameItem) and box_of(other).overlaps(box_of(code)):
                yield Remark(N_("It stands on the code, which then may not be read."), key=other.key)


def _small_texts(items: Iterable[Item], sizes: Mapping[str, float]) -> Iterable[Remark]:
    for item in items:
        size = sizes.get(item.key)
        if isinstance(item, TextItem) and size is not None and size < min(SMALLEST_TEXT_PT, item.size_pt) - 0.005:
            message = N_("With the longest name this text shrinks to {size} pt. Make its box larger.")
            yield Remark(message, {"size": f"{size:.1f}"}, item.key)
