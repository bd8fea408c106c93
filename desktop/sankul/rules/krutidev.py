"""Kruti Dev 010: Hindi typed on a typewriter's layout in a font that draws Latin letters as Devanagari.

Such text is Latin to every program. `to_unicode` reads it as the typist saw it: each key is looked up, and each syllable is
then put into the order of Unicode, whatever order its signs were struck in, because signs without a width look the same
in any order. Three things are not where Unicode wants them: a half letter is whole when the upright stroke `k` follows; the
short i is struck before its syllable; the reph (`Z`) after it.
"""

import re

from sankul.rules.font_layouts import font_layout
from sankul.rules.krutidev_keys import HALF, KEYS, RAKAR, REPH, SHORT_I, YAKAR
from sankul.rules.krutidev_odds import typing_odds
from sankul.text import nfc

_STROKE, _VIRAMA, _NUKTA, _ANUSVARA, _CANDRA = "ा", "्", "़", "ं", "ॅ"
_LETTER, _VOWEL = r"[\u0915-\u0939\u0958-\u095f]", "[अ-औॠॲऽ]"
_JOIN = f"[{HALF}{_VIRAMA}]"
_MARKS = f"[ा-ौॄॅँंः{_VIRAMA}{_NUKTA}{HALF}{REPH}{RAKAR}{YAKAR}]"
_SYLLABLE = re.compile(
    f"(?P<before>(?:{SHORT_I}[{SHORT_I}{REPH}{_ANUSVARA}ँ]*)?)"
    f"(?P<letters>(?:{_LETTER}{_NUKTA}?(?:{HALF}{_NUKTA}?{RAKAR}|{_JOIN}+{_NUKTA}?))*{_LETTER}|{_VOWEL})"
    f"(?P<marks>{_MARKS}*)"
)
_JOINED = re.compile(f"{_JOIN}+({_NUKTA}?)({RAKAR}?)")
_SIGNS = "ािीुूृॄेैोौॅॉ"
_LAST_SIGNS = "ँंः"
# Signs that are drawn one over the other, and the one that they make together.
_TOGETHER = {
    "ेै": "ै", "ाे": "ो", "ाै": "ौ", "ाॅ": "ॉ", "ाो": "ो", "ाौ": "ौ", "ाॉ": "ॉ", "िा": "ि", "ीा": "ी",
}  # fmt: skip
_VOWELS_TOGETHER = {
    "अा": "आ", "अो": "ओ", "अौ": "औ", "अॉ": "ऑ", "आे": "ओ", "आै": "औ", "आॅ": "ऑ", "एे": "ऐ", "एै": "ऐ",
    "ऋृ": "ॠ", "ऋॄ": "ॠ",
}  # fmt: skip

# What the keys would spoil although nobody can have meant Devanagari: figures with their signs, English in brackets, and
# abbreviations in capitals, which stand in another font within the cell.
_FIGURES = r"(?<![^\s¼])\+?\d[\d.,:/+]*(?:E\+?\d+|%)?(?![^\s½@&\]A])"
_ABBREVIATION = "[A-Z][A-Z0-9 .&/-]*[A-Z0-9.]"
_IN_BRACKETS = rf"(?<!\S)\([A-Za-z][\w .,&/'-]*\)(?!\S)|\((?:\d{{1,4}}|{_ABBREVIATION})\)|\[{_ABBREVIATION}\]"
_CAPITALS = r"(?<![^\s¼½(])[A-Z][A-Z.]*[A-Z]\.?(?![^\s¼½),\]])"
_KEPT = re.compile(f"{_IN_BRACKETS}|{_FIGURES}|{_CAPITALS}")
_DANDAS = re.compile("A+")
_CODE_PAGE = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
# What no Latin name holds: signs that are letters of the layout, in places where a name has none.
_NEVER_IN_NAMES = re.compile(
    r"[\[\];{}|\"`~^#\\<>=+@¡-ÿ‚ƒ„†‡ˆ‰Š‹Œ™›Ÿ˜]|[A-Za-z]%|(?:^|\s)[‘’'/_][a-zA-Z]|[a-z]'[opjz][a-z]|'k|[a-z]/k[a-z]|[a-z]:[a-z]"
    r"|[a-z]{2,}\.k(?:\b|k)|^[^(]*[A-Za-z]\)[a-z]"
)
_BRACKETED = re.compile(r"\[(?:[A-Z0-9][\w .,-]*|[a-z]?)\]|\{[A-Z0-9 .,-]*\}")
_INNER_CAPITAL = re.compile(r"\b(?!(?:Mc|Mac|De|La)[A-Z])[a-z]+[A-Z]")
# श्रीमती, देवी, ज्ञान…, श्रीवास्तव, and सिंह at the end: their pairs could be Latin
_COMMON_IN_NAMES = re.compile(r"\b(?:Jherh|nsoh|Kku[a-z]*|JhokLro)\b|[a-z] flag$")
_TYPED_ODDS, _ODDS_A_WORD = 10, 2  # 3 of 8,000 names of places reach this, no name of a person or a school does
_COLON = re.compile(r"(?<![ऀ-ॣॱ-ॿ])ः")


