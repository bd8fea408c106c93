"""Invented lists of many seeds against what a careful clerk makes of each row: nothing wrong is ever stored."""

import pytest

from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.people import import_people
from sankul.rules.imports import RowState, Severity

from .found_lists import FAULTS, write_list

STATES = {"stored": RowState.ADDED, "refused": RowState.REFUSED, "held": RowState.HELD}
FIELDS = (
    "name",
    "name_hi",
    "gender",
    "designation",
    "mobile",
    "block",
    "district",
    "udise",
    "school",
    "account",
    "ifsc",
)


def by_id(store):
    """Everybody as one flat row."""
    with store.reading() as work:
        schools = {each.id: each for each in work.schools.where()}
        accounts = {each.person_id: each for each in work.bank_accounts.where()}
        return {
            each.id: {
                **{name: getattr(each, name) for name in FIELDS[:7]},
                "udise": schools[each.school_id].udise,
                "school": schools[each.school_id].name,
                "account": accounts[each.id].account if each.id in accounts else "",
                "ifsc": accounts[each.id].ifsc if each.id in accounts else "",
            }
            for each in work.people.where()
        }


def assert_right(store, found, report):
    """Each row became what it must, for the reason it must, and everybody who is stored is stored as they are."""
    assert report.heading_row == found.heading_row
    outcomes = {each.row: each for each in report.outcomes}
    assert list(outcomes) == list(found.rows)
    errors = {each.row: each for each in reversed(report.problems) if each.severity is Severity.ERROR}
    mended = {(each.row, each.column) for each in report.repaired}
    doubted = {(each.row, each.column) for each in report.problems if each.severity is Severity.WARNING}
    kept = by_id(store)
    for number, row in found.rows.items():
        said = (number, row.fault, row.cells)
        outcome = outcomes[number]
        assert outcome.state is STATES[row.state], (said, errors.get(number))
        if row.state == "refused":
            assert errors[number].column == found.headings[row.at] if row.at else errors[number].column, said
        if row.state != "stored":
            continue
        assert {(number, found.headings[name]) for name in row.mended} <= mended, said
        assert {(number, found.headings[name]) for name in row.doubted} <= doubted, said
        stored = kept.pop(outcome.of_id)
        assert stored == {name: row.true[name] for name in FIELDS}, said
    assert kept == {}


SEEDS = range(10)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_row_becomes_what_a_careful_clerk_makes_of_it(store, files, tmp_path, seed):
    found = write_list(tmp_path / "list.xlsx", seed)
    trial = import_people(store, files, found.path, ImportOptions(is_trial=True))
    report = import_people(store, files, found.path)
    assert_right(store, found, report)
    assert [(each.row, each.state, each.name, each.changes) for each in trial.outcomes] == [
        (each.row, each.state, each.name, each.changes) for each in report.outcomes
    ]
    acts = store.entries()
    again = import_people(store, files, found.path)
    assert (again.added, again.updated, again.unchanged) == (0, 0, report.added)
    assert store.entries() == acts


def test_the_lists_have_every_fault(tmp_path):
    seen = set()
    for seed in SEEDS:
        seen |= {row.fault for row in write_list(tmp_path / f"{seed}.xlsx", seed).rows.values()}
    assert seen == {"", *FAULTS}
