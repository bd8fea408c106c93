"""The text of a code as people type, paste and forward it: what it may have been before lines, quotes and blanks went astray.

Small letters, quotes around it and typographic dashes are no code's own, so they are mended for certain. A blank is: where
a line ends, one may have been lost or have come in. Each reading is one way of mending that; the checksum of the code tells
the right one from the others, and its signature decides.
"""

import re
import string
import unicodedata
from collections.abc import Iterator
from itertools import combinations, islice, product

from sankul.rules.verification import PREFIX

MOST_READINGS = 2_000
_MOST_LINES = 9
_BEGINS = re.compile(rf"(?<![^\W_]){PREFIX}", re.IGNORECASE)
_WRITTEN = re.compile(r"[0-9A-Za-z $%*+\-./:\r\n]+")
_RARE_IN_NAMES = "$%*+:"
_SHORTEST = 100
_FEWEST_RARE = 4
_SMALL = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
_TYPOGRAPHY = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‑": "-", "…": "...", "\r": None, "\t": None, "\ufeff": None}
    | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060", None)
)
_AROUND = "\"'`“”„‘’«»<>()[]_~\n"
_PERHAPS_AROUND = "*.: "


def is_like_code(text: str) -> bool:
    """Whether a code of ours begins in `text`, at its beginning or after other words."""
    return bool(_BEGINS.search(text))


def is_long_code(text: str) -> bool:
    """Whether `text` is written as a code is, whatever its beginning: long, and rich in signs that names of files avoid."""
    return (
        len(text) >= _SHORTEST
        and bool(_WRITTEN.fullmatch(text))
        and sum(map(text.count, _RARE_IN_NAMES)) >= _FEWEST_RARE
    )


def readings(text: str) -> Iterator[str]:
    """What `text` may mean, the likeliest first, as it stands before all; at most MOST_READINGS."""
    seen = dict.fromkeys(islice(_all(text), MOST_READINGS))
    yield from seen


def _all(text: str) -> Iterator[str]:
    yield text.strip("\r\n")
    begun = _BEGINS.search(text)
    if begun is None:
        return
    plain = unicodedata.normalize("NFKC", text[begun.start() :].translate(_TYPOGRAPHY)).translate(_SMALL)
    lines = plain.strip(_AROUND).split("\n")
    joined = list(_joined(lines))
    for each in joined:
        yield from _ended(each)
    for each in joined[:2]:
        yield from _slips(each)


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines put together: as they are, then without blanks at their ends, then with one where it may have been."""
    yield "".join(lines)
    bare = [line.strip(" ") for line in lines if line.strip(" ")]
    if len(bare) > _MOST_LINES:
        yield from ("".join(bare), " ".join(bare))
        return
    for gaps in product(("", " "), repeat=max(len(bare) - 1, 0)):
        yield "".join(line + gap for line, gap in zip(bare, (*gaps, ""), strict=True))


def _ended(text: str) -> Iterator[str]:
    """With what the end may have lost or won: a blank, a full stop of the sentence, a star that makes letters bold."""
    yield text
    yield text + " "
    if text[-1:] and text[-1] in _PERHAPS_AROUND:
        yield text[:-1]


def _slips(text: str) -> Iterator[str]:
    """One or two blanks too many, or one where there were two."""
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    for many in (1, 2):
        for chosen in combinations(blanks, many):
            yield "".join(letter for place, letter in enumerate(text) if place not in chosen)
    for place in blanks:
        yield text[:place] + " " + text[place:]
