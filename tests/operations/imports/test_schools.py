from sankul.operations.imports.people import import_people
from sankul.operations.imports.schools import import_schools
from sankul.operations.imports.spaces import import_spaces
from sankul.rules.imports import Severity

ROW = {
    "UDISE Code": 9580100101,
    "School Name": "P.S. Rampur 1",
    "Village": "Rampur",
    "Block": "Khorabar",
    "District": "गोरखपुर",
    "PIN": 273001,
}


def schools(store):
    with store.reading() as work:
        return work.schools.where()


def test_schools_come_in_by_code_and_twice_changes_nothing(store, files, workbook):
    path = workbook([ROW, ROW | {"UDISE Code": "09580100102", "School Name": "P.S. Rampur 2"}])
    report = import_schools(store, files, path)
    assert (report.added, [(each.row, each.column) for each in report.repaired]) == (2, [(2, "UDISE Code")])
    assert [(each.udise, each.village, each.district, each.pin_code) for each in schools(store)] == [
        ("09580100101", "Rampur", "Gorakhpur", "273001"),
        ("09580100102", "Rampur", "Gorakhpur", "273001"),
    ]
    assert import_schools(store, files, path).unchanged == 2


def test_a_list_of_schools_corrects_what_people_brought(store, files, workbook, person):
    import_people(store, files, workbook([person()]))
    report = import_schools(store, files, workbook([ROW | {"School Name": "P.S. Rampur Pratham"}]))
    assert (report.updated, schools(store)[0].name, schools(store)[0].village) == (1, "P.S. Rampur Pratham", "Rampur")


def test_a_school_known_from_a_space_is_named_by_the_people(store, files, workbook, person):
    import_spaces(store, files, workbook([{"Space": "Hall", "Capacity": 20, "UDISE Code": "09580100101"}]))
    assert schools(store)[0].name == "09580100101"
    import_people(store, files, workbook([person()]))
    assert [each.name for each in schools(store)] == ["P.S. Rampur 1"]


def test_what_cannot_be_trusted_is_refused(store, files, workbook):
    rows = [
        ROW | {"UDISE Code": "1"},
        ROW | {"PIN": "12"},
        ROW | {"School Name": None},
        ROW | {"School Name": "izkFkfed fo|ky;"},
    ]
    report = import_schools(store, files, workbook(rows))
    assert [(each.row, each.column) for each in report.problems if each.severity is Severity.ERROR] == [
        (2, "UDISE Code"), (3, "PIN"), (4, "School Name"), (5, "School Name"),
    ]  # fmt: skip
    assert schools(store) == ()


def test_names_in_both_scripts_are_told_apart_by_heading_and_letters(store, files, workbook):
    """Offices write the Hindi name beside the English one, or only one of them under either heading."""
    rows = [
        ROW | {"विद्यालय का नाम": "प्राथमिक विद्यालय रामपुर 1"},
        ROW | {"UDISE Code": "09580100102", "School Name": None, "विद्यालय का नाम": "प्राथमिक विद्यालय रामपुर 2"},
        ROW | {"UDISE Code": "09580100103", "School Name": None, "विद्यालय का नाम": "P.S. Rampur 3"},
        ROW | {"UDISE Code": "09580100104", "School Name": "कम्पोज़िट विद्यालय रामपुर", "विद्यालय का नाम": None},
    ]
    assert import_schools(store, files, workbook(rows)).added == 4
    assert [(each.name, each.name_hi) for each in schools(store)] == [
        ("P.S. Rampur 1", "प्राथमिक विद्यालय रामपुर 1"),
        ("प्राथमिक विद्यालय रामपुर 2", "प्राथमिक विद्यालय रामपुर 2"),
        ("P.S. Rampur 3", ""),
        ("कम्पोज़िट विद्यालय रामपुर", "कम्पोज़िट विद्यालय रामपुर"),
    ]
