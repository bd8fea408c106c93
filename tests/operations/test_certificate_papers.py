"""Folders that vanish, disks that are full, files that may not be written: nothing half-issued, and a sentence says so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.event import listens_for

from sankul.exchange.codes import Codes
from sankul.operations import certificate_papers as papers
from sankul.operations.certificate_papers import PapersUndelivered, PapersUnnoted, print_waiting, reprint
from sankul.operations.certificates import IssueRequest, issue, list_certificates
from sankul.operations.deliveries import FolderUnusable, deliver
from sankul.operations.progress import NO_PROGRESS, Cancelled
from sankul.printing.document import FolderMissing
from sankul.printing.printer import PdfPrinter
from sankul.storage.troubles import OfficeReadOnly

CODES = Codes()
EACH = IssueRequest("participation", separate=True)
NAMES = [f"participation-GKP-KHORABAR-2026-27-{number:04d}.pdf" for number in (1, 2)]


def waiting(store):
    return [not each.is_printed for each in sorted(list_certificates(store), key=lambda each: each.sequence)]


def names(folder):
    return sorted(file.name for file in folder.glob("*"))


class Disturbed(PdfPrinter):
    """A printer beside which something happens after each file."""

    def __init__(self, happens):
        self.happens = happens

    def certificates(self, pages, out, progress=NO_PROGRESS):
        super().certificates(pages, out)
        self.happens(out)


CHILD = """
import resource, signal, sys
from pathlib import Path
from sankul.errors import Trouble
from sankul.exchange.codes import Codes
from sankul.operations import certificate_papers
from sankul.operations.certificates import IssueRequest, issue
from sankul.printing.printer import PdfPrinter
from sankul.storage.offices import open_office

office, out, moment = sys.argv[1:]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def fill(most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


class Printer(PdfPrinter):
    done = 0

    def certificates(self, pages, file, progress):
        super().certificates(pages, file)
        self.done += 1
        if moment == "printing" or (moment == "saving" and self.done == 2):
            fill(2000)


def deliver_and_fill(folder, out, deliver=certificate_papers.deliver):
    files = deliver(folder, out)
    if moment == "noting":
        fill(2000)
    return files


certificate_papers.deliver = deliver_and_fill
try:
    issue(open_office(office), Printer(), Codes(), IssueRequest("participation", separate=True), Path(out))
except Trouble as trouble:
    print(type(trouble).__name__, trouble)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system")
@pytest.mark.parametrize(
    ("moment", "told", "kept"),
    [("printing", "PaperNotSaved", []), ("saving", "DiskFull", []), ("noting", "PapersUnnoted", [True, True])],
)
def test_a_disk_that_is_full_before_the_end(store, season, printer, tmp_path, moment, told, kept):
    out = tmp_path / "out"
    words = [sys.executable, "-c", CHILD, store.place, str(out), moment]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stdout.split()[:1] == [told], done.stderr
    assert done.stderr == ""
    assert waiting(store) == kept
    assert (names(out) if out.exists() else []) == (NAMES if kept else [])
    assert store.findings() == ()
    if kept:
        assert "Do not issue them again" in done.stdout
        assert print_waiting(store, printer, out).is_file()
    else:
        assert [each.serial[-4:] for each in issue(store, printer, CODES, EACH, out).issued] == ["0001", "0002"]


def test_a_folder_that_vanishes_while_papers_are_printed(store, season, printer, tmp_path):
    out = tmp_path / "out"
    with pytest.raises(FolderMissing):
        issue(store, Disturbed(lambda _file: shutil.rmtree(out)), CODES, EACH, out)
    assert list_certificates(store) == ()
    assert not out.exists()
    assert issue(store, printer, CODES, EACH, out).issued[0].serial.endswith("/0001")


@pytest.mark.parametrize("gone", [lambda file: file.parent.parent, lambda file: file.parent])
def test_a_folder_that_vanishes_before_the_papers_are_handed_over(store, season, printer, tmp_path, gone):
    out = tmp_path / "out"
    with pytest.raises(PapersUndelivered, match="choose another folder and print those that wait"):
        issue(store, Disturbed(lambda file: shutil.rmtree(gone(file))), CODES, IssueRequest("participation"), out)
    assert waiting(store) == [True, True]
    assert print_waiting(store, printer, tmp_path / "other").is_file()
    assert waiting(store) == [False, False]


def test_papers_that_were_handed_over_before_the_fault_do_not_wait(store, season, printer, tmp_path):
    out = tmp_path / "out"
    (out / NAMES[1]).mkdir(parents=True)
    with pytest.raises(PapersUndelivered):
        issue(store, printer, CODES, EACH, out)
    assert waiting(store) == [False, True]
    assert print_waiting(store, printer, tmp_path / "other").name == NAMES[1]
    assert waiting(store) == [False, False]


def test_a_folder_in_which_nothing_can_be_made(store, season, printer, tmp_path, monkeypatch):
    def refused(**_given):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refused)
    for out in (tmp_path, tmp_path / "new" / "folder"):
        with pytest.raises(FolderUnusable, match="Permission denied"):
            issue(store, printer, CODES, EACH, out)
    assert list_certificates(store) == ()


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="no such folder")
def test_a_folder_that_the_system_keeps(store, season, printer):
    with pytest.raises(FolderUnusable):
        issue(store, printer, CODES, EACH, Path("/proc/certificates"))
    assert list_certificates(store) == ()


