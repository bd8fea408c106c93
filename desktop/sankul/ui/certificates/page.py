"""Certificates: the register and who may have one; issue, print again, revoke and check."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from sankul.rules.certificates import KIND_LABELS, CertificateKind
from sankul.text import N_, _, ngettext
from sankul.ui.actions import action
from sankul.ui.certificates.acts import RegisterActs
from sankul.ui.certificates.candidates import CandidatesView
from sankul.ui.certificates.checking import CheckForm, paper_among, plain_words
from sankul.ui.certificates.designs import DesignsView
from sankul.ui.certificates.designs_page import DesignsPage
from sankul.ui.certificates.forms import pairs_of
from sankul.ui.certificates.issue_form import IssueForm
from sankul.ui.certificates.issuer_files import is_issuer_file, take_in
from sankul.ui.certificates.issuing import Issuing
from sankul.ui.certificates.register import RegisterView
from sankul.ui.reports import Report

if TYPE_CHECKING:
    from sankul.operations.certificates import IssueReport
    from sankul.operations.store import Work


class CertificatesPage(RegisterActs, Issuing, DesignsPage):
    """Two lists and the designs; forms and the check stand at the right. A paper, or a key or list, can be dropped on it."""

    title = N_("Certificates")
    listens: ClassVar[frozenset[str]] = frozenset(
        {
            "certificates",
            "members",
            "marks",
            "sessions",
            "people",
            "schools",
            "programmes",
            "tasks",
            "submissions",
            "designs",
        }
    )
    view_types = (RegisterView, CandidatesView, DesignsView)
    detail_width = 376

    @action(name="certificates.issue", label=N_("Issue certificates"), shortcut="N", icon="award", primary=True)
    def issue(self) -> None:
        """Open the form, with kind and conditions as they are looked at."""
        self.open_issue_form()

    @action(name="certificates.check", label=N_("Check a certificate"), shortcut="C", icon="badge-check")
    def check(self) -> None:
        """Open the form."""
        self.check_form()

    @action(name="certificates.register", label=N_("Show the register"), shortcut="Alt+1", listed=False)
    def show_register(self) -> None:
        """See the register."""
        self.show_view("register")

    @action(name="certificates.candidates", label=N_("Show who may have one"), shortcut="Alt+2", listed=False)
    def show_candidates(self) -> None:
        """See who may have one."""
        self.show_view("candidates")

    def select(self, row_id: str) -> None:
        """See Page: a certificate in the register."""
        if self.show_view("register"):
            view = self.view
            assert isinstance(view, RegisterView)
            view.show_all()
            super().select(row_id)
            self.shell.jobs.read(lambda work: self._elsewhere(work, row_id), self._say, owner=self, key="find")

    def check_form(self, what: str = "") -> None:
        """Show the form of the check, and check `what` at once when there is something."""
        if isinstance(self.form, CheckForm):
            form = self.form
        else:
            form = CheckForm()
            form.submitted.connect(lambda values: self._check(form, plain_words(values["what"])))
            self.show_form(form)
        if what and self.form is form:
            form.check(what)

    def take_files(self, files: Sequence[Path]) -> bool:
        """See Page; the first paper is checked."""
        paper = paper_among(files)
        if paper is not None:
            self.check_form(str(paper))
        return paper is not None

    def _elsewhere(self, work: "Work", row_id: str) -> str:
        certificate = work.certificates.find(row_id)
        return self.tell_elsewhere(work, certificate.programme_id) if certificate else ""

    def _say(self, elsewhere: str) -> None:
        if elsewhere:
            self.shell.say(elsewhere)

    def _issue(self, form: IssueForm, folder: Path) -> None:
        """See Issuing."""
        from sankul.operations.certificates import issue

        context, request = self.shell.context, form.request()
        form.submit.setEnabled(False)
        self.shell.jobs.act(
            lambda progress: issue(context.store, context.printer, context.files["codes"], request, folder, progress),
            lambda report: self._issued(report, request.kind, folder),
            what=_("Issue certificates"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _issued(self, report: "IssueReport", kind: str, folder: Path) -> None:
        n = len(report.issued)
        sentence = ngettext("{n} certificate was issued", "{n} certificates were issued", n).format(n=n)
        said = Report(sentence, _("They are in {folder}.").format(folder=folder))
        if report.issued:
            said.add_pairs(_("Numbers"), [(_range(report), "")])
        said.add_button(_("Open folder"), lambda: _open_folder(folder), "folder-open")
        if report.refused:
            title = _("Who got none: {n}").format(n=len(report.refused))
            said.add_pairs(title, pairs_of(report.refused))
        self.table.clearSelection()
        self.show_report(said)
        if len(report.files) == 1:
            self.shell.open_pdf(report.files[0], _(KIND_LABELS[CertificateKind(kind)]))

    def _check(self, form: CheckForm, what: str) -> None:
        from sankul.operations.verification import verify

        context = self.shell.context
        form.clear()
        if is_issuer_file(what):
            take_in(self, self, Path(what), form)
            return
        self.shell.jobs.act(
            lambda _progress: verify(context.store, context.files["codes"], what),
            form.show_found,
            what=_("Check a certificate"),
            owner=form,
            failed=lambda error: self._refused(form, error),
        )


def _range(report: "IssueReport") -> str:
    first, last = report.issued[0].serial, report.issued[-1].serial
    return first if first == last else f"{first} – {last}"


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
