"""Which lines hold data, in sheets with pages, totals and more than one table."""

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


def numbers(*rows, fonts=()):
    table = Table(
        "List", tuple(Line(number, tuple(row), dict(fonts).get(number, {})) for number, row in enumerate(rows, start=1))
    )
    notes = Notes()
    lines = data_lines(table, find_columns(table, FIELDS), CODE_FIELDS, notes, FIELDS)
    return [line.number for line in lines], [problem.row for problem in notes.problems]


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
