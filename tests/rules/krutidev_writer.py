"""How typists strike Hindi words on Kruti Dev 010: the other way round, only for tests, with all habits that look alike."""

import re
from collections.abc import Callable, Sequence
from itertools import permutations

Choose = Callable[[Sequence[str]], str]

_WHOLES = {
    "क": ["d", "Dk"], "ख": ["[k"], "ग": ["x", "Xk"], "घ": ["?k", "Ä"], "ङ": ["³"], "च": ["p", "Pk"], "छ": ["N"], "ज": ["t", "Tk"],
    "झ": [">", "÷k", "Ök"], "ञ": ["¥", "´"], "ट": ["V"], "ठ": ["B"], "ड": ["M"], "ढ": ["<"], "ण": [".k"], "त": ["r", "Rk"],
    "थ": ["Fk"], "द": ["n"], "ध": ["/k", "èk", "Ëk"], "न": ["u", "Uk"], "प": ["i", "Ik"], "फ": ["Q", "¶k"], "ब": ["c", "Ck"],
    "भ": ["Hk", "Ò"], "म": ["e", "Ek"], "य": [";", "¸k"], "र": ["j"], "ल": ["y", "Yk"], "ळ": ["G"], "व": ["o", "Ok"],
    "श": ["'k", "’k"], "ष": ['"k', "”k"], "स": ["l", "Lk"], "ह": ["g"],
}  # fmt: skip
_HALVES = {
    letter: [key.removesuffix("k") for key in keys if key.endswith("k")] or [key + "~" for key in keys]
    for letter, keys in _WHOLES.items()
} | {"ह": ["º", "g~"], "श": ["'", "Ü"], "झ": ["÷", ">~"]}
_CLUSTERS = {
    "क्ष": ["{k"], "त्र": ["=", "«k", "Rkz"], "ज्ञ": ["K"], "श्र": ["J", "'kz"], "क्र": ["Ø", "dz"], "फ्र": ["Ý", "Qz"],
    "द्र": ["æ", "nz"],
    "प्र": ["iz", "ç", "Á"], "क्त": ["Dr", "ä"], "न्न": ["Uu", "é", "™k"], "क्क": ["Dd", "ô"], "ट्ट": ["V~V", "ê", "Í"],
    "ट्ठ": ["ë", "Î"],
    "ड्ड": ["ì", "Ï"], "ड्ढ": ["ï", "Ô"], "द्द": ["í", "Ì", "n~n"], "द्ध": [")", "n~/k"], "द्य": ["|", "n~;"], "द्व": ["}", "n~o"],
    "द्भ": ["ö", "˜"], "द्म": ["ù", "n~e"], "ह्न": ["à"], "ह्य": ["á", "ºî"], "ह्म": ["ã", "g~e"], "त्त": ["Ùk", "Rr"],
    "ट्य": ["Vî", "VÓ"], "ठ्य": ["Bî"], "ड्य": ["Mî"], "ट्र": ["Vª"], "ड्र": ["Mª"], "स्त्र": ["ó", "L="], "ह्र": ["ºz"], "त्त्": ["Ù"],
}  # fmt: skip
_HALF_CLUSTERS = {"क्ष": ["{"], "त्र": ["«"], "त्त": ["Ù", "Ÿ"], "न्न": ["™"], "श्र": ["'z"]}
_VOWELS = {
    "अ": ["v"], "आ": ["vk"], "इ": ["b"], "ई": ["bZ", "Ã"], "उ": ["m"], "ऊ": ["Å"], "ऋ": ["_"], "ॠ": ["_§"], "ए": [","],
    "ऐ": [",s"],
    "ओ": ["vks", "v¨"], "औ": ["vkS", "v©"], "ऑ": ["v‚", "vkW"],
}  # fmt: skip
_SIGNS = {
    "": [""], "ा": ["k"], "ी": ["h"], "ु": ["q"], "ू": ["w"], "ृ": ["`"], "ॄ": ["§", "¤"], "े": ["s", "¢"], "ै": ["S"],
    "ो": ["ks", "¨"],
    "ौ": ["kS", "©"], "ॉ": ["‚", "kW"],
}  # fmt: skip
_LAST = {"ं": ["a"], "ँ": ["¡", "Wa"], "ः": ["%"]}
_OTHERS = {
    "।": "A",
    "॥": "AA",
    "-": "&",
    "/": "@",
    ",": "]",
    ".": "-",
    "?": "\\",
    ";": "(",
    "(": "¼",
    ")": "½",
    "=": "¾",
    "॰": "ñ",
    "ऽ": "·",
}
_OTHERS |= dict(zip("०१२३४५६७८९", "åƒ„…†‡ˆ‰Š‹", strict=True))
_SYLLABLE = re.compile(
    r"(?P<reph>(?:र्(?=[क-ह]))?)(?P<letters>(?:[क-हऱ]़?्)*[क-हऱ]़?)(?P<virama>्?)(?P<sign>[ा-ौॄॉ]?)(?P<last>[ँंः]*)"
)
_VOWEL = re.compile(r"(?P<vowel>[अ-औॠ])(?P<last>[ँंः]*)")
WRITABLE = re.compile(r"[ँ-ःअ-ऋएऐऑओ-नप-रलळव-ह़-ॄे-ॉो-्ॠ।॥०-९॰ऽ,./?;() -]+")


