"""People and schools are chosen by typing: what is proposed, by keys and by leaving the field, and what is refused."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from sankul.errors import Refusal
from sankul.operations.people import find_people
from sankul.rules.people import RoleName
from sankul.rules.schools import School
from sankul.text import N_, use_language
from sankul.ui.block_field import BlockField
from sankul.ui.people.fields import PersonField, SchoolField
from sankul.ui.pick_fields import UNCLEAR, GivenField, Proposal

with_popup = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


class Nobody(Refusal):
    message = N_("Enter the name.")


@pytest.fixture
def school(store):
    kept = School(udise="09580100101", name="P.S. Rampur", name_hi="प्रा. वि. रामपुर", district_code="148", district="G")
    with store.transaction("Add a school") as work:
        work.schools.add(kept)
    return kept


@pytest.fixture
def put(qtbot, full_window, autumn):
    """Show a field beside another one, with the cursor in it."""

    def show(field):
        beside = QWidget(full_window)
        rows = QVBoxLayout(beside)
        rows.addWidget(field)
        field.other = QLineEdit()
        rows.addWidget(field.other)
        beside.resize(500, 300)
        beside.show()
        beside.raise_()
        field.edit.setFocus()
        qtbot.waitUntil(field.edit.hasFocus)
        return field

    return show


@pytest.fixture
def person(put, full_window):
    return put(PersonField(full_window.jobs, "person", "Who"))


def press(field, text):
    """Keys with any letters: those of QTest are Latin only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field.edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def type_in(field, text):
    """Press keys and wait for the answer."""
    press(field, text)
    field._jobs.wait()


@with_popup
@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("bin", ["Bindu Soni · Khorabar", "Kiran Bind · Khorabar"]),
        ("rao anj", ["Anjali Rao · Khorabar"]),
        ("अन्ज", ["Anjali Rao · Khorabar"]),
        ("khora man", ["Manoj Verma · Khorabar"]),
        ("xyz", []),
    ],
)
def test_what_is_typed_is_proposed_from_in_either_script(qtbot, person, typed, lines):
    type_in(person, typed)
    assert person.proposals() == lines
    assert person.popup.isVisible() is bool(lines)


@with_popup
def test_an_arrow_and_enter_take_a_proposal(qtbot, person, autumn):
    taken = []
    person.chosen.connect(taken.append)
    type_in(person, "bin")
    assert person.value() == UNCLEAR
    qtbot.keyClick(person.popup, Qt.Key.Key_Down)
    qtbot.keyClick(person.popup, Qt.Key.Key_Down)
    qtbot.keyClick(person.popup, Qt.Key.Key_Return)
    assert person.value() == autumn["Kiran Bind"].id
    assert [row.name for row in taken] == ["Kiran Bind"]
    assert not person.popup.isVisible()


@with_popup
def test_leaving_the_field_takes_the_only_one(qtbot, person, autumn):
    type_in(person, "anjali")
    person.popup.hide()
    person.other.setFocus()
    assert person.value() == autumn["Anjali Rao"].id
    assert person.line.property("wrong") is False


@with_popup
def test_leaving_the_field_with_several_or_none_says_what_to_do(qtbot, person):
    for typed in ("bin", "xyz"):
        person.edit.clear()
        person.edit.setFocus()
        type_in(person, typed)
        person.popup.hide()
        person.other.setFocus()
        assert person.value() == UNCLEAR
        assert not person.check()
        assert person.line.text() == "Choose one of the people proposed while you type."


@with_popup
def test_a_changed_line_is_no_longer_the_one_chosen(qtbot, person):
    type_in(person, "anjali")
    person.take(person._proposals[0])
    assert person.value() != UNCLEAR
    qtbot.keyClicks(person.edit, "x")
    assert person.value() == UNCLEAR
    person.edit.clear()
    assert person.value() is None
    assert person.check()


@with_popup
def test_roles_and_exceptions(qtbot, put, full_window, autumn):
    field = put(PersonField(full_window.jobs, "who", "Who", role=RoleName.TEACHER, but=(autumn["Kiran Bind"].id,)))
    type_in(field, "khora")
    assert field.proposals() == ["Anjali Rao · Khorabar", "Bindu Soni · Khorabar"]


@with_popup
def test_an_empty_field_may_be_refused(put, full_window):
    field = put(PersonField(full_window.jobs, "who", "Who", missing=Nobody()))
    assert not field.check()
    assert field.line.text() == "Enter the name."


@with_popup
def test_who_stands_there_at_first(put, store, full_window, autumn):
    (row,) = find_people(store, "manoj")
    field = put(PersonField(full_window.jobs, "who", "Who", person=row))
    assert (field.edit.text(), field.value()) == ("Manoj Verma · Khorabar", row.id)


