"""Home: how the programme stands, the coming week, what waits, and the steps of the main job while they are not gone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from sankul.text import N_
from sankul.ui.exchanged import Exchanged
from sankul.ui.page import Page
from sankul.ui.parts import scrolled
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.home import Overview
    from sankul.operations.store import Work
    from sankul.ui.home.cards import Card

IN_A_ROW = 3
WIDEST, NARROW = 1080, 720
AIR, GAP = 24, 16


@dataclass(frozen=True, slots=True)
class Seen:
    """What Home shows."""

    overview: "Overview"
    is_protected: bool


class HomePage(Page):
    """Cards and lists; before the first attendance is marked, the steps of the main job in place of the cards."""

    title = N_("Home")
    listens: ClassVar[frozenset[str]] = frozenset(
        {
            "roles",
            "programmes",
            "proposals",
            "pairs",
            "circles",
            "members",
            "sessions",
            "spaces",
            "bookings",
            "holidays",
            "certificates",
            "claims",
        }
    )

    def build(self) -> None:
        """A scrolled sheet, at most as wide as three comfortable cards."""
        self.cards: list[Card] = []
        self.panels: dict[str, QWidget] = {}
        self._seen: Seen | None = None
        self._sheet = QWidget()
        self._lists: QBoxLayout | None = None
        holder = QWidget()
        holder.setMaximumWidth(scaled(WIDEST))
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(AIR, AIR, AIR, AIR)
        rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._shown = Exchanged(rows)
        outer = QWidget()
        around = QVBoxLayout(outer)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(holder)
        self.body.addWidget(scrolled(outer))

    def load(self, work: "Work") -> Seen:
        """Read the programme that is shown."""
        from sankul.operations.home import read_overview

        return Seen(read_overview(work, self.shell.programme), self.shell.context.store.is_protected)

    def display(self, data: Seen) -> None:
        """Show it, when it is not shown already; the focus stays on the same button."""
        if data == self._seen:
            return
        self._seen = data
        focused = next((each.accessibleName() for each in self._buttons() if each.hasFocus()), "")
        self._fill(data)
        if focused:
            for each in self._buttons():
                if each.accessibleName().split(":")[0] == focused.split(":")[0]:
                    each.show()
                    each.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow; Qt calls it."""
        super().resizeEvent(event)
        self._fold()

    def _fill(self, seen: Seen) -> None:
        from sankul.ui.home.panels import Asleep, Waits, Week, waiting_of
        from sankul.ui.home.steps import Steps

        overview = seen.overview

        def go(room: str, row_id: str = "") -> None:
            self.shell.go(room, row_id)

        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        waits = Waits(waiting_of(overview, seen.is_protected), go)
        self.panels = {"waits": waits}
        self.cards = []
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(GAP)
        if overview.tally.held:
            rows.addLayout(self._grid_of_cards(overview))
            self.panels["week"] = Week(overview.coming, overview.coming_count, go)
        else:
            self.panels["steps"] = Steps(overview.tally, go, lambda act: self.shell.do(act))
        left, right = (QVBoxLayout(), QVBoxLayout())
        for column in (left, right):
            column.setSpacing(GAP)
            self._lists.addLayout(column, 1)
        left.addWidget(self.panels.get("steps") or self.panels["week"])
        right.addWidget(waits)
        if overview.coming and not overview.tally.held:
            self.panels["week"] = Week(overview.coming, overview.coming_count, go)
            right.addWidget(self.panels["week"])
        if overview.sleeping:
            self.panels["asleep"] = Asleep(overview.sleeping, go)
            right.addWidget(self.panels["asleep"])
        for column in (left, right):
            column.addStretch(1)  # an aligned layout would not grow for words that need a second line
        rows.addLayout(self._lists)
        self._put(sheet)
        self._fold()

    def _grid_of_cards(self, overview: "Overview") -> QGridLayout:
        from sankul.ui.home.cards import Card, counts_of

        grid = QGridLayout()
        grid.setSpacing(GAP)
        counts = counts_of(overview)
        self.cards = [Card(count) for count in counts]
        for at, (card, count) in enumerate(zip(self.cards, counts, strict=True)):
            card.clicked.connect(lambda _checked=False, room=count.room: self.shell.go(room))
            grid.addWidget(card, at // IN_A_ROW, at % IN_A_ROW)
            grid.setColumnStretch(at % IN_A_ROW, 1)
        return grid

    def _put(self, sheet: QWidget) -> None:
        self._shown.put(sheet)
        self._sheet = sheet

    def _fold(self) -> None:
        self._fit_cards()
        is_narrow = self.width() < scaled(NARROW)
        if self._lists is not None:
            direction = QBoxLayout.Direction
            self._lists.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def _fit_cards(self) -> None:
        width = (min(self.width(), scaled(WIDEST)) - 2 * AIR - (IN_A_ROW - 1) * GAP) // IN_A_ROW
        height = max((card.height_for(width) for card in self.cards), default=0)
        for card in self.cards:
            card.setFixedHeight(height)

    def _buttons(self) -> list[QPushButton]:
        return self._sheet.findChildren(QPushButton)
