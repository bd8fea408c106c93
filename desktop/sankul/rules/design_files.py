"""Designs as plain values that JSON can hold: written, and read back with every fault refused."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, get_type_hints

from sankul.rules.designs import (
    FIELDS,
    ITEM_TYPES,
    LAYOUTS,
    LONGEST_TEXT,
    MOST_ITEMS,
    MOST_PICTURES,
    NEEDED_FIELDS,
    PAGE_SIZES_MM,
    RANGES,
    SMALLEST_CODE_MM,
    CodeItem,
    Design,
    Item,
    PageForm,
    Picture,
    Speaks,
    TextItem,
    named_fields,
)
from sankul.rules.papers import Both
from sankul.text import LANGUAGES, N_, _

FORMAT = 1
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no database and no paper takes: control signs and halves of letters; a tab and a new line are no harm."""


class DesignBroken(Exception):  # noqa: N818 - always told as part of a sentence that names the file
    """Why something is no design: `reason` is a message of the catalogue, filled by `values`."""

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values

    def __str__(self) -> str:
        return _(self.reason).format(**self.values)


@dataclass(frozen=True, slots=True)
class DesignParcel:
    """A design with all pictures that it shows: what a design file holds."""

    design: Design
    pictures: tuple[Picture, ...] = ()


def plain_of(design: Design) -> dict[str, Any]:
    """The design as values that JSON can hold; `design_of` reads them back."""
    return {
        "sankul-design": FORMAT,
        "name": design.name.en,
        "name_hi": design.name.hi,
        "page": design.page.value,
        "layouts": {layout: [plain_item(item) for item in design.layouts[layout]] for layout in LAYOUTS},
    }


def plain_item(item: Item) -> dict[str, Any]:
    """The item as values that JSON can hold; `item_of` reads them back."""
    plain: dict[str, Any] = {"kind": item.kind}
    for each in fields(item):
        value = getattr(item, each.name)
        if isinstance(value, Both):
            plain |= {each.name: value.en, f"{each.name}_hi": value.hi}
        else:
            plain[each.name] = str(value) if isinstance(value, StrEnum) else value
    return plain


def design_of(plain: Any) -> Design:
    """The design that plain values say. Raises DesignBroken for whatever is missing, unknown or out of range."""
    if not isinstance(plain, dict) or plain.get("sankul-design") is None:
        raise DesignBroken(N_("it is no design of Sankul"))
    if plain["sankul-design"] != FORMAT:
        raise DesignBroken(N_("it was made by a newer Sankul"))
    name = Both(text_of(plain, "name", 80), text_of(plain, "name_hi", 80))
    if not (name.en or name.hi):
        raise DesignBroken(N_("it has no name"))
    page = _choice(PageForm, plain, "page")
    layouts = plain.get("layouts")
    if not isinstance(layouts, dict) or set(layouts) != set(LAYOUTS):
        raise DesignBroken(N_("it lacks one of its two layouts"))
    read = {layout: tuple(_items(layouts[layout], page)) for layout in LAYOUTS}
    for items in read.values():
        check_items(items)
    design = Design(name=name, page=page, layouts=read)
    if len(design.pictures()) > MOST_PICTURES:
        raise DesignBroken(N_("it has more than {most} pictures"), most=MOST_PICTURES)
    return design


def check_items(items: Iterable[Item]) -> None:
    """Raise DesignBroken unless a layout has what each certificate must show, in either language: name, number, day and code."""
    all_items = tuple(items)
    if len({item.key for item in all_items}) != len(all_items):
        raise DesignBroken(N_("two items have the same key"))
    for language in LANGUAGES:
        named = _named_in(language, all_items)
        for field in NEEDED_FIELDS:
            if field not in named:
                message = N_("the field “{field}” is missing, without which no paper can be checked")
                raise DesignBroken(message, field=field)
    if not any(isinstance(item, CodeItem) for item in all_items):
        raise DesignBroken(N_("the code is missing, without which no paper can be checked"))


