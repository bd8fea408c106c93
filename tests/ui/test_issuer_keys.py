"""Keys and lists in the window: given, backed up, restored, trusted and taken in, by hand and by dropping a file."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from sankul.exchange.codes import Codes
from sankul.exchange.issuer_keys import IssuerKeyFiles
from sankul.exchange.withdrawals import WithdrawalFiles
from sankul.operations.certificates import make_issuer_key
from sankul.operations.issuer_keys import read_key_ring, trust
from sankul.operations.withdrawals import take_list
from sankul.rules.certificates import CertificateState
from sankul.rules.issuer_keys import said_key
from sankul.rules.withdrawals import Entry, SignedList
from sankul.ui.certificates.checking import CheckForm, Verdict
from sankul.ui.certificates.issuer_files import FoundForm
from sankul.ui.settings.sections import EntryLine

from .seen import said, words

CODES, KEY_FILES, LIST_FILES = Codes(), IssuerKeyFiles(), WithdrawalFiles()
PIPRAICH = CODES.make_key("BRC Pipraich")
PHRASE = "four quiet words here"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-25T12:00:00+05:30")


@pytest.fixture
def own(store):
    return make_issuer_key(store, CODES)


@pytest.fixture
def card(tmp_path):
    """The public key of another office."""
    KEY_FILES.write_public(PIPRAICH, tmp_path / "pipraich.sankul-issuer")
    return tmp_path / "pipraich.sankul-issuer"


@pytest.fixture
def listed(tmp_path):
    """The list of another office: one revoked, one replaced."""
    entries = (
        Entry("PIP/1", CertificateState.REVOKED, "Wrong person", PIPRAICH.since_at.date()),
        Entry("PIP/2", CertificateState.SUPERSEDED, "Name corrected", PIPRAICH.since_at.date()),
    )
    path = tmp_path / "pipraich.sankul-withdrawn"
    LIST_FILES.write([(SignedList(PIPRAICH.key_id, PIPRAICH.issuer, PIPRAICH.since_at, entries), PIPRAICH)], path)
    return path


@pytest.fixture
def settings(full_window, own):
    full_window.go("settings")
    full_window.jobs.wait()
    return full_window.page("settings")


@pytest.fixture
def certificates(full_window, own):
    full_window.go("certificates")
    full_window.jobs.wait()
    return full_window.page("certificates")


def lines(section):
    return [each for each in section.findChildren(EntryLine) if each.isVisibleTo(section)]


def send(window, form, **values):
    for name, value in values.items():
        form.fields[name].edit.setText(str(value))
    form.send()
    window.jobs.wait()


def test_the_own_key_is_shown_and_given(full_window, settings, own, tmp_path):
    assert said_key(own.key_id) in words(settings.keys)
    assert {"BRC Khorabar · since 25.11.2026", *words(settings.keys)} == set(words(settings.keys))
    settings.keys.give.click()
    assert settings.keys.form.fields["file"].edit.text().endswith("BRC-Khorabar.sankul-issuer")
    send(full_window, settings.keys.form, file=tmp_path / "khorabar")
    assert KEY_FILES.read_public(tmp_path / "khorabar.sankul-issuer").key_id == own.key_id
    assert said(full_window) == [f"Saved in {tmp_path / 'khorabar.sankul-issuer'}."]
    assert settings.keys.form is None


def test_a_place_that_cannot_be_is_said_under_the_field(full_window, settings, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear")
    settings.keys.give.click()
    form = settings.keys.form
    send(full_window, form, file="")
    assert form.fields["file"].line.text() == "Choose the file, or write its name."
    send(full_window, form, file=tmp_path / "letter.txt")
    assert "exists already" in form.fields["file"].line.text()
    send(full_window, form, file=tmp_path / "none" / "a.sankul-issuer")
    assert "could not be written" in said(full_window)[0]
    assert settings.keys.form is form


def test_a_backup_needs_the_same_passphrase_twice(full_window, settings, own, tmp_path):
    settings.keys.save.click()
    form = settings.keys.form
    file = tmp_path / "a.sankul-key-backup"
    assert form.fields["file"].edit.text().endswith("BRC-Khorabar-2026-11-25.sankul-key-backup")
    send(full_window, form, file=file, passphrase="short", again="short")
    assert "at least 8 characters" in form.fields["passphrase"].line.text()
    send(full_window, form, passphrase=PHRASE, again=PHRASE + "!")
    assert form.fields["again"].line.text().startswith("The two passphrases are not the same")
    assert not file.exists()
    send(full_window, form, again=PHRASE)
    assert [each.key_id for each in KEY_FILES.read_backup(file, PHRASE)] == [own.key_id]


def test_a_key_is_restored_and_a_new_one_made(qtbot, full_window, settings, own, store, tmp_path):
    file = tmp_path / "b.sankul-key-backup"
    KEY_FILES.write_backup([PIPRAICH], PHRASE, file)
    settings.keys.restore.click()
    form = settings.keys.form
    send(full_window, form, file=tmp_path / "none", passphrase=PHRASE)
    assert "There is no file" in form.fields["file"].line.text()
    send(full_window, form, file=file, passphrase="another phrase")
    assert "does not open" in form.fields["passphrase"].line.text()
    send(full_window, form, passphrase=PHRASE)
    assert [each.accessibleName() for each in lines(settings.keys)] == ["", ""]
    assert read_key_ring(store).signing.key_id == PIPRAICH.key_id
    settings.keys.new.click()
    form = settings.keys.form
    assert form.cancel.hasFocus() or not full_window.isActiveWindow()
    qtbot.mouseClick(form.submit, Qt.MouseButton.LeftButton)
    full_window.jobs.wait()
    assert len(lines(settings.keys)) == 3
    assert words(settings.keys).count("Older") == 2


def test_an_office_without_a_key_has_nothing_to_give(full_window):
    full_window.go("settings")
    full_window.jobs.wait()
    page = full_window.page("settings")
    assert "There is no key yet; the first certificate makes one." in words(page.keys)
    assert [each.isEnabled() for each in (page.keys.give, page.keys.save, page.trust.give)] == [False] * 3


def test_an_office_is_trusted_after_a_look_and_no_longer(qtbot, full_window, settings, store, card):
    settings.trust.take.click()
    send(full_window, settings.trust.form, file=card)
    form = settings.trust.form
    assert isinstance(form, FoundForm)
    assert {"BRC Pipraich", said_key(PIPRAICH.key_id)} <= set(words(form))
    assert read_key_ring(store).trusted == ()
    form.send()
    full_window.jobs.wait()
    (line,) = lines(settings.trust)
    assert words(line)[0] == "BRC Pipraich"
    assert words(line)[1].endswith("No list of withdrawn certificates yet")
    line.acts["Stop trusting"].click()
    full_window.jobs.wait()
    assert lines(settings.trust) == []
    full_window.setFocus()
    qtbot.keyClick(full_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    assert len(lines(settings.trust)) == 1


def test_what_cannot_be_taken_in_is_said_under_the_field(full_window, settings, own, store, card, listed, tmp_path):
    settings.trust.take.click()
    form = settings.trust.form
    KEY_FILES.write_public(own, tmp_path / "own.sankul-issuer")
    (tmp_path / "text.sankul-issuer").write_text("hello")
    for file, part in (
        (tmp_path / "none.sankul-issuer", "There is no file"),
        (tmp_path / "own.sankul-issuer", "key of this office itself"),
        (tmp_path / "text.sankul-issuer", "is no key of an office"),
        (listed, "not trusted here"),
    ):
        send(full_window, form, file=file)
        assert part in form.fields["file"].line.text()
        assert settings.trust.form is form
    trust(store, KEY_FILES, card)
    send(full_window, form, file=card)
    assert said(full_window) == ["BRC Pipraich is trusted already, with this key."]
    assert settings.trust.form is None


def test_a_namesake_is_warned_of(full_window, settings, store, card, tmp_path):
    trust(store, KEY_FILES, card)
    KEY_FILES.write_public(CODES.make_key("BRC Pipraich"), tmp_path / "again.sankul-issuer")
    settings.trust.take.click()
    send(full_window, settings.trust.form, file=tmp_path / "again.sankul-issuer")
    assert any(said_key(PIPRAICH.key_id) in each for each in words(settings.trust.form))


def test_the_own_list_is_given(full_window, settings, tmp_path):
    settings.trust.give.click()
    assert settings.trust.form.fields["file"].edit.text().endswith("BRC-Khorabar.sankul-withdrawn")
    send(full_window, settings.trust.form, file=tmp_path / "list.sankul-withdrawn")
    assert said(full_window) == [f"0 certificates are listed in {tmp_path / 'list.sankul-withdrawn'}."]
    assert len(LIST_FILES.read(tmp_path / "list.sankul-withdrawn")) == 1


def test_files_of_other_offices_are_dropped_on_the_certificates(full_window, certificates, store, card, listed, drop):
    drop(full_window, listed)
    assert isinstance(certificates.form, CheckForm)
    assert "not trusted here" in certificates.form.what.line.text()
    drop(full_window, card)
    assert isinstance(certificates.form, FoundForm)
    assert words(certificates.form)[0] == "Trust this office?"
    certificates.form.send()
    full_window.jobs.wait()
    assert certificates.form is None
    drop(full_window, listed)
    assert {"List of withdrawn certificates", "2 certificates are new"} <= set(words(certificates.form))
    certificates.form.send()
    full_window.jobs.wait()
    assert read_key_ring(store).trusted[0].withdrawn == 2
    drop(full_window, listed)
    assert "0 certificates are new, 2 known already" in words(certificates.form)


def test_an_older_list_is_said_to_be_older(full_window, certificates, store, card, listed, drop):
    trust(store, KEY_FILES, card)
    take_list(store, LIST_FILES, listed)
    with store.transaction("A newer one came") as work:
        key = work.issuer_keys.first(key_id=PIPRAICH.key_id)
        work.issuer_keys.replace(replace(key, listed_at=key.listed_at.replace(year=2030)))
    drop(full_window, listed)
    assert "A newer list of this office was taken in before. This one takes nothing away." in words(certificates.form)


def test_a_dropped_backup_leads_to_the_settings(full_window, certificates, tmp_path, drop):
    KEY_FILES.write_backup([PIPRAICH], PHRASE, tmp_path / "a.sankul-key-backup")
    drop(full_window, tmp_path / "a.sankul-key-backup")
    assert said(full_window) == ["This is a backup of a key. Settings restore it, under “Key for certificates”."]


@pytest.mark.parametrize(
    ("serial", "has_list", "verdict", "part"),
    [
        ("PIP/9", False, "Genuine", "no list of withdrawn certificates of that office was read yet"),
        ("PIP/9", True, "Genuine", "in the newest list of withdrawn certificates"),
        ("PIP/1", True, "Revoked", "Reason: Wrong person"),
        ("PIP/2", True, "Replaced", "Name corrected"),
    ],
)
def test_papers_of_a_trusted_office(full_window, certificates, store, card, listed, serial, has_list, verdict, part):
    trust(store, KEY_FILES, card)
    if has_list:
        take_list(store, LIST_FILES, listed)
    certificates.check_form(CODES.sign({"serial": serial, "name": "Asha Rao"}, PIPRAICH))
    full_window.jobs.wait()
    (shown,) = certificates.form.findChildren(Verdict)
    assert words(shown) == [verdict]
    told = " ".join(words(certificates.form))
    assert part in told
    assert "Asha Rao" in told


def test_days_that_nobody_can_read_are_shown_as_they_are(full_window, certificates, store, card):
    trust(store, KEY_FILES, card)
    certificates.check_form(CODES.sign({"serial": "PIP/9", "issued_on": "some day", "kind": "other"}, PIPRAICH))
    full_window.jobs.wait()
    assert {"some day", "other"} <= set(words(certificates.form))


def test_a_pasted_code_keeps_its_lines_and_blanks_and_enter_sends_it(qtbot, full_window, certificates, store, card):
    trust(store, KEY_FILES, card)
    number, code = next(
        (n, each)
        for n in range(2_000)
        if "  " in (each := CODES.sign({"serial": f"PIP/{n}", "name": "Asha Rao"}, PIPRAICH))
    )
    certificates.check_form()
    form = certificates.form
    form.what.edit.setPlainText("Asha: “" + code[:50].lower() + "\n" + code[50:] + "”\n")
    qtbot.keyClick(form.what.edit, Qt.Key.Key_Return)
    full_window.jobs.wait()
    assert f"PIP/{number}" in words(form)


def test_the_systems_dialogs_offer_the_right_files(full_window, settings, tmp_path, monkeypatch):
    asked = []

    def ask(_parent, title, _place, kinds, *_more):
        asked.append((title, kinds))
        return str(tmp_path / "chosen"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    for section, act in ((settings.keys, "give"), (settings.keys, "restore"), (settings.trust, "take")):
        getattr(section, act).click()
        field = section.form.fields["file"]
        next(each for each in field.findChildren(QPushButton)).click()
        assert field.edit.text() == str(tmp_path / "chosen")
        section.close_form()
    assert [kinds for _title, kinds in asked] == [
        "Key of an office (*.sankul-issuer)",
        "Backup of a key (*.sankul-key-backup)",
        "Files of other offices (*.sankul-issuer *.sankul-withdrawn)",
    ]
