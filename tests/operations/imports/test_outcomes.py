"""Every kind of list tells what becomes of each row, with what was and what will be, and takes answers about columns."""

from datetime import date

import pytest

from sankul.operations.imports.attendance import import_attendance
from sankul.operations.imports.course_work import import_course_work
from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.holidays import import_holidays
from sankul.operations.imports.people import import_people
from sankul.operations.imports.schools import import_schools
from sankul.operations.imports.spaces import import_spaces
from sankul.rules.course_work import Task
from sankul.rules.imports import Decision, DecisionKind, RowState
from sankul.text import use_language

HALL = {"Space": "BRC Hall", "Capacity": 40, "Block": "Khorabar", "District": "Gorakhpur", "Permission": "asked"}
SCHOOL = {"UDISE Code": "09580100101", "School": "P.S. Rampur", "Village": "Rampur", "Block": "Khorabar"}
PUJA = {"Holiday": "Govardhan Puja", "From": "09.11.2026", "To": "09.11.2026"}


def told(report):
    return [
        (each.row, each.state, each.name, [(change.label, change.before, change.after) for change in each.changes])
        for each in report.outcomes
    ]


@pytest.mark.parametrize(
    ("act", "first", "second", "wrong", "name", "changes"),
    [
        (
            import_spaces,
            HALL,
            HALL | {"Capacity": 60, "Permission": "granted"},
            HALL | {"Space": "Verandah", "Capacity": "many"},
            "BRC Hall",
            [("Capacity", "40", "60"), ("Permission", "Asked", "Granted")],
        ),
        (
            import_schools,
            SCHOOL,
            SCHOOL | {"Village": "Bela"},
            SCHOOL | {"UDISE Code": "12"},
            "P.S. Rampur",
            [("Village", "Rampur", "Bela")],
        ),
        (
            import_holidays,
            PUJA,
            PUJA | {"From": "10.11.2026", "To": "11.11.2026"},
            PUJA | {"From": "soon"},
            "Govardhan Puja",
            [("From", "09.11.2026", "10.11.2026"), ("To", "09.11.2026", "11.11.2026")],
        ),
    ],
    ids=["spaces", "schools", "holidays"],
)
def test_each_row_tells_what_becomes_of_it(store, files, workbook, act, first, second, wrong, name, changes):
    assert told(act(store, files, workbook([first]))) == [(2, RowState.ADDED, name, [])]
    path = workbook([second, second, wrong])
    trial = act(store, files, path, ImportOptions(is_trial=True))
    report = act(store, files, path)
    assert told(report) == told(trial)
    assert told(report)[:2] == [(2, RowState.CHANGED, name, changes), (3, RowState.HELD, name, [])]
    assert told(report)[2][:2] == (4, RowState.REFUSED)
    assert {each.field: each.how for each in report.columns}["name"] == "sure"
    for kind, state in (
        (DecisionKind.UPDATE, RowState.SAME),
        (DecisionKind.LEAVE, RowState.LEFT_OUT),
        (DecisionKind.ADD, RowState.HELD),
    ):
        decided = act(store, files, path, ImportOptions(decisions={3: Decision(kind)}))
        assert [each.state for each in decided.outcomes][:2] == [RowState.SAME, state]
    for kind, state in ((DecisionKind.UPDATE, RowState.HELD), (DecisionKind.LEAVE, RowState.LEFT_OUT)):
        decided = act(store, files, path, ImportOptions(for_held=kind, is_trial=True))
        assert decided.outcomes[1].state is state  # one answer for all never lets the later of two rows win unseen


def test_marks_tell_what_they_change_and_who_led(store, season, files, workbook):
    row = {"Circle": "GKP-01", "Session": 4, "Name": "Bindu Soni", "Attendance": "L", "Led": "yes"}
    use_language("hi")
    report = import_attendance(store, files, workbook([row]))
    ((number, state, name, changes),) = told(report)
    assert (number, state, name) == (2, RowState.CHANGED, "Bindu Soni")
    assert changes == [("Attendance", "अनुपस्थित", "विलम्ब से"), ("Led the discussion", "", "Bindu Soni")]


def test_work_tells_its_day(store, season, files, workbook):
    with store.transaction("Add a task") as work:
        work.tasks.add(Task(programme_id=work.programmes.first().id, title="Diary", due_on=date(2026, 10, 31)))
    row = {"Task": "Diary", "Name": "Bindu Soni", "Handed in on": "12.10.2026"}
    import_course_work(store, files, workbook([row]))
    later = row | {"Handed in on": "13.10.2026"}
    no = row | {"Name": "Anjali Rao", "Handed in": "no"}
    report = import_course_work(store, files, workbook([later, no]))
    assert told(report) == [
        (2, RowState.CHANGED, "Bindu Soni", [("Handed in on", "12.10.2026", "13.10.2026")]),
        (3, RowState.SAME, "Anjali Rao", []),
    ]


@pytest.mark.parametrize(
    ("act", "row", "heading", "field"),
    [
        (import_spaces, HALL, "Capacity", "capacity"),
        (import_schools, SCHOOL, "School", "name"),
        (import_holidays, PUJA, "From", "from_on"),
    ],
    ids=["spaces", "schools", "holidays"],
)
def test_every_list_takes_and_remembers_what_a_column_holds(store, files, workbook, act, row, heading, field):
    renamed = {("Qwert" if key == heading else key): value for key, value in row.items()}
    path = workbook([renamed])
    report = act(store, files, path, ImportOptions(columns={"qwert#1": field}))
    assert report.added == 1
    again = act(store, files, path)
    assert (again.unchanged, {each.field: each.how for each in again.columns}[field]) == (1, "remembered")


def test_changes_of_people_are_told_with_masked_accounts(store, files, workbook, person):
    import_people(store, files, workbook([person() | {"Hours per Week": 5}]))
    row = person(account="99123456789012", gender="M", udise="09580100109", school="P.S. Bela 2")
    report = import_people(store, files, workbook([row | {"Designation": "Head Teacher", "Hours per Week": 6}]))
    ((_row, state, _name, changes),) = told(report)
    assert state is RowState.CHANGED
    assert changes == [
        ("Gender", "Female", "Male"),
        ("Designation", "Assistant Teacher", "Head Teacher"),
        ("School", "P.S. Rampur 1 (09580100101)", "P.S. Bela 2 (09580100109)"),
        ("Account number", "XXXX9012", "XXXX9012"),
        ("Hours a week", "5", "6"),
    ]
