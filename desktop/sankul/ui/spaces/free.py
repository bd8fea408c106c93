"""What the search for a free space found, best first."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QSizePolicy

from sankul.clock import in_india
from sankul.rules.sessions import said_moment
from sankul.rules.spaces import PERMISSION_LABELS, Space, permission_on
from sankul.text import N_, _
from sankul.ui.reports import Report
from sankul.ui.spaces.rows import PERMISSION_TONES, said_name
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel
from sankul.ui.theme import ROW_HEIGHT, scaled

MOST_SHOWN = 12


class FreeSpaces(Report):
    """A short table; Enter or a double click goes to the space."""

    def __init__(self, spaces: Sequence[Space], span: tuple[datetime, datetime], go: Callable[[str], object]) -> None:
        when = f"{said_moment(span[0])}–{in_india(span[1]):%H:%M}"
        sentence = _("{when}: free spaces: {n}, the best first.").format(when=when, n=len(spaces))
        if not spaces:
            sentence = _("{when}: no space with enough seats is free. Try another time or district.").format(when=when)
        super().__init__(_("Free spaces"), sentence)
        day = in_india(span[0]).date()
        self._model: RowModel[Space] = RowModel(
            (
                Column(title=N_("Name"), value=said_name, stretch=True),
                Column(title=N_("Seats"), value=lambda space: space.capacity, align="right", width=56),
                Column(
                    title=N_("Permission"),
                    value=lambda space: _(PERMISSION_LABELS[permission_on(space, day)]),
                    chip=lambda space: PERMISSION_TONES[permission_on(space, day)],
                    width=100,
                ),
            )
        )
        self._model.put(tuple(spaces))
        self._go = go
        self.table = TableView(self._model)
        self.table.setSortingEnabled(False)
        self.table.setAccessibleName(_("Free spaces"))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.setFixedHeight(scaled(ROW_HEIGHT) * (min(len(spaces), MOST_SHOWN) + 1) + 4)
        self.table.opened.connect(self._open)
        if spaces:
            self.add(self.table)
            self.table.choose(0)

    def _open(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self._go(row.id)
