"""An import that is cancelled, fails, or is killed leaves the office as it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.people import import_people
from sankul.operations.progress import Cancelled
from sankul.storage.offices import open_office

from .found_lists import write_list
from .import_killed import MOMENTS
from .stored import everything

KILLED = Path(__file__).with_name("import_killed.py")


def all_rows(store):
    """Everything that an import may touch, and the journal."""
    return everything(store), store.entries()


class CancelledAt:
    """A person who has had enough after some rows."""

    def __init__(self, row):
        self.row = row

    def step(self, done, total):
        if done == self.row:
            raise Cancelled


@pytest.mark.parametrize("row", [1, 2, 31, 60])
def test_a_cancelled_import_leaves_the_office_as_it_was(store, files, tmp_path, row):
    import_people(store, files, write_list(tmp_path / "first.xlsx", 5, 30).path)
    before = all_rows(store)
    second = write_list(tmp_path / "second.xlsx", 6, 60)
    out = tmp_path / "refused.xlsx"
    with pytest.raises(Cancelled):
        import_people(store, files, second.path, ImportOptions(progress=CancelledAt(row), rejects=out))
    assert all_rows(store) == before
    assert not out.exists()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_import_leaves_the_office_as_it_was(store, files, tmp_path, moment):
    import_people(store, files, write_list(tmp_path / "first.xlsx", 5, 30).path)
    before, place = all_rows(store), store.place
    store.close()
    second = write_list(tmp_path / "second.xlsx", 6, 60)
    command = [sys.executable, str(KILLED), place, str(second.path), moment]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "here\n"
        process.kill()
    again = open_office(place)
    try:
        assert again.findings() == ()
        assert all_rows(again) == before
        assert import_people(again, files, second.path).added > 0
    finally:
        again.close()
