"""Circles made of an assignment: their codes, and which dated memberships begin and end."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sankul.rules.mentoring import Member, Part
from sankul.text import N_

MOVED = N_("Moved to another circle")
NO_SEAT = N_("No seat in the new assignment")
NO_LONGER = N_("No longer in the programme")


def circle_prefix(district: str, district_code: str) -> str:
    """Three letters that recall the district: its first and the next two consonants, "GRK" for Gorakhpur.

    A name without Latin letters gives "D" and the LGD code: "D148".
    """
    plain = unicodedata.normalize("NFKD", district).upper()
    letters = re.sub("[^A-Z]", "", plain)
    if not letters:
        return f"D{district_code}"
    return (letters[0] + re.sub("[AEIOUH]", "", letters[1:]) + letters[1:] + "XX")[:3]


def next_code(prefix: str, taken: Collection[str]) -> str:
    """The first code of this prefix after the highest one taken: "GRK-04"."""
    pattern = re.compile(re.escape(prefix) + r"-(\d+)")
    numbers = [int(found[1]) for code in taken if (found := pattern.fullmatch(code))]
    return f"{prefix}-{max(numbers, default=0) + 1:02d}"


@dataclass(frozen=True, slots=True)
class MemberChanges:
    """The rows to add, to end and to take back (begun and ended on one day), and how many teachers stay or move."""

    add: tuple[Member, ...]
    end: tuple[Member, ...]
    take_back: tuple[Member, ...]
    kept: int
    moved: int


def change_members(
    wanted: Mapping[str, str], present: Sequence[Member], left_over: Collection[str], day: date
) -> MemberChanges:
    """What brings the open memberships of teachers to `wanted` (circle by teacher's key) on `day`.

    Who is in the wanted circle stays. Nobody is ever in two circles at one time: an old membership ends on the day on which
    the new one begins. `left_over` are the teachers for whom there was no seat; others without a wish have left.
    """
    stays, ending, moved = set(), [], 0
    for member in present:
        circle = wanted.get(member.person_id)
        if circle == member.circle_id and member.person_id not in stays:
            stays.add(member.person_id)
            continue
        moved += circle is not None
        reason = MOVED if circle else NO_SEAT if member.person_id in left_over else NO_LONGER
        ending.append(replace(member, until_on=day, reason=reason))
    new = [
        Member(circle_id=circle, person_id=teacher, part=Part.TEACHER, from_on=day)
        for teacher, circle in wanted.items()
        if teacher not in stays
    ]
    end = tuple(each for each in ending if each.from_on < day)
    return MemberChanges(tuple(new), end, tuple(each for each in ending if each.from_on >= day), len(stays), moved)
