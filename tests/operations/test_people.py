from dataclasses import replace
from datetime import date

import pytest

from sankul.errors import NotFound
from sankul.operations import people_register as people_register_module
from sankul.operations.people import Bank, find_people, list_people, save_person
from sankul.operations.people_pages import person_page
from sankul.operations.programmes import ProgrammeUnknown
from sankul.operations.roles import add_role, end_role
from sankul.rules.merging import Merger
from sankul.rules.people import (
    AccountTaken,
    AccountWrong,
    IfscWrong,
    MobileWrong,
    Person,
    PersonNameless,
    PersonNowhere,
    RoleBackwards,
    RoleHeldAlready,
    RoleName,
)
from sankul.text import use_language


def make(**facts):
    return Person(**{"name": "Sandhya Rao", "name_hi": "सन्ध्या राव", "district_code": "148", "district": "x"} | facts)


def bank(number="00123456789012", ifsc="SBIN0000077"):
    return Bank(number, ifsc)


def names(found):
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anj", ["Anjali Rao"]),
        ("rao ANJALI", ["Anjali Rao"]),
        ("अञ्जलि", ["Anjali Rao"]),
        ("बिंदु सोनि", ["Bindu Soni"]),
        ("Bind", ["Bindu Soni", "Kiran Bind"]),
        ("rampur kiran", ["Kiran Bind"]),
        ("रामपुर किरण", ["Kiran Bind"]),
        ("095801 manoj", ["Manoj Verma"]),
        ("gorakhpur soni", ["Bindu Soni"]),
        ("nobody", []),
        ("anjali soni", []),
    ],
)
def test_people_are_found_by_the_beginnings_of_words_in_either_script(store, season, text, expected):
    assert names(find_people(store, text)) == expected


@pytest.mark.parametrize("typed", ["6000123456", "६०००१२", "6000"])
def test_people_are_found_by_the_beginning_of_their_number(store, typed):
    save_person(store, make(mobile="6000123456"))
    save_person(store, make(name="Other", mobile="7000123456"))
    assert names(find_people(store, typed)) == ["Sandhya Rao"]


def test_those_whose_name_begins_so_come_before_those_who_work_there(store, season):
    save_person(store, make(name="Rampur Zahid", name_hi=""))
    assert names(find_people(store, "rampur"))[0] == "Rampur Zahid"
    assert len(find_people(store, "rampur", limit=2)) == 2


def test_a_found_person_says_role_school_and_district(store, season):
    (found,) = find_people(store, "manoj")
    assert (found.roles, found.school, found.district) == ((RoleName.MENTOR,), "P.S. Rampur 1", "Gorakhpur")
    assert found.id == season.mentor.id


def test_people_are_found_by_the_hindi_name_of_their_district(store, season):
    assert season.mentor.id in {row.id for row in find_people(store, "गोरखपुर", limit=None)}
    assert not find_people(store, "बलरामपुर")


def test_of_several_roles_one_is_said_first(store, season):
    add_role(store, season.mentor.id, RoleName.TEACHER, from_on=date(2026, 4, 1))
    assert find_people(store, "manoj")[0].role == "mentor"
    assert find_people(store, "anjali")[0].role == "teacher"
    save_person(store, make())
    assert find_people(store, "sandhya")[0].role == ""


def test_the_list_masks_accounts_and_shows_roles_of_today(store, season):
    rows = {row.name: row for row in list_people(store)}
    assert list(rows) == ["Anjali Rao", "Bindu Soni", "Kiran Bind", "Manoj Verma"]
    manoj = rows["Manoj Verma"]
    assert manoj.account == "XXXX9012"
    assert rows["Anjali Rao"].account == ""
    assert manoj.roles == (RoleName.MENTOR,)
    assert (manoj.udise, manoj.school_hi, manoj.block) == ("09580100101", "प्रा.वि. रामपुर 1", "Khorabar")


def test_a_list_of_one_programme_has_only_its_people(store, season):
    save_person(store, make(name="Outsider"))
    assert "Outsider" in names(list_people(store))
    assert "Outsider" not in names(list_people(store, programme="foundational literacy 2026-27"))
    with pytest.raises(ProgrammeUnknown):
        list_people(store, programme="Nothing")


def test_a_page_gathers_roles_circles_school_and_masked_account(store, season):
    page = person_page(store, season.mentor.id)
    assert [held.programme.name for held in page.roles] == ["Foundational Literacy 2026-27"]
    assert [place.circle.code for place in page.places] == ["GKP-01"]
    assert (page.account, page.ifsc) == ("XXXX9012", "SBIN0000077")
    assert page.school.udise == "09580100101"
    assert "00123456789012" not in repr(page)
    with pytest.raises(NotFound):
        person_page(store, "nobody")


def test_saving_cleans_what_was_typed_and_is_one_step(store):
    before = len(store.entries())
    kept = save_person(store, make(name="  Sandhya   Rao ", mobile="+91 6000123456"), bank(" 0012 3456 789012"))
    assert (kept.name, kept.mobile) == ("Sandhya Rao", "6000123456")
    assert len(store.entries()) == before + 1
    with store.reading() as work:
        assert work.bank_accounts.first(person_id=kept.id).account == "00123456789012"
    store.undo()
    assert list_people(store) == ()


