"""What the lists and the calendar say about a session."""

from datetime import datetime

from sankul.clock import now
from sankul.operations.sessions import SessionRow
from sankul.rules.sessions import STATE_LABELS, SessionState
from sankul.text import N_, _, language
from sankul.ui.sessions.dates import short_day
from sankul.ui.tables import Column, Tone

TO_MARK = N_("To mark")
TONES: dict[SessionState, Tone] = {
    SessionState.PLANNED: "accent",
    SessionState.HELD: "green",
    SessionState.CANCELLED: "grey",
}


def is_to_mark(row: SessionRow, moment: datetime | None = None) -> bool:
    """Whether the session is over and nobody has marked who came."""
    return row.state is SessionState.PLANNED and row.ends_at <= (moment or now())


def said_state(row: SessionRow) -> str:
    """The state in a word."""
    return _(TO_MARK) if is_to_mark(row) else _(STATE_LABELS[row.state])


def tone_of(row: SessionRow, moment: datetime | None = None) -> Tone:
    """The colour of the state."""
    return "amber" if is_to_mark(row, moment) else TONES[row.state]


def said_time(row: SessionRow) -> str:
    """15:30–17:00."""
    return f"{row.start:%H:%M}–{row.end:%H:%M}"


def said_mentor(row: SessionRow) -> str:
    """The mentor's name."""
    return row.mentor.in_language(language())


def said_leader(row: SessionRow) -> str:
    """Who led a session that was held; empty for the others."""
    if row.state is not SessionState.HELD:
        return ""
    return row.leader.in_language(language()) if row.leader else _("the mentor")


def said_space(row: SessionRow) -> str:
    """The name of the space, or an empty text."""
    return row.space.in_language(language()) if row.space else ""


def hidden_words(row: SessionRow) -> str:
    """What finds a session though no column shows it."""
    names = [row.mentor.en, row.mentor.hi, row.circle_name, row.topic]
    return " ".join([*names, *((row.space.en, row.space.hi) if row.space else ())])


STATE: Column[SessionRow] = Column(title=N_("State"), value=said_state, chip=tone_of, width=100)
AGENDA_COLUMNS: tuple[Column[SessionRow], ...] = (
    Column(title=N_("Day"), value=lambda row: row.starts_at, text=lambda row: short_day(row.day), width=120),
    Column(title=N_("Time"), value=lambda row: row.start, text=said_time, width=104),
    Column(title=N_("Circle"), value=lambda row: row.circle, width=84),
    Column(title=N_("No."), value=lambda row: row.number, align="right", width=48),
    Column(title=N_("Mentor"), value=said_mentor, stretch=True),
    Column(title=N_("Space"), value=said_space, stretch=True),
    STATE,
)
DAY_COLUMNS: tuple[Column[SessionRow], ...] = (
    Column(title=N_("Time"), value=lambda row: row.start, text=lambda row: f"{row.start:%H:%M}", width=64),
    Column(title=N_("Circle"), value=lambda row: row.circle, width=88),
    Column(title=N_("Space"), value=said_space, stretch=True),
    STATE,
)
