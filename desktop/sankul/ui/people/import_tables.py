"""The three lists of an import's report: what to mend or look at, what was repaired, and who may be there twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sankul.rules.imports import Duplicate, ImportReport, Problem, Repair, Severity
from sankul.text import N_, _
from sankul.ui.tables import Column, Tone

SEVERITY_LABELS = {Severity.ERROR: N_("Refused"), Severity.WARNING: N_("Please look")}
SEVERITY_TONES: dict[Severity, Tone] = {Severity.ERROR: "red", Severity.WARNING: "amber"}


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of a report; `note` is what the import said."""

    id: str
    note: Problem | Repair | Duplicate


@dataclass(frozen=True, slots=True)
class NoteList:
    """One list of a report: its title, its columns and its lines."""

    key: str
    title: str
    columns: Sequence[Column[Any]]
    lines: Sequence[Noted]


def _severity(row: Noted) -> Tone | None:
    assert isinstance(row.note, Problem)
    return SEVERITY_TONES[row.note.severity]


_ROW: Column[Any] = Column(title=N_("Row"), value=lambda row: row.note.row, align="right", width=64)
_COLUMN: Column[Any] = Column(title=N_("Column"), value=lambda row: row.note.column, width=160)
_WHY: Column[Any] = Column(title=N_("Why"), value=lambda row: str(row.note.why), width=320, stretch=True)
PROBLEM_COLUMNS: Sequence[Column[Any]] = (
    _ROW,
    Column(title=N_("State"), value=lambda row: _(SEVERITY_LABELS[row.note.severity]), chip=_severity, width=120),
    _COLUMN,
    Column(title=N_("In the file"), value=lambda row: row.note.value, width=176),
    _WHY,
)
REPAIR_COLUMNS: Sequence[Column[Any]] = (
    _ROW,
    _COLUMN,
    Column(title=N_("In the file"), value=lambda row: row.note.before, width=176),
    Column(title=N_("Becomes"), value=lambda row: row.note.after or "–", width=176),
    _WHY,
)
DUPLICATE_COLUMNS: Sequence[Column[Any]] = (
    _ROW,
    Column(
        title=N_("State"),
        value=lambda row: _("Left out") if row.note.is_held else _("Please look"),
        chip=lambda row: "red" if row.note.is_held else "amber",
        width=120,
    ),
    Column(title=N_("Like"), value=lambda row: _said_other(row.note), sort_key=lambda row: str(row.note.of), width=200),
    Column(
        title=N_("Alike"),
        value=lambda row: row.note.score,
        text=lambda row: f"{row.note.score} %",
        align="right",
        width=80,
    ),
    _WHY,
)


def _said_other(note: Duplicate) -> str:
    return _("Row {n}").format(n=note.of) if isinstance(note.of, int) else note.of


def lists_of(report: ImportReport) -> list[NoteList]:
    """The lists of a report, errors before warnings."""
    problems = sorted(report.problems, key=lambda each: (each.severity is not Severity.ERROR, each.row))
    return [
        NoteList("problems", _("To look at: {n}").format(n=len(problems)), PROBLEM_COLUMNS, _numbered(problems)),
        NoteList(
            "repaired", _("Repaired: {n}").format(n=len(report.repaired)), REPAIR_COLUMNS, _numbered(report.repaired)
        ),
        NoteList(
            "duplicates",
            _("Likely duplicates: {n}").format(n=len(report.duplicates)),
            DUPLICATE_COLUMNS,
            _numbered(report.duplicates),
        ),
    ]


def _numbered(notes: Sequence[Any]) -> list[Noted]:
    return [Noted(str(place), note) for place, note in enumerate(notes)]
