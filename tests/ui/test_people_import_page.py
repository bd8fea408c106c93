"""The import in the window: a trial first, then one step that can be undone; refused rows, wrong files, cancelling."""

import threading
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from sankul.exchange.workbooks import Workbooks
from sankul.ui.people.import_kinds import OnceRead

SPACES = (("Name of Space", "Capacity", "Block", "District"), ("Panchayat Bhavan", 40, "Khorabar", "Gorakhpur"))


def answer(monkeypatch, method, path, kind=""):
    monkeypatch.setattr(QFileDialog, method, lambda *_args: (str(path), kind))


def test_trial_says_all_and_saves_nothing(importer, teachers_file):
    importer.open(teachers_file)
    assert not importer.page.table.isVisible()
    counts = {"All": 3, "Added": 2, "Changed": 0, "As before": 0, "Repaired": 1, "Refused": 1, "Likely duplicates": 0}
    assert importer.counts() == counts
    refused = ["5", "Refused", "Dinesh Bind", "Mobile No.: A mobile number has 10 digits; this one has 5."]
    assert importer.lines("refused") == [refused]
    assert [row[:3] for row in importer.lines("repaired")] == [["3", "Added", "Sandhya Rao"]]
    assert importer.lines("duplicates") == []
    assert importer.words(importer.rows.list)[0] == "Nobody twice"
    assert "This is what would happen. Nothing is saved yet." in importer.words()
    assert importer.button("Import 2 people").isEnabled()
    assert importer.people() == []


def test_import_is_where_the_cursor_is_and_enter_presses_it(importer, teachers_file):
    importer.open(teachers_file)
    assert importer.button("Import 2 people").hasFocus()
    importer.key(Qt.Key.Key_Return)
    assert importer.people() == ["Ramesh Yadav", "Sandhya Rao"]


def test_selected_row_is_said_in_full_with_its_cells(importer, teachers_file):
    importer.open(teachers_file)
    importer.choose(5)
    words = importer.words(importer.rows.pane)
    assert words[:3] == ["Dinesh Bind", "Row 5 of the sheet", "Refused"]
    assert "Mobile No. (B5)" in words
    assert "“12345”\nA mobile number has 10 digits; this one has 5." in words
    assert "P.S. Harpur" in words
    assert "XXXX0403" in words
    assert not any("100200300403" in word for word in words)
    importer.choose(3)
    assert any(word.startswith("9876543210  →  9876543210\n") for word in importer.words(importer.rows.pane))


def test_filter_finds_rows_by_any_of_their_cells(qtbot, importer, teachers_file):
    importer.open(teachers_file)
    importer.rows.focus_table()
    importer.key(Qt.Key.Key_Slash)
    assert importer.rows.filter.hasFocus()
    qtbot.keyClicks(importer.rows.filter, "harp")
    assert [row[0] for row in importer.lines()] == ["5"]
    assert importer.rows.count.text() == "1 of 3"
    importer.key(Qt.Key.Key_Down)
    assert importer.rows.table.hasFocus()
    assert importer.rows.row_pane.line.row == 5
    importer.rows.filter.setText("nobody at all")
    assert importer.words(importer.rows.list)[0] == "Nothing matches"
    importer.press("Clear the filter")
    assert len(importer.lines()) == 3


def test_escape_clears_the_filter_then_leaves_it_then_the_import(importer, teachers_file):
    importer.open(teachers_file)
    importer.rows.filter.setText("harp")
    importer.rows.focus_filter()
    importer.key(Qt.Key.Key_Escape)
    assert importer.rows.filter.text() == ""
    assert importer.rows.filter.hasFocus()
    importer.key(Qt.Key.Key_Escape)
    assert importer.rows.table.hasFocus()
    importer.key(Qt.Key.Key_Escape)
    assert importer.screen is None


def test_import_is_one_step_back(importer, teachers_file):
    importer.open(teachers_file)
    importer.press("Import 2 people")
    assert importer.people() == ["Ramesh Yadav", "Sandhya Rao"]
    assert "Imported: 2 added, 0 changed, 0 as before, 1 refused." in importer.words()
    assert importer.window.toast.label.text() == "People imported from teachers.xlsx"
    importer.press("Show what was imported")
    assert importer.screen is None
    assert [row.name for row in importer.page.model.rows] == ["Ramesh Yadav", "Sandhya Rao"]
    importer.qtbot.mouseClick(importer.window.toast.button, Qt.MouseButton.LeftButton)
    importer.settle()
    assert importer.people() == []
    assert importer.page.model.rowCount() == 0


