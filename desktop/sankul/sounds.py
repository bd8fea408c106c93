"""How a name sounds in the other script: the words in Hindi that Latin letters may stand for, and the other way round.

Offices spell names by ear: चौधरी is Chaudhary, Choudhary and Chowdhury. So nothing is transliterated. What was typed becomes
a pattern of all that it may be in the other script, and words that begin so are found from its first letter on. It knows the
words as `spelling` writes them: without nukta and long i and u, half nasals as ं, ष as श, ee as i, oo as u, w as v.

- The inherent a of Hindi may be written or not, but not at the end of a word: राम is Ram, and Rama is रमा. It may be written
  there after two consonants and after य (कृष्ण, Krishna; मालवीय, Malviya), and is then often put between them (धर्म, Dharam).
  After a long syllable it is written only where it is spoken: देवकी may be Devaki, but रामपाल is not Ramapal, or else whoever
  looks for Rama would find all whose name begins with Ram.
- A consonant may be written once or twice (विद्योत्तमा, Vidyotma). Breath counts: ख is not k, but what is typed so far may
  become kh.
- sh is not स where a word begins with it (शाह and साह are two families), and व is not b.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_CONSONANTS: Mapping[str, tuple[str, ...]] = {
    "क": ("k", "q", "c", "ck"), "ख": ("kh",), "ग": ("g", "gh"), "घ": ("gh",), "च": ("ch", "c"), "छ": ("chh", "ch"),
    "ज": ("j", "z"), "झ": ("jh",), "ट": ("t",), "ठ": ("th",), "ड": ("d", "r"), "ढ": ("dh", "rh", "r"), "त": ("t",),
    "थ": ("th",), "द": ("d",), "ध": ("dh",), "न": ("n",), "प": ("p",), "फ": ("ph", "f"), "ब": ("b",), "भ": ("bh",),
    "म": ("m",), "य": ("y",), "र": ("r",), "ल": ("l",), "ळ": ("l",), "व": ("v",), "श": ("sh", "s"), "स": ("s",), "ह": ("h",),
    "ं": ("n", "m"),
}  # fmt: skip
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "क्श": ("x", "kch", "ksh", "ks"), "क्स": ("x", "ks"), "स्क": ("sk", "sch"), "ज्ञ": ("gy", "jn", "gn", "gny", "jny", "dny"),
    "ंह": ("ngh", "ng", "nh", "nah", "mh", "mah"),
    "ह्म": ("mh", "hm"), "ह्न": ("nh", "hn"), "ह्ल": ("lh", "hl"), "श्ठ": ("sht", "shth", "sth"),
}  # fmt: skip
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "a": ("ा", ""), "aa": ("ा", ""), "i": ("ि", ""), "u": ("ु", ""), "e": ("े", "ै"), "o": ("ो", "ौ"), "ai": ("ै", "े"),
    "au": ("ौ", "ो"), "ou": ("ौ", "ोु"), "ei": ("े", "ै"), "ae": ("ै", "े"), "Y": ("ि", ""), "iY": ("ि", ""), "aY": ("ै", "े"),
    "eY": ("े", "ै"), "oV": ("ौ", "ो"), "aV": ("ौ", ""),
}  # fmt: skip
"""By Latin vowels the signs that they surely are, and those that they may be as well. Y and V are a y or v within vowels."""
_NO_SIGN, _NEVER = "(?![ा-ौ])", "(?!)"
_AFTER_VOWEL = {
    "a": "[आअ]|[यव]ा?", "i": f"इ|यि|य{_NO_SIGN}", "u": f"उ|[यव]ु|व{_NO_SIGN}", "e": f"[एऐ]|[यव][ेै]|य{_NO_SIGN}",
    "o": f"[ओऔ]|[यव][ोौ]|ं?व{_NO_SIGN}", "Y": f"यि|ये|य{_NO_SIGN}|इ", "V": "व",
}  # fmt: skip
_LETTERS = "क-हळ"
_HALF_OF = {"ख": "क", "घ": "ग", "छ": "च", "झ": "ज", "ठ": "ट", "ढ": "ड", "थ": "त", "ध": "द", "फ": "प", "भ": "ब"}
_INDEPENDENT = str.maketrans("ािुेैोौ", "आइउएऐओऔ")
_LONG = "ाेोैौआएओऐऔ"
_END = r"(?![^ ])"
_SPOKEN = f"(?<![{_LONG}].)(?=[{_LETTERS}])|(?=[{_LETTERS}](?:[{_LETTERS}ं]|्[^र]|[ािेोु]?{_END}))|(?<=य)(?=[{_LETTERS}])|(?=[ंइउएऐओ])"
"""Where the inherent vowel may be written: behind a short syllable, or where the next one has none of its own, or is the last."""
_AT_END = f"(?<=्[{_LETTERS}]){_END}|(?<=ं[नम]){_END}|(?<=[ािे]य){_END}|(?<=ालय){_END}|(?<=्[{_LETTERS}]व){_END}"
_PARTED = f"(?<=[^ ][^ ])्(?=[{_LETTERS}](?![ा-ौ्]))"
_ALSO = {
    "a": f"{_SPOKEN}|{_PARTED}|[अआ]|ै(?=य)|े(?=ह|यि)",
    "e": f"(?<=[हय])(?=[{_LETTERS}])|(?=[रह])|(?=[{_LETTERS}]{_END})|(?<=[^ ][^ ])्(?=र(?![ा-ौ्]))",
    "u": f"(?=म{_END})",
    "aa": "आ",
}
"""What else a Latin vowel behind a consonant may be: the inherent vowel, or no vowel at all."""
_RUNS = re.compile("[aeiouYV]+|[^aeiouYV]+")
_IS_HINDI = re.compile("[ऀ-ॣॱ-ॿ]+")
_SHORT, _LONGEST_WORD, _LONGEST_RUN = 3, 40, 8
_MOST_SOUNDS = 14
"""So many sounds tell a name from others. Among more, letters that repeat ("nnnn…") could be shared out in more ways than there
is time for."""


@lru_cache(maxsize=512)
def sounding(*beginnings: str) -> re.Pattern[str] | None:
    """Finds in words with a blank before each those that begin as one of these sounds in the other script; None: nothing can."""
    sources = [_source(each) for each in beginnings]
    return re.compile(f" (?:{'|'.join(filter(None, sources))})") if any(sources) else None


def _source(word: str) -> str:
    if len(word) > _LONGEST_WORD:
        return ""
    if word.isascii():
        return "|".join([*map(_in_hindi, _readings(word)), *_known(word, _UNHEARD)]) if word.isalpha() else ""
    return "|".join([_in_latin(word), *_known(word, _UNSAID)]) if _IS_HINDI.fullmatch(word) else ""


def _known(word: str, names: Mapping[str, str]) -> Iterator[str]:
    """The other script of names that begin so and are not written as they sound."""
    return (other for name, other in names.items() if name.startswith(word) and len(word) > 1)


_UNHEARD = {
    "syed": "सैयद", "tevari": "तिवारि", "mirut": "मेरठ", "lucknov": "लखनउ", "delhi": "दिल्लि", "allahabad": "इलाहाबाद",
    "moradabad": "मुरादाबाद", "budaun": "बदायुं", "kheri": "खिरि", "college": "कालेज", "public": "पब्लिक", "roy": "राय",
}  # fmt: skip
_UNSAID = {hindi: latin for latin, hindi in _UNHEARD.items()}


def _readings(word: str) -> Iterator[str]:
    """A word in small Latin letters as it may be spoken: with y as a vowel, with letters that are not heard left out."""
    word = re.sub("qu(?=[ie])", "q", word)
    word = re.sub(r"([^aeiou])\1+", r"\1", word)
    word = re.sub("y(?=[^aeiou])", "Y", word)
    word = re.sub("(?<=[ao])v(?=[^aeiouY])", "V", word)
    yield word
    if "aon" in word:
        yield word.replace("aon", "anv")
    if word.endswith(("y", "ov", "av")):
        yield word[:-1] + word[-1].upper()
    if word.endswith(("qu", "ore")):
        yield word[:-1]
    if word.endswith("ah") and len(word) > _SHORT:
        yield word[:-1] + "."


# From Latin letters to Hindi


def _in_hindi(reading: str) -> str:
    ends = reading.endswith(".")
    runs = _RUNS.findall(reading.removesuffix("."))
    is_short = len(reading) <= _SHORT
    parts = []
    for at, run in enumerate(runs):
        is_last = at == len(runs) - 1 and not ends
        if run[0] in "aeiouYV":
            parts.append(_vowels(run, is_first=at == 0, is_last=is_last, is_short=is_short))
        else:
            parts.append(_consonants(run, is_last=is_last))
    ends = ends and len(parts) <= _MOST_SOUNDS
    return "".join(parts[:_MOST_SOUNDS]) + (_END if ends else "")


def _consonants(run: str, *, is_last: bool) -> str:
    """All that some consonants may be; with `is_last`, more letters may come. No word has so many that it takes long."""
    if len(run) > _LONGEST_RUN:
        return _NEVER
    ways = set[str]()
    whole = {spelled: _CLASSES[spelled] for spelled in _CLASSES if run.startswith(spelled)}
    for spelled, hindi in whole.items():
        rest = run[len(spelled) :]
        ways.add(f"{hindi}्?{_consonants(rest, is_last=is_last)}" if rest else hindi)
    if is_last:
        ways.update(hindi for spelled, hindi in _CLASSES.items() if spelled.startswith(run) and spelled != run)
    return f"(?:{'|'.join(sorted(ways))})" if ways else _NEVER


def _classes_of_spellings() -> dict[str, str]:
    """By Latin spelling the pattern of its Hindi letters, each also double."""
    classes: dict[str, str] = {}
    for spelled in {each for table in (_CONSONANTS, _GROUPS) for many in table.values() for each in many}:
        letters = "".join(letter for letter, many in _CONSONANTS.items() if spelled in many)
        halves = "".join(sorted({*letters, *(_HALF_OF.get(letter, letter) for letter in letters)} - {"ं"}))
        groups = [group for group, many in _GROUPS.items() if spelled in many]
        ways = [f"(?:[{halves}]्{'|ं' if 'ं' in letters else ''})?[{letters}]"] if letters else []
        if spelled == "sh":
            ways.append("स(?=्|(?<=[^ ]स)[रव])")
        classes[spelled] = "(?:" + "|".join([*ways, *groups]) + ")"
    return classes


_CLASSES = _classes_of_spellings()


def _vowels(run: str, *, is_first: bool, is_last: bool, is_short: bool) -> str:
    ways = set[str]()
    for spelled in _SIGNS:
        rest = run[len(spelled) :]
        if run.startswith(spelled):
            ways.add(_vowel(spelled, is_first) + _later_vowels(rest))
            if run == "a" and is_last and not is_first:
                ways.add(_AT_END)
        elif is_last and spelled.startswith(run):
            signs = "".join(_SIGNS[spelled]) if is_short else _SIGNS[spelled][0]
            ways.add(f"[{signs.translate(_INDEPENDENT) if is_first else signs}]")
    return f"(?:{'|'.join(sorted(ways))})्?(?:ं(?=व))?"


def _vowel(spelled: str, is_first: bool) -> str:
    signs = "".join(_SIGNS[spelled])
    if is_first:
        more = {"a": "अ", "e": "इ", "ei": "इ"}.get(spelled, "")
        return f"[{signs.translate(_INDEPENDENT)}{more}]"
    return f"(?:[{signs}]|{_ALSO[spelled]})" if spelled in _ALSO else f"[{signs}]"


def _later_vowels(run: str) -> str:
    """Vowels behind a vowel, each of its own."""
    return "".join(f"(?:{_AFTER_VOWEL[letter]})" for letter in run)


# From Hindi letters to Latin

_IN_LATIN: Mapping[str, str] = {
    "ा": "aa?", "ि": "[iy]", "ु": "o?u", "े": "(?:e[iy]?|a[eiy])", "ै": "(?:a[eiy]|e[iy]?)", "ो": "(?:o[uv]?|au)",
    "ौ": "(?:[ao][uv]|o)", "अ": "a", "आ": "aa?", "इ": "(?:ei?|[iy])", "उ": "o?u", "ए": "(?:e[iy]?|a[eiy])",
    "ऐ": "(?:a[eiy]|e[iy]?)", "ओ": "(?:o[uv]?|au)", "औ": "(?:[ao][uv]|o)",
}  # fmt: skip
_LATER_IN_LATIN: Mapping[str, str] = {
    "अ": "a", "आ": "[yv]?aa?", "इ": "(?:y?i|y)", "उ": "(?:v?u|o|v)", "ए": "y?[ea]i?", "ऐ": "y?[ea]i?", "ओ": "v?o",
    "औ": "v?[oa]u?",
}  # fmt: skip
_DOUBLED = {
    letter: "|".join(f"{each[0]}{{1,2}}{each[1:]}" for each in many) for letter, many in _CONSONANTS.items()
} | {"च": "c{1,2}h?|chch", "छ": "c{1,2}hh?|chchh?", "क": "k{1,2}|qu?|ck?"}
_HALF = "्"


def _in_latin(word: str) -> str:
    parts, at = list[str](), 0
    while at < len(word) and len(parts) < _MOST_SOUNDS:
        part, at = _sound_at(word, at)
        parts.append(part)
    return "".join(parts)


def _sound_at(word: str, at: int) -> tuple[str, int]:
    """The pattern of the sound that begins there, and where the next one begins."""
    for group, many in _GROUPS.items():
        if word.startswith(group, at):
            return _with_vowel(word, at + len(group) - 1, "|".join(many))
    if word[at] == "ं":
        return _nasal(word, at), at + 1
    if word[at] in _CONSONANTS:
        return _consonant(word, at)
    is_later = at > 0 and word[at - 1] != "ं"
    return (_LATER_IN_LATIN if is_later else _IN_LATIN).get(word[at], "") or _sign(word, at), at + 1


def _sign(word: str, at: int) -> str:
    sign, following = word[at], word[at + 1 : at + 3]
    is_a = (sign == "े" and (following[:1] == "ह" or following == "यि")) or (sign == "ै" and following[:1] == "य")
    return f"(?:{_IN_LATIN[sign]}|a)" if is_a else _IN_LATIN.get(sign, "")


def _consonant(word: str, at: int) -> tuple[str, int]:
    letter, following = word[at], word[at + 1 : at + 3]
    if following[:1] == _HALF and letter in (following[1:], _HALF_OF.get(following[1:])):
        return "", at + 2
    if letter in "यव" and at > 0 and word[at - 1] != _HALF:
        return _with_vowel(word, at, _glide(letter, word[at - 1], following[:1]))
    spelled = _DOUBLED[letter]
    if letter == "स" and (following[:1] == _HALF or (at > 0 and following[:1] in set("रव"))):
        spelled += "|sh"
    begun = [way for group, many in _GROUPS.items() if group.startswith(word[at:]) for way in many]
    return _with_vowel(word, at, "|".join([spelled, *begun]))


def _glide(letter: str, before: str, following: str) -> str:
    """य or व behind a vowel, where Latin letters may leave it out or write it as a vowel."""
    if letter == "य":
        may_lack = following in set("ािेु") or (not following and before in "िे")
        return "y{0,2}|i" if may_lack else "y{1,2}|i"
    if following == "ा":
        return "v?" if before in "ुो" else "v"
    return "v" if following in _IN_LATIN else "v|u|o"


def _with_vowel(word: str, at: int, spelled: str) -> tuple[str, int]:
    """A consonant with what may stand between it and the next sound when no sign of a vowel follows it."""
    following = word[at + 1 : at + 2]
    if following == _HALF:
        return f"(?:{spelled}){_parting(word, at)}", at + 2
    return f"(?:{spelled}){_inherent(word, at)}", at + 1


def _parting(word: str, at: int) -> str:
    """The a that may part two consonants with an inherent vowel behind them."""
    other, vowel = word[at + 2 : at + 3], word[at + 3 : at + 4]
    if at == 0 or not other or (vowel and vowel not in _CONSONANTS):
        return ""
    return "[ae]?" if other == "र" else "a?"


def _inherent(word: str, at: int) -> str:
    letter, following = word[at], word[at + 1 : at + 2]
    if not following or following in _SIGN_LETTERS:
        return ""
    if following == "ं" or following in _LATER_IN_LATIN:
        return "a"
    is_last = at + 2 == len(word)
    if following == "म" and is_last:
        return "[aeu]?"
    return "[ae]?" if letter in "हय" or following in "रह" or is_last else "a?"


_SIGN_LETTERS = frozenset("ािुेैोौ")


def _nasal(word: str, at: int) -> str:
    following = word[at + 1 : at + 2]
    if following in ("न", "म", "व"):
        return "[nm]?"
    if not following:
        return "(?:[nm]|o)" if word[at - 1] == "ा" else "[nm]"
    vowel = word[at + 2 : at + 3]
    return "[nm]{1,2}" + ("a?" if following and (not vowel or vowel in _CONSONANTS) else "")
