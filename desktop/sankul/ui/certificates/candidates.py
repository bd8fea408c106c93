"""Who may have a certificate: everyone whom a kind is for, each with the reason in words, live as the conditions change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from sankul.clock import said_day
from sankul.rules.certificates import (
    KIND_LABELS,
    MOST_HOURS,
    MOST_TASKS,
    USUAL_PERCENT,
    CertificateKind,
    Conditions,
    hours,
    part_of,
    usual_conditions,
)
from sankul.rules.course_work import said_title
from sankul.rules.mentoring import Part
from sankul.rules.people import display_name
from sankul.text import N_, _, language
from sankul.ui.act_buttons import act_buttons
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.tables import Column, Tone
from sankul.ui.theme import scaled
from sankul.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from sankul.operations.eligibility import Candidate
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

KINDS = (
    CertificateKind.PARTICIPATION,
    CertificateKind.COMPLETION,
    CertificateKind.APPRECIATION,
    CertificateKind.LEADING,
)
TYPING_MS = 200


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One person in the language now spoken. `is_barred`: no reason helps; `work` counts tasks handed in and all tasks."""

    id: str
    name: str
    other_name: str
    school: str
    held: int
    attended: int
    percent: int
    hours: str
    work: tuple[int, int]
    missing: tuple[str, ...]
    led: tuple[str, ...]
    why: str
    holds: str
    is_barred: bool
    absences: tuple[str, ...]

    @property
    def may(self) -> bool:
        """Whether the person may have one."""
        return not self.why


def row_of(candidate: "Candidate") -> CandidateRow:
    """The row of a candidate."""
    here = language()
    person, school, record, took_part = candidate.person, candidate.school, candidate.record, candidate.took_part
    name = display_name(person, here)
    other = display_name(person, "en" if here == "hi" else "hi")
    return CandidateRow(
        id=person.id,
        name=name,
        other_name=other if other != name else "",
        school=((school.name_hi if here == "hi" else "") or school.name) if school else "",
        held=took_part.held,
        attended=took_part.attended,
        percent=took_part.percent,
        hours=hours(took_part.minutes),
        work=(record.work_done, len(record.tasks)),
        missing=tuple(said_title(task) for task in record.missing),
        led=tuple(f"{said_day(each.on)} {each.topic}".strip() for each in record.led),
        why=candidate.why,
        holds=candidate.holds,
        is_barred=bool(candidate.bar),
        absences=tuple(said_day(each.on) for each in took_part.meetings if not each.was_there),
    )


def said_may(row: CandidateRow) -> str:
    """The word of the chip."""
    if row.holds:
        return _("Has one")
    if row.is_barred:
        return _("Not printable")
    return _("May have one") if row.may else _("Not yet")


def may_tone(row: CandidateRow) -> Tone:
    """The colour of the chip."""
    if row.holds:
        return "accent"
    if row.is_barred:
        return "red"
    return "green" if row.may else "grey"


def said_attended(row: CandidateRow) -> str:
    """Attended of held."""
    return _("{done} of {total}").format(done=row.attended, total=row.held)


SHOWN: "dict[str, tuple[str, Callable[[CandidateRow], bool]]]" = {
    "all": (N_("All"), lambda row: True),
    "may": (N_("May have one"), lambda row: row.may),
    "not_yet": (N_("Not yet"), lambda row: not row.may and not row.holds),
    "has": (N_("Has one"), lambda row: bool(row.holds)),
}
"""What the list can be narrowed to."""

NOBODY_SO = Empty(N_("Nobody is so"), N_("The list has others; show them all."), "award")


class ConditionBox(QSpinBox):
    """A condition beside the switch; at 0 it says that nothing is asked for."""

    def __init__(self, name: str, most: int, suffix: str, nothing: str, value: int = 0) -> None:
        super().__init__(minimum=0, maximum=most, value=value, prefix=_("at least") + " ", suffix=suffix)
        self.setSpecialValueText(nothing)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setMinimumWidth(scaled(100))
        self.setAccessibleName(name)
        self.setToolTip(name)


