"""The history of a person in words, with that of entries merged into it, and without a whole account number."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.errors import NotFound
from sankul.operations.contacts import remove_contact, save_contact
from sankul.operations.erasure import erase_person
from sankul.operations.merging import merge_people
from sankul.operations.people import Bank, save_person
from sankul.operations.person_story import person_story
from sankul.operations.roles import add_role, end_role, take_back_role
from sankul.rules.contacts import Contact, ContactKind
from sankul.rules.people import Person, RoleName
from sankul.text import use_language


def told(story):
    return [(each.sentence, [(fact.label, fact.before, fact.after) for fact in each.facts]) for each in story]


def test_what_became_of_what(store, season):
    person = season.people["Anjali Rao"]
    save_person(store, replace(person, mobile="6000123456", gender="F"), Bank("1234567890", "SBIN0000077"))
    save_person(store, replace(person, mobile="6000123457", gender="F"), Bank("1234567891", "SBIN0000077"))
    with store.reading() as work:
        (role,) = work.roles.where(person_id=person.id)
    end_role(store, role.id, date(2026, 12, 31))
    save_contact(
        store, Contact(person_id=person.id, kind=ContactKind.VISIT, on=date(2026, 11, 2), minutes=90, note="पाठ")
    )
    assert told(person_story(store, person.id))[:4] == [
        (
            "Contact with Anjali Rao noted",
            [
                ("Kind", "", "Visit"),
                ("Date", "", "02.11.2026"),
                ("Minutes", "", "90"),
                ("What it was about", "", "पाठ"),
            ],
        ),
        ("A role of Anjali Rao was ended", [("Last day", "", "31.12.2026")]),
        ("Anjali Rao saved", [("Mobile", "6000123456", "6000123457"), ("Bank account", "XXXX7890", "XXXX7891")]),
        (
            "Anjali Rao saved",
            [
                ("Mobile", "", "6000123456"),
                ("Gender", "", "Female"),
                ("Bank account", "", "XXXX7890"),
                ("IFSC", "", "SBIN0000077"),
            ],
        ),
    ]
    first = person_story(store, person.id)[-1]
    facts = {fact.label: fact.after for fact in first.facts}
    assert first.sentence == "Make a season"
    assert (facts["Name in Hindi"], facts["School"], facts["Circle"]) == ("अंजलि राव", "P.S. Rampur 1", "GKP-01")
    use_language("hi")
    assert person_story(store, person.id)[0].facts[0].after == "भेंट"


def test_what_was_taken_away_is_told(store, season):
    person, other = season.people["Anjali Rao"], season.people["Bindu Soni"]
    role = add_role(store, person.id, RoleName.OFFICER, from_on=date(2026, 11, 2))
    take_back_role(store, role.id)
    for whom in (person, other):
        note = Contact(person_id=whom.id, kind=ContactKind.CALL, on=date(2026, 11, 2), minutes=10)
        remove_contact(store, save_contact(store, replace(note, note="About Anjali Rao")).id)
    store.undo()
    assert told(person_story(store, person.id))[:4] == [
        (
            "Contact with Anjali Rao removed",
            [
                ("Kind", "Call", ""),
                ("Date", "02.11.2026", ""),
                ("Minutes", "10", ""),
                ("What it was about", "About Anjali Rao", ""),
            ],
        ),
        (
            "Contact with Anjali Rao noted",
            [
                ("Kind", "", "Call"),
                ("Date", "", "02.11.2026"),
                ("Minutes", "", "10"),
                ("What it was about", "", "About Anjali Rao"),
            ],
        ),
        ("A role of Anjali Rao was taken back", [("Role", "Officer", ""), ("First day", "02.11.2026", "")]),
        ("A role was given to Anjali Rao", [("Role", "", "Officer"), ("First day", "", "02.11.2026")]),
    ]


def test_facts_are_said_in_the_language_of_the_moment(store):
    person = save_person(store, Person(name="A", designation="Head Teacher", district_code="148", district="Gorakhpur"))
    use_language("hi")
    (first,) = person_story(store, person.id)
    assert {fact.label: fact.after for fact in first.facts} == {
        "नाम (अंग्रेज़ी)": "A",
        "पदनाम": "प्रधानाध्यापक",
        "जनपद": "गोरखपुर",
    }


def test_merged_entries_belong_to_it(store, season):
    person = season.people["Anjali Rao"]
    twin = save_person(store, Person(name="Anjali R.", district_code="148", district="Gorakhpur"))
    merge_people(store, person.id, twin.id)
    sentences = [each.sentence for each in person_story(store, person.id)]
    assert sentences == ["Anjali R. merged into Anjali Rao", "Anjali R. saved", "Make a season"]


def test_of_an_erased_person_only_figures_and_days_are_told(store, season):
    person = season.people["Bindu Soni"]
    save_person(store, replace(person, mobile="6000123456"), Bank("1234567890", "SBIN0000077"))
    note = Contact(person_id=person.id, kind=ContactKind.CALL, on=date(2026, 11, 2), minutes=10, note="Bindu was ill")
    remove_contact(store, save_contact(store, note).id)
    erase_person(store, person.id)
    story = str(told(person_story(store, person.id)))
    assert [word for word in ("Bindu", "बिन्दु", "6000123456", "7890") if word in story] == []


def test_nobody_has_no_history(store):
    with pytest.raises(NotFound):
        person_story(store, "nobody")
