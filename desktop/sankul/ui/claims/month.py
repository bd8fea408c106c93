"""The claims of one month: the chooser of the month, the lines, what to look at, and the total in figures and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sankul.clock import in_india, today
from sankul.operations.claims import ClaimRow
from sankul.rules.claim_sheets import claims_to_print
from sankul.rules.claims import STATE_LABELS, Rate
from sankul.rules.money import rupees, words
from sankul.rules.people import display_name, mask_account
from sankul.rules.rates import UNIT_LABELS
from sankul.text import N_, _, language
from sankul.ui.claims.saying import STATE_TONES, UNIT_COUNTS, said_head, said_month, said_proof, said_rupees
from sankul.ui.empty import Empty
from sankul.ui.exchanged import Exchanged
from sankul.ui.facts import Facts
from sankul.ui.parts import label, styled
from sankul.ui.reports import add_history, amber_line
from sankul.ui.tables import Column
from sankul.ui.views import View

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme

MOST_WARNINGS = 3


@dataclass(frozen=True, slots=True)
class MonthOfClaims:
    """What the view shows: the months there are, the one that is shown (None: no month at all), and its claims."""

    months: tuple[date, ...]
    month_on: date | None
    rows: tuple[ClaimRow, ...] = ()
    total_paise: int = 0
    warnings: tuple[str, ...] = ()


def said_person(row: ClaimRow) -> str:
    """The name in the language now spoken."""
    return display_name(row.person, language())


class MonthView(View):
    """Person, head, quantity, rate, gross, net, account and state; the proof at the right."""

    key = "month"
    title = N_("Claims of a month")
    row_type = ClaimRow
    acts = frozenset({"claims.prepare", "claims.export", "claims.advance"})
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(title=N_("Person"), value=said_person, stretch=True, width=150),
        Column(title=N_("Head"), value=lambda row: said_head(row.claim), width=134),
        Column(
            title=N_("Quantity × rate"),
            value=lambda row: (row.claim.rate_paise, row.claim.quantity),
            text=lambda row: f"{row.claim.quantity} × {rupees(row.claim.rate_paise)}",
            align="right",
            width=116,
        ),
        Column(
            title=N_("Gross"),
            value=lambda row: row.claim.gross_paise,
            text=lambda row: rupees(row.claim.gross_paise),
            align="right",
            width=80,
        ),
        Column(
            title=N_("Net"),
            value=lambda row: row.claim.net_paise,
            text=lambda row: rupees(row.claim.net_paise),
            align="right",
            width=80,
        ),
        Column(
            title=N_("Account"),
            value=lambda row: _("Yes") if row.has_account else _("No"),
            chip=lambda row: None if row.has_account else "amber",
            width=76,
        ),
        Column(
            title=N_("State"),
            value=lambda row: _(STATE_LABELS[row.claim.state]),
            chip=lambda row: STATE_TONES[row.claim.state],
            width=152,
        ),
    )
    nothing_yet = Empty(
        N_("No claims in this month"),
        N_("They are worked out from the sessions that were held, each with its proof."),
        "receipt-indian-rupee",
        "claims.prepare",
    )
    nothing_picked = Empty(N_("Nothing selected"), N_("Choose a claim to see which sessions prove it."), "eye")

    def build(self) -> None:
        """The chooser, and the foot with what to look at and the total."""
        self.month_on: date | None = None
        self.present: tuple[ClaimRow, ...] = ()
        self.months = QComboBox()
        self.months.setAccessibleName(_("Month"))
        self.months.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.months.currentIndexChanged.connect(self._chosen)
        self.foot = styled(QFrame(), "foot")
        self.foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        rows = QVBoxLayout(self.foot)
        rows.setContentsMargins(16, 8, 16, 8)
        rows.setSpacing(2)
        warnings = QVBoxLayout()
        warnings.setSpacing(0)
        self._warnings = Exchanged(warnings)
        self.total = styled(QLabel(), "title")
        self.words = label("", "soft", can_copy=True)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.total)
        line.addWidget(self.words, 1)
        rows.addLayout(warnings)
        rows.addLayout(line)
        self.foot.hide()

    def controls(self) -> Sequence[QWidget]:
        """See View."""
        return (self.months,)

    def load(self, work: "Work", programme: "Programme | None") -> MonthOfClaims:
        """The months with sessions or claims, and the claims of the wanted one."""
        from sankul.operations.claims import claim_rows, warnings_about

        if programme is None:
            return MonthOfClaims((), None)
        months = _months_of(work, programme)
        month_on = self.month_on if self.month_on in months else _first_shown(months)
        if month_on is None:
            return MonthOfClaims((), None)
        rows = claim_rows(work, programme, month_on)
        claims = claims_to_print(row.claim for row in rows)
        total = sum(each.net_paise for each in claims)
        return MonthOfClaims(months, month_on, rows, total, warnings_about(work, claims) if claims else ())

    def rows(self, data: MonthOfClaims) -> Sequence[Any]:
        """The claims."""
        return data.rows

    def show(self, data: MonthOfClaims) -> None:
        """The chooser and the foot."""
        self.month_on, self.present = data.month_on, data.rows
        self.months.blockSignals(True)
        self.months.clear()
        for month_on in data.months:
            self.months.addItem(said_month(month_on), month_on)
        self.months.setCurrentIndex(data.months.index(data.month_on) if data.month_on else -1)
        self.months.setEnabled(bool(data.months))
        self.months.blockSignals(False)
        self._show_foot(data)

    def hide(self) -> None:
        """The foot belongs to the claims."""
        self.foot.hide()

    def fold(self, *, is_narrow: bool) -> None:
        """See View."""
        self.foot.setVisible(bool(self.present) and not is_narrow)

    def choose(self, month_on: date) -> None:
        """Show another month, as soon as it is read."""
        self.month_on = month_on
        self.page.refresh()

    def also_searched(self, row: Any) -> str:
        """Both names."""
        return f"{row.person.name} {row.person.name_hi}"

    def load_detail(self, work: "Work", row: Any) -> tuple[Rate | None, str]:
        """The rate behind the line, and the account as it may be shown."""
        rate = work.rates.find(row.claim.rate_id) if row.claim.rate_id else None
        account = work.bank_accounts.first(person_id=row.claim.person_id)
        return rate, mask_account(account.account) if account else ""

    def detail(self, row: Any, more: tuple[Rate | None, str]) -> QWidget:
        """How the amount comes about, and which sessions prove it."""
        claim, (rate, account) = row.claim, more
        facts = Facts(said_person(row), said_head(claim), [(_(STATE_LABELS[claim.state]), STATE_TONES[claim.state])])
        if claim.reason:
            facts.add_lines([(_("Reason"), claim.reason)])
        facts.add_lines(_amounts(row))
        facts.add_lines([(_("Account"), account), (_("Order"), rate.order_number if rate else "")])
        if not account:
            facts.add(amber_line(_("No bank account: the place on the sheet stays blank.")))
        if rate and not rate.is_verified:
            facts.add(amber_line(_("The rate is not verified: nobody has entered the order that allows it.")))
        facts.add_lines([said_proof(each) for each in claim.evidence], _("Proved by these sessions"))
        store = self.page.shell.context.store
        self.page.shell.jobs.compute(
            lambda: store.history(claim.id),
            lambda entries: add_history(
                facts,
                [(f"{in_india(each.at):%d.%m.%Y %H:%M}", f"{each.sentence()} – {each.actor}") for each, _c in entries],
            ),
            owner=facts,
        )
        return facts

    def state(self) -> dict[str, Any]:
        """See Page."""
        return {"month_on": self.month_on}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        self.month_on = state["month_on"]

    def _chosen(self, at: int) -> None:
        if at >= 0:
            self.page.close_report()
            self.choose(self.months.itemData(at))

    def _show_foot(self, data: MonthOfClaims) -> None:
        self._warnings.put(*(amber_line(warning) for warning in data.warnings[:MOST_WARNINGS]))
        self.total.setText(_("Total {amount}").format(amount=said_rupees(data.total_paise)))
        self.words.setText(words(data.total_paise, language()))


def _amounts(row: Any) -> list[tuple[str, str]]:
    claim = row.claim
    rate = f"{said_rupees(claim.rate_paise)} {_(UNIT_LABELS[claim.unit])}"
    deduction = said_rupees(claim.deduction_paise) if claim.deduction_paise else ""
    return [
        (_("Month"), said_month(claim.month_on)),
        (_("Rate"), rate),
        (_(UNIT_COUNTS[claim.unit]), str(claim.quantity)),
        (_("Gross"), said_rupees(claim.gross_paise)),
        (_("Deduction"), deduction),
        (_("Net"), said_rupees(claim.net_paise)),
    ]


def _months_of(work: "Work", programme: "Programme") -> tuple[date, ...]:
    """Months of held sessions and of claims, newest first."""
    from sankul.operations.store import Among
    from sankul.rules.sessions import SessionState

    circles = Among([circle.id for circle in work.circles.where(programme_id=programme.id)])
    held = work.sessions.where(circle_id=circles, state=SessionState.HELD)
    days = [in_india(each.starts_at).date() for each in held]
    months = {day.replace(day=1) for day in days} | {
        each.month_on for each in work.claims.where(programme_id=programme.id)
    }
    return tuple(sorted(months, reverse=True))


def _first_shown(months: Sequence[date]) -> date | None:
    """The last whole month; the newest when there is none."""
    this_month = today().replace(day=1)
    return next((month for month in months if month < this_month), months[0] if months else None)
