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


def test_all_of_one_reason_may_be_left_out_together(held):
    held.press("Decide the 3 that wait")
    held.press("Leave out all 3 rows like this")
    assert held.screen.tried.waiting == 0
    assert held.counts()["Left out"] == 3


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


def test_nothing_is_asked_after_the_import(held):
    held.press("Import 1 person (3 wait for you)")
    held.lines("duplicates")
    held.choose(3)
    assert held.rows.row_pane.answers is None
    held.key(Qt.Key.Key_1)
    assert held.screen.tried.waiting == 3
