"""Text in two languages and two scripts: gettext, normal form, and the folded key that search compares.

Sentences are marked with `N_` where they are written and translated with `_` when they are shown, so that the language
can change while the program runs and a paper can speak another language than the screen.
"""

import gettext
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from sankul.places import resource

LANGUAGES = ("en", "hi")
_screen_language = "en"
_own_words: Mapping[str, Mapping[str, str]] = {}
_spoken: ContextVar[str | None] = ContextVar("spoken_language", default=None)

_SPACES = re.compile(r"\s+")
_DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_HALF_NASAL = re.compile("[ङञणनम]्(?=[क-ह])")
_FOLDED_LETTERS = str.maketrans(
    {"ँ": "ं", "़": None, "\u200c": None, "\u200d": None, "ई": "इ", "ऊ": "उ", "ी": "ि", "ू": "ु", ".": " "}
)
_MOHAMMAD = re.compile(r"\b(?:mo|md|mohd|mohammed|mohammad|muhammad|mohamad)\b")
_MOHAMMAD_HI = re.compile(r"(?<!\S)(?:मो0|मो|मोहम्मद|मोहमद|मुहम्मद|मोहंमद|मुहंमद)(?!\S)")


def N_(message: str) -> str:
    """Mark `message` for the catalogue without translating it."""
    return message


def _(message: str) -> str:
    """`message` in the language now spoken (see `speaking`), else in the language of the screen."""
    spoken = language()
    own = _own_words.get(spoken)
    if own and message in own:
        return own[message]
    return _catalogue(spoken).gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """`one` or `many` for the count `n`, translated; the caller fills the places."""
    return _catalogue(language()).ngettext(one, many, n)


def language() -> str:
    """The language in force: "en" or "hi"."""
    return _spoken.get() or _screen_language


def use_language(code: str) -> None:
    """Set the language of the screen; `code` is one of LANGUAGES, anything else means English."""
    global _screen_language
    _screen_language = code if code in LANGUAGES else "en"


def use_words(words: Mapping[str, Mapping[str, str]]) -> None:
    """Let an office's own words stand for some messages: by language, then by message. They hold until they are set again.

    One office is open at a time; its words belong on the screen and on its papers alike.
    """
    global _own_words
    _own_words = words


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within the block, sentences come in language `code`, whatever the screen shows: for papers and exports."""
    token = _spoken.set(code if code in LANGUAGES else "en")
    try:
        yield
    finally:
        _spoken.reset(token)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    return gettext.translation("sankul", resource("locale"), [code], fallback=True)


def nfc(value: str) -> str:
    """`value` as it is stored: normal form C, runs of white space (no-break space included) made one blank, ends cut."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", value)).strip()


def is_visible(value: str) -> bool:
    """Whether anything of `value` can be seen: blanks, joiners and signs that steer the direction cannot."""
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in value)


def ascii_digits(value: str) -> str:
    """`value` with Devanagari digits written as 0 to 9."""
    return value.translate(_DEVANAGARI_DIGITS)


@cache
def fold(value: str) -> str:
    """The key by which search compares: what a clerk would call the same name has the same key.

    Case, nukta, chandrabindu and half nasals, long and short i and u, points and the spellings of Mohammad do not count
    (domain.md, Search). Works on any mix of scripts and never fails.
    """
    key = ascii_digits(unicodedata.normalize("NFD", nfc(value).casefold())).translate(_FOLDED_LETTERS)
    key = _HALF_NASAL.sub("ं", unicodedata.normalize("NFC", key))
    key = _SPACES.sub(" ", key).strip()
    return _MOHAMMAD_HI.sub("मोहम्मद", _MOHAMMAD.sub("mohammad", key))


def matches(query: str, key: str) -> bool:
    """Whether every word of `query` begins a word of the folded `key`, in any order; an empty query matches all."""
    padded = " " + key
    return all(" " + word in padded for word in fold(query).split())
