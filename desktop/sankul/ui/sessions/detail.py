"""All about one session, at the right of every list of sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction

from sankul.operations.sessions import SessionPage, SessionRow
from sankul.rules.attendance import MARK_LABELS, MarkState
from sankul.rules.mentoring import Circle
from sankul.rules.sessions import SessionState, said_moment
from sankul.text import _, language
from sankul.ui.act_buttons import act_buttons
from sankul.ui.facts import Facts
from sankul.ui.parts import label
from sankul.ui.reports import add_history, amber_line
from sankul.ui.sessions.dates import long_day
from sankul.ui.sessions.rows import is_to_mark, said_leader, said_mentor, said_space, said_state, said_time, tone_of
from sankul.ui.tables import Tone

if TYPE_CHECKING:
    from sankul.operations.attendance import SheetRow
    from sankul.operations.store import Work


@dataclass(frozen=True, slots=True)
class Known:
    """What is read for the detail: the session, its sheet, and what happened to it (moment and sentence)."""

    page: SessionPage
    sheet: tuple["SheetRow", ...]
    history: tuple[tuple[str, str], ...]


class SessionDetail:
    """The detail of a session, for views whose rows are sessions."""

    page: Any

    def load_detail(self, work: "Work", row: SessionRow) -> Known:
        """See View."""
        from sankul.operations.attendance import attendance_sheet
        from sankul.operations.sessions import session_page

        store = self.page.shell.context.store
        happened = store.history(row.id)
        history = tuple((said_moment(entry.at), entry.sentence()) for entry, _change in happened)
        return Known(session_page(store, row.id), attendance_sheet(store, row.id), history)

    def detail(self, row: SessionRow, more: Known) -> Facts:
        """See View."""
        return session_facts(row, more, [self.page.acts[name] for name in acts_of(row)])


def acts_of(row: SessionRow) -> list[str]:
    """The names of the acts that make sense for a session as it is."""
    if row.state is SessionState.CANCELLED:
        return []
    if row.state is SessionState.HELD:
        marking = ["sessions.reopen"] if row.is_locked else ["sessions.mark", "sessions.lock"]
        return [*marking, "sessions.leader"]
    moving = ["sessions.move", "sessions.space", "sessions.cancel"]
    return ["sessions.mark", *moving] if is_to_mark(row) else moving


def session_facts(row: SessionRow, more: Known, acts: Sequence[QAction]) -> Facts:
    """Heading, acts, facts, what stands against it, and who belongs to it."""
    title = _("{circle}: session {number}").format(circle=row.circle, number=row.number)
    chips: list[tuple[str, Tone]] = [(said_state(row), tone_of(row))]
    facts = Facts(title, f"{long_day(row.day)}, {said_time(row)}", [*chips, *_locked(row)])
    if acts:
        facts.add(act_buttons(acts))
    facts.add_lines(
        [
            (_("Mentor"), said_mentor(row)),
            (_("Led by"), said_leader(row)),
            (_("Space"), said_space(row) or _("none yet")),
            (_("District"), _district(more.page.circle)),
            (_("Topic"), row.topic),
            (_("Reason"), row.reason),
        ]
    )
    for clash in more.page.clashes:
        facts.add(amber_line(clash.what))
    _add_teachers(facts, more)
    add_history(facts, more.history)
    return facts


def _district(circle: Circle) -> str:
    """The district in the language now spoken, as far as a Hindi name is known."""
    from sankul.operations.districts import said_district

    return said_district(circle.district_code, circle.district)


def _locked(row: SessionRow) -> list[tuple[str, Tone]]:
    return [(_("Locked"), "grey")] if row.is_locked else []


def _said_count(more: Known) -> str:
    total = len(more.sheet)
    if more.page.session.state is not SessionState.HELD:
        return _("Teachers ({n})").format(n=total)
    there = sum(line.state in (MarkState.PRESENT, MarkState.LATE) for line in more.sheet)
    return _("Present {there} of {total}").format(there=there, total=total)


def _add_teachers(facts: Facts, more: Known) -> None:
    """The teachers in the order of the paper sheet; of a held session each with the mark."""
    spoken = language()
    names = [f"{number}. {line.name.in_language(spoken)}" for number, line in enumerate(more.sheet, 1)]
    if more.page.session.state is SessionState.HELD:
        marks = [_said_mark(line) for line in more.sheet]
        facts.add_lines(list(zip(names, marks, strict=True)), _said_count(more))
    elif names:
        facts.add_lines([], _said_count(more))
        for name in names:
            facts.add(label(name, can_copy=True))


def _said_mark(line: "SheetRow") -> str:
    state = _(MARK_LABELS[line.state]) if line.state else _("Not marked")
    return f"{state} ({line.remark})" if line.remark else state
