"""The month: a field for each day, with its sessions or their number."""

from datetime import date, timedelta

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from sankul.clock import now
from sankul.operations.sessions import SessionRow
from sankul.rules.sessions import SessionState
from sankul.text import _
from sankul.ui.sessions.calendar import Calendar, paint_field, paint_ground, paint_line, paint_number, paint_words
from sankul.ui.sessions.dates import SHORT_DAYS
from sankul.ui.sessions.days import Block, Span, month_span, said_count
from sankul.ui.sessions.rows import is_to_mark
from sankul.ui.tables import Tone
from sankul.ui.theme import colours, scaled

BLOCK_HEIGHT = 20
GAP = 2
PAD = 5


class MonthCalendar(Calendar):
    """Whole weeks, Monday first; days of the neighbour months are soft."""

    def span_of(self, day: date) -> Span:
        """See Calendar."""
        return month_span(day)

    def day_at(self, x: float, y: float) -> date | None:
        """See Calendar."""
        return next((day for day in self.shown.span.days() if self.field(day).contains(int(x), int(y))), None)

    def field(self, day: date) -> QRect:
        """Where a day stands."""
        week, column = divmod((day - self.shown.span.first).days, 7)
        head, weeks = scaled(self.head_height), len(self.shown.span.days()) // 7
        high, wide = self.height() - head, self.width()
        left, top = column * wide // 7, head + week * high // weeks
        return QRect(left, top, (column + 1) * wide // 7 - left, head + (week + 1) * high // weeks - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weekdays and all fields; Qt calls it."""
        painter = QPainter(self)
        for column, name in enumerate(SHORT_DAYS):
            left = column * self.width() // 7
            rect = QRect(left + scaled(PAD + 4), 0, self.width() // 7, scaled(self.head_height))
            paint_words(painter, rect, _(name), colours().text_soft, bold=True)
        for day in self.shown.span.days():
            self._paint_day(painter, day, self.field(day))
        painter.end()

    def _paint_day(self, painter: QPainter, day: date, rect: QRect) -> None:
        look, is_off = colours(), day in self.shown.off
        inner = rect.adjusted(1, 1, 0, 0)
        painter.fillRect(rect, QColor(look.line))
        paint_ground(painter, inner, is_off=is_off, is_chosen=day == self.day, has_focus=self.hasFocus())
        inner = inner.adjusted(scaled(PAD), scaled(3), -scaled(PAD), -scaled(3))
        used = paint_number(painter, inner, day, is_soft=is_off or day.month != self._month())
        name = self.shown.off.get(day, "")
        if name and not (self.days.get(day) and inner.height() < scaled(23 + BLOCK_HEIGHT)):
            beside = QRect(inner.x() + used + scaled(4), inner.y(), inner.width() - used - scaled(4), scaled(20))
            paint_words(painter, beside, name, look.text_soft)
        painter.setClipRect(inner)
        rows = self.days.get(day, [])
        if inner.height() >= scaled(23 + BLOCK_HEIGHT):
            self._paint_sessions(painter, inner.adjusted(0, scaled(23), 0, 0), rows)
        elif rows:
            self._paint_number_of(painter, inner.adjusted(used + scaled(4), 0, 0, 0), rows)
        painter.setClipping(False)

    def _paint_sessions(self, painter: QPainter, rect: QRect, rows: list[SessionRow]) -> None:
        step = scaled(BLOCK_HEIGHT) + GAP
        room = max(1, (rect.height() + GAP) // step)
        line = QRect(rect.x(), rect.y(), rect.width(), min(scaled(BLOCK_HEIGHT), rect.height()))
        if len(rows) <= room:
            for row in rows:
                paint_line(painter, line, Block((row,), row.start, row.end))
                line.translate(0, step)
            return
        for said, tone in counts_of(rows, room):
            colour = paint_field(painter, line, tone)
            paint_words(painter, line.adjusted(scaled(8), 0, -scaled(3), 0), said, colour)
            line.translate(0, step)

    def _paint_number_of(self, painter: QPainter, rect: QRect, rows: list[SessionRow]) -> None:
        """Where a day has room for one line only: the bare number of its sessions."""
        line = QRect(rect.x(), rect.y(), min(rect.width(), scaled(44)), min(rect.height(), scaled(BLOCK_HEIGHT)))
        ((_said, tone),) = counts_of(rows, 1)
        paint_words(painter, line.adjusted(scaled(8), 0, 0, 0), str(len(rows)), paint_field(painter, line, tone))

    def _month(self) -> int:
        return (self.shown.span.first + timedelta(days=7)).month


def counts_of(rows: list[SessionRow], room: int) -> list[tuple[str, Tone]]:
    """What is said of a day with more sessions than fit: their number, and how many wait for marks or were cancelled."""
    moment = now()
    waiting = sum(is_to_mark(row, moment) for row in rows)
    cancelled = sum(row.state is SessionState.CANCELLED for row in rows)
    is_past = all(row.state is SessionState.HELD for row in rows if row.state is not SessionState.CANCELLED)
    said: list[tuple[str, Tone]] = [(said_count(len(rows)), "green" if is_past else "accent")]
    if waiting:
        said.append((_("{n} to mark").format(n=waiting), "amber"))
    if cancelled:
        said.append((_("{n} cancelled").format(n=cancelled), "grey"))
    if room == 1 and waiting:
        return [(said_count(len(rows)), "amber")]
    return said[:room]
