"""Sign-in sheets: who stands on them, in which order, and one file for each week."""

from dataclasses import replace
from datetime import date, time

import pytest

from sankul.operations.deliveries import FolderUnusable
from sankul.operations.seasons import plan_season
from sankul.operations.session_changes import cancel_session
from sankul.operations.sessions import list_sessions
from sankul.operations.sheets import NothingToPrint, print_sheets, sheets_for


class Scribe:
    """Writes how many sheets a file holds."""

    def __init__(self, fault_at=None):
        self.fault_at, self.printed = fault_at, []

    def sign_in_sheets(self, sheets, out, language):
        if len(self.printed) == self.fault_at:
            raise FolderUnusable(path=out, why="disk full")
        self.printed.append((out.name, language, [(sheet.circle, sheet.number) for sheet in sheets]))
        out.write_text(str(len(sheets)))


@pytest.fixture
def planned(store, neighbourhood):
    for code in ("GKP-01", "GKP-02"):
        neighbourhood.circle(code)
    neighbourhood.space("Hall")
    plan_season(store, from_on=date(2026, 10, 7), to_on=date(2026, 10, 15), weekday=2, at=time(15, 30), minutes=90)


def test_a_sheet_says_who_where_and_when(store, planned):
    sheet = sheets_for(store)[0]
    assert (sheet.circle, sheet.number, sheet.mentor.en, sheet.space.hi) == ("GKP-01", 1, "GKP-01 M", "Hall भवन")
    assert sheet.head.office.en == "BRC Khorabar"
    assert [(line.name.en, line.name.hi, line.mobile) for line in sheet.lines] == [
        ("GKP-01 T1", "नाम 1", "6000000001"),
        ("GKP-01 T2", "नाम 2", "6000000002"),
        ("GKP-01 T3", "नाम 3", "6000000003"),
    ]


def test_each_week_is_one_file(store, planned, tmp_path):
    scribe = Scribe()
    files = print_sheets(store, scribe, tmp_path / "new" / "folder", "hi")
    assert [file.name for file in files] == ["sign-in-2026-10-05.pdf", "sign-in-2026-10-12.pdf"]
    assert all(file.is_file() for file in files)
    assert scribe.printed == [
        ("sign-in-2026-10-05.pdf", "hi", [("GKP-01", 1), ("GKP-02", 1)]),
        ("sign-in-2026-10-12.pdf", "hi", [("GKP-01", 2), ("GKP-02", 2)]),
    ]


def test_cancelled_sessions_have_no_sheet_and_days_narrow(store, planned):
    cancel_session(store, list_sessions(store)[0].id, "Rain")
    assert [(sheet.circle, sheet.number) for sheet in sheets_for(store, to_on=date(2026, 10, 14))] == [
        ("GKP-02", 1),
        ("GKP-01", 2),
    ]


def test_a_person_without_a_hindi_name_or_school_is_still_on_the_sheet(store, planned):
    with store.transaction("Forget") as work:
        person = work.people.first(name="GKP-01 T2")
        work.people.replace(replace(person, name_hi="", mobile=""))
    line = sheets_for(store)[0].lines[1]
    assert (line.name.in_language("hi"), line.school.en, line.mobile) == ("GKP-01 T2", "", "")


def test_nothing_planned_is_nothing_to_print(store, planned, tmp_path):
    with pytest.raises(NothingToPrint):
        print_sheets(store, Scribe(), tmp_path / "out", "en", date(2027, 1, 1), date(2027, 1, 31))
    assert not (tmp_path / "out").exists()


def test_a_fault_on_the_way_leaves_no_file(store, planned, tmp_path):
    out = tmp_path / "out"
    with pytest.raises(FolderUnusable):
        print_sheets(store, Scribe(fault_at=1), out, "en")
    assert list(tmp_path.rglob("*.pdf")) == []
