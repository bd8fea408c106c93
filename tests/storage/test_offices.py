"""Office files: made, opened, protected, and refused with a sentence when something is wrong."""

import shutil
import subprocess
import sys

import pytest
from sqlalchemy import text
from sqlalchemy.event import listens_for

from sankul.rules.people import Person
from sankul.storage import keys, schema, troubles
from sankul.storage.connections import sqlite_engine
from sankul.storage.offices import make_office_file, open_office


@pytest.fixture
def path(tmp_path):
    return tmp_path / "मेरा कार्यालय" / "Block office.sankul"


def person(name="Asha"):
    return Person(name=name, district_code="148", district="Gorakhpur")


def make(path, passphrase=None):
    store = make_office_file(path, passphrase)
    with store.transaction("Add") as work:
        work.people.add(person("Asha"))
    store.close()


def names(place, passphrase=None):
    store = open_office(str(place), passphrase)
    with store.reading() as work:
        found = [row.name for row in work.people.where()]
    store.close()
    return found


def test_an_office_is_encrypted_and_opens_again(path):
    make(path)
    assert b"Asha" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert names(path) == ["Asha"]
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "Block office.sankul",
        "Block office.sankul-journal",
        "Block office.sankul.key",
    ]


def test_an_unprotected_office_says_so(path):
    make(path)
    assert not keys.needs_passphrase(str(path))
    assert keys.can_open_unasked(str(path))
    assert not keys.can_open_unasked(str(path) + "x")
    assert not open_office(str(path)).is_protected


def test_a_passphrase_protects(path):
    make(path, "मेरा गुप्त शब्द")
    assert keys.needs_passphrase(str(path))
    with pytest.raises(troubles.PassphraseNeeded):
        open_office(str(path))
    with pytest.raises(troubles.PassphraseWrong):
        open_office(str(path), "wrong")
    assert names(path, "मेरा गुप्त शब्द") == ["Asha"]


def test_a_file_is_never_overwritten(path):
    make(path)
    with pytest.raises(troubles.OfficeExists):
        make_office_file(path)
    assert names(path) == ["Asha"]


def test_no_file(path):
    with pytest.raises(troubles.OfficeMissing, match="Block office"):
        open_office(str(path))
    assert not path.parent.exists()


def test_no_key(path):
    make(path)
    keys.key_file(path).unlink()
    with pytest.raises(troubles.KeyMissing):
        open_office(str(path))


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"key": "00"}', '{"key": 5}', '{"wrapped": {}}', "\x00"])
def test_a_damaged_key(path, content):
    make(path)
    keys.key_file(path).write_text(content)
    with pytest.raises(troubles.KeyDamaged):
        open_office(str(path), "pass")


def test_the_key_of_another_office(path, tmp_path):
    make(path)
    make(tmp_path / "other.sankul")
    shutil.copy(keys.key_file(tmp_path / "other.sankul"), keys.key_file(path))
    with pytest.raises(troubles.NotAnOffice):
        open_office(str(path))


@pytest.mark.parametrize("content", [b"Name,Mobile\n", b"\x00" * 8192, b"SQLite format 3\x00" + b"\x00" * 5000])
def test_a_file_that_is_something_else(path, content):
    make(path)
    path.write_bytes(content)
    with pytest.raises(troubles.NotAnOffice):
        open_office(str(path))
    assert path.read_bytes() == content


def test_an_office_of_a_newer_version(path):
    make(path)
    store = open_office(str(path))
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    before = path.read_bytes()
    with pytest.raises(troubles.NewerOffice):
        open_office(str(path))
    assert path.read_bytes() == before


def is_noticed(path):
    """Whether the damage is told at opening or by the examination."""
    try:
        store = open_office(str(path))
        found = store.findings()
        store.close()
    except (troubles.NotAnOffice, troubles.OfficeDamaged):
        return True
    return bool(found)


