"""What a cell of an office's sheet comes to: the cleaned text, and what was repaired, doubted or refused on the way."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from sankul.clock import is_plausible
from sankul.rules.font_layouts import FontLayout, font_layout
from sankul.rules.krutidev import is_devanagari, looks_legacy, to_unicode
from sankul.text import N_, _, ascii_digits, fold, nfc

Value = str | int | float | bool | date | datetime | time | None

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLANKS = re.compile(r"\s+")
_WHOLE_AS_DECIMAL = re.compile(r"([+-]?\d+)\.0+")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
_NOTHING = frozenset(
    form
    for word in (
        "", "nil", "-", "--", "---", "n/a", "na", "n.a.", "none", "null", "nan", "#n/a", "0", "—", "–", "_", "x", "xx", "xxx",
        "/", "not available", "not applicable", "no", "nill", "शून्य", "नहीं", "नही", "निल", "अप्राप्त", "अनुपलब्ध",
        "उपलब्ध नहीं", "नहीं है", "उपलब्ध नहीं है", "लागू नहीं",
    )
    for form in (fold(word), fold(word).replace(" ", ""))  # codes are read without blanks
)  # fmt: skip
_LONGEST_NOTHING = 16
_ERRORS = frozenset(("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"))
_DATES = ("%d.%m.%Y", "%Y.%m.%d", "%d.%b.%Y", "%d.%B.%Y", "%b.%d.%Y", "%B.%d.%Y", "%d.%m.%y", "%d.%b.%y", "%d.%B.%y")
_MONTHS = {
    fold(word): english
    for english, words in {
        "Jan": ("जनवरी",), "Feb": ("फरवरी", "फ़रवरी"), "Mar": ("मार्च",), "Apr": ("अप्रैल", "अप्रेल"), "May": ("मई",), "Jun": ("जून",),
        "Jul": ("जुलाई",), "Aug": ("अगस्त",), "Sep": ("सितम्बर", "सितंबर"), "Oct": ("अक्टूबर", "अक्तूबर", "अक्टुबर"),
        "Nov": ("नवम्बर", "नवंबर"), "Dec": ("दिसम्बर", "दिसंबर"),
    }.items()
    for word in words
}  # fmt: skip
_WEEKDAYS = frozenset(
    fold(word)
    for word in (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat",
        "sun", "सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "गुरूवार", "बृहस्पतिवार", "वृहस्पतिवार", "शुक्रवार", "शनिवार", "रविवार",
    )
)  # fmt: skip
_MIDNIGHT, _ORDINAL = re.compile(r"[T ]00:00(?::00)?$"), re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
LAST_EXACT_NUMBER = 10**15


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence with its values; it speaks the language of the moment in which it is shown."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return _(self.message).format(**self.values)


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell as it was read.

    `repaired`: the text was mended, and surely so. `doubt`: it may be kept, but somebody should look. `fault`: it cannot be
    trusted; `text` is then empty, and the row must not be stored.
    """

    text: str = ""
    repaired: Reason | None = None
    doubt: Reason | None = None
    fault: Reason | None = None


FORMULA_FAILED = N_("The formula in this cell failed. Write the value itself.")
BLANKS_CUT = N_("Blanks that were too many were removed.")
EMPTY_WORD = N_("“{text}” means that there is none, so the field stays empty.")
FROM_KRUTI_DEV = N_("Typed in {font}: read as Hindi.")
FROM_OLD_TYPING = N_("Typed for an old font: read as Hindi, as was chosen for the column.")
FONT_ASKED = N_(
    "This is typed in the old font {font}. It is left out until you say how the column is typed, or type it in Unicode."
)
OLD_LEFT_OUT = N_("This is typed for an old font; it was left out, as was chosen for the column.")
OLD_UNREADABLE = N_("Read as old typing this is “{text}”, which is no Hindi. It was left out; type it in Unicode.")
NO_WHOLE_NUMBER = N_("“{text}” is no whole number.")
NUMBER_OUTSIDE = N_("{number} is not between {low} and {high}.")
NO_DAY = N_("“{text}” is no date. Write day, month and year, such as 14.10.2026.")
TWO_DIGIT_YEAR = N_("The year has two digits; it was read as {year}.")


