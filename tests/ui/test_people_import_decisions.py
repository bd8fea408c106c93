"""Rows that may be about somebody known: side by side, three answers by key, and only decided ones are imported."""

import pytest
from PySide6.QtCore import Qt

from sankul.rules.imports import DecisionKind
from sankul.rules.people import Person

HEAD = ("Name", "Mobile", "Designation", "District")
KNOWN = (("Santosh Rao", "9876543210"), ("Kiran Bind", "9876543211"), ("Bindu Soni", "9876543212"))
ROWS = (
    ("Santosh Raw", "9876543210", "Head Teacher", "Gorakhpur"),
    ("Vijay Maurya", "9876543219", "ARP", "Gorakhpur"),
    ("Kiran Bindu", "9876543211", "ARP", "Gorakhpur"),
    ("Bindu Sonni", "9876543212", "ARP", "Gorakhpur"),
)


@pytest.fixture
def held(importer, store, tmp_path):
    """Three people of the office, and a list with an alike name and the same mobile for each, and somebody new."""
    with store.transaction("Add people") as work:
        for name, mobile in KNOWN:
            work.people.add(Person(name=name, mobile=mobile, district_code="148", district="Gorakhpur"))
    importer.open(importer.write(tmp_path / "list.xlsx", list=(HEAD, *ROWS)))
    return importer


def mobiles(importer):
    with importer.window.context.store.reading() as work:
        return {person.name: person.mobile for person in work.people.where()}


def for_all(importer):
    """What the menu of answers for all rows shown offers."""
    return [each.text() for each in importer.rows.row_pane.answers.for_all.actions()]


def test_undecided_rows_are_not_imported_and_the_button_says_so(held):
    assert held.counts()["Likely duplicates"] == 3
    assert held.counts()["Added"] == 1
    held.press("Import 1 person (3 wait for you)")
    assert sorted(mobiles(held)) == ["Bindu Soni", "Kiran Bind", "Santosh Rao", "Vijay Maurya"]
    held.press("Decide the 3 that wait")
    assert held.counts()["As before"] == 1
    assert held.screen.tried.waiting == 3
    assert not held.screen.tried.is_done


def test_row_and_known_person_stand_side_by_side(held):
    held.press("Decide the 3 that wait")
    words = held.words(held.rows.pane)
    assert words[:3] == ["Santosh Raw", "Row 3 of the sheet", "Waits for you"]
    at = words.index("Name")
    assert words[at : at + 4] == ["Name", "Santosh Raw", "≠", "Santosh Rao"]
    at = words.index("Mobile")
    assert words[at : at + 4] == ["Mobile", "9876543210", "=", "9876543210"]


def test_keys_decide_and_go_to_the_next_that_waits(held):
    held.press("Decide the 3 that wait")
    assert held.rows.row_pane.line.row == 3
    held.key(Qt.Key.Key_1)
    assert held.rows.row_pane.line.row == 5
    held.key(Qt.Key.Key_2)
    assert held.rows.row_pane.line.row == 6
    held.key(Qt.Key.Key_3)
    assert held.screen.tried.waiting == 0
    states = [row[1] for row in held.lines("duplicates")]
    assert states == ["Changed", "Added", "Left out"]
    assert held.counts()["Left out"] == 1
    held.press("Import 3 people")
    assert mobiles(held) == {
        "Santosh Raw": "9876543210",
        "Kiran Bind": "9876543211",
        "Kiran Bindu": "9876543211",
        "Bindu Soni": "9876543212",
        "Vijay Maurya": "9876543219",
    }


def test_the_next_that_waits_is_one_that_the_filter_shows(held):
    held.press("Decide the 3 that wait")
    held.rows.filter.setText("bindu")
    held.choose(6)
    held.key(Qt.Key.Key_3)
    assert held.rows.row_pane.line.row == 5
    held.key(Qt.Key.Key_3)
    assert held.rows.row_pane.line.row == 5, "nothing else that is shown waits"
    held.press("Decide the 1 that waits")
    assert held.rows.row_pane.line.row == 3


def test_digits_in_the_filter_decide_nothing(qtbot, held):
    held.press("Decide the 3 that wait")
    held.rows.focus_filter()
    qtbot.keyClicks(held.rows.filter, "1")
    held.settle()
    assert held.screen.tried.waiting == 3


