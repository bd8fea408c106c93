"""By commands: course work, who led, conditions, designs and exceptions."""

import csv

import pytest

from sankul.operations.store import Among
from sankul.storage.offices import open_office


@pytest.fixture(autouse=True)
def on_a_november_day(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")


def done(said):
    assert said.code == 0, said.error
    return said.answer


def write(path, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows(rows)
    return path


@pytest.fixture
def season(new_office, tmp_path):
    """A circle of five teachers that meets from September on; only Teacher A came, and led the first session."""
    sankul = new_office
    names = [(f"Teacher {letter}", "Gorakhpur", f"600000000{n}") for n, letter in enumerate("ABCDE")]
    teachers = [("Name", "District", "Mobile"), *names]
    headings = ("Name", "District", "Hours per Week", "Min Teachers", "Max Teachers")
    mentor = [headings, ("Mentor M", "Gorakhpur", 6, 3, 15)]
    done(sankul("import", "people", write(tmp_path / "t.csv", teachers), "--role", "teacher"))
    done(sankul("import", "people", write(tmp_path / "m.csv", mentor), "--role", "mentor"))
    spaces = [("Space", "Capacity", "District"), ("Hall", 30, "Gorakhpur")]
    done(sankul("import", "spaces", write(tmp_path / "s.csv", spaces)))
    done(sankul("mentoring", "propose", "--seconds", "2"))
    done(sankul("mentoring", "commit"))
    plan = ["--from", "2026-09-02", "--to", "2026-12-02", "--weekday", "WED", "--at", "15:30", "--minutes", "90"]
    done(sankul("sessions", "plan", *plan))
    sessions = done(sankul("sessions", "list", "--to", "2026-11-20"))["sessions"]
    marks = [("Circle", "Session No.", "Name", "Mark", "Led the Session")]
    for each in sessions:
        marks += [(each["circle"], each["number"], "Teacher A", "P", "yes" if each["number"] == 1 else "")]
        marks += [(each["circle"], each["number"], f"Teacher {letter}", "A", "") for letter in "BCDE"]
    done(sankul("import", "attendance", write(tmp_path / "marks.csv", marks)))
    sankul.sessions = sessions
    return sankul


def test_course_work_by_commands(season, tmp_path):
    sankul = season
    task = done(sankul("work", "add", "Village map", "--hindi", "गाँव का नक्शा", "--due", "2026-11-30"))["task"]
    assert sankul("work", "add", "village map").code == 1
    noted = done(sankul("work", "note", "गाँव का नक्शा", "Teacher A", "Teacher B", "--on", "2026-11-20"))
    assert noted == {"task": task, "people": 2, "changed": 2}
    rows = [("Task", "Name", "Handed In On"), ("Village map", "Teacher C", "21.11.2026"), ("Other", "Teacher D", "")]
    came = done(sankul("import", "work", write(tmp_path / "work.csv", rows)))
    assert (came["added"], [each["row"] for each in came["problems"]]) == (1, [3])
    done(sankul("work", "note", task, "Teacher B", "--not-yet"))
    assert done(sankul("work", "list"))["tasks"] == [
        {
            "id": task,
            "title": "Village map",
            "title_hi": "गाँव का नक्शा",
            "due": "2026-11-30",
            "handed_in": 2,
            "teachers": 5,
        }
    ]
    for words in (
        ("work", "note", "No such", "Teacher A"),
        ("work", "note", "Village map", "Nobody"),
        ("work", "note", "Village map", "Teacher A", "--on", "2026-12-24"),
        ("work", "add", " "),
    ):
        said = sankul(*words)
        assert (said.code, said.error.count("\n")) == (1, 1)


def test_conditions_exceptions_and_design_by_commands(season, tmp_path):
    sankul = season
    done(sankul("work", "add", "Diary"))
    issue = ["certificates", "issue", "--kind", "participation", "--out", tmp_path / "c"]
    held = len(sankul.sessions)
    strict = done(sankul(*issue, "--min-work", "1"))
    assert strict["issued"] == []
    assert "Handed in 0 of 1 tasks; 1 are needed." in strict["refused"][0]["why"]
    for words in (
        ("--min-work", "2"),
        ("--min-hours", "x"),
        ("--design", "Golden"),
        ("--override", "Teacher B"),
        ("--override", "Teacher B="),
        ("--only", "Nobody"),
    ):
        said = sankul(*issue, *words)
        assert (said.code, said.error.count("\n")) == (1, 1)
    people = ["--only", "Teacher A", "--only", "Teacher C", "--override", "Teacher B=Ill = in hospital"]
    issued = done(sankul(*issue, "--design", "modern", "--min-hours", "10", *people))
    assert [(each["person"], each["override"]) for each in issued["issued"]] == [
        ("Teacher A", ""),
        ("Teacher B", "Ill = in hospital"),
    ]
    assert [each["person"] for each in issued["refused"]] == ["Teacher C"]
    assert f"Attended 0 of {held} sessions (0 %); 75 % is needed." in issued["refused"][0]["why"]
    assert "Attended for 0 hours; 10 are needed." in issued["refused"][0]["why"]
    store = open_office(str(sankul.office))
    with store.reading() as work:
        designs = {
            each.starter for each in work.designs.where(id=Among([c.design_id for c in work.certificates.where()]))
        }
    store.close()
    assert designs == {"modern"}


def test_who_led_by_commands(season, tmp_path):
    sankul = season
    circle = sankul.sessions[0]["circle"]
    assert [each["led_by"] for each in done(sankul("sessions", "list", "--to", "2026-11-20"))["sessions"]][:2] == [
        "Teacher A",
        None,
    ]
    third = done(sankul("sessions", "leader", f"{circle}/3", "Teacher A"))
    assert (third["session"], third["led_by"]) == (sankul.sessions[2]["id"], "Teacher A")
    assert done(sankul("sessions", "leader", third["session"], "mentor"))["led_by"] is None
    for words in ((f"{circle}/3", "Nobody"), (f"{circle}/99", "Teacher A"), (f"{circle}/3", "Teacher B")):
        said = sankul("sessions", "leader", *words)
        assert (said.code, said.error.count("\n")) == (1, 1)
    issued = done(sankul("certificates", "issue", "--kind", "leading", "--out", tmp_path / "c"))
    assert [each["person"] for each in issued["issued"]] == ["Teacher A"]
    assert len(issued["refused"]) == 4
    assert done(sankul("office", "check"))["ok"]
