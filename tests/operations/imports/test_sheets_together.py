"""Several sheets with the same headings, one for each cluster: read as one list, in one act, with one report."""

import pytest
from openpyxl import Workbook, load_workbook

from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.holidays import import_holidays
from sankul.operations.imports.kinds import sheets_alike
from sankul.operations.imports.people import import_people
from sankul.rules.imports import Decision, DecisionKind, RowState
from sankul.rules.joined_sheets import SheetRow

HEAD = ("Name", "Mobile No.", "Designation", "District")
BELA = [("Asha Rao", "6000000001", "ARP", "Gorakhpur"), ("Bhanu Khan", "6000000002", "ARP", "Gorakhpur")]
DIH = [("Chetan Bind", "6000000003", "ARP", "Gorakhpur"), ("Divya Soni", "60000", "ARP", "Gorakhpur")]
TOLA = [("ASHA RAAO", "6000000001", "ARP", "Gorakhpur"), ("Ekta Devi", "6000000005", "ARP", "Gorakhpur")]
MENTORS = [("Name", "Hours", "District"), ("Mala Devi", 5, "Gorakhpur")]
TOGETHER = ImportOptions(all_sheets=True)


@pytest.fixture
def book(tmp_path):
    """Writes sheets; a list without headings of its own stands below HEAD, on the second sheet under a title."""

    def write(*, own_headings=False, **sheets):
        made = Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            sheet = made.create_sheet(title)
            has_own = own_headings or "Name" in rows[0]
            for row in rows if has_own else [*[("Cluster",)] * (title == "Dih"), HEAD, *rows]:
                sheet.append(row)
        made.save(tmp_path / "clusters.xlsx")
        return tmp_path / "clusters.xlsx"

    return write


@pytest.fixture
def clusters(book):
    return book(Bela=BELA, Dih=DIH, Mentors=MENTORS, Tola=TOLA)


def names(store):
    with store.reading() as work:
        return sorted(each.name for each in work.people.where())


def states(report):
    return {each.row.key: each.state.value for each in report.outcomes}


def test_sheets_with_the_same_headings_are_read_as_one_list(store, files, clusters):
    acts = len(store.entries())
    report = import_people(store, files, clusters, TOGETHER)
    assert (report.rows, report.added, report.refused) == (6, 4, 1)
    assert (report.sheet, report.sheets) == ("Bela", ("Bela", "Dih", "Tola"))
    assert states(report) == {
        "Bela!2": "added",
        "Bela!3": "added",
        "Dih!3": "added",
        "Dih!4": "refused",
        "Tola!2": "held",
        "Tola!3": "added",
    }
    assert names(store) == ["Asha Rao", "Bhanu Khan", "Chetan Bind", "Ekta Devi"]
    assert len(store.entries()) == acts + 1
    store.undo()
    assert names(store) == []


def test_rows_are_named_with_their_sheet(store, files, clusters):
    report = import_people(store, files, clusters, TOGETHER)
    (refused,) = [each for each in report.problems if each.severity == "error"]
    assert f"{refused.row}, {refused.column}" == "4 (Dih), Mobile No."
    (held,) = report.duplicates
    assert (str(held.row), str(held.of), held.person_id) == ("2 (Tola)", "2 (Bela)", "row:Bela!2")
    (other,) = [each for each in report.problems if "was not read" in str(each.why)]
    assert other.value == "Mentors"


def test_one_sheet_alone_says_which_others_have_the_same_headings(store, files, clusters):
    report = import_people(store, files, clusters)
    assert report.sheets == ("Bela",)
    tables = files.read(clusters)
    assert sheets_alike(tables, "Bela", "people") == ("Dih", "Tola")
    assert sheets_alike(tables, "Mentors", "people") == ()
    assert not any(isinstance(each.row, SheetRow) for each in report.outcomes)
    said = {each.value: str(each.why) for each in report.problems if "was not read" in str(each.why)}
    assert "all of them together" in said["Dih"]
    assert "all of them together" not in said["Mentors"]


