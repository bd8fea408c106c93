"""The register of people as offices type it: which headings there are, and what a row comes to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sankul.rules.cells import KRUTI_SUSPECTED, Cells
from sankul.rules.districts import District, Districts
from sankul.rules.headings import Columns
from sankul.rules.identifiers import read_account, read_employee_code, read_ifsc, read_mobile, read_udise
from sankul.rules.imports import ImportReport, Repair
from sankul.rules.krutidev import is_devanagari
from sankul.rules.likeness import names_disagree
from sankul.rules.name_parts import NameParts, name_parts
from sankul.rules.names_in_cells import has_letters, is_mixed, is_mostly_hindi, parted
from sankul.rules.people import RoleName
from sankul.rules.readings import Reason, Value, as_text, code_text, looks_old, read_choice
from sankul.rules.sheets import Line
from sankul.text import N_, _

PEOPLE_LABELS = {
    "name": N_("Name"),
    "name_hi": N_("Name in Hindi"),
    "gender": N_("Gender"),
    "designation": N_("Designation"),
    "udise": N_("UDISE code"),
    "school": N_("School"),
    "block": N_("Block"),
    "district": N_("District"),
    "mobile": N_("Mobile"),
    "employee_code": N_("Employee code"),
    "account": N_("Account number"),
    "ifsc": N_("IFSC"),
    "role": N_("Role"),
    "hours": N_("Hours a week"),
    "min_teachers": N_("Fewest teachers"),
    "max_teachers": N_("Most teachers"),
}
_LIKE_UDISE, _LIKE_MOBILE = re.compile(r"0\d{10}", re.ASCII), re.compile(r"[6-9]\d{9}", re.ASCII)
PLEDGE_FIELDS = ("hours", "min_teachers", "max_teachers")
CODE_FIELDS = ("udise", "mobile", "account", "employee_code")

_GENDERS = {
    "M": ("male", "m.", "1-male", "पुरुष", "पु0", "पु", "पुं", "man"),
    "F": ("female", "f.", "2-female", "महिला", "म0", "म", "स्त्री", "woman", "w"),
    "O": ("other", "transgender", "t", "अन्य", "तृतीय लिंग"),
}
_ROLES = {
    RoleName.TEACHER.value: ("teachers", "शिक्षक", "शिक्षिका", "mentee"),
    RoleName.MENTOR.value: ("मेंटर", "मेन्टर", "परामर्शदाता"),
    RoleName.OFFICER.value: ("अधिकारी",),
}

NAMELESS = N_("The name is missing in both scripts.")
KRUTI_ONLY_NAME = N_(
    "This looks like typing in Kruti Dev, but the cell's font does not say so. Set the font or type the name in Unicode."
)
NO_NAME = N_("“{text}” is no name: it has no letters.")
BOTH_SCRIPTS = N_("Both scripts stand in this name. Type the name in Hindi into a column of its own.")
LINES_JOINED = N_("Two lines in this cell were read as one name. If they are two people, give each a row.")
PARTED = N_("The name stands here in both scripts; each was taken for its own.")
SWAPPED = N_("The mobile number and the UDISE code seem to stand in each other's column.")
LATIN_IN_HINDI = N_("This is not in Hindi letters; it was left out.")
NAMES_DISAGREE = N_(
    "This does not sound like “{name}”. See whether both are of one person; perhaps one column of the sheet was sorted alone."
)
GENDER_UNKNOWN = N_("“{text}” is not known as a gender; it was left out.")
ROLE_UNKNOWN = N_("“{text}” is not known as a role; the role of the whole sheet was taken.")
DISTRICT_MISSING = N_("The district is missing.")
DISTRICT_OF_OFFICE = N_("The sheet has no column for the district: the office's own district {district} was taken.")
IFSC_ALONE = N_("There is an IFSC but no account number; it was left out.")
LIMITS_CROSSED = N_("At least {low} and at most {high} teachers cannot both be.")


ALL_TAKEN_AS = {
    RoleName.TEACHER: N_("All rows are taken as teachers."),
    RoleName.MENTOR: N_("All rows are taken as mentors."),
    RoleName.OFFICER: N_("All rows are taken as officers."),
}
OTHERS_TAKEN_AS = {
    RoleName.TEACHER: N_("Rows that name no role are taken as teachers."),
    RoleName.MENTOR: N_("Rows that name no role are taken as mentors."),
    RoleName.OFFICER: N_("Rows that name no role are taken as officers."),
}


def said_role(report: ImportReport) -> str:
    """As what the rows are taken that name no role themselves; empty when there are none."""
    if report.role is None or not report.without_role:
        return ""
    sentences = ALL_TAKEN_AS if report.without_role == report.rows else OTHERS_TAKEN_AS
    return _(sentences[report.role])


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A row of the register, cleaned. `district` is None when the row has none (its school may know it).

    `role` is that of the whole list unless the row `has_own_role`.

    One that `is_refused` is not stored; its codes still tell whether another row is about the same person.
    """

    row: int
    name: str = ""
    name_hi: str = ""
    gender: str = ""
    designation: str = ""
    mobile: str = ""
    employee_code: str = ""
    udise: str = ""
    school: str = ""
    block: str = ""
    district: District | None = None
    account: str = ""
    ifsc: str = ""
    role: RoleName
    has_own_role: bool = False
    hours: int | None = None
    min_teachers: int | None = None
    max_teachers: int | None = None
    is_refused: bool = False

    @property
    def has_pledge(self) -> bool:
        """Whether the row says anything about how much a mentor offers."""
        return any(each is not None for each in (self.hours, self.min_teachers, self.max_teachers))

    @property
    def shown_name(self) -> str:
        """One name, the English if there is one."""
        return self.name or self.name_hi


