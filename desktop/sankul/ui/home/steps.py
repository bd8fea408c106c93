"""The main job as numbered steps, for an office that has not gone through it yet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from sankul.operations.home import Tally
from sankul.text import N_, _
from sankul.ui.home.panels import Panel
from sankul.ui.parts import button, label, sign, styled
from sankul.ui.theme import scaled


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is and gives (N_ messages), its room, and what is there already (translated; empty: nothing)."""

    title: str
    words: str
    room: str
    done: str
    act: str = ""


def steps_of(tally: Tally) -> tuple[Step, ...]:
    """The steps in their order."""
    people = ""
    if tally.teachers and tally.mentors:
        people = _("Teachers: {teachers}, mentors: {mentors}").format(teachers=tally.teachers, mentors=tally.mentors)
    return (
        Step(N_("Import people"), N_("Teachers and mentors from your workbook."), "people", people, "people.import"),
        Step(N_("Import spaces"), N_("Rooms where circles can meet."), "spaces", _count(tally.spaces), "spaces.import"),
        Step(
            N_("Propose mentors"),
            N_("Circles of one district, near to each other."),
            "mentoring",
            _count(tally.circles),
        ),
        Step(N_("Plan sessions"), N_("A season without clashes."), "sessions", _count(tally.sessions)),
        Step(N_("Mark attendance"), N_("Print the sign-in sheet, then mark who came."), "sessions", _count(tally.held)),
        Step(
            N_("Issue certificates"),
            N_("With serial number and a code that proves them."),
            "certificates",
            _count(tally.certificates),
        ),
        Step(
            N_("Prepare claims"),
            N_("Allowances of a month, with the papers to pass them."),
            "claims",
            _count(tally.claims),
        ),
    )


def next_step(tally: Tally) -> Step | None:
    """The first step that is not done; None when all are."""
    return next((step for step in steps_of(tally) if not step.done), None)


def _count(number: int) -> str:
    return _("Done: {n}").format(n=number) if number else ""


class Steps(Panel):
    """The steps in one column; the next one has the strong button."""

    def __init__(self, tally: Tally, go: Callable[[str], object], do: Callable[[str], object]) -> None:
        """`go` leads to a room, `do` begins an act there."""
        super().__init__(_("From the workbook to the certificate"))
        self.rows.addWidget(
            label(_("Seven steps. Begin at the top; nothing is saved before you have seen it."), "soft")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, scaled(24))
        grid.setColumnStretch(1, 1)
        self.rows.addSpacing(4)
        self.rows.addLayout(grid)
        coming = next_step(tally)
        self.buttons = []
        for at, step in enumerate(steps_of(tally)):
            grid.addWidget(self._number(at, step), at, 0, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(self._words(step), at, 1)
            begin = partial(do, step.act) if step.act and not step.done else partial(go, step.room)
            act = button(_(step.title), begin, look="primary" if step == coming else "")
            said = _("{n}. {step}").format(n=at + 1, step=_(step.title))
            act.setAccessibleName(f"{said}. {step.done}" if step.done else said)
            self.buttons.append(act)
            grid.addWidget(act, at, 2)

    def _number(self, at: int, step: Step) -> QLabel:
        return sign("circle-check", "green", 20) if step.done else styled(QLabel(str(at + 1)), "strong")

    def _words(self, step: Step) -> QLabel:
        return label(f"{_(step.words)} {step.done}".strip(), "soft")
