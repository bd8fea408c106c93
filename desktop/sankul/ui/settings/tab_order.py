"""The way of the Tab key through widgets that were made at different times: as they stand, from above."""

from collections.abc import Iterator, Sequence
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
        inner = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        yield from _stops_in(layout, inner)


def _stops_in(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """The stops of a layout, whose widgets are among `widgets`, in the order of its places.

    The layout is never asked what stands at a place: PySide then lets go of widgets and layouts before Qt does, and the
    program crashes when they are destroyed later.
    """
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets]
    for below in layout.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert isinstance(below, QLayout)
        placed.append((layout.indexOf(below), below))
    for at, inner in sorted(placed, key=lambda pair: pair[0]):
        if at >= 0:
            yield from _stops(inner) if isinstance(inner, QWidget) else _stops_in(inner, widgets)
