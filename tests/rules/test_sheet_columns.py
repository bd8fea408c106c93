"""Which column fills which field: by choice, by heading, by what is near, by the cells; and what waits for a person."""

import random

import pytest

from sankul.operations.imports.opening import fields_of
from sankul.rules.headings import find_columns, likely_columns, near_field
from sankul.rules.import_people import PEOPLE_LABELS
from sankul.rules.imports import rivals_of
from sankul.rules.sheet_columns import Choices, key_of, understand
from sankul.rules.sheets import Line, Table
from sankul.text import use_language

FIELDS = fields_of("people", tuple(PEOPLE_LABELS.items()))
NAMES = ("Asha Rao", "Bhanu Khan", "Chetan Bind", "Divya Soni")
HINDI = ("आशा राव", "भानु खान", "चेतन बिन्द", "दिव्या सोनी")
SCHOOLS = ("P.S. Rampur", "U.P.S. Bela", "Composite School Dih", "P.S. Tola 2")
MOBILES = ("9415000001", "8415000002", "7415000003", "6415000004")
OTHERS = ("9415100001", "8415100002", "7415100003", "6415100004")
CODES = ("09580100101", "09580100102", "09580100203", "09580100304")
IFSC = ("SBIN0000077",) * 4
BLANK = (None,) * 4
ACCOUNTS = ("1234567890123", "2234567890123", "3234567890123", "4234567890123")


def table(*columns):
    rows = zip(*([heading, *cells] for heading, cells in columns), strict=True)
    return Table("List", tuple(Line(number, tuple(row)) for number, row in enumerate(rows, start=1)))


def understood(*columns, **choices):
    sheet = table(*columns)
    found = find_columns(sheet, FIELDS) or likely_columns(sheet)
    return understand(sheet, found, FIELDS, Choices(**choices))


def told(*columns, **choices):
    """Field, how, and whether it is read, of each column."""
    return [(each.field, each.how.value, each.is_read) for each in understood(*columns, **choices)[1]]


SURE_NAME, SURE_CODE = ("name", "sure", True), ("udise", "sure", True)
WAITS = ("", "unsure", False)


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        ([("Name", NAMES), ("Mobile", MOBILES)], [SURE_NAME, ("mobile", "sure", True)]),
        (
            [("Name", NAMES), ("Mobile", MOBILES), ("Mobile", OTHERS)],
            [SURE_NAME, ("mobile", "unsure", False), WAITS],
        ),
        (
            [("Name", NAMES), ("Mobile", MOBILES), ("Mobile", MOBILES)],
            [SURE_NAME, ("mobile", "unsure", True), WAITS],
        ),
        (
            [("Name", NAMES), ("Mobile", MOBILES), ("Mobile", BLANK)],
            [SURE_NAME, ("mobile", "sure", True), ("", "unknown", False)],
        ),
        (
            [("Name", NAMES), ("WhatsApp No.", OTHERS), ("Mobile No.", MOBILES)],
            [SURE_NAME, ("", "unknown", False), ("mobile", "sure", True)],
        ),
        ([("Name", NAMES), ("WhatsApp No.", OTHERS)], [SURE_NAME, ("mobile", "sure", True)]),
        (
            [("Name", NAMES), ("मण्डल", ("Basti",) * 4), ("विकास खण्ड", ("Khorabar", "Pali") * 2)],
            [SURE_NAME, ("", "unknown", False), ("block", "sure", True)],
        ),
        (
            [("Name", NAMES), ("Mobile", IFSC), ("Mobile", MOBILES)],
            [SURE_NAME, ("ifsc", "unsure", False), ("mobile", "unsure", True)],
        ),
        ([("Name", HINDI), ("Name", NAMES)], [("name_hi", "unsure", True), ("name", "unsure", True)]),
        ([("Name", HINDI[::-1]), ("Name", NAMES)], [("name", "unsure", False), WAITS]),
        ([("uke", HINDI), ("tuin", NAMES), ("eks0 ua0", MOBILES), ("in", NAMES)],
         [("name_hi", "sure", True), ("district", "sure", True), ("mobile", "sure", True), ("", "unknown", False)]),
        ([("नाम", HINDI), ("नाम", SCHOOLS)], [("name_hi", "unsure", True), ("school", "unsure", False)]),
        ([("Name", MOBILES), ("UDISE", CODES)], [("mobile", "unsure", False), SURE_CODE]),
        ([("Name", SCHOOLS), ("UDISE", CODES)], [("school", "unsure", False), SURE_CODE]),
        ([("Mobile", CODES), ("Name", NAMES)], [("udise", "unsure", False), SURE_NAME]),
        (
            [("Mobile", CODES), ("UDISE", MOBILES), ("Name", NAMES)],
            [("", "unsure", False), ("udise", "sure", True), SURE_NAME],
        ),
        ([("Name", NAMES), ("UDISE", NAMES)], [SURE_NAME, ("", "unsure", False)]),
        ([("Name", NAMES), ("UDISE", CODES), ("Teacher Mob No WhatsApp", MOBILES)],
         [SURE_NAME, SURE_CODE, ("mobile", "unsure", True)]),
        ([("Name", NAMES), ("UDISE", CODES), ("Mobile No of Sarpanch", MOBILES)],
         [SURE_NAME, SURE_CODE, ("mobile", "unsure", False)]),
        ([("Name", NAMES), ("UDISE", CODES), ("Mobile of Father", MOBILES)],
         [SURE_NAME, SURE_CODE, ("", "unknown", False)]),
        ([("Name", NAMES), ("UDISE", CODES), ("Moblie Number", MOBILES)],
         [SURE_NAME, SURE_CODE, ("mobile", "unsure", True)]),
        ([("Name", NAMES), ("UDISE", CODES), ("Teacher Mob No A", MOBILES), ("Teacher Mob No B", OTHERS)],
         [SURE_NAME, SURE_CODE, ("mobile", "unsure", False), ("mobile", "unsure", False)]),
        ([("Name", NAMES), ("UDISE", CODES), ("Desigantion", NAMES)],
         [SURE_NAME, SURE_CODE, ("designation", "unsure", False)]),
        ([("Name", NAMES), ("UDISE", CODES), (None, MOBILES), (None, IFSC)],
         [SURE_NAME, SURE_CODE, ("mobile", "unsure", False), ("ifsc", "unsure", False)]),
        ([("Name", NAMES), ("UDISE", CODES), ("Bank Name", NAMES), ("S.No.", ("1", "2", "3", "4"))],
         [SURE_NAME, SURE_CODE, ("", "unknown", False), ("", "unknown", False)]),
    ],
)  # fmt: skip
def test_columns_are_sure_or_wait(columns, wanted):
    assert told(*columns) == wanted


