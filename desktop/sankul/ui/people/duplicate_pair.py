"""One likely duplicate: the two entries side by side, what merging them would do, and what forbids it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sankul.clock import in_india, said_day
from sankul.errors import Refusal
from sankul.identity import made_at
from sankul.operations.duplicates import DuplicatePair
from sankul.operations.merging import MergePreview, Moved
from sankul.rules.merging_fields import FIELD_LABELS, FieldLine, Side
from sankul.rules.people import Person
from sankul.text import N_, _, in_language
from sankul.ui.exchanged import Exchanged
from sankul.ui.facts import Chip
from sankul.ui.messages import announce
from sankul.ui.parts import bring_into_view, label, sign, styled
from sankul.ui.people.duplicate_rows import ChoiceRow, SameRow
from sankul.ui.theme import scaled

NARROW = 520
ENTRY = "entry"


class PairPane(QWidget):
    """`kept_changed` asks for another preview because another entry shall stay, `decided` because a clash was decided."""

    kept_changed = Signal(str)
    decided = Signal(str)

    def __init__(self, pair: DuplicatePair, preview: MergePreview) -> None:
        super().__init__()
        self.pair, self.preview = pair, preview
        self.rows: dict[str, ChoiceRow] = {}
        self._choices: dict[str, int] = {}
        self._alike: list[SameRow] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 16)
        outer.setSpacing(2)
        self._top = QWidget()
        forbidden = QVBoxLayout(self._top)
        forbidden.setContentsMargins(0, 0, 0, 0)
        if pair.likeness.why():
            outer.addWidget(_reason(pair))
        outer.addWidget(self._top)
        outer.addWidget(self._head())
        for line in preview.lines:
            if line.differs or line.kept:
                outer.addWidget(self._line(line))
        outer.addSpacing(8)
        outcome = QVBoxLayout()
        outcome.setSpacing(2)
        outer.addLayout(outcome)
        self._refusals, self._outcome = Exchanged(forbidden), Exchanged(outcome)
        self._say_outcome()
        outer.addStretch(1)
        self._is_narrow = False
        for row in self.rows.values():
            row.stepped.connect(self.step)

    @property
    def kept_id(self) -> str:
        """The entry that stays."""
        return self.preview.kept.id

    @property
    def gone_id(self) -> str:
        """The entry that goes."""
        return self.preview.gone.id

    def takes(self) -> Mapping[str, Side]:
        """What a person chose or left as proposed, by field."""
        kept = 0 if self.kept_id == self.pair.one_id else 1
        return {field: Side.KEPT if place == kept else Side.GONE for field, place in self._choices.items()}

    def take_over(self, choices: Mapping[str, int]) -> None:
        """Set what was chosen before, by field: 0 the left entry, 1 the right one."""
        for field, place in choices.items():
            if field in self.rows:
                self._choices[field] = place
                self.rows[field].blockSignals(True)
                self.rows[field].choose(place)
                self.rows[field].blockSignals(False)

    def choices(self) -> dict[str, int]:
        """What stands now: 0 the left entry, 1 the right one."""
        return dict(self._choices)

    def tell(self, preview: MergePreview) -> None:
        """Show what another choice comes to, without moving anything that is chosen."""
        self.preview = preview
        self._say_outcome()

    def tell_refusal(self, refusal: Refusal) -> None:
        """Say what stands in the way: at the row in which something must be chosen, else where it is said at the top."""
        row = self.rows.get(refusal.field)
        if row is not None:
            row.tell(str(refusal))
            row.setFocus()
        else:
            self.rows[ENTRY].setFocus()
            bring_into_view(self._top)
            announce(self, str(refusal))

    def focus_first(self) -> None:
        """Put the cursor into what must be chosen, else into the first field that differs."""
        rows = list(self.rows.values())
        open_rows = [row for row in rows if row.take is None]
        (open_rows or rows[1:] or rows)[0].setFocus()

    def step(self, by: int) -> None:
        """Go so many rows down."""
        rows = list(self.rows.values())
        at = next((place for place, row in enumerate(rows) if row.hasFocus()), -1 if by > 0 else len(rows))
        rows[min(max(at + by, 0), len(rows) - 1)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names of fields stand above the values where it is narrow; Qt calls it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for choice in self.rows.values():
                choice.fold(is_narrow=is_narrow)
            for alike in self._alike:
                alike.fold(is_narrow=is_narrow)

    def _head(self) -> ChoiceRow:
        entries = self._entries()
        kept = 0 if self.kept_id == self.pair.one_id else 1
        row = ChoiceRow(_("This entry stays"), (entries[0], entries[1]), kept, is_head=True)
        row.chosen.connect(lambda place: self.kept_changed.emit((self.pair.one_id, self.pair.other_id)[place]))
        self.rows[ENTRY] = row
        return row

    def _entries(self) -> list[list[str]]:
        behind = {self.kept_id: self.preview.own, self.gone_id: self.preview.moves}
        people = {each.id: each for each in (self.preview.kept, self.preview.gone)}
        ids = (self.pair.one_id, self.pair.other_id)
        return [list(_entry_lines(people[id_], behind[id_])) for id_ in ids]

    def _line(self, line: FieldLine) -> QWidget:
        title = _(FIELD_LABELS[line.field])
        is_kept_left = self.kept_id == self.pair.one_id
        if not line.differs:
            self._alike.append(alike := SameRow(title, line.kept))
            return alike
        texts = (line.kept, line.gone) if is_kept_left else (line.gone, line.kept)
        place = None if line.take is None else int((line.take is Side.GONE) == is_kept_left)
        row = ChoiceRow(title, ((texts[0],), (texts[1],)), place)
        row.chosen.connect(lambda place, field=line.field: self._chosen(field, place))
        self.rows[line.field] = row
        if place is not None:
            self._choices[line.field] = place
        return row

    def _chosen(self, field: str, place: int) -> None:
        self._choices[field] = place
        self.decided.emit(field)

    def _say_outcome(self) -> None:
        """What forbids the merge stands at the top; what must still be chosen has a chip of its own in its row."""
        forbidding = [each for each in self.preview.refusals if each.field not in self.rows]
        self._refusals.put(*(_remark("circle-alert", "red", str(each)) for each in forbidding))
        self._outcome.put(*_outcome(self.preview))


def _reason(pair: DuplicatePair) -> QWidget:
    """Why the pair is here; an alarm lies on red."""
    frame = QFrame()
    row = QHBoxLayout(frame)
    row.setSpacing(8)
    if pair.likeness.is_alarm:
        styled(frame, "alarm")
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(sign("triangle-alert", "red"))
    else:
        row.setContentsMargins(8, 0, 8, 4)
        row.addWidget(Chip(_("Alike {score}").format(score=pair.likeness.score), "grey"))
    row.addWidget(label(pair.likeness.why()), 1)
    return frame


def _entry_lines(person: Person, behind: tuple[Moved, ...]) -> Iterator[str]:
    """What tells the two entries apart: the name, when the entry was made, and what stands behind it."""
    yield in_language(person.name, person.name_hi)
    made = made_at(person.id)
    if isinstance(made, datetime):
        yield _("Entered on {day}").format(day=said_day(in_india(made).date()))
    yield ", ".join(f"{_(each.label)}: {each.n}" for each in behind) or _("Nothing stands behind it yet")


def _outcome(preview: MergePreview) -> Iterator[QWidget]:
    """What moves, and what the rules decide."""
    if preview.moves:
        moves = ", ".join(f"{_(each.label)}: {each.n}" for each in preview.moves)
        yield _remark(
            "arrow-left-right", "text_soft", _("Goes over to the entry that stays: {moves}.").format(moves=moves)
        )
    for decision in preview.decisions:
        yield _remark("info", "accent_text", str(decision))
    yield _remark("search", "text_soft", _(KEPT_ON_RECORD))


KEPT_ON_RECORD = N_("Names and numbers that are not taken stay on record: the person is still found by them.")


def _remark(icon: str, tone: str, sentence: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(8, 0, 8, 0)
    row.setSpacing(8)
    mark = sign(icon, tone)
    row.addWidget(mark)
    row.addWidget(label(sentence, "red" if tone == "red" else "", can_copy=True), 1)
    return line
