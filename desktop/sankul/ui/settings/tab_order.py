"""The way of the Tab key through widgets that were made at different times: as they stand, from above."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_tabs(sheet: QWidget | None) -> None:
    """Let Tab go through all that stands in the layouts of `sheet`, hidden parts too."""
    for one, following in pairwise(_stops(sheet) if sheet is not None else ()):
        QWidget.setTabOrder(one, following)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, below = (item.widget(), item.layout()) if item is not None else (None, None)
        if inner is not None:
            yield from _stops(inner)
        elif below is not None:
            yield from _stops_in(below)
