"""Course work: tasks that a programme sets between sessions, and who has handed them in."""

from dataclasses import dataclass
from datetime import date

from sankul.rules.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Row):
    """A task of a programme, with the last day on which it is due; None when no day was set."""

    programme_id: str
    title: str
    title_hi: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Row):
    """That a person has handed in a task, and on which day; there is at most one for the two together."""

    task_id: str
    person_id: str
    on: date
