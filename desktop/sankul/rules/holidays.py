"""Days on which no session should fall: the office's own table decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sankul.clock import said_day
from sankul.errors import Refusal
from sankul.rules.rows import Row
from sankul.text import N_, fold, nfc

LONGEST_DAYS = 120


class HolidayKind(StrEnum):
    """Why a day is not free for sessions."""

    HOLIDAY = "holiday"
    RESTRICTED = "restricted"
    VACATION = "vacation"
    ORDER = "order"
    EXAM = "exam"
    ELECTION = "election"


HOLIDAY_LABELS = {
    HolidayKind.HOLIDAY: N_("Holiday"),
    HolidayKind.RESTRICTED: N_("Restricted holiday"),
    HolidayKind.VACATION: N_("Vacation"),
    HolidayKind.ORDER: N_("Closed by order"),
    HolidayKind.EXAM: N_("Examination"),
    HolidayKind.ELECTION: N_("Election duty"),
}


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


class HolidayNameless(Refusal):
    """A day off needs a name, because it is the reason that people read."""

    message = N_("Enter the name of the holiday.")
    field = "name"


class HolidayBackwards(Refusal):
    """The last day lies before the first."""

    message = N_("The last day {last} lies before the first day {first}. Exchange the dates or correct one.")
    field = "until_on"


class HolidayTooLong(Refusal):
    """A slip in the year would empty a whole season."""

    message = N_("These are {days} days off in one piece; the most is {most}. Check the year of both dates.")
    field = "until_on"


def checked_holiday(holiday: Holiday) -> Holiday:
    """`holiday` as it is stored, its text in normal form. Raises the refusals of this module."""
    kept = replace(
        holiday,
        name=nfc(holiday.name) or nfc(holiday.name_hi),
        name_hi=nfc(holiday.name_hi),
        block=nfc(holiday.block),
        order_number=nfc(holiday.order_number),
    )
    if not kept.name:
        raise HolidayNameless
    days = (kept.until_on - kept.from_on).days
    if days < 1:
        last = kept.until_on - timedelta(days=1)
        raise HolidayBackwards(first=said_day(kept.from_on), last=said_day(last))
    if days > LONGEST_DAYS:
        raise HolidayTooLong(days=days, most=LONGEST_DAYS)
    return kept


def is_held_in(holiday: Holiday, district_code: str, block: str) -> bool:
    """Whether the day off counts in this district and block; blocks are compared by their folded names."""
    if holiday.district_code and holiday.district_code != district_code:
        return False
    return not holiday.block or fold(holiday.block) == fold(block)


def stops_sessions(holiday: Holiday) -> bool:
    """Whether planning leaves the day out. On a restricted holiday schools are open, so it only warns."""
    return holiday.kind is not HolidayKind.RESTRICTED


def days_off(holidays: Iterable[Holiday], district_code: str, block: str) -> Mapping[date, Holiday]:
    """Each day off in this district and block, with the holiday that makes it one.

    When several fall on one day, one that stops sessions is named before a restricted one, and the earlier made first.
    """
    days: dict[date, Holiday] = {}
    here = [holiday for holiday in holidays if is_held_in(holiday, district_code, block)]
    for holiday in sorted(here, key=lambda each: (not stops_sessions(each), each.id)):
        for offset in range((holiday.until_on - holiday.from_on).days):
            days.setdefault(holiday.from_on + timedelta(days=offset), holiday)
    return days
