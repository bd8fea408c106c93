"""Finding the line of headings under titles and merged cells, and which column holds what.

A heading is compared by words: case, points, numbers of columns, "of" and "का" do not count, and a heading in two scripts
("Name / नाम") is known by either half.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import ceil

from sankul.rules.krutidev import to_unicode
from sankul.rules.readings import as_text
from sankul.rules.sheets import Line, Table
from sankul.text import _, fold

NAMING = ("name", "name_hi", "task", "circle")
"""The fields by which a row says what it is about."""
_LINES_SEARCHED = 40
_SIGNS = re.compile(r"[\s/\\()\[\]{}:;,_\-–—*.'’‘\"#&|+]+")
_LATIN = re.compile(r"[a-z][a-z0-9 ]*")
_HINDI = re.compile(r"[ऀ-ॿ][ऀ-ॿ0-9 ]*")
_NUMBER_WORDS = frozenset(
    fold(word).replace(" ", "")
    for word in ("no", "number", "num", "nos", "नं0", "नं", "न0", "नम्बर", "नंबर", "सं0", "सं", "संख्या")
)
_NO_WORDS = frozenset(fold(word) for word in ("of", "the", "in", "का", "की", "के", "में", "wise"))
_ALIEN = frozenset(
    fold(word)
    for word in (
        "father", "fathers", "mother", "mothers", "husband", "spouse", "wife", "guardian", "nominee", "parent",
        "parents",
        "branch", "head", "hm", "principal", "headmaster", "beo", "bsa", "crc", "brcc", "pradhan", "old", "other", "alternate",
        "second", "secondary", "emergency", "student", "students", "child", "date", "dob", "birth", "age", "category", "type",
        "address", "remark", "remarks", "signature", "पिता", "पति", "माता", "पत्नी", "अभिभावक", "शाखा", "प्रधान", "प्रधानाध्यापक",
        "प्रधानाचार्य", "कार्यालय", "वैकल्पिक", "अन्य", "छात्र", "तिथि", "दिनांक", "जन्म", "आयु", "श्रेणी", "पता", "टिप्पणी", "हस्ताक्षर",
    )
)  # fmt: skip
_HARMLESS = frozenset(
    fold(word)
    for word in (
        "teacher", "teachers", "mentor", "mentors", "employee", "staff", "participant", "whatsapp", "mobile", "mob", "phone",
        "contact", "no", "personal", "own", "working", "valid", "current", "present", "digit", "digits", "10", "11", "code", "id",
        "bank", "account", "a", "c", "udise", "ifsc", "full", "correct", "complete", "only", "s", "active", "salary",
        "शिक्षक", "शिक्षिका", "अध्यापक", "अध्यापिका", "कर्मचारी", "मेंटर", "मोबाइल", "व्हाट्सएप", "कोड", "बैंक", "खाता",
        "निजी", "सही", "पूरा", "अंकों", "वर्तमान", "कार्यरत", "वेतन",
    )
)  # fmt: skip
_DETAILS = re.compile(r"\b(?:details?|particulars|information)\b|विवरण|जानकारी|सूचना", re.IGNORECASE)
_MISSPELLED, _SHORTEST_MISSPELLED = 86, 5
_SHORTEST_TYPED = 3
FEWEST_HEADINGS, FEWEST_OF_TABLE, _NEARLY_ALL = 2, 3, 0.7
FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a sheet may have: its name, what a person calls it, and the headings that offices give it.

    `second` are those of the headings that count less: a column for WhatsApp is the mobile only when there is no other.
    """

    name: str
    label: str
    headings: tuple[str, ...]
    second: tuple[str, ...] = ()

    def is_second_choice(self, heading: str) -> bool:
        """Whether this heading gives way to another of the field."""
        return heading_keys(heading)[0] in {heading_keys(each)[0] for each in self.second}


@dataclass(frozen=True, slots=True)
class Near:
    """A field whose heading is similar. `is_harmless`: what the heading says beyond it changes nothing ("of teacher")."""

    name: str
    is_harmless: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields are: places from 0 by field; `headings` are the headings as they stand, by place.

    `scripts` are the answers how old Hindi typing is read, by place (see SheetColumn).
    """

    line: int
    last_line: int
    places: Mapping[str, int]
    headings: Mapping[int, str]
    scripts: Mapping[int, str] = field(default_factory=dict)

    def name(self, field: str) -> str:
        """The heading of a field's column as it stands in the sheet; empty when the sheet has no such column."""
        return self.headings.get(self.places[field], "") if field in self.places else ""


def find_columns(table: Table, fields: Sequence[Field], known: frozenset[str] = frozenset()) -> Columns | None:
    """The columns of the first line that names nearly as many fields as any of the first lines; None when no line names two.

    A later line that names a little more is the head of another table below; a title such as "District … Block …" names few.
    A second line of headings just below (under a merged "Bank details") counts together with the first. `known` are
    further headings (as `heading_keys` gives them first) that somebody once gave a meaning; they count as fields.
    """
    found = []
    for line, below in _top(table):
        columns = _columns(line, below, fields)
        count = len(columns.places) + _known_beside(columns, known)
        if count >= FEWEST_HEADINGS:
            found.append((count, columns))
    most = max((count for count, _columns in found), default=0)
    full = min(most, max(FEWEST_OF_TABLE, ceil(most * _NEARLY_ALL)))
    return next((columns for count, columns in found if count >= full), None)


def _top(table: Table) -> Iterator[tuple[Line, Line | None]]:
    """The first lines that hold anything, each with the one below."""
    top = [line for line in table.lines[: _LINES_SEARCHED * 4] if not line.is_blank][:_LINES_SEARCHED]
    return zip(top, [*top[1:], None], strict=True)


