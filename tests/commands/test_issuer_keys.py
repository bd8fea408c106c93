"""Keys and lists between two offices by commands: answers, exit codes, and sentences for each thing that can be wrong."""

import json

import pytest

from sankul.cli import main
from sankul.commands import issuer_keys

PHRASE = "four quiet words here"


@pytest.fixture
def offices(new_office, tmp_path, monkeypatch):
    """`offices("a", words…)` runs a command in the one, `offices("b", …)` in the other of two offices."""
    monkeypatch.setenv("SANKUL_KEY_PASSPHRASE", PHRASE)
    made = new_office(
        "office", "create", "--name", "BRC B", "--state", "Uttar Pradesh", "--district", "Meerut", office=tmp_path / "b"
    )
    assert made.code == 0, made.error
    places = {"a": new_office.office, "b": tmp_path / "b"}
    return lambda office, *words: new_office("certificates", *words, office=places[office])


def done(said):
    assert said.code == 0, said.error
    return said.answer


def refused(said, part):
    assert said.code == 1
    assert part in said.error
    assert len(said.error.strip().splitlines()) == 1
    assert said.answer == {"error": said.error.strip()}
    return said.error


def test_the_whole_way_between_two_offices(offices, tmp_path):
    key = done(offices("a", "key", "show"))
    assert (key["issuer"], key["older"], len(key["key_id"])) == ("BRC Khorabar", [], 16)
    card, listed = tmp_path / "a.sankul-issuer", tmp_path / "a.sankul-withdrawn"
    assert done(offices("a", "key", "export", card))["file"] == str(card)
    assert done(offices("b", "trust", card)) | {"added": True} == done(offices("b", "trust", card)) | {"added": True}
    assert done(offices("b", "trust", card))["added"] is False
    (trusted,) = done(offices("b", "trusted"))["issuers"]
    assert (trusted["key_id"], trusted["withdrawn"], trusted["withdrawals_until"]) == (key["key_id"], 0, None)
    assert done(offices("a", "withdrawals", "export", listed))["withdrawn"] == 0
    taken = done(offices("b", "withdrawals", "import", listed))
    assert (taken["added"], taken["issuer"], taken["newest"]) == (0, "BRC Khorabar", True)
    assert done(offices("b", "trusted"))["issuers"][0]["withdrawals_until"]
    assert done(offices("b", "distrust", key["key_id"]))["issuer"] == "BRC Khorabar"
    assert done(offices("b", "trusted"))["issuers"] == []


def test_a_key_is_backed_up_renewed_and_handed_over(offices, tmp_path):
    key = done(offices("a", "key", "backup", tmp_path / "a.sankul-key-backup"))
    assert PHRASE not in (tmp_path / "a.sankul-key-backup").read_text()
    new = done(offices("a", "key", "renew"))
    assert (new["before"], new["key_id"] != key["key_id"]) == (key["key_id"], True)
    assert [each["key_id"] for each in done(offices("a", "key", "show"))["older"]] == [key["key_id"]]
    assert done(offices("b", "key", "restore", tmp_path / "a.sankul-key-backup"))["key_id"] == key["key_id"]
    assert done(offices("b", "key", "show"))["key_id"] == key["key_id"]


