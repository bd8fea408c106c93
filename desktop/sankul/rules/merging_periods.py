"""Merging what has a period: roles are joined, and places in circles too, or one gives way to the other.

- Roles of one kind in one programme that overlap become one role, from the first day to the last.
- Places in one circle and part that overlap become one place.
- A teacher sits in one circle of a programme at a time. Where the entries sit in two, a person chooses whose circle stays; the
  other place gives way for the days on which both were held. Its marks stay on record, and the preview says how many.
- Who leads two circles of one programme today, or leads a circle and sits in it as a teacher, is not merged: the teachers must
  find another mentor first. What lies in the past stays as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TypeVar

from sankul.clock import in_india, said_day
from sankul.errors import Refusal
from sankul.identity import new_id
from sankul.rules.attendance import Mark, MarkState
from sankul.rules.mentoring import Member, Part
from sankul.rules.merging_case import Case
from sankul.rules.merging_fields import CIRCLE, Side
from sankul.rules.people import ROLE_LABELS, Role
from sankul.rules.readings import Reason
from sankul.text import N_, _

P = TypeVar("P", Role, Member)
PART_NAMES = {Part.MENTOR: N_("mentor"), Part.TEACHER: N_("teacher")}


class CircleUndecided(Refusal):
    """A teacher sits in one circle at a time."""

    message = N_("In “{programme}” one entry sits in {one}, the other in {other}. Choose the circle that stays.")
    field = CIRCLE


class TwoCirclesLed(Refusal):
    """A mentor leads one circle of a programme."""

    message = N_(
        "The two entries lead {one} and {other} in “{programme}”. End the role of mentor of one of them, make a new "
        "proposal and commit it, so that its teachers find another mentor; then merge."
    )


class OwnCircle(Refusal):
    """Nobody is a teacher in the own circle."""

    message = N_(
        "One entry leads {circle}, the other sits in it as a teacher. Move that teacher to another circle with a new "
        "proposal and commit it; then merge."
    )


def overlap(one: P, other: P) -> bool:
    """Whether two half-open periods share a day."""
    return _begins_before(one, other.until_on) and _begins_before(other, one.until_on) and _has_days(one, other)


def _begins_before(row: P, day: date | None) -> bool:
    return day is None or row.from_on < day


def _has_days(*rows: P) -> bool:
    return all(row.until_on is None or row.from_on < row.until_on for row in rows)


def _joined(case: Case, rows: Iterable[P]) -> list[tuple[P, bool]]:
    """Overlapping rows made one, under the key of the entry that stays where it has one; and whether it was made of several."""
    groups: list[list[P]] = []
    wholes: list[P] = []
    for row in sorted(rows, key=lambda each: (each.from_on, each.id)):
        if wholes and overlap(wholes[-1], row):
            groups[-1].append(row)
            wholes[-1] = replace(wholes[-1], until_on=_later(wholes[-1].until_on, row.until_on))
        else:
            groups.append([row])
            wholes.append(row)
    return [_as_one(case, parts, whole) for parts, whole in zip(groups, wholes, strict=True)]


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _as_one(case: Case, parts: list[P], whole: P) -> tuple[P, bool]:
    if len(parts) == 1:
        return whole, False
    base = case.kept_first(parts)[0]
    return replace(base, from_on=whole.from_on, until_on=whole.until_on), True


def settle_roles(case: Case, roles: Sequence[Role]) -> tuple[Role, ...]:
    """See the module."""
    kinds: dict[tuple[str, str | None], list[Role]] = {}
    for role in roles:
        kinds.setdefault((role.role, role.programme_id), []).append(role)
    settled: list[Role] = []
    for some in kinds.values():
        for role, is_joined in _joined(case, some):
            settled.append(role)
            if is_joined:
                case.decide(
                    N_("Both have the role “{role}” in “{programme}”: it becomes one, {period}."),
                    role=Reason(ROLE_LABELS[role.role]),
                    programme=case.programme(role.programme_id),
                    period=Period(role.from_on, role.until_on),
                )
    return tuple(settled)


class Period:
    """A half-open period that says itself with its last day, in the language of the moment."""

    def __init__(self, from_on: date, until_on: date | None) -> None:
        self.from_on, self.until_on = from_on, until_on

    def __str__(self) -> str:
        if self.until_on is None:
            return _("since {day}").format(day=said_day(self.from_on))
        last = date.fromordinal(self.until_on.toordinal() - 1)
        return _("{first} to {last}").format(first=said_day(self.from_on), last=said_day(last))


def settle_members(case: Case, members: Sequence[Member], marks: Sequence[Mark]) -> tuple[Member, ...]:
    """See the module; `marks` are those of both entries, already moved."""
    places: dict[tuple[str, str], list[Member]] = {}
    for member in members:
        places.setdefault((member.circle_id, member.part), []).append(member)
    settled: list[Member] = []
    joined: set[str] = set()
    for some in places.values():
        for member, is_joined in _joined(case, some):
            settled.append(member)
            if is_joined:
                joined.add(member.id)
                case.decide(
                    N_("Both are in {circle} as {part}: it becomes one place, {period}."),
                    part=Reason(PART_NAMES[member.part]),
                    circle=case.circle(member.circle_id),
                    period=Period(member.from_on, member.until_on),
                )
    _refuse_two_led(case, settled)
    return _one_circle_each(case, settled, joined, marks)


def _refuse_two_led(case: Case, members: Sequence[Member]) -> None:
    still = [each for each in members if each.until_on is None or each.until_on > case.today]
    for one, other in combinations(case.kept_first(still), 2):
        if not overlap(one, other) or case.side_of(one) is case.side_of(other):
            continue
        codes = case.circle(one.circle_id), case.circle(other.circle_id)
        if one.part is other.part is Part.MENTOR and _same_programme(case, one, other):
            case.refusals.append(TwoCirclesLed(one=codes[0], other=codes[1], programme=_programme_of(case, one)))
        elif one.part is not other.part and one.circle_id == other.circle_id:
            case.refusals.append(OwnCircle(circle=codes[0]))


def _same_programme(case: Case, one: Member, other: Member) -> bool:
    circles = case.around.circles
    return circles[one.circle_id].programme_id == circles[other.circle_id].programme_id


def _programme_of(case: Case, member: Member) -> str:
    return case.programme(case.around.circles[member.circle_id].programme_id)


def _clash(case: Case, joined: set[str], one: Member, other: Member) -> bool:
    """Whether two places that the entries brought together cannot both be held."""
    is_brought_together = case.side_of(one) is not case.side_of(other) or bool({one.id, other.id} & joined)
    return (
        is_brought_together
        and one.part is other.part is Part.TEACHER
        and one.circle_id != other.circle_id
        and _same_programme(case, one, other)
        and overlap(one, other)
    )


def _one_circle_each(
    case: Case, members: Sequence[Member], joined: set[str], marks: Sequence[Mark]
) -> tuple[Member, ...]:
    clashes = [pair for pair in combinations(case.kept_first(members), 2) if _clash(case, joined, *pair)]
    if not clashes:
        return tuple(members)
    one, other = clashes[0]
    case.choices[CIRCLE] = _said_sides(case, [member for pair in clashes for member in pair])
    chosen = case.takes.get(CIRCLE)
    if chosen is None:
        codes = {"one": case.circle(one.circle_id), "other": case.circle(other.circle_id)}
        case.refusals.append(CircleUndecided(**codes, programme=_programme_of(case, one)))
        return tuple(members)
    return _trimmed(case, members, joined, marks, chosen)


def _said_sides(case: Case, members: Sequence[Member]) -> tuple[str, str]:
    def said(side: Side) -> str:
        codes = dict.fromkeys(case.circle(each.circle_id) for each in members if case.side_of(each) is side)
        return ", ".join(codes)

    return said(Side.KEPT), said(Side.GONE)


def _trimmed(
    case: Case, members: Sequence[Member], joined: set[str], marks: Sequence[Mark], chosen: Side
) -> tuple[Member, ...]:
    """The places of the chosen entry whole; then, as far as they leave room, joined ones and those of the other entry."""

    def turn(member: Member) -> tuple[int, date, str]:
        return (1 if member.id in joined else 0 if case.side_of(member) is chosen else 2, member.from_on, member.id)

    settled: list[Member] = []
    for member in sorted(members, key=turn):
        before = [each for each in settled if _clash(case, joined, each, member)]
        rest = [member]
        for winner in before:
            rest = [piece for part in rest for piece in _outside(part, winner)]
        settled += rest
        if member.id in case.of_gone:
            case.of_gone |= {piece.id for piece in rest}
        if before:
            _say_given_way(case, member, before[0], rest, marks)
    return tuple(settled)


def _outside(member: Member, winner: Member) -> list[Member]:
    """What is left of a place beside the days of `winner`: nothing, one period, or one before and one after."""
    if not overlap(member, winner):
        return [member]
    pieces = []
    if member.from_on < winner.from_on:
        pieces.append(replace(member, until_on=winner.from_on))
    if winner.until_on is not None and (member.until_on is None or winner.until_on < member.until_on):
        pieces.append(replace(member, id=new_id() if pieces else member.id, from_on=winner.until_on))
    return pieces


def _say_given_way(case: Case, member: Member, winner: Member, rest: Sequence[Member], marks: Sequence[Mark]) -> None:
    lost = [mark for mark in marks if _is_lost(case, mark, member, rest)]
    there = sum(mark.state in (MarkState.PRESENT, MarkState.LATE) for mark in lost)
    case.decide(
        N_(
            "The place in {loser} gives way to that in {winner}. Its marks stay on record but count no longer: "
            "present {there}, not present {away}."
        ),
        loser=case.circle(member.circle_id),
        winner=case.circle(winner.circle_id),
        there=there,
        away=len(lost) - there,
    )


def _is_lost(case: Case, mark: Mark, member: Member, rest: Sequence[Member]) -> bool:
    session = case.around.sessions.get(mark.session_id)
    if session is None or session.circle_id != member.circle_id:
        return False
    day = in_india(session.starts_at).date()
    return not any(each.from_on <= day and (each.until_on is None or day < each.until_on) for each in rest)
