"""What a number in a cell shows, by its format: a day, a time, or a code with its leading zeros."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from sankul.rules.readings import LAST_EXACT_NUMBER, Value

# Formats that have a number instead of a code in the file (ECMA-376, 18.8.30), with those of East Asian editions.
BUILT_IN_MOMENTS = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
BUILT_IN_SPAN = 46
_QUOTED = re.compile(r'"[^"]*"?|\\.|_.|\*.', re.DOTALL)
_BRACKETED = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_FEWEST_ZEROS = 2
_SECONDS_A_DAY = 86_400
_LAST_DAY = 2_958_466
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 (cells have no zone)
_FALSE_LEAP_DAY = 60


@dataclass(frozen=True, slots=True)
class Shape:
    """How a number is shown: as a day or time of day, as a span of hours, or with at least `zeros` digits."""

    is_moment: bool = False
    is_span: bool = False
    zeros: int = 0


PLAIN = Shape()


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What reading needs of the style of a cell: an old Hindi font or nothing, and how numbers are shown."""

    font: str = ""
    shape: Shape = PLAIN


def built_in(number: int) -> Shape:
    """The shape of a format that the file names by number only."""
    if number == BUILT_IN_SPAN:
        return Shape(is_span=True)
    return Shape(is_moment=True) if number in BUILT_IN_MOMENTS else PLAIN


@lru_cache(maxsize=1000)
def shape_of(code: str) -> Shape:
    """The shape of a format's code, such as `dd/mm/yyyy` or `00000000000`; only its part for positive numbers counts."""
    if len(code) > 255:  # the longest that Excel takes
        return PLAIN
    code = _BRACKETED.sub("", _QUOTED.sub("", code)).split(";")[0].strip().lower()
    if len(code) >= _FEWEST_ZEROS and not code.strip("0 "):
        return Shape(zeros=code.count("0"))
    if any(span in code for span in ("[h", "[m", "[s")):
        return Shape(is_span=True)
    return Shape(is_moment=True) if "general" not in code and any(sign in code for sign in "dmyhs") else PLAIN


def shown(number: float, shape: Shape, from_1904: bool = False) -> Value:
    """A number as its format shows it.

    Codes that lost their leading zeros get them back from the format; a number that lost digits stays a number, so that it is
    refused later. What is no day of the calendar stays a number, too.
    """
    if shape.zeros:
        is_code = number >= 0 and number < LAST_EXACT_NUMBER and float(number).is_integer()
        return f"{int(number):0{shape.zeros}d}" if is_code else number
    if not 0 <= number < _LAST_DAY:
        return number
    if shape.is_span and number >= 1:
        return str(timedelta(seconds=round(number * _SECONDS_A_DAY)))
    moment = day_of(number, from_1904)
    return moment.time() if number < 1 else moment


def day_of(number: float, from_1904: bool) -> datetime:
    """The day (and time) of a spreadsheet's serial number; Lotus's leap day of 1900 is taken into account."""
    days = int(number)
    seconds = round((number - days) * _SECONDS_A_DAY)
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    if not from_1904 and days < _FALSE_LEAP_DAY:
        days += 1
    return epoch + timedelta(days=days, seconds=seconds)
