"""Bad input ends with exit code 1, one sentence that says what to do, and an unchanged office; wrong usage with 2."""

import os
import subprocess
import sys

import pytest
from sqlalchemy import text

from sankul.storage.offices import open_office

PLAN = ["sessions", "plan", "--from", "2026-10-01", "--to", "2026-11-30", "--weekday", "WED", "--at", "15:30"]
PEOPLE = "Name,Mobile,District\nAsha Rao,9415000001,Gorakhpur\n"


def entries(office):
    store = open_office(str(office))
    count = len(store.entries(10_000))
    store.close()
    return count


@pytest.fixture
def files(tmp_path):
    """Files that are not what their names say, and one that is."""
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "text.xlsx").write_text("Name\nAsha\n", encoding="utf-8")
    (tmp_path / "zip.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "headless.csv").write_text("1,2,3\n4,5,6\n", encoding="utf-8")
    (tmp_path / "folder.xlsx").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "people", "{files}/none.xlsx"], "no file"),
        (["import", "people", "{files}/text.xlsx"], "text.xlsx"),
        (["import", "people", "{files}/zip.xlsx"], "zip.xlsx"),
        (["import", "people", "{files}/empty.xlsx"], "empty.xlsx"),
        (["import", "people", "{files}/folder.xlsx"], "folder"),
        (["import", "people", "{files}/headless.csv"], "headings"),
        (["import", "people", "{files}/people.csv", "--programme", "None such"], "None such"),
        (["import", "people", "{files}/people.csv", "--role", "king"], "king"),
        (["import", "people", "{files}/people.csv", "--sheet", "Other"], "Other"),
        (["import", "spaces", "{files}/text.xlsx"], "text.xlsx"),
        (["import", "attendance", "{files}/people.csv"], ""),
        (["programme", "create", "FLN 2026-27", "--from", "2026-04-01", "--to", "2027-03-31"], "already"),
        (["programme", "create", "P", "--from", "2027-04-01", "--to", "2026-03-31"], "begins"),
        (["programme", "create", "P", "--from", "2026-02-30", "--to", "2026-03-31"], "2026-02-30"),
        (["programme", "create", " ", "--from", "2026-02-01", "--to", "2026-03-31"], "name"),
        (["mentoring", "propose"], ""),
        (["mentoring", "commit"], ""),
        (["mentoring", "propose", "--programme", "None such"], "None such"),
        (["mentoring", "propose", "--seconds", "many"], "many"),
        ([*PLAN, "--minutes", "90"], ""),
        ([*PLAN, "--minutes", "-5"], "-5"),
        ([*PLAN[:2], "--from", "yesterday", *PLAN[4:], "--minutes", "90"], "yesterday"),
        ([*PLAN[:6], "--weekday", "FUNDAY", "--at", "15:30", "--minutes", "90"], "FUNDAY"),
        ([*PLAN[:8], "--at", "25:30", "--minutes", "90"], "25:30"),
        (["sessions", "sheets", "--out", "{files}/out"], ""),
        (["certificates", "issue", "--kind", "bravery", "--out", "{files}/out"], "bravery"),
        (["certificates", "issue", "--kind", "participation", "--out", "{files}/out"], ""),
        (["certificates", "verify", "{files}/none.pdf"], "none.pdf"),
        (["certificates", "verify", "{files}/people.csv"], ""),
        (["certificates", "verify", "6BFOXN*TS0BI$ZD"], ""),
        (["claims", "prepare", "--month", "October"], "October"),
        (["claims", "prepare", "--month", "2026-13"], "2026-13"),
        (["claims", "export", "--month", "2026-10", "--out", "{files}/out"], ""),
    ],
)
def test_bad_input(new_office, files, words, said):
    before = entries(new_office.office)
    answer = new_office(*[word.format(files=files) for word in words])
    assert answer.code == 1
    assert said in answer.error
    assert len(answer.error.strip().splitlines()) == 1, answer.error
    assert answer.error.strip()[-1] in ".?)", answer.error
    assert "Traceback" not in answer.error
    assert entries(new_office.office) == before
    assert not (files / "out").exists() or not any((files / "out").iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["import"],
        ["import", "people"],
        ["programme", "create", "P"],
        ["certificates", "issue", "--kind", "participation"],
        ["people", "find"],
        ["--lang", "fr", "office", "check"],
    ],
)
def test_wrong_usage(sankul, words):
    with pytest.raises(SystemExit) as stopped:
        sankul(*words)
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("state", "district", "said"), [("Utter", "Gorakhpur", "Utter"), ("Uttar Pradesh", "Nowhere", "Nowhere")]
)
def test_an_office_that_is_refused_leaves_no_file(sankul, state, district, said):
    answer = sankul("office", "create", "--name", "BRC", "--state", state, "--district", district)
    assert answer.code == 1
    assert said in answer.error
    assert not sankul.office.exists()


