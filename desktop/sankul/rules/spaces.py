"""Meeting spaces, the permission to use them, and their bookings."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sankul.rules.rows import Row


class SpaceKind(StrEnum):
    """What sort of room it is."""

    OFFICE = "office"
    SCHOOL = "school"
    INFORMAL = "informal"
    HOME = "home"


class Permission(StrEnum):
    """How far the permission to meet there has come."""

    NOT_ASKED = "not asked"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    EXPIRED = "expired"


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
