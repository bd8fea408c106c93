"""Compound files (OLE 2): the small file system within an old workbook, read as Microsoft's MS-CFB describes it.

A stream is given whole or not at all: a chain of sectors that breaks off means that the file is damaged.
"""

import struct
from array import array
from collections.abc import Iterator

from sankul.exchange.workbook_signals import Damaged

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_BYTES, _ENTRY_BYTES, _MINI_BYTES = 512, 128, 64
_FIRST_TABLES = 109
_LAST_SECTOR = 0xFFFFFFFA
_STREAM, _ROOT = 2, 5


class CompoundFile:
    """The streams of a compound file by their names, case aside."""

    def __init__(self, content: bytes) -> None:
        if len(content) < _HEADER_BYTES or not content.startswith(MARK):
            raise Damaged
        self.content = content
        shift = struct.unpack_from("<H", content, 30)[0]
        if shift not in (9, 12):
            raise Damaged
        self.sector_bytes = 1 << shift
        (self.directory, _unused, self.cutoff, self.mini_start, _count, self.more, _count) = struct.unpack_from(
            "<4x7L", content, 44
        )
        self.most = len(content) // self.sector_bytes + 1
        self.table = self._table()
        self.streams: dict[str, tuple[int, int]] = {}
        self.root = (_LAST_SECTOR, 0)
        self._read_directory()

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self.streams

    def stream(self, name: str) -> bytes:
        """A stream as a whole. Raises Damaged."""
        start, size = self.streams[name.casefold()]
        if size >= self.cutoff:
            return self._chain(start, size)
        small = self._chain(*self.root)
        links = _numbers(self._chain(self.mini_start, None))
        found: list[bytes] = []
        while size > len(found) * _MINI_BYTES:
            if (
                start >= len(links)
                or len(found) > len(links)
                or (start + 1) * _MINI_BYTES > len(small) + _MINI_BYTES - 1
            ):
                raise Damaged
            found.append(small[start * _MINI_BYTES : (start + 1) * _MINI_BYTES])
            start = links[start]
        return _exactly(b"".join(found), size)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.sector_bytes
        found = self.content[start : start + self.sector_bytes]
        if not found:
            raise Damaged
        return found

    def _table(self) -> "array[int]":
        """Which sector follows which; the sectors of this table are named in the header, and further in a chain of their own."""
        numbers = list(struct.unpack_from(f"<{_FIRST_TABLES}L", self.content, 76))
        after, seen = self.more, 0
        while after < _LAST_SECTOR:
            block = _numbers(self._sector(after))
            numbers += block[:-1]
            after, seen = block[-1], seen + 1
            if seen > self.most:
                raise Damaged
        used = [number for number in numbers if number < _LAST_SECTOR]
        if len(used) > self.most:
            raise Damaged
        return _numbers(b"".join(self._sector(number) for number in used))

    def _sectors(self, start: int) -> Iterator[bytes]:
        seen = 0
        while start < _LAST_SECTOR:
            if start >= len(self.table) or seen > self.most:
                raise Damaged
            yield self._sector(start)
            start, seen = self.table[start], seen + 1

    def _chain(self, start: int, size: int | None) -> bytes:
        """The sectors of a chain, cut to `size`."""
        if size is None:
            return b"".join(self._sectors(start))
        found: list[bytes] = []
        wanted = -(-size // self.sector_bytes)
        for sector in self._sectors(start):
            if len(found) == wanted:
                break
            found.append(sector)
        return _exactly(b"".join(found), size)

    def _read_directory(self) -> None:
        entries = self._chain(self.directory, None)
        for start in range(0, len(entries) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            length, kind = struct.unpack_from("<HB", entries, start + 64)
            first, size = struct.unpack_from("<LL", entries, start + 116)
            name = entries[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").casefold()
            if kind == _ROOT:
                self.root = (first, size)
            elif kind == _STREAM:
                self.streams.setdefault(name, (first, size))


def _numbers(content: bytes) -> "array[int]":
    found: array[int] = array("I")
    found.frombytes(content[: len(content) // 4 * 4])
    return found


def _exactly(content: bytes, size: int) -> bytes:
    if len(content) < size:
        raise Damaged
    return content[:size]
