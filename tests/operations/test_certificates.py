"""Issue, print again and revoke: numbers without gaps, rows and papers together."""

import subprocess
import sys
from dataclasses import replace
from threading import Event, Thread, current_thread

import pytest

from sankul.errors import Trouble
from sankul.exchange.codes import Codes
from sankul.identity import new_id
from sankul.operations import certificate_papers as papers
from sankul.operations import certificates
from sankul.operations.certificate_serials import AlreadyWithdrawn, SerialUnknown
from sankul.operations.certificates import IssueRequest
from sankul.operations.deliveries import FileInUse
from sankul.operations.eligibility import NobodyInCircles, eligibility
from sankul.operations.progress import NO_PROGRESS
from sankul.rules import certificates as rules
from sankul.rules.certificates import CertificateState
from sankul.rules.journal import CannotUndo

CODES = Codes()
PARTICIPATION = IssueRequest("participation")


class PaperJam(Trouble):
    message = "The printer failed."


def issue(store, printer, out, request=PARTICIPATION):
    return certificates.issue(store, printer, CODES, request, out)


def test_issue_numbers_prints_and_explains(store, season, printer, tmp_path):
    report = issue(store, printer, tmp_path / "out")
    file = tmp_path / "out" / "participation-GKP-KHORABAR-2026-27-0001-to-0002.pdf"
    assert [(each.serial, each.person, each.file, each.page) for each in report.issued] == [
        ("GKP/KHORABAR/2026-27/0001", "Anjali Rao", file, 1),
        ("GKP/KHORABAR/2026-27/0002", "Bindu Soni", file, 2),
    ]
    assert report.files == (file,)
    assert list((tmp_path / "out").iterdir()) == [file]
    ((_, pages),) = printer.printed
    assert [(page.serial, page.is_duplicate, page.language) for page in pages] == [
        ("GKP/KHORABAR/2026-27/0001", False, "both"),
        ("GKP/KHORABAR/2026-27/0002", False, "both"),
    ]
    assert [(each.person, each.why) for each in report.refused] == [
        ("Kiran Bind", "Attended 1 of 4 sessions (25 %); 75 % is needed.")
    ]


def test_the_facts_are_frozen_and_signed(store, season, printer, tmp_path):
    issue(store, printer, tmp_path)
    with store.transaction("Marry") as work:
        work.people.replace(replace(season.people["Bindu Soni"], name="Bindu Gupta"))
    (bindu, _) = certificates.list_certificates(store)
    assert bindu.facts["name"] == "Bindu Soni"
    assert (bindu.facts["sessions_held"], bindu.facts["sessions_attended"], bindu.facts["percent"]) == ("4", "3", "75")
    assert (bindu.facts["from_on"], bindu.facts["until_on"], bindu.facts["hours"]) == (
        "2026-10-07",
        "2026-10-28",
        "4.5",
    )
    assert (bindu.facts["district"], bindu.facts["district_hi"]) == ("Gorakhpur", "गोरखपुर")
    assert (bindu.facts["school_hi"], bindu.facts["udise"]) == ("प्रा.वि. रामपुर 1", "09580100101")
    says = CODES.open(bindu.code).says
    assert says["serial"] == bindu.serial
    assert says["name_hi"] == "बिन्दु सोनी"
    assert bindu.is_printed


def test_a_second_issue_goes_on_counting_and_gives_nobody_two(store, season, printer, tmp_path):
    issue(store, printer, tmp_path)
    report = issue(store, printer, tmp_path, IssueRequest("participation", min_percent=25))
    assert [(each.serial, each.person) for each in report.issued] == [("GKP/KHORABAR/2026-27/0003", "Kiran Bind")]
    assert report.refused[0].why == "Already holds GKP/KHORABAR/2026-27/0001."
    assert report.issued[0].file.name == "participation-GKP-KHORABAR-2026-27-0003.pdf"
    assert issue(store, printer, tmp_path, IssueRequest("participation", min_percent=0)).issued == ()


def test_numbers_restart_with_the_financial_year(store, season, printer, tmp_path, monkeypatch):
    issue(store, printer, tmp_path)
    monkeypatch.setenv("SANKUL_NOW", "2027-04-01T00:10:00+05:30")
    report = issue(store, printer, tmp_path, IssueRequest("participation", min_percent=0))
    assert [each.serial for each in report.issued] == ["GKP/KHORABAR/2027-28/0001"]


