"""The week: seven days side by side, with the hours from top to bottom."""

from datetime import date, time

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from sankul.clock import now
from sankul.text import _
from sankul.ui.sessions.calendar import Calendar, paint_field, paint_ground, paint_number, paint_words
from sankul.ui.sessions.dates import SHORT_DAYS
from sankul.ui.sessions.days import MOST_LANES, Block, Span, blocks_of, week_span
from sankul.ui.theme import colours, scaled

FIRST_HOUR, LAST_HOUR = 9, 18
AXIS = 48
HEAD = 48
LINE = 17
WIDE = 168


class WeekCalendar(Calendar):
    """Sessions of equal hours are one block with their number; the axis holds at least the usual hours."""

    head_height = HEAD

    def span_of(self, day: date) -> Span:
        """See Calendar."""
        return week_span(day)

    def day_at(self, x: float, y: float) -> date | None:
        """See Calendar."""
        return next(
            (day for day in self.shown.span.days() if self.column(day).left() <= x <= self.column(day).right()), None
        )

    def column(self, day: date) -> QRect:
        """Where a day stands."""
        at, axis = (day - self.shown.span.first).days, scaled(AXIS)
        wide = self.width() - axis
        left = axis + at * wide // 7
        return QRect(left, 0, axis + (at + 1) * wide // 7 - left, self.height())

    def hours(self) -> tuple[int, int]:
        """The first hour that is shown, and the hour at the foot."""
        rows = [row for some in self.days.values() for row in some]
        first = min([FIRST_HOUR, *(row.start.hour for row in rows)])
        last = max([LAST_HOUR, *(row.end.hour + (row.end.minute > 0) for row in rows)])
        return first, last

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axis, days and blocks; Qt calls it."""
        painter = QPainter(self)
        for day in self.shown.span.days():
            self._paint_ground(painter, day)
        self._paint_hours(painter)
        for day in self.shown.span.days():
            column = self.column(day)
            most = MOST_LANES if column.width() >= scaled(WIDE) else 1
            for block in blocks_of(self.days.get(day, []), most):
                self._paint_block(painter, column, block)
        painter.end()

    def _paint_ground(self, painter: QPainter, day: date) -> None:
        look, rect, is_off = colours(), self.column(day), day in self.shown.off
        painter.fillRect(rect, QColor(look.line))
        paint_ground(
            painter, rect.adjusted(1, 0, 0, 0), is_off=is_off, is_chosen=day == self.day, has_focus=self.hasFocus()
        )
        inner = rect.adjusted(scaled(6), scaled(4), -scaled(4), 0)
        used = paint_number(painter, inner, day, is_soft=is_off)
        beside = QRect(inner.x() + used + scaled(4), inner.y(), inner.width() - used - scaled(4), scaled(20))
        paint_words(painter, beside, _(SHORT_DAYS[day.weekday()]), look.text_soft, bold=True)
        below = QRect(inner.x() + scaled(2), inner.y() + scaled(21), inner.width() - scaled(2), scaled(20))
        paint_words(painter, below, self.shown.off.get(day, ""), look.text_soft)

    def _paint_hours(self, painter: QPainter) -> None:
        first, last = self.hours()
        step = max(1, (self.height() - scaled(HEAD)) // (last - first))
        every = -(-scaled(LINE) // step)
        for hour in range(first, last + 1):
            y = self._height_at(time(hour % 24), hour)
            painter.fillRect(scaled(AXIS), y, self.width() - scaled(AXIS), 1, QColor(colours().line))
            if hour < last and (hour - first) % every == 0:
                rect = QRect(scaled(8), y, scaled(AXIS - 8), scaled(20))
                paint_words(painter, rect, f"{hour:02d}:00", colours().text_soft)

    def _height_at(self, at: time, hour: int | None = None) -> int:
        first, last = self.hours()
        head = scaled(HEAD)
        minutes = ((at.hour if hour is None else hour) - first) * 60 + at.minute
        return head + minutes * (self.height() - head - 1) // ((last - first) * 60)

    def _paint_block(self, painter: QPainter, column: QRect, block: Block) -> None:
        wide = (column.width() - scaled(6)) // block.lanes
        top, foot = self._height_at(block.starts), self._height_at(block.ends)
        left = column.x() + scaled(4) + block.lane * wide
        rect = QRect(left, top + 1, wide - scaled(2), max(foot - top - 2, scaled(LINE)))
        painter.setClipRect(rect)
        colour = paint_field(painter, rect, block.tone(now()))
        line = QRect(rect.x() + scaled(8), rect.y() + 2, rect.width() - scaled(10), scaled(LINE))
        for at, said in enumerate((block.title(), *block.hint().split(" ", 1))):
            if line.bottom() <= rect.bottom() + 2:
                paint_words(painter, line, said, colour, bold=at == 0)
            line.translate(0, scaled(LINE))
        painter.setClipping(False)
