"""Which lines below the headings hold data: no totals, blank rows, repeated headings, numbers of columns, or another table."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sankul.rules.ditto_marks import without_dittos
from sankul.rules.headings import (
    FEWEST_DIGITS,
    FEWEST_HEADINGS,
    FEWEST_OF_TABLE,
    Columns,
    Field,
    column_letter,
    field_named,
    heading_keys,
)
from sankul.rules.imports import Notes
from sankul.rules.readings import Reason, as_text
from sankul.rules.sheets import Line, Table
from sankul.rules.stray_lines import Row, without_strays
from sankul.text import N_, ascii_digits, fold

_TOTALS = frozenset(
    fold(word)
    for word in (
        "total", "grand total", "sub total", "subtotal", "total teachers", "total teacher", "total staff", "total strength",
        "योग", "कुल", "कुल योग", "महायोग", "कुल संख्या", "कुल शिक्षक", "कुल शिक्षक संख्या", "कुल अध्यापक", "कुल पद", "कुल कार्यरत",
    )
)  # fmt: skip
_VACANT = frozenset(
    (
        "vacant", "vacant post", "post vacant", "post is vacant", "vacancy", "रिक्त", "पद रिक्त", "रिक्त पद", "पद रिक्त है", "रिक्त है",
        "शिक्षक विहीन", "अध्यापक विहीन", "कोई नहीं", "कोई शिक्षक नहीं", "तैनाती नहीं",
    )
)  # fmt: skip
_SERIAL = (
    "s no", "sr no", "sl no", "serial no", "sn", "sno", "srno", "slno", "sr", "sl",
    "क्रमांक", "क्र सं", "क्र0 सं0", "क्र0सं0", "क्र0", "क्रसं", "क्रम संख्या", "क्र", "क्रम",
)  # fmt: skip
FEW_CELLS = 4

TOTAL_PASSED = N_("This looks like the total; it was not read.")
VACANT_PASSED = N_("This post is vacant, so the row names nobody; it was not read.")
LONELY_CELL = N_("Only one cell of this row is filled; it was not read.")
OTHER_TABLE = N_("Another table with other columns begins here; its rows were not read. Put it on a sheet of its own.")


def data_lines(
    table: Table, columns: Columns, codes: Iterable[str], notes: Notes, fields: Sequence[Field] = ()
) -> list[Line]:
    """The rows below the headings that hold data.

    A row with a code (a field of `codes`) is never taken for a total. A total with many cells filled, and a row with only one,
    are noted, for they might be data. Below the headings of another table, whose columns are others, nothing is read until the
    first headings stand again. For what is among the rows but about nobody, see `without_strays`; for
    cells that say "as above", `without_dittos`.
    """
    sieve = _Sieve(columns, codes, notes, fields)
    below = [line for line in table.lines if line.number > columns.last_line]
    rows = [row for line in below if (row := sieve.row(line))]
    return list(without_dittos(without_strays(rows, columns, notes), below, columns, sieve.vacant))


class _Sieve:
    """Looks at the lines one by one; it knows whether it stands in another table."""

    def __init__(self, columns: Columns, codes: Iterable[str], notes: Notes, fields: Sequence[Field]) -> None:
        self.columns, self.notes, self.fields = columns, notes, fields
        self.code_places = [columns.places[name] for name in codes if name in columns.places]
        self.serial = {place for place, text in columns.headings.items() if heading_keys(text)[0] in _serial_keys()}
        self.name_places = [columns.places[name] for name in ("name", "name_hi") if name in columns.places]
        self.vacant: set[int] = set()
        self.is_elsewhere = False

    def row(self, line: Line) -> Row | None:
        """The line if it may be a row of data."""
        said = _said(line)
        if not self._is_data(line, said):
            return None
        is_numbered = _has_digit(said, self.serial)
        is_worded = not is_numbered and any(sign.isalpha() for place in self.serial for sign in said.get(place, ""))
        return Row(line, len(said), is_numbered, is_worded, _has_code(said, self.code_places))

    def _is_data(self, line: Line, said: Mapping[int, str]) -> bool:
        """Whether the line is a row of data; what might be one is noted."""
        if said.keys() <= self.serial or _numbers_columns(said) or self._is_heading(line, said) or self.is_elsewhere:
            return False
        if _is_total(said, self.code_places):
            if len(said) > FEW_CELLS:
                self.notes.warn(line.number, "", next(iter(said.values())), Reason(TOTAL_PASSED))
            return False
        if self._is_vacant(said):
            self.vacant.add(line.number)
            return self._passed(line, next(place for place in self.name_places if place in said), VACANT_PASSED)
        if self._is_lonely(said):
            return self._passed(line, next(iter(said.keys() - self.serial)), LONELY_CELL)
        return True

    def _passed(self, line: Line, place: int, message: str) -> bool:
        """Note a line that is no row of data."""
        heading = self.columns.headings.get(place) or column_letter(place)
        self.notes.warn(line.number, heading, line.value(place), Reason(message))
        return False

    def _is_lonely(self, said: Mapping[int, str]) -> bool:
        """Whether only one cell is filled, which is not a name beside its number."""
        lonely = said.keys() - self.serial
        if len(lonely) != 1 or len(self.columns.places) <= FEWEST_HEADINGS:
            return False
        is_named = any(place in lonely for place in self.name_places)
        return not (is_named and _has_digit(said, self.serial))

    def _is_vacant(self, said: Mapping[int, str]) -> bool:
        """Whether the row says of a post that nobody holds it."""
        names = [said[place].strip(" ()-–—.").casefold() for place in self.name_places if place in said]
        return bool(names) and all(name in _VACANT for name in names)

    def _is_heading(self, line: Line, said: Mapping[int, str]) -> bool:
        """Whether headings stand in the line: the same again, as at the top of each printed page, or those of another table."""
        is_same = _repeats(said, self.columns)
        if not is_same and (len(said) < FEWEST_OF_TABLE or _has_code(said, self.code_places)):
            return False
        named = {place: name for place, text in said.items() if (name := field_named(text, self.fields))}
        if not is_same and (len(named) < FEWEST_OF_TABLE or len(named) * 2 <= len(said.keys() - self.serial)):
            return False
        self.is_elsewhere = self._has_moved(
            {place: name for place, name in named.items() if not _same(said[place], self._top(place))}
        )
        if self.is_elsewhere:
            self.notes.warn(line.number, "", next(iter(said.values())), Reason(OTHER_TABLE))
        return True

    def _has_moved(self, named: Mapping[int, str]) -> bool:
        """Whether a column that is read stands for another field from here on."""
        places = self.columns.places
        read = set(places.values())
        return any(
            (name in places or place in read) and field_named(self._top(place), self.fields) != name
            for place, name in named.items()
        )

    def _top(self, place: int) -> str:
        return self.columns.headings.get(place, "")


def _said(line: Line) -> dict[int, str]:
    """What is written in the line, by place; old Hindi typing in Unicode, as headings are."""
    said = {place: text for place, value in enumerate(line.values) if (text := as_text(value).strip())}
    return said | {place: " ".join(line.in_unicode(place).split()) for place in line.fonts if place in said}


@cache
def _serial_keys() -> frozenset[str]:
    return frozenset(heading_keys(heading)[0] for heading in _SERIAL)


def _repeats(said: Mapping[int, str], columns: Columns) -> bool:
    """Whether the headings stand again, as at the top of each printed page. Places and texts of the cells that are filled."""
    same = sum(1 for place, text in said.items() if _same(text, columns.headings.get(place, "")))
    return same >= FEWEST_HEADINGS and same * 2 > len(said)


def _same(text: str, heading: str) -> bool:
    """Whether the text is the heading, or one line of a heading that has two."""
    if text == heading or (len(text) == len(heading) and text.casefold() == heading.casefold()):
        return True
    return len(text) < len(heading) and (heading.startswith(f"{text} ") or heading.endswith(f" {text}"))


def _numbers_columns(said: Mapping[int, str]) -> bool:
    """Whether the row only counts the columns: 1, 2, 3 …, or (1), (2), (3) and so on."""
    if len(said) <= FEWEST_HEADINGS:
        return False
    return all(ascii_digits(text).strip(" ().") == str(number) for number, text in enumerate(said.values(), start=1))


def _is_total(said: Mapping[int, str], code_places: Sequence[int]) -> bool:
    if _has_code(said, code_places):
        return False
    return any(fold(text.strip(" :-=")) in _TOTALS for text in list(said.values())[:3])


def _has_digit(said: Mapping[int, str], places: Iterable[int]) -> bool:
    return any(sign.isdigit() for place in places for sign in said.get(place, ""))


def _has_code(said: Mapping[int, str], code_places: Sequence[int]) -> bool:
    return any(sum(sign.isdigit() for sign in said.get(place, "")) >= FEWEST_DIGITS for place in code_places)
