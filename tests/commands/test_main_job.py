"""The whole main job by commands: from the workbooks to the signed paper, clean and as messy as they come."""

import csv
import random
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sankul.operations.store import Among
from sankul.rules.mentoring import Part
from sankul.rules.money import rupees
from sankul.storage.offices import open_office

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def on_a_november_day(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")


def done(said):
    assert said.code == 0, said.error
    return said.answer


def text_of(file):
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout


def write_marks(office, file, seed):
    """A sign-in list as a clerk would type it: circle, session number, mobile, mark."""
    chance, store = random.Random(seed), open_office(str(office))
    with store.reading() as work:
        circles = {circle.id: circle.code for circle in work.circles.where()}
        people = {person.id: person for person in work.people.where()}
        teachers = work.members.where(part=Part.TEACHER)
        rows = [
            (circles[each.circle_id], each.number, people[member.person_id].name, people[member.person_id].mobile)
            for each in work.sessions.where()
            if each.ends_at.isoformat() < "2026-11-20"
            for member in teachers
            if member.circle_id == each.circle_id
        ]
    store.close()
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["Circle", "Session No.", "Name", "Mobile", "Mark"])
        writer.writerows((*row, chance.choices("PLEA", [80, 5, 5, 10])[0]) for row in rows)
    return len(rows)


def check_circles(office):
    """Nobody outside the own district, nobody above the limit, nobody in two circles."""
    store = open_office(str(office))
    with store.reading() as work:
        people = {person.id: person for person in work.people.where()}
        circles = {circle.id: circle for circle in work.circles.where()}
        members = work.members.where(circle_id=Among(list(circles)), until_on=None)
        mentors = {each.circle_id: each.person_id for each in members if each.part is Part.MENTOR}
        limits = {pledge.person_id: pledge.max_teachers for pledge in work.pledges.where()}
        teachers = [each for each in members if each.part is Part.TEACHER]
        loads = Counter(each.circle_id for each in teachers)
    assert store.findings() == ()
    store.close()
    assert all(people[each.person_id].district_code == circles[each.circle_id].district_code for each in members)
    assert all(loads[circle] <= limits[mentors[circle]] for circle in circles)
    assert len({each.person_id for each in teachers}) == len(teachers)


