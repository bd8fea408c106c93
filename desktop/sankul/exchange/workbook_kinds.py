"""Which kind of workbook a file is, and the reader of that kind. Readers are imported when they are needed."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from sankul.exchange.workbook_signals import Foreign
from sankul.rules.sheets import Table

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = b"\x09\x08"
_HEAD_BYTES = 4096


def read(path: Path, file: BinaryIO, sheet: str | None) -> Sequence[Table]:
    """What the file holds, whatever its name says. Raises signals of `workbook_signals`, refusals, or whatever a library does."""
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    if head.startswith(b"PK"):
        return _read_packed(file, sheet)
    if head.startswith((_OLE, _BIFF)):
        from sankul.exchange.workbook_xls import MOST_BYTES, read_xls

        return read_xls(file.read(MOST_BYTES + 1), sheet)
    from sankul.exchange.lists import read_text

    return read_text(path, file, sheet)


def _read_packed(file: BinaryIO, sheet: str | None) -> Sequence[Table]:
    from sankul.exchange.workbook_parts import Parts
    from sankul.exchange.workbook_signals import Locked

    parts = Parts(file)
    names = set(parts.infos)
    is_locked = parts.is_encrypted
    parts.close()
    if is_locked:
        raise Locked
    if "content.xml" in names:
        from sankul.exchange.workbook_ods import read_ods

        return read_ods(file, sheet)
    if any(name.endswith("workbook.bin") for name in names):
        from sankul.exchange.workbook_xlsb import read_xlsb

        return read_xlsb(file, sheet)
    if "[content_types].xml" in names:
        from sankul.exchange.workbook_xlsx import read_xlsx

        return read_xlsx(file, sheet)
    raise Foreign
