import pytest

from sankul.rules.districts import District
from sankul.rules.school_book import NamedSchool, SchoolBook
from sankul.rules.schools import (
    PinWrong,
    School,
    SchoolNameless,
    SchoolNowhere,
    UdiseWrong,
    checked_school,
    names_differ,
    school_key,
)

HERE = District("148", "Gorakhpur", "", "9", "Uttar Pradesh")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P.S. Rampur 1", "Primary School Rampur I"),
        ("PS RAMPUR", "p.s., rampur"),
        ("U.P.S. Rampur", "Junior High School Rampur"),
        ("प्राथमिक विद्यालय रामपुर", "प्रा0वि0 रामपुर".replace("0", ".")),
        ("Composite School Rampur II", "COMPOSITE SCHOOL RAMPUR 2"),
        ("P.S. Rampur-2nd", "Primary School Rampur II"),
        ("PS RAMPUR(1)", "P.S. Rampur No. 1"),
        ("P.S. RAMPUR1", "P.S. Rampur 01"),
        ("P.S. Rampur Pratham", "P.S. Rampur I"),
        ("Rampur P.S.", "P.S. Rampur"),
        ("P.P, RAMPUR 1", "P. P. Rampur I"),
        ("P.P. Rampur", "Prathmik Pathshala Rampur"),
        ("COMPOSIT RAMPUR", "Composite School Rampur"),
        ("JN. H. S. RAMPUR", "Junior High School Rampur"),
        ("PMV., Rampur", "Purva Madhyamik Vidyalaya Rampur"),
        ("KGVB Khorabar", "K.G.B. Vidyalaya Khorabar"),
        ("प्रा0वि0 रामपुर प्रथम", "प्राथमिक विद्यालय रामपुर 1"),
        ("प्रा०वि० रामपुर-२", "प्रा. वि. रामपुर द्वितीय"),
        ("उ0प्रा0वि0 रामपुर", "उच्च प्राथमिक विद्यालय रामपुर"),
        ("पू0मा0वि0 रामपुर", "पूर्व माध्यमिक विद्यालय, रामपुर"),
        ("कम्पोजिट विद्यालय रामपुर", "संविलियन विद्यालय रामपुर"),
        ("P.S. RAMPUR II KANYA", "Primary School Rampur 2 Kanya"),
        ("Kasturba Gandhi Balika Vidyalaya Khorabar", "K.G.B.V. Khorabar"),
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
        ("P.S. Rampur I", "P.S. Rampur V"),
        ("P.S. Rampur 1", "P.S. Rampur 11"),
        ("P.S. Rampur Kanya", "P.S. Rampur"),
        ("Junior High School Rampur", "High School Rampur"),
        ("P.S. Rampur", "Pre Primary School Rampur"),
        ("प्रा0वि0 रामपुर 1", "प्रा0वि0 रामपुर 2"),
        ("प्रा0वि0 रामपुर", "उ0प्रा0वि0 रामपुर"),
        ("P.S. Ward 3 Rampur 1", "P.S. Ward 4 Rampur 1"),
        ("P.S. V. N. Nagar", "P.S. N. Nagar"),
        ("P.S. C.S. Nagar", "C.S. Nagar"),
        ("J.H.S. Gaura", "G.J.H.S. Gaura"),
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


def coded(name, name_hi=""):
    return School(udise="09580100101", name=name, name_hi=name_hi, district_code="148", district="Gorakhpur")


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (coded("P.S. Rampur"), coded("Primary School Rampur"), False),
        (coded("P.S. Rampur"), coded("P.S. Rampur 1"), False),
        (coded("P.S. Rampur"), coded("P.S. Raampur Khurd"), False),
        (coded("P.S. Rampur 1"), coded("P.S. Rampur 2"), True),
        (coded("P.S. Rampur"), coded("U.P.S. Rampur"), True),
        (coded("P.S. Rampur"), coded("P.S. Belghat"), True),
        (coded("P.S. Rampur"), coded("प्रा0वि0 बेलघाट"), False),
        (coded("P.S. Rampur", "प्रा0वि0 रामपुर"), coded("P.S. Belghat", "प्रा0वि0 रामपुर"), False),
        (coded("09580100101"), coded("P.S. Belghat"), False),
        (coded("Rampur"), coded("P.S. Rampur"), False),
    ],
)
def test_two_names_of_one_code(one, other, differ):
    assert names_differ(one, other) is differ


def test_a_school_without_a_code_gets_it_by_its_name():
    bare = School(name="P.S. Rampur 1", block="Khorabar", district_code="148", district="Gorakhpur")
    book = SchoolBook([bare])
    got = book.find_or_make(NamedSchool("09580100101", "PS Rampur I", "Khorabar", HERE))
    assert (got.id, got.udise) == (bare.id, "09580100101")
    assert list(book.changed.values()) == [got]
    assert book.find(NamedSchool("09580100101", "", "", None)) is got


def test_a_code_is_not_given_when_two_could_get_it():
    bare = [School(name="P.S. Rampur", block=block, district_code="148", district="Gorakhpur") for block in ("A", "B")]
    book = SchoolBook(bare)
    assert book.find(NamedSchool("09580100101", "PS Rampur", "", HERE)) is None
    assert book.find(NamedSchool("09580100101", "PS Rampur", "B", HERE)) == bare[1]
