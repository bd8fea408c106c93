"""Who may have a certificate: everyone whom a kind is for, each with the reason in words, live as the conditions change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QWidget

from sankul.clock import said_day
from sankul.rules.certificates import KIND_LABELS, CertificateKind
from sankul.rules.people import display_name
from sankul.text import N_, _, language
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.parts import styled
from sankul.ui.tables import Column, Tone
from sankul.ui.theme import scaled
from sankul.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from sankul.operations.eligibility import Candidate
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

KINDS = (CertificateKind.PARTICIPATION, CertificateKind.COMPLETION, CertificateKind.APPRECIATION)
"""The kinds that what is on record can decide."""

PERCENT = 75
TYPING_MS = 200


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One person in the language now spoken."""

    id: str
    name: str
    other_name: str
    school: str
    held: int
    attended: int
    percent: int
    why: str
    holds: str
    absences: tuple[str, ...]

    @property
    def may(self) -> bool:
        """Whether the person may have one."""
        return not self.why


def row_of(candidate: "Candidate") -> CandidateRow:
    """The row of a candidate."""
    here = language()
    person, school, took_part = candidate.person, candidate.school, candidate.took_part
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
        why=candidate.why,
        holds=candidate.holds,
        absences=tuple(said_day(each.on) for each in took_part.meetings if not each.was_there),
    )


def said_may(row: CandidateRow) -> str:
    """The word of the chip."""
    if row.holds:
        return _("Has one")
    return _("May have one") if row.may else _("Not yet")


def may_tone(row: CandidateRow) -> Tone:
    """The colour of the chip."""
    if row.holds:
        return "accent"
    return "green" if row.may else "grey"


def said_attended(row: CandidateRow) -> str:
    """Attended of held."""
    return _("{done} of {total}").format(done=row.attended, total=row.held)


class CandidatesView(View):
    """Kind and least percentage above, the people below."""

    key = "candidates"
    title = N_("Who may have one")
    row_type = CandidateRow
    acts = frozenset({"certificates.issue", "certificates.check"})
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
        """Two controls that count at once."""
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(_(KIND_LABELS[kind]), kind.value)
        self.kind.setAccessibleName(_("Kind"))
        self.least = QSpinBox(minimum=0, maximum=100, value=PERCENT, prefix=_("at least") + " ", suffix=" %")
        self.least.lineEdit().setTextMargins(6, 0, 0, 0)
        self.least.setMinimumWidth(scaled(136))
        self.least.setAccessibleName(_("Least attendance"))
        self.summary = styled(QLabel(), "soft")
        self.summary.setMinimumWidth(1)
        self._settle = QTimer(self.least, singleShot=True, interval=TYPING_MS)
        self._settle.timeout.connect(self.page.refresh)
        self.kind.currentIndexChanged.connect(lambda _at: self._changed(self.page.refresh))
        self.least.valueChanged.connect(lambda _value: self._changed(self._settle.start))
        self._take()

    def controls(self) -> Sequence[QWidget]:
        """See View."""
        return (self.kind, self.least, self.summary)

    def chosen(self) -> tuple[CertificateKind, int]:
        """Kind and least percentage; asks no widget, because the reader thread calls it too."""
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
            return tuple(row_of(each) for each in candidates_of(work, programme, *self.chosen()))
        except NobodyInCircles:
            return ()

    def show(self, data: Sequence[CandidateRow]) -> None:
        """Say how many may have one."""
        may, have = sum(row.may for row in data), sum(bool(row.holds) for row in data)
        said = _("{may} may, {have} have one, {not_yet} not yet")
        self.summary.setText(said.format(may=may, have=have, not_yet=len(data) - may - have))

    def also_searched(self, row: CandidateRow) -> str:
        """The name in the other script."""
        return row.other_name

    def detail(self, row: CandidateRow, more: Any) -> QWidget:
        """Why, and when the person was missed."""
        facts = Facts(row.name, row.other_name, [(said_may(row), may_tone(row))])
        said = _("Attended {attended} of {held} sessions ({percent} %).")
        facts.add_lines(
            [
                (_("School"), row.school),
                (_("Attendance"), said.format(attended=row.attended, held=row.held, percent=row.percent)),
                (_("Not there on"), ", ".join(row.absences)),
                (_("Why not"), row.why),
            ]
        )
        return facts

    def way_out(self) -> "tuple[str, Callable[[], object]] | None":
        """To the mentoring page."""
        return _("Go to Mentoring"), lambda: self.page.shell.go("mentoring")

    def state(self) -> dict[str, Any]:
        """See Page."""
        return {"kind": self.kind.currentIndex(), "least": self.least.value()}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        for control in (self.kind, self.least):
            control.blockSignals(True)
        self.kind.setCurrentIndex(state["kind"])
        self.least.setValue(state["least"])
        for control in (self.kind, self.least):
            control.blockSignals(False)
        self._take()

    def _take(self) -> None:
        self._chosen = (CertificateKind(self.kind.currentData()), self.least.value())

    def _changed(self, then: "Callable[[], object]") -> None:
        self._take()
        then()
