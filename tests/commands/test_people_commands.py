"""People by command: all about one person, roles, contacts, notices and erasure."""

import json
from datetime import date

import pytest

from sankul.rules.people import BankAccount, Person, RoleName
from sankul.rules.people import Role as DatedRole
from sankul.storage.offices import open_office

ACCOUNT = "00123456789012"


@pytest.fixture
def people(new_office, monkeypatch):
    """A mentor with an account and a teacher; it is 24 November 2026."""
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    store = open_office(str(new_office.office))
    rows = {
        name: Person(name=name, name_hi=hindi, mobile=mobile, district_code="148", district="Gorakhpur")
        for name, hindi, mobile in (
            ("Manoj Verma", "मनोज वर्मा", "6000123456"),
            ("Anjali Rao", "अंजलि राव", "6000123457"),
        )
    }
    with store.transaction("Add people") as work:
        programme = work.programmes.first()
        work.people.add(*rows.values())
        for name, role in (("Manoj Verma", RoleName.MENTOR), ("Anjali Rao", RoleName.TEACHER)):
            work.roles.add(
                DatedRole(person_id=rows[name].id, role=role, programme_id=programme.id, from_on=date(2026, 4, 1))
            )
        work.bank_accounts.add(BankAccount(person_id=rows["Manoj Verma"].id, account=ACCOUNT, ifsc="SBIN0000077"))
    store.close()
    return rows


def done(said):
    assert said.code == 0, said.error
    return said.answer


def test_a_person_is_shown_with_the_account_masked_unless_that_is_asked_for(sankul, people):
    shown = done(sankul("people", "show", "मनोज वर्मा"))
    assert (shown["name"], shown["account"], shown["account_seen"]) == ("Manoj Verma", "XXXX9012", [])
    assert [(each["role"], each["from"], each["to"]) for each in shown["roles"]] == [("mentor", "2026-04-01", None)]
    assert shown["cpd"] == [{"year": "2026-27", "sessions": 0, "minutes": 0, "expected_hours": 50}]
    assert ACCOUNT not in json.dumps(shown)
    assert done(sankul("people", "show", "6000123456", "--account"))["account"] == ACCOUNT
    (seen,) = done(sankul("people", "show", "Manoj Verma"))["account_seen"]
    assert (seen["kind"], seen["what"]) == ("seen", "")
    (first,) = done(sankul("people", "show", "Manoj Verma", "--history"))["history"]
    assert first["act"] == "Add people"
    assert {"fact": "Bank account", "from": "", "to": "XXXX9012"} in first["facts"]
    unknown = sankul("people", "show", "Nobody")
    assert (unknown.code, "Nobody is called" in unknown.error) == (1, True)


def test_roles_are_given_ended_corrected_and_taken_back(sankul, people):
    given = done(sankul("roles", "add", "Anjali Rao", "--role", "mentor", "--from", "2026-10-01", "--to", "2027-03-31"))
    assert (given["from"], given["to"]) == ("2026-10-01", "2027-03-31")
    again = sankul("roles", "add", "Anjali Rao", "--role", "mentor", "--from", "2027-03-31")
    assert again.code == 1
    assert done(sankul("roles", "end", given["id"], "--on", "2026-12-31"))["to"] == "2026-12-31"
    corrected = done(sankul("roles", "correct", given["id"], "--from", "2026-09-01"))
    assert (corrected["from"], corrected["to"]) == ("2026-09-01", None)
    done(sankul("roles", "take-back", given["id"]))
    assert [each["role"] for each in done(sankul("people", "show", "Anjali Rao"))["roles"]] == ["teacher"]


