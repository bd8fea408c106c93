"""Imports by command: what columns hold, how they are typed, who held rows are; and words that say none of it."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from sankul.cli import main

HEAD = ("Name", "नाम", "Ring", "UDISE Code", "District")
ASHA = ("Asha Rao", 'lUrks"k jko', "6000000001", "09580100101", "Gorakhpur")
BHANU = ("Bhanu Khan", "भानु खान", "6000000002", "09580100102", "Gorakhpur")
AGAIN = ("ASHA RAAO", "", "6000000001", "09580100101", "Gorakhpur")


@pytest.fixture
def listed(sankul, tmp_path):
    """An office, and a list with an unknown heading, an old font and a likely duplicate."""
    place = ("--name", "BRC", "--state", "Uttar Pradesh", "--district", "Gorakhpur")
    assert sankul("office", "create", *place).code == 0
    book = Workbook()
    sheet = book.active
    for row in (HEAD, ASHA, BHANU, AGAIN):
        sheet.append(row)
    sheet["B2"].font = Font(name="DevLys 010")
    book.save(tmp_path / "list.xlsx")
    return str(tmp_path / "list.xlsx")


def test_answers_are_given_with_words(sankul, listed):
    asked = sankul("import", "people", listed, "--dry-run").answer
    columns = {each["heading"]: each for each in asked["columns"]}
    assert (columns["Ring"]["how"], columns["Ring"]["read"]) == ("unknown", False)
    assert (columns["नाम"]["font"], columns["नाम"]["script"]) == ("DevLys 010", "ask")
    words = ("--map", "Ring=mobile", "--script", "नाम=krutidev")
    held = sankul("import", "people", listed, "--dry-run", *words).answer
    assert (held["heading_row"], held["added"], held["held"]) == (1, 2, [4])
    assert [(each["row"], each["id"], each["alarm"]) for each in held["duplicates"]] == [(4, "row:2", False)]
    assert [(each["from"], each["to"]) for each in held["repaired"]] == [('lUrks"k jko', "सन्तोष राव")]
    done = sankul("import", "people", listed, *words, "--decide", "४=add").answer
    assert [each["state"] for each in done["outcomes"]] == ["added"] * 3
    again = sankul("import", "people", listed).answer
    assert (again["unchanged"], again["held"]) == (3, [])
    assert {each["how"] for each in again["columns"] if each.get("field") == "mobile"} == {"remembered"}


def test_a_held_row_may_be_somebody_known_or_be_left_out(sankul, listed):
    words = ("import", "people", listed, "--map", "Ring=mobile")
    assert "1 row waits for you" in sankul(*words, "--dry-run").error
    done = sankul(*words, "--decide", "4=leave")
    assert "1 row left out, as decided." in done.error
    left = done.answer
    assert [each["state"] for each in left["outcomes"]] == ["added", "added", "left out"]
    known = sankul("people", "find", "Asha Rao").answer["people"][0]["id"]
    same = sankul(*words, "--decide", f"4={known}", "--dry-run").answer
    assert (same["held"], same["outcomes"][2]["state"], same["outcomes"][2]["id"]) == ([], "same", known)


@pytest.mark.parametrize(
    "words",
    [
        ("--map", "Ring"),
        ("--map", "="),
        ("--map", "Ring=telephone"),
        ("--map", "Nothing=mobile"),
        ("--map", "Ring=mobile", "--map", "Name=mobile"),
        ("--script", "नाम"),
        ("--script", "नाम=unicode"),
        ("--script", "Nothing=leave"),
        ("--decide", "4"),
        ("--decide", "4="),
        ("--decide", "four=add"),
        ("--decide", "=add"),
        ("--decide", "99999999999999=add"),
    ],
)
def test_words_that_say_nothing_are_refused_with_a_sentence(sankul, listed, words):
    for language in ("en", "hi"):
        said = sankul("--lang", language, "import", "people", listed, *words)
        assert said.code == 1
        assert len(said.answer["error"].splitlines()) == 1
    assert sankul("people", "find", "").answer["people"] == []


def test_what_is_said_of_a_row_without_a_column_names_the_row_only(sankul, listed, tmp_path, capsys):
    book = Workbook()
    for row in (("Name", "Mobile"), ("Asha Rao", "6000000001")):
        book.active.append(row)
    book.save(tmp_path / "short.xlsx")
    assert main(["--office", str(sankul.office), "import", "people", str(tmp_path / "short.xlsx"), "--dry-run"]) == 0
    assert "Row 1: The sheet has no column for the district" in capsys.readouterr().out


def test_of_two_columns_for_one_field_the_sentence_says_how_one_is_chosen(sankul, listed, tmp_path):
    book = Workbook()
    for row in (("Name", "Name", "District"), ("Asha Rao", "PS Bela", "Deoria"), ("Bhanu Khan", "PS Dih", "Deoria")):
        book.active.append(row)
    book.save(tmp_path / "two.xlsx")
    for language in ("en", "hi"):
        said = sankul("--lang", language, "import", "people", str(tmp_path / "two.xlsx"))
        assert said.code == 1
        assert "A (“Name”), B (“Name”)" in said.answer["error"]
        assert '--map "Name#1=name"' in said.answer["error"]
    assert sankul("import", "people", str(tmp_path / "two.xlsx"), "--map", "Name#1=name").answer["added"] == 2
    assert sankul("import", "people", str(tmp_path / "two.xlsx")).answer["unchanged"] == 2


def test_it_is_said_as_what_rows_without_a_role_are_taken(sankul, listed):
    words = ("import", "people", listed, "--map", "Ring=mobile", "--dry-run")
    tried = sankul(*words)
    assert tried.answer["role"] == "teacher"
    assert "All rows are taken as teachers." in tried.error
    assert sankul(*words, "--role", "officer").answer["role"] == "officer"


def test_sheets_with_the_same_headings_are_imported_together(sankul, listed, tmp_path):
    book = Workbook()
    for name, rows in {"Bela": (ASHA, BHANU), "Dih": (AGAIN,)}.items():
        sheet = book.create_sheet(name)
        for row in (("Name", "Hindi", "Mobile", "UDISE Code", "District"), *rows):
            sheet.append(row)
    book.save(tmp_path / "clusters.xlsx")
    words = ("import", "people", str(tmp_path / "clusters.xlsx"), "--map", "Hindi=")
    assert sankul(*words, "--dry-run").answer["rows"] == 2
    tried = sankul(*words, "--all-sheets", "--dry-run").answer
    assert (tried["rows"], tried["sheets"], tried["held"]) == (3, ["Bela", "Dih"], ["Dih!2"])
    assert [(each["row"], each["sheet"]) for each in tried["outcomes"]] == [(2, "Bela"), (3, "Bela"), (2, "Dih")]
    assert [(each["of"], each["id"]) for each in tried["duplicates"]] == [(2, "row:Bela!2")]
    done = sankul(*words, "--all-sheets", "--decide", "Dih!2=leave").answer
    assert [each["state"] for each in done["outcomes"]] == ["added", "added", "left out"]
    again = sankul(*words, "--all-sheets").answer
    assert (again["unchanged"], again["held"], again["outcomes"][2]["remembered"]) == (2, [], True)


def test_the_name_of_a_sheet_keeps_its_hindi_figures(sankul, listed, tmp_path):
    book = Workbook()
    for name, row in (("संकुल १", ASHA), ("संकुल २", AGAIN)):
        sheet = book.create_sheet(name)
        sheet.append(("Name", "Hindi", "Mobile", "UDISE Code", "District"))
        sheet.append(row)
    book.save(tmp_path / "clusters.xlsx")
    words = ("import", "people", str(tmp_path / "clusters.xlsx"), "--map", "Hindi=", "--all-sheets", "--dry-run")
    decided = sankul(*words, "--decide", "संकुल २!२=row:संकुल १!२").answer
    assert ([each["state"] for each in decided["outcomes"]], decided["held"]) == (["added", "same"], [])
