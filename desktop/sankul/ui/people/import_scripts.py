"""Questions about the columns that must be answered: old Hindi typing, several columns for one field, and one that is missing."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from sankul.rules.headings import column_letter
from sankul.rules.imports import SheetColumn
from sankul.rules.krutidev import to_unicode
from sankul.rules.readings import is_certain_font
from sankul.text import _, ngettext
from sankul.ui.flow import Flow
from sankul.ui.parts import button, label, sign, styled
from sankul.ui.theme import scaled

LONGEST, MOST_SAMPLES = 28, 4


def cut(text: str) -> str:
    """A cell, short enough to stand beside others."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


class Question(QFrame):
    """A card with a sign, a question in bold, and what follows below."""

    def __init__(self, said: str, hint: str = "") -> None:
        super().__init__()
        styled(self, "question")
        self.setAccessibleName(said)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(12)
        marks = QVBoxLayout()
        marks.addWidget(sign("triangle-alert", "amber"))
        marks.addStretch(1)
        outer.addLayout(marks)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        outer.addLayout(self.rows, 1)
        self.rows.addWidget(label(said, "strong"))
        if hint:
            self.rows.addWidget(label(hint, "soft"))


class ScriptQuestion(Question):
    """Whether a column in an old Hindi font is read as Kruti Dev, with some cells before and after."""

    answered = Signal(str, str)
    all_answered = Signal(str)

    def __init__(self, column: SheetColumn, asked: int = 1) -> None:
        """`asked` columns have such a question; with more than one, all of them can be answered at once."""
        super().__init__(_said_question(column), _("Until you say so, these cells are left out."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(2, 1)
        typed = [each for each in column.samples if to_unicode(each) != each]
        for at, before in enumerate(typed[:MOST_SAMPLES]):
            grid.addWidget(label(cut(before), can_copy=True), at, 0)
            grid.addWidget(label("→", "soft"), at, 1)
            grid.addWidget(label(cut(to_unicode(before)), "strong", can_copy=True), at, 2)
        self.rows.addLayout(grid)
        self.read = button(
            _("Read as Kruti Dev"), lambda: self.answered.emit(column.key, "krutidev"), sign="check", look="answer"
        )
        self.leave = button(_("Leave these cells out"), lambda: self.answered.emit(column.key, "leave"), look="answer")
        answers = [self.read, self.leave]
        if asked > 1:
            word = ngettext("Read {n} column so", "Read all {n} columns so", asked).format(n=asked)
            self.read_all = button(word, lambda: self.all_answered.emit("krutidev"), look="link")
            answers.append(self.read_all)
        self.rows.addWidget(Flow(answers, spacing=8))


def _said_question(column: SheetColumn) -> str:
    """What is asked: a font that may have another layout, or typing that looks old though the font does not say so."""
    name = column.heading or column_letter(column.place)
    if column.font and not is_certain_font(column.font):
        return _("Column “{column}” is typed in {font}. Read it as Kruti Dev?").format(column=name, font=column.font)
    said = _("Cells of column “{column}” look like typing in Kruti Dev, but their font does not say so. Read them so?")
    return said.format(column=name)


class GuessQuestion(Question):
    """Whether the guesses are right: a column of which only a guess is known shows the guess, but is not read yet."""

    accepted = Signal()

    def __init__(self, columns: Sequence[SheetColumn]) -> None:
        """`columns` are those that wait for a person."""
        unread = [_said_heading(each) for each in columns if not each.is_read] or [*map(_said_heading, columns)]
        said = ngettext(
            "One column is not sure and is not read yet: {columns}.",
            "{n} columns are not sure and are not read yet: {columns}.",
            len(unread),
        ).format(n=len(unread), columns=", ".join(unread))
        super().__init__(
            said, _("Look at what is proposed for it below and change what is wrong; then say that it is right.")
        )
        self.accept = button(_("These are right"), self.accepted.emit, sign="check", look="answer")
        self.rows.addWidget(Flow([self.accept], spacing=8))


class ColumnQuestion(Question):
    """Which column fills a field. `chosen` carries the key of the column and the field."""

    chosen = Signal(str, str)


class RivalQuestion(ColumnQuestion):
    """Which of several columns is the field that all of them claim."""

    def __init__(self, field: str, said: str, rivals: Sequence[SheetColumn]) -> None:
        """`said` is what people call the field."""
        letters = ", ".join(column_letter(each.place) for each in rivals)
        super().__init__(
            _("Columns {columns} could each be “{field}”, and they say different things. Which one is it?").format(
                columns=letters, field=said
            ),
            _("Until you choose, none of them is read. What the others hold you can say below."),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.answers: dict[str, QPushButton] = {}
        for at, rival in enumerate(rivals):
            word = _said_heading(rival)
            answer = button(word, partial(self.chosen.emit, rival.key, field), look="answer")
            answer.setAccessibleName(_("{column} is “{field}”").format(column=word, field=said))
            grid.addWidget(answer, at, 0)
            grid.addWidget(label("   ·   ".join(map(cut, rival.samples[:3])), "soft", can_copy=True), at, 1)
            self.answers[rival.key] = answer
        self.rows.addLayout(grid)

    @property
    def first(self) -> QPushButton:
        """The first answer."""
        return next(iter(self.answers.values()))


class MissingFields(ColumnQuestion):
    """Which column holds what is needed and was not found."""

    def __init__(
        self, missing: Sequence[tuple[str, ...]], columns: Sequence[SheetColumn], fields: Mapping[str, str]
    ) -> None:
        has_headings = any(each.heading for each in columns)
        said = _("Some columns that are needed were not found.") if has_headings else _("No headings were found.")
        super().__init__(
            said,
            _("Say where they are; everything else stays as it is.")
            if has_headings
            else _("Say below which columns hold what, or write a line of headings over them in Excel."),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(2, 1)
        self.boxes: dict[str, QComboBox] = {}
        for at, group in enumerate(missing):
            said = _(fields.get(group[0], group[0]))
            box = QComboBox()
            box.setAccessibleName(_("Column for: {field}").format(field=said))
            box.setFixedWidth(scaled(280))
            box.addItem(_("Choose the column"), "")
            for column in columns:
                box.addItem(_said_column(column), column.key)
            box.activated.connect(lambda _at, box=box, field=group[0]: self._choose(box, field))
            caption = label(said)
            caption.setBuddy(box)
            grid.addWidget(caption, at, 0)
            grid.addWidget(box, at, 1)
            self.boxes[group[0]] = box
        self.rows.addLayout(grid)

    def _choose(self, box: QComboBox, field: str) -> None:
        if box.currentData():
            self.chosen.emit(box.currentData(), field)

    @property
    def first(self) -> QComboBox | None:
        """The first choice."""
        return next(iter(self.boxes.values()), None)


def _said_heading(column: SheetColumn) -> str:
    return " ".join(filter(None, (column_letter(column.place), cut(column.heading))))


def _said_column(column: SheetColumn) -> str:
    letter, sample = column_letter(column.place), cut(next(iter(column.samples), ""))
    words = [each for each in (column.heading, sample) if each]
    return f"{letter}   {' – '.join(words)}"
