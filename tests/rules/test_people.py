from datetime import date

import pytest

from sankul.rules.people import (
    AccountWrong,
    BankAccount,
    IfscWrong,
    MobileWrong,
    Person,
    PersonNameless,
    PersonNowhere,
    Role,
    RoleName,
    checked_account,
    checked_person,
    display_name,
    is_held_on,
    mask_account,
)

PERSON = {
    "name": " Sandhya  Rao",
    "name_hi": "सन्ध्या राव",
    "mobile": "+91 60000 00001",
    "district_code": "148",
    "district": "Gorakhpur",
}


def test_a_person_as_stored():
    kept = checked_person(Person(**PERSON))
    assert (kept.name, kept.mobile) == ("Sandhya Rao", "6000000001")


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": "", "name_hi": " "}, PersonNameless),
        ({"mobile": "12"}, MobileWrong),
        ({"district_code": ""}, PersonNowhere),
    ],
)
def test_people_who_cannot_be_stored(facts, refusal):
    with pytest.raises(refusal) as caught:
        checked_person(Person(**PERSON | facts))
    assert caught.value.field
    assert "{" not in str(caught.value)


def test_accounts_as_stored():
    assert (
        checked_account(BankAccount(person_id="1", account="0001 2345 6789", ifsc="sbin0000077")).account
        == "000123456789"
    )
    for facts, refusal in (({"account": "12"}, AccountWrong), ({"account": "123456789", "ifsc": "SBIN"}, IfscWrong)):
        with pytest.raises(refusal):
            checked_account(BankAccount(person_id="1", **facts))


def test_accounts_are_masked_and_names_fall_back():
    assert (mask_account("00123456789012"), mask_account("")) == ("XXXX9012", "")
    person = Person(name="Sandhya Rao", district_code="148", district="Gorakhpur")
    assert display_name(person, "hi") == display_name(person, "en") == "Sandhya Rao"


def test_roles_are_half_open():
    role = Role(person_id="1", role=RoleName.TEACHER, from_on=date(2026, 4, 1), until_on=date(2027, 4, 1))
    assert [
        is_held_on(role, day) for day in (date(2026, 3, 31), date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1))
    ] == [False, True, True, False]
