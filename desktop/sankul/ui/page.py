"""The base of every page: a title, declared acts as buttons, and data that are read again when what they show has changed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sankul.errors import Sentence
from sankul.rules.journal import Changes
from sankul.text import _
from sankul.ui.action_bar import ActionBar
from sankul.ui.actions import Acts
from sankul.ui.context import Shell

if TYPE_CHECKING:
    from sankul.operations.store import Work


class Page(QWidget):
    """A room. Subclasses set the class attributes, fill `self.body` in `build`, and write `load` and `display`."""

    title: ClassVar[str] = ""
    listens: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.setAccessibleName(_(self.title))
        self.acts = Acts(self, Qt.ShortcutContext.WindowShortcut, self.run)
        self._is_stale = True
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.bar = ActionBar()
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addLayout(self.body, 1)
        self.build()
        self.bar.put(self.acts)
        self.allow()

    def build(self) -> None:
        """Make the widgets; runs once, in the language now spoken."""

    def load(self, work: "Work") -> Any:
        """Read what the page shows; runs on the reader thread, so it must not touch widgets."""
        return None

    def display(self, data: Any) -> None:
        """Show what `load` returned."""

    def selected_count(self) -> int:
        """How many rows are selected; acts that need rows are allowed by it."""
        return 0

    def has_unsaved(self) -> bool:
        """Whether something typed would be lost if the page were closed."""
        return False

    def foot_height(self) -> int:
        """How many pixels of our lower edge hold buttons, over which no toast may lie."""
        return 0

    def state(self) -> dict[str, Any]:
        """What to keep when the page is built anew in another language or theme."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state kept before."""

    def take_files(self, files: Sequence[Path]) -> bool:
        """Take files that were dropped on the window, and tell whether they are for this page."""
        return False

    def select(self, row_id: str) -> None:
        """Select a row, now or when it has been read."""

    def refresh(self) -> None:
        """Read and show again."""
        self._is_stale = False
        self.shell.jobs.read(self.load, self.display, owner=self, key="load")

    def entered(self) -> None:
        """The page comes to the front: read if something has changed since."""
        if self._is_stale:
            self.refresh()

    def hear(self, changes: Changes) -> None:
        """Something was changed: read again if it is ours."""
        if self.listens & changes.collections:
            self.hear_all()

    def hear_all(self) -> None:
        """What we show is old: read again at once when we are seen, else when we are."""
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def allow(self) -> None:
        """Enable the acts that the selection allows."""
        self.acts.allow(self.selected_count())

    def run(self, method: Callable[[], object]) -> None:
        """Run a method of ours; say it when it is refused."""
        try:
            method()
        except Sentence as sentence:
            self.shell.fail(sentence)
