"""Sessions: agenda, month, week and attendance by teacher; planning a season is the main act."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from sankul.clock import today
from sankul.operations.sessions import SessionRow
from sankul.text import N_, _
from sankul.ui.action_bar import NARROW
from sankul.ui.actions import action
from sankul.ui.empty import Empty
from sankul.ui.parts import button
from sankul.ui.sessions.acts import SessionActs
from sankul.ui.sessions.agenda import ALL, AgendaView
from sankul.ui.sessions.calendar_view import CalendarView, MonthView, WeekView
from sankul.ui.sessions.course_work import CourseWorkView
from sankul.ui.sessions.teachers import TeachersView
from sankul.ui.theme import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from sankul.ui.sessions.calendar import Calendar

BESIDE_CALENDAR = 400


class SessionsPage(SessionActs):
    """In the agenda a ListPage; in month and week the calendar stands at the left, the list of the day above the detail."""

    title = N_("Sessions")
    listens: ClassVar[frozenset[str]] = frozenset(
        {
            "sessions",
            "series",
            "bookings",
            "spaces",
            "circles",
            "members",
            "marks",
            "people",
            "holidays",
            "programmes",
            "tasks",
            "submissions",
        }
    )
    detail_width = 392
    is_kept_readable = True
    view_types = (AgendaView, MonthView, WeekView, TeachersView, CourseWorkView)
    nothing_picked = Empty(N_("Nothing selected"), N_("Choose a session to see more about it here."), "eye")

    def build(self) -> None:
        """The calendars stand before the list, and only that of the view is seen."""
        self.day = today()
        self._is_open = False
        super().build()
        self.outer = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        for calendar in self.calendars():
            self.outer.addWidget(calendar)
        self.outer.addWidget(self.split)
        self.outer.setSizes([10_000, 10_000, 1])
        self.body.addWidget(self.outer)
        self.door = button("", self._turn_page)
        self.door.hide()
        self.body.addWidget(self.door)
        self._fold()

    def calendars(self) -> "list[Calendar]":
        """The calendars of the views."""
        return [view.calendar for view in self.views.values() if isinstance(view, CalendarView)]

    def show_day(self, day: date) -> None:
        """Choose a day in the calendar, and list its sessions."""
        self.day = day
        view = self.view
        if not isinstance(view, CalendarView):
            return
        if view.go(day):
            self._put_day(view)
        else:
            self._put_day(view)
            self.refresh()

    def open_day(self) -> None:
        """Go on to the sessions of the day; where it is narrow they take the place of the calendar."""
        self._is_open = True
        self._fold()
        self._focus_table()

    def show_view(self, key: str) -> bool:
        """See ViewsPage; the chosen day goes along."""
        other, self._is_open = self.views[key], False
        if isinstance(other, CalendarView):
            other.calendar.show_day(self.day)
        if not super().show_view(key):
            return False
        if isinstance(other, CalendarView):
            other.filter("")
            other.calendar.setFocus()
        return True

    def display(self, data: Any) -> None:
        """See ViewsPage; a session that was looked for is shown on its day."""
        super().display(data)
        view = data[0]
        if view is self.view and self._wanted and isinstance(view, AgendaView) and view.period != ALL:
            view.choose(ALL)
        elif self._next_places and self.form is None and self.model.rowCount():
            if not self.selected():
                self.table.choose(min(self._next_places[0], self.model.rowCount() - 1))
                self.table.setFocus()
            self._next_places = ()

    def select(self, row_id: str) -> None:
        """See Page: a session in the agenda, whatever its time."""
        if not self.show_view("agenda"):
            return
        view = self.views["agenda"]
        assert isinstance(view, AgendaView)
        super().select(row_id)
        if self._is_read and self._wanted and view.period != ALL:
            view.choose(ALL)

    @action(name="sessions.agenda", label=N_("Show the agenda"), shortcut="Alt+1", listed=False)
    def show_agenda(self) -> None:
        """See the list."""
        self.show_view("agenda")

    @action(name="sessions.month", label=N_("Show the month"), shortcut="Alt+2", listed=False)
    def show_month(self) -> None:
        """See the month."""
        self.show_view("month")

    @action(name="sessions.week", label=N_("Show the week"), shortcut="Alt+3", listed=False)
    def show_week(self) -> None:
        """See the week."""
        self.show_view("week")

    @action(name="sessions.teachers", label=N_("Show attendance by teacher"), shortcut="Alt+4", listed=False)
    def show_teachers(self) -> None:
        """See what the marks come to."""
        self.show_view("teachers")

    @action(name="sessions.work", label=N_("Show course work"), shortcut="Alt+5", listed=False)
    def show_work(self) -> None:
        """See the tasks."""
        self.show_view("work")

    @action(name="sessions.today", label=N_("Go to today"), shortcut="T", listed=False)
    def show_today(self) -> None:
        """Today in the calendar; in the agenda the first session from today on."""
        if isinstance(self.view, CalendarView):
            self.show_day(today())
        else:
            rows = [self.model.row_at(self.model.index(place, 0)) for place in range(self.model.rowCount())]
            place = next((at for at, row in enumerate(rows) if isinstance(row, SessionRow) and row.day >= today()), -1)
            if place >= 0:
                self.table.choose(place)

    def _put_day(self, view: CalendarView) -> None:
        self.model.put(view.rows(view.calendar.shown))
        self._show_list()
        self._picked()

    def _filtered(self, query: str) -> None:
        if isinstance(self.view, CalendarView):
            self.view.filter(query)
            self._put_day(self.view)
        else:
            super()._filtered(query)

    def _show_list(self) -> None:
        super()._show_list()
        if isinstance(self.view, CalendarView):
            shown, total = self.view.counts()
            said = str(total) if shown == total else _("{done} of {total}").format(done=shown, total=total)
            self.count.setText(said)

    def _fold(self) -> None:
        """Calendar and day side by side; where it is narrow one of them, with a button that leads to the other."""
        if not hasattr(self, "door"):
            return
        view, is_narrow = self.view, self.width() < scaled(NARROW)
        is_aside = is_narrow and (self._is_open or self.form is not None)
        for other in self.views.values():
            if isinstance(other, CalendarView):
                other.calendar.setVisible(other is view and not is_aside)
        if isinstance(view, CalendarView):
            self._fold_calendar(is_narrow=is_narrow, is_aside=is_aside)
        else:
            self.door.hide()
            self.split.show()
            self.split.setMinimumWidth(0)
            super()._fold()

    def _fold_calendar(self, *, is_narrow: bool, is_aside: bool) -> None:
        if self.split.orientation() != Qt.Orientation.Vertical:
            self.split.setOrientation(Qt.Orientation.Vertical)
            self.split.setSizes([260, 400])
        self.split.setVisible(is_aside or not is_narrow)
        self.split.setMinimumWidth(0 if is_narrow else scaled(BESIDE_CALENDAR))
        self.door.setText(_("Back to the calendar") if is_aside else _("Show the sessions of the day"))
        self.door.setVisible(is_narrow and self.form is None)
        self._tools.setVisible(not is_narrow or self.form is None)
        self.list.setMinimumHeight(scaled(4 * ROW_HEIGHT))
        self.list.setVisible(self.form is None)
        self.pane.setVisible(self.form is not None or self.selected_count() > 0)

    def _turn_page(self) -> None:
        if self._is_open:
            self._is_open = False
            self._fold()
            if isinstance(self.view, CalendarView):
                self.view.calendar.setFocus()
        else:
            self.open_day()