def test_report_stays_after_the_import_and_offers_to_undo(importer, teachers_file):
    importer.open(teachers_file)
    importer.press("Import 2 people")
    assert importer.lines("added")[0][1:3] == ["Added", "Sandhya Rao"]
    importer.press("Undo this import")
    assert importer.people() == []
    assert "Undone: nothing of this file is in the office any more. This is what would happen." in importer.words()
    assert importer.button("Import 2 people").isEnabled()
    importer.press("Import 2 people")
    assert importer.people() == ["Ramesh Yadav", "Sandhya Rao"]


def test_toast_leaves_the_buttons_below_the_report_in_reach(importer, teachers_file):
    importer.open(teachers_file)
    importer.press("Import 2 people")
    toast, foot = importer.window.toast, importer.screen.foot
    assert toast.isVisible()
    assert toast.mapToGlobal(toast.rect().bottomLeft()).y() < foot.mapToGlobal(foot.rect().topLeft()).y()
    importer.press("Undo this import")
    assert toast.label.text().startswith("Undone: ")
    assert toast.mapToGlobal(toast.rect().bottomLeft()).y() < foot.mapToGlobal(foot.rect().topLeft()).y()


def test_another_act_after_the_import_is_not_undone_instead(importer, teachers_file):
    importer.open(teachers_file)
    importer.press("Import 2 people")
    assert importer.screen.foot.undo.isVisible()
    with importer.window.context.store.transaction("Rename the office") as work:
        from dataclasses import replace

        work.offices.replace(replace(work.offices.first(), name="BRC Ekona"))
    importer.settle()
    assert not importer.screen.foot.undo.isVisible()


def test_refused_rows_are_saved_mended_and_imported(monkeypatch, importer, teachers_file, tmp_path):
    importer.open(teachers_file)
    importer.press("Import 2 people")
    answer(monkeypatch, "getSaveFileName", tmp_path / "to mend", "Workbook (*.xlsx)")
    importer.press("Save the refused rows…")
    mended = tmp_path / "to mend.xlsx"
    assert importer.said()[-1].startswith(f"1 refused row saved in {mended}.")
    book = load_workbook(mended)
    assert [cell.value for cell in book.active[2]][:2] == ["Dinesh Bind", "12345"]
    book.active["B2"] = "9876543212"
    book.save(mended)
    importer.press("Import “to mend.xlsx”")
    importer.press("Import 1 person")
    assert importer.people() == ["Dinesh Bind", "Ramesh Yadav", "Sandhya Rao"]


def test_nothing_new_cannot_be_imported(importer, teachers_file):
    importer.open(teachers_file)
    importer.press("Import 2 people")
    importer.write(teachers_file, teachers=importer.teachers[:3])
    importer.open(teachers_file)
    assert "There is nothing new in this file: all of it is in the office already." in importer.words()
    assert not importer.button("Import").isEnabled()
    assert importer.counts()["As before"] == 2


def test_changed_row_is_said_as_old_and_new(importer, teachers_file):
    importer.open(teachers_file)
    importer.press("Import 2 people")
    head, first, *others = importer.teachers
    importer.write(teachers_file, teachers=(head, (first[0], "9876500000", *first[2:]), *others))
    importer.open(teachers_file)
    assert importer.counts()["Changed"] == 1
    assert importer.lines("changed") == [["3", "Changed", "Sandhya Rao", "Mobile: 9876543210 → 9876500000"]]
    importer.choose(3)
    assert "9876543210  →  9876500000" in importer.words(importer.rows.pane)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file “"),
        (b"%PDF-1.7 a letter", "“"),
    ],
)
def test_wrong_file_is_said_in_its_place(importer, tmp_path, content, sentence):
    file = tmp_path / "list.xlsx"
    if content is not None:
        file.write_bytes(content)
    importer.open(file)
    wrong = importer.screen.start.wrong
    assert wrong.sentence.text().startswith(f"{sentence}")
    assert str(file) in wrong.sentence.text()
    assert wrong.isVisible()
    assert importer.button("Choose another file").hasFocus()


def test_person_may_say_what_a_file_holds(importer, teachers_file):
    importer.open(teachers_file)
    importer.report.kind.setCurrentIndex(importer.report.kind.findData("schools"))
    importer.settle()
    assert importer.report.kind.currentData() == "schools"
    assert importer.report.role.isHidden()
    importer.press("Import 3 schools")
    importer.press("Show what was imported")
    assert importer.window.room == "schools"