def test_only_what_is_read_fills_a_field():
    read, shown = understood(("Name", NAMES), ("Mobile", MOBILES), ("Mobile", OTHERS), ("UDISE", CODES))
    assert read.places == {"name": 0, "udise": 3}
    said = "Columns B, C could each be “Mobile”, and they say different things."
    assert [str(each.why) for each in shown if each.why] == [said] * 2
    assert {name: [each.place for each in rivals] for name, rivals in rivals_of(shown).items()} == {"mobile": [1, 2]}


@pytest.mark.parametrize(
    "columns",
    [
        [("Name", NAMES), ("Mobile", MOBILES), ("Mobile", MOBILES)],
        [("Name", NAMES), ("WhatsApp No.", OTHERS), ("Mobile", MOBILES)],
        [("Name", HINDI), ("Name", NAMES)],
        [("Name", NAMES), ("Mobile", IFSC), ("Mobile", MOBILES)],
    ],
)
def test_columns_of_which_one_is_known_to_be_meant_are_no_rivals(columns):
    assert rivals_of(understood(*columns)[1]) == {}


def test_rivals_are_none_any_more_once_one_of_them_is_chosen():
    columns = [("Name", NAMES), ("Mobile", MOBILES), ("Mobile", OTHERS)]
    assert rivals_of(understood(*columns, columns={"mobile#2": "mobile"})[1]) == {}


def test_what_is_not_sure_is_said_in_the_language_of_the_moment():
    shown = understood(("Name", NAMES), ("Mobile", MOBILES), ("Mobile", OTHERS))[1]
    use_language("hi")
    assert "“मोबाइल”" in str(shown[1].why)


def test_few_cells_contradict_nothing():
    assert told(("Name", ("6000000001", "x", "y", "z")[:2]), ("UDISE", CODES[:2])) == [SURE_NAME, SURE_CODE]


