"""Columns that stretch, but stay readable: where there is too little room, the list scrolls sideways instead."""

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView

from sankul.ui.table_view import TableView
from sankul.ui.tables import RowModel
from sankul.ui.theme import scaled

LEAST = 120


class ReadableColumns(QObject):
    """Watches the width of a table, whose child it becomes."""

    def __init__(self, table: TableView, model: RowModel[Any]) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._stretched = [at for at, column in enumerate(model.columns) if column.stretch]
        self._is_tight: bool | None = None
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns when the table grows or shrinks."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        seen = [each for at, each in enumerate(self._model.columns) if not self._table.isColumnHidden(at)]
        fixed = sum(scaled(column.width) for column in seen if not column.stretch)
        is_tight = self._table.width() < fixed + len(self._stretched) * scaled(LEAST)
        if is_tight == self._is_tight:
            return
        self._is_tight = is_tight
        heading = self._table.horizontalHeader()
        mode = QHeaderView.ResizeMode.Interactive if is_tight else QHeaderView.ResizeMode.Stretch
        for section in self._stretched:
            heading.setSectionResizeMode(section, mode)
            if is_tight:
                heading.resizeSection(section, scaled(LEAST + 40))
