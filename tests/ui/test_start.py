"""The start: three ways to an office, by keys and buttons; what goes wrong is said where it is mended."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from sankul import app, text
from sankul.errors import Refusal, Trouble
from sankul.settings import read_settings
from sankul.text import N_
from sankul.ui.application import Program
from sankul.ui.context import Context
from sankul.ui.start import office as office_view
from sankul.ui.start.forms import free_folder
from sankul.ui.start.office import file_name
from sankul.ui.start.views import Wait, Ways
from sankul.ui.start.window import StartWindow

from .seen import said

with_popup = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
PASSPHRASE = "neem tree 42"


class Asked(Refusal):
    message = N_("This office is protected.")
    field = "passphrase"


class Wrong(Refusal):
    message = N_("This passphrase is wrong.")
    field = "passphrase"


class Gone(Refusal):
    message = N_("There is no office file “{path}”.")
    field = "office"


class NoRoom(Trouble):
    message = N_("The disk is full.")


class FakeDoors:
    """Opens one store for any place that is there; keeps what it was asked."""

    def __init__(self, settings, store, folder):
        self.settings, self.store, self.folder = settings, store, folder
        self.known, self.passphrase, self.fault = "", None, None
        self.gate, self.asked = Event(), []

    def known_place(self):
        return self.known

    def is_there(self, place):
        return place == "good"

    def needs_passphrase(self, place):
        return self.passphrase is not None

    def open(self, place, passphrase):
        self.asked.append((place, passphrase))
        if self.fault:
            raise self.fault
        if passphrase != self.passphrase:
            raise Asked if passphrase is None else Wrong
        return self.store

    def make(self, path, new, passphrase):
        new.check()
        if self.fault:
            raise self.fault
        self.asked.append((path, new, passphrase))
        return self.store

    def make_demo(self, folder, progress):
        self.settings.last_office = "half-made"
        for step in range(1000):
            progress.step(step, 1000)
            if self.gate.wait(0.01):
                break
        if self.fault:
            raise self.fault
        return self.store

    def folder_for_offices(self):
        return self.folder

    def context_of(self, store):
        return Context(store, None, self.settings)


@pytest.fixture
def doors(look, store, tmp_path):
    look.file = tmp_path / "settings.json"
    return FakeDoors(look, store, tmp_path / "offices")


@pytest.fixture
def start(qtbot, doors):
    def make(place="", reason=None):
        shown = StartWindow(doors, place, reason)
        entered = []
        shown.entered.connect(lambda store, act: entered.append((store, act)))
        shown.went = entered
        qtbot.addWidget(shown)
        with qtbot.waitExposed(shown):
            shown.show()
        shown.activateWindow()
        shown.jobs.wait()
        return shown

    return make


def press(qtbot, widget, key=Qt.Key.Key_Space):
    widget.setFocus()
    qtbot.keyClick(widget, key)


def test_the_language_switches_at_once_and_is_kept(qtbot, start, doors, monkeypatch):
    monkeypatch.setattr(text, "_catalogue", lambda code: type("C", (), {"gettext": lambda self, m: f"{code}:{m}"})())
    window = start()
    assert [window.languages[code].text() for code in ("hi", "en")] == ["हिन्दी", "English"]
    press(qtbot, window.languages["hi"])
    assert window.view.cards[0].accessibleName().startswith("hi:Make my office")
    assert read_settings(doors.settings.file).language == "hi"


def test_what_was_typed_outlives_the_language(qtbot, start):
    window = start()
    press(qtbot, window.view.cards[0])
    qtbot.keyClicks(window.form.name.edit, "BRC Khorabar")
    window.form.passphrase.edit.setText("secret")
    window.speak("hi")
    assert window.form.name.value() == "BRC Khorabar"
    assert window.form.place.value().endswith("BRC-Khorabar.sankul")
    assert window.form.passphrase.value() == ""


def test_the_first_card_has_the_keyboard_and_cards_fold(qtbot, start):
    window = start()
    assert window.focusWidget() is window.view.cards[0]
    window.resize(720, 700)
    QApplication.processEvents()
    lefts = {card.x() for card in window.view.cards}
    assert len(lefts) == 1


def test_district_and_block_follow(start):
    window = start()
    window._show_make({})
    form = window.form
    assert form.state.value() == "Uttar Pradesh"
    form.district.box.setEditText("gorakhpur")
    assert form.district.value() == "Gorakhpur"
    assert "Khorabar" in [form.block.box.itemText(at) for at in range(form.block.box.count())]
    form.state.box.setEditText("Chhattisgarh")
    assert form.district.value() == ""
    assert form.block.box.count() == 0


@pytest.mark.parametrize(
    ("typed", "taken"), [("gorakhp", "Gorakhpur"), ("गोरखप", "Gorakhpur"), ("pur", "pur"), ("zzz", "zzz")]
)
def test_leaving_the_district_takes_the_only_one_that_is_left(start, typed, taken):
    window = start()
    window._show_make({})
    form = window.form
    form.district.box.setFocus()
    form.district.box.setEditText(typed)
    form.block.box.setFocus()
    assert form.district.value() == taken


def test_a_district_is_found_by_some_letters_in_either_script(start):
    window = start()
    window._show_make({})
    for typed in ("rakhp", "गोरख"):
        assert window.form.district.proposing.found(typed) == ["Gorakhpur – गोरखपुर"]


@with_popup
def test_a_block_without_a_hindi_name_is_found_by_hindi_letters(start):
    window = start()
    window._show_make({"district": "Gorakhpur"})
    block = window.form.block
    block.box.setFocus()
    for letter in "खोरा":
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(block.box.lineEdit(), key)
    popup = block.proposing.popup()
    assert popup.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    assert block.value() == "Khorabar"


def test_a_hindi_name_alone_is_enough(start):
    window = start()
    window._show_make({})
    form = window.form
    form.name.check()
    assert form.name.line.text().startswith("Enter the name of the office")
    form.name_hi.edit.setText("बीआरसी खोराबार")
    assert form.name.line.text() == ""
    assert form.new_office().name == "बीआरसी खोराबार"


def test_faults_are_said_under_their_fields(start):
    window = start()
    window._show_make({})
    form = window.form
    form.district.box.setEditText("Gorakpur x")
    form.passphrase.edit.setText("one")
    form.again.edit.setText("two")
    form.place.edit.setText(" ")
    form.send()
    lines = {name: field.line.text() for name, field in form.fields.items()}
    assert lines["name"].startswith("Enter the name of the office")
    assert "nearest is Gorakhpur" in lines["district"]
    assert lines["again"].startswith("The two passphrases differ")
    assert lines["office"].startswith("Choose where")
    assert window.focusWidget() is form.name.edit


def fill(form, name="BRC Khorabar"):
    form.name.edit.setText(name)
    form.district.box.setEditText("Gorakhpur")
    form.block.box.setEditText("Khorabar")


def test_making_an_office_leads_to_its_programme_and_the_import(qtbot, start, doors, store):
    window = start()
    window._show_make({})
    fill(window.form)
    qtbot.keyClick(window.form.name.edit, Qt.Key.Key_Return)
    window.jobs.wait()
    path, new, passphrase = doors.asked[0]
    assert (path.name, new.district, new.block, passphrase) == ("BRC-Khorabar.sankul", "Gorakhpur", "Khorabar", None)
    window.form.fields["name"].edit.setText("Foundational Literacy 2026-27")
    window.form.send()
    window.jobs.wait()
    assert window.form.fields["name"].line.text().startswith("There is a programme")
    window.form.fields["name"].edit.setText("Numeracy")
    window.form.send()
    window.jobs.wait()
    with store.reading() as work:
        assert [each.name for each in work.programmes.where()][-1] == "Numeracy"
    press(qtbot, window.view.cards[0])
    assert window.went == [(store, "people.import")]


def test_later_goes_on_without(qtbot, start, store):
    window = start()
    window._show_make({})
    fill(window.form, "बी.आर.सी.")
    window.form.send()
    window.jobs.wait()
    qtbot.mouseClick(window.form.cancel, Qt.MouseButton.LeftButton)
    press(qtbot, window.view.cards[1])
    assert window.went == [(store, "")]


def test_trouble_in_making_keeps_the_form(start, doors):
    window = start()
    doors.fault = NoRoom()
    window._show_make({})
    fill(window.form)
    window.form.send()
    window.jobs.wait()
    assert said(window) == ["The disk is full."]
    assert window.form.name.value() == "BRC Khorabar"


def test_a_chosen_place_is_not_changed_by_the_name(qtbot, start, tmp_path, monkeypatch):
    window = start()
    window._show_make({})
    form = window.form
    form.place._choose = lambda present: str(tmp_path / "mine")
    qtbot.mouseClick(form.place.button, Qt.MouseButton.LeftButton)
    form.name.edit.setText("Other")
    assert form.path() == tmp_path / "mine.sankul"


def test_a_protected_office_asks_until_it_is_right(qtbot, start, doors, store):
    doors.passphrase = PASSPHRASE
    window = start("office.sankul")
    field = window.form.fields["passphrase"]
    qtbot.waitUntil(lambda: window.focusWidget() is field.edit)
    qtbot.keyClicks(field.edit, "wrong")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    window.jobs.wait()
    assert field.line.text() == "This passphrase is wrong."
    assert window.focusWidget() is field.edit
    field.edit.setText(PASSPHRASE)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    window.jobs.wait()
    assert window.went == [(store, "")]


def test_why_the_known_office_is_not_open(start, doors):
    doors.fault = Gone(path="x.sankul")
    window = start("x.sankul")
    assert said(window) == ["There is no office file “x.sankul”."]
    assert isinstance(window.view, Ways)


def test_a_file_is_chosen_or_opened_again(qtbot, start, doors, tmp_path, store, monkeypatch):
    recent = tmp_path / "recent.sankul"
    recent.write_bytes(b"")
    doors.settings.last_office = str(recent)
    window = start()
    again = next(each for each in window.view.findChildren(QPushButton) if "recent" in each.text())
    doors.fault = Gone(path="x")
    press(qtbot, again)
    window.jobs.wait()
    doors.fault = None
    monkeypatch.setattr(office_view, "ask_for_office", lambda: "chosen.sankul")
    press(qtbot, window.view.cards[1])
    window.jobs.wait()
    assert doors.asked == [(str(recent), None), ("chosen.sankul", None)]
    assert window.went == [(store, "")]


def test_the_demo_shows_how_far_it_is(qtbot, start, doors, store):
    window = start()
    press(qtbot, window.view.cards[2])
    assert window.form.fields["dir"].value() == str(doors.folder / "demo")
    window.form.send()
    qtbot.waitUntil(lambda: "of 1000" in window.view.count.text())
    doors.gate.set()
    window.jobs.wait()
    assert window.went == [(store, "")]


@pytest.mark.parametrize("is_under_way", [True, False])
def test_the_demo_can_be_ended(qtbot, start, doors, is_under_way):
    window = start()
    doors.settings.last_office = "before"
    window._show_demo({})
    window.form.send()
    assert isinstance(window.view, Wait)
    if is_under_way:
        qtbot.waitUntil(lambda: doors.settings.last_office == "half-made")
    press(qtbot, window.view.cancel)
    window.jobs.wait()
    qtbot.waitUntil(lambda: window.form is not None)
    assert said(window)[0].startswith("The demo office was not finished")
    assert doors.settings.last_office == "before"


def test_a_demo_that_fails_returns_to_its_folder(start, doors):
    doors.fault = NoRoom()
    doors.gate.set()
    window = start()
    window._show_demo({"dir": "/somewhere"})
    window.form.send()
    window.jobs.wait()
    assert said(window) == ["The disk is full."]
    assert window.form.fields["dir"].value() == "/somewhere"


def test_closing_ends_what_runs(start):
    window = start()
    window._show_demo({})
    window.form.send()
    assert window.close()
    assert window.jobs.current() is None or window.jobs.current().is_cancelled


@pytest.mark.parametrize(
    ("name", "expected"),
    [("BRC Khorabar", "BRC-Khorabar"), ("  A/B: c.  ", "A-B-c"), ("बी.आर.सी.", "office"), ("", "office")],
)
def test_file_name(name, expected):
    assert file_name(name) == expected


def test_free_folder(tmp_path):
    assert free_folder(tmp_path) == tmp_path / "demo"
    (tmp_path / "demo").mkdir()
    assert free_folder(tmp_path) == tmp_path / "demo-2"


class TestProgram:
    """One window at a time."""

    @pytest.fixture
    def program(self, qtbot, qapp, doors, hall_room, monkeypatch):
        made = Program(qapp, doors)
        closed = []
        monkeypatch.setattr(doors.store, "close", lambda: closed.append(True), raising=False)
        made.closed = closed
        yield made
        if made.window is not None:
            made.window.jobs.wait()
            made.window.close()
            made.window.deleteLater()

    def test_the_known_office_is_shown_at_once(self, program, doors):
        doors.known = "good"
        program.begin()
        assert program.window.isVisible()
        program.window.jobs.wait()
        assert program.window.header.office.text() == "BRC Khorabar"
        program.end()
        assert program.closed == [True]

    def test_an_office_that_fails_to_open_leads_back(self, qtbot, program, doors):
        doors.known, doors.fault = "good", NoRoom()
        program.begin()
        qtbot.waitUntil(lambda: isinstance(program.window, StartWindow))
        assert said(program.window) == ["The disk is full."]

    def test_from_the_start_into_the_office(self, qtbot, program, doors):
        program.begin()
        start = program.window
        start.open("other")
        qtbot.waitUntil(lambda: program.window is not start)
        program.window.jobs.wait()
        assert program.window.header.office.text() == "BRC Khorabar"
        assert not isValid(start)

    def test_another_office_from_within(self, qtbot, program, doors):
        doors.known = "good"
        program.begin()
        window = program.window
        window.jobs.wait()
        window.go("settings")
        window.jobs.wait()
        window.page("settings").office.form.fields["name"].edit.setText("Half typed")
        window.page("settings").safety.other.click()
        QApplication.processEvents()
        assert program.window is window
        window.page("settings").office.form.fields["name"].edit.setText("BRC Khorabar")
        window.page("settings").safety.other.click()
        qtbot.waitUntil(lambda: isinstance(program.window, StartWindow))
        assert program.closed == [True]
        assert said(program.window) == []


class TestRealDoors:
    """The same with real files."""

    @pytest.fixture
    def real(self, private_home, tmp_path, look):
        from sankul.doors import AppDoors

        app.settings.cache_clear()
        yield AppDoors("")
        app.settings.cache_clear()

    def test_an_office_is_made_closed_and_asks_for_its_passphrase(self, qtbot, real, tmp_path):
        window = StartWindow(real)
        qtbot.addWidget(window)
        window._show_make({})
        fill(window.form)
        window.form.passphrase.edit.setText(PASSPHRASE)
        window.form.again.edit.setText(PASSPHRASE)
        window.form.place.edit.setText(str(tmp_path / "brc"))
        window.form.send()
        window.jobs.wait()
        path = Path(window._store.place)
        assert path == tmp_path / "brc.sankul"
        assert window._store.is_protected
        window.close()
        assert not real.is_there(str(path))
        again = StartWindow(real, str(path))
        qtbot.addWidget(again)
        again.jobs.wait()
        again.form.fields["passphrase"].edit.setText("wrong")
        again.form.send()
        again.jobs.wait()
        assert again.form.fields["passphrase"].line.text().startswith("This passphrase does not open")
        entered = []
        again.entered.connect(lambda store, act: entered.append(store))
        again.form.fields["passphrase"].edit.setText(PASSPHRASE)
        again.form.send()
        again.jobs.wait()
        with entered[0].reading() as work:
            assert work.offices.first().district == "Gorakhpur"
        entered[0].close()
        again.close()

    def test_nothing_is_written_over(self, qtbot, real, tmp_path):
        taken = tmp_path / "taken.sankul"
        taken.write_bytes(b"mine")
        window = StartWindow(real)
        qtbot.addWidget(window)
        window._show_make({})
        fill(window.form)
        window.form.place.edit.setText(str(taken))
        window.form.send()
        window.jobs.wait()
        assert "exists already" in window.form.place.line.text()
        assert taken.read_bytes() == b"mine"

    def test_a_text_file_is_no_office(self, qtbot, real, tmp_path):
        text_file = tmp_path / "notes.sankul"
        text_file.write_text("hello", encoding="utf-8")
        window = StartWindow(real)
        qtbot.addWidget(window)
        window.open(str(text_file))
        window.jobs.wait()
        assert len(said(window)) == 1
        assert text_file.read_text(encoding="utf-8") == "hello"
