"""The acts on course work: tasks, and who has handed them in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sankul.clock import said_day
from sankul.operations.course_work import TaskRow
from sankul.text import N_, _, language
from sankul.ui.actions import action
from sankul.ui.forms import Form
from sankul.ui.sessions.papers import SessionPapers

if TYPE_CHECKING:
    from sankul.operations.course_work import WorkCircle


class WorkActs(SessionPapers):
    """What can be done with tasks; their rows are those of the view of course work."""

    @action(name="work.add", label=N_("Add a task"), shortcut="Ctrl+N", icon="plus", primary=True)
    def add_task(self) -> None:
        """Ask for title and last day."""
        from sankul.operations.course_work import add_task
        from sankul.ui.sessions.work_form import due_of, task_form

        store, programme = self.shell.context.store, self.programme
        self._ask(
            task_form(),
            lambda values: add_task(store, values["title"], values["title_hi"], due_of(values), programme),
            _("Add a task"),
            lambda task: self.pick(task.id),
        )

    @action(name="work.note", label=N_("Note who handed it in"), shortcut="H", icon="clipboard-check", needs="row")
    def note_work(self) -> None:
        """Open the lists of the circles."""
        from sankul.operations.course_work import work_sheet

        row = self._task()
        self.shell.jobs.read(
            lambda work: work_sheet(work, row.id),
            lambda circles: self._ask_for_work(row, circles),
            owner=self,
            key="work",
        )

    @action(name="work.change", label=N_("Change the task"), shortcut="F2", icon="pencil", needs="row")
    def change_task(self) -> None:
        """Ask for other titles or another last day."""
        from sankul.operations.course_work import change_task
        from sankul.ui.sessions.work_form import due_of, task_form

        row, store = self._task(), self.shell.context.store
        self._ask(
            task_form(row),
            lambda values: change_task(store, row.id, values["title"], values["title_hi"], due_of(values)),
            _("Change the task"),
        )

    @action(name="work.remove", label=N_("Remove the task"), shortcut="Del", icon="trash-2", needs="row")
    def remove_task(self) -> None:
        """Remove it with what was noted; undo brings both back."""
        from sankul.operations.course_work import remove_task

        row, store = self._task(), self.shell.context.store
        self.shell.jobs.act(lambda _progress: remove_task(store, row.id), what=_("Remove the task"), owner=self)

    def _ask(self, form: Form, act: Any, what: str, then: Callable[[Any], object] = lambda _done: None) -> None:
        """Show a form whose values go to one operation, and do something with what comes of it."""

        def done(made: Any) -> None:
            self.close_form()
            then(made)

        form.submitted.connect(
            lambda values: self.shell.jobs.act(
                lambda _progress: act(values),
                done,
                what=what,
                owner=self,
                failed=lambda error: self._refused(form, error),
            )
        )
        self.show_form(form)

    def _ask_for_work(self, row: TaskRow, circles: "tuple[WorkCircle, ...]") -> None:
        from sankul.operations.course_work import note_handed_in
        from sankul.ui.sessions.work_form import WorkForm

        store = self.shell.context.store
        due = _("Due on {day}.").format(day=said_day(row.due_on)) if row.due_on else ""
        form = WorkForm(row.title.in_language(language()), due, circles)
        self._ask(form, lambda values: note_handed_in(store, row.id, values["days"]), _("Note who handed it in"))

    def _task(self) -> TaskRow:
        row: TaskRow = self.selected()[0]
        return row
