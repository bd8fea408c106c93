"""What a search takes for one, what it tells apart, and that no key on the way loses what was meant."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sankul.spelling import matches, search_key, search_words, typed
from sankul.text import fold, fold_letters

ALIKE = [
    ("सन्तोष", "संतोष"),
    ("सन्\u200dतोष", "संतोष"),
    ("सँतोष", "सन्तोष"),
    ("संतोश", "सन्तोष"),
    ("पाण्डेय", "पांडेय"),
    ("अञ्जलि", "अंजली"),
    ("ज़ाकिर", "जाकिर"),
    ("ईशा", "इशा"),
    ("ऊषा", "उषा"),
    ("श्रीवास्तव", "श्रिवास्तव"),
    ("किरण", "किरन"),
    ("नारायण", "नारायन"),
    ("कृष्णा", "क्रिष्ना"),
    ("ऋतु", "रितु"),
    ("दुःखहरण", "दुखहरन"),
    ("कॉलेज", "कालेज"),
    ("मोहम्मद असलम", "मो० असलम"),
    ("मुहम्मद असलम", "मौ. असलम"),
    ("Mohammad Aslam", "MOHD. ASLAM"),
    ("Mohammad Aslam", "Mo Aslam"),
    ("Muhammed Aslam", "md aslam"),
    ("Pooja", "Puja"),
    ("Neelam", "Nilam"),
    ("Shravasti", "Shrawasti"),
    ("Santosh Rao", "SANTOSH  RAO"),
    ("José", "Jose"),
    ("प्रा०वि० रामपुर", "प्रा. वि. रामपुर"),
    ("In-charge Head Teacher", "incharge head teacher".replace("incharge", "in charge")),
    ("D'Souza", "DSouza"),
    ("१२३", "123"),
]
APART = [
    ("वली", "बली"),
    ("विमला", "बिमला"),
    ("शाह", "साह"),
    ("शिव", "सिव"),
    ("मोती", "मोहम्मद"),
    ("Mohan", "Mohammad"),
    ("राम", "रमा"),
    ("मोहन", "मौहन"),
    ("गौतम", "गोतम"),
    ("Irfan", "Imran"),
    ("Sita", "Seta"),
    ("डा0", "डब्बा"),
]


@pytest.mark.parametrize("name", sorted({name for pair in ALIKE for name in pair}))
def test_the_key_that_compares_records_says_the_same_to_a_search(name):
    assert search_words(fold(name)) == search_words(name)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_each_spelling_finds_the_other(one, other):
    assert matches(one, other)
    assert matches(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_false_friends_are_told_apart(one, other):
    assert not matches(one, other)
    assert not matches(other, one)


@pytest.mark.parametrize(("one", "other"), [*ALIKE, *((other, one) for one, other in ALIKE)])
def test_no_key_on_the_way_loses_what_is_meant(one, other):
    """Typed letter by letter, also with the cursor within a syllable, the other spelling stays found."""
    lost = [one[:length] for length in range(len(one) + 1) if not matches(one[:length], other)]
    assert not lost


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("   ", True),
        ("santosh", True),
        ("SANTOSH RAO", True),
        ("rao san", True),
        ("ao", False),
        ("santosh x", False),
        ("santoshrao", False),
        ("सन्तोष", True),
        ("राव संतो", True),
        ("स", True),
        ("सन", True),
        ("सन्", True),
        ("सत", False),
        ("rampur-1", True),
        ("1 rampur", True),
        ("rampur 2", False),
    ],
)
def test_every_word_begins_a_word(query, found):
    assert matches(query, "Santosh Rao", "संतोष राव", "P.S. Rampur (1)") is found


@pytest.mark.parametrize(
    ("query", "number", "found"),
    [
        ("9838012345", "9838012345", True),
        ("98380", "9838012345", True),
        ("९८३८०", "9838012345", True),
        ("+919838012345", "9838012345", True),
        ("+91 98380 12345", "9838012345", True),
        ("+91-98380-12345", "9838012345", True),
        ("919838012345", "9838012345", True),
        ("09838012345", "9838012345", True),
        ("98380 12345", "9838012345", True),
        ("12345", "9838012345", True),
        ("2345", "9838012345", True),
        ("345", "9838012345", False),
        ("1234", "9838012345", False),
        ("38012345", "9838012345", True),
        ("9838112345", "9838012345", False),
        ("09580100101", "09580100101", True),
        ("9580100101", "09580100101", True),
        ("958010", "09580100101", True),
        ("9580", "09580100101", False),
        ("0 9580 100101", "09580100101", True),
    ],
)
def test_numbers_as_they_are_typed(query, number, found):
    assert matches(query, "Santosh Rao", number) is found


@pytest.mark.parametrize("query", ["+91 98380 12345", "+919838012345", "098380 12345", "98380-12345"])
def test_no_key_on_the_way_loses_a_mobile(query):
    assert [query[:at] for at in range(len(query) + 1) if not matches(query[:at], "9838012345")] == []


def test_what_is_sure_is_told_from_what_may_become():
    ((word,),) = typed("mo").readings
    assert word.surely == ("mo", "mohammad")
    assert word.perhaps == ("mu",), "Moonna is Munna"


def test_a_pasted_page_is_a_query_too():
    assert not matches("word " * 100_000, "Santosh Rao")


LETTERS = "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौंँः्ॉ़\u200d\u200c"
NAMES = st.text(alphabet=LETTERS + "abcdefghijklmnopqrstuvwxyzMODH éñ.-'/०1290", max_size=14)


@given(NAMES)
@example("मोहम्मदी")
@example("Mohammadi")
@example("मोहम्मद")
@example("सन्\u200dत")
@example("nooooon")
def test_a_name_is_found_by_every_beginning_of_itself(name):
    assert all(matches(name[:length], name) for length in range(len(name) + 1))


@given(NAMES, NAMES)
def test_words_are_found_in_any_order(one, other):
    assert matches(f"{other} {one}", f"{one} {other}")


@given(st.text(max_size=30))
def test_nothing_breaks_it_and_twice_is_once(value):
    words = search_words(value)
    assert search_words(" ".join(words)) == words
    assert search_words(fold_letters(value)) == words
    assert search_key(value).strip() == " ".join(words)
    typed(value).finds(search_key(value))
