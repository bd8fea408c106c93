"""After the issue, in the window: correct, follow the chain, narrow the register by state, print and save it."""

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sankul.operations import certificate_papers
from sankul.operations.certificates import IssueRequest, issue, list_certificates, revoke
from sankul.operations.deliveries import FolderUnusable
from sankul.rules.certificates import CertificateState
from sankul.ui.certificates.correcting import CorrectForm
from sankul.ui.empty import EmptyState

from .seen import said, words

FIRST, SECOND, NEW = (f"GKP/KHORABAR/2026-27/000{number}" for number in (1, 2, 3))


@pytest.fixture
def page(full_window, autumn, store, tmp_path, private_home, monkeypatch):
    """The register with two certificates, newest first: Bindu Soni, Anjali Rao."""
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: private_home)
    context = full_window.context
    issue(store, context.printer, context.files["codes"], IssueRequest("participation"), tmp_path / "papers")
    full_window.go("certificates")
    full_window.jobs.wait()
    return full_window.page("certificates")


def open_form(page, act, row=1):
    page.table.choose(row)
    page.acts[act].trigger()
    page.shell.jobs.wait()
    return page.form


def correct(page, name="Anjali Rai", reason="Misspelt"):
    form = open_form(page, "certificates.correct")
    form.fields["name"].edit.setText(name)
    form.fields["reason"].edit.setPlainText(reason)
    form.send()
    page.shell.jobs.wait()
    return form


def states(page):
    return [(row[0], row[4]) for row in page.rows_as_text()[1:]]


def test_the_form_shows_old_and_new(full_window, page):
    form = open_form(page, "certificates.correct")
    assert isinstance(form, CorrectForm)
    assert (form.fields["name"].value(), form.fields["name_hi"].value()) == ("Anjali Rao", "अंजलि राव")
    assert (form.submit.text(), form.submit.isEnabled()) == (f"Replace {FIRST}", False)
    assert form.summary.text() == "Nothing is changed yet."
    form.fields["name"].edit.setText("Anjali Rai")
    form.fields["from_on"].box.setDate(form.fields["from_on"].box.date().addDays(-1))
    form.fields["school"].edit.setText("P.S. Rampur")
    assert form.fields["name"].line.text() == "Until now: Anjali Rao"
    assert form.fields["from_on"].line.text() == "Until now: 07.10.2026"
    assert form.fields["school"].line.text() == "Until now: empty"
    assert form.summary.text() == "Changes: Name, School, From"
    form.fields["name"].edit.setText("Anjali Rao")
    assert form.fields["name"].line.text() == ""
    assert page.has_unsaved()


