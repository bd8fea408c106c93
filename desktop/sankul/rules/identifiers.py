"""Codes of people and schools as offices type them: mobile, UDISE, account, IFSC, PIN, employee code (domain.md, Codes).

Each reader mends what is certain and refuses the rest; a refused code has an empty text.
"""

import re

from sankul.rules.readings import (
    EMPTY_WORD,
    FORMULA_FAILED,
    Reading,
    Reason,
    Value,
    as_text,
    code_text,
    is_nothing,
    is_scientific,
)
from sankul.text import N_, ascii_digits

_MOBILE = re.compile(r"[6-9]\d{9}", re.ASCII)
_IFSC = re.compile(r"[A-Z]{4}0[A-Z0-9]{6}")
_PIN = re.compile(r"[1-9]\d{5}", re.ASCII)
_UDISE = re.compile(r"\d{11}", re.ASCII)
_UDISE_WITH_LETTER = re.compile(r"(?=.*[A-Z])\d{9}(?:\d[A-Z]|[A-Z]\d)", re.ASCII)
_UDISE_AMONG_WORDS = re.compile(r"(?<!\d)\d{11}(?!\d)", re.ASCII)
_ACCOUNT = re.compile(r"(?=.*[1-9])\d{9,18}", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"[-–.()]")
_SEVERAL = re.compile(r"[,;/&|\n]|\bor\b|\bया\b")
_AMONG_WORDS = re.compile(r"(?<!\d)(?:(?:\+91|91|0)[-\s]?)?([6-9]\d{4}[-\s]?\d{5})(?!\d)", re.ASCII)
_LANDLINE = re.compile(r"\(?0[678]\d{1,3}(?:\)[-\s]*|[-\s]+)\d{6,8}", re.ASCII)
_SHORTENED = re.compile(r"(?<=[ऀ-ॿ])0")
_PART_OF_SEVERAL, _PART_BESIDE_SLASH = 9, 6
_LAST_STATE = 38
_UTTAR_PRADESH, _ITS_DISTRICTS = "09", 75

DIGITS_LOST = N_(
    "The spreadsheet has turned this code into {text} and lost digits of it. Format the cell as Text and type the code again."
)
NUMBER_TO_TEXT = N_("A number was made text, as codes are.")
ZERO_MAYBE_LOST = N_(
    "The cell holds a number, so a zero may be lost at the beginning of this account number. Check it."
)
PREFIX_CUT = N_("The country code, the zero or the signs around the 10 digits were removed.")
SIGNS_CUT = N_("Blanks and signs between the letters were removed.")
ZERO_FILLED = N_("The zero that the spreadsheet took from the beginning was put back.")
LETTER_TO_ZERO = N_("The fifth sign of an IFSC is the digit 0, not a letter.")
FIRST_OF_SEVERAL = N_("There are several numbers in this cell; the first was taken.")
MOBILE_LENGTH = N_("A mobile number has 10 digits; this one has {count}.")
MOBILE_SIGNS = N_("Leave only the 10 digits of the mobile number in this cell.")
LANDLINE = N_(
    "This looks like a landline with the code of its town. Write a mobile number, its 10 digits without a zero."
)
MOBILE_BEGINNING = N_("A mobile number begins with 6, 7, 8 or 9.")
UDISE_LENGTH = N_("A UDISE code has 11 digits; this one has {count}.")
UDISE_SIGNS = N_("Leave only the 11 digits of the UDISE code in this cell.")
UDISE_OR_MOBILE = N_(
    "This looks like a mobile number, for there is no such UDISE code. Write the UDISE code with its 11 digits."
)
UDISE_STATE = N_("The first two digits of a UDISE code name the state; there is no state {state}.")
UDISE_OTHER_STATE = N_("This UDISE code belongs to another state than the district.")
UDISE_ZERO_UNSURE = N_("This UDISE code has 10 digits, and a zero in front would put the school into another state.")
UDISE_LETTER = N_("There is a letter in this UDISE code. Check it.")
ACCOUNT_LENGTH = N_("An account number has 9 to 18 digits; this one has {count}.")
ACCOUNT_SIGNS = N_("An account number has digits only.")
ACCOUNTS_SEVERAL = N_("Two numbers stand in this cell. Leave only the account number.")
ACCOUNT_ZEROS = N_("An account number does not consist of zeros.")
IFSC_FORM = N_("An IFSC has four letters, the digit 0, and six letters or digits, such as SBIN0001234.")
IFSC_LETTERS = N_("The letter O or I stands among the digits of this IFSC. Write the digits 0 and 1.")
PIN_FORM = N_("A PIN code has 6 digits and does not begin with 0.")