def have_zeros(lines: Sequence[Line], columns: Columns) -> bool:
    """Whether the mobile numbers of a list are written with a zero in front, most of them."""
    place = columns.places.get("mobile", -1)
    numbers = [code_text(line.value(place)) for line in lines] if place >= 0 else []
    return sum(1 for number in numbers if _LIKE_UDISE.fullmatch(number)) * 2 > sum(1 for number in numbers if number)


def read_person(
    cells: Cells, districts: Districts, state_code: str, role: RoleName, *, may_swap: bool = True
) -> PersonEntry:
    """One row. `state_code` is searched first for the district; `role` counts where the row names none.

    `may_swap`: a mobile number that looks like a UDISE code, beside a code that looks like a mobile number, refuses the row.
    """
    name, name_hi, post = _names(cells)
    if names_disagree(name, name_hi):
        cells.doubt("name_hi" if "name_hi" in cells.columns.places else "name", Reason(NAMES_DISAGREE, {"name": name}))
    district = cells.district(districts, state_code)
    state = district.state_code if district else ""
    account, ifsc = cells.take("account", read_account), cells.take("ifsc", read_ifsc)
    if ifsc and not as_text(cells.value("account")).strip():
        cells.doubt("ifsc", Reason(IFSC_ALONE))
    own_role = cells.chosen("role", lambda value: read_choice(value, _ROLES, ROLE_UNKNOWN))
    entry = PersonEntry(
        row=cells.line.number,
        name=name,
        name_hi=name_hi,
        gender=cells.chosen("gender", lambda value: read_choice(value, _GENDERS, GENDER_UNKNOWN)),
        designation=cells.likely_words("designation") or post,
        mobile=cells.take("mobile", read_mobile),
        employee_code=cells.take("employee_code", read_employee_code),
        udise=cells.take("udise", lambda value: read_udise(value, state)),
        school=cells.likely_words("school"),
        block=cells.likely_words("block"),
        district=district,
        account=account,
        ifsc=ifsc if account else "",
        role=RoleName(own_role) if own_role else role,
        has_own_role=bool(own_role),
        hours=cells.whole("hours", 0, 60),
        min_teachers=cells.whole("min_teachers", 0, 99),
        max_teachers=cells.whole("max_teachers", 0, 99),
    )
    _check_limits(cells, entry)
    if may_swap:
        _check_swapped(cells)
    return replace(entry, is_refused=cells.is_refused)


