"""Settings: the look takes effect at once, the office is one act with undo."""

from PySide6.QtCore import Qt

from sankul.settings import read_settings
from sankul.ui.theme import DARK, colours


def page_of(window):
    window.go("settings")
    window.jobs.wait()
    return window.page("settings")


def test_theme_and_size_take_effect_and_are_kept(window, tmp_path):
    window.context.settings.file = tmp_path / "settings.json"
    page_of(window).theme.box.setCurrentIndex(2)
    assert colours() is DARK
    page_of(window).text_size.box.setCurrentIndex(3)
    kept = read_settings(tmp_path / "settings.json")
    assert (kept.theme, kept.text_size) == ("dark", 200)
    assert window.header.height() == 104


def test_the_office_is_saved_and_undone(qtbot, window, store):
    page = page_of(window)
    page.form.fields["name"].edit.setText("BRC Sahjanwa")
    qtbot.mouseClick(page.form.submit, Qt.MouseButton.LeftButton)
    window.jobs.wait()
    assert window.header.office.text() == "BRC Sahjanwa"
    assert not page.has_unsaved()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.jobs.wait()
    assert page.form.fields["name"].value() == "BRC Khorabar"


def test_an_office_needs_a_name(window, store):
    page = page_of(window)
    page.form.fields["name"].edit.setText(" ")
    page.form.send()
    assert page.form.fields["name"].line.text().startswith("Enter the name of the office")


def test_unsaved_facts_keep_the_look(window):
    page = page_of(window)
    page.form.fields["name"].edit.setText("Other")
    page.theme.box.setCurrentIndex(2)
    assert page.theme.value() == "light"
    assert colours() is not DARK
