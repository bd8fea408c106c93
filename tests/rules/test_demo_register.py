"""What stands in the demo's register besides its lists: spellings that the review finds, officers, contacts of every kind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sankul.rules.contacts import ContactKind, totals_of
from sankul.rules.demo_names import FAMILIES, MEN, WOMEN
from sankul.rules.demo_register import (
    OFFICER_POSTS,
    Met,
    invent_contacts,
    invent_officers,
    respelled,
    second_entries,
)
from sankul.rules.likeness import ALIKE, likeness, spelled
from sankul.rules.people import Person
from sankul.rules.schools import School

PLACE = {"block": "Khorabar", "district_code": "148", "district": "Gorakhpur"}
DAYS = [date(2026, 9, 7) + timedelta(days=each) for each in range(70)]
CIRCLES = [Met(f"m{each}", (f"t{each}-1", f"t{each}-2")) for each in range(26)]
SCHOOLS = [School(udise=f"0991010010{each}", name=f"P.S. {each}", **PLACE) for each in range(3)]


def teachers(count=6):
    return [
        Person(
            name=f"{MEN[each].split('|')[0]} Ojha",
            name_hi="ओझा",
            mobile=f"600000000{each}",
            designation="Assistant Teacher",
            school_id=SCHOOLS[0].id,
            **PLACE,
        )
        for each in range(count)
    ]


def test_every_invented_name_has_another_spelling_that_the_review_takes_for_alike():
    for given in (pair.split("|")[0] for pair in (*MEN, *WOMEN)):
        name = f"{given} {FAMILIES[0].split('|')[0]}"
        assert respelled(name) != name
        assert likeness(spelled(name, ""), spelled(respelled(name), "")) >= ALIKE


def test_a_name_without_such_a_sound_stays():
    assert respelled("Om") == "Om"


def test_there_is_one_pair_of_each_kind():
    people = teachers()
    made = second_entries(1, people, SCHOOLS)
    by_mobile = {each.mobile: each for each in people}
    twice = by_mobile[made.same_person.mobile]
    assert (made.same_person.school_id, twice.school_id) == (SCHOOLS[1].id, SCHOOLS[0].id)
    assert made.same_person.name != twice.name
    (named,) = [each for each in people if each.name == made.namesake.name]
    assert named.school_id == made.namesake.school_id
    assert named.designation != made.namesake.designation
    assert made.namesake.mobile not in by_mobile
    apart = next(each for each in people if each.id == made.told_apart[0])
    assert made.told_apart[1].school_id == apart.school_id
    assert made.shared_mobile in by_mobile
    assert len({twice.id, named.id, apart.id, by_mobile[made.shared_mobile].id}) == 4


def test_the_same_seed_picks_the_same_whatever_the_keys():
    def names(people):
        made = second_entries(7, people, SCHOOLS)
        return made.same_person.name, made.namesake.mobile, made.told_apart[1].name, made.shared_mobile

    assert names(teachers()) == names(teachers())


@pytest.mark.parametrize("count", range(4))
def test_too_few_people_stand_once(count):
    made = second_entries(1, teachers(count), SCHOOLS)
    assert (made.same_person, made.namesake, made.told_apart, made.shared_mobile) == (None, None, None, "")


def test_where_there_is_one_school_it_is_the_same():
    (alone,) = SCHOOLS[:1]
    assert second_entries(1, teachers(), [alone]).same_person.school_id == alone.id


def test_officers_have_names_of_their_own_and_one_the_number_of_a_teacher():
    place = teachers(1)[0]
    first = invent_officers(1, place, (), "6000000003")
    assert [each.designation for each in first] == list(OFFICER_POSTS)
    assert [each.mobile == "6000000003" for each in first] == [False, True, False, False]
    assert {(each.block, each.district_code) for each in first} == {("Khorabar", "148")}
    taken = {each.name for each in first}
    assert taken.isdisjoint(each.name for each in invent_officers(1, place, taken, ""))


def test_each_mentor_visits_calls_and_writes_and_a_few_visits_are_short():
    contacts = list(invent_contacts(1, "p", CIRCLES, DAYS))
    assert len(contacts) == 3 * len(CIRCLES)
    assert {each.kind for each in contacts} == set(ContactKind)
    totals = totals_of(contacts)
    assert 0 < totals.short_visits < totals.visits / 2
    assert {each.by_id for each in contacts} == {circle.mentor for circle in CIRCLES}
    assert all(each.on in DAYS for each in contacts)
    plain = [replace(each, id="") for each in contacts]
    assert plain == [replace(each, id="") for each in invent_contacts(1, "p", CIRCLES, DAYS)]


@pytest.mark.parametrize(("circles", "days"), [((), DAYS), (CIRCLES, ()), ((Met("m", ()),), DAYS)])
def test_without_people_or_days_there_is_no_contact(circles, days):
    assert list(invent_contacts(1, "p", circles, days)) == []
