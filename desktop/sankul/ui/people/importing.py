"""The import in place of the list: choose a file, see what would happen, import it in one step that can be undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sankul.operations.progress import Cancelled, Progress
from sankul.text import _
from sankul.ui.list_files import ask_place
from sankul.ui.parts import button, scrolled
from sankul.ui.people.import_kinds import OnceRead, Tried, Wanted, run_import, said_import, try_file
from sankul.ui.people.import_report import Foot, ReportPlace
from sankul.ui.people.import_start import StartPlace, Waiting, ask_file

if TYPE_CHECKING:
    from sankul.rules.imports import ImportReport
    from sankul.ui.context import Shell
    from sankul.ui.jobs import Job

T = TypeVar("T")


class ImportScreen(QWidget):
    """Three places, one seen at a time: `start`, `waiting` and `report`. `left` asks to show the list again."""

    left = Signal()

    def __init__(self, shell: "Shell") -> None:
        super().__init__()
        self.shell = shell
        self.files = OnceRead(shell.context.files["workbooks"])
        self.report: ReportPlace | None = None
        self._report_area: QScrollArea | None = None
        self.foot: Foot | None = None
        self.start, self.waiting = StartPlace(), Waiting(self._cancel)
        self.start.chosen.connect(self.try_file)
        self._job: Job | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.waiting)
        self.back = button(_("Back to the list"), self.left.emit, sign="arrow-left", look="quiet")
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 2)
        head.addWidget(self.back)
        head.addStretch(1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(head)
        self._rows.addWidget(self._stack, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._escape, context=_WITHIN)
        self.setAccessibleName(_("Import"))

    def state(self) -> dict[str, Any]:
        """What `begin` takes, so that the same is seen in another language."""
        if self.report is None:
            return {"file": None, "kind": "", "sheet": ""}
        wanted = self.report.tried.wanted
        return {"file": wanted.file, "kind": wanted.kind, "sheet": wanted.sheet}

    def begin(self, file: Path | None, kind: str = "", sheet: str = "") -> None:
        """Try a file, or ask for one."""
        if file is not None:
            self.try_file(file, kind, sheet)
        else:
            self._show_start("")

    def try_file(self, file: Path, kind: str = "", sheet: str = "") -> None:
        """Say what importing the file would do."""
        store, files = self.shell.context.store, self.files
        wanted = Wanted(file, kind, sheet, self.shell.programme)
        words = _("Looking through “{file}” …").format(file=file.name)
        self._run(
            words, lambda progress: try_file(store, files, wanted, progress), self._tried, lambda: self._show_start("")
        )

    def _run(
        self, words: str, run: Callable[[Progress], T], done: Callable[[T], object], cancelled: Callable[[], object]
    ) -> None:
        """Run on the writer's thread with our own sentence; `cancelled` is called when the person ends it."""

        def running(progress: Progress) -> T | None:
            try:
                return run(progress)
            except Cancelled:
                return None

        def ended(result: T | None) -> None:
            self._job = None
            if result is None:
                cancelled()
            else:
                done(result)

        self.waiting.words.setText(words)
        self._stack.setCurrentWidget(self.waiting)
        self._show_foot(None)
        self._job = self.shell.jobs.act(running, ended, what=words, owner=self, failed=self._failed)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._return()
        self.shell.fail(error)

    def _return(self) -> None:
        """Back to the report, when there is one."""
        if self.report is not None:
            self._show_report(self.report.tried)
        else:
            self._show_start("")

    def _escape(self) -> None:
        if self._job is not None:
            self._cancel()
        else:
            self.left.emit()

    def _show_start(self, sentence: str) -> None:
        self._forget_report()
        self.start.wrong.tell(sentence)
        self.start.choose.setText(_("Choose another file") if sentence else _("Choose a file"))
        self._show_foot(None)
        self._stack.setCurrentWidget(self.start)
        self.start.choose.setFocus()

    def _tried(self, tried: Tried) -> None:
        if not tried.sheets:
            self._show_start(str(tried.error))
        else:
            self._show_report(tried)

    def _show_report(self, tried: Tried, *, is_done: bool = False) -> None:
        self._forget_report()
        self.report = ReportPlace(tried, is_done=is_done)
        self.report.wanted.connect(lambda kind, sheet: self.try_file(tried.wanted.file, kind, sheet))
        self._report_area = scrolled(self.report)
        self._stack.addWidget(self._report_area)
        self._stack.setCurrentWidget(self._report_area)
        self._show_buttons(tried, is_done=is_done)

    def _show_buttons(self, tried: Tried, *, is_done: bool) -> None:
        another = button(_("Choose another file"), self._choose_another, sign="folder-open")
        beside = [another]
        report = tried.report
        if report is not None and report.refused:
            beside.append(button(_("Save the refused rows…"), self._save_refused, sign="download"))
        primary = self._primary(tried, is_done=is_done)
        self._show_foot(Foot(beside, primary))
        (primary if primary.isEnabled() else beside[-1]).setFocus()

    def _primary(self, tried: Tried, *, is_done: bool) -> QPushButton:
        if is_done:
            return button(_("Show what was imported"), lambda: self._leave(tried), look="primary")
        report = tried.report
        count = report.added + report.updated if report else 0
        word = said_import(tried.kind.noun, count) if count else _("Import")
        made = button(word, self._commit, sign="upload", look="primary")
        made.setObjectName("import")
        made.setEnabled(count > 0)
        return made

    def _choose_another(self) -> None:
        file = ask_file(self)
        if file is not None:
            self.try_file(file)

    def _commit(self) -> None:
        if self.report is None:
            return
        tried, store, files = self.report.tried, self.shell.context.store, self.files
        self._run(
            _("Importing “{file}” …").format(file=tried.wanted.file.name),
            lambda progress: run_import(store, files, tried.wanted, progress=progress),
            lambda report: self._imported(tried, report),
            lambda: self._show_report(tried),
        )

    def _imported(self, tried: Tried, report: "ImportReport") -> None:
        values = {"added": report.added, "updated": report.updated, "unchanged": report.unchanged}
        sentence = _("{added} added, {updated} changed, {unchanged} as before, {refused} refused.")
        self.shell.say(sentence.format(refused=report.refused, **values), "warning" if report.refused else "info")
        done = replace(tried, report=report)
        if report.refused:
            self._show_report(done, is_done=True)
        else:
            self._leave(done)

    def _leave(self, tried: Tried) -> None:
        room, go = tried.kind.room, self.shell.go
        self.left.emit()
        if room != "people":
            go(room)

    def _save_refused(self) -> None:
        """Save the rows with what is wrong beside them; they can be imported again when they are mended."""
        if self.report is None:
            return
        wanted, store, files = self.report.tried.wanted, self.shell.context.store, self.files
        path = ask_place(self, _("Save the refused rows"), _("{file} – refused").format(file=wanted.file.stem))
        if path is not None:
            self.shell.jobs.act(
                lambda progress: run_import(store, files, wanted, is_trial=True, rejects=path, progress=progress),
                lambda report: self._saved_refused(report, path),
                what=_("Save the refused rows"),
                owner=self,
            )

    def _saved_refused(self, report: "ImportReport", path: Path) -> None:
        sentence = _("{n} refused rows saved in {path}. Mend them there, save, and import that file.")
        self.shell.say(sentence.format(n=report.refused, path=path))

    def _forget_report(self) -> None:
        if self.report is not None and self._report_area is not None:
            self._stack.removeWidget(self._report_area)
            self._report_area.hide()
            self._report_area.deleteLater()
            self.report, self._report_area = None, None

    def _show_foot(self, foot: Foot | None) -> None:
        if self.foot is not None:
            self._rows.removeWidget(self.foot)
            self.foot.hide()
            self.foot.deleteLater()
        self.foot = foot
        if foot is not None:
            self._rows.addWidget(foot)
            foot.show()


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
