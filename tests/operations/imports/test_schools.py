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


UDISE_EXPORT = {
    "S.No.": 1,
    "UDISE Code": "09580100101",
    "School Name": "P.S. RAMPUR 1",
    "School Management": "Department of Education",
    "School Category": "1-Primary",
    "State": "UTTAR PRADESH",
    "District": "GORAKHPUR",
    "Block": "KHORABAR",
    "Cluster": "RAMPUR",
    "Village/Ward": "RAMPUR KHAS",
    "Pincode": "273001",
    "Location (Rural/Urban)": "1-Rural",
}


def test_an_export_of_udise_plus_is_read_with_its_cluster(store, files, workbook):
    report = import_schools(store, files, workbook([UDISE_EXPORT]))
    (school,) = schools(store)
    assert (report.added, school.udise, school.cluster, school.village) == (1, "09580100101", "RAMPUR", "RAMPUR KHAS")
    assert (school.block, school.district, school.pin_code) == ("KHORABAR", "Gorakhpur", "273001")


def test_hindi_headings_of_offices(store, files, workbook):
    row = {
        "क्र0": 1,
        "यू-डायस कोड": "09580100101",
        "विद्यालय का नाम": "प्रा0वि0 रामपुर प्रथम",
        "प्रबन्धन": "परिषदीय",
        "न्याय पंचायत": "रामपुर",
        "विकास खण्ड": "खोराबार",
        "ग्राम": "रामपुर खास",
        "जनपद": "गोरखपुर",
    }
    import_schools(store, files, workbook([row]))
    (school,) = schools(store)
    assert (school.name_hi, school.cluster, school.village) == ("प्रा0वि0 रामपुर प्रथम", "रामपुर", "रामपुर खास")
    row = {"संकुल": "बड़हलगंज", "यू-डायस कोड": "09580100101", "विद्यालय का नाम": "प्रा. वि. रामपुर 1"}
    assert import_schools(store, files, workbook([row])).updated == 1
    assert schools(store)[0].cluster == "बड़हलगंज"


def test_a_school_known_by_name_gets_its_code_and_is_not_doubled(store, files, workbook):
    import_schools(store, files, workbook([ROW | {"UDISE Code": None}]))
    report = import_schools(store, files, workbook([ROW | {"School Name": "Primary School Rampur - I"}]))
    assert (report.added, report.updated) == (0, 1)
    assert [each.udise for each in schools(store)] == ["09580100101"]


def test_a_name_that_agrees_but_for_numeral_or_level_stays_another_school(store, files, workbook):
    import_schools(store, files, workbook([ROW | {"UDISE Code": None}]))
    others = [
        ROW | {"UDISE Code": "09580100102", "School Name": "P.S. Rampur 2"},
        ROW | {"UDISE Code": "09580100103", "School Name": "U.P.S. Rampur 1"},
    ]
    assert import_schools(store, files, workbook(others)).added == 2
    assert sorted(each.udise or "" for each in schools(store)) == ["", "09580100102", "09580100103"]


def test_a_new_code_for_a_known_school_is_reported_and_not_merged(store, files, workbook):
    import_schools(store, files, workbook([ROW]))
    report = import_schools(store, files, workbook([ROW | {"UDISE Code": "09580109999"}]))
    assert report.added == 1
    (problem,) = report.problems
    assert (problem.severity, problem.column) == (Severity.WARNING, "UDISE Code")
    assert "09580100101" in str(problem.why)
    assert len(schools(store)) == 2


def test_two_schools_with_one_code_are_refused_with_both_names(store, files, workbook):
    other = ROW | {"School Name": "P.S. Belghat"}
    report = import_schools(store, files, workbook([ROW, other, ROW | {"School Name": "U.P.S. Rampur 1"}]))
    assert (report.added, report.refused) == (1, 2)
    assert [each.row for each in report.problems] == [3, 4]
    assert all("P.S. Rampur 1" in str(each.why) for each in report.problems)
    assert "P.S. Belghat" in str(report.problems[0].why)
    assert import_schools(store, files, workbook([ROW | {"School Name": "P.S. Ramapur"}])).updated == 1


def test_another_spelling_of_a_block_is_hinted_at_once(store, files, workbook):
    rows = [
        ROW | {"Block": "Khorabaar", "UDISE Code": f"0958010010{n}", "School Name": f"P.S. Rampur {n}"} for n in (1, 2)
    ]
    report = import_schools(store, files, workbook(rows))
    assert [(each.row, each.column, each.severity) for each in report.problems] == [(2, "Block", Severity.WARNING)]
    assert {each.block for each in schools(store)} == {"Khorabaar"}
