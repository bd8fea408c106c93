"""People in the window: the list and its roles, one person, forms and what they refuse, search, saving the list."""

import csv
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from sankul.exchange.workbooks import Workbooks
from sankul.rules.claims import Claim, RateUnit
from sankul.rules.people import RoleName
from sankul.rules.schools import School
from sankul.text import nfc
from sankul.ui.empty import EmptyState
from sankul.ui.list_files import NoLines
from sankul.ui.people.detail import AccountLine
from sankul.ui.people.search import find_people

from .seen import said, words

ACCOUNT = "00123456789012"


@pytest.fixture
def school(store):
    """A school that nobody belongs to yet."""
    kept = School(
        udise="09580100101",
        name="P.S. Rampur",
        name_hi="प्रा. वि. रामपुर",
        block="Bhathat",
        district_code="148",
        district="Gorakhpur",
    )
    with store.transaction("Add a school") as work:
        work.schools.add(kept)
    return kept


@pytest.fixture
def page(full_window, autumn, school):
    full_window.context.files["workbooks"] = Workbooks()
    full_window.go("people")
    full_window.jobs.wait()
    return full_window.page("people")


def names(page):
    return [row[0] for row in page.rows_as_text()[1:]]


def choose(page, name):
    page.table.choose(names(page).index(name))
    page.shell.jobs.wait()


def open_form(page, act):
    page.acts[act].trigger()
    page.shell.jobs.wait()
    return page.form


def send(page, **values):
    """Type values into text fields and send the form."""
    form = page.form
    for name, text in values.items():
        form.fields[name].edit.setText(text)
    form.send()
    page.shell.jobs.wait()
    return form


def line_under(form, name):
    return form.fields[name].line.text()


def held_roles(store, person):
    with store.reading() as work:
        return {each.role: each for each in work.roles.where(person_id=person.id)}


