"""What a file can hold, how each kind is imported, and trying a file without changing anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sankul.errors import Sentence
from sankul.rules.people import RoleName
from sankul.text import N_, ngettext

if TYPE_CHECKING:
    from sankul.operations.imports.files import RowFiles
    from sankul.operations.progress import Progress
    from sankul.operations.store import Store
    from sankul.rules.imports import ImportReport
    from sankul.rules.sheets import Sheet, Table


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file holds: `noun` names its import, `room` is where the rows are seen afterwards."""

    key: str
    noun: str
    label: str
    room: str
    role: RoleName | None = None


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("people", "people", N_("People, as the columns tell"), "people"),
        Kind("teachers", "people", N_("Teachers"), "people", RoleName.TEACHER),
        Kind("mentors", "people", N_("Mentors"), "people", RoleName.MENTOR),
        Kind("schools", "schools", N_("Schools"), "people"),
        Kind("spaces", "spaces", N_("Spaces"), "spaces"),
        Kind("holidays", "holidays", N_("Days off"), "settings"),
        Kind("attendance", "attendance", N_("Attendance"), "sessions"),
        Kind("course_work", "course_work", N_("Course work handed in"), "sessions"),
    )
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is imported: `kind` and `sheet` may be empty, then the headings tell."""

    file: Path
    kind: str = ""
    sheet: str = ""
    programme: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying: a report, or the sentence that says what is wrong with the file."""

    wanted: Wanted
    sheets: tuple[str, ...] = ()
    report: "ImportReport | None" = None
    error: Sentence | None = None

    @property
    def kind(self) -> Kind:
        """What the file was taken to hold."""
        return KINDS[self.wanted.kind or "people"]


class OnceRead:
    """A RowFiles that reads a file once, as long as nobody changes it: it is tried, imported and mended in turn."""

    def __init__(self, files: "RowFiles") -> None:
        self._files = files
        self._read: tuple[tuple[Path, int, int], tuple[Table, ...]] | None = None

    def read(self, path: Path, sheet: str | None = None) -> "tuple[Table, ...]":
        """See RowFiles."""
        try:
            state = path.stat()
        except OSError:
            return self._files.read(path, sheet)
        key = (path, state.st_mtime_ns, state.st_size)
        if self._read is None or self._read[0] != key:
            self._read = (key, self._files.read(path))
        tables = self._read[1]
        found = tuple(table for table in tables if sheet in (None, table.name))
        return found or self._files.read(path, sheet)

    def write(self, path: Path, sheets: "Sequence[Sheet]") -> None:
        """See RowFiles."""
        self._files.write(path, sheets)


def try_file(store: "Store", files: "RowFiles", wanted: Wanted, progress: "Progress") -> Tried:
    """Read the file, guess what it holds when that was not said, and import it as a trial."""
    from dataclasses import replace

    from sankul.operations.imports.kinds import guess_noun

    sheets: tuple[str, ...] = ()
    try:
        tables = files.read(wanted.file)
        sheets = tuple(table.name for table in tables)
        if not wanted.kind:
            wanted = replace(wanted, kind=guess_noun(tables) or "people")
        report = run_import(store, files, wanted, is_trial=True, progress=progress)
    except Sentence as error:
        return Tried(wanted, sheets, error=error)
    return Tried(replace(wanted, sheet=report.sheet), sheets, report)


def run_import(store: "Store", files: "RowFiles", wanted: Wanted, **options: Any) -> "ImportReport":
    """Import; `options` are those of ImportOptions. Raises what the import raises."""
    from sankul.operations.imports.files import ImportOptions

    kind = KINDS[wanted.kind]
    module = import_module(f"sankul.operations.imports.{kind.noun}")
    how = ImportOptions(sheet=wanted.sheet or None, programme=wanted.programme, role=kind.role, **options)
    report: ImportReport = getattr(module, f"import_{kind.noun}")(store, files, wanted.file, how)
    return report


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
