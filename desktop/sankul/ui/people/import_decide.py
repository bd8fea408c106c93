"""Whether a row is about somebody known: both side by side, and the three answers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sankul.rules.import_people import PEOPLE_LABELS
from sankul.rules.imports import Decision, DecisionKind, RowState
from sankul.rules.joined_sheets import ROW_KEY
from sankul.rules.people import GENDER_LABELS, ROLE_LABELS
from sankul.rules.readings import as_text
from sankul.text import N_, _, fold, ngettext
from sankul.ui.flow import Flow
from sankul.ui.icons import icon
from sankul.ui.parts import button, label, styled
from sankul.ui.people.import_lines import CellNames, RowLine, said_other
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.people_pages import PersonPage

KEYS = {"1": DecisionKind.UPDATE, "2": DecisionKind.ADD, "3": DecisionKind.LEAVE}
KEYS_FOR_ALL = {"4": DecisionKind.UPDATE, "5": DecisionKind.ADD, "6": DecisionKind.LEAVE}
ANSWERS = {
    DecisionKind.UPDATE: N_("Same person: update"),
    DecisionKind.ADD: N_("Somebody else: add"),
    DecisionKind.LEAVE: N_("Leave out"),
}
Made = Mapping[int, Decision | None]
"""What was decided, by the number of the row; None: nothing any more."""

_MARKS = {True: "=", False: "≠", None: ""}
_PLAIN = frozenset({"name", "name_hi", "udise", "mobile", "employee_code", "account", "ifsc"})
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """One field of a row beside that of whom it is like. `is_same` is None where only one of them has it, or nobody can say."""

    label: str
    in_file: str
    known: str
    is_same: bool | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be decided of a row, and of all rows shown together: of those that wait, and of those so decided already."""

    answers: Mapping[DecisionKind, Decision]
    together: Mapping[DecisionKind, Mapping[int, Decision]] = field(default_factory=dict)
    decided: tuple[int, ...] = ()


def choices_of(line: RowLine, shown: Sequence[RowLine]) -> Choices | None:
    """What may be decided of a row; None when there is nothing to decide. `shown` are the rows that pass the filter.

    What waits for the louder alarm is judged one by one; in one go nobody is updated by several rows, and nobody of the very same
    name is added.
    """
    if not line.is_decidable:
        return None
    answers = {kind: Decision(kind) for kind in (DecisionKind.ADD, DecisionKind.LEAVE)}
    if line.like_id:
        answers[DecisionKind.UPDATE] = Decision(DecisionKind.UPDATE, line.like_id)
    if line.decision is not None:
        kind = line.decision.kind
        return Choices(
            answers, decided=tuple(each.row for each in shown if each.decision and each.decision.kind is kind)
        )
    waiting = [each for each in shown if each.is_waiting] if line.is_waiting else []
    together = {kind: dict(_together(kind, waiting)) for kind in KEYS_FOR_ALL.values()}
    return Choices(answers, {kind: rows for kind, rows in together.items() if len(rows) > 1})


def _together(kind: DecisionKind, waiting: Sequence[RowLine]) -> Iterator[tuple[int, Decision]]:
    rows_of = Counter(each.like_id for each in waiting)
    for each in waiting:
        is_clear = kind is not DecisionKind.UPDATE or rows_of[each.like_id] == 1
        if is_clear and each.may_be_decided_with_others(kind):
            yield each.row, Decision(kind, each.like_id if kind is DecisionKind.UPDATE else "")


def values_in_file(line: RowLine, names: CellNames) -> Values:
    """What a row of the file says of somebody, by field, as it is read; accounts masked."""
    mended = {each.column: each.after for each in line.repairs}
    found = {}
    for column in names.columns:
        if column.field and line.cells is not None:
            value = mended.get(column.heading, as_text(line.cells.value(column.place)).strip())
            found[column.field] = names.shown(column.heading, value)
    return found


def values_of_person(page: "PersonPage") -> Values:
    """What the office knows of somebody, by field; the account is masked."""
    person, school = page.person, page.school
    return {
        "name": person.name,
        "name_hi": person.name_hi,
        "gender": _(GENDER_LABELS[person.gender]) if person.gender else "",
        "designation": person.designation,
        "udise": (school.udise or "") if school else "",
        "school": (school.name or school.name_hi) if school else "",
        "block": person.block,
        "district": person.district,
        "mobile": person.mobile,
        "employee_code": person.employee_code,
        "account": page.account,
        "ifsc": page.ifsc,
        "role": ", ".join(dict.fromkeys(_(ROLE_LABELS[held.name]) for held in page.roles)),
    }


def side_by_side(line: RowLine, in_file: Values, known: Values) -> Iterator[Pair]:
    """The fields of a row and of whom it is like; what differs first.

    What an update would change differs; whatever else both have is the same. Of a row that updates nobody the words are
    compared, as far as they tell.
    """
    yield from sorted(_pairs(line, in_file, known), key=lambda pair: (False, True, None).index(pair.is_same))


def _pairs(line: RowLine, in_file: Values, known: Values) -> Iterator[Pair]:
    changed = {each.label: each for each in line.changes}
    for name, said in PEOPLE_LABELS.items():
        change, here, there = changed.pop(said, None), in_file.get(name, ""), known.get(name, "")
        if change is not None:
            yield Pair(_(said), change.after, change.before, False if change.before else None)
        elif here and there:
            yield Pair(_(said), here, there, True if line.changes else _is_same(name, here, there))
        elif here or there:
            yield Pair(_(said), here, there, None)
    for change in changed.values():
        yield Pair(_(change.label), change.after, change.before, False if change.before else None)