@with_popup
def test_two_of_one_line_are_told_apart(qtbot, put, store, full_window, autumn):
    from dataclasses import replace

    from sankul.identity import new_id

    twin = replace(autumn["Anjali Rao"], id=new_id())
    with store.transaction("Add") as work:
        work.people.add(twin)
    full_window.jobs.wait()
    field = put(PersonField(full_window.jobs, "who", "Who"))
    type_in(field, "anjali")
    assert len(set(field.proposals())) == 1
    qtbot.keyClick(field.popup, Qt.Key.Key_Down)
    qtbot.keyClick(field.popup, Qt.Key.Key_Down)
    qtbot.keyClick(field.popup, Qt.Key.Key_Return)
    assert field.value() == field._proposals[1].id


@with_popup
def test_somebody_new_is_proposed_at_once(qtbot, person, store, autumn):
    from dataclasses import replace

    with store.transaction("Change") as work:
        work.people.replace(replace(autumn["Anjali Rao"], name="Zarina Khan"))
    type_in(person, "zari")
    assert person.proposals() == ["Zarina Khan · Khorabar"]


@with_popup
@pytest.mark.parametrize("typed", ["rampur", "वि रामपुर", "9580100101", "p.s."])
def test_a_school_is_found_by_name_and_code(qtbot, put, full_window, school, typed):
    field = put(SchoolField(full_window.jobs, None))
    type_in(field, typed)
    assert field.proposals() == ["P.S. Rampur · 09580100101"]


@with_popup
def test_a_school_in_hindi(qtbot, put, full_window, school):
    use_language("hi")
    field = put(SchoolField(full_window.jobs, school))
    assert field.edit.text() == "प्रा. वि. रामपुर · 09580100101"


@with_popup
def test_the_only_one_for_fewer_letters_is_not_taken(qtbot, person, autumn):
    type_in(person, "kiran")
    assert len(person.proposals()) == 1
    person.edit.setText("kiran x")
    person.edit.textEdited.emit("kiran x")
    person.settle()
    assert person.value() == UNCLEAR


@pytest.fixture
def given(put):
    few = [
        Proposal("", "the mentor, Manoj Verma", words="Manoj Verma मनोज वर्मा"),
        Proposal("a", "Anjali Rao", words="Anjali Rao अंजलि राव"),
        Proposal("k", "Kiran Bind", words="Kiran Bind किरन बिन्द"),
    ]
    field = put(GivenField("who", "Who", few))
    field._jobs = field.window().jobs
    return field


@with_popup
@pytest.mark.parametrize("how", ["key", "click"])
def test_one_of_a_few_is_chosen_from_all_without_typing(qtbot, given, how):
    assert (given.edit.text(), given.value()) == ("the mentor, Manoj Verma", "")
    if how == "key":
        qtbot.keyClick(given.edit, Qt.Key.Key_Down)
    else:
        qtbot.mouseClick(given.edit, Qt.MouseButton.LeftButton)
    assert given.popup.isVisible()
    assert len(given.proposals()) == 3
    qtbot.keyClick(given.popup, Qt.Key.Key_Down)
    assert given.value() == "a"
    qtbot.keyClick(given.popup, Qt.Key.Key_Down)
    qtbot.keyClick(given.popup, Qt.Key.Key_Return)
    assert (given.edit.text(), given.value()) == ("Kiran Bind", "k")
    assert not given.popup.isVisible()


@with_popup
def test_letters_typed_after_a_click_take_the_place_of_what_was_chosen(qtbot, given):
    qtbot.mouseClick(given.edit, Qt.MouseButton.LeftButton)
    assert given.edit.selectedText() == given.edit.text()
    type_in(given, "kir")
    assert (given.edit.text(), given.proposals()) == ("kir", ["Kiran Bind"])


@with_popup
@pytest.mark.parametrize(("typed", "lines"), [("bin", ["Kiran Bind"]), ("अन्ज", ["Anjali Rao"]), ("xyz", [])])
def test_one_of_a_few_is_found_in_either_script(qtbot, given, typed, lines):
    given.edit.selectAll()
    type_in(given, typed)
    assert given.proposals() == lines
    given.popup.hide()
    given.settle()
    assert given.edit.text() == (lines or [typed])[0]
    assert given.check() is bool(lines)


@with_popup
def test_one_of_a_few_must_be_chosen(given):
    given.edit.clear()
    assert not given.check()
    assert given.line.text().startswith("Choose one of the list")


@with_popup
@pytest.mark.parametrize("letters", ["khor", "खोरा", "abar"])
def test_a_block_is_proposed_in_either_script_and_any_other_may_be_typed(put, letters):
    field = put(BlockField("", "148"))
    press(field, letters)
    assert field.proposing.popup().isVisible()
    assert "Khorabar" in field.proposing.found(letters)
    assert field.value() == letters
