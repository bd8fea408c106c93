"""Schools by UDISE code."""

import re
from dataclasses import dataclass, replace

from sankul.errors import Refusal
from sankul.rules.identifiers import read_pin, read_udise
from sankul.rules.rows import Row
from sankul.text import N_, fold, nfc

_LEVELS = (
    ("composite", (
        "composite school", "composite", "comp school", "c s",
        "कम्पोजिट विद्यालय", "कम्पोजिट", "संविलियन विद्यालय", "संविलयन विद्यालय",
    )),
    ("upper primary", (
        "government upper primary school", "upper primary school", "junior high school", "g u p s", "gups", "u p s", "ups",
        "j h s", "jhs", "पूर्व माध्यमिक विद्यालय", "उच्च प्राथमिक विद्यालय", "जूनियर हाई स्कूल", "पू मा वि", "उ प्रा वि",
    )),
    ("primary", (
        "government primary school", "primary school", "g p s", "gps", "p s", "ps", "प्राथमिक विद्यालय", "प्रा वि", "प्राइमरी स्कूल",
    )),
)  # fmt: skip
_NUMERALS = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "प्रथम": "1",
    "द्वितीय": "2",
    "first": "1",
    "second": "2",
}
_SIGNS = re.compile(r"[\s,\-–()/:]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Row):
    """A school. `udise` has 11 digits and is unique, or is None when the school has no code yet; names are no keys."""

    udise: str | None = None
    name: str
    name_hi: str = ""
    village: str = ""
    cluster: str = ""
    block: str = ""
    district_code: str
    district: str
    pin_code: str = ""


class SchoolNameless(Refusal):
    """A school needs a name in one script."""

    message = N_("Enter the name of the school, in English or in Hindi.")
    field = "name"


class SchoolNowhere(Refusal):
    """A school lies in a district."""

    message = N_("Choose the district of the school.")
    field = "district"


class UdiseWrong(Refusal):
    """Not a UDISE code."""

    message = N_("“{code}” is no UDISE code: {why}")
    field = "udise"


class UdiseTaken(Refusal):
    """Another school has the code."""

    message = N_("The UDISE code {code} belongs to “{school}” already. Correct the code, or change that school.")
    field = "udise"


class PinWrong(Refusal):
    """Not a PIN code."""

    message = N_("“{code}” is no PIN code: {why}")
    field = "pin_code"


def checked_school(school: School, state_code: str = "") -> School:
    """`school` as it is stored. Raises the refusals of this module; `state_code` is that of its district."""
    udise, pin = read_udise(school.udise or "", state_code), read_pin(school.pin_code)
    if udise.fault:
        raise UdiseWrong(code=school.udise, why=udise.fault)
    if pin.fault:
        raise PinWrong(code=school.pin_code, why=pin.fault)
    texts = {name: nfc(getattr(school, name)) for name in ("name", "name_hi", "village", "block", "district")}
    kept = replace(school, **texts, udise=udise.text or None, pin_code=pin.text)
    if not (kept.name or kept.name_hi):
        raise SchoolNameless
    if not kept.district_code:
        raise SchoolNowhere
    return replace(kept, name=kept.name or kept.name_hi)


def school_key(name: str) -> tuple[str, str, str]:
    """Level, words and numeral of a school's name. Only when all three agree may two names be taken for one school.

    "P.S. Rampur I" and "Primary School Rampur 1" agree; "P.S. Rampur 2" and "U.P.S. Rampur 1" do not.
    """
    words = _SIGNS.sub(" ", fold(name)).strip()
    level = ""
    for known, spellings in _LEVELS:
        found = next((spelling for spelling in spellings if _has(words, fold(spelling))), None)
        if found:
            level, words = known, _without(words, fold(found))
            break
    parts = words.split()
    last = _NUMERALS.get(parts[-1], parts[-1]) if parts else ""
    numeral = last if last.isdigit() else ""
    return level, "".join(parts[:-1] if numeral else parts), numeral


def _has(words: str, spelling: str) -> bool:
    return f" {spelling} " in f" {words} "


def _without(words: str, spelling: str) -> str:
    return f" {words} ".replace(f" {spelling} ", " ", 1).strip()
