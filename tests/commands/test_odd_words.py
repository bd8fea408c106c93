"""Words that no clerk would write, files that no office has, and readers that go away: a sentence, and no traceback."""

import os
import subprocess
import sys

import pytest

from sankul.storage.offices import open_office
from sankul.storage.troubles import DiskFull

LONG = "n" * 300
NO_TEXT = os.fsdecode(b"caf\xe9")


@pytest.fixture
def office(sankul):
    said = sankul("office", "create", "--name", "BRC {n} 50%", "--state", "Uttar Pradesh", "--district", "Gorakhpur")
    assert said.code == 0
    assert sankul("programme", "create", "{name} %s", "--from", "2026-04-01", "--to", "2027-03-31").code == 0
    return sankul


def run(office, *words, **streams):
    command = [sys.executable, "-m", "sankul", "--office", str(office.office), "--json", *words]
    return subprocess.run(command, check=False, **streams)


@pytest.mark.parametrize(
    "words",
    [
        ("people", "find", NO_TEXT),
        ("people", "find", "{name}"),
        ("people", "find", LONG),
        ("programme", "create", NO_TEXT, "--from", "2026-04-01", "--to", "2027-03-31"),
        ("programme", "create", "{}", "--from", "2026-04-01", "--to", "2027-03-31"),
        ("certificates", "verify", "क" * 100),
        ("certificates", "verify", f"/{LONG}.pdf"),
        ("sessions", "list", "--from", "0001-01-01"),
        ("sessions", "list", "--to", "9999-12-31"),
        ("programme", "create", "P", "--from", "2026-04-01", "--to", "9999-12-31"),
        ("import", "people", LONG),
        ("import", "people", NO_TEXT),
        ("certificates", "issue", "--kind", "participation", "--out", LONG),
        ("claims", "prepare", "--month", "2026-10", "--programme", "a\nb"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "hi"])
def test_odd_words(office, words, lang):
    said = office("--lang", lang, *words)
    assert said.code in (0, 1)
    assert isinstance(said.answer, dict)
    if said.code:
        assert (
            len(said.answer["error"].splitlines()) == 1 if "error" in said.answer else said.answer["genuine"] is False
        )
        assert "log" not in said.answer.get("error", "").split()


@pytest.mark.parametrize(
    "place", [LONG, "/", ".", "", "postgresqlx://a", "postgresql://a:b", "postgresql://[", NO_TEXT]
)
def test_places_that_are_no_office(sankul, place):
    said = sankul("people", "find", "Asha", office=place)
    assert said.code == 1
    assert "fault of the program" not in said.answer["error"]


def test_an_office_in_a_folder_whose_name_is_no_text(sankul, tmp_path):
    place = tmp_path / NO_TEXT / "office.sankul"
    words = ("office", "create", "--name", "BRC", "--state", "Uttar Pradesh", "--district", "Gorakhpur")
    assert sankul(*words, office=place).code == 0
    assert sankul("people", "find", "Asha", office=place).answer == {"people": []}


def test_what_a_library_prints_does_not_stand_beside_the_answer(office, monkeypatch):
    def chatter(*_):
        sys.stdout.write("0 is out of range\n")
        return ()

    monkeypatch.setattr("sankul.operations.people.find_people", chatter)
    said = office("people", "find", "Asha")
    assert said.answer == {"people": []}
    assert "0 is out of range" in said.error


def test_an_office_that_cannot_be_set_up_leaves_no_file(sankul, monkeypatch):
    def fail(*_):
        raise DiskFull

    monkeypatch.setattr("sankul.operations.setup.seed_rates", fail)
    words = ("office", "create", "--name", "BRC", "--state", "Uttar Pradesh", "--district", "Gorakhpur")
    assert sankul(*words).code == 1
    assert not [file for file in sankul.office.parent.iterdir() if file.is_file()]
    monkeypatch.undo()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of the system")
def test_whoever_reads_the_answer_may_go(office):
    reading, writing = os.pipe()
    os.close(reading)
    done = run(office, "people", "find", "", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")
def test_an_answer_for_which_there_is_no_room(office):
    with open("/dev/full", "wb") as full:
        done = run(office, "people", "find", "", stdout=full, stderr=subprocess.PIPE)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 1


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="no such folder")
def test_a_home_in_which_nothing_can_be_made(office):
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), "/proc/none")
    done = run(office, "people", "find", "", env={**os.environ, **homes}, capture_output=True)
    assert done.returncode == 0
    assert done.stdout.strip() == b'{"people": []}'
    open_office(str(office.office)).close()
