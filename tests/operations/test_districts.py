"""Names of districts and states in the language that is spoken."""

import pytest

from sankul.operations.districts import said_district, said_state
from sankul.operations.offices import head_of_papers
from sankul.operations.programmes import the_programme
from sankul.text import speaking

DISTRICTS = [
    ("hi", "148", "Gorakhpur", "गोरखपुर"),
    ("en", "148", "Gorakhpur", "Gorakhpur"),
    ("hi", "1", "Anantnag", "Anantnag"),
    ("hi", "no code", "Old name", "Old name"),
]
STATES = [
    ("hi", "9", "Uttar Pradesh", "उत्तर प्रदेश"),
    ("hi", "09", "Uttar Pradesh", "उत्तर प्रदेश"),
    ("en", "9", "Uttar Pradesh", "Uttar Pradesh"),
    ("hi", "", "Elsewhere", "Elsewhere"),
]


@pytest.mark.parametrize(("language", "code", "name", "said"), DISTRICTS)
def test_a_district_is_said_in_hindi_as_far_as_it_is_known(language, code, name, said):
    with speaking(language):
        assert said_district(code, name) == said


@pytest.mark.parametrize(("language", "code", "name", "said"), STATES)
def test_a_state_is_said_in_hindi(language, code, name, said):
    with speaking(language):
        assert said_state(code, name) == said


def test_the_head_of_papers_names_the_place_in_both_scripts(store):
    with store.reading() as work:
        place = head_of_papers(work, the_programme(work, None)).place
    assert (place.en, place.hi) == (
        "Khorabar, Gorakhpur, Uttar Pradesh",
        "Khorabar, गोरखपुर, उत्तर प्रदेश",
    )
