"""Keys between offices: trusted, refused, handed over, renewed; each act leaves the office as it says."""

import shutil
from dataclasses import replace

import pytest

from sankul.exchange.codes import Codes
from sankul.exchange.issuer_keys import IssuerKeyFiles
from sankul.operations import certificates
from sankul.operations.certificates import IssueRequest, make_issuer_key
from sankul.operations.issuer_keys import (
    back_up,
    distrust,
    export_public,
    introduce,
    read_key_ring,
    renew,
    take_over,
    trust,
)
from sankul.operations.verification import verify
from sankul.rules.issuer_keys import (
    BackupPassphraseWrong,
    KeyHereAlready,
    KeyNotTrusted,
    KeyUnderOtherName,
    NoKeyYet,
    OwnKey,
    PassphraseShort,
    clean_key_id,
    said_key,
)
from sankul.rules.journal import CannotUndo
from sankul.rules.verification import Finding
from sankul.storage.keys import key_file
from sankul.storage.offices import open_office

CODES, FILES = Codes(), IssuerKeyFiles()
PHRASE = "four quiet words here"


@pytest.fixture
def other(office_template, tmp_path):
    """Another office, with a key of its own."""
    path = tmp_path / "other.sankul"
    shutil.copy(office_template, path)
    shutil.copy(key_file(office_template), key_file(path))
    opened = open_office(str(path))
    with opened.transaction("Rename") as work:
        work.offices.replace(replace(work.offices.first(), name="BRC Pipraich"))
    make_issuer_key(opened, CODES)
    yield opened
    opened.close()


@pytest.fixture
def card(other, tmp_path):
    """The public key of the other office as a file."""
    export_public(other, FILES, tmp_path / "pipraich.sankul-issuer")
    return tmp_path / "pipraich.sankul-issuer"


def acts(store):
    return len(store.entries(1000))


def test_an_office_is_trusted_once_and_no_longer(store, card, other):
    met = introduce(store, FILES, card)
    assert (met.key.issuer, met.is_known, met.namesakes) == ("BRC Pipraich", False, ())
    assert read_key_ring(store).trusted == ()
    trust(store, FILES, card)
    before = acts(store)
    assert trust(store, FILES, card).is_known
    assert acts(store) == before
    (trusted,) = read_key_ring(store).trusted
    assert (trusted.key.key_id, trusted.key.private_key) == (read_key_ring(other).signing.key_id, "")
    distrust(store, said_key(trusted.key.key_id))
    assert read_key_ring(store).trusted == ()
    store.undo()
    assert read_key_ring(store).trusted == (trusted,)
    store.undo()
    assert read_key_ring(store).trusted == ()
    assert [entry.label for entry, _ in store.history(trusted.key.id)][1].startswith("Stop trusting")


def test_what_is_not_trusted_is_refused(store, card, other, tmp_path):
    with pytest.raises(OwnKey):
        trust(other, FILES, card)
    trust(store, FILES, card)
    key = read_key_ring(other).signing
    FILES.write_public(replace(key, issuer="BRC Khorabar 2"), tmp_path / "renamed")
    with pytest.raises(KeyUnderOtherName, match="BRC Pipraich"):
        trust(store, FILES, tmp_path / "renamed")
    with pytest.raises(KeyNotTrusted, match="0123 ABCD"):
        distrust(store, "0123ABCD")
    with pytest.raises(KeyNotTrusted):
        distrust(other, key.key_id)


def test_a_namesake_is_told(store, card, other, tmp_path):
    trust(store, FILES, card)
    FILES.write_public(CODES.make_key("brc  pipraich".replace("  ", " ")), tmp_path / "second")
    assert [each.issuer for each in introduce(store, FILES, tmp_path / "second").namesakes] == ["BRC Pipraich"]


def test_an_office_without_a_key_says_so(store, tmp_path):
    for act in (
        lambda: export_public(store, FILES, tmp_path / "a"),
        lambda: back_up(store, FILES, PHRASE, tmp_path / "a"),
    ):
        with pytest.raises(NoKeyYet):
            act()
    assert read_key_ring(store).signing is None