def to_unicode(text: str) -> str:
    """Kruti Dev typing as Unicode in normal form C; text that has Devanagari in it already only gets that form.

    Never fails: what the layout does not know, such as digits, stays as it is. English abbreviations in capitals, English
    in brackets and figures with their signs stay too.
    """
    if any("\u0900" <= letter <= "\u097f" for letter in text):
        return nfc(text)
    typed = text.translate(_CODE_PAGE)
    parts, place = [], 0
    for kept in _KEPT.finditer(typed):
        if _is_english(kept.group()):
            parts += [_read(typed[place : kept.start()]), kept.group()]
            place = kept.end()
    return nfc("".join([*parts, _read(typed[place:])]))


def _is_english(kept: str) -> bool:
    """Whether what `_KEPT` found cannot be Hindi: only words of two capitals, such as छठ, can be both."""
    if not kept.isupper() or kept.startswith(("(", "[")):
        return True
    drawn = _read(kept)
    return not _DANDAS.fullmatch(kept) and (len(kept) > 2 or drawn[0] in "।" + _SIGNS or drawn.endswith(_VIRAMA))


def _read(typed: str) -> str:
    """Typing as Unicode, without exceptions."""
    drawn = "".join(KEYS.get(letter, letter) for letter in typed)
    spelt = _SYLLABLE.sub(_spelt, drawn)
    spelt = (
        spelt.replace(SHORT_I, "ि").replace(REPH, "र्").replace(HALF, _VIRAMA).replace(RAKAR, "्र").replace(YAKAR, "्य")
    )
    return _COLON.sub(":", spelt).replace("।।", "॥")


def _spelt(syllable: re.Match[str]) -> str:
    """One syllable in the order of Unicode: reph, letters with nukta and subscripts, vowel sign, last signs."""
    letters = _JOINED.sub(_joined, syllable["letters"])
    marks = ("ि" if syllable["before"] else "") + syllable["before"].replace(SHORT_I, "") + syllable["marks"]
    marks, is_half = _with_stroke(marks)
    sign = _one_sign(marks)
    last = [mark for mark in _LAST_SIGNS if mark in marks]
    if _CANDRA in sign:  # the crescent alone is how the dotted one is struck without an Alt code
        sign, last = sign.replace(_CANDRA, ""), ["ँ"]
    elif sign == "ॉ" and _ANUSVARA in last:  # the stroke, a crescent and a dot
        sign, last = _STROKE, ["ँ"]
    reph = "र्" if REPH in marks else ""
    if letters == "इ" and reph:  # the long ई is the short one with a reph
        letters, reph = "ई", ""
    if letters + sign in _VOWELS_TOGETHER:
        letters, sign = _VOWELS_TOGETHER[letters + sign], ""
    return (
        reph + letters + _subscripts(letters, marks) + (_VIRAMA if is_half and not sign else "") + sign + "".join(last)
    )


def _joined(join: re.Match[str]) -> str:
    """Nukta, a ra below, and the virama that joins the next letter."""
    return join[1] + ("्र" if join[2] else "") + _VIRAMA


def _with_stroke(marks: str) -> tuple[str, bool]:
    """`marks` without the stroke that makes a half letter whole, and whether the letter stays half."""
    is_half = bool({HALF, _VIRAMA} & set(marks)) and not {REPH, RAKAR, YAKAR, *_LAST_SIGNS} & set(marks)
    if HALF in marks and _STROKE in marks:
        return marks.replace(HALF, "").replace(_STROKE, "", 1), _VIRAMA in marks
    return marks, is_half


def _one_sign(marks: str) -> str:
    """The vowel sign that the struck ones make together; each counts once, because twice looks the same."""
    if marks.count("ृ") > 1:
        return "ॄ"
    signs = {mark for mark in marks if mark in _SIGNS}
    for pair, whole in _TOGETHER.items():
        if set(pair) <= signs:
            signs = signs - set(pair) | {whole}
    return "".join(sorted(signs, key=_SIGNS.index))


def _subscripts(letters: str, marks: str) -> str:
    """Nukta and the ra and ya below, each once."""
    nukta = _NUKTA if _NUKTA in marks and not letters.endswith(_NUKTA) else ""
    rakar = "्र" if RAKAR in marks and not letters.endswith("्र") else ""
    return nukta + rakar + ("्य" if YAKAR in marks else "")


def is_devanagari(text: str) -> bool:
    """Whether any letter of `text` is Devanagari."""
    return any("\u0904" <= letter <= "\u0939" or "\u0958" <= letter <= "\u0961" for letter in text)


def looks_legacy(text: str) -> bool:
    """Whether Latin text is likelier Kruti Dev typing than a name: by signs that no name holds, and by its letter pairs.

    Only a suspicion: some typing, such as `jek`, could be a word. What is suspected must be shown to a person, never
    converted.
    """
    text = _BRACKETED.sub(" ", text)
    if is_devanagari(text) or not any(letter.islower() for letter in text):
        return False
    if _NEVER_IN_NAMES.search(text) or _INNER_CAPITAL.search(text) or _COMMON_IN_NAMES.search(text):
        return True
    odds = typing_odds(text)
    return sum(odds) > _TYPED_ODDS + _ODDS_A_WORD * (len(odds) - 1)


def is_legacy_font(name: str) -> bool:
    """Whether text in the font `name` is typed on the layout that `to_unicode` reads (Kruti Dev, DevLys)."""
    return font_layout(name).is_readable


def is_unreadable_font(name: str) -> bool:
    """Whether the font `name` draws Devanagari by another old layout, for which no table is known here."""
    layout = font_layout(name)
    return layout.is_old and not layout.is_readable
