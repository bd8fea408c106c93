"""One check of a meeting against people, space and calendar: red cannot be, amber may be and says why not gladly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sankul.clock import in_india, said_day
from sankul.rules.holidays import Holiday
from sankul.rules.papers import Both
from sankul.rules.sessions import said_moment
from sankul.rules.spaces import Booking, Permission, Space, overlap, permission_on
from sankul.rules.states import SchoolWeek, is_in_school_hours
from sankul.text import N_, _, language


class Severity(StrEnum):
    """Red cannot be saved; amber can."""

    RED = "red"
    AMBER = "amber"


class ClashKind(StrEnum):
    """What clashes."""

    CIRCLE = "circle"
    MENTOR = "mentor"
    TEACHER = "teacher"
    SPACE = "space"
    CAPACITY = "capacity"
    NO_SPACE = "no space"
    PERMISSION = "permission"
    HOLIDAY = "holiday"
    SCHOOL_HOURS = "school hours"
    PROGRAMME = "programme"
    NO_TIME = "no time"


@dataclass(frozen=True, slots=True)
class Clash:
    """One clash. `message` is an N_ message whose places `values` fill; values may be names in both scripts.

    `str()` gives the sentence in the language now spoken, so a clash can stand in the sentence of a refusal.
    """

    kind: ClashKind
    severity: Severity
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def what(self) -> str:
        """The sentence."""
        said = {name: _said(value) for name, value in self.values.items()}
        return _(self.message).format(**said)

    def __str__(self) -> str:
        return self.what


def _said(value: Any) -> Any:
    return value.in_language(language()) if isinstance(value, Both) else value


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session with all that it takes. Times are UTC, half-open; ids are those of people.

    `circle` is the circle's code; `mentor_ids` and `teacher_ids` are the members on the day.
    """

    session_id: str
    circle_id: str
    circle: str
    starts_at: datetime
    ends_at: datetime
    mentor_ids: frozenset[str] = frozenset()
    teacher_ids: frozenset[str] = frozenset()

    @property
    def seats(self) -> int:
        """How many seats the members need."""
        return len(self.mentor_ids | self.teacher_ids)

    def overlaps(self, other: "Meeting") -> bool:
        """Whether both take place at one time."""
        return overlap(self.starts_at, self.ends_at, other.starts_at, other.ends_at)


@dataclass(frozen=True, slots=True)
class Place:
    """The space that a meeting is to have, and its bookings by whom: (booking, circle or purpose)."""

    space: Space
    bookings: tuple[tuple[Booking, str], ...] = ()


def find_clashes(
    meeting: Meeting,
    others: Iterable[Meeting],
    place: Place | None,
    holiday: Holiday | None,
    week: SchoolWeek,
    names: Mapping[str, Both],
) -> tuple[Clash, ...]:
    """Everything that stands against `meeting`, red first.

    `others` are standing (not cancelled) sessions, the meeting itself may be among them; `holiday` is the day off on its
    day; `names` are those of people by id. No `place` is amber: people will ask where to go.
    """
    found = [clash for other in others for clash in people_clashes(meeting, other, names)]
    found += _place_clashes(meeting, place) if place else [_no_space(meeting)]
    found += _calendar_clashes(meeting, holiday, week)
    return tuple(sorted(found, key=lambda clash: clash.severity is not Severity.RED))


def people_clashes(meeting: Meeting, other: Meeting, names: Mapping[str, Both]) -> list[Clash]:
    """The red clashes between two sessions that would want the same circle or people at one time."""
    if other.session_id == meeting.session_id or not meeting.overlaps(other):
        return []
    values = {"circle": other.circle, "when": said_moment(other.starts_at)}
    if other.circle_id == meeting.circle_id:
        return [Clash(ClashKind.CIRCLE, Severity.RED, N_("{circle} meets already on {when}."), values)]
    clashes = []
    theirs = other.mentor_ids | other.teacher_ids
    for person_id in sorted((meeting.mentor_ids | meeting.teacher_ids) & theirs):
        kind = ClashKind.MENTOR if person_id in meeting.mentor_ids | other.mentor_ids else ClashKind.TEACHER
        message = N_("{person} is expected at the session of {circle} on {when}.")
        clashes.append(Clash(kind, Severity.RED, message, {**values, "person": names.get(person_id, Both("—"))}))
    return clashes


def name_of(space: Space) -> Both:
    """The name of a space in both scripts."""
    return Both(space.name, space.name_hi)


def _place_clashes(meeting: Meeting, place: Place) -> list[Clash]:
    space, said = place.space, {"space": name_of(place.space)}
    clashes = []
    for booking, whose in place.bookings:
        is_own = booking.session_id == meeting.session_id
        if not is_own and overlap(meeting.starts_at, meeting.ends_at, booking.starts_at, booking.ends_at):
            message = N_("{space} is taken by {whose} on {when}.")
            values = {**said, "whose": whose, "when": said_moment(booking.starts_at)}
            clashes.append(Clash(ClashKind.SPACE, Severity.RED, message, values))
    if meeting.seats > space.capacity:
        message = N_("{space} has {capacity} seats for {seats} people.")
        values = {**said, "capacity": space.capacity, "seats": meeting.seats}
        clashes.append(Clash(ClashKind.CAPACITY, Severity.AMBER, message, values))
    state = permission_on(space, in_india(meeting.starts_at).date())
    return clashes if state is Permission.GRANTED else [*clashes, permission_clash(meeting.circle, space, state)]


_PERMISSION_MESSAGES = {
    Permission.NOT_ASKED: N_("{circle}: the permission to meet in {space} has not been asked yet."),
    Permission.ASKED: N_("{circle}: the permission to meet in {space} was asked but not granted yet."),
    Permission.REFUSED: N_("{circle}: the permission to meet in {space} was refused."),
    Permission.EXPIRED: N_("{circle}: the permission to meet in {space} has ended by then."),
}


def permission_clash(circle: str, space: Space, state: Permission) -> Clash:
    """The amber clash of meeting in `space` while the permission is in `state`, which is not granted."""
    values = {"circle": circle, "space": name_of(space)}
    return Clash(ClashKind.PERMISSION, Severity.AMBER, _PERMISSION_MESSAGES[state], values)


def _no_space(meeting: Meeting) -> Clash:
    values = {"circle": meeting.circle, "when": said_moment(meeting.starts_at)}
    return Clash(ClashKind.NO_SPACE, Severity.AMBER, N_("{circle} has no space on {when}."), values)


def _calendar_clashes(meeting: Meeting, holiday: Holiday | None, week: SchoolWeek) -> list[Clash]:
    starts, ends = in_india(meeting.starts_at), in_india(meeting.ends_at)
    day = {"day": said_day(starts.date())}
    clashes = []
    if holiday is not None:
        values = {**day, "holiday": Both(holiday.name, holiday.name_hi)}
        clashes.append(Clash(ClashKind.HOLIDAY, Severity.AMBER, N_("{day} is a day off: {holiday}."), values))
    elif not week.is_working(starts.weekday()):
        clashes.append(Clash(ClashKind.HOLIDAY, Severity.AMBER, N_("{day} is the weekly day off."), day))
    elif is_in_school_hours(week, starts.date(), starts.time(), ends.time()):
        values = {"when": said_moment(meeting.starts_at)}
        message = N_("On {when} teachers are still in class.")
        clashes.append(Clash(ClashKind.SCHOOL_HOURS, Severity.AMBER, message, values))
    return clashes


def has_red(clashes: Iterable[Clash]) -> bool:
    """Whether any clash forbids the meeting."""
    return any(clash.severity is Severity.RED for clash in clashes)
