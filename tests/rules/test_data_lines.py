"""Which lines hold data, in sheets with pages, totals and more than one table."""

import pytest

from sankul.operations.imports.opening import fields_of
from sankul.rules.data_lines import data_lines
from sankul.rules.headings import find_columns
from sankul.rules.import_people import CODE_FIELDS, PEOPLE_LABELS
from sankul.rules.imports import Notes
from sankul.rules.krutidev import to_unicode
from sankul.rules.sheets import Line, Table

FIELDS = fields_of("people", tuple(PEOPLE_LABELS.items()))
HEAD = ["S.No.", "Name", "UDISE", "Mobile"]
ASHA, BHANU = [1, "Asha Rao", "09580100101", "6000000001"], [2, "Bhanu Khan", "09580100102", "6000000002"]


def read(*rows, fonts=()):
    """The lines of data, and the row and column of what is noted."""
    table = Table(
        "List", tuple(Line(number, tuple(row), dict(fonts).get(number, {})) for number, row in enumerate(rows, start=1))
    )
    notes = Notes()
    lines = data_lines(table, find_columns(table, FIELDS), CODE_FIELDS, notes, FIELDS)
    return lines, [(problem.row, problem.column) for problem in notes.problems]


def numbers(*rows, fonts=()):
    lines, noted = read(*rows, fonts=fonts)
    return [line.number for line in lines], [row for row, _column in noted]


def test_the_same_headings_may_stand_again():
    assert numbers(HEAD, ASHA, HEAD, BHANU) == ([2, 4], [])


def test_below_other_headings_nothing_is_read_until_the_first_stand_again():
    other = ["S.No.", "Mobile", "Name", "UDISE", "District"]
    rows = [HEAD, ASHA, other, [1, "6000000009", "Chetan Bind", "09580100109", "Gorakhpur"], HEAD, BHANU]
    assert numbers(*rows) == ([2, 6], [3])


def test_a_heading_that_moved_makes_another_table_even_when_most_stand_where_they_stood():
    head = ["S.No.", "Name", "UDISE", "Mobile", "School", "Block"]
    moved = ["S.No.", "Name", "Mobile", "UDISE", "School", "Block"]
    row = [1, "Asha Rao", "09580100101", "6000000001", "P.S. Bela", "Khorabar"]
    assert numbers(head, row, moved, [1, "Bhanu", "6000000002", "09580100102", "P.S.", "K"]) == ([2], [3])


def test_headings_in_an_old_font_may_stand_again_too():
    head = ["uke", "tuin", "UDISE"]
    assert to_unicode(head[0]) == "नाम"
    old = {0: "Kruti Dev 010", 1: "Kruti Dev 010"}
    row = ["आशा राव", "गोरखपुर", "09580100101"]
    assert numbers(head, row, head, row, fonts={1: old, 3: old}.items()) == ([2, 4], [])


def test_totals_in_the_middle_and_words_of_data_that_are_headings_elsewhere():
    teacher = [3, "Block", "09580100103", "6000000003"]
    assert numbers(HEAD, ASHA, ["Total", 1], [], teacher, ["योग", None, None, 2]) == ([2, 5], [])


STAFF = ["क्र0सं0", "अध्यापक का नाम", "पदनाम", "यू-डायस कोड", "मो0 नं0", "खाता संख्या"]
PLAIN = [[number, f"राम {name}", "स0अ0", "09580100101", f"987654321{number}", f"3012345678{number}"]
         for number, name in enumerate(("लाल", "सिंह", "राव", "यादव"), start=1)]  # fmt: skip


@pytest.mark.parametrize(
    "stray",
    [
        ["", "(राम सिंह)", "", "(मोहन सिंह)"],
        ["", "पदनाम", "संख्या"],
        ["", "सहायक अध्यापक", 5],
        ["विद्यालय :", "प्रा0वि0 कोठी", "", "", "", "09580112301"],
        ["विद्यालय -", "उच्च प्रा0 वि0 रामपुर", "", "Khorabar"],
    ],
)
def test_a_line_unlike_the_rows_is_refused_by_the_cell_of_its_name(stray):
    lines, noted = read(STAFF, *PLAIN[:2], stray, *PLAIN[2:], stray)
    assert [line.number for line in lines if line.faults] == [4, 7]
    assert [(line.number, set(line.faults)) for line in lines if line.faults] == [(4, {1}), (7, {1})]
    assert noted == []


