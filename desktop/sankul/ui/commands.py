"""Every act of the program with its key, read from the declarations: for the palette and for the sheet of keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QKeySequence

from sankul.text import _
from sankul.ui.actions import Acts, declared
from sankul.ui.page import Page
from sankul.ui.rooms import Room, listed, resolve


@dataclass(frozen=True, slots=True)
class Command:
    """One act: its room or group and its label in the language now spoken, its key, and what runs it (None: cannot now)."""

    group: str
    label: str
    keys: str
    run: Callable[[], object] | None


class HasRooms(Protocol):
    """The window, as far as commands know it."""

    acts: Acts

    @property
    def rooms(self) -> Sequence[Room]:
        """All rooms."""

    def go(self, room: str, row_id: str = "") -> None:
        """Show a room."""

    def page(self, room: str) -> Page:
        """The page of a room; built when it was not."""

    @property
    def room(self) -> str:
        """The room that is seen."""


def all_commands(window: HasRooms) -> list[Command]:
    """The window's acts, the ways to the rooms, then each room's acts, the room that is seen first."""
    found = [
        Command(_("Everywhere"), _(known.label), known.keys(), act.trigger if act.isEnabled() else None)
        for known, act in window.acts
        if known.name != "window.palette"
    ]
    places = {room.key: place for place, room in enumerate(listed(window.rooms), 1)}
    for room in window.rooms:
        numbered = f"Ctrl+{places[room.key]}" if room.key in places else ""
        keys = QKeySequence(numbered).toString(QKeySequence.SequenceFormat.NativeText)
        found.append(Command(_("Go to"), _(room.title), keys, lambda key=room.key: window.go(key)))  # type: ignore[misc]
    here = sorted(window.rooms, key=lambda room: room.key != window.room)
    seen: set[str] = set()
    return found + [command for room in here for command in _of_room(window, room, seen)]


def _of_room(window: HasRooms, room: Room, seen: set[str]) -> list[Command]:
    commands = []
    for known in declared(resolve(room.page)):
        if known.name in seen:
            continue
        seen.add(known.name)
        is_here = room.key == window.room
        can_run = known.needs == "nothing" or (is_here and window.page(room.key).acts[known.name].isEnabled())
        run = _runner(window, room.key, known.name) if can_run else None
        commands.append(Command(_(room.title), _(known.label), known.keys(), run))
    return commands


def _runner(window: HasRooms, room: str, name: str) -> Callable[[], None]:
    def run() -> None:
        window.go(room)
        window.page(room).acts[name].trigger()

    return run
