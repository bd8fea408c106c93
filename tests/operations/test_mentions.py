"""Where else an erased person is named: found in every text, decided on one by one, and then gone from the file."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from sankul.operations.erasure import erase_person, erasure_ahead
from sankul.operations.merging import merge_people
from sankul.operations.people import save_person
from sankul.rules.attendance import Mark, MarkState
from sankul.rules.certificates import Certificate, CertificateKind, CertificateState, Withdrawal
from sankul.rules.claims import Claim, ClaimState, RateUnit
from sankul.rules.column_choices import ColumnChoice
from sankul.rules.contacts import Contact, ContactKind
from sankul.rules.course_work import Task
from sankul.rules.forgetting import TEXTS
from sankul.rules.holidays import Holiday, HolidayKind
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.offices import Office, Signatory
from sankul.rules.people import BankAccount, Person
from sankul.rules.privacy import Disclosure, DisclosureKind
from sankul.rules.programmes import Programme
from sankul.rules.schools import School
from sankul.rules.sessions import Session
from sankul.rules.spaces import Booking, Space
from sankul.storage.keys import load_key
from sankul.storage.offices import make_office_file
from sankul.storage.tables import KINDS
from sankul.text import N_

PLACE = {"district_code": "148", "district": "Gorakhpur"}
DAY, AT, LATER = date(2026, 11, 2), datetime(2026, 11, 4, 10, tzinfo=UTC), datetime(2026, 11, 4, 11, tzinfo=UTC)
NAME, NAME_HI, MOBILE, ACCOUNT = "Bindu Soni", "बिन्दु सोनी", "6000123456", "00998877665544"
SAID = "Ask SMT. BINDU  SONI, बिंदु सोनी or +91 60001 23456 first"
NEVER_TYPED = {
    "codes and keys": (
        *(
            "gender",
            "mobile",
            "employee_code",
            "account",
            "ifsc",
            "udise",
            "district_code",
            "state_code",
            "code",
            "key_id",
        ),
        *("serial", "digest", "public_key", "private_key", "serial_prefix", "financial_year", "pin_code", "source"),
    ),
    "places and posts": (
        "district",
        "block",
        "state",
        "cluster",
        "designation",
        "designation_hi",
        "role",
        "head",
        "head_hi",
    ),
    "of the program": ("language", "version", "noun", "actor"),
    "what papers were made of": ("letters", "body", "data", "facts", "starter"),
}


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")


class Named:
    """An office in which one person is named in every text that somebody can type."""

    def __init__(self, store):
        self.store = store
        self.bindu = Person(name=NAME, name_hi=NAME_HI, mobile=MOBILE, **PLACE)
        self.other = Person(name="Anjali Rao", **PLACE)
        programme = Programme(name="P", from_on=date(2026, 4, 1), until_on=date(2027, 4, 1))
        circle = Circle(programme_id=programme.id, code="GKP-01", name=f"Circle of {NAME}", **PLACE)
        session = Session(circle_id=circle.id, number=1, starts_at=AT, ends_at=LATER, topic=SAID, reason=SAID)
        space = Space(name=SAID, name_hi=SAID, capacity=9, contact=f"Smt. {NAME}", contact_mobile="9800000009", **PLACE)
        money = {"unit": RateUnit.MONTH, "quantity": 1, "rate_paise": 1, "gross_paise": 1, "net_paise": 1}
        claim = {"programme_id": programme.id, "month_on": date(2026, 10, 1), "state": ClaimState.RETURNED, **money}
        paper = {
            "financial_year": "2026-27",
            "language": "en",
            "programme_id": programme.id,
            "issued_on": DAY,
            "key_id": "k",
        }
        self.rows = {
            "people": [self.bindu, self.other],
            "bank_accounts": [BankAccount(person_id=self.bindu.id, account=ACCOUNT)],
            "programmes": [programme],
            "circles": [circle],
            "members": [
                Member(circle_id=circle.id, person_id=self.other.id, part=Part.TEACHER, from_on=DAY, reason=SAID),
                Member(circle_id=circle.id, person_id=self.bindu.id, part=Part.TEACHER, from_on=DAY, reason=SAID),
            ],
            "sessions": [session],
            "marks": [Mark(session_id=session.id, person_id=self.other.id, state=MarkState.PRESENT, remark=SAID)],
            "spaces": [space],
            "bookings": [Booking(space_id=space.id, session_id=session.id, starts_at=AT, ends_at=LATER, purpose=SAID)],
            "tasks": [Task(programme_id=programme.id, title=SAID, title_hi=SAID)],
            "contacts": [
                Contact(person_id=self.other.id, by_id=self.bindu.id, kind=ContactKind.CALL, on=DAY, note=SAID)
            ],
            "certificates": [
                Certificate(
                    serial="G/1",
                    sequence=1,
                    kind=CertificateKind.LEADING,
                    person_id=self.other.id,
                    facts={"name": "Anjali Rao"},
                    code="c",
                    state=CertificateState.REVOKED,
                    reason=SAID,
                    override=SAID,
                    **paper,
                )
            ],
            "claims": [
                Claim(person_id=self.other.id, head="A", reason=SAID, **claim),
                Claim(person_id=self.bindu.id, head="B", reason=MOBILE, **claim),
            ],
            "withdrawals": [Withdrawal(key_id="k", serial="G/1", state=CertificateState.REVOKED, reason=SAID, on=DAY)],
            "holidays": [
                Holiday(
                    name=SAID,
                    name_hi=SAID,
                    kind=HolidayKind.HOLIDAY,
                    from_on=DAY,
                    until_on=AT.date(),
                    order_number=SAID,
                )
            ],
            "disclosures": [
                Disclosure(person_id=self.other.id, at=AT, actor="a", kind=DisclosureKind.EXPORTED, what=SAID)
            ],
            "column_choices": [
                ColumnChoice(
                    noun="people",
                    headings="mobile|bindu soni",
                    columns={"bindu soni#1": "", "mobile#1": "mobile"},
                    scripts={"bindu soni#1": "krutidev"},
                )
            ],
            "schools": [School(udise="09580100101", name=SAID, name_hi=SAID, village=SAID, **PLACE)],
            "signatories": [Signatory(name=NAME, name_hi=NAME_HI, designation="D", designation_hi="D", position=0)],
            "offices": [Office(name="DIET", state_code="9", state="UP", letterhead=SAID, letterhead_hi=SAID, **PLACE)],
        }
        with store.transaction("Set up") as work:
            for name, rows in self.rows.items():
                getattr(work, name).add(*rows)

    def row(self, name):
        with self.store.reading() as work:
            return getattr(work, name).get(self.rows[name][0].id)


@pytest.fixture
def office(store):
    return Named(store)


@pytest.fixture
def any_office(any_store):
    """On each database in turn, for what is asked of the store itself."""
    return Named(any_store)


def dump(store):
    """All that all tables hold, as texts."""
    with store._engine.connect() as connection:
        for kind in KINDS:
            yield from map(str, connection.execute(kind.table.select()))
        for name in ("journal_entries", "journal_changes"):
            yield from map(str, connection.exec_driver_sql(f"SELECT * FROM {name}"))


def holding(store, *words):
    return [line for line in dump(store) if any(word in line for word in words)]


TRACES = (NAME, NAME_HI, "bindu soni", "BINDU", "बिंदु", MOBILE, "60001 23456", ACCOUNT)


def test_every_place_is_shown_and_with_all_of_them_nothing_of_the_person_is_left(any_office):
    mentions = erasure_ahead(any_office.store, any_office.bindu.id).mentions
    assert {each.collection for each in mentions} == set(TEXTS)
    proposed = {each.collection for each in mentions if each.is_sure}
    assert set(TEXTS) - proposed == {"schools", "signatories", "offices"}
    done = erase_person(any_office.store, any_office.bindu.id, [each.id for each in mentions])
    assert (done.mentions, done.blanked) == ((), len(mentions))
    assert holding(any_office.store, *TRACES) == []
    assert any_office.store.findings() == ()
    assert any_office.row("contacts").note == f"Ask SMT. {done.person.name}, {done.person.name_hi} or — first"
    assert (any_office.row("spaces").contact, any_office.row("spaces").contact_mobile) == ("", "")
    assert set(any_office.row("column_choices").columns) == {f"{done.person.name}#1", "mobile#1"}
    with any_office.store.reading() as work:
        assert [each.reason for each in work.claims.where(person_id=any_office.bindu.id)] == ["—"]


def test_what_is_not_said_is_done_as_proposed_and_what_was_left_is_told(office):
    done = erase_person(office.store, office.bindu.id)
    assert {each.collection for each in done.mentions} == {"schools", "signatories", "offices"}
    assert NAME in office.row("signatories").name
    assert len(holding(office.store, *TRACES)) == 6  # three rows, each once more in the journal
    assert office.store.findings() == ()


def test_a_place_that_is_kept_keeps_its_history_too(office):
    mentions = erasure_ahead(office.store, office.bindu.id).mentions
    kept = next(each for each in mentions if each.collection == "contacts")
    done = erase_person(office.store, office.bindu.id, {each.id for each in mentions} - {kept.id})
    assert done.mentions == (kept,)
    assert office.row("contacts").note == SAID
    assert [change.after["note"] for _entry, change in office.store.history(kept.row_id)] == [SAID]


def test_a_mention_says_where_it_is_and_what_stands_around(office):
    mentions = {each.collection: each for each in erasure_ahead(office.store, office.bindu.id).mentions}
    assert mentions["contacts"].where() == "Contact log · Anjali Rao · 02.11.2026"
    assert mentions["contacts"].excerpt == "Ask SMT. BINDU  SONI, बिंदु सोनी or +91 60001 …"
    assert mentions["marks"].where() == "Remark of attendance · Anjali Rao · GKP-01/1"
    assert mentions["circles"].where() == "Circle · GKP-01"
    assert mentions["column_choices"].where() == "Headings of a list"


def test_a_namesake_is_not_touched_unless_somebody_says_so(office):
    namesake = Person(name="BINDU SONI", mobile="9800000009", **PLACE)
    with office.store.transaction(N_("Save {person}"), person=NAME) as work:
        work.people.add(namesake)
    mentions = erasure_ahead(office.store, office.bindu.id).mentions
    sure = {each.collection for each in mentions if each.is_sure}
    assert "contacts" in sure  # the number and the Hindi name are nobody else's
    assert "circles" not in sure
    erase_person(office.store, office.bindu.id)
    assert office.row("circles").name == f"Circle of {NAME}"
    with office.store.reading() as work:
        assert work.people.get(namesake.id).name == "BINDU SONI"
    assert office.store.history(namesake.id)[0][1].after["name"] == "BINDU SONI"
    assert NAME in office.store.entries(2)[1].sentence()
    assert office.store.findings() == ()


def test_a_number_that_another_person_has_too_is_not_sure(office):
    with office.store.transaction("Add") as work:
        work.people.add(Person(name="Ravi Soni", mobile=MOBILE, **PLACE))
        work.spaces.replace(
            replace(office.rows["spaces"][0], name="Hall", name_hi="", contact="", contact_mobile=MOBILE)
        )
    (space,) = [each for each in erasure_ahead(office.store, office.bindu.id).mentions if each.collection == "spaces"]
    assert not space.is_sure
    erase_person(office.store, office.bindu.id)
    assert office.row("spaces").contact_mobile == MOBILE


def test_who_is_no_namesake_any_more_or_only_nearly_changes_nothing(office):
    with office.store.transaction("Add") as work:
        work.people.add(Person(name="Bindu Sonkar", **PLACE), Person(name=NAME, erased_on=DAY, **PLACE))
        work.people.add(Person(name="Smt. Bindu Soni", employee_code="E1", **PLACE))
    mentions = erasure_ahead(office.store, office.bindu.id).mentions
    assert not next(each for each in mentions if each.collection == "circles").is_sure  # of Smt. Bindu Soni, perhaps
    with office.store.transaction("Remove") as work:
        work.people.remove(*work.people.where(employee_code="E1"))
    mentions = erasure_ahead(office.store, office.bindu.id).mentions
    assert next(each for each in mentions if each.collection == "circles").is_sure


def test_what_was_done_to_others_can_still_be_undone(any_office):
    (contact,) = any_office.rows["contacts"]
    with any_office.store.transaction("Change") as work:
        work.contacts.replace(replace(contact, minutes=5))
    erase_person(any_office.store, any_office.bindu.id)
    after = any_office.row("contacts")
    assert after.minutes == 5
    any_office.store.undo()
    assert any_office.row("contacts") == replace(after, minutes=0)
    assert any_office.store.findings() == ()


def test_texts_that_were_changed_or_removed_since_are_forgotten_too(any_office):
    (contact,), (task,) = any_office.rows["contacts"], any_office.rows["tasks"]
    with any_office.store.transaction("Change") as work:
        work.contacts.replace(replace(contact, note="Anjali called"))
        work.tasks.remove(task)
    assert {"contacts", "tasks"}.isdisjoint(
        each.collection for each in erasure_ahead(any_office.store, any_office.bindu.id).mentions
    )
    erase_person(any_office.store, any_office.bindu.id)
    assert [line for line in holding(any_office.store, *TRACES) if contact.id in line or task.id in line] == []
    assert any_office.store.findings() == ()


@pytest.mark.parametrize(
    "note", ["बिंदु सोनी", "बिन्दू सोनि", "BINDU-SONI", "60001 23456", "६०००१ २३४५६", "बिन्‍दु सोनी ने कहा"]
)
def test_a_text_that_was_changed_since_is_forgotten_however_the_name_was_spelled(any_store, note):
    bindu = Person(name=NAME, name_hi=NAME_HI, mobile=MOBILE, **PLACE)
    other = Person(name="Anjali Rao", **PLACE)
    contact = Contact(person_id=other.id, kind=ContactKind.CALL, on=DAY, note=f"Ask {note}")
    with any_store.transaction(N_("Save {person}"), person=note) as work:
        work.people.add(bindu, other)
        work.contacts.add(contact)
    with any_store.transaction("Change") as work:
        work.contacts.replace(replace(contact, note="Anjali called"))
    assert erasure_ahead(any_store, bindu.id).mentions == ()
    erase_person(any_store, bindu.id)
    assert holding(any_store, repr(note)[1:-1]) == []  # as `dump` shows letters that are not seen
    assert any_store.findings() == ()


def test_former_names_are_looked_for_too(office):
    person = office.bindu
    save_person(office.store, replace(person, name="Bindoo Sonny"))
    save_person(office.store, person)
    twin = Person(name="B. D. Soni", mobile="6000123499", **PLACE)
    with office.store.transaction("Add") as work:
        work.people.add(twin)
        work.tasks.replace(replace(office.rows["tasks"][0], title="Map by bindoo sonny", title_hi="6000123499"))
    merge_people(office.store, person.id, twin.id)
    (task,) = [each for each in erasure_ahead(office.store, person.id).mentions if each.collection == "tasks"]
    assert task.excerpt == "Map by bindoo sonny"
    erase_person(office.store, person.id)
    assert holding(office.store, "bindoo", "6000123499", "B. D. Soni") == []


def test_a_name_with_a_title_and_brackets_goes_from_texts_and_sentences(any_store):
    asha = Person(name="Smt. Asha Devi (Retd.)", name_hi="श्रीमती आशा देवी", mobile="6000000001", **PLACE)
    other = Person(name="Anjali Rao", **PLACE)
    with any_store.transaction(N_("Save {person}"), person=asha.name) as work:
        work.people.add(asha, other)
        work.contacts.add(Contact(person_id=other.id, kind=ContactKind.CALL, on=DAY, note="Asha Devi and आशा देवी came"))
    (mention,) = erasure_ahead(any_store, asha.id).mentions
    assert mention.is_sure
    erase_person(any_store, asha.id)
    assert holding(any_store, "Asha", "आशा") == []
    with any_store.reading() as work:
        assert work.contacts.first().note.startswith("Erased ")
    assert any_store.findings() == ()


def test_who_is_called_so_but_for_a_title_or_brackets_is_a_namesake(office):
    with office.store.transaction("Add") as work:
        work.people.add(Person(name="Smt. Bindu Soni (ARP)", **PLACE))
    mentions = erasure_ahead(office.store, office.bindu.id).mentions
    assert not next(each for each in mentions if each.collection == "circles").is_sure


def test_every_text_column_is_searched_or_is_known_to_name_nobody():
    """A new column must be put into TEXTS, or be the person's own, or a code."""
    own = {"people": {"name", "name_hi"}, "mergers": {"name", "name_hi"}, "programmes": {"name", "name_hi"}}
    own |= {"designs": {"name", "name_hi"}, "pictures": {"name"}, "offices": {"name", "name_hi"}}
    own |= {"rates": {"order_number"}, "issuer_keys": {"issuer"}}
    known = {each for some in NEVER_TYPED.values() for each in some}
    for kind in KINDS:
        texts = {each.name for each in fields(kind.row) if each.type in (str, "str", str | None, "str | None")}
        texts -= {each for each in texts if each == "id" or each.endswith("_id")}
        assert texts - known - own.get(kind.name, set()) - set(TEXTS.get(kind.name, ())) == set(), kind.name


def test_the_pages_of_the_file_hold_nothing_of_the_person(tmp_path, deciphered):
    path = tmp_path / "office.sankul"
    store = make_office_file(path)
    office = Named(store)
    key = load_key(path, None)
    traces = [word.encode() for word in TRACES]
    assert [word for word in traces if word not in deciphered(path, key)] == []
    mentions = erasure_ahead(store, office.bindu.id).mentions
    erase_person(store, office.bindu.id, [each.id for each in mentions])
    store.close()
    pages = deciphered(path, key)
    assert [word for word in traces if word in pages] == []
    assert b"Anjali Rao" in pages
