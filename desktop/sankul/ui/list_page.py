"""A page with a list: filter, table, and what is selected at the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSplitter, QStackedWidget, QWidget

from sankul.text import N_, _
from sankul.ui.action_bar import NARROW
from sankul.ui.actions import action
from sankul.ui.empty import Empty, EmptyState
from sankul.ui.fields import FilterField
from sankul.ui.forms import Form
from sankul.ui.messages import Spoken
from sankul.ui.page import Page
from sankul.ui.parts import scrolled, styled
from sankul.ui.readable_columns import ReadableColumns
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel
from sankul.ui.theme import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from sankul.operations.store import Work

LATE_MS = 300
NO_MATCH = Empty(N_("Nothing matches"), N_("Try fewer letters, or another spelling."), "search")
_NOTHING_PICKED = Empty(N_("Nothing selected"), N_("Choose a line of the list to see more about it here."), "eye")


class ListPage(Page):
    """Rows are frozen values with an `id`; `load` returns them in their first order."""

    columns: ClassVar[Sequence[Column[Any]]] = ()
    nothing_yet: ClassVar[Empty] = Empty(N_("Nothing here yet"), "", "info")
    nothing_picked: ClassVar[Empty] = _NOTHING_PICKED
    detail_width: ClassVar[int] = 400
    is_kept_readable: ClassVar[bool] = False  # whether a narrow list scrolls sideways rather than squeeze its columns

    def load(self, work: "Work") -> Any:
        """All rows, or what `fill` makes them of; runs on the reader thread."""
        raise NotImplementedError

    def also_searched(self, row: Any) -> str:
        """Words that find the row though no column shows them."""
        return ""

    def load_detail(self, work: "Work", row: Any) -> Any:
        """Read more about a selected row for `detail`; runs on the reader thread."""
        return None

    def detail(self, row: Any, more: Any) -> QWidget:
        """What stands at the right for one selected row, mostly `Facts`; `more` comes from `load_detail`."""
        raise NotImplementedError

    def build(self) -> None:
        """Filter field, table with its empty states, detail pane."""
        self.model = self.make_model()
        self.table = self.make_table(self.model)
        self.filter = FilterField()
        self.filter.textChanged.connect(self._filtered)
        self.filter.left.connect(self._focus_table)
        self.count = styled(QLabel(), "soft")
        self._spoken = Spoken(self.count, lambda: self.count.text() if self.model.rowCount() else _(NO_MATCH.title))
        self.bar.lead(self.filter)
        self.bar.lead(self.count)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(lambda: self.count.setText(_("Sorting…")))
        self.model.sorting.connect(self._sorting)
        self.list = QStackedWidget()
        self.pane = styled(QStackedWidget(), "pane")
        self.split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self.split.addWidget(self.list)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([10_000, scaled(self.detail_width)])
        self.pane.setMinimumWidth(scaled(280))
        self.body.addWidget(self.split)
        self.form: Form | None = None
        self._wanted = ""
        self._is_read = False
        self._nothing_for: bool | None = None  # whether there are lines, while the pane says that none is selected

    def make_model(self) -> RowModel[Any]:
        """The model of the list."""
        model = RowModel[Any](self.columns, self.also_searched)
        model.beside = lambda make, take: self.shell.jobs.sort(make, take, owner=self)
        return model

    def make_table(self, model: RowModel[Any]) -> TableView:
        """A table that tells this page what is selected in it."""
        table = TableView(model)
        table.setAccessibleName(_(self.title))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.picked.connect(self._picked)
        if self.is_kept_readable:
            ReadableColumns(table, model)
        return table

    def display(self, data: Any) -> None:
        """Show the rows; the selection, the filter and the order stay."""
        kept = [self._wanted] if self._wanted else [row.id for row in self.selected()]
        self._is_read = True
        self.fill(data)
        self._show_list()
        self._select(kept)
        self.shell.jobs.compute(self.model.make_keys, self._keys_made, owner=self)

    def fill(self, data: Any) -> None:
        """Put into the model what `load` returned."""
        self.model.put(data)

    def selected(self) -> list[Any]:
        """The selected rows, from top to bottom."""
        return [self.model.row_at(self.model.index(place, 0)) for place in self.table.selected_places()]

    def selected_count(self) -> int:
        """See Page."""
        return len(self.table.selected_places())

    def select(self, row_id: str) -> None:
        """See Page."""
        self.filter.clear()
        self._wanted = row_id
        if self._is_read:
            self._select([row_id])

    def show_form(self, form: Form) -> None:
        """Put a form into the detail pane; it goes when it is cancelled or `close_form` is called.

        A form in which something was typed stays, and the person is told.
        """
        if self.has_unsaved():
            self.shell.say(_("Save or cancel the open form first."), "warning")
            return
        self.close_form()
        self.form = form
        form.cancelled.connect(self.close_form)
        self._put_pane(form)
        form.focus_first()

    def close_form(self) -> None:
        """Show what is selected again."""
        if self.form is not None:
            self.form = None
            self._picked()
            self.setFocus()

    def has_unsaved(self) -> bool:
        """See Page."""
        return self.form is not None and self.form.is_changed()

    def state(self) -> dict[str, Any]:
        """See Page."""
        rows, heading = self.selected(), self.table.horizontalHeader()
        order = (heading.sortIndicatorSection(), heading.sortIndicatorOrder())
        return {"filter": self.filter.text(), "row": rows[0].id if rows else "", "order": order}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        self.table.sortByColumn(*state["order"])
        self.filter.setText(state["filter"])
        self._wanted = state["row"]

    def rows_as_text(self) -> list[list[str]]:
        """The list as it is shown, with its headings; for paper and export."""
        return self.model.rows_as_text()

    def acts_on_rows(self) -> list[QAction]:
        """What the menu of a row offers."""
        return [act for known, act in self.acts if known.needs != "nothing"]

    @action(name="list.save", label=N_("Save this list…"), shortcut="Ctrl+Shift+S", icon="download", in_menu=True)
    def save_list(self) -> None:
        """Save the list as it is shown, as a workbook or a list."""
        from sankul.ui.list_files import save_list

        save_list(self)

    @action(name="list.print", label=N_("Print this list"), shortcut="Ctrl+Shift+P", icon="printer", in_menu=True)
    def print_list(self) -> None:
        """Make a paper of the list as it is shown, and show it."""
        from sankul.ui.list_files import print_list

        print_list(self)

    @action(name="list.filter", label=N_("Filter this list"), shortcut="/ | Ctrl+F", listed=False)
    def focus_filter(self) -> None:
        """Put the cursor into the filter field."""
        self.filter.setFocus()
        self.filter.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor of the page is that of its list, so that arrows move in it at once; Qt calls it."""
        super().focusInEvent(event)
        self._pass_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the detail stands below the list, and a form takes the place of both; Qt calls it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        direction = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if direction != self.split.orientation():
            self.split.setOrientation(direction)
            self.split.setSizes([500, 500] if is_narrow else [10_000, scaled(self.detail_width)])
        has_detail = self.model.total > 0 and (not is_narrow or self.selected_count() > 0)
        self.list.setMinimumHeight(scaled(4 * ROW_HEIGHT) if is_narrow else 0)
        self.list.setVisible(not is_narrow or self.form is None)
        self.pane.setVisible(has_detail or self.form is not None)

    def _keys_made(self, were_missing: bool) -> None:
        """What was typed before the search was ready counts now."""
        if were_missing and self.filter.text().strip():
            self._filter(self.model.filter_again)

    def _filtered(self, query: str) -> None:
        self._filter(lambda: self.model.filter(query))
        self._spoken.start()

    def _filter(self, look: Callable[[], None]) -> None:
        kept = [row.id for row in self.selected()]
        look()
        self._show_list()
        self._select(kept)

    def _sorting(self, is_under_way: bool) -> None:
        if is_under_way:
            self._late.start()
        else:
            self._late.stop()
            self._show_list()

    def _show_list(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self.count.setText(str(total) if shown == total else _("{done} of {total}").format(done=shown, total=total))
        if shown:
            had_cursor = self.list.isAncestorOf(QApplication.focusWidget() or self)
            _replace(self.list, self.table)
            if had_cursor:
                self.table.setFocus()
            self._pass_focus()
        elif self._is_read:
            _replace(self.list, self._empty_list(total))
        self._fold()

    def _pass_focus(self) -> None:
        if self.hasFocus() and self.table.isVisible():
            self.table.setFocus()

    def _empty_list(self, total: int) -> EmptyState:
        if total:
            return EmptyState(NO_MATCH, _("Clear the filter"), self.filter.clear)
        return self._empty(self.nothing_yet)

    def _empty(self, empty: Empty) -> EmptyState:
        if not empty.action:
            return EmptyState(empty)
        act = self.acts[empty.action]
        return EmptyState(empty, act.text(), act.trigger)

    def _select(self, row_ids: Sequence[str]) -> None:
        places = [place for place in map(self.model.place_of, row_ids) if place >= 0]
        if places:
            self._wanted = ""
            self.table.choose(places[0])
        else:
            self._picked()

    def _picked(self) -> None:
        self.allow()
        if self.form is not None:
            return
        rows = self.selected()
        if len(rows) == 1:
            row = rows[0]
            self.shell.jobs.read(
                lambda work: self.load_detail(work, row),
                lambda more: self._show_detail(row, more),
                owner=self,
                key="detail",
            )
        elif rows:
            said = Empty(
                _("{n} selected").format(n=len(rows)), N_("The acts above do the same for all of them."), "check"
            )
            self._put_pane(EmptyState(said))
        elif self._nothing_for != (has_lines := self.model.rowCount() > 0):
            self._put_pane(self._nothing_picked())
            self._nothing_for = has_lines

    def _nothing_picked(self) -> QWidget:
        if self.nothing_picked.action or not self.model.rowCount():
            return self._empty(self.nothing_picked)
        return EmptyState(self.nothing_picked, _("Choose the first line"), self._focus_table)

    def _show_detail(self, row: Any, more: Any) -> None:
        if self.form is None and [found.id for found in self.selected()] == [row.id]:
            self._put_pane(self.detail(row, more))

    def _put_pane(self, widget: QWidget) -> None:
        self._nothing_for = None
        _replace(self.pane, scrolled(widget))
        self._fold()

    def _focus_table(self) -> None:
        self.table.focus_rows()

    def _open_menu(self, at: Any) -> None:
        menu = QMenu(self)
        menu.addActions(self.acts_on_rows())
        if menu.actions():
            menu.exec(self.table.viewport().mapToGlobal(at))
        menu.deleteLater()


def _replace(stack: QStackedWidget, widget: QWidget) -> None:
    """Show `widget` alone in `stack`; what was there before goes, unless it is a table."""
    for at in reversed(range(stack.count())):
        older = stack.widget(at)
        if older is not None and older is not widget and not isinstance(older, TableView):
            stack.removeWidget(older)
            older.deleteLater()
    if stack.indexOf(widget) < 0:
        stack.addWidget(widget)
    stack.setCurrentWidget(widget)
