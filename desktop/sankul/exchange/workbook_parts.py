"""Opening workbooks that are archives (XLSX, ODS, XLSB) without letting them fill the memory or hide that they are damaged.

Every part is read to its end, so that the checksum of the archive is always compared: a damaged part is never a shorter list.
"""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from sankul.exchange.workbook_signals import Damaged, TooMuch

MOST_BYTES_UNPACKED = 600_000_000
_MOST_PARTS_BYTES = 4_000_000
_END = b"PK\x05\x06"
_END_BYTES, _LONGEST_COMMENT = 22, 65_535
_WIDE_LOCATOR, _WIDE_END = b"PK\x06\x07", b"PK\x06\x06"
_KNOWN_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1


class Part:
    """One part while it is read: as many bytes as it may have, and then the checksum."""

    def __init__(self, stream: IO[bytes], archive: "Parts") -> None:
        self.stream, self.archive = stream, archive

    def read(self, count: int = -1) -> bytes:
        """The next bytes; nothing at the end. Raises TooMuch."""
        content = self.stream.read(count)
        self.archive.count(len(content))
        return content


class Parts:
    """The parts of an archive by their names; case does not count, as in Excel."""

    def __init__(self, file: BinaryIO) -> None:
        _check_directory(file)
        self.archive = zipfile.ZipFile(file)
        self.infos = {info.filename.replace("\\", "/").casefold(): info for info in self.archive.infolist()}
        if len(self.infos) < len(self.archive.infolist()):
            raise Damaged  # two parts of one name: which one counts, nobody knows
        self.left = MOST_BYTES_UNPACKED
        self.is_encrypted = any(info.flag_bits & _ENCRYPTED for info in self.infos.values())

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self.infos

    def count(self, size: int) -> None:
        """Count bytes that were unpacked. Raises TooMuch."""
        self.left -= size
        if self.left < 0:
            raise TooMuch

    @contextmanager
    def opened(self, name: str) -> Iterator[Part]:
        """A part to read; what was not read is read at the end, for the checksum. Raises Damaged when there is none."""
        info = self.infos.get(name.casefold())
        if info is None or info.compress_type not in _KNOWN_PACKINGS:
            raise Damaged(name)
        with self.archive.open(info) as stream:
            part = Part(stream, self)
            yield part
            while part.read(1 << 16):
                pass

    def read(self, name: str, most: int) -> bytes:
        """A small part as a whole. Raises TooMuch when it has more than `most` bytes."""
        with self.opened(name) as part:
            content = part.read(most + 1)
            if len(content) > most:
                raise TooMuch
            return content

    def close(self) -> None:
        """Close the archive, not its file."""
        self.archive.close()


def _check_directory(file: BinaryIO) -> None:
    """Refuse an archive whose list of parts alone would fill the memory; the library reads it as a whole."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_BYTES - _LONGEST_COMMENT - 100))
    tail = file.read()
    found = tail.rfind(_END)
    if found < 0 or len(tail) < found + _END_BYTES:
        raise Damaged
    (directory,) = struct.unpack_from("<L", tail, found + 12)
    if tail[max(0, found - 20) : found].startswith(_WIDE_LOCATOR):
        (offset,) = struct.unpack_from("<Q", tail, found - 20 + 8)
        file.seek(min(offset, size))
        wide = file.read(56)
        if len(wide) == 56 and wide.startswith(_WIDE_END):
            (directory,) = struct.unpack_from("<Q", wide, 40)
    if directory > _MOST_PARTS_BYTES:
        raise TooMuch
    file.seek(0)
