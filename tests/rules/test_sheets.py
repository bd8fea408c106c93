from sankul.rules.cells import Cells
from sankul.rules.headings import Columns
from sankul.rules.imports import Notes, Severity
from sankul.rules.readings import FORMULA_FAILED, FROM_KRUTI_DEV, Reason, read_whole
from sankul.rules.sheets import Line, Run, read_runs
from sankul.text import N_

KRUTI = "Kruti Dev 010"
MIXED = (Run("Arun / "), Run("jko", KRUTI))
COLUMNS = Columns(1, 1, {"name": 0, "count": 1, "school": 2}, {0: "Name", 1: "Count", 2: "School"})


def cells(line):
    return Cells(line, COLUMNS, Notes())


def test_a_text_in_two_fonts_is_read_part_by_part():
    line = Line(2, ("Arun / jko",), fonts={0: KRUTI}, runs={0: MIXED})
    assert line.in_unicode(0) == "Arun / राव"
    reading = read_runs(MIXED)
    assert reading.text == "Arun / राव"
    assert reading.repaired == Reason(FROM_KRUTI_DEV, {"font": KRUTI})
    row = cells(line)
    assert row.words("name") == "Arun / राव"
    assert [(each.before, each.after) for each in row.notes.repairs] == [("Arun / jko", "Arun / राव")]


def test_a_part_in_a_font_that_cannot_be_read_leaves_the_whole_out():
    reading = read_runs((Run("Arun "), Run("ÚUæß", "Chanakya")))
    assert (reading.text, bool(reading.doubt)) == ("", True)


def test_parts_in_fonts_of_today_are_joined():
    assert read_runs((Run("Arun"), Run(" Rao"))).text == "Arun Rao"
    assert Line(1, ("Arun Rao", 7)).in_unicode(1) == "7"


def test_a_cell_with_a_fault_refuses_the_row_that_needs_it():
    row = cells(Line(5, ("Arun", "=A1"), faults={1: Reason(FORMULA_FAILED)}))
    assert row.words("name") == "Arun"
    assert not row.is_refused
    assert row.take("count", lambda value: read_whole(value, 0, 9)) == ""
    (problem,) = row.notes.problems
    assert (problem.row, problem.column, problem.value, problem.severity) == (5, "Count", "=A1", Severity.ERROR)
    assert row.is_refused


def test_what_was_filled_from_a_merged_cell_is_a_repair():
    why = Reason(N_("This cell is merged with row {row}; the value there counts for this row too."), {"row": 4})
    row = cells(Line(5, ("Rao", None, "PS Belwa"), filled={2: why}))
    assert row.words("school") == "PS Belwa"
    assert [(each.row, each.column, each.before, each.after, each.why) for each in row.notes.repairs] == [
        (5, "School", "", "PS Belwa", why)
    ]
