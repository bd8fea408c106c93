"""Finding the line of headings under titles and merged cells, and which column holds what.

A heading is compared by words: case, points, numbers of columns, "of" and "का" do not count, and a heading in two scripts
("Name / नाम") is known by either half.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sankul.rules.imports import Notes
from sankul.rules.readings import Reason, as_text
from sankul.rules.sheets import Line, Table
from sankul.text import N_, _, fold

_LINES_SEARCHED = 40
_SIGNS = re.compile(r"[\s/\\()\[\]{}:;,_\-–—*.'’‘\"#&|+]+")
_LATIN = re.compile(r"[a-z][a-z0-9 ]*")
_HINDI = re.compile(r"[ऀ-ॿ][ऀ-ॿ0-9 ]*")
_NUMBER_WORDS = frozenset(
    fold(word).replace(" ", "")
    for word in ("no", "number", "num", "nos", "नं0", "नं", "न0", "नम्बर", "नंबर", "सं0", "सं", "संख्या")
)
_NO_WORDS = frozenset(fold(word) for word in ("of", "the", "in", "का", "की", "के", "में", "wise"))
_TOTALS = frozenset(
    fold(word) for word in ("total", "grand total", "sub total", "subtotal", "योग", "कुल", "कुल योग", "महायोग", "कुल संख्या")
)
_SERIAL = (
    "s no", "sr no", "sl no", "serial no", "sno", "srno", "slno", "sr", "sl", "क्रमांक", "क्र सं", "क्र0 सं0", "क्रम संख्या", "क्र", "क्रम",
)  # fmt: skip
FEWEST_HEADINGS = 2
FEW_CELLS = 4
FEWEST_DIGITS = 6

TOTAL_PASSED = N_("This looks like the total; it was not read.")
LONELY_CELL = N_("Only one cell of this row is filled; it was not read.")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a sheet may have: its name, what a person calls it, and the headings that offices give it."""

    name: str
    label: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields are: places from 0 by field; `headings` are the headings as they stand, by place."""

    line: int
    last_line: int
    places: Mapping[str, int]
    headings: Mapping[int, str]

    def name(self, field: str) -> str:
        """The heading of a field's column as it stands in the sheet; empty when the sheet has no such column."""
        return self.headings.get(self.places[field], "") if field in self.places else ""


def find_columns(table: Table, fields: Sequence[Field]) -> Columns | None:
    """The columns of the line, among the first ones, that names most fields; None when no line names two.

    A second line of headings just below (under a merged "Bank details") fills what the first leaves open.
    """
    best: Columns | None = None
    top = [line for line in table.lines[: _LINES_SEARCHED * 4] if not line.is_blank][:_LINES_SEARCHED]
    for line, below in zip(top, [*top[1:], None], strict=True):
        found = _columns(line, below, fields)
        if len(found.places) >= FEWEST_HEADINGS and (best is None or len(found.places) > len(best.places)):
            best = found
    return best


def _columns(line: Line, below: Line | None, fields: Sequence[Field]) -> Columns:
    places, headings = _places(line, fields)
    last_line = line.number
    if places and below is not None and below.number == line.number + 1:
        more, other = _places(below, [field for field in fields if field.name not in places])
        new = {name: place for name, place in more.items() if place not in places.values()}
        filled = sum(1 for value in below.values if as_text(value).strip())
        if new and len(more) * 2 > filled:
            places, headings, last_line = places | new, headings | other, below.number
    return Columns(line.number, last_line, places, headings)


def _places(line: Line, fields: Sequence[Field]) -> tuple[dict[str, int], dict[int, str]]:
    index = _index(tuple(fields))
    places: dict[str, int] = {}
    headings: dict[int, str] = {}
    for place, value in enumerate(line.values):
        text = as_text(value).strip() if isinstance(value, str) else ""
        if not text:
            continue
        shown = line.in_unicode(place).strip()
        headings[place] = " ".join(shown.split())
        field = next((index[key] for key in heading_keys(shown) if key in index), None)
        if field is not None:
            places.setdefault(field, place)
    return places, headings


