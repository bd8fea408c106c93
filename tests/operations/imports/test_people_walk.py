"""A random walk: lists come in, people are edited, merged and told apart, lists come in again, acts are undone and done again.

Nothing is lost and nothing stays, no row points to nobody, and the audit trail stays whole.
"""

import dataclasses
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.exchange.workbooks import Workbooks
from sankul.operations.duplicates import distinguish
from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.people import import_people
from sankul.operations.merging import merge_people
from sankul.rules.imports import Decision, DecisionKind, RowState
from sankul.rules.merging_case import POINTERS
from sankul.rules.merging_fields import Side

from .found_lists import write_list
from .stored import everything

LISTS = 3
DECISIONS = st.sampled_from([None, DecisionKind.ADD, DecisionKind.UPDATE, DecisionKind.LEAVE])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.integers(0, LISTS - 1), DECISIONS),
        st.tuples(st.just("edit"), st.integers(0, 30), st.sampled_from(["Head Teacher", "ARP", ""])),
        st.tuples(st.just("merge"), st.integers(0, 30), st.sampled_from(Side)),
        st.tuples(st.just("distinguish"), st.integers(0, 30), st.none()),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.none()),
    ),
    min_size=2,
    max_size=7,
)


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    """Lists with faults; the last is the first once more, some of its rows spelled and typed otherwise."""
    folder = tmp_path_factory.mktemp("lists")
    first = write_list(folder / "0.xlsx", 0, 30)
    second = write_list(folder / "1.xlsx", 4, 25)
    rows = list(first.rows.values())
    for number, row in enumerate(rows[:12]):
        row.cells = row.cells | ({"name": str(row.cells["name"]) + "a"} if number % 2 else {"designation": "ARP"})
    third = write_list(folder / "2.xlsx", 8, rows=rows)
    return first.path, second.path, third.path


@pytest.fixture
def new_office(copy_office, office_template, tmp_path):
    """Makes an office of its own for each walk."""
    walks = count(1)
    return lambda: copy_office(office_template, tmp_path / f"{next(walks)}.sankul")


def take_in(store, path, kind):
    """Import a list; what it would hold is decided first, all in one way. Twice changes nothing."""
    trial = import_people(store, Workbooks(), path, ImportOptions(is_trial=True))
    held = [each for each in trial.outcomes if each.state is RowState.HELD]
    decisions = {each.row: Decision(kind, each.of_id) for each in held} if kind else {}
    done = import_people(store, Workbooks(), path, ImportOptions(decisions=decisions))
    assert [each.state for each in done.outcomes if each.row not in decisions] == [
        each.state for each in trial.outcomes if each.row not in decisions
    ]
    came_to = everything(store)
    again = import_people(store, Workbooks(), path, ImportOptions(decisions=decisions))
    assert (again.added, again.updated) == (0, 0)
    assert everything(store) == came_to
    unasked = import_people(store, Workbooks(), path)
    assert (unasked.added, unasked.updated) == (0, 0)
    followed = {each.row for each in done.outcomes if each.state is not RowState.REFUSED} & decisions.keys()
    assert not {each.row for each in unasked.outcomes if each.state is RowState.HELD} & followed
    assert everything(store) == came_to
    assert len(came_to["people"]) == len({each.id for each in came_to["people"]})
    accounts = [each.account for each in came_to["bank_accounts"]]
    assert len(accounts) == len(set(accounts))


def edit(store, number, designation):
    with store.transaction("Edit") as work:
        people = work.people.where()
        if people:
            person = people[number % len(people)]
            work.people.replace(dataclasses.replace(person, designation=designation))


def two_of(store, number):
    """Two people; nobody where there are fewer."""
    people = everything(store)["people"]
    return [people[(number + step) % len(people)].id for step in (0, 7)] if len(people) > 7 else []


def merge(store, number, side):
    ids = two_of(store, number)
    if ids:
        merge_people(store, *ids, {"account": side, "mobile": side})


def apart(store, number, _what):
    ids = two_of(store, number)
    if ids:
        distinguish(store, *ids)


def check_pointers(rows):
    """Every row points to somebody who is there."""
    there = {each.id for each in rows["people"]}
    for name in set(POINTERS) & set(rows):
        pointing = {getattr(row, column) for row in rows[name] for column in POINTERS[name]}
        assert pointing <= there, name
    assert not there & {each.gone_id for each in rows["mergers"]}


ACTS = {"edit": edit, "merge": merge, "distinguish": apart}


@settings(max_examples=6)
@given(steps=STEPS)
def test_acts_are_undone_one_by_one_down_to_the_empty_office(new_office, lists, steps):
    store = new_office()
    try:
        states, undone = [everything(store)], []
        for act, number, what in steps:
            acts = len(store.entries())
            if act == "undo" and len(states) > 1:
                store.undo()
                undone.append(states.pop())
            elif act == "redo" and undone:
                store.redo()
                states.append(undone.pop())
            elif act == "import":
                take_in(store, lists[number], what)
            elif act in ACTS:
                ACTS[act](store, number, what)
            if act not in ("undo", "redo") and len(store.entries()) > acts:
                states.append(everything(store))
                undone.clear()
            assert everything(store) == states[-1]
            check_pointers(states[-1])
        while len(states) > 1:
            store.undo()
            states.pop()
            assert everything(store) == states[-1]
        assert store.findings() == ()
    finally:
        store.close()
