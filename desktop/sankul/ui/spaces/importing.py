"""Importing spaces from a workbook: first what would happen, then the act itself."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from sankul.errors import Refusal
from sankul.rules.imports import ImportReport
from sankul.text import N_, _
from sankul.ui.folders import PathField
from sankul.ui.forms import Form
from sankul.ui.reports import Report

if TYPE_CHECKING:
    from sankul.rules.imports import Problem


class FileMissing(Refusal):
    """No file was named, or it is not there."""

    message = N_("Choose a workbook (XLSX, XLS, ODS) or a CSV file that is on this PC.")
    field = "file"


class FileField(PathField):
    """The path of a workbook, typed or chosen."""

    def __init__(self, label: str) -> None:
        hint = _("A list with headings: at least the name and the seats of each space.")
        super().__init__("file", label, "", hint, _is_there)

    def ask(self, present: str) -> str:
        """See PathField."""
        kinds = _("Lists") + " (*.xlsx *.xls *.ods *.csv)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a list of spaces"), present, kinds)
        return chosen


class ImportForm(Form):
    """Asks for the workbook; nothing is changed by it yet."""

    def __init__(self) -> None:
        intro = _("First you see what would happen; nothing is changed before you say so.")
        super().__init__(_("Import spaces"), [FileField(_("Workbook"))], _("Look at it"), intro=intro)


def import_report(
    report: ImportReport, go_on: Callable[[], object] | None = None, rejects: Path | None = None
) -> Report:
    """What an import did, or would do; `go_on` does it, `rejects` is where the refused rows were saved."""
    told = Report(_("This would be imported") if report.is_trial else _("The spaces are imported"), _counts(report))
    if go_on is not None and report.added + report.updated:
        told.add_button(_("Import these spaces"), go_on, "upload", is_main=True)
    if report.duplicates:
        again = _("Rows that name a space once more, and are left out: {rows}.")
        told.add_warnings([again.format(rows=", ".join(str(each.row) for each in report.duplicates))])
    if rejects is not None and report.refused:
        told.add_warnings(
            [_("The refused rows were saved as {file}. Correct them there and import that file.").format(file=rejects)]
        )
    told.add_pairs(
        _("To look at ({n})").format(n=len(report.problems)),
        [(_place(each), str(each.why)) for each in report.problems],
    )
    told.add_pairs(
        _("Mended ({n})").format(n=len(report.repaired)),
        [
            (
                _("Row {row}, {column}: {before} → {after}").format(
                    row=each.row, column=each.column, before=each.before, after=each.after
                ),
                str(each.why),
            )
            for each in report.repaired
        ],
    )
    return told


def rejects_for(file: Path) -> Path:
    """Where the refused rows of a workbook go: beside it."""
    return file.with_name(f"{file.stem}-{_('to-correct')}.xlsx")


def _counts(report: ImportReport) -> str:
    said = _("Rows: {rows}. New: {added}. Changed: {updated}. The same: {unchanged}. Refused: {refused}.")
    return said.format(
        rows=report.rows,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        refused=report.refused,
    )


def _place(problem: "Problem") -> str:
    if not problem.column:
        return _("Row {row}").format(row=problem.row)
    return _("Row {row}, {column}: {value}").format(row=problem.row, column=problem.column, value=problem.value)


def _is_there(value: Path | None) -> Refusal | None:
    return None if value is not None and value.is_file() else FileMissing()