def typed(word: str, choose: Choose = lambda ways: ways[0]) -> str:
    """One way to strike `word` (NFC); `choose` picks among keys and orders that are drawn alike."""
    place, keys = 0, []
    while place < len(word):
        if found := _SYLLABLE.match(word, place):
            keys.append(_syllable(found, choose))
        elif found := _VOWEL.match(word, place):
            keys.append(choose(_VOWELS[found["vowel"]]) + "".join(choose(_LAST[mark]) for mark in found["last"]))
        else:
            keys.append(_OTHERS.get(word[place], word[place]))
        place = found.end() if found else place + 1
    return "".join(keys)


def _syllable(found: re.Match[str], choose: Choose) -> str:
    halves, whole = _letters(found["letters"], choose, is_half=bool(found["virama"]) and not found["sign"])
    last = [choose(_LAST[mark]) for mark in found["last"]]
    above = last + (["Z"] if found["reph"] else [])
    if found["sign"] == "ि":
        ways = ["f" + halves + whole, halves + "f" + whole] if not halves.endswith("~") else ["f" + halves + whole]
        return choose(ways) + "".join(choose(list(map("".join, permutations(above)))))
    sign = choose(_SIGNS[found["sign"]])
    marks = ["".join(marks) for marks in permutations([*above, *sign[1:]])] if sign[:1] == "k" else []
    ways = [sign[0] + each for each in marks] if marks else ["".join(each) for each in permutations([sign, *above])]
    return halves + whole + choose(ways)


def _letters(letters: str, choose: Choose, *, is_half: bool) -> tuple[str, str]:
    """The half letters and the whole letter of a cluster."""
    halves, rest = "", letters
    while rest:
        taken = next(
            (rest[:size] for size in (5, 3) if rest[:size] in _CLUSTERS and rest[size : size + 1] in ("", "्")), ""
        )
        if taken == rest and not is_half:
            return halves, choose(_CLUSTERS[taken])
        if taken in _HALF_CLUSTERS and taken != rest:
            halves, rest = halves + choose(_HALF_CLUSTERS[taken]), rest[len(taken) + 1 :]
            continue
        letter, nukta = rest[0], "+" if rest[1:2] == "़" else ""
        rest = rest[1 + len(nukta) :]
        if not rest and not is_half:
            return halves, _with_nukta(choose(_WHOLES[letter]), nukta, choose)
        if rest == "्र" and not is_half and not nukta:
            return halves, _with_ra(choose(_WHOLES[letter]), choose)
        halves += (choose(_HALVES[letter]) + nukta) if letter != "ऱ" else "Ú"
        rest = rest[1:]
    return halves, ""


def _with_nukta(key: str, nukta: str, choose: Choose) -> str:
    return choose([key + nukta, key[:-1] + nukta + "k"]) if key.endswith("k") and nukta else key + nukta


def _with_ra(key: str, choose: Choose) -> str:
    return choose([key + "z", key[:-1] + "zk"]) if key.endswith("k") else key + choose(["ª" if key in "VBM<N" else "z"])
