"""Finding, merging and telling apart by command."""

import json

import pytest

from sankul import app
from sankul.rules.people import BankAccount, Person

PLACE = {"district_code": "148", "district": "Gorakhpur"}


@pytest.fixture
def twice(new_office):
    """An office in which Santosh Rao stands twice, with two accounts, and two people share a mobile."""
    people = [
        Person(name="Santosh Kumar Rao", mobile="9800000001", **PLACE),
        Person(name="SANTOSH RAO", mobile="9800000001", employee_code="E7", **PLACE),
        Person(name="Geeta Bind", mobile="9800000009", **PLACE),
        Person(name="Arun Khan", mobile="9800000009", **PLACE),
    ]
    store = app.open_store(str(new_office.office), None)
    with store.transaction("Add") as work:
        work.people.add(*people)
        work.bank_accounts.add(
            BankAccount(person_id=people[0].id, account="11111111111"),
            BankAccount(person_id=people[1].id, account="22222222222"),
        )
    store.close()
    return people


def test_the_queue(sankul, twice):
    said = sankul("people", "duplicates")
    assert said.code == 0
    assert said.answer["total"] == 2
    assert said.answer["pairs"][0] == {
        "one": twice[2].id,
        "other": twice[3].id,
        "names": ["Geeta Bind", "Arun Khan"],
        "score": said.answer["pairs"][0]["score"],
        "alarm": True,
        "why": "The same mobile number, but another name.",
    }
    assert len(sankul("people", "duplicates", "--limit", 1).answer["pairs"]) == 1
    assert sankul("people", "duplicates", "--limit", 0).code == 1


def test_two_people_are_told_apart_by_name_and_come_no_more(sankul, twice):
    said = sankul("people", "distinct", "Geeta Bind", "arun khan")
    assert (said.code, said.answer["one"]) == (0, twice[2].id)
    assert [pair["alarm"] for pair in sankul("people", "duplicates").answer["pairs"]] == [False]


def test_pairs_told_apart_are_listed_and_taken_back(sankul, twice):
    assert sankul("people", "distinctions").answer == {"pairs": []}
    sankul("people", "distinct", "Geeta Bind", "Arun Khan")
    (pair,) = sankul("people", "distinctions").answer["pairs"]
    assert (pair["names"], pair["alarm"]) == (["Geeta Bind", "Arun Khan"], True)
    assert pair["by"]
    assert pair["on"]
    said = sankul("people", "distinct", "Arun Khan", "Geeta Bind", "--take-back")
    assert (said.code, said.answer["taken_back"]) == (0, True)
    assert sankul("people", "distinctions").answer["pairs"] == []
    assert sankul("people", "duplicates").answer["total"] == 2
    again = sankul("people", "distinct", "Arun Khan", "Geeta Bind", "--take-back")
    assert again.code == 1
    assert "Arun Khan and Geeta Bind are not noted as two people" in again.error


def test_a_merge_is_tried_then_done(sankul, twice):
    kept, gone = twice[0].id, twice[1].id
    tried = sankul("people", "merge", kept, gone, "--dry-run")
    assert tried.code == 1
    assert "XXXX1111 and XXXX2222" in tried.answer["refused"][0]
    assert "11111111111" not in json.dumps(tried.answer)
    tried = sankul("people", "merge", kept, gone, "--take", "account=gone", "--take", "name=gone", "--dry-run")
    assert (tried.code, tried.answer["merged"], tried.answer["moves"]) == (0, False, {"bank_accounts": 1})
    assert sankul("people", "merge", kept, gone).code == 1
    done = sankul("people", "merge", kept, gone, "--take", "account=gone", "--take", "name=gone")
    assert (done.code, done.answer["merged"], done.answer["decided"]) == (0, True, tried.answer["decided"])
    found = sankul("people", "find", "santosh").answer["people"]
    assert [(each["id"], each["name"]) for each in found] == [(kept, "SANTOSH RAO")]
    assert sankul("office", "check").answer["ok"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Santosh Kumar Rao", "Nobody"), "Nobody is called “Nobody”"),
        (("9800000001", "Geeta Bind"), "2 people are called “9800000001”"),
        (("Geeta Bind", "Geeta Bind"), "one and the same entry"),
        (("Geeta Bind", "Arun Khan", "--take", "phone=gone"), "“phone=gone” is not a field"),
        (("Geeta Bind", "Arun Khan", "--take", "mobile"), "“mobile” is no choice"),
        (("Geeta Bind", "Arun Khan", "--take", "mobile=other"), "“mobile=other” is not a field"),
    ],
)
def test_what_is_refused(sankul, twice, words, sentence):
    said = sankul("people", "merge", *words)
    assert said.code == 1
    assert sentence in said.error
