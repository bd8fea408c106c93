"""Home: how the programme stands, in cards that lead to their rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sankul.clock import now
from sankul.text import N_, _
from sankul.ui.page import Page
from sankul.ui.parts import label, scrolled, sign, styled
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.store import Work

IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its words (N_ messages), and the room where more is to be seen."""

    room: str
    icon: str
    label: str
    number: int
    hint: str


class Card(QPushButton):
    """One count; a button that leads to its room."""

    def __init__(self, count: Count) -> None:
        super().__init__()
        styled(self, "card")
        number = styled(QLabel(str(count.number)), "number")
        name = styled(QLabel(_(count.label)), "strong")
        hint = label(_(count.hint), "soft")
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(sign(count.icon, "accent_text", 18), 0, 0)
        grid.addWidget(name, 0, 1)
        grid.addWidget(number, 1, 0, 1, 2)
        grid.addWidget(hint, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        for said in (number, name, hint):
            said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{_(count.label)}: {count.number}. {_(count.hint)}")


class HomePage(Page):
    """Six cards; what waits in a room stands in the sidebar."""

    title = N_("Home")
    listens: ClassVar[frozenset[str]] = frozenset({"roles", "circles", "sessions", "spaces", "certificates", "claims"})

    def build(self) -> None:
        """A scrolled grid, at most as wide as three comfortable cards."""
        self.cards: list[Card] = []
        sheet = QWidget()
        sheet.setMaximumWidth(scaled(1080))
        self._grid = QGridLayout(sheet)
        self._grid.setContentsMargins(24, 24, 24, 24)
        self._grid.setSpacing(16)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for column in range(IN_A_ROW):
            self._grid.setColumnStretch(column, 1)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(sheet)
        self.body.addWidget(scrolled(holder))

    def load(self, work: "Work") -> Sequence[Count]:
        """Count what stands."""
        from sankul.operations.store import Between
        from sankul.rules.claims import ClaimState
        from sankul.rules.people import RoleName
        from sankul.rules.sessions import SessionState

        moment = now()
        soon = work.sessions.count(state=SessionState.PLANNED, starts_at=Between(moment, moment + timedelta(days=7)))
        drafts = work.claims.count(state=ClaimState.DRAFT)
        return (
            Count("people", "users", N_("Teachers"), work.roles.count(role=RoleName.TEACHER), N_("in the register")),
            Count("people", "user-plus", N_("Mentors"), work.roles.count(role=RoleName.MENTOR), N_("in the register")),
            Count("mentoring", "network", N_("Circles"), work.circles.count(), N_("each with its mentor")),
            Count("sessions", "calendar-days", N_("Sessions"), soon, N_("in the next seven days")),
            Count("certificates", "award", N_("Certificates"), work.certificates.count(), N_("issued so far")),
            Count("claims", "receipt-indian-rupee", N_("Claims"), drafts, N_("still drafts")),
        )

    def display(self, data: Sequence[Count]) -> None:
        """Show the cards; the focus stays on the same card."""
        focused = next((at for at, card in enumerate(self.cards) if card.hasFocus()), -1)
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = [Card(count) for count in data]
        for at, (card, count) in enumerate(zip(self.cards, data, strict=True)):
            card.clicked.connect(lambda _checked=False, room=count.room: self.shell.go(room))
            self._grid.addWidget(card, at // IN_A_ROW, at % IN_A_ROW)
        if focused >= 0:
            self.cards[focused].show()
            self.cards[focused].setFocus()