def test_choices_go_before_headings_and_new_ones_before_old():
    columns = [("Name", NAMES), ("Mobile", MOBILES), ("Mobile", OTHERS), ("School", SCHOOLS)]
    assert told(*columns, columns={"mobile#2": "mobile"})[1:3] == [("", "unknown", False), ("mobile", "chosen", True)]
    assert told(*columns, old_columns={"mobile#1": "mobile"})[1:3] == [
        ("mobile", "remembered", True),
        ("", "unknown", False),
    ]
    both = told(*columns, columns={"mobile#2": "mobile"}, old_columns={"mobile#1": "mobile", "school#1": ""})
    assert both[1:] == [("", "unknown", False), ("mobile", "chosen", True), ("", "remembered", False)]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Mobile No.", "mobile no#1"),
        ("Mob. Number", "mob no#1"),
        ("मोबाइल नं0#2", "मोबाइल no#2"),
        ("#3", "#3"),
        ("Class #", "class#1"),
    ],
)
def test_columns_are_called_by_heading_and_turn(words, key):
    assert key_of(words) == key


@pytest.mark.parametrize(
    "heading",
    ["Father's Name", "Husband Name", "पिता का नाम", "Mobile of HM", "Name of Bank Branch", "Date of Birth", "Address"],
)
def test_what_is_about_somebody_else_is_near_to_nothing(heading):
    assert near_field(heading, FIELDS) is None


def test_the_order_of_the_columns_changes_nothing():
    columns = [
        ("Name", NAMES), ("नाम", HINDI), ("School", SCHOOLS), ("Mobile", MOBILES), ("UDISE", CODES), ("IFSC", IFSC),
        ("Teacher A/C", ACCOUNTS), (None, OTHERS), ("Remarks", NAMES),
    ]  # fmt: skip
    wanted = dict(zip([heading for heading, _cells in columns], told(*columns), strict=True))
    for seed in range(20):
        random.Random(seed).shuffle(columns)
        assert dict(zip([heading for heading, _cells in columns], told(*columns), strict=True)) == wanted


def test_a_column_shows_cells_as_they_stand_and_as_they_are_read():
    sheet = table(
        ("Name", ["  Asha   Rao", "Bhanu Khan"]), ("Mobile", [9415000001.0, "12345"]), ("नाम", ['lUrks"k jko', None])
    )
    sheet = Table("List", (*sheet.lines[:1], Line(2, sheet.lines[1].values, {2: "Kruti Dev 010"}), sheet.lines[2]))
    _read, (name, mobile, hindi) = understand(sheet, find_columns(sheet, FIELDS), FIELDS, Choices())
    assert (name.samples, name.read) == (("Asha   Rao", "Bhanu Khan"), ("Asha Rao", "Bhanu Khan"))
    assert (mobile.samples, mobile.read) == (("9415000001", "12345"), ("9415000001", ""))
    assert (hindi.samples, hindi.read, hindi.font, hindi.script) == (
        ('lUrks"k jko',),
        ("सन्तोष राव",),
        "Kruti Dev 010",
        "krutidev",
    )


@pytest.mark.parametrize("heading", ["Account Number", "Khata", "Aadhaar No", None])
def test_what_may_be_account_numbers_is_masked_before_anybody_said_so(heading):
    shown = understood(("Name", NAMES), ("A/C No.", ACCOUNTS), (heading, tuple(f"4{each[1:]}" for each in ACCOUNTS)))[1]
    assert [each.is_secret for each in shown] == [False, True, True]
    assert shown[2].samples == ("XXXX0123",)


@pytest.mark.parametrize("cells", [MOBILES, CODES, SCHOOLS])
def test_other_columns_are_shown_as_they_are(cells):
    shown = understood(("Name", NAMES), ("Mobile", OTHERS), ("Something", cells))[1]
    assert not any(each.is_secret for each in shown)
    assert shown[2].samples == cells


@pytest.mark.parametrize(("field", "cells"), [("employee_code", CODES), ("mobile", SCHOOLS), ("name_hi", MOBILES)])
def test_what_is_remembered_waits_when_the_cells_are_something_else(field, cells):
    columns, shown = understood(("Name", NAMES), ("Code", cells), old_columns={"code#1": field})
    assert field not in columns.places
    assert (shown[1].how.value, shown[1].is_read) == ("unsure", False)
    chosen = understood(("Name", NAMES), ("Code", cells), columns={"code#1": field})[1]
    assert (chosen[1].how.value, chosen[1].field, chosen[1].is_read) == ("chosen", field, True)


def test_account_numbers_are_shown_masked():
    (account,) = [each for each in understood(("Name", NAMES), ("A/C No.", ACCOUNTS))[1] if each.field == "account"]
    assert account.samples == account.read == ("XXXX0123",) * 4
