"""Keys as files: what comes out is what went in, and no changed byte is overlooked."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.exchange.codes import Codes
from sankul.exchange.file_faults import FileInTheWay, FileMissing, FolderNamed, SheetNotSaved
from sankul.exchange.issuer_keys import IssuerKeyFiles
from sankul.operations.issuer_keys import KeyFiles
from sankul.rules.issuer_keys import (
    BackupPassphraseWrong,
    IssuerFileChanged,
    KeyBackupDamaged,
    MadeByNewer,
    NotAKeyBackup,
    NotAnIssuerFile,
)

FILES = IssuerKeyFiles()
KEY = Codes().make_key("BRC पिपराइच")
PUBLIC = replace(KEY, private_key="")
PHRASE = "four quiet words here"
NO_JSON = [b"", b"hello", b"[]", b"7", b"\xff\xfe", b"{" * 100_000, b'{"a": 1}', b"PK\x03\x04", b"%PDF-1.7"]


@pytest.fixture
def public(tmp_path):
    FILES.write_public(KEY, tmp_path / "pipraich.sankul-issuer")
    return tmp_path / "pipraich.sankul-issuer"


@pytest.fixture(scope="module")
def backup(tmp_path_factory):
    file = tmp_path_factory.mktemp("backup") / "a.sankul-key-backup"
    FILES.write_backup([Codes().make_key("Old"), KEY], PHRASE, file)
    return file


def same(key):
    return replace(key, id=KEY.id)


def test_they_serve_the_protocol():
    files: KeyFiles = FILES
    assert files is FILES


def test_the_public_half_comes_back_and_holds_no_secret(public):
    assert same(FILES.read_public(public)) == PUBLIC
    assert KEY.private_key not in public.read_text(encoding="utf-8")
    assert json.loads(public.read_text(encoding="utf-8"))["issuer"] == "BRC पिपराइच"
    assert [each.name for each in public.parent.iterdir()] == [public.name]


def test_a_mark_of_windows_before_the_text_does_no_harm(public):
    public.write_bytes(b"\xef\xbb\xbf" + public.read_bytes().replace(b"\n", b"\r\n"))
    assert same(FILES.read_public(public)) == PUBLIC


@settings(max_examples=150)
@given(st.data())
def test_a_changed_byte_is_noticed(public, data):
    content = public.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] ^= data.draw(st.integers(1, 255))
    file = public.with_name("changed")
    file.write_bytes(changed)
    try:
        key = FILES.read_public(file)
    except (NotAnIssuerFile, IssuerFileChanged, MadeByNewer):
        return
    assert same(key) == PUBLIC  # a changed blank between the values says nothing else


@pytest.mark.parametrize(
    "changes",
    [
        {"issuer": "BRC Khorabar"},
        {"issuer": ""},
        {"issuer": 5},
        {"since": "yesterday"},
        {"since": "2026-01-01T00:00:00"},
        {"key_id": "0" * 16},
        {"public_key": "00" * 32},
        {"public_key": "00"},
        {"signature": "00"},
        {"signature": None},
        {"more": 1},
    ],
)
def test_changed_facts_are_noticed(public, changes):
    public.write_text(json.dumps(json.loads(public.read_text(encoding="utf-8")) | changes), encoding="utf-8")
    with pytest.raises(IssuerFileChanged, match="pipraich"):
        FILES.read_public(public)


def test_a_key_cannot_sign_for_the_key_of_another(public):
    """A forger signs the facts of another office with a key of their own."""
    from sankul.exchange import cose, key_files

    said = json.loads(public.read_text(encoding="utf-8"))
    del said["signature"]
    said["signature"] = cose.sign(key_files.canonical(said), Codes().make_key("Forger"), "sankul issuer").hex()
    public.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(IssuerFileChanged):
        FILES.read_public(public)


@pytest.mark.parametrize("name", ["BRC\u202eX", "BRC\nX", " BRC", "B" * 501])
def test_a_name_that_looks_like_another_is_refused(tmp_path, name):
    FILES.write_public(replace(KEY, issuer=name), tmp_path / "a")
    with pytest.raises(IssuerFileChanged):
        FILES.read_public(tmp_path / "a")


@pytest.mark.parametrize("content", NO_JSON)
def test_other_files_are_told_apart(tmp_path, content):
    file = tmp_path / "नाम {x}.json"
    file.write_bytes(content)
    with pytest.raises(NotAnIssuerFile) as public:
        FILES.read_public(file)
    with pytest.raises(NotAKeyBackup) as backup:
        FILES.read_backup(file, PHRASE)
    assert "नाम {x}.json" in str(public.value)
    assert "नाम {x}.json" in str(backup.value)


@pytest.mark.parametrize("read", [FILES.read_public, lambda path: FILES.read_backup(path, PHRASE)])
def test_files_that_are_not_there(tmp_path, read):
    with pytest.raises(FileMissing):
        read(tmp_path / "none")
    with pytest.raises(FolderNamed):
        read(tmp_path)


def test_files_of_a_newer_program(tmp_path):
    for mark, read in (
        ("sankul-issuer", FILES.read_public),
        ("sankul-key-backup", lambda path: FILES.read_backup(path, PHRASE)),
    ):
        (tmp_path / "newer").write_text(json.dumps({mark: 2}))
        with pytest.raises(MadeByNewer):
            read(tmp_path / "newer")


def test_a_public_file_replaces_an_older_one_and_nothing_else(public, tmp_path):
    FILES.write_public(replace(KEY, issuer="BRC Naya"), public)
    assert FILES.read_public(public).issuer == "BRC Naya"
    (tmp_path / "letter.txt").write_text("Dear")
    for write in (
        lambda: FILES.write_public(KEY, tmp_path / "letter.txt"),
        lambda: FILES.write_backup([KEY], PHRASE, tmp_path / "letter.txt"),
        lambda: FILES.write_backup([KEY], PHRASE, public),
        lambda: FILES.write_public(KEY, tmp_path),
    ):
        with pytest.raises(FileInTheWay):
            write()
    assert (tmp_path / "letter.txt").read_text() == "Dear"
    with pytest.raises(SheetNotSaved):
        FILES.write_public(KEY, tmp_path / "no folder" / "a")
    with pytest.raises(SheetNotSaved):
        FILES.write_public(KEY, tmp_path / "a\0b")


def test_a_backup_gives_all_keys_back_and_shows_none(backup):
    old, new = FILES.read_backup(backup, PHRASE)
    assert (old.issuer, same(new)) == ("Old", KEY)
    assert KEY.private_key not in backup.read_text(encoding="utf-8")
    assert json.loads(backup.read_text(encoding="utf-8"))["issuer"] == KEY.issuer


def test_the_same_phrase_typed_in_two_ways_opens(tmp_path):
    FILES.write_backup([KEY], "ज़मीन आसमान", tmp_path / "a")
    assert FILES.read_backup(tmp_path / "a", "ज\u093cमीन आसमान")[0].key_id == KEY.key_id


def test_a_wrong_passphrase(backup):
    with pytest.raises(BackupPassphraseWrong, match="Caps Lock"):
        FILES.read_backup(backup, PHRASE + " ")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"issuer": "Somebody"}, BackupPassphraseWrong),
        ({"key_id": "0" * 16}, BackupPassphraseWrong),
        ({"sealed": None}, KeyBackupDamaged),
        ({"sealed": {}}, KeyBackupDamaged),
        ({"sealed": {"salt": "00", "nonce": "00", "box": "00", "argon2id": {}}}, KeyBackupDamaged),
    ],
)
def test_a_changed_backup(backup, tmp_path, changes, fault):
    (tmp_path / "changed").write_text(json.dumps(json.loads(backup.read_text(encoding="utf-8")) | changes))
    with pytest.raises(fault):
        FILES.read_backup(tmp_path / "changed", PHRASE)


def test_a_backup_that_was_cut_off_is_no_backup(backup, tmp_path):
    (tmp_path / "cut").write_bytes(backup.read_bytes()[:200])
    with pytest.raises(NotAKeyBackup):
        FILES.read_backup(tmp_path / "cut", PHRASE)


def test_halves_that_do_not_belong_together_are_no_key(tmp_path):
    FILES.write_backup([replace(KEY, private_key=Codes().make_key("X").private_key)], PHRASE, tmp_path / "a")
    with pytest.raises(KeyBackupDamaged):
        FILES.read_backup(tmp_path / "a", PHRASE)