def as_text(value: Value) -> str:
    """A cell as a person sees it, apart from formats: whole numbers without a decimal point, days as 2026-10-14."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < LAST_EXACT_NUMBER:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date().isoformat()
    return value if isinstance(value, str) else str(value)


def is_nothing(text: str) -> bool:
    """Whether people write `text` where there is nothing to write: NIL, N/A, a dash."""
    if not text or len(text) > _LONGEST_NOTHING or (len(text) > 1 and text.isdigit()):  # most cells are told apart fast
        return not text
    return fold(text) in _NOTHING


def is_scientific(value: Value) -> bool:
    """Whether a spreadsheet has turned a long code into a number with an exponent or a fraction, and lost its digits."""
    if isinstance(value, bool | int):
        return abs(value) >= LAST_EXACT_NUMBER
    if isinstance(value, float):
        return not value.is_integer() or abs(value) >= LAST_EXACT_NUMBER
    return isinstance(value, str) and bool(_SCIENTIFIC.fullmatch(value.strip()))


def code_text(value: Value) -> str:
    """A code with its invisible letters, its blanks and a decimal point of a number (`.0`) removed; digits are ASCII."""
    typed = as_text(value)
    if typed.isascii() and typed.isalnum():  # as most codes are
        return typed
    text = _BLANKS.sub("", _INVISIBLE.sub("", ascii_digits(typed))).strip("'`’")
    whole = _WHOLE_AS_DECIMAL.fullmatch(text)
    return whole.group(1) if whole else text


def read_words(value: Value, font: str = "", script: str = "") -> Reading:
    """A name or other words: normal form, blanks cut, Kruti Dev turned into Unicode when the cell's font says so.

    `script` is what a person said about the column: "krutidev" (old typing is turned into Unicode) or "leave" (it is left out).
    """
    return _read_text(as_text(value), font, script)


@lru_cache(maxsize=50_000)
def looks_old(text: str) -> bool:
    """See `looks_legacy`; a list holds the same words again and again."""
    return looks_legacy(text)


@lru_cache(maxsize=50_000)
def _read_text(typed: str, font: str, script: str) -> Reading:
    text = nfc(_INVISIBLE.sub("", typed))
    if text.startswith("#") and text in _ERRORS:
        return Reading(fault=Reason(FORMULA_FAILED))
    if is_nothing(text):
        return Reading(repaired=Reason(EMPTY_WORD, {"text": text}) if text else None)
    if text and not is_devanagari(text) and (font or (script and looks_old(text))):
        old = _read_old(text, font, script)
        if old is not None:
            return old
    if unicodedata.normalize("NFC", typed) != text:
        return Reading(text, repaired=Reason(BLANKS_CUT))
    return Reading(text)


def is_certain_font(font: str) -> bool:
    """Whether typing in this font is surely Kruti Dev; for the others, a person is asked."""
    return font_layout(font) is FontLayout.KRUTI_DEV


def _read_old(text: str, font: str, script: str) -> Reading | None:
    """Typing in an old Hindi font; None when nothing of it would be other in Unicode (figures)."""
    drawn = to_unicode(text)
    if drawn == text:
        return None
    if script == "leave":
        return Reading(doubt=Reason(OLD_LEFT_OUT))
    if script == "krutidev" or is_certain_font(font):
        if not is_spelled(drawn):
            return Reading(doubt=Reason(OLD_UNREADABLE, {"text": drawn}))
        return Reading(drawn, repaired=Reason(FROM_KRUTI_DEV, {"font": font}) if font else Reason(FROM_OLD_TYPING))
    return Reading(doubt=Reason(FONT_ASKED, {"font": font}))


_WELL_SPELLED = re.compile(
    r"(?:[\s0-9०-९।॥(),./‘’“”'\"\-–—]|[अ-औॠ][ँंः]?|[क-ह]़?(?:्[क-ह]़?)*(?:्(?=[\s.,)]|$))?[ा-ौ]?ॅ?[ँं]?ः?|[ऽॐ॰])+"
)


def is_spelled(text: str) -> bool:
    """Whether Hindi text is spelled as Hindi can be: no sign without its letter, none twice, no Latin letter within a word."""
    hindi = [word for word in text.split() if not word.isascii()]
    return bool(hindi) and all(_WELL_SPELLED.fullmatch(word) for word in hindi)


def read_whole(value: Value, low: int, high: int) -> Reading:
    """A whole number from `low` to `high`, as text."""
    text = code_text(value)
    if is_nothing(text) and text != "0":
        return Reading()
    if not re.fullmatch(r"\d{1,9}", text):
        return Reading(fault=Reason(NO_WHOLE_NUMBER, {"text": as_text(value)}))
    if not low <= int(text) <= high:
        return Reading(fault=Reason(NUMBER_OUTSIDE, {"number": int(text), "low": low, "high": high}))
    return Reading(str(int(text)))


def read_day(value: Value) -> Reading:
    """A day, as ISO text; written days have the day first, as everywhere in India. Months may have their names in Hindi."""
    if isinstance(value, date):  # a datetime is one too
        return _known_day(value, as_text(value))
    text = nfc(ascii_digits(as_text(value)))
    if is_nothing(text):
        return Reading()
    parts = _plain_day(text)
    for pattern in _DATES:
        try:
            day = datetime.strptime(parts, pattern).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
        doubt = Reason(TWO_DIGIT_YEAR, {"year": day.year}) if pattern.endswith("%y") else None
        return _known_day(day, text, doubt)
    return Reading(fault=Reason(NO_DAY, {"text": text}))


def _plain_day(text: str) -> str:
    """A written day with points between its parts: without the day of the week, "st" and the like, and midnight."""
    words = _ORDINAL.sub("", _MIDNIGHT.sub("", text)).split()
    plain = " ".join(word for word in words if fold(word.strip("(),.")) not in _WEEKDAYS)
    plain = re.sub(r"(?<=[0-9])(?=[ऀ-ॿ])|(?<=[ऀ-ॿ])(?=[0-9])", " ", plain)
    parts = [part for part in re.split(r"[\s/\-,.]+", plain) if part]
    return ".".join(_MONTHS.get(fold(part), part) for part in parts)


def _known_day(day: date, text: str, doubt: Reason | None = None) -> Reading:
    if not is_plausible(day):
        return Reading(fault=Reason(NO_DAY, {"text": text}))
    return Reading(f"{day:%Y-%m-%d}", doubt=doubt)


def read_choice(value: Value, choices: Mapping[str, Iterable[str]], unknown: str) -> Reading:
    """The key of `choices` one of whose words was written, compared by the folded key; `unknown` is the doubt otherwise."""
    text = nfc(as_text(value))
    if is_nothing(text):
        return Reading()
    wanted = fold(text)
    for key, words in choices.items():
        if wanted in (fold(word) for word in (key, *words)):
            return Reading(key)
    return Reading(doubt=Reason(unknown, {"text": text}))
