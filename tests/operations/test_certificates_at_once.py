"""Many windows issue at once and some are killed: no number is used twice, none is missing, no paper is without its row.

A nursery process loads what is slow to load and forks twenty workers; each opens the office and issues the ten
certificates of its own programme. Half of them are killed by the nursery at a random step of their work: some at any step,
some after the last row was written, when it is saved, handed over and noted.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from datetime import date, time

import pypdfium2
import pytest

from sankul.clock import moment
from sankul.exchange.codes import Codes
from sankul.operations.certificate_papers import NothingWaiting, print_waiting
from sankul.operations.certificates import IssueRequest, issue, list_certificates
from sankul.operations.deliveries import PREFIX, delivery
from sankul.printing.printer import PdfPrinter
from sankul.rules.attendance import Mark, MarkState
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.offices import Office
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.sessions import Session, SessionState

pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform == "win32", reason="forks of the system")]

PROCESSES, EACH = 20, 10
NURSERY = """
import json, os, random, selectors, signal, sys
from pathlib import Path
import sankul.printing.certificates, cbor2, cryptography.hazmat.primitives.asymmetric.ed25519, sqlcipher3, rapidfuzz
from sankul.exchange.codes import Codes
from sankul.operations.certificates import IssueRequest, issue
from sankul.printing.printer import PdfPrinter
from sankul.rules.papers import CertificatePage
from sankul.storage.offices import open_office

place, out, processes, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
SLOW = ("/columns.py", "/records.py", "/collections.py")


def watch(pipe):
    def step(frame, event, called):
        name, file = frame.f_code.co_name, frame.f_code.co_filename
        ours = ("/sankul/operations/" in file or "/sankul/storage/" in file) and not file.endswith(SLOW)
        if event == "call" and (ours or name in ("do_commit", "save_whole")):
            os.write(pipe, b"J" if name == "write_entry" else b".")
        elif event == "c_call" and called in (os.replace, os.fsync):
            os.write(pipe, b".")
    sys.setprofile(step)


def work(number, pipe):
    store = open_office(place)
    if pipe:
        watch(pipe)
    issue(store, PdfPrinter(), Codes(), IssueRequest("participation", separate=number % 4 == 0, programme=f"P{number}"), out)
    sys.setprofile(None)
    if pipe:
        os.close(pipe)
        signal.pause()
    os._exit(0)


def start(number, watched):
    reading, writing = os.pipe() if watched else (0, 0)
    child = os.fork()
    if not child:
        try:
            work(number, writing)
        finally:
            import traceback
            traceback.print_exc()
            os._exit(1)
    if watched:
        os.close(writing)
    return child, reading


facts = {"name": "A", "name_hi": "अ", "programme": "P1", "office": "BRC", "issued_on": "2026-11-24", "from_on": "2026-10-07",
         "until_on": "2026-10-07", "sessions_held": "1", "sessions_attended": "1", "hours": "1.5", "percent": "100"}
PdfPrinter().certificate_preview(CertificatePage("GKP/2026-27/0001", "participation", "both", facts, "SK1:" + "A9B2%F" * 70))

# One is watched to its end, to know how many steps there are, and how many of them after its rows are written.
child, reading = start(0, True)
steps = b""
while got := os.read(reading, 65536):
    steps += got
os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
late = len(steps) - steps.index(b"J")

