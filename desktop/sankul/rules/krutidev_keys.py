"""The keys of Kruti Dev 010: what each letter of the code page is drawn as.

Compared with the glyphs of the font itself: all 95 printable ASCII keys and every Alt code above them that it draws. `HALF`
stands for the upright stroke that is still missing, `REPH`, `SHORT_I`, `RAKAR` and `YAKAR` for signs whose place in Unicode
differs from where they are typed.
"""

HALF, SHORT_I, REPH, RAKAR, YAKAR = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"

# Letters without their upright stroke: with `k` they become whole.
_HALVES = {
    "D": "क", "[": "ख", "X": "ग", "?": "घ", "P": "च", "T": "ज", "÷": "झ", "Ö": "झ", ".": "ण", "R": "त", "F": "थ", "/": "ध",
    "è": "ध", "Ë": "ध", "U": "न", "I": "प", "¶": "फ", "C": "ब", "H": "भ", "E": "म", "¸": "य", "Y": "ल", "O": "व", "'": "श",
    "Ü": "श", '"': "ष", "L": "स", "{": "क्ष", "«": "त्र", "Ù": "त्त", "Ÿ": "त्त", "™": "न्न",
}  # fmt: skip
# Office programs turn the typed quotes ' and " into curly ones. The font then draws the other of श and ष; what was meant is
# the letter of the key that was pressed.
_CURLED = {"‘": "श", "’": "श", "“": "ष", "”": "ष"}
_WHOLES = {
    "d": "क", "x": "ग", "Ä": "घ", "³": "ङ", "p": "च", "N": "छ", "t": "ज", ">": "झ", "¥": "ञ", "´": "ञ", "V": "ट", "B": "ठ",
    "M": "ड", "<": "ढ", "r": "त", "n": "द", "u": "न", "i": "प", "Q": "फ", "c": "ब", "Ò": "भ", "e": "म", ";": "य", "j": "र",
    "y": "ल", "G": "ळ", "o": "व", "l": "स", "g": "ह", "º": "ह्", "Ú": "ऱ्",
}  # fmt: skip
_CLUSTERS = {
    "=": "त्र", "K": "ज्ञ", "J": "श्र", "Ø": "क्र", "Ý": "फ्र", "æ": "द्र", "ç": "प्र", "Á": "प्र", "£": "ख्र", "ó": "स्त्र", "ä": "क्त",
    "é": "न्न", "ô": "क्क", "ê": "ट्ट", "Í": "ट्ट", "ë": "ट्ठ", "Î": "ट्ठ", "ð": "ठ्ठ", "ì": "ड्ड", "Ï": "ड्ड", "ï": "ड्ढ", "Ô": "ड्ढ",
    "í": "द्द", "Ì": "द्द", ")": "द्ध", "|": "द्य", "}": "द्व", "ö": "द्भ", "˜": "द्भ", "ù": "द्म", "à": "ह्न", "á": "ह्य", "ã": "ह्म",
    "–": "दृ", "—": "कृ", "Ñ": "कृ", "â": "हृ", "#": "रु", ":": "रू",
}  # fmt: skip
_VOWELS = {"v": "अ", "b": "इ", "Ã": "ई", "m": "उ", "Å": "ऊ", "_": "ऋ", ",": "ए"}
_SIGNS = {
    "k": "ा", "h": "ी", "q": "ु", "w": "ू", "`": "ृ", "¤": "ॄ", "§": "ॄ", "s": "े", "¢": "े", "S": "ै", "¨": "ो", "®": "ो", "©": "ौ",
    "‚": "ॉ", "W": "ॅ", "a": "ं", "¡": "ँ", "%": "ः", "~": "्", "+": "़", "È": "ीं", "z": RAKAR, "ª": RAKAR, "Ó": YAKAR, "î": YAKAR,
    "f": SHORT_I, "Z": REPH, "±": REPH + "ं", "Æ": SHORT_I + REPH, "Ç": SHORT_I + "ं", "É": SHORT_I + REPH + "ं", "Ê": "ी" + REPH,
    "õ": "ै" + REPH + "ं", "›": "ै" + REPH + "ं",
}  # fmt: skip
_OTHERS = {
    "A": "।", "&": "-", "@": "/", "]": ",", "-": ".", "\u2010": ".", "\\": "?", "(": ";", "¼": "(", "½": ")", "¿": "{", "ø": "{",
    "À": "}", "¾": "=", "$": "+", "»": "÷", "Û": "•", "^": "‘", "*": "’", "Þ": "”", "ß": "“", "·": "ऽ", "•": "ऽ", "∙": "ऽ",
    "ñ": "॰", "å": "०", "ƒ": "१", "„": "२", "…": "३", "†": "४", "‡": "५", "ˆ": "६", "‰": "७", "Š": "८", "‹": "९", "Œ": "०",
    "\u0090": "भ", "\u00a0": " ",
}  # fmt: skip

KEYS = {half: letter + HALF for half, letter in (_HALVES | _CURLED).items()}
KEYS |= _WHOLES | _CLUSTERS | _VOWELS | _SIGNS | _OTHERS