@pytest.mark.parametrize(
    ("facts", "account", "refusal"),
    [
        ({"name": " ", "name_hi": ""}, None, PersonNameless),
        ({"mobile": "600012345"}, None, MobileWrong),
        ({"district_code": ""}, None, PersonNowhere),
        ({}, ("12345", ""), AccountWrong),
        ({}, ("00123456789012", "SBINX000077"), IfscWrong),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(store, facts, account, refusal):
    with pytest.raises(refusal) as refused:
        save_person(store, make(**facts), bank(*account) if account else None)
    assert str(refused.value)
    assert list_people(store) == ()


def test_an_account_belongs_to_one_person(store):
    save_person(store, make(), bank())
    with pytest.raises(AccountTaken, match="Sandhya Rao"):
        save_person(store, make(name="Second"), bank())
    assert names(list_people(store)) == ["Sandhya Rao"]


def test_an_account_stays_changes_or_goes(store):
    person = save_person(store, make(), bank())
    person = save_person(store, replace(person, designation="Head Teacher"))
    assert person_page(store, person.id).account == "XXXX9012"
    save_person(store, person, bank("99999999991111"))
    assert person_page(store, person.id).account == "XXXX1111"
    save_person(store, person, bank("", ""))
    assert person_page(store, person.id).account == ""


def test_roles_are_dated_and_not_held_twice(store):
    person = save_person(store, make())
    role = add_role(store, person.id, RoleName.TEACHER, from_on=date(2026, 4, 1))
    with pytest.raises(RoleHeldAlready):
        add_role(store, person.id, RoleName.TEACHER, from_on=date(2026, 5, 1))
    add_role(store, person.id, RoleName.MENTOR, from_on=date(2026, 5, 1))
    with pytest.raises(RoleBackwards):
        end_role(store, role.id, date(2026, 3, 31))
    ended = end_role(store, role.id, date(2026, 4, 30))
    assert ended.until_on == date(2026, 5, 1)
    again = add_role(store, person.id, RoleName.TEACHER, from_on=date(2026, 5, 1))
    assert [held.role.id for held in person_page(store, person.id).roles][-1] == role.id
    assert again.id != role.id


def test_a_role_that_has_lapsed_is_not_shown(store, monkeypatch):
    person = save_person(store, make())
    role = add_role(store, person.id, RoleName.OFFICER, from_on=date(2026, 4, 1))
    end_role(store, role.id, date(2027, 3, 31))
    monkeypatch.setenv("SANKUL_NOW", "2027-03-31T23:00:00+05:30")
    assert list_people(store)[0].roles == (RoleName.OFFICER,)
    monkeypatch.setenv("SANKUL_NOW", "2027-04-01T00:00:00+05:30")
    assert list_people(store)[0].roles == ()
    assert find_people(store, "sandhya")[0].roles == ()


@pytest.mark.parametrize("typed", ["6000123456", "+91 60001 23456", "060001", "23456", "9580100101", "EMP-77", "emp77"])
def test_people_are_found_by_numbers_as_they_are_typed(store, season, typed):
    with store.transaction("Fill") as work:
        school = work.schools.first(udise="09580100101")
    wanted = save_person(
        store, make(mobile="6000123456", employee_code="EMP-77", school_id=school.id, name="Zebun Nisa")
    )
    save_person(store, make(name="Other", mobile="7000654321"))
    assert (wanted.id in {row.id for row in find_people(store, typed)}) is (typed != "emp77")


@pytest.mark.parametrize("typed", ["सहायक अध्यापक", "assistant t", "sandhya सहायक"])
def test_people_are_found_by_their_designation_in_both_scripts(store, typed):
    save_person(store, make(designation="Assistant Teacher"))
    save_person(store, make(name="Other", designation="Head Teacher"))
    assert names(find_people(store, typed)) == ["Sandhya Rao"]


def merge(store, kept, gone, **facts):
    with store.transaction("Merge") as work:
        work.mergers.add(Merger(kept_id=kept.id, gone_id=gone, on=date(2026, 11, 1), **facts))


@pytest.mark.parametrize("typed", ["sandhia", "संधिया राव", "7000111222", "OLD1"])
def test_people_are_found_by_what_was_merged_into_them(store, typed):
    wanted = save_person(store, make())
    save_person(store, make(name="Other"))
    merge(store, wanted, "gone", name="Sandhia", name_hi="संधिया राव", mobile="7000111222", employee_code="OLD1")
    assert names(find_people(store, typed)) == ["Sandhya Rao"]


def test_erased_people_are_never_found(store):
    save_person(store, make(name="", name_hi="-", erased_on=date(2026, 11, 1), block="Khorabar"))
    assert find_people(store, "", limit=None) == find_people(store, "khorabar") == list_people(store) == ()


def test_in_hindi_people_stand_in_the_order_of_their_hindi_names(store):
    for name, name_hi in (("Anil", "हरि"), ("Zahid", "अनिल"), ("Bina", "")):
        save_person(store, make(name=name, name_hi=name_hi))
    assert names(find_people(store, "")) == ["Anil", "Bina", "Zahid"]
    use_language("hi")
    assert [row.name_hi or row.name for row in find_people(store, "")] == ["Bina", "अनिल", "हरि"]


def test_the_register_is_read_once_until_somebody_changes(monkeypatch, store, season):
    reads = []
    read = people_register_module._read
    monkeypatch.setattr(people_register_module, "_read", lambda work: reads.append(1) or read(work))
    assert names(find_people(store, "anjali") + find_people(store, "manoj")) == ["Anjali Rao", "Manoj Verma"]
    assert len(reads) == 1
    save_person(store, make())
    assert names(find_people(store, "sandhya")) == ["Sandhya Rao"]
    assert len(reads) == 2


def test_a_role_that_ends_today_is_not_held_tomorrow(monkeypatch, store, season):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    with store.reading() as work:
        role = work.roles.first(person_id=season.mentor.id)
    end_role(store, role.id, date(2026, 11, 24))
    assert find_people(store, "manoj")[0].roles == (RoleName.MENTOR,)
    monkeypatch.setenv("SANKUL_NOW", "2026-11-25T00:00:01+05:30")
    assert find_people(store, "manoj")[0].roles == ()
