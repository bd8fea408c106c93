"""Forms on the claims of a month: export its sheets, move them on their way to payment."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sankul.errors import Refusal
from sankul.rules.claims import MOVES, STATE_LABELS, Claim, ClaimState, ReturnUnexplained
from sankul.text import _
from sankul.ui.claims.saying import said_month
from sankul.ui.fields import ChoiceField, LongTextField, TextField
from sankul.ui.folders import FolderField
from sankul.ui.forms import Form


def export_form(month_on: date, folder: Path) -> Form:
    """Asks for the folder."""
    intro = _(
        "Acquittance rolls and the summary in both languages, a workbook, and the list for the bank. Older sheets of the "
        "month are replaced."
    )
    title = _("Export the sheets of {month}").format(month=said_month(month_on))
    return Form(title, [FolderField(_("Folder"), folder)], _("Export sheets"), intro=intro)


def next_states(claims: Iterable[Claim]) -> list[tuple[ClaimState, int]]:
    """Where claims may go now, and how many of them; in the order of the way."""
    counts = Counter(state for each in claims for state in MOVES[each.state])
    return [(state, counts[state]) for state in ClaimState if counts[state]]


class AdvanceForm(Form):
    """The step, who decides, and the reason where one is needed."""

    def __init__(self, month_on: date, steps: list[tuple[ClaimState, int]]) -> None:
        choices = [(state, f"{_(STATE_LABELS[state])} ({n})") for state, n in steps]
        first = next((state for state, _n in steps if state is not ClaimState.RETURNED), ClaimState.RETURNED)
        self.to = ChoiceField("to", _("Next state"), choices, first)
        self.by = TextField(
            "by", _("Decided by"), hint=_("Name or office; you, when empty. Nobody decides on the own claim.")
        )
        self.reason = LongTextField("reason", _("Reason"), validate=self._explains)
        super().__init__(
            _("Advance the claims of {month}").format(month=said_month(month_on)),
            [self.to, self.by, self.reason],
            "",
            intro=_("All claims of the month that may take this step take it together."),
        )
        self._counts = dict(steps)
        self.to.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        state = self.to.value()
        self.submit.setText(_("Advance claims ({n})").format(n=self._counts[state]))
        self.reason.setVisible(state is ClaimState.RETURNED)
        self.reason.tell(None)

    def _explains(self, value: str) -> Refusal | None:
        return ReturnUnexplained() if self.to.value() is ClaimState.RETURNED and not value else None