class CandidatesView(View):
    """Kind and conditions above, the people below."""

    key = "candidates"
    title = N_("Who may have one")
    row_type = CandidateRow
    acts = frozenset(
        {"certificates.issue", "certificates.check", "certificates.issue_selected", "certificates.issue_anyway"}
    )
    columns: ClassVar[tuple[Column[CandidateRow], ...]] = (
        Column(title=N_("Name"), value=lambda row: row.name, width=164),
        Column(title=N_("School"), value=lambda row: row.school, width=140),
        Column(title=N_("Attended"), value=lambda row: row.attended, text=said_attended, align="right", width=96),
        Column(
            title=N_("Percent"),
            value=lambda row: row.percent,
            text=lambda row: f"{row.percent} %",
            align="right",
            width=88,
        ),
        Column(title=N_("Certificate"), value=said_may, chip=may_tone, width=124),
        Column(title=N_("Why not"), value=lambda row: row.why, stretch=True, width=120),
    )
    nothing_yet = Empty(
        N_("Nobody is in a circle yet"),
        N_("Certificates are for people in circles. Assign mentors first, and hold sessions."),
        "network",
    )
    nothing_picked = Empty(N_("Nothing selected"), N_("Choose a person to see the reason in words."), "eye")

    def build(self) -> None:
        """Controls that count at once."""
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(_(KIND_LABELS[kind]), kind.value)
        self.kind.setAccessibleName(_("Kind"))
        self.least = ConditionBox(_("Least attendance"), 100, " %", _("any attendance"), USUAL_PERCENT)
        self.hours = ConditionBox(_("Least hours"), MOST_HOURS, " " + _("hours"), _("any hours"))
        self.work = ConditionBox(_("Least course work"), MOST_TASKS, " " + _("tasks"), _("any course work"))
        self.shown = QComboBox()
        for key, (said, _shows) in SHOWN.items():
            self.shown.addItem(_(said), key)
        self.shown.setAccessibleName(_("Who may have one"))
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.shown.currentIndexChanged.connect(lambda _at: self.page.refresh())
        self._settle = QTimer(self.least, singleShot=True, interval=TYPING_MS)
        self._settle.timeout.connect(self.page.refresh)
        self._take()
        self.kind.currentIndexChanged.connect(lambda _at: self._changed_kind())
        for box in self._boxes():
            box.valueChanged.connect(lambda _value: self._changed(self._settle.start))

    def controls(self) -> Sequence[QWidget]:
        """See View."""
        return (self.kind, *self._boxes(), self.shown)

    def chosen(self) -> tuple[CertificateKind, Conditions]:
        """Kind and conditions; asks no widget, because the reader thread calls it too."""
        return self._chosen

    def hide(self) -> None:
        """A change that was not counted yet no longer matters."""
        self._settle.stop()

    def load(self, work: "Work", programme: "Programme | None") -> Sequence[CandidateRow]:
        """Everyone whom the kind is for; nobody while there are no circles."""
        from sankul.operations.eligibility import NobodyInCircles, candidates_of

        if programme is None:
            return ()
        try:
            found = candidates_of(work, programme, *self.chosen(), self.page.shell.context.printer)
        except NobodyInCircles:
            return ()
        return tuple(map(row_of, found))

    def rows(self, data: Sequence[CandidateRow]) -> Sequence[CandidateRow]:
        """Those who are chosen."""
        _said, shows = SHOWN[self.shown.currentData()]
        return [row for row in data if shows(row)]

    def show(self, data: Sequence[CandidateRow]) -> None:
        """Say how many there are of each; where there is none, the way out is to all."""
        for at, (said, shows) in enumerate(SHOWN.values()):
            self.shown.setItemText(at, f"{_(said)}: {sum(map(shows, data))}")
        self.nothing_yet = NOBODY_SO if data else CandidatesView.nothing_yet

    def also_searched(self, row: CandidateRow) -> str:
        """The name in the other script."""
        return row.other_name

    def detail(self, row: CandidateRow, more: Any) -> QWidget:
        """Why, what can be done, and what is on record."""
        facts = Facts(row.name, row.other_name, [(said_may(row), may_tone(row))])
        facts.add_lines([(_("Why not"), row.why)])
        if not row.is_barred:
            name = "certificates.issue_selected" if row.may else "certificates.issue_anyway"
            facts.add(act_buttons([self.page.acts[name]]))
        facts.add_lines(
            [
                (_("School"), row.school),
                (_("Attendance"), f"{said_attended(row)} ({row.percent} %)"),
                (_("Hours"), row.hours),
                (
                    _("Course work"),
                    _("{done} of {total}").format(done=row.work[0], total=row.work[1]) if row.work[1] else "",
                ),
                (_("Not handed in"), ", ".join(row.missing)),
                (_("Led on"), ", ".join(row.led)),
                (_("Not there on"), ", ".join(row.absences)),
            ]
        )
        return facts

    def way_out(self) -> "tuple[str, Callable[[], object]] | None":
        """To all, where nobody is so; else to the mentoring page."""
        if self.nothing_yet is NOBODY_SO:
            return _("Show all"), lambda: self.shown.setCurrentIndex(0)
        return _("Go to Mentoring"), lambda: self.page.shell.go("mentoring")

    def state(self) -> dict[str, Any]:
        """See Page."""
        boxes = [box.value() for box in self._boxes()]
        return {"kind": self.kind.currentIndex(), "boxes": boxes, "shown": self.shown.currentIndex()}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        self._put(state["kind"], state["boxes"])
        self.shown.blockSignals(True)
        self.shown.setCurrentIndex(state["shown"])
        self.shown.blockSignals(False)

    def _boxes(self) -> tuple[ConditionBox, ...]:
        return (self.least, self.hours, self.work)

    def _put(self, kind: int, values: Sequence[int]) -> None:
        """Show other values without counting."""
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(kind)
        self.kind.blockSignals(False)
        for box, value in zip(self._boxes(), values, strict=True):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._take()

    def _take(self) -> None:
        kind = CertificateKind(self.kind.currentData())
        is_for_teachers = part_of(kind) is Part.TEACHER
        self.work.setEnabled(is_for_teachers)
        self._chosen = (
            kind,
            Conditions(self.least.value(), self.hours.value(), self.work.value() if is_for_teachers else 0),
        )

    def _changed_kind(self) -> None:
        """A percentage that was the usual one becomes the usual one of the other kind."""
        before, after = self._chosen[0], CertificateKind(self.kind.currentData())
        self._put(
            self.kind.currentIndex(),
            [adapted(self.least.value(), before, after), self.hours.value(), self.work.value()],
        )
        self.page.refresh()

    def _changed(self, then: "Callable[[], object]") -> None:
        self._take()
        then()


def adapted(percent: int, before: CertificateKind, after: CertificateKind) -> int:
    """The least percentage for another kind: that kind's usual one in the place of the usual one, else as it was."""
    is_usual = percent == usual_conditions(before).min_percent
    return usual_conditions(after).min_percent if is_usual else percent
