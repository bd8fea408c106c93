"""The lines above the list: how good the draft is, its chips, and the commit."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sankul.operations.mentoring import DraftOutdated
from sankul.operations.mentoring_preview import CHANGE_LABELS, Change, Preview
from sankul.text import _
from sankul.ui.exchanged import Exchanged
from sankul.ui.mentoring.draft import commit_text, placed_text, quality_text
from sankul.ui.parts import button, label, sign, styled
from sankul.ui.theme import scaled


class Strip(QWidget):
    """`chosen` carries the Change to show (None: all); `said` is a sentence that stands beside the switch of views."""

    chosen = Signal(object)
    commit_wanted = Signal()
    propose_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = label("", "soft")
        self.commit = button("", self.commit_wanted.emit, sign="check", look="primary")
        self.commit.setObjectName("commit")
        self.changes: dict[Change | None, QPushButton] = {}
        self.outdated = _Outdated(self.propose_wanted.emit)
        self._second = self._chip_line()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._second)
        rows.addWidget(self.outdated)
        rows.addWidget(_rule())
        self.show_draft(None, None)

    def say(self, sentence: str) -> None:
        """Say something beside the switch of views."""
        self.said.setText(sentence)

    def show_draft(self, preview: Preview | None, chosen: Change | None, note: str = "") -> None:
        """Show the chips, the quality and the commit of a draft; None: there is none to show."""
        self._second.setVisible(preview is not None)
        self.outdated.setVisible(preview is not None and preview.is_outdated)
        if preview is None:
            return
        self.say(" ".join(part for part in (placed_text(preview.report), quality_text(preview.report), note) if part))
        self.commit.setText(commit_text(preview.report))
        self.commit.setEnabled(not preview.is_outdated and preview.report.assigned > 0)
        self._put_chips(Counter(row.change for row in preview.rows), chosen)

    def _chip_line(self) -> QWidget:
        holder, inner = QWidget(), QWidget()
        chips = QHBoxLayout(inner)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(6)
        chips.addStretch(1)
        self._chips = Exchanged(chips)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        for set_policy in (area.setHorizontalScrollBarPolicy, area.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFixedHeight(scaled(36))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 0, 16, 10)
        row.setSpacing(12)
        row.addWidget(area, 1)
        row.addWidget(self.commit)
        return holder

    def _put_chips(self, counts: Mapping[Change, int], chosen: Change | None) -> None:
        """Chips are kept where they can be, so that the focus stays."""
        wanted: dict[Change | None, str] = {None: f"{_('All')}  {sum(counts.values())}"}
        for change, said in CHANGE_LABELS.items():
            if counts[change] or change == chosen:
                wanted[change] = f"{_(said)}  {counts[change]}"
        if list(wanted) != list(self.changes):
            self._make_chips(list(wanted))
        for each, said in wanted.items():
            self.changes[each].setText(said)
            self.changes[each].setChecked(each == chosen)

    def _make_chips(self, wanted: list[Change | None]) -> None:
        self.changes = {change: _toggle("") for change in wanted}
        _alone(self, self.changes.values())
        for change, each in self.changes.items():
            each.clicked.connect(lambda _checked=False, change=change: self.chosen.emit(change))
        self._chips.put(*self.changes.values())


class _Outdated(QFrame):
    """Says that the draft was made from other people, and offers another."""

    def __init__(self, propose: Callable[[], object]) -> None:
        super().__init__()
        styled(self, "message").setProperty("kind", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(sign("triangle-alert", "amber"))
        row.addWidget(label(str(DraftOutdated())), 1)
        self.button = button(_("Propose again"), propose)
        row.addWidget(self.button)


def _toggle(word: str) -> QPushButton:
    made = styled(QPushButton(word), "segment")
    made.setCheckable(True)
    return made


def _alone(owner: QWidget, buttons: Iterable[QPushButton]) -> None:
    group = QButtonGroup(owner)
    for each in buttons:
        group.addButton(each)


def _rule() -> QFrame:
    rule = styled(QFrame(), "rule")
    rule.setFixedHeight(1)
    return rule
