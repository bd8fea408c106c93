"""A page with several lists, one seen at a time: a calm switch between them, and what each of them needs beside it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from sankul.text import N_, _
from sankul.ui.action_bar import NARROW
from sankul.ui.empty import Empty, EmptyState
from sankul.ui.list_page import ListPage
from sankul.ui.place import read_place
from sankul.ui.reports import Report
from sankul.ui.segments import Segments
from sankul.ui.tables import Column, RowModel
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme


class View:
    """One list of a page. `acts` names the declared acts that stand as buttons while it is seen.

    `load` runs on the reader thread and may return anything; `rows` takes the rows out of it, `show` the rest.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    row_type: ClassVar[type] = object
    columns: ClassVar[Sequence[Column[Any]]] = ()
    acts: ClassVar[frozenset[str]] = frozenset()
    nothing_yet: Empty = Empty(N_("Nothing here yet"), "", "info")
    nothing_picked: ClassVar[Empty] = ListPage.nothing_picked

    def __init__(self, page: "ViewsPage") -> None:
        self.page = page
        self.model: RowModel[Any] = RowModel(self.columns, self.also_searched)
        self.is_read = False
        self.build()

    def build(self) -> None:
        """Make the controls."""

    def controls(self) -> Sequence[QWidget]:
        """What stands beside the switch while this view is seen."""
        return ()

    def load(self, work: "Work", programme: "Programme | None") -> Any:
        """Read what is shown; `programme` is None while the office has none."""
        raise NotImplementedError

    def rows(self, data: Any) -> Sequence[Any]:
        """The rows among what `load` returned."""
        return data  # type: ignore[no-any-return]

    def show(self, data: Any) -> None:
        """Show what else `load` returned."""

    def hide(self) -> None:
        """Another view is seen now."""

    def fold(self, *, is_narrow: bool) -> None:
        """Whether a form needs the place of all that stands around the list."""

    def also_searched(self, row: Any) -> str:
        """See ListPage."""
        return ""

    def load_detail(self, work: "Work", row: Any) -> Any:
        """See ListPage."""
        return None

    def detail(self, row: Any, more: Any) -> QWidget:
        """See ListPage."""
        raise NotImplementedError

    def state(self) -> dict[str, Any]:
        """See Page."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""

    def way_out(self) -> tuple[str, Callable[[], object]] | None:
        """Word and deed of the button where there is nothing yet, when that is no act of the page."""
        return None


class ViewsPage(ListPage):
    """A ListPage over `view_types`; `self.view` is the one that is seen, `self.programme` the name of what is shown."""

    view_types: ClassVar[Sequence[type[View]]] = ()

    def build(self) -> None:
        """The switch and the controls of the view in a line of their own, then the list."""
        self.programme: str | None = None
        self._reported: list[str] = []
        self._acts_of = ""
        self._tools = QWidget()
        self._tools.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._tools)
        self._lines.setContentsMargins(16, 0, 16, 10)
        self._lines.setSpacing(12)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(12)
        self.body.addWidget(self._tools)
        super().build()
        self.segments = Segments([(view.key, _(view.title)) for view in self.views.values()], wraps=True)
        self.segments.chosen.connect(self._choose_view)
        self._lines.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addLayout(self._beside, 1)
        for view in self.views.values():
            for control in view.controls():
                self._beside.addWidget(control)
        self._beside.addStretch(1)
        self._mark()

    def make_model(self) -> RowModel[Any]:
        """The model of the first view."""
        self.views = {made.key: made for made in (view_type(self) for view_type in self.view_types)}
        self.view = next(iter(self.views.values()))
        self._tables: dict[str, Any] = {}
        return self.view.model

    def load(self, work: "Work") -> Any:
        """Read the view that is seen."""
        from sankul.operations.programmes import the_programme

        view, name = self.view, read_place(work, self.shell.programme).programme
        self.programme = name or None
        return view, view.load(work, the_programme(work, name) if name else None)

    def display(self, data: Any) -> None:
        """Show it, unless another view was chosen meanwhile."""
        view, loaded = data
        if view is self.view:
            view.is_read = True
            view.show(loaded)
            super().display(view.rows(loaded))

    def show_view(self, key: str) -> bool:
        """See another view; False when a form holds us back."""
        if key == self.view.key:
            return True
        if self.has_unsaved():
            self.shell.say(_("Save or cancel the open form first."), "warning")
            self._mark()
            return False
        self.close_form()
        self.view.hide()
        self._tables[self.view.key] = self.table
        self.view = self.views[key]
        self.model = self.view.model
        self.table = self._tables.get(key) or self.make_table(self.model)
        self._is_read = self.view.is_read
        self._mark()
        self._put_acts()
        self._clear_filter()
        self.list.addWidget(self.table)
        self.list.setCurrentWidget(self.table)
        self._show_list()
        self._picked()
        if not self.segments.isAncestorOf(self.focusWidget() or self):
            self.setFocus()
        self.refresh()
        return True

    def entered(self) -> None:
        """See Page."""
        self._put_acts()
        super().entered()

    def show_report(self, report: Report) -> None:
        """Put what an act did into the pane; it stays until a line is chosen, or it is closed."""
        self.close_form()
        self._reported = [row.id for row in self.selected()]
        self.show_form(report)
        report.focus_first()

    def close_report(self) -> None:
        """Close what an act did, when it is shown; forms stay."""
        if isinstance(self.form, Report):
            self.close_form()

    def tell_elsewhere(self, work: "Work", programme_id: str) -> str:
        """What to say when a row that was looked for belongs to a programme that is not shown; empty when it is."""
        name = work.programmes.get(programme_id).name
        said = _("This belongs to the programme “{name}”. Choose that programme above to see it.")
        return "" if name == read_place(work, self.shell.programme).programme else said.format(name=name)

    def pick(self, row_id: str) -> None:
        """Select a row of the view that is seen, now or when it has been read."""
        ListPage.select(self, row_id)

    def allow(self) -> None:
        """Acts on rows are those of the view."""
        super().allow()
        for known, act in self.acts:
            if known.needs != "nothing" and known.listed and known.name not in self.view.acts:
                act.setEnabled(False)

    def acts_on_rows(self) -> list[QAction]:
        """See ListPage; those of the view, and moves that stand in no list of buttons."""
        offered = [(known, act) for known, act in self.acts if known.needs != "nothing"]
        return [act for known, act in offered if not known.listed or known.name in self.view.acts]

    def load_detail(self, work: "Work", row: Any) -> Any:
        """See ListPage; the row may be one of a view that was left a moment ago."""
        view = next(each for each in self.views.values() if isinstance(row, each.row_type))
        return view.load_detail(work, row)

    def detail(self, row: Any, more: Any) -> QWidget:
        """See ListPage."""
        return self.view.detail(row, more)

    def state(self) -> dict[str, Any]:
        """See Page."""
        views = {key: view.state() for key, view in self.views.items()}
        return {**super().state(), "view": self.view.key, "views": views}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        for key, kept in state["views"].items():
            self.views[key].restore(kept)
        self.show_view(state["view"])
        super().restore(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The controls go below the switch where both have no room in one line; Qt calls it."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        shown = [self.segments, *self.view.controls()]
        is_long = sum(each.sizeHint().width() + 16 for each in shown) + 16 > self.width()
        direction = QBoxLayout.Direction.TopToBottom if is_long else QBoxLayout.Direction.LeftToRight
        self._lines.setDirection(direction)

    def _put_acts(self) -> None:
        if self._acts_of != self.view.key:
            self._acts_of = self.view.key
            self.bar.put(self.acts, self.view.acts)

    def _fold(self) -> None:
        super()._fold()
        has_place = self.form is None or self.width() >= scaled(NARROW)
        self._tools.setVisible(has_place)
        self.view.fold(is_narrow=not has_place)

    def _choose_view(self, key: str) -> None:
        self.show_view(key)

    def _mark(self) -> None:
        self.segments.mark(self.view.key)
        for view in self.views.values():
            for control in view.controls():
                control.setVisible(view is self.view)
        self._wrap()

    def _clear_filter(self) -> None:
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.model.filter("")

    def _picked(self) -> None:
        chosen = [row.id for row in self.selected()]
        if isinstance(self.form, Report) and chosen and chosen != self._reported:
            self.form = None
        super()._picked()

    def _empty_list(self, total: int) -> EmptyState:
        if total:
            return super()._empty_list(total)
        way_out = self.view.way_out()
        return EmptyState(self.view.nothing_yet, *way_out) if way_out else self._empty(self.view.nothing_yet)

    def _nothing_picked(self) -> QWidget:
        if not self.model.rowCount():
            return EmptyState(self.view.nothing_picked)
        return EmptyState(self.view.nothing_picked, _("Choose the first line"), self._focus_table)
