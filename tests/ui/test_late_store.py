"""The office is opened at its first use, and the window does not wait for it."""

import threading

import pytest

from sankul.errors import Trouble
from sankul.text import N_
from sankul.ui.context import Context
from sankul.ui.late_store import LateStore


class FileGone(Trouble):
    message = N_("The office file is gone.")


def test_opened_once_and_listened_to(store, add_hall):
    opened, heard = [], []
    late = LateStore("x", lambda: opened.append(1) or store)
    end = late.listen(heard.append)
    assert opened == []
    add_hall(late, "A", 1)
    end()
    add_hall(late, "B", 1)
    assert (opened, [changes.values["name"] for changes in heard]) == ([1], ["A"])
    assert len(late.entries()) == 3
    late.undo()
    late.redo()
    assert late.findings() == ()


@pytest.fixture
def late_window(qtbot, look, hall_room):
    from sankul.ui.window import MainWindow

    def make(open_store):
        shown = MainWindow(Context(LateStore("office", open_store), None, look))
        qtbot.addWidget(shown)
        shown.show()
        return shown

    return make


def test_the_window_is_there_before_the_office(late_window, store):
    gate = threading.Event()
    window = late_window(lambda: gate.wait() and store)
    assert window.isVisible()
    assert window.header.office.text() == ""
    gate.set()
    window.jobs.wait()
    assert window.header.office.text() == "BRC Khorabar"
    assert window.sidebar.unprotected.isVisible()


def test_an_office_that_cannot_be_opened_is_said_once(late_window):
    def fail():
        raise FileGone

    window = late_window(fail)
    window.jobs.wait()
    assert [message.sentence for message in window.messages.messages()] == ["The office file is gone."]
