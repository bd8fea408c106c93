"""The groups of an import's rows as chips with counts; one is chosen, and arrows move among them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sankul.text import _
from sankul.ui.flow import Flow
from sankul.ui.parts import styled
from sankul.ui.people.import_lines import ALL, GROUPS, ONLY_WHEN_THERE
from sankul.ui.switches import OneOf


class GroupChips(QWidget):
    """`chosen` carries the key of a group."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = OneOf(self)
        self.buttons: dict[str, QPushButton] = {}
        for key in GROUPS:
            chip = styled(QPushButton(), "filter")
            chip.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.add(chip)
            self.buttons[key] = chip
        self._flow = Flow(tuple(self.buttons.values()))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._flow)
        self.counts: Mapping[str, int] = {}
        self.mark(ALL)

    def tell(self, counts: Mapping[str, int]) -> None:
        """Show how many rows each group has."""
        self.counts = counts
        for key, chip in self.buttons.items():
            chip.setText(f"{_(GROUPS[key])}  {counts[key]}")
            chip.setProperty("empty", not counts[key])
            chip.style().unpolish(chip)
            chip.style().polish(chip)
            chip.setHidden(key in ONLY_WHEN_THERE and not counts[key])
        self._flow.flow()

    def mark(self, key: str) -> None:
        """Show which group is seen."""
        self._group.mark(self.buttons[key])

    @property
    def key(self) -> str:
        """The group that is seen."""
        return next(key for key, chip in self.buttons.items() if chip.isChecked())
