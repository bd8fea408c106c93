"""A file is saved whole, or the older one stays and nothing lies beside it."""

import errno
import os
from pathlib import Path

import pytest

from sankul.whole_files import save_whole


def test_an_older_file_is_replaced(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"old")
    save_whole(b"new", file)
    assert file.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_fault_leaves_the_older_file_and_nothing_else(tmp_path, monkeypatch, step):
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def fail(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    real = Path.open
    full = lambda path, *mode: real(Path("/dev/full") if path.name.endswith(".part") else path, *mode)  # noqa: E731
    target = {"write": (Path, "open", full), "fsync": (os, "fsync", fail), "replace": (Path, "replace", fail)}[step]
    with monkeypatch.context() as patch:
        patch.setattr(*target)
        with pytest.raises(OSError, match="No space"):
            save_whole(b"new" * 100_000, file)
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


def test_an_impossible_name_is_told(tmp_path):
    with pytest.raises(ValueError, match="null"):
        save_whole(b"new", tmp_path / "a\0b")
    assert os.listdir(tmp_path) == []
