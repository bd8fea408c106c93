"""Designs as plain values: what is written is read back equal, and whatever is broken is refused with its reason."""

import copy
import json
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.operations.designs import STARTERS, starter
from sankul.rules.design_files import DesignBroken, check_items, design_of, plain_of
from sankul.rules.designs import (
    FIELDS,
    ITEM_LABELS,
    ITEM_TYPES,
    LAYOUTS,
    MOST_ITEMS,
    NEEDED_FIELDS,
    CodeItem,
    TextItem,
    fill,
    in_margin,
    named_fields,
)
from sankul.rules.papers import Both

PLAIN = plain_of(starter("classic"))


def broken(change):
    """The plain form of a starter with a change made to it."""
    plain = copy.deepcopy(PLAIN)
    change(plain)
    return plain


def first(plain, kind):
    return next(item for item in plain["layouts"]["both"] if item["kind"] == kind)


@pytest.mark.parametrize("key", STARTERS)
def test_starters_are_whole_and_come_back_equal(key):
    design = starter(key)
    assert design_of(json.loads(json.dumps(plain_of(design)))) == design
    assert design.name.en
    assert design.name.hi
    for items in design.layouts.values():
        assert not [item.key for item in items if in_margin(item, design.page)]
        kinds = {item.kind for item in items}
        assert {"text", "code", "signatures", "duplicate"} <= kinds


def test_each_kind_of_item_has_a_label():
    assert set(ITEM_LABELS) == set(ITEM_TYPES)


BROKEN = {
    "no mapping": lambda plain: plain.clear(),
    "newer": lambda plain: plain.update({"sankul-design": 2}),
    "nameless": lambda plain: plain.update({"name": "", "name_hi": ""}),
    "name of another type": lambda plain: plain.update(name=["x"]),
    "name too long": lambda plain: plain.update(name="x" * 81),
    "page unknown": lambda plain: plain.update(page="A3"),
    "page unhashable": lambda plain: plain.update(page=["landscape"]),
    "layout missing": lambda plain: plain["layouts"].pop("one"),
    "layout too many": lambda plain: plain["layouts"].update(two=[]),
    "layouts no mapping": lambda plain: plain.update(layouts=7),
    "items no list": lambda plain: plain["layouts"].update(one={"a": 1}),
    "too many items": lambda plain: plain["layouts"].update(one=plain["layouts"]["one"] * MOST_ITEMS),
    "item no mapping": lambda plain: plain["layouts"]["one"].append("x"),
    "kind unknown": lambda plain: first(plain, "text").update(kind="script"),
    "kind unhashable": lambda plain: first(plain, "text").update(kind={}),
    "attribute unknown": lambda plain: first(plain, "text").update(onclick="x"),
    "attribute of another kind": lambda plain: first(plain, "code").update(text="x"),
    "key missing": lambda plain: first(plain, "text").pop("key"),
    "key twice": lambda plain: plain["layouts"]["one"].append(plain["layouts"]["one"][0]),
    "number as text": lambda plain: first(plain, "text").update(x_mm="12"),
    "number as truth": lambda plain: first(plain, "text").update(x_mm=True),
    "not a number": lambda plain: first(plain, "text").update(x_mm=math.nan),
    "endless": lambda plain: first(plain, "text").update(width_mm=math.inf),
    "huge": lambda plain: first(plain, "text").update(width_mm=10**400),
    "negative": lambda plain: first(plain, "text").update(y_mm=-1),
    "outside the page": lambda plain: first(plain, "text").update(x_mm=290),
    "text size of nothing": lambda plain: first(plain, "text").update(size_pt=0),
    "text too long": lambda plain: first(plain, "text").update(text="x" * 1001),
    "field unknown": lambda plain: first(plain, "text").update(text="{account}"),
    "field unknown in Hindi": lambda plain: first(plain, "text").update(text_hi="{name.__class__}"),
    "flag as text": lambda plain: first(plain, "text").update(keeps_line="yes"),
    "choice unknown": lambda plain: first(plain, "text").update(align="diagonal"),
    "style of another kind": lambda plain: first(plain, "frame").update(style="diamond"),
    "code too small": lambda plain: first(plain, "code").update(width_mm=20),
    "code missing": lambda plain: plain["layouts"]["both"].remove(first(plain, "code")),
    "name missing": lambda plain: [
        item.update(text="x", text_hi="x")
        for item in plain["layouts"]["one"]
        if item["kind"] == "text" and "{name}" in item["text"]
    ],
    "picture without a name": lambda plain: plain["layouts"]["one"].append(
        {"kind": "picture", "key": "p", "x_mm": 1, "y_mm": 1, "width_mm": 9, "height_mm": 9, "picture": ""}
    ),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_refused_with_a_reason(change):
    with pytest.raises(DesignBroken) as caught:
        design_of(broken(change))
    assert str(caught.value)
    assert "{" not in str(caught.value)


@pytest.mark.parametrize("value", [None, 3, "x", [], [PLAIN]])
def test_what_is_no_design_is_refused(value):
    with pytest.raises(DesignBroken):
        design_of(value)


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.data())
def test_any_change_gives_a_design_or_a_refusal(data):
    plain = copy.deepcopy(PLAIN)
    layout = data.draw(st.sampled_from(LAYOUTS))
    item = data.draw(st.sampled_from(plain["layouts"][layout]))
    target = data.draw(st.sampled_from([plain, plain["layouts"], item]))
    name = data.draw(st.sampled_from(sorted(map(str, target))))
    target[name] = data.draw(_ANYTHING)
    try:
        design = design_of(plain)
    except DesignBroken:
        return
    assert design_of(plain_of(design)) == design


def test_fields_are_filled_and_empty_ones_take_their_words_away():
    values = {"name": "Ram", "udise": ""}
    assert fill("{name} ({ name })", values.__getitem__) == "Ram (Ram)"
    assert fill("UDISE {udise}", values.__getitem__) == ""
    assert fill("{name}, {udise}", values.__getitem__) == "Ram, "
    assert fill("plain", values.__getitem__) == "plain"
    assert list(named_fields("{a} {b} {a}")) == ["a", "b", "a"]


def test_a_layout_needs_what_makes_a_paper_checkable():
    items = starter("letter").items("hi")
    for field in NEEDED_FIELDS:
        assert field in FIELDS
        kept = [item for item in items if not (isinstance(item, TextItem) and f"{{{field}}}" in item.text.en)]
        with pytest.raises(DesignBroken, match=field):
            check_items(kept)
    with pytest.raises(DesignBroken, match="code"):
        check_items(item for item in items if not isinstance(item, CodeItem))
    hindi_only = TextItem(
        key="h", x_mm=1, y_mm=1, width_mm=9, height_mm=9, text=Both("", "{name} {serial} {issued_on}")
    )
    check_items([hindi_only, next(item for item in items if isinstance(item, CodeItem))])


@pytest.mark.parametrize("language", ["en", "hi"])
def test_what_a_paper_needs_stands_on_it_in_either_language(language):
    mute = Both(**{"en": "{name}", "hi": "{name}", language: "-"})
    items = [
        replace(item, text=mute) if isinstance(item, TextItem) and "{name}" in item.text.en else item
        for item in starter("classic").layouts["one"]
    ]
    with pytest.raises(DesignBroken, match="“name” is missing"):
        check_items(items)
