"""The designations of council schools in both languages, as offices write them; others stay as they are typed."""

from sankul.rules.papers import Both
from sankul.text import fold

_KNOWN = (
    ("Assistant Teacher", "सहायक अध्यापक"),
    ("Head Teacher", "प्रधानाध्यापक"),
    ("Headmaster", "प्रधानाध्यापक"),
    ("In-charge Head Teacher", "प्रभारी प्रधानाध्यापक"),
    ("Shiksha Mitra", "शिक्षा मित्र"),
    ("Anudeshak", "अनुदेशक"),
    ("ARP", "ए.आर.पी."),
    ("SRG", "एस.आर.जी."),
    ("DIET Mentor", "डायट मेंटर"),
    ("Block Education Officer", "खण्ड शिक्षा अधिकारी"),
)
_NO_SIGNS = str.maketrans("", "", " 0.-–/")
_SHORT = (
    "स0अ0", "स0 अध्यापक", "सहायक अध्यापिका", "प्र0अ0", "प्रधानाध्यापिका", "प्रधान अध्यापक", "इं0प्र0अ0", "इ0प्र0अ0", "प्रभारी प्र0अ0",
    "प्रभारी", "इंचार्ज", "इंचार्ज प्रधानाध्यापक", "इंचार्ज अध्यापक", "शि0मि0", "शिक्षामित्र", "अनु0", "खं0शि0अ0", "ख0शि0अ0",
    "शिक्षक संकुल", "संकुल शिक्षक", "संकुल प्रभारी", "A.T.", "Asst. Teacher", "Asstt. Teacher", "H.M.", "H.T.", "Head Master",
    "Teachers", "I/C HM", "Incharge", "In-charge", "Incharge HM", "S.M.", "BEO", "B.S.A.", "Teacher",
    "Principal", "अध्यापक", "शिक्षक",
)  # fmt: skip
_BY_NAME = {fold(name): Both(en, hi) for en, hi in _KNOWN for name in (en, hi)}

KNOWN = tuple(Both(en, hi) for en, hi in _KNOWN)
"""The designations that are known in both languages."""


def in_both(designation: str) -> Both:
    """A designation as it was typed, in both languages where it is a known one."""
    return _BY_NAME.get(fold(designation), Both(designation))


def _key(folded: str) -> str:
    """A folded post without the points, zeros and blanks by which offices shorten words: "स0अ0" and "स. अ." alike."""
    return folded.translate(_NO_SIGNS)


_POSTS = frozenset(_key(fold(post)) for post in (*_BY_NAME, *_SHORT))


def is_post(text: str) -> bool:
    """Whether the text is a post of schools and their offices, written out or shortened, and nothing more."""
    return is_folded_post(fold(text))


def is_folded_post(folded: str) -> bool:
    """The same of a text that is folded already."""
    return _key(folded) in _POSTS
