"""All rows of an import: chips for their groups, a filter, the table, and everything about the selected row beside it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from sankul.rules.imports import DecisionKind, RowState
from sankul.rules.joined_sheets import ROW_KEY, row_key
from sankul.text import N_, _
from sankul.ui.action_bar import NARROW
from sankul.ui.empty import Empty, EmptyState
from sankul.ui.fields import FilterField
from sankul.ui.messages import Spoken
from sankul.ui.parts import styled
from sankul.ui.people.import_chips import GroupChips
from sankul.ui.people.import_decide import choices_of
from sankul.ui.people.import_lines import (
    ALL,
    DUPLICATES,
    REPAIRED,
    CellNames,
    RowLine,
    all_words,
    counts_of,
    line_columns,
)
from sankul.ui.people.import_row_pane import RowPane
from sankul.ui.readable_columns import ReadableColumns
from sankul.ui.table_view import TableView
from sankul.ui.tables import RowModel
from sankul.ui.theme import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from sankul.ui.people.import_kinds import Tried

PANE_WIDTH = 420
LEAST_HEIGHT = 288
LEAST_LINES = 5
_NO_MATCH = Empty(N_("Nothing matches"), N_("Try fewer letters, or another spelling."), "search")
_NO_ROWS = Empty(N_("No rows"), N_("Below the headings of this sheet nothing stands."), "file-spreadsheet")
_NONE_SO = {
    RowState.ADDED.value: Empty(N_("Nothing new"), N_("No row of this file is new to the office."), "info"),
    RowState.CHANGED.value: Empty(N_("Nothing changed"), N_("No row changes what the office has."), "info"),
    RowState.SAME.value: Empty(N_("Nothing as before"), N_("Every row brings something new."), "info"),
    REPAIRED: Empty(N_("Nothing repaired"), N_("Every cell was taken as it stands."), "circle-check"),
    RowState.REFUSED.value: Empty(N_("Nothing refused"), N_("Every row could be read."), "circle-check"),
    DUPLICATES: Empty(N_("Nobody twice"), N_("No row looks like another."), "circle-check"),
}
_NOTHING_PICKED = Empty(N_("No row selected"), N_("Choose a row to read everything about it here."), "eye")


class RowsPlace(QWidget):
    """`decided` carries what was Made. `filter` and `count` are placed by the one who shows these rows."""

    decided = Signal(object)

    def __init__(self, read_person: Callable[[str, Callable[[object], object]], object]) -> None:
        """`read_person` reads the page of a person and hands it to what it is given."""
        super().__init__()
        self._read_person = read_person
        self._lines: Sequence[RowLine] = ()
        self._names = CellNames()
        self._may_decide = False
        self.chips = GroupChips()
        self.chips.chosen.connect(self.show_group)
        self.filter = FilterField()
        self.filter.textChanged.connect(self._filtered)
        self.filter.left.connect(self.focus_table)
        self.count = styled(QLabel(), "soft")
        self._spoken = Spoken(self.filter, lambda: self.count.text() if self.model.rowCount() else _(_NO_MATCH.title))
        self.model: RowModel[RowLine] = RowModel(line_columns(lambda: self.chips.key), all_words)
        self.table = TableView(self.model)
        self.table.setAccessibleName(_("Rows of the file"))
        self.table.picked.connect(self._picked)
        self._sheet = len(self.model.columns) - 1
        self.table.horizontalHeader().moveSection(self._sheet, 1)
        self.table.setColumnHidden(self._sheet, True)
        ReadableColumns(self.table, self.model)
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self._empty: EmptyState | None = None
        self.pane = styled(QStackedWidget(), "pane")
        self.row_pane: RowPane | None = None
        self._held: QWidget | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self.split.addWidget(self.list)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([10_000, scaled(PANE_WIDTH)])
        self.pane.setMinimumWidth(scaled(300))
        self.split.setMinimumHeight(scaled(LEAST_HEIGHT))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.chips)
        rows.addWidget(self.split, 1)

    def show_tried(self, tried: "Tried", *, decided: int | None = None) -> None:
        """Show other lines; the group, the filter and the selection stay.

        When the row `decided` was just decided, the next one that waits is selected instead, so that one can go on.
        """
        self._lines, self._names = tried.lines, tried.names
        self._may_decide = tried.kind.noun == "people" and not tried.is_done
        self.table.setColumnHidden(self._sheet, len(tried.sheets_read) < 2)
        kept = self._current_id()
        counts = counts_of(self._lines)
        self.chips.tell(counts)
        if not counts[self.chips.key] and self.chips.buttons[self.chips.key].isHidden():
            self.chips.mark(ALL)
        if decided is not None:
            self.table.setFocus()  # before the answers go, else the cursor would first fly to the sidebar
        self._put_lines()
        following = self._waiting_after(decided) if decided is not None else None
        self._choose(following.id if following else kept)

    def make_keys(self) -> None:
        """Make what the filter compares, for all rows; safe beside the screen's thread."""
        keys: RowModel[RowLine] = self.model
        keys.make_keys()

    def show_group(self, key: str) -> None:
        """See one group."""
        self.chips.mark(key)
        kept = self._current_id()
        self._put_lines()
        self._choose(kept)

    def state(self) -> dict[str, str]:
        """What `restore` takes."""
        return {"group": self.chips.key, "filter": self.filter.text(), "row": self._current_id()}

    def restore(self, state: dict[str, str]) -> None:
        """Show the same group, filter and row."""
        self.filter.setText(state["filter"])
        self.show_group(state["group"])
        self._choose(state["row"])

    def current(self) -> RowLine | None:
        """The selected row."""
        row: RowLine | None = self.table.selected_row()
        return row

    def focus_table(self) -> None:
        """The cursor goes to the rows."""
        self.table.focus_rows()

    def focus_filter(self) -> None:
        """The cursor goes to the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def leave_filter(self) -> None:
        """Clear the filter, or go to the rows when it is clear; the shortcut of the screen takes this key from the field."""
        if self.filter.text():
            self.filter.clear()
        else:
            self.focus_table()

    def show_waiting(self) -> None:
        """See the likely duplicates, and the first that waits unless one is selected."""
        line = self.current()
        self.filter.clear()
        self.chips.mark(DUPLICATES)
        self._put_lines()
        following = line if line is not None and line.is_waiting else self._waiting_after(0)
        self._choose(following.id if following else "")
        self.table.setFocus()

    def _waiting_after(self, row: int) -> RowLine | None:
        """The next row shown that waits for a decision, below this row first."""
        waiting = sorted((line for line in self.model.shown_rows() if line.is_waiting), key=lambda line: line.row)
        return next((line for line in waiting if line.row > row), next(iter(waiting), None))

    def sizeHint(self) -> QSize:
        """No more than the least, so that what is around scrolls only where there is no room for that; Qt asks."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the pane stands below the rows; Qt calls it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        direction = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if direction != self.split.orientation():
            self.split.setOrientation(direction)
            self.split.setSizes([500, 500] if is_narrow else [10_000, scaled(PANE_WIDTH)])
        self.list.setMinimumHeight(scaled(LEAST_LINES * ROW_HEIGHT) if is_narrow else 0)
        self.pane.setMinimumHeight(scaled(LEAST_HEIGHT) if is_narrow else 0)
        both = scaled(LEAST_LINES * ROW_HEIGHT + LEAST_HEIGHT) + self.split.handleWidth()
        self.split.setMinimumHeight(both if is_narrow else scaled(LEAST_HEIGHT))

    def _put_lines(self) -> None:
        key = self.chips.key
        self.model.put(self._lines if key == ALL else [line for line in self._lines if key in line.groups])
        self._show_list()

    def _filtered(self, query: str) -> None:
        kept = self._current_id()
        self.model.filter(query)
        self._spoken.start()
        self._show_list()
        self._choose(kept)

    def _show_list(self) -> None:
        shown, total = self.model.rowCount(), len(self.model.rows)
        self.count.setText("" if shown == total else _("{done} of {total}").format(done=shown, total=total))
        if self._empty is not None:
            self.list.removeWidget(self._empty)
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        if not shown:
            self._empty = self._empty_list(total)
            self.list.addWidget(self._empty)
            self.list.setCurrentWidget(self._empty)

    def _empty_list(self, total: int) -> EmptyState:
        if total:
            return EmptyState(_NO_MATCH, _("Clear the filter"), self.filter.clear)
        return EmptyState(_NONE_SO.get(self.chips.key, _NO_ROWS))

    def _current_id(self) -> str:
        line = self.current()
        return line.id if line else ""

    def _choose(self, row_id: str) -> None:
        place = self.model.place_of(row_id) if row_id else -1
        if place >= 0:
            self.table.choose(place)  # which tells when another line is now selected
        self._picked()  # what may be decided in one go depends on the rows that are seen

    def _picked(self) -> None:
        line = self.current()
        if line is None:
            self.row_pane = None
            self._put_pane(EmptyState(_NOTHING_PICKED))
            return
        choices = choices_of(line, self.model.shown_rows()) if self._may_decide else None
        if self.row_pane is not None and (self.row_pane.line, self.row_pane.choices) == (line, choices):
            return
        self.row_pane = RowPane(line, self._names, choices)
        self.row_pane.decided.connect(self.decided)
        self._put_pane(self.row_pane)
        self._show_like(line, self.row_pane)

    def _show_like(self, line: RowLine, pane: RowPane) -> None:
        """Show whom the row is like, beside it."""
        if line.like_id.startswith(ROW_KEY):
            other = next((each for each in self._lines if row_key(each.row) == line.like_id), None)
            if other is not None:
                pane.show_other_row(other)
        elif line.like_id:
            self._read_person(line.like_id, pane.show_known)

    def _put_pane(self, widget: QWidget) -> None:
        older, self._held = self._held, widget
        self.pane.addWidget(widget)
        self.pane.setCurrentWidget(widget)
        if older is not None:
            self.pane.removeWidget(older)
            older.hide()
            older.deleteLater()

    def press(self, kind: DecisionKind) -> None:
        """Decide the selected row so, if it waits for that."""
        if self.row_pane is not None:
            self.row_pane.press(kind)

    def press_for_all(self, kind: DecisionKind) -> None:
        """Decide all rows shown that wait so, where they may be judged together."""
        if self.row_pane is not None:
            self.row_pane.press_for_all(kind)
