"""Lists of withdrawn certificates as files: they say what was signed, and every change is found."""

import base64
import json
import zlib
from datetime import UTC, date, datetime

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.exchange import cose
from sankul.exchange.codes import Codes
from sankul.exchange.file_faults import FileInTheWay, FileMissing, FolderNamed
from sankul.exchange.withdrawals import WithdrawalFiles
from sankul.operations.withdrawals import ListFiles
from sankul.rules.certificates import CertificateState
from sankul.rules.issuer_keys import MadeByNewer
from sankul.rules.withdrawals import Entry, NotAWithdrawalList, SignedList, WithdrawalListChanged

FILES = WithdrawalFiles()
KEYS = [Codes().make_key("BRC पिपराइच") for _ in range(2)]
ENTRIES = (
    Entry("PIP/2026-27/0001", CertificateState.REVOKED, "गलत व्यक्ति", date(2026, 11, 3)),
    Entry("PIP/2026-27/0007", CertificateState.SUPERSEDED, "Name corrected", date(2026, 11, 4)),
)
MADE_AT = datetime(2026, 11, 5, 6, 30, tzinfo=UTC)


def list_of(key, *entries):
    return SignedList(key.key_id, key.issuer, MADE_AT, entries)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "pipraich.sankul-withdrawn"
    FILES.write([(list_of(KEYS[0]), KEYS[0]), (list_of(KEYS[1], *ENTRIES), KEYS[1])], path)
    return path


def test_it_serves_the_protocol():
    files: ListFiles = FILES
    assert files is FILES


def test_lists_come_back_with_their_signatures(file):
    empty, full = FILES.read(file)
    assert (empty.entries, full.entries, full.made_at, full.issuer) == ((), ENTRIES, MADE_AT, "BRC पिपराइच")
    assert FILES.is_signed_by(full, KEYS[1])
    assert FILES.is_signed_by(empty, KEYS[0])
    assert not FILES.is_signed_by(full, KEYS[0])


@settings(max_examples=150)
@given(st.data())
def test_a_changed_byte_is_noticed(file, data):
    content = bytearray(file.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    changed = file.with_name("changed")
    changed.write_bytes(content)
    try:
        lists = FILES.read(changed)
    except (NotAWithdrawalList, WithdrawalListChanged, MadeByNewer):
        return
    signed = [each for each in lists if any(FILES.is_signed_by(each, key) for key in KEYS)]
    assert all(each.entries in ((), ENTRIES) for each in signed)


def wrapped(message):
    return base64.b64encode(zlib.compress(message)).decode()


@pytest.mark.parametrize(
    "lists",
    [
        None,
        [],
        [5],
        ["!"],
        [wrapped(b"")],
        [wrapped(bytes(100_000_000))],
        [wrapped(cose.sign({1: "PIP/1"}, KEYS[0]))],
        [wrapped(cose.sign([1, "BRC", []], KEYS[0]))],
        [wrapped(cose.sign([1, "BRC\u202e", []], KEYS[0], "sankul withdrawn"))],
        [wrapped(cose.sign([1, "BRC", [["a", 3, "b", 1]]], KEYS[0], "sankul withdrawn"))],
        [wrapped(cose.sign([1, "BRC", [["a", 1, "", 1]]], KEYS[0], "sankul withdrawn"))],
        [wrapped(cose.sign([1, "BRC", [["a", 1, "b", 10**12]]], KEYS[0], "sankul withdrawn"))],
        [wrapped(cose.sign([10**18, "BRC", []], KEYS[0], "sankul withdrawn"))],
        [wrapped(cbor2.dumps(cbor2.CBORTag(18, [b"", {}, b"", b""])))],
    ],
)
def test_what_no_office_writes_is_a_changed_list(tmp_path, lists):
    (tmp_path / "list").write_text(json.dumps({"sankul-withdrawn": 1, "lists": lists}))
    with pytest.raises(WithdrawalListChanged):
        FILES.read(tmp_path / "list")


@pytest.mark.parametrize("content", [b"", b"hello", b"[]", b'{"sankul-issuer": 1}', b"\xff"])
def test_other_files_are_told_apart(tmp_path, content):
    (tmp_path / "list").write_bytes(content)
    with pytest.raises(NotAWithdrawalList):
        FILES.read(tmp_path / "list")


def test_missing_newer_and_folders(tmp_path):
    (tmp_path / "newer").write_text('{"sankul-withdrawn": 2}')
    with pytest.raises(MadeByNewer):
        FILES.read(tmp_path / "newer")
    with pytest.raises(FileMissing):
        FILES.read(tmp_path / "none")
    with pytest.raises(FolderNamed):
        FILES.read(tmp_path)


def test_a_list_replaces_an_older_one_and_nothing_else(file, tmp_path):
    FILES.write([(list_of(KEYS[0], *ENTRIES), KEYS[0])], file)
    assert len(FILES.read(file)) == 1
    (tmp_path / "letter").write_text("Dear")
    with pytest.raises(FileInTheWay):
        FILES.write([(list_of(KEYS[0]), KEYS[0])], tmp_path / "letter")


def test_a_long_list_stays_small(tmp_path):
    many = [
        Entry(f"PIP/2026-27/{n:04d}", CertificateState.REVOKED, "Wrong name on the paper", date(2026, 11, 3))
        for n in range(5_000)
    ]
    FILES.write([(list_of(KEYS[0], *many), KEYS[0])], tmp_path / "long")
    assert (tmp_path / "long").stat().st_size < 100_000
    assert FILES.read(tmp_path / "long")[0].entries == tuple(many)
