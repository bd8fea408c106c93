"""What falls on the window from other programs: taken by the page that is seen or by the right room, or a sentence."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent

from sankul.ui.certificates.checking import CheckForm
from sankul.ui.fields import FilterField, LongTextField, TextField


@pytest.mark.parametrize("room", ["home", "mentoring", "settings", "certificates"])
def test_a_list_leads_to_the_import_from_every_room(importer, drop, teachers_file, room):
    importer.window.go(room)
    drop(importer.window, teachers_file)
    assert importer.window.room == "people"
    assert importer.counts()["All"] == 3


@pytest.mark.parametrize("room", ["spaces", "schools"])
def test_rooms_with_an_import_take_the_list_themselves(importer, drop, teachers_file, room):
    importer.window.go(room)
    drop(importer.window, teachers_file)
    assert importer.window.room == room
    assert importer.window.page(room).importing.head.name.text() == "teachers.xlsx"


def test_a_picture_leads_to_the_check_of_certificates(full_window, drop, tmp_path):
    (tmp_path / "scan.png").write_bytes(b"no picture")
    drop(full_window, tmp_path / "scan.png")
    assert full_window.room == "certificates"
    assert isinstance(full_window.page("certificates").form, CheckForm)


MOVED = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def test_a_file_that_was_offered_to_be_moved_is_only_copied(importer, drop, teachers_file):
    assert drop(importer.window, teachers_file, offered=MOVED) == Qt.DropAction.CopyAction


def words(text):
    data = QMimeData()
    data.setText(text)
    return data


def address(text):
    data = QMimeData()
    data.setUrls([QUrl(text)])
    return data


@pytest.mark.parametrize("data", [words("Sandhya Rao"), address("https://example.org/list.xlsx")])
def test_what_is_no_file_is_answered(importer, drop, data):
    drop(importer.window, data=data)
    assert importer.said() == [
        "This cannot be dropped here. Drop a workbook or list, or the paper of a certificate, as a file."
    ]


def test_a_folder_and_a_hindi_name_with_blanks(importer, drop, tmp_path):
    (tmp_path / "सूची").mkdir()
    drop(importer.window, tmp_path / "सूची")
    assert "is a folder. Choose the workbook in it." in importer.screen.start.wrong.sentence.text()
    drop(importer.window, importer.write(tmp_path / "शिक्षक सूची (नई).xlsx", teachers=importer.teachers))
    assert importer.screen.head.name.text() == "शिक्षक सूची (नई).xlsx"


def test_an_open_form_is_not_lost(importer, drop, teachers_file):
    importer.settle()
    importer.page.add()
    importer.settle()
    importer.page.form.fields["name"].edit.setText("Sandhya")
    importer.window.go("home")
    drop(importer.window, teachers_file)
    assert importer.said() == ["Save or cancel the open form first."]
    assert importer.page.form.fields["name"].value() == "Sandhya"


def would_take(widget, data):
    """Whether a widget takes what is drawn over it."""
    event = QDragEnterEvent(
        QPoint(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    widget.dragEnterEvent(event)
    return event.isAccepted()


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")
@pytest.mark.parametrize("data", [address("file:///a.xlsx"), words("Rao")])
def test_the_window_takes_all_that_comes_from_outside(window, data):
    assert would_take(window, data)


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")
@pytest.mark.parametrize("field", [FilterField, lambda: TextField("a", "A"), lambda: LongTextField("a", "A")])
def test_no_address_of_a_file_falls_into_a_field(qtbot, field):
    shown = field()
    qtbot.addWidget(shown)
    line = getattr(shown, "edit", shown)
    assert not would_take(line, address("file:///a.xlsx"))
    assert would_take(line, words("Rao"))


def test_nothing_is_opened_while_an_import_is_under_way(importer, drop, teachers_file, tmp_path):
    importer.open(teachers_file)
    importer.screen.foot.import_wanted.emit()
    importer.page.open_import(tmp_path / "other.xlsx")
    assert importer.said() == ["Wait until the import has ended, or cancel it."]
    importer.settle()
    assert importer.people() == ["Ramesh Yadav", "Sandhya Rao"]
    assert importer.screen.head.name.text() == "teachers.xlsx"
