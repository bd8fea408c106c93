"""The strip below the page: what to look at again, one remark at a time, so that the page above keeps its size."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from sankul.rules.design_remarks import Remark
from sankul.rules.designs import Item
from sankul.text import _
from sankul.ui.certificates.designer.words import title_of
from sankul.ui.icons import pixmap
from sankul.ui.messages import announce
from sankul.ui.parts import button, label, styled
from sankul.ui.theme import scaled

HEIGHT = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its sign; `key` is the item that it is about, or empty."""

    sentence: str
    sign: str
    tone: str
    key: str = ""


class Remarks(QFrame):
    """`wanted` carries the key of an item; a button goes on to the next remark."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "foot").setFixedHeight(scaled(HEIGHT))
        self._lines: tuple[Line, ...] = ()
        self._at = 0
        self._sign = QLabel()
        self._sentence = label("")
        self.show_item = button(_("Show"), self._want, look="link")
        self.next = button("", self._go_on, look="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.show_item)
        row.addWidget(self.next)
        self.tell((), (), "")

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that there is to say."""
        return tuple(each.sentence for each in self._lines)

    def tell(self, remarks: Sequence[Remark], items: Sequence[Item], trouble: str) -> None:
        """Show these remarks, and first why the page cannot be drawn, if so."""
        titles = {each.key: title_of(each) for each in items}
        lines = [Line(trouble, "circle-alert", "red")] if trouble else []
        lines += [_line(each, titles.get(each.key, "")) for each in remarks]
        if not lines:
            lines = [Line(_("Nothing to remark: it can be printed as it is."), "circle-check", "green")]
        if tuple(lines) != self._lines:
            seen = self._lines[self._at] if self._lines else None
            self._lines = tuple(lines)
            self._at = lines.index(seen) if seen in lines and not trouble else 0
            self._show()

    def _show(self) -> None:
        line = self._lines[self._at]
        self._sign.setPixmap(pixmap(line.sign, line.tone))
        self._sentence.setText(line.sentence)
        self.show_item.setVisible(bool(line.key))
        self.show_item.setAccessibleName(f"{_('Show')}: {line.sentence}")
        self.next.setVisible(len(self._lines) > 1)
        self.next.setText(_("Next remark ({n} of {total})").format(n=self._at + 1, total=len(self._lines)))
        announce(self, line.sentence)

    def _want(self) -> None:
        self.wanted.emit(self._lines[self._at].key)

    def _go_on(self) -> None:
        self._at = (self._at + 1) % len(self._lines)
        self._show()


def _line(remark: Remark, title: str) -> Line:
    sign, tone = ("circle-alert", "red") if remark.is_fault else ("triangle-alert", "amber")
    return Line(f"{title}: {remark}" if title else str(remark), sign, tone, remark.key)
