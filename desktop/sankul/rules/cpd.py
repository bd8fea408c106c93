"""Hours of continuous professional development: what a person took part in, by financial year.

The National Education Policy 2020 (5.15) expects of each teacher at least 50 hours of CPD a year. Sessions of circles that
were attended count with the minutes for which they were held; nothing here says that the office accepts them as CPD.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sankul.clock import financial_year
from sankul.rules.participation import Meeting, Participation

EXPECTED_HOURS = 50


@dataclass(frozen=True, slots=True)
class CpdYear:
    """The sessions that a person attended in one financial year ("2026-27"), and their minutes."""

    financial_year: str
    sessions: int = 0
    minutes: int = 0

    @property
    def hours(self) -> int:
        """Whole hours, rounded down so that nobody is lifted over what is expected."""
        return self.minutes // 60

    @property
    def is_reached(self) -> bool:
        """Whether the hours that are expected are reached."""
        return self.hours >= EXPECTED_HOURS


def cpd_years(took_part: Iterable[Participation], this_year: str) -> tuple[CpdYear, ...]:
    """Each year with a session attended, and `this_year` in any case; the newest first.

    A session counts once, also for somebody who was its mentor and its teacher.
    """
    meetings = {(each.circle_id, each.number): each for part in took_part for each in part.attended_meetings}
    by_year: dict[str, list[Meeting]] = {this_year: []}
    for meeting in meetings.values():
        by_year.setdefault(financial_year(meeting.on), []).append(meeting)
    return tuple(
        CpdYear(year, len(some), sum(each.minutes for each in some))
        for year, some in sorted(by_year.items(), reverse=True)
    )
