"""The window by keys: rooms, undo, language, messages, leaving."""

import gettext

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sankul import text
from sankul.errors import Trouble
from sankul.text import N_
from sankul.ui.crash import CrashBox
from sankul.ui.shortcuts import ShortcutSheet

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class PrinterSilent(Trouble):
    message = N_("The printer does not answer.")


@pytest.fixture
def hindi(monkeypatch):
    class Catalogue(gettext.NullTranslations):
        def gettext(self, message):
            return {"Spaces": "बैठक स्थल", "Name": "नाम"}.get(message, message)

    monkeypatch.setattr(text, "_catalogue", lambda code: Catalogue() if code == "hi" else gettext.NullTranslations())


def test_keys_lead_to_rooms(qtbot, window):
    seen = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        qtbot.keyClick(window, key, CTRL)
        seen.append((window.room, window.header.title.text(), window.sidebar.rooms[window.room].isChecked()))
    assert seen == [("spaces", "Spaces", True), ("settings", "Settings", True), ("home", "Home", True)]


def test_pages_are_made_at_the_first_visit(window):
    assert set(window._pages) == {"home"}
    window.go("spaces")
    assert set(window._pages) == {"home", "spaces"}


def test_header_names_office_and_programme(window):
    assert window.header.office.text() == "BRC Khorabar"
    assert window.header.programme.text() == "Foundational Literacy 2026-27"


def test_an_act_refreshes_tells_and_can_be_undone_by_key(qtbot, window, store, add_hall):
    window.go("spaces")
    window.jobs.act(lambda _progress: add_hall(store, "Verandah", 12), what="Add")
    window.jobs.wait()
    assert window.page("spaces").model.rowCount() == 1
    assert window.toast.isVisible()
    assert window.toast.label.text() == "Add Verandah"
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    window.jobs.wait()
    assert window.page("spaces").model.rowCount() == 0
    assert window.toast.label.text() == "Undone: Add Verandah"
    assert not window.toast.button.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    window.jobs.wait()
    assert window.page("spaces").model.rowCount() == 1


def test_undo_by_the_toast(qtbot, window, store, add_hall):
    window.jobs.act(lambda _progress: add_hall(store, "Verandah", 12), what="Add")
    window.jobs.wait()
    qtbot.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    window.jobs.wait()
    with store.reading() as work:
        assert work.spaces.count() == 0


def test_a_page_out_of_sight_reads_again_when_it_is_seen(window, store, halls, add_hall):
    window.go("spaces")
    window.jobs.wait()
    window.go("home")
    add_hall(store, "Office", 5)
    window.jobs.wait()
    assert window.page("spaces").model.rowCount() == 3
    window.go("spaces")
    window.jobs.wait()
    assert window.page("spaces").model.rowCount() == 4


def test_what_waits_stands_in_the_sidebar(qtbot, halls, window):
    badge = window.sidebar.rooms["spaces"].badge
    qtbot.waitUntil(lambda: badge.text() == "3")
    assert badge.isVisible()
    assert window.sidebar.rooms["spaces"].accessibleName() == "Spaces, 3 waiting"
    assert not window.sidebar.rooms["home"].badge.isVisible()


def test_a_refusal_is_said_in_the_message_bar(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)  # making the office can be undone once, then there is nothing
    window.jobs.wait()
    window.messages.clear()
    for _time in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        window.jobs.wait()
    said = [(message.sentence, message.property("kind")) for message in window.messages.messages()]
    assert said == [("There is nothing to undo.", "warning")]


def test_trouble_is_an_error_and_is_closed_by_its_button(qtbot, window):
    window.fail(PrinterSilent())
    (message,) = window.messages.messages()
    assert message.property("kind") == "error"
    assert message.accessibleName() == "Trouble: The printer does not answer."
    message.leave()
    assert window.messages.messages() == []


def test_a_note_gives_way_to_the_next_sentence(window):
    window.say("Saved.")
    window.say("Row 3 is refused.", "warning")
    window.say("Saved again.")
    assert [message.sentence for message in window.messages.messages()] == ["Row 3 is refused.", "Saved again."]


def test_only_troubles_follow_into_another_room(window):
    window.say("Row 3 is refused.", "warning")
    window.fail(PrinterSilent())
    window.go("settings")
    assert [message.sentence for message in window.messages.messages()] == ["The printer does not answer."]


@pytest.mark.expects_log
def test_a_bug_opens_the_crash_box_without_personal_data(window, caplog):
    def bug(_progress):
        raise ValueError("Sunita Devi 9876543210")

    window.jobs.act(bug, what="Add")
    window.jobs.wait()
    (box,) = window.findChildren(CrashBox)
    assert box.isVisible()
    shown = box.details.toPlainText() + caplog.text
    assert "ValueError" in shown
    assert "test_window.py" in shown
    assert "Sunita" not in shown
    box.accept()


def test_language_changes_while_running(qtbot, window, halls, hindi):
    window.go("spaces")
    window.jobs.wait()
    page = window.page("spaces")
    page.filter.setText("brc")
    page.table.choose(0)
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    window.jobs.wait()
    page = window.page("spaces")
    assert window.header.title.text() == "बैठक स्थल"
    assert window.sidebar.rooms["spaces"].text() == "बैठक स्थल"
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "नाम"
    assert window.header.office.text() == "बी.आर.सी. खोराबार"
    assert (page.filter.text(), [row.name for row in page.selected()]) == ("brc", ["BRC hall"])
    assert window.context.settings.language == "hi"
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.header.title.text() == "Spaces"


def test_a_form_that_is_open_keeps_language_and_window(qtbot, window):
    window.go("spaces")
    page = window.page("spaces")
    page.add()
    page.form.fields["name"].edit.setText("New")
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.context.settings.language == "en"
    assert not window.close()
    assert [message.sentence for message in window.messages.messages()] == [
        "Save or cancel the open form first.",
        "A form is not saved yet.",
    ]
    window._close_anyway()
    assert not window.isVisible()


def test_the_place_of_the_window_is_remembered(window):
    window.close()
    assert window.context.settings.geometry


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_by_key(qtbot, window, key):
    window.say("A sentence.")
    (message,) = window.messages.messages()
    close = message.findChild(QPushButton)
    close.setFocus()
    qtbot.keyClick(close, key)
    assert window.messages.messages() == []


def test_quit_by_key(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()


def test_the_sheet_of_keys_shows_every_key(qtbot, window):
    from PySide6.QtWidgets import QLabel

    qtbot.keyClick(window, Qt.Key.Key_F1)
    (sheet,) = window.findChildren(ShortcutSheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Ctrl+Z", "Undo", "Ctrl+2", "Spaces", "N", "Add a hall", "/", "Everywhere"} <= shown
    sheet.accept()


def test_theme_follows_the_settings(window):
    from sankul.ui.theme import DARK, colours

    window.context.settings.theme = "dark"
    window.rebuild()
    assert colours() is DARK
    assert window.palette().window().color().name() == DARK.page
