"""The import in place of a list: choose a file, see what would happen, decide, import in one step that can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sankul.operations.progress import Cancelled, Progress
from sankul.rules.journal import ActKind, Changes
from sankul.text import _, ngettext
from sankul.ui.list_files import ask_place
from sankul.ui.parts import button, label, scrolled
from sankul.ui.people.import_foot import IMPORT_KEYS, ImportFoot
from sankul.ui.people.import_kinds import OnceRead, Tried, Wanted, fields_of_kind, import_file, run_import, try_file
from sankul.ui.people.import_report import ROWS, ReportPlace
from sankul.ui.people.import_start import StartPlace, Waiting, ask_file

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.imports import Decision, ImportReport
    from sankul.ui.context import Shell
    from sankul.ui.jobs import Job

T = TypeVar("T")


class ImportScreen(QWidget):
    """Three places, one seen at a time: `start`, `waiting` and `report`. `left` asks to show the list again."""

    left = Signal()

    def __init__(self, shell: "Shell", otherwise: str) -> None:
        """`otherwise` is the kind of list that a file is taken for when its headings do not tell."""
        super().__init__()
        self.shell, self._otherwise = shell, otherwise
        self.files = OnceRead(shell.context.files["workbooks"])
        self.report: ReportPlace | None = None
        self._area: QScrollArea | None = None
        self.tried: Tried | None = None
        self.following: list[Path] = []
        self.mended: Path | None = None
        self._act: tuple[str, Any] | None = None
        self._is_importing = False
        self._job: Job | None = None
        self._left: dict[str, Any] = {}
        self.start, self.waiting = StartPlace(), Waiting(self._cancel)
        self.start.chosen.connect(lambda file: self.try_file(Wanted(file)))
        self.start.resumed.connect(self._show_again)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.waiting)
        self.foot = ImportFoot()
        self.foot.hide()
        self._connect_foot()
        self.back = button(_("Back to the list"), self.left.emit, sign="arrow-left", look="quiet")
        self.name = label("", "title", can_copy=True)
        self.queue = label("", "soft")
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 24, 0)
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self.name, 2)
        head.addWidget(self.queue, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self._stack, 1)
        rows.addWidget(self.foot)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._escape, context=_WITHIN)
        for keys in IMPORT_KEYS:
            QShortcut(QKeySequence(keys), self, self.foot.press_import, context=_WITHIN)
        self.setAccessibleName(_("Import"))
        shell.jobs.changed.connect(self._hear)

    def _connect_foot(self) -> None:
        foot = self.foot
        foot.another_wanted.connect(self._choose_another)
        foot.refused_wanted.connect(self._save_refused)
        foot.mended_wanted.connect(self._try_mended)
        foot.undo_wanted.connect(self._undo)
        foot.waiting_wanted.connect(self._go_to_waiting)
        foot.import_wanted.connect(self._commit)
        foot.result_wanted.connect(self._leave_to_result)
        foot.next_wanted.connect(self._try_next)

    def state(self) -> dict[str, Any]:
        """What `resume` takes, so that the same is seen in another language, or when one comes back."""
        report = self.report.state_kept() if self.report else None
        return {"tried": self.tried, "report": report, "following": tuple(self.following), "mended": self.mended}

    def resume(self, state: dict[str, Any]) -> None:
        """Show what was seen before."""
        self.following, self.mended = list(state["following"]), state["mended"]
        if state["tried"] is None:
            self._show_start("")
            return
        self._show_report(state["tried"])
        if self.report is not None and state["report"] is not None:
            self.report.restore(state["report"])

    def offer(self, state: dict[str, Any]) -> None:
        """Show the start, and offer to go on with what was left."""
        self._left = state
        self._show_start("")
        self.start.offer(state["tried"].wanted.file.name)

    def begin(self, files: Sequence[Path] = ()) -> None:
        """Try the first of these files, the others in turn; or ask for one."""
        self.following = list(files[1:])
        if files:
            self.try_file(Wanted(files[0]))
        else:
            self._show_start("")

    def try_file(self, wanted: Wanted) -> None:
        """Say what importing a file would do."""
        wanted = replace(wanted, programme=self.shell.programme, otherwise=self._otherwise)
        words = _("Looking through “{file}” …").format(file=wanted.file.name)
        store, files = self.shell.context.store, self.files
        self._forget_report()
        self.mended = None
        self._wait(words)
        self._run(
            words,
            lambda progress: try_file(store, files, wanted, progress),
            self._tried,
            lambda: self._show_start(""),
        )

    def _try_again(self, wanted: Wanted, *, note: str = "", may_import: bool = False) -> None:
        """Try the same file with other choices, while its report stays; `may_import`: what is shown is right already."""
        wanted = replace(wanted, programme=self.shell.programme)
        store, files = self.shell.context.store, self.files
        self._cancel()
        self.foot.import_it.setEnabled(may_import and self.foot.import_it.isEnabled())
        self._run(
            _("Looking through “{file}” …").format(file=wanted.file.name),
            lambda progress: try_file(store, files, wanted, progress),
            lambda tried: self._tried_again(tried, note),
            self._show_as_it_was,
        )

    def _run(
        self, words: str, run: Callable[[Progress], T], done: Callable[[T], object], cancelled: Callable[[], object]
    ) -> None:
        """Run on the writer's thread; `cancelled` is called when the person ends it. Of two runs only the newer one counts."""

        def running(progress: Progress) -> T | None:
            try:
                return run(progress)
            except Cancelled:
                return None

        def ended(result: T | None) -> None:
            if self._job is not job:
                return
            self._job = None
            if result is None:
                cancelled()
            else:
                done(result)

        def failed(error: Exception) -> None:
            if self._job is job:
                self._failed(error)

        job = self._job = self.shell.jobs.act(running, ended, what=words, owner=self, failed=failed)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._is_importing = False
        self._show_as_it_was()
        self.shell.fail(error)

    def _show_as_it_was(self) -> None:
        """Back to what was seen before."""
        self._is_importing = False
        if self.tried is not None:
            self._show_report(self.tried)
        else:
            self._show_start("")

    def _escape(self) -> None:
        if self._job is not None:
            self._cancel()
        else:
            self.left.emit()

    def _wait(self, words: str) -> None:
        self.waiting.words.setText(words)
        self._stack.setCurrentWidget(self.waiting)
        self.foot.hide()
        self.waiting.cancel.setFocus()

    def _show_start(self, sentence: str) -> None:
        self._forget_report()
        self.start.wrong.tell(sentence)
        self.start.offer("")
        self.start.choose.setText(_("Choose another file") if sentence else _("Choose a file"))
        self.foot.hide()
        self._tell_queue()
        self._stack.setCurrentWidget(self.start)
        self.start.choose.setFocus()

    def _tried(self, tried: Tried) -> None:
        if not tried.sheets:
            self._show_start(str(tried.error))
            return
        self._show_report(tried)
        if self.report is not None and tried.asks_columns:
            self.report.focus_step()
        else:
            self.foot.focus_primary()

    def _tried_again(self, tried: Tried, note: str) -> None:
        """Show it, unless the choice is one that cannot be; then say why, and keep what was."""
        if tried.report is None and not tried.columns and tried.error is not None:
            self._show_as_it_was()
            self.shell.fail(tried.error)
        else:
            self._show_report(tried, note)

    def _show_report(self, tried: Tried, note: str = "") -> None:
        self.tried = tried
        if self.report is None:
            self.report = ReportPlace(self._read_person)
            self.report.other_wanted.connect(self._take_for)
            self.report.choices_made.connect(self._try_again)
            self.report.decided.connect(self._decide)
            self._area = scrolled(self.report)
            self._stack.addWidget(self._area)
        self._tell_name(tried.wanted.file)
        self.report.show_tried(tried, fields_of_kind(tried.kind), note=note)
        if self._area is not None:
            self._stack.setCurrentWidget(self._area)
        self._tell_foot()

    def _tell_foot(self) -> None:
        if self.tried is not None:
            can_undo = self._act is not None
            self.foot.tell(self.tried, mended=self.mended, can_undo=can_undo, following=self.following)
            self.foot.show()
            self._tell_queue()

    def _tell_queue(self) -> None:
        count = len(self.following)
        said = ngettext("{n} more file waits its turn", "{n} more files wait their turn", count).format(n=count)
        self.queue.setText(said if count else "")
        self.queue.setToolTip("\n".join(file.name for file in self.following))

    def _tell_name(self, file: Path | None) -> None:
        self.name.setText(file.name if file else "")
        self.name.setToolTip(str(file or ""))

    def _take_for(self, kind: str, sheet: str) -> None:
        """Take the file for something else; what was chosen for the old columns and rows does not count any more."""
        if self.tried is not None:
            self.try_file(Wanted(self.tried.wanted.file, kind, sheet))

    def _decide(self, rows: Sequence[int], decision: "Decision | None") -> None:
        """Note it at once, go to the next row that waits, and try the file again meanwhile."""
        if self.tried is None or self.report is None or self.tried.is_done:
            return
        decisions = {row: made for row, made in self.tried.wanted.decisions.items() if row not in rows}
        if decision is not None:
            decisions |= dict.fromkeys(rows, decision)
        self._show_report(self.tried.deciding(decisions))
        if decision is not None:
            self.report.rows.go_to_waiting(after=max(rows))
        self._try_again(self.tried.wanted, may_import=True)

    def _go_to_waiting(self) -> None:
        """Show what waits; after the import it is tried again, for nothing more of it can be decided in what is done."""
        if self.tried is None or self.report is None:
            return
        if self.tried.is_done:
            self._act = None
            self._try_again(self.tried.wanted)
            return
        self.report.show_step(ROWS)
        self.report.rows.show_waiting()

    def _read_person(self, person_id: str, show: Callable[[object], object]) -> None:
        def read(work: "Work") -> object:
            from sankul.operations.people_pages import read_page

            return read_page(work, person_id)

        self.shell.jobs.read(read, show, owner=self, key="person")

    def _choose_another(self) -> None:
        file = ask_file(self)
        if file is not None:
            self.try_file(Wanted(file))

    def _try_next(self) -> None:
        if self.following:
            self.try_file(Wanted(self.following.pop(0)))

    def _try_mended(self) -> None:
        if self.mended is not None and self.tried is not None:
            self.try_file(Wanted(self.mended, self.tried.wanted.kind))

    def _commit(self) -> None:
        if self.tried is None or self._is_importing:
            return
        wanted, store, files = self.tried.wanted, self.shell.context.store, self.files
        words = _("Importing “{file}” …").format(file=wanted.file.name)
        self._cancel()
        self._wait(words)
        self._act, self._is_importing = None, True
        self._run(
            words, lambda progress: import_file(store, files, wanted, progress), self._imported, self._show_as_it_was
        )

    def _imported(self, tried: Tried) -> None:
        self._is_importing = False
        self._show_report(tried)
        if self.following:
            self.foot.next.setFocus()
        else:
            self.foot.focus_primary()

    def _hear(self, changes: Changes) -> None:
        """Keep which act was ours; when it is undone, the file is tried again, to be imported in another way."""
        act = (changes.label, dict(changes.values))
        if self._is_importing and changes.kind is ActKind.ACT:
            self._act = act
        elif self._act is not None and changes.kind is not ActKind.NOTE:
            is_ours = changes.kind is ActKind.UNDO and act == self._act
            self._act = None
            self._tell_foot()
            if is_ours and self.tried is not None:
                note = _("Undone: nothing of this file is in the office any more. This is what would happen.")
                self._try_again(self.tried.wanted, note=note)

    def _undo(self) -> None:
        store = self.shell.context.store
        self.shell.jobs.act(lambda _progress: store.undo(), what=_("Undo"), owner=self)

    def _leave_to_result(self) -> None:
        room, go = self.tried.kind.room if self.tried else "", self.shell.go
        self.left.emit()
        if room:
            go(room)

    def _save_refused(self) -> None:
        """Save the rows with what is wrong beside them; they can be imported again when they are mended."""
        if self.tried is None:
            return
        wanted, store, files = self.tried.wanted, self.shell.context.store, self.files
        path = ask_place(self, _("Save the refused rows"), _("{file} – refused").format(file=wanted.file.stem))
        if path is not None:
            self.shell.jobs.act(
                lambda progress: run_import(store, files, wanted, is_trial=True, rejects=path, progress=progress),
                lambda report: self._saved_refused(report, path),
                what=_("Save the refused rows"),
                owner=self,
            )

    def _saved_refused(self, report: "ImportReport", path: Path) -> None:
        said = ngettext(
            "{n} refused row saved in {path}. Mend it there, save, and import that file.",
            "{n} refused rows saved in {path}. Mend them there, save, and import that file.",
            report.refused,
        )
        self.shell.say(said.format(n=report.refused, path=path))
        self.mended = path
        self._tell_foot()

    def _show_again(self) -> None:
        self.resume(self._left)

    def _forget_report(self) -> None:
        self.tried = None
        self._act = None
        self._tell_name(None)
        if self.report is not None and self._area is not None:
            self._stack.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
            self.report, self._area = None, None


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
