"""Schools by UDISE code."""

import re
from dataclasses import dataclass, replace

from sankul.errors import Refusal
from sankul.rules.districts import sound_key
from sankul.rules.identifiers import read_pin, read_udise
from sankul.rules.rows import Row
from sankul.text import N_, fold, is_in_hindi, nfc

# Levels by what offices write for them; initials count at the beginning or the end of a name only.
_LEVELS = (
    ("composite", (
        "composite vidyalaya", "composite school", "composit school", "composite", "composit", "comp school", "c s",
        "कम्पोजिट विद्यालय", "कम्पोजिट", "कंपोजिट", "कम्पो वि", "संविलियन विद्यालय", "संविलयन विद्यालय",
    )),
    ("kgbv", (
        "kasturba gandhi balika vidyalaya", "kasturba gandhi awasiya balika vidyalaya",
        "kgbv", "kgvb", "k g b v", "k g b vidyalaya",
        "कस्तूरबा गांधी आवासीय बालिका विद्यालय", "कस्तूरबा गांधी बालिका विद्यालय", "के जी बी वी",
    )),
    ("secondary", (
        "inter college", "intermediate college", "high school", "higher secondary school", "g i c", "gic", "g g i c", "ggic",
        "इण्टर कालेज", "इंटर कॉलेज", "हाई स्कूल", "हाईस्कूल",
    )),
    ("pre primary", ("pre primary school", "pre primary", "anganwadi", "आंगनबाड़ी केन्द्र", "आंगनबाड़ी", "बालवाटिका")),
    ("upper primary", (
        "government upper primary school", "upper primary school", "upper primary", "junior high school", "middle school",
        "jn high school", "jr high school", "g u p s", "gups", "u p s", "ups", "j h s", "jhs", "jn h s", "jn hs", "jr h s",
        "p m v", "pmv", "p m s", "purva madhyamik vidyalaya",
        "पूर्व माध्यमिक विद्यालय", "उच्च प्राथमिक विद्यालय", "जूनियर हाई स्कूल", "जूनियर हाईस्कूल", "माध्यमिक शाला",
        "पू मा विद्यालय", "पू मा वि", "उ प्रा विद्यालय", "उच्च प्रा वि", "उ प्रा वि", "जू हा स्कूल", "मा शाला",
    )),
    ("primary", (
        "government primary school", "govt primary school", "primary school", "prathmik vidyalaya", "g p s", "gps", "p s", "ps",
        "p v", "pv", "p p", "prathmik pathshala",
        "राजकीय प्राथमिक विद्यालय", "प्राथमिक विद्यालय", "प्राइमरी स्कूल", "प्राइमरी पाठशाला", "प्राथमिक शाला",
        "प्रा विद्यालय", "प्रा पाठशाला", "प्रा शाला", "प्रा वि",
    )),
)  # fmt: skip
# "Junior high school" is no high school: what is longer is looked for first, whatever its level.
_BY_LENGTH = sorted(
    ((fold(spelling), level) for level, spellings in _LEVELS for spelling in spellings),
    key=lambda each: -len(each[0].split()),
)
_NUMERALS = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "first": "1", "second": "2", "third": "3", "pratham": "1", "dvitiya": "2", "dwitiya": "2", "tritiya": "3",
    "1st": "1", "2nd": "2", "3rd": "3", "4th": "4",
    "प्रथम": "1", "द्वितीय": "2", "तृतीय": "3", "चतुर्थ": "4", "पंचम": "5",
}  # fmt: skip
_NUMERALS |= {fold(word): number for word, number in _NUMERALS.items()}
_INITIALS_TOO = frozenset("ivx")  # one letter may be an initial: it counts only at the end
_BEFORE_A_NUMBER = frozenset((*map(fold, ("no", "number", "नं", "नम्बर", "संख्या", "क्रमांक", "भाग")), "part"))
_FILLED = ("udise", "name_hi", "village", "cluster", "block", "pin_code")
_ALIKE_WORDS = 55  # below it, two spellings have less in common than the usual ways to write one village
_SIGNS = re.compile(r"[\s,\-–_()\[\]{}/:;'’\"“”॰&]+")
_ABBREVIATING_ZERO = re.compile(r"(?<=[\u0900-\u097f])0+(?!\d)")
_DIGITS_APART = re.compile(r"(?<=[^\W\d_])(?=\d)")


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
    texts = {
        name: nfc(getattr(school, name)) for name in ("name", "name_hi", "village", "cluster", "block", "district")
    }
    kept = replace(school, **texts, udise=udise.text or None, pin_code=pin.text)
    if not (kept.name or kept.name_hi):
        raise SchoolNameless
    if not kept.district_code:
        raise SchoolNowhere
    return replace(kept, name=kept.name or kept.name_hi)


class SchoolUnknown(Refusal):
    """No school is called so."""

    message = N_("There is no school “{text}”. Give its UDISE code, or its full name.")
    field = "school"


