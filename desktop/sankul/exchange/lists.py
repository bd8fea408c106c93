"""Reading lists (CSV): in any of the codes and with any of the separators that office programs save."""

import codecs
import csv
import io
import sys
from pathlib import Path

from sankul.exchange.file_faults import NotAWorkbook, WorkbookTooLarge
from sankul.rules.sheets import Line, Table

MOST_LINES = 200_000
_SEPARATORS = ",;\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINES_TRIED = 20


def read_list(path: Path) -> tuple[Table, ...]:
    """The one table of a list, or none when nothing is in it. Raises NotAWorkbook for what is no text."""
    text = _decoded(path.read_bytes())
    if text is None or "\x00" in text or _is_page(text):
        raise NotAWorkbook(path=path)
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        lines = tuple(
            Line(number, tuple(value if value.strip() else None for value in row))
            for number, row in enumerate(rows, start=1)
            if any(value.strip() for value in row)
        )
    except csv.Error:
        raise NotAWorkbook(path=path) from None
    if len(lines) > MOST_LINES:
        raise WorkbookTooLarge(path=path)
    return (Table(path.stem, lines),) if lines else ()


def _decoded(content: bytes) -> str | None:
    """The text, by its mark, else as UTF-8, else as old Windows programs write; None when it is no text."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _try(content, name)
    zeros = content[:400].count(0)
    if zeros > len(content[:400]) // 4:
        return _try(content, "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be")
    return _try(content, "utf-8") if _try(content, "utf-8") is not None else content.decode("cp1252", errors="replace")


def _try(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def _is_page(text: str) -> bool:
    """Whether it is a web page; some portals give it the name of a workbook or list."""
    return text.lstrip()[:200].lower().startswith(("<html", "<!doctype", "<table", "<?xml"))


def _separator(text: str) -> str:
    """The sign that stands in most of the first lines, most often."""
    lines = [line for line in text.splitlines() if line.strip()][:_LINES_TRIED]
    return max(
        _SEPARATORS, key=lambda sign: (sum(sign in line for line in lines), sum(line.count(sign) for line in lines))
    )
