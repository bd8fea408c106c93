"""Attendance by teacher: percentages, who can still qualify, and who stayed away twice in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sankul.clock import in_india, said_day
from sankul.operations.attendance import AttendanceRow
from sankul.rules.attendance import MARK_LABELS
from sankul.text import N_, _, language
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.tables import Column, Tone
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

NEEDED_PERCENT = 75
REACHED, POSSIBLE, LOST, UNKNOWN = N_("Qualifies"), N_("Can still qualify"), N_("Can no longer qualify"), ""


@dataclass(frozen=True, slots=True)
class TeacherLine:
    """One teacher in one circle."""

    id: str
    row: AttendanceRow

    @property
    def name(self) -> str:
        """In the language now spoken."""
        return self.row.name.in_language(language())

    @property
    def standing(self) -> str:
        """Whether the needed attendance is reached, can be reached, or cannot (an N_ message)."""
        attendance = self.row.attendance
        if not attendance.held and not attendance.remaining:
            return UNKNOWN
        if not attendance.can_qualify(NEEDED_PERCENT):
            return LOST
        return POSSIBLE if attendance.remaining else REACHED

    @property
    def missing(self) -> str:
        """The absences in a row, when they are too many."""
        if not self.row.attendance.is_missing:
            return ""
        return _("{n} in a row").format(n=self.row.attendance.absences_in_row)


STANDING_TONES: dict[str, Tone] = {REACHED: "green", POSSIBLE: "accent", LOST: "red"}


TEACHER_COLUMNS: tuple[Column[TeacherLine], ...] = (
    Column(title=N_("Teacher"), value=lambda line: line.name, stretch=True),
    Column(title=N_("Circle"), value=lambda line: line.row.circle, width=96),
    Column(
        title=N_("Attended"),
        value=lambda line: line.row.attendance.attended,
        text=lambda line: _("{done} of {total}").format(
            done=line.row.attendance.attended, total=line.row.attendance.held
        ),
        align="right",
        width=96,
    ),
    Column(
        title=N_("Percent"),
        value=lambda line: line.row.attendance.percent if line.row.attendance.held else None,
        text=lambda line: f"{line.row.attendance.percent} %" if line.row.attendance.held else "",
        align="right",
        width=84,
    ),
    Column(
        title=N_("Certificate"),
        value=lambda line: _(line.standing),
        chip=lambda line: STANDING_TONES.get(line.standing),
        width=172,
    ),
    Column(title=N_("Absences"), value=lambda line: line.missing, chip=lambda _line: "amber", width=128),
)


class TeachersView(View):
    """One line for each teacher and circle."""

    key = "teachers"
    title = N_("Teachers")
    acts = frozenset({"sessions.plan", "sessions.sheets"})
    row_type = TeacherLine
    columns = TEACHER_COLUMNS
    nothing_yet = Empty(
        N_("No teacher in a circle yet"),
        N_("Once mentors are assigned and sessions marked, each teacher's attendance stands here."),
        "users",
    )

    def load(self, work: "Work", programme: "Programme | None") -> Sequence[TeacherLine]:
        """See View."""
        from sankul.operations.attendance import attendance_summary

        rows = attendance_summary(work, programme.id) if programme else ()
        return [TeacherLine(f"{row.circle_id} {row.person_id}", row) for row in rows]

    def also_searched(self, line: TeacherLine) -> str:
        """The name in the other script, and the phone number."""
        return f"{line.row.name.en} {line.row.name.hi} {line.row.mobile}"

    def load_detail(self, work: "Work", line: TeacherLine) -> list[tuple[str, str]]:
        """Day and mark of each held session of the circle, newest first."""
        from sankul.operations.store import Among
        from sankul.rules.sessions import SessionState

        held = work.sessions.where(circle_id=line.row.circle_id, state=SessionState.HELD)
        marks = work.marks.where(person_id=line.row.person_id, session_id=Among([each.id for each in held]))
        state = {each.session_id: _(MARK_LABELS[each.state]) for each in marks}
        return [
            (said_day(in_india(each.starts_at).date()), state.get(each.id, _("Not marked")))
            for each in sorted(held, key=lambda each: each.starts_at, reverse=True)
        ]

    def detail(self, line: TeacherLine, more: Any) -> Facts:
        """See View."""
        row, attendance = line.row, line.row.attendance
        chips: list[tuple[str, Tone]] = []
        if line.standing:
            chips.append((_(line.standing), STANDING_TONES[line.standing]))
        if attendance.is_missing:
            chips.append((_("Absent: {text}").format(text=line.missing), "amber"))
        facts = Facts(line.name, row.circle, chips)
        facts.add_lines(
            [
                (_("Attended"), _("{done} of {total}").format(done=attendance.attended, total=attendance.held)),
                (_("Percent"), f"{attendance.percent} %" if attendance.held else ""),
                (_("Excused"), str(attendance.excused or "")),
                (_("Still to come"), str(attendance.remaining)),
                (_("Needed"), f"{NEEDED_PERCENT} %"),
                (_("Mobile"), row.mobile),
            ]
        )
        facts.add_lines(more, _("Sessions"))
        return facts
