import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from sankul.exchange.workbooks import Workbooks
from sankul.operations.imports.files import ColumnsMissing, HeadingsMissing, ImportOptions, RejectsOverSource
from sankul.operations.imports.people import import_people
from sankul.operations.programmes import ProgrammeUnknown
from sankul.rules.imports import Severity, answer_of
from sankul.rules.people import RoleName

TOOL = Path(__file__).resolve().parents[3] / "shared" / "tools" / "make_inputs.py"
HEADINGS = {
    "name": "Name of Teacher", "name_hi": "शिक्षक का नाम", "gender": "Gender", "designation": "Designation",
    "udise": "UDISE Code", "school": "School", "block": "Block", "district": "District", "phone": "Mobile No.",
    "account": "A/C No.", "ifsc": "IFSC",
}  # fmt: skip
PEOPLE = (
    ("Sandhya Rao", "सन्ध्या राव", "F"), ("Ramesh Yadav", "रमेश यादव", "M"), ("Nikhat Ansari", "निखत अंसारी", "F"),
    ("Dinesh Bind", "दिनेश बिन्द", "M"), ("Kshama Shukla", "क्षमा शुक्ल", "F"),
)  # fmt: skip
REFUSED = {
    "short phone": ("phone", "600000001", "Mobile No."),
    "bad IFSC": ("ifsc", "SBINX000077", "IFSC"),
    "account of a number that is too long": ("account", 12345678901234567.0, "A/C No."),
    "account as text with an exponent": ("account", "1.23457E+16", "A/C No."),
    "destroyed UDISE": ("udise", "9.58E+10", "UDISE Code"),
    "UDISE that is too short": ("udise", "095801001", "UDISE Code"),
    "unknown district": ("district", "Gorakhp??", "District"),
}
REPAIRED = {
    "UDISE without its zero": ("udise", 9580100101, "udise", "09580100101"),
    "mobile as a decimal number": ("phone", 6000000001.0, "mobile", "6000000001"),
    "mobile with the country": ("phone", "+91-60000 00001", "mobile", "6000000001"),
    "mobile with a zero": ("phone", "06000000001", "mobile", "6000000001"),
    "mobile in Devanagari": ("phone", "६००००००००१", "mobile", "6000000001"),
    "blanks": ("name", "  Ramesh   Yadav\u00a0", "name", "Ramesh Yadav"),
    "no account": ("account", "NIL", "account", ""),
    "a dash for an account": ("account", "-", "account", ""),
}


def truth(count=5):
    return [
        {
            "name": PEOPLE[i][0], "name_hi": PEOPLE[i][1], "gender": PEOPLE[i][2], "designation": "Assistant Teacher",
            "udise": f"095801001{i:02d}", "school": f"P.S. Rampur {i}", "block": "Khorabar", "district": "Gorakhpur",
            "phone": f"600000000{i}", "account": f"00{i}2345678901", "ifsc": "SBIN0000077",
        }
        for i in range(count)
    ]  # fmt: skip


def write(path, rows, headings=HEADINGS, fonts=()):
    """A sheet as offices keep it: a merged title, serial numbers, a total; the first row of data is row 4."""
    book = Workbook()
    sheet = book.active
    sheet.append(["कार्यालय खण्ड शिक्षा अधिकारी"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headings) + 1)
    sheet.append([])
    sheet.append(["S.No.", *headings.values()])
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *(row.get(name, "") for name in headings)])
    for number, name in fonts:
        sheet.cell(4 + number, 2 + list(headings).index(name)).font = Font(name="Kruti Dev 010")
    sheet.append(["Total", len(rows)])
    book.save(path)
    return path


def bring_in(store, path, **options):
    return import_people(store, Workbooks(), path, ImportOptions(**options))


@dataclass
class Kept:
    """Everything that the office keeps, each person as one flat row by mobile."""

    rows: dict = field(default_factory=dict)
    counts: Counter = field(default_factory=Counter)


