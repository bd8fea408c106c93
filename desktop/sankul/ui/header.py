"""The line above every page: its title, the programme and office it shows, and the search."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton

from sankul.text import _
from sankul.ui.parts import button, styled
from sankul.ui.theme import scaled


class Header(QFrame):
    """`search_wanted` opens the palette; `programme_chosen` carries the name of another programme."""

    search_wanted = Signal()
    help_wanted = Signal()
    programme_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "header")
        self.setFixedHeight(scaled(52))
        self.title = styled(QLabel(), "title")
        self.programme = styled(QPushButton(), "quiet")
        self.programme.hide()
        self.office = styled(QLabel(), "soft")
        self.search = button(
            _("Search or command") + "    Ctrl+K", self.search_wanted.emit, sign="search", look="search"
        )
        self.search.setMaximumWidth(scaled(264))
        self.search.setMinimumWidth(scaled(120))
        self.search.setAccessibleName(_("Search or command"))
        self.keys = button(_("Keys"), self.help_wanted.emit, sign="keyboard", look="quiet")
        self.keys.setToolTip("F1")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        for widget in (self.title, self.programme, self.office):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self.keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the office, then the programme, where there is no room; Qt calls it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - sum(each.sizeHint().width() + 16 for each in (self.title, self.search, self.keys))
        for each in (self.programme, self.office):
            room -= each.sizeHint().width() + 16
            each.setVisible(bool(each.text()) and room > 0)

    def tell_place(self, office: str, programmes: Sequence[tuple[str, str]], current: str) -> None:
        """Name the office and the programme; `programmes` are pairs of name and label, and more than one make a menu."""
        labels = dict(programmes)
        self.office.setText(office)
        self.programme.setText(labels.get(current, ""))
        self.programme.setAccessibleName(_("Programme: {name}").format(name=labels.get(current, "")))
        self._fit()
        if len(programmes) > 1:
            menu = QMenu(self.programme)
            for name, label in programmes:
                menu.addAction(label).triggered.connect(
                    lambda _checked=False, name=name: self.programme_chosen.emit(name)
                )
            self.programme.setMenu(menu)
