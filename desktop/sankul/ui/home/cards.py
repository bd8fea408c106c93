"""The counts at the head of Home, each a button that leads to its room."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy

from sankul.operations.home import Overview
from sankul.text import N_, _
from sankul.ui.parts import label, sign, styled


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its words (N_ messages), and the room where more is to be seen."""

    room: str
    icon: str
    label: str
    number: int
    hint: str


def counts_of(seen: Overview) -> tuple[Count, ...]:
    """The six counts."""
    tally = seen.tally
    return (
        Count("people", "users", N_("Teachers"), tally.teachers, N_("in the register")),
        Count("people", "user-plus", N_("Mentors"), tally.mentors, N_("in the register")),
        Count("mentoring", "network", N_("Circles"), tally.circles, N_("each with its mentor")),
        Count("sessions", "calendar-days", N_("Sessions"), seen.coming_count, N_("in the next seven days")),
        Count("certificates", "award", N_("Certificates"), tally.certificates, N_("issued so far")),
        Count("claims", "receipt-indian-rupee", N_("Claims"), seen.waits.draft_claims, N_("still drafts")),
    )


class Card(QPushButton):
    """One count."""

    def __init__(self, count: Count) -> None:
        super().__init__()
        styled(self, "card")
        number = styled(QLabel(str(count.number)), "number")
        name = styled(QLabel(_(count.label)), "strong")
        hint = label(_(count.hint), "soft")
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 9, 20, 9)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
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

    def height_for(self, width: int) -> int:
        """How high the words make it; a button does not ask its layout by itself."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else 0
