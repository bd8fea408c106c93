"""What can be done with certificates after their issue: print again, correct, revoke, print those that wait, the register."""

from pathlib import Path
from typing import TYPE_CHECKING

from sankul.clock import today
from sankul.rules.certificates import Certificate, CertificateState
from sankul.text import N_, _, language
from sankul.ui.actions import action
from sankul.ui.certificates.correcting import CorrectForm
from sankul.ui.certificates.forms import revoke_form, waiting_form
from sankul.ui.folders import folder_for_papers
from sankul.ui.forms import Form
from sankul.ui.views import ViewsPage

if TYPE_CHECKING:
    from sankul.operations.certificate_corrections import Corrected


class RegisterActs(ViewsPage):
    """The acts on the lines of the register, and on the register itself."""

    @action(name="certificates.reprint", label=N_("Print again"), shortcut="P", icon="printer", needs="row")
    def reprint(self) -> None:
        """Print the selected certificate from its frozen facts, and show it."""
        from sankul.operations.certificate_papers import reprint

        context, certificate, folder = self.shell.context, self._valid_one(), self._folder()
        self.shell.jobs.act(
            lambda _progress: reprint(context.store, context.printer, certificate.serial, folder),
            lambda file: self.shell.open_pdf(file, certificate.serial),
            what=_("Print again"),
            owner=self,
        )

    @action(name="certificates.correct", label=N_("Correct"), shortcut="E", icon="pencil", needs="row")
    def correct(self) -> None:
        """Open the form."""
        certificate = self._valid_one()
        form = CorrectForm(self.shell, certificate, self._folder())
        form.submitted.connect(lambda values: self._correct(form, certificate, values["reason"], values["folder"]))
        self.show_form(form)

    @action(name="certificates.revoke", label=N_("Revoke"), icon="x", needs="row")
    def revoke(self) -> None:
        """Ask for the reason."""
        certificate = self._valid_one()
        form = revoke_form(certificate)
        form.submitted.connect(lambda values: self._revoke(form, certificate, values["reason"]))
        self.show_form(form)

    @action(name="certificates.waiting", label=N_("Print those that wait"), icon="printer")
    def print_waiting(self) -> None:
        """Ask for the folder."""
        form = waiting_form(self._folder())
        form.submitted.connect(lambda values: self._print_waiting(form, values["folder"]))
        self.show_form(form)

    @action(name="certificates.print_register", label=N_("Print the register"), shortcut="Ctrl+P", icon="file-text")
    def print_register(self) -> None:
        """Print the register in the language now spoken, and show it."""
        from sankul.operations.certificate_register import print_register

        context, programme, spoken = self.shell.context, self.programme, language()
        file = self._folder() / f"certificate-register-{today().isoformat()}-{spoken}.pdf"
        self.shell.jobs.act(
            lambda _progress: print_register(context.store, context.printer, file, spoken, programme),
            lambda printed: self.shell.open_pdf(printed, _("Register of certificates")),
            what=_("Print the register"),
            owner=self,
        )

    def _folder(self) -> Path:
        return folder_for_papers(self.programme or "", "certificates")

    def _valid_one(self) -> Certificate:
        from sankul.operations.certificate_serials import AlreadyWithdrawn

        certificate: Certificate = self.selected()[0]
        if certificate.state is not CertificateState.VALID:
            raise AlreadyWithdrawn(serial=certificate.serial, reason=certificate.reason)
        return certificate

    def _correct(self, form: CorrectForm, certificate: Certificate, reason: str, folder: Path) -> None:
        from sankul.operations.certificate_corrections import correct

        context, corrections = self.shell.context, form.corrections()
        form.submit.setEnabled(False)
        self.shell.jobs.act(
            lambda _progress: correct(
                context.store, context.printer, context.files["codes"], certificate.serial, corrections, reason, folder
            ),
            self._corrected,
            what=_("Correct a certificate"),
            owner=self,
            failed=lambda error: self._not_corrected(form, error),
        )

    def _corrected(self, done: "Corrected") -> None:
        self._closed(done.certificate.id)
        self.shell.open_pdf(done.file, done.certificate.serial)

    def _not_corrected(self, form: CorrectForm, error: Exception) -> None:
        """The form stays to be mended, unless the new certificate stands and only its paper is missing."""
        from sankul.operations.certificate_papers import PapersUndelivered, PapersUnnoted

        if isinstance(error, PapersUndelivered | PapersUnnoted):
            self.close_form()
        self._refused(form, error)

    def _revoke(self, form: Form, certificate: Certificate, reason: str) -> None:
        from sankul.operations.certificates import revoke

        store = self.shell.context.store
        self.shell.jobs.act(
            lambda _progress: revoke(store, certificate.serial, reason),
            lambda revoked: self._closed(revoked.id),
            what=_("Revoke"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _print_waiting(self, form: Form, folder: Path) -> None:
        from sankul.operations.certificate_papers import print_waiting

        context, programme = self.shell.context, self.programme
        self.shell.jobs.act(
            lambda _progress: print_waiting(context.store, context.printer, folder, programme),
            self._printed,
            what=_("Print those that wait"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _closed(self, row_id: str) -> None:
        self.close_form()
        self.pick(row_id)

    def _printed(self, file: Path) -> None:
        self.close_form()
        self.shell.open_pdf(file, _("Certificates"))

    def _refused(self, form: Form, error: Exception) -> None:
        form.submit.setEnabled(True)
        if not form.refuse(error):
            self.shell.fail(error)
