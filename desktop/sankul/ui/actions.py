"""Acts are declared once, on the methods that do them. Buttons, menus, palette and shortcut sheet read the declarations."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from sankul.text import _
from sankul.ui.icons import icon

Needs = Literal["nothing", "row", "rows", "two"]
M = TypeVar("M", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Declared:
    """An act as it was declared: `needs` says whether one selected row, at least one, or just two must be there.

    `in_menu`: it always stands in the menu "More", whatever else is seen.
    """

    name: str
    label: str
    method: str
    shortcut: str = ""
    icon: str = ""
    primary: bool = False
    needs: Needs = "nothing"
    listed: bool = True
    in_menu: bool = False

    def keys(self) -> str:
        """The shortcut as it is written on this PC's keyboard; the first of several."""
        return QKeySequence(self.shortcut.split(" | ")[0]).toString(QKeySequence.SequenceFormat.NativeText)


def action(
    *,
    name: str,
    label: str,
    shortcut: str = "",
    icon: str = "",
    primary: bool = False,
    needs: Needs = "nothing",
    listed: bool = True,
    in_menu: bool = False,
) -> Callable[[M], M]:
    """Declare a method without arguments as an act.

    `label` is an N_ message; `shortcut` is in Qt's portable form ("Ctrl+Shift+V"), several apart by " | ". One primary act
    per page. `listed=False` keeps it out of the buttons (for keys that only move about); `in_menu` keeps it in "More".
    """

    def declare(method: M) -> M:
        known = Declared(name, label, method.__name__, shortcut, icon, primary, needs, listed, in_menu)
        method.__declared__ = known  # type: ignore[attr-defined]
        return method

    return declare


def declared(owner: type) -> tuple[Declared, ...]:
    """The acts of a class in the order of their declaration, inherited ones last."""
    return tuple(_walk(owner))


def _walk(owner: type) -> Iterator[Declared]:
    seen: set[str] = set()
    for base in owner.__mro__:
        for name, member in vars(base).items():
            known = getattr(member, "__declared__", None)
            if isinstance(known, Declared) and name not in seen:
                seen.add(name)
                yield known


def _run(run: Callable[[Callable[[], object]], None], method: Callable[[], object], _checked: bool = False) -> None:
    run(method)


class Acts:
    """The declared acts of one widget as QActions that run its methods and obey their keys."""

    def __init__(
        self, owner: QWidget, context: Qt.ShortcutContext, run: Callable[[Callable[[], object]], None]
    ) -> None:
        """`run` calls a method and says it when that is refused."""
        self._actions: dict[str, tuple[Declared, QAction]] = {}
        for known in declared(type(owner)):
            act = QAction(owner)
            act.setShortcuts([QKeySequence(key) for key in known.shortcut.split(" | ") if key])
            act.setShortcutContext(context)
            act.triggered.connect(partial(_run, run, getattr(owner, known.method)))
            act.setIconVisibleInMenu(False)
            owner.addAction(act)
            self._actions[known.name] = (known, act)
        self.label()

    def __iter__(self) -> Iterator[tuple[Declared, QAction]]:
        return iter(self._actions.values())

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name][1]

    def label(self) -> None:
        """Write the labels in the language now spoken."""
        for known, act in self:
            act.setText(_(known.label))
            act.setToolTip(f"{_(known.label)}  {known.keys()}".strip())
            if known.icon:
                act.setIcon(icon(known.icon, "on_accent" if known.primary else "text_soft"))

    def allow(self, selected: int) -> None:
        """Enable what can be done with `selected` rows."""
        can = {"nothing": True, "row": selected == 1, "rows": selected >= 1, "two": selected == 2}
        for known, act in self:
            act.setEnabled(can[known.needs])
