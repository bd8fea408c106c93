"""Kruti Dev 010: Hindi typed on a typewriter's layout in a font that draws Latin letters as Devanagari.

Such text is Latin to every program. `to_unicode` reads it as the typist saw it. Three things need more than a table: a half
letter followed by the upright stroke `k` is the whole letter; the short i is typed before the letters that it follows; and
the reph (`Z`) is typed after the syllable that it begins.
"""

import re

from sankul.text import nfc

_STROKE = "k"
_SHORT_I, _REPH = "\ue000", "\ue001"

# Half letters: with the stroke they become whole.
_HALVES = {
    "D": "क", "[": "ख", "X": "ग", "?": "घ", "Ä": "घ", "P": "च", "T": "ज", "÷": "झ", "Ö": "झ", "¥~": "ञ",
    ".": "ण", "R": "त", "F": "थ", "/": "ध", "è": "ध", "Ë": "ध", "U": "न", "I": "प", "¶": "फ", "C": "ब", "H": "भ",
    "E": "म", "¸": "य", "Y": "ल", "O": "व", "'": "श", "‘": "श", "’": "श", "Ü": "श", '"': "ष", "“": "ष", "”": "ष",
    "L": "स", "º": "ह", "{": "क्ष", "«": "त्र", "Ù": "त्त", "™": "न्न",
}  # fmt: skip
_WHOLES = {
    "d": "क", "x": "ग", "³": "ङ", "p": "च", "N": "छ", "t": "ज", ">": "झ", "¥": "ञ", "V": "ट", "B": "ठ", "M": "ड",
    "<": "ढ", "r": "त", "n": "द", "u": "न", "i": "प", "Q": "फ", "c": "ब", "Ò": "भ", "e": "म", ";": "य", "j": "र",
    "y": "ल", "G": "ळ", "o": "व", "l": "स", "g": "ह",
    "=": "त्र", "=kk": "त्रा", "f=k": _SHORT_I + "त्र", "K": "ज्ञ", "J": "श्र", "Ø": "क्र", "Ý": "फ्र", "æ": "द्र",
    "ç": "प्र", "Á": "प्र", "ä": "क्त", "é": "न्न", "ô": "क्क", "ê": "ट्ट", "Í": "ट्ट", "ë": "ट्ठ", "Î": "ट्ठ", "ì": "ड्ड",
    "Ï": "ड्ड", "ï": "ड्ढ", "í": "द्द", "Ì": "द्द", ")": "द्ध", "|": "द्य", "}": "द्व", "–": "दृ", "—": "कृ", "Ñ": "कृ",
    "à": "ह्न", "á": "ह्य", "â": "हृ", "ã": "ह्म", "#": "रु", ":": "रू",
}  # fmt: skip
_VOWELS = {
    "v": "अ", "vk": "आ", "v‚": "ऑ", "vkW": "ऑ", "vks": "ओ", "vkS": "औ", "b": "इ", "bZ": "ई", "Ã": "ई", "b±": "ईं", "m": "उ",
    "Å": "ऊ", "_": "ऋ", ",": "ए", ",s": "ऐ",
}  # fmt: skip
_SIGNS = {
    "k": "ा", "h": "ी", "q": "ु", "w": "ू", "`": "ृ", "s": "े", "S": "ै", "ks": "ो", "kS": "ौ", "kW": "ॉ", "‚": "ॉ",
    "a": "ं", "¡": "ँ", "%": "ः", "W": "ॅ", "È": "ीं", "z": "्र", "ª": "्र", "Ó": "्य", "î": "्य", "~": "्", "+": "़",
    "f": _SHORT_I, "Z": _REPH, "±": _REPH + "ं", "Æ": _SHORT_I + _REPH, "Ç": _SHORT_I + "ं",
    "É": _SHORT_I + _REPH + "ं", "Ê": "ी" + _REPH,
}  # fmt: skip
_OTHERS = {
    "A": "।", "&": "-", "@": "/", "]": ",", "-": ".", "\\": "?", "(": ";", "¼": "(", "½": ")", "¿": "{", "À": "}",
    "¾": "=", "^": "‘", "*": "’", "Þ": "“", "ß": "”", "•": "ऽ", "·": "ऽ", "ñ": "॰", "Œ": "॰",
    "å": "०", "ƒ": "१", "„": "२", "…": "३", "†": "४", "‡": "५", "ˆ": "६", "‰": "७", "Š": "८", "‹": "९",
}  # fmt: skip
_KEYS = {half: letter + "्" for half, letter in _HALVES.items()} | _WHOLES | _VOWELS | _SIGNS | _OTHERS
# Letters whose whole form needs the stroke: bhah, for instance, is typed `H` and `k`.
_KEYS |= {half + _STROKE: letter for half, letter in _HALVES.items()}
_KEYS |= {half + "+" + _STROKE: letter + "़" for half, letter in _HALVES.items()}
_KEYS |= {half + "+": letter + "़्" for half, letter in _HALVES.items()}
_LONGEST_FIRST = re.compile("|".join(re.escape(key) for key in sorted(_KEYS, key=len, reverse=True)))

