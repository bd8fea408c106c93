"""The draft: the columns of its list, one teacher's pair, and the proposal as a whole."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import ceil

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from sankul.operations.districts import said_district
from sankul.operations.levels import said_block
from sankul.operations.mentoring_preview import CHANGE_LABELS, Change, Preview, PreviewRow
from sankul.operations.mentoring_reports import ProposalReport
from sankul.rules.mentoring_reasons import names_of
from sankul.text import N_, _
from sankul.ui.facts import Facts
from sankul.ui.parts import button
from sankul.ui.tables import Column, Tone

MOST_NAMED = 30
CHANGE_TONES: Mapping[Change, Tone] = {
    Change.NEW: "accent",
    Change.STAYS: "grey",
    Change.MOVES: "amber",
    Change.LEAVES: "red",
    Change.WITHOUT: "red",
}
SHORT_WORDS = {
    "mentoring.move": N_("Move"),
    "mentoring.pin": N_("Pin"),
    "mentoring.forbid": N_("Forbid"),
    "mentoring.leave": N_("Leave over"),
}


def _next_text(row: PreviewRow) -> str:
    if row.mentor_id is None or row.next_extra is None:
        return "–"
    return f"{row.next_extra:+d}  {row.next_mentor}"


def _next_words(row: PreviewRow) -> str:
    if row.mentor_id is None:
        return ""
    if row.next_extra is None:
        return _("No other mentor of the district has a free seat.")
    return _("{mentor}, for {n} points more").format(mentor=row.next_mentor, n=row.next_extra)


def _change_text(row: PreviewRow) -> str:
    return _(CHANGE_LABELS[row.change])


TEACHER, SCHOOL, NOW_WITH = range(3)
DRAFT_COLUMNS: Sequence[Column[PreviewRow]] = (
    Column(title=N_("Teacher"), value=lambda row: row.teacher, width=130, stretch=True),
    Column(title=N_("School"), value=lambda row: row.school, width=110, stretch=True),
    Column(
        title=N_("Now with"),
        value=lambda row: row.present_mentor,
        text=lambda row: row.present_mentor or "–",
        width=124,
    ),
    Column(title=N_("Proposed"), value=lambda row: row.mentor, text=lambda row: row.mentor or "–", width=144),
    Column(title=N_("Change"), value=_change_text, chip=lambda row: CHANGE_TONES[row.change], width=132),
    Column(title=N_("Next best"), value=lambda row: row.next_extra, text=_next_text, width=144),
)


def is_comparable(report: ProposalReport) -> bool:
    """Whether the bound holds: who was taken out by hand costs nothing, but the best possible leaves nobody out so."""
    return not any("taken_out" in names_of(each.reasons) for each in report.unassigned)


def quality_text(report: ProposalReport) -> str:
    """How good the proposal is, in plain words; the percentage is rounded up, so that it never promises too much."""
    if not is_comparable(report):
        return _("{cost} points, without those whom you took out.").format(cost=report.cost)
    percent = ceil(report.gap * 1000) / 10
    return _("{cost} points, at most {percent} % away from the best possible.").format(
        cost=report.cost, percent=f"{percent:g}"
    )


def placed_text(report: ProposalReport) -> str:
    """How many of how many have a mentor."""
    total = report.assigned + len(report.unassigned)
    return _("{n} of {total} teachers have a mentor.").format(n=report.assigned, total=total)


def commit_text(report: ProposalReport) -> str:
    """What a commit would make, with its counts."""
    circles = sum(each.load > 0 for each in report.mentors)
    return _("Make {circles} circles of {n} teachers").format(circles=circles, n=report.assigned)


def proposal_facts(preview: Preview, show: Callable[[Change], object]) -> Facts:
    """The proposal as a whole: what it changes, how good it is, and who is left over and why."""
    report = preview.report
    facts = Facts(_("The proposal"), placed_text(report))
    counts = Counter(row.change for row in preview.rows)
    facts.add_lines([(_(said), str(counts[change])) for change, said in CHANGE_LABELS.items() if counts[change]])
    quality = [
        (_("Points"), str(report.cost)),
        (_("Found in"), _("{seconds} seconds").format(seconds=f"{report.seconds:.1f}")),
    ]
    if is_comparable(report):
        percent = f"{ceil(report.gap * 1000) / 10:g}"
        quality[1:1] = [
            (_("Fewest possible"), _("{bound} or more").format(bound=report.bound)),
            (_("Away from the best"), _("at most {percent} %").format(percent=percent)),
        ]
    facts.add_lines(quality, _("How good it is"))
    if report.unassigned:
        facts.add_lines([(each.person, each.why) for each in report.unassigned[:MOST_NAMED]], _("Left over, and why"))
        facts.add(button(_("Show all who are left over"), lambda: show(Change.WITHOUT), look="link"))
    return facts


def pair_facts(
    row: PreviewRow, names: Mapping[str, str], acts: Sequence[QPushButton], allow: Callable[[str], object]
) -> Facts:
    """One teacher of the draft; `names` are those of all mentors by key, `allow` takes back that one was ruled out."""
    chips: list[tuple[str, Tone]] = [(_change_text(row), CHANGE_TONES[row.change])]
    if row.is_pinned:
        chips.append((_("Pinned"), "accent"))
    place = ", ".join(
        part for part in (row.school, said_block(row.block), said_district(row.district_code, row.district)) if part
    )
    facts = Facts(row.teacher, place, chips)
    facts.add_lines(
        [
            (_("Now with"), row.present_mentor or _("nobody")),
            (_("Proposed"), row.mentor or _("nobody")),
            (_("Why"), row.why),
            (_("Next best"), _next_words(row)),
            (_("Ruled out"), ", ".join(names.get(each, "") for each in row.forbidden)),
        ]
    )
    facts.add(_grid(acts))
    for mentor_id in row.forbidden:
        said = _("Allow {mentor} again").format(mentor=names.get(mentor_id, ""))
        facts.add(button(said, partial(allow, mentor_id), look="link"))
    return facts


def act_button(name: str, act: QAction, row: PreviewRow) -> QPushButton:
    """A short button for an act on the teacher; its full words stand in the tool tip."""
    is_release = name == "mentoring.pin" and row.is_pinned
    made = button(_("Release") if is_release else _(SHORT_WORDS[name]), act.trigger)
    made.setObjectName(name)
    made.setToolTip(act.toolTip())
    made.setAccessibleName(act.text())
    made.setEnabled(act.isEnabled())
    return made


def _grid(buttons: Sequence[QPushButton]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 12, 0, 0)
    grid.setSpacing(8)
    for at, each in enumerate(buttons):
        grid.addWidget(each, at // 2, at % 2)
    return holder
