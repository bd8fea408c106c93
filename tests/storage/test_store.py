"""Transactions, conditions, the journal, undo and redo, and the database's own guards."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from sankul import clock
from sankul.errors import NotFound, Refusal
from sankul.operations.store import After, Among, Below, Between
from sankul.rules.attendance import Mark, MarkState
from sankul.rules.certificates import Certificate, CertificateKind, CertificateState
from sankul.rules.claims import Claim, ClaimState, RateUnit
from sankul.rules.journal import ActKind, CannotUndo, ChangedSince, NothingToRedo, NothingToUndo
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.people import BankAccount, Person, Role, RoleName
from sankul.rules.privacy import Disclosure, DisclosureKind
from sankul.rules.programmes import Programme
from sankul.rules.schools import School
from sankul.rules.sessions import Session
from sankul.rules.spaces import Booking, Space
from sankul.storage.troubles import ClashesWithSaved

NOON = datetime(2026, 10, 14, 6, 30, tzinfo=UTC)


def person(name="Asha", **values):
    return Person(name=name, district_code="148", district="Gorakhpur", **values)


def space(name="Hall"):
    return Space(name=name, capacity=20, district_code="148", district="Gorakhpur")


def booking(where, start_hours, hours):
    start = NOON + timedelta(hours=start_hours)
    return Booking(space_id=where.id, starts_at=start, ends_at=start + timedelta(hours=hours))


def add(store, collection, *rows):
    with store.transaction("Add") as work:
        getattr(work, collection).add(*rows)


def everyone(store):
    with store.reading() as work:
        return {row.id: row for row in work.people.where()}


def test_what_is_added_comes_back_equal(any_store):
    row = person(name_hi="ज्ञानेन्द्र श्रीवास्तव", mobile="6000123456")
    add(any_store, "people", row)
    assert everyone(any_store) == {row.id: row}


def test_every_type_of_value_comes_back_equal(any_store):
    programme = Programme(name="P", from_on=date(2026, 4, 1), until_on=date(2027, 4, 1))
    someone = person()
    certificate = Certificate(
        serial="GKP/1",
        financial_year="2026-27",
        sequence=1,
        kind=CertificateKind.COMPLETION,
        language="both",
        person_id=someone.id,
        programme_id=programme.id,
        issued_on=date(2026, 11, 1),
        facts={"name_hi": "आशा", "name": "Asha"},
        code="6BF",
        key_id="k1",
    )
    claim = Claim(
        programme_id=programme.id,
        person_id=someone.id,
        month_on=date(2026, 10, 1),
        head="Allowance",
        unit=RateUnit.MONTH,
        quantity=1,
        rate_paise=50_000,
        gross_paise=9_007_199_254_740_993,
        net_paise=9_007_199_254_740_993,
        evidence=("session 1", "बैठक 2"),
    )
    with any_store.transaction("Add") as work:
        work.programmes.add(programme)
        work.people.add(someone)
        work.certificates.add(certificate)
        work.claims.add(claim)
    with any_store.reading() as work:
        assert work.certificates.where() == (certificate,)
        assert work.claims.where() == (claim,)
    assert any_store.undo().kind is ActKind.UNDO
    any_store.redo()
    with any_store.reading() as work:
        assert (work.certificates.where(), work.claims.where()) == ((certificate,), (claim,))


def test_conditions(any_store):
    rooms = [space(f"Hall {number}") for number in range(3)]
    bookings = [booking(rooms[number % 3], number, 1) for number in range(9)]
    add(any_store, "spaces", *rooms)
    add(any_store, "bookings", *bookings)
    third = NOON + timedelta(hours=3)
    with any_store.reading() as work:
        assert work.bookings.where(space_id=rooms[0].id) == tuple(bookings[0::3])
        assert work.bookings.where(starts_at=Between(NOON, third)) == tuple(bookings[:3])
        assert work.bookings.where(starts_at=Below(third)) == tuple(bookings[:3])
        assert work.bookings.where(starts_at=After(third)) == tuple(bookings[4:])
        assert work.bookings.count(space_id=Among([rooms[0].id, rooms[1].id])) == 6
        assert work.bookings.where(space_id=Among([])) == ()
        assert work.bookings.count(session_id=None) == 9
        assert work.bookings.first(space_id=rooms[2].id) == bookings[2]
        with pytest.raises(NotFound):
            work.bookings.get(rooms[0].id)


def test_more_keys_than_one_query_takes(any_store):
    rows = [person(f"P {number}") for number in range(1_203)]
    add(any_store, "people", *rows)
    with any_store.reading() as work:
        assert set(work.people.where(id=Among([row.id for row in rows]))) == set(rows)
        assert work.people.count(id=Among([row.id for row in rows])) == 1_203


def test_a_refusal_leaves_nothing(any_store):
    def act():
        with any_store.transaction("Add") as work:
            work.people.add(person())
            raise NotFound

    with pytest.raises(NotFound):
        act()
    assert everyone(any_store) == {}
    assert any_store.entries() == ()


def test_a_reading_changes_nothing(any_store):
    with pytest.raises(RuntimeError), any_store.reading() as work:
        work.people.add(person())
    assert everyone(any_store) == {}


def test_replace_and_remove_want_what_is_there(any_store):
    with pytest.raises(NotFound), any_store.transaction("Change") as work:
        work.people.replace(person())


def test_an_act_that_changes_nothing_is_no_act(any_store):
    row = person()
    add(any_store, "people", row)
    with any_store.transaction("Nothing") as work:
        work.people.replace(row)
        other = person("Other")
        work.people.add(other)
        work.people.remove(other)
    assert len(any_store.entries()) == 1


def test_undo_and_redo_walk_back_and_forth(any_store):
    row = person()
    add(any_store, "people", row)
    with any_store.transaction("Rename") as work:
        work.people.replace(replace(row, name="Usha"))
    with any_store.transaction("Remove") as work:
        work.people.remove(replace(row, name="Usha"))
    assert everyone(any_store) == {}
    any_store.undo()
    any_store.undo()
    assert everyone(any_store)[row.id].name == "Asha"
    any_store.redo()
    assert everyone(any_store)[row.id].name == "Usha"
    any_store.redo()
    assert everyone(any_store) == {}
    with pytest.raises(NothingToRedo):
        any_store.redo()
    for _ in range(3):
        any_store.undo()
    with pytest.raises(NothingToUndo):
        any_store.undo()
    add(any_store, "people", row)
    with pytest.raises(NothingToRedo):
        any_store.redo()


def test_undo_puts_rows_back_in_any_order(any_store):
    school = School(name="PS", udise="09580100101", district_code="148", district="Gorakhpur")
    teacher = person(school_id=school.id)
    account = BankAccount(person_id=teacher.id, account="123456789012", ifsc="SBIN0001234")
    with any_store.transaction("Add all") as work:
        work.schools.add(school)
        work.people.add(teacher)
        work.bank_accounts.add(account)
    with any_store.transaction("Remove all") as work:
        work.bank_accounts.remove(account)
        work.people.remove(teacher)
        work.schools.remove(school)
    any_store.undo()
    assert everyone(any_store) == {teacher.id: teacher}
    any_store.undo()
    assert everyone(any_store) == {}


def test_what_papers_were_given_out_on_is_not_undone(any_store):
    with any_store.transaction("Issue", can_undo=False) as work:
        work.people.add(person())
    with pytest.raises(CannotUndo, match="Issue"):
        any_store.undo()


def test_undo_does_not_wipe_out_what_came_since(any_store):
    row = person()
    add(any_store, "people", row)
    with any_store._engine.begin() as connection:
        connection.execute(text("UPDATE people SET name = 'Changed elsewhere'"))
    with pytest.raises(ChangedSince):
        any_store.undo()
    assert everyone(any_store)[row.id].name == "Changed elsewhere"


def test_history_tells_before_and_after(any_store):
    row = person()
    add(any_store, "people", row)
    with any_store.transaction("Rename {name}", name="Asha") as work:
        work.people.replace(replace(row, name="Usha"))
    (_, made), (entry, renamed) = any_store.history(row.id)
    assert made.before is None
    assert (renamed.before["name"], renamed.after["name"]) == ("Asha", "Usha")
    assert entry.sentence() == "Rename Asha"
    assert entry.actor


def test_rows_that_were_taken_away_are_found_by_their_person(any_store):
    one, other = person(), person()
    roles = [Role(person_id=each.id, role=RoleName.OFFICER, from_on=date(2026, 4, 1)) for each in (one, one, other)]
    with any_store.transaction("Add") as work:
        work.people.add(one, other)
        work.roles.add(*roles)
    with any_store.transaction("Remove") as work:
        work.roles.remove(roles[0], roles[2])
    assert any_store.taken_away({"roles"}, {one.id}) == (roles[0].id,)
    assert set(any_store.taken_away({"roles", "contacts"}, {one.id, other.id})) == {roles[0].id, roles[2].id}
    assert any_store.taken_away({"contacts"}, {one.id}) == ()


def test_listeners_hear_what_changed(any_store):
    heard = []
    stop = any_store.listen(heard.append)
    add(any_store, "people", person())
    any_store.undo()
    stop()
    any_store.redo()
    assert [(changes.kind, changes.collections) for changes in heard] == [
        (ActKind.ACT, {"people"}),
        (ActKind.UNDO, {"people"}),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("UPDATE journal_entries SET label = 'Forged' WHERE sequence = 1", ["Entry 1"]),
        ("UPDATE journal_changes SET after = replace(after, 'Asha', 'Forged') WHERE sequence = 2", ["Entry 2"]),
        ("UPDATE journal_entries SET actor = 'nobody' WHERE sequence = 2", ["Entry 2"]),
        ("UPDATE journal_entries SET hash = changes_hash WHERE sequence = 1", ["Entry 1", "Entry 2"]),
    ],
)
def test_an_altered_trail_is_noticed(any_store, query, found):
    add(any_store, "people", person("Asha"))
    add(any_store, "people", person("Asha"))
    assert any_store.findings() == ()
    with any_store._engine.begin() as connection:
        connection.execute(text(query))
    said = any_store.findings()
    assert len(said) == len(found)
    assert all(start in sentence for start, sentence in zip(found, said, strict=True))


def test_an_entry_taken_out_is_noticed(any_store):
    for _ in range(3):
        add(any_store, "people", person("Asha"))
    with any_store._engine.begin() as connection:
        connection.execute(text("DELETE FROM journal_changes WHERE sequence = 2"))
        connection.execute(text("DELETE FROM journal_entries WHERE sequence = 2"))
    assert any("Entry 3" in sentence for sentence in any_store.findings())


def test_overlapping_bookings_cannot_be_saved(any_store):
    hall = space()
    add(any_store, "spaces", hall)
    add(any_store, "bookings", booking(hall, 0, 2))
    add(any_store, "bookings", booking(hall, 2, 1))
    for start, hours in [(1, 2), (-1, 2), (0, 2), (0.5, 0.5)]:
        with pytest.raises(ClashesWithSaved):
            add(any_store, "bookings", booking(hall, start, hours))
    with any_store.reading() as work:
        moved = work.bookings.where()[1]
    with pytest.raises(ClashesWithSaved), any_store.transaction("Move") as work:
        work.bookings.replace(replace(moved, starts_at=NOON))


def test_two_windows_cannot_book_the_same_space(any_store):
    hall = space()
    add(any_store, "spaces", hall)
    outcomes = []

    def book():
        try:
            add(any_store, "bookings", booking(hall, 0, 1))
            outcomes.append("saved")
        except Refusal:
            outcomes.append("refused")

    threads = [threading.Thread(target=book) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused", "refused", "refused", "saved"]


def test_the_highest_number_plus_one_is_never_used_twice(any_store):
    def number():
        with any_store.transaction("Number") as work:
            work.people.add(person(f"P {work.people.count() + 1}"))

    threads = [threading.Thread(target=number) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {row.name for row in everyone(any_store).values()} == {f"P {n}" for n in range(1, 9)}


PROGRAMME = Programme(name="P", from_on=date(2026, 4, 1), until_on=date(2027, 4, 1))
CIRCLE = Circle(programme_id=PROGRAMME.id, code="GKP-01", name="C", district_code="148", district="Gorakhpur")
MEETING = Session(circle_id=CIRCLE.id, number=1, starts_at=NOON, ends_at=NOON + timedelta(hours=1))
TEACHER = person("Teacher")


@pytest.fixture
def small_office(any_store):
    with any_store.transaction("Make") as work:
        work.programmes.add(PROGRAMME)
        work.people.add(TEACHER)
        work.circles.add(CIRCLE)
        work.sessions.add(MEETING)
        work.marks.add(Mark(session_id=MEETING.id, person_id=TEACHER.id, state=MarkState.PRESENT))
        work.members.add(Member(circle_id=CIRCLE.id, person_id=TEACHER.id, part=Part.TEACHER, from_on=date(2026, 4, 1)))
    return any_store


def never_rows():
    claim = {
        "programme_id": PROGRAMME.id,
        "person_id": TEACHER.id,
        "month_on": date(2026, 10, 1),
        "head": "Allowance",
        "unit": RateUnit.MONTH,
        "quantity": 1,
        "rate_paise": 500,
    }
    certificate = Certificate(
        serial="S",
        financial_year="2026-27",
        sequence=1,
        kind=CertificateKind.PARTICIPATION,
        language="hi",
        person_id=TEACHER.id,
        programme_id=PROGRAMME.id,
        issued_on=date(2026, 10, 1),
        facts={},
        code="",
        key_id="",
    )
    yield "people", Person(district_code="148", district="Gorakhpur")
    yield "people", person(mobile="12345")
    yield "people", person(school_id=TEACHER.id)
    yield "schools", School(udise="9580100101", name="PS", district_code="148", district="G")
    yield "bank_accounts", BankAccount(person_id=TEACHER.id, account="1234")
    yield "bank_accounts", BankAccount(person_id=TEACHER.id, account="123456789", ifsc="SBIN")
    yield "programmes", Programme(name="Q", from_on=date(2026, 4, 1), until_on=date(2026, 4, 1))
    yield "programmes", replace(PROGRAMME, id=TEACHER.id)
    yield "marks", Mark(session_id=MEETING.id, person_id=TEACHER.id, state=MarkState.ABSENT)
    yield "sessions", replace(MEETING, id=TEACHER.id)
    yield "sessions", replace(MEETING, id=TEACHER.id, number=2, ends_at=MEETING.starts_at)
    yield "members", Member(circle_id=CIRCLE.id, person_id=TEACHER.id, part=Part.TEACHER, from_on=date(2026, 5, 1))
    yield "spaces", replace(space(), capacity=0)
    yield "claims", Claim(**claim, gross_paise=500, net_paise=499)
    yield "claims", Claim(**claim, gross_paise=500, deduction_paise=600, net_paise=-100)
    yield "claims", Claim(**claim, gross_paise=500, net_paise=500, state=ClaimState.RETURNED)
    yield "certificates", replace(certificate, sequence=0)
    yield "certificates", replace(certificate, state=CertificateState.REVOKED)


@pytest.mark.parametrize(("collection", "row"), [pytest.param(*each, id=str(n)) for n, each in enumerate(never_rows())])
def test_what_must_never_be_is_refused_by_the_database(small_office, collection, row):
    before = len(small_office.entries())
    with pytest.raises(ClashesWithSaved):
        add(small_office, collection, row)
    assert len(small_office.entries()) == before


names = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=6)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("add"), names),
        st.tuples(st.just("rename"), names),
        st.tuples(st.just("remove"), st.just("")),
        st.tuples(st.just("undo"), st.just("")),
        st.tuples(st.just("redo"), st.just("")),
    ),
    max_size=25,
)


class Model:
    """What the store should be: a list of past states and a list of states to come."""

    def __init__(self):
        self.states, self.ahead = [{}], []

    def act(self, state):
        if state != self.states[-1]:
            self.states.append(state)
            self.ahead = []

    def undo(self):
        self.ahead.append(self.states.pop())

    def redo(self):
        self.states.append(self.ahead.pop())


def walk(store, model, act, name):
    people = model.states[-1]
    chosen = next(iter(people.values()), None)
    if act == "undo" and len(model.states) > 1:
        store.undo()
        model.undo()
    elif act == "redo" and model.ahead:
        store.redo()
        model.redo()
    elif act == "add":
        row = person(name)
        add(store, "people", row)
        model.act({**people, row.id: row})
    elif act == "rename" and chosen:
        renamed = replace(chosen, name=name)
        with store.transaction("Rename") as work:
            work.people.replace(renamed)
        model.act({**people, chosen.id: renamed})
    elif act == "remove" and chosen:
        with store.transaction("Remove") as work:
            work.people.remove(chosen)
        model.act({key: row for key, row in people.items() if key != chosen.id})


@settings(max_examples=25)
@given(acts)
def test_a_random_walk_ends_where_the_model_ends(any_store, walked):
    with any_store.transaction("Start anew", can_undo=False) as work:
        work.people.remove(*work.people.where())
        marker = person("Start")
        work.people.add(marker)
    model = Model()
    model.states = [{marker.id: marker}]
    for act, name in walked:
        walk(any_store, model, act, name)
        assert everyone(any_store) == model.states[-1]
    assert any_store.findings() == ()


def test_rows_come_in_the_order_of_their_keys_however_many_values_are_asked_for(any_store):
    people = [person(f"P{number}", mobile=f"{9_999_999_999 - number}") for number in range(1_200)]
    add(any_store, "people", *people)
    with any_store.reading() as work:
        found = work.people.where(mobile=Among([each.mobile for each in people]))
    assert [each.id for each in found] == sorted(each.id for each in people)


def test_many_rows_are_saved_and_undone_whole(any_store):
    people = [person(f"P{number}") for number in range(12_001)]
    add(any_store, "people", *people)
    assert everyone(any_store) == {each.id: each for each in people}
    assert any_store.entries(1)[0].size == len(people)
    assert any_store.findings() == ()
    any_store.undo()
    assert everyone(any_store) == {}
    assert any_store.findings() == ()


def test_a_reading_within_a_reading_does_not_wait_for_a_writer(any_store):
    """A writer that wants to save waits for the first reading; the second must not wait for the writer."""
    add(any_store, "people", person("First"))
    writer = threading.Thread(target=add, args=(any_store, "people", person("Second")))
    with any_store.reading() as outer:
        assert outer.people.count() == 1
        writer.start()
        writer.join(0.5)
        with any_store.reading() as inner:
            assert inner.people.count() == 1
    writer.join()
    assert {row.name for row in everyone(any_store).values()} == {"First", "Second"}


def test_a_reading_within_an_act_sees_what_the_act_did(any_store):
    with any_store.transaction("Add") as work:
        work.people.add(person())
        with any_store.reading() as inner:
            assert inner.people.count() == 1
            with pytest.raises(RuntimeError):
                inner.people.add(person())


def test_undo_and_redo_pass_a_note_over(any_store):
    with any_store.transaction("Add") as work:
        work.people.add(person := Person(name="Asha", district_code="148", district="Gorakhpur"))
    with any_store.noting("Look at the account of {person}", person="Asha") as work:
        work.disclosures.add(Disclosure(person_id=person.id, at=clock.now(), actor="clerk", kind=DisclosureKind.SEEN))
    note = any_store.entries(1)[0]
    assert (note.kind, note.sentence()) == (ActKind.NOTE, "Look at the account of Asha")
    with any_store.transaction("Add another") as work:
        work.people.add(Person(name="Bina", district_code="148", district="Gorakhpur"))
    assert any_store.undo().label == "Add another"
    with any_store.noting("Look again") as work:
        work.disclosures.add(Disclosure(person_id=person.id, at=clock.now(), actor="clerk", kind=DisclosureKind.SEEN))
    assert any_store.redo().label == "Add another"
    assert any_store.undo().label == "Add another"
    assert any_store.findings() == ()