@cache
def _index(fields: tuple[Field, ...]) -> dict[str, str]:
    index: dict[str, str] = {}
    for field in fields:
        for heading in field.headings:
            index.setdefault(heading_keys(heading)[0], field.name)
    return index


@cache
def heading_keys(text: str) -> tuple[str, ...]:
    """What a heading is compared by: all of its words; then, in two scripts, the words of each; then without brackets."""
    key = _SIGNS.sub(" ", fold(text)).strip()
    halves = [part for pattern in (_LATIN, _HINDI) for part in pattern.findall(key)]
    outside = _SIGNS.sub(" ", fold(re.sub(r"\(.*?\)|\[.*?\]", " ", text)))
    keys = [_words(each) for each in (key, *(halves if len(halves) > 1 else ()), outside)]
    return tuple(dict.fromkeys(each for each in keys if each)) or ("",)


def _words(key: str) -> str:
    words = ("no" if word in _NUMBER_WORDS else word for word in key.split())
    return " ".join(word for word in words if word not in _NO_WORDS)


def column_letter(place: int) -> str:
    """The letters by which spreadsheets call a column; 0 is A."""
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters


def data_lines(table: Table, columns: Columns, codes: Iterable[str], notes: Notes) -> list[Line]:
    """The rows below the headings that hold data: no totals, blank rows, repeated headings, or numbers of columns.

    A row with a code (a field of `codes`) is never taken for a total. A total with many cells filled, and a row with only one,
    are noted, for they might be data.
    """
    code_places = [columns.places[name] for name in codes if name in columns.places]
    serial = {place for place, heading in columns.headings.items() if heading_keys(heading)[0] in _serial_keys()}
    kept = []
    for line in table.lines:
        if line.number <= columns.last_line:
            continue
        said = {place: text for place, value in enumerate(line.values) if (text := as_text(value).strip())}
        if said.keys() <= serial or _repeats(said, columns) or _numbers_columns(said):
            continue
        if _is_total(said, code_places):
            if len(said) > FEW_CELLS:
                notes.warn(line.number, "", next(iter(said.values())), Reason(TOTAL_PASSED))
        elif len(said.keys() - serial) == 1 and len(columns.places) > FEWEST_HEADINGS:
            place = next(place for place in said if place not in serial)
            notes.warn(
                line.number, columns.headings.get(place, column_letter(place)), line.value(place), Reason(LONELY_CELL)
            )
        else:
            kept.append(line)
    return kept


@cache
def _serial_keys() -> frozenset[str]:
    return frozenset(heading_keys(heading)[0] for heading in _SERIAL)


def _repeats(said: Mapping[int, str], columns: Columns) -> bool:
    """Whether the headings stand again, as at the top of each printed page. Places and texts of the cells that are filled."""
    same = sum(1 for place, text in said.items() if _same(text, columns.headings.get(place, "")))
    return same >= FEWEST_HEADINGS and same * 2 > len(said)


def _same(text: str, heading: str) -> bool:
    return text == heading or (len(text) == len(heading) and text.casefold() == heading.casefold())


def _numbers_columns(said: Mapping[int, str]) -> bool:
    """Whether the row only counts the columns: 1, 2, 3 …, or (1), (2), (3) and so on."""
    if len(said) <= FEWEST_HEADINGS:
        return False
    return all(text.strip(" ()") == str(number) for number, text in enumerate(said.values(), start=1))


def _is_total(said: Mapping[int, str], code_places: Sequence[int]) -> bool:
    if any(sum(sign.isdigit() for sign in said.get(place, "")) >= FEWEST_DIGITS for place in code_places):
        return False
    return any(fold(text.strip(" :-=")) in _TOTALS for text in list(said.values())[:3])


def labels(fields: Sequence[Field], names: Iterable[str]) -> str:
    """What people call these fields, in the language now spoken."""
    wanted = set(names)
    return ", ".join(_(field.label) for field in fields if field.name in wanted)
