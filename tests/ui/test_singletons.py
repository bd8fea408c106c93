"""None must not die of Qt: many calls without a result leave it alive."""

import sys

from PySide6.QtWidgets import QWidget

import sankul.ui


def test_none_outlives_many_calls(qapp):
    widget = QWidget()
    assert sankul.ui
    for _time in range(200_000):
        widget.setEnabled(True)
    assert sys.getrefcount(None) > 1_000_000_000
