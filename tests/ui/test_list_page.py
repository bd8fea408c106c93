"""A list: filter, selection, detail, empty states, form, acts that need rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sankul.ui.empty import EmptyState

from .seen import words


@pytest.fixture
def page(window):
    window.go("spaces")
    window.jobs.wait()
    return window.page("spaces")


def test_filter_by_key_and_back_to_the_list(qtbot, window, halls, page):
    qtbot.keyClick(window, Qt.Key.Key_Slash)
    assert page.filter.hasFocus()
    qtbot.keyClicks(page.filter, "hall")
    assert (page.model.rowCount(), page.count.text()) == (1, "1 of 3")
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert [row.name for row in page.selected()] == ["BRC hall"]
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 3
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_selection_shows_the_detail(window, halls, page):
    page.table.choose(1)
    window.jobs.wait()
    assert words(page.pane) == ["BRC hall", "Seats", "100", "All", "3"]


def test_nothing_yet_offers_to_begin(qtbot, page):
    empty = page.list.currentWidget()
    assert isinstance(empty, EmptyState)
    assert not page.pane.isVisible()
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert page.form is not None
    assert page.pane.isVisible()


def test_cursor_goes_on_from_the_empty_list_to_the_lines(qtbot, window, halls, page):
    page.filter.setText("zzz")
    page.list.currentWidget().button.setFocus()
    page.filter.clear()
    assert page.table.hasFocus()


def test_nothing_matches_offers_to_clear(qtbot, halls, page):
    page.filter.setText("zzz")
    empty = page.list.currentWidget()
    assert words(empty) == ["Nothing matches", "Try fewer letters, or another spelling."]
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert page.list.currentWidget() is page.table


def test_nothing_selected_offers_the_first_line(qtbot, halls, page):
    assert words(page.pane)[0] == "Nothing selected"
    (empty,) = page.pane.findChildren(EmptyState)
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert [row.name for row in page.selected()] == ["Panchayat Bhavan"]


def test_several_selected_say_how_many(window, halls, page):
    page.table.selectAll()
    assert words(page.pane)[0] == "3 selected"


@pytest.mark.parametrize(("rows", "row_act", "rows_act"), [(0, False, False), (1, True, True), (3, False, True)])
def test_acts_follow_the_selection(halls, page, rows, row_act, rows_act):
    for _row in range(min(rows, 1)):
        page.table.choose(0)
    if rows == 3:
        page.table.selectAll()
    assert (page.acts["halls.rename"].isEnabled(), page.acts["halls.close"].isEnabled()) == (row_act, rows_act)


def test_a_refusal_of_a_method_is_said(window, halls, page):
    page.table.choose(0)
    page.acts["halls.rename"].trigger()
    assert [message.sentence for message in window.messages.messages()] == ["The hall Panchayat Bhavan is taken."]


def test_new_by_key_fill_in_and_save(qtbot, window, halls, page):
    qtbot.keyClick(window, Qt.Key.Key_N)
    name = page.form.fields["name"].edit
    assert name.hasFocus()
    qtbot.keyClicks(name, "New hall")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    window.jobs.wait()
    assert page.form is None
    assert [row.name for row in page.selected()] == ["New hall"]
    assert window.toast.label.text() == "Add New hall"


def test_a_second_form_does_not_take_away_what_was_typed(window, page):
    page.add()
    first = page.form
    first.fields["name"].edit.setText("Half typed")
    page.add()
    assert page.form is first
    assert [message.sentence for message in window.messages.messages()] == ["Save or cancel the open form first."]


def test_where_it_is_narrow_a_form_takes_the_whole_place(window, halls, page):
    window.resize(1280, 740)
    page.add()
    assert page.list.isVisible()
    window.resize(960, 700)
    window.context.settings.text_size = 200
    page.close_form()
    window.rebuild()
    narrow = window.page("spaces")
    window.jobs.wait()
    assert not narrow.bar.findChild(QPushButton, "halls.rename").isVisible()
    assert narrow.bar.more.isVisible()
    narrow.add()
    assert not narrow.list.isVisible()
    narrow.close_form()
    assert narrow.list.isVisible()


def test_a_refusal_of_the_operation_stands_under_its_field(qtbot, window, page):
    page.add()
    page.form.fields["name"].edit.setText("Taken")
    page.form.send()
    window.jobs.wait()
    assert page.form.fields["name"].line.text() == "The hall Taken is taken."
    assert window.messages.messages() == []


def test_escape_closes_the_form_and_letters_do_not_open_another(qtbot, window, page):
    page.add()
    first = page.form
    qtbot.keyClicks(first.fields["name"].edit, "nN/")
    assert page.form is first
    assert first.fields["name"].value() == "nN/"
    qtbot.keyClick(first.fields["name"].edit, Qt.Key.Key_Escape)
    assert page.form is None


def test_the_selection_survives_a_refresh(window, halls, page):
    page.table.choose(2)
    page.refresh()
    window.jobs.wait()
    assert [row.name for row in page.selected()] == ["Verandah"]


def test_going_to_a_row_selects_it(window, halls):
    window.go("spaces", halls[2].id)
    window.jobs.wait()
    assert [row.name for row in window.page("spaces").selected()] == ["Verandah"]


def test_buttons_come_from_the_declarations(page):
    shown = [
        (button.objectName(), button.property("look"))
        for button in page.bar.findChildren(QPushButton)
        if button.objectName()
    ]
    assert shown == [("halls.rename", ""), ("halls.close", ""), ("halls.add", "primary")]