def test_roles_are_switched_by_mouse_and_key(qtbot, full_window, page):
    assert names(page) == ["Anjali Rao", "Bindu Soni", "Kiran Bind", "Manoj Verma"]
    qtbot.mouseClick(page.segments.buttons[RoleName.MENTOR], Qt.MouseButton.LeftButton)
    assert [row[:2] for row in page.rows_as_text()[1:]] == [["Manoj Verma", "Mentor"]]
    qtbot.keyClick(full_window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert len(names(page)) == 3
    qtbot.keyClick(full_window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    empty = page.list.currentWidget()
    assert isinstance(empty, EmptyState)
    assert words(empty)[0] == "Nobody has this role today"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 4


def test_filter_knows_the_other_script(page):
    for typed in ("किरण", "किरन", "कि", "Bind किरण", "khorabar kir"):
        page.filter.setText(typed)
        assert names(page) == ["Kiran Bind"]


def test_those_whose_name_begins_so_come_first_until_the_list_is_sorted(page):
    page.filter.setText("bin")
    assert names(page) == ["Bindu Soni", "Kiran Bind"]
    page.filter.setText("bind k")
    assert names(page) == ["Bindu Soni", "Kiran Bind"], "both work in Khorabar"
    page.filter.setText("kiran")
    page.filter.setText("b k")
    assert names(page)[0] == "Bindu Soni"
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(page) == ["Kiran Bind", "Bindu Soni"]


def test_roles_and_filter_go_together(page):
    page.filter.setText("khorabar")
    page.show_role(RoleName.TEACHER)
    assert names(page) == ["Anjali Rao", "Bindu Soni", "Kiran Bind"]
    page.filter.setText("m")
    page.show_role(RoleName.MENTOR)
    assert names(page) == ["Manoj Verma"]
    assert page.count.text() == "1"


def test_what_is_typed_before_the_search_is_ready_counts_when_it_is(full_window, page, monkeypatch):
    from sankul.operations.people_register import Register

    with full_window.context.store.reading() as work:
        from sankul.operations.people_register import people_register

        old = people_register(work)
    late = Register(old.rows, {})
    page.fill(late)
    page.filter.setText("bindu")
    assert len(names(page)) == 4
    page.display(late)
    full_window.jobs.wait()
    assert names(page) == ["Bindu Soni"]


def test_nothing_matches_offers_to_clear_and_to_add_who_was_typed(qtbot, full_window, page):
    for typed, field in (("Zarina Khan", "name"), ("ज़रीना ख़ान", "name_hi"), ("+91 98765 43210", "mobile")):
        page.filter.setText(typed)
        empty = page.list.currentWidget()
        assert words(empty)[0] == "Nothing matches"
        assert empty.other.text() == f"Add “{typed}”"
        qtbot.mouseClick(empty.other, Qt.MouseButton.LeftButton)
        full_window.jobs.wait()
        assert page.form.fields[field].value() == nfc(typed)
        page.close_form()
        full_window.jobs.wait()
    qtbot.mouseClick(page.list.currentWidget().button, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 4


def test_a_long_text_is_shortened_on_the_button(page):
    page.filter.setText("a very long name that nobody in the whole block has")
    assert page.list.currentWidget().other.text() == "Add “a very long name that n…”"


def test_person_shows_what_is_claimed(full_window, page, store, autumn):
    person = autumn["Manoj Verma"]
    with store.transaction("Claim") as work:
        work.claims.add(
            Claim(
                programme_id=work.programmes.first().id,
                person_id=person.id,
                month_on=date(2026, 10, 1),
                head="Mentor allowance",
                unit=RateUnit.MONTH,
                quantity=1,
                rate_paise=120000,
                gross_paise=120000,
                net_paise=120000,
            )
        )
    full_window.jobs.wait()
    choose(page, "Manoj Verma")
    assert {"10.2026", "₹ 1,200.00 · Draft"} <= set(words(page.pane))


def test_person_shows_circle_attendance_and_a_masked_account(qtbot, full_window, page):
    choose(page, "Bindu Soni")
    assert {"बिन्दु सोनी", "GKP-01", "75 % – 3 of 4 sessions", "Teacher"} <= set(words(page.pane))
    choose(page, "Manoj Verma")
    line = page.pane.findChild(AccountLine)
    assert line.number.text() == "XXXX9012"
    assert ACCOUNT not in " ".join(words(page))
    qtbot.mouseClick(line.show_all, Qt.MouseButton.LeftButton)
    full_window.jobs.wait()
    assert (line.number.text(), line.show_all.text()) == (ACCOUNT, "Hide")
    choose(page, "Bindu Soni")
    choose(page, "Manoj Verma")
    assert page.pane.findChild(AccountLine).number.text() == "XXXX9012"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_add_a_person_by_keys_and_undo(qtbot, full_window, page, store, school):
    page.show_role(RoleName.MENTOR)
    qtbot.keyClick(page.table, Qt.Key.Key_N)
    full_window.jobs.wait()
    form = page.form
    assert form.fields["name"].control.hasFocus()
    qtbot.keyClicks(form.fields["name"].edit, "Sandhya Rao")
    form.fields["school"].edit.setFocus()
    qtbot.keyClicks(form.fields["school"].edit, "rampur 0958")
    full_window.jobs.wait()
    assert form.fields["school"].proposals() == ["P.S. Rampur · Bhathat · 09580100101"]
    qtbot.keyClick(form.fields["school"].popup, Qt.Key.Key_Tab)
    assert form.fields["block"].value() == "Bhathat"
    send(page, mobile="98765 43210", account="1234567890", ifsc="sbin0001234")
    assert [row.name for row in page.selected()] == ["Sandhya Rao"]
    with store.reading() as work:
        person = work.people.first(name="Sandhya Rao")
        bank = work.bank_accounts.first(person_id=person.id)
    assert (person.mobile, person.school_id, person.block) == ("9876543210", school.id, "Bhathat")
    assert (bank.account, bank.ifsc) == ("1234567890", "SBIN0001234")
    assert list(held_roles(store, person)) == [RoleName.TEACHER]
    full_window.acts["window.undo"].trigger()
    full_window.jobs.wait()
    assert "Sandhya Rao" not in names(page)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("mobile", "12345", "“12345” is no mobile number: A mobile number has 10 digits; this one has 5."),
        ("account", "12ab", "“12ab” is no account number: An account number has digits only."),
        ("ifsc", "SB1", "“SB1” is no IFSC: "),
        ("school", "Nowhere", "No school is called so."),
        ("account", ACCOUNT, "This account belongs to Manoj Verma already."),
    ],
)
def test_refusals_stand_under_their_fields(page, field, typed, sentence):
    form = open_form(page, "people.add")
    send(page, name="Sandhya Rao", **{field: typed})
    assert line_under(form, field).startswith(sentence)
    assert page.form is form
    assert form.submit.isEnabled()


def test_nameless_person_is_refused_until_named_in_hindi(page, store):
    form = open_form(page, "people.add")
    send(page, mobile="9876543210")
    assert line_under(form, "name") == "Enter the name of the person, in English or in Hindi."
    send(page, name_hi="संध्या राव")
    with store.reading() as work:
        assert work.people.first(mobile="9876543210").name_hi == "संध्या राव"


def test_edit_keeps_the_account_unless_it_is_typed_or_taken_away(page, store, autumn):
    person = autumn["Manoj Verma"]

    def account():
        with store.reading() as work:
            bank = work.bank_accounts.first(person_id=person.id)
            return (bank.account, bank.ifsc) if bank else None

    choose(page, "Manoj Verma")
    open_form(page, "people.edit")
    assert page.form.fields["account"].value() == ""
    assert "XXXX9012" in line_under(page.form, "account")
    send(page, designation="Head Teacher")
    assert account() == (ACCOUNT, "SBIN0000077")
    open_form(page, "people.edit")
    send(page, ifsc="SBIN0000078")
    assert account() == (ACCOUNT, "SBIN0000078")
    open_form(page, "people.edit")
    send(page, account="-")
    assert account() is None
    assert [row.designation for row in page.selected()] == ["Head Teacher"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("संध्या राव", ""), ("", "संध्या राव")),
        (("", "Sandhya Rao"), ("Sandhya Rao", "")),
        (("संध्या राव", "Sandhya Rao"), ("Sandhya Rao", "संध्या राव")),
        (("Sandhya Rao", "संध्या राव"), ("Sandhya Rao", "संध्या राव")),
    ],
)
def test_a_name_goes_to_the_field_of_its_letters(page, store, typed, kept):
    open_form(page, "people.add")
    send(page, name=typed[0], name_hi=typed[1], mobile="9876543210")
    with store.reading() as work:
        person = work.people.first(mobile="9876543210")
    assert (person.name, person.name_hi) == kept


