"""What is read once is read again when, and only when, an act changed what it was read from."""

from dataclasses import replace

import pytest

from sankul.operations.store import Among
from sankul.rules.schools import School
from sankul.rules.spaces import Space

SCHOOLS = frozenset({"schools"})


def school(**facts):
    return School(**{"name": "P.S. Rampur", "district_code": "148", "district": "Gorakhpur"} | facts)


@pytest.fixture
def made():
    return []


@pytest.fixture
def ask(any_store, made):
    def names(work):
        made.append(1)
        return [name for (name,) in work.schools.columns("name")]

    def asked(state=None, store=any_store):
        with store.reading() as work:
            return work.kept("names", state, SCHOOLS, lambda: names(work))

    return asked


def add(store, *rows):
    with store.transaction("Add") as work:
        for row in rows:
            (work.spaces if isinstance(row, Space) else work.schools).add(row)


def test_it_is_read_once(any_store, ask, made):
    add(any_store, school())
    assert ask() == ask() == ["P.S. Rampur"]
    assert len(made) == 1


def test_an_act_on_something_else_leaves_it(any_store, ask, made):
    ask()
    add(any_store, Space(name="Hall", capacity=10, district_code="148", district="Gorakhpur"))
    ask()
    assert len(made) == 1


def test_acts_undo_and_redo_renew_it(any_store, ask):
    assert ask() == []
    add(any_store, school())
    assert ask() == ["P.S. Rampur"]
    any_store.undo()
    assert ask() == []
    any_store.redo()
    assert ask() == ["P.S. Rampur"]


def test_another_state_renews_it(ask, made):
    for state in ("en", "en", "hi", "en"):
        ask(state)
    assert len(made) == 3


def test_an_act_of_another_program_renews_it(store, made):
    from sankul.storage.offices import open_office

    def ask():
        with store.reading() as work:
            return work.kept("names", None, SCHOOLS, lambda: [name for (name,) in work.schools.columns("name")])

    assert ask() == []
    other = open_office(store.place)
    add(other, school())
    other.close()
    assert ask() == ["P.S. Rampur"]


def test_within_an_act_it_is_made_anew_and_not_kept(any_store, ask, made):
    add(any_store, school())
    assert ask() == ["P.S. Rampur"]

    def fail():
        with any_store.transaction("Change") as work:
            work.schools.add(school(name="U.P.S. Rampur"))
            assert sorted(work.kept("names", None, SCHOOLS, lambda: ["P.S. Rampur", "U.P.S. Rampur"]))
            assert sorted(ask()) == ["P.S. Rampur", "U.P.S. Rampur"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert ask() == ["P.S. Rampur"]


def test_what_failed_is_not_kept(any_store, ask):
    with any_store.reading() as work, pytest.raises(ZeroDivisionError):
        work.kept("names", None, SCHOOLS, lambda: 1 // 0)
    assert ask() == []


def test_columns_are_plain_and_meet_conditions(any_store):
    rows = [school(name=f"School {number}", udise=None if number % 2 else f"{number:011d}") for number in range(1_200)]
    add(any_store, *rows)
    with any_store.reading() as work:
        found = list(work.schools.columns("id", "udise", name="School 7"))
        assert found == [(rows[7].id, None)]
        assert type(found[0]) is tuple
        assert sum(1 for _name in work.schools.columns("name", udise=None)) == 600
        among = Among([row.id for row in rows[:1_100]])
        assert {name for (name,) in work.schools.columns("name", id=among)} == {row.name for row in rows[:1_100]}


def test_columns_see_what_the_act_did(any_store):
    kept = school()
    add(any_store, kept)
    with any_store.transaction("Rename") as work:
        work.schools.replace(replace(kept, name="Other"))
        assert list(work.schools.columns("name")) == [("Other",)]
