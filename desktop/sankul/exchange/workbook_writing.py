"""Writing workbooks and lists: beside the place first, then moved there, so that no half file ever stands there."""

import csv
import io
import os
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sankul.exchange.file_faults import EndingUnknown, SheetNotSaved
from sankul.rules.readings import Value, as_text
from sankul.rules.sheets import Formula, Sheet

_FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_WIDEST, _NARROWEST = 50, 8


def write(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write `sheets` to `path` (.xlsx, or the first to .csv). Raises EndingUnknown or SheetNotSaved."""
    writers = {".xlsx": _write_xlsx, ".csv": _write_csv}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise EndingUnknown(path=path)
    part = path.with_name(path.name + ".part")
    try:
        writer(part, sheets)
        os.replace(part, path)
    except OSError as fault:
        if part.parent.is_dir():
            part.unlink(missing_ok=True)
        raise SheetNotSaved(path=path, why=fault.strerror or fault) from fault


def _write_xlsx(part: Path, sheets: Sequence[Sheet]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    taken: list[str] = []
    for sheet in sheets:
        taken.append(_title(sheet.title, taken))
        _fill(book.create_sheet(taken[-1]), sheet)
    packed = io.BytesIO()  # whole in memory first: the library leaves threads of work behind when a disk fails under it
    book.save(packed)
    with part.open("wb") as file:
        file.write(packed.getbuffer())
        file.flush()
        os.fsync(file.fileno())


def _title(wanted: str, taken: Sequence[str]) -> str:
    """A name that Excel allows: at most 31 signs, none twice."""
    name = _FORBIDDEN_IN_TITLES.sub(" ", wanted).strip()[:28] or "Sheet"
    number = 1 + sum(other.casefold().startswith(name.casefold()) for other in taken)
    return name if number == 1 else f"{name} {number}"


def _fill(target: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    target.freeze_panes = "A2"
    for place, heading in enumerate(sheet.headings):
        longest = max([len(heading), *(len(_shown(row[place])) for row in sheet.rows[:200] if place < len(row))])
        target.column_dimensions[get_column_letter(place + 1)].width = min(_WIDEST, max(_NARROWEST, longest + 2))
    bold = Font(bold=True)
    target.append([_cell(target, heading, bold) for heading in sheet.headings])
    named: dict[str, Any] = {}
    for number, row in enumerate(sheet.rows):
        cells = []
        for place, value in enumerate(row):
            name = sheet.fonts.get((number, place), "")
            cells.append(_cell(target, value, named.setdefault(name, Font(name=name)) if name else None))
        target.append(cells)


def _cell(target: Any, value: Value | Formula, font: Any = None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if value is None:
        return None
    cell = WriteOnlyCell(target)
    if isinstance(value, Formula):
        cell.value = value.text
    elif isinstance(value, str):
        cell.value = _CONTROL.sub("", value)
        cell.data_type = "s"
        cell.number_format = "@"
    else:
        cell.value = value
        if isinstance(value, date) and not isinstance(value, datetime):
            cell.number_format = "DD-MM-YYYY"
    if font is not None:
        cell.font = font
    return cell


def _write_csv(part: Path, sheets: Sequence[Sheet]) -> None:
    """UTF-8 with the mark by which Excel knows it."""
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for sheet in sheets[:1]:
            writer.writerow([safe_text(heading) for heading in sheet.headings])
            writer.writerows([safe_text(_shown(value)) for value in row] for row in sheet.rows)
        file.flush()
        os.fsync(file.fileno())


def _shown(value: Value | Formula) -> str:
    return value.text if isinstance(value, Formula) else as_text(value)


def safe_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    is_risky = text.startswith(_BEGINS_FORMULA) and not _PLAIN_NUMBER.fullmatch(text)
    return "'" + text if is_risky else text
