"""Spaces: the register with its form, what may be removed, who is where in a week, a free one, and the import."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt

from sankul.clock import moment
from sankul.rules.imports import RowState
from sankul.rules.mentoring import Circle
from sankul.rules.sessions import Session
from sankul.rules.spaces import Booking, Permission, Space, SpaceKind
from sankul.ui.reports import Report

from .seen import said, words

NOW = "2026-10-12T10:00:00+05:30"


@pytest.fixture
def spaces(store, monkeypatch):
    """A hall that is booked on Wednesday, and a verandah that is free."""
    monkeypatch.setenv("SANKUL_NOW", NOW)
    with store.transaction("Make spaces") as work:
        programme = work.programmes.first()
        circle = Circle(programme_id=programme.id, code="GKP-01", name="One", district_code="148", district="Gorakhpur")
        day = date(2026, 10, 14)
        session = Session(
            circle_id=circle.id, number=2, starts_at=moment(day, time(15, 30)), ends_at=moment(day, time(17))
        )
        hall = Space(
            name="BRC hall",
            name_hi="बीआरसी भवन",
            kind=SpaceKind.OFFICE,
            capacity=40,
            block="Khorabar",
            district_code="148",
            district="Gorakhpur",
            permission=Permission.GRANTED,
            permission_until_on=date(2027, 4, 1),
        )
        verandah = Space(name="Verandah", capacity=20, block="Khorabar", district_code="148", district="Gorakhpur")
        work.circles.add(circle)
        work.sessions.add(session)
        work.spaces.add(hall, verandah)
        work.bookings.add(
            Booking(space_id=hall.id, session_id=session.id, starts_at=session.starts_at, ends_at=session.ends_at)
        )
    return hall, verandah


@pytest.fixture
def window(open_window, monkeypatch):
    from sankul.exchange.workbooks import Workbooks

    monkeypatch.setenv("SANKUL_NOW", NOW)
    shown = open_window(workbooks=Workbooks())
    shown.resize(1366, 768)
    return shown


@pytest.fixture
def page(window):
    window.go("spaces")
    window.jobs.wait()
    return window.page("spaces")


def test_list_and_detail(spaces, window, page):
    cells = [[page.model.index(row, column).data() for column in range(7)] for row in range(2)]
    assert cells[0] == ["BRC hall", "Office", "40", "Khorabar", "Gorakhpur", "Granted", "1"]
    assert cells[1][5:] == ["To ask", "0"]
    page.table.choose(0)
    window.jobs.wait()
    told = words(page.pane)
    assert told[:2] == ["BRC hall", "बीआरसी भवन"]
    assert "31.03.2027" in told
    assert told[-2:] == ["Wed 14.10.2026", "15:30–17:00  GKP-01 · 2"]
    page.filter.setText("भवन")
    assert page.model.rowCount() == 1


def test_add_the_first_space_by_keys_and_undo(qtbot, window, page, store):
    assert words(page.list.currentWidget())[0] == "No space yet"
    qtbot.keyClick(window, Qt.Key.Key_N)
    window.jobs.wait()
    form = page.form
    assert form.values()["district"] == "148"
    form.send()
    assert form.fields["name"].line.text() == "Enter the name of the space, in English or in Hindi."
    qtbot.keyClicks(form.fields["name"].edit, "Panchayat Bhavan")
    assert form.fields["name"].line.text() == ""
    form.fields["capacity"].box.setValue(0)
    form.fields["contact_mobile"].edit.setText("12")
    form.fields["permission_until_on"].edit.setText("some day")
    form.send()
    assert form.fields["capacity"].line.text().startswith("A space cannot have 0 seats")
    assert form.fields["contact_mobile"].line.text().startswith("“12” is no mobile number")
    assert form.fields["permission_until_on"].line.text().startswith("“some day” is no date")
    form.fields["capacity"].box.setValue(35)
    form.fields["contact_mobile"].edit.setText("+91 98765 43210")
    form.fields["permission_until_on"].edit.setText("31/03/2027")
    qtbot.keyClick(form, Qt.Key.Key_Return)
    window.jobs.wait()
    assert page.form is None
    (line,) = page.selected()
    kept = line.row.space
    assert (kept.capacity, kept.contact_mobile, kept.district) == (35, "9876543210", "Gorakhpur")
    assert kept.permission_until_on == date(2027, 4, 1)
    window.undo()
    window.jobs.wait()
    assert page.model.rowCount() == 0


def test_change_keeps_what_the_form_does_not_show(spaces, window, page, store):
    page.table.choose(0)
    page.edit()
    window.jobs.wait()
    form = page.form
    assert form.values()["permission_until_on"] == "31.03.2027"
    form.fields["capacity"].box.setValue(45)
    form.send()
    window.jobs.wait()
    with store.reading() as work:
        kept = work.spaces.get(spaces[0].id)
    assert (kept.capacity, kept.kind, kept.permission_until_on) == (45, SpaceKind.OFFICE, date(2027, 4, 1))


def test_the_same_space_twice_is_refused_under_the_name(spaces, window, page):
    page.add()
    window.jobs.wait()
    page.form.fields["name"].edit.setText("brc Hall")
    page.form.fields["block"].edit.setText("Khorabar")
    page.form.send()
    window.jobs.wait()
    assert "is registered in this block already" in page.form.fields["name"].line.text()
    assert said(window) == []


def test_a_booked_space_stays(qtbot, spaces, window, page, store):
    page.table.choose(0)
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    window.jobs.wait()
    assert said(window)[0].startswith("“BRC hall” is still in use (bookings: 1)")
    page.table.choose(1)
    page.remove()
    window.jobs.wait()
    assert page.model.rowCount() == 1
    assert window.toast.label.text() == "Remove the space “Verandah”"


def test_the_week_of_all_spaces(qtbot, spaces, window, page):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    window.jobs.wait()
    assert page.view.heading.text() == "12.10.2026 – 18.10.2026"
    assert [page.model.index(0, day).data() for day in range(1, 8)] == ["", "", "15:30 GKP-01", "", "", "", ""]
    page.table.choose(0)
    window.jobs.wait()
    assert words(page.pane)[-1] == "15:30–17:00  GKP-01 · 2"
    assert page.split.orientation() == Qt.Orientation.Vertical
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    window.jobs.wait()
    assert page.view.heading.text() == "19.10.2026 – 25.10.2026"
    assert page.model.index(0, 3).data() == ""
    assert words(page.pane)[-1] == "Free the whole week"
    page.acts["spaces.edit"].trigger()
    window.jobs.wait()
    assert page.split.orientation() == Qt.Orientation.Horizontal
    page.close_form()
    qtbot.keyClick(window, Qt.Key.Key_T)
    window.jobs.wait()
    assert page.model.index(0, 3).data() == "15:30 GKP-01"


def test_find_a_free_space(qtbot, spaces, window, page):
    qtbot.keyClick(window, Qt.Key.Key_F)
    window.jobs.wait()
    page.form.fields["date"].box.setDate(date(2026, 10, 14))
    page.form.send()
    window.jobs.wait()
    report = page.form
    assert isinstance(report, Report)
    assert words(report)[1] == "14.10.2026, 15:30–17:00: free spaces: 1, the best first."
    assert report.table.hasFocus()
    qtbot.keyClick(report.table, Qt.Key.Key_Return)
    window.jobs.wait()
    assert [line.id for line in page.selected()] == [spaces[1].id]


def test_no_free_space_says_what_to_try(spaces, window, page):
    page.find_free()
    window.jobs.wait()
    page.form.fields["seats"].box.setValue(200)
    page.form.send()
    window.jobs.wait()
    assert "no space with enough seats is free" in words(page.form)[1]


def test_a_search_past_midnight_is_refused_under_its_field(spaces, window, page):
    page.find_free()
    window.jobs.wait()
    page.form.fields["minutes"].box.setValue(480)
    page.form.fields["at"].box.setTime(time(22))
    page.form.send()
    assert "would end on the next day" in page.form.fields["at"].line.text()


def test_import_takes_the_place_of_the_list_and_gives_it_back(qtbot, window, page, tmp_path):
    file = tmp_path / "spaces.csv"
    file.write_text(
        "Name,Seats,District,Block\nHall A,30,Gorakhpur,Khorabar\nHall B,many,Gorakhpur,Khorabar\n"
        "Hall A,30,Gorakhpur,Khorabar\n",
        "utf-8",
    )
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert page.importing.start.choose.hasFocus()
    assert not page.split.isVisible()
    page.open_import(file)
    window.jobs.wait()
    screen = page.importing
    assert screen.tried.kind.key == "spaces"
    assert [line.row for line in screen.tried.lines if line.state is RowState.REFUSED] == [3]
    assert page.model.rowCount() == 0
    assert screen.foot.import_it.text() == "Import 1 space"
    assert screen.foot.import_it.hasFocus()
    qtbot.keyClick(screen.foot.import_it, Qt.Key.Key_Return)
    window.jobs.wait()
    assert screen.tried.is_done
    qtbot.keyClick(screen.foot.result, Qt.Key.Key_Return)
    window.jobs.wait()
    assert page.importing is None
    assert page.split.isVisible()
    assert page.model.rowCount() == 1


def test_list_that_tells_nothing_is_taken_for_spaces_here(window, page, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("1,2\n3,4\n", "utf-8")
    page.open_import(file)
    window.jobs.wait()
    assert page.importing.tried.kind.key == "spaces"
    assert not page.importing.foot.import_it.isEnabled()


def test_keys_of_the_week_do_not_bring_the_list_back_behind_the_import(qtbot, window, page, tmp_path):
    page.import_spaces()
    page.resize(600, 500)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    window.jobs.wait()
    assert not page.split.isVisible()
    assert page.importing.isVisible()


def test_search_in_both_scripts(spaces, store):
    from sankul.ui.spaces.search import find_spaces

    with store.reading() as work:
        assert [found.title for found in find_spaces(work, "भवन")] == ["BRC hall"]
        assert [found.row_id for found in find_spaces(work, "khora ver")] == [spaces[1].id]


def test_language_switch_keeps_the_week(spaces, window, page):
    page.show_week()
    page.show_later()
    window.jobs.wait()
    window.switch_language()
    window.jobs.wait()
    new = window.page("spaces")
    assert (new.view.key, new.view.heading.text()) == ("week", "19.10.2026 – 25.10.2026")
    assert new.model.index(0, 0).data() == "बीआरसी भवन"