class SchoolUnclear(Refusal):
    """Several schools are called so."""

    message = N_("{n} schools are called “{text}”. Give the UDISE code of the one that is meant.")
    field = "school"


class SchoolInUse(Refusal):
    """A school that people or spaces belong to cannot go."""

    message = N_(
        "“{school}” stays: {people} people and {spaces} spaces belong to it. Move them to another school first, or merge it "
        "with the other entry."
    )


class SchoolItself(Refusal):
    """One entry cannot be merged into itself."""

    message = N_("Name two different entries to merge.")


class SchoolsApart(Refusal):
    """Schools of two districts are not one."""

    message = N_(
        "“{kept}” and “{gone}” lie in different districts. Correct the district of one of them first, if they are one school."
    )


class SpacesClash(Refusal):
    """Both schools have a space of one name, which could not be told apart afterwards."""

    message = N_("Both schools have a space called “{space}”. Rename or remove one of them first.")


class CodeOfAnother(Refusal):
    """A list gives the code of one school to another."""

    message = N_(
        "The UDISE code {code} belongs to “{known}”, but this row calls it “{name}”. Two schools cannot have one code: "
        "correct the code, or change the name in the register of schools first."
    )
    field = "udise"


def school_key(name: str) -> tuple[str, str, str]:
    """Level, words and numeral of a school's name. Only when all three agree may two names be taken for one school.

    "P.S. Rampur I" and "Primary School Rampur 1" agree; "P.S. Rampur 2" and "U.P.S. Rampur 1" do not. Several numerals are
    joined by a hyphen.
    """
    words = _SIGNS.sub(" ", _ABBREVIATING_ZERO.sub(" ", fold(name)))
    words = " ".join(_DIGITS_APART.sub(" ", word) if word not in _NUMERALS else word for word in words.split())
    level = ""
    for spelling, known in _BY_LENGTH:
        if _has(words, spelling):
            level, words = known, _without(words, spelling)
            break
    parts = words.split()
    numerals = [_numeral(part, is_last=place == len(parts) - 1) for place, part in enumerate(parts)]
    kept = [
        part
        for place, part in enumerate(parts)
        if not numerals[place] and not (part in _BEFORE_A_NUMBER and any(numerals[place + 1 : place + 2]))
    ]
    return level, "".join(kept), "-".join(filter(None, numerals))


def _numeral(word: str, *, is_last: bool) -> str:
    """The number that a word stands for, else empty."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    if word in _INITIALS_TOO and not is_last:
        return ""
    return _NUMERALS.get(word, "")


def _has(words: str, spelling: str) -> bool:
    if all(len(part) == 1 for part in spelling.split()):
        return f"{words} ".startswith(f"{spelling} ") or f" {words}".endswith(f" {spelling}")
    return f" {spelling} " in f" {words} "


def _without(words: str, spelling: str) -> str:
    if all(len(part) == 1 for part in spelling.split()) and not f"{words} ".startswith(f"{spelling} "):
        return words.removesuffix(spelling).strip()
    return f" {words} ".replace(f" {spelling} ", " ", 1).strip()


def names_differ(one: School, other: School) -> bool:
    """Whether two entries of one code are surely two schools: levels or numerals clash, or the words have little in common.

    Only names in the same script are compared. A school that is known by its code alone differs from none.
    """
    pairs = [(one.name, other.name), (one.name_hi, other.name_hi)]
    told = [
        (first, second)
        for first, second in pairs
        if first
        and second
        and is_in_hindi(first) == is_in_hindi(second)
        and not {first, second} & {one.udise, other.udise}
    ]
    return bool(told) and all(_clash(school_key(first), school_key(second)) for first, second in told)


def _clash(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    from rapidfuzz import fuzz

    for mine, theirs in ((one[0], other[0]), (one[2], other[2])):
        if mine and theirs and mine != theirs:
            return True
    return fuzz.ratio(sound_key(one[1]), sound_key(other[1])) < _ALIKE_WORDS


SCHOOL_LEVELS = {
    "pre primary": N_("Pre-primary"),
    "primary": N_("Primary"),
    "upper primary": N_("Upper primary"),
    "composite": N_("Composite"),
    "kgbv": N_("KGBV"),
    "secondary": N_("Secondary"),
}


def level_of(school: School) -> str:
    """The level that a school's name tells: a key of SCHOOL_LEVELS, or empty."""
    return school_key(school.name)[0] or (school_key(school.name_hi)[0] if school.name_hi else "")


def merged_school(kept: School, gone: School) -> School:
    """The entry that stays, with what it lacks taken from the other one. Raises SchoolItself or SchoolsApart."""
    if kept.id == gone.id:
        raise SchoolItself
    if kept.district_code != gone.district_code:
        raise SchoolsApart(kept=kept.name, gone=gone.name)
    lacking = [name for name in _FILLED if not getattr(kept, name)]
    filled = replace(kept, **{name: getattr(gone, name) for name in lacking})
    only_code = kept.name == kept.udise and gone.name
    return replace(filled, name=gone.name) if only_code else filled
