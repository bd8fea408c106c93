"""The start window: how a person comes to an office, the first time or when the known one cannot be opened."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from sankul.errors import Refusal, Sentence
from sankul.log import log_bug
from sankul.operations.programmes import create_programme
from sankul.operations.progress import Cancelled, Progress
from sankul.text import _, use_language
from sankul.ui.context import Doors
from sankul.ui.forms import Form
from sankul.ui.jobs import Jobs
from sankul.ui.late_store import LateStore
from sankul.ui.messages import MessageBar
from sankul.ui.parts import button, scrolled, styled
from sankul.ui.settings.programmes import ProgrammeForm
from sankul.ui.start import office
from sankul.ui.start.forms import demo_form, first_programme, free_folder, passphrase_form
from sankul.ui.start.views import Wait, Ways, welcome, what_next
from sankul.ui.strip import ProgressStrip
from sankul.ui.theme import apply_theme, scaled

if TYPE_CHECKING:
    from sankul.operations.store import Store

IMPORT = "people.import"
_LANGUAGES = (("hi", "हिन्दी"), ("en", "English"))


class StartWindow(QMainWindow):
    """`entered` carries the open store, and the name of the act with which the person wants to go on."""

    entered = Signal(object, str)

    def __init__(self, doors: Doors, place: str = "", reason: Sentence | None = None) -> None:
        """`place` is the office that should be opened if a passphrase is all that lacks; `reason`: why it was not."""
        super().__init__()
        self.doors = doors
        self.jobs = Jobs(LateStore("", _no_store), self)
        self.jobs.failed.connect(self.fail)
        self._is_done = False
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
        self._place = QVBoxLayout()
        rows.addWidget(self._header())
        rows.addWidget(self.messages)
        rows.addLayout(self._place, 1)
        rows.addWidget(ProgressStrip(self.jobs))
        self.setCentralWidget(central)
        self.setWindowTitle(_("Sankul"))

    def _header(self) -> QFrame:
        header = styled(QFrame(), "header")
        header.setFixedHeight(scaled(60))
        mark = styled(QLabel("सं", alignment=Qt.AlignmentFlag.AlignCenter), "sign")
        mark.setFixedSize(scaled(28), scaled(28))
        row = QHBoxLayout(header)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(mark)
        row.addWidget(styled(QLabel(_("Sankul")), "title"))
        row.addStretch(1)
        self.languages = {}
        for code, name in _LANGUAGES:
            is_spoken = code == self.doors.settings.language
            chosen = button(name, partial(self.speak, code), look="primary" if is_spoken else "")
            chosen.setAccessibleName(f"{_('Language')}: {name}")
            self.languages[code] = chosen
            row.addWidget(chosen)
        return header

    def _rebuild(self) -> None:
        use_language(self.doors.settings.language)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, self.doors.settings)
        typed = self.form.values() if self.form else {}
        waits = self.view if isinstance(self.view, Wait) else None
        if waits is None:
            self._build()
            self._show(typed)

    def _put(self, view: Ways | Form | Wait, again: Callable[[Mapping[str, Any]], None]) -> None:
        """Show a view in place of the one before; `again` builds it anew in another language."""
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.view, self.form, self._show = view, view if isinstance(view, Form) else None, again
        holder: QWidget = view
        if isinstance(view, Form):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(view)
        self._place.addWidget(scrolled(holder))
        if isinstance(view, (Form, Ways)):
            view.focus_first()

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
        before = self.doors.settings.last_office

        def run(progress: Progress) -> "Store | None":
            try:
                return self.doors.make_demo(Path(folder).expanduser(), progress)
            except Cancelled:
                return None

        def done(store: "Store | None") -> None:
            if store is None:
                back()
                self.messages.say(_("The demo office was not finished. Make it again in another folder."), "info")
            else:
                self._enter(store, "")

        def back(error: Exception | None = None) -> None:
            self._forget(before)
            self._show_demo({"dir": folder} if error else {})
            if error and not (self.form and self.form.refuse(error)):
                self.fail(error)

        self.messages.clear()
        job = self.jobs.act(run, done, what=_("Make the demo office"), owner=self, failed=back)
        words = _("Workbooks are imported, circles formed, a season planned, certificates and claim sheets printed.")
        self._put(Wait(_("Making the demo office…"), words, job), self._show_demo)

    def _forget(self, before: str) -> None:
        """An office that was left unfinished is not the one last opened."""
        if self.doors.settings.last_office != before:
            self.doors.settings.last_office = before
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
