"""The records of binary workbooks (XLSB), as Microsoft's MS-XLSB describes them, read piece by piece."""

import struct
from collections.abc import Iterator

from sankul.exchange.workbook_signals import Damaged, TooMuch
from sankul.exchange.workbook_xml import Stream

_PIECE = 1 << 18
_LONGEST = 1 << 20
_MOST_RECORDS = 12_000_000
_KIND_BYTES, _SIZE_BYTES = 2, 4

Head = tuple[int, int, int]  # the kind of a record, where its data begins, and where it ends


def records(stream: Stream) -> Iterator[tuple[int, bytes]]:
    """Kinds and data of all records. Raises Damaged when one is cut off or too long, and TooMuch."""
    content, place, count = b"", 0, 0
    while True:
        head = _head(content, place)
        if head is not None and head[2] <= len(content):
            count += 1
            if count > _MOST_RECORDS:
                raise TooMuch
            place = head[2]
            yield head[0], content[head[1] : place]
            continue
        piece = stream.read(_PIECE)
        if not piece and place == len(content):
            return
        if not piece or (head is not None and head[2] - head[1] > _LONGEST):
            raise Damaged
        content, place = content[place:] + piece, 0


def _head(content: bytes, place: int) -> Head | None:
    """The head of a record; None when it is cut off."""
    kind = _number(content, place, _KIND_BYTES)
    size = _number(content, kind[1], _SIZE_BYTES) if kind else None
    return (kind[0], size[1], size[1] + size[0]) if kind and size else None


def _number(content: bytes, place: int, most: int) -> tuple[int, int] | None:
    """A number of seven bits a byte, and where it ends; None when it is cut off."""
    number = 0
    for turn in range(most):
        if place >= len(content):
            return None
        byte = content[place]
        place += 1
        number |= (byte & 127) << (7 * turn)
        if byte < 128:
            break
    return number, place


def text_at(data: bytes, place: int) -> tuple[str, int]:
    """A text and where it ends. Raises Damaged when it is cut off."""
    (count,) = struct.unpack_from("<L", data, place)
    end = place + 4 + count * 2
    if end > len(data):
        raise Damaged
    return data[place + 4 : end].decode("utf-16-le", "replace"), end
