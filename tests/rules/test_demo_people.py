"""The demo office's tables and marks: invented, whole, the same for the same seed."""

import re
from collections import Counter

import pytest

from sankul.rules.attendance import MarkState
from sankul.rules.demo_attendance import Roll, invented_attendance
from sankul.rules.demo_people import demo_tables, share_out
from sankul.rules.demo_places import DISTRICTS
from sankul.text import nfc

TABLES = demo_tables(1)


def column(table, heading):
    place = table.headings.index(heading)
    return [row[place] for row in table.rows]


def test_sizes_are_as_asked():
    assert (len(TABLES.teachers.rows), len(TABLES.mentors.rows)) == (350, 26)
    assert len(TABLES.spaces.rows) >= 40
    assert len(TABLES.schools.rows) == 8 * 4 * 6


@pytest.mark.parametrize("name", ["teachers", "mentors", "schools", "spaces"])
def test_every_row_has_a_cell_for_each_heading_and_text_is_as_stored(name):
    table = getattr(TABLES, name)
    assert {len(row) for row in table.rows} == {len(table.headings)}
    assert all(isinstance(cell, int) or cell == nfc(cell) for row in table.rows for cell in row)


def test_same_seed_same_tables_and_other_seed_other_people():
    assert demo_tables(1) == TABLES
    assert demo_tables(2) != TABLES


@pytest.mark.parametrize(
    ("heading", "pattern"),
    [
        ("UDISE Code", r"099[1-8]\d{7}"),
        ("Mobile No.", r"6000\d{6}"),
        ("A/C No.", r"[1-9]\d{10,12}"),
        ("IFSC", r"SKUL0\d{6}"),
        ("Gender", "[MF]"),
        ("Name of Teacher", r"[A-Za-z]+( [A-Z][a-z]+)+"),
        ("शिक्षक का नाम", r"[\u0900-\u097f ]+"),
    ],
)
def test_codes_are_well_formed_and_meant_for_nobody(heading, pattern):
    assert all(re.fullmatch(pattern, cell) for cell in column(TABLES.teachers, heading))


def test_nobody_shares_a_mobile_or_a_name():
    for heading in (0, "Mobile No."):
        both = [
            row[heading if heading == 0 else table.headings.index(heading)]
            for table in (TABLES.teachers, TABLES.mentors)
            for row in table.rows
        ]
        assert len(set(both)) == len(both)


def test_every_school_named_is_in_the_list_of_schools():
    known = set(column(TABLES.schools, "UDISE Code"))
    assert len(known) == len(TABLES.schools.rows)
    assert set(column(TABLES.teachers, "UDISE Code")) | set(column(TABLES.mentors, "UDISE Code")) <= known
    assert set(column(TABLES.spaces, "UDISE Code")) - {""} <= known


@pytest.mark.parametrize(("teachers", "mentors"), [(350, 26), (30, 3), (15, 1), (400, 30), (3000, 240)])
def test_seats_suffice_in_each_district_and_circles_need_not_be_small(teachers, mentors):
    tables = demo_tables(3, teachers, mentors)
    seekers = Counter(column(tables.teachers, "District"))
    guides = Counter(column(tables.mentors, "District"))
    assert seekers.total() == teachers
    assert guides.total() == mentors
    assert set(seekers) == set(guides) <= {district.name for district in DISTRICTS}
    assert all(10 * guides[name] <= seekers[name] <= 15 * guides[name] for name in seekers)


@pytest.mark.parametrize(
    ("total", "parts", "shares"), [(350, [1, 1], [175, 175]), (10, [1, 1, 1], [3, 4, 3]), (0, [2, 1], [0, 0])]
)
def test_shares_add_up(total, parts, shares):
    assert share_out(total, parts) == shares


def test_every_district_has_a_space_for_a_whole_circle_with_permission():
    wide = {
        district
        for district, capacity, permission in zip(
            column(TABLES.spaces, "District"),
            column(TABLES.spaces, "Capacity"),
            column(TABLES.spaces, "Permission"),
            strict=True,
        )
        if capacity >= 16 and permission == "granted"
    }
    assert wide == {district.name for district in DISTRICTS}
    assert len(set(TABLES.spaces.rows)) == len(TABLES.spaces.rows)
    assert "asked" in column(TABLES.spaces, "Permission")


def test_most_come_and_a_few_come_too_seldom():
    rolls = [Roll(tuple(f"{c}-{t}" for t in range(13)), tuple(f"s{c}-{s}" for s in range(20))) for c in range(26)]
    marks = list(invented_attendance(1, rolls))
    assert len(marks) == 26 * 13 * 20
    came = Counter(teacher for _, teacher, mark in marks if mark in (MarkState.PRESENT, MarkState.LATE))
    weak = [teacher for roll in rolls for teacher in roll.teachers if came[teacher] < 15]
    assert "0-0" in weak
    assert 0.05 < len(weak) / (26 * 13) < 0.2
    assert {mark for *_, mark in marks} == set(MarkState)


def test_marks_depend_on_the_order_and_not_on_the_keys():
    def marks(prefix):
        return [mark for *_, mark in invented_attendance(7, [Roll((f"{prefix}1", f"{prefix}2"), ("a", "b", "c"))])]

    assert marks("x") == marks("y")
