"""Course work: tasks that a programme sets between sessions, and who has handed them in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sankul.clock import is_plausible, said_day
from sankul.errors import Refusal
from sankul.rules.rows import Row
from sankul.text import N_, fold, language

LONGEST_TITLE = 200


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


class TaskUntitled(Refusal):
    """A task without a title cannot be told from another."""

    message = N_("Enter the title of the task, in English or in Hindi.")
    field = "title"


class TaskTitleLong(Refusal):
    """More than the sentences that name a task can hold."""

    message = N_("The title has {n} characters; {most} are the most. Say it in fewer words.")
    field = "title"


class TaskTwice(Refusal):
    """Two tasks of one programme bear the same title."""

    message = N_("The programme has a task “{title}” already. Choose another title.")
    field = "title"


class TaskUnknown(Refusal):
    """No task of the programme has this title."""

    message = N_("There is no task “{task}” in the programme “{programme}”. Add it first, or correct the title.")
    field = "task"


class DueImplausible(Refusal):
    """The day on which a task is due is a slip."""

    message = N_("The task cannot be due on {day}. Check the year.")
    field = "due_on"


class HandedInLater(Refusal):
    """What has not happened yet is not noted."""

    message = N_("{day} is still to come. Enter the day on which the work was handed in.")
    field = "on"


class DayImplausible(Refusal):
    """The day on which work was handed in is a slip."""

    message = N_("The work cannot have been handed in on {day}. Check the year.")
    field = "on"


class NotInCourse(Refusal):
    """Course work is for the teachers in the programme's circles."""

    message = N_("{person} is no teacher in a circle of the programme “{programme}”, so there is nothing to hand in.")
    field = "name"


def said_title(task: Task) -> str:
    """The title in the language now spoken, as far as it is known."""
    return (task.title_hi or task.title) if language() == "hi" else (task.title or task.title_hi)


def checked_task(task: Task, others: Iterable[Task]) -> Task:
    """The task if it can be kept beside the other tasks of its programme.

    Raises TaskUntitled, TaskTitleLong, TaskTwice or DueImplausible.
    """
    titles = _titles(task)
    if not titles:
        raise TaskUntitled
    longest = max(len(task.title), len(task.title_hi))
    if longest > LONGEST_TITLE:
        raise TaskTitleLong(n=longest, most=LONGEST_TITLE)
    if any(titles & _titles(other) for other in others if other.id != task.id):
        raise TaskTwice(title=said_title(task))
    if task.due_on is not None and not is_plausible(task.due_on):
        raise DueImplausible(day=said_day(task.due_on))
    return task


def check_handed_in(on: date, today: date) -> None:
    """Raises HandedInLater or DayImplausible."""
    if on > today:
        raise HandedInLater(day=said_day(on))
    if not is_plausible(on):
        raise DayImplausible(day=said_day(on))


def task_called(tasks: Iterable[Task], text: str) -> Task | None:
    """The task with this id, or this title in either script."""
    wanted = fold(text)
    return next((task for task in tasks if text == task.id or wanted in _titles(task)), None)


def _titles(task: Task) -> set[str]:
    return {fold(title) for title in (task.title, task.title_hi) if fold(title)}
