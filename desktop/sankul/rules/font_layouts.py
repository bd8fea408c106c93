"""Which fonts draw Devanagari on Latin keys, and by which layout: told by the font's name alone.

Such a font gives every program Latin letters ("jke" for राम). The name says how to read them, and how sure that is. The
family Kruti Dev has hundreds of numbered members. Only the glyphs of 010 were seen; the other everyday numbers are converted by
the same published tables. Decorated and high numbers, of which no table was seen, are asked about.
"""

import re
from enum import StrEnum


class FontLayout(StrEnum):
    """How the letters of a cell are to be understood, by the name of its font."""

    LATIN = ""  # Calibri, Arial and every font that is not known: the letters are what they are
    UNICODE = "unicode"  # Mangal, Nirmala UI: never old typing, even when a cell holds Latin letters
    KRUTI_DEV = "krutidev"
    KRUTI_DEV_LIKE = "krutidev-like"  # a sibling whose keys were not compared: most are the same
    DEVLYS = "devlys"  # the letters of Kruti Dev; some signs above the ASCII keys differ
    CHANAKYA = "chanakya"
    WALKMAN = "walkman"
    SHUSHA = "shusha"
    OTHER_OLD = "other"

    @property
    def is_old(self) -> bool:
        """Whether Latin letters in such a font are drawn as Devanagari."""
        return self not in (FontLayout.LATIN, FontLayout.UNICODE)

    @property
    def is_readable(self) -> bool:
        """Whether `krutidev.to_unicode` reads it: for sure, or after somebody looked at what comes out."""
        return self in (FontLayout.KRUTI_DEV, FontLayout.KRUTI_DEV_LIKE, FontLayout.DEVLYS)

    @property
    def is_asked_about(self) -> bool:
        """Whether a person must say how such a column is to be read, or that it is left out."""
        return self.is_old and self is not FontLayout.KRUTI_DEV


# Numbers of Kruti Dev with the keys of 010 (slanted, wide and bold cuts of it): `Kruti Dev 010 Bold` and the like too.
_SAME_AS_010 = frozenset((*range(10, 31), *range(40, 61), *range(70, 241, 10)))
_UNICODE_FONTS = (
    "mangal", "nirmala", "kokila", "aparajita", "utsaah", "sanskrittext", "arialunicode", "noto", "lohit", "gargi", "hind",
    "poppins", "baloo", "mukta", "tiro", "annapurna", "sakal", "samyak", "chandas", "siddhanta", "firago", "akshar", "kalimati",
    "devanagarimt", "devanagarisangam", "kohinoor", "shobhika", "yatra", "laila", "rajdhani", "teko", "khand",
)  # fmt: skip
_FAMILIES = (
    ("devlys", FontLayout.DEVLYS),
    ("walkman", FontLayout.WALKMAN),
    ("chanakya", FontLayout.CHANAKYA),
    ("shusha", FontLayout.SHUSHA),
    ("susha", FontLayout.SHUSHA),
    ("shivaji", FontLayout.SHUSHA),
)
_OLD_FONTS = (
    "agra", "apscdv", "apsdv", "apspriyanka", "bhaskar", "4cgandhi", "4cbhaskar", "dvtt", "dvbtt", "dvdivyae", "shreedev",
    "shreelipi", "akruti", "sulipi", "bharatvani", "bhartiyahindi", "bhartihindi", "vividha", "jagran", "naidunia", "webdunia",
    "hinditypewriter", "kundli", "preeti", "kantipur", "sagarmatha", "himalb", "himallib", "richa", "xdvng", "yogesh",
    "surekh", "isfoc", "asuperhindi", "amsaasmi", "aadev", "winkey", "marathikanak", "lmgarun", "ankit", "millenniumvarun",
    "raghu", "saraswatifont", "narad", "itxdevanagari", "sanskrit98", "sanskrit99", "sanskrit2003old", "maithili",
)  # fmt: skip
_NUMBER = re.compile(r"\d+")


def font_layout(name: str) -> FontLayout:
    """The layout that the font `name` draws, from its name as Excel writes it; an unknown font is a Latin one."""
    key = re.sub(r"[^a-z0-9]", "", name.casefold())
    if key.startswith(("krutidev", "kruti")):
        number = _NUMBER.search(key)
        return FontLayout.KRUTI_DEV if not number or int(number.group()) in _SAME_AS_010 else FontLayout.KRUTI_DEV_LIKE
    for part, layout in _FAMILIES:
        if part in key:
            return layout
    if key.startswith(_UNICODE_FONTS):
        return FontLayout.UNICODE
    return FontLayout.OTHER_OLD if key.startswith(_OLD_FONTS) else FontLayout.LATIN
