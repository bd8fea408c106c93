import pytest

from sankul.rules.districts import District
from sankul.rules.school_book import NamedSchool, SchoolBook
from sankul.rules.schools import PinWrong, School, SchoolNameless, SchoolNowhere, UdiseWrong, checked_school, school_key

HERE = District("148", "Gorakhpur", "", "9", "Uttar Pradesh")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P.S. Rampur 1", "Primary School Rampur I"),
        ("PS RAMPUR", "p.s., rampur"),
        ("U.P.S. Rampur", "Junior High School Rampur"),
        ("प्राथमिक विद्यालय रामपुर", "प्रा0वि0 रामपुर".replace("0", ".")),
        ("Composite School Rampur II", "COMPOSITE SCHOOL RAMPUR 2"),
    ],
)
def test_one_school_written_in_two_ways(one, other):
    assert school_key(one) == school_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P.S. Rampur 1", "P.S. Rampur 2"),
        ("P.S. Rampur", "P.S. Rampur 1"),
        ("P.S. Rampur", "U.P.S. Rampur"),
        ("P.S. Rampur", "Composite School Rampur"),
        ("P.S. Rampur", "P.S. Rampura"),
    ],
)
def test_schools_that_are_not_one(one, other):
    assert school_key(one) != school_key(other)


def test_schools_are_found_by_code_and_by_name_only_without_one():
    book = SchoolBook([])
    first = book.find_or_make(NamedSchool("09580100101", "P.S. Rampur 1", "Khorabar", HERE))
    assert book.find_or_make(NamedSchool("09580100101", "Another name", "", HERE)) is first
    assert book.find_or_make(NamedSchool("", "PS Rampur I", "Khorabar", HERE)) is first
    assert book.find_or_make(NamedSchool("09580100102", "P.S. Rampur 1", "Khorabar", HERE)) is not first
    assert book.find(NamedSchool("", "PS Rampur I", "Khorabar", HERE)) is None
    assert book.find_or_make(NamedSchool("", "", "", HERE)) is None
    assert len(book.made) == 2


def test_a_school_known_by_its_code_gets_its_name_later():
    book = SchoolBook([School(udise="09580100101", name="09580100101", district_code="148", district="Gorakhpur")])
    named = book.find_or_make(NamedSchool("09580100101", "प्रा. वि. रामपुर", "Khorabar", HERE))
    assert (named.name, named.name_hi, named.block) == ("प्रा. वि. रामपुर", "प्रा. वि. रामपुर", "Khorabar")
    assert list(book.changed.values()) == [named]


def test_schools_as_they_are_stored():
    school = School(
        udise="9580100101", name=" P.S.  Rampur ", district_code="148", district="Gorakhpur", pin_code="273 001"
    )
    kept = checked_school(school, "9")
    assert (kept.udise, kept.name, kept.pin_code) == ("09580100101", "P.S. Rampur", "273001")


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"udise": "123"}, UdiseWrong),
        ({"pin_code": "012345"}, PinWrong),
        ({"name": " "}, SchoolNameless),
        ({"district_code": ""}, SchoolNowhere),
    ],
)
def test_what_cannot_be_stored(facts, refusal):
    with pytest.raises(refusal) as caught:
        checked_school(School(**{"name": "X", "district_code": "148", "district": "Gorakhpur"} | facts))
    assert str(caught.value)
