"""Taking a person out of the journal: nothing is left, lawful losses are told from alterations, and undo knows."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text

from sankul.errors import Refusal
from sankul.operations.store import Among
from sankul.rules.forgetting import Forgetting, Forgotten, blank_row
from sankul.rules.journal import RedactedNotUndone, Redaction
from sankul.rules.people import BankAccount, Person
from sankul.rules.spaces import Space
from sankul.storage.keys import load_key
from sankul.storage.offices import make_office_file
from sankul.storage.tables import KINDS
from sankul.text import N_

NAME, NAME_HI, ACCOUNT = "Gyanendra Srivastava", "ज्ञानेन्द्र श्रीवास्तव", "00123456789012"
COLLECTIONS = {"people": "", "bank_accounts": "", "contacts": "note"}


def person(name, name_hi=""):
    return Person(name=name, name_hi=name_hi, mobile="", district_code="148", district="Gorakhpur")


@pytest.fixture
def someone(any_store):
    """Somebody among others: added, changed, given an account, and named in sentences of other acts."""
    row, other = person(NAME, NAME_HI), person("Gyanendra Rai")
    with any_store.transaction(N_("Add {n} people"), n=2) as work:
        work.people.add(row, other)
    with any_store.transaction(N_("Save {person}"), person=NAME) as work:
        work.people.replace(replace(row, mobile="6000123456"))
        work.bank_accounts.add(BankAccount(person_id=row.id, account=ACCOUNT))
    with any_store.transaction(N_("Save {person}"), person="Gyanendra Rai") as work:
        work.people.replace(replace(other, mobile="6000123457"))
    with any_store.transaction(N_("Rename to {name}"), name=f"Circle of {NAME_HI}") as work:
        work.spaces.add(Space(name=f"House of {NAME}", capacity=9, district_code="148", district="Gorakhpur"))
    return row


def erase(store, row):
    """What an erasure does to rows and journal; returns from how many entries something went."""
    words = Forgotten({NAME: "Erased 7F3A", NAME_HI: "विलोपित 7F3A", ACCOUNT: "", "6000123456": ""})
    with store.noting(N_("Erase {code}"), code="Erased 7F3A") as work:
        work.bank_accounts.remove(*work.bank_accounts.where(person_id=row.id))
        work.people.replace(replace(row, name="Erased 7F3A", name_hi="विलोपित 7F3A", mobile=""))
        (space,) = work.spaces.where()
        work.spaces.replace(blank_row("spaces", space, words))
        rows = frozenset({("spaces", space.id)})
        return work.redact(Forgetting(frozenset({row.id}), COLLECTIONS, rows, words))


def everything_in(store):
    """All that all tables hold, as one text."""
    with store._engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        else:
            names = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        tables = [name for (name,) in names if name != "alembic_version"]
        return "\n".join(
            str(tuple(row)) for table in tables for row in connection.execute(text(f'SELECT * FROM "{table}"'))
        )


def alter(store, statement, **values):
    with store._engine.begin() as connection:
        connection.execute(text(statement), values)


def test_nothing_is_left_of_the_person_and_others_stay(any_store, someone):
    assert NAME in everything_in(any_store)
    assert erase(any_store, someone) == 3
    dump = everything_in(any_store)
    for word in (NAME, NAME_HI, ACCOUNT, "6000123456", "Srivastava"):
        assert word not in dump
    assert "Gyanendra Rai" in dump
    assert "6000123457" in dump


def test_the_trail_is_whole_after_an_erasure_and_a_second_one(any_store, someone):
    erase(any_store, someone)
    assert any_store.findings() == ()
    words = Forgotten({"Gyanendra Rai": "Erased 0001"})
    with any_store.noting(N_("Erase {code}"), code="Erased 0001") as work:
        other = work.people.first(name="Gyanendra Rai")
        work.people.replace(replace(other, name="Erased 0001"))
        work.redact(Forgetting(frozenset({other.id}), COLLECTIONS, frozenset(), words))
    assert any_store.findings() == ()
    assert "Gyanendra" not in everything_in(any_store)
    with any_store.reading() as work:
        sequences = [each.sequence for each in work.redactions.where()]
    assert len(sequences) == len(set(sequences))


def test_history_and_sentences_speak_of_the_code(any_store, someone):
    erase(any_store, someone)
    said = [entry.sentence() for entry in any_store.entries()]
    assert said == [
        "Erase Erased 7F3A",
        "Rename to Circle of विलोपित 7F3A",
        "Save Gyanendra Rai",
        "Save Erased 7F3A",
        "Add 2 people",
    ]
    states = [(change.before, change.after) for _entry, change in any_store.history(someone.id)]
    assert states[0] == (None, {})
    assert states[-1][0] == {}
    assert states[-1][1]["name"] == "Erased 7F3A"


def test_what_lost_something_is_not_undone_and_newer_acts_are(any_store, someone):
    erase(any_store, someone)
    with any_store.reading() as work:
        other = work.people.first(name="Gyanendra Rai")
    with any_store.transaction("New act") as work:
        work.people.replace(replace(other, mobile="6000123458"))
    for _other_act in range(3):  # the new one, a space whose name was replaced, and another person
        any_store.undo()
    with pytest.raises(RedactedNotUndone):
        any_store.undo()
    with any_store.reading() as work:
        assert work.people.get(someone.id).name == "Erased 7F3A"


def test_what_was_undone_before_an_erasure_is_not_done_again_after_it(any_store, someone):
    with any_store.transaction(N_("Save {person}"), person=NAME) as work:
        work.people.replace(replace(work.people.get(someone.id), mobile="6000123459"))
    any_store.undo()
    erase(any_store, someone)
    with pytest.raises(RedactedNotUndone):
        any_store.redo()
    assert any_store.findings() == ()
    assert NAME not in everything_in(any_store)


FORGERIES = {
    "a redacted change": "UPDATE journal_changes SET after = '{\"x\"\\:1}' WHERE sequence = 2 AND after = '{}'",
    "a redacted change taken away": "DELETE FROM journal_changes WHERE sequence = 2",
    "a redacted sentence": "UPDATE journal_entries SET label = 'Nothing' WHERE sequence = 2",
    "who did a redacted act": "UPDATE journal_entries SET actor = 'nobody' WHERE sequence = 2",
    "the words of a redacted act": 'UPDATE journal_entries SET filled = \'{"person"\\:"Y"}\' WHERE sequence = 2',
    "the old hash of a redacted act": "UPDATE journal_entries SET changes_hash = hash WHERE sequence = 2",
    "the digest": "UPDATE redactions SET digest = :other WHERE sequence = 2",
    "which entry it was": "UPDATE redactions SET sequence = 3 WHERE sequence = 2",
}


@pytest.mark.parametrize("forgery", sorted(FORGERIES))
def test_whatever_is_altered_afterwards_is_noticed(any_store, someone, forgery):
    erase(any_store, someone)
    statement = FORGERIES[forgery]
    alter(any_store, statement, **({"other": "0" * 64} if ":other" in statement else {}))
    number = 3 if forgery == "which entry it was" else 2
    assert any_store.findings() == (f"Entry {number} of the audit trail was altered.",)


def test_taking_something_out_without_a_record_is_noticed(any_store, someone):
    alter(any_store, "UPDATE journal_changes SET after = '{}' WHERE sequence = 2")
    assert any_store.findings() == ("Entry 2 of the audit trail was altered.",)


def test_a_record_that_no_note_bears_out_helps_no_forger(any_store, someone):
    from sankul.storage.redaction import _digest_now

    alter(any_store, "UPDATE journal_changes SET after = '{}' WHERE sequence = 2")
    with any_store._engine.connect() as connection:
        digest = _digest_now(connection, 2)
    table = next(kind.table for kind in KINDS if kind.name == "redactions")
    with any_store._engine.begin() as connection:
        connection.execute(insert(table), {"id": Redaction(sequence=2, digest="").id, "sequence": 2, "digest": digest})
    assert any_store.findings() == ("Entry 2 of the audit trail was altered.",)


def test_a_record_in_an_act_that_can_be_undone_helps_no_forger(any_store, someone):
    from sankul.storage.redaction import _digest_now

    alter(any_store, "UPDATE journal_changes SET after = '{}' WHERE sequence = 2")
    with any_store._engine.connect() as connection:
        digest = _digest_now(connection, 2)
    with any_store.transaction("Forge") as work:
        work.redactions.add(Redaction(sequence=2, digest=digest))
    assert any_store.findings() == ("Entry 2 of the audit trail was altered.",)


def test_altering_the_erasure_itself_is_noticed_with_all_that_it_declared(any_store, someone):
    erase(any_store, someone)
    alter(any_store, "UPDATE journal_entries SET actor = 'nobody' WHERE sequence = 5")
    assert any_store.findings() == tuple(f"Entry {n} of the audit trail was altered." for n in (1, 2, 4, 5))


def test_a_note_that_fails_takes_nothing_out(any_store, someone):
    before = everything_in(any_store)

    def fail():
        with any_store.noting("Erase") as work:
            work.redact(Forgetting(frozenset({someone.id}), COLLECTIONS, frozenset(), Forgotten({NAME: "x"})))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert everything_in(any_store) == before


def test_the_pages_of_the_file_hold_nothing_of_the_person(tmp_path, deciphered):
    """Deciphered page by page, free room included: what is only unlinked could be read by whoever has the key."""
    path = tmp_path / "office.sankul"
    store = make_office_file(path)
    rows = [person(f"Teacher {number}") for number in range(300)]
    with store.transaction("Add") as work:
        work.people.add(*rows, someone := person(NAME, NAME_HI))
    for mobile in ("6000123456", "6000123457"):
        with store.transaction(N_("Save {person}"), person=NAME) as work:
            someone = replace(someone, mobile=mobile)
            work.people.replace(someone)
            work.people.replace(*[replace(each, mobile=mobile) for each in work.people.where(id=Among([rows[0].id]))])
    with store.transaction("Add a house") as work:
        work.spaces.add(Space(name=f"House of {NAME}", capacity=9, district_code="148", district="Gorakhpur"))
    key = load_key(path, None)
    assert NAME.encode() in deciphered(path, key)
    erase(store, someone)
    store.close()
    pages = deciphered(path, key)
    assert NAME.encode() not in pages
    assert NAME_HI.encode() not in pages
    assert b"Teacher 299" in pages


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.integers(0, 3)),
        st.tuples(st.just("erase"), st.integers(0, 3)),
        st.tuples(st.just("undo"), st.just(0)),
        st.tuples(st.just("redo"), st.just(0)),
    ),
    max_size=12,
)


@settings(max_examples=15)
@given(steps=STEPS)
def test_no_walk_of_acts_and_erasures_brings_anybody_back(steps, copy_office, blank_office, tmp_path_factory):
    """Whoever was erased stays erased, is in no table, and the trail is whole after each walk."""
    store = copy_office(blank_office, tmp_path_factory.mktemp("walk") / "office.sankul")
    people = [person(f"Name{number} Walker{number}") for number in range(4)]
    with store.transaction(N_("Add {n} people"), n=4) as work:
        work.people.add(*people)
    gone = set()
    for count, (step, at) in enumerate(steps):
        one = people[at]
        if step == "change" and at not in gone:
            with store.transaction(N_("Save {person}"), person=one.name) as work:
                for row in work.people.where(id=one.id):
                    work.people.replace(replace(row, mobile=f"6{count:09d}"))
        elif step == "erase" and at not in gone:
            gone.add(at)
            erase_one(store, one, at)
        elif step in ("undo", "redo"):
            with suppress(Refusal):
                getattr(store, step)()
    dump = everything_in(store)
    findings = store.findings()
    store.close()
    assert findings == ()
    assert {at for at in range(4) if people[at].name in dump} == set(range(4)) - gone


def erase_one(store, one, at):
    code = f"Erased 000{at}"
    with store.noting(N_("Erase {code}"), code=code) as work:
        for row in work.people.where(id=one.id):
            work.people.replace(replace(row, name=code, mobile=""))
        work.redact(Forgetting(frozenset({one.id}), COLLECTIONS, frozenset(), Forgotten({one.name: code})))