def kept(store):
    with store.reading() as work:
        schools = {each.id: each for each in work.schools.where()}
        accounts = {each.person_id: each for each in work.bank_accounts.where()}
        names = ("people", "schools", "bank_accounts", "roles", "pledges")
        found = Kept(counts=Counter({name: getattr(work, name).count() for name in names}))
        for each in work.people.where():
            account, school = accounts.get(each.id), schools.get(each.school_id or "")
            found.rows[each.mobile or each.name] = {
                "name": each.name, "name_hi": each.name_hi, "gender": each.gender, "designation": each.designation,
                "udise": school.udise if school else "", "school": school.name if school else "", "block": each.block,
                "district": each.district, "mobile": each.mobile, "account": account.account if account else "",
                "ifsc": account.ifsc if account else "",
            }  # fmt: skip
    return found


def expected(row):
    return {("mobile" if name == "phone" else name): value for name, value in row.items()}


def errors(report):
    return [each for each in report.problems if each.severity is Severity.ERROR]


def test_every_value_is_stored_as_it_was_written(store, tmp_path):
    report = bring_in(store, write(tmp_path / "t.xlsx", truth()))
    assert (report.rows, report.added, report.problems, report.repaired, report.duplicates) == (5, 5, (), (), ())
    found = kept(store)
    assert list(found.rows.values()) == [expected(row) for row in truth()]
    assert found.counts == {"people": 5, "schools": 5, "bank_accounts": 5, "roles": 5, "pledges": 0}
    with store.reading() as work:
        roles = work.roles.where()
    assert {(role.role, role.from_on) for role in roles} == {(RoleName.TEACHER, date(2026, 4, 1))}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_row_that_cannot_be_trusted_is_refused_whole(store, tmp_path, fault):
    name, value, column = REFUSED[fault]
    rows = truth()
    rows[1][name] = value
    report = bring_in(store, write(tmp_path / "t.xlsx", rows))
    (problem,) = errors(report)
    assert (problem.row, problem.column) == (5, column)
    assert problem.value
    assert str(problem.why)
    assert report.added == 4
    assert "6000000001" not in kept(store).rows
    assert "Ramesh Yadav" not in str(kept(store).rows)


def test_a_row_without_any_name_is_refused(store, tmp_path):
    rows = truth()
    rows[1] |= {"name": "", "name_hi": "-"}
    report = bring_in(store, write(tmp_path / "t.xlsx", rows))
    assert [each.row for each in errors(report)] == [5]
    assert kept(store).counts["people"] == 4


@pytest.mark.parametrize("fault", REPAIRED)
def test_what_is_certain_is_repaired_and_said(store, tmp_path, fault):
    name, value, stored, after = REPAIRED[fault]
    rows = truth()
    rows[1][name] = value
    report = bring_in(store, write(tmp_path / "t.xlsx", rows))
    (repair,) = [each for each in report.repaired if each.row == 5]
    assert (repair.column, repair.after) == (HEADINGS[name], after)
    assert str(repair.why)
    assert kept(store).rows["6000000001"][stored] == after
    assert report.added == 5


def test_kruti_dev_is_read_by_its_font(store, tmp_path):
    rows = truth()
    rows[1]["name_hi"] = "jktsUnz 'kekZ"
    report = bring_in(store, write(tmp_path / "t.xlsx", rows, fonts=[(1, "name_hi")]))
    (repair,) = report.repaired
    assert (repair.row, repair.before, repair.after) == (5, "jktsUnz 'kekZ", "राजेन्द्र शर्मा")
    assert kept(store).rows["6000000001"]["name_hi"] == "राजेन्द्र शर्मा"


