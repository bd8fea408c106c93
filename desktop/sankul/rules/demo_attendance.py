"""Attendance of the demo office: most come most of the time, a few too seldom for a certificate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from sankul.rules.attendance import MarkState

_DILIGENT = {MarkState.PRESENT: 90, MarkState.LATE: 4, MarkState.EXCUSED: 3, MarkState.ABSENT: 3}
_SELDOM = {MarkState.PRESENT: 40, MarkState.LATE: 5, MarkState.EXCUSED: 15, MarkState.ABSENT: 40}
_SELDOM_AMONG = 9


@dataclass(frozen=True, slots=True)
class Roll:
    """A circle's teachers and the sessions that they were to attend, both by key and in a settled order."""

    teachers: tuple[str, ...]
    sessions: tuple[str, ...]


def invented_attendance(seed: int, rolls: Sequence[Roll]) -> Iterator[tuple[str, str, MarkState]]:
    """(session, teacher, mark) for all. Depends on the seed and the order alone, not on the keys.

    About one teacher in nine comes seldom; in the first circle at least one does.
    """
    random = Random(seed)  # noqa: S311 - inventing marks is no secret
    for number, roll in enumerate(rolls):
        for place, teacher in enumerate(roll.teachers):
            comes_seldom = random.randrange(_SELDOM_AMONG) == 0 or (number == 0 and place == 0)
            for session, mark in zip(roll.sessions, _marks(random, len(roll.sessions), comes_seldom), strict=True):
                yield session, teacher, mark


def _marks(random: Random, count: int, comes_seldom: bool) -> list[MarkState]:
    chances = _SELDOM if comes_seldom else _DILIGENT
    return random.choices(list(chances), list(chances.values()), k=count)
