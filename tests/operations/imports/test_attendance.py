from dataclasses import replace

import pytest

from sankul.operations.imports.attendance import import_attendance
from sankul.operations.imports.opening import ColumnsMissing
from sankul.rules.attendance import MarkState
from sankul.rules.imports import Severity
from sankul.rules.sessions import SessionState


def row(name, mark, number=1, **more):
    return {"Circle": "GKP-01", "Session": number, "Name": name, "Attendance": mark} | more


def marks(store, number):
    with store.reading() as work:
        session = work.sessions.first(number=number)
        names = {each.id: each.name for each in work.people.where()}
        return {names[each.person_id]: each.state for each in work.marks.where(session_id=session.id)}


def test_marks_come_in_by_number_or_day_and_twice_changes_nothing(store, season, files, workbook):
    with store.transaction("Forget") as work:
        work.marks.remove(*work.marks.where())
        work.sessions.replace(*(replace(each, state=SessionState.PLANNED) for each in work.sessions.where()))
    rows = [
        row("Anjali Rao", "P"),
        row("BINDU SONI", "अनुपस्थित"),
        row("किरण बिन्द", "L") | {"Session": None, "Date": "07.10.2026"},
    ]
    path = workbook(rows)
    report = import_attendance(store, files, path)
    assert (report.added, report.problems) == (3, ())
    assert marks(store, 1) == {
        "Anjali Rao": MarkState.PRESENT,
        "Bindu Soni": MarkState.ABSENT,
        "Kiran Bind": MarkState.LATE,
    }
    with store.reading() as work:
        assert [each.number for each in work.sessions.where(state=SessionState.HELD)] == [1]
    assert import_attendance(store, files, path).unchanged == 3


def test_a_mark_that_changed_is_changed(store, season, files, workbook):
    report = import_attendance(store, files, workbook([row("Bindu Soni", "E", 4), row("Anjali Rao", "P", 4)]))
    assert (report.updated, report.unchanged) == (1, 1)
    assert marks(store, 4)["Bindu Soni"] is MarkState.EXCUSED


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (row("Nobody Here", "P"), "Name"),
        (row("Anjali Rao", "perhaps"), "Attendance"),
        (row("Anjali Rao", None), "Attendance"),
        (row("Anjali Rao", "P", 99), "Session"),
        (row("Anjali Rao", "P", 6), "Session"),
        (row("Anjali Rao", "P") | {"Circle": "XX-99"}, "Circle"),
        (row("Anjali Rao", "P") | {"Circle": None, "Session": 1}, "Circle"),
        (row("Anjali Rao", "P", None), "Session"),
        (row(None, "P"), "Name"),
    ],
)
def test_what_cannot_be_trusted_is_refused(store, season, files, workbook, cells, column, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-01T10:00:00+05:30")
    report = import_attendance(store, files, workbook([cells]))
    assert [(each.row, each.column, each.severity) for each in report.problems] == [(2, column, Severity.ERROR)]
    assert report.added == report.updated == 0


def test_locked_sessions_stay(store, season, files, workbook):
    with store.transaction("Lock") as work:
        work.sessions.replace(replace(work.sessions.first(number=4), is_locked=True))
    report = import_attendance(store, files, workbook([row("Bindu Soni", "P", 4)]))
    assert (report.refused, marks(store, 4)["Bindu Soni"]) == (1, MarkState.ABSENT)


def test_the_columns_that_are_needed(store, season, files, workbook):
    with pytest.raises(ColumnsMissing, match="Attendance"):
        import_attendance(store, files, workbook([{"Circle": "GKP-01", "Session": 1, "Name": "Anjali Rao"}]))


def led_by(store, number):
    with store.reading() as work:
        leader = work.sessions.first(number=number).led_by_id
        return work.people.get(leader).name if leader else None


def test_a_column_may_say_who_led(store, season, files, workbook):
    rows = [row("Anjali Rao", "P", Led="✓"), row("Bindu Soni", "P", Led=""), row("Bindu Soni", "P", 3, Led="नहीं")]
    path = workbook(rows)
    report = import_attendance(store, files, path)
    assert (report.updated, report.unchanged, report.problems) == (1, 2, ())
    assert [led_by(store, number) for number in (1, 3)] == ["Anjali Rao", None]
    assert import_attendance(store, files, path).unchanged == 3
    assert import_attendance(store, files, workbook([row("Anjali Rao", "P")])).unchanged == 1
    assert led_by(store, 1) == "Anjali Rao"


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ([row("Anjali Rao", "P", Led="yes"), row("Bindu Soni", "L", Led="yes")], (3, "Led")),
        ([row("Anjali Rao", "A", Led="yes")], (2, "Led")),
        ([row("Anjali Rao", "P", Led="maybe")], (2, "Led")),
    ],
)
def test_a_leader_who_cannot_be_is_refused(store, season, files, workbook, rows, refused):
    report = import_attendance(store, files, workbook(rows))
    assert [(each.row, each.column) for each in report.problems] == [refused]


def test_who_led_cannot_be_marked_absent_by_a_list(store, season, files, workbook):
    import_attendance(store, files, workbook([row("Anjali Rao", "P", Led="yes")]))
    report = import_attendance(store, files, workbook([row("Anjali Rao", "A")]))
    assert (report.refused, marks(store, 1)["Anjali Rao"]) == (1, MarkState.PRESENT)
