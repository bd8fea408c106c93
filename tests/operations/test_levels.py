import csv
from dataclasses import replace

import pytest

from sankul.operations.districts import the_states
from sankul.operations.levels import (
    level_facts,
    levels_of_state,
    said_block,
    said_level,
    speak_as,
    speak_as_office_of,
    words_of,
)
from sankul.operations.offices import read_office, save_office
from sankul.places import resource
from sankul.rules.levels import Level
from sankul.rules.papers import Both
from sankul.text import _, fold, speaking, use_language


def test_the_table_names_known_states_and_levels_once():
    with resource("places", "levels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = [(row["state_code"], Level(row["level"])) for row in rows]
    assert len(keys) == len(set(keys))
    assert {code for code, _level in keys} - {""} <= {code for code, _name in the_states()}
    assert all(row["name"] and row["name_hi"] and row["is_verified"] in ("yes", "no") for row in rows)
    assert all(row["source"] for row in rows if row["is_verified"] == "yes")
    assert {level for code, level in keys if not code} == set(Level)


@pytest.mark.parametrize(
    ("state_code", "level", "words"),
    [
        ("9", Level.BLOCK, Both("Block", "विकास खण्ड")),
        ("09", Level.CLUSTER, Both("Nyay Panchayat", "न्याय पंचायत")),
        ("9", Level.DISTRICT, Both("District", "जनपद")),
        ("10", Level.BLOCK, Both("Block", "प्रखण्ड")),
        ("22", Level.BLOCK, Both("Block", "विकासखण्ड")),
        ("35", Level.CLUSTER, Both("Cluster", "संकुल")),
        ("", Level.BLOCK, Both("Block", "विकास खण्ड")),
    ],
)
def test_words_of_states(state_code, level, words):
    assert levels_of_state(state_code)[level].words == words


def test_what_was_not_read_in_a_states_papers_is_marked():
    assert levels_of_state("9")[Level.BLOCK].is_verified
    assert not levels_of_state("29")[Level.BLOCK].is_verified


def test_labels_speak_as_the_office_does(store):
    office, signatories = read_office(store)
    assert said_level(Level.CLUSTER) == "Cluster"
    assert speak_as(office)
    assert not speak_as(office)
    assert said_level(Level.CLUSTER) == "Nyay Panchayat"
    with speaking("hi"):
        assert (_("Block"), _("Cluster"), _("Block or district")) == ("विकास खण्ड", "न्याय पंचायत", "विकास खण्ड/जनपद")
    save_office(
        store, replace(office, level_names={"cluster": "Sankul", "cluster_hi": "संकुल", "block": "Block"}), signatories
    )
    speak_as_office_of(store)
    assert said_level(Level.CLUSTER) == "Sankul"
    use_language("hi")
    assert said_level(Level.CLUSTER) == "संकुल"
    assert read_office(store)[0].level_names == {"cluster": "Sankul", "cluster_hi": "संकुल"}


def test_without_an_office_the_usual_words_are_said():
    speak_as(None)
    assert said_level(Level.BLOCK) == "Block"


def test_a_certificate_keeps_the_word_for_the_block_where_it_is_unusual(store):
    office, _signatories = read_office(store)
    assert level_facts(office) == {}
    assert level_facts(replace(office, state_code="10")) == {"block_level": "Block", "block_level_hi": "प्रखण्ड"}
    assert words_of(replace(office, level_names={"block_hi": "खण्ड"}))[Level.BLOCK].hi == "खण्ड"


def test_a_block_has_the_hindi_name_that_the_office_gave_it(store):
    office, signatories = read_office(store)
    names = {"KHORABAR": " खोराबार ", "Pipraich": ""}
    kept = save_office(store, replace(office, block_names=names), signatories)
    assert kept.block_names == {"khorabar": "खोराबार"}
    assert speak_as(kept)
    assert said_block("Khorabar") == "Khorabar"
    use_language("hi")
    assert [said_block(block) for block in ("Khorabar", "khorabar", "Pipraich", "")] == [
        "खोराबार",
        "खोराबार",
        "Pipraich",
        "",
    ]
    speak_as(None)
    assert said_block("Khorabar") == "Khorabar"


@pytest.mark.parametrize("noun", ["people", "schools", "spaces", "holidays"])
def test_lists_may_call_the_block_as_the_papers_of_its_state_do(noun):
    import tomllib

    known = {fold(word) for word in tomllib.loads(resource("headings", f"{noun}.toml").read_text("utf-8"))["block"]}
    words = [levels_of_state(code)[Level.BLOCK] for code, _name in the_states()]
    said = {word for name in words for word in (name.words.en, name.words.hi)}
    assert {word for word in said if fold(word) not in known} == set()
