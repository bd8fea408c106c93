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
from functools import cache, lru_cache

from sankul.places import resource

LANGUAGES = ("en", "hi")
_screen_language = "en"
_own_words: Mapping[str, Mapping[str, str]] = {}
_spoken: ContextVar[str | None] = ContextVar("spoken_language", default=None)

_SPACES = re.compile(r"\s+")
_DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_HALF_NASAL = re.compile("[ङञणनम]्(?=[क-ह])")
_FOLDED_LETTERS = str.maketrans(
    {"ँ": "ं", "़": None, "\u200c": None, "\u200d": None, "ई": "इ", "ऊ": "उ", "ी": "ि", "ू": "ु"} | dict.fromkeys(".।॰", " ")
)
MOHAMMADS = {  # as `fold_letters` writes them
    "mohammad": (
        *("mo", "md", "moh", "mohd", "mhd", "mohmad", "mohammed", "mohammad", "mohamed", "mohamad"),
        *("muhammad", "muhammed", "muhamad", "muhamed", "muhd"),
    ),
    "मोहम्मद": ("मो", "मो0", "मौ", "मौ0", "मोह", "मोह0", "मोहंमद", "मोहमद", "मोहंद", "मुहंमद", "मुहमद"),
}
_MOHAMMAD = re.compile(rf"\b(?:{'|'.join(MOHAMMADS['mohammad'])})\b")
_MOHAMMAD_HI = re.compile(rf"(?<!\S)(?:{'|'.join(MOHAMMADS['मोहम्मद'])})(?!\S)")
_FOLDED_KEYS = 16_384


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


def in_language(name: str, name_hi: str) -> str:
    """A name in the language of the screen as far as it is known, else in the other script."""
    return (name_hi or name) if language() == "hi" else (name or name_hi)


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


def is_in_hindi(text: str) -> bool:
    """Whether there are Hindi letters in what was typed."""
    return any("\u0900" <= letter <= "\u097f" for letter in text)


def nfc(value: str) -> str:
    """`value` as it is stored: normal form C, runs of white space (no-break space included) made one blank, ends cut."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", value)).strip()


def is_visible(value: str) -> bool:
    """Whether anything of `value` can be seen: blanks, joiners and signs that steer the direction cannot."""
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in value)


def ascii_digits(value: str) -> str:
    """`value` with Devanagari digits written as 0 to 9."""
    return value.translate(_DEVANAGARI_DIGITS)


@lru_cache(maxsize=_FOLDED_KEYS)
def fold(value: str) -> str:
    """The key by which names are compared: what a clerk would call the same name has the same key.

    Case, nukta, chandrabindu and half nasals, long and short i and u, points and the spellings of Mohammad do not count
    (domain.md, Search). Works on any mix of scripts and never fails. How search goes beyond it: see `spelling`.
    """
    return _MOHAMMAD_HI.sub("मोहम्मद", _MOHAMMAD.sub("mohammad", fold_letters(value)))


def fold_letters(value: str) -> str:
    """The folded key letter by letter, before whole words such as "Mohd." are read as the names they stand for."""
    key = ascii_digits(unicodedata.normalize("NFD", nfc(value).casefold())).translate(_FOLDED_LETTERS)
    return nfc(_HALF_NASAL.sub("ं", unicodedata.normalize("NFC", key)))
