"""The columns in the import: how they were understood, what only the person knows, old typing, and what is remembered."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QPushButton

from sankul.rules.imports import ColumnHow

FATHERS = (("Asha Rao", "Ram Rao"), ("Usha Yadav", "Hari Yadav"), ("Indu Soni", "Shiv Soni"))
KRUTI = (('lUrks"k jko', "सन्तोष राव"), ('iq"ik ;kno', "पुष्पा यादव"), ("jktsUnz 'kekZ", "राजेन्द्र शर्मा"))


def places_of(importer):
    return {line.column.heading: line.field.currentText() for line in importer.report.columns.lines.values()}


def chips_of(importer):
    return {line.column.heading: line.how.text() for line in importer.report.columns.lines.values()}


@pytest.fixture
def nameless(importer, tmp_path):
    """A list whose column of names has a heading that no office gives it."""
    head, *rows = importer.teachers
    return importer.write(tmp_path / "odd.xlsx", teachers=(("Vivaran", *head[1:]), *rows))


@pytest.fixture
def devlys(tmp_path):
    """Names typed in DevLys, which may or may not have the layout of Kruti Dev."""
    book = Workbook()
    sheet = book.active
    sheet.append(["शिक्षक का नाम", "Mobile No.", "UDISE Code", "District"])
    for at, (typed, _read) in enumerate(KRUTI):
        sheet.append([typed, f"987654321{at}", f"0958010010{at + 1}", "Gorakhpur"])
        sheet.cell(at + 2, 1).font = Font(name="DevLys 010")
    book.save(tmp_path / "devlys.xlsx")
    return tmp_path / "devlys.xlsx"


def test_sure_columns_are_not_in_the_way(importer, teachers_file):
    importer.open(teachers_file)
    assert not importer.report.columns.isVisible()
    assert importer.report.steps.buttons["columns"].text() == "Columns"
    importer.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert importer.report.columns.isVisible()
    assert places_of(importer)["A/C No."] == "Account number"
    assert set(chips_of(importer).values()) == {"Sure"}
    words = importer.words(importer.report.columns)
    assert words[0] == "8 columns are read."
    assert "XXXX0401   ·   XXXX0402   ·   XXXX0403" in words
    importer.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert importer.rows.table.hasFocus()


def test_column_is_changed_by_keys_and_the_rows_follow(importer, teachers_file):
    importer.open(teachers_file)
    importer.rows.filter.setText("rao")
    importer.choose(3)
    importer.report.show_step("columns")
    importer.take_for("A/C No.", "– not read –")
    assert chips_of(importer)["A/C No."] == "You chose this"
    assert importer.screen.tried.wanted.columns == {"a c no#1": ""}
    assert importer.rows.filter.text() == "rao"
    assert importer.rows.row_pane.line.row == 3
    importer.press("Import 2 people")
    with importer.window.context.store.reading() as work:
        assert work.bank_accounts.where() == ()


def test_field_is_filled_by_one_column(importer, teachers_file):
    importer.open(teachers_file)
    importer.report.show_step("columns")
    importer.take_for("Block", "School")
    assert places_of(importer)["Block"] == "School"
    assert places_of(importer)["School"] == "– not read –"


def test_mouse_wheel_scrolls_and_changes_no_column(importer, teachers_file):
    importer.open(teachers_file)
    importer.report.show_step("columns")
    combo = next(iter(importer.report.columns.lines.values())).field
    before = combo.currentIndex()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    combo.wheelEvent(turn)
    assert combo.currentIndex() == before
    assert not turn.isAccepted()


def test_needed_column_that_is_missing_is_asked_for(qtbot, importer, nameless):
    importer.open(nameless)
    missing = importer.report.columns.missing
    assert missing.isVisible()
    box = missing.boxes["name"]
    assert box.hasFocus()
    assert [box.itemText(at) for at in range(2)] == ["Choose the column", "A   Vivaran – Sandhya Rao"]
    assert not importer.screen.foot.import_it.isEnabled()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    importer.settle()
    assert importer.report.columns.missing is None
    assert places_of(importer)["Vivaran"] == "Name"
    importer.press("Import 2 people")
    assert importer.people() == ["Ramesh Yadav", "Sandhya Rao"]


RIVALS = "Columns A, B could each be “{}”, and they say different things. Which one is it?"


def test_two_columns_of_names_are_shown_with_the_choice_at_hand(importer, tmp_path):
    rows = [(*names, f"987654321{at}", "Deoria") for at, names in enumerate(FATHERS)]
    file = importer.write(tmp_path / "two.xlsx", list=[("Name", "Name", "Mobile", "District"), *rows])
    importer.open(file)
    assert importer.report.columns.missing is None
    words = importer.words(importer.report.columns)
    assert RIVALS.format("Name") in words
    assert "Ram Rao   ·   Hari Yadav   ·   Shiv Soni" in words
    assert "These are right" not in [each.text() for each in importer.page.findChildren(QPushButton)]
    assert importer.button("A Name").hasFocus()
    importer.key(Qt.Key.Key_Tab)
    assert importer.button("B Name").hasFocus()
    importer.press("A Name")
    assert importer.report.columns.rivals == {}
    assert importer.rows.table.isVisible()
    importer.press("Import 3 people")
    assert importer.people() == sorted(name for name, _father in FATHERS)


def test_two_columns_of_a_field_that_is_not_needed_are_asked_about_and_not_accepted_unseen(importer, tmp_path):
    rows = [(f"987654321{at}", f"987654322{at}", name, "Deoria") for at, (name, _father) in enumerate(FATHERS)]
    file = importer.write(tmp_path / "two.xlsx", list=[("Mobile", "Mobile", "Name", "District"), *rows])
    importer.open(file)
    assert RIVALS.format("Mobile") in importer.words(importer.report.columns)
    importer.press("B Mobile")
    assert places_of(importer)["Mobile"] == "Mobile"
    importer.press("Import 3 people")
    with importer.window.context.store.reading() as work:
        assert sorted(person.mobile for person in work.people.where()) == ["9876543220", "9876543221", "9876543222"]


def test_columns_are_remembered_for_the_same_headings(qtbot, importer, nameless):
    importer.open(nameless)
    qtbot.keyClick(importer.report.columns.missing.boxes["name"], Qt.Key.Key_Down)
    importer.settle()
    importer.press("Import 2 people")
    head, *_rows = importer.teachers
    again = (
        ("Vivaran", *head[1:]),
        ("Kiran Bind", "9876543299", "09580100103", "P.S. Harpur", "Khorabar", "Gorakhpur"),
    )
    importer.open(importer.write(nameless.with_name("next month.xlsx"), teachers=again))
    assert importer.button("Import 1 person").isEnabled()
    importer.report.show_step("columns")
    assert chips_of(importer)["Vivaran"] == "As last time"
    assert importer.words(importer.report.columns)[0] == "8 columns are read. As last time with these headings."


def test_guess_waits_until_it_is_said_to_be_right(importer, tmp_path):
    rows = [(None, *importer.teachers[0])] + [(f"987654320{at}", *row) for at, row in enumerate(importer.teachers[1:])]
    rows = [tuple(cell for place, cell in enumerate(row) if place != 2) for row in rows]
    importer.open(importer.write(tmp_path / "no heading.xlsx", teachers=rows))
    unsure = [each for each in importer.screen.tried.columns if each.how is ColumnHow.UNSURE]
    assert [each.field for each in unsure] == ["mobile"]
    assert importer.report.columns.isVisible()
    assert importer.report.steps.buttons["columns"].text() == "Columns: 1 to check"
    assert importer.report.columns.lines[unsure[0].key].field.hasFocus()
    words = importer.words(importer.report.columns)
    told = words.index("One column is not sure and is not read yet: A.")
    assert told < words.index("A")
    importer.press("These are right")
    assert not any("is not read yet" in each for each in importer.words(importer.report.columns))
    assert importer.screen.tried.report.columns[0].how is ColumnHow.CHOSEN
    assert importer.rows.table.isVisible()
    importer.press("Import 3 people")
    with importer.window.context.store.reading() as work:
        assert {person.mobile for person in work.people.where()} == {"9876543200", "9876543201", "9876543202"}


def test_old_typing_is_asked_about_with_before_and_after(importer, devlys):
    importer.open(devlys)
    (question,) = importer.report.columns.questions.values()
    words = importer.words(question)
    assert words[0] == "Column “शिक्षक का नाम” is typed in DevLys 010. Read it as Kruti Dev?"
    for typed, read in KRUTI:
        assert words[words.index(typed) + 2] == read
    assert question.read.hasFocus()
    importer.key(Qt.Key.Key_Space)
    assert importer.report.columns.questions == {}
    assert [line[2] for line in importer.lines("added")] == [read for _typed, read in KRUTI]
    importer.press("Import 3 people")
    assert importer.people() == sorted(read for _typed, read in KRUTI)


def test_old_typing_may_be_left_out_and_read_after_all(qtbot, importer, devlys):
    importer.open(devlys)
    importer.press("Leave these cells out")
    assert importer.counts()["Refused"] == 3
    (line,) = [line for line in importer.report.columns.lines.values() if line.script is not None]
    assert line.script.currentText() == "Leave these cells out"
    line.script.setFocus()
    qtbot.keyClick(line.script, Qt.Key.Key_Up)
    importer.settle()
    assert importer.counts()["Added"] == 3


def test_sheet_without_headings_keeps_the_choice(importer, tmp_path):
    file = importer.write(tmp_path / "odd.xlsx", notes=[("a letter", "to all")], teachers=importer.teachers[:3])
    importer.open(file)
    assert importer.report.sheet.currentText() == "teachers"
    importer.report.sheet.setCurrentText("notes")
    importer.settle()
    assert "No headings were found." in importer.words()
    assert not importer.button("Import").isEnabled()
    importer.report.sheet.setCurrentText("teachers")
    importer.settle()
    assert importer.button("Import 2 people").isEnabled()


def test_list_without_headings_is_read_as_a_person_says(qtbot, importer, tmp_path):
    people = {"Asha Rao": "9876543210", "Usha Yadav": "9876543211", "Indu Soni": "9876543212"}
    rows = [(name, mobile, "09580100101") for name, mobile in people.items()]
    importer.open(importer.write(tmp_path / "bare.xlsx", list=rows))
    assert importer.report.columns.missing.isVisible()
    box = importer.report.columns.missing.boxes["name"]
    assert box.itemText(1) == "A   Asha Rao"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    importer.settle()
    importer.press("These are right")
    importer.press("Import 3 people")
    with importer.window.context.store.reading() as work:
        assert {person.name: person.mobile for person in work.people.where()} == people
    importer.open(importer.write(tmp_path / "another bare list.xlsx", list=[("9876543219", "Kiran Bind")]))
    assert importer.report.columns.missing.isVisible()


def test_several_columns_of_old_typing_are_answered_at_once(importer, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["शिक्षक का नाम", "विद्यालय", "Mobile No.", "District"])
    for at, (typed, _read) in enumerate(KRUTI):
        sheet.append([typed, "izk0 fo0 jkeiqj", f"987654321{at}", "Gorakhpur"])
        sheet.cell(at + 2, 1).font = sheet.cell(at + 2, 2).font = Font(name="DevLys 010")
    book.save(tmp_path / "devlys.xlsx")
    importer.open(tmp_path / "devlys.xlsx")
    assert len(importer.report.columns.questions) == 2
    importer.press("Read all 2 columns so")
    assert importer.report.columns.questions == {}
    assert importer.rows.table.isVisible()
    assert [line[2] for line in importer.lines("added")] == [read for _typed, read in KRUTI]


def test_sheet_with_headings_only_has_nothing_to_import(importer, tmp_path):
    importer.open(importer.write(tmp_path / "head.xlsx", teachers=importer.teachers[:1]))
    assert "Nothing can be imported: there are no rows below the headings." in importer.words()
    assert importer.words(importer.rows.list)[0] == "No rows"
