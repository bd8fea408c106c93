import pytest

from sankul.rules.levels import Level, checked_level_names, level_words, words_for_messages
from sankul.rules.papers import Both

STATE = {
    Level.DISTRICT: Both("District", "जिला"),
    Level.BLOCK: Both("Block", "प्रखण्ड"),
    Level.CLUSTER: Both("Cluster", "संकुल"),
}


def test_an_offices_own_words_come_before_those_of_its_state():
    words = level_words(STATE, {"cluster": "Nyay Panchayat", "block_hi": "विकास खण्ड"})
    assert words[Level.CLUSTER] == Both("Nyay Panchayat", "संकुल")
    assert words[Level.BLOCK] == Both("Block", "विकास खण्ड")


@pytest.mark.parametrize(
    ("own", "english", "hindi"),
    [
        ({}, "Block or district", "प्रखण्ड/जिला"),
        ({"block": "PEEO (Panchayat)"}, "PEEO (Panchayat) or district", "प्रखण्ड/जिला"),
        ({"block": "Mandal", "block_hi": "मंडल"}, "Mandal or district", "मंडल/जिला"),
    ],
)
def test_messages_that_name_several_levels(own, english, hindi):
    said = words_for_messages(level_words(STATE, own))
    assert said["en"]["Block or district"] == english
    assert said["hi"]["Block or district"] == hindi
    assert said["hi"]["School, block and district"].startswith("विद्यालय, ")


def test_words_stand_for_the_labels_in_both_languages():
    said = words_for_messages(STATE)
    assert said["en"] == {
        "District": "District",
        "Block": "Block",
        "Cluster": "Cluster",
        "Block or district": "Block or district",
        "School, block and district": "School, block and district",
    }
    assert said["hi"]["Cluster"] == "संकुल"


def test_only_what_differs_from_the_state_is_kept():
    names = {"block": " Block ", "block_hi": "विकास  खण्ड", "cluster": "", "cluster_hi": "संकुल", "nonsense": "X"}
    assert checked_level_names(names, STATE) == {"block_hi": "विकास खण्ड"}
