"""Circles as they are: the columns of their list, and one circle with its people and next sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sankul.clock import in_india, now
from sankul.operations.districts import said_district
from sankul.operations.levels import said_block
from sankul.operations.mentoring_circles import CirclePage, CircleRow, MemberRow, circle_page
from sankul.operations.store import After, Store
from sankul.rules.mentoring import Part
from sankul.rules.mentoring_hours import OVERLOAD_LABELS, Overload
from sankul.rules.sessions import WEEKDAYS, Session, SessionState
from sankul.text import N_, _
from sankul.ui.facts import Facts
from sankul.ui.parts import label
from sankul.ui.tables import Column, Tone

if TYPE_CHECKING:
    from sankul.operations.store import Work

NEXT_SESSIONS = 5


class Loaded(Protocol):
    """What a circle and a mentor of a proposal have in common."""

    @property
    def load(self) -> int:
        """How many teachers."""

    @property
    def wish(self) -> int:
        """At least how many there should be."""

    @property
    def limit(self) -> int:
        """At most how many there may be."""

    @property
    def overload(self) -> Overload:
        """How the planned time stands to the pledge."""


def load_text(row: Loaded) -> str:
    """The load against the limit."""
    return _("{load} of {limit}").format(load=row.load, limit=row.limit)


def state_text(row: Loaded) -> str:
    """How it stands in a few words: too much time first, then too few teachers."""
    if row.overload is not Overload.NONE:
        return _(OVERLOAD_LABELS[row.overload])
    if not row.load:
        return _("No teachers")
    return _("Fewer than {wish}").format(wish=row.wish) if row.load < row.wish else _(OVERLOAD_LABELS[Overload.NONE])


def worry_text(row: Loaded) -> str:
    """What is not as it should be, as short as can be; empty when all is well."""
    if row.overload is not Overload.NONE:
        return _("Far above pledge") if row.overload is Overload.RED else _("Above pledge")
    return state_text(row) if row.load < row.wish else ""


def state_tone(row: Loaded) -> Tone:
    """Red for what is far too much, amber for what may be mended."""
    if row.overload is Overload.RED:
        return "red"
    return "amber" if row.overload is Overload.AMBER or 0 < row.load < row.wish else "grey"


def hours_text(minutes: int) -> str:
    """Minutes as hours and minutes: 4:45."""
    return f"{minutes // 60}:{minutes % 60:02}"


def day_text(day: date) -> str:
    """A day as it is typed in forms."""
    return day.strftime("%d.%m.%Y")


def _effort_text(row: CircleRow) -> str:
    return _("{planned} of {pledged}").format(
        planned=hours_text(row.planned_minutes), pledged=hours_text(row.pledged_minutes)
    )


CIRCLE_COLUMNS: Sequence[Column[CircleRow]] = (
    Column(title=N_("Circle"), value=lambda row: row.code, width=92),
    Column(
        title=N_("Mentor"),
        value=lambda row: row.mentor,
        text=lambda row: row.mentor or _("No mentor"),
        chip=lambda row: None if row.mentor else "red",
        width=160,
        stretch=True,
    ),
    Column(title=N_("District"), value=lambda row: said_district(row.district_code, row.district), width=116),
    Column(title=N_("Teachers"), value=lambda row: row.load, text=load_text, align="right", width=96),
    Column(
        title=N_("Hours a week"), value=lambda row: row.planned_minutes, text=_effort_text, align="right", width=116
    ),
    Column(title=N_("State"), value=state_text, chip=state_tone, width=188),
)


@dataclass(frozen=True, slots=True)
class OpenCircle:
    """One circle with its people and the next sessions, the earliest first."""

    page: CirclePage
    sessions: tuple[Session, ...]


def read_circle(work: "Work", store: Store, row: CircleRow) -> OpenCircle:
    """Read it."""
    coming = work.sessions.where(circle_id=row.id, state=SessionState.PLANNED, ends_at=After(now()))
    return OpenCircle(
        circle_page(store, row.id), tuple(sorted(coming, key=lambda each: each.starts_at))[:NEXT_SESSIONS]
    )


def circle_facts(row: CircleRow, opened: OpenCircle) -> Facts:
    """The circle for the detail pane."""
    chips: list[tuple[str, Tone]] = [(state_text(row), state_tone(row))]
    if not row.mentor:
        chips.insert(0, (_("No mentor"), "red"))
    name = _("Circle of {mentor}").format(mentor=row.mentor) if row.mentor else row.name
    facts = Facts(f"{row.code}  {name}", said_district(row.district_code, row.district), chips)
    mentors = [each for each in opened.page.members if each.part is Part.MENTOR]
    facts.add_lines(
        [
            (_("Mentor"), "\n".join(f"{each.name}\n{_since(each)}" for each in mentors)),
            (_("Mobile"), ", ".join(each.mobile for each in mentors if each.mobile)),
            (
                _("Teachers"),
                _("{load} of {limit}, {wish} wished").format(load=row.load, limit=row.limit, wish=row.wish),
            ),
            (_("Planned"), _("{hours} hours a week").format(hours=hours_text(row.planned_minutes))),
            (_("Pledged"), _("{hours} hours a week").format(hours=hours_text(row.pledged_minutes))),
        ]
    )
    facts.add_lines(
        [(_(WEEKDAYS[in_india(each.starts_at).weekday()]), _when(each)) for each in opened.sessions], _("Next sessions")
    )
    if not opened.sessions:
        facts.add(label(_("No session is planned."), "soft"))
    _add_people(facts, _("Teachers"), [each for each in opened.page.members if each.part is Part.TEACHER])
    _add_people(facts, _("Former members"), opened.page.former)
    return facts


def _when(session: Session) -> str:
    begins, ends = in_india(session.starts_at), in_india(session.ends_at)
    return f"{day_text(begins)}, {begins:%H:%M}–{ends:%H:%M}"


def _since(row: MemberRow) -> str:
    if row.until_on is None:
        return _("since {day}").format(day=day_text(row.from_on))
    return _("{first} until {last}").format(first=day_text(row.from_on), last=day_text(row.until_on))


def _add_people(facts: Facts, title: str, rows: Sequence[MemberRow]) -> None:
    """Each with name, and below it school, dates and the reason of leaving."""
    if rows:
        facts.add_lines([], title)
    for row in rows:
        about = " · ".join(part for part in (row.school, said_block(row.block), _since(row), row.reason) if part)
        facts.add(_person(row.name, about))


def _person(name: str, about: str) -> QWidget:
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(label(name, can_copy=True))
    lines.addWidget(label(about, "soft", can_copy=True))
    return holder
