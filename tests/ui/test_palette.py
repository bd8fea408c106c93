"""Ctrl+K: search in groups, commands after ">", all by keys."""

import pytest
from PySide6.QtCore import Qt

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(qtbot, window, halls):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window._palette.isVisible()
    assert window._palette.edit.hasFocus()
    return window._palette


def lines(palette):
    return [palette.list.item(at).text() for at in range(palette.list.count())]


def test_search_in_groups_and_go_there(qtbot, window, palette):
    qtbot.keyClicks(palette.edit, "hall")
    qtbot.waitUntil(lambda: palette.list.count() > 0)
    assert lines(palette) == ["Spaces", "BRC hall"]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    window.jobs.wait()
    assert not palette.isVisible()
    assert [row.name for row in window.page("spaces").selected()] == ["BRC hall"]


def test_nothing_matches(qtbot, palette):
    qtbot.keyClicks(palette.edit, "zzz")
    qtbot.waitUntil(lambda: palette.note.text() == "Nothing matches")
    assert palette.note.isVisible()


def test_commands_with_their_keys(qtbot, window, palette):
    qtbot.keyClicks(palette.edit, ">")
    assert {"Everywhere", "Undo", "Go to", "Spaces", "Add a hall", "Rename"} <= set(lines(palette))
    at = lines(palette).index("Undo")
    assert palette.list.item(at).data(Qt.ItemDataRole.UserRole) == "Ctrl+Z"
    rename = palette.list.item(lines(palette).index("Rename"))
    assert not rename.flags() & Qt.ItemFlag.ItemIsEnabled


def test_a_command_of_another_room_goes_there(qtbot, window, palette):
    qtbot.keyClicks(palette.edit, ">add hall")
    assert lines(palette) == ["Spaces", "Add a hall"]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.room == "spaces"
    assert window.page("spaces").form is not None


def test_arrows_skip_headings_and_escape_gives_the_focus_back(qtbot, window, palette):
    qtbot.keyClicks(palette.edit, ">")
    first = palette.list.currentItem().text()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    assert palette.list.currentItem().text() != first
    qtbot.keyClick(palette.edit, Qt.Key.Key_Up)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Up)
    assert palette.list.currentItem().text() == first
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_leaving_the_field_closes_it(window, palette):
    window.header.search.setFocus()
    assert not palette.isVisible()
