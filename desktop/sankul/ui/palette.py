"""Ctrl+K: finds people, sessions, spaces, certificates and claims as one types; after ">" it lists every act with its key."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sankul.spelling import matches
from sankul.text import _
from sankul.ui.commands import Command
from sankul.ui.fields import TextLine
from sankul.ui.jobs import Jobs
from sankul.ui.parts import label, styled
from sankul.ui.rooms import Found, Search
from sankul.ui.theme import colours, scaled, text_font

if TYPE_CHECKING:
    from sankul.operations.store import Work

WIDTH, HEIGHT = 640, 440
PAUSE_MS = 120
MOST_IN_GROUP = 6
_HINT, _RUN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class _Line(QStyledItemDelegate):
    """A heading in small bold letters, or a line with its hint at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line; Qt calls it."""
        look, inner = colours(), option.rect.adjusted(16, 0, -16, 0)
        is_heading = index.data(_HINT) is None
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(8, 1, -8, -1), 6, 6)
        painter.setFont(text_font(points=9.5, bold=is_heading))
        painter.setPen(QColor(look.text_soft))
        hint = "" if is_heading else str(index.data(_HINT))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
        if not is_heading:
            inner = inner.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(hint) - 16, 0)
            painter.setFont(text_font())
            can_run = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
            painter.setPen(QColor(look.text if can_run else look.text_soft))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line; Qt asks."""
        return QSize(100, scaled(30))


class Palette(QFrame):
    """Lies over the window until something is chosen, Esc is pressed or the focus leaves it."""

    def __init__(
        self,
        window: QWidget,
        jobs: Jobs,
        searches: Callable[[], Sequence[Search]],
        commands: Callable[[], Sequence[Command]],
        go: Callable[[str, str], None],
    ) -> None:
        """`searches` and `commands` are asked when needed, because they import the rooms."""
        super().__init__(window)
        styled(self, "palette")
        self._jobs, self._searches, self._commands, self._go = jobs, searches, commands, go
        self._window, self._before = window, window.focusWidget()
        self.edit = TextLine(placeholderText=_("Search people, schools, sessions… or type > for commands"))
        self.edit.setAccessibleName(_("Search or command"))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._typed)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Answers"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Line(self.list))
        self.list.itemClicked.connect(self._choose)
        self.note = label(look="soft", is_centred=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 8, 1, 12)
        rows.setSpacing(8)
        rows.addWidget(self.edit)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.note, 1)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self.hide()

    def open(self, text: str = "") -> None:
        """Come to the front with `text` typed."""
        window = self._window
        self._before = window.focusWidget()
        width, height = min(scaled(WIDTH), window.width() - 32), min(scaled(HEIGHT), window.height() - 96)
        self.setGeometry((window.width() - width) // 2, 64, width, height)
        self.edit.setText(text)
        self._typed(text)
        self.show()
        self.raise_()
        self.edit.setFocus()

    def close_up(self) -> None:
        """Go away, and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field move in the list; leaving the field closes the palette."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event.key())
        return super().eventFilter(watched, event)

    def _pressed(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        self._timer.stop()
        if text.startswith(">"):
            self._list_commands(text[1:])
        elif text.strip():
            self._timer.start()
        else:
            self._fill([], _("Type a name, a code or a serial number, in Hindi or English letters."))

    def _list_commands(self, query: str) -> None:
        found = [command for command in self._commands() if matches(query, command.group, command.label)]
        groups = groupby(found, key=lambda command: command.group)
        lines = [(group, [(each.label, each.keys, each.run) for each in commands]) for group, commands in groups]
        self._fill(lines, _("Nothing matches"))

    def _search(self) -> None:
        query, searches = self.edit.text(), self._searches

        def read(work: "Work") -> list[Found]:
            return [found for search in searches() for found in search(work, query)]

        self._jobs.read(read, self._show_found, owner=self, key="palette")

    def _show_found(self, found: Sequence[Found]) -> None:
        groups: dict[str, list[Found]] = {}
        for each in found:
            groups.setdefault(each.group, []).append(each)
        self._fill(
            [
                (_(group), [(each.title, each.hint, self._goer(each)) for each in many[:MOST_IN_GROUP]])
                for group, many in groups.items()
            ],
            _("Nothing matches"),
        )

    def _goer(self, found: Found) -> Callable[[], None]:
        return lambda: self._go(found.room, found.row_id)

    def _fill(
        self, groups: Sequence[tuple[str, Sequence[tuple[str, str, Callable[[], object] | None]]]], empty: str
    ) -> None:
        self.list.clear()
        for group, lines in groups:
            heading = QListWidgetItem(group, self.list)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for word, hint, run in lines:
                item = QListWidgetItem(word, self.list)
                item.setData(_HINT, hint)
                item.setData(_RUN, run)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group}: {word} {hint}")
                if run is None:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setVisible(self.list.count() > 0)
        self.note.setVisible(self.list.count() == 0)
        self.note.setText(empty)
        self._move(1)

    def _move(self, step: int) -> None:
        at = self.list.currentRow() + step
        while 0 <= at < self.list.count():
            if self.list.item(at).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(at)
                return
            at += step

    def _choose(self, item: QListWidgetItem | None) -> None:
        run = item.data(_RUN) if item is not None else None
        if run is not None:
            self.close_up()
            run()