def test_contacts_are_noted_listed_and_removed(sankul, people, tmp_path):
    words = ("contacts", "add", "Anjali Rao", "--kind", "visit", "--on", "2026-11-02", "--minutes", "९०")
    visit = done(sankul(*words, "--by", "Manoj Verma", "--note", "पाठ देखा"))
    assert visit["is_short_visit"] is True
    done(sankul("contacts", "add", "Anjali Rao", "--kind", "message", "--on", "2026-11-03"))
    listed = done(sankul("contacts", "list", "--by", "Manoj Verma", "--out", tmp_path / "contacts.csv"))
    assert [(each["person"], each["minutes"], each["note"]) for each in listed["contacts"]] == [
        ("Anjali Rao", 90, "पाठ देखा")
    ]
    assert "Under 2 hours" in (tmp_path / "contacts.csv").read_text(encoding="utf-8-sig")
    everything = done(
        sankul("contacts", "list", "--person", "Anjali Rao", "--from", "2026-11-01", "--to", "2026-11-03")
    )
    assert (len(everything["contacts"]), everything["minutes"], everything["short_visits"]) == (2, 90, 1)
    done(sankul("contacts", "remove", visit["contact"]))
    assert done(sankul("people", "show", "Anjali Rao"))["contacts"]["count"] == 1
    assert sankul("contacts", "add", "Anjali Rao", "--kind", "call", "--on", "2026-11-03", "--minutes", "0").code == 1
    assert sankul("contacts", "add", "Anjali Rao", "--kind", "call", "--on", "2026-11-25", "--minutes", "5").code == 1


def test_notices_are_printed_noted_and_missed(sankul, people, tmp_path):
    out = tmp_path / "notices.pdf"
    assert done(sankul("notices", "print", "--missing", "--language", "both", "--out", out))["pages"] == 2
    assert out.read_bytes().startswith(b"%PDF")
    assert (
        done(sankul("notices", "given", "--person", "Anjali Rao", "--on", "2026-11-20", "--language", "hi"))["noted"]
        == 1
    )
    assert [each["name"] for each in done(sankul("notices", "missing"))["people"]] == ["Manoj Verma"]
    assert done(sankul("notices", "missing", "--role", "teacher"))["people"] == []
    (notice,) = done(sankul("people", "show", "Anjali Rao"))["notices"]
    assert (notice["on"], notice["language"]) == ("2026-11-20", "hi")
    assert sankul("notices", "print", "--role", "officer", "--out", out).code == 1


def test_an_erasure_must_be_meant(sankul, people):
    refused = sankul("people", "erase", "Anjali Rao")
    assert (refused.code, "--yes" in refused.error) == (1, True)
    gone = done(sankul("people", "erase", "Anjali Rao", "--yes"))
    assert gone["code"].startswith("Erased ")
    assert done(sankul("people", "find", "Anjali"))["people"] == []
    assert done(sankul("people", "show", people["Anjali Rao"].id))["name"] == gone["code"]
    assert done(sankul("office", "check"))["ok"] is True
    assert sankul("people", "erase", people["Anjali Rao"].id, "--yes").code == 1


def test_a_name_in_hindi_only_is_found_by_latin_letters(sankul, new_office, people):
    store = open_office(str(new_office.office))
    with store.transaction("Add a person") as work:
        work.people.add(Person(name="", name_hi="विश्वकर्मा अंजलि", district_code="148", district="Gorakhpur"))
    store.close()
    found = done(sankul("people", "find", "anjali"))["people"]
    assert [each["name"] or each["name_hi"] for each in found] == ["Anjali Rao", "विश्वकर्मा अंजलि"]
    assert len(done(sankul("people", "find", "vishwakarma anj"))["people"]) == 1


def test_where_else_the_name_stands_is_told_before_and_decided_on(sankul, people):
    call = ("contacts", "add", "Manoj Verma", "--kind", "call", "--on", "2026-11-03", "--minutes", "5", "--note")
    for note in ("About Anjali Rao", "ANJALI RAO again"):
        done(sankul(*call, note))
    tried = done(sankul("people", "erase", "Anjali Rao", "--dry-run"))
    assert [(each["excerpt"], each["blank"]) for each in tried["named"]] == [
        ("About Anjali Rao", True),
        ("ANJALI RAO again", True),
    ]
    assert tried["named"][0]["place"] == "Contact log · Manoj Verma · 03.11.2026"
    assert done(sankul("people", "show", "Anjali Rao"))["erased_on"] is None
    wrong = sankul("people", "erase", "Anjali Rao", "--keep", "contacts:1", "--yes")
    assert (wrong.code, "is no place where the person is named" in wrong.error) == (1, True)
    kept = tried["named"][1]["id"]
    gone = done(sankul("people", "erase", "Anjali Rao", "--keep", kept, "--yes"))
    assert (gone["blanked"], [each["id"] for each in gone["named"]]) == (1, [kept])
    notes = {each["note"] for each in done(sankul("contacts", "list"))["contacts"]}
    assert notes == {f"About {gone['code']}", "ANJALI RAO again"}
