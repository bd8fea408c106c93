"""What the leading of a session says on paper."""

import pytest

from sankul.printing.certificate_wording import deed_sentence, measure_line, place_line
from sankul.text import use_words

FACTS = {"programme": "FLN", "from_on": "2026-10-07", "until_on": "2026-10-21"}


@pytest.mark.parametrize(
    ("led", "said"),
    [
        ({"sessions_led": "1", "led_on": "2026-10-07"}, "Sessions led: 1"),
        (
            {"sessions_led": "2", "led_on": "2026-10-07,2026-10-21"},
            "Sessions led: 2  ·  7 October 2026, 21 October 2026",
        ),
        ({"sessions_led": "5", "led_on": "2026-10-07,2026-10-08,2026-10-09,2026-10-10,2026-10-21"}, "Sessions led: 5"),
        ({"sessions_led": "2"}, "Sessions led: 2"),
        ({"sessions_attended": "3", "sessions_held": "4", "hours": "4.5"}, "Sessions attended: 3 of 4  ·  Hours: 4.5"),
        ({}, ""),
    ],
)
def test_measures_speak_of_leading_or_of_attending(led, said):
    assert measure_line({**FACTS, **led}, "en").replace("\u00a0", " ") == said


def test_without_days_the_deed_of_an_exception_names_none():
    assert "  " not in deed_sentence("leading", {"programme": "FLN", "from_on": "", "until_on": ""}, "en")


@pytest.mark.parametrize(
    ("more", "english", "hindi"),
    [
        ({}, "Block Khorabar", "विकास खण्ड Khorabar"),
        ({"block_hi": "खोराबार"}, "Block Khorabar", "विकास खण्ड खोराबार"),
        ({"block_hi": "खोराबार", "block_level": "Block", "block_level_hi": "प्रखण्ड"}, "Block Khorabar", "प्रखण्ड खोराबार"),
        ({"block_level": "Mandal", "block_level_hi": "मंडल"}, "Mandal Khorabar", "मंडल Khorabar"),
    ],
)
def test_the_block_is_called_as_the_office_called_it_at_the_issue(more, english, hindi):
    use_words({"hi": {"Block": "खण्ड"}, "en": {"Block": "Tehsil"}})
    facts = {"block": "Khorabar", **more}
    assert place_line(facts, "en") == english
    assert place_line(facts, "hi") == hindi
