"""Lists of who handed in course work as mentors type them, and what a row comes to."""

from dataclasses import dataclass
from datetime import date

from sankul.rules.cells import Cells
from sankul.rules.identifiers import read_mobile, read_udise
from sankul.rules.import_days import NO, PERSON_MISSING, read_yes
from sankul.rules.readings import Reason
from sankul.text import N_

WORK_LABELS = {
    "task": N_("Task"),
    "name": N_("Name"),
    "name_hi": N_("Name in Hindi"),
    "mobile": N_("Mobile"),
    "udise": N_("UDISE code"),
    "circle": N_("Circle"),
    "day": N_("Handed in on"),
    "done": N_("Handed in"),
}
TASK_MISSING = N_("The task is missing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkEntry:
    """A row of a list of work handed in, cleaned. `on` None: no day is given; `is_done` False: the row says "no"."""

    row: int
    task: str
    name: str
    mobile: str
    udise: str
    circle: str
    on: date | None
    is_done: bool


def read_handed_in(cells: Cells) -> WorkEntry | None:
    """One row; None when it cannot be trusted (the notes say why). Without a column for yes and no, every row is a yes."""
    task, circle, on = cells.words("task"), cells.words("circle"), cells.day("day")
    name, mobile = cells.words("name") or cells.words("name_hi"), cells.take("mobile", read_mobile)
    udise, done = cells.take("udise", read_udise), cells.chosen("done", read_yes)
    if not cells.is_refused and not task:
        cells.refuse("task", Reason(TASK_MISSING))
    if not cells.is_refused and not (name or mobile):
        cells.refuse("name", Reason(PERSON_MISSING))
    if cells.is_refused:
        return None
    is_done = done != NO or (on is not None and not cells.value("done"))
    return WorkEntry(
        row=cells.line.number,
        task=task,
        name=name,
        mobile=mobile,
        udise=udise,
        circle=circle,
        on=on,
        is_done=is_done,
    )
