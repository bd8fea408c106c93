"""Workbooks and lists: XLSX, XLS, ODS and CSV are read; XLSX and CSV are written, with codes as text.

What a file is, its first bytes say; its name is not believed.
"""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from sankul.exchange import workbook_reading, workbook_writing
from sankul.exchange.file_faults import (
    FileEmpty,
    FileForbidden,
    FileIsFolder,
    FileMissing,
    NotAWorkbook,
    SheetNotNeeded,
    WorkbookDamaged,
    WorkbookLocked,
    WorkbookTooLarge,
)
from sankul.exchange.lists import read_list
from sankul.rules.sheets import Sheet, Table

MOST_BYTES = 200_000_000
MOST_BYTES_UNPACKED = 600_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LIST_ENDINGS = (".csv", ".tsv", ".txt")


class Workbooks:
    """Reads and writes files of rows (see `operations.imports.files.RowFiles`)."""

    def read(self, path: Path, sheet: str | None = None) -> tuple[Table, ...]:
        """The sheets of a file that hold anything: the one called `sheet`, or all visible ones in their order.

        Blank rows are left out; rows keep their numbers. Raises a refusal or trouble of `file_faults`.
        """
        path = Path(path)
        try:
            tables = self._read(path, sheet)
        except FileNotFoundError:
            raise FileMissing(path=path) from None
        except IsADirectoryError:
            raise FileIsFolder(path=path) from None
        except OSError as fault:
            raise FileForbidden(path=path, why=fault.strerror or fault) from fault
        if not tables:
            raise FileEmpty(path=path)
        return tables

    def _read(self, path: Path, sheet: str | None) -> tuple[Table, ...]:
        if path.is_dir():
            raise FileIsFolder(path=path)
        if path.stat().st_size > MOST_BYTES:
            raise WorkbookTooLarge(path=path)
        with path.open("rb") as file:
            head = file.read(8)
        if not head:
            raise FileEmpty(path=path)
        if head.startswith(b"PK"):
            return self._read_packed(path, sheet)
        if head == _OLE:
            if _ENCRYPTED in path.read_bytes():
                raise WorkbookLocked(path=path)
            return workbook_reading.read_other(path, sheet)
        if path.suffix.lower() not in _LIST_ENDINGS:
            raise NotAWorkbook(path=path)
        if sheet is not None:
            raise SheetNotNeeded(path=path)
        return read_list(path)

    def _read_packed(self, path: Path, sheet: str | None) -> tuple[Table, ...]:
        """XLSX and ODS are archives; how large they are unpacked is asked before anything is unpacked."""
        try:
            with zipfile.ZipFile(path) as archive:
                parts = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
            raise WorkbookDamaged(path=path) from None
        if sum(part.file_size for part in parts) > MOST_BYTES_UNPACKED:
            raise WorkbookTooLarge(path=path)
        names = {part.filename for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            raise WorkbookLocked(path=path)
        if "xl/workbook.xml" in names:
            return workbook_reading.read_xlsx(path, sheet)
        if names & {"content.xml", "xl/workbook.bin"}:
            return workbook_reading.read_other(path, sheet)
        raise NotAWorkbook(path=path)

    def write(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """Write an XLSX, or the first sheet as a CSV, by the ending of `path`; an old file is replaced when all is written.

        Raises EndingUnknown or SheetNotSaved.
        """
        workbook_writing.write(Path(path), sheets)
