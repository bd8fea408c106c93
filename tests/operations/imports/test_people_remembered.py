"""What was decided of a row is remembered: the same list asks nothing again, and one answer may count for all that wait."""

import dataclasses

import pytest

from sankul.operations.erasure import erase_person
from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.people import import_people
from sankul.operations.merging import merge_people
from sankul.rules.imports import Decision, DecisionKind, RowState
from sankul.rules.people import Person, RoleName

from .stored import everything, named

ADD, UPDATE, LEAVE = (Decision(kind) for kind in (DecisionKind.ADD, DecisionKind.UPDATE, DecisionKind.LEAVE))
NAMES = ("Asha Rao", "Bhanu Khan", "Chetan Bind")


def states(report):
    return [each.state.value for each in report.outcomes]


def plain(person, **cells):
    return {key: value for key, value in person(**cells).items() if key not in ("A/C No.", "IFSC", "नाम")}


@pytest.fixture
def known(store, files, workbook, person):
    """Three people of the office."""
    rows = [
        person(name=name, mobile=f"600000000{at}", account=f"9912345678{at}0", name_hi="")
        for at, name in enumerate(NAMES)
    ]
    import_people(store, files, workbook(rows, name="known.xlsx"))
    return named(store)


@pytest.fixture
def alike(person):
    """For each of them a row with an alike name and the same mobile, and the designation of an ARP."""
    names = ("Asha Raao", "Bhanu Khaan", "Chetan Bindh")
    return [plain(person, name=name, mobile=f"600000000{at}", Designation="ARP") for at, name in enumerate(names)]


@pytest.mark.parametrize(
    ("decision", "first", "again"),
    [
        (LEAVE, "left out", "left out"),
        (UPDATE, "changed", "same"),
        (ADD, "added", "same"),
    ],
)
def test_the_same_list_asks_nothing_again(store, files, workbook, known, alike, decision, first, again):
    path = workbook(alike)
    assert states(import_people(store, files, path, ImportOptions(is_trial=True))) == ["held"] * 3
    done = import_people(store, files, path, ImportOptions(decisions=dict.fromkeys((2, 3, 4), decision)))
    assert states(done) == [first] * 3
    before, acts = everything(store), len(store.entries())
    for decisions in ({}, dict.fromkeys((2, 3, 4), decision)):
        once_more = import_people(store, files, path, ImportOptions(decisions=decisions))
        assert (states(once_more), once_more.duplicates) == ([again] * 3, ())
        assert everything(store) == before
    assert len(store.entries()) == acts


def test_what_is_remembered_is_told(store, files, workbook, known, alike):
    path = workbook(alike)
    import_people(store, files, path, ImportOptions(decisions={2: LEAVE}))
    again = import_people(store, files, path, ImportOptions(is_trial=True))
    assert [each.is_remembered for each in again.outcomes] == [True, False, False]
    left = again.outcomes[0]
    assert (left.state, left.of_id) == (RowState.LEFT_OUT, known["Asha Rao"].id)
    assert [each.label for each in left.changes] == ["Name", "Designation"]


def test_an_answer_is_known_wherever_the_row_stands_and_only_while_it_says_the_same(
    store, files, workbook, known, alike
):
    import_people(store, files, workbook(alike), ImportOptions(decisions={2: LEAVE}))
    moved = [*alike[1:], alike[0]]
    assert states(import_people(store, files, workbook(moved, above=[["List"]]))) == ["held", "held", "left out"]
    other = alike[0] | {"Designation": "Head Teacher"}
    assert states(import_people(store, files, workbook([other]))) == ["held"]


def test_an_answer_may_be_changed_by_another(store, files, workbook, known, alike):
    path = workbook(alike[:1])
    import_people(store, files, path, ImportOptions(decisions={2: LEAVE}))
    changed = import_people(store, files, path, ImportOptions(decisions={2: UPDATE}))
    assert states(changed) == ["changed"]
    (answer,) = everything(store)["row_answers"]
    assert (answer.kind, answer.person_id) == (DecisionKind.UPDATE, known["Asha Rao"].id)


def test_somebody_else_after_all_needs_no_answer(store, files, workbook, known, alike):
    path = workbook(alike[:1])
    import_people(store, files, path, ImportOptions(decisions={2: LEAVE}))
    assert states(import_people(store, files, path, ImportOptions(decisions={2: ADD}))) == ["added"]
    assert everything(store)["row_answers"] == ()
    assert states(import_people(store, files, path)) == ["same"]


