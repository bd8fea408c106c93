"""A block of a person's page: a title, lines, what can be done, and a button for lines that had no room."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sankul.text import _
from sankul.ui.facts import Chip
from sankul.ui.parts import button, label, styled
from sankul.ui.tables import Tone
from sankul.ui.theme import scaled

MOST_LINES = 6
CAPTION_WIDTH = 104
Act = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its value; perhaps a chip, a remark below, and acts on it as words and what they do."""

    name: str
    value: str
    chip: str = ""
    tone: Tone = "amber"
    below: str = ""
    acts: tuple[Act, ...] = ()


class Block(QWidget):
    """One block in a column, 0 or 1."""

    def __init__(self, title: str, column: int = 0) -> None:
        super().__init__()
        self.column = column
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._title = QHBoxLayout()
        self._title.setSpacing(8)
        self._title.addWidget(label(title, "strong"), 1)
        self._rows.addLayout(self._title)
        rule = styled(QFrame(), "rule")
        rule.setFixedHeight(1)
        self._rows.addWidget(rule)
        self._hidden: list[QWidget] = []
        self.setAccessibleName(title)

    def offer(self, word: str, act: Callable[[], object]) -> None:
        """Put a button beside the title."""
        self._title.addWidget(button(word, act, look="inline"))

    def say(self, sentence: str, look: str = "soft") -> None:
        """A sentence."""
        self._rows.addWidget(label(sentence, look, can_copy=True))

    def add(self, widget: QWidget) -> None:
        """Any widget."""
        self._rows.addWidget(widget)

    def put(self, lines: "list[Line] | Iterator[Line]", most: int = MOST_LINES) -> None:
        """Lines below each other; more than `most` wait behind a button."""
        every = list(lines)
        self._rows.addWidget(_grid(every[:most]))
        if len(every) > most:
            rest = _grid(every[most:])
            rest.hide()
            more = button(_("Show all {n}").format(n=len(every)), rest.show, look="link")
            more.clicked.connect(more.hide)
            self._rows.addWidget(rest)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


def _grid(lines: list[Line]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnMinimumWidth(0, scaled(CAPTION_WIDTH))
    grid.setColumnStretch(1, 1)
    for at, line in enumerate(lines):
        caption = label(line.name, "soft")
        caption.setFixedWidth(scaled(CAPTION_WIDTH))  # the values of all blocks stand below each other
        value, said = _value(line)
        caption.setMinimumHeight(said.minimumHeight())
        grid.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, at, 1)
    return made


def _value(line: Line) -> tuple[QWidget, QLabel]:
    """All that stands beside the caption, and the text in it."""
    said = label(line.value, can_copy=True)
    said.setAccessibleName(": ".join(part for part in (line.name, line.value, line.chip) if part))
    if not (line.chip or line.below or line.acts):
        return said, said
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    first = QHBoxLayout()
    first.setSpacing(4)
    first.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
    if line.chip:
        first.addWidget(Chip(line.chip, line.tone), 0, Qt.AlignmentFlag.AlignTop)
    for word, act in line.acts:
        made_button = button(word, act, look="inline")
        for each in (said, made_button):
            each.ensurePolished()
        height = max(said.fontMetrics().lineSpacing(), made_button.sizeHint().height())
        said.setMinimumHeight(height)  # so that both words stand on one line
        made_button.setMinimumHeight(height)
        made_button.setAccessibleName(f"{word}: {line.name} {line.value}")
        first.addWidget(made_button, 0, Qt.AlignmentFlag.AlignTop)
    rows.addLayout(first)
    if line.below:
        rows.addWidget(label(line.below, "soft", can_copy=True))
    return made, said
