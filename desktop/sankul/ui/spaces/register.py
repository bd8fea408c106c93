"""The register of spaces as a list, and all about one of them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sankul.clock import in_india, said_day, today
from sankul.operations.levels import said_block
from sankul.operations.spaces import BookingRow
from sankul.rules.spaces import PERMISSION_LABELS, SPACE_LABELS
from sankul.text import N_, _
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.sessions.dates import short_day
from sankul.ui.spaces.rows import (
    PERMISSION_TONES,
    SPACE_COLUMNS,
    SpaceLine,
    hidden_words,
    other_name,
    said_district,
    said_hours,
    said_name,
    said_whose,
)
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

DAYS_AHEAD = 120
MOST_BOOKINGS = 12
NO_SPACE_YET = Empty(
    N_("No space yet"),
    N_("Add the rooms where circles can meet: offices, schools, panchayat halls, homes."),
    "door-open",
    "spaces.add",
)


class RegisterView(View):
    """One line for each space."""

    key = "register"
    title = N_("Register")
    row_type = SpaceLine
    columns = SPACE_COLUMNS
    acts = frozenset({"spaces.add", "spaces.edit", "spaces.find_free", "spaces.remove", "spaces.import"})
    nothing_yet = NO_SPACE_YET

    def load(self, work: "Work", programme: "Programme | None") -> Sequence[SpaceLine]:
        """See View."""
        from sankul.operations.spaces import list_spaces

        return [SpaceLine(row.space.id, row) for row in list_spaces(self.page.shell.context.store)]

    def also_searched(self, line: SpaceLine) -> str:
        """See View."""
        return f"{hidden_words(line.row.space)} {line.row.school} {line.row.space.district}"

    def load_detail(self, work: "Work", line: SpaceLine) -> Sequence[BookingRow]:
        """The bookings to come."""
        from sankul.operations.spaces import bookings_of

        day = today()
        return bookings_of(self.page.shell.context.store, line.id, day, day + timedelta(days=DAYS_AHEAD))

    def detail(self, line: SpaceLine, more: Sequence[BookingRow]) -> Facts:
        """See View."""
        space = line.row.space
        chips = [(_(PERMISSION_LABELS[line.row.permission]), PERMISSION_TONES[line.row.permission])]
        facts = Facts(said_name(space), other_name(space), chips)
        facts.add_lines(
            [
                (_("Kind"), _(SPACE_LABELS[space.kind])),
                (_("Seats"), str(space.capacity)),
                (_("School"), line.row.school),
                (_("Block"), said_block(space.block)),
                (_("District"), said_district(space)),
                (_("Permission until"), _last_day(space.permission_until_on)),
                (_("Contact"), space.contact),
                (_("Mobile"), space.contact_mobile),
            ]
        )
        facts.add_lines(booking_lines(more), _("Next bookings") if more else _("No booking to come"))
        return facts


def booking_lines(bookings: Sequence[BookingRow]) -> list[tuple[str, str]]:
    """Day, then hours and whose; a long list is cut, and says so."""
    lines = [
        (short_day(in_india(each.starts_at).date()), f"{said_hours(each)}  {said_whose(each)}")
        for each in bookings[:MOST_BOOKINGS]
    ]
    rest = len(bookings) - MOST_BOOKINGS
    return [*lines, ("", _("… and {n} more").format(n=rest))] if rest > 0 else lines


def _last_day(until_on: date | None) -> str:
    return said_day(until_on - timedelta(days=1)) if until_on else ""
