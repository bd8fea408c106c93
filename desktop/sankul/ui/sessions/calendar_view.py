"""The calendar as a view of the page: month or week at the left, the sessions of the chosen day in the list at the right."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sankul.operations.sessions import SessionRow
from sankul.text import N_, _
from sankul.ui.empty import Empty
from sankul.ui.parts import button, label, styled
from sankul.ui.sessions.agenda import NOTHING_PLANNED, SESSION_ACTS
from sankul.ui.sessions.calendar import Calendar
from sankul.ui.sessions.dates import month_title, week_title
from sankul.ui.sessions.days import Shown, Span, read_shown
from sankul.ui.sessions.detail import SessionDetail
from sankul.ui.sessions.month import MonthCalendar
from sankul.ui.sessions.rows import AGENDA_COLUMNS, DAY_COLUMNS, hidden_words
from sankul.ui.sessions.week import WeekCalendar
from sankul.ui.tables import RowModel
from sankul.ui.theme import scaled
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

FREE_DAY = Empty(N_("No session on this day"), N_("Choose another day in the calendar."), "calendar-days")


class CalendarView(SessionDetail, View):
    """Both calendars share the chosen day, which the page keeps."""

    row_type = SessionRow
    columns = DAY_COLUMNS
    acts = SESSION_ACTS
    nothing_yet = FREE_DAY
    calendar_type: ClassVar[type[Calendar]]

    def build(self) -> None:
        """The calendar, and the steps beside the switch."""
        self.calendar = self.calendar_type(self.page.day)
        self.calendar.chosen.connect(self.page.show_day)
        self.calendar.opened.connect(self.page.open_day)
        self.calendar.turned.connect(self.turn)
        self.heading = styled(label(), "strong")
        self.heading.setWordWrap(False)
        self.steps = QWidget()
        row = QHBoxLayout(self.steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.before = button("", lambda: self.turn(-1), sign="chevron-left", look="quiet")
        self.before.setAccessibleName(_("Earlier"))
        self.before.setToolTip(_("Earlier") + "  PgUp")
        self.after = button("", lambda: self.turn(1), sign="chevron-right", look="quiet")
        self.after.setAccessibleName(_("Later"))
        self.after.setToolTip(_("Later") + "  PgDown")
        self.now = button(_("Today"), lambda: self.page.acts["sessions.today"].trigger())
        for control in (self.before, self.now, self.after):
            row.addWidget(control)
        row.addSpacing(scaled(8))
        row.addWidget(self.heading)
        self._all: RowModel[SessionRow] = RowModel(AGENDA_COLUMNS, hidden_words)
        self._shown = Shown(self.calendar.span_of(self.calendar.day))
        self._tell()

    def controls(self) -> Sequence[QWidget]:
        """See View."""
        return (self.steps,)

    def span(self) -> Span:
        """The days that are shown."""
        return self.calendar.span_of(self.calendar.day)

    def load(self, work: "Work", programme: "Programme | None") -> Shown:
        """See View."""
        return read_shown(work, programme, self.span())

    def show(self, data: Shown) -> None:
        """See View."""
        self._shown = data
        self._all.put(data.sessions)
        self.nothing_yet = FREE_DAY if data.has_any else NOTHING_PLANNED
        self._tell()

    def rows(self, data: Shown) -> Sequence[SessionRow]:
        """The sessions of the chosen day that pass the filter."""
        return self.calendar.days.get(self.calendar.day, [])

    def filter(self, query: str) -> None:
        """Show only what matches, in the calendar and in the list."""
        self._all.filter(query)
        self._tell()

    def counts(self) -> tuple[int, int]:
        """How many sessions are shown of how many."""
        return self._all.rowCount(), len(self._all.rows)

    def go(self, day: date) -> bool:
        """Choose a day; True when it is among those that have been read."""
        self.calendar.show_day(day)
        is_read = self._shown.span == self.span()
        self._tell()
        return is_read

    def turn(self, step: int) -> None:
        """The span before or after."""
        self.page.show_day(self.other_day(step))

    def other_day(self, step: int) -> date:
        """The chosen day in the span before or after."""
        raise NotImplementedError

    def title_of(self, span: Span) -> str:
        """The heading."""
        raise NotImplementedError

    def state(self) -> dict[str, Any]:
        """See View."""
        return {"day": self.page.day}

    def restore(self, state: dict[str, Any]) -> None:
        """See View."""
        self.calendar.show_day(state["day"])
        self.page.day = state["day"]
        self._tell()

    def _tell(self) -> None:
        passing = tuple(self._all.row_at(self._all.index(place, 0)) for place in range(self._all.rowCount()))
        span = self.span()
        is_read = self._shown.span == span
        self.calendar.put(self._shown if is_read else Shown(span), passing if is_read else ())
        self.heading.setText(self.title_of(span))


class MonthView(CalendarView):
    """A whole month."""

    key = "month"
    title = N_("Month")
    calendar_type = MonthCalendar

    def title_of(self, span: Span) -> str:
        """See CalendarView."""
        return month_title(self.calendar.day)

    def other_day(self, step: int) -> date:
        """The same number in the month before or after, or its last day."""
        first = self.calendar.day.replace(day=1)
        start = (first - timedelta(days=1)).replace(day=1) if step < 0 else _next_month(first)
        return min(start + timedelta(days=self.calendar.day.day - 1), _next_month(start) - timedelta(days=1))


class WeekView(CalendarView):
    """Seven days by the hour."""

    key = "week"
    title = N_("Week")
    calendar_type = WeekCalendar

    def title_of(self, span: Span) -> str:
        """See CalendarView."""
        return week_title(span.first, span.last)

    def other_day(self, step: int) -> date:
        """The same weekday."""
        return self.calendar.day + timedelta(days=7 * step)


def _next_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