def roles(importer):
    with importer.window.context.store.reading() as work:
        return sorted(each.role.value for each in work.roles.where())


def test_it_is_said_whom_a_list_makes_and_another_role_is_chosen_by_keys(importer, teachers_file):
    importer.open(teachers_file)
    importer.choose(4)
    assert importer.report.role.said.text() == "All rows are taken as teachers."
    importer.report.role.roles.buttons["teacher"].setFocus()
    importer.key(Qt.Key.Key_Right)
    importer.key(Qt.Key.Key_Space)
    assert importer.report.role.said.text() == "All rows are taken as mentors."
    assert importer.rows.row_pane.line.row == 4
    importer.press("Import 2 people")
    assert importer.report.role.isHidden()
    importer.press("Show what was imported")
    importer.page.show_mentors()
    assert importer.page.model.rowCount() == 2
    assert roles(importer) == ["mentor", "mentor"]


def test_rows_that_name_a_role_keep_it(importer, tmp_path):
    rows = [("Name", "Role", "District"), ("Asha Rao", "Mentor", "Deoria"), ("Usha Yadav", None, "Deoria")]
    importer.open(importer.write(tmp_path / "both.xlsx", list=rows))
    assert importer.report.role.said.text() == "Rows that name no role are taken as teachers."
    importer.press("Officers")
    assert importer.report.role.said.text() == "Rows that name no role are taken as officers."
    importer.press("Import 2 people")
    assert roles(importer) == ["mentor", "officer"]


def test_nothing_is_said_of_roles_where_every_row_names_one(importer, tmp_path):
    rows = [("Name", "Role", "District"), ("Asha Rao", "Mentor", "Deoria")]
    importer.open(importer.write(tmp_path / "all.xlsx", list=rows))
    assert importer.report.role.isHidden()


def test_spaces_lead_to_their_room(importer, tmp_path):
    importer.open(importer.write(tmp_path / "spaces.xlsx", teachers=importer.teachers[:2], halls=SPACES))
    importer.report.kind.setCurrentIndex(importer.report.kind.findData("spaces"))
    importer.settle()
    assert importer.report.sheet.currentText() == "halls"
    importer.press("Import 1 space")
    importer.press("Show what was imported")
    assert importer.window.room == "spaces"
    assert importer.screen is None


def test_dropped_file_is_tried(importer, teachers_file, drop):
    drop(importer.window, teachers_file)
    assert importer.counts()["All"] == 3


def test_the_next_file_can_be_taken_after_one_that_cannot_be_read(importer, teachers_file, tmp_path, drop):
    (tmp_path / "letter.docx").write_text("Dear sir")
    drop(importer.window, tmp_path / "letter.docx", teachers_file)
    assert "no workbook" in importer.screen.start.wrong.sentence.text()
    importer.press("Next file: teachers.xlsx")
    assert importer.counts()["All"] == 3
    importer.page.close_import()
    importer.open()
    assert importer.screen.start.next.isHidden()


def test_several_dropped_files_are_taken_in_turn(importer, teachers_file, tmp_path, drop):
    second = importer.write(tmp_path / "a second.xlsx", teachers=(importer.teachers[0], importer.teachers[2]))
    drop(importer.window, teachers_file, second)
    assert importer.screen.head.name.text() == "a second.xlsx"
    assert importer.screen.head.queue.text() == "1 more file waits its turn"
    importer.press("Import 1 person")
    assert importer.button("Next file: teachers.xlsx").hasFocus()
    importer.press("Next file: teachers.xlsx")
    assert importer.screen.head.queue.text() == ""
    importer.press("Import 1 person")
    assert importer.people() == ["Ramesh Yadav", "Sandhya Rao"]


def test_sheets_of_a_workbook_are_taken_in_turn(importer, tmp_path):
    head, *rows = importer.teachers
    file = importer.write(tmp_path / "blocks.xlsx", Khorabar=(head, rows[0]), Ekona=(head, rows[1]), notes=[("a", "b")])
    importer.open(file)
    assert importer.screen.head.queue.text() == "1 more sheet waits its turn"
    importer.press("Import 1 person")
    assert importer.button("Next sheet: Ekona").hasFocus()
    importer.press("Next sheet: Ekona")
    assert importer.report.sheet.currentText() == "Ekona"
    assert importer.screen.head.queue.text() == ""
    importer.press("Import 1 person")
    assert not importer.screen.foot.next.isVisible()
    assert importer.people() == ["Ramesh Yadav", "Sandhya Rao"]