def test_two_names_in_the_same_letters_are_refused(page):
    form = open_form(page, "people.add")
    send(page, name="संध्या राव", name_hi="सन्ध्या राव")
    assert line_under(form, "name").startswith("This is in Hindi letters.")
    send(page, name="Sandhya Rao", name_hi="Sandhya R.")
    assert line_under(form, "name_hi").startswith("This is in English letters.")


def test_known_designations_are_proposed_in_either_language(page):
    form = open_form(page, "people.add")
    proposing = form.fields["designation"].proposing
    assert [proposing.found(typed)[0] for typed in ("shiksha m", "शिक्षा मि")] == ["Shiksha Mitra"] * 2


def test_a_role_is_added_and_ended(full_window, page, store, autumn):
    choose(page, "Anjali Rao")
    form = open_form(page, "people.add_role")
    form.fields["role"].put(RoleName.TEACHER)
    send(page)
    assert line_under(form, "role") == "Anjali Rao is Teacher in this programme already."
    form.fields["role"].put(RoleName.OFFICER)
    send(page)
    assert set(held_roles(store, autumn["Anjali Rao"])) == {RoleName.TEACHER, RoleName.OFFICER}
    form = open_form(page, "people.end_role")
    form.fields["role"].put(held_roles(store, autumn["Anjali Rao"])[RoleName.TEACHER].id)
    form.fields["until_on"].box.setDate(date(2026, 3, 1))
    send(page)
    assert line_under(form, "until_on").startswith("The role began on 01.04.2026")
    form.fields["until_on"].box.setDate(date(2026, 11, 23))
    send(page)
    assert held_roles(store, autumn["Anjali Rao"])[RoleName.TEACHER].until_on == date(2026, 11, 24)
    assert [row.roles for row in page.selected()] == [(RoleName.OFFICER,)]


