"""The pairs that were found to be two people, as a list beside the queue of likely duplicates: when, by whom, what was alike."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from sankul.clock import said_day
from sankul.text import N_, _
from sankul.ui.empty import Empty, EmptyState
from sankul.ui.people.duplicate_list import said_names
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel

if TYPE_CHECKING:
    from sankul.operations.duplicates import ToldApart
    from sankul.ui.context import Shell

COLUMNS: Sequence[Column[Any]] = (
    Column(title=N_("Pair"), value=lambda row: said_names(row.pair), width=320),
    Column(title=N_("What is alike"), value=lambda row: row.pair.likeness.why(), width=280, stretch=True),
    Column(title=N_("Found on"), value=lambda row: row.on, text=lambda row: said_day(row.on), width=104),
    Column(title=N_("By whom"), value=lambda row: row.by or "–", width=120),
)
_NONE = Empty(
    N_("No pair was told apart yet"), N_("Pairs that you find to be “Not the same” are kept here."), "circle-check"
)
_OURS = (Qt.Key.Key_T, Qt.Key.Key_Escape, Qt.Key.Key_Delete)


class _Table(TableView):
    """The list; it leaves the letters to the review."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that act, and do not search for a name; Qt calls it."""
        if event.key() in _OURS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Distinctions(QStackedWidget):
    """`both_wanted` carries the keys of two entries to be seen side by side, `counted` how many pairs there are.

    `counted` also tells whether the cursor was here.
    """

    both_wanted = Signal(tuple)
    counted = Signal(int, bool)

    def __init__(self, shell: "Shell") -> None:
        super().__init__()
        self.shell = shell
        self.model: RowModel[ToldApart] = RowModel(COLUMNS)
        self.table = _Table(self.model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(_("Not the same"))
        self.table.opened.connect(self.show_both)
        self.addWidget(self.table)
        self.addWidget(EmptyState(_NONE))
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the pairs and show them."""
        from sankul.operations.duplicates import told_apart

        store = self.shell.context.store
        self.shell.jobs.read(lambda _work: told_apart(store), self.display, owner=self, key="distinctions")

    def display(self, rows: "Sequence[ToldApart]") -> None:
        """Show other pairs; the one that was selected stays so, or the one that comes in its place."""
        chosen, places = self._current(), self.table.selected_places()
        had_cursor = self.isAncestorOf(QApplication.focusWidget() or self)
        self.model.put(rows)
        self.setCurrentIndex(0 if rows else 1)
        if rows:
            at = self.model.place_of(chosen.id) if chosen else -1
            self.table.choose(at if at >= 0 else min(places[0] if places else 0, len(rows) - 1))
        self.counted.emit(len(rows), had_cursor)

    def take_back(self) -> None:
        """Take the selected pair back: it comes again. The toast offers to undo it."""
        from sankul.operations.duplicates import take_back

        row, store = self._current(), self.shell.context.store
        if row is not None:
            one, other = row.pair.one_id, row.pair.other_id
            self.shell.jobs.act(lambda _progress: take_back(store, one, other), what=_("Take back"), owner=self)

    def show_both(self) -> None:
        """Ask to see the two entries side by side."""
        row = self._current()
        if row is not None:
            self.both_wanted.emit((row.pair.one_id, row.pair.other_id))

    def _current(self) -> "ToldApart | None":
        row: ToldApart | None = self.table.selected_row()
        return row
