"""The real window on a real office, and two rooms of the tests' own: a list, and one that only counts."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sankul.errors import Refusal
from sankul.rules.spaces import Space
from sankul.settings import Settings
from sankul.text import N_, _
from sankul.ui.actions import action
from sankul.ui.application import make_application
from sankul.ui.context import Context
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.fields import NumberField, TextField
from sankul.ui.forms import Form
from sankul.ui.list_page import ListPage
from sankul.ui.rooms import Found, Room
from sankul.ui.tables import Column
from sankul.ui.theme import apply_theme


def pytest_collection_modifyitems(items):
    """The screen of the tests cannot hint sizes and says so; that is no fault of ours."""
    for item in items:
        if "tests/ui" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


class NameMissing(Refusal):
    message = N_("Enter the name.")
    field = "name"


class HallTaken(Refusal):
    message = N_("The hall {name} is taken.")
    field = "name"


def make_hall(store, name, capacity):
    """An operation, as small as it gets."""
    if name == "Taken":
        raise HallTaken(name=name)
    hall = Space(name=name, capacity=capacity, district_code="148", district="Gorakhpur")
    with store.transaction(N_("Add {name}"), name=name) as work:
        work.spaces.add(hall)
    return hall


class HallsPage(ListPage):
    """A page as the guide in ui/__init__.py tells it."""

    title = N_("Spaces")
    listens = frozenset({"spaces"})
    columns = (
        Column(title=N_("Name"), value=lambda row: row.name, stretch=True),
        Column(title=N_("Seats"), value=lambda row: row.capacity, align="right"),
    )
    nothing_yet = Empty(N_("Nothing here yet"), "", "door-open", "halls.add")

    def load(self, work):
        return work.spaces.where()

    def also_searched(self, row):
        return row.name_hi

    def load_detail(self, work, row):
        return work.spaces.count()

    def detail(self, row, more):
        facts = Facts(row.name, row.name_hi)
        facts.add_lines([("Seats", str(row.capacity)), ("All", str(more)), ("Empty", "")])
        return facts

    @action(name="halls.add", label=N_("Add a hall"), shortcut="N", icon="plus", primary=True)
    def add(self):
        check = TextField("name", _("Name"), validate=lambda value: None if value else NameMissing())
        form = Form(_("Add a hall"), [check, NumberField("capacity", "Seats", 10, low=1, high=500)], _("Save"))
        form.submitted.connect(lambda values: self._save(form, values))
        self.show_form(form)

    @action(name="halls.rename", label=N_("Rename"), needs="row")
    def rename(self):
        raise HallTaken(name=self.selected()[0].name)

    @action(name="halls.close", label=N_("Close halls"), needs="rows")
    def close_halls(self):
        raise NotImplementedError

    @action(name="halls.count", label=N_("Count slowly"))
    def count_slowly(self):
        raise NotImplementedError

    def _save(self, form, values):
        store = self.shell.context.store
        self.shell.jobs.act(
            lambda _progress: make_hall(store, **values),
            lambda hall: (self.close_form(), self.select(hall.id)),
            what=_("Add a hall"),
            owner=self,
            failed=lambda error: form.refuse(error) or self.shell.fail(error),
        )


def find_halls(work, query):
    return [
        Found(N_("Spaces"), row.name, str(row.capacity), "spaces", row.id)
        for row in work.spaces.where()
        if query in row.name
    ]


def count_halls(work):
    return work.spaces.count()


ROOMS = (
    Room("home", N_("Home"), "house", "home.page:HomePage"),
    Room(
        "spaces", N_("Spaces"), "door-open", "halls:HallsPage", search="halls:find_halls", waiting="halls:count_halls"
    ),
    Room("settings", N_("Settings"), "settings", "settings.page:SettingsPage"),
)


@pytest.fixture
def hall_room(monkeypatch):
    """The window knows the rooms of the tests instead of its own."""
    import sys
    from types import ModuleType

    import sankul.ui.window

    halls = ModuleType("sankul.ui.halls")
    halls.HallsPage, halls.find_halls, halls.count_halls = HallsPage, find_halls, count_halls
    monkeypatch.setitem(sys.modules, "sankul.ui.halls", halls)
    monkeypatch.setattr(sankul.ui.window, "ROOMS", ROOMS)


PATIENCE_MS = 60_000
"""How long a test waits for what must come: a busy machine is no fault of the program."""


@pytest.fixture
def qtbot(qtbot, monkeypatch):
    """The hands of pytest-qt, patient."""
    for name in ("waitUntil", "waitExposed", "waitSignal"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(scope="session")
def application(qapp):
    """The application with its style and fonts."""
    return make_application(Settings(theme="light"))


@pytest.fixture
def look(application):
    """The application in its light look; what a test changes is set back."""
    settings = Settings(theme="light")
    apply_theme(application, settings)
    yield settings
    apply_theme(application, Settings(theme="light"))


@pytest.fixture
def open_window(qtbot, store, look):
    """Opens the main window with a printer and with what reads and writes files: open_window(printer, workbooks=…)."""
    from sankul.ui.window import MainWindow

    def show(printer=None, **files):
        shown = MainWindow(Context(store, printer, look, files))
        qtbot.addWidget(shown, before_close_func=_settle)
        with qtbot.waitExposed(shown):
            shown.show()
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        shown.jobs.wait()
        return shown

    return show


@pytest.fixture
def window(open_window, hall_room):
    """The main window, shown and settled."""
    return open_window()


def _settle(shown):
    shown._may_close = True
    shown.jobs.wait()


@pytest.fixture
def halls(store):
    """Three halls."""
    return [
        make_hall(store, name, seats) for name, seats in (("Panchayat Bhavan", 40), ("BRC hall", 100), ("Verandah", 12))
    ]


@pytest.fixture
def add_hall():
    """The operation."""
    return make_hall


@pytest.fixture
def halls_page():
    """The class of the page."""
    return HallsPage


@pytest.fixture
def drop():
    """Let something fall on a window from outside: files, or other data; returns what the other program is told."""
    from PySide6.QtCore import QMimeData, QPointF, QUrl
    from PySide6.QtGui import QDropEvent

    def fall(window, *files, data=None, offered=Qt.DropAction.CopyAction):
        if data is None:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        event = QDropEvent(QPointF(300, 300), offered, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        window.dropEvent(event)
        assert event.isAccepted()
        window.jobs.wait()
        return event.dropAction()

    return fall


AUTUMN = {
    "Anjali Rao": ("अंजलि राव", "PPPP"),
    "Bindu Soni": ("बिन्दु सोनी", "PPPA"),
    "Kiran Bind": ("किरण बिन्द", "PAAA"),
}


def _people_of_autumn(work, programme):
    """A circle of the mentor Manoj Verma with three teachers; people by name."""
    from datetime import date

    from sankul.rules.mentoring import Circle, Member, Part
    from sankul.rules.people import BankAccount, Person, Role, RoleName

    circle = Circle(programme_id=programme.id, code="GKP-01", name="1", district_code="148", district="Gorakhpur")
    work.circles.add(circle)
    people = {}
    for name, name_hi in [("Manoj Verma", "मनोज वर्मा"), *((name, hindi) for name, (hindi, _marks) in AUTUMN.items())]:
        person = Person(name=name, name_hi=name_hi, block="Khorabar", district_code="148", district="Gorakhpur")
        is_mentor = name == "Manoj Verma"
        role, part = (RoleName.MENTOR, Part.MENTOR) if is_mentor else (RoleName.TEACHER, Part.TEACHER)
        work.people.add(person)
        work.roles.add(Role(person_id=person.id, role=role, programme_id=programme.id, from_on=date(2026, 4, 1)))
        work.members.add(Member(circle_id=circle.id, person_id=person.id, part=part, from_on=date(2026, 10, 1)))
        people[name] = person
    work.bank_accounts.add(
        BankAccount(person_id=people["Manoj Verma"].id, account="00123456789012", ifsc="SBIN0000077")
    )
    return circle, people


@pytest.fixture
def autumn(store, monkeypatch):
    """One circle that met on four Wednesdays of October 2026, marks as in AUTUMN; it is 24 November. People by name."""
    from datetime import date, time, timedelta

    from sankul.clock import moment
    from sankul.rules.attendance import Mark, MarkState
    from sankul.rules.sessions import Session, SessionState

    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    states = {"P": MarkState.PRESENT, "A": MarkState.ABSENT}
    with store.transaction("Live an autumn") as work:
        circle, people = _people_of_autumn(work, work.programmes.first())
        for week in range(4):
            on = date(2026, 10, 7) + timedelta(weeks=week)
            session = Session(
                circle_id=circle.id,
                number=week + 1,
                starts_at=moment(on, time(15, 30)),
                ends_at=moment(on, time(17)),
                state=SessionState.HELD,
            )
            work.sessions.add(session)
            for name, (_hindi, marks) in AUTUMN.items():
                work.marks.add(Mark(session_id=session.id, person_id=people[name].id, state=states[marks[week]]))
    return people


@pytest.fixture
def full_window(open_window):
    """The main window with its own rooms, and with what prints, signs and writes sheets; shown and settled."""
    from sankul.exchange.claims import ClaimSheets
    from sankul.exchange.codes import Codes
    from sankul.exchange.issuer_keys import IssuerKeyFiles
    from sankul.exchange.withdrawals import WithdrawalFiles
    from sankul.printing.printer import PdfPrinter

    return open_window(
        PdfPrinter(),
        codes=Codes(),
        claim_sheets=ClaimSheets(),
        key_files=IssuerKeyFiles(),
        list_files=WithdrawalFiles(),
    )


TEACHERS = (
    ("Name of Teacher", "Mobile No.", "UDISE Code", "School", "Block", "District", "A/C No.", "IFSC"),
    ("Sandhya Rao", 9876543210.0, "09580100101", "P.S. Rampur", "Khorabar", "Gorakhpur", "100200300401", "SBIN0000077"),
    ("Ramesh Yadav", "9876543211", "09580100102", "P.S. Ekona", "Khorabar", "Gorakhpur", "100200300402", "SBIN0000077"),
    ("Dinesh Bind", "12345", "09580100103", "P.S. Harpur", "Khorabar", "Gorakhpur", "100200300403", "SBIN0000077"),
)


class ImportHands:
    """What a person does at the import of the page of people."""

    teachers = TEACHERS

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.page = qtbot, window, window.page("people")

    @property
    def screen(self):
        return self.page.importing

    @property
    def report(self):
        return self.screen.report

    @property
    def rows(self):
        return self.report.rows

    @staticmethod
    def write(path, **sheets):
        """A workbook with these sheets; each begins with a title that is no heading."""
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            sheet.append(["कार्यालय खण्ड शिक्षा अधिकारी"])
            for row in rows:
                sheet.append(row)
        book.save(path)
        return path

    def settle(self):
        self.window.jobs.wait()

    def open(self, *files):
        self.page.open_import(*files)
        self.settle()

    def counts(self):
        """The chips that are seen, with their numbers."""
        chips = [chip.text() for chip in self.rows.chips.buttons.values() if not chip.isHidden()]
        return {text.rsplit("  ", 1)[0]: int(text.rsplit("  ", 1)[1]) for text in chips}

    def lines(self, group=""):
        """The cells of the table that are seen, after a chip was pressed."""
        if group:
            self.qtbot.mouseClick(self.rows.chips.buttons[group], Qt.MouseButton.LeftButton)
        is_hidden = self.rows.table.isColumnHidden
        return [
            [cell for at, cell in enumerate(line) if not is_hidden(at)] for line in self.rows.model.rows_as_text()[1:]
        ]

    def choose(self, row):
        """Select the row of the sheet with this number."""
        self.rows.table.choose(self.rows.model.place_of(str(row)))
        self.settle()

    def button(self, word):
        return next(each for each in self.page.findChildren(QPushButton) if each.isVisible() and each.text() == word)

    def press(self, word):
        self.qtbot.mouseClick(self.button(word), Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key where the cursor is."""
        self.qtbot.keyClick(self.window.focusWidget(), key, modifier)
        self.settle()

    def take_for(self, heading, said):
        """Choose by keys what a column holds."""
        combo = next(line.field for line in self.report.columns.lines.values() if line.column.heading == heading)
        combo.setFocus()
        step = Qt.Key.Key_Down if combo.findText(said) > combo.currentIndex() else Qt.Key.Key_Up
        while combo.currentText() != said:
            self.qtbot.keyClick(combo, step)
        self.settle()

    def words(self, widget=None):
        """All that is read in a widget."""
        from PySide6.QtWidgets import QLabel

        found = (widget or self.screen).findChildren(QLabel)
        return [label.text() for label in found if label.isVisible() and label.text()]

    def said(self):
        return [message.sentence for message in self.window.messages.messages()]

    def people(self):
        with self.window.context.store.reading() as work:
            return sorted(person.name or person.name_hi for person in work.people.where())


@pytest.fixture
def importer(qtbot, full_window, monkeypatch):
    """The hands of somebody at the import, on 24 November 2026."""
    from sankul.exchange.workbooks import Workbooks

    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    full_window.context.files["workbooks"] = Workbooks()
    full_window.go("people")
    full_window.jobs.wait()
    return ImportHands(qtbot, full_window)


@pytest.fixture
def teachers_file(tmp_path):
    """Two good rows, of which one is repaired, and a refused one."""
    return ImportHands.write(tmp_path / "teachers.xlsx", teachers=TEACHERS)
