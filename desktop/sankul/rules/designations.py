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
_BY_NAME = {fold(name): Both(en, hi) for en, hi in _KNOWN for name in (en, hi)}


def in_both(designation: str) -> Both:
    """A designation as it was typed, in both languages where it is a known one."""
    return _BY_NAME.get(fold(designation), Both(designation))
