"""What papers say again and again: labels in one language or both, and dates written out.

A paper speaks its own language whatever the screen speaks; where both stand on one page, Hindi comes first.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from sankul.rules.months import MONTHS
from sankul.rules.papers import Both
from sankul.text import _, speaking

BOTH = "both"
NO_BREAK = "\u00a0"


def languages(language: str) -> tuple[str, ...]:
    """The languages that a paper in `language` ("hi", "en" or "both") speaks, in their order."""
    return ("hi", "en") if language == BOTH else (language,)


@lru_cache(maxsize=2_048)
def _translated(message: str, language: str) -> str:
    with speaking(language):
        return _(message)


def say(message: str, language: str, **values: Any) -> str:
    """A sentence with its named places filled, in `language`; for "both" as "Hindi / English"."""
    said = (_translated(message, each).format(**values) for each in languages(language))
    return " / ".join(dict.fromkeys(said))


def name_in(name: Both, language: str) -> str:
    """A name in `language`, else in the other; for "both" as "Hindi / English"."""
    return " / ".join(dict.fromkeys(name.in_language(each) for each in languages(language)))


def long_date(day: date, language: str) -> str:
    """A day written out, not broken over lines: 14 October 2026 or 14 अक्टूबर 2026."""
    days = (f"{day.day} {say(MONTHS[day.month - 1], each)} {day.year}" for each in languages(language))
    return " / ".join(each.replace(" ", NO_BREAK) for each in days)


def month_of(day: date, language: str) -> str:
    """A month written out: October 2026."""
    return " / ".join(f"{say(MONTHS[day.month - 1], each)} {day.year}" for each in languages(language))
