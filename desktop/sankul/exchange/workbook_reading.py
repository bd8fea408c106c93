"""Reading workbooks: XLSX row by row with the fonts of its cells, XLS and ODS through calamine."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sankul.errors import Sentence
from sankul.exchange.file_faults import SheetUnknown, WorkbookDamaged, WorkbookTooLarge
from sankul.rules.krutidev import is_legacy_font, is_unreadable_font
from sankul.rules.readings import Value
from sankul.rules.sheets import Line, Table
from sankul.text import fold

MOST_LINES = 200_000
MOST_COLUMNS = 300
_BLANK_LINES_AT_END = 50_000


def read_xlsx(path: Path, sheet: str | None) -> tuple[Table, ...]:
    """The sheets of an XLSX that hold anything; formulas count with the values that were saved with them."""
    from openpyxl import load_workbook

    try:
        # An open file, because the library refuses a path that does not end as it expects.
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                names = [each.title for each in book.worksheets]
                visible = [each.title for each in book.worksheets if each.sheet_state == "visible"]
                wanted = _wanted(path, sheet, names, visible)
                tables = [Table(name, tuple(_lines(path, _xlsx_rows(book[name])))) for name in wanted]
            finally:
                book.close()
    except (Sentence, OSError):
        raise
    except Exception as fault:
        raise WorkbookDamaged(path=path) from fault
    return tuple(table for table in tables if table.lines)


def _xlsx_rows(sheet: Any) -> Iterator[tuple[list[Value], dict[int, str]]]:
    """Values and old Hindi fonts of each row, the blank rows between included."""
    sheet.reset_dimensions()
    known: dict[str, bool] = {}
    for row in sheet.iter_rows(max_col=None):
        fonts = {}
        for place, cell in enumerate(row[:MOST_COLUMNS]):
            if cell.data_type in ("s", "inlineStr", "str") and cell.value:
                font = cell.font.name or ""
                if font not in known:
                    known[font] = is_legacy_font(font) or is_unreadable_font(font)
                if known[font]:
                    fonts[place] = font
        yield [cell.value for cell in row[:MOST_COLUMNS]], fonts


def read_other(path: Path, sheet: str | None) -> tuple[Table, ...]:
    """The sheets of an XLS or ODS (or XLSB) that hold anything. Fonts of cells are not known."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(str(path))
        names = list(book.sheet_names)
        visible = [each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
        wanted = _wanted(path, sheet, names, visible)
        rows = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in wanted}
        tables = [Table(name, tuple(_lines(path, ((row[:MOST_COLUMNS], {}) for row in rows[name])))) for name in wanted]
    except (Sentence, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # a panic of the library is no Exception
        raise WorkbookDamaged(path=path) from fault
    return tuple(table for table in tables if table.lines)


def _wanted(path: Path, sheet: str | None, names: Sequence[str], visible: Sequence[str]) -> list[str]:
    """The names of the sheets to read: all visible ones, or the one that was asked for, even if it is hidden."""
    if sheet is None:
        return list(visible or names)
    found = [name for name in names if name == sheet] or [name for name in names if fold(name) == fold(sheet)]
    if not found:
        raise SheetUnknown(sheet=sheet, path=path, known=", ".join(names))
    return found[:1]


def _lines(path: Path, rows: Iterable[tuple[Sequence[Any], dict[int, str]]]) -> Iterator[Line]:
    """The rows with anything in them; formatted but empty rows at the end, of which there may be a million, are cut."""
    last = count = 0
    for number, (cells, fonts) in enumerate(rows, start=1):
        values = tuple(_value(cell) for cell in cells)
        if any(value is not None for value in values):
            last, count = number, count + 1
            if count > MOST_LINES:
                raise WorkbookTooLarge(path=path)
            yield Line(number, values, fonts)
        elif number - last > _BLANK_LINES_AT_END:
            return


def _value(cell: Any) -> Value:
    if cell is None or isinstance(cell, int | float | bool | date | datetime | time):
        return cell
    if isinstance(cell, timedelta):
        return str(cell)
    text = cell if isinstance(cell, str) else str(cell)
    return text if text.strip() else None