def test_the_named_sheet_comes_first_and_tells_the_headings(store, files, clusters):
    report = import_people(store, files, clusters, ImportOptions(sheet="Tola", all_sheets=True))
    assert report.sheets == ("Tola", "Bela", "Dih")
    alone = import_people(store, files, clusters, ImportOptions(sheet="Mentors", all_sheets=True, is_trial=True))
    assert (alone.sheets, alone.rows) == (("Mentors",), 1)


@pytest.mark.parametrize(
    ("decisions", "state"),
    [
        ({"Tola!2": Decision(DecisionKind.LEAVE)}, "left out"),
        ({"Tola!2": Decision(DecisionKind.UPDATE, "row:Bela!2")}, "same"),
        ({SheetRow("Tola", 2, 2): Decision(DecisionKind.ADD)}, "added"),
        ({2: Decision(DecisionKind.LEAVE), "Dih!2": Decision(DecisionKind.LEAVE)}, "held"),
    ],
)
def test_a_row_is_decided_by_sheet_and_number(store, files, clusters, decisions, state):
    report = import_people(store, files, clusters, ImportOptions(all_sheets=True, decisions=decisions))
    assert states(report)["Tola!2"] == state


def test_twice_changes_nothing_and_asks_nothing_again_together_or_alone(store, files, clusters):
    leave = {"Tola!2": Decision(DecisionKind.LEAVE)}
    import_people(store, files, clusters, ImportOptions(all_sheets=True, decisions=leave))
    before = names(store)
    again = import_people(store, files, clusters, TOGETHER)
    assert (again.added, again.updated, states(again)["Tola!2"]) == (0, 0, "left out")
    alone = import_people(store, files, clusters, ImportOptions(sheet="Tola"))
    assert [each.state for each in alone.outcomes] == [RowState.LEFT_OUT, RowState.SAME]
    assert names(store) == before


def test_what_is_said_to_stand_above_stands_on_the_same_sheet(store, files, book):
    path = book(
        Bela=BELA,
        Dih=[("Chetan Bind", "6000000003", '"', "Gorakhpur"), ("Ekta Devi", "6000000004", "Head Teacher", "Deoria")],
    )
    assert states(import_people(store, files, path, TOGETHER)) == {
        "Bela!2": "added",
        "Bela!3": "added",
        "Dih!3": "refused",
        "Dih!4": "added",
    }


def test_totals_of_each_sheet_are_passed_over(store, files, book):
    total = ("Total", None, "2", None)
    report = import_people(store, files, book(Bela=[*BELA, total], Dih=[*DIH, total]), TOGETHER)
    assert (report.rows, report.added) == (4, 3)


def test_columns_in_another_order_are_another_list(store, files, book):
    turned = [tuple(reversed(HEAD)), *(tuple(reversed(row)) for row in DIH)]
    report = import_people(store, files, book(Bela=BELA, Dih=turned), TOGETHER)
    assert (report.sheets, report.rows) == (("Bela",), 2)


def test_refused_rows_are_saved_with_their_sheet_and_mended(store, files, clusters, tmp_path):
    import_people(store, files, clusters, ImportOptions(all_sheets=True, rejects=tmp_path / "refused.xlsx"))
    saved = load_workbook(tmp_path / "refused.xlsx")
    rows = list(saved.worksheets[0].values)
    assert rows[1][0] == "Divya Soni"
    assert "4 (Dih)" in rows[1]
    saved.worksheets[0]["B2"] = "6000000004"
    saved.save(tmp_path / "refused.xlsx")
    assert import_people(store, files, tmp_path / "refused.xlsx").added == 1


def test_lists_of_other_kinds_are_read_together_too(store, files, book):
    days = {
        name: [("Holiday", "From", "To"), (f"{name} Mela", f"0{at}.11.2026", f"0{at}.11.2026")]
        for at, name in enumerate(("Bela", "Dih", "Tola"), start=1)
    }
    path = book(own_headings=True, **days)
    report = import_holidays(store, files, path, TOGETHER)
    assert (report.added, report.sheets) == (3, ("Bela", "Dih", "Tola"))
