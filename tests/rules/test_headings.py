import pytest
from openpyxl import Workbook

from sankul.exchange.workbooks import Workbooks
from sankul.operations.imports.opening import fields_of
from sankul.rules.data_lines import data_lines
from sankul.rules.headings import column_letter, find_columns, heading_keys
from sankul.rules.import_days import ATTENDANCE_LABELS, HOLIDAY_LABELS
from sankul.rules.import_people import PEOPLE_LABELS
from sankul.rules.import_places import SCHOOL_LABELS, SPACE_LABELS
from sankul.rules.imports import Notes
from sankul.rules.sheets import Line, Table

PEOPLE = fields_of("people", tuple(PEOPLE_LABELS.items()))


def table(*rows, fonts=()):
    fonts = dict(fonts)
    return Table(
        "List",
        tuple(Line(number, tuple(row), fonts.get(number, {})) for number, row in enumerate(rows, start=1) if row),
    )


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Name of Teacher", "name"),
        ("TEACHER'S NAME", "name"),
        ("Name / नाम", "name"),
        ("नाम (अंग्रेज़ी)", "name"),
        ("नाम", "name_hi"),
        ("शिक्षक का नाम", "name_hi"),
        ("शिक्षक/शिक्षिका का नाम", "name_hi"),
        ("U-DISE Code", "udise"),
        ("यू-डायस कोड", "udise"),
        ("Mobile No./मोबाइल नं०", "mobile"),
        ("मो0 नं0", "mobile"),
        ("Contact Number", "mobile"),
        ("A/C No.", "account"),
        ("बैंक खाता संख्या", "account"),
        ("आई.एफ.एस.सी. कोड", "ifsc"),
        ("IFSC CODE", "ifsc"),
        ("विकास खण्ड", "block"),
        ("विकासखंड", "block"),
        ("जनपद", "district"),
        ("ज़िला", "district"),
        ("Name of the School", "school"),
        ("पदनाम", "designation"),
        ("Sex", "gender"),
        ("Hours/Week", "hours"),
        ("District (जनपद)", "district"),
        ("Mobile No. (10 digits)", "mobile"),
        ("मानव सम्पदा आई.डी.", "employee_code"),
    ],
)
def test_headings_that_offices_write(heading, field):
    columns = find_columns(table(["UDISE" if field != "udise" else "IFSC", heading]), PEOPLE)
    assert columns.places.get(field) == 1
    assert columns.name(field) == heading


@pytest.mark.parametrize(
    "heading",
    ["S.No.", "क्रमांक", "Father's Name", "पिता का नाम", "Bank Name", "Remarks", "Category", "Date of Birth", ""],
)
def test_headings_that_mean_something_else(heading):
    columns = find_columns(table(["UDISE", "IFSC", heading]), PEOPLE)
    assert set(columns.places) == {"udise", "ifsc"}


def test_headings_lie_under_titles_and_in_two_lines():
    found = find_columns(
        table(
            ["Office of the BEO, Block Khorabar"],
            [],
            ["S.No.", "Name", "Bank details", None],
            [None, None, "A/C No.", "IFSC"],
            [1, "Arun", "1", "2"],
        ),
        PEOPLE,
    )
    assert found.places == {"name": 1, "account": 2, "ifsc": 3}
    assert (found.line, found.last_line) == (3, 4)


ALL = {"name_hi": 1, "designation": 2, "udise": 3, "school": 4, "mobile": 5, "account": 6, "ifsc": 7}


