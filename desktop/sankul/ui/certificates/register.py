"""The register: every certificate that was issued, newest first."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from sankul.clock import in_india, said_day
from sankul.rules.certificates import KIND_LABELS, STATE_LABELS, Certificate, CertificateState
from sankul.text import N_, _
from sankul.ui.certificates.saying import LANGUAGE_LABELS, STATE_TONES, paper_lines, said_name
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.reports import add_history, amber_line
from sankul.ui.tables import Column
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.journal import Change, Entry
    from sankul.rules.programmes import Programme


class RegisterView(View):
    """Serial, name, kind, day and state; the paper's facts and its history at the right."""

    key = "register"
    title = N_("Register")
    row_type = Certificate
    acts = frozenset(
        {
            "certificates.issue",
            "certificates.check",
            "certificates.reprint",
            "certificates.revoke",
            "certificates.waiting",
        }
    )
    columns: ClassVar[tuple[Column[Certificate], ...]] = (
        Column(title=N_("Number"), value=lambda row: row.serial, width=180),
        Column(title=N_("Name"), value=lambda row: said_name(row.facts), stretch=True, width=200),
        Column(title=N_("Kind"), value=lambda row: _(KIND_LABELS[row.kind]), width=164),
        Column(
            title=N_("Issued on"), value=lambda row: row.issued_on, text=lambda row: said_day(row.issued_on), width=112
        ),
        Column(
            title=N_("State"),
            value=lambda row: _(STATE_LABELS[row.state]),
            chip=lambda row: STATE_TONES[row.state],
            width=112,
        ),
    )
    nothing_yet = Empty(
        N_("No certificate yet"),
        N_("Issue them to all who attended enough; each gets a number and a signed code."),
        "award",
        "certificates.issue",
    )
    nothing_picked = Empty(
        N_("Nothing selected"), N_("Choose a certificate to see what its paper says and what happened to it."), "eye"
    )

    def load(self, work: "Work", programme: "Programme | None") -> tuple[Certificate, ...]:
        """Newest first."""
        return work.certificates.where(programme_id=programme.id)[::-1] if programme else ()

    def also_searched(self, row: Any) -> str:
        """Both names, and the school."""
        names = ("name", "name_hi", "school", "school_hi", "udise")
        return " ".join(row.facts.get(name, "") for name in names)

    def detail(self, row: Certificate, more: Any) -> QWidget:
        """What the paper says; its history comes a moment later."""
        chips = [(_(STATE_LABELS[row.state]), STATE_TONES[row.state])]
        facts = Facts(said_name(row.facts), row.serial, chips)
        if row.reason:
            facts.add_lines([(_("Reason"), row.reason)])
        if row.state is CertificateState.VALID and not row.is_printed:
            facts.add(amber_line(_("Its paper was not made yet. Choose “Print again” to make it.")))
        facts.add_lines(paper_lines(row.facts), _("The paper says"))
        facts.add_lines([(_("Language"), _(LANGUAGE_LABELS[row.language]))])
        store = self.page.shell.context.store
        self.page.shell.jobs.compute(
            lambda: store.history(row.id), lambda entries: add_history(facts, _history_lines(entries)), owner=facts
        )
        return facts


def _history_lines(entries: "tuple[tuple[Entry, Change], ...]") -> list[tuple[str, str]]:
    return [
        (f"{in_india(entry.at):%d.%m.%Y %H:%M}", f"{entry.sentence()} – {entry.actor}") for entry, _change in entries
    ]
