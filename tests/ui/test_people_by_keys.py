"""The screens of people without a mouse and without eyes: where Tab leads, what is read out, and that one sees where one is."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit

from sankul.exchange.workbooks import Workbooks
from sankul.rules.people import Person
from sankul.ui import messages
from sankul.ui.fields import ChoiceField
from sankul.ui.people import account, import_report, import_start

HEAD = ("Name", "Mobile", "Designation", "Column 9")
ROWS = (("Anjali Raw", "9876543210", "Head Teacher", "x"), ("Vijay Maurya", "9876543219", "ARP", "y"))
MOST_STOPS = 80


@pytest.fixture
def page(full_window, autumn, store):
    full_window.context.files["workbooks"] = Workbooks()
    with store.transaction("Enter one twice") as work:
        person = work.people.get(autumn["Anjali Rao"].id)
        work.people.replace(Person(**{name: getattr(person, name) for name in _FIELDS} | {"mobile": "9876543210"}))
        work.people.add(Person(name="ANJALI RAO", mobile="9876543210", district_code="148", district="Gorakhpur"))
    full_window.go("people")
    full_window.jobs.wait()
    page = full_window.page("people")
    page.table.choose(0)
    full_window.jobs.wait()
    return page


_FIELDS = tuple(Person.__dataclass_fields__)


def picture(widget):
    """What is seen of a widget."""
    window = widget.window()
    return window.grab(QRect(widget.mapTo(window, QPoint()), widget.size())).toImage()


def said(widget):
    """What a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def leave(stop):
    """Press Tab, in a date until its last part is left too."""
    window = stop.window()
    for _part in range(3 if isinstance(stop, QDateEdit) else 1):
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        if window.focusWidget() is not stop:
            return


def walk(window):
    """Where Tab leads: each stop, what is said there, and whether one sees the cursor; ends where it comes round."""
    found = {}
    stop, looks = window.focusWidget(), picture(window.focusWidget())
    while stop not in found:
        leave(stop)
        found[stop] = (type(stop).__name__, said(stop), picture(stop) != looks)
        assert len(found) < MOST_STOPS
        stop = window.focusWidget()
        looks = picture(stop)
    stops, told = list(found), list(found.values())
    assert stop in stops[:2], f"Tab does not come round: {told}"
    assert {window.header.search, window.sidebar.rooms["people"]} <= set(stops), f"Tab does not lead out: {told}"
    return told


def faults(page):
    """Stops without a name, and those in which one does not see where one is."""
    page.shell.jobs.wait()
    stops = walk(page.window())
    return [(kind, name) for kind, name, is_seen in stops if not name.strip() or not is_seen]


def test_the_register_and_its_forms(page):
    assert faults(page) == []
    for act in ("contact", "add_role", "end_role", "print_notices", "note_notices", "erase", "edit", "add"):
        page.acts[f"people.{act}"].trigger()
        page.shell.jobs.wait()
        assert page.form is not None, act
        assert faults(page) == [], act
        page.close_form()


def test_the_page_of_a_person_and_the_log_of_contacts(page):
    page.acts["people.open"].trigger()
    assert faults(page) == []
    page.acts["people.contact_log"].trigger()
    assert faults(page) == []


def test_two_entries_side_by_side(page):
    page.review_duplicates()
    page.shell.jobs.wait()
    page.reviewing.setFocus()
    assert faults(page) == []


def test_the_schools(page):
    page.shell.go("schools")
    assert faults(page) == []


@pytest.fixture
def imported(page, importer, tmp_path):
    importer.open(importer.write(tmp_path / "list.xlsx", list=(HEAD, *ROWS)))
    return importer


def test_an_import(imported):
    page, report = imported.page, imported.report
    imported.screen.setFocus()
    for step in ("rows", "columns"):
        report.go(step)
        assert faults(page) == [], step
    report.go("rows")
    report.rows.show_waiting()
    assert report.rows.row_pane.answers is not None
    assert faults(page) == []
    page.close_import()
    page.open_import()
    assert faults(page) == []


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader is told."""
    told = []
    for module in (messages, import_report, import_start, account):
        monkeypatch.setattr(module, "announce", lambda _widget, sentence: told.append(sentence))
    return told


def test_what_a_filter_leaves_is_said_when_one_pauses(page, heard):
    page.filter.setText("anjali")
    page._spoken.timeout.emit()
    page.filter.setText("nobody of this name")
    page._spoken.timeout.emit()
    assert heard == [page.count.text().replace("0 of", "2 of"), "Nothing matches"]


def test_how_things_stand_with_a_file_is_said(heard, imported, tmp_path):
    assert heard[-1] == imported.report.state.text()
    imported.open(tmp_path / "gone.xlsx")
    assert heard[-1] == imported.screen.start.wrong.sentence.text()


def test_an_account_that_is_shown_is_said_and_hidden_again(page, autumn, heard):
    page.select(autumn["Manoj Verma"].id)
    page.shell.jobs.wait()
    line = page.findChild(account.AccountLine)
    masked = line.number.accessibleName()
    line.show_all.click()
    page.shell.jobs.wait()
    assert masked == "Account: XXXX9012"
    assert heard[-1] == "Account: 00123456789012"
    line.conceal()
    assert line.number.accessibleName() == masked


def test_the_first_cell_tells_the_row(page):
    first, second = (page.model.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1))
    assert first.startswith(f"{page.model.index(0, 0).data()}, {second}")


def test_one_of_several_is_told_as_such(page):
    for each in (*page.segments.buttons.values(), *page.window().sidebar.rooms.values()):
        assert QAccessible.queryAccessibleInterface(each).role() == QAccessible.Role.RadioButton


def test_tab_stops_at_what_is_chosen_though_the_cursor_was_elsewhere(page):
    rooms = page.window().sidebar.rooms
    rooms["claims"].setFocus()
    page.window().go("people")
    assert [key for key, each in rooms.items() if each.focusPolicy() & Qt.FocusPolicy.TabFocus] == ["people"]


def test_a_long_choice_does_not_widen_its_form(page):
    field = ChoiceField(
        "who", "Who", [("a", "Short"), ("b", "all who have no privacy notice of this programme yet " * 2)]
    )
    assert field.minimumSizeHint().width() < page.detail_width / 2


def test_with_large_text_the_row_and_its_answers_come_into_view(imported):
    window = imported.window
    window.context.settings.text_size = 200
    window.resize(1280, 740)
    window.rebuild()
    window.jobs.wait()
    rows = window.page("people").importing.report.rows
    rows.show_waiting()
    window.jobs.wait()
    table = rows.table.viewport()
    assert table.visibleRegion().contains(rows.table.visualRect(rows.table.currentIndex()).center())
    leave(rows.table)
    while not rows.row_pane.answers.isAncestorOf(window.focusWidget()):
        leave(window.focusWidget())
    answer = window.focusWidget()
    assert answer.visibleRegion().boundingRect() == answer.rect()
