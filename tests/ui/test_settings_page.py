"""Settings: the look takes effect at once; each change of the office is one act with undo; typed text is never lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sankul.operations.holidays import save_holiday, seed_holidays
from sankul.rules.holidays import Holiday
from sankul.settings import read_settings
from sankul.ui.settings.sections import EntryLine
from sankul.ui.theme import DARK, colours


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-25T12:00:00+05:30")


def page_of(window):
    window.go("settings")
    window.jobs.wait()
    return window.page("settings")


def undo(qtbot, window):
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.jobs.wait()


def entries(section):
    return [each for each in section.findChildren(EntryLine) if each.isVisible()]


def words(section):
    return [each.findChildren(QPushButton)[0].accessibleName().split(": ", 1)[1] for each in entries(section)]


def type_in(form, **values):
    for name, value in values.items():
        form.fields[name].edit.setText(value)


def test_theme_and_size_take_effect_and_are_kept(window, tmp_path):
    window.context.settings.file = tmp_path / "settings.json"
    page_of(window).look.theme.box.setCurrentIndex(2)
    assert colours() is DARK
    page_of(window).look.text_size.box.setCurrentIndex(3)
    kept = read_settings(tmp_path / "settings.json")
    assert (kept.theme, kept.text_size) == ("dark", 200)
    assert window.header.height() == 104


def test_the_office_is_saved_and_undone(qtbot, window, store):
    page = page_of(window)
    type_in(page.office.form, name="BRC Sahjanwa")
    qtbot.mouseClick(page.office.form.submit, Qt.MouseButton.LeftButton)
    window.jobs.wait()
    assert window.header.office.text() == "BRC Sahjanwa"
    assert not page.has_unsaved()
    assert page.office.form.submit.hasFocus()
    assert {page.office.form.fields[f"letterhead{each}"].edit.height() for each in ("", "_hi")} == {80}
    undo(qtbot, window)
    assert page.office.form.fields["name"].value() == "BRC Khorabar"


def test_every_field_of_the_office_has_its_room_on_a_wide_page(window):
    window.resize(1366, 768)
    form = page_of(window).office.form
    QApplication.processEvents()
    for field in form.fields.values():
        assert field.height() >= field.minimumSizeHint().height()
        assert field.line.y() > field.control.geometry().bottom()


def test_only_words_that_were_not_read_in_papers_are_doubted(window):
    fields = page_of(window).office.form.fields
    said = {key: fields[f"level_{key}"].line.text()[:21] for key in ("block", "block_hi", "cluster", "cluster_hi")}
    assert said == {
        "block": "",
        "block_hi": "",
        "cluster": "The word of this stat",
        "cluster_hi": "The word of this stat",
    }


def test_changes_of_the_office_can_be_cancelled(qtbot, window):
    page = page_of(window)
    form = page.office.form
    assert not form.cancel.isVisible()
    type_in(form, name="BRC Sahjanwa", block="Sahjanwa")
    assert page.has_unsaved()
    qtbot.mouseClick(form.cancel, Qt.MouseButton.LeftButton)
    assert not page.has_unsaved()
    kept = page.office.form
    assert (kept.fields["name"].value(), kept.cancel.isVisible()) == ("BRC Khorabar", False)
    assert kept.fields["serial_prefix"].line.text() == "The next certificate: GKP/KHORABAR/2026-27/0001"


def test_the_block_of_the_office_is_proposed_and_compared_with_the_directory(window):
    block = page_of(window).office.form.fields["block"]
    assert block.proposing.found("खोरा") == ["Khorabar"]
    block.edit.setText("Khorabaar")
    assert block.line.text() == "The directory writes “Khorabar”."


def test_an_office_needs_a_name(window):
    form = page_of(window).office.form
    type_in(form, name=" ")
    form.send()
    assert form.fields["name"].line.text().startswith("Enter the name of the office")


def test_the_next_certificate_number_is_shown_while_typing(window):
    form = page_of(window).office.form
    assert form.fields["serial_prefix"].line.text() == "The next certificate: GKP/KHORABAR/2026-27/0001"
    type_in(form, serial_prefix="GKP/NEW/")
    assert form.fields["serial_prefix"].line.text() == "The next certificate: GKP/NEW/2026-27/0001"
    type_in(form, serial_prefix="")
    assert form.fields["serial_prefix"].line.text() == "The next certificate: GORA/KHOR/2026-27/0001"


def test_unsaved_facts_keep_the_look(window):
    page = page_of(window)
    type_in(page.office.form, name="Other")
    page.look.theme.box.setCurrentIndex(2)
    assert page.look.theme.value() == "light"
    assert colours() is not DARK


def test_another_act_leaves_typed_facts_alone(window, store):
    page = page_of(window)
    type_in(page.office.form, name="Half typed")
    save_holiday(store, Holiday(name="Fair", from_on=date(2026, 12, 1), until_on=date(2026, 12, 2)))
    window.jobs.wait()
    assert page.office.form.fields["name"].value() == "Half typed"
    assert page.holidays.model.rowCount() == 1


def add_signature(window, page, name, designation):
    page.signatories.add.click()
    type_in(page.signatories.form, name=name, designation=designation)
    page.signatories.form.send()
    window.jobs.wait()


def test_three_people_sign_in_an_order(qtbot, window, store):
    page = page_of(window)
    for name in ("Asha", "Ravi", "Sunita"):
        add_signature(window, page, name, "BEO")
    assert not page.signatories.add.isEnabled()
    entries(page.signatories)[2].acts["Move left"].click()
    window.jobs.wait()
    assert [each.name for each in page.signatories.signatories] == ["Asha", "Sunita", "Ravi"]
    undo(qtbot, window)
    assert [each.name for each in page.signatories.signatories] == ["Asha", "Ravi", "Sunita"]
    entries(page.signatories)[0].acts["Remove"].click()
    window.jobs.wait()
    assert [each.position for each in page.signatories.signatories] == [0, 1]
    assert page.signatories.add.isEnabled()


def test_a_signature_is_changed_or_refused(qtbot, window):
    page = page_of(window)
    page.signatories.add.click()
    form = page.signatories.form
    type_in(form, name="Asha")
    form.send()
    assert form.fields["designation"].line.text().startswith("Enter the designation")
    qtbot.keyClick(form.fields["name"].edit, Qt.Key.Key_Escape)
    assert page.signatories.form is None
    assert window.focusWidget() is page.signatories.add
    add_signature(window, page, "Asha", "BEO")
    entries(page.signatories)[0].acts["Edit"].click()
    type_in(page.signatories.form, designation="Block Education Officer")
    page.signatories.form.send()
    window.jobs.wait()
    assert page.signatories.signatories[0].designation == "Block Education Officer"


def test_an_open_form_is_not_thrown_away(window):
    page = page_of(window)
    page.signatories.add.click()
    type_in(page.signatories.form, name="Asha")
    page.signatories.edit(None)
    assert page.signatories.form.fields["name"].value() == "Asha"
    assert [each.sentence for each in window.messages.messages()] == ["Save or cancel the open form first."]


def test_a_programme_is_made_and_shown(window, store):
    page = page_of(window)
    page.programmes.make()
    type_in(page.programmes.form, name="Foundational Literacy 2026-27")
    page.programmes.form.send()
    window.jobs.wait()
    assert page.programmes.form.fields["name"].line.text().startswith("There is a programme")
    type_in(page.programmes.form, name="Numeracy")
    page.programmes.form.send()
    window.jobs.wait()
    assert page.programmes.form is None
    shown = next(each for each in entries(page.programmes) if "Show this one" in each.acts)
    shown.acts["Show this one"].click()
    window.jobs.wait()
    assert window.programme in ("Numeracy", "Foundational Literacy 2026-27")
    assert window.header.programme.text() == window.programme
    assert sum("Show this one" in each.acts for each in entries(page.programmes)) == 1


def test_a_programme_cannot_end_before_it_begins(window):
    page = page_of(window)
    page.programmes.make()
    form = page.programmes.form
    type_in(form, name="Numeracy")
    form.fields["until_on"].box.setDate(date(2026, 3, 31))
    form.send()
    assert "ends on 31.03.2026 before it begins on 01.04.2026" in form.fields["until_on"].line.text()


def test_days_off_are_added_changed_and_removed(qtbot, window, store):
    page = page_of(window)
    days = page.holidays
    assert days.nothing.isVisible()
    days.add.click()
    form = days.form
    form.send()
    window.jobs.wait()
    assert form.fields["name"].line.text() == "Enter the name of the holiday."
    type_in(form, name="Local fair")
    form.fields["from_on"].box.setDate(date(2026, 12, 10))
    form.fields["until_on"].box.setDate(date(2026, 12, 9))
    form.send()
    window.jobs.wait()
    assert "lies before the first day" in form.fields["until_on"].line.text()
    form.fields["until_on"].box.setDate(date(2026, 12, 11))
    form.fields["scope"].box.setCurrentIndex(2)
    form.send()
    window.jobs.wait()
    with store.reading() as work:
        saved = work.holidays.first()
    assert (saved.from_on, saved.until_on, saved.block) == (date(2026, 12, 10), date(2026, 12, 12), "Khorabar")
    days.table.choose(0)
    qtbot.keyClick(days.table, Qt.Key.Key_Return)
    type_in(days.form, name="District fair")
    days.form.send()
    window.jobs.wait()
    assert days.selected().name == "District fair"
    days.remove.click()
    window.jobs.wait()
    assert days.model.rowCount() == 0
    assert not days.remove.isEnabled()
    undo(qtbot, window)
    assert days.model.rowCount() == 1


def test_proposed_days_are_confirmed_together(qtbot, window, store):
    many = seed_holidays(store)
    page = page_of(window)
    assert page.holidays.confirm.text() == f"All proposed days are right: {many}"
    page.holidays.confirm.click()
    window.jobs.wait()
    assert not page.holidays.confirm.isVisible()
    undo(qtbot, window)
    assert page.holidays.confirm.isVisible()


def test_the_truth_about_the_passphrase_and_the_check(qtbot, window, monkeypatch):
    page = page_of(window)
    safety = page.safety
    assert safety.protection.words.text().startswith("No passphrase protects this office")
    assert safety.place.text().endswith("office.sankul")
    safety.check.setFocus()
    qtbot.keyClick(safety.check, Qt.Key.Key_Space)
    assert not safety.check.isEnabled()
    window.jobs.wait()
    assert safety.findings_shown() == ["The office is whole. Nothing is wrong."]
    monkeypatch.setattr(type(window.context.store), "findings", lambda self: ("One.", "Two."))
    safety.check.click()
    window.jobs.wait()
    assert safety.findings_shown() == ["One.", "Two."]


def test_a_section_is_scrolled_to(qtbot, window):
    window.resize(960, 600)
    window.go("settings", "safety")
    window.jobs.wait()
    page = window.page("settings")
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() > 300)


def test_every_control_has_a_name(window, store):
    page = page_of(window)
    nameless = [each.text() for each in page.findChildren(QPushButton) if not (each.accessibleName() or each.text())]
    assert nameless == []
    window.switch_language()
    window.jobs.wait()
    assert window.page("settings").sections["about"].isVisibleTo(window)


def test_tab_goes_from_above_to_below(qtbot, window):
    page = page_of(window)
    window.show()
    way, seen = page.look.text_size.control, []
    for _step in range(40):
        way = way.nextInFocusChain()
        if way.focusPolicy() & Qt.FocusPolicy.TabFocus and way.isVisibleTo(page):
            seen.append(way)
    fields = [page.office.form.fields[name].control for name in ("name", "name_hi", "block")]
    assert seen[:3] == fields
    assert seen.index(page.signatories.foot.findChild(QPushButton)) > seen.index(fields[-1])
    assert seen.index(page.programmes.foot.findChild(QPushButton)) > seen.index(
        page.signatories.foot.findChild(QPushButton)
    )


def test_the_keyboard_stays_at_the_choice_that_changed_the_look(qtbot, window):
    page = page_of(window)
    window.show()
    with qtbot.waitExposed(window):
        window.activateWindow()
    page.look.text_size.control.setFocus()
    qtbot.keyClick(page.look.text_size.control, Qt.Key.Key_Down)
    anew = window.page("settings")
    assert anew is not page
    qtbot.waitUntil(anew.look.text_size.control.hasFocus)
    qtbot.keyClick(anew.look.text_size.control, Qt.Key.Key_Up)
