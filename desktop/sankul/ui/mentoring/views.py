"""The two views of the mentoring page: circles, and the draft with the loads below its detail."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QPushButton, QSplitter, QWidget

from sankul.operations.mentoring_circles import CircleRow
from sankul.operations.mentoring_preview import Change, PreviewRow
from sankul.text import N_, _
from sankul.ui.action_bar import NARROW
from sankul.ui.empty import EmptyState
from sankul.ui.icons import icon
from sankul.ui.mentoring.circles import CIRCLE_COLUMNS, OpenCircle, circle_facts, read_circle
from sankul.ui.mentoring.draft import DRAFT_COLUMNS, NOW_WITH, SCHOOL, TEACHER, act_button, pair_facts, proposal_facts
from sankul.ui.mentoring.loads import Loads, TeacherDrags
from sankul.ui.mentoring.shown import NO_CIRCLES, NO_DRAFT, NONE_SO, Shown, empty_of, read_circles, read_draft
from sankul.ui.mentoring.strip import Strip
from sankul.ui.parts import styled
from sankul.ui.table_view import TableView
from sankul.ui.tables import RowModel
from sankul.ui.theme import scaled
from sankul.ui.views import View, ViewsPage

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

TALL = 900
ON_A_TEACHER = ("mentoring.move", "mentoring.pin", "mentoring.forbid", "mentoring.leave")


class CirclesView(View):
    """Circles as they are."""

    key = "circles"
    title = N_("Circles")
    row_type = CircleRow
    columns = CIRCLE_COLUMNS
    acts = frozenset({"mentoring.weights", "mentoring.propose"})

    def build(self) -> None:
        """Nothing is read yet."""
        self.shown = Shown()

    def load(self, work: "Work", programme: "Programme | None") -> Shown:
        """See View."""
        return read_circles(work, self.page.shell.context.store, programme)

    def rows(self, data: Shown) -> Sequence[CircleRow]:
        """See View."""
        return data.circles

    def show(self, data: Shown) -> None:
        """See View."""
        self.shown = data

    def load_detail(self, work: "Work", row: CircleRow) -> OpenCircle:
        """The people and sessions of the circle."""
        return read_circle(work, self.page.shell.context.store, row)

    def detail(self, row: CircleRow, more: OpenCircle) -> QWidget:
        """See View."""
        return circle_facts(row, more)


class DraftView(View):
    """The proposal beside the present state; `change` is the only kind of row that is shown, None: all are."""

    key = "draft"
    title = N_("Draft")
    row_type = PreviewRow
    columns = DRAFT_COLUMNS
    acts = frozenset({"mentoring.weights", "mentoring.propose"})

    def build(self) -> None:
        """Nothing is read yet."""
        self.shown = Shown(is_draft=True)
        self.change: Change | None = None

    def load(self, work: "Work", programme: "Programme | None") -> Shown:
        """See View."""
        return read_draft(work, self.page.shell.context.store, programme)

    def rows(self, data: Shown) -> Sequence[PreviewRow]:
        """See View."""
        rows = data.preview.rows if data.preview else ()
        return [row for row in rows if row.change == self.change] if self.change else rows

    def show(self, data: Shown) -> None:
        """See View."""
        self.shown = data

    def detail(self, row: PreviewRow, more: None) -> QWidget:
        """See View."""
        preview = self.shown.preview
        names = {each.mentor_id: each.mentor for each in preview.report.mentors} if preview else {}
        buttons = [act_button(name, self.page.acts[name], row) for name in ON_A_TEACHER]
        return pair_facts(row, names, buttons, self.allow_again)

    def allow_again(self, mentor_id: str) -> None:
        """Ask for it; the page is the one that acts."""
        assert isinstance(self.page, MentoringViews)
        self.page.allow_wanted.emit(mentor_id)

    def state(self) -> dict[str, Any]:
        """See View."""
        return {"change": self.change}

    def restore(self, state: dict[str, Any]) -> None:
        """See View."""
        self.change = state["change"]


class MentoringViews(ViewsPage):
    """Layout and look of the page. The acts are those of MentoringPage."""

    allow_wanted = Signal(str)  # the key of a mentor who was ruled out for the selected teacher

    title = N_("Mentoring")
    listens: ClassVar[frozenset[str]] = frozenset(
        {"proposals", "pairs", "circles", "members", "people", "roles", "pledges", "schools", "series", "sessions"}
    )
    view_types = (CirclesView, DraftView)
    detail_width = 364

    def build(self) -> None:
        """The strip above the list, and the loads below the detail."""
        self.note: tuple[int, str] | None = None
        self.right: QSplitter | None = None
        self._was_narrow = False
        self.strip = Strip()
        self.loads = Loads()
        super().build()
        self.strip.chosen.connect(self.choose_change)
        self._beside.insertWidget(0, self.strip.said, 1)
        self._beside.setStretch(self._beside.count() - 1, 0)
        self.body.insertWidget(1, self.strip)
        self.right = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=1)
        self.right.addWidget(self.pane)
        self.right.addWidget(self.loads)
        self.right.setSizes([600, 400])
        self.split.addWidget(self.right)
        self.split.setStretchFactor(0, 1)
        self.body.setStretchFactor(self.split, 1)
        self.split.setSizes([10_000, scaled(self.detail_width)])
        self._fold()

    @property
    def circles_view(self) -> CirclesView:
        """The circles."""
        view = self.views[CirclesView.key]
        assert isinstance(view, CirclesView)
        return view

    @property
    def draft_view(self) -> DraftView:
        """The draft."""
        view = self.views[DraftView.key]
        assert isinstance(view, DraftView)
        return view

    @property
    def shown(self) -> Shown:
        """What was last read for the view that is seen."""
        return self.draft_view.shown if self.view is self.draft_view else self.circles_view.shown

    def make_table(self, model: RowModel[Any]) -> TableView:
        """The rows of the draft can be dragged onto a mentor."""
        table = super().make_table(model)
        if model is self.draft_view.model:
            TeacherDrags(table)
        return table

    def display(self, data: Any) -> None:
        """Show the loads and how good the draft is beside the list."""
        view, shown = data
        if view is self.view:
            view.show(shown)
            self._size_draft()
            self.loads.put(shown.preview.report.mentors if shown.preview else ())
            self.tell_strip()
        super().display(data)

    def show_view(self, key: str) -> bool:
        """See ViewsPage."""
        is_shown = super().show_view(key)
        self.tell_strip()
        return is_shown

    def choose_change(self, change: Change | None) -> None:
        """Show only the teachers of the draft with this change; None: all."""
        self.draft_view.change = change
        self.display((self.draft_view, self.shown))

    def select(self, row_id: str) -> None:
        """Select a circle."""
        if self.show_view(CirclesView.key):
            super().select(row_id)

    def teacher(self) -> PreviewRow | None:
        """The one teacher of the draft who is selected, if any."""
        rows = self.selected()
        return rows[0] if len(rows) == 1 and isinstance(rows[0], PreviewRow) else None

    def allow(self) -> None:
        """The acts on a teacher are there in the draft only."""
        super().allow()
        row, is_draft = self.teacher(), self.view is self.draft_view
        for name in ON_A_TEACHER:
            self.acts[name].setVisible(is_draft)
            self.acts[name].setEnabled(row is not None and (row.mentor_id is not None or name == "mentoring.move"))
        self.acts["mentoring.pin"].setText(_("Release the pin") if row and row.is_pinned else _("Pin"))
        self.acts["mentoring.commit"].setEnabled(is_draft and self.shown.preview is not None)
        self.loads.narrow(row.district if row else "")

    def tell_strip(self) -> None:
        """Say how the circles or the draft stand."""
        if self.view is self.circles_view:
            self.strip.say(self.shown.circles_text())
            self.strip.show_draft(None, None)
        else:
            self.strip.say("")
            self.strip.show_draft(self.shown.preview, self.draft_view.change, self._note_of(self.shown))
        self.acts["mentoring.commit"].setEnabled(self.shown.preview is not None)
        self._rank_propose()

    def _note_of(self, shown: Shown) -> str:
        """What the last decision did to the points, as long as these stand."""
        cost = shown.preview.report.cost if shown.preview else None
        return self.note[1] if self.note and self.note[0] == cost else ""

    def _rank_propose(self) -> None:
        """While a draft waits to be committed, that is the first thing to do, and proposing again the second."""
        is_second = self.shown.preview is not None
        for each in self.bar.findChildren(QPushButton, "mentoring.propose"):
            styled(each, "" if is_second else "primary")
            each.setIcon(icon("wand-sparkles", "text_soft" if is_second else "on_accent"))
            each.setText(_("Propose again") if is_second else _("Propose mentors"))
            each.style().unpolish(each)
            each.style().polish(each)

    def _size_draft(self) -> None:
        """Where nobody has a mentor yet, the other names get the room; where it is narrow, the list scrolls sideways."""
        preview = self.draft_view.shown.preview
        if self.view is not self.draft_view or preview is None:
            return
        heading, modes = self.table.horizontalHeader(), QHeaderView.ResizeMode
        has_present = any(row.present_mentor_id for row in preview.rows)
        heading.resizeSection(NOW_WITH, scaled(124 if has_present else 84))
        for section in (TEACHER, SCHOOL):
            heading.setSectionResizeMode(section, modes.Interactive if self.is_narrow() else modes.Stretch)
            if self.is_narrow():
                heading.resizeSection(section, scaled(DRAFT_COLUMNS[section].width))

    def is_narrow(self) -> bool:
        """Whether the detail has to stand below the list."""
        return self.width() < scaled(NARROW)

    def _empty_list(self, total: int) -> EmptyState:
        if total:
            return super()._empty_list(total)
        empty = empty_of(self.shown)
        if empty is NONE_SO:
            return EmptyState(empty, _("Show all"), lambda: self.choose_change(None))
        if empty is NO_CIRCLES and self.shown.has_draft:
            return EmptyState(empty, _("Look at the proposal"), lambda: self.show_view(DraftView.key))
        if empty in (NO_CIRCLES, NO_DRAFT):
            return EmptyState(empty, _("Propose mentors"), self.acts["mentoring.propose"].trigger)
        return EmptyState(empty, _("Go to People"), lambda: self.shell.go("people"))

    def _nothing_picked(self) -> QWidget:
        if self.shown.preview:
            return proposal_facts(self.shown.preview, self.choose_change)
        return super()._nothing_picked()

    def _fold(self) -> None:
        """The loads stand below the detail where there is room, and give way to a form."""
        super()._fold()
        if self.right is None:
            return
        has_room = not self.is_narrow() or (self.height() > scaled(TALL) and self.selected_count() == 0)
        self.loads.setVisible(has_room and self.shown.preview is not None and self.form is None)
        self.right.setVisible(not self.pane.isHidden() or not self.loads.isHidden())
        self.strip.setVisible(self.form is None or not self.is_narrow())
        if self.is_narrow() != self._was_narrow:
            self._was_narrow = self.is_narrow()
            self._size_draft()
