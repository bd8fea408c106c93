"""Commands on course work: tasks, and who has handed them in."""

from sankul import text
from sankul.clock import said_day, today
from sankul.commands.calls import PROGRAMME, Answer, Call, Command, Option
from sankul.operations.course_work import TaskRow, add_task, find_task, find_teachers, list_tasks, note_handed_in
from sankul.rules.course_work import said_title
from sankul.text import _


def _add(call: Call) -> Answer:
    with call.office() as store:
        task = add_task(
            store, call.word("title") or "", call.word("hindi") or "", call.day("due"), call.word("programme")
        )
    return Answer({"task": task.id}, _("The task “{title}” was added.").format(title=said_title(task)))


def _row(row: TaskRow) -> dict[str, object]:
    return {
        "id": row.id,
        "title": row.title.en,
        "title_hi": row.title.hi,
        "due": row.due_on.isoformat() if row.due_on else None,
        "handed_in": row.handed_in,
        "teachers": row.teachers,
    }


def _list(call: Call) -> Answer:
    with call.office() as store:
        rows = list_tasks(store, call.word("programme"))
    return Answer({"tasks": [_row(row) for row in rows]}, _("{n} tasks.").format(n=len(rows)), tuple(map(_line, rows)))


def _line(row: TaskRow) -> str:
    handed_in = _("{done} of {total}").format(done=row.handed_in, total=row.teachers)
    due = said_day(row.due_on) if row.due_on else ""
    return "  ".join(filter(None, (row.title.in_language(text.language()), due, handed_in)))


def _note(call: Call) -> Answer:
    programme = call.word("programme")
    on = None if call.words.not_yet else call.day("on") or today()
    with call.office() as store:
        with store.reading() as work:
            task = find_task(work, call.word("task") or "", programme)
            people = find_teachers(work, call.all_words("people"), programme)
        changed = note_handed_in(store, task.id, dict.fromkeys(people, on))
    sentence = _("“{title}”: {n} people named, {changed} changed.")
    values = {"task": task.id, "people": len(people), "changed": changed}
    return Answer(values, sentence.format(title=said_title(task), n=len(people), changed=changed))


COMMANDS = (
    Command(
        "work add",
        "add a task of course work",
        _add,
        (
            Option("title", "its title", {"metavar": "TITLE"}),
            Option("--hindi", "its title in Hindi", {"metavar": "TITLE"}),
            Option("--due", "the last day on which it is due", {"metavar": "DATE"}),
            PROGRAMME,
        ),
    ),
    Command("work list", "list the tasks and how many have handed them in", _list, (PROGRAMME,)),
    Command(
        "work note",
        "note who handed in a task",
        _note,
        (
            Option("task", "its title or id", {"metavar": "TASK"}),
            Option("people", "names or ids of teachers", {"metavar": "PERSON_OR_ID", "nargs": "+"}),
            Option("--on", "the day on which they handed it in; else today", {"metavar": "DATE"}),
            Option("--not-yet", "they have not handed it in", {"action": "store_true", "default": False}),
            PROGRAMME,
        ),
    ),
)
