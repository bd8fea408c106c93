"""Sessions: plan a season, look at it as a calendar, move with a clash, mark with few keys, and print."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sankul.clock import moment
from sankul.operations.seasons import plan_season
from sankul.operations.session_changes import choose_space
from sankul.rules.attendance import MarkState
from sankul.rules.holidays import Holiday
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.people import Person
from sankul.rules.sessions import Session, SessionState
from sankul.rules.spaces import Permission, Space
from sankul.ui.empty import EmptyState
from sankul.ui.reports import Report
from sankul.ui.sessions.days import blocks_of, month_span
from sankul.ui.sessions.marking import MarkForm

from .seen import said, words

NOW = "2026-10-12T10:00:00+05:30"
MENTORS = {"GKP-01": ("Meera Sahu", "मीरा साहू"), "GKP-02": ("Ravi Yadav", "रवि यादव")}


class Scribe:
    """A printer that writes down what it was given."""

    def __init__(self):
        self.printed = []

    def sign_in_sheets(self, sheets, out, language):
        self.printed.append((len(sheets), out.name, language))
        out.write_bytes(b"")


def add_circle(work, programme, code, teachers):
    circle = Circle(programme_id=programme.id, code=code, name=code, district_code="148", district="Gorakhpur")
    people = [
        Person(name=name, name_hi=hindi, district_code="148", district="Gorakhpur", block="Khorabar")
        for name, hindi in [MENTORS[code], *((f"{code} Teacher {n:02}", f"शिक्षक {n}") for n in range(1, teachers + 1))]
    ]
    work.circles.add(circle)
    work.people.add(*people)
    parts = [Part.MENTOR, *[Part.TEACHER] * teachers]
    members = [
        Member(circle_id=circle.id, person_id=person.id, part=part, from_on=date(2026, 4, 1))
        for person, part in zip(people, parts, strict=True)
    ]
    work.members.add(*members)
    return circle


@pytest.fixture
def office(store, monkeypatch):
    """Two circles of 15 and 3 teachers, and two spaces."""
    monkeypatch.setenv("SANKUL_NOW", NOW)
    with store.transaction("Make circles") as work:
        programme = work.programmes.first()
        circles = [add_circle(work, programme, "GKP-01", 15), add_circle(work, programme, "GKP-02", 3)]
        spaces = [
            Space(
                name=name,
                name_hi=hindi,
                capacity=seats,
                district_code="148",
                district="Gorakhpur",
                permission=Permission.GRANTED,
            )
            for name, hindi, seats in (("BRC hall", "बीआरसी भवन", 40), ("Verandah", "बरामदा", 20))
        ]
        work.spaces.add(*spaces)
        off = {"from_on": date(2026, 11, 11), "until_on": date(2026, 11, 12)}
        work.holidays.add(Holiday(name="Bhai Dooj", name_hi="भैया दूज", **off))
    return circles, spaces


@pytest.fixture
def season(office, store):
    """Six Wednesdays of both circles from 7 October on."""
    return plan_season(
        store, from_on=date(2026, 10, 7), to_on=date(2026, 11, 13), weekday=2, at=time(15, 30), minutes=90
    )


@pytest.fixture
def written():
    """How many sessions each calendar has that was written, and whose it is."""
    return []


@pytest.fixture
def window(open_window, office, written):
    shown = open_window(Scribe(), write_calendar=lambda rows, out, name: (written.append((len(rows), name)), out)[1])
    shown.resize(1366, 768)
    return shown


@pytest.fixture
def page(window):
    return page_of(window)


def page_of(window):
    window.go("sessions")
    window.jobs.wait()
    return window.page("sessions")


def choose(window, page, place, period="all"):
    page.views["agenda"].choose(period)
    window.jobs.wait()
    page.table.choose(place)
    window.jobs.wait()


def sessions(store, **conditions):
    with store.reading() as work:
        return work.sessions.where(**conditions)


def test_plan_a_season_from_the_empty_page_and_undo_it(qtbot, window, page, store):
    empty = page.list.currentWidget()
    assert words(empty)[0] == "No session yet"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    window.jobs.wait()
    values = page.form.values()
    assert (values["from"], values["to"]) == (date(2026, 10, 12), date(2027, 3, 31))
    assert page.form.fields["from"].control.hasFocus()
    page.form.fields["from"].box.setDate(date(2026, 10, 7))
    page.form.fields["to"].box.setDate(date(2026, 11, 13))
    qtbot.keyClick(page.form, Qt.Key.Key_Return)
    window.jobs.wait()
    assert isinstance(page.form, Report)
    told = words(page.form)
    assert told[:2] == ["The season is planned", "10 sessions planned, 10 of them in a space."]
    assert "Wed 11.11.2026" in told
    assert window.toast.label.text() == "Plan the season: 10 sessions"
    assert page.model.rowCount() == 8
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.jobs.wait()
    assert sessions(store) == ()


def test_a_refusal_of_planning_stands_under_its_field(window, page):
    page.plan()
    window.jobs.wait()
    page.form.fields["to"].box.setDate(date(2025, 11, 13))
    page.form.send()
    window.jobs.wait()
    assert page.form.fields["to"].line.text().startswith("The season ends on 13.11.2025 before it begins")
    assert said(window) == []


def test_periods_of_the_agenda(season, window, page):
    counts = {}
    for period in ("ahead", "week", "to mark", "all"):
        page.views["agenda"].choose(period)
        window.jobs.wait()
        counts[period] = page.model.rowCount()
    assert counts == {"ahead": 8, "week": 2, "to mark": 2, "all": 10}
    page.filter.setText("मीरा")
    assert page.model.rowCount() == 5


def test_an_empty_period_leads_to_all(qtbot, season, window, store, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-12-20T10:00:00+05:30")
    page = page_of(window)
    empty = page.list.currentWidget()
    assert words(empty)[0] == "No session in this time"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    window.jobs.wait()
    assert page.model.rowCount() == 10


def test_detail_says_what_stands_against_a_session(season, window, page, store):
    with store.transaction("Ask again") as work:
        for space in work.spaces.where():
            work.spaces.replace(replace(space, permission=Permission.ASKED))
    choose(window, page, 4)
    told = words(page.pane)
    assert told[0] == "GKP-01: session 3"
    assert any("was asked but not granted yet" in line for line in told)
    assert "Teachers (15)" in told
    assert "Plan the season: 10 sessions" in told
    buttons = [each.text() for each in page.pane.findChildren(QPushButton) if each.isVisible()]
    assert buttons == ["Reschedule", "Choose a space", "Cancel the session"]


def test_month_by_keys(qtbot, season, window, page):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    window.jobs.wait()
    calendar = page.view.calendar
    assert calendar.hasFocus()
    assert page.view.heading.text() == "October 2026"
    assert words(page.list.currentWidget())[0] == "No session on this day"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(calendar, key)
    assert calendar.day == date(2026, 10, 14)
    assert calendar.accessibleName() == "Calendar: Wednesday, 14.10.2026, 2 sessions"
    assert [row.circle for row in page.model.rows] == ["GKP-01", "GKP-02"]
    qtbot.keyClick(calendar, Qt.Key.Key_Return)
    window.jobs.wait()
    assert page.table.hasFocus()
    assert words(page.pane)[0] == "GKP-01: session 2"
    qtbot.keyClick(calendar, Qt.Key.Key_PageDown)
    window.jobs.wait()
    assert (page.view.heading.text(), calendar.day) == ("November 2026", date(2026, 11, 14))
    qtbot.keyClick(calendar, Qt.Key.Key_Up)
    assert calendar.accessibleName() == "Calendar: Saturday, 07.11.2026, 0 sessions"
    qtbot.keyClick(window, Qt.Key.Key_T)
    window.jobs.wait()
    assert calendar.day == date(2026, 10, 12)


def test_week_keeps_the_day_and_the_mouse_chooses(qtbot, season, window, page):
    page.show_day(date(2026, 10, 14))
    page.show_month()
    window.jobs.wait()
    page.show_week()
    window.jobs.wait()
    calendar = page.view.calendar
    assert page.view.heading.text() == "12.10.2026 – 18.10.2026"
    assert calendar.day == date(2026, 10, 14)
    qtbot.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=calendar.column(date(2026, 10, 15)).center())
    assert (calendar.day, page.model.rowCount()) == (date(2026, 10, 15), 0)
    calendar.grab()


def test_filter_in_the_month(season, window, page):
    page.show_month()
    window.jobs.wait()
    page.filter.setText("gkp-02")
    assert page.count.text() == "4 of 8"
    assert [row.circle for row in page.view.calendar.days[date(2026, 10, 14)]] == ["GKP-02"]


def test_many_sessions_in_a_month_are_counted(office, store, window, page):
    circle = office[0][0]
    starts = [date(2026, 10, 1) + timedelta(days=n % 26) for n in range(1500)]
    rows = [
        Session(circle_id=circle.id, number=n, starts_at=moment(day, time(15, 30)), ends_at=moment(day, time(17)))
        for n, day in enumerate(starts, 1)
    ]
    with store.transaction("Many") as work:
        work.sessions.add(*rows)
    page.show_month()
    window.jobs.wait()
    page.show_day(date(2026, 10, 20))
    page.view.calendar.grab()
    assert page.view.calendar.accessibleName().endswith("57 sessions") or page.model.rowCount() in (57, 58)
    assert page.count.text() == "1500"


def test_blocks_of_equal_hours_are_one_and_too_many_lanes_merge(season, page, window):
    rows = page.views["agenda"].model.rows
    first = [row for row in rows if row.day == date(2026, 10, 14)]
    (block,) = blocks_of(first)
    assert (block.title(), block.lanes) == ("2 sessions", 1)
    assert month_span(date(2026, 10, 14)).first == date(2026, 9, 28)


def test_move_into_a_clash_and_take_the_proposal(qtbot, season, window, page, store):
    choose(window, page, 4)
    row = page.selected()[0]
    page.acts["sessions.move"].trigger()
    page.form.send()
    assert page.form.fields["reason"].line.text().startswith("Enter a reason")
    page.form.fields["date"].box.setDate(date(2026, 10, 28))
    page.form.fields["reason"].edit.setText("Polling duty")
    page.form.send()
    window.jobs.wait()
    sentence = words(page.form.clash)[0]
    assert sentence.startswith("GKP-01 meets already on 28.10.2026, 15:30.")
    assert sentence.endswith("The next free time is 28.10.2026, 17:00.")
    proposal = page.form.proposal
    assert proposal.text().startswith("Move to ")
    qtbot.mouseClick(proposal, Qt.MouseButton.LeftButton)
    window.jobs.wait()
    assert page.form is None
    (moved,) = sessions(store, id=row.id)
    assert moved.reason == "Polling duty"
    assert moved.starts_at != row.starts_at
    assert window.toast.label.text().startswith("Move session 3 of GKP-01 to ")


def test_the_next_free_time_comes_into_the_fields(season, window, page):
    choose(window, page, 4)
    page.move_session()
    page.form.search.click()
    window.jobs.wait()
    assert page.form.values()["date"] > date(2026, 10, 20)


def test_choose_a_space_best_first(qtbot, season, window, page, store, office):
    choose(window, page, 4)
    row = page.selected()[0]
    page.acts["sessions.space"].trigger()
    window.jobs.wait()
    table = page.form.table
    assert table.hasFocus()
    assert table.model().index(0, 2).data() == "Present space"
    choose_space(store, row.id, None)
    window.jobs.wait()
    page.close_form()
    page.acts["sessions.space"].trigger()
    window.jobs.wait()
    name = page.form.table.model().index(0, 0).data()
    qtbot.keyClick(page.form.table, Qt.Key.Key_Return)
    window.jobs.wait()
    with store.reading() as work:
        booking = work.bookings.first(session_id=row.id)
        assert work.spaces.get(booking.space_id).name == name


def test_cancel_with_a_reason(window, page, season, store):
    choose(window, page, 4)
    row = page.selected()[0]
    page.cancel()
    page.form.send()
    assert page.form.fields["reason"].line.text().startswith("Enter a reason")
    page.form.fields["reason"].edit.setText("Flood")
    page.form.send()
    window.jobs.wait()
    assert sessions(store, id=row.id)[0].state is SessionState.CANCELLED
    assert "Flood" in words(page.pane)


def marks(store, session_id):
    with store.reading() as work:
        return {mark.person_id: mark.state for mark in work.marks.where(session_id=session_id)}


def test_fifteen_teachers_in_few_keys(qtbot, season, window, page, store):
    choose(window, page, 0)
    row = page.selected()[0]
    assert row.circle == "GKP-01"
    qtbot.keyClick(window, Qt.Key.Key_M)
    window.jobs.wait()
    form = page.form
    assert isinstance(form, MarkForm)
    assert form.grid.hasFocus()
    keys = [Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_L, Qt.Key.Key_3, Qt.Key.Key_Asterisk]
    for key in keys:
        qtbot.keyClick(form.grid, key)
    assert form.summary.text() == "Present 13 of 15 · late 1 · excused 1 · absent 1"
    assert page.has_unsaved()
    qtbot.keyClick(form.grid, Qt.Key.Key_Return)
    window.jobs.wait()
    assert page.form is None
    states = list(marks(store, row.id).values())
    assert (states.count(MarkState.PRESENT), states.count(MarkState.ABSENT)) == (12, 1)
    assert window.toast.label.text() == "Mark attendance of session 1 of GKP-01"
    assert "Present 13 of 15" in words(page.pane)
    window.undo()
    window.jobs.wait()
    assert marks(store, row.id) == {}


def test_marking_each_line_by_one_key(qtbot, season, window, page, store):
    choose(window, page, 0)
    page.mark()
    window.jobs.wait()
    for _teacher in range(15):
        qtbot.keyClick(page.form.grid, Qt.Key.Key_P)
    qtbot.keyClick(page.form.grid, Qt.Key.Key_Return)
    window.jobs.wait()
    assert len(marks(store, page.selected()[0].id)) == 15


def test_nothing_marked_is_not_saved_and_remarks_are(qtbot, season, window, page, store):
    choose(window, page, 1)
    session_id = page.selected()[0].id
    page.mark()
    window.jobs.wait()
    page.form.send()
    assert page.form.summary.text().startswith("Mark at least one teacher first")
    page.form.mark(MarkState.EXCUSED)
    page.form.grid.choose(0)
    qtbot.keyClicks(page.form.remark, "ill")
    page.form.send()
    window.jobs.wait()
    with store.reading() as work:
        assert [mark.remark for mark in work.marks.where(session_id=session_id)] == ["ill"]


def test_a_session_to_come_cannot_be_marked(season, window, page):
    choose(window, page, 9)
    page.mark()
    window.jobs.wait()
    assert page.form is None
    assert said(window)[0].startswith("Session 6 of GKP-02 begins only on") or "begins only on" in said(window)[0]


def test_lock_and_open_again_with_a_reason(season, window, page, store):
    choose(window, page, 1)
    page.mark()
    window.jobs.wait()
    page.form.mark_rest()
    page.form.send()
    window.jobs.wait()
    page.lock()
    window.jobs.wait()
    session_id = page.selected()[0].id
    assert sessions(store, id=session_id)[0].is_locked
    page.mark()
    window.jobs.wait()
    assert "is locked" in said(window)[0]
    page.reopen()
    page.form.fields["reason"].edit.setText("A sheet came late")
    page.form.send()
    window.jobs.wait()
    assert not sessions(store, id=session_id)[0].is_locked


def test_attendance_by_teacher(season, window, page):
    for place in (0, 1):
        choose(window, page, place)
        page.mark()
        window.jobs.wait()
        page.form.mark(MarkState.ABSENT)
        page.form.mark_rest()
        page.form.send()
        window.jobs.wait()
    page.show_teachers()
    window.jobs.wait()
    assert page.model.rowCount() == 18
    assert page.model.index(0, 2).data() == "0 of 1"
    assert page.model.index(0, 4).data() == "Can still qualify"
    page.table.choose(0)
    window.jobs.wait()
    told = words(page.pane)
    assert told[0] == "GKP-01 Teacher 01"
    assert told[-2:] == ["07.10.2026", "Absent"]
    assert not page.acts["sessions.move"].isEnabled()


def test_print_sheets_of_several_weeks(season, window, page, tmp_path):
    page.print_sheets()
    form = page.form
    assert not form.first.isVisible()
    form.when.box.setCurrentIndex(2)
    assert form.first.isVisible()
    form.first.box.setDate(date(2026, 10, 20))
    form.last.box.setDate(date(2026, 10, 1))
    form.fields["folder"].edit.setText(str(tmp_path / "papers"))
    form.send()
    assert form.last.line.text().startswith("The last day lies before")
    form.last.box.setDate(date(2026, 10, 30))
    form.send()
    window.jobs.wait()
    assert window.context.printer.printed == [(2, "sign-in-2026-10-19.pdf", "en"), (2, "sign-in-2026-10-26.pdf", "en")]
    assert words(page.form)[0] == "Sign-in sheets"


def test_nothing_to_print_is_said(window, page, tmp_path):
    page.print_sheets()
    page.form.fields["folder"].edit.setText(str(tmp_path))
    page.form.send()
    window.jobs.wait()
    assert said(window)[0].startswith("No session is planned in this time")


def test_calendar_file(season, window, page, written, tmp_path):
    page.save_calendar()
    page.form.fields["folder"].edit.setText(str(tmp_path))
    page.form.send()
    window.jobs.wait()
    assert written[0][0] == 8
    assert said(window) == [f"Written: {tmp_path / 'sankul-sessions.ics'}"]


def test_search_goes_to_a_session_of_any_time(season, window, store):
    from sankul.ui.sessions.search import find_sessions
    from sankul.ui.sessions.waiting import count_waiting

    with store.reading() as work:
        found = find_sessions(work, "meera")
        assert count_waiting(work) == 2
        (past,) = [each for each in work.sessions.where(number=1) if each.id < found[0].row_id]
    assert [each.title for each in found] == ["GKP-01 · 2", "GKP-01 · 3", "GKP-01 · 4"]
    window.go("sessions", past.id)
    window.jobs.wait()
    window.jobs.wait()
    assert [row.id for row in window.page("sessions").selected()] == [past.id]


def test_language_switch_keeps_view_and_day(season, window, page):
    page.show_month()
    window.jobs.wait()
    page.show_day(date(2026, 10, 14))
    window.switch_language()
    window.jobs.wait()
    new = window.page("sessions")
    assert new is not page
    assert (new.view.key, new.view.calendar.day) == ("month", date(2026, 10, 14))
    new.table.choose(0)
    window.jobs.wait()
    assert "मीरा साहू" in words(new.pane)
    new.show_agenda()
    assert isinstance(new.list.currentWidget(), EmptyState) or new.model.rowCount() >= 0


def test_large_text_shows_calendar_or_day(qtbot, season, window, page):
    window.context.settings.text_size = 200
    window.rebuild()
    window.jobs.wait()
    large = window.page("sessions")
    large.show_month()
    window.jobs.wait()
    large.show_day(date(2026, 10, 14))
    assert large.view.calendar.isVisible()
    assert not large.table.isVisible()
    large.grab()
    qtbot.keyClick(large.view.calendar, Qt.Key.Key_Return)
    window.jobs.wait()
    assert large.table.hasFocus()
    assert not large.view.calendar.isVisible()
    qtbot.mouseClick(large.door, Qt.MouseButton.LeftButton)
    assert large.view.calendar.hasFocus()
    large.show_agenda()
    window.jobs.wait()
    assert large.table.columnWidth(4) >= 240
    assert not large.door.isVisible()


def test_after_saving_the_next_session_to_mark_is_selected(qtbot, season, window, page):
    choose(window, page, 0, "to mark")
    assert page.selected()[0].circle == "GKP-01"
    for _session in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_M)
        window.jobs.wait()
        qtbot.keyClick(page.form.grid, Qt.Key.Key_Asterisk)
        qtbot.keyClick(page.form.grid, Qt.Key.Key_Return)
        window.jobs.wait()
    assert words(page.list.currentWidget())[0] == "All attendance is marked"