def read_mobile(value: Value) -> Reading:
    """Ten digits. Of several numbers in one cell the first that is right is taken, with a doubt."""
    if isinstance(value, str) and _MOBILE.fullmatch(value):  # as most are
        return Reading(value)
    early = _early(value)
    if early:
        return early
    typed = ascii_digits(as_text(value)).strip()
    if _LANDLINE.fullmatch(typed):
        return Reading(fault=Reason(LANDLINE))
    number = _without_prefix(code_text(value))
    if _MOBILE.fullmatch(number):
        return Reading(number, repaired=_repair(value, number, PREFIX_CUT))
    among_words = _among_words(typed)
    if among_words:
        return among_words
    several = [_without_prefix(code_text(part)) for part in _SEVERAL.split(typed)]
    good = [part for part in several if _MOBILE.fullmatch(part)]
    if len(several) > 1 and good:
        return Reading(good[0], doubt=Reason(FIRST_OF_SEVERAL))
    return Reading(fault=_mobile_fault(number))


def _among_words(typed: str) -> Reading | None:
    """The mobile number of a cell in which words stand too ("WhatsApp 9876543210"), or the first of several."""
    found = [re.sub(r"[-\s]", "", number) for number in _AMONG_WORDS.findall(typed)]
    if len(found) > 1:
        return Reading(found[0], doubt=Reason(FIRST_OF_SEVERAL))
    rest = _SHORTENED.sub("", _AMONG_WORDS.sub("", typed))
    is_alone = len(found) == 1 and not any(sign.isdigit() for sign in rest)
    return Reading(found[0], repaired=Reason(PREFIX_CUT)) if is_alone else None


def _mobile_fault(number: str) -> Reason:
    count = sum(sign.isdigit() for sign in number)
    if len(number) == 10 and number.isdigit():
        return Reason(MOBILE_BEGINNING)
    return Reason(MOBILE_SIGNS) if count == 10 else Reason(MOBILE_LENGTH, {"count": count})


def _without_prefix(text: str) -> str:
    digits = _BETWEEN_DIGITS.sub("", text)
    for prefix, length in (("+91", 13), ("0091", 14), ("+910", 14), ("910", 13), ("91", 12), ("0", 11)):
        if len(digits) == length and digits.startswith(prefix):
            return digits[len(prefix) :]
    return digits


def read_udise(value: Value, state_code: str = "") -> Reading:
    """Eleven digits. `state_code` (LGD) is the state in which the school should lie, if that is known."""
    early = _early(value)
    if early:
        return early
    code = _BETWEEN_DIGITS.sub("", code_text(value)).upper()
    code = code if code.isdigit() else _alone(code, _UDISE_AMONG_WORDS)
    is_short = bool(re.fullmatch(r"\d{10}", code, re.ASCII))
    full = "0" + code if is_short else code
    is_known = bool(_UDISE.fullmatch(full)) or bool(_UDISE_WITH_LETTER.fullmatch(full))
    if not is_known:
        count = sum(sign.isdigit() for sign in code)
        return Reading(fault=Reason(UDISE_SIGNS) if count == 11 else Reason(UDISE_LENGTH, {"count": count}))
    if not 1 <= int(full[:2]) <= _LAST_STATE:
        return Reading(fault=Reason(UDISE_STATE, {"state": full[:2]}))
    is_elsewhere = bool(state_code) and int(full[:2]) != int(state_code)
    if is_short:
        return _filled(full, is_elsewhere)
    doubt = Reason(UDISE_OTHER_STATE) if is_elsewhere else None
    if not _UDISE.fullmatch(full):
        doubt = Reason(UDISE_LETTER)
    return Reading(full, repaired=_repair(value, full, SIGNS_CUT), doubt=doubt)


def _filled(full: str, is_elsewhere: bool) -> Reading:
    """Filling up is certain only when the zero leads to the right state, and to a district that it has."""
    if is_elsewhere:
        return Reading(fault=Reason(UDISE_ZERO_UNSURE))
    if full.startswith(_UTTAR_PRADESH) and int(full[2:4]) > _ITS_DISTRICTS:
        return Reading(fault=Reason(UDISE_OR_MOBILE))
    return Reading(full, repaired=Reason(ZERO_FILLED))


