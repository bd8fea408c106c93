"""Commands that bring workbooks in."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from sankul import hands
from sankul.commands.calls import PROGRAMME, Answer, Call, Command, Option, TerminalProgress
from sankul.errors import Refusal
from sankul.rules.headings import column_letter
from sankul.rules.import_people import said_role
from sankul.rules.imports import Decision, DecisionKind, ImportReport, RowOutcome, RowState, SheetColumn, rivals_of
from sankul.rules.joined_sheets import SheetRow, row_shown, sheet_of
from sankul.rules.people import RoleName
from sankul.rules.sheet_columns import KRUTI, LEAVE, key_of
from sankul.text import N_, _, ascii_digits, ngettext

MOST_DIGITS = 9
ALL_HELD = "held"


class RoleUnreadable(Refusal):
    """A word that should be a role is none."""

    message = N_("“{word}” is not a role. Write teacher, mentor or officer.")
    field = "role"


class ColumnWordUnreadable(Refusal):
    """A word that should say what a column holds does not."""

    message = N_(
        "“{word}” says of no column what it holds. Write its heading, a sign of equality, and the field: {example}."
    )
    field = "map"


class ColumnsToMap(Refusal):
    """The list cannot be read until one of several columns is chosen; says how a command chooses one."""

    message = N_("{why} Such as: {example}")
    field = "map"


class ScriptWordUnreadable(Refusal):
    """A word that should say how a column is typed does not."""

    message = N_("“{word}” says of no column how it is typed. Write --script HEADING=krutidev or HEADING=leave.")
    field = "script"


class DecisionUnreadable(Refusal):
    """A word that should decide on a row does not."""

    message = N_(
        "“{word}” decides on no row. Write the number of the row (or held, for all that wait), a sign of equality, and add, "
        "update or leave; of one row also who it is: the id of a person, or an earlier row such as row:7."
    )
    field = "decide"


def _columns(call: Call) -> dict[str, str]:
    """What columns hold, by their keys; an empty field means that the column is not read."""
    found = {}
    for word in call.all_words("map"):
        heading, sign, name = word.rpartition("=")
        if not sign or not (heading.strip() or name.strip()):
            raise ColumnWordUnreadable(word=word, example='--map "Contact=mobile"')
        found[key_of(heading)] = name.strip()
    return found


def _scripts(call: Call) -> dict[str, str]:
    found = {}
    for word in call.all_words("script"):
        heading, sign, script = word.rpartition("=")
        if not sign or script.strip() not in (KRUTI, LEAVE):
            raise ScriptWordUnreadable(word=word)
        found[key_of(heading)] = script.strip()
    return found


def _decisions(call: Call) -> tuple[dict[int | str, Decision], DecisionKind | None]:
    """What is decided of rows, by their numbers, and of all others that are held."""
    found: dict[int | str, Decision] = {}
    for_held = None
    for word in call.all_words("decide"):
        named, _sign, choice = (part.strip() for part in word.rpartition("="))
        sheet, _mark, row = named.rpartition("!")
        whose, mark, number = choice.rpartition("!")  # the name of a sheet keeps its digits
        row, choice = ascii_digits(row), f"{whose}{mark}{ascii_digits(number)}"
        is_plain = choice in tuple(DecisionKind)
        if named == ALL_HELD and is_plain:
            for_held = DecisionKind(choice)
        elif row.isascii() and row.isdigit() and len(row) < MOST_DIGITS and choice:
            key = f"{sheet}!{int(row)}" if sheet else int(row)
            found[key] = Decision(DecisionKind(choice)) if is_plain else Decision(DecisionKind.UPDATE, choice)
        else:
            raise DecisionUnreadable(word=word)
    return found, for_held


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
        from sankul.operations.imports.opening import ColumnsRivalling

        decisions, for_held = _decisions(call)
        act = getattr(import_module(f"sankul.operations.imports.{noun}"), f"import_{noun}")
        options = ImportOptions(
            sheet=call.word("sheet"),
            all_sheets=bool(call.words.all_sheets),
            programme=call.word("programme"),
            role=_role(call) if noun == "people" else None,
            is_trial=bool(call.words.dry_run),
            columns=_columns(call),
            scripts=_scripts(call),
            decisions=decisions,
            for_held=for_held,
            rejects=call.path("rejects") if call.words.rejects else None,
            progress=TerminalProgress(),
        )
        with call.office() as store:
            try:
                return _answer(act(store, hands.workbooks(), call.path("file"), options))
            except ColumnsRivalling as asked:
                raise ColumnsToMap(why=asked, example=_example(asked.columns)) from asked

    return run


def _example(columns: Sequence[SheetColumn]) -> str:
    """How the first of several columns with headings of one field is chosen."""
    name, (first, *_others) = next(iter(rivals_of(columns).items()))
    return f'--map "{first.heading}#{first.key.rpartition("#")[2]}={name}"'


def _answer(report: Any) -> Answer:
    values = {
        "rows": report.rows,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "repaired": [
            {**_row(each.row), "column": each.column, "from": each.before, "to": each.after, "why": str(each.why)}
            for each in report.repaired
        ],
        "problems": [
            {
                **_row(each.row),
                "column": each.column,
                "value": each.value,
                "why": str(each.why),
                "severity": each.severity.value,
            }
            for each in report.problems
        ],
        "duplicates": [
            {
                **_row(each.row),
                "of": row_shown(each.of) if isinstance(each.of, int) else each.of,
                "score": each.score,
                "why": str(each.why),
                "held": each.is_held,
                "alarm": each.is_alarm,
                "id": each.person_id,
            }
            for each in report.duplicates
        ],
        "sheet": report.sheet,
        "heading_row": row_shown(report.heading_row),
        "columns": [_column(each) for each in report.columns],
        "outcomes": [_outcome(each) for each in report.outcomes],
        "held": [_named(each.row) for each in report.outcomes if each.state is RowState.HELD],
    }
    if len(report.sheets) > 1:
        values["sheets"] = list(report.sheets)
    sentence = _("{rows} rows: {added} added, {updated} changed, {unchanged} as before, {refused} refused.").format(
        rows=report.rows,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        refused=report.refused,
    )
    if said := said_role(report):
        values["role"] = report.role.value
    sentence = " ".join(filter(None, (sentence, *_apart(report), said)))
    if report.is_trial:
        sentence = _("{what} Only tried: nothing was changed.").format(what=sentence)
    lines = tuple(
        (_("Row {row}, {column}: {why}") if each.column else _("Row {row}: {why}")).format(
            row=each.row, column=each.column, why=each.why
        )
        for each in (*report.problems, *report.repaired)
    )
    return Answer(values, sentence, lines)


def _apart(report: ImportReport) -> Iterator[str]:
    """What is said of rows that wait, and of those that were left out."""
    states = Counter(each.state for each in report.outcomes)
    if n := states[RowState.HELD]:
        yield ngettext(
            "{n} row waits for you: decide on it with --decide.",
            "{n} rows wait for you: decide on them with --decide.",
            n,
        ).format(n=n)
    if n := states[RowState.LEFT_OUT]:
        yield ngettext("{n} row left out, as decided.", "{n} rows left out, as decided.", n).format(n=n)


def _row(row: int) -> dict[str, Any]:
    """The row as the spreadsheet shows it, with its sheet where several are read."""
    return {"row": row_shown(row)} | ({"sheet": sheet_of(row)} if sheet_of(row) else {})


def _named(row: int) -> int | str:
    """As `--decide` names the row."""
    return row.key if isinstance(row, SheetRow) else row


def _column(column: SheetColumn) -> dict[str, Any]:
    """A column in short; what is empty is left out."""
    facts = {
        "column": column_letter(column.place),
        "heading": column.heading,
        "field": column.field,
        "how": column.how.value,
        "read": column.is_read,
        "why": str(column.why) if column.why else "",
        "font": column.font,
        "script": column.script,
    }
    return {name: value for name, value in facts.items() if value != ""}


def _outcome(outcome: RowOutcome) -> dict[str, Any]:
    facts: dict[str, Any] = {**_row(outcome.row), "state": outcome.state.value, "name": outcome.name}
    if outcome.of_id and outcome.state is not RowState.ADDED:
        facts["id"] = outcome.of_id
    if outcome.is_remembered:
        facts["remembered"] = True
    if outcome.changes:
        facts["changes"] = [{"field": _(each.label), "from": each.before, "to": each.after} for each in outcome.changes]
    return facts


_COMMON = (
    Option("file", "the workbook or list: XLSX, XLS, ODS or CSV", {"metavar": "FILE"}),
    Option("--sheet", "the sheet, by name", {"metavar": "S"}),
    Option(
        "--all-sheets",
        "read all sheets with the same headings as one list",
        {"action": "store_true", "default": False},
    ),
    Option("--dry-run", "only say what would happen", {"action": "store_true", "default": False}),
    Option("--rejects", "save the refused rows as a workbook", {"metavar": "OUT.xlsx"}),
    Option("--map", "what a column holds: its heading and the field", {"metavar": "HEADING=FIELD", "action": "append"}),
    Option(
        "--script", "how a column in an old font is typed", {"metavar": "HEADING=krutidev|leave", "action": "append"}
    ),
    Option(
        "--decide",
        "who a held row is (with several sheets: SHEET!ROW); for all that may be judged together: held=update",
        {"metavar": "ROW=add|update|leave|ID", "action": "append"},
    ),
    PROGRAMME,
)
_ROLE = Option(
    "--role", "of rows that name none; else the columns tell: teacher or mentor", {"metavar": "teacher|mentor|officer"}
)

COMMANDS = (
    Command("import people", "import teachers, mentors or officers", _import("people"), (*_COMMON, _ROLE)),
    Command("import spaces", "import meeting spaces", _import("spaces"), _COMMON),
    Command("import schools", "import schools", _import("schools"), _COMMON),
    Command("import holidays", "import days off", _import("holidays"), _COMMON),
    Command("import attendance", "import marks of sessions", _import("attendance"), _COMMON),
    Command("import work", "import who handed in course work", _import("course_work"), _COMMON),
)
