"""The register of schools: what may be saved and removed, and one made of two entries, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.operations.schools import (
    find_school,
    list_schools,
    merge_schools,
    read_school_page,
    remove_school,
    save_school,
    school_rows,
)
from sankul.rules.merging import Merger
from sankul.rules.people import Person
from sankul.rules.schools import (
    School,
    SchoolInUse,
    SchoolItself,
    SchoolsApart,
    SchoolUnclear,
    SchoolUnknown,
    SpacesClash,
    UdiseTaken,
    UdiseWrong,
)
from sankul.rules.spaces import Space

PLACE = {"district_code": "148", "district": "Gorakhpur"}


def school(**facts):
    return School(**{"name": "P.S. Rampur 1", "block": "Khorabar"} | PLACE | facts)


@pytest.fixture
def two(any_store):
    """A coded entry with one person, and one without a code that has a person, a space and a note of a merger."""
    coded = save_school(any_store, school(udise="09580100101"))
    bare = save_school(any_store, school(name="Primary School Rampur I", village="Rampur", cluster="Rampur", block=""))
    with any_store.transaction("Fill") as work:
        anita, babu = (
            Person(name=name, school_id=key, **PLACE) for name, key in (("Anita", coded.id), ("Babu", bare.id))
        )
        work.people.add(anita, babu)
        work.spaces.add(Space(name="Hall", capacity=20, school_id=bare.id, block="Khorabar", **PLACE))
        work.mergers.add(
            Merger(
                kept_id=babu.id, gone_id="0190a000-0000-7000-8000-000000000001", school_id=bare.id, on=date(2026, 1, 1)
            )
        )
    return coded, bare


def test_a_code_belongs_to_one_school(any_store):
    save_school(any_store, school(udise="9580100101"))
    with pytest.raises(UdiseTaken):
        save_school(any_store, school(name="P.S. Belghat", udise="09580100101"))
    with pytest.raises(UdiseWrong):
        save_school(any_store, school(udise="12"))
    assert [each.udise for each in list_schools(any_store)] == ["09580100101"]


def test_the_register_counts_people_and_tells_levels(any_store, two):
    with any_store.reading() as work:
        rows = school_rows(work)
    assert [(row.school.name, row.level, row.people) for row in rows] == [
        ("Primary School Rampur I", "primary", 1),
        ("P.S. Rampur 1", "primary", 1),
    ]


def test_a_school_shows_its_people_its_spaces_and_who_may_be_it(any_store, two):
    coded, bare = two
    with any_store.reading() as work:
        page = read_school_page(work, bare.id)
    assert ([each.name for each in page.people], [each.name for each in page.spaces]) == (["Babu"], ["Hall"])
    assert page.alike == (coded,)


def test_one_is_made_of_two_and_undone(any_store, two):
    coded, bare = two
    kept = merge_schools(any_store, coded.id, bare.id)
    assert (kept.udise, kept.name, kept.village, kept.cluster) == ("09580100101", "P.S. Rampur 1", "Rampur", "Rampur")
    with any_store.reading() as work:
        page = read_school_page(work, coded.id)
        assert work.mergers.first().school_id == coded.id
    assert [each.name for each in page.people] == ["Anita", "Babu"]
    assert [each.name for each in page.spaces] == ["Hall"]
    assert list_schools(any_store) == (kept,)
    any_store.undo()
    assert set(list_schools(any_store)) == {coded, bare}
    with any_store.reading() as work:
        assert [each.name for each in read_school_page(work, bare.id).people] == ["Babu"]


def test_the_one_that_stays_takes_the_code_of_the_other(any_store, two):
    coded, bare = two
    assert merge_schools(any_store, bare.id, coded.id).udise == "09580100101"


def test_what_cannot_be_merged(any_store, two):
    coded, bare = two
    far = save_school(any_store, school(name="P.S. Far", district_code="127", district="Balrampur"))
    with pytest.raises(SchoolItself):
        merge_schools(any_store, coded.id, coded.id)
    with pytest.raises(SchoolsApart):
        merge_schools(any_store, coded.id, far.id)
    with any_store.transaction("Another hall") as work:
        work.spaces.add(Space(name="HALL", capacity=20, school_id=coded.id, block="Khorabar", **PLACE))
    with pytest.raises(SpacesClash):
        merge_schools(any_store, coded.id, bare.id)
    assert len(list_schools(any_store)) == 3


def test_only_a_school_that_nothing_belongs_to_goes(any_store, two):
    _coded, bare = two
    with pytest.raises(SchoolInUse):
        remove_school(any_store, bare.id)
    empty = save_school(any_store, school(name="P.S. Empty"))
    remove_school(any_store, empty.id)
    assert len(list_schools(any_store)) == 2


def test_schools_are_found_by_code_name_and_key(any_store, two):
    coded, bare = two
    with any_store.reading() as work:
        for text in ("09580100101", "9580100101", "p.s. rampur 1", coded.id):
            assert find_school(work, text) == coded
        assert find_school(work, "primary school rampur i") == bare
        with pytest.raises(SchoolUnknown):
            find_school(work, "P.S. Nowhere")
    save_school(any_store, replace(school(), name="P.S. Rampur 1", block="Sahjanwa"))
    with any_store.reading() as work, pytest.raises(SchoolUnclear):
        find_school(work, "P.S. Rampur 1")
