"""What lies over the page on the screen: outlines, handles, guides and the band. Paper is white in each theme."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sankul.rules.design_layout import Box, Edge
from sankul.ui.theme import LIGHT, colours

HANDLE = 9
HIT = 7
EDGES_OF_HANDLES: Mapping[tuple[float, float], frozenset[Edge]] = {
    (0, 0): frozenset({Edge.LEFT, Edge.TOP}),
    (0.5, 0): frozenset({Edge.TOP}),
    (1, 0): frozenset({Edge.RIGHT, Edge.TOP}),
    (1, 0.5): frozenset({Edge.RIGHT}),
    (1, 1): frozenset({Edge.RIGHT, Edge.BOTTOM}),
    (0.5, 1): frozenset({Edge.BOTTOM}),
    (0, 1): frozenset({Edge.LEFT, Edge.BOTTOM}),
    (0, 0.5): frozenset({Edge.LEFT}),
}
"""The eight handles by their place in the box: across and down, 0 to 1."""

_CURSORS = {
    frozenset({Edge.LEFT, Edge.TOP}): Qt.CursorShape.SizeFDiagCursor,
    frozenset({Edge.RIGHT, Edge.BOTTOM}): Qt.CursorShape.SizeFDiagCursor,
    frozenset({Edge.RIGHT, Edge.TOP}): Qt.CursorShape.SizeBDiagCursor,
    frozenset({Edge.LEFT, Edge.BOTTOM}): Qt.CursorShape.SizeBDiagCursor,
    frozenset({Edge.LEFT}): Qt.CursorShape.SizeHorCursor,
    frozenset({Edge.RIGHT}): Qt.CursorShape.SizeHorCursor,
    frozenset({Edge.TOP}): Qt.CursorShape.SizeVerCursor,
    frozenset({Edge.BOTTOM}): Qt.CursorShape.SizeVerCursor,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """How the page lies on the screen: pixels for a millimetre, and where its upper left corner is."""

    pixels: float
    x: float
    y: float

    def rect(self, box: Box) -> QRectF:
        """A box in pixels."""
        return QRectF(
            self.x + box.left * self.pixels,
            self.y + box.top * self.pixels,
            box.width * self.pixels,
            box.height * self.pixels,
        )

    def point(self, at: QPointF) -> tuple[float, float]:
        """A place on the screen in millimetres."""
        return (at.x() - self.x) / self.pixels, (at.y() - self.y) / self.pixels


def handles(rect: QRectF) -> Iterator[tuple[frozenset[Edge], QPointF]]:
    """The middles of the handles of a box in pixels; those between corners only where there is room for them."""
    for (across, down), edges in EDGES_OF_HANDLES.items():
        is_short = (across == 0.5 and rect.width() < 4 * HANDLE) or (down == 0.5 and rect.height() < 4 * HANDLE)
        if not is_short:
            yield edges, QPointF(rect.x() + rect.width() * across, rect.y() + rect.height() * down)


def handle_at(rect: QRectF, at: QPointF) -> frozenset[Edge] | None:
    """The edges that the handle at this place moves."""
    near = (
        (max(abs(middle.x() - at.x()), abs(middle.y() - at.y())), number, edges)
        for number, (edges, middle) in enumerate(handles(rect))
    )
    distance, _number, edges = min(near)
    return edges if distance <= HIT else None


def cursor_of(edges: frozenset[Edge]) -> Qt.CursorShape:
    """The shape of the mouse over a handle."""
    return _CURSORS[edges]


def draw_paper(painter: QPainter, rect: QRectF) -> None:
    """The empty sheet."""
    painter.fillRect(rect, QColor("white"))
    painter.setPen(QPen(QColor(colours().line_strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-1, -1, 0, 0))


def draw_outline(painter: QPainter, rect: QRectF, tone: str, *, is_fine: bool) -> None:
    """The box of an item: a fine dotted line, or a strong one in a colour of the light theme, because paper is white."""
    pen = QPen(QColor(getattr(LIGHT, tone)), 1 if is_fine else 1.5)
    if is_fine:
        pen.setStyle(Qt.PenStyle.DotLine)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def draw_handles(painter: QPainter, rect: QRectF) -> None:
    """White squares at corners and sides."""
    painter.setPen(QPen(QColor(LIGHT.accent), 1.5))
    painter.setBrush(QColor("white"))
    for _edges, middle in handles(rect):
        painter.drawRect(QRectF(middle.x() - HANDLE / 2, middle.y() - HANDLE / 2, HANDLE, HANDLE))


def draw_guides(painter: QPainter, paper: QRectF, xs: Iterable[float], ys: Iterable[float]) -> None:
    """Lines over the whole page, in pixels, where something snaps."""
    painter.setPen(QPen(QColor(LIGHT.red), 1, Qt.PenStyle.DashLine))
    for x in xs:
        painter.drawLine(QPointF(x, paper.top()), QPointF(x, paper.bottom()))
    for y in ys:
        painter.drawLine(QPointF(paper.left(), y), QPointF(paper.right(), y))


def draw_band(painter: QPainter, rect: QRectF) -> None:
    """The band with which several items are chosen."""
    fill = QColor(LIGHT.accent)
    fill.setAlpha(28)
    painter.setPen(QPen(QColor(LIGHT.accent), 1))
    painter.setBrush(fill)
    painter.drawRect(rect)