def _known_beside(columns: Columns, known: frozenset[str]) -> int:
    named = set(columns.places.values())
    return sum(
        1 for place, heading in columns.headings.items() if place not in named and heading_keys(heading)[0] in known
    )


def likely_columns(table: Table) -> Columns | None:
    """Where no heading is understood: the first line of at least two words without figures, as headings of unknown columns."""
    for line, below in _top(table):
        texts = [text for value in line.values if (text := as_text(value).strip())]
        is_wordy = all(sum(sign.isdigit() for sign in text) < FEWEST_DIGITS for text in texts)
        if len(texts) >= FEWEST_HEADINGS and is_wordy and below is not None:
            return Columns(line.number, line.number, {}, _shown_headings(line))
    return None


def bare_columns(table: Table) -> Columns | None:
    """Where there are no headings at all: the rows begin with the first line of at least two cells, and columns have no names."""
    for line, _below in _top(table):
        if sum(1 for value in line.values if as_text(value).strip()) >= FEWEST_HEADINGS:
            return Columns(line.number - 1, line.number - 1, {}, {})
    return None


def _columns(line: Line, below: Line | None, fields: Sequence[Field]) -> Columns:
    headings = _shown_headings(line)
    places = _places(headings, fields)
    if places and below is not None and below.number == line.number + 1:
        other = {place: text for place, text in _shown_headings(below).items() if place not in below.filled}
        joined = {**headings, **{place: _joined(headings, other, place, tuple(fields)) for place in other}}
        more = _places(joined, fields)
        told = [
            place for place in other if joined[place] != headings.get(place) and _says(joined[place], tuple(fields))
        ]
        filled = sum(
            1 for place, value in enumerate(below.values) if as_text(value).strip() and place not in below.filled
        )
        if len(more) > len(places) and len(told) * 2 > filled:
            return Columns(line.number, below.number, more, joined)
    return Columns(line.number, line.number, places, headings)


def _says(heading: str, fields: tuple[Field, ...]) -> bool:
    """Whether it is known what the heading is about."""
    return bool(field_of(heading, fields)) or _is_alien(heading)


def _joined(above: Mapping[int, str], below: Mapping[int, str], place: int, fields: tuple[Field, ...]) -> str:
    """The heading of a column with two lines: both together ("School" over "Name"), else the one that names a field.

    What stands alone above counts for the columns to its right that have a heading below only, if its own column has one too.
    Below a heading about somebody else (the head of the school), nothing counts for itself.
    """
    left = max((each for each in above if each <= place), default=place)
    group = _DETAILS.sub("", above.get(left, "")) if left in below else ""
    both = " ".join(f"{group} {below[place]}".split())
    if field_of(both, fields) or _is_alien(group):
        return both
    return next((text for text in (below[place], above.get(place, "")) if field_of(text, fields)), both)


def _is_alien(heading: str) -> bool:
    return bool(set(heading_keys(heading)[0].split()) & _ALIEN)


def _shown_headings(line: Line) -> dict[int, str]:
    headings: dict[int, str] = {}
    for place, value in enumerate(line.values):
        text = as_text(value).strip() if isinstance(value, str) else ""
        if text:
            headings[place] = " ".join(line.in_unicode(place).split())
    return headings


def _places(headings: Mapping[int, str], fields: Sequence[Field]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, heading in headings.items():
        name = field_of(heading, tuple(fields))
        if name:
            places.setdefault(name, place)
    return places


def field_named(heading: str, fields: Sequence[Field]) -> str:
    """The field that offices give this very heading; empty when there is none."""
    index = _index(tuple(fields))
    return next((index[key] for key in heading_keys(heading) if key in index), "")


@cache
def field_of(heading: str, fields: tuple[Field, ...]) -> str:
    """The same; a heading that only makes sense as Kruti Dev typing counts too, for lists lose their fonts ("uke" is नाम)."""
    named = field_named(heading, fields)
    if named or not heading.isascii() or len(heading) < _SHORTEST_TYPED:
        return named
    return field_named(to_unicode(heading), fields)


def near_field(heading: str, fields: Sequence[Field]) -> Near | None:
    """The field one of whose headings stands within this one, or is spelled nearly so; None when nothing is near.

    A heading about somebody else (a father's name, the head's telephone, the bank's branch) is near to nothing.
    """
    key = heading_keys(heading)[0]
    words = frozenset(key.split())
    if _is_alien(heading) or not words:
        return None
    within = [(len(known), name, words - known) for known, name in _word_sets(tuple(fields)) if known <= words]
    if within:
        _size, name, more = max(within, key=lambda each: each[0])
        return Near(name, more <= _HARMLESS)
    return _misspelled(key, fields)


def _misspelled(key: str, fields: Sequence[Field]) -> Near | None:
    from rapidfuzz import fuzz, process

    index = {known: name for known, name in _index(tuple(fields)).items() if len(known) >= _SHORTEST_MISSPELLED}
    found = process.extractOne(key, index.keys(), scorer=fuzz.ratio, score_cutoff=_MISSPELLED)
    return Near(index[found[0]], is_harmless=True) if found else None


@cache
def _word_sets(fields: tuple[Field, ...]) -> tuple[tuple[frozenset[str], str], ...]:
    return tuple((frozenset(known.split()), name) for known, name in _index(fields).items())


@cache
def _index(fields: tuple[Field, ...]) -> dict[str, str]:
    index: dict[str, str] = {}
    for each in fields:
        for heading in each.headings:
            index.setdefault(heading_keys(heading)[0], each.name)
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


def labels(fields: Sequence[Field], names: Iterable[str]) -> str:
    """What people call these fields, in the language now spoken."""
    wanted = set(names)
    return ", ".join(_(field.label) for field in fields if field.name in wanted)
