import pytest

from sankul.operations.imports.kinds import guess_noun
from sankul.rules.sheets import Line, Table


def table(*headings, title="कार्यालय खण्ड शिक्षा अधिकारी"):
    return Table("list", (Line(1, (title,)), Line(3, headings)))


@pytest.mark.parametrize(
    ("headings", "noun"),
    [
        (("S.No.", "Name of Teacher", "UDISE Code", "School", "Block", "District", "Mobile No."), "people"),
        (("क्र.सं.", "शिक्षक का नाम", "विद्यालय का नाम", "यू-डाइस कोड", "जनपद"), "people"),
        (("Name of Mentor", "District", "Hours per Week", "Max Teachers"), "people"),
        (("UDISE Code", "School", "विद्यालय का नाम", "Village", "Block", "District"), "schools"),
        (("Name of Space", "Capacity", "Block", "District"), "spaces"),
        (("Holiday", "From", "To", "District"), "holidays"),
        (("Circle", "Session", "Name", "Mobile No.", "Attendance"), "attendance"),
        (("Task", "Name of Teacher", "Mobile No.", "UDISE Code", "Submitted"), "course_work"),
        (("कार्य", "शिक्षक का नाम", "जमा करने की तिथि"), "course_work"),
        (("Item", "Amount"), None),
    ],
)
def test_headings_tell_what_a_sheet_holds(headings, noun):
    assert guess_noun([table(*headings)]) == noun


def test_the_fullest_sheet_decides():
    few, many = table("Name of Space", "Capacity"), table("Name of Teacher", "UDISE Code", "Block", "District")
    assert guess_noun([few, many]) == "people"
    assert guess_noun([few]) == "spaces"
    assert guess_noun([]) is None


def test_people_with_an_odd_heading_of_names_are_no_schools():
    headings = ("Vivaran", "Mobile No.", "UDISE Code", "School", "Block", "District", "A/C No.", "IFSC")
    assert guess_noun([table(*headings)]) == "people"
    assert guess_noun([table("School", "UDISE Code", "Block", "District")]) == "schools"