def test_a_correction_by_keys_shows_the_new_paper_and_the_chain(qtbot, full_window, page, store):
    page.table.choose(1)
    qtbot.keyClick(full_window, Qt.Key.Key_E)
    full_window.jobs.wait()
    form = page.form
    form.fields["name"].edit.setText("Anjali Rai")
    qtbot.keyClick(form.fields["name"].edit, Qt.Key.Key_Return)
    assert form.fields["reason"].line.text().startswith("Say why the certificate is replaced")
    assert not form.fields["reason"].line.visibleRegion().isEmpty(), "what is to mend stands outside of what is seen"
    form.fields["reason"].edit.setPlainText("Misspelt")
    qtbot.keyClick(form.fields["name"].edit, Qt.Key.Key_Return)
    full_window.jobs.wait()
    paper = full_window._stack.currentWidget()
    text = paper.document.getAllText(0).text()
    assert "Anjali Rai" in text
    assert FIRST in text
    qtbot.keyClick(full_window, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.isVisible)
    assert states(page) == [(NEW, "Valid"), (SECOND, "Valid"), (FIRST, "Replaced")]
    assert [row.serial for row in page.selected()] == [NEW]
    (back,) = [each for each in page.pane.findChildren(QPushButton) if each.text() == f"In place of {FIRST}"]
    back.click()
    full_window.jobs.wait()
    assert [row.serial for row in page.selected()] == [FIRST]
    assert {"Replaced", f"{NEW}: Misspelt", "History"} <= set(words(page.pane))
    (onwards,) = [each for each in page.pane.findChildren(QPushButton) if each.text() == f"Replaced by {NEW}"]
    onwards.click()
    full_window.jobs.wait()
    assert [row.serial for row in page.selected()] == [NEW]
    qtbot.keyClick(full_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    assert "cannot be undone" in said(full_window)[-1]


@pytest.mark.parametrize("typed", ["0002", "2026-27 0002", "GKP/KHORABAR/2026-27/0002"])
def test_the_end_of_a_number_finds_it(page, typed):
    page.filter.setText(typed)
    assert states(page) == [(SECOND, "Valid")]


def test_the_menu_of_a_line_offers_what_can_be_done_with_it(page):
    assert [act.text() for act in page.acts_on_rows()] == ["Print again", "Correct", "Revoke"]


def test_the_present_data_come_into_the_form(full_window, page, store, autumn):
    form = open_form(page, "certificates.correct")
    form.fresh.click()
    full_window.jobs.wait()
    assert form.summary.text() == "The present data are those on the paper."
    form.cancelled.emit()
    with store.transaction("Marry") as work:
        work.people.replace(replace(autumn["Anjali Rao"], name="Anjali Singh", block="Pipraich"))
    full_window.jobs.wait()
    form = open_form(page, "certificates.correct")
    form.fresh.click()
    full_window.jobs.wait()
    assert form.summary.text() == "Changes: Name, Block"
    assert form.corrections().facts == {"name": "Anjali Singh", "block": "Pipraich"}


def test_what_cannot_be_printed_keeps_the_form_open(full_window, page, store):
    form = correct(page, name="\U0001f600")
    assert page.form is form
    assert form.submit.isEnabled()
    assert "U+1F600" in said(full_window)[0]
    form.fields["name"].edit.setText("")
    form.fields["name_hi"].edit.setText("")
    form.send()
    full_window.jobs.wait()
    assert form.fields["name"].line.text().startswith("A certificate needs the name")
    assert len(list_certificates(store)) == 2


def test_a_paper_that_cannot_be_saved_closes_the_form_and_is_told(full_window, page, store, monkeypatch):
    def refuse(folder, out):
        raise FolderUnusable(path=out, why="gone")

    monkeypatch.setattr(certificate_papers, "deliver", refuse)
    correct(page)
    assert page.form is None
    assert "choose another folder and print those that wait" in said(full_window)[0]
    assert states(page)[-1] == (FIRST, "Replaced")
    page.view.shown.setCurrentIndex(4)
    full_window.jobs.wait()
    assert [number for number, _state in states(page)] == [NEW]


def test_only_a_valid_one_is_corrected(full_window, page, store):
    revoke(store, FIRST, "Wrong person")
    full_window.jobs.wait()
    page.table.choose(1)
    page.acts["certificates.correct"].trigger()
    assert "was withdrawn. Reason: Wrong person" in said(full_window)[-1]
    assert page.form is None


def test_the_register_is_narrowed_by_state(qtbot, full_window, page, store):
    revoke(store, FIRST, "Wrong person")
    full_window.jobs.wait()
    shown = page.view.shown
    assert [shown.itemText(at) for at in range(4)] == ["All states", "Valid", "Revoked", "Replaced"]
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    full_window.jobs.wait()
    assert states(page) == [(SECOND, "Valid")]
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    full_window.jobs.wait()
    assert states(page) == [(FIRST, "Revoked")]
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    full_window.jobs.wait()
    empty = page.list.currentWidget()
    assert isinstance(empty, EmptyState)
    assert words(empty)[0] == "No certificate is in this state"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    full_window.jobs.wait()
    assert len(states(page)) == 2


def test_going_to_a_certificate_shows_all_states_again(full_window, page, store):
    page.view.shown.setCurrentIndex(2)
    full_window.jobs.wait()
    wanted = list_certificates(store)[0]
    full_window.go("certificates", wanted.id)
    full_window.jobs.wait()
    assert [row.serial for row in page.selected()] == [wanted.serial]


def test_the_other_language_keeps_the_state(qtbot, full_window, page):
    page.view.shown.setCurrentIndex(1)
    full_window.jobs.wait()
    page.table.choose(0)
    qtbot.keyClick(full_window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    anew = full_window.page("certificates")
    assert (anew.view.shown.currentIndex(), anew.view.shown.currentText()) == (1, "मान्य")


def test_the_reason_of_an_exception_is_told(full_window, page, store):
    with store.transaction("Except") as work:
        row = work.certificates.first(state=CertificateState.VALID)
        work.certificates.replace(replace(row, override="Election duty"))
    full_window.jobs.wait()
    page.view.shown.setCurrentIndex(5)
    full_window.jobs.wait()
    page.table.choose(0)
    full_window.jobs.wait()
    assert {"Exception", "Election duty"} <= set(words(page.pane))


def test_the_register_is_printed_and_shown(qtbot, full_window, page, private_home):
    qtbot.keyClick(full_window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    paper = full_window._stack.currentWidget()
    text = paper.document.getAllText(0).text()
    assert [each for each in (FIRST, SECOND, "Register of certificates", "without a gap") if each not in text] == []
    assert private_home in paper.path.parents


def test_an_empty_register_is_told(full_window, autumn):
    full_window.go("certificates")
    full_window.jobs.wait()
    full_window.page("certificates").acts["certificates.print_register"].trigger()
    full_window.jobs.wait()
    assert said(full_window)[0].startswith("No certificate was issued in")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_register_is_saved_as_it_is_shown(full_window, page, tmp_path, monkeypatch, ending):
    from openpyxl import load_workbook

    from sankul.exchange.workbooks import Workbooks

    path = tmp_path / f"register.{ending}"
    monkeypatch.setitem(full_window.context.files, "workbooks", Workbooks())
    monkeypatch.setattr("sankul.ui.list_files.ask_place", lambda *_asked: path)
    page.acts["list.save"].trigger()
    full_window.jobs.wait()
    if ending == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    else:
        rows = [[cell.value for cell in row] for row in load_workbook(path).active]
    assert rows == [
        ["Number", "Name", "Kind", "Issued on", "State"],
        [SECOND, "Bindu Soni", "Participation", "24.11.2026", "Valid"],
        [FIRST, "Anjali Rao", "Participation", "24.11.2026", "Valid"],
    ]
