"""The import in place of a list: choose a file, see what would happen, decide, import in one step that can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sankul.operations.progress import Progress
from sankul.rules.journal import ActKind, Changes
from sankul.text import _, ngettext
from sankul.ui.list_files import ask_place
from sankul.ui.messages import announce
from sankul.ui.parts import scrolled
from sankul.ui.people.import_foot import ImportFoot
from sankul.ui.people.import_head import ImportHead
from sankul.ui.people.import_keys import listen
from sankul.ui.people.import_kinds import OnceRead, Tried, Wanted, fields_of_kind, import_file, run_import, try_file
from sankul.ui.people.import_report import ROWS, ReportPlace
from sankul.ui.people.import_runs import Runs
from sankul.ui.people.import_start import StartPlace, Waiting
from sankul.ui.people.import_turns import Turns
from sankul.ui.strip import LATE_SECONDS

if TYPE_CHECKING:
    from sankul.operations.store import Store, Work
    from sankul.rules.imports import ImportReport
    from sankul.ui.context import Shell
    from sankul.ui.people.import_decide import Made

PAUSE_A_ROW, LONGEST_PAUSE, MOMENT = 0.000_15, 1.5, 0.05


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
        self.turns = Turns()
        self.mended: Path | None = None
        self._act: tuple[str, Any] | None = None
        self._is_importing = False
        self._runs = Runs(shell.jobs, self, self._failed)
        self._late = QTimer(self, singleShot=True, interval=round(LATE_SECONDS * 1000))
        self._late.timeout.connect(self._show_waiting)
        self._left: dict[str, Any] = {}
        self.start, self.waiting = StartPlace(shell.context.settings), Waiting(self._runs.cancel)
        self.start.chosen.connect(lambda file: self.try_file(Wanted(file)))
        self.start.resumed.connect(self._show_again)
        self.start.next_wanted.connect(self._try_next)
        self._stack = QStackedWidget()
        self._start_area = scrolled(self.start)
        self._stack.addWidget(self._start_area)
        self._stack.addWidget(self.waiting)
        self.foot = ImportFoot()
        self.foot.hide()
        self._connect_foot()
        self.head = ImportHead()
        self.head.left.connect(self.left)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.head)
        rows.addWidget(self._stack, 1)
        rows.addWidget(self.foot)
        listen(self)
        self.setAccessibleName(_("Import"))
        shell.jobs.changed.connect(self._hear)

    def _connect_foot(self) -> None:
        foot = self.foot
        foot.another_wanted.connect(self.start.ask)
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
        return {"tried": self.tried, "report": report, "turns": self.turns, "mended": self.mended}

    def has_choices(self) -> bool:
        """Whether a person chose something for a file that is not imported, nor on its way."""
        tried = None if self._is_importing else self.tried
        return tried is not None and not tried.is_done and tried.wanted.has_choices

    def resume(self, state: dict[str, Any]) -> None:
        """Show what was seen before."""
        self.turns, self.mended = state["turns"], state["mended"]
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
        if self._is_importing:
            self.shell.say(_("Wait until the import has ended, or cancel it."), "warning")
            return
        self.turns = Turns(list(files[1:]))
        if files:
            self.try_file(Wanted(files[0]))
        else:
            self._show_start("")

    def try_file(self, wanted: Wanted) -> None:
        """Say what importing a file would do."""
        wanted = replace(wanted, programme=self.shell.programme, otherwise=self._otherwise)
        words = _("Looking through “{file}” …").format(file=wanted.file.name)
        store, files = self.shell.context.store, self.files
        self._wait(words)
        self._runs.start(
            words, lambda progress: try_file(store, files, wanted, progress), self._tried, self._show_as_it_was
        )

    def _try_again(self, wanted: Wanted, *, note: str = "", may_import: bool = False) -> None:
        """Try the same file with other choices, while its report stays; `may_import`: what is shown is right already."""
        wanted, new = self._renewed(wanted)
        note = note or new
        store, files = self.shell.context.store, self.files
        pause = min(LONGEST_PAUSE, len(self.tried.lines) * PAUSE_A_ROW) if self.tried and may_import else 0.0
        self.foot.import_it.setEnabled(may_import and self.foot.import_it.isEnabled())
        self._runs.start(
            _("Looking through “{file}” …").format(file=wanted.file.name),
            lambda progress: _try_later(store, files, wanted, progress, pause),
            lambda tried: self._tried_again(tried, note),
            self._show_as_it_was,
        )

    def _renewed(self, wanted: Wanted) -> tuple[Wanted, str]:
        """What is wanted now, and what has changed since the file was tried, if anything has.

        Decisions are kept by the numbers of rows, so they do not hold for a file that somebody has worked on meanwhile.
        """
        if self.files.has_changed(wanted.file):
            return replace(wanted, programme=self.shell.programme, decisions={}), _(
                "The file was changed meanwhile. This is what would happen now."
            )
        if wanted.programme != self.shell.programme:
            return replace(wanted, programme=self.shell.programme), _(
                "Another programme was chosen meanwhile. This is what would happen now."
            )
        return wanted, ""

    def _failed(self, error: Exception) -> None:
        self._show_as_it_was()
        self.shell.fail(error)

    def _show_as_it_was(self) -> None:
        """Back to what was seen before."""
        self._is_importing = False
        if self.tried is not None:
            self._show_report(self.tried)
        else:
            self._show_start("")

    def escape(self) -> None:
        """End what is under way, else leave the filter, else the import."""
        if self._runs.is_running:
            self._runs.cancel()
        elif self.report is not None and self.report.rows.filter.hasFocus():
            self.report.rows.leave_filter()
        else:
            self.left.emit()

    def _wait(self, words: str) -> None:
        """Hold everything, and say after a moment what takes so long."""
        self.waiting.words.setText(words)
        self.setFocus()
        self._stack.setEnabled(False)
        self.foot.setEnabled(False)
        self._late.start()

    def _show_waiting(self) -> None:
        self._settle(self.waiting)
        self.foot.hide()
        announce(self.waiting, self.waiting.words.text())
        self.waiting.cancel.setFocus()

    def _settle(self, place: QWidget) -> None:
        """Show one of the places, and let it be worked in."""
        self._late.stop()
        self._stack.setEnabled(True)
        self.foot.setEnabled(True)
        self._stack.setCurrentWidget(place)

    def _show_start(self, sentence: str) -> None:
        self._forget_report()
        self.start.wrong.tell(sentence)
        self.start.offer("")
        self.start.offer_next(self.turns.said_next(None))
        self.start.choose.setText(_("Choose another file") if sentence else _("Choose a file"))
        self.foot.hide()
        self.head.tell(None, (), self.turns.files)
        self._settle(self._start_area)
        self.start.choose.setFocus()

    def _tried(self, tried: Tried) -> None:
        self._forget_report()
        self.mended = None
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

    def _show_report(self, tried: Tried, note: str = "", decided: int | None = None) -> None:
        self.tried = tried
        self.turns.see(tried)
        if self.report is None:
            self.report = ReportPlace(self._read_person)
            self.report.other_wanted.connect(self._take_for)
            self.report.choices_made.connect(self._try_again)
            self.report.decided.connect(self._decide)
            self._area = scrolled(self.report)
            self._stack.addWidget(self._area)
        self.report.show_tried(tried, fields_of_kind(tried.kind), note=note, decided=decided)
        if decided is None and tried.report is not None:
            self.shell.jobs.compute(self.report.rows.make_keys, owner=self.report)
        if self._area is not None:
            self._settle(self._area)
        self._tell_foot()

    def _tell_foot(self) -> None:
        if self.tried is not None:
            can_undo = self._act is not None
            self.foot.tell(
                self.tried, mended=self.mended, can_undo=can_undo, following=self.turns.said_next(self.tried)
            )
            self.foot.show()
            self.head.tell(self.tried.wanted.file, self.turns.sheets(self.tried), self.turns.files)

    def _take_for(self, kind: str, sheet: str) -> None:
        """Take the file for something else; what was chosen for the old columns and rows does not count any more."""
        if self.tried is not None:
            self.try_file(Wanted(self.tried.wanted.file, kind, sheet))

    def _decide(self, made: "Made") -> None:
        """Note it at once, go to the next row that waits, and try the file again meanwhile."""
        if self.tried is None or self.report is None or self.tried.is_done:
            return
        decisions = {row: kept for row, kept in self.tried.wanted.decisions.items() if row not in made}
        decisions |= {row: decision for row, decision in made.items() if decision is not None}
        self._show_report(
            self.tried.deciding(decisions), decided=max(made) if made.keys() <= decisions.keys() else None
        )
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

    def _try_next(self) -> None:
        following = self.turns.take_next(self.tried)
        if following is not None:
            self.try_file(following)

    def _try_mended(self) -> None:
        if self.mended is not None and self.tried is not None:
            self.try_file(Wanted(self.mended, self.tried.wanted.kind))

    def _commit(self) -> None:
        if self.tried is None or self._is_importing:
            return
        if self._renewed(self.tried.wanted)[1]:
            self._try_again(self.tried.wanted)
            return
        wanted, store, files = self.tried.wanted, self.shell.context.store, self.files
        words = _("Importing “{file}” …").format(file=wanted.file.name)
        self._wait(words)
        self._act, self._is_importing = None, True
        self._runs.start(
            words, lambda progress: import_file(store, files, wanted, progress), self._imported, self._show_as_it_was
        )

    def _imported(self, tried: Tried) -> None:
        self._is_importing = False
        self.turns.note_import(tried)
        self._show_report(tried)
        if self.turns.said_next(tried):
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
                self.turns.note_import(self.tried, is_undone=True)
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
        if self.report is not None and self._area is not None:
            self._stack.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
            self.report, self._area = None, None


def _try_later(store: "Store", files: OnceRead, wanted: Wanted, progress: Progress, seconds: float) -> Tried:
    """Try the file after a pause, for who decides one row of a long list mostly decides the next one, too."""
    for _moment in range(round(seconds / MOMENT)):
        sleep(MOMENT)
        progress.step(0, 0)
    return try_file(store, files, wanted, progress)