@pytest.mark.parametrize("typed", ["jktsUnz 'kekZ", 'iq"ik ;kno', 'd`".k dqekj f=ikBh', "v#.k 'kekZ", 'lUrks"k jko'])
def test_kruti_dev_without_its_font_is_left_out_with_a_warning(store, tmp_path, typed):
    rows = truth()
    rows[1]["name_hi"] = typed
    report = bring_in(store, write(tmp_path / "t.xlsx", rows))
    (problem,) = report.problems
    assert (problem.row, problem.value, problem.severity) == (5, typed, Severity.WARNING)
    assert kept(store).rows["6000000001"]["name_hi"] == ""
    assert kept(store).rows["6000000001"]["name"] == "Ramesh Yadav"


def test_the_same_person_typed_again_is_for_review_and_not_added(store, tmp_path):
    rows = truth()
    again = dict(rows[4]) | {"name": rows[4]["name"].upper().replace("SH", "S")}
    report = bring_in(store, write(tmp_path / "t.xlsx", [*rows, again]))
    (duplicate,) = report.duplicates
    assert (duplicate.row, duplicate.of, duplicate.is_held) == (9, 8, True)
    assert duplicate.score >= 82
    assert kept(store).counts["people"] == 5
    assert kept(store).rows["6000000004"]["name"] == "Kshama Shukla"


def test_two_people_with_one_account_are_not_both_paid_into_it(store, tmp_path):
    rows = truth()
    rows[1]["account"] = rows[0]["account"]
    report = bring_in(store, write(tmp_path / "t.xlsx", rows))
    assert [(each.row, each.column) for each in errors(report)] == [(5, "A/C No.")]
    assert kept(store).rows["6000000000"]["account"] == rows[0]["account"]


def test_importing_twice_changes_nothing_and_writes_nothing(store, tmp_path):
    path = write(tmp_path / "t.xlsx", truth())
    bring_in(store, path)
    before, entries = kept(store), store.entries()
    report = bring_in(store, path)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 5)
    assert kept(store) == before
    assert store.entries() == entries


def test_only_cells_that_say_something_change_a_person(store, tmp_path):
    bring_in(store, write(tmp_path / "t.xlsx", truth()))
    rows = truth()
    rows[1] |= {"designation": "Head Teacher", "name_hi": "", "account": "", "ifsc": ""}
    report = bring_in(store, write(tmp_path / "u.xlsx", rows))
    assert (report.added, report.updated, report.unchanged) == (0, 1, 4)
    assert kept(store).rows["6000000001"] == expected(truth()[1]) | {"designation": "Head Teacher"}


def test_one_import_is_one_step_that_undo_takes_back(store, tmp_path):
    before, entries = kept(store), len(store.entries())
    bring_in(store, write(tmp_path / "t.xlsx", truth()))
    after = kept(store)
    assert len(store.entries()) == entries + 1
    store.undo()
    assert kept(store) == before
    store.redo()
    assert kept(store) == after


def test_a_trial_says_the_same_and_changes_nothing(store, tmp_path):
    rows = truth()
    rows[1]["phone"] = "12345"
    path = write(tmp_path / "t.xlsx", rows)
    entries = store.entries()
    trial = answer_of(bring_in(store, path, is_trial=True))
    assert kept(store).counts["people"] == 0
    assert store.entries() == entries
    assert answer_of(bring_in(store, path)) == trial


def test_refused_rows_are_saved_mended_and_imported(store, tmp_path):
    rows = truth()
    rows[1]["phone"], rows[3]["district"] = "600000001", "??"
    rejects = tmp_path / "rejects.xlsx"
    bring_in(store, write(tmp_path / "t.xlsx", rows), rejects=rejects)
    book = load_workbook(rejects)
    headings, *lines = list(book.active.iter_rows(values_only=True))
    assert set(HEADINGS.values()) <= set(headings)
    assert [line[headings.index("Name of Teacher")] for line in lines] == ["Ramesh Yadav", "Dinesh Bind"]
    assert [line[headings.index("A/C No.")] for line in lines] == [rows[1]["account"], rows[3]["account"]]
    assert all(line[-1] for line in lines)
    book.active.cell(2, headings.index("Mobile No.") + 1).value = "6000000001"
    book.active.cell(3, headings.index("District") + 1).value = "Gorakhpur"
    book.save(tmp_path / "mended.xlsx")
    report = bring_in(store, tmp_path / "mended.xlsx")
    assert (report.added, errors(report)) == (2, [])
    assert kept(store).rows == {row["phone"]: expected(row) for row in truth()}