def test_what_was_decided_counts_before_the_file_is_tried_again(held):
    """The button is right at once, though the trial of a long list takes a while."""
    held.press("Decide the 3 that wait")
    held.rows.row_pane.press(DecisionKind.UPDATE)
    assert held.screen.foot.import_it.text() == "Import 2 people (2 wait for you)"
    assert held.screen.foot.import_it.isEnabled()
    held.settle()
    assert held.screen.foot.import_it.text() == "Import 2 people (2 wait for you)"


def test_import_that_does_not_wait_for_the_trial_takes_the_decisions(held):
    held.press("Decide the 3 that wait")
    held.rows.row_pane.press(DecisionKind.UPDATE)
    held.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Santosh Raw" in mobiles(held)
    assert "Santosh Rao" not in mobiles(held)


def test_decision_is_taken_back(held):
    held.press("Decide the 3 that wait")
    held.key(Qt.Key.Key_3)
    held.choose(3)
    assert held.rows.row_pane.answers.buttons[DecisionKind.LEAVE].property("chosen")
    held.press("Take this back")
    assert held.screen.tried.waiting == 3
    assert held.screen.tried.wanted.decisions == {}


@pytest.mark.parametrize(
    ("key", "word", "group", "names"),
    [
        (Qt.Key.Key_4, "4   All 3 shown: same person", "Changed", {"Santosh Raw", "Kiran Bindu", "Bindu Sonni"}),
        (
            Qt.Key.Key_5,
            "5   All 3 shown: somebody else",
            "Added",
            {"Santosh Raw", "Santosh Rao", "Kiran Bindu", "Kiran Bind", "Bindu Sonni", "Bindu Soni"},
        ),
        (Qt.Key.Key_6, "6   All 3 shown: leave out", "Left out", {"Santosh Rao", "Kiran Bind", "Bindu Soni"}),
    ],
)
def test_all_that_wait_are_decided_in_one_go_and_one_undo(held, key, word, group, names):
    held.press("Decide the 3 that wait")
    before = held.counts().get(group, 0)
    assert word in for_all(held)
    held.key(key)
    assert held.screen.tried.waiting == 0
    assert held.counts()[group] == before + 3
    acts = len(held.window.context.store.entries())
    held.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert set(mobiles(held)) == names | {"Vijay Maurya"}
    assert len(held.window.context.store.entries()) == acts + 1
    held.press("Undo this import")
    assert sorted(mobiles(held)) == ["Bindu Soni", "Kiran Bind", "Santosh Rao"]


def test_only_the_rows_that_the_filter_shows_are_decided(held):
    held.press("Decide the 3 that wait")
    held.rows.filter.setText("987654321")
    held.rows.filter.setText("bind")
    assert [line[2] for line in held.lines()] == ["Kiran Bindu", "Bindu Sonni"]
    held.rows.focus_table()
    held.choose(5)
    held.key(Qt.Key.Key_6)
    assert held.screen.tried.wanted.decisions.keys() == {5, 6}
    assert held.screen.tried.waiting == 1


def test_what_was_decided_in_one_go_is_taken_back_in_one_go(held):
    held.press("Decide the 3 that wait")
    assert held.button("All 3 shown").menu() is held.rows.row_pane.answers.for_all
    held.rows.row_pane.answers.for_all.actions()[0].trigger()
    held.settle()
    held.choose(5)
    held.press("Take back all 3 shown")
    assert held.screen.tried.waiting == 3
    assert held.screen.tried.wanted.decisions == {}


def test_the_louder_alarm_is_decided_one_by_one(importer, store, tmp_path):
    with store.transaction("Add people") as work:
        for name, mobile in KNOWN:
            code = f"EMP{mobile}"
            person = Person(name=name, mobile=mobile, employee_code=code, district_code="148", district="Gorakhpur")
            work.people.add(person)
    alarm = ("Zubeda Khatoon", "9876543210", "ARP", "Gorakhpur", "EMP9876543210")
    rows = [alarm, *((*row, None) for row in (ROWS[2], ROWS[3]))]
    importer.open(importer.write(tmp_path / "list.xlsx", list=((*HEAD, "Employee Code"), *rows)))
    importer.press("Decide the 3 that wait")
    assert importer.rows.row_pane.line.name == "Zubeda Khatoon"
    assert for_all(importer) == [
        "4   All 2 shown: same person",
        "5   All 2 shown: somebody else",
        "6   All 3 shown: leave out",
    ]
    importer.key(Qt.Key.Key_4)
    assert importer.screen.tried.wanted.decisions.keys() == {4, 5}
    assert importer.screen.tried.waiting == 1


