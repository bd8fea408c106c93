"""Writing the objects of a file out: as ReportLab makes them, in the form that archives ask for (ISO 19005-2, 6.1).

ReportLab's own way knows neither objects that are packed together nor the line end before `endstream` that PDF/A demands.
"""

import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFIndirectObject

from sankul.printing.pages import LEVEL, Packed

_HEAD = b"%PDF-1.7\n%\xe0\xa4\xb8\xe0\xa4\x82\n"
_FREE, _PLAIN, _INSIDE = 0, 1, 2
_ROW = struct.Struct(">BLH")


def file_bytes(document: Any, root: Any, info: Any, places: Mapping[int, Sequence[int]]) -> bytes:
    """The file of a ReportLab document; `root` and `info` are references, `places` the packed objects of each stream."""
    parts = [_HEAD]
    at, number = len(_HEAD), 0
    table = bytearray(_ROW.pack(_FREE, 0, 65535))
    while number < document.objectcounter:  # objects may ask for more objects while they are written
        number += 1
        name = document.numberToId.get(number)
        if name is None:
            table += _ROW.pack(_FREE, 0, 0)
            continue
        table += _ROW.pack(_PLAIN, at, 0)
        parts.append(_written(document, name))
        at += len(parts[-1])
    for stream, numbers in places.items():
        for place, inner in enumerate(numbers):
            _ROW.pack_into(table, inner * _ROW.size, _INSIDE, stream, place)
    table += _ROW.pack(_PLAIN, at, 0)
    told = (root.format(document), info.format(document))
    parts.append(_cross_references(number + 1, at, bytes(table), _fingerprint(parts), told))
    return b"".join(parts)


def _written(document: Any, name: str) -> bytes:
    held = document.idToObject[name]
    written: bytes = PDFIndirectObject(name, held).format(document)
    if not isinstance(held, Packed) and written.endswith(b"endstream\nendobj\n"):
        written = written[: -len(b"endstream\nendobj\n")] + b"\nendstream\nendobj\n"
    return written


def _fingerprint(parts: Sequence[bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part)
    return digest.hexdigest().encode()


def _cross_references(number: int, at: int, table: bytes, same: bytes, told: tuple[bytes, bytes]) -> bytes:
    """The stream that says where each object stands (ISO 32000-1, 7.5.8), and the file's end."""
    packed = zlib.compress(table, LEVEL)
    return (
        b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s> <%s>] /Filter /FlateDecode /Length %d >>\n"
        b"stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
    ) % (number, number + 1, *told, same, same, len(packed), packed, at)
