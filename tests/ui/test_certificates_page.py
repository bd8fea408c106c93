"""Certificates in the window: who may have one, issue, print again, revoke, check; refusals, empty states, the other language."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sankul.operations.certificates import IssueRequest, issue, list_certificates
from sankul.rules.certificates import CertificateState
from sankul.rules.sessions import SessionState
from sankul.ui.certificates.checking import CheckForm, Verdict
from sankul.ui.certificates.search import find_certificates
from sankul.ui.empty import EmptyState
from sankul.ui.reports import Report

from .seen import said, words


@pytest.fixture
def page(full_window, autumn):
    full_window.go("certificates")
    full_window.jobs.wait()
    return full_window.page("certificates")


@pytest.fixture
def issued(full_window, page, store, tmp_path):
    """Two certificates in the register; their file."""
    context = full_window.context
    report = issue(store, context.printer, context.files["codes"], IssueRequest("participation"), tmp_path / "papers")
    full_window.jobs.wait()
    return report.files[0]


def cells(page):
    return [row[:6] for row in page.rows_as_text()[1:]]


def choices(view):
    return [view.shown.itemText(at) for at in range(view.shown.count())]


def open_form(page, act):
    page.acts[act].trigger()
    page.shell.jobs.wait()
    return page.form


def test_nothing_yet_offers_to_issue(qtbot, full_window, page):
    empty = page.list.currentWidget()
    assert isinstance(empty, EmptyState)
    assert words(empty)[0] == "No certificate yet"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    full_window.jobs.wait()
    assert page.form.submit.text() == "Issue 2 certificates"


def test_who_may_have_one_follows_the_percentage(qtbot, full_window, page):
    qtbot.keyClick(full_window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    full_window.jobs.wait()
    assert [(row[0], row[2], row[4]) for row in cells(page)] == [
        ("Anjali Rao", "4 of 4", "May have one"),
        ("Bindu Soni", "3 of 4", "May have one"),
        ("Kiran Bind", "1 of 4", "Not yet"),
    ]
    view = page.view
    view.least.setValue(76)
    qtbot.waitUntil(lambda: choices(view) == ["All: 3", "May have one: 1", "Not yet: 2", "Has one: 0"])
    page.table.choose(1)
    full_window.jobs.wait()
    assert "Attended 3 of 4 sessions (75 %); 76 % is needed." in words(page.pane)
    assert "28.10.2026" in words(page.pane)


def test_candidates_are_narrowed_to_those_who_may(qtbot, full_window, page):
    page.show_view("candidates")
    page.view.shown.setCurrentIndex(1)
    full_window.jobs.wait()
    assert [row[0] for row in cells(page)] == ["Anjali Rao", "Bindu Soni"]
    full_window.rebuild()
    full_window.jobs.wait()
    again = full_window.page("certificates")
    assert [row[0] for row in cells(again)] == ["Anjali Rao", "Bindu Soni"]
    again.view.shown.setCurrentIndex(3)
    full_window.jobs.wait()
    empty = again.list.currentWidget()
    assert words(empty)[0] == "Nobody is so"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    full_window.jobs.wait()
    assert len(cells(again)) == 3


def test_acts_on_certificates_are_not_for_candidates(full_window, page, issued):
    page.table.choose(0)
    assert page.acts["certificates.revoke"].isEnabled()
    page.show_view("candidates")
    full_window.jobs.wait()
    assert [row[4] for row in cells(page)] == ["Has one", "Has one", "Not yet"]
    assert choices(page.view) == ["All: 3", "May have one: 0", "Not yet: 1", "Has one: 2"]
    page.table.choose(0)
    assert not page.acts["certificates.revoke"].isEnabled()
    shown = [
        button.objectName()
        for button in page.bar.findChildren(QPushButton)
        if button.isVisible() and button.objectName()
    ]
    assert shown == ["certificates.check", "certificates.issue_selected", "certificates.issue"]


def test_nobody_in_circles_leads_to_mentoring(full_window, store):
    full_window.go("certificates")
    page = full_window.page("certificates")
    page.show_view("candidates")
    full_window.jobs.wait()
    assert words(page.list.currentWidget())[0] == "Nobody is in a circle yet"


def test_issue_by_keys_shows_the_paper_and_who_got_none(qtbot, full_window, page, tmp_path):
    qtbot.keyClick(full_window, Qt.Key.Key_N)
    full_window.jobs.wait()
    form = page.form
    assert "2 will get one, 1 will not." in words(form)
    form.fields["folder"].edit.setText(str(tmp_path / "out"))
    qtbot.keyClick(form.fields["folder"].edit, Qt.Key.Key_Return)
    full_window.jobs.wait()
    paper = full_window._stack.currentWidget()
    assert paper.document.pageCount() == 2
    qtbot.keyClick(full_window, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.isVisible)
    assert isinstance(page.form, Report)
    assert page.form.submit.hasFocus()
    told = words(page.form)
    assert told[0] == "2 certificates were issued"
    assert {"Who got none: 1", "Kiran Bind", "Attended 1 of 4 sessions (25 %); 75 % is needed."} <= set(told)
    page.table.choose(0)
    full_window.jobs.wait()
    assert page.form is None
    assert "The paper says" in words(page.pane)


def test_the_button_says_when_nobody_can_have_one(page):
    form = open_form(page, "certificates.issue")
    form.fields["kind"].box.setCurrentIndex(1)
    page.shell.jobs.wait()
    assert words(form)[-1].startswith("Nobody can have one now: 3 people")
    assert not form.submit.isEnabled()


def test_a_folder_that_cannot_be_leaves_nothing_issued(full_window, page, store, tmp_path):
    (tmp_path / "file").write_text("in the way")
    form = open_form(page, "certificates.issue")
    form.fields["folder"].edit.setText("")
    form.send()
    assert form.fields["folder"].line.text() == "Choose the folder for the papers."
    form.fields["folder"].edit.setText(str(tmp_path / "file" / "out"))
    form.send()
    full_window.jobs.wait()
    assert said(full_window)[0].startswith("Nothing can be saved in")
    assert form.submit.isEnabled()
    assert list_certificates(store) == ()


def test_print_again_is_a_duplicate(full_window, page, issued, private_home, monkeypatch):
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: private_home)
    page.table.choose(0)
    page.acts["certificates.reprint"].trigger()
    full_window.jobs.wait()
    paper = full_window._stack.currentWidget()
    assert paper.path.name == "participation-GKP-KHORABAR-2026-27-0002-duplicate.pdf"
    assert "DUPLICATE" in paper.document.getAllText(0).text()


def test_revoke_needs_a_reason_and_is_final(qtbot, full_window, page, issued, store):
    page.table.choose(0)
    form = open_form(page, "certificates.revoke")
    assert form.submit.text() == "Revoke GKP/KHORABAR/2026-27/0002"
    form.send()
    assert form.fields["reason"].line.text().startswith("Say why the certificate is revoked")
    form.fields["reason"].edit.setPlainText("Wrong person")
    form.send()
    full_window.jobs.wait()
    assert page.form is None
    assert list_certificates(store)[0].state is CertificateState.REVOKED
    assert {"Revoked", "Wrong person", "History"} <= {*words(page.pane), cells(page)[0][4]}
    qtbot.keyClick(full_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    assert "cannot be undone" in said(full_window)[-1]
    page.acts["certificates.revoke"].trigger()
    assert "was withdrawn. Reason: Wrong person" in said(full_window)[-1]


def test_nothing_waits_for_its_first_print(full_window, page, issued, tmp_path):
    form = open_form(page, "certificates.waiting")
    form.fields["folder"].edit.setText(str(tmp_path))
    form.send()
    full_window.jobs.wait()
    assert said(full_window)[0].startswith("No certificate waits")


def test_a_dropped_paper_is_checked(full_window, page, issued, drop):
    drop(full_window, issued)
    assert isinstance(page.form, CheckForm)
    told = words(page.form)
    assert "Papers: 2. All are genuine." in told
    assert told.count("Genuine") == 2
    assert {"Anjali Rao", "Bindu Soni", "07.10.2026", "75 %"} <= set(told)


@pytest.mark.parametrize(
    ("spoil", "verdict"),
    [
        (lambda code: code, "Genuine"),
        (lambda code: code[:-4] + "0000", "Changed or damaged"),
        (lambda code: "https://example.org/?a=1", "Some other code"),
    ],
)
def test_a_typed_code_is_checked(full_window, page, issued, store, spoil, verdict):
    form = open_form(page, "certificates.check")
    form.check(spoil(list_certificates(store)[0].code))
    full_window.jobs.wait()
    (shown,) = form.findChildren(Verdict)
    assert words(shown) == [verdict]


def test_a_file_that_is_no_paper_is_refused_under_the_field(full_window, page, tmp_path):
    (tmp_path / "list.pdf").write_text("no paper")
    form = open_form(page, "certificates.check")
    form.check(str(tmp_path / "list.pdf"))
    full_window.jobs.wait()
    assert "cannot be read as PDF, PNG or JPEG" in form.what.line.text()
    assert form.findChildren(Verdict) == []


def test_search_finds_by_number_and_in_both_scripts(full_window, issued, store):
    with store.reading() as work:
        found = {query: [each.hint for each in find_certificates(work, query)] for query in ("anjali", "बिन्दु", "0002")}
    assert found == {
        "anjali": ["GKP/KHORABAR/2026-27/0001"],
        "बिन्दु": ["GKP/KHORABAR/2026-27/0002"],
        "0002": ["GKP/KHORABAR/2026-27/0002"],
    }


def test_going_to_a_certificate_leaves_the_other_view(full_window, page, issued, store):
    page.show_view("candidates")
    full_window.jobs.wait()
    wanted = list_certificates(store)[1]
    full_window.go("certificates", wanted.id)
    full_window.jobs.wait()
    assert [row.serial for row in page.selected()] == [wanted.serial]


def test_the_other_language_keeps_view_and_percentage(qtbot, full_window, page):
    page.show_view("candidates")
    page.view.least.setValue(50)
    full_window.jobs.wait()
    page.table.choose(2)
    qtbot.keyClick(full_window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    full_window.jobs.wait()
    anew = full_window.page("certificates")
    assert anew is not page
    assert (anew.view.key, anew.view.least.value()) == ("candidates", 50)
    assert [row.name for row in anew.selected()] == ["किरण बिन्द"]


def test_sessions_without_attendance_are_named_before_issuing(qtbot, full_window, store, autumn):
    with store.transaction("Forget a mark") as work:
        held = work.sessions.where(state=SessionState.HELD)[-1]
        work.sessions.replace(replace(held, state=SessionState.PLANNED))
    full_window.jobs.wait()
    full_window.go("certificates")
    full_window.jobs.wait()
    page = full_window.page("certificates")
    page.acts["certificates.issue"].trigger()
    full_window.jobs.wait()
    assert page.form.warning.text().startswith("Sessions over without attendance: 1.")
    assert not page.form.warning.isHidden()