def _alone(code: str, form: re.Pattern[str]) -> str:
    """The only such code among other words without digits; else all of it."""
    found = form.findall(code)
    return found[0] if len(found) == 1 and not any(sign.isdigit() for sign in code.replace(found[0], "")) else code


def read_account(value: Value) -> Reading:
    """Nine to eighteen digits. A number of more than 15 digits has lost some already; what is said of it shows the last four."""
    early = _early(value)
    if early and early.fault and is_scientific(value):
        return Reading(fault=Reason(DIGITS_LOST, {"text": "XXXX" + as_text(value)[-4:]}))
    if early:
        return early
    if _holds_several(value):
        return Reading(fault=Reason(ACCOUNTS_SEVERAL))
    number = re.sub(r"[-–/]", "", code_text(value)).rstrip(".,")
    if _ACCOUNT.fullmatch(number):
        doubt = None if isinstance(value, str) else Reason(ZERO_MAYBE_LOST)
        return Reading(number, repaired=_repair(value, number, SIGNS_CUT), doubt=doubt)
    if not number.isascii() or not number.isdigit():
        return Reading(fault=Reason(ACCOUNT_SIGNS))
    if number.strip("0") == "":
        return Reading(fault=Reason(ACCOUNT_ZEROS))
    return Reading(fault=Reason(ACCOUNT_LENGTH, {"count": len(number)}))


def _holds_several(value: Value) -> bool:
    """Whether two long numbers stand in the cell, which together look like one account number.

    Beside a stroke a number that is long enough for an account is one, whatever stands behind it.
    """
    if not isinstance(value, str) or value.isdigit():
        return False
    parts = re.split(r"(?<=\d)\D+(?=\d)", ascii_digits(as_text(value)).strip())
    if "/" not in as_text(value):
        return sum(1 for part in parts if len(part) >= _PART_OF_SEVERAL) > 1
    long = max(len(part) for part in parts)
    are_two = sum(1 for part in parts if len(part) >= _PART_BESIDE_SLASH) > 1
    return len(parts) > 1 and (are_two or long >= _PART_OF_SEVERAL)


def read_ifsc(value: Value) -> Reading:
    """Eleven signs in capitals. The letter O in the fifth place can only be the digit."""
    early = _early(value)
    if early:
        return early
    code = re.sub(r"[-–.]", "", code_text(value)).upper()
    zeroed = f"{code[:4]}0{code[5:]}" if code[4:5] == "O" else code
    if not _IFSC.fullmatch(zeroed):
        return Reading(fault=Reason(IFSC_FORM))
    if re.fullmatch(r"(?=.*\d)(?=.*[OI])[\dOI]+", zeroed[5:]):
        return Reading(fault=Reason(IFSC_LETTERS))
    return Reading(zeroed, repaired=Reason(LETTER_TO_ZERO) if zeroed != code else _repair(value, code, SIGNS_CUT))


def read_pin(value: Value) -> Reading:
    """Six digits."""
    early = _early(value)
    if early:
        return early
    code = _BETWEEN_DIGITS.sub("", code_text(value))
    return Reading(code) if _PIN.fullmatch(code) else Reading(fault=Reason(PIN_FORM))


def read_employee_code(value: Value) -> Reading:
    """Any signs, as text."""
    early = _early(value)
    if early:
        return early
    code = code_text(value)
    return Reading(code, repaired=_repair(value, code, SIGNS_CUT))


def _early(value: Value) -> Reading | None:
    """What is decided before the form of a code is looked at: nothing there, or digits lost already."""
    text = code_text(value)
    if text.startswith("#") and text != "#N/A":
        return Reading(fault=Reason(FORMULA_FAILED))
    if is_nothing(text):
        return Reading(repaired=Reason(EMPTY_WORD, {"text": text}) if text else None)
    if is_scientific(value):
        return Reading(fault=Reason(DIGITS_LOST, {"text": as_text(value)}))
    return None


def _repair(value: Value, code: str, signs: str) -> Reason | None:
    """Why `value` was not the code already, or None when it was."""
    if isinstance(value, str):
        return None if value.strip() == code else Reason(signs)
    return Reason(NUMBER_TO_TEXT)
