"""The panels of Home: the coming week, what waits, and circles that may fall asleep. Each line is a button or has one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from sankul.clock import today
from sankul.operations.home import Overview, Sleeping
from sankul.operations.sessions import SessionRow
from sankul.rules.papers import Both
from sankul.rules.sessions import WEEKDAYS
from sankul.text import N_, _, language
from sankul.ui.parts import button, label, sign, styled
from sankul.ui.theme import scaled

MOST_SLEEPING = 6

Go = Callable[[str, str], object]


class Panel(QFrame):
    """A heading, and rows below it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        styled(self, "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(20, 12, 20, 12)
        self.rows.setSpacing(2)
        self.rows.addWidget(label(title, "strong"))
        self.setAccessibleName(title)


class CutLabel(QLabel):
    """Words in one line that end in "…" where there is no room for all of them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for; Qt calls it."""
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.rect(), int(self.alignment()), self.palette(), True, words, self.foregroundRole()
        )


class Line(QPushButton):
    """A line that leads somewhere: a fixed part at its left, words, and softer words."""

    def __init__(self, first: str, words: str, soft: str, act: Callable[[], object]) -> None:
        super().__init__()
        styled(self, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(12)
        for text, look, width in ((first, "", 64), (words, "strong", 96), (soft, "soft", 0)):
            said = styled(QLabel(text) if width else CutLabel(text), look)
            said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if width:
                said.setMinimumWidth(scaled(width))
            row.addWidget(said, 0 if width else 1)
        self.setMinimumHeight(scaled(32))
        self.setToolTip(soft)
        self.setAccessibleName(", ".join(part for part in (first, words, soft) if part))
        self.clicked.connect(lambda: act())


class Week(Panel):
    """The sessions of today and the next seven days."""

    def __init__(self, shown: Sequence[SessionRow], count: int, go: Go) -> None:
        """`shown` are the first of `count` sessions."""
        super().__init__(_("Today and the next seven days"))
        self.rows.setSpacing(2)
        if not shown:
            self.rows.addWidget(label(_("No session is planned for these days."), "soft"))
            self.rows.addWidget(
                button(_("Open the sessions"), partial(go, "sessions", "")), 0, Qt.AlignmentFlag.AlignLeft
            )
        for day, sessions in groupby(shown, key=lambda session: session.day):
            self.rows.addSpacing(4)
            self.rows.addWidget(label(said_day(day), "soft"))
            for session in sessions:
                space = _said(session.space) if session.space else _("no space yet")
                times = f"{session.start:%H:%M}"
                self.rows.addWidget(Line(times, session.circle, space, partial(go, "sessions", session.id)))
        if count > len(shown):
            words = _("All {n} sessions of these days").format(n=count)
            self.rows.addWidget(button(words, partial(go, "sessions", ""), look="link"), 0, Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: its words and its button are translated; `room` and `row_id` are where it is done."""

    words: str
    button: str
    room: str
    row_id: str = ""


def waiting_of(seen: Overview, is_protected: bool) -> tuple[Waiting, ...]:
    """What waits, the most pressing first."""
    waits = seen.waits
    found = (
        (not seen.has_programme, N_("There is no programme yet"), N_("Make a programme"), "settings", "programmes"),
        (waits.unmarked, N_("Sessions without attendance: {n}"), N_("Mark attendance"), "sessions", waits.unmarked_id),
        (waits.is_draft_open, N_("A proposal of mentors is not decided"), N_("Look at it"), "mentoring", ""),
        (waits.left_over, N_("Teachers without a mentor: {n}"), N_("See why"), "mentoring", ""),
        (
            waits.unpermitted,
            N_("Spaces of the next two weeks without permission: {n}"),
            N_("See the spaces"),
            "spaces",
            waits.unpermitted_id,
        ),
        (waits.draft_claims, N_("Claims still in draft: {n}"), N_("Check the claims"), "claims", ""),
        (
            waits.proposed_holidays,
            N_("Proposed days off to check: {n}"),
            N_("Check the days"),
            "settings",
            "holidays",
        ),
        (not is_protected, N_("No passphrase protects this office"), N_("What it means"), "settings", "safety"),
    )
    return tuple(
        Waiting(_(words).format(n=int(count)), _(act), room, row_id)
        for count, words, act, room, row_id in found
        if count
    )


class Waits(Panel):
    """What waits for a person, each with its button."""

    def __init__(self, waiting: Sequence[Waiting], go: Go) -> None:
        super().__init__(_("What waits"))
        self.rows.setSpacing(6)
        if not waiting:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(sign("circle-check", "green"))
            row.addWidget(label(_("Nothing waits. All is done."), "soft"), 1)
            self.rows.addLayout(row)
        self.buttons = []
        for each in waiting:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(label(each.words), 1)
            act = button(each.button, partial(go, each.room, each.row_id))
            act.setAccessibleName(f"{each.words}: {each.button}")
            self.buttons.append(act)
            row.addWidget(act)
            self.rows.addLayout(row)


class Asleep(Panel):
    """Circles that have not met for three weeks or more."""

    def __init__(self, sleeping: Sequence[Sleeping], go: Go) -> None:
        super().__init__(_("Circles at risk"))
        self.rows.addWidget(label(_("They have not met for three weeks or more."), "soft"))
        for each in sleeping[:MOST_SLEEPING]:
            weeks = _("{n} weeks").format(n=each.weeks)
            last = _("last on {day}").format(day=f"{each.last_on:%d.%m.%Y}") if each.last_on else _("never met yet")
            self.rows.addWidget(Line(weeks, each.code, last, partial(go, "mentoring", each.circle_id)))
        if len(sleeping) > MOST_SLEEPING:
            words = _("All circles at risk: {n}").format(n=len(sleeping))
            self.rows.addWidget(button(words, partial(go, "mentoring", ""), look="link"), 0, Qt.AlignmentFlag.AlignLeft)


def said_day(day: date) -> str:
    """A day by "Today", "Tomorrow" or its weekday, and its date."""
    names = {today(): _("Today"), today() + timedelta(days=1): _("Tomorrow")}
    return f"{names.get(day) or _(WEEKDAYS[day.weekday()])}, {day:%d.%m.%Y}"


def _said(name: Both) -> str:
    return (name.hi or name.en) if language() == "hi" else (name.en or name.hi)
