"""The line above a page's content: what the page puts at its left, and its declared acts as buttons at the right."""

from collections.abc import Collection

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from sankul.text import _
from sankul.ui.actions import Acts, Declared
from sankul.ui.icons import icon
from sankul.ui.parts import styled
from sankul.ui.theme import scaled

MOST_BESIDE = 2
NARROW = 720


class ActionBar(QWidget):
    """One primary button and two others; the rest, and all others where it is narrow, stand in the menu "More"."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 10, 16, 10)
        self._row.setSpacing(8)
        self._beside: list[tuple[QAction, QPushButton]] = []
        self._primary: list[QPushButton] = []
        self._rest: list[QAction] = []
        self.more = QPushButton(icon("ellipsis"), _("More"))
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)

    def lead(self, widget: QWidget) -> None:
        """Add a widget at the left."""
        self._row.addWidget(widget)

    def put(self, acts: Acts, names: Collection[str] | None = None) -> None:
        """Add the buttons of a page's acts, or of those named, in the place of earlier ones."""
        self._clear()
        listed = [
            (known, act)
            for known, act in acts
            if known.listed and (names is None or known.name in names or known.in_menu)
        ]
        others = [(known, act) for known, act in listed if not known.primary and not known.in_menu]
        for known, act in others[:MOST_BESIDE]:
            self._beside.append((act, self._add(known, act, "")))
        self._rest = [act for _known, act in others[MOST_BESIDE:]] + [act for known, act in listed if known.in_menu]
        self._row.addWidget(self.more)
        self._primary = [self._add(known, act, "primary") for known, act in listed if known.primary]
        self.setVisible(self._row.count() > 2 or bool(others))
        self.fold(is_narrow=self.width() < scaled(NARROW) and self.isVisible())

    def _clear(self) -> None:
        if self._row.indexOf(self.more) < 0:
            self._row.addStretch(1)
        self._row.removeWidget(self.more)
        for older in [*(beside for _act, beside in self._beside), *self._primary]:
            self._row.removeWidget(older)
            older.hide()
            older.deleteLater()
        self._beside, self._primary = [], []

    def fold(self, *, is_narrow: bool) -> None:
        """Put the buttons beside the primary one into the menu, or back."""
        for _act, beside in self._beside:
            beside.setVisible(not is_narrow)
        in_menu = [act for act, _beside in self._beside] + self._rest if is_narrow else self._rest
        self._menu.clear()
        self._menu.addActions(in_menu)
        self.more.setVisible(bool(in_menu))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it is narrow; Qt calls it."""
        super().resizeEvent(event)
        self.fold(is_narrow=self.width() < scaled(NARROW))

    def _add(self, known: Declared, act: QAction, look: str) -> QPushButton:
        button = styled(QPushButton(act.icon(), act.text()), look)
        button.setObjectName(known.name)
        button.setToolTip(act.toolTip())
        button.setEnabled(act.isEnabled())
        button.clicked.connect(act.trigger)
        act.enabledChanged.connect(button.setEnabled)
        self._row.addWidget(button)
        return button
