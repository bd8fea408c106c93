from dataclasses import replace

import pytest

from sankul.operations.imports.opening import ColumnsMissing
from sankul.operations.imports.spaces import import_spaces
from sankul.rules.imports import Severity
from sankul.rules.spaces import Permission, SpaceKind

ROW = {
    "Space": "BRC Hall, Rampur",
    "Kind": "office",
    "Capacity": 60,
    "UDISE Code": "09580100101",
    "Block": "Khorabar",
    "District": "Gorakhpur",
    "Contact": "Arun Rao",
    "Contact Mobile": 6000000001.0,
    "Permission": "asked",
}


def spaces(store):
    with store.reading() as work:
        return work.spaces.where()


def test_a_row_becomes_a_space_and_twice_changes_nothing(store, files, workbook):
    path = workbook([ROW])
    report = import_spaces(store, files, path)
    (space,) = spaces(store)
    assert (report.added, [each.column for each in report.repaired]) == (1, ["Contact Mobile"])
    assert (space.kind, space.capacity, space.contact_mobile, space.permission) == (
        SpaceKind.OFFICE,
        60,
        "6000000001",
        Permission.ASKED,
    )
    with store.reading() as work:
        assert work.schools.get(space.school_id).udise == "09580100101"
    assert import_spaces(store, files, path).unchanged == 1
    assert spaces(store) == (space,)
    store.undo()
    assert spaces(store) == ()


def test_a_permission_never_falls_back(store, files, workbook):
    path = workbook([ROW])
    import_spaces(store, files, path)
    with store.transaction("Granted") as work:
        work.spaces.replace(replace(work.spaces.first(), permission=Permission.GRANTED))
    assert import_spaces(store, files, path).unchanged == 1
    assert spaces(store)[0].permission is Permission.GRANTED
    import_spaces(store, files, workbook([ROW | {"Permission": "refused", "Capacity": 40}]))
    assert (spaces(store)[0].permission, spaces(store)[0].capacity) == (Permission.REFUSED, 40)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Capacity": None}, "Capacity"),
        ({"Capacity": 0}, "Capacity"),
        ({"Capacity": "many"}, "Capacity"),
        ({"Capacity": 99999}, "Capacity"),
        ({"Space": None}, "Space"),
        ({"District": "Nowhere"}, "District"),
        ({"Contact Mobile": "123"}, "Contact Mobile"),
        ({"UDISE Code": "12"}, "UDISE Code"),
    ],
)
def test_what_cannot_be_trusted_is_refused(store, files, workbook, cells, column):
    report = import_spaces(store, files, workbook([ROW | cells]))
    assert [(each.row, each.column, each.severity) for each in report.problems] == [(2, column, Severity.ERROR)]
    assert spaces(store) == ()


def test_one_name_in_two_schools_is_two_spaces_and_in_one_school_one(store, files, workbook):
    report = import_spaces(
        store, files, workbook([ROW, ROW | {"UDISE Code": "09580100102"}, ROW | {"Contact": "Other"}])
    )
    assert (report.added, [(each.row, each.of) for each in report.duplicates]) == (2, [(4, 2)])


def test_unknown_words_are_doubted(store, files, workbook):
    report = import_spaces(store, files, workbook([ROW | {"Kind": "castle", "Permission": "perhaps"}]))
    assert [(each.column, each.severity) for each in report.problems] == [
        ("Kind", Severity.WARNING),
        ("Permission", Severity.WARNING),
    ]
    assert (spaces(store)[0].kind, spaces(store)[0].permission) == (SpaceKind.INFORMAL, Permission.NOT_ASKED)


def test_the_columns_that_are_needed(store, files, workbook):
    with pytest.raises(ColumnsMissing, match="Capacity"):
        import_spaces(store, files, workbook([{"Space": "Hall", "District": "Gorakhpur"}]))
