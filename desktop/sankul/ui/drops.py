"""Files dropped anywhere on the window: the page that is seen takes them, or else the room that they are for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from sankul.text import _
from sankul.ui.page import Page


class Rooms(Protocol):
    """What is needed of the window."""

    room: str

    def page(self, room: str) -> Page:
        """The page of a room."""

    def go(self, room: str) -> None:
        """Show a room."""

    def say(self, sentence: str, kind: str = "info") -> None:
        """Show a sentence in the message bar."""


def may_drop(event: QDropEvent) -> bool:
    """Take what comes from another program, and tell whether it does; as a copy, for after a move the other may delete it."""
    if event.source() is not None:
        return False
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    return True


def dropped_files(data: QMimeData) -> list[Path]:
    """The dropped files and folders, in the order of their names."""
    return sorted(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def hand_over(rooms: Rooms, files: Sequence[Path]) -> None:
    """Give files to the page that is seen; what it has no use for goes to the certificates or to the import of lists."""
    if not files:
        rooms.say(
            _("This cannot be dropped here. Drop a workbook or list, or the paper of a certificate, as a file."),
            "warning",
        )
        return
    rooms.go(rooms.room)  # a paper may lie over the page
    if not rooms.page(rooms.room).take_files(files):
        from sankul.ui.certificates.checking import paper_among

        room = "certificates" if paper_among(files[:1]) else "people"
        rooms.go(room)
        rooms.page(room).take_files(files)
