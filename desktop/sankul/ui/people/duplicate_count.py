"""How many likely duplicates wait: found out beside everything else once nobody types, and shown on a button of the page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from sankul.rules.journal import Changes
from sankul.text import ngettext
from sankul.ui.icons import icon
from sankul.ui.parts import styled

if TYPE_CHECKING:
    from sankul.operations.duplicates import DuplicatePair, Survey
    from sankul.operations.store import Work
    from sankul.ui.context import Shell

QUIET_MS = 3_000
MOST_COUNTED = 30_000
"""Among more people the search takes seconds of an old PC, so it waits until somebody asks for it."""

_OURS = frozenset({"people", "bank_accounts", "distinctions", "mergers", "schools"})


class DuplicateButton(QPushButton):
    """Hidden while nothing waits. `queue` is what was found last, None when it is not known."""

    def __init__(self, shell: "Shell", act: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, "link")
        self.shell = shell
        self.queue: Sequence[DuplicatePair] | None = None
        self._is_narrow = False
        self.clicked.connect(lambda: act())
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self.count)
        shell.jobs.changed.connect(self._hear)
        self.hide()

    def wake(self) -> None:
        """The page is seen: count soon, if that was not done."""
        if self.queue is None:
            self._timer.start()

    def count(self) -> None:
        """Search now."""
        from sankul.operations.duplicates import read_survey

        def read(work: "Work") -> "Survey | None":
            return read_survey(work) if work.people.count() <= MOST_COUNTED else None

        self.shell.jobs.read(read, self._think, owner=self, key="count")

    def tell(self, queue: "Sequence[DuplicatePair]") -> None:
        """Show how many wait; an alarm has its sign."""
        self.queue = queue
        alarms = sum(pair.likeness.is_alarm for pair in queue)
        self.setIcon(icon("triangle-alert", "red") if alarms else icon("users", "accent_text"))
        self.fold(is_narrow=self._is_narrow)
        self.setVisible(bool(queue))

    def fold(self, *, is_narrow: bool) -> None:
        """Show only the number where it is narrow."""
        self._is_narrow = is_narrow
        if self.queue is None:
            return  # what was counted last stays until it is counted anew
        n = len(self.queue)
        said = ngettext("{n} likely duplicate", "{n} likely duplicates", n).format(n=n)
        self.setText(str(n) if is_narrow else said)
        self.setAccessibleName(said)
        self.setToolTip(f"{said}  Ctrl+D")

    def _think(self, survey: "Survey | None") -> None:
        from sankul.operations.duplicates import search

        if survey is not None:
            self.shell.jobs.think(partial(search, survey), self.tell, owner=self, key="count")

    def _hear(self, changes: Changes) -> None:
        """What was found is old; the page counts again when nobody has changed anything for a while."""
        if changes.collections & _OURS:
            self.queue = None
            place = self.parentWidget()
            if place is not None and place.isVisible():
                self._timer.start()
