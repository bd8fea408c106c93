"""The strip below the page: what to look at again, each a button that goes to its item."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sankul.rules.design_remarks import Remark
from sankul.rules.designs import Item
from sankul.text import _, ngettext
from sankul.ui.certificates.designer.words import title_of
from sankul.ui.parts import button, label, sign, styled

MOST_SHOWN = 3


class Remarks(QFrame):
    """At most three lines; how many more there are is said. `wanted` carries the key of an item."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "foot")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 4, 12, 4)
        self._rows.setSpacing(0)
        self._told: tuple[object, ...] | None = None
        self.tell((), (), "")

    def tell(self, remarks: Sequence[Remark], items: Sequence[Item], trouble: str) -> None:
        """Show these remarks, and why the page cannot be drawn, if so."""
        told = (tuple((str(each), each.key) for each in remarks), trouble)
        if told == self._told:
            return
        self._told = told
        self._clear()
        if trouble:
            self._rows.addWidget(_line(trouble, "circle-alert", "red"))
        titles = {each.key: title_of(each) for each in items}
        for each in remarks[:MOST_SHOWN]:
            self._rows.addWidget(self._remark(each, titles.get(each.key, "")))
        more = len(remarks) - MOST_SHOWN
        if more > 0:
            said = ngettext("… and {n} more remark", "… and {n} more remarks", more)
            self._rows.addWidget(label(said.format(n=more), "soft"))
        if not remarks and not trouble:
            self._rows.addWidget(_line(_("Nothing to remark: it can be printed as it is."), "circle-check", "green"))

    def _remark(self, remark: Remark, title: str) -> QWidget:
        icon, tone = ("circle-alert", "red") if remark.is_fault else ("triangle-alert", "amber")
        line = _line(f"{title}: {remark}" if title else str(remark), icon, tone)
        if remark.key:
            go = button(_("Show"), partial(self.wanted.emit, remark.key), look="link")
            go.setAccessibleName(f"{_('Show')}: {title}")
            layout = line.layout()
            assert layout is not None
            layout.addWidget(go)
        return line

    def _clear(self) -> None:
        while (entry := self._rows.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _line(sentence: str, icon: str, tone: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(sign(icon, tone))
    row.addWidget(label(sentence), 1)
    return made
