"""Acts on course work: tasks of a programme, and who has handed them in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sankul.clock import today
from sankul.errors import Refusal
from sankul.operations.programmes import the_programme
from sankul.operations.rosters import rosters_of, said_name
from sankul.operations.store import Among, Store, Work
from sankul.rules.course_work import (
    NotInCourse,
    Submission,
    Task,
    TaskUnknown,
    check_handed_in,
    checked_task,
    said_title,
    task_called,
)
from sankul.rules.mentoring import Part
from sankul.rules.papers import Both
from sankul.rules.people import Person, people_called
from sankul.text import N_, nfc


class SeveralTeachersCalled(Refusal):
    """Several teachers bear the name."""

    message = N_("Several teachers of the programme are called “{person}”. Name the one who is meant by the id.")
    field = "name"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task with how many teachers have handed it in, of how many who are in circles now."""

    id: str
    title: Both
    due_on: date | None
    handed_in: int
    teachers: int


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One teacher of a circle, in the order of entry, and the day on which the task was handed in; None: not yet."""

    person_id: str
    name: Both
    on: date | None


@dataclass(frozen=True, slots=True)
class WorkCircle:
    """The teachers of one circle in respect of one task."""

    circle_id: str
    circle: str
    mentor: Both
    lines: tuple[WorkLine, ...]


def add_task(
    store: Store, title: str, title_hi: str = "", due_on: date | None = None, programme: str | None = None
) -> Task:
    """Add a task to a programme. Raises the refusals of `checked_task` and of `the_programme`."""
    with store.transaction(N_("Add the task “{title}”"), title=nfc(title) or nfc(title_hi)) as work:
        chosen = the_programme(work, programme)
        task = Task(programme_id=chosen.id, title=nfc(title), title_hi=nfc(title_hi), due_on=due_on)
        work.tasks.add(checked_task(task, work.tasks.where(programme_id=chosen.id)))
    return task


def change_task(store: Store, task_id: str, title: str, title_hi: str, due_on: date | None) -> Task:
    """Give a task other titles or another last day. Raises as `add_task`, and NotFound."""
    with store.transaction(N_("Change the task “{title}”"), title=nfc(title) or nfc(title_hi)) as work:
        before = work.tasks.get(task_id)
        task = replace(before, title=nfc(title), title_hi=nfc(title_hi), due_on=due_on)
        work.tasks.replace(checked_task(task, work.tasks.where(programme_id=before.programme_id)))
    return task


def remove_task(store: Store, task_id: str) -> int:
    """Remove a task with all that was noted about it; undo brings both back. Returns how many had handed it in."""
    with store.transaction(N_("Remove a task")) as work:
        task = work.tasks.get(task_id)
        noted = work.submissions.where(task_id=task_id)
        work.submissions.remove(*noted)
        work.tasks.remove(task)
        work.relabel(N_("Remove the task “{title}”"), title=said_title(task))
    return len(noted)


def note_handed_in(store: Store, task_id: str, days: Mapping[str, date | None]) -> int:
    """Note for people (by id) on which day they handed in a task; None: they have not. One act for all of them.

    Returns for how many something changed. Raises NotFound, NotInCourse, HandedInLater or DayImplausible; nothing is
    changed then.
    """
    with store.transaction(N_("Note who handed in a task")) as work:
        task = work.tasks.get(task_id)
        changed = _note(work, task, days)
        work.relabel(N_("Note who handed in “{title}” ({n})"), title=said_title(task), n=changed)
    return changed


def _note(work: Work, task: Task, days: Mapping[str, date | None]) -> int:
    known = {each.person_id: each for each in work.submissions.where(task_id=task.id, person_id=Among(days))}
    _check_people(work, task, set(days) - set(known))
    new, changed, taken_back = [], [], []
    for person_id, on in days.items():
        before = known.get(person_id)
        if on is not None:
            check_handed_in(on, today())
        if before is None and on is not None:
            new.append(Submission(task_id=task.id, person_id=person_id, on=on))
        elif before is not None and on is None:
            taken_back.append(before)
        elif before is not None and on is not None and before.on != on:
            changed.append(replace(before, on=on))
    work.submissions.add(*new)
    work.submissions.replace(*changed)
    work.submissions.remove(*taken_back)
    return len(new) + len(changed) + len(taken_back)


def _check_people(work: Work, task: Task, person_ids: Iterable[str]) -> None:
    """Raises NotInCourse for the first who never was a teacher in a circle of the task's programme."""
    asked = list(person_ids)
    circles = Among([circle.id for circle in work.circles.where(programme_id=task.programme_id)])
    members = work.members.where(circle_id=circles, part=Part.TEACHER, person_id=Among(asked))
    teachers = {each.person_id for each in members}
    for person_id in asked:
        if person_id not in teachers:
            programme = work.programmes.get(task.programme_id)
            raise NotInCourse(person=said_name(work.people.find(person_id)).en, programme=programme.name)


