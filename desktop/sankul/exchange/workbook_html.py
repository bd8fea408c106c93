"""Reading the tables of web pages, which many portals give the name of an .xls ("Download as Excel").

A small reader that goes through the page once: it knows tables, rows, cells, spans and fonts, and forgives what is not closed.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sankul.exchange.workbook_rows import LONGEST_TEXT, MOST_COLUMNS, Allowance, Row, Rows, old_font
from sankul.exchange.workbook_signals import Foreign, TooMuch
from sankul.rules.sheets import Run, Table

MOST_LETTERS = 40_000_000
_MOST_TABLES = 200
_MOST_TAGS = 4_000_000
_MOST_DEPTH = 200
_LONGEST_TAG = 10_000
_TAG = re.compile(r"(/?)\s*([A-Za-z][A-Za-z0-9:]{0,30})")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]{1,30})\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""")
_FAMILY = re.compile(r"""font-family\s*:\s*["']?([^;"',]{1,80})""", re.IGNORECASE)
_UNSEEN = ("script", "style", "title", "head", "select", "comment")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Cell:
    """A cell while it is read."""

    place: int
    font: str
    down: int
    runs: list[Run] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A tag that says how words are drawn: in which old font, if in one, and whether they are seen at all."""

    tag: str
    font: str = ""
    is_hidden: bool = False


@dataclass(slots=True)
class _Sheet:
    """A table while it is read. `taken`: up to which row a cell from above reaches, by places."""

    rows: Rows
    number: int = 0
    place: int = 0
    row: Row | None = None
    cell: _Cell | None = None
    taken: dict[int, int] = field(default_factory=dict)
    marks: list[_Mark] = field(default_factory=list)

    @property
    def mark(self) -> _Mark:
        """How the words are drawn that come now."""
        return self.marks[-1] if self.marks else _Mark("td")


def read_html(text: str) -> list[Table]:
    """The tables of a page that have more than one cell, by their order. Raises Foreign when there is none, or TooMuch."""
    if len(text) > MOST_LETTERS or text.count("<") > _MOST_TAGS:
        raise TooMuch
    reader = PageReader()
    for tag, attributes, words in _tokens(text):
        reader.take(tag, attributes, words)
    reader.end()
    tables = [table for table in reader.tables if sum(len(line.values) > 1 for line in table.lines)]
    if not tables:
        raise Foreign
    return tables


class PageReader:
    """Takes the tags and words of a page; a table within a cell is read on its own."""

    def __init__(self) -> None:
        self.allowance = Allowance()
        self.open: list[_Sheet] = []
        self.tables: list[Table] = []
        self.count = 0

    def take(self, tag: str, attributes: str, words: str) -> None:
        """A tag ("/td" ends one), or words when it is empty."""
        sheet = self.open[-1] if self.open else None
        if tag == "table":
            self._start_table()
        elif sheet is None:
            return
        elif not tag:
            self._say(sheet, _BLANKS.sub(" ", html.unescape(words)))
        elif tag == "/table":
            self._end_table()
        elif tag in ("tr", "/tr"):
            self._end_row(sheet)
            if tag == "tr":
                self._start_row(sheet)
        elif tag in ("td", "th", "/td", "/th"):
            self._end_cell(sheet)
            if not tag.startswith("/"):
                self._start_cell(sheet, attributes)
        else:
            self._mark(sheet, tag, attributes)

    def end(self) -> None:
        """What is still open ends with the page."""
        while self.open:
            self._end_table()

    def _start_table(self) -> None:
        self.count += 1
        if self.count > _MOST_TABLES or len(self.open) > _MOST_DEPTH:
            raise TooMuch
        self.open.append(_Sheet(Rows(str(self.count), self.allowance)))

    def _end_table(self) -> None:
        sheet = self.open.pop()
        self._end_row(sheet)
        table = sheet.rows.table()
        if table.lines:
            self.tables.append(table)

    def _start_row(self, sheet: _Sheet) -> None:
        sheet.number += 1
        sheet.row, sheet.place = Row(sheet.number), 0

    def _end_row(self, sheet: _Sheet) -> None:
        self._end_cell(sheet)
        if sheet.row is not None:
            sheet.rows.add(sheet.row)
        sheet.row = None

    def _start_cell(self, sheet: _Sheet, attributes: str) -> None:
        if sheet.row is None:
            self._start_row(sheet)
        known = _attributes(attributes)
        place = sheet.cell.place if sheet.cell else self._free(sheet)
        down, across = _span(known, "rowspan"), min(_span(known, "colspan"), MOST_COLUMNS)
        self.allowance.take(across - 1)
        for column in range(place, min(place + across, MOST_COLUMNS)):
            sheet.taken[column] = sheet.number + down - 1
        sheet.cell = _Cell(place, _font(known), down)
        sheet.marks = [_Mark("td", sheet.cell.font)]

    def _free(self, sheet: _Sheet) -> int:
        while sheet.taken.get(sheet.place, 0) >= sheet.number:
            sheet.place += 1
        return sheet.place

    def _end_cell(self, sheet: _Sheet) -> None:
        cell, row = sheet.cell, sheet.row
        sheet.cell = None
        if cell is None or row is None:
            return
        self.allowance.take(1, cell.count)
        row.put_runs(cell.place, _trimmed(cell.runs))
        if cell.down > 1:
            sheet.rows.merge(row.number, row.number + cell.down - 1, cell.place)

    def _say(self, sheet: _Sheet, words: str) -> None:
        cell = sheet.cell
        if cell is not None and words and cell.count <= LONGEST_TEXT and not sheet.mark.is_hidden:
            cell.count += len(words)
            cell.runs.append(Run(words[: LONGEST_TEXT + 1], sheet.mark.font))

    def _mark(self, sheet: _Sheet, tag: str, attributes: str) -> None:
        """Fonts, and words that nobody sees (keys by which a page sorts), are kept for `font` and `span`; a line's end is one."""
        if tag in ("br", "/p", "/div"):
            self._say(sheet, "\n")
        elif tag in ("font", "span") and len(sheet.marks) < _MOST_DEPTH:
            known = _attributes(attributes)
            has_own = "face" in known or "font-family" in known.get("style", "").casefold()
            is_hidden = sheet.mark.is_hidden or bool(_HIDDEN.search(known.get("style", "")))
            sheet.marks.append(_Mark(tag, _font(known) if has_own else sheet.mark.font, is_hidden))
        elif tag in ("/font", "/span") and len(sheet.marks) > 1:
            sheet.marks.pop()


