"""The page on the screen, as it prints, with what is chosen on it. Mouse and keys work on the draft."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sankul.rules.design_layout import Edge, bounds, box_of, page_box
from sankul.rules.designs import FrameItem, Item
from sankul.text import _
from sankul.ui.certificates.designer import drawing
from sankul.ui.certificates.designer.draft import Draft
from sankul.ui.certificates.designer.gestures import BandGesture, Gesture, MoveGesture, StretchGesture
from sankul.ui.certificates.designer.keys import KeyTable
from sankul.ui.certificates.designer.words import place_of, title_of
from sankul.ui.messages import announce

AIR = 16
SNAP_PIXELS = 6
DRAG_PIXELS = 3
FRAME_PIXELS = 5
THIN_PIXELS = 4


class Canvas(QWidget):
    """The page with its air around. `scale` is in pixels for a millimetre; the size of the widget follows it."""

    edit_wanted = Signal()
    menu_wanted = Signal(object)  # a QPoint of the whole screen
    scaled = Signal()

    def __init__(self, draft: Draft, keys: KeyTable) -> None:
        super().__init__()
        self._draft, self._keys = draft, keys
        self._scale = drawing.Scale(2.0, AIR, AIR)
        self._picture = QImage()
        self._gesture: Gesture | None = None
        self._pressed: QPointF | None = None
        self._hovered = ""
        self._remarked: frozenset[str] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("The page"))
        draft.changed.connect(self._follow)
        draft.picked.connect(self._follow)
        self.zoom_to(2.0)

    @property
    def scale(self) -> drawing.Scale:
        """How the page lies on the widget."""
        return self._scale

    @property
    def gesture(self) -> Gesture | None:
        """The drag under way."""
        return self._gesture

    def zoom_to(self, pixels: float) -> None:
        """Show a millimetre as so many pixels."""
        self._scale = drawing.Scale(pixels, AIR, AIR)
        self.setFixedSize(self.sizeHint())
        self.scaled.emit()
        self.update()

    def picture_size(self) -> QSize:
        """How large the page is on the screen, in its own dots."""
        paper, ratio = self._paper(), self.devicePixelRatioF()
        return QSize(round(paper.width() * ratio), round(paper.height() * ratio))

    def sizeHint(self) -> QSize:
        """The page and its air; Qt asks."""
        paper = self._paper()
        return QSize(round(paper.width()) + 2 * AIR, round(paper.height()) + 2 * AIR)

    def show_picture(self, picture: QImage) -> None:
        """Show the page as it prints."""
        self._picture = picture
        self.update()

    def show_remarks(self, keys: Collection[str]) -> None:
        """Mark items that have remarks."""
        self._remarked = frozenset(keys)
        self.update()

    def item_at(self, at: QPointF) -> Item | None:
        """The foremost item here; a border only along its edges, so that what it holds can be reached."""
        return next((each for each in reversed(self._draft.items) if self._is_on(each, at)), None)

    def place_in(self, key: str) -> QPointF:
        """The middle of an item on the widget."""
        item = next(each for each in self._draft.items if each.key == key)
        return self._scale.rect(box_of(item)).center()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and what lies over it; Qt calls it."""
        painter = QPainter(self)
        paper = self._paper()
        drawing.draw_paper(painter, paper)
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, self._picture)
        self._draw_items(painter)
        gesture = self._gesture
        if gesture is not None:
            self._draw_gesture(painter, gesture, paper)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Keys of the page come here before the window's own; Qt calls it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.knows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge, stretch, delete and so on; Qt calls it."""
        if self._gesture is not None and event.key() == Qt.Key.Key_Escape:
            self._stop()
        elif not self._keys.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from item to item, and out beyond the last one; Qt calls it."""
        return self._draft.step_to(1 if is_next else -1) or super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab begins at the first item; Qt calls it."""
        super().focusInEvent(event)
        reasons = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
        if event.reason() in reasons and not self._draft.chosen:
            self._draft.step_to(reasons[event.reason()])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere; Qt calls it."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and be ready to drag; Qt calls it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = event.position()
        self._pressed = at
        self._gesture = None
        edges = self._handle_at(at)
        adds = bool(event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))
        if edges is not None:
            self._ready: Callable[[], Gesture] = lambda: StretchGesture(self._draft, self._scale.point(at), edges)
            return
        item = self.item_at(at)
        if item is None:
            self._ready = lambda: BandGesture(self._draft, self._scale.point(at), adds=adds)
            if not adds:
                self._draft.choose(())
            return
        if adds:
            self._draft.toggle(item.key)
        elif item.key not in self._draft.chosen:
            self._draft.choose({item.key})
        self._ready = lambda: MoveGesture(self._draft, self._scale.point(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what could be dragged; Qt calls it."""
        at = event.position()
        if self._pressed is None:
            self._hover(at)
            return
        if self._gesture is None and (at - self._pressed).manhattanLength() < DRAG_PIXELS:
            return
        if self._gesture is None:
            self._gesture = self._ready()
        held = event.modifiers()
        self._gesture.drag(
            self._scale.point(at),
            reach=SNAP_PIXELS / self._scale.pixels,
            is_free=bool(held & Qt.KeyboardModifier.AltModifier),
            is_bound=bool(held & Qt.KeyboardModifier.ShiftModifier),
        )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; Qt calls it."""
        if event.button() == Qt.MouseButton.LeftButton:
            gesture = self._gesture
            self._stop()
            if gesture is not None:
                gesture.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the words of a text; Qt calls it."""
        self._stop()
        if self.item_at(event.position()):
            self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done; Qt calls it."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            item = self.item_at(QPointF(event.pos()))
            if item is not None and item.key not in self._draft.chosen:
                self._draft.choose({item.key})
        self.menu_wanted.emit(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse; Qt calls it."""
        self._hovered = ""
        self.update()
        super().leaveEvent(event)

    def _paper(self) -> QRectF:
        return self._scale.rect(page_box(self._draft.page))

    def _stop(self) -> None:
        self._gesture = self._pressed = None
        self.update()

    def _hover(self, at: QPointF) -> None:
        edges, item = self._handle_at(at), self.item_at(at)
        shape = Qt.CursorShape.ArrowCursor if item is None else Qt.CursorShape.SizeAllCursor
        self.setCursor(drawing.cursor_of(edges) if edges is not None else shape)
        hovered = item.key if item else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def _handle_at(self, at: QPointF) -> frozenset[Edge] | None:
        around = bounds(self._draft.chosen_items)
        return drawing.handle_at(self._scale.rect(around), at) if around else None

    def _is_on(self, item: Item, at: QPointF) -> bool:
        rect = self._scale.rect(box_of(item))
        spare = max(0.0, THIN_PIXELS - min(rect.width(), rect.height()) / 2)
        if isinstance(item, FrameItem):
            outer = rect.adjusted(-FRAME_PIXELS, -FRAME_PIXELS, FRAME_PIXELS, FRAME_PIXELS)
            inner = rect.adjusted(FRAME_PIXELS, FRAME_PIXELS, -FRAME_PIXELS, -FRAME_PIXELS)
            return outer.contains(at) and not inner.contains(at)
        return rect.adjusted(-spare, -spare, spare, spare).contains(at)

    def _draw_items(self, painter: QPainter) -> None:
        gesture, chosen = self._gesture, self._draft.chosen
        if isinstance(gesture, BandGesture):
            chosen = gesture.touched()
        shown = gesture.shown if gesture is not None else self._draft.items
        for item in shown:
            rect = self._scale.rect(box_of(item))
            if item.key in chosen:
                drawing.draw_outline(painter, rect, "accent", is_fine=False)
            elif item.key in self._remarked:
                drawing.draw_outline(painter, rect, "amber", is_fine=True)
            elif item.key == self._hovered or self.hasFocus():
                drawing.draw_outline(painter, rect, "line_strong", is_fine=True)
        around = bounds(each for each in shown if each.key in self._draft.chosen)
        if around is not None and not isinstance(gesture, BandGesture):
            rect = self._scale.rect(around)
            if len(self._draft.chosen) > 1:
                drawing.draw_outline(painter, rect, "accent", is_fine=True)
            drawing.draw_handles(painter, rect)

    def _draw_gesture(self, painter: QPainter, gesture: Gesture, paper: QRectF) -> None:
        if gesture.band is not None:
            drawing.draw_band(painter, self._scale.rect(gesture.band))
        upright, level = gesture.snapped.upright, gesture.snapped.level
        xs = [] if upright is None else [paper.left() + upright * self._scale.pixels]
        ys = [] if level is None else [paper.top() + level * self._scale.pixels]
        drawing.draw_guides(painter, paper, xs, ys)

    def _follow(self) -> None:
        """Show the draft as it is now, and say what is chosen to those who do not see it."""
        if self.size() != self.sizeHint():
            self.zoom_to(self._scale.pixels)
        chosen = self._draft.chosen_items
        said = ""
        if len(chosen) == 1:
            said = f"{title_of(chosen[0])}. {place_of(chosen[0])}"
        elif chosen:
            said = _("{n} selected").format(n=len(chosen))
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if said and self.hasFocus():
                announce(self, said)
        self.update()
