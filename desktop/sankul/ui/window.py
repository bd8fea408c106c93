"""The main window: sidebar, header, message bar, the room that is seen, progress strip and undo toast."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from sankul.errors import Refusal, Sentence
from sankul.log import log_bug
from sankul.rules.journal import Changes
from sankul.text import N_, _, use_language
from sankul.ui.actions import Acts, action
from sankul.ui.commands import all_commands
from sankul.ui.context import Context
from sankul.ui.drops import dropped_files, hand_over, may_drop
from sankul.ui.enter_key import EnterWindow
from sankul.ui.header import Header
from sankul.ui.jobs import Jobs
from sankul.ui.messages import MessageBar, Toast
from sankul.ui.page import Page
from sankul.ui.place import Place, read_place
from sankul.ui.rooms import ROOMS, Search, Waiting, has_page, listed, resolve
from sankul.ui.sidebar import Sidebar
from sankul.ui.strip import ProgressStrip
from sankul.ui.theme import apply_theme

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.ui.palette import Palette

SETTLE_MS = 300


class MainWindow(EnterWindow):
    """The Shell of the pages (see ui/context.py). Everything in it is built anew when language or theme change."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.jobs = Jobs(context.store, self)
        self.jobs.failed.connect(self.fail)
        self.jobs.changed.connect(self._hear)
        self.rooms = tuple(filter(has_page, ROOMS))
        self.acts = Acts(self, Qt.ShortcutContext.WindowShortcut, self.run)
        for at, room in enumerate(listed(self.rooms), 1):
            QShortcut(QKeySequence(f"Ctrl+{at}"), self, lambda key=room.key: self.go(key))
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._read_waiting)
        self._waiting: Mapping[str, int] = {}
        self._place = Place()
        self._may_close, self._is_protected = False, True
        self.room = ""
        self._palette: Palette | None = None
        self._paper: QWidget | None = None
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.resize(1280, 740)
        self.restoreGeometry(QByteArray.fromHex(context.settings.geometry.encode()))
        self._build()
        self.go("home")
        self._read_place()

    @property
    def programme(self) -> str | None:
        """See Shell."""
        return self.context.settings.programme or None

    def page(self, room: str) -> Page:
        """The page of a room; imported and built at the first call."""
        if room not in self._pages:
            path = next(each.page for each in self.rooms if each.key == room)
            page: Page = resolve(path)(self)
            self._pages[room] = page
            self._stack.addWidget(page)
        return self._pages[room]

    def go(self, room: str, row_id: str = "") -> None:
        """See Shell."""
        page = self.page(room)
        if room != self.room:
            self.messages.settle()
        self.room = room
        self.sidebar.mark(next(each.within for each in self.rooms if each.key == room) or room)
        self.header.title.setText(_(page.title))
        self.setWindowTitle(f"{_(page.title)} – {_('Sankul')}")
        self._stack.setCurrentWidget(page)
        self._close_paper()
        page.entered()
        page.setFocus()
        if row_id:
            page.select(row_id)

    def do(self, act: str) -> None:
        """See Shell."""
        room = act.partition(".")[0]
        if room in (each.key for each in self.rooms):
            self.go(room)
            for known, action in self.page(room).acts:
                if known.name == act:
                    action.trigger()

    def say(self, sentence: str, kind: str = "info") -> None:
        """See Shell."""
        self.messages.say(sentence, kind)

    def fail(self, error: BaseException) -> None:
        """See Shell."""
        if isinstance(error, Sentence):
            self.say(str(error), "warning" if isinstance(error, Refusal) else "error")
        else:
            from sankul.ui.crash import CrashBox

            CrashBox(log_bug(error), self).open()

    def run(self, method: Any) -> None:
        """Run a method of ours; say it when it is refused."""
        try:
            method()
        except Sentence as sentence:
            self.fail(sentence)

    def open_pdf(self, path: Path, title: str) -> None:
        """See Shell."""
        from sankul.ui.pdf import PdfView

        view, before = PdfView(path, title, self.fail), self.focusWidget()
        view.left.connect(lambda: self._leave_paper(before))
        self._close_paper()
        self._paper = view
        self.header.title.setText(title)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.setFocus()

    def show_programme(self, name: str) -> None:
        """See Shell."""
        self.context.settings.programme = name
        self.context.settings.save()
        self._read_place()
        for page in self._pages.values():
            page.hear_all()

    def rebuild(self) -> None:
        """See Shell."""
        use_language(self.context.settings.language)
        apply_theme(_application(), self.context.settings)
        self.acts.label()
        room, states = self.room, {key: page.state() for key, page in self._pages.items()}
        self._build()
        for key, state in states.items():
            self.page(key).restore(state)
        self.go(room)
        self._show_place(self._place)
        self.sidebar.tell(self._waiting)
        self.sidebar.tell_protection(self._is_protected)

    def follow_system(self) -> None:
        """The system turned light or dark; a form that is open keeps the old look until the next time."""
        if self.context.settings.theme == "system" and not self._unsaved():
            self.rebuild()

    def may_rebuild(self) -> bool:
        """Whether nothing typed would be lost; says what to do when it would."""
        unsaved = self._unsaved()
        if unsaved:
            self.go(unsaved[0])
            self.say(_("Save or cancel the open form first."), "warning")
        return not unsaved

    @action(name="window.palette", label=N_("Search or command"), shortcut="Ctrl+K", icon="search")
    def open_palette(self) -> None:
        """Show the search."""
        if self._palette is None:
            from sankul.ui.palette import Palette

            self._palette = Palette(self._central, self.jobs, self._searches, lambda: all_commands(self), self.go)
        self._palette.open()

    @action(name="window.undo", label=N_("Undo"), shortcut="Ctrl+Z", icon="undo-2")
    def undo(self) -> None:
        """Undo the last act."""
        self.jobs.act(lambda _progress: self.context.store.undo(), what=_("Undo"))

    @action(name="window.redo", label=N_("Do again"), shortcut="Ctrl+Shift+Z | Ctrl+Y", icon="redo-2")
    def redo(self) -> None:
        """Do the act last undone again."""
        self.jobs.act(lambda _progress: self.context.store.redo(), what=_("Do again"))

    @action(
        name="window.language", label=N_("Change the language: Hindi or English"), shortcut="Ctrl+L", icon="languages"
    )
    def switch_language(self) -> None:
        """From English to Hindi and back."""
        if self.may_rebuild():
            settings = self.context.settings
            settings.language = "en" if settings.language == "hi" else "hi"
            settings.save()
            self.rebuild()

    @action(name="window.keys", label=N_("Show all keys"), shortcut="F1 | ?", icon="keyboard")
    def show_keys(self) -> None:
        """Open the sheet of keys."""
        from sankul.ui.shortcuts import ShortcutSheet

        ShortcutSheet(all_commands(self), self).open()

    @action(name="window.office", label=N_("Open or make another office"), icon="folder-open")
    def leave_office(self) -> None:
        """See Shell."""
        if self.may_rebuild():
            self.left.emit()

    @action(name="window.quit", label=N_("Quit"), shortcut="Ctrl+Q", icon="log-out")
    def quit(self) -> None:
        """Close the window."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place; hold back once when something typed would be lost. Qt calls it."""
        if self._unsaved() and not self._may_close:
            self.messages.say(_("A form is not saved yet."), "warning", _("Quit without saving"), self._close_anyway)
            event.ignore()
            return
        self.context.settings.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self.context.settings.save()
        self.jobs.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Whatever comes from another program may be dropped, so that nothing falls without a word; Qt calls it."""
        may_drop(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand files over to where they belong; Qt calls it."""
        if may_drop(event):
            self.run(lambda: hand_over(self, dropped_files(event.mimeData())))

    def _unsaved(self) -> list[str]:
        return [key for key, page in self._pages.items() if page.has_unsaved()]

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()

    def _build(self) -> None:
        self._pages: dict[str, Page] = {}
        settings = self.context.settings
        other = "English" if settings.language == "hi" else "हिन्दी"
        self.sidebar = Sidebar(listed(self.rooms), other)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.language_wanted.connect(self.acts["window.language"].trigger)
        self.header = Header()
        self.header.search_wanted.connect(self.acts["window.palette"].trigger)
        self.header.help_wanted.connect(self.acts["window.keys"].trigger)
        self.header.programme_chosen.connect(self.show_programme)
        self.messages = MessageBar()
        self._stack = QStackedWidget()
        self._paper = None
        content = QWidget()
        rows = QVBoxLayout(content)
        central = QWidget()
        columns = QHBoxLayout(central)
        for layout in (rows, columns):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for widget in (self.header, self.messages, self._stack, ProgressStrip(self.jobs)):
            rows.addWidget(widget, 1 if widget is self._stack else 0)
        columns.addWidget(self.sidebar)
        columns.addWidget(content, 1)
        self.toast = Toast(content, lambda: self.page(self.room).foot_height())
        self.toast.undo.connect(self.acts["window.undo"].trigger)
        self._palette = None
        self._central = central
        self.setCentralWidget(central)

    def _searches(self) -> list[Search]:
        return [resolve(room.search) for room in self.rooms if room.search]

    def _leave_paper(self, before: QWidget | None) -> None:
        """Go back to the page, and to where the cursor was on it."""
        self.go(self.room)
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _close_paper(self) -> None:
        """Let go of the paper that was seen, for it holds its file, which Windows lets nobody write anew meanwhile."""
        if self._paper is not None:
            self._stack.removeWidget(self._paper)
            self._paper.hide()
            self._paper.deleteLater()
            self._paper = None

    def _hear(self, changes: Changes) -> None:
        self.toast.tell(changes)
        for page in self._pages.values():
            page.hear(changes)
        if changes.collections & {"offices", "programmes"}:
            self._read_place()
        self._settle.start()

    def _read_place(self) -> None:
        self.jobs.read(lambda work: read_place(work, self.programme), self._show_place, owner=self, key="place")
        self.jobs.compute(lambda: self.context.store.is_protected, self._show_protection, owner=self)
        self._settle.start()

    def _show_protection(self, is_protected: bool) -> None:
        self._is_protected = is_protected
        self.sidebar.tell_protection(is_protected)

    def _show_place(self, place: Place) -> None:
        from sankul.operations.levels import speak_as

        was_shown, self._place = self._place.office is not None, place
        if speak_as(place.office) and was_shown:
            self._renew_pages()
        self.header.tell_place(place.office_name(), place.programme_labels(), place.programme)

    def _renew_pages(self) -> None:
        """The office calls its levels otherwise now: pages are built anew when they are next seen, but for open forms."""
        for key, page in list(self._pages.items()):
            if key != self.room and not page.has_unsaved():
                del self._pages[key]
                self._stack.removeWidget(page)
                page.deleteLater()
            else:
                page.hear_all()

    def _read_waiting(self) -> None:
        waits = {room.key: room.waiting for room in self.rooms if room.waiting}

        def read(work: "Work") -> dict[str, int]:
            counts: dict[str, Waiting] = {key: resolve(path) for key, path in waits.items()}
            return {key: count(work) for key, count in counts.items()}

        self.jobs.read(read, self._show_waiting, owner=self, key="waiting")

    def _show_waiting(self, waiting: Mapping[str, int]) -> None:
        self._waiting = waiting
        self.sidebar.tell(waiting)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
