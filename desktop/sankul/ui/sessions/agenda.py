"""The agenda: sessions as a list by time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QWidget

from sankul.clock import today
from sankul.operations.sessions import SessionRow
from sankul.rules.sessions import monday_of
from sankul.text import N_, _
from sankul.ui.empty import Empty
from sankul.ui.sessions.detail import SessionDetail
from sankul.ui.sessions.rows import AGENDA_COLUMNS, hidden_words, is_to_mark
from sankul.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

AHEAD, WEEK, TO_MARK, ALL = "ahead", "week", "to mark", "all"
PERIODS = (
    (AHEAD, N_("From today on")),
    (WEEK, N_("This week")),
    (TO_MARK, N_("Attendance to mark")),
    (ALL, N_("Whole programme")),
)
NOTHING_PLANNED = Empty(
    N_("No session yet"),
    N_("Plan a season: every circle gets an hour and a space for each week, in one act."),
    "calendar-plus",
    "sessions.plan",
)
NOTHING_HERE = Empty(N_("No session in this time"), N_("There are sessions at other times."), "calendar-days")
ALL_MARKED = Empty(N_("All attendance is marked"), N_("Nothing waits for you here."), "circle-check")
ROW_ACTS = frozenset(
    {
        "sessions.mark",
        "sessions.leader",
        "sessions.move",
        "sessions.space",
        "sessions.cancel",
        "sessions.lock",
        "sessions.reopen",
    }
)
SESSION_ACTS = ROW_ACTS | {"sessions.plan", "sessions.sheets", "sessions.calendar_file"}


@dataclass(frozen=True, slots=True)
class Agenda:
    """The sessions of the chosen time, and whether the programme has any at all."""

    rows: tuple[SessionRow, ...]
    has_any: bool


class AgendaView(SessionDetail, View):
    """One line for each session; the time is chosen beside the switch."""

    key = "agenda"
    title = N_("Agenda")
    row_type = SessionRow
    columns = AGENDA_COLUMNS
    acts = SESSION_ACTS
    nothing_yet = NOTHING_PLANNED

    def build(self) -> None:
        """The choice of the time."""
        self.period = AHEAD
        self.has_any = False
        self.box = QComboBox()
        self.box.setAccessibleName(_("Time"))
        self.box.addItems([_(said) for _key, said in PERIODS])
        self.box.currentIndexChanged.connect(self._chosen)

    def controls(self) -> Sequence[QWidget]:
        """See View."""
        return (self.box,)

    def choose(self, period: str) -> None:
        """See another time."""
        self.box.setCurrentIndex([key for key, _said in PERIODS].index(period))

    def load(self, work: "Work", programme: "Programme | None") -> Agenda:
        """See View."""
        if programme is None:
            return Agenda((), False)
        from sankul.operations.sessions import session_rows

        first, last = span_of(self.period)
        rows = session_rows(work, programme.id, first, last)
        if self.period == TO_MARK:
            rows = tuple(filter(is_to_mark, rows))
        return Agenda(rows, bool(rows) or has_sessions(work, programme.id))

    def rows(self, data: Agenda) -> Sequence[SessionRow]:
        """See View."""
        return data.rows

    def show(self, data: Agenda) -> None:
        """Choose the words for an empty list."""
        self.has_any = data.has_any
        empty = ALL_MARKED if self.period == TO_MARK else NOTHING_HERE
        self.nothing_yet = empty if data.has_any else NOTHING_PLANNED

    def way_out(self) -> "tuple[str, Callable[[], object]] | None":
        """See View."""
        return (_("Show the whole programme"), lambda: self.choose(ALL)) if self.has_any else None

    def also_searched(self, row: SessionRow) -> str:
        """See View."""
        return hidden_words(row)

    def state(self) -> dict[str, Any]:
        """See View."""
        return {"period": self.period}

    def restore(self, state: dict[str, Any]) -> None:
        """See View."""
        self.box.blockSignals(True)
        self.choose(state["period"])
        self.box.blockSignals(False)
        self.period = state["period"]

    def _chosen(self, at: int) -> None:
        self.period = PERIODS[at][0]
        self.page.refresh()


def span_of(period: str) -> tuple[date | None, date | None]:
    """The first and the last day of a period; None: no bound."""
    day = today()
    monday = monday_of(day)
    return {AHEAD: (day, None), WEEK: (monday, monday + timedelta(days=6)), TO_MARK: (None, day)}.get(
        period, (None, None)
    )


def has_sessions(work: "Work", programme_id: str) -> bool:
    """Whether a programme has any session."""
    from sankul.operations.store import Among

    circles = [circle.id for circle in work.circles.where(programme_id=programme_id)]
    return work.sessions.count(circle_id=Among(circles)) > 0
