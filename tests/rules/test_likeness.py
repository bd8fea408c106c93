"""Names in both scripts of one row: those that are surely of two people are doubted, and no others."""

import pytest

from sankul.rules.demo_names import FAMILIES, MEN, WOMEN
from sankul.rules.likeness import names_disagree


@pytest.mark.parametrize(
    ("name", "name_hi"),
    [
        ("Santosh Rao", "सन्तोष राव"),
        ("S. K. Yadav", "संतोष कुमार यादव"),
        ("Om Prakash", "ओम प्रकाश"),
        ("Md Irfan Ansari", "मो0 इरफान अंसारी"),
        ("Mohd. Arif", "मोहम्मद आरिफ़"),
        ("Smt. Renu Devi", "श्रीमती रेणुका देवी"),
        ("Ram Kumar Yadav", "रामकुमार यादव"),
        ("Ramkumar Yadav", "राम कुमार यादव"),
        ("Yadav Santosh", "संतोष यादव"),
        ("Gyanendra Singh", "ज्ञानेन्द्र सिंह"),
        ("Lakshmi", "लक्ष्मी"),
        ("Shri Krishna", "श्रीकृष्ण"),
        ("Uma", "उमा"),
        ("Usha Devi", "ऊषा"),
        ("Asha", ""),
        ("", "आशा"),
        ("Ai", "ऐ"),
    ],
)
def test_one_person(name, name_hi):
    assert not names_disagree(name, name_hi)


@pytest.mark.parametrize(
    ("name", "name_hi"),
    [
        ("Sanjay Kumar Sharma", "अरुण शर्मा"),
        ("Geeta Devi", "सुनील देवी"),
        ("Md Irfan Ansari", "मो0 सलीम अंसारी"),
        ("Smt. Kiran Yadav", "श्रीमती पुष्पा यादव"),
        ("Guddu", "राजेश"),
    ],
)
def test_two_people(name, name_hi):
    assert names_disagree(name, name_hi)


@pytest.mark.parametrize("names", [MEN, WOMEN, FAMILIES], ids=["men", "women", "families"])
def test_no_name_of_the_demo_is_doubted_and_most_of_a_sorted_column_are(names):
    parts = [each.split("|") for each in names]
    assert [pair for pair in parts if names_disagree(*pair)] == []
    shifted = zip((latin for latin, _hindi in parts), (hindi for _latin, hindi in [*parts[1:], parts[0]]), strict=True)
    assert sum(names_disagree(*pair) for pair in shifted) > len(parts) / 2