def test_flipped_bytes_are_noticed(path):
    make(path)
    whole = path.read_bytes()
    for place in range(100, len(whole), len(whole) // 12):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert is_noticed(path), place


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(troubles.FolderUnwritable):
        make_office_file(tmp_path / "file" / "office.sankul")


def test_a_full_disk_leaves_the_office_as_it_was(path):
    """Run with a limit on file size in a process of its own: the write fails in the middle of the transaction."""
    make(path)
    code = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from sankul.storage.offices import open_office
from sankul.rules.people import Person
from sankul.errors import Trouble
store = open_office({str(path)!r})
resource.setrlimit(resource.RLIMIT_FSIZE, ({path.stat().st_size} + 8192, resource.RLIM_INFINITY))
try:
    with store.transaction("Add") as work:
        work.people.add(*[Person(name="x" * 90, district_code="148", district="G") for _ in range(20000)])
except Trouble as trouble:
    print(trouble)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "nothing was saved" in done.stdout, done.stderr
    assert names(path) == ["Asha"]


def test_a_kill_in_the_middle_leaves_the_office_as_it_was(path):
    make(path)
    code = f"""
import os
from sankul.storage.offices import open_office
from sankul.rules.people import Person
store = open_office({str(path)!r})
with store.transaction("Add") as work:
    work.people.add(*[Person(name="x" * 90, district_code="148", district="G") for _ in range(30000)])
    os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    store = open_office(str(path))
    assert store.findings() == ()
    store.close()
    assert names(path) == ["Asha"]


def test_an_office_that_may_not_be_written(path):
    """SQLite speaks the same words for a read-only file as for a connection that may only read."""
    make(path)
    store = open_office(str(path))
    listens_for(store._engine, "connect")(lambda connection, _: connection.execute("PRAGMA query_only = ON"))
    store._engine.dispose()
    with pytest.raises(troubles.OfficeReadOnly), store.transaction("Add") as work:
        work.people.add(person())
    store.close()
    assert names(path) == ["Asha"]


@pytest.mark.parametrize("name", ["50%20 of all", "a?mode=memory", "a#b+c", "ब्लॉक % {n}"])
def test_any_name_of_a_file_means_that_file(tmp_path, name):
    path = tmp_path / name / f"{name}.sankul"
    make(path)
    assert names(path) == ["Asha"]
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.key", f"{path.name}-journal"}


def test_a_file_cut_down_to_nothing_is_not_taken_for_an_empty_office(path):
    make(path)
    path.write_bytes(b"")
    with pytest.raises(troubles.NotAnOffice):
        open_office(str(path))
    assert path.read_bytes() == b""


def test_an_office_that_another_window_is_saving_is_not_called_damaged(path, monkeypatch):
    make(path)
    store = open_office(str(path))
    monkeypatch.setattr("sankul.storage.connections.BUSY_MILLISECONDS", 20)
    with store._engine.connect() as other:
        other.exec_driver_sql("COMMIT")
        other.exec_driver_sql("BEGIN EXCLUSIVE")
        with pytest.raises(troubles.OfficeBusy):
            open_office(str(path))
        other.exec_driver_sql("ROLLBACK")
    assert names(path) == ["Asha"]


@pytest.mark.parametrize("length", [240, 246, 250, 255, 300])
def test_a_name_that_is_too_long_leaves_nothing_behind(tmp_path, length):
    path = tmp_path / ("n" * length)
    try:
        make_office_file(path).close()
    except troubles.FolderUnwritable:
        assert list(tmp_path.iterdir()) == []
    with pytest.raises((troubles.OfficeMissing, troubles.KeyMissing)):
        open_office(str(tmp_path / ("m" * length)))


def test_a_user_without_a_name_can_open(path, monkeypatch):
    make(path)
    monkeypatch.setattr("getpass.getuser", lambda: {}["uid"])
    assert open_office(str(path)).actor == "?"


def test_a_large_act_locks_nobody_out_before_it_is_saved(path, monkeypatch):
    make(path)
    monkeypatch.setattr("sankul.storage.connections.BUSY_MILLISECONDS", 20)
    store = open_office(str(path))
    with store.transaction("Add") as work:
        work.people.add(*(person("n" * 500 + str(number)) for number in range(25_000)))
        assert names(path) == ["Asha"]
    assert len(names(path)) == 25_001


def test_a_key_that_may_not_be_read(path, monkeypatch):
    make(path)

    def forbidden(*_given, **_named):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_text", forbidden)
    with pytest.raises(troubles.KeyForbidden):
        open_office(str(path))


def make_old(path):
    """An office of the first schema, with someone in it."""
    make(path)
    engine = sqlite_engine(path, keys.load_key(path, None))
    schema.downgrade(engine, "0001")
    engine.dispose()


def test_an_older_office_is_copied_before_it_is_brought_up_to_date(path):
    make_old(path)
    assert names(path) == ["Asha"]
    copy = path.with_name(path.name + f".before-{schema.NEWEST}")
    engine = sqlite_engine(copy, keys.load_key(path, None))
    assert schema.version_of(engine) == "0001"
    engine.dispose()
    before = copy.read_bytes()
    assert names(path) == ["Asha"]
    assert copy.read_bytes() == before


def test_without_room_for_the_copy_the_office_stays_as_it_was(path, monkeypatch):
    make_old(path)
    before = path.read_bytes()

    def fail(*_paths):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", fail)
        with pytest.raises(troubles.CopyNotKept):
            open_office(str(path))
    assert path.read_bytes() == before
    assert not [file for file in path.parent.iterdir() if "before" in file.name]
    assert names(path) == ["Asha"]