_CLUSTER = "(?:[क-ह]़?्)*[क-ह]़?"
_MARKS = "[ा-ौंँःॅॉृ]*"
_I_THEN_CLUSTER = re.compile(f"{_SHORT_I}({_REPH}?)({_CLUSTER})")
_SYLLABLE_THEN_REPH = re.compile(f"({_CLUSTER}{_MARKS}){_REPH}")
_VOWEL_THEN_VIRAMA = re.compile("([ा-ौ])(्र|्य)")

_SAME_LAYOUT = ("krutidev", "devlys")
_OTHER_LAYOUTS = ("chanakya", "shusha", "shivaji", "agradev", "walkman", "aps-c-dv", "dv-tt", "bhaskar", "4cgandhi")
_NEVER_IN_NAMES = re.compile(r"[\[\];{}|\"`~^#\\<>=+@¡-ÿ]|[A-Za-z]%|(?:^|\s)[‘’'/][a-zA-Z]|'k|\w\.k\b|[a-z]:")
_BRACKETED = re.compile(r"\[[A-Z0-9 .,-]*\]|\{[A-Z0-9 .,-]*\}")
_INNER_CAPITAL = re.compile(r"\b(?!(?:Mc|Mac|De|La)[A-Z])[a-z]+[A-Z]")


def to_unicode(text: str) -> str:
    """Kruti Dev typing as Unicode in normal form C. Keys that the layout does not know, such as digits, stay as they are."""
    drawn = _LONGEST_FIRST.sub(lambda key: _KEYS[key.group()], text)
    drawn = _I_THEN_CLUSTER.sub(r"\2ि\1", drawn)
    drawn = _VOWEL_THEN_VIRAMA.sub(r"\2\1", drawn)
    drawn = _SYLLABLE_THEN_REPH.sub(r"र्\1", drawn)
    return nfc(drawn.replace(_SHORT_I, "ि").replace(_REPH, "र्"))


def is_devanagari(text: str) -> bool:
    """Whether any letter of `text` is Devanagari."""
    return any("\u0904" <= letter <= "\u0939" or "\u0958" <= letter <= "\u0961" for letter in text)


def looks_legacy(text: str) -> bool:
    """Whether Latin text holds what no Latin name holds, but Kruti Dev typing often does.

    Only a suspicion: some typing, such as `pkSgku` without its capital, could be a word. What is suspected must be shown
    to a person, never converted.
    """
    text = _BRACKETED.sub(" ", text)
    if is_devanagari(text) or not any(letter.islower() for letter in text):
        return False
    return bool(_NEVER_IN_NAMES.search(text) or _INNER_CAPITAL.search(text))


def is_legacy_font(name: str) -> bool:
    """Whether text in the font `name` is typed on the layout that `to_unicode` reads (Kruti Dev, DevLys)."""
    return _font_key(name).startswith(_SAME_LAYOUT)


def is_unreadable_font(name: str) -> bool:
    """Whether the font `name` draws Devanagari by another old layout, for which no table is known here."""
    return any(part in _font_key(name) for part in _OTHER_LAYOUTS)


def _font_key(name: str) -> str:
    return name.casefold().replace(" ", "").replace("_", "")
