import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import Workbook

from sankul.exchange.workbooks import Workbooks
from sankul.operations.imports.people import import_people
from sankul.rules.imports import Severity

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


def truth(count=5):
    return [
        {
            "name": PEOPLE[i][0], "name_hi": PEOPLE[i][1], "gender": PEOPLE[i][2], "designation": "Assistant Teacher",
            "udise": f"095801001{i:02d}", "school": f"P.S. Rampur {i}", "block": "Khorabar", "district": "Gorakhpur",
            "phone": f"600000000{i}", "account": f"00{i}2345678901", "ifsc": "SBIN0000077",
        }
        for i in range(count)
    ]  # fmt: skip


def write(path, rows):
    """A sheet as offices keep it: a merged title, serial numbers, a total; the first row of data is row 4."""
    book = Workbook()
    sheet = book.active
    sheet.append(["कार्यालय खण्ड शिक्षा अधिकारी"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS) + 1)
    sheet.append([])
    sheet.append(["S.No.", *HEADINGS.values()])
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *(row.get(name, "") for name in HEADINGS)])
    sheet.append(["Total", len(rows)])
    book.save(path)
    return path


def bring_in(store, path):
    return import_people(store, Workbooks(), path)


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


@pytest.mark.parametrize("typed", ["jktsUnz 'kekZ", 'iq"ik ;kno', 'd`".k dqekj f=ikBh', "v#.k 'kekZ", 'lUrks"k jko'])
def test_kruti_dev_without_its_font_is_left_out_with_a_warning(store, tmp_path, typed):
    rows = truth()
    rows[1]["name_hi"] = typed
    report = bring_in(store, write(tmp_path / "t.xlsx", rows))
    (problem,) = report.problems
    assert (problem.row, problem.value, problem.severity) == (5, typed, Severity.WARNING)
    assert kept(store).rows["6000000001"]["name_hi"] == ""
    assert kept(store).rows["6000000001"]["name"] == "Ramesh Yadav"


def test_one_import_is_one_step_that_undo_takes_back(store, tmp_path):
    before, entries = kept(store), len(store.entries())
    bring_in(store, write(tmp_path / "t.xlsx", truth()))
    after = kept(store)
    assert len(store.entries()) == entries + 1
    store.undo()
    assert kept(store) == before
    store.redo()
    assert kept(store) == after


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
