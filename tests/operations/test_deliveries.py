"""Files come into a folder all together, or not at all."""

import os
import shutil
import tempfile
import time

import pytest

from sankul.operations.deliveries import PREFIX, FileInUse, FolderUnusable, deliver, delivery


def bring(out, name, fault=None):
    with delivery(out) as folder:
        (folder / name).write_text("new")
        if fault:
            raise fault
        deliver(folder, out)


def test_files_come_into_a_folder_that_is_made_for_them(tmp_path):
    out = tmp_path / "a" / "b"
    with delivery(out) as folder:
        (folder / "2.pdf").write_text("two")
        (folder / "1.pdf").write_text("one")
        assert deliver(folder, out) == (out / "1.pdf", out / "2.pdf")
    assert sorted(file.name for file in out.iterdir()) == ["1.pdf", "2.pdf"]


def test_a_fault_leaves_the_folder_as_it_was(tmp_path):
    (tmp_path / "old.pdf").write_text("old")
    with pytest.raises(ZeroDivisionError):
        bring(tmp_path, "old.pdf", fault=ZeroDivisionError)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("old.pdf", "old")]


def test_older_files_are_replaced(tmp_path):
    (tmp_path / "old.pdf").write_text("old")
    bring(tmp_path, "old.pdf")
    assert (tmp_path / "old.pdf").read_text() == "new"


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(FolderUnusable, match="out"), delivery(tmp_path / "out"):
        pass


def test_a_name_that_a_folder_has_taken(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(FileInUse, match=r"a\.pdf"):
        bring(tmp_path, "a.pdf")


def test_what_a_power_cut_left_is_swept_away_later(tmp_path):
    stale, fresh = tmp_path / f"{PREFIX}stale", tmp_path / f"{PREFIX}fresh"
    stale.mkdir()
    (stale / "a.pdf").write_text("x")
    fresh.mkdir()
    os.utime(stale, (time.time() - 7200,) * 2)
    with delivery(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == [fresh]


def bring_and_lose(out, fault=None):
    with delivery(out) as folder:
        shutil.rmtree(out)
        if fault:
            raise fault
        deliver(folder, out)


def test_a_folder_that_is_taken_away_meanwhile_is_no_fault_of_ours(tmp_path):
    with pytest.raises(FolderUnusable):
        bring_and_lose(tmp_path / "out")
    with pytest.raises(ZeroDivisionError):
        bring_and_lose(tmp_path / "out", ZeroDivisionError)


def test_a_folder_that_another_window_unmakes_is_made_again(tmp_path, monkeypatch):
    made, unmade = tempfile.mkdtemp, []

    def make(prefix, dir):  # noqa: A002 - as it is called
        if len(unmade) < 3:
            unmade.append(dir.rmdir())
        return made(prefix=prefix, dir=dir)

    monkeypatch.setattr("tempfile.mkdtemp", make)
    bring(tmp_path / "out", "a.pdf")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["a.pdf"]


def test_what_another_window_sweeps_at_the_same_time_does_not_matter(tmp_path, monkeypatch):
    (tmp_path / f"{PREFIX}gone").symlink_to(tmp_path / "nowhere")
    bring(tmp_path, "a.pdf")
    assert (tmp_path / "a.pdf").is_file()
