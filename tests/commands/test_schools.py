"""Schools by command: list, show, and one made of two entries."""

import pytest

ROWS = (
    "UDISE Code,School Name,Village/Ward,Cluster,Block,District\n"
    "09580100101,P.S. Rampur 1,Rampur,Rampur,Khorabar,Gorakhpur\n"
    "09580100102,U.P.S. Belghat,Belghat,Belghat,Belghat,Gorakhpur\n"
    ",Primary School Sahari,Sahari,,Khorabar,Gorakhpur\n"
)
PEOPLE = "Name,Mobile,UDISE Code,School,District\nAsha Rao,9415000001,09580100101,P.S. Rampur 1,Gorakhpur\n"


@pytest.fixture
def schools(new_office, tmp_path):
    """An office with three schools, one of them without a code, and one person."""
    for noun, rows in (("schools", ROWS), ("people", PEOPLE)):
        path = tmp_path / f"{noun}.csv"
        path.write_text(rows, encoding="utf-8")
        made = new_office("import", noun, path)
        assert made.code == 0, made.error
    return new_office


def names(said):
    return [each["name"] for each in said.answer["schools"]]


def test_schools_are_listed_with_level_cluster_and_people(schools):
    said = schools("schools", "list", "--district", "गोरखपुर", "--block", "khorabar")
    assert (said.code, names(said)) == (0, ["P.S. Rampur 1", "Primary School Sahari"])
    first = said.answer["schools"][0]
    assert (first["udise"], first["level"], first["cluster"], first["people"]) == (
        "09580100101",
        "primary",
        "Rampur",
        1,
    )
    assert len(names(schools("schools", "list"))) == 3
    assert names(schools("schools", "list", "--block", "Nowhere")) == []


def test_a_school_is_shown_by_code_or_name(schools):
    by_code = schools("schools", "show", "9580100101").answer
    assert by_code == schools("schools", "show", "p.s. rampur 1").answer
    assert ([each["name"] for each in by_code["people"]], by_code["alike"]) == (["Asha Rao"], [])


def test_two_entries_become_one_and_people_keep_their_school(schools):
    said = schools("schools", "merge", "Primary School Sahari", "09580100101")
    assert (said.code, said.answer["school"]["udise"]) == (0, "09580100101")
    shown = schools("schools", "show", "09580100101").answer
    assert (shown["name"], [each["name"] for each in shown["people"]]) == ("Primary School Sahari", ["Asha Rao"])
    assert len(names(schools("schools", "list"))) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "P.S. Nowhere"], "no school"),
        (["list", "--district", "Nowhere"], "no district"),
        (["merge", "09580100101", "9580100101"], "two different entries"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(schools, words, said):
    refused = schools("schools", *words)
    assert refused.code == 1
    assert said in refused.error
    assert len(names(schools("schools", "list"))) == 3