def test_what_is_refused(offices, tmp_path, monkeypatch):
    card, backup, listed = (tmp_path / name for name in ("card", "backup", "list"))
    done(offices("a", "key", "export", card))
    done(offices("a", "key", "backup", backup))
    done(offices("a", "withdrawals", "export", listed))
    refused(offices("a", "trust", card), "of this office itself")
    refused(offices("a", "trust", tmp_path / "none"), "no file")
    refused(offices("a", "trust", tmp_path), "is a folder")
    refused(offices("a", "trust", backup), "is no key of an office")
    refused(offices("a", "key", "restore", card), "is no backup")
    refused(offices("a", "key", "restore", backup), "has this key already")
    refused(offices("a", "key", "backup", backup), "exists already")
    refused(offices("a", "key", "export", backup), "exists already")
    refused(offices("a", "withdrawals", "import", listed), "this office's own list")
    refused(offices("b", "withdrawals", "import", listed), "not trusted here")
    refused(offices("b", "withdrawals", "import", card), "is no list")
    refused(offices("b", "distrust", "12345"), "1234 5")
    card.write_text(card.read_text().replace("Khorabar", "Khorabad"))
    refused(offices("b", "trust", card), "changed or damaged")
    monkeypatch.setenv("SANKUL_KEY_PASSPHRASE", "short")
    refused(offices("a", "key", "backup", tmp_path / "other"), "at least 8")
    refused(offices("b", "key", "restore", backup), "does not open")
    monkeypatch.delenv("SANKUL_KEY_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", None)
    refused(offices("b", "key", "restore", backup), "SANKUL_KEY_PASSPHRASE")


class Terminal:
    def isatty(self):
        return True


def test_the_passphrase_is_asked_twice_for_a_backup(monkeypatch):
    answers = iter(["one phrase", "one phrase", "one phrase", "another", "once"])
    monkeypatch.delenv("SANKUL_KEY_PASSPHRASE", raising=False)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _words: next(answers))
    assert issuer_keys._passphrase(twice=True) == "one phrase"
    with pytest.raises(issuer_keys.PassphrasesDiffer):
        issuer_keys._passphrase(twice=True)
    assert issuer_keys._passphrase(twice=False) == "once"


@pytest.mark.parametrize(
    "words", [["certificates", "key"], ["certificates", "key", "export"], ["certificates", "key", "x"]]
)
def test_wrong_usage(sankul, words):
    with pytest.raises(SystemExit) as stopped:
        sankul(*words)
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--help"], ["certificates", "issue, verify, "]),
        (["certificates", "--help"], ["key", "show, export, backup, restore, renew", "trusted", "withdrawals"]),
        (["certificates", "key", "backup", "--help"], ["SANKUL_KEY_PASSPHRASE", "FILE"]),
    ],
)
def test_help_names_the_acts(capsys, words, named):
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert [each for each in named if each not in said] == []


def test_a_foreign_paper_is_checked_by_its_own_words(offices, new_office, tmp_path):
    """A revoked paper of a trusted office: own sentence, exit code 1, and what it must say."""
    from sankul.exchange.codes import Codes
    from sankul.rules.certificates import CertificateState, Withdrawal
    from sankul.storage.offices import open_office

    done(offices("a", "key", "export", tmp_path / "card"))
    done(offices("b", "trust", tmp_path / "card"))
    store = open_office(str(new_office.office))
    with store.reading() as work:
        key = work.issuer_keys.first()
    store.close()
    codes = [Codes().sign({"serial": f"GKP/{n}", "name": "Asha"}, key) for n in range(3)]
    store = open_office(str(tmp_path / "b"))
    with store.transaction("Read a list") as work:
        for serial, state in (("GKP/1", CertificateState.REVOKED), ("GKP/2", CertificateState.SUPERSEDED)):
            work.withdrawals.add(
                Withdrawal(
                    key_id=key.key_id, serial=serial, state=state, reason=f"Because {serial}", on=key.since_at.date()
                )
            )
    store.close()
    good, revoked, replaced = (offices("b", "verify", code) for code in codes)
    assert (good.code, good.answer["state"], good.answer["genuine"]) == (0, "valid", True)
    assert (good.answer["issuer"], good.answer["key_id"]) == ("BRC Khorabar", key.key_id)
    assert good.answer["withdrawals_until"] is None
    assert "no list of withdrawn certificates" in good.error
    assert (revoked.code, revoked.answer["state"], revoked.answer["genuine"]) == (1, "revoked", True)
    assert "Because GKP/1" in revoked.error
    assert (replaced.code, replaced.answer["state"], replaced.answer["reason"]) == (1, "superseded", "Because GKP/2")
    assert json.dumps(replaced.answer["says"]) == '{"serial": "GKP/2", "name": "Asha"}'
