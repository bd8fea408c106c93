"""Widgets at the beginning of a layout that give way to others."""

from PySide6.QtWidgets import QBoxLayout, QWidget


class Exchanged:
    """Keeps its widgets itself: when a layout is asked for one, PySide lets go of it too early, and the program may crash."""

    def __init__(self, layout: QBoxLayout) -> None:
        self._layout = layout
        self._widgets: list[QWidget] = []

    def put(self, *widgets: QWidget) -> None:
        """Show these in place of those before."""
        for older in self._widgets:
            self._layout.removeWidget(older)
            older.hide()
            older.deleteLater()
        self._widgets = []
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Show one more, after the others."""
        self._layout.insertWidget(len(self._widgets), widget)
        self._widgets.append(widget)
