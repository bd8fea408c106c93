"""Forms on certificates: issue to all who may have one, print what waits, revoke with a reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from sankul.errors import Refusal
from sankul.rules.certificates import KIND_LABELS, Certificate, CertificateKind
from sankul.text import _, ngettext
from sankul.ui.certificates.candidates import KINDS
from sankul.ui.certificates.saying import LANGUAGE_LABELS, said_name
from sankul.ui.context import Shell
from sankul.ui.fields import CheckField, ChoiceField, LongTextField, NumberField
from sankul.ui.folders import FolderField
from sankul.ui.forms import Form
from sankul.ui.parts import label

if TYPE_CHECKING:
    from sankul.operations.certificates import IssueRequest
    from sankul.operations.store import Work


class IssueForm(Form):
    """Counts who will get one before anything is issued; the number stands on the button, for it cannot be undone."""

    def __init__(self, shell: Shell, programme: str | None, folder: Path, chosen: tuple[CertificateKind, int]) -> None:
        kind, least = chosen
        self.kind = ChoiceField("kind", _("Kind"), [(each.value, _(KIND_LABELS[each])) for each in KINDS], kind.value)
        self.least = NumberField("min_attendance", _("Least attendance in percent"), least, low=0, high=100)
        languages = [(code, _(said)) for code, said in LANGUAGE_LABELS.items()]
        self.language = ChoiceField("language", _("Language of the paper"), languages, "both")
        self.separate = CheckField(
            "separate", _("One file for each person"), hint=_("Else one file with a page for each.")
        )
        fields = (self.kind, self.least, self.language, self.separate, FolderField(_("Folder"), folder))
        intro = _("The numbers are given out for good: issuing cannot be undone, only revoked one by one.")
        super().__init__(_("Issue certificates"), fields, _("Issue certificates"), intro=intro)
        self._shell, self._programme = shell, programme
        self.count: QLabel = label("", "strong")
        self._rows.insertWidget(self._rows.count() - 2, self.count)
        self.warning: QLabel = label("", "amber")
        self._rows.insertWidget(self._rows.count() - 2, self.warning)
        self.warning.hide()
        for field in (self.kind, self.least):
            field.changed.connect(self._count)
        self._count()

    def request(self) -> "IssueRequest":
        """What the fields ask for."""
        from sankul.operations.certificates import IssueRequest

        values = self.values()
        return IssueRequest(
            values["kind"], values["min_attendance"], values["language"], values["separate"], self._programme
        )

    def is_changed(self) -> bool:
        """See Form; what was chosen here is chosen again in a moment."""
        return False

    def send(self) -> None:
        """See Form; not before it is known how many there are."""
        if self.submit.isEnabled():
            super().send()

    def _count(self) -> None:
        kind, least, programme = self.kind.value(), self.least.value(), self._programme
        self.submit.setEnabled(False)
        self.count.setText(_("Counting …"))
        self._shell.jobs.read(
            lambda work: count_candidates(work, programme, kind, least),
            self._show_count,
            owner=self,
            key="count",
            failed=lambda error: self._cannot(error),
        )

    def _show_count(self, counted: tuple[int, int, int]) -> None:
        may, not_yet, unmarked = counted
        self.warning.setText(
            _("Sessions over without attendance: {n}. Mark them first, because issuing cannot be undone.").format(
                n=unmarked
            )
        )
        self.warning.setVisible(may > 0 and unmarked > 0)
        said = _("{may} will get one, {not_yet} will not.").format(may=may, not_yet=not_yet)
        self.count.setText(
            said
            if may
            else _("Nobody can have one now: {not_yet} people, each with the reason under “Who may have one”.").format(
                not_yet=not_yet
            )
        )
        self.submit.setText(ngettext("Issue {n} certificate", "Issue {n} certificates", may).format(n=may))
        self.submit.setEnabled(may > 0)

    def _cannot(self, error: Exception) -> None:
        self.count.setText("")
        if not self.refuse(error):
            self._shell.fail(error)


def count_candidates(work: "Work", programme: str | None, kind: str, least: int) -> tuple[int, int, int]:
    """How many would get a certificate, how many would not, and how many sessions are over without attendance."""
    from sankul.operations.attendance import count_unmarked
    from sankul.operations.eligibility import candidates_of
    from sankul.operations.programmes import the_programme

    chosen = the_programme(work, programme)
    candidates = candidates_of(work, chosen, CertificateKind(kind), least)
    may = sum(not each.why for each in candidates)
    return may, len(candidates) - may, count_unmarked(work, chosen)


def revoke_form(certificate: Certificate) -> Form:
    """Asks for the reason; the button names the certificate, for it cannot be undone."""
    from sankul.operations.certificates import ReasonMissing

    def given(value: str) -> Refusal | None:
        return None if value else ReasonMissing()

    reason = LongTextField("reason", _("Reason"), validate=given, hint=_("Is kept with the certificate for ever."))
    intro = _("{name} keeps the paper, but every check of it will say that it is revoked. This cannot be undone.")
    return Form(
        _("Revoke a certificate"),
        [reason],
        _("Revoke {serial}").format(serial=certificate.serial),
        intro=intro.format(name=said_name(certificate.facts)),
    )


def waiting_form(folder: Path) -> Form:
    """Asks where the papers shall go that were never made."""
    intro = _("Certificates whose paper could not be saved, as after a power cut, are printed together into one file.")
    return Form(_("Print those that wait"), [FolderField(_("Folder"), folder)], _("Print"), intro=intro)


def pairs_of(refused: Sequence[Any]) -> list[tuple[str, str]]:
    """Person and reason of each refused."""
    return [(each.person, each.why) for each in refused]
