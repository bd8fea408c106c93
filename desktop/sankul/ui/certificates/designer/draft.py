"""A design in the making: what is chosen in it, and every moment since it was opened, for undo without end."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from sankul.rules.design_layout import (
    Items,
    added,
    box_of,
    kept_on,
    picked,
    placed,
    put,
)
from sankul.rules.design_remarks import Remark, remarks_on
from sankul.rules.designs import LAYOUTS, MOST_ITEMS, Design, Item, PageForm, Picture
from sankul.rules.papers import Both

COPY_SHIFT_MM = 4.0
LANGUAGE_OF_LAYOUT = {"both": "both", "one": "hi"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What undo brings back: the design, the language in which it is looked at, and what is chosen."""

    design: Design
    language: str = "both"
    chosen: frozenset[str] = field(default_factory=frozenset)


class Draft(QObject):
    """The design in the making. All items are those of the layout that is seen."""

    changed = Signal()  # the design
    picked = Signal()  # what is chosen, or which layout or language is seen

    def __init__(self, design: Design, pictures: Iterable[Picture] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = Moment(design)
        self._saved = design
        self._back: list[Moment] = []
        self._forth: list[Moment] = []
        self._step = ""
        self.pictures = {each.digest: each for each in pictures}

    @property
    def design(self) -> Design:
        """The design as it is now."""
        return self._now.design

    @property
    def page(self) -> PageForm:
        """Lying or upright."""
        return self.design.page

    @property
    def language(self) -> str:
        """The language of the paper that is seen: "both", "hi" or "en"."""
        return self._now.language

    @property
    def items(self) -> Items:
        """All items of the layout that is seen, the foremost last."""
        return self.design.items(self.language)

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the chosen items."""
        return self._now.chosen

    @property
    def chosen_items(self) -> Items:
        """The chosen items in their order."""
        return picked(self.items, self.chosen)

    @property
    def is_changed(self) -> bool:
        """Whether anything would be lost."""
        return self.design != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a moment before."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """Whether there is a moment after."""
        return bool(self._forth)

    def choose(self, keys: Collection[str]) -> None:
        """Choose these items and no others."""
        known = frozenset(each.key for each in self.items) & frozenset(keys)
        self.settle()
        if known != self.chosen:
            self._now = replace(self._now, chosen=known)
            self.picked.emit()

    def toggle(self, key: str) -> None:
        """Choose an item too, or no more."""
        self.choose(self.chosen ^ {key})

    def step_to(self, step: int) -> bool:
        """Choose the item `step` places on from the one that is chosen; False beyond the first and the last."""
        keys = [each.key for each in self.items]
        at = keys.index(self.chosen_items[-1].key) + step if self.chosen else (0 if step > 0 else len(keys) - 1)
        if not 0 <= at < len(keys):
            return False
        self.choose({keys[at]})
        return True

    def speak(self, language: str) -> None:
        """See the layout for papers in another language; what is chosen stays when the layout stays."""
        if language == self.language:
            return
        self.settle()
        stays = self.design.layout_for(language) == self.design.layout_for(self.language)
        self._now = replace(self._now, language=language, chosen=self.chosen if stays else frozenset())
        self.picked.emit()

    def put_items(self, items: Items, chosen: Collection[str] | None = None, step: str = "") -> None:
        """Give the layout other items. Changes of one named step, such as typing, become one undo."""
        layouts = {**self.design.layouts, self.design.layout_for(self.language): items}
        self._put(replace(self.design, layouts=layouts), chosen, step)

    def change(self, step: str, **values: Any) -> None:
        """Give all chosen items that know these attributes other values."""
        self.put_items(put(self.items, [_changed(each, values) for each in self.chosen_items]), step=step)

    def add(self, new: Iterable[Item], shift: float = 0.0) -> bool:
        """Put items in front and choose them; False when there is no room for so many."""
        fresh = tuple(new)
        if not fresh or len(self.items) + len(fresh) > MOST_ITEMS:
            return False
        items, keys = added(self.items, fresh, self.page, shift)
        self.put_items(items, keys)
        return True

    def delete(self) -> None:
        """Take the chosen items away."""
        self.put_items(tuple(each for each in self.items if each.key not in self.chosen), ())

    def rename(self, name: Both) -> None:
        """Give the design other names."""
        self._put(replace(self.design, name=name), None, "name")

    def turn(self, page: PageForm) -> None:
        """Lay the page or stand it upright; items come back onto it."""
        layouts = {
            name: tuple(placed(each, kept_on(box_of(each), page)) for each in self.design.layouts[name])
            for name in LAYOUTS
        }
        self._put(replace(self.design, page=page, layouts=layouts), None, "")

    def settle(self) -> None:
        """What comes next is another undo, even of the same step."""
        self._step = ""

    def undo(self) -> None:
        """Back by one moment."""
        self._travel(self._back, self._forth)

    def redo(self) -> None:
        """On by one moment."""
        self._travel(self._forth, self._back)

    def mark_saved(self, design: Design) -> None:
        """The design is kept as it was at a moment."""
        self._saved = design
        self.settle()

    def faults(self) -> tuple[tuple[str, Remark], ...]:
        """With what the design cannot be kept: the language of the layout, and the fault."""
        return tuple(
            (LANGUAGE_OF_LAYOUT[layout], remark)
            for layout in LAYOUTS
            for remark in remarks_on(self.design, LANGUAGE_OF_LAYOUT[layout])
            if remark.is_fault
        )

    def _put(self, design: Design, chosen: Collection[str] | None, step: str) -> None:
        keys = self.chosen if chosen is None else frozenset(chosen)
        if design == self.design and keys == self.chosen:
            return
        if not step or step != self._step:
            self._back.append(self._now)
        self._forth.clear()
        self._step = step
        was_chosen = self.chosen
        self._now = Moment(design, self.language, keys)
        self.changed.emit()
        if keys != was_chosen:
            self.picked.emit()

    def _travel(self, source: list[Moment], target: list[Moment]) -> None:
        if not source:
            return
        self.settle()
        target.append(self._now)
        self._now = source.pop()
        self.changed.emit()
        self.picked.emit()


def _changed(item: Item, values: dict[str, Any]) -> Item:
    known = {each.name for each in fields(item)}
    return replace(item, **{name: value for name, value in values.items() if name in known})
