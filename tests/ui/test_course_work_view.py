"""Course work and who led a session, in the window and by the keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from sankul.operations.course_work import add_task, list_tasks, work_sheet
from sankul.rules.attendance import MarkState
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.people import Person
from sankul.ui.empty import EmptyState
from sankul.ui.sessions.work_form import WorkForm

from .seen import words

TODAY = date(2026, 11, 24)


@pytest.fixture
def page(full_window, autumn):
    full_window.go("sessions")
    full_window.jobs.wait()
    return full_window.page("sessions")


@pytest.fixture
def task(store, autumn):
    return add_task(store, "Diary", "डायरी", date(2026, 11, 30))


@pytest.fixture
def second_circle(store, autumn):
    """A circle of one teacher and no mentor."""
    with store.transaction("Add a circle") as work:
        programme = work.programmes.first()
        circle = Circle(programme_id=programme.id, code="GKP-02", name="2", district_code="148", district="Gorakhpur")
        person = Person(name="Zeba Khan", name_hi="ज़ेबा ख़ान", district_code="148", district="Gorakhpur")
        work.circles.add(circle)
        work.people.add(person)
        work.members.add(Member(circle_id=circle.id, person_id=person.id, part=Part.TEACHER, from_on=date(2026, 10, 1)))
    return person


def handed_in(store, task_id):
    with store.reading() as work:
        return {line.name.en: line.on for circle in work_sheet(work, task_id) for line in circle.lines if line.on}


def open_view(qtbot, window, page):
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    window.jobs.wait()
    assert page.view.key == "work"


def test_the_first_task_is_added_from_the_empty_view_and_undone(qtbot, full_window, page, store):
    open_view(qtbot, full_window, page)
    empty = page.list.currentWidget()
    assert isinstance(empty, EmptyState)
    assert words(empty)[0] == "No course work yet"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    form = page.form
    form.send()
    assert form.fields["title"].line.text() == "Enter the title of the task, in English or in Hindi."
    assert not form.fields["due_on"].isVisible()
    qtbot.keyClicks(form.fields["title"].edit, "Village map")
    form.fields["has_due"].box.setChecked(True)
    assert form.fields["due_on"].isVisible()
    qtbot.keyClick(form.fields["title"].edit, Qt.Key.Key_Return)
    full_window.jobs.wait()
    assert page.rows_as_text()[1:] == [["Village map", "08.12.2026", "0 of 3"]]
    assert [row.title.en for row in page.selected()] == ["Village map"]
    qtbot.keyClick(full_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    assert list_tasks(store) == ()


def test_who_handed_it_in_is_ticked_by_the_keys_in_all_circles(qtbot, full_window, page, store, task, second_circle):
    open_view(qtbot, full_window, page)
    page.table.choose(0)
    full_window.jobs.wait()
    qtbot.keyClick(full_window, Qt.Key.Key_H)
    full_window.jobs.wait()
    form = page.form
    assert isinstance(form, WorkForm)
    assert form.grid.hasFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(form.grid, key)
    assert form.summary.text() == "Handed in: 2 of 3"
    qtbot.keyClick(form.grid, Qt.Key.Key_Right)
    assert form.circle.edit.text() == "GKP-02 · —"
    qtbot.keyClick(form.grid, Qt.Key.Key_Asterisk)
    qtbot.keyClick(form.grid, Qt.Key.Key_Right)
    assert form.summary.text() == "Handed in: 1 of 1"
    assert page.has_unsaved()
    qtbot.keyClick(form.grid, Qt.Key.Key_Return)
    full_window.jobs.wait()
    assert page.form is None
    assert handed_in(store, task.id) == {"Anjali Rao": TODAY, "Kiran Bind": TODAY, "Zeba Khan": TODAY}
    assert full_window.toast.label.text() == "Note who handed in “Diary” (3)"
    assert page.rows_as_text()[1][2] == "3 of 4"
    assert "2 of 3 · Manoj Verma" in words(page.pane)
    qtbot.keyClick(full_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    assert handed_in(store, task.id) == {}


def test_the_mouse_ticks_where_it_clicks_and_two_clicks_save_nothing(qtbot, full_window, page, store, task):
    open_view(qtbot, full_window, page)
    page.table.choose(0)
    page.note_work()
    full_window.jobs.wait()
    grid, form = page.form.grid, page.form
    for column, row, ticked in ((2, 1, 1), (1, 2, 1), (2, 2, 2), (2, 1, 1)):
        at = grid.visualRect(grid.model().index(row, column)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert form.summary.text() == f"Handed in: {ticked} of 3"
        assert grid.selected_places() == [row]
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.currentIndex()).center())
    full_window.jobs.wait()
    assert page.form is form
    assert handed_in(store, task.id) == {}


def test_a_tick_can_be_taken_back_and_a_later_day_is_refused(qtbot, full_window, page, store, task):
    open_view(qtbot, full_window, page)
    page.table.choose(0)
    page.note_work()
    full_window.jobs.wait()
    form = page.form
    qtbot.keyClick(form.grid, Qt.Key.Key_Space)
    qtbot.keyClick(form.grid, Qt.Key.Key_Up)
    qtbot.keyClick(form.grid, Qt.Key.Key_Space)
    assert not form.is_changed()
    form.on.box.setDate(form.on.box.date().addDays(1))
    form.send()
    assert "is still to come" in form.on.line.text()
    form.on.box.setDate(form.on.box.date().addDays(-4))
    qtbot.keyClick(form.grid, Qt.Key.Key_Space)
    form.send()
    full_window.jobs.wait()
    assert list(handed_in(store, task.id).values()) == [date(2026, 11, 21)]


def test_a_task_is_changed_and_removed(qtbot, full_window, page, store, task):
    open_view(qtbot, full_window, page)
    page.table.choose(0)
    qtbot.keyClick(full_window, Qt.Key.Key_F2)
    full_window.jobs.wait()
    assert page.form.fields["due_on"].isVisible()
    page.form.fields["has_due"].box.setChecked(False)
    page.form.send()
    full_window.jobs.wait()
    assert [row.due_on for row in list_tasks(store)] == [None]
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    full_window.jobs.wait()
    assert list_tasks(store) == ()
    full_window.undo()
    full_window.jobs.wait()
    assert len(list_tasks(store)) == 1


def test_tasks_in_the_other_language(qtbot, full_window, page, task):
    open_view(qtbot, full_window, page)
    page.table.choose(0)
    qtbot.keyClick(full_window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    anew = full_window.page("sessions")
    assert anew.view.key == "work"
    assert anew.rows_as_text()[1][0] == "डायरी"


def choose_session(window, page, number):
    page.views["agenda"].choose("all")
    window.jobs.wait()
    page.table.choose(number - 1)
    window.jobs.wait()


def leader(store, number):
    with store.reading() as work:
        led_by_id = work.sessions.first(number=number).led_by_id
        return work.people.get(led_by_id).name if led_by_id else None


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_5])
def test_marking_notes_who_led_by_one_key(qtbot, full_window, page, store, key):
    choose_session(full_window, page, 4)
    qtbot.keyClick(full_window, Qt.Key.Key_M)
    full_window.jobs.wait()
    form = page.form
    form.grid.choose(1)
    qtbot.keyClick(form.grid, key)
    assert form.summary.text() == "Present 2 of 3 · absent 1 · led by Bindu Soni"
    assert form.model.rows[1].state is MarkState.PRESENT
    qtbot.keyClick(form.grid, Qt.Key.Key_Return)
    full_window.jobs.wait()
    assert leader(store, 4) == "Bindu Soni"
    assert {"Led by", "Bindu Soni"} <= set(words(page.pane))
    page.mark()
    full_window.jobs.wait()
    page.form.grid.choose(1)
    qtbot.keyClick(page.form.grid, Qt.Key.Key_A)
    assert "led by" not in page.form.summary.text()
    page.form.send()
    full_window.jobs.wait()
    assert leader(store, 4) is None
    assert "the mentor" in words(page.pane)


def test_once_more_means_the_mentor_and_only_one_leads(qtbot, full_window, page):
    choose_session(full_window, page, 1)
    page.mark()
    full_window.jobs.wait()
    form = page.form
    for place in (0, 1):
        form.grid.choose(place)
        qtbot.keyClick(form.grid, Qt.Key.Key_D)
    assert [line.has_led for line in form.lines] == [False, True, False]
    qtbot.keyClick(form.grid, Qt.Key.Key_D)
    assert form.values()["led_by"] is None


def test_who_led_is_noted_without_marking_again(qtbot, full_window, page, store):
    choose_session(full_window, page, 1)
    qtbot.keyClick(full_window, Qt.Key.Key_D)
    full_window.jobs.wait()
    form = page.form
    assert form.fields["led_by"].edit.text() == "the mentor, Manoj Verma"
    form.fields["led_by"].edit.setText("Anjali Rao")
    qtbot.keyClick(form, Qt.Key.Key_Return)
    full_window.jobs.wait()
    assert leader(store, 1) == "Anjali Rao"
    choose_session(full_window, page, 2)
    page.note_leader()
    full_window.jobs.wait()
    page.form.fields["led_by"].edit.setText("Kiran Bind")
    page.form.send()
    full_window.jobs.wait()
    assert page.form.fields["led_by"].line.text().startswith("Kiran Bind was not at session 2")
    assert leader(store, 2) is None
