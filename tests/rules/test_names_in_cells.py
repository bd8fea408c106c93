"""Names as they are typed into one cell: two scripts, titles, posts."""

import csv
import itertools
from pathlib import Path

import pytest

from sankul.rules.demo_names import invent_people
from sankul.rules.names_in_cells import has_letters, is_mixed, is_mostly_hindi, parted, sounds_alike

PAIRS = Path(__file__).parents[1] / "data" / "krutidev_pairs.tsv"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Ramesh Yadav / रमेश यादव", ("Ramesh Yadav", "रमेश यादव")),
        ("रमेश यादव (Ramesh Yadav)", ("Ramesh Yadav", "रमेश यादव")),
        ("Ramesh Yadav\nरमेश यादव", ("Ramesh Yadav", "रमेश यादव")),
        ("Ramesh - रमेश", ("Ramesh", "रमेश")),
        ("Asha Awasthi / आशा अवस्थी", ("Asha Awasthi", "आशा अवस्थी")),
        ("Smt. Kshama Shukla | श्रीमती क्षमा शुक्ल", ("Smt. Kshama Shukla", "श्रीमती क्षमा शुक्ल")),
        ("Ramesh Yadav", None),
        ("रमेश यादव", None),
        ("Ramesh रमेश", None),
        ("रमेश यादव (Head Teacher)", None),
        ("रमेश यादव (HM)", None),
        ("श्रीमती उषा रावत (Assistant Teacher)", None),
        ("कृष्णा तिवारी, Shiksha Mitra", None),
        ("फरहान फारूकी (P.S. Rampur)", None),
        ("Ramesh Yadav (प्र0अ0)", None),
        ("Dr. / रमेश", None),
        ("Ramesh / रमेश / Yadav", None),
        ("", None),
    ],
)
def test_names_in_two_scripts_are_parted_only_when_they_are_one_name(typed, names):
    assert parted(typed) == names


def test_invented_names_sound_alike_in_both_scripts_and_not_like_others():
    import random

    people = invent_people(random.Random(3))
    names = [(each.name, each.name_hi) for each in (next(people) for _ in range(300))]
    assert sum(sounds_alike(*pair) for pair in names) >= 295
    crossed = [sounds_alike(one[0], other[1]) for one, other in itertools.pairwise(names)]
    assert sum(crossed) <= 45


@pytest.mark.parametrize("post", ["Head Teacher", "ARP", "Assistant Teacher", "Shiksha Mitra", "Retd.", "P.S. Rampur"])
def test_no_post_sounds_like_a_name(post):
    with PAIRS.open(encoding="utf-8") as file:
        hindi = [row[1] for row in csv.reader(file, delimiter="\t") if len(row) > 1 and not row[0].startswith("#")]
    assert sum(sounds_alike(post, name) for name in hindi) <= 1


@pytest.mark.parametrize(
    ("text", "mixed", "hindi"),
    [
        ("Dr. रमेश", False, True),
        ("Mohd. असलम", False, True),
        ("Ramesh (प्र0अ0)", True, False),
        ("रमेश (HM)", True, True),
        ("Ramesh", False, False),
    ],
)
def test_scripts_of_a_name(text, mixed, hindi):
    assert (is_mixed(text), is_mostly_hindi(text)) == (mixed, hindi)
    assert has_letters(text)


def test_figures_are_no_name():
    assert not any(map(has_letters, ("", "12", "6000000001", "--", "१२")))
