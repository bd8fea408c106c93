"""Days on which no session should fall: the office's own table decides."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sankul.rules.rows import Row


class HolidayKind(StrEnum):
    """Why a day is not free for sessions."""

    HOLIDAY = "holiday"
    RESTRICTED = "restricted"
    VACATION = "vacation"
    ORDER = "order"
    EXAM = "exam"
    ELECTION = "election"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Row):
    """Days off from `from_on` until the day before `until_on`. An empty `district_code` or `block` means everywhere.

    `is_proposed`: it comes from the shipped list and nobody in the office has checked its date yet.
    """


    name: str
    name_hi: str = ""
    kind: HolidayKind = HolidayKind.HOLIDAY
    from_on: date
    until_on: date
    district_code: str = ""
    block: str = ""
    order_number: str = ""
    is_proposed: bool = False