def _named_in(language: str, items: Iterable[Item]) -> set[str]:
    """The fields that a layout names on a paper in `language`."""
    texts = (
        item.text.in_language(language if item.speaks is Speaks.PAPER else item.speaks.value)
        for item in items
        if isinstance(item, TextItem)
    )
    return {field for text in texts for field in named_fields(text)}


def _items(plain: Any, page: PageForm) -> Iterator[Item]:
    if not isinstance(plain, list) or len(plain) > MOST_ITEMS:
        raise DesignBroken(N_("it has more than {most} items"), most=MOST_ITEMS)
    for each in plain:
        yield item_of(each, page)


def item_of(plain: Any, page: PageForm) -> Item:
    """The item that plain values say. Raises DesignBroken."""
    kind = plain.get("kind") if isinstance(plain, dict) else None
    if not isinstance(kind, str) or kind not in ITEM_TYPES:
        raise DesignBroken(N_("it has an item of an unknown kind"))
    made = ITEM_TYPES[kind]
    known = {each.name for each in fields(made)} | {"kind"} | ({"text_hi"} if made is TextItem else set())
    strange = set(plain) - known
    if strange:
        raise DesignBroken(N_("it says something unknown: “{name}”"), name=sorted(map(str, strange))[0][:40])
    types = get_type_hints(made)
    item = made(**{each.name: _value(each.name, types[each.name], plain) for each in fields(made)})
    width, height = PAGE_SIZES_MM[page]
    if item.right_mm > width + 0.01 or item.bottom_mm > height + 0.01:
        raise DesignBroken(N_("an item stands outside the page"))
    if isinstance(item, CodeItem) and min(item.width_mm, item.height_mm) < SMALLEST_CODE_MM:
        raise DesignBroken(N_("the code is smaller than {least} mm and could not be read"), least=SMALLEST_CODE_MM)
    return item


def _value(name: str, wanted: type, plain: Mapping[str, Any]) -> Any:
    """The value of one attribute of an item."""
    if name in RANGES:
        return _number(plain, name)
    if wanted is Both:
        return _both(plain, name)
    if wanted is bool:
        return _flag(plain, name)
    if issubclass(wanted, StrEnum):
        return _choice(wanted, plain, name)
    text = text_of(plain, name, 80)
    if not text:
        raise DesignBroken(N_("an item lacks “{name}”"), name=name)
    return text


def _number(plain: Mapping[str, Any], name: str) -> float:
    value = plain.get(name)
    low, high = RANGES[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise DesignBroken(N_("“{name}” must be a number from {low} to {high}"), name=name, low=low, high=high)
    return round(float(value), 2)


def _flag(plain: Mapping[str, Any], name: str) -> bool:
    value = plain.get(name)
    if not isinstance(value, bool):
        raise DesignBroken(N_("“{name}” must be true or false"), name=name)
    return value


def text_of(plain: Mapping[str, Any], name: str, most: int) -> str:
    """The text under this name, empty when it is missing. Raises DesignBroken."""
    value = plain.get(name, "")
    if not isinstance(value, str) or len(value) > most:
        raise DesignBroken(N_("“{name}” must be a text of at most {most} letters"), name=name, most=most)
    if _UNSEEN.search(value):
        raise DesignBroken(N_("“{name}” has signs that are no letters"), name=name)
    return value


def _both(plain: Mapping[str, Any], name: str) -> Both:
    both = Both(text_of(plain, name, LONGEST_TEXT), text_of(plain, f"{name}_hi", LONGEST_TEXT))
    for text in (both.en, both.hi):
        for field in named_fields(text):
            if field not in FIELDS:
                raise DesignBroken(N_("it names the unknown field “{field}”"), field=field[:40])
    return both


def _choice(choices: type[StrEnum], plain: Mapping[str, Any], name: str) -> Any:
    value = plain.get(name)
    if not isinstance(value, str) or value not in {str(each) for each in choices}:
        raise DesignBroken(
            N_("“{name}” must be one of: {known}"), name=name, known=", ".join(str(each) for each in choices)
        )
    return choices(value)