def test_a_folder_that_may_no_longer_be_written(store, season, printer, tmp_path, monkeypatch):
    def refused(_file, _place):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", refused)
        with pytest.raises(PapersUndelivered):
            issue(store, printer, CODES, EACH, tmp_path / "out")
    assert waiting(store) == [True, True]
    assert not (tmp_path / "out").exists()
    assert reprint(store, printer, "1", tmp_path / "out").name == NAMES[0]
    assert not printer.printed[-1][1][0].is_duplicate


def make_read_only(store):
    """From now on; SQLite speaks the same words for a read-only file as for a connection that may only read."""
    listens_for(store._engine, "connect")(lambda connection, _: connection.execute("PRAGMA query_only = ON"))
    store._engine.dispose()


def test_an_office_that_may_not_be_written(store, season, printer, tmp_path):
    make_read_only(store)
    with pytest.raises(OfficeReadOnly):
        issue(store, printer, CODES, EACH, tmp_path / "out")
    assert list_certificates(store) == ()
    assert not (tmp_path / "out").exists()


def test_an_office_that_may_no_longer_be_written(store, season, printer, tmp_path, monkeypatch):
    def deliver_and_lock(folder, out):
        files = deliver(folder, out)
        make_read_only(store)
        return files

    monkeypatch.setattr(papers, "deliver", deliver_and_lock)
    with pytest.raises(PapersUnnoted, match="could not note that they were printed"):
        issue(store, printer, CODES, EACH, tmp_path / "out")
    assert names(tmp_path / "out") == NAMES
    assert waiting(store) == [True, True]


class Counted:
    """Keeps what it was told, and wants no more after `most` pages."""

    def __init__(self, most=99):
        self.most, self.told = most, []

    def step(self, done, total):
        self.told.append((done, total))
        if done == self.most:
            raise Cancelled


@pytest.mark.parametrize("separate", [True, False])
def test_the_progress_counts_the_papers(store, season, tmp_path, separate):
    progress = Counted()
    request = IssueRequest("participation", min_percent=0, separate=separate)
    issue(store, PdfPrinter(), CODES, request, tmp_path / "out", progress)
    assert progress.told == [(0, 3), (1, 3), (2, 3)]


def test_an_issue_that_is_cancelled_while_it_prints_leaves_nothing(store, season, tmp_path):
    request = IssueRequest("participation", min_percent=0)
    with pytest.raises(Cancelled):
        issue(store, PdfPrinter(), CODES, request, tmp_path / "out", Counted(2))
    assert list_certificates(store) == ()
    assert not (tmp_path / "out").exists()
    assert issue(store, PdfPrinter(), CODES, request, tmp_path / "out").issued[0].serial.endswith("/0001")
