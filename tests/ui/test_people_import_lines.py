"""The lines of an import's report: one for each row, in groups, with accounts masked, and whom a row is like."""

import pytest

from sankul.rules.imports import (
    ColumnHow,
    Decision,
    DecisionKind,
    Duplicate,
    FieldChange,
    ImportReport,
    Problem,
    Repair,
    RowOutcome,
    RowState,
    Severity,
    SheetColumn,
)
from sankul.rules.readings import Reason
from sankul.rules.sheets import Line
from sankul.ui.people.import_decide import Pair, choices_of, side_by_side, values_in_file
from sankul.ui.people.import_lines import (
    ALL,
    DUPLICATES,
    LOOK,
    REPAIRED,
    all_words,
    cell_names,
    counts_of,
    line_columns,
    lines_of,
    summary,
)


def column(place, heading, field="", **facts):
    return SheetColumn(
        place=place, key=f"{heading}#1", heading=heading, field=field, how=ColumnHow.SURE, is_read=bool(field), **facts
    )


COLUMNS = (
    column(0, "S.No."),
    column(1, "Name", "name"),
    column(2, "Mobile No.", "mobile"),
    column(3, "A/C No.", "account"),
    column(4, "School", "school"),
)
CELLS = {
    number: Line(number, (number, name, mobile, account, "P.S. Rampur"))
    for number, name, mobile, account in (
        (3, "Asha Rao", "9876543210", "100200300401"),
        (4, "Usha Rao", "98765 43211", "100200300402"),
        (5, "Kiran Bind", "12345", "100200300403"),
        (6, "Asha Raoo", "9876543210", "100200300404"),
    )
}


def outcome(row, state, **facts):
    return RowOutcome(row=row, state=state, name=CELLS[row].values[1], **facts)


REPORT = ImportReport(
    columns=COLUMNS,
    heading_row=2,
    outcomes=(
        outcome(3, RowState.ADDED),
        outcome(4, RowState.CHANGED, changes=(FieldChange("Mobile", "", "9876543211"), FieldChange("Block", "A", "B"))),
        outcome(5, RowState.REFUSED),
        outcome(6, RowState.HELD, of_id="row:3", changes=(FieldChange("Name", "Asha Rao", "Asha Raoo"),)),
    ),
    repaired=(
        Repair(4, "Mobile No.", "98765 43211", "9876543211", Reason("Blanks were removed.")),
        Repair(4, "A/C No.", "100200300402.0", "100200300402", Reason("A number was made text.")),
    ),
    problems=(
        Problem(2, "", "Gorakhpur", Reason("The office's own district was taken."), Severity.WARNING),
        Problem(5, "Mobile No.", "12345", Reason("A mobile number has 10 digits."), Severity.ERROR),
        Problem(5, "A/C No.", "100200300403", Reason("Check it."), Severity.WARNING),
    ),
    duplicates=(Duplicate(6, 3, 94, Reason("The same mobile number."), "row:3", is_held=True),),
)


def line(row, report=REPORT, **options):
    return next(each for each in lines_of(report, CELLS, **options) if each.row == row)


def test_every_row_has_one_line_and_a_note_has_its_own():
    lines = lines_of(REPORT, CELLS)
    assert [(each.row, each.state) for each in lines] == [
        (2, None),
        (3, RowState.ADDED),
        (4, RowState.CHANGED),
        (5, RowState.REFUSED),
        (6, RowState.HELD),
    ]
    counts = counts_of(lines)
    assert {key: n for key, n in counts.items() if n} == {
        ALL: 5,
        "added": 1,
        "changed": 1,
        REPAIRED: 1,
        "refused": 1,
        LOOK: 2,
        DUPLICATES: 1,
    }


@pytest.mark.parametrize(
    ("row", "group", "said"),
    [
        (2, ALL, "The office's own district was taken."),
        (3, ALL, "9876543210 · P.S. Rampur"),
        (4, ALL, "Mobile No.: 98765 43211 → 9876543211 (and 1 more)"),
        (4, "changed", "Mobile: – → 9876543211 (and 1 more)"),
        (5, ALL, "Mobile No.: A mobile number has 10 digits."),
        (5, LOOK, "A/C No.: Check it."),
        (6, ALL, "Like Row 3: The same mobile number."),
    ],
)
def test_a_row_is_said_in_short_as_its_group_wants_it(row, group, said):
    assert summary(line(row), group) == said


