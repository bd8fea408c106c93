"""What a file can hold, how each kind is imported, and trying a file without changing anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sankul.errors import Sentence
from sankul.rules.imports import ColumnHow, RowState
from sankul.rules.joined_sheets import numbered
from sankul.rules.people import RoleName
from sankul.text import N_, _, ngettext
from sankul.ui.people.import_lines import CellNames, RowLine, cell_names, lines_of

if TYPE_CHECKING:
    from sankul.operations.imports.files import RowFiles
    from sankul.operations.progress import Progress
    from sankul.operations.store import Store
    from sankul.rules.imports import Decision, ImportReport, SheetColumn
    from sankul.rules.sheets import Line, Sheet, Table


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file holds: `noun` names its import, `room` is where the rows are seen afterwards."""

    key: str
    noun: str
    label: str
    room: str


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("people", "people", N_("People"), "people"),
        Kind("schools", "schools", N_("Schools"), "schools"),
        Kind("spaces", "spaces", N_("Spaces"), "spaces"),
        Kind("holidays", "holidays", N_("Days off"), "settings"),
        Kind("attendance", "attendance", N_("Attendance"), "sessions"),
        Kind("course_work", "course_work", N_("Course work handed in"), "sessions"),
    )
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is imported, and what a person chose: `kind` and `sheet` may be empty, then the headings tell, or `otherwise`.

    `all_sheets`, `columns`, `scripts`, `decisions` and `role` are those of ImportOptions.
    """

    file: Path
    kind: str = ""
    sheet: str = ""
    all_sheets: bool = False
    programme: str | None = None
    otherwise: str = "people"
    columns: Mapping[str, str] = field(default_factory=dict)
    scripts: Mapping[str, str] = field(default_factory=dict)
    decisions: "Mapping[int | str, Decision]" = field(default_factory=dict)
    role: RoleName | None = None

    @property
    def has_choices(self) -> bool:
        """Whether a person chose something that would be lost with it."""
        return bool(self.columns or self.scripts or self.decisions or self.role)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying: a report with its lines, or the sentence that says what is wrong with the file.

    `columns` are known as soon as the sheet has headings; `missing` are the groups of fields of which none was found; `waiting`
    counts the rows that wait for a decision. `alike_sheets` have the headings of the one that is read, and are not read with it.
    """

    wanted: Wanted
    sheets: tuple[str, ...] = ()
    report: "ImportReport | None" = None
    error: Sentence | None = None
    lines: tuple[RowLine, ...] = ()
    columns: "tuple[SheetColumn, ...]" = ()
    missing: tuple[tuple[str, ...], ...] = ()
    alike_sheets: tuple[str, ...] = ()
    is_done: bool = False
    waiting: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Count the rows that wait for a decision."""
        object.__setattr__(self, "waiting", sum(line.is_waiting for line in self.lines))

    @property
    def kind(self) -> Kind:
        """What the file was taken to hold."""
        return KINDS[self.wanted.kind or "people"]

    @property
    def names(self) -> CellNames:
        """How the cells of the sheet are called."""
        return cell_names(self.columns)

    @property
    def other_sheets(self) -> tuple[str, ...]:
        """The other sheets of the file that could be imported, too."""
        from sankul.operations.imports.opening import ALIKE_SHEET, OTHER_SHEET

        problems = self.report.problems if self.report else ()
        return tuple(each.value for each in problems if each.why.message in (ALIKE_SHEET, OTHER_SHEET))

    @property
    def sheets_read(self) -> tuple[str, ...]:
        """The sheets that are read, as one list when there are several."""
        return self.report.sheets if self.report else (self.wanted.sheet,)

    @property
    def asks_columns(self) -> bool:
        """Whether a person should look at the columns before the rows."""
        return bool(self.missing) or any(is_open_question(column) for column in self.columns)

    @property
    def importable(self) -> int:
        """How many rows an import would add or change, with what was decided since the file was tried."""
        if self.report is None:
            return 0
        counted = (RowState.ADDED, RowState.CHANGED)
        decided = [line for line in self.lines if line.decision is not None and line.state not in counted]
        more = sum(line.shown_state in counted for line in decided)
        return self.report.added + self.report.updated + more

    def deciding(self, decisions: "Mapping[int | str, Decision]") -> "Tried":
        """The same with these decisions, as long as the file was not tried again with them."""
        lines = tuple(
            line if line.decision == (made := decisions.get(line.row)) else replace(line, decision=made)
            for line in self.lines
        )
        return replace(self, wanted=replace(self.wanted, decisions=decisions), lines=lines)


def is_open_question(column: "SheetColumn") -> bool:
    """Whether a person should say what a column holds, or how its old typing is read."""
    return column.how is ColumnHow.UNSURE or column.script == "ask"


class OnceRead:
    """A RowFiles that reads a file once, as long as nobody changes it: it is tried, imported and mended in turn."""

    def __init__(self, files: "RowFiles") -> None:
        self._files = files
        self._read: tuple[tuple[Path, int, int], tuple[Table, ...]] | None = None

    def read(self, path: Path, sheet: str | None = None) -> "tuple[Table, ...]":
        """See RowFiles."""
        key = _state_of(path)
        if key is None:
            return self._files.read(path, sheet)
        if self._read is None or self._read[0] != key:
            self._read = (key, self._files.read(path))
        tables = self._read[1]
        found = tuple(table for table in tables if sheet in (None, table.name))
        return found or self._files.read(path, sheet)

    def has_changed(self, path: Path) -> bool:
        """Whether the file is another than when it was read last; one that is not there any more has not changed."""
        key = _state_of(path)
        return self._read is not None and key is not None and self._read[0] != key

    def write(self, path: Path, sheets: "Sequence[Sheet]") -> None:
        """See RowFiles."""
        self._files.write(path, sheets)


def _state_of(path: Path) -> tuple[Path, int, int] | None:
    """By what a file is known as long as nobody changes it; None when it is not there."""
    try:
        state = path.stat()
    except OSError:
        return None
    return path, state.st_mtime_ns, state.st_size


def try_file(store: "Store", files: "RowFiles", wanted: Wanted, progress: "Progress") -> Tried:
    """Read the file, guess what it holds when that was not said, and import it as a trial."""
    from sankul.operations.imports.kinds import LISTS, guess_noun
    from sankul.operations.imports.opening import ColumnsAsked

    tables: tuple[Table, ...] = ()
    try:
        tables = files.read(wanted.file)
        if not wanted.kind:
            wanted = replace(wanted, kind=guess_noun(tables) or wanted.otherwise)
        report = run_import(store, files, wanted, is_trial=True, progress=progress)
    except ColumnsAsked as asked:
        columns, sheets = asked.columns, tuple(table.name for table in tables)
        read = {each.field for each in columns if each.is_read}
        missing = tuple(each for each in LISTS[KINDS[wanted.kind].noun].needed if not read & set(each))
        return Tried(replace(wanted, sheet=asked.sheet), sheets, error=asked, columns=columns, missing=missing)
    except Sentence as error:
        return Tried(wanted, tuple(table.name for table in tables), error=error)
    return tried_with(wanted, tables, report)


def tried_with(wanted: Wanted, tables: "Sequence[Table]", report: "ImportReport", *, is_done: bool = False) -> Tried:
    """The report of a trial, or of the import itself, with its lines."""
    from sankul.operations.imports.kinds import sheets_alike

    cells = _cells(tables, report)
    alike = sheets_alike(tables, report.sheet, KINDS[wanted.kind].noun)
    return Tried(
        replace(wanted, sheet=report.sheet),
        tuple(each.name for each in tables),
        report,
        lines=lines_of(report, cells, wanted.decisions, may_decide=KINDS[wanted.kind].noun == "people"),
        columns=report.columns,
        alike_sheets=tuple(each for each in alike if each not in report.sheets),
        is_done=is_done,
    )


def _cells(tables: "Sequence[Table]", report: "ImportReport") -> "Mapping[int, Line]":
    """The rows that were read as they stand, by number."""
    named = {table.name: table for table in tables}
    read = [named[name] for name in report.sheets if name in named]
    if len(report.sheets) > 1:
        read = [numbered(table, place) for place, table in enumerate(read)]
    return {line.number: line for table in read for line in table.lines}


def import_file(store: "Store", files: "RowFiles", wanted: Wanted, progress: "Progress") -> Tried:
    """Import, and say what was done. Raises what the import raises."""
    tables = files.read(wanted.file)  # first, for nothing may fail once it is stored
    return tried_with(wanted, tables, run_import(store, files, wanted, progress=progress), is_done=True)


def run_import(store: "Store", files: "RowFiles", wanted: Wanted, **options: Any) -> "ImportReport":
    """Import; `options` are those of ImportOptions. Raises what the import raises."""
    from sankul.operations.imports.files import ImportOptions

    kind = KINDS[wanted.kind]
    module = import_module(f"sankul.operations.imports.{kind.noun}")
    how = ImportOptions(
        sheet=wanted.sheet or None,
        all_sheets=wanted.all_sheets,
        programme=wanted.programme,
        role=wanted.role,
        columns=wanted.columns,
        scripts=wanted.scripts,
        decisions=wanted.decisions,
        **options,
    )
    report: ImportReport = getattr(module, f"import_{kind.noun}")(store, files, wanted.file, how)
    return report


def fields_of_kind(kind: Kind) -> Mapping[str, str]:
    """The fields that a list of this kind may have, with their labels."""
    from sankul.operations.imports.kinds import LISTS

    return LISTS[kind.noun].labels


def said_import(noun: str, n: int) -> str:
    """The word on the button that imports `n` rows."""
    sentences = {
        "people": ngettext("Import {n} person", "Import {n} people", n),
        "schools": ngettext("Import {n} school", "Import {n} schools", n),
        "spaces": ngettext("Import {n} space", "Import {n} spaces", n),
        "holidays": ngettext("Import {n} day off", "Import {n} days off", n),
        "attendance": ngettext("Import {n} mark", "Import {n} marks", n),
        "course_work": ngettext("Import {n} piece of work", "Import {n} pieces of work", n),
    }
    return sentences[noun].format(n=n)


def said_button(tried: Tried, *, is_short: bool = False) -> str:
    """The word on the button that imports: how many, and unless it must be short, how many wait for a person."""
    count, waiting = tried.importable, tried.waiting
    act = said_import(tried.kind.noun, count) if count else _("Import")
    if not waiting or is_short:
        return act
    return ngettext("{act} ({n} waits for you)", "{act} ({n} wait for you)", waiting).format(act=act, n=waiting)
