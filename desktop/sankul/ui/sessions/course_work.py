"""Course work: the tasks of the programme, and how many teachers have handed each of them in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sankul.clock import said_day
from sankul.operations.course_work import TaskRow
from sankul.text import N_, _, language
from sankul.ui.act_buttons import act_buttons
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.tables import Column
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.course_work import WorkCircle
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

ROW_ACTS = ("work.note", "work.change", "work.remove")


def said_title(row: TaskRow) -> str:
    """The title in the language now spoken."""
    return row.title.in_language(language())


def said_due(row: TaskRow) -> str:
    """The last day, or an empty text."""
    return said_day(row.due_on) if row.due_on else ""


def said_handed_in(row: TaskRow) -> str:
    """How many of the teachers."""
    return _("{done} of {total}").format(done=row.handed_in, total=row.teachers)


class CourseWorkView(View):
    """One line for each task."""

    key = "work"
    title = N_("Course work")
    acts = frozenset({"work.add", *ROW_ACTS})
    row_type = TaskRow
    columns = (
        Column(title=N_("Task"), value=said_title, stretch=True),
        Column(title=N_("Due on"), value=lambda row: row.due_on, text=said_due, width=120),
        Column(title=N_("Handed in"), value=lambda row: row.handed_in, text=said_handed_in, align="right", width=140),
    )
    nothing_yet = Empty(
        N_("No course work yet"),
        N_("Add the tasks that teachers do between sessions; certificates can ask for some of them."),
        "clipboard-check",
        "work.add",
    )
    nothing_picked = Empty(N_("Nothing selected"), N_("Choose a task to see who has handed it in."), "eye")

    def load(self, work: "Work", programme: "Programme | None") -> Sequence[TaskRow]:
        """See View."""
        from sankul.operations.course_work import task_rows

        return task_rows(work, programme.id) if programme else ()

    def also_searched(self, row: TaskRow) -> str:
        """The title in the other script."""
        return f"{row.title.en} {row.title.hi}"

    def load_detail(self, work: "Work", row: TaskRow) -> "tuple[WorkCircle, ...]":
        """Who has handed it in, by circle."""
        from sankul.operations.course_work import work_sheet

        return work_sheet(work, row.id) if work.tasks.find(row.id) else ()

    def detail(self, row: TaskRow, more: Any) -> Facts:
        """See View."""
        here = language()
        facts = Facts(said_title(row), row.title.en if here == "hi" else row.title.hi)
        facts.add(act_buttons([self.page.acts[name] for name in ROW_ACTS]))
        facts.add_lines([(_("Due on"), said_due(row) or _("no day set")), (_("Handed in"), said_handed_in(row))])
        facts.add_lines([(circle.circle, _said_circle(circle)) for circle in more], _("Circles"))
        return facts


def _said_circle(circle: "WorkCircle") -> str:
    done = sum(line.on is not None for line in circle.lines)
    counted = _("{done} of {total}").format(done=done, total=len(circle.lines))
    return f"{counted} · {circle.mentor.in_language(language())}"
