"""Workbooks made as offices keep them, of several seeds, against what a careful clerk would make of each row."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sankul.operations.imports.people import import_people
from sankul.operations.imports.spaces import import_spaces
from sankul.rules.imports import Severity

MAKER = Path(__file__).parents[4] / "shared" / "tools" / "make_inputs.py"
REFUSED = {"phone_short", "bad_ifsc", "account_float", "unknown_district", "blank_name"}
MENDED = {"short_udise", "phone_float", "krutidev", "nil_account", "spaces"}
LINES_ABOVE = 3

pytestmark = pytest.mark.skipif(not MAKER.exists(), reason="the maker of workbooks is not beside this checkout")


@pytest.fixture(params=[(1, True), (2, True), (7, True), (1, False)], ids=str)
def found(request, tmp_path):
    seed, is_messy = request.param
    words = [sys.executable, str(MAKER), str(tmp_path), "--teachers", "240", "--mentors", "16", "--seed", str(seed)]
    subprocess.run([*words, *(["--messy"] if is_messy else [])], check=True)
    return tmp_path, json.loads((tmp_path / "truth.json").read_text(encoding="utf-8")), is_messy


def everyone(store):
    with store.reading() as work:
        accounts = {each.person_id: each for each in work.bank_accounts.where()}
        schools = {each.id: each for each in work.schools.where()}
        return [(each, accounts.get(each.id), schools[each.school_id]) for each in work.people.where()]


def test_each_fault_is_handled_and_no_wrong_value_is_kept(store, files, found):
    folder, truth, is_messy = found
    above = LINES_ABOVE if is_messy else 1
    report = import_people(store, files, folder / "teachers.xlsx")
    faults = {int(number) + above: fault for number, fault in truth["faults"].items()}
    mended = {each.row for each in report.repaired}
    held = {each.row for each in report.duplicates if each.is_held}
    doubted = {each.row for each in report.problems if each.severity is Severity.WARNING}
    for row, fault in faults.items():
        if fault in REFUSED:
            assert row in report.refused_rows, (row, fault)
        elif fault in MENDED:
            assert row in mended, (row, fault)
        else:
            assert row in (held if fault == "duplicate" else doubted), (row, fault)
    assert report.refused_rows | held <= set(faults)
    assert report.rows == len(truth["teachers"])
    assert report.added == report.rows - len(report.refused_rows | held)
    assert_true(store, truth["teachers"])


def assert_true(store, people):
    true = {(each["phone"], each["udise"]): each for each in people}
    for person, account, school in everyone(store):
        meant = true[person.mobile, school.udise]
        assert person.name == meant["name"]
        assert person.name_hi in (meant["name_hi"], "")
        assert (person.gender, person.designation, person.block, person.district) == tuple(
            meant[name] for name in ("gender", "designation", "block", "district")
        )
        assert (account.account if account else "") == meant["account"]
        assert account is None or account.ifsc == meant["ifsc"]


def test_twice_changes_nothing_and_mentors_and_spaces_come_in(store, files, found):
    folder, truth, _ = found
    first = import_people(store, files, folder / "teachers.xlsx")
    before = everyone(store)
    again = import_people(store, files, folder / "teachers.xlsx")
    assert (again.added, again.updated, again.unchanged) == (0, 0, first.added)
    assert everyone(store) == before
    mentors = import_people(store, files, folder / "mentors.xlsx")
    assert mentors.added == len(truth["mentors"])
    spaces = import_spaces(store, files, folder / "spaces.xlsx")
    held = [each for each in spaces.duplicates if each.is_held]
    assert spaces.added + len(held) == len(truth["spaces"])
    assert import_spaces(store, files, folder / "spaces.xlsx").unchanged == spaces.added
    with store.reading() as work:
        pledges = sorted((each.minutes_per_week, each.max_teachers) for each in work.pledges.where())
    assert pledges == sorted((each["hours_per_week"] * 60, each["max_teachers"]) for each in truth["mentors"])
