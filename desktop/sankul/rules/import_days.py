"""Lists of days off and of attendance as offices type them, and what a row of each comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sankul.rules.attendance import MarkState
from sankul.rules.cells import Cells
from sankul.rules.districts import District, Districts
from sankul.rules.holidays import HolidayKind
from sankul.rules.identifiers import read_mobile, read_udise
from sankul.rules.import_places import read_names
from sankul.rules.readings import Reading, Reason, Value, as_text, read_choice
from sankul.text import N_, fold, nfc

HOLIDAY_LABELS = {
    "name": N_("Holiday"),
    "name_hi": N_("Name in Hindi"),
    "from_on": N_("From"),
    "to_on": N_("To"),
    "kind": N_("Kind"),
    "district": N_("District"),
    "block": N_("Block"),
    "order_number": N_("Order no."),
}
ATTENDANCE_LABELS = {
    "circle": N_("Circle"),
    "number": N_("Session"),
    "day": N_("Date"),
    "name": N_("Name"),
    "name_hi": N_("Name in Hindi"),
    "mobile": N_("Mobile"),
    "udise": N_("UDISE code"),
    "mark": N_("Attendance"),
    "remark": N_("Remark"),
    "led": N_("Led the discussion"),
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    HolidayKind.HOLIDAY.value: ("holiday", "public", "gazetted", "national", "festival", "सार्वजनिक", "अवकाश", "सार्वजनिक अवकाश"),
    HolidayKind.RESTRICTED.value: ("restricted", "restricted holiday", "rh", "optional",
                                        "निर्बन्धित", "निर्बन्धित अवकाश", "प्रतिबन्धित"),
    HolidayKind.VACATION.value: ("vacation", "vacations", "summer vacation", "winter vacation",
                                      "ग्रीष्मावकाश", "शीतावकाश", "लम्बा अवकाश"),
    HolidayKind.ORDER.value: ("order", "dm order", "closed by order", "order of the dm", "जिलाधिकारी आदेश", "आदेश", "आदेश द्वारा"),
    HolidayKind.EXAM.value: ("exam", "examination", "exams", "परीक्षा"),
    HolidayKind.ELECTION.value: ("election", "election duty", "चुनाव", "निर्वाचन", "चुनाव ड्यूटी", "निर्वाचन ड्यूटी"),
}  # fmt: skip
_MARKS: Mapping[MarkState, tuple[str, ...]] = {
    MarkState.PRESENT: ("present", "p", "pr", "yes", "y", "1", "✓", "✔", "उपस्थित", "उ", "उप", "हाँ"),
    MarkState.LATE: ("late", "l", "देर", "देर से", "विलम्ब", "वि"),
    MarkState.EXCUSED: ("excused", "e", "leave", "on leave", "el", "cl", "अवकाश", "अव", "छुट्टी", "अनुमति"),
    MarkState.ABSENT: ("absent", "a", "ab", "no", "n", "0", "x", "✗", "✘", "अनुपस्थित", "अनु", "अ", "नहीं"),
}
YES, NO = "yes", "no"
_ANSWERS: Mapping[str, tuple[str, ...]] = {
    YES: ("yes", "y", "1", "led", "done", "submitted", "handed in", "✓", "✔", "हाँ", "हां", "जी हाँ", "जमा", "दिया"),
    NO: ("no", "n", "0", "-", "–", "not done", "not submitted", "✗", "✘", "नहीं", "ना"),
}
ANSWER_UNKNOWN = N_("“{text}” is neither yes nor no. Write yes, or leave the cell empty.")
KIND_UNKNOWN = N_("“{text}” is not known as a kind of day off; it counts as a holiday.")
DAY_MISSING = N_("The date is missing.")
MARK_UNKNOWN = N_("“{text}” is no mark. Write P, L, E or A (present, late, excused, absent).")
MARK_MISSING = N_("The mark is missing. Write P, L, E or A (present, late, excused, absent).")
PERSON_MISSING = N_("The person is missing: neither a name nor a mobile number.")
SESSION_MISSING = N_("The session is missing: neither its number nor its date.")
CIRCLE_MISSING = N_("The circle is missing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayEntry:
    """A row of the list of days off, cleaned. `to_on` is the last day; no district means everywhere."""

    row: int
    name: str
    name_hi: str
    kind: HolidayKind | None
    from_on: date
    to_on: date
    district: District | None
    block: str
    order_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkEntry:
    """A row of a list of marks, cleaned."""

    row: int
    circle: str
    number: int | None
    day: date | None
    name: str
    mobile: str
    udise: str
    state: MarkState
    remark: str
    has_led: bool = False


def read_holiday(cells: Cells, districts: Districts, state_code: str) -> HolidayEntry | None:
    """One row; None when it cannot be trusted (the notes say why)."""
    name, name_hi = read_names(cells)
    kind = cells.chosen("kind", lambda value: read_choice(value, _KINDS, KIND_UNKNOWN))
    from_on, to_on = cells.day("from_on"), cells.day("to_on")
    district, block = cells.district(districts, state_code), cells.words("block")
    order_number = cells.words("order_number")
    if from_on is None and not cells.is_refused:
        cells.refuse("from_on", Reason(DAY_MISSING))
    if cells.is_refused or from_on is None:
        return None
    return HolidayEntry(
        row=cells.line.number,
        name=name,
        name_hi=name_hi,
        kind=HolidayKind(kind) if kind else None,
        from_on=from_on,
        to_on=to_on or from_on,
        district=district,
        block=block,
        order_number=order_number,
    )


def read_mark(value: Value) -> Reading:
    """The state that a mark stands for; what is not known is refused, for a wrong mark costs a certificate or money."""
    text = nfc(as_text(value))
    for state, words in _MARKS.items():
        if fold(text) in (fold(word) for word in words):
            return Reading(state.value)
    return Reading(fault=Reason(MARK_UNKNOWN, {"text": text}) if text else Reason(MARK_MISSING))


def read_yes(value: Value) -> Reading:
    """YES or NO; an empty cell is NO, and what is neither is refused."""
    text = nfc(as_text(value))
    for answer, words in _ANSWERS.items():
        if fold(text) in (fold(word) for word in words):
            return Reading(answer)
    return Reading(fault=Reason(ANSWER_UNKNOWN, {"text": text})) if text else Reading(NO)


def read_marked(cells: Cells) -> MarkEntry | None:
    """One row; None when it cannot be trusted (the notes say why)."""
    circle, number, day = cells.words("circle"), cells.whole("number", 1, 999), cells.day("day")
    name, mobile = cells.words("name") or cells.words("name_hi"), cells.take("mobile", read_mobile)
    udise, state = cells.take("udise", read_udise), cells.chosen("mark", read_mark)
    led = cells.chosen("led", read_yes)
    missing = {
        "circle": CIRCLE_MISSING if not circle else "",
        "number": SESSION_MISSING if number is None and day is None else "",
    }
    missing["name"] = "" if name or mobile else PERSON_MISSING
    if not cells.is_refused:
        for field, message in missing.items():
            if message:
                cells.refuse(field, Reason(message))
    if cells.is_refused:
        return None
    remark = cells.words("remark")
    return MarkEntry(
        row=cells.line.number, circle=circle, number=number, day=day, name=name, mobile=mobile, udise=udise,
        state=MarkState(state), remark=remark, has_led=led == YES,
    )  # fmt: skip
