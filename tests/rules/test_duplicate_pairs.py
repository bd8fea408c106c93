"""Which pairs of the register are worth a look, and which are not."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.rules.duplicate_faces import alikeness, faces_of
from sankul.rules.duplicate_pairs import CODE_SIGNS, MOST_SHARING, Sign, likely_pairs, slips
from sankul.rules.likeness import plain_name
from sankul.rules.merging import Merger
from sankul.rules.people import Person

PLACE = {"district_code": "148", "district": "Gorakhpur"}


def person(key, name="", **more):
    return Person(id=f"{key:04}", name=name, **{"block": "Khorabar", **PLACE, **more})


def pairs(*people, accounts=(), told_apart=(), mergers=()):
    faces = [
        face
        for each in people
        for face in faces_of(each, dict(accounts).get(each.id, ""), [m for m in mergers if m.kept_id == each.id])
    ]
    return [(int(p.one_id), int(p.other_id), p.signs, p.is_alarm) for p in likely_pairs(faces, set(told_apart))]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Smt. Sunita Devi", "sunita devi"),
        ("DR. S. K. Yadav", "s k yadav"),
        ("Sunita Kumari", "sunita kumari"),
        ("श्रीमती गीता देवी", "गिता देवि"),
        ("Anil Kr. Rao", "anil kumar rao"),
        ("Shri", "shri"),
    ],
)
def test_plain_names(written, plain):
    assert plain_name(written) == plain


def face(name="", name_hi=""):
    return next(faces_of(person(1, name, name_hi=name_hi), ""))


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Irfan Ansari", "Imran Ansari", 82, 95),
        ("RAO SANTOSH KUMAR", "Santosh Kumar Rao", 100, 100),
        ("Santosh Yadav", "Santosh Kumar Yadav", 88, 88),
        ("S. K. Yadav", "Santosh Kumar Yadav", 88, 88),
        ("S. Yadav", "Rakesh Yadav", 0, 81),
        ("Smt. Geeta Bind", "Geeta Bind", 100, 100),
        ("Geeta", "Geeta Bind", 0, 81),
        ("Arun Khan", "Geeta Bind", 0, 50),
    ],
)
def test_how_alike_names_are(one, other, least, most):
    assert least <= alikeness(face(one), face(other)) <= most


def test_two_scripts_cannot_be_compared():
    assert alikeness(face("Santosh Rao"), face("", "सन्तोष राव")) == 82
    assert alikeness(face("Santosh Rao"), face("", "गीता बिन्द")) == 0
    assert alikeness(face("Santosh Rao", "सन्तोष राव"), face("", "संतोष राव")) == 100


def test_a_shared_code_with_another_name_is_the_alarm_and_comes_first():
    people = (
        person(1, "Santosh Rao", school_id="a"),
        person(2, "Santosh Rav", school_id="a"),
        person(3, "Geeta Bind", mobile="9800000001"),
        person(4, "Arun Khan", mobile="9800000001"),
        person(5, "Ravi Soni"),
        person(6, "Mohd. Aslam"),
    )
    found = pairs(*people, accounts={"0005": "123456789", "0006": "123456789"}.items())
    assert found == [
        (5, 6, (Sign.ACCOUNT,), True),
        (3, 4, (Sign.MOBILE,), True),
        (1, 2, (Sign.SCHOOL,), False),
    ]


def test_names_in_two_scripts_are_compared_by_sound():
    found = likely_pairs(
        [
            *faces_of(person(1, "Santosh Rao", mobile="9800000001"), ""),
            *faces_of(person(2, "", name_hi="संतोष राव", mobile="9800000001"), ""),
        ]
    )
    assert [(pair.score, pair.is_alarm, pair.why()) for pair in found] == [
        (82, False, "The same mobile number, and an alike name.")
    ]


def test_in_one_school_names_in_two_scripts_are_found_by_sound_among_few_and_many():
    for many in (0, 60):
        people = [
            person(1, "Asha Rao", school_id="a"),
            person(2, "", name_hi="आशा राव", school_id="a"),
            *(
                person(3 + at, f"{'KGTDP'[at % 5]}{'aeiou'[at // 5 % 5]}m Bind{'ktpbd'[at // 25]}", school_id="a")
                for at in range(many)
            ),
        ]
        found = likely_pairs([face for each in people for face in faces_of(each, "")])
        assert (people[0].id, people[1].id) in [(pair.one_id, pair.other_id) for pair in found]


@pytest.mark.parametrize(
    ("more", "others", "sign"),
    [
        ({"mobile": "9800000012"}, {"mobile": "9800000013"}, Sign.NEAR_MOBILE),
        ({"mobile": "9800000012"}, {"mobile": "9800000021"}, Sign.NEAR_MOBILE),
        ({"mobile": "9800000012"}, {"mobile": "9811100012"}, None),
        ({}, {}, Sign.SAME_NAME),
        ({}, {"block": ""}, Sign.SAME_NAME),
        ({}, {"block": "Sardar Nagar"}, None),
        ({"employee_code": "E1"}, {"employee_code": "E2"}, None),
        ({"gender": "F"}, {"gender": "M"}, None),
        ({"designation": "ARP"}, {"designation": "Head Teacher"}, None),
        ({"designation": "ARP"}, {"designation": "arp"}, Sign.SAME_NAME),
    ],
)
def test_the_same_name_in_two_schools_of_a_block(more, others, sign):
    found = pairs(
        person(1, "Santosh Kumar Rao", school_id="a", **more), person(2, "Santosh Kumar Rao", school_id="b", **others)
    )
    assert [signs for _one, _other, signs, _alarm in found] == ([(sign,)] if sign else [])


def test_a_name_that_many_of_a_block_bear_says_nothing():
    bearers = [person(key, "Anita Devi", school_id=str(key)) for key in range(4)]
    assert pairs(*bearers[:3]) != []
    assert pairs(*bearers) == []


def test_who_has_no_school_is_compared_with_the_block():
    found = pairs(
        person(1, "Santosh Kumar Rao", school_id="a"), person(2, "Santosh Kumaar Rao"), person(3, "Geeta Bind")
    )
    assert found == [(1, 2, (Sign.NO_SCHOOL,), False)]


def test_pairs_that_were_told_apart_stay_away():
    people = (person(1, "Santosh Rao", school_id="a"), person(2, "Santosh Rao", school_id="a"))
    assert pairs(*people, told_apart={("0001", "0002")}) == []


def test_three_entries_of_one_person_are_three_pairs_and_after_a_merge_one():
    people = (
        person(1, "Santosh Rao", mobile="9800000001"),
        person(2, "Santosh Rao", mobile="9800000001", employee_code="E7"),
        person(3, "S. Rao", employee_code="E7"),
    )
    assert [found[:2] for found in pairs(*people)] == [(1, 2), (2, 3)]
    merger = Merger(kept_id="0001", gone_id="0002", name="Santosh Rao", employee_code="E7", on=None)
    assert [found[:3] for found in pairs(people[0], people[2], mergers=[merger])] == [(1, 3, (Sign.EMPLOYEE_CODE,))]


def test_very_many_with_one_mobile_are_each_beside_the_first():
    people = [person(key, f"{chr(65 + key) * 9} Rao", mobile="9800000001") for key in range(MOST_SHARING + 8)]
    assert [found[:2] for found in pairs(*people)] == [(0, key) for key in range(1, MOST_SHARING + 8)]


def test_very_many_in_one_school_are_pairs_by_their_very_names():
    people = [person(key, f"Name{key} Family{key * 7919 % 1000}", school_id="a") for key in range(500)]
    twin = person(900, "NAME7 Family433", school_id="a")
    assert [found[:2] for found in pairs(*people, twin)] == [(7, 900)]


def test_alike_names_are_found_in_large_schools_too():
    people = [person(key, f"{chr(65 + key) * 6} {chr(85 + key % 3) * 9}", school_id="a") for key in range(20)]
    found = pairs(*people, person(50, "S. K. Yadav", school_id="a"), person(51, "Santosh Kumar Yadav", school_id="a"))
    assert [pair[:2] for pair in found] == [(50, 51)]


numbers = st.text("0123456789", min_size=9, max_size=9).map("9".__add__)


def differs_by_a_slip(one, other):
    places = [at for at in range(10) if one[at] != other[at]]
    if len(places) == 1:
        return True
    swapped = len(places) == 2 and places[1] == places[0] + 1
    return swapped and one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


@given(st.lists(numbers, max_size=5), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_slips_are_all_pairs_that_differ_by_one(given_numbers, changes):
    every = set(given_numbers)
    for number, (place, digit) in zip(sorted(every) * 9, changes, strict=False):
        every.add(number[:place] + str(digit) + number[place + 1 :])
        every.add(number[:place] + number[place : place + 2][::-1] + number[place + 2 :])
    ordered = sorted(every)
    assert slips(ordered) == [two for two in combinations(ordered, 2) if differs_by_a_slip(*two)]


NAMES = ("Santosh Rao", "Santosh Kumar Rao", "S. Rao", "SANTOSH RAV", "Geeta Bind", "Gita Bind", "Arun Khan")
people_lists = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(NAMES),
            "mobile": st.sampled_from(("", "9800000001", "9800000002", "9811111111")),
            "employee_code": st.sampled_from(("", "", "E1", "E2")),
            "school_id": st.sampled_from((None, "a", "b")),
            "block": st.sampled_from(("", "Khorabar", "Sardar Nagar")),
        }
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(people_lists, st.randoms())
def test_the_queue_depends_on_the_register_alone_and_keeps_its_promises(given_people, random):
    people = [person(key, **given) for key, given in enumerate(given_people)]
    queue = pairs(*people)
    shuffled = random.sample(people, len(people))
    assert pairs(*shuffled) == queue
    assert len({found[:2] for found in queue}) == len(queue)
    alarms = [is_alarm for *_rest, is_alarm in queue]
    assert alarms == sorted(alarms, reverse=True)
    seen = {found[:2]: found[2] for found in queue}
    for one, other in combinations(range(len(people)), 2):
        signs = {sign for sign in CODE_SIGNS[1:] if getattr(people[one], sign) == getattr(people[other], sign) != ""}
        assert signs <= set(seen.get((one, other), ()))
    told = {(f"{one:04}", f"{other:04}") for one, other, *_rest in queue[::2]}
    assert pairs(*people, told_apart=told) == [found for at, found in enumerate(queue) if at % 2]
