"""All spaces in one week: who meets where on which day."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sankul.clock import today
from sankul.operations.levels import said_block
from sankul.operations.spaces import BookingRow
from sankul.rules.sessions import WEEKDAYS, monday_of
from sankul.text import N_, _
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.parts import button, label, styled
from sankul.ui.sessions.dates import short_day, week_title
from sankul.ui.spaces.register import NO_SPACE_YET
from sankul.ui.spaces.rows import (
    WeekLine,
    hidden_words,
    other_name,
    said_bookings,
    said_district,
    said_hours,
    said_name,
    said_whose,
)
from sankul.ui.tables import Column, Tone
from sankul.ui.theme import scaled
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.spaces import WeekGrid
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme


def _day_column(at: int) -> Column[WeekLine]:
    def said(line: WeekLine) -> str:
        return said_bookings(line.days[at])

    def tone(line: WeekLine) -> Tone | None:
        return "accent" if line.days[at] else None

    return Column(title=WEEKDAYS[at], value=said, chip=tone, width=112)


WEEK_COLUMNS: tuple[Column[WeekLine], ...] = (
    Column(title=N_("Name"), value=lambda line: said_name(line.space), stretch=True),
    *(_day_column(at) for at in range(7)),
)


class SpacesWeekView(View):
    """One line for each space, one column for each day."""

    key = "week"
    title = N_("Week")
    row_type = WeekLine
    columns = WEEK_COLUMNS
    acts = frozenset({"spaces.add", "spaces.edit", "spaces.find_free"})
    nothing_yet = NO_SPACE_YET
    nothing_picked = Empty(N_("Nothing selected"), N_("Choose a space to see its week in full."), "eye")

    def build(self) -> None:
        """The steps beside the switch."""
        self.monday = monday_of(today())
        self.heading = styled(label(), "strong")
        self.heading.setWordWrap(False)
        self.steps = QWidget()
        row = QHBoxLayout(self.steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for sign, name, step in (
            ("chevron-left", _("Earlier"), -1),
            ("", _("Today"), 0),
            ("chevron-right", _("Later"), 1),
        ):
            made = button(_("Today") if not step else "", self._stepping(step), sign=sign, look="quiet" if step else "")
            made.setAccessibleName(name)
            made.setToolTip(name + ("  PgUp" if step < 0 else "  PgDown" if step else "  T"))
            row.addWidget(made)
        row.addSpacing(scaled(8))
        row.addWidget(self.heading)
        self._tell()

    def controls(self) -> Sequence[QWidget]:
        """See View."""
        return (self.steps,)

    def turn(self, step: int) -> None:
        """The week before or after; 0: this week."""
        self.monday = self.monday + timedelta(days=7 * step) if step else monday_of(today())
        self._tell()
        self.page.refresh()

    def load(self, work: "Work", programme: "Programme | None") -> "WeekGrid":
        """See View."""
        from sankul.operations.spaces import week_grid

        return week_grid(self.page.shell.context.store, self.monday)

    def rows(self, data: "WeekGrid") -> Sequence[WeekLine]:
        """See View."""
        return [WeekLine(space.id, space, days) for space, days in data.rows]

    def also_searched(self, line: WeekLine) -> str:
        """See View."""
        return f"{hidden_words(line.space)} {line.space.block} {line.space.district}"

    def detail(self, line: WeekLine, more: Any) -> Facts:
        """Every booking of the week."""
        facts = Facts(said_name(line.space), other_name(line.space))
        facts.add_lines(
            [
                (_("Seats"), str(line.space.capacity)),
                (_("Block"), said_block(line.space.block)),
                (_("District"), said_district(line.space)),
            ]
        )
        lines = _lines(self.monday, line.days)
        facts.add_lines(lines, _("This week's bookings") if lines else _("Free the whole week"))
        return facts

    def state(self) -> dict[str, Any]:
        """See View."""
        return {"monday": self.monday}

    def restore(self, state: dict[str, Any]) -> None:
        """See View."""
        self.monday = state["monday"]
        self._tell()

    def _tell(self) -> None:
        self.heading.setText(week_title(self.monday, self.monday + timedelta(days=6)))

    def _stepping(self, step: int) -> Callable[[], None]:
        return lambda: self.turn(step)


def _lines(monday: date, days: tuple[tuple[BookingRow, ...], ...]) -> list[tuple[str, str]]:
    return [
        (short_day(monday + timedelta(days=at)), f"{said_hours(booking)}  {said_whose(booking)}")
        for at, bookings in enumerate(days)
        for booking in bookings
    ]
