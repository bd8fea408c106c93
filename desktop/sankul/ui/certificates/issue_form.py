"""The form of an issue: it counts who will get a certificate before anything is issued."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sankul.errors import Refusal
from sankul.rules.certificates import KIND_LABELS, MOST_HOURS, MOST_TASKS, CertificateKind, Conditions, part_of
from sankul.rules.mentoring import Part
from sankul.text import N_, _, language, ngettext
from sankul.ui.certificates.candidates import KINDS, CandidateRow, adapted
from sankul.ui.certificates.saying import LANGUAGE_LABELS
from sankul.ui.context import Shell
from sankul.ui.fields import CheckField, ChoiceField, Field, LongTextField, NumberField
from sankul.ui.folders import FolderField
from sankul.ui.forms import Form
from sankul.ui.parts import label

if TYPE_CHECKING:
    from sankul.operations.certificate_requests import IssueRequest
    from sankul.operations.printable import Proof
    from sankul.operations.store import Work
    from sankul.rules.designs import KeptDesign

MOST_NAMED = 6


class ExceptionUnreasoned(Refusal):
    """Whoever does not meet the conditions gets a certificate only with a reason."""

    message = N_("Say why they get a certificate without meeting the conditions.")
    field = "reason"


@dataclass(frozen=True, slots=True)
class IssueCount:
    """What an issue would do: how many get one, how many of them as exceptions, and why the others do not.

    `unmarked` counts the sessions that are over without attendance.
    """

    will: int
    exceptions: int
    refused: tuple[tuple[str, str], ...]
    unmarked: int


class IssueForm(Form):
    """The number stands on the button, because an issue cannot be undone. With `people` it is for them alone."""

    def __init__(
        self,
        shell: Shell,
        programme: str | None,
        folder: Path,
        chosen: tuple[CertificateKind, Conditions],
        designs: "Sequence[KeptDesign]" = (),
        people: Sequence[CandidateRow] = (),
    ) -> None:
        self._shell, self._programme = shell, programme
        self.people = tuple(people)
        self._kind = chosen[0]
        conditions = self._make_conditions(*chosen)
        super().__init__(
            self.heading(),
            [
                self.kind,
                *conditions,
                *self.more_fields(),
                *self._paper_fields(designs),
                FolderField(_("Folder"), folder),
            ],
            _("Issue certificates"),
            intro=_("The numbers are given out for good: issuing cannot be undone, only revoked one by one."),
        )
        self._rows.insertWidget(self._rows.indexOf(conditions[0]), self._side_by_side(conditions))
        paper = [self.fields[name] for name in ("language", "design")]
        self._rows.insertLayout(self._rows.indexOf(paper[0]), across(paper))
        self.kind.line.hide()
        self.count: QLabel = label("", "strong")
        self.reasons: QLabel = label("", "line", can_copy=True)
        self.warning: QLabel = label("", "amber")
        for widget in (self.count, self.reasons, self.warning):
            self._rows.insertWidget(self._rows.count() - 2, widget)
        self.warning.hide()
        self.reasons.hide()
        self.kind.changed.connect(self._changed_kind)
        for field in conditions:
            field.changed.connect(self._count)
        self._fit()
        self._count()

    def heading(self) -> str:
        """The title of the form."""
        if not self.people:
            return _("Issue certificates")
        return _("Issue to {people}").format(people=said_people(self.people))

    def more_fields(self) -> Sequence[Field]:
        """Fields between the conditions and the paper."""
        return ()

    def overrides(self) -> tuple[tuple[str, str], ...]:
        """Pairs of person and reason."""
        return ()

    def request(self) -> "IssueRequest":
        """What the fields ask for."""
        from sankul.operations.certificate_requests import IssueRequest

        values = self.values()
        return IssueRequest(
            kind=values["kind"],
            min_percent=values["min_attendance"],
            language=values["language"],
            separate=values["separate"],
            programme=self._programme,
            design=values["design"],
            min_hours=values["min_hours"],
            min_work=values["min_work"] if self.work.isEnabled() else 0,
            only=tuple(each.id for each in self.people),
            overrides=self.overrides(),
        )

    def is_changed(self) -> bool:
        """See Form; what was chosen here is chosen again in a moment."""
        return False

    def send(self) -> None:
        """See Form; not before it is known how many there are."""
        if self.submit.isEnabled():
            super().send()

    def refuse(self, error: Exception) -> bool:
        """See Form; what is wrong with a condition stands below all three of them."""
        field = self.fields.get(error.field) if isinstance(error, Refusal) else None
        if field not in (self.least, self.hours, self.work):
            return super().refuse(error)
        self.condition_line.setText(str(error))
        self.condition_line.show()
        return True

    def _make_conditions(self, kind: CertificateKind, conditions: Conditions) -> "list[NumberField]":
        kinds = [(each.value, _(KIND_LABELS[each])) for each in KINDS]
        self.kind = ChoiceField("kind", _("Kind"), kinds, kind.value)
        self.least = NumberField("min_attendance", _("Attendance in %"), conditions.min_percent, high=100)
        self.hours = NumberField("min_hours", _("Hours"), conditions.min_hours, high=MOST_HOURS)
        self.work = NumberField("min_work", _("Tasks"), conditions.min_work, high=MOST_TASKS)
        names = (_("Least attendance in percent"), _("Least hours"), _("Least tasks of course work handed in"))
        made = [self.least, self.hours, self.work]
        for field, name in zip(made, names, strict=True):
            field.control.setAccessibleName(name)
        return made

    def _paper_fields(self, designs: "Sequence[KeptDesign]") -> list[Field]:
        languages = [(code, _(said)) for code, said in LANGUAGE_LABELS.items()]
        spoken = ChoiceField("language", _("Language of the paper"), languages, "both")
        dressed: list[tuple[Any, str]] = [(each.starter or each.id, said_design(each)) for each in designs]
        first = next((each.starter for each in designs if each.starter), None)
        design = ChoiceField("design", _("Design"), dressed or [(None, _("Usual"))], first)
        separate = CheckField("separate", _("One file for each person"), hint=_("Else one file with a page for each."))
        return [spoken, design, separate]

    def _side_by_side(self, fields: Sequence[Field]) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 8)
        rows.setSpacing(4)
        rows.addWidget(label(_("At least"), "strong"))
        rows.addLayout(across(fields))
        self.condition_line = label("", "line")
        self.condition_line.setProperty("wrong", "true")
        self.condition_line.hide()
        rows.addWidget(self.condition_line)
        return holder

    def _changed_kind(self) -> None:
        before, self._kind = self._kind, CertificateKind(self.kind.value())
        self.least.box.blockSignals(True)
        self.least.box.setValue(adapted(self.least.value(), before, self._kind))
        self.least.box.blockSignals(False)
        self._fit()
        self._count()

    def _fit(self) -> None:
        self.work.setEnabled(part_of(self._kind) is Part.TEACHER)

    def _count(self) -> None:
        request, proof = self.request(), self._shell.context.printer
        self.submit.setEnabled(False)
        self.condition_line.hide()
        self.count.setText(_("Counting …"))
        self._shell.jobs.read(
            lambda work: count_issue(work, request, proof),
            self._show_count,
            owner=self,
            key="count",
            failed=lambda error: self._cannot(error),
        )

    def _show_count(self, counted: IssueCount) -> None:
        self.warning.setText(
            _("Sessions over without attendance: {n}. Mark them first, because issuing cannot be undone.").format(
                n=counted.unmarked
            )
        )
        self.warning.setVisible(counted.will > 0 and counted.unmarked > 0)
        self.count.setText(self._said_count(counted))
        self.reasons.setText("\n".join(f"{name}: {why}" for name, why in counted.refused[:MOST_NAMED]))
        self.reasons.setVisible(bool(self.people and counted.refused))
        will = counted.will
        self.submit.setText(ngettext("Issue {n} certificate", "Issue {n} certificates", will).format(n=will))
        self.submit.setEnabled(will > 0)

    def _said_count(self, counted: IssueCount) -> str:
        not_yet = len(counted.refused)
        if counted.exceptions:
            said = _("{may} will get one, {exceptions} of them as an exception; {not_yet} will not.")
            return said.format(may=counted.will, exceptions=counted.exceptions, not_yet=not_yet)
        if counted.will:
            return _("{may} will get one, {not_yet} will not.").format(may=counted.will, not_yet=not_yet)
        if self.people:
            return _("None of the selected can have one now.")
        said = _("Nobody can have one now: {not_yet} people, each with the reason under “Who may have one”.")
        return said.format(not_yet=not_yet)

    def _cannot(self, error: Exception) -> None:
        self.count.setText("")
        if not self.refuse(error):
            self._shell.fail(error)


class ExceptionForm(IssueForm):
    """For selected people of whom some do not meet a condition: asks for the reason, which is kept with the certificate."""

    def heading(self) -> str:
        """See IssueForm."""
        return _("Issue anyway to {people}").format(people=said_people(self.people))

    def more_fields(self) -> Sequence[Field]:
        """See IssueForm."""
        hint = _("Kept in the register and in the journal; it does not stand on the paper.")
        self.reason = LongTextField("reason", _("Reason for the exception"), validate=_reasoned, hint=hint)
        return (self.reason,)

    def overrides(self) -> tuple[tuple[str, str], ...]:
        """See IssueForm; before a reason is written, a dash stands for it, so that it can be counted."""
        return tuple((each.id, self.reason.value() or "–") for each in self.people)

    def is_changed(self) -> bool:
        """See Form; a reason would be lost."""
        return bool(self.reason.value())

    def focus_first(self) -> None:
        """See Form; begin with the reason."""
        self.reason.control.setFocus()


def across(fields: Sequence[Field]) -> QHBoxLayout:
    """Short fields beside each other, without the lines under them, so that the number of papers is seen without scrolling."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        field.line.hide()
        row.addWidget(field, 1)
    return row


def _reasoned(value: str) -> Refusal | None:
    return None if value else ExceptionUnreasoned()


def said_people(people: Sequence[CandidateRow]) -> str:
    """The names of a few people, or how many there are."""
    if len(people) > MOST_NAMED // 2:
        return _("{n} selected people").format(n=len(people))
    return ", ".join(each.name for each in people)


def said_design(design: "KeptDesign") -> str:
    """The name of a design in the language now spoken."""
    return (design.name_hi or design.name) if language() == "hi" else (design.name or design.name_hi)


def count_issue(work: "Work", request: "IssueRequest", proof: "Proof | None") -> IssueCount:
    """What an issue would do now. Raises what the issue itself would refuse."""
    from sankul.operations.attendance import count_unmarked
    from sankul.operations.certificate_requests import candidates_for
    from sankul.operations.mentoring_sources import shown_name
    from sankul.operations.programmes import the_programme

    candidates = candidates_for(work, request, proof)
    return IssueCount(
        will=sum(each.gets_one for each in candidates),
        exceptions=sum(bool(each.override) for each in candidates),
        refused=tuple((shown_name(each.person), each.why) for each in candidates if not each.gets_one),
        unmarked=count_unmarked(work, the_programme(work, request.programme)),
    )
