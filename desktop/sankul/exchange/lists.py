"""Reading lists (CSV): in any of the codes and with any of the separators that office programs save, row by row."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TextIO

from sankul.exchange.file_faults import QuoteOpen, SheetNotNeeded
from sankul.exchange.list_codes import code_of
from sankul.exchange.workbook_rows import Allowance, Row, Rows
from sankul.exchange.workbook_signals import Foreign, TooMuch
from sankul.rules.sheets import Table

_ENDINGS = (".csv", ".tsv", ".txt", ".xls")
_SEPARATORS = ",;\t|"
_TEXT_FORMULA = re.compile(r'="([^"]*)"\s*')
_SAID = "sep="  # with which Excel says, in a first line that it does not show, what separates
_HEAD_BYTES = 1 << 16
_LINES_TRIED = 30
_LONGEST_LINE = 1 << 20
_MOST_PAGE_BYTES = 40_000_000
_SPREADSHEET_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_OTHERS = ("%pdf-", "{\\rtf", "mime-version:", "%!ps")


def read_text(path: Path, file: BinaryIO, sheet: str | None) -> Sequence[Table]:
    """The tables of a file that is text: an XML workbook, a web page, or a list. Raises Foreign for what is none of them."""
    code = code_of(file)
    head = file.read(_HEAD_BYTES).decode(code, errors="replace").lstrip("\ufeff \t\r\n")
    file.seek(0)
    if head.lower().startswith(_OTHERS):
        raise Foreign
    if head.startswith("<"):
        return _read_marked(path, file, sheet, code, head)
    if path.suffix.lower() not in _ENDINGS:
        raise Foreign
    if sheet is not None:
        raise SheetNotNeeded(path=path)
    text = io.TextIOWrapper(file, encoding=code, errors="replace", newline="")
    try:
        return [_read_list(path, text, head)]
    finally:
        text.detach()


def _read_marked(path: Path, file: BinaryIO, sheet: str | None, code: str, head: str) -> Sequence[Table]:
    if _SPREADSHEET_2003 in head:
        from sankul.exchange.workbook_xml2003 import read_xml2003

        return read_xml2003(file, sheet)
    from sankul.exchange.workbook_html import read_html
    from sankul.exchange.workbook_sheets import SheetName, wanted

    content = file.read(_MOST_PAGE_BYTES + 1)
    if len(content) > _MOST_PAGE_BYTES:
        raise TooMuch
    tables = read_html(content.decode(code, errors="replace"))
    if len(tables) == 1:
        if sheet is not None:
            raise SheetNotNeeded(path=path)
        return [replace(tables[0], name=path.stem)]
    chosen = wanted(sheet, [SheetName(table.name) for table in tables])
    return [table for table in tables if table.name in chosen]


def _read_list(path: Path, text: TextIO, head: str) -> Table:
    lines = _Lines(text)
    separator = _separator(head)
    rows = Rows(path.stem, Allowance())
    number = 0
    try:
        for cells in csv.reader(lines, delimiter=separator):
            if number == 0 and lines.count == 1 and _said(lines.first):
                lines.first = ""
                continue
            number += 1
            if lines.is_over:
                raise QuoteOpen(path=path, row=number)
            row = Row(number)
            for place, cell in enumerate(cells):
                row.put_text(place, _shown(cell))
            rows.allowance.take(0, sum(map(len, cells)))
            rows.add(row)
    except (
        csv.Error
    ):  # a cell of more than 131,072 letters: a quotation mark that is closed only much further down, or never
        raise QuoteOpen(path=path, row=number + 1) from None
    return rows.table()


def _shown(cell: str) -> str:
    """What a spreadsheet shows of a cell: portals write ="0123" so that it keeps the zero."""
    found = _TEXT_FORMULA.fullmatch(cell) if cell.startswith("=") else None
    return found[1] if found else cell


class _Lines:
    """The lines of a list. `is_over` once a row wanted more lines than there are: then its quotation mark was never closed."""

    def __init__(self, text: TextIO) -> None:
        self.text = text
        self.first, self.count, self.is_over = "", 0, False

    def __iter__(self) -> Iterator[str]:
        while line := self.text.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise TooMuch
            self.count += 1
            line = line.removeprefix("\ufeff") if self.count == 1 else line
            self.first = line if self.count == 1 else self.first
            yield line
        self.is_over = True


def _said(line: str) -> str:
    """The separator that a first line names, or nothing."""
    line = line.strip(' "\r\n')
    return line[len(_SAID)] if line.lower().startswith(_SAID) and len(line) == len(_SAID) + 1 else ""


def _separator(head: str) -> str:
    """What Excel was told in the first line, else the sign by which most of the first lines come to the same number of cells."""
    lines = head.splitlines()[:_LINES_TRIED]
    if len(head) == _HEAD_BYTES:
        lines = lines[:-1] or lines
    said = _said(head.partition("\n")[0].rstrip("\r")) or ("\t" if head.lower().startswith("sep=\t") else "")
    return said or max(_SEPARATORS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: Sequence[str], sign: str) -> tuple[int, int]:
    """How many lines come to the commonest number of cells, if that is more than one; and that number."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=sign) if len(cells) > 1)
    except csv.Error:
        return (0, 0)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