def test_one_file_each(store, season, printer, tmp_path):
    report = issue(store, printer, tmp_path, IssueRequest("participation", separate=True, language="hi"))
    assert [(each.file.name, each.page) for each in report.issued] == [
        ("participation-GKP-KHORABAR-2026-27-0001.pdf", 1),
        ("participation-GKP-KHORABAR-2026-27-0002.pdf", 1),
    ]


def test_a_great_many_papers_come_in_several_files(store, season, printer, tmp_path, monkeypatch):
    monkeypatch.setattr(certificates, "MOST_PAGES", 2)
    report = issue(store, printer, tmp_path / "out", IssueRequest("participation", min_percent=0))
    assert [(each.file.name, each.page) for each in report.issued] == [
        ("participation-GKP-KHORABAR-2026-27-0001-to-0002.pdf", 1),
        ("participation-GKP-KHORABAR-2026-27-0001-to-0002.pdf", 2),
        ("participation-GKP-KHORABAR-2026-27-0003.pdf", 1),
    ]
    assert report.files == tuple(sorted((tmp_path / "out").iterdir()))


def test_a_failing_printer_leaves_no_row_no_paper_and_no_used_number(store, season, printer, tmp_path):
    printer.fault = PaperJam()
    with pytest.raises(PaperJam):
        issue(store, printer, tmp_path / "out")
    assert certificates.list_certificates(store) == ()
    assert not (tmp_path / "out").exists()
    printer.fault = None
    assert issue(store, printer, tmp_path / "out").issued[0].serial.endswith("/0001")


def test_a_paper_that_was_never_delivered_is_printed_as_an_original(store, season, printer, tmp_path, monkeypatch):
    def lose_power(folder, out):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(papers, "deliver", lose_power)
        with pytest.raises(KeyboardInterrupt):
            issue(store, printer, tmp_path / "out")
    assert [each.is_printed for each in certificates.list_certificates(store)] == [False, False]
    for is_duplicate in (False, True):
        file = papers.reprint(store, printer, "GKP/KHORABAR/2026-27/0001", tmp_path / "out")
        assert file.is_file()
        assert printer.printed[-1][1][0].is_duplicate is is_duplicate