chance, selector = random.Random(seed), selectors.DefaultSelector()
victims = set(chance.sample(range(1, processes + 1), processes // 2))
children = {}
for number in range(1, processes + 1):
    child, reading = start(number, number in victims)
    children[child] = number
    if reading:
        is_late = chance.random() < 0.7
        wait_for = chance.randint(1, late if is_late else len(steps))
        selector.register(reading, selectors.EVENT_READ, {"child": child, "is_late": is_late, "wait_for": wait_for})
while selector.get_map():
    for key, _mask in selector.select():
        got, victim = os.read(key.fd, 1), key.data
        victim["is_late"] &= got not in (b"J", b"")
        victim["wait_for"] -= not victim["is_late"]
        if victim["wait_for"] <= 0 or not got:
            os.kill(victim["child"], signal.SIGKILL)
            selector.unregister(key.fd)
ends = {children[child]: os.waitstatus_to_exitcode(status) for child, status in (os.wait() for _ in children)}
print(json.dumps({"steps": len(steps), "late": late, "killed": sorted(victims), "ends": ends}))
"""


def make_programmes(store):
    """An office with a programme for each process, and one more; ten teachers each, who came to the one session."""
    with store.transaction("Make") as work:
        work.offices.add(
            Office(
                name="BRC",
                state_code="9",
                state="Uttar Pradesh",
                district_code="148",
                district="Gorakhpur",
                serial_prefix="GKP",
            )
        )
        for number in range(PROCESSES + 1):
            programme = Programme(name=f"P{number}", from_on=date(2026, 4, 1), until_on=date(2027, 4, 1))
            circle = Circle(programme_id=programme.id, code="1", name="1", district_code="148", district="Gorakhpur")
            people = [
                Person(name=f"Teacher {number} {each}", district_code="148", district="Gorakhpur")
                for each in range(EACH)
            ]
            session = Session(
                circle_id=circle.id,
                number=1,
                starts_at=moment(date(2026, 10, 7), time(15, 30)),
                ends_at=moment(date(2026, 10, 7), time(17)),
                state=SessionState.HELD,
            )
            work.programmes.add(programme)
            work.circles.add(circle)
            work.people.add(*people)
            work.members.add(
                *[
                    Member(circle_id=circle.id, person_id=each.id, part=Part.TEACHER, from_on=date(2026, 10, 1))
                    for each in people
                ]
            )
            work.sessions.add(session)
            work.marks.add(
                *[Mark(session_id=session.id, person_id=each.id, state=MarkState.PRESENT) for each in people]
            )


def rows_of(store):
    """All certificates by programme."""
    return {f"P{number}": list_certificates(store, f"P{number}") for number in range(PROCESSES + 1)}


def papers_in(folder):
    """How often each number stands on a page of the folder's files."""
    found = Counter()
    for file in folder.glob("*.pdf"):
        with pypdfium2.PdfDocument(file) as document:
            for page in document:
                text = page.get_textpage()
                (serial,) = {word for word in text.get_text_range().split() if word.startswith("GKP/")}
                found[serial] += 1
                text.close()
                page.close()
    return found


def test_twenty_issue_at_once_and_half_of_them_are_killed(any_store, tmp_path, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    make_programmes(any_store)
    out, seed = tmp_path / "out", random.getrandbits(32)
    words = [sys.executable, "-c", NURSERY, any_store.place, str(out), str(PROCESSES), str(seed)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    ends = {int(number): end for number, end in told["ends"].items()}
    assert {number for number, end in ends.items() if end == -9} == set(told["killed"]), done.stderr
    assert {end for number, end in ends.items() if number not in told["killed"]} == {0}, done.stderr

    by_programme = rows_of(any_store)
    assert {len(rows) for rows in by_programme.values()} <= {0, EACH}, seed
    assert all(len(by_programme[f"P{number}"]) == EACH for number, end in ends.items() if end == 0), seed
    rows = {each.serial: each for several in by_programme.values() for each in several}
    assert sorted(each.sequence for each in rows.values()) == list(range(1, len(rows) + 1)), seed
    assert any_store.findings() == (), seed

    papers = papers_in(out)
    assert set(papers) <= set(rows), seed
    assert set(papers.values()) == {1}, seed
    assert {serial for serial, row in rows.items() if row.is_printed} <= set(papers), seed

    for name, several in by_programme.items():
        if any(not each.is_printed for each in several):
            print_waiting(any_store, PdfPrinter(), tmp_path / "waiting", name)
        with pytest.raises(NothingWaiting):
            print_waiting(any_store, PdfPrinter(), tmp_path / "waiting", name)
    assert {*papers, *papers_in(tmp_path / "waiting")} == set(rows), seed

    request = IssueRequest("participation", programme=f"P{told['killed'][0]}")
    for each in issue(any_store, PdfPrinter(), Codes(), request, out).issued:
        assert int(each.serial.rpartition("/")[2]) > len(rows)
    left_over = list(out.glob(f"{PREFIX}*"))
    for each in left_over:
        os.utime(each, (0, 0))
    with delivery(out) as folder:
        assert list(out.glob(f"{PREFIX}*")) == [folder]