def list_tasks(store: Store, programme: str | None = None) -> tuple[TaskRow, ...]:
    """The tasks of a programme by their last day, those without one last."""
    with store.reading() as work:
        return task_rows(work, the_programme(work, programme).id)


def task_rows(work: Work, programme_id: str) -> tuple[TaskRow, ...]:
    """Like `list_tasks`, within a transaction or reading."""
    tasks = work.tasks.where(programme_id=programme_id)
    counts = Counter(each.task_id for each in work.submissions.where(task_id=Among([task.id for task in tasks])))
    circles = Among([circle.id for circle in work.circles.where(programme_id=programme_id)])
    teachers = len({each.person_id for each in work.members.where(circle_id=circles, part=Part.TEACHER, until_on=None)})
    return tuple(
        TaskRow(task.id, Both(task.title, task.title_hi), task.due_on, counts[task.id], teachers)
        for task in sorted(tasks, key=lambda task: (task.due_on or date.max, task.id))
    )


def find_task(work: Work, text: str, programme: str | None = None) -> Task:
    """The task of this id, or of this title in either script. Raises TaskUnknown."""
    chosen = the_programme(work, programme)
    task = task_called(work.tasks.where(programme_id=chosen.id), text)
    if task is None:
        raise TaskUnknown(task=text, programme=chosen.name)
    return task


def find_teachers(work: Work, names: Iterable[str], programme: str | None = None) -> list[str]:
    """The ids of teachers in circles of the programme, each by id or name. Raises NotInCourse or SeveralTeachersCalled."""
    chosen = the_programme(work, programme)
    circles = Among([circle.id for circle in work.circles.where(programme_id=chosen.id)])
    members = work.members.where(circle_id=circles, part=Part.TEACHER)
    teachers = work.people.where(id=Among({each.person_id for each in members}))
    return [_teacher(teachers, name, chosen.name) for name in names]


def _teacher(teachers: Iterable[Person], name: str, programme: str) -> str:
    found = people_called(teachers, name)
    if not found:
        raise NotInCourse(person=name, programme=programme)
    if len(found) > 1:
        raise SeveralTeachersCalled(person=name)
    return found[0].id


def work_sheet(work: Work, task_id: str) -> tuple[WorkCircle, ...]:
    """Who has handed in a task, by circle: the teachers of today in the order of entry, then others who handed it in."""
    task = work.tasks.get(task_id)
    days = {each.person_id: each.on for each in work.submissions.where(task_id=task_id)}
    circles = sorted(work.circles.where(programme_id=task.programme_id), key=lambda circle: circle.code)
    found = []
    for roster in rosters_of(work, circles).values():
        now = [each.person_id for each in roster.members if each.part is Part.TEACHER and each.until_on is None]
        former = [each.person_id for each in roster.members if each.part is Part.TEACHER and each.person_id in days]
        lines = [
            WorkLine(person_id, said_name(roster.people[person_id]), days.get(person_id))
            for person_id in dict.fromkeys([*now, *former])
        ]
        mentor = said_name(roster.mentor_on(today()))
        found.append(WorkCircle(roster.circle.id, roster.circle.code, mentor, tuple(lines)))
    return tuple(found)
