"""A switch breaks into lines where it may, and where there is no room."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sankul.ui.segments import Segments

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CHOICES = [(str(at), f"A longer word {at}") for at in range(7)]


@pytest.fixture
def put(qtbot):
    def show(segments, width):
        window = QWidget()
        rows, line = QVBoxLayout(window), QHBoxLayout()
        line.addWidget(segments)
        line.addStretch(1)
        line.addWidget(QPushButton("3 likely duplicates"))
        rows.addLayout(line)
        rows.addStretch(1)
        qtbot.addWidget(window)
        window.resize(width, 300)
        window.show()
        return window

    return show


def lines_of(segments):
    return len({each.y() for each in segments.buttons.values()})


def test_it_breaks_into_lines_and_joins_them_again(qtbot, put):
    segments = Segments(CHOICES, wraps=True)
    window = put(segments, 500)
    qtbot.waitUntil(lambda: lines_of(segments) > 1)
    for each in segments.buttons.values():
        assert each.width() >= each.sizeHint().width()
        assert segments.rect().contains(each.geometry())
    window.resize(segments.sizeHint().width() + 400, 300)
    qtbot.waitUntil(lambda: lines_of(segments) == 1)
    assert segments.height() == segments.sizeHint().height()


def test_one_that_may_not_stays_a_line(put):
    segments = Segments(CHOICES)
    window = put(segments, 500)
    assert window.isVisible()
    assert lines_of(segments) == 1
    assert segments.width() == segments.sizeHint().width()