def _tokens(text: str) -> Iterator[tuple[str, str, str]]:
    """The tags with their attributes, and the words between them. What is in scripts, styles and comments is passed over."""
    place, unseen = 0, ""
    while place < len(text):
        start = text.find("<", place)
        if start < 0:
            break
        if start > place and not unseen:
            yield "", "", text[place:start]
        if text.startswith("<!--", start):
            end = text.find("-->", start)
            place = end + 3 if end >= 0 else len(text)
            continue
        end = text.find(">", start)
        if end < 0:
            break
        place = end + 1
        found = _TAG.match(text, start + 1)
        if found is None:
            continue
        tag = found[1] + found[2].lower()
        if unseen:
            unseen = "" if tag == "/" + unseen else unseen
        elif tag in _UNSEEN:
            unseen = tag
        else:
            yield tag, text[found.end() : min(end, start + _LONGEST_TAG)], ""


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): html.unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(text)}


def _font(attributes: dict[str, str]) -> str:
    family = _FAMILY.search(attributes.get("style", ""))
    return old_font(family[1].strip() if family else attributes.get("face", "").split(",")[0].strip())


def _span(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1").strip()
    return max(1, min(int(text), 65_534)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _trimmed(runs: list[Run]) -> list[Run]:
    """The text of a cell without the blanks at its ends and around its line breaks."""
    text = "".join(run.text for run in runs)
    if len({run.font for run in runs}) <= 1:
        lines = (line.strip() for line in text.strip().split("\n"))
        return [Run("\n".join(lines), runs[0].font)] if runs else []
    first, last = runs[0], runs[-1]
    return [Run(first.text.lstrip(), first.font), *runs[1:-1], Run(last.text.rstrip(), last.font)]