def test_no_office(sankul, tmp_path):
    answer = sankul("office", "check", office=tmp_path / "none.sankul")
    assert (answer.code, "none.sankul" in answer.error) == (1, True)


def test_an_office_is_not_overwritten(new_office):
    before = new_office.office.read_bytes()
    answer = new_office("office", "create", "--name", "B", "--state", "Uttar Pradesh", "--district", "Meerut")
    assert answer.code == 1
    assert new_office.office.read_bytes() == before


def test_an_office_of_a_newer_version(new_office):
    store = open_office(str(new_office.office))
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    answer = new_office("office", "check")
    assert (answer.code, "newer" in answer.error) == (1, True)


def test_no_permission_to_write(new_office, files):
    (files / "taken").write_text("a file where a folder should be")
    answer = new_office("import", "people", files / "people.csv", "--rejects", files / "taken" / "rejects.xlsx")
    other = new_office("certificates", "issue", "--kind", "participation", "--out", files / "taken" / "certificates")
    assert answer.code in (0, 1)
    assert other.code == 1


def test_a_dry_run_changes_nothing(new_office, files):
    before = entries(new_office.office)
    answer = new_office("import", "people", files / "people.csv", "--dry-run")
    assert (answer.code, answer.answer["added"]) == (0, 1)
    assert entries(new_office.office) == before


def test_the_office_last_opened_is_the_default(new_office, capsys):
    from sankul.cli import main

    assert main(["--json", "office", "check"]) == 0


def test_sentences_come_in_the_language_that_is_asked_for(new_office):
    answer = new_office("--lang", "hi", "programme", "create", " ", "--from", "2026-02-01", "--to", "2026-03-31")
    assert any("ऀ" <= letter <= "ॿ" for letter in answer.error)


def test_a_protected_office_takes_its_passphrase_from_the_environment(sankul, monkeypatch):
    monkeypatch.setenv("SANKUL_PASSPHRASE", "गुप्त शब्द")
    made = sankul("office", "create", "--name", "B", "--state", "Uttar Pradesh", "--district", "Meerut")
    assert made.code == 0
    assert sankul("office", "check").answer["protected"] is True
    monkeypatch.setenv("SANKUL_PASSPHRASE", "wrong")
    assert sankul("office", "check").code == 1
    monkeypatch.delenv("SANKUL_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", None)
    assert "SANKUL_PASSPHRASE" in sankul("office", "check").error


def test_without_a_screen_the_window_is_refused_with_a_sentence():
    quiet = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run([sys.executable, "-m", "sankul"], env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no screen" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.expects_log
def test_a_bug_is_one_sentence_and_no_traceback(new_office, monkeypatch):
    def broken(*_words):
        raise ZeroDivisionError("Asha Rao 9415000001")

    monkeypatch.setattr("sankul.operations.people.find_people", broken)
    answer = new_office("people", "find", "Asha")
    assert answer.code == 1
    assert "fault of the program" in answer.error
    assert "9415000001" not in answer.error


def test_an_office_without_a_programme_gets_one_with_its_first_people(sankul, files, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    made = sankul("office", "create", "--name", "B", "--state", "Uttar Pradesh", "--district", "Gorakhpur")
    assert made.code == 0
    assert sankul("import", "people", files / "people.csv", "--dry-run").answer["added"] == 1
    assert sankul("import", "people", files / "people.csv").answer["added"] == 1
    store = open_office(str(sankul.office))
    with store.reading() as work:
        (programme,) = work.programmes.where()
        assert (programme.name, programme.name_hi) == ("Programme 2026-27", "कार्यक्रम 2026-27")
        assert work.roles.first().programme_id == programme.id
    store.undo()
    with store.reading() as work:
        assert (work.programmes.count(), work.people.count()) == (0, 0)
    store.close()