def test_the_same_list_asks_nothing_again_and_an_answer_can_be_changed(held, tmp_path):
    held.press("Decide the 3 that wait")
    held.key(Qt.Key.Key_6)
    held.press("Import 1 person")
    held.open(tmp_path / "list.xlsx")
    assert held.screen.tried.waiting == 0
    assert held.lines("left out")[0][1:] == ["Left out", "Santosh Raw", "Left out, as you said at an earlier import"]
    held.choose(3)
    answers = held.rows.row_pane.answers
    assert answers.buttons[DecisionKind.LEAVE].property("chosen")
    words = held.words(held.rows.pane)
    assert "Left out, as you said at an earlier import." in words
    at = words.index("Name")
    assert words[at : at + 4] == ["Name", "Santosh Raw", "≠", "Santosh Rao"]
    held.key(Qt.Key.Key_1)
    assert held.button("Import 1 person").isEnabled()
    held.press("Import 1 person")
    assert "Santosh Raw" in mobiles(held)
    assert "Santosh Rao" not in mobiles(held)


def test_same_person_twice_in_the_file_is_shown_beside_the_first_row(importer, tmp_path):
    again = ("Vijay Maurya", "9876543219", "Head Teacher", "Gorakhpur")
    importer.open(importer.write(tmp_path / "twice.xlsx", list=(HEAD, ROWS[1], again)))
    importer.press("Decide the 1 that waits")
    words = importer.words(importer.rows.pane)
    assert "Row 3" in words
    at = words.index("Designation")
    assert words[at : at + 4] == ["Designation", "Head Teacher", "≠", "ARP"]
    importer.key(Qt.Key.Key_1)
    importer.press("Import 2 people")
    with importer.window.context.store.reading() as work:
        (person,) = work.people.where()
    assert person.designation == "Head Teacher"


def test_what_was_decided_is_there_when_one_comes_back(held):
    held.press("Decide the 3 that wait")
    held.key(Qt.Key.Key_1)
    held.key(Qt.Key.Key_Escape)
    assert held.screen is None
    held.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    held.press("Go on with “list.xlsx”, as you left it")
    assert held.screen.tried.waiting == 2
    assert held.button("Import 2 people (2 wait for you)").isEnabled()
    assert held.rows.chips.key == "duplicates"


def test_what_was_decided_is_kept_when_another_file_is_dropped_and_in_another_language(held, tmp_path, drop):
    held.press("Decide the 3 that wait")
    held.key(Qt.Key.Key_1)
    drop(held.window, held.write(tmp_path / "other.xlsx", list=(HEAD, ROWS[1])))
    assert held.screen.head.name.text() == "other.xlsx"
    assert held.said() == [
        "What you chose for “list.xlsx” is kept. To go on with it, go back to the list and open the import again."
    ]
    held.key(Qt.Key.Key_Escape)
    held.window.rebuild()
    page = held.window.page("people")
    page.open_import()
    page.importing.start.again.click()
    held.settle()
    assert page.importing.head.name.text() == "list.xlsx"
    assert page.importing.tried.waiting == 2


def test_what_is_on_its_way_is_not_offered_again(held, tmp_path):
    held.press("Decide the 3 that wait")
    held.key(Qt.Key.Key_1)
    held.screen.foot.import_wanted.emit()
    held.page.close_import()
    held.settle()
    held.page.open_import()
    assert held.screen.start.again.isHidden()


def test_nothing_is_asked_after_the_import(held):
    held.press("Import 1 person (3 wait for you)")
    held.lines("duplicates")
    held.choose(3)
    assert held.rows.row_pane.answers is None
    held.key(Qt.Key.Key_1)
    assert held.screen.tried.waiting == 3
