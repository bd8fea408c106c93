"""What the cells of a column look like: codes of one kind, schools, people; and whether that fits what its heading says."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from sankul.rules.identifiers import read_account, read_employee_code, read_ifsc, read_mobile, read_pin, read_udise
from sankul.rules.krutidev import is_devanagari
from sankul.rules.readings import Reading, Value, as_text, is_nothing, read_day, read_words
from sankul.text import fold

MOST_OF = 0.8
FEWEST_CELLS = 3


class Content(StrEnum):
    """What most cells of a column are."""

    MOBILE = "mobile"
    UDISE = "udise"
    IFSC = "ifsc"
    NUMBER = "number"
    SCHOOL = "school"
    WORDS = "words"
    MIXED = "mixed"


_READERS: Mapping[str, Callable[[Value], Reading]] = {
    "mobile": read_mobile,
    "contact_mobile": read_mobile,
    "udise": read_udise,
    "account": read_account,
    "ifsc": read_ifsc,
    "pin_code": read_pin,
    "employee_code": read_employee_code,
    "from_on": read_day,
    "to_on": read_day,
    "day": read_day,
    "permission_until": read_day,
}
CODE_CONTENTS: Mapping[str, Content] = {
    "mobile": Content.MOBILE,
    "contact_mobile": Content.MOBILE,
    "udise": Content.UDISE,
    "ifsc": Content.IFSC,
    "account": Content.NUMBER,
    "pin_code": Content.NUMBER,
}
"""The fields whose cells have a form that nothing else has, or that are numbers."""
WORD_FIELDS = frozenset(
    ("name", "name_hi", "designation", "school", "block", "district", "contact", "village", "task", "circle", "remark")
)
_NAME_FIELDS = frozenset(("name", "name_hi", "contact"))
_SCHOOL = re.compile(
    r"(?:^|\s)(?:p ?s|u ?p ?s|j ?h ?s|k ?g ?b ?v|primary|upper primary|composite|kanya|junior|inter college|school"
    r"|vidyalaya|vidyalay|प्रा0? ?वि0?|उ0? ?प्रा0? ?वि0?|पू0? ?मा0? ?वि0?|प्राथमिक|कम्पोजिट|कंपोजिट|संविलियन"
    r"|विद्यालय|विध्यालय|स्कूल)(?:\s|$)"
)


def read_for(field: str, value: Value, font: str = "", script: str = "") -> Reading:
    """A cell as it is read for a field."""
    reader = _READERS.get(field)
    return reader(value) if reader else read_words(value, font, script)


def content_of(cells: Sequence[Value]) -> Content:
    """What at least four of five of these cells are; MIXED when nothing is common to so many."""
    texts = [text for value in cells if not is_nothing(text := as_text(value).strip())]
    if not texts:
        return Content.MIXED
    counts = {content: sum(1 for text in texts if looks(text)) for content, looks in _LOOKS.items()}
    return next((content for content, count in counts.items() if count >= MOST_OF * len(texts)), Content.MIXED)


def _is_udise(text: str) -> bool:
    return bool(re.fullmatch(r"0[1-9]\d{9}|[1-3]\d{10}", text, re.ASCII))


def _is_school(text: str) -> bool:
    return bool(_SCHOOL.search(fold(text.replace(".", ". "))))


def _is_words(text: str) -> bool:
    has_letters = is_devanagari(text) or any(letter.isalpha() for letter in text)
    return has_letters and sum(sign.isdigit() for sign in text) * 2 < len(text)


_LOOKS: Mapping[Content, Callable[[str], bool]] = {
    Content.UDISE: _is_udise,
    Content.MOBILE: lambda text: not read_mobile(text).fault,
    Content.IFSC: lambda text: not read_ifsc(text).fault,
    Content.NUMBER: lambda text: text.isdigit(),
    Content.SCHOOL: _is_school,
    Content.WORDS: _is_words,
}


def fits_surely(field: str, cells: Sequence[Value]) -> bool:
    """Whether the cells have the form that the codes of the field have, and hardly anything else has."""
    filled = [value for value in cells if not is_nothing(as_text(value).strip())]
    if field not in CODE_CONTENTS or len(filled) < FEWEST_CELLS:
        return False
    good = sum(1 for value in filled if not _READERS[field](value).fault)
    return good >= MOST_OF * len(filled)


def may_be_accounts(cells: Sequence[Value]) -> bool:
    """Whether the cells may be account numbers, or other long numbers of people (Aadhaar) that nobody should read by the way."""
    filled = [value for value in cells if not is_nothing(as_text(value).strip())]
    if not filled or content_of(filled) in (Content.MOBILE, Content.UDISE):
        return False
    return sum(1 for value in filled if not read_account(value).fault) * 2 >= len(filled)


def contradicts(field: str, cells: Sequence[Value], *, has_school: bool) -> bool:
    """Whether the cells are surely something else than the field holds; too few cells contradict nothing.

    An employee code may be anything but a UDISE code or an IFSC. Another code contradicts when hardly a cell has its form and
    most are words or another code; a name, when most are codes or, where the list has a field for schools, schools.
    """
    filled = [value for value in cells if not is_nothing(as_text(value).strip())]
    if len(filled) < FEWEST_CELLS:
        return False
    content = content_of(filled)
    if field in _NAME_FIELDS:
        is_school = content is Content.SCHOOL and has_school
        return is_school or content in (Content.MOBILE, Content.UDISE, Content.IFSC, Content.NUMBER)
    if field == "employee_code":
        return content in (Content.UDISE, Content.IFSC)
    expected = CODE_CONTENTS.get(field)
    if field == "mobile" and content is Content.UDISE:
        return _share_beginnings(filled)
    if expected is None or content in (Content.MIXED, Content.NUMBER, expected):
        return False
    bad = sum(1 for value in filled if _READERS[field](value).fault)
    return bad >= MOST_OF * len(filled)


def _share_beginnings(cells: Sequence[Value]) -> bool:
    """Whether codes begin alike, as those of one district do, and mobile numbers with a zero in front do not."""
    beginnings = {as_text(value).strip()[:4] for value in cells}
    return len(beginnings) <= max(2, len(cells) // 5)


_FIELDS: Mapping[Content, tuple[str, ...]] = {
    Content.MOBILE: ("mobile",),
    Content.UDISE: ("udise",),
    Content.IFSC: ("ifsc",),
    Content.SCHOOL: ("school",),
}


def field_like(cells: Sequence[Value], fields: frozenset[str]) -> str:
    """The field, of these, whose cells look so; empty when nothing is clear."""
    filled = [value for value in cells if not is_nothing(as_text(value).strip())]
    if len(filled) < FEWEST_CELLS:
        return ""
    return next((field for field in _FIELDS.get(content_of(filled), ()) if field in fields), "")
