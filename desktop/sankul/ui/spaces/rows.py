"""What the lists say about spaces."""

from dataclasses import dataclass

from sankul.clock import in_india
from sankul.operations.levels import said_block
from sankul.operations.spaces import BookingRow, SpaceRow
from sankul.rules.spaces import PERMISSION_LABELS, SPACE_LABELS, Permission, Space
from sankul.text import N_, _, language
from sankul.ui.tables import Column, Tone

PERMISSION_TONES: dict[Permission, Tone] = {
    Permission.NOT_ASKED: "grey",
    Permission.ASKED: "amber",
    Permission.GRANTED: "green",
    Permission.REFUSED: "red",
    Permission.EXPIRED: "amber",
}


@dataclass(frozen=True, slots=True)
class SpaceLine:
    """One line of the register."""

    id: str
    row: SpaceRow


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One space in a week: the bookings of each day, Monday first."""

    id: str
    space: Space
    days: tuple[tuple[BookingRow, ...], ...]


def said_name(space: Space) -> str:
    """The name in the language now spoken."""
    return (space.name_hi or space.name) if language() == "hi" else space.name


def other_name(space: Space) -> str:
    """The name in the other script, when there is one."""
    return space.name if language() == "hi" and space.name_hi else space.name_hi


def said_district(space: Space) -> str:
    """The district in the language now spoken, as far as a Hindi name is known."""
    from sankul.operations import districts

    return districts.said_district(space.district_code, space.district)


def hidden_words(space: Space) -> str:
    """What finds a space though no column shows it."""
    return f"{space.name} {space.name_hi} {space.contact} {space.contact_mobile}"


def said_hours(booking: BookingRow) -> str:
    """15:30–17:00."""
    return f"{in_india(booking.starts_at):%H:%M}–{in_india(booking.ends_at):%H:%M}"


def said_whose(booking: BookingRow) -> str:
    """GKP-01 · 5, or the purpose."""
    return booking.whose if booking.number is None else f"{booking.whose} · {booking.number}"


def said_bookings(bookings: tuple[BookingRow, ...]) -> str:
    """The bookings of one day in one cell; beyond the first, their number."""
    if not bookings:
        return ""
    first = f"{in_india(bookings[0].starts_at):%H:%M} {bookings[0].whose}"
    return first if len(bookings) == 1 else f"{first} +{len(bookings) - 1}"


SPACE_COLUMNS: tuple[Column[SpaceLine], ...] = (
    Column(title=N_("Name"), value=lambda line: said_name(line.row.space), stretch=True),
    Column(title=N_("Kind"), value=lambda line: _(SPACE_LABELS[line.row.space.kind]), width=108),
    Column(title=N_("Seats"), value=lambda line: line.row.space.capacity, align="right", width=60),
    Column(title=N_("Block"), value=lambda line: said_block(line.row.space.block), width=104),
    Column(title=N_("District"), value=lambda line: said_district(line.row.space), width=100),
    Column(
        title=N_("Permission"),
        value=lambda line: _(PERMISSION_LABELS[line.row.permission]),
        chip=lambda line: PERMISSION_TONES[line.row.permission],
        width=104,
    ),
    Column(title=N_("Bookings"), value=lambda line: line.row.bookings, align="right", width=88),
)