@pytest.mark.parametrize("decision", [UPDATE, ADD])
def test_a_row_that_was_left_out_is_taken_from_then_on_once_somebody_takes_it(
    store, files, workbook, known, person, decision
):
    """The register itself tells whom the row is about, so nothing but the old answer is to forget."""
    path = workbook([plain(person, name="Asha Rao", mobile="6000000000", Designation="ARP")])
    import_people(store, files, path, ImportOptions(decisions={2: LEAVE}))
    assert states(import_people(store, files, path, ImportOptions(decisions={2: decision}))) == ["changed"]
    assert everything(store)["row_answers"] == ()
    assert states(import_people(store, files, path)) == ["same"]
    store.undo()
    assert [each.kind for each in everything(store)["row_answers"]] == [DecisionKind.LEAVE]


def test_a_decision_on_a_row_that_is_not_there_is_told(store, files, workbook, known, alike):
    options = ImportOptions(decisions={2: LEAVE, 77: ADD, "Bela!3": ADD}, is_trial=True)
    report = import_people(store, files, workbook(alike), options)
    assert states(report) == ["left out", "held", "held"]
    told = [(each.row, each.value) for each in report.problems if "no row of the list has this number" in str(each.why)]
    assert told == [(1, "77"), (1, "Bela!3")]


def test_undo_takes_the_answers_back(store, files, workbook, known, alike):
    before = everything(store)
    import_people(store, files, workbook(alike), ImportOptions(decisions={2: LEAVE, 3: UPDATE, 4: ADD}))
    store.undo()
    assert everything(store) == before
    assert states(import_people(store, files, workbook(alike), ImportOptions(is_trial=True))) == ["held"] * 3


def test_what_the_office_corrected_since_stays(store, files, workbook, known, alike):
    path = workbook(alike[:1])
    import_people(store, files, path, ImportOptions(decisions={2: UPDATE}))
    with store.transaction("Correct") as work:
        asha = work.people.first(name="Asha Raao")
        work.people.replace(dataclasses.replace(asha, name="Asha Rao", designation="Head Teacher"))
    before = everything(store)
    assert states(import_people(store, files, path)) == ["same"]
    assert everything(store) == before


def test_hours_that_were_corrected_since_stay_too(store, files, workbook, known, alike):
    path = workbook([alike[0] | {"Hours a week": 6}])
    assert states(import_people(store, files, path, ImportOptions(decisions={2: UPDATE}))) == ["changed"]
    with store.transaction("Correct") as work:
        pledge = work.pledges.first(person_id=known["Asha Rao"].id)
        assert pledge.minutes_per_week == 360
        work.pledges.replace(dataclasses.replace(pledge, minutes_per_week=300))
        work.people.replace(dataclasses.replace(work.people.get(known["Asha Rao"].id), name="Asha Rao"))
    before = everything(store)
    assert states(import_people(store, files, path)) == ["same"]
    assert everything(store) == before


def test_two_rows_about_one_person_come_to_the_same_every_time(store, files, workbook, person):
    row = plain(person)
    path = workbook([row, row | {"Designation": "Head Teacher"}, row | {"Designation": "ARP"}])
    trial = import_people(store, files, path, ImportOptions(is_trial=True))
    assert states(trial) == ["added", "held", "held"]
    done = import_people(
        store, files, path, ImportOptions(decisions={3: Decision(DecisionKind.UPDATE, "row:2"), 4: LEAVE})
    )
    assert states(done) == ["added", "changed", "left out"]
    before, acts = everything(store), len(store.entries())
    again = import_people(store, files, path)
    assert (states(again), again.updated, again.unchanged) == (["same", "same", "left out"], 0, 2)
    assert everything(store) == before
    assert len(store.entries()) == acts


def test_of_rows_that_say_the_same_each_has_its_own_answer(store, files, workbook, person):
    row = plain(person)
    import_people(store, files, workbook([row, row]), ImportOptions(decisions={3: LEAVE}))
    assert states(import_people(store, files, workbook([row, row]))) == ["same", "left out"]
    assert states(import_people(store, files, workbook([row]))) == ["same"]
    assert states(import_people(store, files, workbook([row, row, row]))) == ["same", "left out", "held"]


