"""The page of one person: opened and left by keys, roles, contacts, notices, the account on record, erasure, the log."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from sankul.exchange.workbooks import Workbooks
from sankul.operations.contacts import save_contact
from sankul.operations.erasure import Erasure
from sankul.operations.mentions import Mention
from sankul.operations.people_pages import person_page
from sankul.operations.privacy import Addressees, note_notices, see_account
from sankul.rules.contacts import Contact, ContactKind
from sankul.rules.offices import Signatory
from sankul.rules.people import Person, RoleName
from sankul.rules.privacy import SHOWN_SECONDS, DisclosureKind
from sankul.ui.empty import EmptyState
from sankul.ui.people.account import AccountLine
from sankul.ui.people.erasure_form import MOST_SHOWN, EraseForm

from .seen import said, words

ACCOUNT = "00123456789012"
with_popup = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def page(full_window, autumn):
    full_window.context.files["workbooks"] = Workbooks()
    full_window.go("people")
    full_window.jobs.wait()
    return full_window.page("people")


def names(page):
    return [row[0] for row in page.rows_as_text()[1:]]


def choose(page, name):
    page.table.choose(names(page).index(name))
    page.shell.jobs.wait()


def open_person(page, name):
    choose(page, name)
    page.acts["people.open"].trigger()
    page.shell.jobs.wait()
    return page.person


def press(page, place, word):
    """Press a button of the page by its word."""
    next(each for each in place.findChildren(QPushButton) if each.text() == word and each.isVisible()).click()
    page.shell.jobs.wait()


def block(page, name):
    return words(page.person.blocks[name])


def contact(person, day, kind=ContactKind.CALL, minutes=10, by=None, **facts):
    return Contact(person_id=person.id, by_id=by and by.id, kind=kind, on=date(2026, 11, day), minutes=minutes, **facts)


def type_in(field, text):
    """Type over what stands there; keys of QTest are Latin only."""
    field.edit.selectAll()
    for letter in text:
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field.edit, press)


def test_enter_opens_the_page_and_escape_leads_back(qtbot, full_window, page):
    choose(page, "Bindu Soni")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    full_window.jobs.wait()
    assert page.person.isVisible()
    assert page.person.hasFocus()
    assert not page.table.isVisible()
    assert not page.pane.isVisible()
    assert not page.filter.isVisible()
    assert {"Bindu Soni", "बिन्दु सोनी"} <= set(words(page.person))
    assert block(page, "cpd")[1:] == ["4 of 50 hours expected in 2026-27 · 3 sessions attended"]
    assert "75 % – 3 of 4 sessions" in block(page, "attendance")
    qtbot.keyClick(page.person, Qt.Key.Key_Escape)
    full_window.jobs.wait()
    assert page.person is None
    assert page.table.hasFocus()
    assert [row.name for row in page.selected()] == ["Bindu Soni"]
    assert page.pane.isVisible()


def test_a_double_click_and_the_pane_open_it_too(qtbot, full_window, page):
    choose(page, "Kiran Bind")
    page.table.doubleClicked.emit(page.model.index(2, 0))
    full_window.jobs.wait()
    assert page.person.isVisible()
    page.close_place()
    full_window.jobs.wait()
    press(page, page.pane, "Open the person")
    assert page.person.isVisible()


def test_the_next_person_is_a_key_away(qtbot, full_window, page):
    open_person(page, "Bindu Soni")
    page.acts["people.next"].trigger()
    full_window.jobs.wait()
    assert "Kiran Bind" in words(page.person)
    page.acts["people.previous"].trigger()
    page.acts["people.previous"].trigger()
    page.acts["people.previous"].trigger()
    full_window.jobs.wait()
    assert "Anjali Rao" in words(page.person)


def test_the_page_stays_in_another_language(full_window, page):
    open_person(page, "Bindu Soni")
    state = page.state()
    page.close_place()
    full_window.jobs.wait()
    page.restore(state)
    page.refresh()
    full_window.jobs.wait()
    assert "Bindu Soni" in words(page.person)


def test_a_role_is_given_until_31_march_corrected_and_taken_back(full_window, page, store, autumn):
    open_person(page, "Bindu Soni")
    press(page, page.person.blocks["roles"], "Add a role")
    form = page.form
    form.fields["end"].box.setCurrentIndex(1)
    assert form.fields["end"].box.currentText() == "on 31.03.2027, as ARP posts do"
    assert not form.fields["until_on"].isVisible()
    form.send()
    full_window.jobs.wait()
    held = person_page(store, autumn["Bindu Soni"].id).roles
    assert [(each.name, each.role.until_on) for each in held] == [
        (RoleName.MENTOR, date(2027, 4, 1)),
        (RoleName.TEACHER, None),
    ]
    assert "24.11.2026 to 31.03.2027" in block(page, "roles")
    press(page, page.person.blocks["roles"], "Correct")
    form = page.form
    assert form.fields["until_on"].isVisible()
    form.fields["end"].box.setCurrentIndex(0)
    form.send()
    full_window.jobs.wait()
    assert "since 24.11.2026" in block(page, "roles")
    press(page, page.person.blocks["roles"], "Remove")
    assert person_page(store, autumn["Bindu Soni"].id).roles == held[1:]
    full_window.acts["window.undo"].trigger()
    full_window.jobs.wait()
    assert "since 24.11.2026" in block(page, "roles")


def test_an_overlapping_role_is_said_under_the_field(full_window, page):
    open_person(page, "Bindu Soni")
    page.acts["people.add_role"].trigger()
    form = page.form
    form.fields["role"].box.setCurrentIndex(0)
    form.send()
    full_window.jobs.wait()
    assert form.fields["role"].line.text() == "Bindu Soni is Teacher in this programme already."


def test_a_contact_is_noted_with_one_key_and_flagged_when_short(qtbot, full_window, page, store, autumn):
    open_person(page, "Bindu Soni")
    qtbot.keyClick(page.person, Qt.Key.Key_C)
    full_window.jobs.wait()
    form = page.form
    assert form.fields["by_id"].edit.text() == "Manoj Verma"
    assert (form.fields["minutes"].value(), form.fields["minutes"].line.text()) == (10, "")
    form.fields["kind"].box.setCurrentIndex(1)
    assert (form.fields["minutes"].value(), form.fields["minutes"].line.text()[:7]) == (120, "A visit")
    form.fields["minutes"].box.setValue(90)
    form.fields["kind"].box.setCurrentIndex(1)
    form.fields["note"].edit.setPlainText("Watched a lesson")
    form.send()
    full_window.jobs.wait()
    shown = block(page, "contacts")
    assert {"Last on 24.11.2026, 1 h 30 min in all", "Visit · 90 minutes · Manoj Verma", "Under 2 hours"} <= set(shown)
    assert "Watched a lesson" in shown
    press(page, page.person.blocks["contacts"], "Edit")
    page.form.fields["kind"].box.setCurrentIndex(0)
    assert page.form.fields["minutes"].value() == 90
    page.form.fields["kind"].box.setCurrentIndex(1)
    page.form.fields["minutes"].box.setValue(130)
    page.form.send()
    full_window.jobs.wait()
    assert "Under 2 hours" not in block(page, "contacts")
    press(page, page.person.blocks["contacts"], "Remove")
    assert "No contact yet." in block(page, "contacts")
    full_window.acts["window.undo"].trigger()
    full_window.jobs.wait()
    assert person_page(store, autumn["Bindu Soni"].id).totals.minutes == 130


def test_escape_closes_the_form_first_and_then_the_page(qtbot, full_window, page):
    open_person(page, "Bindu Soni")
    page.acts["people.contact"].trigger()
    full_window.jobs.wait()
    qtbot.keyClick(page.form.fields["kind"].control, Qt.Key.Key_Escape)
    full_window.jobs.wait()
    assert (page.form, page.person is not None) == (None, True)
    assert not page.pane.isVisible()
    qtbot.waitUntil(page.person.hasFocus)
    qtbot.keyClick(page.person, Qt.Key.Key_Escape)
    full_window.jobs.wait()
    assert page.person is None
    assert "Bindu Soni" in words(page.pane)


def test_what_the_contact_form_refuses(full_window, page):
    choose(page, "Bindu Soni")
    page.acts["people.contact"].trigger()
    full_window.jobs.wait()
    form = page.form
    form.fields["minutes"].box.setValue(0)
    form.send()
    assert "from 1 to 1440 minutes" in form.fields["minutes"].line.text()
    form.fields["kind"].box.setCurrentIndex(2)
    form.fields["minutes"].box.setValue(0)
    form.send()
    full_window.jobs.wait()
    assert page.form is None


def test_an_account_is_shown_on_record_and_masked_again(qtbot, full_window, page, store, autumn):
    open_person(page, "Manoj Verma")
    place = page.person.blocks["account"]
    line = place.line
    assert line.number.text() == "XXXX9012"
    assert "Nobody has seen all of it so far." in words(place)
    press(page, line, "Show")
    assert line.number.text() == ACCOUNT
    assert line._timer.isActive()
    assert line._timer.interval() == SHOWN_SECONDS * 1000
    (seen,) = person_page(store, autumn["Manoj Verma"].id).disclosures
    assert seen.kind is DisclosureKind.SEEN
    assert f"Seen · 24.11.2026, 10:00 · {store.actor}" in words(place)
    line._timer.timeout.emit()
    assert (line.number.text(), line._timer.isActive()) == ("XXXX9012", False)
    press(page, line, "Show")
    page.close_place()
    assert line.number.text() == "XXXX9012"


def test_an_account_is_masked_when_the_window_is_left(full_window, page, monkeypatch):
    choose(page, "Manoj Verma")
    line = page.pane.findChild(AccountLine)
    press(page, line, "Show")
    assert line.number.text() == ACCOUNT
    monkeypatch.setattr(line, "isActiveWindow", lambda: False)
    line.changeEvent(QEvent(QEvent.Type.ActivationChange))
    assert line.number.text() == "XXXX9012"
    press(page, line, "Show")
    assert line.number.text() == "XXXX9012"


def test_nothing_is_shown_when_the_look_cannot_be_recorded(full_window, page, monkeypatch):
    from sankul.storage import journal
    from sankul.storage.troubles import DiskFull

    def full(*_args):
        raise DiskFull

    choose(page, "Manoj Verma")
    line = page.pane.findChild(AccountLine)
    monkeypatch.setattr(journal, "write_entry", full)
    press(page, line, "Show")
    assert line.number.text() == "XXXX9012"
    assert said(full_window) == [str(DiskFull())]


def test_the_form_of_a_person_does_not_reveal_the_account(full_window, page):
    choose(page, "Manoj Verma")
    page.acts["people.edit"].trigger()
    full_window.jobs.wait()
    assert page.form.fields["account"].value() == ""
    assert ACCOUNT not in " ".join(words(page.form))


def test_notices_are_noted_for_the_selected_and_listed_when_missing(qtbot, full_window, page, store, autumn):
    page.acts["people.no_notice"].trigger()
    assert len(names(page)) == 4
    page.table.selectAll()
    page.acts["people.note_notices"].trigger()
    full_window.jobs.wait()
    assert page.form.fields["whom"].box.currentText() == "4 selected people"
    page.form.send()
    full_window.jobs.wait()
    empty = page.list.currentWidget()
    assert isinstance(empty, EmptyState)
    assert words(empty)[0] == "Everybody has a privacy notice"
    (given,) = person_page(store, autumn["Kiran Bind"].id).notices
    assert (given.on, given.language) == (date(2026, 11, 24), "both")
    full_window.acts["window.undo"].trigger()
    full_window.jobs.wait()
    assert len(names(page)) == 4


def test_notices_go_to_a_circle_or_to_those_without(full_window, page, store, autumn):
    note_notices(store, Addressees([autumn["Kiran Bind"].id]), date(2026, 11, 1), "hi")
    full_window.jobs.wait()
    open_person(page, "Anjali Rao")
    press(page, page.person.blocks["notices"], "Note as given")
    offered = [page.form.fields["whom"].box.itemText(at) for at in range(3)]
    assert offered == ["Anjali Rao", "Everybody who has none yet (3)", "Circle GKP-01 · 1"]
    page.form.fields["whom"].box.setCurrentIndex(2)
    page.form.fields["language"].box.setCurrentIndex(0)
    page.form.send()
    full_window.jobs.wait()
    assert len(person_page(store, autumn["Kiran Bind"].id).notices) == 2
    assert "Hindi" in block(page, "notices")


def test_notices_are_printed_and_shown(full_window, page, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(full_window, "open_pdf", lambda path, title: shown.append((path, title)))
    monkeypatch.setattr("sankul.ui.folders.folder_for_papers", lambda _programme, _noun: tmp_path)
    choose(page, "Anjali Rao")
    page.acts["people.print_notices"].trigger()
    full_window.jobs.wait()
    page.form.send()
    full_window.jobs.wait()
    ((path, title),) = shown
    assert (path.name, title) == ("privacy-notices-2026-11-24-both.pdf", "Privacy notice")
    assert path.read_bytes().startswith(b"%PDF")
    assert page.form is None


def test_an_erasure_says_what_it_does_must_be_ticked_and_leads_back(full_window, page, store, autumn):
    open_person(page, "Kiran Bind")
    page.acts["people.erase"].trigger()
    full_window.jobs.wait()
    form = page.form
    assert form.cancel.hasFocus()
    assert "Old backups" in " ".join(words(form))
    assert form.submit.text() == "Erase 1 person"
    form.send()
    assert person_page(store, autumn["Kiran Bind"].id).person.erased_on is None
    assert form.fields["is_meant"].line.text() == "Tick this to say that it is meant."
    form.fields["is_meant"].box.setChecked(True)
    form.send()
    full_window.jobs.wait()
    assert person_page(store, autumn["Kiran Bind"].id).person.erased_on == date(2026, 11, 24)
    assert page.person is None
    assert names(page) == ["Anjali Rao", "Bindu Soni", "Manoj Verma"]
    assert not full_window.toast.button.isVisible()


def notes(store):
    with store.reading() as work:
        return sorted(each.note for each in work.contacts.where())


def test_an_erasure_shows_where_else_the_name_stands_and_asks_of_each(full_window, page, store, autumn):
    kiran, anjali = autumn["Kiran Bind"], autumn["Anjali Rao"]
    save_contact(store, contact(anjali, 2, note="Came with KIRAN BIND to the library"))
    save_contact(store, contact(anjali, 3, note="Likes the songs of Kiran Bind"))
    with store.transaction("Add") as work:
        work.signatories.add(Signatory(name="Kiran Bind", designation="Principal", position=5))
    full_window.jobs.wait()
    open_person(page, "Kiran Bind")
    page.acts["people.erase"].trigger()
    full_window.jobs.wait()
    form = page.form
    places = [each for each in form.fields.values() if each.name != "is_meant"]
    assert [(each.box.text(), each.line.text(), each.value()) for each in places] == [
        ("Contact log · Anjali Rao · 02.11.2026", "“Came with KIRAN BIND to the library”", True),
        ("Contact log · Anjali Rao · 03.11.2026", "“Likes the songs of Kiran Bind”", True),
        ("Signatory", "“Kiran Bind”", False),
    ]
    assert "The name stands in these places too" in " ".join(words(form))
    places[1].box.setChecked(False)
    form.fields["is_meant"].box.setChecked(True)
    form.send()
    full_window.jobs.wait()
    code = person_page(store, kiran.id).person.name
    assert notes(store) == [f"Came with {code} to the library", "Likes the songs of Kiran Bind"]


def test_of_very_many_places_those_without_room_have_ticks_together(qtbot):
    def mention(at, is_sure):
        return Mention("tasks", str(at), "", "Asha", is_sure)

    many = tuple(mention(at, at % 2 == 0) for at in range(2 * MOST_SHOWN + 4))
    form = EraseForm("Asha", Erasure(Person(name="Erased 1", district_code="1", district="G"), mentions=many))
    qtbot.addWidget(form)
    assert len(form.fields) == MOST_SHOWN + 3
    assert [form.fields[key].box.text() for key in ("more_sure", "more_unsure")] == ["2 more places", "32 more places"]
    assert form.blanked() == {each.id for each in many if each.is_sure}
    form.fields["more_unsure"].box.setChecked(True)
    assert form.blanked() == {each.id for each in many}


def test_an_erasure_that_must_wait_says_why(full_window, page):
    choose(page, "Manoj Verma")
    page.acts["people.erase"].trigger()
    full_window.jobs.wait()
    assert said(full_window) == ["Manoj Verma leads the circle GKP-01 now. Give it another mentor first, then erase."]


def test_the_history_says_what_became_of_what(full_window, page, store, autumn):
    from dataclasses import replace

    with store.transaction("Bindu Soni saved") as work:
        work.people.replace(replace(autumn["Bindu Soni"], mobile="6000123456", gender="F"))
    full_window.jobs.wait()
    open_person(page, "Bindu Soni")
    shown = block(page, "story")
    assert f"Bindu Soni saved · {store.actor}" in shown
    assert "Mobile: 6000123456\nGender: Female" in shown
    assert any("Name in Hindi: बिन्दु सोनी" in each for each in shown)


@with_popup
def test_the_contact_log_is_narrowed_and_saved(full_window, page, store, autumn, tmp_path, monkeypatch):
    bindu, manoj = autumn["Bindu Soni"], autumn["Manoj Verma"]
    save_contact(store, contact(bindu, 2, ContactKind.VISIT, 90, manoj, note="पाठ"))
    save_contact(store, contact(autumn["Anjali Rao"], 3))
    save_contact(store, Contact(person_id=bindu.id, kind=ContactKind.MESSAGE, on=date(2026, 10, 3)))
    full_window.jobs.wait()
    page.acts["people.contact_log"].trigger()
    full_window.jobs.wait()
    log = page.log
    assert log.isVisible()
    assert [line[2] for line in log.rows_as_text()[1:]] == ["Anjali Rao", "Bindu Soni", "Bindu Soni"]
    assert "3 contacts, 1 h 40 min, 1 of 1 visits under 2 hours" in words(log)
    log.month.setCurrentIndex(1)
    type_in(log.by, "verma")
    QTest.keyClick(log.by.edit, Qt.Key.Key_Return)
    assert log.by.edit.text() == "Manoj Verma"
    assert [line[2] for line in log.rows_as_text()[1:]] == ["Bindu Soni"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "log"), "List (*.csv)"))
    press(page, log, "Save this list…")
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[1] == ["02.11.2026", "Visit", "Bindu Soni", "Manoj Verma", "90", "Under 2 hours", "पाठ"]
    log.table.choose(0)
    log.table.opened.emit()
    full_window.jobs.wait()
    assert page.log is None
    assert "Bindu Soni" in words(page.person)


@with_popup
def test_who_was_in_contact_is_found_by_typing_in_either_script(full_window, page, store, autumn):
    bindu, manoj = autumn["Bindu Soni"], autumn["Manoj Verma"]
    with store.transaction("Spell") as work:
        work.people.replace(replace(manoj, name_hi="मनोज वर्मा"))
    save_contact(store, contact(bindu, 2, ContactKind.VISIT, 90, manoj))
    save_contact(store, contact(bindu, 3))
    full_window.jobs.wait()
    page.acts["people.contact_log"].trigger()
    full_window.jobs.wait()
    log = page.log
    days = lambda: [line[0] for line in log.rows_as_text()[1:]]  # noqa: E731
    log.by.show_all()
    assert log.by.proposals() == ["By anybody", "Manoj Verma", "The office"]
    type_in(log.by, "मनोज")
    assert log.by.proposals() == ["Manoj Verma"]
    assert days() == ["03.11.2026", "02.11.2026"]  # nothing moves while somebody types
    log.by.settle()
    assert days() == ["02.11.2026"]
    log.by.edit.setText("nobody of this name")
    log.by.settle()
    assert (log.by.edit.text(), days()) == ("Manoj Verma", ["02.11.2026"])
    save_contact(store, contact(bindu, 4, ContactKind.VISIT, 120, manoj))
    full_window.jobs.wait()
    assert (log.by.edit.text(), days()) == ("Manoj Verma", ["04.11.2026", "02.11.2026"])
    log.by.edit.clear()
    assert len(days()) == 3
    log.by.popup.hide()
    log.by.settle()
    assert log.by.edit.text() == "By anybody"


def test_a_mentors_page_says_what_was_done_with_others(full_window, page, store, autumn):
    save_contact(store, contact(autumn["Bindu Soni"], 2, ContactKind.VISIT, 90, autumn["Manoj Verma"]))
    full_window.jobs.wait()
    open_person(page, "Manoj Verma")
    shown = block(page, "contacts")
    assert "Made with others: 1 contacts, 1 h 30 min, 1 of 1 visits under 2 hours" in shown
    assert "No contact yet." in shown


def test_the_log_gives_way_to_what_is_looked_for(full_window, page):
    page.acts["people.contact_log"].trigger()
    full_window.jobs.wait()
    assert "No contact noted yet" in words(page.log)
    assert not page.log.table.isVisible()
    full_window.go("people", next(row.id for row in page.model.rows))
    full_window.jobs.wait()
    assert page.log is None
    assert page.table.isVisible()


def test_settings_say_who_saw_account_numbers(full_window, page, store, autumn):
    full_window.go("settings")
    full_window.jobs.wait()
    safety = full_window.page("settings").safety
    safety.record.click()
    full_window.jobs.wait()
    assert safety.looks.text() == "Nobody has seen or exported an account number in this financial year."
    see_account(store, autumn["Manoj Verma"].id)
    safety.record.click()
    full_window.jobs.wait()
    assert safety.looks.text() == f"Manoj Verma · Seen · 24.11.2026, 10:00 · {store.actor}"