def test_nothing_left_to_end_is_said(full_window, page, store, autumn):
    with store.transaction("Take the roles") as work:
        work.roles.remove(*work.roles.where(person_id=autumn["Kiran Bind"].id))
    full_window.jobs.wait()
    choose(page, "Kiran Bind")
    page.acts["people.end_role"].trigger()
    full_window.jobs.wait()
    assert said(full_window) == ["Kiran Bind has no role that could end. Add one first."]


def test_other_language_keeps_role_and_line(qtbot, full_window, page):
    page.show_role(RoleName.TEACHER)
    choose(page, "Kiran Bind")
    full_window.acts["window.language"].trigger()
    full_window.jobs.wait()
    hindi = full_window.page("people")
    assert hindi is not page
    assert names(hindi) == ["अंजलि राव", "किरण बिन्द", "बिन्दु सोनी"]
    assert [row.name for row in hindi.selected()] == ["Kiran Bind"]
    assert hindi.segments.buttons[RoleName.TEACHER].isChecked()


def test_nothing_yet_offers_the_import(qtbot, full_window):
    full_window.context.files["workbooks"] = Workbooks()
    full_window.go("people")
    full_window.jobs.wait()
    page = full_window.page("people")
    empty = page.list.currentWidget()
    assert words(empty)[0] == "No people yet"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert page.importing.isVisible()


def test_search_finds_people_and_schools_in_either_script(full_window, page, store, school):
    def found(query):
        with store.reading() as work:
            return [(each.group, each.title) for each in find_people(work, query)]

    assert found("bind") == [("People", "Bindu Soni"), ("People", "Kiran Bind")]
    assert found("किरण") == [("People", "Kiran Bind")]
    assert found("रामपुर") == [("Schools", "P.S. Rampur")]
    assert found("09580100101") == [("Schools", "P.S. Rampur")]
    assert found("nobody") == found(" ") == []


def test_found_school_shows_its_people(full_window, page, store, school, autumn):
    from dataclasses import replace

    with store.transaction("Put to school") as work:
        work.people.replace(replace(autumn["Kiran Bind"], school_id=school.id))
    page.show_role(RoleName.MENTOR)
    full_window.go("people", "school:09580100101")
    full_window.jobs.wait()
    assert names(page) == ["Kiran Bind"]


def test_a_list_is_saved_as_it_is_shown(monkeypatch, full_window, page, tmp_path):
    page.show_role(RoleName.MENTOR)
    answers = iter([(str(tmp_path / "mentors"), "List (*.csv)"), ("", "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: next(answers))
    page.acts["list.save"].trigger()
    full_window.jobs.wait()
    with (tmp_path / "mentors.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0][:2] == ["Name", "Roles"]
    assert [line[:2] for line in lines[1:]] == [["Manoj Verma", "Mentor"]]
    assert said(full_window) == [f"1 lines saved in {tmp_path / 'mentors.csv'}."]
    page.acts["list.save"].trigger()
    assert [path.name for path in tmp_path.glob("*.csv")] == ["mentors.csv"]
    page.filter.setText("nobody")
    page.acts["list.save"].trigger()
    assert said(full_window)[-1] == str(NoLines())


def test_saving_a_list_stands_in_the_menu_only(full_window, page):
    assert page.bar.findChild(QPushButton, "list.save") is None
    assert page.acts["list.save"] in page.bar.more.menu().actions()
