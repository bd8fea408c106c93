"""Files come whole or not at all, say what they are, and trouble is told in a sentence."""

import errno
import os
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from sankul.printing.document import (
    FolderMissing,
    NoRoomForPaper,
    NothingToPrint,
    PaperNotAllowed,
    PaperNotSaved,
    document,
    save_whole,
)
from sankul.printing.fonts import Font
from sankul.printing.paper import A4_PORTRAIT
from sankul.printing.printer import PdfPrinter
from sankul.printing.text import draw_line
from sankul.whole_files import PART


def make(out, text="राम"):
    with document(out, A4_PORTRAIT, "शीर्षक Title", "कार्यालय Office", "hi", date(2026, 10, 14)) as paper:
        draw_line(paper, 60, 700, text, Font.REGULAR, 12)
        paper.end_page()


def test_file_says_what_it_is(tmp_path):
    make(tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        told = pdf.get_metadata_dict()
    assert (told["Title"], told["Author"], told["Producer"]) == ("शीर्षक Title", "कार्यालय Office", "Sankul")
    assert told["CreationDate"].startswith("D:20261014")
    assert b"/Lang (hi)" in (tmp_path / "a.pdf").read_bytes()
    assert b"Helvetica" not in (tmp_path / "a.pdf").read_bytes()


def test_only_the_file_is_left(tmp_path):
    make(tmp_path / "a.pdf")
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_fault_in_the_middle_leaves_the_old_file(tmp_path):
    make(tmp_path / "a.pdf")
    before = (tmp_path / "a.pdf").read_bytes()
    with pytest.raises(Exception, match="cannot be printed"):
        make(tmp_path / "a.pdf", "😀")
    assert os.listdir(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == before


def test_missing_folder(tmp_path):
    with pytest.raises(FolderMissing) as caught:
        make(tmp_path / "none" / "a.pdf")
    assert str(tmp_path / "none") in str(caught.value)
    assert os.listdir(tmp_path) == []


def test_folder_that_is_a_file(tmp_path):
    (tmp_path / "f").write_text("x")
    with pytest.raises(FolderMissing):
        make(tmp_path / "f" / "a.pdf")


def test_name_that_is_a_folder(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(PaperNotAllowed):
        make(tmp_path / "a.pdf")
    assert os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, NoRoomForPaper),
        (errno.EDQUOT, NoRoomForPaper),
        (errno.EACCES, PaperNotAllowed),
        (errno.EROFS, PaperNotAllowed),
        (errno.EIO, PaperNotSaved),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_trouble_of_the_disk_leaves_nothing_behind(tmp_path, monkeypatch, number, trouble, step):
    def fail(*_arguments):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with pytest.raises(trouble):
        save_whole(b"data", tmp_path / "a.pdf")
    monkeypatch.undo()
    assert os.listdir(tmp_path) == []


def test_really_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    """/dev/full answers each write as a full disk does."""
    real = Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, *mode: real(Path("/dev/full") if path.suffix == PART else path, *mode)
    )
    with pytest.raises(NoRoomForPaper):
        save_whole(b"data" * 100_000, tmp_path / "a.pdf")
    assert os.listdir(tmp_path) == []


def test_nothing_to_print(tmp_path):
    printer = PdfPrinter()
    for ask in (
        lambda: printer.certificates([], tmp_path / "a.pdf"),
        lambda: printer.sign_in_sheets([], tmp_path / "a.pdf", "hi"),
        lambda: printer.acquittance_rolls([], tmp_path / "a.pdf", "en"),
    ):
        with pytest.raises(NothingToPrint):
            ask()
    assert os.listdir(tmp_path) == []