def test_a_new_key_signs_and_older_papers_stay_genuine(store, season, printer, tmp_path):
    certificates.issue(store, printer, CODES, IssueRequest("participation"), tmp_path / "out")
    (old,) = read_key_ring(store).own
    new = renew(store, CODES)
    assert read_key_ring(store).own == (old, new)
    assert read_key_ring(store).signing == new
    report = certificates.issue(store, printer, CODES, IssueRequest("participation", min_percent=0), tmp_path / "out")
    assert len(report.issued) == 1
    papers = certificates.list_certificates(store)
    assert [each.key_id for each in papers] == [new.key_id, old.key_id, old.key_id]
    assert all(verify(store, CODES, each.code)[0].is_good for each in papers)
    with pytest.raises(CannotUndo):
        store.undo()


def test_a_short_passphrase_is_refused_before_anything_is_written(other, tmp_path):
    with pytest.raises(PassphraseShort, match="8"):
        back_up(other, FILES, "1234567", tmp_path / "a")
    assert not (tmp_path / "a").exists()


def test_a_key_is_handed_over(store, season, other, printer, tmp_path):
    """The other office signs with the key from then on, and knows the papers of the first one as its own."""
    certificates.issue(store, printer, CODES, IssueRequest("participation"), tmp_path / "out")
    renew(store, CODES)
    paper = certificates.list_certificates(store)[0]
    key = back_up(store, FILES, PHRASE, tmp_path / "a.sankul-key-backup")
    assert verify(other, CODES, paper.code)[0].finding is Finding.UNKNOWN_ISSUER
    before = acts(other)
    with pytest.raises(BackupPassphraseWrong):
        take_over(other, FILES, "another phrase", tmp_path / "a.sankul-key-backup")
    assert acts(other) == before
    take_over(other, FILES, PHRASE, tmp_path / "a.sankul-key-backup")
    ring = read_key_ring(other)
    assert (len(ring.own), ring.signing.key_id) == (3, key.key_id)
    (found,) = verify(other, CODES, paper.code)
    assert (found.finding, found.issuer) == (Finding.VALID, "BRC Khorabar")
    assert "no list of withdrawn certificates" in found.sentence
    with pytest.raises(KeyHereAlready):
        take_over(other, FILES, PHRASE, tmp_path / "a.sankul-key-backup")
    with pytest.raises(KeyHereAlready):
        take_over(store, FILES, PHRASE, tmp_path / "a.sankul-key-backup")
    with pytest.raises(CannotUndo):
        other.undo()


def test_what_a_taken_over_key_signs_later_must_stand_in_the_register(store, season, other, tmp_path, monkeypatch):
    make_issuer_key(store, CODES)
    key = back_up(store, FILES, PHRASE, tmp_path / "a")
    take_over(other, FILES, PHRASE, tmp_path / "a")
    for day, finding in (
        ("2026-11-24", Finding.VALID),
        ("2026-11-25", Finding.UNKNOWN_SERIAL),
        ("", Finding.UNKNOWN_SERIAL),
    ):
        code = CODES.sign({"serial": "GKP/1", "issued_on": day}, key)
        assert verify(other, CODES, code)[0].finding is finding
        assert verify(store, CODES, code)[0].finding is Finding.UNKNOWN_SERIAL


def test_a_trusted_key_becomes_the_own_one(store, card, other, tmp_path):
    trust(store, FILES, card)
    back_up(other, FILES, PHRASE, tmp_path / "a")
    take_over(store, FILES, PHRASE, tmp_path / "a")
    ring = read_key_ring(store)
    assert (ring.trusted, [each.issuer for each in ring.own]) == ((), ["BRC Pipraich"])


def test_an_older_key_signs_again(other, tmp_path):
    old = back_up(other, FILES, PHRASE, tmp_path / "a")
    renew(other, CODES)
    assert take_over(other, FILES, PHRASE, tmp_path / "a").key_id == old.key_id
    ring = read_key_ring(other)
    assert (len(ring.own), ring.signing.key_id, ring.signing.taken_over_at) == (2, old.key_id, None)


def test_how_a_key_is_said():
    assert said_key("0123456789abcdef") == "0123 4567 89AB CDEF"
    assert clean_key_id(" 0123 4567-89AB\tCDEF") == "0123456789abcdef"
