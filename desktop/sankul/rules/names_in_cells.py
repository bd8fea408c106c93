"""Names as offices type them into one cell: in one script, in both with a sign between, or with a title in the other."""

import re

from sankul.text import fold, nfc

_DEVANAGARI, _LATIN = re.compile("[\u0900-\u097f]"), re.compile("[A-Za-z]")
_BETWEEN = re.compile(r"[/|()\[\],;:\n\r]+|\s[-–—]\s|\s[-–—]|[-–—]\s")
_TITLES = frozenset(
    fold(title)
    for title in (
        "dr",
        "mr",
        "mrs",
        "ms",
        "smt",
        "shri",
        "sri",
        "shree",
        "km",
        "kum",
        "mo",
        "md",
        "mohd",
        "prof",
        "late",
    )
)

_POSTS = frozenset(
    fold(word)
    for word in (
        "head", "teacher", "asst", "assistant", "at", "hm", "incharge", "charge", "shiksha", "mitra", "sm", "anudeshak",
        "arp", "srg", "beo", "bsa", "crc", "brc", "diet", "mentor", "principal", "retd", "school", "ps", "ups", "p", "s", "madam",
        "instructor", "sir", "ji", "male", "female", "new", "old",
    )
)  # fmt: skip
_ALIKE = 70
_SOUNDS = {
    letter: sound
    for letters, sound in (
        ("कखक़ख़", "k"), ("गघग़", "g"), ("चछ", "s"), ("जझज़", "j"), ("टठतथ", "t"), ("डढदधड़ढ़", "d"), ("ञणनमंँ", "n"),
        ("पफफ़", "p"), ("बभव", "b"), ("रऋृ", "r"), ("लळ", "l"), ("शषस", "s"),
    )
    for letter in letters
}  # fmt: skip
_LATIN_SOUNDS = {
    "c": "k", "q": "k", "x": "ks", "z": "j", "f": "p", "v": "b", "w": "b", "m": "n", "ch": "s", "sh": "s", "ph": "p",
}  # fmt: skip
_LATIN_PAIRS = re.compile("ch|sh|ph")


def is_mixed(text: str) -> bool:
    """Whether both scripts stand in the text; a Latin title before a Hindi name does not count."""
    return bool(_DEVANAGARI.search(text)) and any(
        _LATIN.search(word) and fold(word.strip(".")) not in _TITLES for word in text.split()
    )


def parted(typed: str) -> tuple[str, str] | None:
    """The name in English and in Hindi of a cell that has both with a sign between, such as "Ramesh / रमेश"; else None.

    Both must sound alike, for what stands in brackets is often a post: "रमेश (Head Teacher)".
    """
    parts = [nfc(part) for part in _BETWEEN.split(typed) if part.strip()]
    if len(parts) != 2:
        return None
    latin = [part for part in parts if _LATIN.search(part) and not _DEVANAGARI.search(part)]
    hindi = [part for part in parts if _DEVANAGARI.search(part) and not is_mixed(part)]
    if (
        len(latin) != 1
        or len(hindi) != 1
        or set(fold(latin[0]).split()) & _POSTS
        or not sounds_alike(latin[0], hindi[0])
    ):
        return None
    return latin[0], hindi[0]


def is_mostly_hindi(text: str) -> bool:
    """Whether more letters are Devanagari than Latin."""
    return len(_DEVANAGARI.findall(text)) >= len(_LATIN.findall(text))


def sounds_alike(latin: str, hindi: str) -> bool:
    """Whether the consonants of a name in one script are about those of the other; vowels and breaths do not count."""
    from rapidfuzz import fuzz

    heard, said = hindi_sounds(hindi), latin_sounds(latin)
    return bool(heard and said) and fuzz.ratio(heard, said) >= _ALIKE


def hindi_sounds(hindi: str) -> str:
    """The consonants that are heard, as `latin_sounds` writes them; those that are said alike are one."""
    return _once("".join(_SOUNDS.get(letter, "") for letter in hindi))


def latin_sounds(latin: str) -> str:
    """The consonants of a name in Latin letters, as `hindi_sounds` writes them."""
    told = _LATIN_PAIRS.sub(lambda pair: _LATIN_SOUNDS[pair.group()], latin.casefold())
    return _once("".join(_LATIN_SOUNDS.get(letter, letter) for letter in told if letter in "bcdfgjklmnpqrstvwxz"))


def _once(sounds: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounds)


def has_letters(text: str) -> bool:
    """Whether a name can be in the text at all: figures and signs are none."""
    return any(letter.isalpha() for letter in text)