@pytest.mark.parametrize(
    ("above", "below", "places"),
    [
        (
            ["क्र0", "शिक्षक", None, "विद्यालय", None, "सम्पर्क", "बैंक विवरण", None],
            [None, "नाम", "पदनाम", "यू-डायस कोड", "नाम", "मो0 नं0", "खाता संख्या", "IFSC"],
            ALL,
        ),
        (
            ["क्र0", "शिक्षक का नाम", "पदनाम", "विद्यालय", None, "मोबाइल", "बैंक खाता", None],
            [None, None, None, "यू-डायस कोड", "नाम", None, "संख्या", "आई0एफ0एस0सी0"],
            ALL,
        ),
        (
            ["Sl No", "Employee Details", None, "School Details", None, "Contact", "Bank Details", None],
            [None, "Name", "Designation", "UDISE Code", "Name", "Mobile", "A/c No", "IFSC"],
            {"name" if field == "name_hi" else field: place for field, place in ALL.items()},
        ),
        (
            ["S.No", "Teacher Name", None, "Head of the school", None, "Mobile"],
            [None, "English", "Hindi", "Name", "Mobile", "(10 digits)"],
            {"name": 1, "name_hi": 2, "mobile": 5},
        ),
    ],
)
def test_headings_in_two_lines_are_read_together(above, below, places):
    row = [1, "राम", "स0अ0", "09580112301", "प्रा0वि0 क", "9876543201", "30123456781", "SBIN0001234"][: len(above)]
    found = find_columns(table(["शिक्षक विवरण"], above, below, row), PEOPLE)
    assert (found.line, found.last_line) == (2, 3)
    assert found.places == places


def test_headings_that_are_merged_over_both_lines_do_not_hide_the_second(tmp_path):
    book = Workbook()
    book.active.append(["क्र0", "शिक्षक का नाम", "पदनाम", "यू-डायस कोड", "मोबाइल", "जनपद", "बैंक विवरण"])
    book.active.append([None] * 6 + ["खाता संख्या", "IFSC"])
    book.active.append([1, "राम", "स0अ0", "09580112301", "9876543201", "गोरखपुर", "30123456781", "SBIN0001234"])
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "G1:H1"):
        book.active.merge_cells(merged)
    book.save(tmp_path / "merged.xlsx")
    found = find_columns(*Workbooks().read(tmp_path / "merged.xlsx"), PEOPLE)
    assert (found.line, found.last_line) == (1, 2)
    assert (found.places["account"], found.places["ifsc"], found.name("name_hi")) == (6, 7, "शिक्षक का नाम")


def test_headings_in_two_lines_may_stand_again():
    above = ["क्र0", "शिक्षक", None, "विद्यालय", None, "मोबाइल"]
    below = [None, "नाम", "पदनाम", "यू-डायस कोड", "नाम", None]
    row = [1, "राम लाल", "स0अ0", "09580112301", "प्रा0वि0 क", "9876543201"]
    rows = table(above, below, row, above, below, row)
    notes = Notes()
    lines = data_lines(rows, find_columns(rows, PEOPLE), ("udise", "mobile"), notes, PEOPLE)
    assert [line.number for line in lines] == [3, 6]
    assert notes.problems == []


def test_headings_typed_in_kruti_dev():
    columns = find_columns(
        table(["uke", "tuin", "IFSC"], fonts={1: {0: "Kruti Dev 010", 1: "Kruti Dev 010"}}.items()), PEOPLE
    )
    assert columns.places == {"name_hi": 0, "district": 1, "ifsc": 2}


def test_no_headings():
    assert find_columns(table(["Arun", "6000000001"], ["Geeta", "6000000002"]), PEOPLE) is None


def test_rows_that_are_no_data():
    notes = Notes()
    rows = table(
        ["S.No.", "Name", "UDISE", "Mobile"],
        [1, 2, 3, 4],
        [1, "Arun", "09580100101", "6000000001"],
        [],
        ["S.No.", "Name", "UDISE", "Mobile"],
        [2, "Kul Yog", "09580100101", "6000000002"],
        ["Total", 2],
        [3],
        [None, "Signature of the BEO"],
    )
    kept = data_lines(rows, find_columns(rows, PEOPLE), ("udise", "mobile"), notes)
    assert [line.number for line in kept] == [3, 6]
    assert [(each.row, each.column) for each in notes.problems] == [(9, "Name")]


@pytest.mark.parametrize(
    ("noun", "labels"),
    [
        ("people", PEOPLE_LABELS),
        ("schools", SCHOOL_LABELS),
        ("spaces", SPACE_LABELS),
        ("holidays", HOLIDAY_LABELS),
        ("attendance", ATTENDANCE_LABELS),
    ],
)
def test_no_heading_stands_for_two_fields(noun, labels):
    seen = {}
    for field in fields_of(noun, tuple(labels.items())):
        for heading in field.headings:
            key = heading_keys(heading)[0]
            assert seen.setdefault(key, field.name) == field.name, heading


def test_letters_of_columns():
    assert [column_letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