def _check_swapped(cells: Cells) -> None:
    """A UDISE code of eleven digits reads as a mobile number with a zero in front, and a mobile as a code without its zero."""
    mobile, udise = code_text(cells.value("mobile")), code_text(cells.value("udise"))
    is_swapped = bool(_LIKE_UDISE.fullmatch(mobile)) and bool(_LIKE_MOBILE.fullmatch(udise))
    if is_swapped and not cells.is_refused:
        cells.refuse("mobile", Reason(SWAPPED))


def _check_limits(cells: Cells, entry: PersonEntry) -> None:
    low, high = entry.min_teachers, entry.max_teachers
    if low is not None and high is not None and low > high:
        cells.refuse("max_teachers", Reason(LIMITS_CROSSED, {"low": low, "high": high}))


def _names(cells: Cells) -> tuple[str, str, str]:
    """The name in each script, whichever column it stands in, and the post beside it.

    Typing that may be Kruti Dev is never taken for a name.
    """
    found = {"en": "", "hi": "", "post": ""}
    suspected = ""
    for field in ("name", "name_hi"):
        text = _one_name(cells, field, found)
        if not text:
            continue
        if is_devanagari(text) and is_mostly_hindi(text):
            found["hi"] = text if field == "name_hi" else found["hi"] or text
        elif looks_old(text) or (field == "name_hi" and not _is_latin_name(text) and not is_mixed(text)):
            suspected = field
        elif not found["en"]:
            found["en"] = text
        elif text.casefold() != found["en"].casefold():
            cells.doubt(field, Reason(LATIN_IN_HINDI))
    if not (found["en"] or found["hi"]):
        if not cells.is_refused:
            field = suspected or ("name" if "name" in cells.columns.places else "name_hi")
            cells.refuse(field, Reason(KRUTI_ONLY_NAME if suspected else NAMELESS))
    elif suspected:
        cells.doubt(suspected, Reason(KRUTI_SUSPECTED))
    return found["en"], found["hi"], found["post"]


def _one_name(cells: Cells, field: str, found: dict[str, str]) -> str:
    """The one name in a cell, empty when there is none.

    A name in both scripts is parted into `found`, where the post goes too; figures and more than a name are refused.
    """
    text = cells.words(field)
    if text and not has_letters(text):
        cells.refuse(field, Reason(NO_NAME, {"text": text}))
        return ""
    both = parted(as_text(cells.value(field))) if is_mixed(text) else None
    if both is not None:
        found["en"], found["hi"] = found["en"] or both[0], found["hi"] or both[1]
        _repaired(cells, field, text, " · ".join(both), Reason(PARTED))
        return ""
    parts = NameParts(text) if looks_old(text) else name_parts(text)
    if parts.fault:
        cells.refuse(field, parts.fault)
        return ""
    if parts.repaired:
        _repaired(cells, field, text, parts.name, parts.repaired)
    if parts.doubt:
        cells.doubt(field, parts.doubt)
    if _has_lines(cells.value(field)):
        cells.doubt(field, Reason(LINES_JOINED))
    if is_mixed(parts.name):
        cells.doubt(field, Reason(BOTH_SCRIPTS))
    found["post"] = found["post"] or parts.post
    return parts.name


def _has_lines(value: Value) -> bool:
    """Whether two lines of at least two words stand in the cell, which may be two people."""
    return sum(1 for line in as_text(value).splitlines() if len(line.split()) > 1) > 1


def _repaired(cells: Cells, field: str, before: str, after: str, why: Reason) -> None:
    cells.notes.repairs.append(Repair(cells.line.number, cells.column(field), before, after, why))


def _is_latin_name(text: str) -> bool:
    """Whether Latin text in a Hindi column is written as names are: each word with a capital first, or in capitals only."""
    return all(word[0].isupper() for word in text.split() if word[0].isalpha())