def test_file_is_chosen_by_keys_and_left_by_escape(monkeypatch, importer, teachers_file):
    answer(monkeypatch, "getOpenFileName", teachers_file)
    importer.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert importer.screen.start.choose.hasFocus()
    importer.key(Qt.Key.Key_Space)
    assert importer.counts()["All"] == 3
    importer.key(Qt.Key.Key_Escape)
    assert importer.screen is None
    assert importer.page.bar.isVisible()


def test_choosing_a_file_begins_where_the_last_one_was(monkeypatch, importer, teachers_file, tmp_path):
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: asked.append(args[2]) or (str(teachers_file), ""))
    documents = tmp_path / "Documents"
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: documents)
    importer.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    importer.key(Qt.Key.Key_Space)
    importer.press("Choose another file")
    importer.page.shell.context.settings.lists_folder = str(tmp_path / "a stick that was pulled out")
    documents.mkdir()
    importer.press("Choose another file")
    assert asked == [str(Path.home()), str(teachers_file.parent), str(documents)]


def test_keys_of_the_list_do_nothing_while_the_import_is_seen(importer, teachers_file):
    importer.open(teachers_file)
    importer.rows.focus_table()
    importer.key(Qt.Key.Key_N)
    assert importer.page.form is None
    assert importer.counts()["All"] == 3
    importer.key(Qt.Key.Key_Escape)
    importer.key(Qt.Key.Key_N)
    assert importer.page.form is not None


def held_up(screen):
    """The reader waits until the person has cancelled, so that the next step of the import ends it."""
    began, may_go_on = threading.Event(), threading.Event()
    read = screen.files.read

    def slow(*args):
        began.set()
        assert may_go_on.wait(60)
        return read(*args)

    screen.files.read = slow
    return began, may_go_on


def test_cancelled_import_changes_nothing(qtbot, importer, teachers_file):
    importer.open(teachers_file)
    began, may_go_on = held_up(importer.screen)
    qtbot.mouseClick(importer.button("Import 2 people"), Qt.MouseButton.LeftButton)
    assert began.wait(60)
    qtbot.waitUntil(importer.screen.waiting.cancel.isVisible)
    assert "Importing “teachers.xlsx” …" in importer.words()
    qtbot.mouseClick(importer.button("Cancel"), Qt.MouseButton.LeftButton)
    may_go_on.set()
    importer.settle()
    assert importer.people() == []
    assert importer.button("Import 2 people").isVisible()


def test_cancelled_trial_shows_the_start(qtbot, importer, teachers_file):
    importer.open()
    began, may_go_on = held_up(importer.screen)
    importer.page.open_import(teachers_file)
    assert began.wait(60)
    qtbot.keyClick(importer.window.focusWidget(), Qt.Key.Key_Escape)
    may_go_on.set()
    importer.settle()
    assert importer.report is None
    assert importer.screen.start.choose.isVisible()


def test_import_that_fails_says_so_and_keeps_the_report(monkeypatch, importer, teachers_file):
    importer.open(teachers_file)
    teachers_file.unlink()
    importer.press("Import 2 people")
    assert importer.said()[-1].startswith("There is no file “")
    assert importer.button("Import 2 people").isEnabled()
    assert importer.people() == []


def test_other_language_shows_the_same_place(importer, teachers_file):
    importer.open(teachers_file)
    importer.lines("refused")
    importer.choose(5)
    before = importer.screen
    importer.window.acts["window.language"].trigger()
    importer.settle()
    importer.page = importer.window.page("people")
    assert importer.screen is not before
    assert importer.screen.tried.wanted.file == teachers_file
    assert importer.rows.chips.key == "refused"
    assert importer.rows.row_pane.line.row == 5


def test_open_form_holds_the_import_back(importer, teachers_file):
    importer.page.acts["people.add"].trigger()
    importer.settle()
    importer.page.form.fields["name"].edit.setText("Sandhya")
    importer.page.open_import(teachers_file)
    assert importer.screen is None
    assert importer.said() == ["Save or cancel the open form first."]


def test_file_is_read_once_until_it_changes(importer, teachers_file):
    class Counting(Workbooks):
        reads = 0

        def read(self, path: Path, sheet: str | None = None):
            self.reads += 1
            return super().read(path, sheet)

    files = Counting()
    once = OnceRead(files)
    assert once.read(teachers_file) == once.read(teachers_file, "teachers")
    assert files.reads == 1
    importer.write(teachers_file, teachers=importer.teachers[:2])
    assert len(once.read(teachers_file)[0].lines) == 3
    assert files.reads == 2