def _is_same(field: str, here: str, there: str) -> bool | None:
    """Whether two values are the same; None where words may differ in script, or where most of a number is hidden."""
    if fold(here) != fold(there):
        return False if field in _PLAIN else None
    return None if field == "account" else True


class SideBySide(QFrame):
    """Three columns: the field, the row of the file, and whom it is like. What differs is said with a sign and in bold."""

    def __init__(self, pairs: Sequence[Pair], title_here: str, title_there: str) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setColumnMinimumWidth(0, scaled(72))
        grid.addWidget(label(title_here, "strong"), 0, 1)
        grid.addWidget(label(title_there, "strong"), 0, 3)
        top = Qt.AlignmentFlag.AlignTop
        for at, pair in enumerate(pairs, start=1):
            look = "strong" if pair.is_same is False else "soft" if pair.is_same else ""
            here, there = label(pair.in_file or "–", look, can_copy=True), label(pair.known or "–", look, can_copy=True)
            here.setAccessibleName(f"{pair.label}, {title_here}: {pair.in_file}")
            there.setAccessibleName(f"{pair.label}, {title_there}: {pair.known}")
            mark = label(_MARKS[pair.is_same], "amber" if pair.is_same is False else "soft")
            for column, widget in enumerate((label(pair.label, "line"), here, mark, there)):
                grid.addWidget(widget, at, column, top)


class LikePlace(QWidget):
    """Both side by side, first as the import tells it, then with all that is known of whom the row is like."""

    def __init__(self, line: RowLine, names: CellNames) -> None:
        super().__init__()
        self._line, self._in_file = line, values_in_file(line, names)
        self._side: SideBySide | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 4, 0, 4)
        self.show_known({})

    def show_known(self, known: Values) -> None:
        """Show what is known of whom the row is like."""
        if self._side is not None:
            self._rows.removeWidget(self._side)
            self._side.hide()
            self._side.deleteLater()
        like = self._line.like_id
        rows = [
            said_other(each) for each in self._line.duplicates if like.startswith(ROW_KEY) and each.person_id == like
        ]
        there = next(iter(rows), _("In the office"))
        pairs = tuple(side_by_side(self._line, self._in_file, known))
        self._side = SideBySide(pairs, _("In the file"), there)
        self._rows.addWidget(self._side)


class Answers(QFrame):
    """The answers, by button and by key. `decided` carries what was Made."""

    decided = Signal(object)

    def __init__(self, line: RowLine, choices: Choices) -> None:
        super().__init__()
        styled(self, "foot")
        self.line, self.choices = line, choices
        self.buttons: dict[DecisionKind, QPushButton] = {}
        self.for_all: QMenu | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 8, 16, 8)
        self._rows.setSpacing(6)
        for key, kind in KEYS.items():
            if kind in choices.answers:
                self.buttons[kind] = self._answer(key, kind)
        self.links = list(self._make_links())
        self._rows.addWidget(Flow([*self.buttons.values(), *self.links]))

    def press(self, kind: DecisionKind) -> None:
        """Answer by a key."""
        if kind in self.choices.answers:
            self.decided.emit({self.line.row: self.choices.answers[kind]})

    def press_for_all(self, kind: DecisionKind) -> None:
        """Answer for all rows shown, by a key."""
        if kind in self.choices.together:
            self.decided.emit(self.choices.together[kind])

    def _answer(self, key: str, kind: DecisionKind) -> QPushButton:
        is_chosen = self.line.answer is kind
        word = f"{key}   {_(ANSWERS[kind])}"
        answer = button(word, lambda: self.press(kind), sign="check" if is_chosen else "", look="answer")
        answer.setProperty("chosen", is_chosen)
        return answer

    def _make_links(self) -> Iterator[QPushButton]:
        if self.choices.together:
            yield self._make_for_all()
        if self.line.decision is not None:
            word = _("Decide later") if self.line.state is RowState.HELD else _("Take this back")
            yield button(word, lambda: self.decided.emit({self.line.row: None}), look="link")
        n = len(self.choices.decided)
        if n > 1:
            word = ngettext("Take back all {n} shown", "Take back all {n} shown", n).format(n=n)
            yield button(word, lambda: self.decided.emit(dict.fromkeys(self.choices.decided)), look="link")

    def _make_for_all(self) -> QPushButton:
        """A button with the answers for all rows shown; the pane has no room for them side by side."""
        n = max(map(len, self.choices.together.values()))
        made = QPushButton(icon("ellipsis"), ngettext("All {n} shown", "All {n} shown", n).format(n=n))
        self.for_all = QMenu(made)
        for key, kind in KEYS_FOR_ALL.items():
            if kind in self.choices.together:
                word = f"{key}   {said_for_all(kind, len(self.choices.together[kind]))}"
                self.for_all.addAction(word, partial(self.press_for_all, kind))
        made.setMenu(self.for_all)
        return made


def said_for_all(kind: DecisionKind, n: int) -> str:
    """The word for deciding `n` rows in one go."""
    words = {
        DecisionKind.UPDATE: ngettext("All {n} shown: same person", "All {n} shown: same person", n),
        DecisionKind.ADD: ngettext("All {n} shown: somebody else", "All {n} shown: somebody else", n),
        DecisionKind.LEAVE: ngettext("All {n} shown: leave out", "All {n} shown: leave out", n),
    }
    return words[kind].format(n=n)
