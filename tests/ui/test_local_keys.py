"""Keys that count only while the cursor is in their part of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sankul.ui.local_keys import on_key

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_a_key_counts_in_its_place_and_not_beside_it(qtbot):
    window, place, pressed = QWidget(), QWidget(), []
    row = QHBoxLayout(window)
    within, beside = QLineEdit(), QLineEdit()
    QHBoxLayout(place).addWidget(within)
    row.addWidget(place)
    row.addWidget(beside)
    qtbot.addWidget(window)
    on_key(place, Qt.Key.Key_Escape, lambda: pressed.append("left"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    beside.setFocus()
    qtbot.keyClick(beside, Qt.Key.Key_Escape)
    assert pressed == []
    within.setFocus()
    qtbot.keyClick(within, Qt.Key.Key_Escape)
    assert pressed == ["left"]
