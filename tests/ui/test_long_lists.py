"""Very long lists: their first lines come before the rest is read, and their order is made beside the screen's thread."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from sankul.operations import people_register
from sankul.ui import tables
from sankul.ui.finders import WaitingFinder
from sankul.ui.list_files import NotReadYet
from sankul.ui.people import page as people_page
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel

DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


@dataclass(frozen=True)
class Line:
    id: str
    name: str


LINES = [Line(str(at), name) for at, name in enumerate(("Sunita", "Anil", "", "Ravi", "Bindu"))]


class Beside:
    """Keeps what is to run beside the screen's thread until the test lets it run."""

    def __init__(self):
        self.waiting = []

    def __call__(self, make, take):
        self.waiting.append((make, take))

    def run(self):
        make, take = self.waiting.pop(0)
        take(make())


@pytest.fixture
def beside():
    return Beside()


@pytest.fixture
def model(qapp, monkeypatch, beside):
    monkeypatch.setattr(tables, "LONG", 3)
    made = RowModel([Column(title="Name", value=lambda row: row.name)])
    made.beside = beside
    made.under_way = []
    made.sorting.connect(made.under_way.append)
    made.put(LINES)
    return made


def names(model):
    return [model.data(model.index(place, 0)) for place in range(model.rowCount())]


def test_a_long_list_stays_as_it_is_until_its_order_is_made(qtbot, model, beside):
    view = TableView(model)
    qtbot.addWidget(view)
    view.selectRow(3)
    view.sortByColumn(0, UP)
    assert names(model) == ["Sunita", "Anil", "", "Ravi", "Bindu"]
    assert model.under_way[-1] is True
    beside.run()
    assert names(model) == ["Anil", "Bindu", "Ravi", "Sunita", ""]
    assert model.under_way[-1] is False
    assert view.selected_row().name == "Ravi"
    assert view.currentIndex().row() == 2


def test_only_the_order_that_was_asked_for_last_counts(model, beside):
    model.sort(0, UP)
    model.sort(0, DOWN)
    beside.run()
    assert names(model) == ["Sunita", "Anil", "", "Ravi", "Bindu"]
    beside.run()
    assert names(model) == ["Sunita", "Ravi", "Bindu", "Anil", ""]
    model.sort(0, UP)
    model.sort(-1)
    assert (names(model)[0], model.under_way[-1]) == ("Sunita", False)
    beside.run()
    assert names(model) == ["Sunita", "Anil", "", "Ravi", "Bindu"]


def test_an_order_is_kept_for_other_parts_of_the_same_rows(model, beside):
    model.sort(0, UP)
    beside.run()
    model.filter("r")
    assert names(model) == ["Ravi"]
    model.filter("")
    model.put(LINES, among=[4, 0, 1])
    assert names(model) == ["Anil", "Bindu", "Sunita"]
    assert beside.waiting == []


def test_rows_that_were_sorted_ahead_are_in_order_at_once_and_others_soon(model, beside):
    model.sort(0, UP)
    beside.run()
    newer = [*LINES, Line("9", "Chandra")]
    model.sort_ahead(newer)
    model.put(newer)
    assert names(model) == ["Anil", "Bindu", "Chandra", "Ravi", "Sunita", ""]
    model.put(list(newer))
    assert names(model)[0] == "Sunita"
    beside.run()
    assert names(model)[0] == "Anil"


def test_of_a_list_that_is_still_being_read_all_lines_stay_as_they_are(model, beside):
    first = LINES[:2]
    model.put(first, WaitingFinder(first), more=3)
    assert (model.total, model.is_partial, names(model)) == (5, True, ["Sunita", "Anil"])
    model.filter("anil")
    model.sort(0, UP)
    assert names(model) == ["Sunita", "Anil"], "the rest would be sorted among them, and may be found as well"
    assert model.place_of("1") == 1
    assert model.place_of("7") == -1
    model.put(LINES)
    assert names(model) == ["Anil"]
    assert not model.is_partial


@pytest.fixture
def long_page(full_window, autumn, monkeypatch):
    """The page of four people, of whom the first two are shown before the others are read; what it showed on the way."""
    monkeypatch.setattr(people_register, "_MANY", 1)
    monkeypatch.setattr(people_page, "_FIRST_MOST", 2)
    monkeypatch.setattr(tables, "LONG", 1)
    full_window.go("people")
    page = full_window.page("people")
    page.seen = []

    def see():
        page._show_list()
        page.seen.append((names(page.model), page.count.text()))

    page.model.modelReset.connect(see)
    return page


def test_the_first_people_are_shown_while_the_others_are_read(full_window, long_page):
    full_window.jobs.wait()
    assert long_page.seen == [
        (["Anjali Rao", "Bindu Soni"], "2 of 4"),
        (["Anjali Rao", "Bindu Soni", "Kiran Bind", "Manoj Verma"], "4"),
    ]
    full_window.go("spaces")
    full_window.go("people")
    full_window.jobs.wait()
    assert len(long_page.seen) == 2


def test_first_people_have_all_that_the_list_shows(full_window, long_page, store):
    full_window.jobs.wait()
    with store.reading() as work:
        whole = people_register.people_register(work).rows
        assert people_register.first_people(work, 2) is None, "the register is remembered"
    with store.transaction("Change") as work:
        work.people.replace(*work.people.where())
        assert list(people_register.first_people(work, 2).rows) == list(whole)[:2]
        assert people_register.first_people(work, 2).total == 4


def test_a_list_that_is_not_read_is_not_saved(full_window, long_page):
    full_window.jobs.wait()
    page = long_page
    page.model.put(page._register.rows[:2], more=2)
    for act in ("list.save", "list.print"):
        page.acts[act].trigger()
        assert full_window.messages.messages()[-1].sentence == str(NotReadYet())


def test_a_role_that_is_chosen_meanwhile_waits_for_its_people(full_window, long_page):
    long_page.show_mentors()
    full_window.jobs.wait()
    assert long_page.seen[-1] == (["Manoj Verma"], "1")
    assert ["Anjali Rao", "Bindu Soni"] not in [shown for shown, _count in long_page.seen]


def test_nobody_is_acted_on_while_a_role_waits_for_its_people(full_window, long_page, store):
    full_window.jobs.wait()
    page, rows = long_page, long_page._register.rows
    page._register = None
    page._show_first(people_register.FirstPeople(rows, 9))
    page.table.choose(0)
    assert page.acts["people.edit"].isEnabled()
    page.show_mentors()
    assert (page.selected(), page.count.text(), page.acts["people.edit"].isEnabled()) == ([], "", False)


def test_people_are_sorted_beside_the_screen_and_the_count_says_so_when_it_takes_long(qtbot, full_window, long_page):
    full_window.jobs.wait()
    page, held = long_page, Beside()
    page.model.beside, usual = held, page.model.beside
    page.table.sortByColumn(0, DOWN)
    qtbot.waitUntil(lambda: page.count.text() == "Sorting…")
    held.run()
    assert (names(page.model)[0], page.count.text()) == ("Manoj Verma", "4")
    page.model.beside = usual
    page.table.sortByColumn(0, UP)
    full_window.jobs.wait()
    assert names(page.model)[0] == "Anjali Rao"
    page.refresh()
    full_window.jobs.wait()
    assert (names(page.model)[0], page.count.text()) == ("Anjali Rao", "4")