@pytest.mark.parametrize(
    ("remark", "column"),
    [
        (["", "ह0 प्रधानाध्यापक", "", "", "ह0 खण्ड शिक्षा अधिकारी"], "अध्यापक का नाम"),
        (["नोट:-", "उक्त सूची सत्यापित है।"], "अध्यापक का नाम"),
        (["", "दिनांक", "27.11.2026"], "अध्यापक का नाम"),
        (["", "प्रतिलिपि", "1- जिला बेसिक शिक्षा अधिकारी"], "अध्यापक का नाम"),
        (["Place:", "Gorakhpur", "", "27.11.2026"], "क्र0सं0"),
    ],
)
def test_signatures_and_remarks_are_left_out_with_a_note(remark, column):
    lines, noted = read(STAFF, *PLAIN, remark)
    assert [line.number for line in lines] == [2, 3, 4, 5]
    assert noted == [(6, column)]


def test_a_vacant_post_is_nobody():
    vacant = [[3, "रिक्त", "स0अ0", "09580100101"], [4, "(Vacant)", "AT"], [5, "पद रिक्त", "—", "09580100102"]]
    lines, noted = read(STAFF, *PLAIN[:2], *vacant)
    assert [line.number for line in lines] == [2, 3]
    assert noted == [(4, "अध्यापक का नाम"), (5, "अध्यापक का नाम"), (6, "अध्यापक का नाम")]


@pytest.mark.parametrize(
    "row",
    [
        ["", "नोटन लाल", "स0अ0", "09580100101", "9876543219"],  # the number was forgotten
        [5, "दिनेश"],
        ["", "सीता देवी", "स0अ0", "", "", "30123456789"],
    ],
)
def test_a_row_that_lacks_little_is_read(row):
    lines, noted = read(STAFF, *PLAIN, row, PLAIN[0])
    assert [(line.number, line.faults) for line in lines][4:] == [(6, {}), (7, {})]
    assert noted == []


def test_where_no_row_has_a_number_or_a_code_no_row_is_unlike_the_others():
    head = ["Name", "School", "Designation", "Block"]
    lines, noted = read(head, ["Asha Rao", "P.S. Bela", "AT", "Pali"], ["Bhanu Khan", "P.S. Bela"])
    assert [(line.number, line.faults) for line in lines] == [(2, {}), (3, {})]
    assert noted == []


def cells(rows, place):
    """What stands at a place of each row of data; "!" where it cannot be trusted."""
    lines, _noted = read(STAFF, *rows)
    return ["!" if place in line.faults else line.value(place) for line in lines]


@pytest.mark.parametrize("mark", ["-do-", "Do", "उपरोक्त", "''", '"', "〃", "– do –", "तदैव"])
def test_as_above_is_the_value_of_the_row_above(mark):
    rows = [PLAIN[0], [2, "सीता", mark, mark, "9876543218"], [3, "गीता", mark, "09580100102", "9876543217"]]
    assert cells(rows, 2) == ["स0अ0"] * 3
    assert cells(rows, 3) == ["09580100101", "09580100101", "09580100102"]
    lines, _noted = read(STAFF, *rows)
    assert [set(line.filled) for line in lines] == [set(), {2, 3}, {2}]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ([3, "रिक्त", "स0अ0", "09580100109"], "09580100109"),  # a vacant post of another school
        (["", "योग", 2], "!"),
        (["", "(राम सिंह)", "", "(मोहन सिंह)"], "!"),
        ([3, "रमेश", "स0अ0", "", "9876543216"], "!"),
        ([], "09580100101"),
    ],
)
def test_as_above_means_the_line_just_above(between, expected):
    rows = [PLAIN[0], between, [4, "गीता", "स0अ0", "उपरोक्त", "9876543217"]]
    assert cells(rows, 3)[-1] == expected


def test_as_above_is_never_taken_for_what_belongs_to_one_person():
    rows = [PLAIN[0], [2, "उपरोक्त", "स0अ0", "09580100101", "-do-", '"']]
    assert [cells(rows, place)[-1] for place in (1, 4, 5)] == ["!"] * 3
    assert cells([[1, "सीता", "-do-", "09580100101"]], 2) == ["!"]


def test_what_stands_below_the_last_known_row_does_not_tell_how_rows_are():
    head = ["S.No.", "Name", "School", "Block", "District", "Designation"]
    rows = [[number, f"Asha {number}", "P.S. Bela", "Khorabar", "Gorakhpur", "ARP"] for number in range(1, 11)]
    below = [[None, f"Copy {number}", "to", "the", "office", None] for number in range(4)]
    lines, _noted = read(head, *rows, *below, [None, "Mohan Lal", "Khorabar", None, None, None])
    assert [line.number for line in lines if line.faults] == [16]
