"""The demo: an invented office taken through the whole main job, then the window on it."""

from pathlib import Path

from sankul import app
from sankul.commands.calls import Answer, Call, Command, Option, TerminalProgress
from sankul.text import _


def _demo(call: Call) -> Answer:
    report = app.make_demo(call.path("dir"), call.number("seed", 0, 10**9), TerminalProgress())
    values = {
        "office": report.office,
        "people": report.people,
        "circles": report.circles,
        "sessions": report.sessions,
        "bookings": report.bookings,
        "certificates": report.certificates,
        "claims": report.claims,
        "files": [str(file) for file in report.files],
        "seconds": report.seconds,
    }
    sentence = _(
        "The demo office stands: {people} people, {circles} circles, {sessions} sessions, {certificates} certificates, "
        "{claims} claims."
    ).format(**{name: values[name] for name in ("people", "circles", "sessions", "certificates", "claims")})
    folders = sorted({str(Path(file).parent) for file in report.files})
    return Answer(values, sentence, (report.office, *folders), opens_window=not call.words.no_window)


COMMANDS = (
    Command(
        "demo",
        "make a demo office, take it through the main job, and open it",
        _demo,
        (
            Option("dir", "the folder for the demo office and its papers", {"metavar": "DIR"}),
            Option("--no-window", "do not open the window afterwards", {"action": "store_true", "default": False}),
            Option("--seed", "which invented office", {"default": "1", "metavar": "N"}),
        ),
    ),
)
