"""Erasure: neutral codes, what must wait, and certificates whose papers are still known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.certificates import Certificate, CertificateKind, CertificateState
from sankul.rules.claims import Claim, ClaimState, RateUnit
from sankul.rules.erasure import (
    ClaimsOpen,
    PersonErased,
    check_erasable,
    check_not_erased,
    erased_certificate,
    erased_code,
    erased_person,
    is_code_of,
)
from sankul.rules.forgetting import forgotten_words
from sankul.rules.people import Person

DAY = date(2026, 11, 24)


def person(**facts):
    plain = {"name": "Asha Devi", "name_hi": "आशा देवी", "mobile": "6000123456", "district_code": "148", "district": "G"}
    return Person(**plain | facts)


def claim(state):
    return Claim(
        programme_id="x",
        person_id="p",
        month_on=date(2026, 10, 1),
        head="Allowance",
        unit=RateUnit.MONTH,
        quantity=1,
        rate_paise=1,
        gross_paise=1,
        net_paise=1,
        state=state,
    )


def test_block_and_district_stay_and_nothing_else():
    old = person(block="Khorabar", school_id="s", gender="F", employee_code="E12345", designation="AT")
    new = erased_person(old, "7F3A", DAY)
    assert (new.id, new.name, new.name_hi) == (old.id, "Erased 7F3A", "विलोपित 7F3A")
    assert (new.block, new.district_code, new.erased_on) == ("Khorabar", "148", DAY)
    assert (new.mobile, new.school_id, new.gender, new.employee_code, new.designation) == ("", None, "", "", "")
    with pytest.raises(PersonErased):
        check_not_erased(new)


@given(st.lists(st.uuids(), min_size=1, max_size=20, unique=True))
def test_no_two_people_get_one_code(ids):
    taken = set()
    for each in map(str, ids):
        code = erased_code(each, taken)
        assert len(code) >= 4
        assert f"Erased {code}" not in taken
        taken.add(f"Erased {code}")


@pytest.mark.parametrize("state", sorted(set(ClaimState) - {ClaimState.PAID, ClaimState.RETURNED}))
def test_money_under_way_forbids_erasure(state):
    with pytest.raises(ClaimsOpen):
        check_erasable([claim(ClaimState.PAID), claim(state)], "Asha")


def test_money_that_is_settled_does_not():
    check_erasable([claim(ClaimState.PAID), claim(ClaimState.RETURNED)], "Asha")


def test_a_certificate_keeps_number_and_state_and_is_known_by_its_code():
    old = Certificate(
        serial="GKP/1",
        financial_year="2026-27",
        sequence=1,
        kind=CertificateKind.COMPLETION,
        language="both",
        person_id="p",
        programme_id="x",
        issued_on=DAY,
        facts={"name": "Asha Devi", "name_hi": "आशा देवी", "school": "P.S.", "udise": "09", "hours": "20", "block": "K"},
        code="SK1:ABC",
        key_id="k",
        state=CertificateState.REVOKED,
        reason="Meant for Asha Devi of another block",
        override="Was in hospital",
    )
    erased = erased_person(person(), "7F3A", DAY)
    new = erased_certificate(old, erased, forgotten_words([person()], erased))
    assert new.facts == {
        "name": "Erased 7F3A",
        "name_hi": "विलोपित 7F3A",
        "school": "",
        "udise": "",
        "hours": "20",
        "block": "K",
    }
    assert (new.serial, new.sequence, new.state) == (old.serial, old.sequence, old.state)
    assert (new.reason, new.override) == ("Meant for Erased 7F3A of another block", "")
    assert "SK1" not in new.code
    assert is_code_of(new, "SK1:ABC")
    assert is_code_of(old, "SK1:ABC")
    assert not is_code_of(new, "SK1:ABD")
    assert erased_certificate(new, erased, forgotten_words([], erased)).code == new.code
