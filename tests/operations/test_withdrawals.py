"""Lists of withdrawn certificates between offices: what was withdrawn once stays so, and the check knows why."""

import shutil

import pytest

from sankul.exchange.codes import Codes
from sankul.exchange.issuer_keys import IssuerKeyFiles
from sankul.exchange.withdrawals import WithdrawalFiles
from sankul.operations import certificates
from sankul.operations.certificates import IssueRequest
from sankul.operations.issuer_keys import (
    back_up,
    distrust,
    export_public,
    read_key_ring,
    renew,
    take_over,
    trust,
)
from sankul.operations.verification import verify
from sankul.operations.withdrawals import export_list, look_at_list, take_list
from sankul.rules.issuer_keys import NoKeyYet
from sankul.rules.verification import Finding
from sankul.rules.withdrawals import ListOfStranger, OwnList, WithdrawalListChanged
from sankul.storage.keys import key_file
from sankul.storage.offices import open_office

CODES, KEY_FILES, FILES = Codes(), IssuerKeyFiles(), WithdrawalFiles()
PHRASE = "four quiet words here"


@pytest.fixture
def papers(store, season, printer, tmp_path):
    """Two certificates of this office."""
    certificates.issue(store, printer, CODES, IssueRequest("participation"), tmp_path / "out")
    return certificates.list_certificates(store)[::-1]


@pytest.fixture
def school(office_template, tmp_path):
    """An office that knows nothing of this one."""
    path = tmp_path / "school.sankul"
    shutil.copy(office_template, path)
    shutil.copy(key_file(office_template), key_file(path))
    opened = open_office(str(path))
    yield opened
    opened.close()


@pytest.fixture
def friend(school, papers, store, tmp_path):
    """The same office, which trusts this one."""
    export_public(store, KEY_FILES, tmp_path / "khorabar.sankul-issuer")
    trust(school, KEY_FILES, tmp_path / "khorabar.sankul-issuer")
    return school


def exported(store, tmp_path, name="list.sankul-withdrawn"):
    export_list(store, FILES, tmp_path / name)
    return tmp_path / name


def check(store, paper):
    (found,) = verify(store, CODES, paper.code)
    return found


def test_a_trusted_paper_says_how_old_the_newest_list_is(store, friend, papers, tmp_path, monkeypatch):
    found = check(friend, papers[0])
    assert (found.finding, found.issuer) == (Finding.VALID, "BRC Khorabar")
    assert "no list of withdrawn certificates of that office was read yet" in found.sentence
    take_list(friend, FILES, exported(store, tmp_path))
    monkeypatch.setenv("SANKUL_NOW", "2026-12-04T10:00:00+05:30")
    assert check(friend, papers[0]).sentence.endswith("read here, of 24.11.2026 (10 days old).")
    assert check(friend, papers[0]).lists.made_on.isoformat() == "2026-11-24"
    assert check(store, papers[0]).lists is None


def test_a_revoked_paper_is_known_elsewhere_after_the_list_came(store, friend, papers, tmp_path, monkeypatch):
    certificates.revoke(store, papers[0].serial, "Wrong person")
    monkeypatch.setenv("SANKUL_NOW", "2026-11-30T10:00:00+05:30")
    file = exported(store, tmp_path)
    (seen,) = look_at_list(friend, FILES, file)
    assert (seen.added, seen.unchanged, seen.is_newest, seen.issuer) == (1, 0, True, "BRC Khorabar")
    assert check(friend, papers[0]).is_good
    (taken,) = take_list(friend, FILES, file)
    assert taken == seen
    found = check(friend, papers[0])
    assert (found.finding, found.genuine, found.reason) == (Finding.REVOKED, True, "Wrong person")
    assert "Wrong person" in found.sentence
    assert check(friend, papers[1]).is_good
    with friend.reading() as work:
        assert work.withdrawals.first().on.isoformat() == "2026-11-24"
    friend.undo()
    assert check(friend, papers[0]).is_good


def test_taking_a_list_twice_changes_nothing(store, friend, papers, tmp_path):
    certificates.revoke(store, papers[0].serial, "Wrong person")
    file = exported(store, tmp_path)
    take_list(friend, FILES, file)
    before = len(friend.entries(100))
    (again,) = take_list(friend, FILES, file)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    assert len(friend.entries(100)) == before


