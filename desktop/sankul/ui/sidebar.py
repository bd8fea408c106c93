"""The sidebar: the rooms with a number where something waits, and at its foot what everyone should know."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sankul.text import _
from sankul.ui.icons import icon
from sankul.ui.parts import label, sign, styled
from sankul.ui.rooms import Room
from sankul.ui.switches import OneOf
from sankul.ui.theme import scaled

WIDTH, WIDEST = 208, 328


class RoomButton(QPushButton):
    """Icon and word of a room, and the number of what waits there."""

    def __init__(self, room: Room, place: int) -> None:
        super().__init__(icon(room.icon, checked="accent_text", size=18), _(room.title))
        styled(self, "room")
        self.setToolTip(f"{_(room.title)}  Ctrl+{place}")
        self.badge = styled(QLabel(), "badge")
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tell(0)

    def tell(self, waiting: int) -> None:
        """Show how much waits; nothing when it is nothing."""
        self.badge.setText(str(waiting))
        self.badge.setVisible(waiting > 0)
        said = _("{room}, {n} waiting").format(room=self.text(), n=waiting) if waiting else self.text()
        self.setAccessibleName(said)


class Sidebar(QFrame):
    """`chosen` carries the key of a room."""

    chosen = Signal(str)
    language_wanted = Signal()

    def __init__(self, rooms: Sequence[Room], language_label: str) -> None:
        super().__init__()
        styled(self, "sidebar")
        self.setFixedWidth(min(scaled(WIDTH), WIDEST))
        self.rooms = {room.key: RoomButton(room, place) for place, room in enumerate(rooms, 1)}
        self._group = OneOf(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 12, 8, 8)
        rows.setSpacing(2)
        rows.addLayout(self._brand())
        rows.addSpacing(12)
        for key, button in self.rooms.items():
            self._group.add(button)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            if key == "settings":
                rows.addStretch(1)
            rows.addWidget(button)
        self.language = styled(QPushButton(icon("languages", size=18), language_label), "room")
        self.language.setToolTip("Ctrl+L")
        self.language.clicked.connect(self.language_wanted)
        rows.addWidget(self.language)
        self.unprotected = self._unprotected()
        rows.addWidget(self.unprotected)

    def mark(self, key: str) -> None:
        """Show which room is seen."""
        self._group.mark(self.rooms[key])

    def tell(self, waiting: Mapping[str, int]) -> None:
        """Show how much waits in each room."""
        for key, count in waiting.items():
            self.rooms[key].tell(count)

    def tell_protection(self, is_protected: bool) -> None:
        """Say it when anyone who has the file can open it."""
        self.unprotected.setVisible(not is_protected)

    def _brand(self) -> QHBoxLayout:
        mark = styled(QLabel("सं", alignment=Qt.AlignmentFlag.AlignCenter), "sign")
        mark.setFixedSize(scaled(28), scaled(28))
        name = styled(QLabel(_("Sankul")), "title")
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(mark)
        row.addWidget(name, 1)
        return row

    def _unprotected(self) -> QWidget:
        notice = QWidget()
        notice.hide()
        said = label(_("This office is not protected by a passphrase."), "unprotected")
        mark = sign("lock-open", "amber")
        row = QHBoxLayout(notice)
        row.setContentsMargins(12, 10, 8, 6)
        row.setSpacing(10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        return notice
