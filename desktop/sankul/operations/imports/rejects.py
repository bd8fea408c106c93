"""The file of refused rows: mended there, it is imported like the first one."""

from collections.abc import Iterator, Mapping

from sankul.operations.imports.files import ImportOptions, RowFiles
from sankul.operations.imports.opening import Opened
from sankul.rules.imports import ImportReport, Severity
from sankul.rules.readings import Value, as_text
from sankul.rules.rejects import REASON_HEADING, ROW_HEADING
from sankul.rules.sheets import Line, Sheet
from sankul.text import _


def save_rejects(files: RowFiles, opened: Opened, report: ImportReport, options: ImportOptions) -> None:
    """Save the refused rows with their own cells under their own headings, and what is wrong in a last column.

    Numbers are saved as text, so that what is typed over them keeps its zeros; the old Hindi fonts stay on their cells.
    """
    if options.rejects is None:
        return
    refused = [line for line in opened.lines if line.number in report.refused_rows]
    width = max([0, *opened.columns.headings, *(len(line.values) - 1 for line in refused)]) + 1
    why = _reasons(report)
    sheet = Sheet(
        title=opened.table.name,
        headings=(
            *(opened.columns.headings.get(place, "") for place in range(width)),
            _(ROW_HEADING),
            _(REASON_HEADING),
        ),
        rows=tuple((*_cells(line, width), str(line.number), why[line.number]) for line in refused),
        fonts={(number, place): font for number, line in enumerate(refused) for place, font in line.fonts.items()},
    )
    files.write(options.rejects, [sheet])


def _cells(line: Line, width: int) -> Iterator[Value]:
    for place in range(width):
        value = line.value(place)
        yield as_text(value) if isinstance(value, int | float) else value


def _reasons(report: ImportReport) -> Mapping[int, str]:
    reasons: dict[int, list[str]] = {}
    for problem in report.problems:
        if problem.severity is Severity.ERROR:
            column = f"{problem.column}: " if problem.column else ""
            reasons.setdefault(problem.row, []).append(f"{column}{problem.why}")
    return {row: "; ".join(all_of) for row, all_of in reasons.items()}
