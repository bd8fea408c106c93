"""Lists of who handed in course work."""

from datetime import date

import pytest

from sankul.operations.course_work import add_task, work_sheet
from sankul.operations.imports.course_work import import_course_work
from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.opening import ColumnsMissing
from sankul.rules.imports import Severity


@pytest.fixture
def task(store, season):
    add_task(store, "Diary")
    return add_task(store, "Village map", "गाँव का नक्शा")


def row(name, task="Village map", **more):
    return {"Task": task, "Name": name} | more


def handed_in(store, task):
    with store.reading() as work:
        (circle,) = work_sheet(work, task.id)
    return {line.name.en: line.on for line in circle.lines if line.on}


def test_a_list_comes_in_and_twice_changes_nothing(store, season, task, files, workbook):
    rows = [
        row("Anjali Rao", **{"Handed in on": "12.11.2026"}),
        row("बिन्दु सोनी", task="गांव का नक्शा"),
    ]
    path = workbook(rows)
    report = import_course_work(store, files, path)
    assert (report.added, report.unchanged, report.problems) == (2, 0, ())
    assert handed_in(store, task) == {"Anjali Rao": date(2026, 11, 12), "Bindu Soni": date(2026, 11, 24)}
    again = import_course_work(store, files, path)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    store.undo()
    assert handed_in(store, task) == {}


def test_ticks_decide_where_the_list_has_a_column_for_them(store, season, task, files, workbook):
    rows = [
        row("Anjali Rao", जमा="हाँ"),
        row("Bindu Soni", जमा=""),
        row("Kiran Bind", जमा="") | {"Date": "01.11.2026"},
        row("Anjali Rao", task="Diary", जमा="perhaps"),
    ]
    report = import_course_work(store, files, workbook(rows))
    assert handed_in(store, task) == {"Anjali Rao": date(2026, 11, 24), "Kiran Bind": date(2026, 11, 1)}
    assert [(each.row, each.column) for each in report.problems] == [(5, "जमा")]


def test_a_no_takes_nothing_back(store, season, task, files, workbook):
    import_course_work(store, files, workbook([row("Anjali Rao")]))
    import_course_work(store, files, workbook([row("Anjali Rao", Submitted="N")]))
    assert list(handed_in(store, task)) == ["Anjali Rao"]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (row("Nobody Here"), "Name"),
        (row("Manoj Verma"), "Name"),
        (row("Anjali Rao", task="Song"), "Task"),
        (row("Anjali Rao", task=None) | {"Handed in on": "01.11.2026"}, "Task"),
        (row(None) | {"Handed in on": "01.11.2026"}, "Name"),
        (row("Anjali Rao") | {"Handed in on": "25.11.2026"}, "Handed in on"),
        (row("Anjali Rao") | {"Circle": "XX-99"}, "Name"),
    ],
)
def test_what_cannot_be_trusted_is_refused(store, season, task, files, workbook, cells, column):
    report = import_course_work(store, files, workbook([cells]))
    assert [(each.row, each.column, each.severity) for each in report.problems] == [(2, column, Severity.ERROR)]
    assert report.added == 0


def test_a_row_again_is_left_out_and_a_trial_changes_nothing(store, season, task, files, workbook):
    path = workbook([row("Anjali Rao"), row("अंजलि राव")])
    report = import_course_work(store, files, path, ImportOptions(is_trial=True))
    assert (report.added, [each.row for each in report.duplicates]) == (1, [3])
    assert handed_in(store, task) == {}


def test_the_columns_that_are_needed(store, season, files, workbook):
    with pytest.raises(ColumnsMissing, match="Task"):
        import_course_work(store, files, workbook([{"Name": "Anjali Rao", "Mobile": "6000000001"}]))
