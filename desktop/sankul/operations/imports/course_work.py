"""Import of who handed in course work, as a mentor keeps it in a list: one row for each person and task."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sankul.clock import today
from sankul.errors import Refusal
from sankul.operations.imports.files import ImportOptions, RowFiles, acting
from sankul.operations.imports.members import Named, people_meant
from sankul.operations.imports.opening import ListKind, open_sheet, remember_columns
from sankul.operations.imports.places import Tally, rows_of
from sankul.operations.imports.rejects import save_rejects
from sankul.operations.programmes import the_programme
from sankul.operations.rosters import Roster, rosters_of
from sankul.operations.store import Among, Store, Work
from sankul.rules.course_work import NotInCourse, Submission, Task, TaskUnknown, check_handed_in, task_called
from sankul.rules.import_work import WORK_LABELS, WorkEntry, read_handed_in
from sankul.rules.imports import ImportReport
from sankul.rules.mentoring import Part
from sankul.rules.people import Person
from sankul.text import N_, fold

_PERSON = ("name", "name_hi", "mobile")
LIST = ListKind(
    noun="course_work", labels=WORK_LABELS, needed=(("task",), ("name", "name_hi", "mobile")), codes=("mobile", "udise")
)


class SeveralInCourse(Refusal):
    """Two teachers of the programme bear the name."""

    message = N_(
        "Several teachers of the programme are called “{person}”. Add the mobile number, the UDISE code or the circle."
    )
    field = "name"


@dataclass(frozen=True, slots=True)
class _Course:
    """What rows refer to: the tasks of a programme and the teachers of its circles."""

    programme: str
    tasks: tuple[Task, ...]
    rosters: tuple[Roster, ...]
    udise: Mapping[str, str]
    by_circle: dict[str, Mapping[str, Person]] = field(default_factory=dict)
    """The teachers by the circle that rows name, each put together once."""

    def task(self, entry: WorkEntry) -> Task:
        """The task of a row. Raises TaskUnknown."""
        found = task_called(self.tasks, entry.task)
        if found is None:
            raise TaskUnknown(task=entry.task, programme=self.programme)
        return found

    def person(self, entry: WorkEntry) -> Person:
        """The teacher whom a row means, in the circle that it names. Raises NotInCourse or SeveralInCourse."""
        teachers = self.by_circle.get(entry.circle)
        if teachers is None:
            teachers = self.by_circle[entry.circle] = self._teachers_of(entry.circle)
        found = people_meant(teachers.values(), Named(entry.name, entry.mobile, entry.udise), self.udise)
        if len(found) == 1:
            return found[0]
        said = entry.name or entry.mobile
        raise SeveralInCourse(person=said) if found else NotInCourse(person=said, programme=self.programme)

    def _teachers_of(self, circle: str) -> Mapping[str, Person]:
        return {
            member.person_id: roster.people[member.person_id]
            for roster in self.rosters
            for member in roster.members
            if member.part is Part.TEACHER and _is_circle(roster, circle)
        }


def _is_circle(roster: Roster, circle: str) -> bool:
    return not circle or fold(circle) in (fold(roster.circle.code), fold(roster.circle.name))


def import_course_work(store: Store, files: RowFiles, path: Path, options: ImportOptions | None = None) -> ImportReport:
    """Import who handed in which task; without a day, today. What is noted already is never taken back by a "no".

    Raises what `open_sheet` raises, ProgrammeMissing or ProgrammeUnknown.
    """
    options = options or ImportOptions()
    opened = open_sheet(store, files, path, options, LIST)
    tally: Tally[Submission] = Tally(opened, options, {"on": WORK_LABELS["day"]})
    with acting(store, options, N_("Course work imported from {file}"), path) as work:
        course = _read_course(work, options.programme)
        known = {(each.task_id, each.person_id): each for each in _submissions(work, course)}
        for cells in rows_of(opened, options):
            entry = read_handed_in(cells)
            if entry is None:
                continue
            try:
                task, person = course.task(entry), course.person(entry)
                check_handed_in(entry.on or today(), today())
            except Refusal as refusal:
                cells.refuse_by(refusal, *(("day",) if refusal.field == "on" else _PERSON))
                continue
            display = person.name or person.name_hi
            old = known.get((task.id, person.id))
            if not entry.is_done:
                tally.same(entry.row, name=display)
                continue
            if tally.is_again(entry.row, old):
                continue
            base = old or Submission(task_id=task.id, person_id=person.id, on=today())
            kept = replace(base, on=entry.on or base.on)
            known[task.id, person.id] = kept
            tally.keep(entry.row, old, kept, name=display)
        report = tally.report()
        if not options.is_trial:
            remember_columns(work, opened, options)
            tally.save(work.submissions)
        save_rejects(files, opened, report, options)
    return report


def _read_course(work: Work, programme: str | None) -> _Course:
    chosen = the_programme(work, programme)
    rosters = rosters_of(work, work.circles.where(programme_id=chosen.id))
    udise = {each.id: each.udise or "" for each in work.schools.where()}
    return _Course(chosen.name, work.tasks.where(programme_id=chosen.id), tuple(rosters.values()), udise)


def _submissions(work: Work, course: _Course) -> tuple[Submission, ...]:
    return work.submissions.where(task_id=Among([task.id for task in course.tasks]))
