"""What both calendars share: a chosen day, the keys that move it, and how blocks and days off are painted."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from sankul.clock import now, today
from sankul.operations.sessions import SessionRow
from sankul.rules.sessions import monday_of
from sankul.text import _
from sankul.ui.messages import announce
from sankul.ui.sessions.dates import long_day
from sankul.ui.sessions.days import Block, Shown, Span, by_day, said_count, said_day_off
from sankul.ui.tables import Tone
from sankul.ui.theme import colours, scaled, text_font

STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class Calendar(QWidget):
    """`chosen` comes when another day is chosen, `opened` with Enter or a double click on a day."""

    chosen = Signal(object)  # a date
    opened = Signal()
    turned = Signal(int)  # -1 or 1: the span before or after

    head_height: ClassVar[int] = 28

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day
        self.shown = Shown(self.span_of(day))
        self.days: Mapping[date, list[SessionRow]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._speak()

    def span_of(self, day: date) -> Span:
        """The days that are shown together with `day`."""
        raise NotImplementedError

    def day_at(self, x: float, y: float) -> date | None:
        """The day under a point."""
        raise NotImplementedError

    def put(self, shown: Shown, rows: "tuple[SessionRow, ...]") -> None:
        """Show a span with those of its sessions that pass the filter."""
        self.shown, self.days = shown, by_day(rows)
        self._speak()
        self.update()

    def show_day(self, day: date) -> None:
        """Mark another day without saying so."""
        self.day = day
        self._speak()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow window; Qt asks."""
        return QSize(scaled(300), scaled(240))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the day, Page Up and Down the span, Enter opens; Qt calls it."""
        key = event.key()
        if key in STEPS:
            self._choose(self.day + timedelta(days=STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self._choose(monday_of(self.day))
        elif key == Qt.Key.Key_End:
            self._choose(monday_of(self.day) + timedelta(days=6))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the mouse; Qt calls it."""
        day = self.day_at(event.position().x(), event.position().y())
        if day is not None:
            self._choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day; Qt calls it."""
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go; Qt calls it."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See focusInEvent."""
        super().focusOutEvent(event)
        self.update()

    def sentence(self) -> str:
        """What stands on the chosen day, in words."""
        said = [long_day(self.day)]
        if self.day in self.shown.off:
            said.append(said_day_off(self.shown.off[self.day]))
        return ", ".join([*said, said_count(len(self.days.get(self.day, ())))])

    def _choose(self, day: date) -> None:
        if day != self.day:
            self.show_day(day)
            self.chosen.emit(day)

    def _speak(self) -> None:
        self.setAccessibleName(f"{_('Calendar')}: {self.sentence()}")
        announce(self, self.sentence())


def small(*, bold: bool = False) -> QFont:
    """The letters of a calendar."""
    return text_font(points=9.5, bold=bold)


def paint_ground(painter: QPainter, rect: QRect, *, is_off: bool, is_chosen: bool, has_focus: bool) -> None:
    """The field of one day: shaded when it is off, with a frame when it is chosen."""
    look = colours()
    painter.fillRect(rect, QColor(look.side if is_off else look.page))
    if is_chosen:
        width = 2 if has_focus else 1
        frame = QColor(look.accent)
        for side in (
            QRect(rect.x(), rect.y(), rect.width(), width),
            QRect(rect.x(), rect.bottom() - width + 1, rect.width(), width),
            QRect(rect.x(), rect.y(), width, rect.height()),
            QRect(rect.right() - width + 1, rect.y(), width, rect.height()),
        ):
            painter.fillRect(side, frame)


def paint_number(painter: QPainter, rect: QRect, day: date, *, is_soft: bool) -> int:
    """The number of a day at the left of `rect`, in a filled field when it is today; returns its width."""
    look, is_today = colours(), day == today()
    painter.setFont(small(bold=is_today))
    said = str(day.day)
    width = max(scaled(22), painter.fontMetrics().horizontalAdvance(said) + scaled(10))
    field = QRectF(rect.x(), rect.y(), width, scaled(20))
    if is_today:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(field, scaled(10), scaled(10))
    painter.setPen(QColor(look.on_accent if is_today else look.text_soft if is_soft else look.text))
    painter.drawText(field, Qt.AlignmentFlag.AlignCenter, said)
    return width


def paint_words(painter: QPainter, rect: QRect, said: str, colour: str, *, bold: bool = False) -> None:
    """One line of small letters, cut with dots where it is too long."""
    painter.setFont(small(bold=bold))
    painter.setPen(QColor(colour))
    cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def paint_field(painter: QPainter, rect: QRect, tone: Tone) -> str:
    """A rounded field with a bar at its left; returns the colour of the words on it."""
    look = colours()
    strong = {"grey": look.text_soft, "accent": look.accent_text}.get(tone) or str(getattr(look, tone))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(look, f"{tone}_soft")))
    painter.drawRoundedRect(QRectF(rect), 4, 4)
    painter.setBrush(QColor(strong))
    painter.drawRoundedRect(QRectF(rect.x(), rect.y(), 3, rect.height()), 1.5, 1.5)
    return strong


def paint_line(painter: QPainter, rect: QRect, block: Block) -> None:
    """A block of one line: 15:30 GKP-01."""
    colour = paint_field(painter, rect, block.tone(now()))
    font = small()
    font.setStrikeOut(block.is_cancelled())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    inner = rect.adjusted(scaled(8), 0, -scaled(3), 0)
    said = f"{block.starts:%H:%M} {block.title()}"
    cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
