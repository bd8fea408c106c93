"""Keys of the import: they count wherever the cursor is in it, also in its foot, but not in a form beside it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from sankul.rules.imports import DecisionKind
from sankul.ui.local_keys import on_key
from sankul.ui.people.import_decide import KEYS, KEYS_FOR_ALL
from sankul.ui.people.import_foot import IMPORT_KEYS
from sankul.ui.people.import_report import STEP_KEYS

if TYPE_CHECKING:
    from sankul.ui.people.importing import ImportScreen


def listen(screen: "ImportScreen") -> None:
    """Let the keys of the screen, its two steps and its decisions count."""
    on_key(screen, Qt.Key.Key_Escape, screen.escape)
    for keys in IMPORT_KEYS:
        on_key(screen, keys, screen.foot.press_import)
    for step, key in STEP_KEYS.items():
        on_key(screen, key, partial(_go, screen, step))
    for key, kind in KEYS.items():
        on_key(screen, key, partial(_decide, screen, kind))
    for key, kind in KEYS_FOR_ALL.items():
        on_key(screen, key, partial(_decide_all, screen, kind))


def _go(screen: "ImportScreen", step: str) -> None:
    if screen.report is not None and screen.report.isVisible():
        screen.report.go(step)


def _decide(screen: "ImportScreen", kind: DecisionKind) -> None:
    if screen.report is not None and screen.report.rows.isVisible():
        screen.report.rows.press(kind)


def _decide_all(screen: "ImportScreen", kind: DecisionKind) -> None:
    if screen.report is not None and screen.report.rows.isVisible():
        screen.report.rows.press_for_all(kind)
