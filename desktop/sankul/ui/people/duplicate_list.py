"""The queue of likely duplicates as a table: what speaks for each pair, and the two names."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from sankul.operations.duplicates import DuplicatePair
from sankul.rules.duplicate_pairs import Sign
from sankul.text import N_, _, in_language
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel, Tone

ALARMS = {
    Sign.ACCOUNT: N_("Same account"),
    Sign.EMPLOYEE_CODE: N_("Same code"),
    Sign.MOBILE: N_("Same mobile"),
}


def _said_sign(pair: DuplicatePair) -> str:
    likeness = pair.likeness
    if likeness.is_alarm:
        return _(ALARMS[likeness.shared[0]])
    return _("Alike {score}").format(score=likeness.score)


def _tone(pair: DuplicatePair) -> Tone:
    return "red" if pair.likeness.is_alarm else "grey"


def said_names(pair: DuplicatePair) -> str:
    """Both names in the language of the screen."""
    return f"{in_language(*pair.one_names)} – {in_language(*pair.other_names)}"


COLUMNS: Sequence[Column[Any]] = (
    Column(title=N_("Sign"), value=_said_sign, chip=_tone, width=120),
    Column(title=N_("Pair"), value=said_names, width=200, stretch=True),
)


class PairTable(TableView):
    """The queue; it leaves the letters to the review."""

    def __init__(self, model: RowModel[DuplicatePair]) -> None:
        super().__init__(model)
        self.setSortingEnabled(False)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Likely duplicates"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N, S and T act, and do not search for a name; Qt calls it."""
        if event.key() in (Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_T, Qt.Key.Key_Escape):
            event.ignore()
        elif event.key() == Qt.Key.Key_Right:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
