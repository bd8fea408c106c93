"""Issuing in the window: all conditions live, to the selected, as an exception with a reason, and names no paper can show."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from sankul.operations.certificates import list_certificates
from sankul.operations.course_work import add_task, note_handed_in
from sankul.operations.session_leaders import note_leader
from sankul.ui.certificates.issue_form import ExceptionForm
from sankul.ui.reports import Report

from .seen import said, words


@pytest.fixture
def page(full_window, autumn):
    full_window.go("certificates")
    full_window.jobs.wait()
    page = full_window.page("certificates")
    page.show_view("candidates")
    full_window.jobs.wait()
    return page


def chips(page):
    return [(row[0], row[4]) for row in page.rows_as_text()[1:]]


def choose_all(page):
    flags = QItemSelectionModel.SelectionFlag
    for place in range(page.model.rowCount()):
        page.table.selectionModel().select(page.model.index(place, 0), flags.Select | flags.Rows)


def press(qtbot, window, key):
    qtbot.keyClick(window, key)
    window.jobs.wait()


def test_hours_and_course_work_count_at_once(qtbot, full_window, page, store, autumn):
    task = add_task(store, "Diary")
    note_handed_in(store, task.id, {autumn["Bindu Soni"].id: date(2026, 11, 20)})
    full_window.jobs.wait()
    view = page.view
    view.work.setValue(1)
    qtbot.waitUntil(lambda: view.shown.itemText(1) == "May have one: 1")
    view.hours.setValue(5)
    qtbot.waitUntil(lambda: view.shown.itemText(1) == "May have one: 0")
    page.table.choose(1)
    full_window.jobs.wait()
    told = words(page.pane)
    assert "Attended for 4.5 hours; 5 are needed." in told
    assert {"3 of 4 (75 %)", "4.5", "1 of 1", "28.10.2026"} <= set(told)


def test_each_kind_begins_with_its_usual_percentage(full_window, page, store, autumn):
    with store.reading() as work:
        first = work.sessions.first(number=1)
    note_leader(store, first.id, autumn["Kiran Bind"].id)
    full_window.jobs.wait()
    view = page.view
    view.kind.setCurrentIndex(view.kind.findData("leading"))
    full_window.jobs.wait()
    assert (view.least.value(), view.least.text()) == (0, "any attendance")
    assert chips(page) == [("Anjali Rao", "Not yet"), ("Bindu Soni", "Not yet"), ("Kiran Bind", "May have one")]
    page.table.choose(2)
    full_window.jobs.wait()
    assert "07.10.2026" in words(page.pane)
    view.least.setValue(50)
    view.kind.setCurrentIndex(view.kind.findData("participation"))
    full_window.jobs.wait()
    assert view.least.value() == 50
    view.kind.setCurrentIndex(view.kind.findData("appreciation"))
    full_window.jobs.wait()
    assert not view.work.isEnabled()


def test_issue_to_the_selected_alone(qtbot, full_window, page, store, tmp_path):
    page.table.choose(1)
    press(qtbot, full_window, Qt.Key.Key_I)
    form = page.form
    assert words(form)[0] == "Issue to Bindu Soni"
    assert "1 will get one, 0 will not." in words(form)
    form.fields["folder"].edit.setText(str(tmp_path / "out"))
    qtbot.keyClick(form.fields["folder"].edit, Qt.Key.Key_Return)
    full_window.jobs.wait()
    assert [each.facts["name"] for each in list_certificates(store)] == ["Bindu Soni"]


def test_the_form_says_why_the_selected_cannot(qtbot, full_window, page):
    page.table.choose(2)
    press(qtbot, full_window, Qt.Key.Key_I)
    assert "None of the selected can have one now." in words(page.form)
    assert "Kiran Bind: Attended 1 of 4 sessions (25 %); 75 % is needed." in words(page.form)
    assert not page.form.submit.isEnabled()


def test_issue_anyway_asks_for_the_reason_and_keeps_it(qtbot, full_window, page, store, tmp_path):
    choose_all(page)
    press(qtbot, full_window, Qt.Key.Key_A)
    form = page.form
    assert isinstance(form, ExceptionForm)
    assert form.reason.control.hasFocus()
    assert "3 will get one, 1 of them as an exception; 0 will not." in words(form)
    form.fields["folder"].edit.setText(str(tmp_path / "out"))
    form.send()
    assert form.reason.line.text() == "Say why they get a certificate without meeting the conditions."
    qtbot.keyClicks(form.reason.edit, "Ill for a month")
    assert page.has_unsaved()
    form.send()
    full_window.jobs.wait()
    qtbot.keyClick(full_window, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.isVisible)
    assert isinstance(page.form, Report)
    kept = {each.facts["name"]: each.override for each in list_certificates(store)}
    assert kept == {"Anjali Rao": "", "Bindu Soni": "", "Kiran Bind": "Ill for a month"}
    page.close_report()
    page.show_view("register")
    full_window.jobs.wait()
    page.pick(list_certificates(store)[0].id)
    full_window.jobs.wait()
    assert "Ill for a month" in words(page.pane)
    assert "Participation (exception)" in [row[2] for row in page.rows_as_text()]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [(0, "may have one without a reason"), (2, "No reason helps Kiran ♥: The character “♥”")],
)
def test_no_exception_where_none_is_needed_or_helps(qtbot, full_window, page, store, autumn, place, sentence):
    with store.transaction("Rename") as work:
        work.people.replace(replace(autumn["Kiran Bind"], name="Kiran ♥"))
    full_window.jobs.wait()
    page.table.choose(place)
    full_window.jobs.wait()
    press(qtbot, full_window, Qt.Key.Key_A)
    assert page.form is None
    assert sentence in said(full_window)[-1]
    assert chips(page)[2] == ("Kiran ♥", "Not printable")


def test_conditions_that_cannot_be_stand_under_them(qtbot, full_window, page):
    press(qtbot, full_window, Qt.Key.Key_N)
    form = page.form
    form.fields["min_work"].box.setValue(2)
    full_window.jobs.wait()
    assert form.condition_line.text() == "The programme has 0 tasks of course work, so 2 cannot be asked for."
    assert not form.submit.isEnabled()
    form.kind.box.setCurrentIndex(2)
    full_window.jobs.wait()
    assert not form.fields["min_work"].isEnabled()
    assert "1 will get one, 0 will not." in words(form)


def test_the_design_is_chosen_by_its_name(qtbot, full_window, page, store, tmp_path):
    press(qtbot, full_window, Qt.Key.Key_N)
    form = page.form
    assert form.fields["design"].value() == "classic"
    form.fields["design"].box.setCurrentIndex(1)
    assert form.request().design == "modern"
    form.fields["folder"].edit.setText(str(tmp_path / "out"))
    form.send()
    full_window.jobs.wait()
    with store.reading() as work:
        (design_id,) = {each.design_id for each in list_certificates(store)}
        assert work.designs.get(design_id).starter == "modern"


def test_an_open_reason_holds_the_page(qtbot, full_window, page):
    page.table.choose(2)
    press(qtbot, full_window, Qt.Key.Key_A)
    qtbot.keyClicks(page.form.reason.edit, "Because")
    assert not page.show_view("register")
    assert "Save or cancel the open form first." in said(full_window)
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.form is None
