"""The review of likely duplicates in place of the list: the queue at the left, one pair side by side at the right.

Beside it, behind a switch, the pairs that were found to be two people.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from sankul.errors import NotFound
from sankul.operations.duplicates import DuplicatePair
from sankul.rules.journal import ActKind, Changes
from sankul.rules.merging_fields import ACCOUNT, CIRCLE, Side
from sankul.text import N_, _
from sankul.ui.empty import Empty, EmptyState
from sankul.ui.parts import label, scrolled
from sankul.ui.people.distinctions import Distinctions
from sankul.ui.people.duplicate_head import APART, QUEUE, ReviewActs, ReviewHead
from sankul.ui.people.duplicate_list import COLUMNS, PairTable
from sankul.ui.people.duplicate_pair import ENTRY, PairPane
from sankul.ui.tables import RowModel
from sankul.ui.theme import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from sankul.operations.merging import MergePreview
    from sankul.operations.store import Work
    from sankul.ui.context import Shell

T = TypeVar("T")
NARROW, LOW = 760, 420
LIST_WIDTH = 368
HOW = N_("Arrows choose, Enter merges, N not the same, S the next pair, T pairs told apart, Esc back to the list.")
_NOBODY = Empty(N_("Nobody stands twice"), N_("No two entries look like one person."), "circle-check")
_LOOKING = Empty(
    N_("Looking through the register …"), N_("Every entry is compared with those that it could be."), "search"
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DuplicatesScreen(QWidget):
    """`left` asks to show the list again, `changed` says that the queue did.

    Two entries that a person chose are shown alone; `settled` says that they are decided, with the person who stays.
    """

    left = Signal()
    changed = Signal(tuple)
    settled = Signal(str)

    def __init__(self, shell: "Shell") -> None:
        super().__init__()
        self.shell = shell
        self.queue: tuple[DuplicatePair, ...] = ()
        self.pane: PairPane | None = None
        self._chosen: tuple[str, str] | None = None
        self._wanted, self._last = "", ""
        self._acting = False
        self.model: RowModel[DuplicatePair] = RowModel(COLUMNS)
        self.table = PairTable(self.model)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._focus_pair)
        self.apart = Distinctions(shell)
        self.apart.both_wanted.connect(lambda both: self.begin(chosen=both))
        self.apart.counted.connect(self._counted)
        acts = (self.merge, self.tell_apart, self.skip, self.apart.show_both, self.apart.take_back)
        self.head = ReviewHead(ReviewActs(self.left.emit, *acts))
        self.head.views.chosen.connect(self.show_view)
        self.places = QStackedWidget()
        self._area: QScrollArea | None = None
        self.split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self.split.addWidget(self.table)
        self.split.addWidget(self.places)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([scaled(LIST_WIDTH), 10_000])
        self.how = label(_(HOW), "line")
        self.how.setContentsMargins(16, 4, 16, 4)
        queue = QWidget()
        lines = QVBoxLayout(queue)
        self.views = QStackedWidget()
        self.views.addWidget(queue)
        self.views.addWidget(self.apart)
        rows = QVBoxLayout(self)
        for each in (lines, rows):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        lines.addWidget(self.split, 1)
        lines.addWidget(self.how)
        rows.addWidget(self.head)
        rows.addWidget(self.views, 1)
        self.setAccessibleName(_("Likely duplicates"))

    def state(self) -> dict[str, Any]:
        """What `begin` takes, so that the same is seen in another language."""
        pair = self.current()
        return {"wanted": pair.id if pair else "", "chosen": self._chosen, "view": self.view}

    def begin(
        self,
        queue: Sequence[DuplicatePair] | None = None,
        wanted: str = "",
        chosen: tuple[str, str] | None = None,
        view: str = QUEUE,
    ) -> None:
        """Show a queue that is known, search for one, or show two entries that a person chose; or the pairs told apart."""
        self._chosen, self._wanted = chosen, wanted
        self.head.views.setVisible(chosen is None)
        self.show_view(view)
        if queue is not None and chosen is None:
            self._found(tuple(queue))
        else:
            self._show_place(EmptyState(_LOOKING))
            self.search()

    @property
    def view(self) -> str:
        """Which list is seen."""
        return APART if self.views.currentWidget() is self.apart else QUEUE

    def show_view(self, key: str) -> None:
        """Show the queue, or the pairs that were told apart."""
        self.views.setCurrentIndex(int(key == APART))
        self.head.show_view(key)
        if key == APART:
            self.apart.refresh()
            self._focus_apart()
        else:
            places = self.table.selected_places()
            self.head.tell(places[0] + 1 if places else 0, len(self.queue))
            self.setFocus()
            self._focus_pair()

    def search(self) -> None:
        """Look through the register anew, beside whatever else is done."""
        from sankul.operations.duplicates import read_pair, read_survey, search

        jobs, chosen = self.shell.jobs, self._chosen
        if chosen is not None:
            jobs.read(lambda work: (read_pair(work, *chosen),), self._found, owner=self, key="pairs", failed=self._gone)
            return
        jobs.read(
            read_survey,
            lambda survey: jobs.think(partial(search, survey), self._found, owner=self, key="pairs"),
            owner=self,
            key="survey",
        )

    def hear(self, changes: Changes) -> None:
        """Something was changed, by somebody else or by undo: the queue is made anew."""
        if self._acting or not changes.collections & {"people", "bank_accounts", "distinctions", "mergers"}:
            return
        pair = self.current()
        self._wanted = self._last if changes.kind is ActKind.UNDO else pair.id if pair else ""
        if self.view == APART:
            self.apart.refresh()
        self.search()

    def current(self) -> DuplicatePair | None:
        """The pair that is selected."""
        pair: DuplicatePair | None = self.table.selected_row()
        return pair

    def merge(self) -> None:
        """Merge the two; what must be chosen first is said."""
        pane = self.pane
        if pane is None or self._acting:
            return
        if pane.preview.refusals:
            pane.tell_refusal(pane.preview.refusals[0])
            return
        from sankul.operations.merging import merge_people

        store, kept, gone, takes = self.shell.context.store, pane.kept_id, pane.gone_id, pane.takes()
        self._act(lambda: merge_people(store, kept, gone, takes), self._merged)

    def tell_apart(self) -> None:
        """Note that the two are two people."""
        pair = self.current()
        if pair is None or self._acting:
            return
        from sankul.operations.duplicates import distinguish

        store = self.shell.context.store
        self._act(lambda: distinguish(store, pair.one_id, pair.other_id), lambda _made: self._leave_out(pair))

    def skip(self) -> None:
        """Leave the pair for later and go to the next; after the last comes the first."""
        places = self.table.selected_places()
        if places and not self._acting:
            self.table.choose((places[0] + 1) % self.model.rowCount())

    def event(self, event: QEvent) -> bool:
        """Our keys are ours while the cursor is here, and not those of the page's acts; Qt calls it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the review; Enter on a button presses that. Qt calls it."""
        act = self._act_of(Qt.Key(event.key())) if _is_plain(event) and not event.isAutoRepeat() else None
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _act_of(self, key: Qt.Key) -> Callable[[], object] | None:
        if key in _ENTER:
            is_free = self.view == QUEUE and not isinstance(QApplication.focusWidget(), QPushButton)
            return self.merge if is_free else None
        acts: dict[Qt.Key, Callable[[], object]] = {Qt.Key.Key_T: self._switch, Qt.Key.Key_Escape: self.left.emit}
        if self.view == APART:
            acts[Qt.Key.Key_Delete] = self.apart.take_back
        else:
            acts |= {Qt.Key.Key_N: self.tell_apart, Qt.Key.Key_S: self.skip}
        return acts.get(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the pair stands below the list; Qt calls it."""
        super().resizeEvent(event)
        self._fold()

    def _switch(self) -> None:
        if self._chosen is None:
            self.show_view(QUEUE if self.view == APART else APART)

    def _counted(self, total: int, had_cursor: bool) -> None:
        if self.view == APART:
            self.head.tell_apart_count(total)
            if had_cursor or self.hasFocus():
                self._focus_apart()

    def _focus_apart(self) -> None:
        (self.apart if self.apart.table.isVisible() else self).setFocus()

    def _fold(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        self.head.fold(is_narrow=is_narrow)
        direction = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if direction != self.split.orientation():
            self.split.setOrientation(direction)
            self.split.setSizes([scaled(3 * ROW_HEIGHT), 10_000] if is_narrow else [scaled(LIST_WIDTH), 10_000])
        self.table.setMaximumHeight(scaled(4 * ROW_HEIGHT) if is_narrow else 16_777_215)
        is_low = is_narrow and self.height() < scaled(LOW)
        self.table.setVisible(len(self.queue) > 1 and not is_low)
        self.how.setVisible(not is_low)

    def _act(self, run: Callable[[], T], done: Callable[[T], object]) -> None:
        self._acting = True
        self.head.allow(is_allowed=False)
        self.shell.jobs.act(
            lambda _progress: run(),
            partial(self._ended, done),
            what=_("Likely duplicates"),
            owner=self,
            failed=partial(self._ended, self._failed),
        )

    def _failed(self, error: Exception) -> None:
        self.shell.fail(error)
        self.search()

    def _ended(self, then: Callable[[T], object], result: T) -> None:
        self._acting = False
        self.head.allow(is_allowed=True)
        then(result)

    def _merged(self, preview: "MergePreview") -> None:
        from sankul.operations.duplicates import after_merge

        assert preview.merged is not None
        if self._chosen is not None:
            self.settled.emit(preview.merged.id)
            return
        self._go_on(after_merge(self.queue, preview.merged, preview.gone.id))

    def _leave_out(self, pair: DuplicatePair) -> None:
        if self._chosen is not None:
            self.settled.emit("")
        else:
            self._go_on(tuple(each for each in self.queue if each.id != pair.id))

    def _go_on(self, queue: tuple[DuplicatePair, ...]) -> None:
        """The pair that was decided is gone; the one that stood below it comes up. Undo brings it back, so it is remembered."""
        places, decided = self.table.selected_places(), self.current()
        self._last = decided.id if decided else ""
        self._put(queue, min(places[0] if places else 0, len(queue) - 1))
        self.changed.emit(queue)

    def _found(self, queue: tuple[DuplicatePair, ...]) -> None:
        if self._chosen is None:
            self.changed.emit(queue)
        place = next((at for at, pair in enumerate(queue) if pair.id == self._wanted), 0)
        self._put(queue, place)

    def _gone(self, error: Exception) -> None:
        """One of the two entries that were chosen is there no longer."""
        self.left.emit()
        if not isinstance(error, NotFound):
            self.shell.fail(error)

    def _put(self, queue: tuple[DuplicatePair, ...], place: int) -> None:
        self.queue, self._wanted = queue, ""
        self.table.blockSignals(True)
        self.model.put(queue)
        if queue:
            self.table.choose(place)
        self.table.blockSignals(False)
        self._fold()
        if queue:
            self._picked()
        else:
            self._show_place(EmptyState(_NOBODY, _("Back to the list"), self.left.emit))
            if self.view == QUEUE:
                self.head.tell(0, 0)
                self.setFocus()

    def _picked(self) -> None:
        pair, places = self.current(), self.table.selected_places()
        if pair is not None:
            if self.view == QUEUE:
                self.head.tell(places[0] + 1, len(self.queue))
            self._read(pair, "", {}, partial(self._show, pair))

    def _read(self, pair: DuplicatePair, kept_id: str, choices: dict[str, int], show: Any) -> None:
        """Read what merging would do; `kept_id` is empty for the entry that should stay."""
        ids = (pair.one_id, pair.other_id)

        def read(work: "Work") -> "MergePreview":
            from sankul.operations.merging import read_preview, suggest_kept

            kept = ids.index(kept_id or suggest_kept(work, *ids))
            takes = {field: Side.KEPT if place == kept else Side.GONE for field, place in choices.items()}
            return read_preview(work, ids[kept], ids[1 - kept], takes)

        self.shell.jobs.read(read, show, owner=self, key="preview", failed=self._unreadable)

    def _unreadable(self, error: Exception) -> None:
        """An entry is gone or was erased meanwhile: look anew; two that were chosen cannot be merged."""
        if self._chosen is not None:
            self.left.emit()
            self.shell.fail(error)
        else:
            self.search()

    def _show(self, pair: DuplicatePair, preview: "MergePreview") -> None:
        is_list_used = self.table.hasFocus() and self.table.isVisible()
        is_cursor_here = self.hasFocus() or self.isAncestorOf(QApplication.focusWidget() or self)
        pane = self.pane = PairPane(pair, preview)
        pane.kept_changed.connect(lambda kept: self._swap(pane, kept))
        pane.decided.connect(lambda field: self._decided(pane, field))
        self._show_place(pane)
        if is_cursor_here and not is_list_used:
            self._focus_pair()

    def _swap(self, pane: PairPane, kept_id: str) -> None:
        """Another entry shall stay: everything is worked out anew, but what was chosen stays chosen."""
        choices = pane.choices()

        def show(preview: "MergePreview") -> None:
            self._show(pane.pair, preview)
            assert self.pane is not None
            self.pane.take_over(choices)
            self.pane.rows[ENTRY].setFocus()

        self._read(pane.pair, kept_id, choices, show)

    def _decided(self, pane: PairPane, field: str) -> None:
        """What the rules decide may hang on it; the fields of a person alone change nothing else."""
        if field in (ACCOUNT, CIRCLE) or pane.preview.refusals:
            self._read(pane.pair, pane.kept_id, pane.choices(), pane.tell)

    def _focus_pair(self) -> None:
        if self.pane is not None and self.pane.isVisible():
            self.pane.focus_first()

    def _show_place(self, widget: QWidget) -> None:
        """Show a pair, or why there is none, in place of what was there."""
        if widget is not self.pane:
            self.pane = None
        area, older = scrolled(widget), self._area
        self._area = area
        self.places.addWidget(area)
        self.places.setCurrentWidget(area)
        if older is not None:
            self.places.removeWidget(older)
            older.deleteLater()
        self.head.allow(is_allowed=self.pane is not None)


def _is_ours(event: QKeyEvent) -> bool:
    letters = (Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_T, Qt.Key.Key_Escape, Qt.Key.Key_Delete)
    return _is_plain(event) and event.key() in (*letters, *_ENTER)


def _is_plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
