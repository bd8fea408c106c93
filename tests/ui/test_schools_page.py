"""Schools: the register beside the people, its form, merging, removing, blocks in Hindi, and the words of the state."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sankul.operations.offices import read_office
from sankul.operations.schools import list_schools
from sankul.rules.people import Person
from sankul.rules.schools import School
from sankul.text import use_language

PLACE = {"district_code": "148", "district": "Gorakhpur"}


@pytest.fixture
def schools(store):
    """Two entries of one school, one without a code, and another school."""
    coded = School(udise="09580100101", name="P.S. Rampur 1", name_hi="प्रा. वि. रामपुर 1", block="Khorabar", **PLACE)
    bare = School(name="Primary School Rampur I", village="Rampur", cluster="Rampur", block="Khorabar", **PLACE)
    other = School(udise="09580100102", name="U.P.S. Belghat", block="Belghat", **PLACE)
    with store.transaction("Make schools") as work:
        work.schools.add(coded, bare, other)
        work.people.add(
            Person(name="Anita Rao", school_id=bare.id, designation="Head Teacher", block="Khorabar", **PLACE)
        )
    return coded, bare, other


@pytest.fixture
def window(open_window):
    from sankul.exchange.workbooks import Workbooks
    from sankul.printing.printer import PdfPrinter

    shown = open_window(PdfPrinter(), workbooks=Workbooks())
    shown.resize(1366, 768)
    return shown


def open_page(window, qtbot):
    window.go("schools")
    page = window.page("schools")
    qtbot.waitUntil(lambda: page._is_read)
    window.jobs.wait()
    return page


def choose(page, qtbot, *places):
    page.table.setFocus()
    page.table.choose(places[0])
    for place in places[1:]:
        page.table.selectionModel().select(
            page.model.index(place, 0),
            page.table.selectionModel().SelectionFlag.Select | page.table.selectionModel().SelectionFlag.Rows,
        )
    page.shell.jobs.wait()
    qtbot.wait(1)


def texts(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def press(widget, word):
    next(each for each in widget.findChildren(QPushButton) if each.text() == word).click()


def test_the_register_names_level_cluster_and_people(window, qtbot, schools):
    page = open_page(window, qtbot)
    headings, *lines = page.rows_as_text()
    assert headings[:7] == ["Name", "UDISE", "People", "Level", "Block", "Nyay Panchayat", "Village"]
    assert lines[1][:4] == ["P.S. Rampur 1", "09580100101", "0", "Primary"]
    assert lines[2] == ["Primary School Rampur I", "", "1", "Primary", "Khorabar", "Rampur", "Rampur", "Gorakhpur"]
    assert window.sidebar.rooms["people"].isChecked()
    assert window.header.title.text() == "Schools"


def test_people_and_schools_stand_behind_one_switch(window, qtbot, schools):
    window.go("people")
    people = window.page("people")
    qtbot.waitUntil(lambda: people._is_read)
    people.segments.buttons["schools"].click()
    assert window.room == "schools"
    page = open_page(window, qtbot)
    page.segments.buttons["teacher"].click()
    assert (window.room, people.role) == ("people", "teacher")
    assert people.segments.buttons["teacher"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert window.room == "schools"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert (window.room, people.role) == ("people", "")


def test_the_detail_names_people_and_entries_that_may_be_the_same(window, qtbot, schools):
    page = open_page(window, qtbot)
    choose(page, qtbot, 2)
    qtbot.waitUntil(lambda: "Head Teacher" in texts(page.pane))
    said = texts(page.pane)
    assert "Entries that may be the same school" in said
    assert any("09580100101" in each for each in said)
    press(page.pane, "Show them in People")
    assert window.room == "people"
    people = window.page("people")
    qtbot.waitUntil(lambda: people.model.rowCount() == 1)


def test_a_school_is_added_and_a_double_code_refused_under_its_field(window, qtbot, schools, store):
    page = open_page(window, qtbot)
    page.acts["schools.add"].trigger()
    qtbot.waitUntil(lambda: page.form is not None)
    fields = page.form.fields
    fields["name"].edit.setText("P.S. New")
    fields["udise"].edit.setText("123")
    page.form.send()
    assert "no UDISE code" in fields["udise"].line.text()
    fields["udise"].edit.setText("9580100101")
    page.form.send()
    qtbot.waitUntil(lambda: "P.S. Rampur 1" in fields["udise"].line.text())
    fields["udise"].edit.setText("09580100199")
    fields["cluster"].edit.setText("Rampur")
    page.form.send()
    qtbot.waitUntil(lambda: page.form is None)
    window.jobs.wait()
    new = next(each for each in list_schools(store) if each.name == "P.S. New")
    assert (new.udise, new.cluster, new.block, new.district_code) == ("09580100199", "Rampur", "Khorabar", "148")


def test_the_form_hints_at_the_spelling_of_the_directory(window, qtbot, schools):
    page = open_page(window, qtbot)
    page.acts["schools.add"].trigger()
    qtbot.waitUntil(lambda: page.form is not None)
    block = page.form.fields["block"]
    block.edit.setText("Khorabaar")
    assert "Khorabar" in block.line.text()
    block.edit.setText("Khorabar")
    assert block.line.text() == ""


def test_two_entries_are_merged_and_undone(window, qtbot, schools, store):
    coded, bare, _other = schools
    page = open_page(window, qtbot)
    choose(page, qtbot, 1)
    page.acts["schools.merge"].trigger()
    qtbot.waitUntil(lambda: "two entries" in " ".join(texts(window.messages)))
    choose(page, qtbot, 1, 2)
    page.acts["schools.merge"].trigger()
    qtbot.waitUntil(lambda: page.form is not None)
    assert page.form.values() == {"kept": coded.id}
    assert not any("Look twice" in each for each in texts(page.form))
    page.form.send()
    qtbot.waitUntil(lambda: page.form is None)
    window.jobs.wait()
    kept = next(each for each in list_schools(store) if each.id == coded.id)
    assert (kept.village, kept.cluster, len(list_schools(store))) == ("Rampur", "Rampur", 2)
    window.acts["window.undo"].trigger()
    window.jobs.wait()
    assert {each.id for each in list_schools(store)} >= {coded.id, bare.id}


def test_a_school_with_people_stays(window, qtbot, schools, store):
    page = open_page(window, qtbot)
    choose(page, qtbot, 2)
    page.acts["schools.remove"].trigger()
    window.jobs.wait()
    qtbot.waitUntil(lambda: "belong to it" in " ".join(texts(window.messages)))
    choose(page, qtbot, 0)
    page.acts["schools.remove"].trigger()
    window.jobs.wait()
    assert len(list_schools(store)) == 2


def test_blocks_get_hindi_names_that_hindi_lists_show(window, qtbot, schools, store):
    page = open_page(window, qtbot)
    page.acts["schools.blocks"].trigger()
    qtbot.waitUntil(lambda: page.form is not None)
    assert [field.label.text() for field in page.form.fields.values()] == ["Belghat", "Khorabar"]
    page.form.fields["block1"].edit.setText("खोराबार")
    page.form.send()
    qtbot.waitUntil(lambda: page.form is None)
    window.jobs.wait()
    assert read_office(store)[0].block_names == {"khorabar": "खोराबार"}
    use_language("hi")
    qtbot.waitUntil(lambda: "खोराबार" in [line[4] for line in page.rows_as_text()])
    assert page.rows_as_text()[0][4:6] == ["विकास खण्ड", "न्याय पंचायत"]


def test_the_filter_finds_both_scripts_village_and_code(window, qtbot, schools):
    page = open_page(window, qtbot)
    for query, count in (("रामपुर", 2), ("rampur", 2), ("09580100102", 1), ("composite", 0)):
        page.filter.setText(query)
        assert page.model.rowCount() == count


def test_an_empty_register_offers_the_import(window, qtbot):
    page = open_page(window, qtbot)
    press(page.list, "Import")
    assert window.room == "schools"
    assert page.importing is not None
    assert not page._tools.isVisible()
    page.close_import()
    assert page._tools.isVisible()


def test_the_list_is_printed_as_it_is_shown(window, qtbot, schools, monkeypatch):
    shown = []
    monkeypatch.setattr(window, "open_pdf", lambda path, title: shown.append((path, title)))
    page = open_page(window, qtbot)
    page.filter.setText("rampur")
    page.acts["list.print"].trigger()
    window.jobs.wait()
    qtbot.waitUntil(lambda: bool(shown))
    path, title = shown[0]
    assert title == "Schools"
    assert path.read_bytes().startswith(b"%PDF")
    page.filter.setText("nothing like it")
    page.acts["list.print"].trigger()
    qtbot.waitUntil(lambda: "nothing in this list" in " ".join(texts(window.messages)))
    assert len(shown) == 1


def test_entries_that_hardly_are_one_school_are_to_be_looked_at_twice(window, qtbot, schools):
    page = open_page(window, qtbot)
    choose(page, qtbot, 0, 1)
    page.acts["schools.merge"].trigger()
    qtbot.waitUntil(lambda: page.form is not None)
    said = " ".join(texts(page.form))
    assert "Look twice" in said
    assert "given up" in said
