"""What offices write into the cell of a name beside it: its number in the list, the post, a relative, another person."""

import re
from dataclasses import dataclass, replace

from sankul.rules.designations import is_folded_post, is_post
from sankul.rules.readings import Reason
from sankul.text import N_, ascii_digits, fold

_NUMBERED = re.compile(r"[(\[]?\d{1,3}(?:\s*[.)\]]\s*[-–]?|\s*[-–])\s*(?=\D)", re.ASCII)
_WITH_POST = (
    re.compile(r"(?P<name>.+?)\s*[(\[](?P<post>[^()\[\]]+)[)\]]\.?"),
    re.compile(r"(?P<name>.+\S)\s*(?:,|\s[-–—]|[-–—]\s)\s*(?P<post>\S.*)"),
    re.compile(r"(?P<name>.+\S)\s+(?P<post>\S*[^\W\d]0\S*)"),
)
_MAY_HAVE_POST = re.compile(r"[0(\[,\-–—]")
_RELATIVE = re.compile(
    r"(?<![^\s(])(?:[swdh]\s?/\s?o|son of|wife of|daughter of|पुत्र|पुत्री|पत्नी|सुपुत्र|सुपुत्री)(?![a-zऀ-ॿ])", re.IGNORECASE
)
_SEVERAL = re.compile(r"[/;&,\n]|(?<!\S)(?:एवं|एवम्|व|तथा|और|and)(?!\S)", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[^\W\d_]")
_NUMBERS = re.compile(r"(?:\d[\s-]?){6,}", re.ASCII)
_SIGNED = re.compile(r"(?:ह0|ह०|sd/|हस्ताक्षर|signature)(?![a-zऀ-ॿ])")
_SUM_OF = re.compile(r"(?:कुल|योग)\s+")
_SUM = re.compile(r"total(?:\s|$)|(?:कुल|योग)\s+(?:उपस्थित|संख्या|धनराशि|मानदेय|व्यय|छात्र|राशि|भुगतान|विद्यालय)")
_HEADS = frozenset(
    fold(word)
    for word in (
        "name", "नाम", "शिक्षक का नाम", "अध्यापक का नाम", "post", "designation", "पद", "पदनाम", "english", "hindi", "हिन्दी",
        "अंग्रेजी", "seal", "मुहर", "मोहर", "हस्ताक्षर", "signature", "स्थान", "दिनांक", "नोट", "note", "प्रतिलिपि",
    )
)  # fmt: skip

NUMBER_CUT = N_("The number before the name was removed.")
POST_CUT = N_("The post “{post}” beside the name was removed.")
SEVERAL_PEOPLE = N_(
    "More than the name of one person stands in this cell. Leave only the name, one row for each person."
)
RELATIVE_KEPT = N_("The name of a relative stands here too. If it shall not be part of the name, remove it.")
BRACKETS_KEPT = N_("Words in brackets stand beside this name. If they shall not be part of the name, remove them.")
NAMES_NOBODY = N_("“{text}” is no person's name. Write the name, or delete the row.")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name without what stood beside it. At most one reason of each kind, as in a Reading."""

    name: str
    post: str = ""
    repaired: Reason | None = None
    doubt: Reason | None = None
    fault: Reason | None = None


def name_parts(text: str) -> NameParts:
    """The name in a cell, its text read and clean already. A post is told apart only where it surely is one."""
    plain = _without_post(_without_number(text))
    if _names_nobody(plain.name):
        return NameParts(plain.name, fault=Reason(NAMES_NOBODY, {"text": text}))
    rest = _RELATIVE.sub(" ", plain.name)
    if _SEVERAL.search(rest.strip(" ,;/&")) or _NUMBERS.search(ascii_digits(rest)):
        return NameParts(plain.name, fault=Reason(SEVERAL_PEOPLE))
    if rest != plain.name:
        return replace(plain, doubt=Reason(RELATIVE_KEPT))
    return replace(plain, doubt=Reason(BRACKETS_KEPT)) if _BRACKETS.search(plain.name) else plain


def _names_nobody(text: str) -> bool:
    """Whether a heading, a post, a sum by post or a signature stands where the name should."""
    plain = fold(text.strip(" .:-()"))
    is_other = _SIGNED.match(plain) or _SUM.match(plain)
    return plain in _HEADS or bool(is_other) or is_folded_post(_SUM_OF.sub("", plain, count=1))


def _without_number(text: str) -> NameParts:
    found = _NUMBERED.match(ascii_digits(text))
    name = text[found.end() :] if found else ""
    return NameParts(name, repaired=Reason(NUMBER_CUT)) if name else NameParts(text)


def _without_post(parts: NameParts) -> NameParts:
    if not _MAY_HAVE_POST.search(parts.name):  # as most names
        return parts
    for pattern in _WITH_POST:
        found = pattern.fullmatch(parts.name)
        if found and is_post(found["post"]) and not _are_initials(found):
            post = found["post"].strip()
            return replace(parts, name=found["name"], post=post, repaired=Reason(POST_CUT, {"post": post}))
    return parts


def _are_initials(found: re.Match[str]) -> bool:
    """Whether what looks like a short post may be the rest of a single name: "Ansari, S.M." is hardly an assistant."""
    is_short = re.fullmatch(r"[A-Z](?:\.\s*|\s+)[A-Z]\.?", found["post"].strip()) is not None
    return is_short and len(found["name"].split()) == 1