def test_of_two_windows_that_print_one_certificate_the_later_makes_the_duplicate(
    store, season, printer, tmp_path, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(papers, "deliver", refuse_delivery)
        with pytest.raises(papers.PapersUndelivered):
            issue(store, printer, tmp_path)
    serial, wants_to_write = "GKP/KHORABAR/2026-27/0001", Event()

    class Meanwhile(type(printer)):
        def certificates(self, pages, out, progress=NO_PROGRESS):
            if current_thread() is not other:
                other.start()
                wants_to_write.wait()
            super().certificates(pages, out)

    def transaction(*words, real=store.transaction, **values):
        if current_thread() is other:
            wants_to_write.set()
        return real(*words, **values)

    both = Meanwhile()
    other = Thread(target=papers.reprint, args=(store, both, serial, tmp_path / "other"))
    monkeypatch.setattr(store, "transaction", transaction)
    papers.reprint(store, both, serial, tmp_path / "out")
    other.join()
    assert [page.is_duplicate for _name, (page,) in both.printed] == [False, True]


def test_papers_that_wait_are_printed_together(store, season, printer, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(papers, "deliver", refuse_delivery)
        with pytest.raises(papers.PapersUndelivered):
            issue(store, printer, tmp_path)
    file = papers.print_waiting(store, printer, tmp_path)
    assert file.name == "participation-GKP-KHORABAR-2026-27-0001-to-0002.pdf"
    assert [page.is_duplicate for page in printer.printed[-1][1]] == [False, False]
    with pytest.raises(papers.NothingWaiting):
        papers.print_waiting(store, printer, tmp_path)


def test_papers_that_wait_stand_in_the_order_of_their_numbers_even_when_the_clock_went_back(
    store, season, printer, tmp_path, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(papers, "deliver", refuse_delivery)
        with pytest.raises(papers.PapersUndelivered):
            issue(store, printer, tmp_path)
    with store.transaction("Put the first behind the second") as work:
        first = work.certificates.first(sequence=1)
        work.certificates.remove(first)
        work.certificates.add(replace(first, id=new_id()))
    file = papers.print_waiting(store, printer, tmp_path)
    assert file.name == "participation-GKP-KHORABAR-2026-27-0001-to-0002.pdf"
    assert [page.serial[-4:] for page in printer.printed[-1][1]] == ["0001", "0002"]


def refuse_delivery(folder, out):
    raise FileInUse(path=out, why="in use")


def test_a_revoked_certificate_is_not_printed_again(store, season, printer, tmp_path):
    serial = issue(store, printer, tmp_path).issued[0].serial
    certificates.revoke(store, serial, "Wrong person")
    with pytest.raises(AlreadyWithdrawn):
        papers.reprint(store, printer, serial, tmp_path)


def test_an_issue_cannot_be_undone(store, season, printer, tmp_path):
    issue(store, printer, tmp_path)
    with pytest.raises(CannotUndo):
        store.undo()


def test_an_unusable_folder_stops_before_anything_is_issued(store, season, printer, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Trouble, match="Nothing can be saved in"):
        issue(store, printer, tmp_path / "file")
    assert certificates.list_certificates(store) == ()


@pytest.mark.parametrize(
    ("request_", "refusal"),
    [
        (IssueRequest("medal"), rules.KindUnknown),
        (IssueRequest("participation", min_percent=101), rules.PercentOutside),
        (IssueRequest("participation", min_percent=-1), rules.PercentOutside),
        (IssueRequest("participation", language="ur"), rules.LanguageUnknown),
    ],
)
def test_bad_requests_are_refused(store, season, printer, tmp_path, request_, refusal):
    with pytest.raises(refusal):
        issue(store, printer, tmp_path / "out", request_)
    assert not (tmp_path / "out").exists()


def test_without_circles_there_is_nobody_to_certify(store, printer, tmp_path):
    with pytest.raises(NobodyInCircles):
        issue(store, printer, tmp_path)


def test_mentors_are_thanked_for_the_sessions_they_held(store, season, printer, tmp_path):
    report = issue(store, printer, tmp_path, IssueRequest("appreciation", min_percent=100))
    assert [each.person for each in report.issued] == ["Manoj Verma"]


def test_completion_waits_for_the_last_day(store, season, monkeypatch):
    assert "31.03.2027" in eligibility(store, "completion")[0].why
    monkeypatch.setenv("SANKUL_NOW", "2027-03-31T10:00:00+05:30")
    assert eligibility(store, "completion")[0].why == ""


def test_revoking_keeps_the_row_and_makes_room_for_another(store, season, printer, tmp_path):
    first = issue(store, printer, tmp_path).issued[0]
    with pytest.raises(certificates.ReasonMissing):
        certificates.revoke(store, first.serial, "  ")
    certificates.revoke(store, first.serial.lower(), "Issued to the wrong person")
    with pytest.raises(AlreadyWithdrawn, match="wrong person"):
        certificates.revoke(store, first.serial, "Again")
    with pytest.raises(SerialUnknown):
        certificates.revoke(store, "GKP/9999", "No such")
    again = issue(store, printer, tmp_path)
    assert [(each.serial[-4:], each.person) for each in again.issued] == [("0003", "Anjali Rao")]
    assert [each.state for each in certificates.list_certificates(store)][-1] is CertificateState.REVOKED


def test_the_key_is_made_once(store, season, printer, tmp_path):
    key = certificates.make_issuer_key(store, CODES)
    assert certificates.make_issuer_key(store, CODES) == key
    issue(store, printer, tmp_path)
    assert {each.key_id for each in certificates.list_certificates(store)} == {key.key_id}


CHILD = """
import os, sys
from pathlib import Path
from sankul.exchange.codes import Codes
from sankul.operations import certificate_papers, certificates
from sankul.storage.offices import open_office

office, out, moment = sys.argv[1:]


class Printer:
    def why_unprintable(self, texts):
        return ""

    def certificates(self, pages, file, progress):
        file.write_text("paper")
        if moment == "printing":
            os._exit(9)


def lose_power(folder, out):
    os._exit(9)


if moment == "delivering":
    certificate_papers.deliver = lose_power
certificates.issue(open_office(office), Printer(), Codes(), certificates.IssueRequest("participation"), Path(out))
"""


@pytest.mark.parametrize(("moment", "kept"), [("printing", 0), ("delivering", 2)])
def test_a_power_cut_leaves_all_or_nothing(store, season, printer, tmp_path, moment, kept):
    out = tmp_path / "out"
    killed = subprocess.run([sys.executable, "-c", CHILD, store.place, out, moment], capture_output=True, check=False)
    assert killed.returncode == 9, killed.stderr.decode()
    assert len(certificates.list_certificates(store)) == kept
    assert list(out.glob("*.pdf")) == []
    if kept:
        assert papers.print_waiting(store, printer, out).is_file()
    else:
        assert [each.serial[-4:] for each in issue(store, printer, out).issued] == ["0001", "0002"]
