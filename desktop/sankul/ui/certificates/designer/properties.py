"""What each kind of item has besides its place: the control of each property, and how it is read and written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sankul.rules.designs import RANGES, Align, FrameStyle, Item, RuleStyle, Speaks, Stand, TextItem, Weight
from sankul.rules.papers import Both
from sankul.text import N_, _
from sankul.ui.certificates.designer.controls import Choice, Control, Flag, Measure, Words

WEIGHT_LABELS = {
    Weight.REGULAR: N_("Regular"),
    Weight.BOLD: N_("Bold"),
    Weight.ITALIC: N_("Italic"),
    Weight.BOLD_ITALIC: N_("Bold and italic"),
}
ALIGN_LABELS = {
    Align.LEFT: N_("Left"),
    Align.CENTER: N_("Centre"),
    Align.RIGHT: N_("Right"),
    Align.JUSTIFY: N_("Both sides"),
}
STAND_LABELS = {Stand.TOP: N_("Top"), Stand.MIDDLE: N_("Middle"), Stand.BOTTOM: N_("Bottom")}
SPEAKS_LABELS = {
    Speaks.PAPER: N_("As the paper"),
    Speaks.HINDI: N_("Hindi only"),
    Speaks.ENGLISH: N_("English only"),
}
FRAME_LABELS = {
    FrameStyle.LINE: N_("One line"),
    FrameStyle.DOUBLE: N_("Two lines"),
    FrameStyle.CORNERS: N_("Two lines with corners"),
    FrameStyle.LATTICE: N_("Lattice"),
    FrameStyle.BRACKETS: N_("Brackets"),
    FrameStyle.BAR: N_("Bar at the left"),
}
RULE_LABELS = {
    RuleStyle.PLAIN: N_("One line"),
    RuleStyle.DIAMOND: N_("With a diamond"),
    RuleStyle.DOUBLE: N_("Two lines"),
}


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its control, how it is read from an item, and the attributes that a new value gives.

    `is_typed`: many small changes in a row are one undo; `fits` says whether an item has use for it now.
    """

    name: str
    make: Callable[[], Control]
    read: Callable[[Any], Any]
    write: Callable[[Any, Any], Mapping[str, Any]]
    is_typed: bool = False
    fits: Callable[[Any], bool] = lambda _item: True


def _plain(name: str, make: Callable[[], Control]) -> Property:
    return Property(name, make, lambda item: getattr(item, name), lambda _item, value: {name: value})


def _measure(name: str, label: str, step: float) -> Property:
    return _plain(name, lambda: Measure(_(label), "pt", *RANGES[name], step))


def _choice(name: str, label: str, choices: Mapping[Any, str]) -> Property:
    return _plain(name, lambda: Choice(_(label), [(value, _(said)) for value, said in choices.items()]))


def _words(name: str, label: str, write: Callable[[TextItem, str], Both]) -> Property:
    """Words in one language; a text that is only in the other one has no use for them."""
    code = name.rpartition("_")[2]
    other = Speaks.ENGLISH if code == "hi" else Speaks.HINDI
    return Property(
        name,
        lambda: Words(_(label)),
        lambda item: getattr(item.text, code),
        lambda item, value: {"text": write(item, value)},
        is_typed=True,
        fits=lambda item: item.speaks is not other or not getattr(item.text, other.value),
    )


_SIZE = _measure("size_pt", N_("Size"), 0.5)
_THICKNESS = _measure("thickness_pt", N_("Thickness"), 0.1)
_SPEAKS = _choice("speaks", N_("Language"), SPEAKS_LABELS)
_PROPERTIES: Mapping[str, Sequence[Property]] = {
    "text": (
        _words("text_hi", N_("Text in Hindi"), lambda item, value: Both(item.text.en, value)),
        _words("text_en", N_("Text in English"), lambda item, value: Both(value, item.text.hi)),
        _SIZE,
        _choice("weight", N_("Letters"), WEIGHT_LABELS),
        _choice("align", N_("Lines"), ALIGN_LABELS),
        _choice("stand", N_("In the box"), STAND_LABELS),
        _SPEAKS,
        _plain("keeps_line", lambda: Flag(_("Keep on one line"))),
    ),
    "picture": (),
    "rule": (_choice("style", N_("Style"), RULE_LABELS), _THICKNESS),
    "frame": (_choice("style", N_("Style"), FRAME_LABELS), _THICKNESS),
    "code": (),
    "signatures": (_SPEAKS, _SIZE),
    "duplicate": (_SPEAKS,),
}


def properties_of(items: Sequence[Item]) -> Sequence[Property]:
    """The properties that all items have in common; words only for one alone."""
    first, *others = [_PROPERTIES[item.kind] for item in items]
    common = [each for each in first if all(each in other for other in others)]
    return common if not others else [each for each in common if not each.is_typed]
