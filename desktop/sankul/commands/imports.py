"""Commands that bring workbooks in."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from sankul import hands
from sankul.commands.calls import PROGRAMME, Answer, Call, Command, Option, TerminalProgress
from sankul.errors import Refusal
from sankul.rules.people import RoleName
from sankul.text import N_, _


class RoleUnreadable(Refusal):
    """A word that should be a role is none."""

    message = N_("“{word}” is not a role. Write teacher or mentor.")
    field = "role"


def _role(call: Call) -> RoleName | None:
    word = call.word("role")
    if word is None:
        return None
    try:
        return RoleName(word.strip().lower())
    except ValueError as error:
        raise RoleUnreadable(word=word) from error


def _import(noun: str) -> Callable[[Call], Answer]:
    """The command that imports one noun; its operation has the same name in every file of `operations.imports`."""

    def run(call: Call) -> Answer:
        from sankul.operations.imports.files import ImportOptions

        act = getattr(import_module(f"sankul.operations.imports.{noun}"), f"import_{noun}")
        options = ImportOptions(
            sheet=call.word("sheet"),
            programme=call.word("programme"),
            role=_role(call) if noun == "people" else None,
            is_trial=bool(call.words.dry_run),
            rejects=call.path("rejects") if call.words.rejects else None,
            progress=TerminalProgress(),
        )
        with call.office() as store:
            return _answer(act(store, hands.workbooks(), call.path("file"), options))

    return run


def _answer(report: Any) -> Answer:
    values = {
        "rows": report.rows,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "repaired": [
            {"row": each.row, "column": each.column, "from": each.before, "to": each.after, "why": str(each.why)}
            for each in report.repaired
        ],
        "problems": [
            {
                "row": each.row,
                "column": each.column,
                "value": each.value,
                "why": str(each.why),
                "severity": each.severity.value,
            }
            for each in report.problems
        ],
        "duplicates": [
            {"row": each.row, "of": each.of, "score": each.score, "why": str(each.why), "held": each.is_held}
            for each in report.duplicates
        ],
        "sheet": report.sheet,
    }
    sentence = _("{rows} rows: {added} added, {updated} changed, {unchanged} as before, {refused} refused.").format(
        rows=report.rows,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        refused=report.refused,
    )
    if report.is_trial:
        sentence = _("{what} Only tried: nothing was changed.").format(what=sentence)
    lines = tuple(
        _("Row {row}, {column}: {why}").format(row=each.row, column=each.column, why=each.why)
        for each in (*report.problems, *report.repaired)
    )
    return Answer(values, sentence, lines)


_COMMON = (
    Option("file", "the workbook or list: XLSX, XLS, ODS or CSV", {"metavar": "FILE"}),
    Option("--sheet", "the sheet, by name", {"metavar": "S"}),
    Option("--dry-run", "only say what would happen", {"action": "store_true", "default": False}),
    Option("--rejects", "save the refused rows as a workbook", {"metavar": "OUT.xlsx"}),
    PROGRAMME,
)
_ROLE = Option("--role", "teacher or mentor; else the columns tell", {"metavar": "teacher|mentor"})

COMMANDS = (
    Command("import people", "import teachers or mentors", _import("people"), (*_COMMON, _ROLE)),
    Command("import spaces", "import meeting spaces", _import("spaces"), _COMMON),
    Command("import schools", "import schools", _import("schools"), _COMMON),
    Command("import holidays", "import days off", _import("holidays"), _COMMON),
    Command("import attendance", "import marks of sessions", _import("attendance"), _COMMON),
    Command("import work", "import who handed in course work", _import("course_work"), _COMMON),
)
