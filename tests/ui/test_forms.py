"""Forms: checked on leaving, live from then on; values; access by keyboard and screen reader."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from sankul.errors import NotFound, Refusal
from sankul.text import N_
from sankul.ui.fields import CheckField, ChoiceField, DateField, LongTextField, NumberField, TextField, TimeField
from sankul.ui.forms import Form


class TooShort(Refusal):
    message = N_("Enter at least three letters.")
    field = "name"


def long_enough(value):
    return None if len(value) >= 3 else TooShort()


@pytest.fixture
def form(qtbot, look):
    fields = [
        TextField("name", "Name", validate=long_enough, hint="As on the roll"),
        LongTextField("head", "Head", "A\nB"),
        ChoiceField("kind", "Kind", [("a", "First"), ("b", "Second")], "b"),
        NumberField("seats", "Seats", 12, low=1, high=500),
        DateField("day", "Day", date(2026, 10, 7)),
        TimeField("at", "At", time(15, 30)),
        CheckField("told", "Told", True),
    ]
    made = Form("A title", fields, "Save")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.focus_first()
    return made


def test_nothing_is_said_before_the_field_is_left(qtbot, form):
    name = form.fields["name"]
    qtbot.keyClicks(name.edit, "ab")
    assert name.line.text() == "As on the roll"
    qtbot.keyClick(name.edit, Qt.Key.Key_Tab)
    assert form.fields["head"].control.hasFocus()
    assert name.line.text() == "Enter at least three letters."
    assert name.control.accessibleDescription() == "Enter at least three letters."
    qtbot.keyClicks(name.edit, "c")
    assert name.line.text() == "As on the roll"


def test_the_place_of_the_sentence_is_reserved(qtbot, form):
    name = form.fields["name"]
    before = name.height()
    name.check()
    QApplication.processEvents()
    assert name.height() == before


def test_values(form):
    form.fields["name"].edit.setText("  स\u0941नीता  Devi ")
    assert form.values() == {
        "name": "सुनीता Devi",
        "head": "A\nB",
        "kind": "b",
        "seats": 12,
        "day": date(2026, 10, 7),
        "at": time(15, 30),
        "told": True,
    }


def test_a_wrong_form_is_not_sent(qtbot, form):
    with qtbot.assertNotEmitted(form.submitted):
        qtbot.mouseClick(form.submit, Qt.MouseButton.LeftButton)
    assert form.fields["name"].control.hasFocus()


def test_a_right_form_is_sent_with_enter(qtbot, form):
    qtbot.keyClicks(form.fields["name"].edit, "abc")
    with qtbot.waitSignal(form.submitted) as sent:
        qtbot.keyClick(form.fields["name"].edit, Qt.Key.Key_Return)
    assert sent.args[0]["name"] == "abc"


def test_enter_on_the_button_that_cancels_sends_nothing(qtbot, form):
    sent, cancelled = [], []
    form.submitted.connect(sent.append)
    form.cancelled.connect(lambda: cancelled.append(True))
    form.fields["name"].edit.setText("Kiran")
    form.cancel.setFocus()
    qtbot.keyClick(form.cancel, Qt.Key.Key_Return)
    assert (sent, cancelled) == ([], [True])


def test_changed_or_not(qtbot, form):
    assert not form.is_changed()
    form.fields["seats"].box.setValue(13)
    assert form.is_changed()


def test_refusals_find_their_field(form):
    assert form.refuse(TooShort())
    assert form.fields["name"].line.text() == "Enter at least three letters."
    assert not form.refuse(NotFound())
    assert not form.refuse(OSError())


def test_a_refusal_of_the_act_stays_until_the_value_changes_or_is_tried_again(qtbot, form):
    name = form.fields["name"]
    name.edit.setText("abc")
    form.refuse(TooShort())
    qtbot.keyClick(name.edit, Qt.Key.Key_Tab)
    assert name.line.text() == "Enter at least three letters."
    with qtbot.waitSignal(form.submitted):
        form.send()
    form.refuse(TooShort())
    name.edit.setText("abcd")
    name.check()
    assert name.line.text() == "As on the roll"


def test_names_for_screen_readers_and_buddies(form):
    for field in form.fields.values():
        assert field.control.accessibleName() == field.label.text()
        assert field.label.buddy() is field.control
        assert field.control.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_wheel_changes_nothing_unseen(form):
    box = form.fields["seats"].box
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.value() == 12


def test_forms_are_no_wider_than_640(form):
    assert form.maximumWidth() == 640
