"""The index finds what a look at every row would find, in the order of the rows, and looks at none of them for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.search import BEGINS, BEGINS_HEARD, FOUND, HEARD, NOT_FOUND, SearchIndex
from sankul.spelling import matches, words_of

PEOPLE = (
    ("Rampur Zahid", "", "9838012345", 1),
    ("Ram Kumar", "राम कुमार", "9415000001", 0),
    ("Santosh Devi", "सन्तोष देवी", "9415000002", 2),
    ("Santosh Rao", "संतोष राव", "6000012345", 0),
    ("Rao Santosh", "", "", 1),
)
PLACES = (("P.S. Rampur 1", "प्रा. वि. रामपुर", "09580100101", "Khorabar"), ("Raoganj", "09580100202"), ("Raoganj", ""))


def make(people=PEOPLE, places=PLACES):
    return SearchIndex(
        lambda row: people[row][:2],
        [person[3] for person in people],
        lambda place: places[place],
        ((person[2], row) for row, person in enumerate(people) if person[2]),
    )


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("ram", [0, 1, 3]),
        ("rampur", [0, 1, 3]),
        ("santosh rao", [3, 2, 4]),
        ("rao santosh", [4, 2, 3]),
        ("सन्", [2, 3, 4]),
        ("राव सन्तोष", [3, 4, 2]),
        ("रामपुर", [1, 3, 0]),
        ("जाहिद", [0]),
        ("देवी santosh", [2]),
        ("khora", [1, 3]),
        ("98380", [0]),
        ("+91 94150 00002", [2]),
        ("12345", [0, 3]),
        ("9580100202", [0, 4]),
        ("0958010", [0, 1, 3, 4]),
        ("nobody", []),
        ("ram nobody", []),
        ("!", [0, 1, 2, 3, 4]),
    ],
)
def test_rows_are_found_in_their_order_those_whose_name_begins_so_first(query, rows):
    assert list(make().ordered(query)) == rows


def test_each_row_says_whether_its_name_begins_so():
    assert list(make().find("rampur")) == [BEGINS, FOUND, NOT_FOUND, FOUND, NOT_FOUND]


def test_each_row_says_whether_it_only_sounds_so():
    people = (
        ("Anita", "सन्तोष देवी"),
        ("", "संतोष राव"),
        ("", "राव सन्तोष"),
        ("Santosh", ""),
        ("Rao Santosh", ""),
        ("Anita", ""),
    )
    index = SearchIndex(people.__getitem__, range(len(people)), lambda _place: ())
    assert list(index.find("santosh")) == [BEGINS_HEARD, BEGINS_HEARD, HEARD, BEGINS, FOUND, NOT_FOUND]
    assert list(index.find("सन्तोष")) == [BEGINS, BEGINS, FOUND, BEGINS_HEARD, HEARD, NOT_FOUND]
    assert list(index.find("rao सन्तोष")) == [NOT_FOUND, HEARD, BEGINS_HEARD, NOT_FOUND, BEGINS_HEARD, NOT_FOUND]
    assert list(index.ordered("santosh")) == [3, 4, 0, 1, 2]


def test_nobody_is_found_among_nobody():
    assert list(make(()).ordered("a")) == []
    assert list(make(()).ordered("")) == []


WORDS = st.sampled_from(
    ["ram", "rao", "mo", "mohd.", "sun", "पूजा", "सन्तोष", "संतोष", "किरण", "1", "98", "p.s.-1", "neelam", "nilam"]
)
TEXTS = st.lists(WORDS, max_size=3).map(" ".join)


@given(
    st.lists(st.tuples(TEXTS, TEXTS, st.from_regex(r"[0-9]{0,6}", fullmatch=True), st.integers(0, 2)), max_size=8),
    st.tuples(*[st.tuples(TEXTS, st.from_regex(r"[0-9]{0,6}", fullmatch=True))] * 3),
    TEXTS,
    st.integers(0, 20),
)
def test_the_index_finds_what_a_look_at_every_row_finds(people, places, query, cut):
    query = query[:cut]
    index = make(people, places)
    expected = [matches(query, *person[:3], *places[person[3]]) for person in people]
    assert [bool(mark) for mark in index.find(query)] == expected


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ram", ["Ram Kumar Rao"]),
        ("ram rao", ["Ram Kumar Rao"]),
        ("ram राव", ["Ram Kumar Rao"]),
        ("rao", ["Rao Ram"]),
        ("kumar", []),
        ("mo", ["Mohan", "Mo. Ali"]),
        ("mohd al", ["Mo. Ali"]),
        ("mu", ["Munna"]),
        ("ram rampur", []),
        ("सन्", ["Santosh"]),
        ("98", []),
    ],
)
def test_whose_name_begins_so(query, names):
    people = (
        ("Ram Kumar Rao", "राम कुमार राव"),
        ("Rao Ram", ""),
        ("Mohan", ""),
        ("Mo. Ali", ""),
        ("Munna", ""),
        ("Santosh", "संतोष"),
    )
    index = SearchIndex(people.__getitem__, [0] * len(people), lambda _place: ("Rampur 98",))
    marks = index.find(query)
    assert [each[0] for each, mark in zip(people, marks, strict=True) if mark == BEGINS] == names


def test_a_query_looks_at_no_row():
    """With 150,000 people a key is answered at once because nothing is read, folded or compared again by it."""
    asked = []

    def names(row):
        asked.append(row)
        return (f"Teacher {row} Devi", "")

    index = SearchIndex(names, [row % 7 for row in range(1_000)], lambda place: (f"School {place}",))
    before = len(asked)
    assert before == 1_000
    folded = words_of.cache_info().misses
    for query in ("d", "de", "dev", "devi", "t", "school", "school 5", "teacher 5", "zz", ""):
        index.find(query)
    assert len(asked) == before
    assert words_of.cache_info().misses == folded
