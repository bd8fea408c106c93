"""The contact log: noting, changing, removing, and lists of a mentor or a month."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.operations.contacts import (
    ContactQuery,
    callers,
    contact_lines,
    list_contacts,
    remove_contact,
    save_contact,
    who_calls,
)
from sankul.operations.people_named import PersonUnknown, SeveralNamed, the_person
from sankul.operations.people_pages import person_page
from sankul.rules.contacts import Contact, ContactInFuture, ContactKind
from sankul.text import use_language


@pytest.fixture
def note(store, season):
    """Note a contact with a person by name: note("Anjali Rao", day, kind, minutes)."""

    def make(name, day, kind=ContactKind.CALL, minutes=10, by=None, **facts):
        by_id = season.people[by].id if by else None
        person_id = season.people[name].id
        contact = Contact(person_id=person_id, by_id=by_id, kind=kind, on=date(2026, 11, day), minutes=minutes, **facts)
        return save_contact(store, contact)

    return make


def test_contacts_are_noted_changed_removed_and_undone(store, season, note):
    first = note("Anjali Rao", 2, ContactKind.VISIT, 90, "Manoj Verma", note=" पाठ देखा ")
    note("Anjali Rao", 5)
    note("Bindu Soni", 6)
    page = person_page(store, season.people["Anjali Rao"].id)
    assert [(each.contact.on.day, each.by and each.by.name) for each in page.contacts] == [
        (5, None),
        (2, "Manoj Verma"),
    ]
    assert (page.totals.count, page.totals.minutes, page.totals.short_visits) == (2, 100, 1)
    assert page.totals.last_on == date(2026, 11, 5)
    save_contact(store, replace(first, minutes=150))
    assert store.entries(1)[0].sentence() == "Contact with Anjali Rao changed"
    assert person_page(store, first.person_id).totals.short_visits == 0
    remove_contact(store, first.id)
    assert person_page(store, first.person_id).totals.count == 1
    store.undo()
    store.undo()
    assert person_page(store, first.person_id).contacts[1].contact == first


def test_what_is_refused_changes_nothing(store, season, note):
    with pytest.raises(ContactInFuture):
        note("Anjali Rao", 25)
    assert list_contacts(store, ContactQuery()) == ()


def test_lists_of_a_mentor_and_of_days(store, season, note):
    note("Anjali Rao", 1, ContactKind.VISIT, 90, "Manoj Verma")
    note("Bindu Soni", 15, by="Manoj Verma")
    note("Bindu Soni", 16)
    mentor = season.mentor.id
    assert [each.contact.on.day for each in list_contacts(store, ContactQuery(by_id=mentor))] == [15, 1]
    made = person_page(store, mentor).made
    assert (made.count, made.minutes, made.visits, made.short_visits) == (2, 100, 1, 1)
    some = list_contacts(store, ContactQuery(from_on=date(2026, 11, 15), to_on=date(2026, 11, 15)))
    assert [each.person.name for each in some] == ["Bindu Soni"]
    lines = contact_lines(list_contacts(store, ContactQuery()))
    assert lines[1] == ["2026-11-16", "Call", "Bindu Soni", "The office", "10", "", ""]
    assert lines[3] == ["2026-11-01", "Visit", "Anjali Rao", "Manoj Verma", "90", "Under 2 hours", ""]
    use_language("hi")
    assert contact_lines(some)[1][2] == "बिन्दु सोनी"


def test_who_is_meant(store, season):
    with store.transaction("Same name") as work:
        work.people.add(replace(season.people["Kiran Bind"], id="k" * 36, mobile="6000999999"))
    with store.reading() as work:
        assert the_person(work, "अञ्जलि राव").name == "Anjali Rao"
        assert the_person(work, "+91 60009 99999").id == "k" * 36
        assert the_person(work, season.mentor.id) == season.mentor
        with pytest.raises(SeveralNamed, match="kkk"):
            the_person(work, "kiran bind")
        with pytest.raises(PersonUnknown):
            the_person(work, "Nobody")
        with pytest.raises(PersonUnknown):
            the_person(work, "")
        assert who_calls(work, "कार्यालय") is who_calls(work, None) is None
        assert who_calls(work, "Manoj Verma") == season.mentor.id
        assert [each.name for each in callers(work)] == ["Manoj Verma"]
