"""What happens to certificates after their issue, by commands: list, print again, correct, revoke, register."""

import subprocess
from pathlib import Path

import pytest

from sankul.clock import moment
from sankul.storage.offices import open_office

FIRST, SECOND, NEW = (f"GOR/2026-27/000{number}" for number in (1, 2, 3))


def done(said):
    assert said.code == 0, said.error
    return said.answer


def text_of(file):
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def issued(new_office, tmp_path, monkeypatch):
    """Two teachers who came to the one session have certificates."""
    from datetime import date, time

    from sankul.rules.attendance import Mark, MarkState
    from sankul.rules.mentoring import Circle, Member, Part
    from sankul.rules.people import Person
    from sankul.rules.sessions import Session, SessionState

    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    store = open_office(str(new_office.office))
    with store.transaction("Make") as work:
        programme = work.programmes.first()
        circle = Circle(programme_id=programme.id, code="1", name="1", district_code="148", district="Gorakhpur")
        people = [
            Person(name=name, name_hi=name_hi, district_code="148", district="Gorakhpur")
            for name, name_hi in (("Anjali Rao", "अंजलि राव"), ("Bindu Soni", ""))
        ]
        times = [moment(date(2026, 10, 7), at) for at in (time(15, 30), time(17))]
        session = Session(circle_id=circle.id, number=1, starts_at=times[0], ends_at=times[1], state=SessionState.HELD)
        work.circles.add(circle)
        work.people.add(*people)
        work.members.add(
            *[
                Member(circle_id=circle.id, person_id=each.id, part=Part.TEACHER, from_on=date(2026, 10, 1))
                for each in people
            ]
        )
        work.sessions.add(session)
        work.marks.add(*[Mark(session_id=session.id, person_id=each.id, state=MarkState.PRESENT) for each in people])
    store.close()
    made = done(new_office("certificates", "issue", "--kind", "participation", "--separate", "--out", tmp_path / "c"))
    assert [each["serial"] for each in made["issued"]] == [FIRST, SECOND]
    return new_office


def listed(sankul, *words):
    return done(sankul("certificates", "list", *words))["certificates"]


def test_correct_takes_the_place_of_the_old_one(issued, tmp_path):
    old = tmp_path / "c" / "participation-GOR-2026-27-0001.pdf"
    words = ["--name", "Anjali Rai", "--name-hi", "अंजलि राय", "--from", "२०२६-१०-०१", "--reason", "Misspelt"]
    answer = done(issued("certificates", "correct", "gor/2026-27/1", *words, "--out", tmp_path / "new"))
    file = tmp_path / "new" / "participation-GOR-2026-27-0003.pdf"
    assert answer == {"serial": NEW, "state": "valid", "replaces": FIRST, "file": str(file)}
    paper = text_of(file)
    assert [word for word in ("Anjali Rai", "अंजलि राय", NEW, FIRST, "1 October 2026") if word not in paper] == []
    verified = done(issued("certificates", "verify", file))
    assert (verified["state"], verified["says"]["name"], verified["says"]["from_on"]) == (
        "valid",
        "Anjali Rai",
        "2026-10-01",
    )
    gone = issued("certificates", "verify", old)
    assert (gone.code, gone.answer["state"], gone.answer["reason"]) == (1, "superseded", f"{NEW}: Misspelt")
    chain = [(each["serial"], each["state"], each["replaces"], each["replaced_by"]) for each in listed(issued)]
    assert chain == [
        (FIRST, "superseded", "", NEW),
        (SECOND, "valid", "", ""),
        (NEW, "valid", FIRST, ""),
    ]


def test_fresh_takes_the_present_data(issued, tmp_path):
    store = open_office(str(issued.office))
    with store.transaction("Marry") as work:
        from dataclasses import replace

        work.people.replace(replace(work.people.first(name="Bindu Soni"), name="Bindu Gupta", name_hi="बिन्दु गुप्ता"))
    store.close()
    words = ["--fresh", "--reason", "Married", "--out", tmp_path / "new"]
    assert done(issued("certificates", "correct", "2", *words))["replaces"] == SECOND
    (new,) = [each for each in listed(issued) if each["serial"] == NEW]
    assert (new["name"], new["name_hi"], new["kind"], new["issued_on"], new["is_printed"]) == (
        "Bindu Gupta",
        "बिन्दु गुप्ता",
        "participation",
        "2026-11-24",
        True,
    )


def test_revoke_is_final_and_is_told(issued):
    answer = done(issued("certificates", "revoke", " gor / 2026-27 / २ ", "--reason", "Wrong person"))
    assert answer == {"serial": SECOND, "state": "revoked", "reason": "Wrong person"}
    assert [each["serial"] for each in listed(issued, "--state", "revoked")] == [SECOND]
    assert [each["serial"] for each in listed(issued, "--state", "valid")] == [FIRST]
    again = issued("certificates", "revoke", SECOND, "--reason", "Again")
    assert (again.code, "Wrong person" in again.error) == (1, True)
    assert done(issued("office", "check"))["ok"]


