"""Lists of spaces and schools as offices type them, and what a row of each comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sankul.rules.cells import Cells
from sankul.rules.districts import District, Districts
from sankul.rules.identifiers import read_mobile, read_pin, read_udise
from sankul.rules.krutidev import is_devanagari
from sankul.rules.readings import Reason, looks_old, read_choice
from sankul.rules.spaces import MOST_SEATS, Permission, SpaceKind
from sankul.text import N_

SPACE_LABELS = {
    "name": N_("Space"),
    "name_hi": N_("Name in Hindi"),
    "kind": N_("Kind"),
    "capacity": N_("Capacity"),
    "udise": N_("UDISE code"),
    "block": N_("Block"),
    "district": N_("District"),
    "contact": N_("Contact"),
    "contact_mobile": N_("Contact's mobile"),
    "permission": N_("Permission"),
    "permission_until": N_("Permission until"),
}
SCHOOL_LABELS = {
    "udise": N_("UDISE code"),
    "name": N_("School"),
    "name_hi": N_("Name in Hindi"),
    "village": N_("Village"),
    "cluster": N_("Cluster"),
    "block": N_("Block"),
    "district": N_("District"),
    "pin_code": N_("PIN code"),
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    SpaceKind.OFFICE.value: ("office", "government", "govt", "brc", "diet", "कार्यालय", "सरकारी"),
    SpaceKind.SCHOOL.value: ("school", "विद्यालय", "स्कूल"),
    SpaceKind.INFORMAL.value: ("informal", "village place", "panchayat", "community",
                               "public", "पंचायत भवन", "पंचायत", "अनौपचारिक", "सामुदायिक"),
    SpaceKind.HOME.value: ("home", "house", "private", "घर", "निवास", "आवास"),
}  # fmt: skip
_PERMISSIONS: Mapping[str, tuple[str, ...]] = {
    Permission.NOT_ASKED.value: ("not asked", "to ask", "no", "pending", "नहीं माँगी", "नहीं", "माँगनी है"),
    Permission.ASKED.value: ("asked", "applied", "requested", "माँगी", "आवेदन किया", "मांगी गई"),
    Permission.GRANTED.value: ("granted", "yes", "given", "permitted", "approved", "प्राप्त", "मिली", "हाँ", "स्वीकृत"),
    Permission.REFUSED.value: ("refused", "denied", "rejected", "अस्वीकृत", "मना"),
    Permission.EXPIRED.value: ("expired", "over", "समाप्त"),
}
NAME_MISSING = N_("The name is missing.")
NAME_SUSPECTED = N_(
    "This looks like typing in Kruti Dev, but the cell's font does not say so. Set the font or type it in Unicode."
)
KIND_UNKNOWN = N_("“{text}” is not known as a kind of space; it counts as a village place.")
PERMISSION_UNKNOWN = N_("“{text}” says nothing about the permission that is understood here; it counts as not asked.")
SEATS_MISSING = N_("The number of seats is missing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceEntry:
    """A row of the list of spaces, cleaned; what is None or empty changes nothing in a space that is known already."""

    row: int
    name: str
    name_hi: str = ""
    kind: SpaceKind | None = None
    capacity: int
    udise: str = ""
    block: str = ""
    district: District | None = None
    contact: str = ""
    contact_mobile: str = ""
    permission: Permission | None = None
    permission_until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolEntry:
    """A row of the list of schools, cleaned. `texts` are the fields of the school that the row fills."""

    row: int
    udise: str
    district: District | None
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name by which a school without a code is known."""
        return self.texts.get("name") or self.texts.get("name_hi", "")


def read_space(cells: Cells, districts: Districts, state_code: str) -> SpaceEntry | None:
    """One row; None when it cannot be trusted (the notes say why)."""
    name, name_hi = read_names(cells)
    district = cells.district(districts, state_code)
    capacity = cells.whole("capacity", 1, MOST_SEATS)
    if capacity is None and not cells.is_refused:
        cells.refuse("capacity", Reason(SEATS_MISSING))
    kind = cells.chosen("kind", lambda value: read_choice(value, _KINDS, KIND_UNKNOWN))
    permission = cells.chosen("permission", lambda value: read_choice(value, _PERMISSIONS, PERMISSION_UNKNOWN))
    until = cells.day("permission_until")
    entry = SpaceEntry(
        row=cells.line.number,
        name=name,
        name_hi=name_hi,
        kind=SpaceKind(kind) if kind else None,
        capacity=capacity or 0,
        udise=cells.take("udise", lambda value: read_udise(value, district.state_code if district else "")),
        block=cells.likely_words("block"),
        district=district,
        contact=cells.likely_words("contact"),
        contact_mobile=cells.take("contact_mobile", read_mobile),
        permission=Permission(permission) if permission else None,
        permission_until_on=until + timedelta(days=1) if until else None,
    )
    return None if cells.is_refused else entry


def read_school(cells: Cells, districts: Districts, state_code: str) -> SchoolEntry | None:
    """One row; None when it cannot be trusted (the notes say why)."""
    name, name_hi = read_names(cells)
    district = cells.district(districts, state_code)
    udise = cells.take("udise", lambda value: read_udise(value, district.state_code if district else ""))
    texts = {
        "name": name,
        "name_hi": name_hi,
        "village": cells.likely_words("village"),
        "cluster": cells.likely_words("cluster"),
        "block": cells.likely_words("block"),
        "pin_code": cells.take("pin_code", read_pin),
    }
    if cells.is_refused:
        return None
    filled = {field: text for field, text in texts.items() if text}
    return SchoolEntry(row=cells.line.number, udise=udise, district=district, texts=filled)


def read_names(cells: Cells) -> tuple[str, str]:
    """A thing's name in each script; one in Devanagari counts for both when it is alone. A missing name refuses the row."""
    given, given_hi = cells.words("name"), cells.words("name_hi")
    for field_name, text in (("name", given), ("name_hi", given_hi)):
        if looks_old(text):
            cells.refuse(field_name, Reason(NAME_SUSPECTED))
    if is_devanagari(given) and not given_hi:
        given_hi = given
    elif given_hi and not given and not is_devanagari(given_hi):
        given, given_hi = given_hi, ""
    if not (given or given_hi or cells.is_refused):
        cells.refuse("name" if "name" in cells.columns.places else "name_hi", Reason(NAME_MISSING))
    return given or given_hi, given_hi
