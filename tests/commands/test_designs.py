"""Designs from the command line: the keys of the answers are a contract, and nothing is half done."""

import json

import pytest


@pytest.fixture
def office(sankul):
    made = sankul("office", "create", "--name", "BRC Khorabar", "--state", "Uttar Pradesh", "--district", "Gorakhpur")
    assert made.code == 0
    return sankul


def test_list_export_import_and_preview(office, tmp_path):
    listed = office("certificates", "designs").answer["designs"]
    assert [each["id"] for each in listed] == ["classic", "modern", "lattice", "letter"]
    assert listed[3] == {
        "id": "letter", "name": "Letter", "name_hi": listed[3]["name_hi"], "starter": True, "page": "portrait", "papers": 0,
    }  # fmt: skip
    file = tmp_path / "modern.sankul-design"
    assert office("certificates", "export-design", "modern", file).answer["file"] == str(file)
    taken = office("certificates", "import-design", file, "--name", "Ours").answer
    assert (taken["design"], taken["pictures"]) == ("Ours", 0)
    assert office("certificates", "designs").answer["designs"][0]["name"] == "Ours"
    paper = tmp_path / "ours.pdf"
    said = office("certificates", "preview", "--design", "Ours", "--language", "hi", "--out", paper)
    assert said.answer == {"file": str(paper), "design": "Ours", "language": "hi"}
    assert paper.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export-design", "Nothing", "x.sankul-design"], "Nothing"),
        (["import-design", "none.sankul-design"], "no file"),
        (["import-design", "."], "folder"),
        (["preview", "--design", "Nothing", "--out", "x.pdf"], "Classic"),
        (["preview", "--language", "fr", "--out", "x.pdf"], "fr"),
        (["preview", "--kind", "honour", "--out", "x.pdf"], "honour"),
        (["preview", "--sample", "fat", "--out", "x.pdf"], "typical"),
        (["preview", "--out", "no/such/folder/x.pdf"], "no folder"),
        (["export-design", "classic", "no/such/folder/x.sankul-design"], "could not be saved"),
    ],
)
def test_refusals(office, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    answer = office("certificates", *words)
    assert answer.code == 1
    assert said in answer.answer["error"]
    assert sorted(tmp_path.iterdir()) == before


def test_a_hostile_file_changes_nothing(office, tmp_path):
    file = tmp_path / "a.sankul-design"
    office("certificates", "export-design", "classic", file)
    plain = json.loads(file.read_text(encoding="utf-8"))
    for item in plain["layouts"]["one"][:1]:
        item |= {"kind": "picture", "picture": "../../etc/passwd"}
        del item["style"], item["thickness_pt"]
    file.write_text(json.dumps(plain), encoding="utf-8")
    said = office("certificates", "import-design", file, "--name", "Bad")
    assert said.code == 1
    assert "the picture “../../etc/passwd” is not in it" in said.error
    assert len(office("certificates", "designs").answer["designs"]) == 4
