"""Which value of two entries is proposed."""

import pytest

from sankul.rules.merging_fields import Side, proposed
from sankul.rules.people import Person

KEPT, GONE = Side.KEPT, Side.GONE


def person(key, **more):
    return Person(id=f"{key:04}", **{"name": "A", "district_code": "148", "district": "Gorakhpur", **more})


@pytest.mark.parametrize(
    ("field", "kept", "gone", "side"),
    [
        ("name", "Santosh Rao", "", KEPT),
        ("name", "", "Santosh Rao", GONE),
        ("name", "SANTOSH KUMAR RAO", "Santosh Rao", GONE),
        ("name", "Santosh Rao", "SANTOSH KUMAR RAO", KEPT),
        ("name", "Santosh Kumar Rao", "Santosh Rao", KEPT),
        ("name", "S. K. Rao", "Santosh Rao", GONE),
        ("name", "Smt. Geeta Bind", "Geeta Devi Bind", GONE),
        ("name", "Santosh Rao", "Santosh Rav", GONE),
        ("name", "Santosh Rao", "Shri Santosh Rao", KEPT),
        ("designation", "ARP", "", KEPT),
        ("designation", "HEAD TEACHER", "Head Teacher", GONE),
        ("mobile", "9800000001", "9800000002", GONE),
        ("mobile", "9800000001", "", KEPT),
        ("gender", "", "F", GONE),
        ("employee_code", "E1", "E1", KEPT),
    ],
)
def test_whose_value_is_proposed(field, kept, gone, side):
    assert proposed(person(1, **{field: kept}), person(2, **{field: gone}))[field] is side


def test_of_two_people_with_other_names_nobody_is_put_together():
    faiyaz, vrinda = (
        person(1, name="Faiyaz Zaidi", gender="M"),
        person(2, name="Vrinda Rai", name_hi="वृन्दा", gender="F"),
    )
    takes = proposed(faiyaz, vrinda)
    assert [takes[each] for each in ("name", "name_hi", "gender")] == [KEPT, KEPT, KEPT]
    assert proposed(person(1, name="Faiyaz Zaidi"), vrinda)["gender"] is GONE


def test_of_two_plain_values_that_of_the_later_entry_is_proposed():
    assert proposed(person(2, mobile="9800000001"), person(1, mobile="9800000002"))["mobile"] is KEPT


def test_school_block_and_district_go_together():
    with_school = person(1, school_id="a", block="Khorabar")
    assert proposed(with_school, person(2, block="Khorabar"))["school"] is KEPT
    assert proposed(with_school, person(2, school_id="b"))["school"] is KEPT
    assert proposed(with_school, person(2, school_id="b", block="Sardar Nagar"))["school"] is GONE