def test_an_older_list_takes_nothing_away(store, friend, papers, tmp_path, monkeypatch):
    older = exported(store, tmp_path, "older")
    certificates.revoke(store, papers[0].serial, "Wrong person")
    monkeypatch.setenv("SANKUL_NOW", "2026-11-30T10:00:00+05:30")
    take_list(friend, FILES, exported(store, tmp_path, "newer"))
    (taken,) = take_list(friend, FILES, older)
    assert not taken.is_newest
    assert check(friend, papers[0]).finding is Finding.REVOKED
    assert "30.11.2026" in check(friend, papers[1]).sentence


def test_a_newer_list_says_why_anew_and_an_older_one_does_not(store, friend, papers, tmp_path, monkeypatch):
    from dataclasses import replace

    certificates.revoke(store, papers[0].serial, "Wrong person")
    older = exported(store, tmp_path, "older")
    with store.transaction("Say why anew") as work:
        work.certificates.replace(replace(work.certificates.get(papers[0].id), reason="Never attended"))
    monkeypatch.setenv("SANKUL_NOW", "2026-11-30T10:00:00+05:30")
    newer = exported(store, tmp_path, "newer")
    take_list(friend, FILES, older)
    assert take_list(friend, FILES, newer)[0].updated == 1
    assert check(friend, papers[0]).reason == "Never attended"
    assert take_list(friend, FILES, older)[0].updated == 0
    assert check(friend, papers[0]).reason == "Never attended"


def test_lists_that_are_not_taken(store, school, papers, tmp_path, monkeypatch):
    file = exported(store, tmp_path)
    with pytest.raises(ListOfStranger):
        take_list(school, FILES, file)
    with pytest.raises(OwnList):
        take_list(store, FILES, file)
    export_public(store, KEY_FILES, tmp_path / "khorabar.sankul-issuer")
    trust(school, KEY_FILES, tmp_path / "khorabar.sankul-issuer")
    before = len(school.entries(100))
    monkeypatch.setattr(FILES, "is_signed_by", lambda brought, key: False)
    with pytest.raises(WithdrawalListChanged):
        take_list(school, FILES, file)
    assert len(school.entries(100)) == before


def test_an_office_without_a_key_has_no_list(school, tmp_path):
    with pytest.raises(NoKeyYet):
        export_list(school, FILES, tmp_path / "a")


def test_each_key_has_its_list(store, friend, papers, season, printer, tmp_path):
    """Papers of the key before stay withdrawn for those who trust only that one."""
    renew(store, CODES)
    certificates.issue(store, printer, CODES, IssueRequest("participation", min_percent=0), tmp_path / "out")
    newest = certificates.list_certificates(store)[0]
    certificates.revoke(store, papers[0].serial, "Old key")
    certificates.revoke(store, newest.serial, "New key")
    file = exported(store, tmp_path)
    (taken,) = take_list(friend, FILES, file)
    assert (taken.added, check(friend, papers[0]).reason) == (1, "Old key")
    assert check(friend, newest).finding is Finding.UNKNOWN_ISSUER
    export_public(store, KEY_FILES, tmp_path / "new.sankul-issuer")
    trust(friend, KEY_FILES, tmp_path / "new.sankul-issuer")
    assert [each.added for each in take_list(friend, FILES, file)] == [0, 1]
    assert check(friend, newest).reason == "New key"


def test_what_was_withdrawn_is_handed_over_with_the_key(store, school, papers, tmp_path):
    certificates.revoke(store, papers[0].serial, "Wrong person")
    back_up(store, KEY_FILES, PHRASE, tmp_path / "backup")
    take_over(school, KEY_FILES, PHRASE, tmp_path / "backup")
    take_list(school, FILES, exported(store, tmp_path))
    assert check(school, papers[0]).finding is Finding.REVOKED
    lists = FILES.read(exported(school, tmp_path, "handed"))
    assert [each.serial for each in lists[-1].entries] == [papers[0].serial]


def test_trust_that_ended_and_began_again_knows_what_was_withdrawn(store, friend, papers, tmp_path):
    certificates.revoke(store, papers[0].serial, "Wrong person")
    take_list(friend, FILES, exported(store, tmp_path))
    distrust(friend, read_key_ring(friend).trusted[0].key.key_id)
    assert check(friend, papers[0]).finding is Finding.UNKNOWN_ISSUER
    trust(friend, KEY_FILES, tmp_path / "khorabar.sankul-issuer")
    assert check(friend, papers[0]).finding is Finding.REVOKED
    assert read_key_ring(friend).trusted[0].withdrawn == 1
