"""The application: font, theme, language, and what happens with errors that nobody caught."""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from sankul.log import log_bug
from sankul.settings import Settings
from sankul.text import use_language
from sankul.ui.context import Context
from sankul.ui.fonts import load_fonts, prepare_fonts
from sankul.ui.theme import apply_theme
from sankul.ui.window import MainWindow

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


def run(context: Context) -> int:
    """Show the window on an open office until it is closed; the exit code of the program."""
    app = make_application(context.settings)
    qInstallMessageHandler(_log_qt)
    window = MainWindow(context)
    sys.excepthook = lambda kind, error, trace: _fail(window, kind, error, trace)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: window.follow_system())
    window.show()
    return app.exec()


def _fail(window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, Exception):
        window.fail(error.with_traceback(trace))
    else:
        log_bug(error)
        sys.__excepthook__(kind, error, trace)


def _log_qt(level: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("sankul.qt").log(_LEVELS.get(level, logging.WARNING), "%s", message)
