"""Rows of several sheets that are read as one list: their numbers, how they are said, and what belongs together."""

import copy
import pickle

import pytest

from sankul.rules.headings import Columns
from sankul.rules.joined_sheets import (
    ROWS_OF_SHEET,
    SheetRow,
    below,
    have_same_headings,
    joined,
    numbered,
    row_key,
    row_shown,
    said_of,
    sheet_of,
)
from sankul.rules.sheets import Line, Table


def columns(headings, line=1):
    return Columns(line, line, {}, dict(enumerate(headings)))


def table(name, *numbers):
    return Table(name, tuple(Line(number, (f"{name} {number}",)) for number in numbers))


def test_a_row_is_said_as_that_of_its_sheet_and_counted_among_all():
    row = SheetRow("Bela", 2, 14)
    assert (row, row.row, row.sheet, row.key) == (3 * ROWS_OF_SHEET + 14, 14, "Bela", "Bela!14")
    assert (str(row), f"{row}", f"Row {row}", f"{row:>12}") == (
        "14 (Bela)",
        "14 (Bela)",
        "Row 14 (Bela)",
        "   14 (Bela)",
    )
    assert (row_key(row), row_shown(row), sheet_of(row)) == ("row:Bela!14", 14, "Bela")
    assert (row_key(14), row_shown(14), sheet_of(14)) == ("row:14", 14, "")


@pytest.mark.parametrize("made", [copy.copy, copy.deepcopy, lambda row: pickle.loads(pickle.dumps(row))])
def test_a_copy_is_the_same_row(made):
    row = SheetRow("Bela", 1, 7)
    assert (made(row), made(row).key) == (row, "Bela!7")


def test_rows_stand_in_the_order_of_the_sheets():
    rows = [SheetRow("Bela", 0, 3), SheetRow("Bela", 0, 1_048_576), SheetRow("Abad", 1, 1), SheetRow("Abad", 1, 2)]
    assert sorted([*rows[2:], *rows[:2]]) == rows
    assert len(set(rows)) == 4


def test_a_row_is_named_by_its_number_or_by_sheet_and_number():
    row = SheetRow("Bela", 1, 7)
    assert said_of(row, {"Bela!7": "by name"}) == "by name"
    assert said_of(row, {row: "by number"}) == "by number"
    assert said_of(row, {7: "another", "Dih!7": "another"}) is None
    assert said_of(7, {7: "plain"}) == "plain"


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (columns(("Name", "MOBILE  No."), line=4), True),
        (columns(("Mobile No.", "Name")), False),
        (columns(("Name", "Mobile No.", "Remark")), False),
        (columns((None, "Name", "Mobile No.")), False),
    ],
)
def test_only_the_same_headings_in_the_same_columns_belong_together(other, is_same):
    other = Columns(other.line, other.last_line, {}, {place: text for place, text in other.headings.items() if text})
    assert have_same_headings(columns(("Name", "Mobile No.")), other) is is_same


def test_of_sheets_without_headings_nobody_knows_whether_they_belong_together():
    assert have_same_headings(columns(()), columns(())) is False


def test_the_headings_of_the_first_sheet_stand_over_all():
    sheets = [(table("Bela", 1, 2, 3), columns(("Name",), 1)), (table("Dih", 1, 2, 4, 5), columns(("Name",), 2))]
    parts = [(numbered(each, place), below(each, place, its)) for place, (each, its) in enumerate(sheets)]
    assert [line.number.key for line in joined(parts).lines] == ["Bela!1", "Bela!2", "Bela!3", "Dih!4", "Dih!5"]
    assert [line.values for line in joined(parts).lines][-1] == ("Dih 5",)
