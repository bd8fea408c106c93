"""Meeting spaces, the permission to use them, and their bookings."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sankul.errors import Refusal
from sankul.rules.rows import Row
from sankul.text import N_, ascii_digits, nfc

MOST_SEATS = 2000


class SpaceKind(StrEnum):
    """What sort of room it is."""

    OFFICE = "office"
    SCHOOL = "school"
    INFORMAL = "informal"
    HOME = "home"


SPACE_LABELS = {
    SpaceKind.OFFICE: N_("Office"),
    SpaceKind.SCHOOL: N_("School"),
    SpaceKind.INFORMAL: N_("Village place"),
    SpaceKind.HOME: N_("Private home"),
}


class Permission(StrEnum):
    """How far the permission to meet there has come."""

    NOT_ASKED = "not asked"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    EXPIRED = "expired"


PERMISSION_LABELS = {
    Permission.NOT_ASKED: N_("To ask"),
    Permission.ASKED: N_("Asked"),
    Permission.GRANTED: N_("Granted"),
    Permission.REFUSED: N_("Refused"),
    Permission.EXPIRED: N_("Expired"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Space(Row):
    """A room to meet in; `capacity` counts seats."""

    name: str
    name_hi: str = ""
    kind: SpaceKind = SpaceKind.INFORMAL
    capacity: int
    school_id: str | None = None
    block: str = ""
    district_code: str
    district: str
    contact: str = ""
    contact_mobile: str = ""
    permission: Permission = Permission.NOT_ASKED
    permission_until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking(Row):
    """A space taken from `starts_at` until `ends_at` (UTC, half-open); no two of one space may overlap."""

    space_id: str
    session_id: str | None = None
    starts_at: datetime
    ends_at: datetime
    purpose: str = ""


class SpaceNameless(Refusal):
    """A space needs a name in one script."""

    message = N_("Enter the name of the space, in English or in Hindi.")
    field = "name"


class SeatsImpossible(Refusal):
    """A room without seats, or a slip of the keyboard."""

    message = N_("A space cannot have {seats} seats. Enter 1 to {most}.")
    field = "capacity"


class SpaceNowhere(Refusal):
    """Without a district a space is proposed to nobody."""

    message = N_("Choose the district of the space, so that circles there can find it.")
    field = "district"


class SpaceMobileWrong(Refusal):
    """Not an Indian mobile number."""

    message = N_("“{mobile}” is no mobile number. Enter 10 digits that begin with 6, 7, 8 or 9, or leave it empty.")
    field = "contact_mobile"


class SpaceTwice(Refusal):
    """Two spaces of one name in one block could not be told apart."""

    message = N_("“{space}” is registered in this block already. Change that entry, or add a number to the name.")
    field = "name"


class SpaceInUse(Refusal):
    """A space with bookings cannot be removed."""

    message = N_("“{space}” is still in use (bookings: {count}). Move these sessions elsewhere before you remove it.")


def checked_space(space: Space) -> Space:
    """`space` as it is stored: text in normal form, mobile as 10 digits. Raises the refusals of this module."""
    kept = replace(
        space,
        name=nfc(space.name) or nfc(space.name_hi),
        name_hi=nfc(space.name_hi),
        block=nfc(space.block),
        district=nfc(space.district),
        contact=nfc(space.contact),
        contact_mobile=_mobile(space.contact_mobile),
    )
    if not kept.name:
        raise SpaceNameless
    if not 0 < kept.capacity <= MOST_SEATS:
        raise SeatsImpossible(seats=kept.capacity, most=MOST_SEATS)
    if not kept.district_code:
        raise SpaceNowhere
    return kept


def _mobile(text: str) -> str:
    """Ten digits, or empty. Raises SpaceMobileWrong."""
    digits = ascii_digits(nfc(text)).replace(" ", "").replace("-", "").removeprefix("+91")
    if len(digits) == 11:
        digits = digits.removeprefix("0")
    if digits and not (digits.isascii() and digits.isdecimal() and len(digits) == 10 and digits[0] in "6789"):
        raise SpaceMobileWrong(mobile=text)
    return digits


def permission_on(space: Space, day: date) -> Permission:
    """The permission as it stands on `day`: one that was granted until that day or before has expired."""
    until_on = space.permission_until_on
    if space.permission is Permission.GRANTED and until_on is not None and until_on <= day:
        return Permission.EXPIRED
    return space.permission


def overlap(starts: datetime, ends: datetime, other_starts: datetime, other_ends: datetime) -> bool:
    """Whether two half-open intervals share a moment; one that ends when the other begins does not."""
    return starts < other_ends and other_starts < ends


def is_free(bookings: Iterable[Booking], starts_at: datetime, ends_at: datetime) -> bool:
    """Whether none of the space's `bookings` takes any of the time."""
    return not any(overlap(starts_at, ends_at, each.starts_at, each.ends_at) for each in bookings)


PERMISSION_POINTS = {
    Permission.GRANTED: 0,
    Permission.ASKED: 1,
    Permission.NOT_ASKED: 2,
    Permission.EXPIRED: 2,
    Permission.REFUSED: 9,
}


def goodness(space: Space, day: date, seats: int, is_own_block: bool) -> tuple[int, bool, int, str]:
    """A key that sorts spaces for a meeting, best first: permission, own block, fewest seats left empty, name."""
    return (PERMISSION_POINTS[permission_on(space, day)], not is_own_block, space.capacity - seats, space.name)
