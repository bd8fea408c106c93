"""Home: the steps of a new office, then counts, the coming week, what waits and circles at risk; each leads somewhere."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sankul.clock import moment
from sankul.operations.home import read_overview
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.people import Person, Role, RoleName
from sankul.rules.programmes import Programme
from sankul.rules.sessions import Session, SessionState, read_time
from sankul.rules.spaces import Booking, Permission, Space
from sankul.ui.home.panels import CutLabel, Line, Waiting, Waits

TODAY = date(2026, 11, 25)
AT = {"starts": read_time("15:30"), "ends": read_time("17:00")}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-25T12:00:00+05:30")


@pytest.fixture
def gone(window, monkeypatch):
    went = []
    monkeypatch.setattr(window, "go", lambda room, row_id="": went.append((room, row_id)))
    window.page("home").refresh()
    window.jobs.wait()
    return went


def session_on(circle, day, number, state=SessionState.PLANNED):
    return Session(
        circle_id=circle.id,
        number=number,
        starts_at=moment(day, AT["starts"]),
        ends_at=moment(day, AT["ends"]),
        state=state,
    )


@pytest.fixture
def season(store):
    """Two circles: one meets weekly, one met last 29 days ago; a session of yesterday is not marked."""
    with store.transaction("Fill") as work:
        programme = work.programmes.first()
        people = [Person(name=name, district_code="148", district="Gorakhpur") for name in ("Asha", "Ravi", "Sunita")]
        work.people.add(*people)
        roles = (RoleName.MENTOR, RoleName.MENTOR, RoleName.TEACHER)
        work.roles.add(
            *(
                Role(person_id=each.id, role=role, from_on=date(2026, 4, 1))
                for each, role in zip(people, roles, strict=True)
            )
        )
        circles = [
            Circle(programme_id=programme.id, code=code, name=code, district_code="148", district="Gorakhpur")
            for code in ("GKP-01", "GKP-02")
        ]
        work.circles.add(*circles)
        work.members.add(
            *(
                Member(circle_id=circle.id, person_id=person.id, part=Part.MENTOR, from_on=date(2026, 8, 1))
                for circle, person in zip(circles, people[:2], strict=True)
            )
        )
        hall = Space(
            name="BRC hall", capacity=40, district_code="148", district="Gorakhpur", permission=Permission.ASKED
        )
        work.spaces.add(hall)
        lively, sleepy = circles
        sessions = [
            session_on(lively, TODAY - timedelta(days=7), 1, SessionState.HELD),
            session_on(sleepy, TODAY - timedelta(days=29), 1, SessionState.HELD),
            session_on(lively, TODAY - timedelta(days=1), 2),
            session_on(lively, TODAY, 3),
            session_on(lively, TODAY + timedelta(days=7), 4),
            session_on(lively, TODAY + timedelta(days=8), 5),
        ]
        work.sessions.add(*sessions)
        today = sessions[3]
        work.bookings.add(
            Booking(space_id=hall.id, session_id=today.id, starts_at=today.starts_at, ends_at=today.ends_at)
        )
    return {"sessions": sessions, "circles": circles, "hall": hall, "programme": programme}


def lines(panel):
    return [each.accessibleName() for each in panel.findChildren(Line)]


def waits(window):
    return [each.accessibleName() for each in window.page("home").panels["waits"].buttons]


def test_a_new_office_sees_the_steps(qtbot, window, store, gone, monkeypatch):
    begun = []
    monkeypatch.setattr(window, "do", begun.append)
    page = window.page("home")
    assert page.cards == []
    steps = page.panels["steps"].buttons
    assert [each.accessibleName() for each in steps][:2] == ["1. Import people", "2. Import spaces"]
    assert len(steps) == 7
    assert [each.property("look") for each in steps].count("primary") == 1
    for each in steps:
        each.setFocus()
        qtbot.keyClick(each, Qt.Key.Key_Space)
    assert begun == ["people.import", "spaces.import"]
    rooms = ["mentoring", "sessions", "sessions", "certificates", "claims"]
    assert gone == [(room, "") for room in rooms]


def test_an_act_begins_in_its_room(qtbot, full_window):
    full_window.do("people.add")
    full_window.jobs.wait()
    assert full_window.room == "people"
    assert full_window.page("people").form is not None
    full_window.do("nowhere.at_all")
    assert full_window.room == "people"


def test_a_step_is_ticked_when_it_is_done(window, store, add_hall):
    add_hall(store, "Verandah", 12)
    window.jobs.wait()
    steps = window.page("home").panels["steps"].buttons
    assert steps[1].accessibleName() == "2. Import spaces. Done: 1"
    assert [each.property("look") for each in steps][:2] == ["primary", ""]


def test_cards_count_and_lead(qtbot, season, window, gone):
    page = window.page("home")
    assert [card.accessibleName() for card in page.cards] == [
        "Teachers: 1. in the register",
        "Mentors: 2. in the register",
        "Circles: 2. each with its mentor",
        "Sessions: 2. in the next seven days",
        "Certificates: 0. issued so far",
        "Claims: 0. still drafts",
    ]
    qtbot.mouseClick(page.cards[3], Qt.MouseButton.LeftButton)
    assert gone == [("sessions", "")]


def test_the_focus_stays_on_the_same_card(qtbot, season, window, store, add_hall):
    page = window.page("home")
    page.refresh()
    window.jobs.wait()
    window.activateWindow()
    page.cards[2].setFocus()
    qtbot.waitUntil(page.cards[2].hasFocus)
    with store.transaction("Move") as work:
        work.circles.add(replace(season["circles"][0], id="0" * 32, code="GKP-03"))
    window.jobs.wait()
    assert page.cards[2].accessibleName().startswith("Circles: 3")
    assert window.focusWidget() is page.cards[2]


def test_the_week_lists_sessions_with_time_circle_and_space(qtbot, season, window, gone):
    week = window.page("home").panels["week"]
    assert lines(week) == ["15:30, GKP-01, BRC hall", "15:30, GKP-01, no space yet"]
    first = week.findChildren(Line)[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert gone == [("sessions", season["sessions"][3].id)]


def test_what_waits_has_its_button(qtbot, season, window, gone):
    assert waits(window) == [
        "Sessions without attendance: 1: Mark attendance",
        "Spaces of the next two weeks without permission: 1: See the spaces",
        "No passphrase protects this office: What it means",
    ]
    for each in window.page("home").panels["waits"].buttons:
        qtbot.mouseClick(each, Qt.MouseButton.LeftButton)
    assert gone == [
        ("sessions", season["sessions"][2].id),
        ("spaces", season["hall"].id),
        ("settings", "safety"),
    ]


def test_a_circle_that_sleeps_is_at_risk(qtbot, season, window, gone):
    asleep = window.page("home").panels["asleep"]
    assert lines(asleep) == ["4 weeks, GKP-02, last on 27.10.2026"]
    qtbot.mouseClick(asleep.findChildren(Line)[0], Qt.MouseButton.LeftButton)
    assert gone == [("mentoring", season["circles"][1].id)]


@pytest.mark.parametrize(("days", "weeks"), [(20, []), (21, [3]), (28, [4])])
def test_three_weeks_without_a_first_meeting(store, season, days, weeks):
    with store.transaction("Another circle") as work:
        circle = replace(season["circles"][1], id="f" * 32, code="GKP-09")
        work.circles.add(circle)
        person = work.people.first()
        first = TODAY - timedelta(days=days)
        work.members.add(Member(circle_id=circle.id, person_id=person.id, part=Part.MENTOR, from_on=first))
    with store.reading() as work:
        found = [each for each in read_overview(work).sleeping if each.code == "GKP-09"]
    assert [each.weeks for each in found] == weeks
    assert all(each.last_on is None for each in found)


def test_another_programme_is_empty(store, season, window):
    other = Programme(name="Numeracy", from_on=date(2027, 4, 1), until_on=date(2028, 4, 1))
    with store.transaction("Another programme") as work:
        work.programmes.add(other)
    window.show_programme("Numeracy")
    window.jobs.wait()
    page = window.page("home")
    assert "week" not in page.panels
    assert "asleep" not in page.panels
    assert "Sessions without attendance: 1: Mark attendance" not in waits(window)


def test_a_granted_permission_does_not_wait(store, season):
    with store.transaction("Grant") as work:
        hall = replace(season["hall"], permission=Permission.GRANTED, permission_until_on=TODAY + timedelta(days=1))
        work.spaces.replace(hall)
    with store.reading() as work:
        assert read_overview(work).waits.unpermitted == 0
    with store.transaction("End") as work:
        work.spaces.replace(replace(hall, permission_until_on=TODAY - timedelta(days=1)))
    with store.reading() as work:
        assert read_overview(work).waits.unpermitted_id == hall.id


def test_an_office_without_a_programme_asks_for_one(store, window):
    with store.transaction("Remove") as work:
        work.programmes.remove(*work.programmes.where())
    window.jobs.wait()
    assert waits(window)[0] == "There is no programme yet: Make a programme"


def test_home_in_hindi_and_narrow(season, window, monkeypatch):
    window.page("home").refresh()
    window.jobs.wait()
    window.switch_language()
    window.jobs.wait()
    window.resize(960, 640)
    page = window.page("home")
    assert page.panels["week"].findChildren(QPushButton)
    assert all(each.accessibleName() or each.text() for each in page.findChildren(QPushButton))


def test_words_without_room_end_in_dots(qtbot):
    said = CutLabel("Reading Room, P.S. Ratnagarh 2")
    short = said.fontMetrics().elidedText(said.text(), Qt.TextElideMode.ElideRight, 90)
    pictures = []
    for each in (said, CutLabel(short), QLabel(said.text())):
        qtbot.addWidget(each)
        each.setFixedSize(90, 24)
        pictures.append(each.grab().toImage())
    assert short.endswith("…")
    assert pictures[0] == pictures[1]
    assert pictures[0] != pictures[2]


def test_what_waits_grows_for_words_that_need_a_second_line(qtbot):
    words = "Spaces of the next two weeks without permission: 21"
    panel = Waits([Waiting(words, "See the spaces", "spaces")] * 3, lambda *_: None)
    qtbot.addWidget(panel)
    panel.resize(300, panel.heightForWidth(300))
    panel.show()
    said = [each for each in panel.findChildren(QLabel) if each.text() == words]
    assert all(each.height() >= each.heightForWidth(each.width()) for each in said)
    assert said[0].heightForWidth(said[0].width()) > said[0].heightForWidth(900)
