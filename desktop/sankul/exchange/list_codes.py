"""In which code a list is written: by its mark, by how it looks in UTF-16, as UTF-8, or as old Windows programs write."""

import codecs
import re
from typing import BinaryIO

from sankul.exchange.workbook_signals import Foreign

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD_BYTES = 4096
_PIECE = 1 << 18
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
_MOST_SIGNS = 50  # one sign in so many may be none of a text, for old programs leave some
_USUAL = re.compile("[\t\n\r -~\u00a0-\u00ff\u0900-\u097f\u200b-\u200d\u2010-\u2027\u20b9\ufeff]")
_MARKED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_-]{2,20})""")


def code_of(file: BinaryIO) -> str:
    """The code of a text, which is read once for it and then stands at its begin. Raises Foreign when it is no text."""
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    code = next((code for mark, code in _MARKS if head.startswith(mark)), "") or _wide(head)
    if not code:
        code = "utf-8" if _is_utf8(file) else _named(head) or "cp1252"
    _check(head.decode(code, errors="ignore"))
    return code


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: seen by zeros, and by that what it comes to is usual."""
    if b"\0" not in head:
        return ""
    for code in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(code, errors="replace")
        if len(_USUAL.findall(text)) * 20 >= len(text) * 19:
            return code
    raise Foreign


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


def _named(head: bytes) -> str:
    """The code that a page or document says it has."""
    found = _MARKED.search(head)
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""


def _check(text: str) -> None:
    if "\0" in text or len(_NO_TEXT.findall(text)) * _MOST_SIGNS > len(text):
        raise Foreign