def test_a_second_print_says_so(issued, tmp_path):
    file = done(issued("certificates", "reprint", "1", "--out", tmp_path / "again"))["file"]
    assert Path(file).name == "participation-GOR-2026-27-0001-duplicate.pdf"
    assert "DUPLICATE" in text_of(file)


def test_papers_that_wait_are_printed(issued, tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "participation-GOR-2026-27-0003.pdf").mkdir()
    words = ["certificates", "correct", "1", "--block", "Pipraich", "--reason", "Block", "--out"]
    said = issued(*words, tmp_path / "taken")
    assert (said.code, "print those that wait" in said.error) == (1, True)
    file = done(issued("certificates", "waiting", "--out", tmp_path / "free"))["file"]
    assert "Pipraich" in text_of(file)
    assert "DUPLICATE" not in text_of(file)
    assert issued("certificates", "waiting", "--out", tmp_path / "free").code == 1


@pytest.mark.parametrize(("language", "title"), [("hi", "प्रमाणपत्र पंजिका"), ("en", "Register of certificates")])
def test_the_register_is_a_paper(issued, tmp_path, language, title):
    out = tmp_path / "papers" / "register.pdf"
    done(issued("certificates", "revoke", "2", "--reason", "Wrong person"))
    answer = done(issued("certificates", "register", "--out", out, "--language", language))
    assert answer == {"file": str(out)}
    paper = text_of(out)
    assert [each for each in (title, FIRST, SECOND, "Anjali Rao", "Wrong person") if each not in paper] == []


def test_the_register_speaks_the_language_of_sentences(issued, tmp_path):
    done(issued("--lang", "hi", "certificates", "register", "--out", tmp_path / "register.pdf"))
    assert "प्रमाणपत्र पंजिका" in text_of(tmp_path / "register.pdf")


REASON = ["--reason", "R"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["revoke", "99", *REASON], f"Near it are: {FIRST} – {SECOND}"),
        (["revoke", "GOR/2026-27/0021", *REASON], SECOND),
        (["revoke", "no such", *REASON], "no such"),
        (["revoke", "1", "--reason", "  "], "Say why"),
        (["revoke", "1", "--reason", "r" * 600], "600"),
        (["reprint", "GOR/2025-26/0001", "--out", "{out}"], "Near it"),
        (["correct", "1", *REASON, "--out", "{out}"], "the same"),
        (["correct", "1", "--fresh", *REASON, "--out", "{out}"], "the same"),
        (["correct", "1", "--name", "", "--name-hi", "", *REASON, "--out", "{out}"], "needs the name"),
        (["correct", "1", "--name", "n" * 301, *REASON, "--out", "{out}"], "300"),
        (["correct", "1", "--name", "\U0001f600", *REASON, "--out", "{out}"], "U+1F600"),
        (["correct", "1", "--from", "2026-10-32", *REASON, "--out", "{out}"], "2026-10-32"),
        (["correct", "1", "--from", "2026-11-01", *REASON, "--out", "{out}"], "before it begins"),
        (["correct", "1", "--name", "N", "--reason", " ", "--out", "{out}"], "Say why"),
        (["waiting", "--out", "{out}"], "No certificate waits"),
        (["register", "--out", "{out}/r.pdf", "--programme", "None such"], "None such"),
        (["register", "--out", "{file}/r.pdf"], "file"),
        (["register", "--out", ""], "folder"),
        (["list", "--programme", "None such"], "None such"),
    ],
)
def test_what_is_refused_changes_nothing(issued, tmp_path, words, said):
    (tmp_path / "file").write_text("")
    before = listed(issued)
    places = {"out": tmp_path / "out", "file": tmp_path / "file"}
    answer = issued("certificates", *[word.format(**places) for word in words])
    assert (answer.code, said in answer.error) == (1, True), answer.error
    assert len(answer.error.strip().splitlines()) == 1
    assert "fault of the program" not in answer.error
    assert listed(issued) == before
    assert not (tmp_path / "out").exists()


def test_an_office_without_certificates(new_office, tmp_path):
    assert listed(new_office) == []
    said = new_office("certificates", "register", "--out", tmp_path / "register.pdf")
    assert (said.code, "Issue certificates first" in said.error) == (1, True)
    assert new_office("certificates", "reprint", "1", "--out", tmp_path).code == 1


@pytest.mark.parametrize(
    "words",
    [["revoke", "1"], ["correct", "1", "--out", "x"], ["list", "--state", "lost"], ["register"], ["reprint", "1"]],
)
def test_wrong_usage(issued, words):
    with pytest.raises(SystemExit) as stopped:
        issued("certificates", *words)
    assert stopped.value.code == 2
