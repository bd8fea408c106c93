"""The application: font, theme, language, and what happens with errors that nobody caught."""

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, Qt, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from sankul.errors import Sentence
from sankul.log import log_bug
from sankul.settings import Settings
from sankul.text import use_language
from sankul.ui.context import Doors
from sankul.ui.fonts import load_fonts, prepare_fonts
from sankul.ui.late_store import LateStore
from sankul.ui.theme import apply_theme
from sankul.ui.window import MainWindow

if TYPE_CHECKING:
    from sankul.operations.store import Store
    from sankul.ui.start.window import StartWindow

LONGEST_WAIT_SECONDS = 1.0
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_application(settings: Settings) -> QApplication:
    """The QApplication of this process, made when there is none, in the look and language of `settings`."""
    prepare_fonts()
    use_language(settings.language)
    app = QApplication.instance() or QApplication(["sankul"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Sankul")
    app.setOrganizationName("Sankul")
    app.setDesktopFileName("sankul")
    app.setStyle("Fusion")
    load_fonts()
    apply_theme(app, settings)
    return app


def run(doors: Doors) -> int:
    """Show the office last opened, or the start when it cannot be opened unasked; the exit code of the program."""
    app = make_application(doors.settings)
    qInstallMessageHandler(_log_qt)
    program = Program(app, doors)
    sys.excepthook = program.fail
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: program.follow_system())
    program.begin()
    code = app.exec()
    program.end()
    return code


class _FirstPaint(QObject):
    """Tells when a window has been painted for the first time."""

    def __init__(self, window: QObject, painted: threading.Event) -> None:
        super().__init__(window)
        self._painted = painted

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Wait for what follows the first paint; Qt calls it."""
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, self._painted.set)
        return False


class Program(QObject):
    """Shows one window at a time: the start, or an office. An office is closed when its window is."""

    unopened = Signal(object)

    def __init__(self, app: QApplication, doors: Doors) -> None:
        super().__init__()
        self._app, self._doors = app, doors
        self.window: MainWindow | StartWindow | None = None
        self._store: Store | None = None
        self.unopened.connect(self._return, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """The first window. That of a known office is shown before the office is open."""
        place = self._doors.known_place()
        if self._doors.is_there(place):
            # Opening takes the interpreter for a while: it waits until the window can be seen, but never for long.
            painted = threading.Event()
            self.enter(LateStore(place, lambda: self._open(place, painted)))
            assert self.window is not None
            self.window.installEventFilter(_FirstPaint(self.window, painted))
        else:
            self.receive(place)

    def receive(self, place: str = "", reason: Sentence | None = None) -> None:
        """Show the start; see StartWindow."""
        from sankul.ui.start.window import StartWindow

        start = StartWindow(self._doors, place, reason)
        start.entered.connect(self.enter)
        self.window = start
        start.show()

    def enter(self, store: "Store", act: str = "") -> None:
        """Show an office in place of the start; `act` is what the person wants to do first."""
        start, window = self.window, MainWindow(self._doors.context_of(store))
        self.window, self._store = window, store
        window.left.connect(self._return, Qt.ConnectionType.QueuedConnection)
        window.show()
        if start is not None:
            start.close()
            start.deleteLater()
        if act:
            QTimer.singleShot(0, window, lambda: window.do(act))

    def end(self) -> None:
        """Close the office."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def follow_system(self) -> None:
        """The system turned light or dark."""
        if self.window is not None:
            self.window.follow_system()

    def fail(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody caught is said in the window; the interpreter calls it."""
        if issubclass(kind, Exception) and self.window is not None:
            self.window.fail(error.with_traceback(trace))
        else:
            log_bug(error)
            sys.__excepthook__(kind, error, trace)

    def _open(self, place: str, painted: threading.Event) -> "Store":
        """Open the known office, on the thread that reads it first."""
        painted.wait(LONGEST_WAIT_SECONDS)
        try:
            return self._doors.open(place, None)
        except Sentence as reason:
            self.unopened.emit(reason)
            raise

    def _return(self, reason: Sentence | None = None) -> None:
        """Back to the start, with the reason when the known office cannot be opened after all."""
        window = self.window
        if not isinstance(window, MainWindow) or self._store is None:
            return
        self._app.setQuitOnLastWindowClosed(False)
        window.close()
        window.deleteLater()
        self.end()
        self.receive("", reason)
        self._app.setQuitOnLastWindowClosed(True)


def _log_qt(level: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("sankul.qt").log(_LEVELS.get(level, logging.WARNING), "%s", message)
