"""The canvas in its scrolled place, with rulers in millimetres above and at the left, and zoom."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from sankul.rules.design_layout import bounds, page_box
from sankul.ui.certificates.designer.canvas import AIR, Canvas
from sankul.ui.certificates.designer.draft import Draft
from sankul.ui.theme import colours, scaled, text_font

RULER = 20
STEP = 1.25
LEAST, MOST = 0.8, 12.0
TICKS_MM = 10
NUMBER_ROOM = 34


class Ruler(QWidget):
    """Millimetres along one side; where what is chosen lies is shaded."""

    def __init__(self, stage: "Stage", *, is_level: bool) -> None:
        super().__init__()
        self._stage, self._is_level = stage, is_level
        if is_level:
            self.setFixedHeight(scaled(RULER))
        else:
            self.setFixedWidth(scaled(RULER))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ticks and numbers; Qt calls it."""
        painter, look = QPainter(self), colours()
        painter.fillRect(self.rect(), QColor(look.page))
        origin, pixels = self._stage.origin(is_level=self._is_level), self._stage.canvas.scale.pixels
        self._shade(painter, origin, pixels)
        painter.setPen(QColor(look.text_soft))
        painter.setFont(text_font(points=7.5))
        length = page_box(self._stage.draft.page)
        last = int(length.width if self._is_level else length.height)
        each = next(step for step in (10, 20, 50, 100) if step * pixels >= scaled(NUMBER_ROOM) or step == 100)
        for tick in range(0, last + 1, TICKS_MM):
            self._draw_tick(painter, round(origin + tick * pixels), str(tick) if tick % each == 0 else "")
        painter.end()

    def _shade(self, painter: QPainter, origin: float, pixels: float) -> None:
        around = bounds(self._stage.draft.chosen_items)
        if around is None:
            return
        begin, end = (around.left, around.right) if self._is_level else (around.top, around.bottom)
        along = origin + begin * pixels, (end - begin) * pixels
        field = (
            QRectF(along[0], 0, along[1], self.height())
            if self._is_level
            else QRectF(0, along[0], self.width(), along[1])
        )
        painter.fillRect(field, QColor(colours().accent_soft))

    def _draw_tick(self, painter: QPainter, at: int, number: str) -> None:
        long = 6 if number else 3
        if self._is_level:
            painter.drawLine(at, self.height() - long, at, self.height())
            painter.drawText(QPointF(at + 3, self.height() - 7), number)
            return
        painter.drawLine(self.width() - long, at, self.width(), at)
        painter.save()
        painter.translate(self.width() - 7, at - 3)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), number)
        painter.restore()


class Stage(QWidget):
    """`zoomed` comes when the page is shown larger or smaller, so that it must be drawn anew."""

    zoomed = Signal()

    def __init__(self, draft: Draft, canvas: Canvas) -> None:
        super().__init__()
        self.draft, self.canvas = draft, canvas
        self._fits = True
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setProperty("look", "desk")
        self.area.setWidget(canvas)
        self.area.viewport().installEventFilter(self)
        self._rulers = (Ruler(self, is_level=True), Ruler(self, is_level=False))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._rulers[0], 0, 1)
        grid.addWidget(self._rulers[1], 1, 0)
        grid.addWidget(self.area, 1, 1)
        for bar in (self.area.horizontalScrollBar(), self.area.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._follow())
        for signal in (draft.changed, draft.picked, canvas.scaled):
            signal.connect(self._follow)
        draft.changed.connect(self._fit_again)
        draft.picked.connect(self._show_chosen)

    def origin(self, *, is_level: bool) -> float:
        """Where the page begins, in the pixels of a ruler."""
        at = self.canvas.mapTo(self.area, QPointF(AIR, AIR).toPoint())
        return at.x() if is_level else at.y()

    def zoom(self, factor: float) -> None:
        """Show the page larger or smaller."""
        self._fits = False
        self._zoom_to(self.canvas.scale.pixels * factor)

    def fit(self) -> None:
        """Show the whole page, as large as there is room for it."""
        self._fits = True
        page, room = page_box(self.draft.page), self.area.size()
        self._zoom_to(min((room.width() - 2 * AIR - 2) / page.width, (room.height() - 2 * AIR - 2) / page.height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl and the wheel zoom; Qt calls it."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room, unless the person zoomed; Qt calls it."""
        super().resizeEvent(event)
        self._fit_again()

    def _fit_again(self) -> None:
        if self._fits:
            self.fit()

    def _zoom_to(self, pixels: float) -> None:
        pixels = min(max(pixels, LEAST), MOST)
        if abs(pixels - self.canvas.scale.pixels) > 0.001:
            self.canvas.zoom_to(pixels)
            self.zoomed.emit()

    def _show_chosen(self) -> None:
        """Scroll to what was chosen, when it is out of sight."""
        around = bounds(self.draft.chosen_items)
        if around is not None and not self._fits:
            middle = self.canvas.scale.rect(around).center().toPoint()
            self.area.ensureVisible(middle.x(), middle.y(), 80, 80)

    def _follow(self) -> None:
        for ruler in self._rulers:
            ruler.update()
