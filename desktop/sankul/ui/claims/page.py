"""Claims: prepare a month, look at its lines and their proof, export the sheets, advance; and the rates behind them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from sankul.errors import Refusal
from sankul.rules.claims import Rate
from sankul.rules.money import words
from sankul.text import N_, _, language, ngettext
from sankul.ui.actions import action
from sankul.ui.claims.forms import AdvanceForm, export_form, next_states
from sankul.ui.claims.month import MonthView
from sankul.ui.claims.rates import RatesView
from sankul.ui.claims.saying import month_key, said_month, said_rupees
from sankul.ui.folders import folder_for_papers
from sankul.ui.forms import Form
from sankul.ui.reports import Report
from sankul.ui.views import ViewsPage

if TYPE_CHECKING:
    from sankul.operations.claims import PrepareReport
    from sankul.operations.claims_export import ExportReport
    from sankul.operations.store import Work
    from sankul.rules.claims import Claim


class NoMonthYet(Refusal):
    """No session was held, so that there is no month to claim for."""

    message = N_("No session was held yet. Mark the attendance of a session first; then its month can be claimed.")


class NothingToAdvance(Refusal):
    """No claim of the month can take a step."""

    message = N_("No claim of this month can take a further step. Prepare them first, or choose another month.")


class ClaimsPage(ViewsPage):
    """The claims of a month, and the rates."""

    title = N_("Claims")
    listens: ClassVar[frozenset[str]] = frozenset(
        {"claims", "rates", "sessions", "people", "bank_accounts", "programmes", "circles"}
    )
    view_types = (MonthView, RatesView)
    detail_width = 344

    def build(self) -> None:
        """See ViewsPage; the foot stands below the list."""
        super().build()
        self.body.addWidget(self.month.foot)

    @property
    def month(self) -> MonthView:
        """The view of a month."""
        view = self.views["month"]
        assert isinstance(view, MonthView)
        return view

    @action(name="claims.prepare", label=N_("Prepare claims"), shortcut="N", icon="wand-sparkles", primary=True)
    def prepare(self) -> None:
        """Work out the claims of the chosen month."""
        from sankul.operations.claims import prepare

        store, programme, month_on = self.shell.context.store, self.programme, self._month_on()
        if not self.show_view("month"):
            return
        self.shell.jobs.act(
            lambda _progress: prepare(store, month_key(month_on), programme),
            lambda report: self._prepared(report, month_on),
            what=_("Prepare claims"),
            owner=self,
        )

    @action(name="claims.export", label=N_("Export sheets"), shortcut="E", icon="file-spreadsheet")
    def export(self) -> None:
        """Ask for the folder."""
        month_on = self._month_on()
        if self.show_view("month"):
            form = export_form(month_on, folder_for_papers(self.programme or "", "claims"))
            form.submitted.connect(lambda values: self._export(form, month_on, values["folder"]))
            self.show_form(form)

    @action(name="claims.advance", label=N_("Advance"), shortcut="A", icon="chevron-right")
    def advance(self) -> None:
        """Ask for the step."""
        month_on = self._month_on()
        steps = next_states(row.claim for row in self.month.present)
        if not steps:
            raise NothingToAdvance
        if self.show_view("month"):
            form = AdvanceForm(month_on, steps)
            form.submitted.connect(lambda values: self._advance(form, month_on, values))
            self.show_form(form)

    @action(name="claims.rate_add", label=N_("Add a rate"), shortcut="Ctrl+N", icon="plus", primary=True)
    def add_rate(self) -> None:
        """Open the form of a new rate."""
        if self.show_view("rates"):
            self._open_rate(None)

    @action(name="claims.rate_change", label=N_("Change the rate"), shortcut="F2", icon="pencil", needs="row")
    def change_rate(self) -> None:
        """Open the form of the selected rate."""
        self._open_rate(self.selected()[0])

    @action(name="claims.month", label=N_("Show the claims of a month"), shortcut="Alt+1", listed=False)
    def show_month(self) -> None:
        """See the claims."""
        self.show_view("month")

    @action(name="claims.rates", label=N_("Show the rates"), shortcut="Alt+2", listed=False)
    def show_rates(self) -> None:
        """See the rates."""
        self.show_view("rates")

    def select(self, row_id: str) -> None:
        """See Page: a claim, whatever its month."""
        if self.show_view("month"):
            super().select(row_id)
            self.shell.jobs.read(lambda work: self._find(work, row_id), self._show_month_of, owner=self, key="find")

    def _find(self, work: "Work", row_id: str) -> "tuple[Claim | None, str]":
        claim = work.claims.find(row_id)
        return claim, self.tell_elsewhere(work, claim.programme_id) if claim else ""

    def _show_month_of(self, found: "tuple[Claim | None, str]") -> None:
        claim, elsewhere = found
        if elsewhere:
            self.shell.say(elsewhere)
        elif claim is not None and claim.month_on != self.month.month_on:
            self.month.choose(claim.month_on)

    def _month_on(self) -> date:
        if self.month.month_on is None:
            raise NoMonthYet
        return self.month.month_on

    def _prepared(self, report: "PrepareReport", month_on: date) -> None:
        n = len(report.claims)
        sentence = ngettext("{n} claim for {month}", "{n} claims for {month}", n)
        total = f"{said_rupees(report.total_paise)} – {words(report.total_paise, language())}"
        said = Report(sentence.format(n=n, month=said_month(month_on)), total)
        said.add_warnings(report.warnings)
        title = _("Who gets nothing: {n}").format(n=len(report.refused))
        said.add_pairs(title, [(each.person, each.why) for each in report.refused])
        self.table.clearSelection()
        self.show_report(said)

    def _export(self, form: Form, month_on: date, folder: Path) -> None:
        from sankul.operations.claims_export import export_claims

        context, programme = self.shell.context, self.programme
        form.submit.setEnabled(False)
        self.shell.jobs.act(
            lambda _progress: export_claims(
                context.store, context.printer, context.files["claim_sheets"], month_key(month_on), folder, programme
            ),
            lambda report: self._exported(report, folder),
            what=_("Export sheets"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _exported(self, report: "ExportReport", folder: Path) -> None:
        total = f"{said_rupees(report.total_paise)} – {words(report.total_paise, language())}"
        said = Report(_("The sheets were written"), total)
        said.add_warnings(report.warnings)
        said.add_pairs(_("Files in {folder}").format(folder=folder), [(file.name, "") for file in report.files])
        said.add_button(
            _("Open folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))), "folder-open"
        )
        self.table.clearSelection()
        self.show_report(said)
        ending = f"-{language()}.pdf"
        rolls = [
            file for file in report.files if file.name.startswith("acquittance-roll") and file.name.endswith(ending)
        ]
        if rolls:
            self.shell.open_pdf(rolls[0], _("Acquittance roll"))

    def _advance(self, form: Form, month_on: date, values: dict[str, Any]) -> None:
        from sankul.operations.claims import advance

        store, programme = self.shell.context.store, self.programme
        self.shell.jobs.act(
            lambda _progress: advance(
                store, month_key(month_on), values["to"], values["by"], values["reason"], programme
            ),
            lambda _done: self.close_form(),
            what=_("Advance"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _open_rate(self, rate: Rate | None) -> None:
        def read(work: "Work") -> tuple[str | None, str]:
            from sankul.operations.offices import the_office
            from sankul.operations.programmes import the_programme

            chosen = the_programme(work, self.programme).id if self.programme else None
            return chosen, the_office(work).state_code

        self.shell.jobs.read(read, lambda place: self._show_rate_form(rate, *place), owner=self, key="rate")

    def _show_rate_form(self, rate: Rate | None, programme_id: str | None, state_code: str) -> None:
        from sankul.ui.claims.rate_form import RateForm

        form = RateForm(rate, programme_id, state_code)
        form.submitted.connect(lambda _values: self._save_rate(form, form.rate()))
        self.show_form(form)

    def _save_rate(self, form: Form, rate: Rate) -> None:
        from sankul.operations.rates import save_rate

        store = self.shell.context.store
        self.shell.jobs.act(
            lambda _progress: save_rate(store, rate),
            self._saved_rate,
            what=_("Save the rate"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _saved_rate(self, rate: Rate) -> None:
        self.close_form()
        self.pick(rate.id)

    def _refused(self, form: Form, error: Exception) -> None:
        form.submit.setEnabled(True)
        if not form.refuse(error):
            self.shell.fail(error)