def test_table_says_why_a_row_is_in_the_group_that_is_seen():
    seen = [ALL]
    (*_others, details, _sheet) = line_columns(lambda: seen[0])
    assert details.shown(line(4)).startswith("Mobile No.: ")
    seen[0] = "changed"
    assert details.shown(line(4)).startswith("Mobile: – → ")


def test_accounts_are_masked_wherever_they_are_shown():
    shown = line(4)
    assert [(each.before, each.after) for each in shown.repairs][1] == ("XXXX02.0", "XXXX0402")
    assert "0402" not in shown.facts
    names = cell_names(COLUMNS)
    assert names.shown("A/C No.", "100200300403") == "XXXX0403"
    assert names.shown("A/C No.", "N/A") == "N/A"
    assert names.shown("D", "100200300403") == "XXXX0403"
    assert names.shown("Mobile No.", "12345") == "12345"
    assert values_in_file(line(3), names)["account"] == "XXXX0401"


def test_all_cells_find_a_row():
    assert "100200300401" in all_words(line(3))


def test_cells_are_named_as_spreadsheets_do():
    names = cell_names((*COLUMNS, column(27, ""), column(5, "Name")))
    assert names.cell("Mobile No.", 17) == "C17"
    assert names.cell("Name", 17) == "B17"
    assert names.cell("AB", 3) == "AB3"
    assert names.cell("Something", 3) == ""


def test_rows_without_outcome_are_told_by_what_is_noted():
    report = ImportReport(problems=REPORT.problems, duplicates=REPORT.duplicates)
    assert [(each.row, each.state) for each in lines_of(report)] == [
        (2, None),
        (5, RowState.REFUSED),
        (6, RowState.HELD),
    ]


def test_decided_row_is_shown_as_what_it_becomes():
    decided = line(6, decisions={6: Decision(DecisionKind.UPDATE, "row:3")})
    assert decided.shown_state is RowState.CHANGED
    assert not decided.is_waiting
    assert decided.groups == {ALL, DUPLICATES, "changed"}
    assert summary(decided) == "Same person: updated"


def test_row_that_is_refused_in_spite_of_a_decision_says_why():
    refused = line(5, decisions={5: Decision(DecisionKind.ADD)})
    assert refused.shown_state is RowState.REFUSED
    assert summary(refused) == summary(line(5)) != ""


def test_rows_of_other_lists_are_left_out_and_not_asked_about():
    left = line(6, may_decide=False)
    assert left.state is RowState.LEFT_OUT
    assert not left.is_waiting


def test_answers_name_whom_the_row_is_like():
    choices = choices_of(line(6), lines_of(REPORT, CELLS))
    assert choices.answers[DecisionKind.UPDATE] == Decision(DecisionKind.UPDATE, "row:3")
    assert choices.answers[DecisionKind.ADD] == Decision(DecisionKind.ADD)
    assert choices.together == {}
    assert choices_of(line(3), lines_of(REPORT, CELLS)) is None
    assert choices_of(line(5), lines_of(REPORT, CELLS)) is None


def test_what_differs_stands_first_then_what_is_the_same_then_what_one_lacks():
    names = cell_names(COLUMNS)
    pairs = list(side_by_side(line(6), values_in_file(line(6), names), {"mobile": "9876543210", "block": "Khorabar"}))
    assert pairs == [
        Pair("Name", "Asha Raoo", "Asha Rao", False),
        Pair("Mobile", "9876543210", "9876543210", True),
        Pair("School", "P.S. Rampur", "", None),
        Pair("Block", "", "Khorabar", None),
        Pair("Account number", "XXXX0404", "", None),
    ]


def test_of_a_row_that_updates_nobody_the_words_are_compared():
    values = {"name": "Asha Raoo", "gender": "M", "mobile": "9876543210", "block": "खोराबार", "account": "XXXX0404"}
    known = {"name": "Asha Rao", "gender": "Male", "mobile": "9876543210", "block": "Khorabar", "account": "XXXX0404"}
    pairs = list(side_by_side(line(3), values, known))
    assert [(pair.label, pair.is_same) for pair in pairs] == [
        ("Name", False),
        ("Mobile", True),
        ("Gender", None),
        ("Block", None),
        ("Account number", None),
    ]
