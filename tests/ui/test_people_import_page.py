"""The import in the window: a trial first, then one step that can be undone; refused rows, wrong files, cancelling."""

import threading
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from sankul.exchange.workbooks import Workbooks
from sankul.ui.people.import_kinds import OnceRead
from sankul.ui.people.import_report import Figures

TEACHERS = (
    ("Name of Teacher", "Mobile No.", "UDISE Code", "School", "Block", "District", "A/C No.", "IFSC"),
    ("Sandhya Rao", 9876543210.0, "09580100101", "P.S. Rampur", "Khorabar", "Gorakhpur", "100200300401", "SBIN0000077"),
    ("Ramesh Yadav", "9876543211", "09580100102", "P.S. Ekona", "Khorabar", "Gorakhpur", "100200300402", "SBIN0000077"),
    ("Dinesh Bind", "12345", "09580100103", "P.S. Harpur", "Khorabar", "Gorakhpur", "100200300403", "SBIN0000077"),
)
SPACES = (("Name of Space", "Capacity", "Block", "District"), ("Panchayat Bhavan", 40, "Khorabar", "Gorakhpur"))


def write(path, **sheets):
    """A workbook with these sheets; each begins with a title that is no heading."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(["कार्यालय खण्ड शिक्षा अधिकारी"])
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def page(full_window, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    full_window.context.files["workbooks"] = Workbooks()
    full_window.go("people")
    full_window.jobs.wait()
    return full_window.page("people")


@pytest.fixture
def teachers(tmp_path):
    """Two good rows, of which one is repaired, and a refused one."""
    return write(tmp_path / "teachers.xlsx", teachers=TEACHERS)


def tried(page, file):
    page.open_import(file)
    page.shell.jobs.wait()
    return page.importing


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def figures(screen):
    cells = words(screen.report.findChild(Figures))
    return dict(zip(cells[1::2], map(int, cells[::2]), strict=True))


def notes(screen, key):
    screen.report.notes.show_list(key)
    return screen.report.notes.stack.currentWidget().model().rows_as_text()[1:]


def button(screen, word):
    return next(each for each in screen.findChildren(QPushButton) if each.isVisible() and each.text() == word)


def press(qtbot, screen, word):
    qtbot.mouseClick(button(screen, word), Qt.MouseButton.LeftButton)
    screen.shell.jobs.wait()


def said(window):
    return [message.sentence for message in window.messages.messages()]


def people_in(store):
    with store.reading() as work:
        return sorted(person.name for person in work.people.where())


def answer(monkeypatch, method, path, kind=""):
    monkeypatch.setattr(QFileDialog, method, lambda *_args: (str(path), kind))


def test_trial_says_all_and_saves_nothing(page, store, teachers):
    screen = tried(page, teachers)
    assert not page.table.isVisible()
    assert figures(screen) == {
        "Rows": 3,
        "Added": 2,
        "Changed": 0,
        "As before": 0,
        "Cells repaired": 1,
        "Rows refused": 1,
        "Likely duplicates": 0,
    }
    refused = ["5", "Refused", "Mobile No.", "12345", "A mobile number has 10 digits; this one has 5."]
    assert notes(screen, "problems") == [refused]
    assert [row[:4] for row in notes(screen, "repaired")] == [["3", "Mobile No.", "9876543210", "9876543210"]]
    screen.report.notes.show_list("duplicates")
    assert words(screen.report.notes.stack)[0] == "Nobody twice"
    assert "This is what would happen. Nothing is saved yet." in words(screen)
    assert button(screen, "Import 2 people").hasFocus()
    assert people_in(store) == []


def test_chosen_line_is_said_in_full(page, teachers):
    screen = tried(page, teachers)
    screen.report.notes.stack.currentWidget().choose(0)
    assert screen.report.notes.sentence.text() == "Row 5, Mobile No.: A mobile number has 10 digits; this one has 5."


def test_import_is_one_step_back(qtbot, full_window, page, store, teachers):
    screen = tried(page, teachers)
    press(qtbot, screen, "Import 2 people")
    assert people_in(store) == ["Ramesh Yadav", "Sandhya Rao"]
    assert said(full_window) == ["2 added, 0 changed, 0 as before, 1 refused."]
    assert full_window.toast.label.text() == "Import people from teachers.xlsx"
    press(qtbot, screen, "Show what was imported")
    assert page.importing is None
    assert [row.name for row in page.model.rows] == ["Ramesh Yadav", "Sandhya Rao"]
    qtbot.mouseClick(full_window.toast.button, Qt.MouseButton.LeftButton)
    full_window.jobs.wait()
    assert people_in(store) == []
    assert page.model.rowCount() == 0


def test_refused_rows_are_saved_mended_and_imported(qtbot, monkeypatch, full_window, page, store, teachers, tmp_path):
    screen = tried(page, teachers)
    press(qtbot, screen, "Import 2 people")
    answer(monkeypatch, "getSaveFileName", tmp_path / "to mend", "Workbook (*.xlsx)")
    press(qtbot, screen, "Save the refused rows…")
    mended = tmp_path / "to mend.xlsx"
    assert said(full_window)[-1].startswith(f"1 refused rows saved in {mended}.")
    book = load_workbook(mended)
    assert [cell.value for cell in book.active[2]][:2] == ["Dinesh Bind", "12345"]
    book.active["B2"] = "9876543212"
    book.save(mended)
    answer(monkeypatch, "getOpenFileName", mended)
    press(qtbot, screen, "Choose another file")
    press(qtbot, screen, "Import 1 person")
    assert page.importing is None
    assert people_in(store) == ["Dinesh Bind", "Ramesh Yadav", "Sandhya Rao"]


def test_nothing_new_cannot_be_imported(qtbot, page, teachers):
    press(qtbot, tried(page, teachers), "Import 2 people")
    write(teachers, teachers=TEACHERS[:3])
    screen = tried(page, teachers)
    assert "There is nothing new in this file: all of it is in the office already." in words(screen)
    assert not button(screen, "Import").isEnabled()
    assert figures(screen)["As before"] == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file “"),
        (b"%PDF-1.7 a letter", "“"),
    ],
)
def test_wrong_file_is_said_in_its_place(page, store, tmp_path, content, sentence):
    file = tmp_path / "list.xlsx"
    if content is not None:
        file.write_bytes(content)
    screen = tried(page, file)
    assert screen.start.wrong.sentence.text().startswith(f"{sentence}")
    assert str(file) in screen.start.wrong.sentence.text()
    assert screen.start.wrong.isVisible()
    assert button(screen, "Choose another file").hasFocus()


def test_sheet_without_headings_keeps_the_choice(qtbot, page, tmp_path):
    file = write(tmp_path / "odd.xlsx", notes=[("a letter", "to all")], teachers=TEACHERS[:3])
    screen = tried(page, file)
    assert screen.report.sheet.currentText() == "teachers"
    screen.report.sheet.setCurrentText("notes")
    page.shell.jobs.wait()
    assert any("No headings were found" in text for text in words(screen))
    assert not button(screen, "Import").isEnabled()
    screen.report.sheet.setCurrentText("teachers")
    page.shell.jobs.wait()
    assert button(screen, "Import 2 people").isEnabled()


def test_person_may_say_what_a_file_holds(qtbot, page, store, teachers):
    screen = tried(page, teachers)
    screen.report.kind.setCurrentIndex(screen.report.kind.findData("mentors"))
    page.shell.jobs.wait()
    assert screen.report.kind.currentData() == "mentors"
    press(qtbot, screen, "Import 2 people")
    press(qtbot, screen, "Show what was imported")
    page.show_mentors()
    assert page.model.rowCount() == 2


def test_spaces_lead_to_their_room(qtbot, full_window, page, tmp_path):
    screen = tried(page, write(tmp_path / "spaces.xlsx", teachers=TEACHERS[:2], halls=SPACES))
    screen.report.kind.setCurrentIndex(screen.report.kind.findData("spaces"))
    page.shell.jobs.wait()
    assert screen.report.sheet.currentText() == "halls"
    press(qtbot, screen, "Import 1 space")
    assert full_window.room == "spaces"
    assert page.importing is None


def test_dropped_file_is_tried(page, teachers):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(teachers))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    page.shell.jobs.wait()
    assert figures(page.importing)["Rows"] == 3


def test_file_is_chosen_by_keys_and_left_by_escape(qtbot, monkeypatch, full_window, page, teachers):
    answer(monkeypatch, "getOpenFileName", teachers)
    qtbot.keyClick(full_window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page.importing.start.choose.hasFocus()
    qtbot.keyClick(page.importing.start.choose, Qt.Key.Key_Space)
    full_window.jobs.wait()
    assert figures(page.importing)["Rows"] == 3
    qtbot.keyClick(full_window.focusWidget(), Qt.Key.Key_Escape)
    assert page.importing is None
    assert page.bar.isVisible()


def test_cancelled_import_changes_nothing(qtbot, full_window, page, store, teachers):
    """The reader waits until the person has cancelled, so that the next step of the import ends it."""
    screen = tried(page, teachers)
    began, may_go_on = threading.Event(), threading.Event()
    read = screen.files.read

    def slow(*args):
        began.set()
        assert may_go_on.wait(10)
        return read(*args)

    screen.files.read = slow
    qtbot.mouseClick(button(screen, "Import 2 people"), Qt.MouseButton.LeftButton)
    assert began.wait(10)
    assert "Importing “teachers.xlsx” …" in words(screen)
    qtbot.mouseClick(button(screen, "Cancel"), Qt.MouseButton.LeftButton)
    may_go_on.set()
    full_window.jobs.wait()
    assert people_in(store) == []
    assert button(screen, "Import 2 people").isVisible()


def test_other_language_tries_the_same_file_again(full_window, page, teachers):
    screen = tried(page, teachers)
    full_window.acts["window.language"].trigger()
    full_window.jobs.wait()
    hindi = full_window.page("people").importing
    assert hindi is not screen
    assert hindi.report.tried.report.rows == 3
    assert hindi.report.tried.wanted.file == teachers


def test_open_form_holds_the_import_back(full_window, page, teachers):
    page.acts["people.add"].trigger()
    full_window.jobs.wait()
    page.form.fields["name"].edit.setText("Sandhya")
    page.open_import(teachers)
    assert page.importing is None
    assert said(full_window) == ["Save or cancel the open form first."]


def test_file_is_read_once_until_it_changes(teachers):
    class Counting(Workbooks):
        reads = 0

        def read(self, path: Path, sheet: str | None = None):
            self.reads += 1
            return super().read(path, sheet)

    files = Counting()
    once = OnceRead(files)
    assert once.read(teachers) == once.read(teachers, "teachers")
    assert files.reads == 1
    write(teachers, teachers=TEACHERS[:2])
    assert len(once.read(teachers)[0].lines) == 3
    assert files.reads == 2
