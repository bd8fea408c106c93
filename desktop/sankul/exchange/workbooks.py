"""Workbooks and lists: XLSX, XLS, ODS, tables of web pages and CSV are read; XLSX and CSV are written, with codes as text.

What a file is, its first bytes say; its name is not believed.
"""

import errno
from collections.abc import Sequence
from os.path import exists, isdir, isfile
from pathlib import Path
from typing import BinaryIO

from sankul.errors import Sentence
from sankul.exchange import workbook_kinds, workbook_writing
from sankul.exchange.file_faults import (
    FileEmpty,
    FileForbidden,
    FileIsFolder,
    FileMissing,
    NotAWorkbook,
    SheetUnknown,
    WorkbookDamaged,
    WorkbookLocked,
    WorkbookTooLarge,
)
from sankul.exchange.workbook_signals import Foreign, Locked, SheetMissing, TooMuch
from sankul.rules.sheets import Sheet, Table

MOST_BYTES = 200_000_000


class Workbooks:
    """Reads and writes files of rows (see `operations.imports.files.RowFiles`)."""

    def read(self, path: Path, sheet: str | None = None) -> tuple[Table, ...]:
        """The sheets of a file that hold anything: the one called `sheet`, or all visible ones in their order.

        Blank rows are left out; rows keep their numbers. Raises a refusal or trouble of `file_faults`.
        """
        path = Path(path)
        if isdir(path):  # never raises, whatever the name
            raise FileIsFolder(path=path)
        if exists(path) and not isfile(path):  # a pipe would be waited for
            raise NotAWorkbook(path=path)
        try:
            with path.open("rb") as file:
                tables = _read(path, file, sheet)
        except (FileNotFoundError, ValueError):  # a name may hold what no system takes
            raise FileMissing(path=path) from None
        except OSError as fault:
            raise FileForbidden(path=path, why=fault.strerror or fault) from fault
        tables = tuple(table for table in tables if table.lines)
        if not tables:
            raise FileEmpty(path=path)
        return tables

    def write(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """Write an XLSX, or the first sheet as a CSV, by the ending of `path`; an old file is replaced when all is written.

        Raises EndingUnknown or SheetNotSaved.
        """
        workbook_writing.write(Path(path), sheets)


def _read(path: Path, file: BinaryIO, sheet: str | None) -> Sequence[Table]:
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise FileEmpty(path=path)
    if size > MOST_BYTES:
        raise WorkbookTooLarge(path=path)
    try:
        return workbook_kinds.read(path, file, sheet)
    except SheetMissing as missing:
        raise SheetUnknown(sheet=sheet, path=path, known=", ".join(missing.known)) from None
    except Exception as fault:
        raise _told(path, fault) from fault


def _told(path: Path, fault: Exception) -> Exception:
    """What a person is told. Whatever a reader stumbles over, other than the disk, is a fault of the file."""
    if isinstance(fault, Sentence):
        return fault
    if isinstance(fault, OSError) and fault.errno not in (None, errno.EINVAL):
        return fault
    if isinstance(fault, TooMuch | MemoryError):
        return WorkbookTooLarge(path=path)
    told = {Locked: WorkbookLocked, Foreign: NotAWorkbook}.get(type(fault), WorkbookDamaged)
    return told(path=path)
