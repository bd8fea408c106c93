"""How a table looks and is worked by keys: 32-pixel rows, a hairline between them, chips, money to the right."""

from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from sankul.ui.parts import bring_into_view
from sankul.ui.tables import ROW_ROLE, RowModel
from sankul.ui.theme import ROW_HEIGHT, colours, scaled, text_font

PAD = 12


def draw_chip(painter: QPainter, rect: QRect, text: str, tone: str) -> None:
    """A word in a rounded field at the left of `rect`."""
    look = colours()
    font = text_font(points=9.5)
    painter.setFont(font)
    width = min(painter.fontMetrics().horizontalAdvance(text) + scaled(16), rect.width())
    height = scaled(20)
    field = QRectF(rect.x(), rect.y() + (rect.height() - height) / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(look, f"{tone}_soft")))
    painter.drawRoundedRect(field, height / 2, height / 2)
    painter.setPen(QColor({"grey": look.text_soft, "accent": look.accent_text}.get(tone) or getattr(look, tone)))
    inner = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width - scaled(12)))
    painter.drawText(field, Qt.AlignmentFlag.AlignCenter, inner)


class CellDelegate(QStyledItemDelegate):
    """Paints whole cells, so that a row looks like one thing."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell; Qt calls it."""
        look, rect = colours(), option.rect
        painter.save()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(look.accent_soft if is_selected else look.page))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(look.line))
        if is_selected and index.column() == 0 and option.widget.hasFocus():
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), QColor(look.accent))
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        model = index.model()
        assert isinstance(model, RowModel)
        text, tone, align = model.cell(index)
        if tone and text:
            draw_chip(painter, inner, text, tone)
        else:
            painter.setPen(QColor(look.text))
            painter.setFont(option.font)
            said = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, align, said)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as its text; Qt asks."""
        return QSize(option.fontMetrics.horizontalAdvance(str(index.data())) + 2 * PAD, scaled(ROW_HEIGHT))


class Heading(QHeaderView):
    """Headings in soft bold letters with a small arrow where the list is sorted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setFixedHeight(scaled(ROW_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one heading; Qt calls it."""
        model, look = self.model(), colours()
        painter.save()
        painter.fillRect(rect, QColor(look.page))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(look.line_strong))
        font = text_font(points=9.5)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(look.text_soft))
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        inner = rect.adjusted(PAD, 0, -PAD - (14 if is_sorted else 0), 0)
        align = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        text = str(model.headerData(section, Qt.Orientation.Horizontal))
        painter.drawText(
            inner, align, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        )
        if is_sorted:
            self._draw_arrow(painter, rect)
        painter.restore()

    def _draw_arrow(self, painter: QPainter, rect: QRect) -> None:
        middle, x = rect.center().y(), rect.right() - PAD - 4
        tip = 2.5 if self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder else -2.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().accent_text), 1.6))
        painter.drawPolyline(
            QPolygonF([QPointF(x - 4, middle - tip), QPointF(x, middle + tip), QPointF(x + 4, middle - tip)])
        )


_FIRST_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)


class TableView(QTableView):
    """A table over a RowModel. `opened` comes with Enter or a double click, `picked` when the selection changes."""

    opened = Signal()
    picked = Signal()

    def __init__(self, model: RowModel[Any]) -> None:
        super().__init__()
        self.setHorizontalHeader(Heading(self))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self._size_columns(model)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        model.layoutChanged.connect(lambda *_args: self.scrollTo(self.currentIndex()))
        self.selectionModel().selectionChanged.connect(lambda *_args: self.picked.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def selected_places(self) -> list[int]:
        """Where the selected rows are shown."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def selected_row(self) -> Any:
        """The row that is selected, the first shown of several; None when there is none."""
        places = self.selected_places()
        return self.model().index(places[0], 0).data(ROW_ROLE) if places else None

    def focus_rows(self) -> None:
        """Put the cursor on the rows; the first is selected when none is. Nothing happens without rows."""
        if self.model().rowCount():
            self.setFocus()
            if not self.selected_places():
                self.choose(0)

    def choose(self, place: int) -> None:
        """Select one row and show it. `selectRow` would toggle while Ctrl is held, as it is after Ctrl+L."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.model().index(place, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible,
    ) -> None:
        """Show the row; columns do not shift under the mouse while the cell is seen in part. Qt calls it too."""
        seen, bar = self.visualRect(index), self.horizontalScrollBar()
        is_seen, before = seen.left() < self.viewport().width() and seen.right() > 0, bar.value()
        super().scrollTo(index, hint)
        if is_seen:
            bar.setValue(before)
        if self.hasFocus() and index.isValid():
            bring_into_view(
                self.viewport(), part=self.visualRect(index)
            )  # where text is large, the page around scrolls too

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor is, unless the mouse has just pointed to it; Qt calls it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, and where nothing is selected the first arrow selects the row on which one stands; Qt calls it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in _FIRST_MOVES and self.model().rowCount() and not self.selectionModel().hasSelection():
            self.choose(max(self.currentIndex().row(), 0))
        else:
            super().keyPressEvent(event)

    def _size_columns(self, model: RowModel[Any]) -> None:
        heading = self.horizontalHeader()
        for section, column in enumerate(model.columns):
            heading.resizeSection(section, scaled(column.width))
            if column.stretch:
                heading.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
