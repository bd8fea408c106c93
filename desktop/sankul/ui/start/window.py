"""The start window: how a person comes to an office, the first time or when the known one cannot be opened."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sankul.errors import Refusal, Sentence
from sankul.log import log_bug
from sankul.operations.programmes import create_programme
from sankul.operations.progress import Progress
from sankul.text import _, use_language
from sankul.ui.context import Doors
from sankul.ui.enter_key import EnterWindow
from sankul.ui.exchanged import Exchanged
from sankul.ui.forms import Form
from sankul.ui.jobs import Jobs
from sankul.ui.late_store import LateStore
from sankul.ui.messages import MessageBar
from sankul.ui.parts import button, scrolled
from sankul.ui.settings.programmes import ProgrammeForm
from sankul.ui.start import office
from sankul.ui.start.forms import demo_form, first_programme, free_folder, passphrase_form
from sankul.ui.start.header import StartHeader
from sankul.ui.start.views import Wait, Ways, welcome, what_next
from sankul.ui.strip import ProgressStrip
from sankul.ui.theme import apply_theme

if TYPE_CHECKING:
    from sankul.operations.store import Store

IMPORT = "people.import"


class StartWindow(EnterWindow):
    """`entered` carries the open store, and the name of the act with which the person wants to go on."""

    entered = Signal(object, str)

    def __init__(self, doors: Doors, place: str = "", reason: Sentence | None = None) -> None:
        """`place` is the office that should be opened if a passphrase is all that lacks; `reason`: why it was not."""
        super().__init__()
        self.doors = doors
        self.jobs = Jobs(LateStore("", _no_store), self)
        self.jobs.failed.connect(self.fail)
        self.jobs.busy.connect(self._settled)
        self._is_done, self._before = False, ""
        self._store: Store | None = None
        self.form: Form | None = None
        self.view: QWidget | None = None
        self._show: Callable[[Mapping[str, Any]], None] = self._show_ways
        self.setMinimumSize(720, 560)
        self.resize(1040, 700)
        self._build()
        self._show_ways({})
        if reason is not None:
            self.fail(reason)
        elif place:
            self.open(place)

    def fail(self, error: BaseException) -> None:
        """Say what went wrong: a sentence for a refusal or trouble, the crash box for a bug."""
        if isinstance(error, Sentence):
            self.messages.say(str(error), "warning" if isinstance(error, Refusal) else "error")
        else:
            from sankul.ui.crash import CrashBox

            CrashBox(log_bug(error), self).open()

    def follow_system(self) -> None:
        """The system turned light or dark."""
        self._rebuild()

    def speak(self, language: str) -> None:
        """Change the language; what was typed stays, except for passphrases."""
        self.doors.settings.language = language
        self.doors.settings.save()
        self._rebuild()

    def open(self, place: str, passphrase: str | None = None) -> None:
        """Open an office; ask for its passphrase when it has one."""
        self._act(
            lambda _progress: self.doors.open(place, passphrase),
            lambda store: self._enter(store, ""),
            _("Open the office"),
            lambda error: self._not_opened(place, error),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what runs; Qt calls it."""
        self._finish()
        if self._store is not None:
            self._store.close()
        super().closeEvent(event)

    def _build(self) -> None:
        central = QWidget()
        rows = QVBoxLayout(central)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.messages = MessageBar()
        place = QVBoxLayout()
        self._place = Exchanged(place)
        header = StartHeader(self.doors.settings.language, self.speak)
        self.languages = header.languages
        rows.addWidget(header)
        rows.addWidget(self.messages)
        rows.addLayout(place, 1)
        rows.addWidget(ProgressStrip(self.jobs))
        self.setCentralWidget(central)
        self.setWindowTitle(_("Sankul"))

    def _rebuild(self) -> None:
        use_language(self.doors.settings.language)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, self.doors.settings)
        typed = self.form.values() if self.form else {}
        if not isinstance(self.view, Wait):
            self._build()
            self._show(typed)

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown first has the cursor, whatever took it while the window was made; Qt calls it."""
        super().showEvent(event)
        if not event.spontaneous() and isinstance(self.view, (Form, Ways)):
            QTimer.singleShot(0, self.view, self.view.focus_first)

    def _put(self, view: Ways | Form | Wait, again: Callable[[Mapping[str, Any]], None]) -> None:
        """Show a view in place of the one before; `again` builds it anew in another language."""
        self.view, self.form, self._show = view, view if isinstance(view, Form) else None, again
        holder: QWidget = view
        if isinstance(view, Form):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(view)
        self._place.put(scrolled(holder))
        if isinstance(view, (Form, Ways)):
            view.focus_first()
            QTimer.singleShot(
                0, view, view.focus_first
            )  # again once it is seen: hiding the last view moved the focus on

    def _show_ways(self, _typed: Mapping[str, Any]) -> None:
        ways = welcome(lambda: self._show_make({}), self._choose_office, lambda: self._show_demo({}))
        recent = self.doors.settings.last_office
        if recent and ("://" in recent or Path(recent).is_file()):
            words = _("Open again: {name}").format(name=Path(recent).name)
            again = button(words, lambda: self.open(recent), sign="refresh-cw", look="link")
            again.setToolTip(recent)
            ways.add(again)
        self._put(ways, self._show_ways)

    def _show_make(self, typed: Mapping[str, Any]) -> None:
        form = office.OfficeForm(self.doors.folder_for_offices(), office.ask_for_new_file, typed)
        form.submitted.connect(lambda values: self._make(form, values["passphrase"] or None))
        form.cancelled.connect(lambda: self._show_ways({}))
        self._put(form, self._show_make)

    def _make(self, form: "office.OfficeForm", passphrase: str | None) -> None:
        path, new = form.path(), form.new_office()
        self._act(
            lambda _progress: self.doors.make(path, new, passphrase),
            self._made,
            _("Make the office"),
            lambda error: self._refused(form, error),
        )

    def _made(self, store: "Store") -> None:
        self._store = store
        self.messages.clear()
        self._show_programme({})

    def _show_programme(self, typed: Mapping[str, Any]) -> None:
        form = first_programme(typed)
        form.submitted.connect(lambda values: self._make_programme(form, values))
        form.cancelled.connect(lambda: self._show_next({}))
        self._put(form, self._show_programme)

    def _make_programme(self, form: ProgrammeForm, values: Mapping[str, Any]) -> None:
        store = self._store
        assert store is not None
        dates = form.dates()
        self._act(
            lambda _progress: create_programme(store, values["name"], dates, values["name_hi"]),
            lambda _programme: self._show_next({}),
            _("Make the programme"),
            lambda error: self._refused(form, error),
        )

    def _show_next(self, _typed: Mapping[str, Any]) -> None:
        ways = what_next(lambda: self._go_on(IMPORT), lambda: self._go_on(""))
        self._put(ways, self._show_next)

    def _go_on(self, act: str) -> None:
        if self._store is not None:
            self._enter(self._store, act)

    def _choose_office(self) -> None:
        place = office.ask_for_office()
        if place:
            self.open(place)

    def _not_opened(self, place: str, error: Exception) -> None:
        """Ask for the passphrase where that is what lacks or is wrong; else say why."""
        if not (isinstance(error, Refusal) and error.field == "passphrase"):
            self.fail(error)
        elif self.form is None or not self.form.refuse(error):
            self._show_passphrase(place)

    def _show_passphrase(self, place: str) -> None:
        def show(_typed: Mapping[str, Any]) -> None:
            form = passphrase_form(place)
            form.submitted.connect(lambda values: self.open(place, values["passphrase"]))
            form.cancelled.connect(lambda: self._show_ways({}))
            self._put(form, show)

        show({})

    def _show_demo(self, typed: Mapping[str, Any]) -> None:
        form = demo_form(Path(typed.get("dir") or free_folder(self.doors.folder_for_offices())))
        form.submitted.connect(lambda values: self._make_demo(values["dir"]))
        form.cancelled.connect(lambda: self._show_ways({}))
        self._put(form, self._show_demo)

    def _make_demo(self, folder: str) -> None:
        self._before = self.doors.settings.last_office
        self.messages.clear()
        job = self.jobs.act(
            lambda progress: self.doors.make_demo(Path(folder).expanduser(), progress),
            lambda store: self._enter(store, ""),
            what=_("Make the demo office"),
            owner=self,
            failed=lambda error: self._demo_failed(folder, error),
        )
        words = _("Workbooks are imported, circles formed, a season planned, certificates and claim sheets printed.")
        self._put(Wait(_("Making the demo office…"), words, job), self._show_demo)

    def _demo_failed(self, folder: str, error: Exception) -> None:
        self._forget_demo()
        self._show_demo({"dir": folder})
        if self.form is None or not self.form.refuse(error):
            self.fail(error)

    def _settled(self, is_busy: bool) -> None:
        """What was cancelled calls nobody back: leave its view once all other answers are in."""
        if not is_busy:
            QTimer.singleShot(0, self, self._leave_wait)

    def _leave_wait(self) -> None:
        if isinstance(self.view, Wait) and not self._is_done:
            self._forget_demo()
            self._show_demo({})
            self.messages.say(_("The demo office was not finished. Make it again in another folder."), "info")

    def _forget_demo(self) -> None:
        """An office that was left unfinished is not the one last opened."""
        if self.doors.settings.last_office != self._before:
            self.doors.settings.last_office = self._before
            self.doors.settings.save()

    def _refused(self, form: Form, error: Exception) -> None:
        if not form.refuse(error):
            self.fail(error)

    def _act(
        self,
        run: Callable[[Progress], Any],
        done: Callable[[Any], object],
        what: str,
        failed: Callable[[Exception], object],
    ) -> None:
        """Run one act; while one runs, another key press starts no second."""
        if self.jobs.current() is None:
            self.jobs.act(run, done, what=what, owner=self, failed=failed)

    def _enter(self, store: "Store", act: str) -> None:
        self._store = None
        self._finish()
        self.entered.emit(store, act)

    def _finish(self) -> None:
        if not self._is_done:
            self._is_done = True
            job = self.jobs.current()
            if job is not None:
                job.cancel()
            self.jobs.close()


def _no_store() -> "Store":
    raise AssertionError("the start has no office")
