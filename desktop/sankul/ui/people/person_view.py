"""The page of one person in place of the list: two columns of blocks, one where it is narrow. Escape leads back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sankul.clock import today
from sankul.rules.people import ROLE_LABELS, is_held_on
from sankul.text import _, in_language
from sankul.ui.facts import Chip
from sankul.ui.local_keys import on_key
from sankul.ui.parts import button, label
from sankul.ui.people.person_blocks import blocks_of
from sankul.ui.people.shown import ROLE_TONES
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.people_pages import PersonPage
    from sankul.operations.person_story import Happened
    from sankul.ui.people.person_acts import PersonActs

NARROW = 960
WIDEST = 1240


@dataclass(frozen=True, slots=True)
class PersonData:
    """What the view shows: the page, and the history, the newest first."""

    page: "PersonPage"
    story: "Sequence[Happened]"


class PersonView(QWidget):
    """Shows one person; `left` asks to go back to the list. What can be done is asked of `acts`."""

    left = Signal()

    def __init__(self, data: PersonData, acts: "PersonActs", read: Callable[[Callable[[str], None]], object]) -> None:
        super().__init__()
        self.person_id = data.page.person.id
        self.blocks = blocks_of(data, acts, read)
        self.back = button(_("Back to the list"), self.left.emit, sign="arrow-left", look="quiet")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(scaled(32))
        places = [QVBoxLayout(), QVBoxLayout()]
        for place in places:
            place.setSpacing(scaled(20))
            self._columns.addLayout(place, 1)
        for block in self.blocks.values():
            places[block.column].addWidget(block)
        for place in places:
            place.addStretch(1)
        sheet = QWidget()
        sheet.setMaximumWidth(scaled(WIDEST))
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(16, 4, 16, 24)
        rows.setSpacing(4)
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in _head(data.page):
            rows.addWidget(widget)
        rows.addSpacing(scaled(16))
        rows.addLayout(self._columns)
        rows.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet, 100)
        outer.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        on_key(self, Qt.Key.Key_Escape, self.left.emit)
        self.setAccessibleName(in_language(data.page.person.name, data.page.person.name_hi))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow; Qt calls it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)


def _head(page: "PersonPage") -> Iterator[QWidget]:
    """Name in both scripts, other names, and the roles of today."""
    person = page.person
    name = in_language(person.name, person.name_hi)
    other = person.name if name == person.name_hi else person.name_hi
    yield label(name, "heading", can_copy=True)
    if other:
        yield label(other, "soft", can_copy=True)
    known = list(dict.fromkeys(in_language(each.name, each.name_hi) for each in page.also_known_as))
    known = [each for each in known if each and each not in (person.name, person.name_hi)]
    if known:
        said = _("Also known as {names}")
        yield label(said.format(names=", ".join(known)), "soft", can_copy=True)
    held = dict.fromkeys(each.role.role for each in page.roles if is_held_on(each.role, today()))
    if held:
        chips = QWidget()
        row = QHBoxLayout(chips)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        for role in held:
            row.addWidget(Chip(_(ROLE_LABELS[role]), ROLE_TONES[role]))
        row.addStretch(1)
        yield chips
