"""Money: integer paise, written in figures with Indian grouping and in words in English and Hindi.

Money is never printed through the locale of the screen, which groups some Indian languages wrongly (domain.md, Money).
The Hindi words below one hundred follow the standard spelling of the Central Hindi Directorate.
"""

import re

from sankul.errors import Refusal
from sankul.text import N_, ascii_digits, nfc

_FIGURES = re.compile(
    r"(?P<sign>[-−])?\s*(?:₹|rs\.?|रु\.?|रू\.?|inr)?\s*"
    r"(?P<rupees>\d+|\d{1,2}(?:,\d\d)*,\d{3}|\d{1,3}(?:,\d{3})+)(?:\.(?P<paise>\d{1,2}))?\s*(?:/-)?",
    re.IGNORECASE,
)

MOST_PAISE = 10**15
"""Far above any claim of an office, and far below what the office file can keep as a whole number."""

_EN_BELOW_TWENTY = nfc(
    "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen "
    "Eighteen Nineteen"
).split()
_EN_TENS = nfc("Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety").split()

_HI_BELOW_HUNDRED = nfc(
    "शून्य एक दो तीन चार पाँच छह सात आठ नौ "
    "दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस "
    "बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस "
    "तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस "
    "चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास "
    "पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ "
    "साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर "
    "सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी "
    "अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सतासी अठासी नवासी "
    "नब्बे इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे"
).split()

_EN_STEPS = ((10_000_000, "Crore"), (100_000, "Lakh"), (1_000, "Thousand"), (100, "Hundred"))
_HI_STEPS = ((1_000_000_000, "अरब"), (10_000_000, "करोड़"), (100_000, "लाख"), (1_000, "हजार"), (100, "सौ"))


class NotAnAmount(Refusal):
    """The text is no sum of money."""

    message = N_("“{text}” is not an amount. Write rupees in figures, for example 1,250 or 1,250.50.")
    field = "amount"


def rupees(paise: int) -> str:
    """`paise` as rupees with Indian grouping and two decimals, exact: 123456750 is "12,34,567.50"."""
    whole, rest = divmod(abs(paise), 100)
    return f"{'-' if paise < 0 else ''}{_grouped(str(whole))}.{rest:02d}"


def parse_rupees(text: str) -> int:
    """Paise of an amount as a person writes it: "12,34,567.50", "₹ 500", "Rs. 500/-", also in Devanagari digits.

    Raises NotAnAmount, for commas in wrong places and for parts of a paisa too.
    """
    match = _FIGURES.fullmatch(ascii_digits(nfc(text)))
    if match is None:
        raise NotAnAmount(text=text)
    paise = int(match["rupees"].replace(",", "")) * 100 + int((match["paise"] or "0").ljust(2, "0"))
    if paise > MOST_PAISE:
        raise NotAnAmount(text=text)
    return -paise if match["sign"] else paise


def words_en(paise: int) -> str:
    """`paise` in English words: "Rupees Twelve Lakh Five Hundred and Paise Fifty Only"."""
    whole, rest = divmod(abs(paise), 100)
    parts = [f"Rupees {count_en(whole)}"] if whole or not rest else []
    parts += [f"Paise {count_en(rest)}"] if rest else []
    return f"{'Minus ' if paise < 0 else ''}{' and '.join(parts)} Only"


def words_hi(paise: int) -> str:
    """`paise` in Hindi words: "रुपये बारह लाख पाँच सौ और पचास पैसे मात्र".

    और keeps the paise apart: without it, five hundred rupees and fifty paise would read as five hundred and fifty.
    """
    whole, rest = divmod(abs(paise), 100)
    parts = [f"रुपये {count_hi(whole)}"] if whole or not rest else []
    parts += [f"{count_hi(rest)} पैसे"] if rest else []
    return f"{'ऋण ' if paise < 0 else ''}{' और '.join(parts)} मात्र"


def words(paise: int, language: str) -> str:
    """`paise` in the words of `language`, "hi" or "en"."""
    return words_hi(paise) if language == "hi" else words_en(paise)


def count_en(number: int) -> str:
    """A number from 0 up in English words, by thousand, lakh and crore."""
    for step, name in _EN_STEPS:
        if number >= step:
            return _stepped(count_en(number // step), name, number % step and count_en(number % step))
    if number < 20:
        return _EN_BELOW_TWENTY[number]
    tens = _EN_TENS[number // 10 - 2]
    return f"{tens} {_EN_BELOW_TWENTY[number % 10]}" if number % 10 else tens


def count_hi(number: int) -> str:
    """A number from 0 up in Hindi words, by सौ, हजार, लाख, करोड़ and अरब."""
    for step, name in _HI_STEPS:
        if number >= step:
            return _stepped(count_hi(number // step), name, number % step and count_hi(number % step))
    return _HI_BELOW_HUNDRED[number]


def _stepped(count: str, name: str, rest: str | int) -> str:
    return f"{count} {name} {rest}" if rest else f"{count} {name}"


def _grouped(digits: str) -> str:
    """Digits with commas after the last three and after every two before them."""
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])
