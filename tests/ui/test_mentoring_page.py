"""Mentoring: propose, decide on the draft, commit and undo; what is refused, what is empty, and the other language."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from sankul.clock import moment
from sankul.operations.mentoring import commit, propose
from sankul.operations.mentoring_preview import Change, preview
from sankul.rules.mentoring import Pledge
from sankul.rules.people import Person, Role, RoleName
from sankul.rules.sessions import Session
from sankul.ui.empty import EmptyState
from sankul.ui.mentoring.loads import teacher_data
from sankul.ui.rooms import Room

from .seen import words

ROOMS = (
    Room("home", "Home", "house", "home.page:HomePage"),
    Room(
        "mentoring", "Mentoring", "network", "mentoring.page:MentoringPage", waiting="mentoring.waiting:count_waiting"
    ),
    Room("settings", "Settings", "settings", "settings.page:SettingsPage"),
)


@pytest.fixture
def hall_room(monkeypatch):
    """The rooms of this test instead of the halls."""
    import sankul.ui.window

    monkeypatch.setenv("SANKUL_NOW", "2026-09-01T10:00:00+05:30")
    monkeypatch.setattr(sankul.ui.window, "ROOMS", ROOMS)


def enrol(store, teachers=22, mentors=2, **pledge):
    """Teachers and mentors of one district; the mentors pledge alike."""
    with store.transaction("Add people") as work:
        programme = work.programmes.first()
        people = [
            Person(
                name=f"{'Mentor' if at < mentors else 'Teacher'} {at:02}",
                name_hi=f"{'मेंटर' if at < mentors else 'शिक्षक'} {at:02}",
                district_code="148",
                district="Gorakhpur",
                block=f"Block {at % 2}",
            )
            for at in range(mentors + teachers)
        ]
        work.people.add(*people)
        for at, person in enumerate(people):
            role = RoleName.MENTOR if at < mentors else RoleName.TEACHER
            work.roles.add(Role(person_id=person.id, role=role, programme_id=programme.id, from_on=programme.from_on))
            if at < mentors:
                work.pledges.add(Pledge(programme_id=programme.id, person_id=person.id, **pledge))
    return people


@pytest.fixture
def page(window):
    window.go("mentoring")
    window.jobs.wait()
    return window.page("mentoring")


@pytest.fixture
def draft(store, window, page):
    """The page with a draft of 22 teachers for two mentors, three seats free at each."""
    enrol(store, max_teachers=14)
    propose(store)
    page.show_view("draft")
    window.jobs.wait()
    return page


def press(qtbot, widget, word):
    (found,) = [each for each in widget.findChildren(QPushButton) if each.isVisible() and each.text() == word]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def choose(page, place=0):
    page.table.choose(place)
    page.shell.jobs.wait()
    return page.teacher()


def test_from_people_to_circles_and_back(qtbot, store, window, page):
    enrol(store)
    window.jobs.wait()
    assert words(page.list.currentWidget())[0] == "No circles yet"
    qtbot.keyClick(window, Qt.Key.Key_P)
    window.jobs.wait()
    assert page.model.rowCount() == 22
    assert page.strip.said.text().startswith("22 of 22 teachers have a mentor.")
    assert "at most 0 % away from the best possible" in page.strip.said.text()
    assert words(page.pane)[:2] == ["The proposal", "22 of 22 teachers have a mentor."]
    press(qtbot, page, "Make 2 circles of 22 teachers")
    window.jobs.wait()
    assert window.toast.label.text() == "Make 2 circles for 22 teachers"
    assert (page.view.key, page.model.rowCount()) == ("circles", 2)
    assert page.strip.said.text() == "2 circles of 22 teachers."
    qtbot.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    window.jobs.wait()
    assert words(page.list.currentWidget())[0] == "No circles yet"
    press(qtbot, page.list, "Look at the proposal")
    window.jobs.wait()
    assert page.model.rowCount() == 22


def test_a_circle_shows_its_people_and_next_sessions(store, window, page):
    enrol(store, minutes_per_week=200)
    propose(store)
    commit(store)
    with store.transaction("Plan") as work:
        circle = min(work.circles.where(), key=lambda each: each.code)
        starts = moment(date(2026, 9, 2), time(15, 30))
        work.sessions.add(
            Session(circle_id=circle.id, number=1, starts_at=starts, ends_at=starts + timedelta(minutes=90))
        )
    window.jobs.wait()
    page.table.choose(0)
    window.jobs.wait()
    said = words(page.pane)
    assert f"{circle.code}  {circle.name}" in said
    assert "02.09.2026, 15:30–17:00" in said
    assert sum(each.startswith("Teacher ") for each in said) == 11
    assert page.rows_as_text()[1] == [
        "GRK-01",
        circle.name.removeprefix("Circle of "),
        "Gorakhpur",
        "11 of 15",
        "4:15 of 3:20",
        "Far above the pledge",
    ]


def test_moving_says_the_points_before_and_after(qtbot, store, window, draft):
    row = choose(draft)
    qtbot.keyClick(window, Qt.Key.Key_M)
    window.jobs.wait()
    assert draft.form.cost.text() == f"{row.next_extra} points more than now."
    draft.form.send()
    window.jobs.wait()
    assert draft.form is None
    moved = draft.teacher()
    assert (moved.id, moved.mentor_id, moved.is_pinned) == (row.id, row.next_mentor_id, True)
    assert draft.strip.said.text().endswith(f"After your last change: {row.next_extra} points more than now.")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.jobs.wait()
    assert draft.teacher().mentor_id == row.mentor_id
    assert "After" not in draft.strip.said.text()


def test_a_full_mentor_is_refused_under_the_field(qtbot, store, window, page):
    enrol(store, max_teachers=11)
    propose(store)
    page.show_view("draft")
    window.jobs.wait()
    row = choose(page)
    page.move_teacher()
    window.jobs.wait()
    assert "which is the limit" in page.form.cost.text()
    page.form.send()
    window.jobs.wait()
    assert "which is the limit" in page.form.mentor.line.text()
    assert not window.messages.messages()
    page.close_form()
    assert page.teacher() == row


def test_pin_forbid_and_allow_again(qtbot, window, draft):
    row = choose(draft)
    qtbot.keyClick(window, Qt.Key.Key_K)
    window.jobs.wait()
    assert draft.teacher().is_pinned
    qtbot.keyClick(window, Qt.Key.Key_F)
    window.jobs.wait()
    assert "by your own decision" in window.messages.messages()[0].sentence
    press(qtbot, draft.pane, "Release")
    window.jobs.wait()
    press(qtbot, draft.pane, "Forbid")
    window.jobs.wait()
    assert (draft.teacher().mentor_id, draft.teacher().forbidden) == (row.next_mentor_id, (row.mentor_id,))
    press(qtbot, draft.pane, f"Allow {row.mentor} again")
    window.jobs.wait()
    assert draft.teacher().forbidden == ()


def test_who_is_left_over_is_named_with_why_and_has_a_chip(qtbot, window, draft):
    row = choose(draft)
    qtbot.keyClick(window, Qt.Key.Key_L)
    window.jobs.wait()
    draft.table.clearSelection()
    window.jobs.wait()
    assert {row.teacher, "Taken out of the proposal by hand; there is a free seat."} <= set(words(draft.pane))
    assert "points, without those whom you took out." in draft.strip.said.text()
    assert "Fewest possible" not in words(draft.pane)
    press(qtbot, draft.strip, "Left over  1")
    assert [each.id for each in draft.model.rows] == [row.id]
    assert not draft.acts["mentoring.pin"].isEnabled()
    draft.choose_change(Change.MOVES)
    empty = draft.list.currentWidget()
    assert isinstance(empty, EmptyState)
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert draft.model.rowCount() == 22


def test_a_row_dropped_on_a_mentor_moves_the_teacher(window, draft):
    row = choose(draft)
    table = draft.loads.table
    place = next(at for at, each in enumerate(draft.loads.model.rows) if each.id == row.next_mentor_id)
    at = QPointF(table.visualRect(draft.loads.model.index(place, 0)).center())
    keys = Qt.KeyboardModifier.NoModifier
    data = teacher_data(row.id)
    table.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, keys))
    window.jobs.wait()
    assert draft.teacher().mentor_id == row.next_mentor_id


def test_a_mentor_opened_shows_who_would_come_or_moves_the_chosen(qtbot, window, draft):
    load = draft.loads.model.rows[0]
    draft.loads.table.choose(0)
    qtbot.keyClick(draft.loads.table, Qt.Key.Key_Return)
    assert draft.filter.text() == load.mentor
    draft.filter.clear()
    row = choose(draft, next(at for at, each in enumerate(draft.model.rows) if each.mentor_id != load.id))
    place = next(at for at, each in enumerate(draft.loads.model.rows) if each.id == load.id)
    draft.loads.table.choose(place)
    qtbot.keyClick(draft.loads.table, Qt.Key.Key_Return)
    window.jobs.wait()
    assert draft.form.mentor.value() == load.id
    draft.close_form()
    assert draft.teacher() == row


def test_other_points_make_another_proposal(qtbot, store, window, draft):
    qtbot.keyClick(window, Qt.Key.Key_W)
    field = draft.form.fields["other_block"]
    assert (field.label.text(), field.value()) == ("Mentor in another block", 6)
    field.box.setValue(50)
    qtbot.keyClick(window, Qt.Key.Key_C)
    assert draft.view.key == "draft"
    draft.form.send()
    window.jobs.wait()
    assert preview(store).weights.other_block == 50
    assert draft.form is None
    draft.change_weights()
    assert draft.form.fields["other_block"].value() == 50


def test_an_outdated_draft_says_so_and_offers_another(qtbot, store, window, draft):
    with store.transaction("Lay down") as work:
        role = work.roles.where(role=RoleName.TEACHER)[0]
        work.roles.replace(replace(role, until_on=date(2026, 8, 1)))
    window.jobs.wait()
    assert draft.strip.outdated.isVisible()
    assert not draft.strip.commit.isEnabled()
    qtbot.mouseClick(draft.strip.outdated.button, Qt.MouseButton.LeftButton)
    window.jobs.wait()
    assert not draft.strip.outdated.isVisible()
    assert draft.strip.commit.text() == "Make 2 circles of 21 teachers"


@pytest.mark.parametrize(
    ("teachers", "mentors", "title"), [(0, 0, "No teachers yet"), (3, 0, "No mentors yet"), (0, 1, "No teachers yet")]
)
def test_without_people_it_leads_to_them(qtbot, monkeypatch, store, window, page, teachers, mentors, title):
    enrol(store, teachers, mentors)
    window.jobs.wait()
    gone = []
    monkeypatch.setattr(window, "go", gone.append)
    for view in ("circles", "draft"):
        page.show_view(view)
        window.jobs.wait()
        assert words(page.list.currentWidget())[0] == title
        press(qtbot, page.list, "Go to People")
    assert gone == ["people", "people"]


def test_proposing_without_teachers_is_refused(qtbot, window, page):
    page.propose()
    window.jobs.wait()
    assert "has no teachers yet" in window.messages.messages()[0].sentence


def test_the_draft_outlives_a_change_of_language(qtbot, window, draft):
    chosen = choose(draft, 4)
    draft.choose_change(Change.NEW)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.jobs.wait()
    page = window.page("mentoring")
    assert page is not draft
    assert page.view.key == "draft"
    assert page.draft_view.change is Change.NEW
    assert page.teacher().id == chosen.id
    assert page.teacher().teacher == f"शिक्षक {chosen.teacher[-2:]}"


def test_the_sidebar_counts_who_has_no_circle(qtbot, store, window, page):
    enrol(store)
    qtbot.waitUntil(lambda: window._waiting.get("mentoring") == 22)
    propose(store)
    commit(store)
    qtbot.waitUntil(lambda: window._waiting.get("mentoring") == 0)


def test_pulling_a_row_is_a_drag_and_no_selection(qtbot, monkeypatch, window, draft):
    from sankul.ui.mentoring import loads

    dragged = []

    class Drag:
        def __init__(self, _table):
            pass

        def setMimeData(self, data):
            dragged.append(data.data(loads.TEACHER).toStdString())

        def exec(self, _action):
            pass

    monkeypatch.setattr(loads, "QDrag", Drag)
    at = draft.table.visualRect(draft.model.index(1, 0)).center()
    qtbot.mousePress(draft.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(draft.table.viewport(), at + QPoint(0, 60))
    assert set(dragged) <= {draft.model.rows[1].id}
    qtbot.mouseRelease(draft.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    window.jobs.wait()
    assert draft.selected_count() == 1


def test_narrow_windows_show_names_and_scroll(window, draft):
    window.context.settings.text_size = 200
    window.rebuild()
    window.jobs.wait()
    page = window.page("mentoring")
    assert page.is_narrow()
    assert page.table.columnWidth(0) >= 250
    assert not page.loads.isVisible()
