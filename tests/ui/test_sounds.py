"""A list that was Kruti Dev knows Hindi names only, and its clerk types Latin letters; and the other way round."""

import pytest

from sankul.rules.people import Person
from sankul.rules.schools import School
from sankul.rules.spaces import Space
from sankul.ui.people.fields import propose_people, propose_schools
from sankul.ui.pick_fields import GivenField, Proposal
from sankul.ui.spaces.search import find_spaces

DISTRICT = {"district_code": "148", "district": "Gorakhpur"}


@pytest.fixture
def people(store):
    """Two people in Hindi only, one in Latin letters only, a school and a hall in Hindi only."""
    rows = [
        Person(name="", name_hi="सन्तोष यादव", **DISTRICT),
        Person(name="", name_hi="ज्ञानेन्द्र संतोष", **DISTRICT),
        Person(name="Santosh Qureshi", **DISTRICT),
    ]
    with store.transaction("Add people") as work:
        work.people.add(*rows)
        work.schools.add(School(udise="09580100101", name="प्रा. वि. नौगाँव", name_hi="प्रा. वि. नौगाँव", **DISTRICT))
        work.spaces.add(*(Space(name=name, capacity=30, **DISTRICT) for name in ("पंचायत भवन", "Bhawan")))
    return rows


def names(rows):
    return [row[0] for row in rows[1:]]


FOUND = {
    "santosh": ["Santosh Qureshi", "सन्तोष यादव", "ज्ञानेन्द्र संतोष"],
    "santosh ya": ["सन्तोष यादव"],
    "gy": ["ज्ञानेन्द्र संतोष"],
    "सन्तोष": ["सन्तोष यादव", "ज्ञानेन्द्र संतोष", "Santosh Qureshi"],
    "क़ुरै": ["Santosh Qureshi"],
    "yadav सन": ["सन्तोष यादव"],
    "ramesh": [],
}


def test_the_filter_of_people_and_the_field_of_a_person_hear(full_window, people, store):
    full_window.go("people")
    full_window.jobs.wait()
    page = full_window.page("people")
    for typed, found in FOUND.items():
        page.filter.setText(typed)
        assert names(page.rows_as_text()) == found
        with store.reading() as work:
            assert [each.said.split(" · ")[0] for each in propose_people(work, typed, 9)] == found


def test_schools_and_halls_are_heard_too(full_window, people, store):
    with store.reading() as work:
        assert len(propose_schools(work, "naugaon", 9)) == 1
        assert [each.title for each in find_spaces(work, "bhawan")] == ["Bhawan", "पंचायत भवन"]
    for room, typed, count in (("schools", "naugao", 1), ("spaces", "panch", 1)):
        full_window.go(room)
        full_window.jobs.wait()
        full_window.page(room).filter.setText(typed)
        assert len(names(full_window.page(room).rows_as_text())) == count


def test_of_few_that_are_given_those_written_so_come_first(qtbot):
    few = [Proposal("1", "अनीता देवी"), Proposal("2", "Anita Rao"), Proposal("3", "अमित राव")]
    field = GivenField("who", "Who", few)
    qtbot.addWidget(field)
    field.edit.setText("anita")
    field.edit.textEdited.emit("anita")
    assert field.proposals() == ["Anita Rao", "अनीता देवी"]
