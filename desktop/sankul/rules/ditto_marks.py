"""Cells that say "as above" (-do-, उपरोक्त, 〃): what they mean is taken from the row above, as from a merged cell."""

from collections.abc import Container, Iterable, Iterator

from sankul.rules.cells import PERSONAL
from sankul.rules.headings import Columns
from sankul.rules.readings import Reason, as_text
from sankul.rules.sheets import Line
from sankul.text import N_

_DITTO = frozenset(
    (
        "do", "ditto", "same as above", "as above", "उपरोक्त", "उपरोक्तानुसार", "उपर्युक्त", "यथोपरि", "तदैव", "तथैव", "वही",
        "〃", '"', '""', "''", ",,", "“", "”", "“”",
    )
)  # fmt: skip
_LONGEST_TYPED = 18

DITTO = N_("“As above” was written here, so the value of row {row} counts.")
DITTO_OF_ONE = N_("“As above” is written here, where each row needs its own. Write it out.")
DITTO_OF_NOTHING = N_("“As above” is written here, but there is nothing above that is sure. Write it out.")


def without_dittos(
    rows: Iterable[Line], below: Iterable[Line], columns: Columns, vacant: Container[int]
) -> Iterator[Line]:
    """The rows of data with the values that are meant; where none can be taken, the cell has a fault.

    `below` are all lines below the headings, for only the line just above can be meant. It must be a row of data, or be about a
    post that is `vacant` (numbers of lines).
    """
    data = {line.number: line for line in rows}
    above: Line | None = None
    for each in below:
        line = data.get(each.number)
        if line is not None or each.number in vacant:
            above = _written_out(line or each, above, columns)
        elif not each.is_blank:
            above = None
        if line is not None and above is not None:
            yield above


def _written_out(line: Line, above: Line | None, columns: Columns) -> Line:
    naming = {columns.places.get(field) for field in ("name", "name_hi")}
    for field, place in columns.places.items():
        if not _is_ditto(line, place):
            continue
        if field in PERSONAL:
            line = line.with_fault(place, Reason(DITTO_OF_ONE))
        elif above is None or not as_text(above.value(place)).strip() or above.faults.keys() & {place, *naming}:
            line = line.with_fault(place, Reason(DITTO_OF_NOTHING))
        else:
            line = line.filled_from(above, place, Reason(DITTO, {"row": above.number}))
    return line


def _is_ditto(line: Line, place: int) -> bool:
    value = line.value(place)
    if not isinstance(value, str) or len(value) > _LONGEST_TYPED or value.isdigit():  # most cells are told apart fast
        return False
    text = line.in_unicode(place) if place in line.fonts else value
    return text.strip(" -–—.=").casefold() in _DITTO