@pytest.mark.parametrize(
    ("seed", "teachers", "mentors", "messy"), [(1, 350, 26, False), (1, 350, 26, True), (4, 120, 9, True)]
)
def test_from_the_workbooks_to_the_signed_paper(new_office, workbooks, tmp_path, seed, teachers, mentors, messy):
    sankul = new_office
    folder, truth = workbooks(seed, teachers, mentors, messy=messy)

    came = done(sankul("import", "people", folder / "teachers.xlsx", "--role", "teacher"))
    refused = {each["row"] for each in came["problems"] if each["severity"] == "error"}
    held = {each["row"] for each in came["duplicates"] if each["held"]}
    assert came["rows"] == teachers
    assert came["added"] == teachers - len(refused | held)
    assert bool(came["problems"]) is (messy and truth is not None)
    assert done(sankul("import", "people", folder / "mentors.xlsx", "--role", "mentor"))["added"] == mentors
    assert done(sankul("import", "spaces", folder / "spaces.xlsx"))["added"] > 30
    again = done(sankul("import", "people", folder / "teachers.xlsx", "--role", "teacher"))
    assert (again["added"], again["updated"]) == (0, 0)

    draft = done(sankul("mentoring", "propose", "--seconds", "5"))
    assert draft["assigned"] + len(draft["unassigned"]) == came["added"]
    assert all(left["why"] for left in draft["unassigned"])
    assert draft["bound"] <= draft["cost"]
    assert all(each["load"] <= each["limit"] for each in draft["mentors"])
    circles = done(sankul("mentoring", "commit"))
    assert circles["teachers"] == draft["assigned"]
    check_circles(sankul.office)

    season = ["--from", "2026-09-01", "--to", "2026-12-18", "--weekday", "WED", "--at", "15:30", "--minutes", "90"]
    plan = done(sankul("sessions", "plan", *season))
    assert plan["sessions"] > 10 * circles["circles"]
    assert {clash["severity"] for clash in plan["clashes"]} <= {"amber"}
    assert plan["bookings"] == plan["sessions"]
    listed = done(sankul("sessions", "list", "--from", "2026-10-07", "--to", "2026-10-07"))["sessions"]
    spaces_at = Counter((each["space"], each["start"]) for each in listed)
    assert len(listed) == circles["circles"]
    assert max(spaces_at.values()) == 1
    (sheets,) = done(
        sankul("sessions", "sheets", "--out", tmp_path / "s", "--from", "2026-10-05", "--to", "2026-10-10")
    )["files"]
    assert listed[0]["mentor"] in text_of(sheets)
    calendar = done(sankul("sessions", "ics", "--out", tmp_path / "season.ics"))["file"]
    assert Path(calendar).read_text(encoding="utf-8").count("BEGIN:VEVENT") == plan["sessions"]

    marks = write_marks(sankul.office, tmp_path / "marks.csv", seed)
    assert done(sankul("import", "attendance", tmp_path / "marks.csv"))["added"] == marks

    issue = ["--kind", "participation", "--min-attendance", "75", "--language", "both", "--out", tmp_path / "c"]
    issued = done(sankul("certificates", "issue", *issue))
    assert len(issued["issued"]) + len(issued["refused"]) == circles["teachers"]
    assert issued["issued"]
    assert all(each["why"] for each in issued["refused"])
    numbers = [int(each["serial"].rsplit("/", 1)[1]) for each in issued["issued"]]
    assert numbers == list(range(1, len(numbers) + 1))
    verified = done(sankul("certificates", "verify", issued["issued"][0]["file"]))
    assert verified["genuine"]
    assert [page["serial"] for page in verified["pages"]] == [each["serial"] for each in issued["issued"]]
    paper = text_of(issued["issued"][0]["file"])
    assert verified["says"]["name"] in paper
    assert verified["says"]["name_hi"] in paper

    claims = done(sankul("claims", "prepare", "--month", "2026-10"))
    assert claims["total_paise"] == sum(each["paise"] for each in claims["claims"])
    assert all(each["evidence"] for each in claims["claims"])
    sheets = done(sankul("claims", "export", "--month", "2026-10", "--out", tmp_path / "claims"))
    assert sheets["total_paise"] == claims["total_paise"]
    rolls = [file for file in sheets["files"] if "roll" in file and file.endswith(".pdf")]
    assert len(rolls) == 2
    for roll in rolls:
        assert rupees(claims["total_paise"]) in text_of(roll)
    (workbook,) = [file for file in sheets["files"] if file.endswith(".xlsx") and "payee" not in file]
    formulas = [
        cell.value
        for sheet in load_workbook(workbook)
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=SUM(")
    ]
    assert formulas
    assert done(sankul("office", "check"))["ok"]


def test_the_demo_goes_through_the_main_job(sankul, tmp_path):
    made = done(sankul("demo", tmp_path / "demo", "--no-window"))
    assert (made["people"], made["circles"]) == (376 + 7, 26)
    assert made["sessions"] == made["bookings"] > 300
    assert made["certificates"] > 200
    assert made["claims"] == 26
    assert len(made["files"]) >= 10
    assert done(sankul("office", "check", office=made["office"]))["ok"]
    found = done(sankul("people", "find", "अभिमन्यु", "--limit", "5", office=made["office"]))["people"]
    assert found
    again = done(sankul("demo", tmp_path / "demo", "--no-window", "--seed", "2"))
    assert again["office"].endswith("demo-2/demo.sankul")
    assert done(sankul("office", "check", office=made["office"]))["ok"]


def test_a_demo_that_does_not_come_to_its_end_leaves_no_office(sankul, tmp_path, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sankul.operations.demo.plan_season", full)
    monkeypatch.setattr("sankul.app.log_bug", lambda error: tmp_path)
    assert sankul("demo", tmp_path / "demo", "--no-window").code == 1
    assert not list((tmp_path / "demo").glob("demo.sankul*"))
