"""The views of the start that are no forms: the ways to an office, what comes next, and the wait for the demo office."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sankul.text import _
from sankul.ui.jobs import Job
from sankul.ui.parts import button, label, sign, styled
from sankul.ui.theme import scaled

WIDEST, NARROW = 960, 760
CARD_HEIGHT = 168
AIR, GAP = 24, 16
LOOK_MS = 100


@dataclass(frozen=True, slots=True)
class Way:
    """A choice: its words are translated already."""

    icon: str
    title: str
    words: str
    act: Callable[[], object]


class WayCard(QPushButton):
    """A way as a big button."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        styled(self, "card")
        title, words = label(way.title, "strong"), label(way.words, "soft")
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 20, 20, 16)
        grid.setVerticalSpacing(0)
        grid.addWidget(sign(way.icon, "accent_text", 28), 0, 0)
        grid.addWidget(title, 1, 0)
        grid.addWidget(words, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(3, 1)
        for said in (title, words):
            said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{way.title}. {way.words}")
        self.clicked.connect(lambda: way.act())

    def height_for(self, width: int) -> int:
        """How high the words make it; a button does not ask its layout by itself."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else 0


class Ways(QWidget):
    """A heading and up to three cards side by side, one below the other where it is narrow."""

    def __init__(self, title: str, words: str, ways: Sequence[Way]) -> None:
        super().__init__()
        sheet = QWidget()
        sheet.setMaximumWidth(scaled(WIDEST))
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(AIR, AIR, AIR, AIR)
        rows.setSpacing(2)
        rows.addStretch(2)
        rows.addWidget(label(title, "heading"))
        rows.addWidget(label(words, "soft"))
        rows.addSpacing(20)
        self.cards = [WayCard(way) for way in ways]
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(GAP)
        for card in self.cards:
            self._cards.addWidget(card, 1)
        rows.addLayout(self._cards)
        self.rest = QVBoxLayout()
        self.rest.setSpacing(8)
        rows.addSpacing(12)
        rows.addLayout(self.rest)
        rows.addStretch(3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)

    def add(self, widget: QWidget) -> None:
        """A line below the cards."""
        self.rest.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """The keyboard begins at the first card."""
        self.cards[0].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it is narrow; Qt calls it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        self._cards.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        beside = 1 if is_narrow else len(self.cards)
        width = (min(self.width(), scaled(WIDEST)) - 2 * AIR - (beside - 1) * GAP) // beside
        height = max(scaled(CARD_HEIGHT) if beside > 1 else 0, *(card.height_for(width) for card in self.cards))
        for card in self.cards:
            card.setFixedHeight(height)


def welcome(make: Callable[[], object], choose: Callable[[], object], demo: Callable[[], object]) -> Ways:
    """The three ways to an office."""
    return Ways(
        _("Welcome to Sankul"),
        _("Mentors, circles, sessions, certificates and claims of one office, on this PC, without a network."),
        [
            Way(
                "building-2",
                _("Make my office"),
                _("Its name, its district and a file for it. It takes a minute; then import your workbook."),
                make,
            ),
            Way(
                "folder-open",
                _("Open an office file"),
                _("An office that was made before, on this PC or on another one."),
                choose,
            ),
            Way(
                "eye",
                _("Look at the demo office"),
                _("An invented office with 350 teachers and 26 mentors, to try everything without harm."),
                demo,
            ),
        ],
    )


def what_next(bring_in: Callable[[], object], later: Callable[[], object]) -> Ways:
    """What can be done with a new office."""
    return Ways(
        _("Your office is ready"),
        _("Bring in the people you work with. What is in the workbook stays as it is."),
        [
            Way(
                "file-spreadsheet",
                _("Import your workbook"),
                _("Teachers and mentors from Excel or LibreOffice, in Hindi or English. You see everything first."),
                bring_in,
            ),
            Way("house", _("Later"), _("Look around first. The home page leads to each step."), later),
        ],
    )


class Wait(QWidget):
    """What is being done, how far it is, and a button that ends it."""

    def __init__(self, title: str, words: str, job: Job) -> None:
        super().__init__()
        self._job = job
        self.count = label("", "soft")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(title)
        self.cancel = button(_("Cancel"), self._cancel)
        sheet = QWidget()
        sheet.setMaximumWidth(scaled(480))
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(24, 24, 24, 24)
        rows.setSpacing(12)
        rows.addStretch(2)
        for widget in (label(title, "title"), label(words, "soft"), self.bar, self.count):
            rows.addWidget(widget)
        rows.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    def _look(self) -> None:
        job = self._job
        self.bar.setRange(0, job.total)
        self.bar.setValue(job.done)
        self.count.setText(_("{done} of {total}").format(done=job.done, total=job.total) if job.total else "")

    def _cancel(self) -> None:
        self._job.cancel()
        self.cancel.setEnabled(False)
        self.cancel.setText(_("Ending…"))
