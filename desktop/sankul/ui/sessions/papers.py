"""Papers and files of the sessions page: sign-in sheets, and the file for other calendars."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sankul.clock import today
from sankul.text import N_, _
from sankul.ui.actions import action
from sankul.ui.forms import Form
from sankul.ui.reports import Report
from sankul.ui.views import ViewsPage

CALENDAR_NAME = "sankul-sessions.ics"


class SessionPapers(ViewsPage):
    """What comes out of the sessions page."""

    @action(name="sessions.sheets", label=N_("Print sign-in sheets"), shortcut="P", icon="printer")
    def print_sheets(self) -> None:
        """Ask which."""
        from sankul.ui.sessions.forms import SheetsForm

        form = SheetsForm(self.programme or "")
        form.submitted.connect(lambda values: self._print(form, values, form.span()))
        self.show_form(form)

    @action(name="sessions.calendar_file", label=N_("Calendar file"), shortcut="K", icon="download")
    def save_calendar(self) -> None:
        """Ask which sessions, and where to."""
        from sankul.ui.sessions.forms import AHEAD, calendar_form

        form = calendar_form(self.programme or "")
        form.submitted.connect(
            lambda values: self._write_calendar(form, values["folder"], today() if values["when"] == AHEAD else None)
        )
        self.show_form(form)

    def _refused(self, form: Form, error: Exception) -> None:
        if not form.refuse(error):
            self.shell.fail(error)

    def _print(self, form: Form, values: dict[str, Any], span: tuple[date, date]) -> None:
        from sankul.operations.sheets import print_sheets
        from sankul.ui.sessions.forms import DatesBackwards

        if span[1] < span[0]:
            self._refused(form, DatesBackwards())
            return
        context, programme = self.shell.context, self.programme
        self.shell.jobs.act(
            lambda progress: print_sheets(
                context.store,
                context.printer,
                values["folder"],
                values["language"],
                *span,
                programme=programme,
                progress=progress,
            ),
            self._printed,
            what=_("Print sign-in sheets"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _printed(self, files: tuple[Path, ...]) -> None:
        """Show the only file; of several, a list with a button for each."""
        self.close_form()
        title = _("Sign-in sheets")
        if len(files) > 1:
            report = Report(title, _("{n} files were written.").format(n=len(files)))
            for file in files:
                report.add_button(file.name, partial(self.shell.open_pdf, file, title), "file-text")
            self.show_report(report)
        else:
            self.shell.open_pdf(files[0], title)

    def _write_calendar(self, form: Form, folder: Path, from_on: date | None) -> None:
        from sankul.operations.sessions import list_sessions

        context, programme = self.shell.context, self.programme
        write = context.files["write_calendar"]
        self.shell.jobs.act(
            lambda _progress: write(
                list_sessions(context.store, from_on, programme=programme),
                folder / CALENDAR_NAME,
                programme or "",
            ),
            self._wrote_calendar,
            what=_("Calendar file"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _wrote_calendar(self, file: Path) -> None:
        self.close_form()
        self.shell.say(_("Written: {file}").format(file=file))