def test_an_answer_goes_with_the_person_who_is_erased(store, files, workbook, known, alike):
    import_people(store, files, workbook(alike), ImportOptions(decisions={2: LEAVE, 3: UPDATE}))
    erase_person(store, known["Asha Rao"].id)
    assert [each.person_id for each in everything(store)["row_answers"]] == [known["Bhanu Khan"].id]


def test_an_answer_moves_to_the_person_who_stays_in_a_merge(store, files, workbook, known, alike):
    path = workbook(alike[:1])
    import_people(store, files, path, ImportOptions(decisions={2: LEAVE}))
    with store.transaction("Add") as work:
        twin = Person(name="Asha R.", mobile="6000000000", district="Gorakhpur", district_code="148")
        work.people.add(twin)
    merge_people(store, twin.id, known["Asha Rao"].id)
    assert [each.person_id for each in everything(store)["row_answers"]] == [twin.id]
    assert states(import_people(store, files, path)) == ["left out"]


# For all that wait


def test_all_that_wait_are_decided_by_one_answer(store, files, workbook, known, alike, person):
    rows = [*alike, plain(person, name="Divya Soni", mobile="6000000009")]
    report = import_people(store, files, workbook(rows), ImportOptions(for_held=DecisionKind.UPDATE))
    assert states(report) == ["changed"] * 3 + ["added"]
    assert {named(store)[name].id for name in ("Asha Raao", "Bhanu Khaan", "Chetan Bindh")} == {
        each.id for each in known.values()
    }


def test_the_answer_for_one_row_goes_before_that_for_all(store, files, workbook, known, alike):
    options = ImportOptions(for_held=DecisionKind.LEAVE, decisions={3: ADD})
    assert states(import_people(store, files, workbook(alike), options)) == ["left out", "added", "left out"]


@pytest.mark.parametrize(("kind", "state"), [("add", "held"), ("update", "held"), ("leave", "left out")])
def test_the_louder_alarm_is_judged_one_by_one(store, files, workbook, known, person, kind, state):
    with store.transaction("Give codes") as work:
        work.people.replace(dataclasses.replace(known["Asha Rao"], employee_code="EMP0001"))
    row = plain(person, name="Zubeda Khatoon", mobile="6000000000") | {"Employee Code": "EMP0001"}
    report = import_people(store, files, workbook([row]), ImportOptions(for_held=DecisionKind(kind)))
    assert states(report) == [state]


def test_nobody_is_doubled_by_an_answer_for_all(store, files, workbook, person):
    row = plain(person)
    report = import_people(store, files, workbook([row, row]), ImportOptions(for_held=DecisionKind.ADD))
    assert states(report) == ["added", "held"]


def test_the_later_of_two_rows_of_a_list_never_wins_by_an_answer_for_all(store, files, workbook, person):
    row = plain(person)
    path = workbook([row, row | {"Designation": "Head Teacher"}])
    assert states(import_people(store, files, path, ImportOptions(for_held=DecisionKind.UPDATE))) == ["added", "held"]


def test_an_answer_counts_whatever_role_the_list_is_given(store, files, workbook, known, alike):
    path = workbook(alike[:1])
    import_people(store, files, path, ImportOptions(decisions={2: LEAVE}))
    as_mentors = ImportOptions(role=RoleName.MENTOR)
    assert states(import_people(store, files, path, as_mentors)) == ["left out"]


def test_an_update_of_a_row_that_is_like_nobody_is_refused(store, files, workbook, person):
    report = import_people(store, files, workbook([plain(person)]), ImportOptions(decisions={2: UPDATE}))
    assert states(report) == ["refused"]
    assert "Nobody is known whom this row is like" in str(report.problems[0].why)


def test_an_answer_of_a_person_who_is_somebody_else_by_now_is_asked_for_again(store, files, workbook, known, alike):
    path = workbook(alike[:1])
    import_people(store, files, path, ImportOptions(decisions={2: UPDATE}))
    with store.transaction("Correct") as work:
        asha = work.people.get(known["Asha Rao"].id)
        work.people.replace(dataclasses.replace(asha, name="Zubeda Khatoon", mobile="6000000077"))
        work.people.add(Person(name="Asha Rao", mobile="6000000000", district="Gorakhpur", district_code="148"))
    assert states(import_people(store, files, path)) == ["held"]
