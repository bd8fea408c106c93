"""The register: every certificate that was issued, newest first, and the chain of those that replace one another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from sankul.clock import in_india, said_day
from sankul.rules.certificate_facts import paper_lines, said_name
from sankul.rules.certificates import STATE_LABELS, Certificate, CertificateState
from sankul.text import N_, _
from sankul.ui.certificates.saying import LANGUAGE_LABELS, STATE_TONES, said_kind
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.parts import button
from sankul.ui.reports import add_history, amber_line
from sankul.ui.tables import Column
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.journal import Change, Entry
    from sankul.rules.programmes import Programme


Shows = Callable[[Certificate], bool]

SHOWN: dict[str, tuple[str, Shows]] = {
    "all": (N_("All states"), lambda row: True),
    "valid": (N_("Valid"), lambda row: row.state is CertificateState.VALID),
    "revoked": (N_("Revoked"), lambda row: row.state is CertificateState.REVOKED),
    "superseded": (N_("Replaced"), lambda row: row.state is CertificateState.SUPERSEDED),
    "waiting": (N_("Paper not made yet"), lambda row: waits_for_paper(row)),
    "exceptions": (N_("By way of exception"), lambda row: bool(row.override)),
}
"""What the list can be narrowed to."""

NOTHING_SO = Empty(N_("No certificate is in this state"), N_("The register has others; show them all."), "award")


@dataclass(frozen=True, slots=True)
class Chain:
    """The certificates before and after one in the chain of corrections."""

    before: Certificate | None
    after: Certificate | None


def waits_for_paper(row: Certificate) -> bool:
    """Whether a valid certificate has no paper yet."""
    return row.state is CertificateState.VALID and not row.is_printed


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
            "certificates.correct",
            "certificates.revoke",
            "certificates.waiting",
            "certificates.print_register",
        }
    )
    columns: ClassVar[tuple[Column[Certificate], ...]] = (
        Column(
            title=N_("Number"),
            value=lambda row: row.serial,
            sort_key=lambda row: (row.financial_year, row.sequence),
            width=180,
        ),
        Column(title=N_("Name"), value=lambda row: said_name(row.facts), stretch=True, width=200),
        Column(title=N_("Kind"), value=said_kind, width=164),
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
    nothing_issued: ClassVar[Empty] = Empty(
        N_("No certificate yet"),
        N_("Issue them to all who attended enough; each gets a number and a signed code."),
        "award",
        "certificates.issue",
    )
    nothing_yet = nothing_issued
    nothing_picked = Empty(
        N_("Nothing selected"), N_("Choose a certificate to see what its paper says and what happened to it."), "eye"
    )

    def build(self) -> None:
        """The control that narrows the list."""
        self.shown = QComboBox()
        for key, (said, _shows) in SHOWN.items():
            self.shown.addItem(_(said), key)
        self.shown.setAccessibleName(_("State"))
        self.shown.currentIndexChanged.connect(lambda _at: self.page.refresh())

    def controls(self) -> Sequence[QWidget]:
        """See View."""
        return (self.shown,)

    def rows(self, data: Sequence[Certificate]) -> Sequence[Certificate]:
        """Those in the state that is chosen."""
        _said, shows = SHOWN[self.shown.currentData()]
        return [row for row in data if shows(row)]

    def show(self, data: Sequence[Certificate]) -> None:
        """Where nothing is in the state, the way out is to all."""
        self.nothing_yet = NOTHING_SO if data else self.nothing_issued

    def show_all(self) -> None:
        """Narrow the list no longer."""
        self.shown.setCurrentIndex(0)

    def way_out(self) -> "tuple[str, Callable[[], object]] | None":
        """To all, where nothing is in the state that is chosen."""
        return (_("Show all"), self.show_all) if self.nothing_yet is NOTHING_SO else None

    def state(self) -> dict[str, Any]:
        """See Page."""
        return {"shown": self.shown.currentIndex()}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        self.shown.blockSignals(True)
        self.shown.setCurrentIndex(state["shown"])
        self.shown.blockSignals(False)

    def load(self, work: "Work", programme: "Programme | None") -> tuple[Certificate, ...]:
        """Newest first."""
        return work.certificates.where(programme_id=programme.id)[::-1] if programme else ()

    def also_searched(self, row: Any) -> str:
        """Both names, the school, and the number in parts: people type its end, with and without noughts."""
        facts = (row.facts.get(name, "") for name in ("name", "name_hi", "school", "school_hi", "udise"))
        return " ".join((*facts, row.serial.replace("/", " "), str(row.sequence)))

    def load_detail(self, work: "Work", row: Certificate) -> Chain:
        """Whose place it took, and which one took its place."""
        before = work.certificates.find(row.replaces_id) if row.replaces_id else None
        return Chain(before, work.certificates.first(replaces_id=row.id))

    def detail(self, row: Certificate, more: Chain) -> QWidget:
        """What the paper says; its history comes a moment later."""
        chips = [(_(STATE_LABELS[row.state]), STATE_TONES[row.state])]
        facts = Facts(said_name(row.facts), row.serial, chips)
        facts.add_lines([(_("Reason"), row.reason), (_("Exception"), row.override)])
        self._add_link(facts, _("In place of {serial}"), more.before)
        self._add_link(facts, _("Replaced by {serial}"), more.after)
        if waits_for_paper(row):
            facts.add(amber_line(_("Its paper was not made yet. Choose “Print again” to make it.")))
        facts.add_lines(paper_lines(row.facts), _("The paper says"))
        facts.add_lines([(_("Language"), _(LANGUAGE_LABELS[row.language]))])
        store = self.page.shell.context.store
        self.page.shell.jobs.compute(
            lambda: store.history(row.id), lambda entries: add_history(facts, _history_lines(entries)), owner=facts
        )
        return facts

    def _add_link(self, facts: Facts, said: str, other: Certificate | None) -> None:
        if other is not None:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            link = button(
                said.format(serial=other.serial), lambda: self.page.select(other.id), sign="chevron-right", look="link"
            )
            row.addWidget(link)
            row.addStretch(1)
            facts.add(line)


def _history_lines(entries: "tuple[tuple[Entry, Change], ...]") -> list[tuple[str, str]]:
    return [
        (f"{in_india(entry.at):%d.%m.%Y %H:%M}", f"{entry.sentence()} – {entry.actor}") for entry, _change in entries
    ]