def test_file_that_was_changed_meanwhile_is_shown_again_before_it_is_imported(importer, teachers_file):
    importer.open(teachers_file)
    importer.write(teachers_file, teachers=importer.teachers[:2])
    importer.press("Import 2 people")
    assert importer.people() == []
    assert "The file was changed meanwhile. This is what would happen now." in importer.words()
    importer.press("Import 1 person")
    assert importer.people() == ["Sandhya Rao"]


def test_trial_that_is_cancelled_after_another_kind_was_chosen_shows_what_was(qtbot, importer, teachers_file):
    importer.open(teachers_file)
    began, may_go_on = held_up(importer.screen)
    importer.report.kind.setCurrentIndex(importer.report.kind.findData("schools"))
    assert began.wait(60)
    qtbot.keyClick(importer.window.focusWidget(), Qt.Key.Key_Escape)
    may_go_on.set()
    importer.settle()
    assert importer.report.kind.currentData() == "people"
    assert importer.button("Import 2 people").isEnabled()


def test_the_sentence_about_roles_stands_beside_the_choice(importer, teachers_file):
    importer.open(teachers_file)
    place = importer.report.role
    assert place.said.geometry().center().y() == pytest.approx(place.roles.geometry().center().y(), abs=1)
    assert place.rect().contains(place.said.geometry())


CLUSTERS = {
    "Bela": [("Asha Rao", "9876543210"), ("Bhanu Khan", "9876543211")],
    "Dih": [("Chetan Bind", "9876543212"), ("Divya Soni", "12345")],
    "Tola": [("Asha Raao", "9876543210"), ("Ekta Devi", "9876543214")],
}


@pytest.fixture
def clusters(importer, tmp_path):
    """A workbook with a sheet for each cluster, and one of another kind."""
    head = ("Name", "Mobile", "District")
    sheets = {name: [head, *((*row, "Gorakhpur") for row in rows)] for name, rows in CLUSTERS.items()}
    spaces = [("Space", "Capacity"), ("BRC Hall", 40)]
    return importer.write(tmp_path / "clusters.xlsx", **sheets, Halls=spaces)


def test_sheets_with_the_same_headings_are_read_and_imported_together(importer, clusters):
    importer.open(clusters)
    assert "2 more sheets have the same headings." in [importer.report.together.said.text()]
    assert importer.rows.table.isColumnHidden(4)
    importer.press("Read all 3 sheets together")
    assert importer.report.together.said.text() == "3 sheets are read as one list."
    assert importer.report.sheet.isHidden()
    assert not importer.rows.table.isColumnHidden(4)
    lines = [(line[0], line[4], line[2]) for line in importer.lines() if line[2]]
    assert lines == [
        ("3", "Bela", "Asha Rao"),
        ("4", "Bela", "Bhanu Khan"),
        ("3", "Dih", "Chetan Bind"),
        ("4", "Dih", "Divya Soni"),
        ("3", "Tola", "Asha Raao"),
        ("4", "Tola", "Ekta Devi"),
    ]
    importer.press("Decide the 1 that waits")
    words = importer.words(importer.rows.pane)
    assert "Row 3 of the sheet “Tola”" in words
    assert "Row 3 (Bela)" in words
    importer.key(Qt.Key.Key_3)
    importer.press("Import 4 people")
    assert importer.people() == ["Asha Rao", "Bhanu Khan", "Chetan Bind", "Ekta Devi"]
    assert not importer.screen.foot.next.isVisible()
    importer.press("Undo this import")
    assert importer.people() == []


def test_one_of_the_sheets_may_be_read_alone_after_all(importer, clusters):
    importer.open(clusters)
    importer.press("Read all 3 sheets together")
    importer.press("Read only “Bela”")
    assert importer.counts()["All"] == 2
    assert importer.button("Read all 3 sheets together").isVisible()
    assert importer.report.sheet.isVisible()
    importer.press("Import 2 people")
    assert importer.people() == ["Asha Rao", "Bhanu Khan"]
    importer.press("Next sheet: Dih")
    assert importer.report.sheet.currentText() == "Dih"


def test_a_cell_of_another_sheet_is_named_as_the_spreadsheet_names_it(importer, clusters):
    importer.open(clusters)
    importer.press("Read all 3 sheets together")
    importer.lines("refused")
    importer.choose("4 (Dih)")
    assert "Mobile (B4)" in importer.words(importer.rows.pane)
