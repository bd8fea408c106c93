"""Rates: the dated rows from which claims are worked out."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from sankul.rules.claims import Rate
from sankul.rules.money import rupees
from sankul.rules.rates import BY_HAND, UNIT_LABELS, role_label
from sankul.text import N_, _, language
from sankul.ui.claims.saying import said_month, said_rupees
from sankul.ui.empty import Empty
from sankul.ui.facts import Facts
from sankul.ui.reports import amber_line
from sankul.ui.tables import Column, Tone
from sankul.ui.views import View

if TYPE_CHECKING:
    from datetime import date

    from sankul.operations.store import Work
    from sankul.rules.programmes import Programme


def head_of(rate: Rate) -> str:
    """The head in the language now spoken, as far as it is known."""
    return (rate.head_hi if language() == "hi" else "") or rate.head


def last_month(rate: Rate) -> "date | None":
    """The last month in which the rate holds."""
    from datetime import timedelta

    return (rate.until_on - timedelta(days=1)).replace(day=1) if rate.until_on else None


def said_until(rate: Rate) -> str:
    """The last month in words, or nothing while no end is known."""
    last = last_month(rate)
    return said_month(last) if last else ""


def said_period(rate: Rate) -> str:
    """From which month, and until which if an end is known."""
    if rate.until_on:
        return f"{said_month(rate.from_on)} – {said_until(rate)}"
    return _("from {month}").format(month=said_month(rate.from_on))


def said_proven(rate: Rate) -> tuple[str, Tone]:
    """The chip."""
    return (_("Verified"), "green") if rate.is_verified else (_("Not verified"), "amber")


class RatesView(View):
    """Role, head, amount and unit, and how long; the rest at the right."""

    key = "rates"
    title = N_("Rates")
    row_type = Rate
    acts = frozenset({"claims.rate_add", "claims.rate_change"})
    columns: ClassVar[tuple[Column[Rate], ...]] = (
        Column(title=N_("Role"), value=lambda row: role_label(row.role), width=110),
        Column(title=N_("Head"), value=head_of, stretch=True, width=180),
        Column(
            title=N_("Amount"),
            value=lambda row: row.amount_paise,
            text=lambda row: rupees(row.amount_paise),
            align="right",
            width=100,
        ),
        Column(title=N_("For"), value=lambda row: _(UNIT_LABELS[row.unit]), width=96),
        Column(title=N_("In force"), value=lambda row: row.from_on, text=said_period, width=190),
        Column(
            title=N_("Order"), value=lambda row: said_proven(row)[0], chip=lambda row: said_proven(row)[1], width=120
        ),
    )
    nothing_yet = Empty(
        N_("No rate yet"),
        N_("Enter each allowance with its order; claims are worked out from these rows."),
        "banknote",
        "claims.rate_add",
    )
    nothing_picked = Empty(N_("Nothing selected"), N_("Choose a rate to see its conditions."), "eye")

    def load(self, work: "Work", programme: "Programme | None") -> tuple[Rate, ...]:
        """Those of the state and of this programme, by role, head and first month."""
        own = (None, programme.id) if programme else (None,)
        rates = [each for each in work.rates.where() if each.programme_id in own]
        return tuple(sorted(rates, key=lambda each: (each.role, each.head, each.from_on)))

    def also_searched(self, row: Rate) -> str:
        """Both heads and the order."""
        return f"{row.head} {row.head_hi} {row.order_number}"

    def detail(self, row: Rate, more: Any) -> QWidget:
        """All that the row says."""
        facts = Facts(head_of(row), role_label(row.role), [said_proven(row)])
        facts.add_lines(
            [
                (_("Amount"), f"{said_rupees(row.amount_paise)} {_(UNIT_LABELS[row.unit])}"),
                (_("At most a month"), said_rupees(row.cap_paise) if row.cap_paise else ""),
                (_("Least sessions"), str(row.min_sessions)),
                (_("From"), said_month(row.from_on)),
                (_("Last month"), said_until(row) or _("No end known")),
                (_("Order"), row.order_number),
                (_("Holds for"), _("This programme only") if row.programme_id else _("Every programme")),
            ]
        )
        if not row.is_verified:
            facts.add(
                amber_line(_("Sheets made from it say that the rate is not verified. Enter the number of its order."))
            )
        if row.unit in BY_HAND:
            facts.add(amber_line(_("No session proves kilometres or visits; such lines are entered by hand.")))
        return facts