def test_refused_rows_do_not_replace_their_source(store, tmp_path):
    path = write(tmp_path / "t.xlsx", truth())
    before = path.read_bytes()
    with pytest.raises(RejectsOverSource):
        bring_in(store, path, rejects=path)
    assert path.read_bytes() == before


def test_mentors_pledge_hours_and_limits(store, tmp_path):
    more = HEADINGS | {"hours": "Hours per Week", "low": "Min Teachers", "high": "Max Teachers"}
    rows = [row | {"hours": 6, "low": 8, "high": 12} for row in truth(1)]
    bring_in(store, write(tmp_path / "m.xlsx", rows, more), role=RoleName.MENTOR)
    with store.reading() as work:
        (role,), (pledge,) = work.roles.where(), work.pledges.where()
    assert role.role is RoleName.MENTOR
    assert (pledge.minutes_per_week, pledge.min_teachers, pledge.max_teachers) == (360, 8, 12)


def test_what_cannot_be_imported_at_all_changes_nothing(store, tmp_path):
    good = write(tmp_path / "t.xlsx", truth())
    with pytest.raises(ProgrammeUnknown):
        bring_in(store, good, programme="No such programme")
    nameless = {name: heading for name, heading in HEADINGS.items() if not name.startswith("name")}
    with pytest.raises(ColumnsMissing, match="Name"):
        bring_in(store, write(tmp_path / "n.xlsx", truth(), nameless))
    with pytest.raises(HeadingsMissing):
        bring_in(store, write(tmp_path / "h.xlsx", [], {"a": "Colour", "b": "Weather"}))
    assert kept(store).counts.total() == 0


if TOOL.is_file():
    KEPT_OUT = {"phone_short", "bad_ifsc", "account_float", "unknown_district", "blank_name"}
    MENDED = {"short_udise", "phone_float", "krutidev", "nil_account", "spaces"}

    @pytest.mark.parametrize("seed", [1, 2])
    def test_an_office_workbook_comes_to_what_a_careful_clerk_makes_of_it(store, tmp_path, seed):
        size = ["--teachers", "200", "--seed", str(seed), "--messy"]
        subprocess.run([sys.executable, TOOL, tmp_path, *size], check=True)
        true = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
        faults = {int(number): fault for number, fault in true["faults"].items()}
        report = bring_in(store, tmp_path / "teachers.xlsx")
        found = kept(store).rows
        held = {each.row for each in report.duplicates if each.is_held}
        mended = {each.row for each in report.repaired}
        wanted = {}
        for number, row in enumerate(true["teachers"], start=1):
            fault, line = faults.get(number, ""), number + 3
            assert (line in report.refused_rows) == (fault in KEPT_OUT) or fault == "duplicate", (line, fault)
            assert fault != "duplicate" or line in held
            assert fault not in MENDED or line in mended
            if fault in KEPT_OUT or fault == "duplicate":
                continue
            wanted[row["phone"]] = expected(row)
            if fault == "nil_account":
                wanted[row["phone"]]["ifsc"] = ""
            if fault == "krutidev_plain":
                wanted[row["phone"]]["name_hi"] = ""
        for rows in (found, wanted):
            for row in rows.values():
                row["school"] = row["district"] = ""
        assert found == wanted
        entries = store.entries()
        again = bring_in(store, tmp_path / "teachers.xlsx")
        assert (again.added, again.updated, again.unchanged) == (0, 0, report.added)
        assert store.entries() == entries
        assert kept(store).counts["people"] == len(wanted)
